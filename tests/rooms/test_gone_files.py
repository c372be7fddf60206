"""A job whose file is missing is tried a few times; then a person reads what to do, and nothing else waited for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.editions.index import open_index
from archive.ground import jobs
from archive.ground.db import reading
from archive.ground.jobs import TRIES_WHEN_GONE, Worker
from archive.media import looking as machine
from archive.settings import Place
from moderation import covering, found_in_pictures, making, readings, worker
from stories import finished, parts
from stories.parts import Role
from stories.reading_rows import Standing
from tests.rooms.test_readings import READ, Reading
from tests.rooms.voicing import Told, no_pictures, no_sound
from tests.town import Town


@pytest.fixture
def town(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town whose recordings nobody listens to."""
    no_pictures(monkeypatch)
    no_sound(monkeypatch)
    return Town(desk)


def _lose(told: Told, part_id: str, role: Role) -> None:
    with Session(reading(told.desk.engine)) as session:
        for row in parts.rows_of(session, parts.hers(session, told.story(session), part_id), role):
            told.desk.originals.destroy(row.id)


class Line:
    """A worker over the jobs of one place, with one more job that stands last."""

    def __init__(self, told: Told, place: Place) -> None:
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


def test_a_reading_whose_file_is_gone_is_asked_for_once_more(town: Town, place: Place) -> None:
    told = Reading(town, READ)
    token = told.ask()
    told.send(token)
    _lose(told, told.part_id, Role.READ_SENT)
    line = Line(told, place)
    line.ask("open-reading", told.row().id)
    assert line.run() == 2 * (TRIES_WHEN_GONE - 1), "its own job, and the one that this test asked for"
    assert line.left("open-reading") == 0
    row = told.row()
    assert row.state == Standing.ASKED and row.why == readings.GONE
    told.send(token)
    assert told.row().state == Standing.SENT, "the same link takes another one"


def test_of_a_recording_whose_file_is_gone_the_desk_says_what_to_do(town: Town, place: Place) -> None:
    told = Told(town)
    told.decide()
    with Session(town.desk.engine) as session, session.begin():
        covering.ask_for_all(told.hands(session))
    _lose(told, told.ids[0], Role.SENT)
    line = Line(told, place)
    line.ask("other", "nothing")
    assert line.run() == TRIES_WHEN_GONE - 1 and line.left("make") == 0
    assert told.sound.trouble == making.GONE and not told.sound.is_made
    # Put back, it is made by the same press as ever.
    with Session(town.desk.engine) as session, session.begin():
        assert told.ids[0] in covering.ask_for_all(told.hands(session))


def test_a_picture_whose_file_is_gone_was_looked_at_by_nobody(town: Town, place: Place) -> None:
    told = Told(town)
    told.decide()
    picture = next(one for one in told.ids if one != told.ids[0])
    with Session(town.desk.engine) as session, session.begin():
        found_in_pictures.ask(town.desk, session, told.hands(session).copy, town.now)
    _lose(told, picture, Role.CLEAN)
    line = Line(told, place)
    line.ask("other", "nothing")
    line.run()
    assert line.left("look-for") == 0
    with Session(reading(town.desk.engine)) as session:
        work = finished.read(town.desk, finished.newest(session, told.id)).part(picture)
    assert work.looked == machine.NOT_LOOKED
