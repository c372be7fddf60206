"""A worker over the jobs of one place, on a clock of the test's."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from archive.editions.index import open_index
from archive.ground import jobs
from archive.ground.db import reading
from archive.ground.jobs import Worker
from archive.settings import Place
from moderation import worker
from tests.rooms.with_parts import Work


class Line:
    """A worker over the jobs of one place, with one more job that stands last."""

    def __init__(self, told: Work, place: Place) -> None:
        self.told, self.now = told, told.town.now.now
        self.others: list[str] = []
        index = open_index(place.index)
        handlers = {**worker.handlers(told.desk, index), "other": self.others.append}
        self.worker = Worker(told.desk.engine, handlers, worker.tellers(told.desk))

    def ask(self, name: str, argument: str) -> None:
        with Session(self.told.desk.engine) as session, session.begin():
            jobs.later(session, name, argument, due=self.now)
            jobs.later(session, "other", name, due=self.now)

    def run(self) -> int:
        """Run everything that is due for a day; return how many tries failed."""
        self.worker.run_all(self.now)
        assert self.others, "what stands behind it waits for nothing"
        for _ in range(200):
            self.now += timedelta(minutes=10)
            self.worker.run_all(self.now)
        return self.worker.failures

    def left(self, name: str) -> int:
        with Session(reading(self.told.desk.engine)) as session:
            return jobs.waiting(session, name)
