"""Work that must happen although a process dies: a leased job table, written in the caller's own transaction.

A worker takes a job by writing a lease; killed, its lease runs out and another takes the job again. Every job is
therefore safe to repeat, and its argument is an id, never words. Measured beside six queues
(`design/dependencies.md` 2a): this one re-ran every killed job; several popular ones lost it.

`later` and `Worker` are the whole interface, so that a PostgreSQL queue can stand behind the same two names.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine, Index, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.crypto import new_id
from archive.ground.db import Base, new_metadata
from archive.rules.errors import NotFound, Unreadable


class NotYet(Exception):
    """Something passing stands in the way; the job runs again, and nothing was changed."""


LEASE = timedelta(seconds=60)
GONE: tuple[type[Exception], ...] = (NotFound, Unreadable)
"""What a job meets when something that it needs is missing or damaged."""

TRIES_WHEN_GONE = 4
"""Tries, over eleven minutes: a disk may come back. Then a person is told, and the job is over."""

RETRY_STEPS = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))

_log = logging.getLogger("ihw.jobs")


class JobBase(Base):
    """The job table, which lives in the store whose changes ask for the jobs."""

    __abstract__ = True
    metadata = new_metadata()


class JobRow(JobBase):
    """One thing to do, by name and id."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_due", "done_at", "due"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    argument: Mapped[str] = mapped_column(comment="An id; never words.")
    due: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    lease: Mapped[str | None] = mapped_column(
        comment="Random, so that a worker that lost its lease cannot finish the job."
    )
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]


def later(session: Session, name: str, argument: str, *, due: datetime, once: bool = False) -> None:
    """Ask for the job in the caller's transaction: no commit, no job.

    Args:
        session: of the store that holds the job table.
        name: a name that the worker knows.
        argument: an id.
        due: not before this moment.
        once: add nothing when the same job already waits, not yet begun (a purge of the index, say).
    """
    if once:
        waiting = select(JobRow.id).where(
            JobRow.name == name,
            JobRow.argument == argument,
            JobRow.done_at.is_(None),
            JobRow.leased_until.is_(None),
        )
        if session.execute(waiting).first():
            return
    session.add(JobRow(id=new_id(), name=name, argument=argument, due=due, attempts=0))


def waiting(session: Session, name: str | None = None) -> int:
    """Return how many jobs are not done; of one name, or of all."""
    query = select(func.count()).select_from(JobRow).where(JobRow.done_at.is_(None))
    return session.execute(query if name is None else query.where(JobRow.name == name)).scalar_one()


def is_waiting(session: Session, name: str, argument: str, *, by: datetime | None = None) -> bool:
    """Return whether this job was asked for and is not done; with `by`, whether it is due until then."""
    query = select(JobRow.id).where(
        JobRow.name == name, JobRow.argument == argument, JobRow.done_at.is_(None)
    )
    return session.execute(query if by is None else query.where(JobRow.due <= by)).first() is not None


@dataclass
class Worker:
    """Takes jobs one at a time and runs the handler of their name with their argument."""

    engine: Engine
    handlers: dict[str, Callable[[str], None]]
    tellers: Mapping[str, Callable[[str], None]] = field(default_factory=dict)
    """By a job's name: what says, where a person sees it, that what the job needs is gone. Safe to repeat."""

    lease: timedelta = LEASE
    failures: int = field(default=0, init=False)

    def run_one(self, now: datetime) -> bool:
        """Take and run one due job; return whether there was one.

        A failing job waits longer each time, and is never dropped; where what it needs stays gone, a person is told instead.
        """
        taken = self._take(now)
        if taken is None:
            return False
        id, name, argument, attempts, lease = taken
        try:
            self._do(name, argument, attempts)
        except Exception as found:  # noqa: BLE001 -- whatever it is, the job goes back and is tried again.
            # The name and the kind of error only: an error text may quote what it stumbled over.
            _log.warning("job %s %s failed: %s", name, id, type(found).__name__)
            self.failures += 1
            self._put_back(id, lease, now + RETRY_STEPS[min(attempts, len(RETRY_STEPS)) - 1])
        else:
            self._finish(id, lease, now)
        return True

    def _do(self, name: str, argument: str, attempts: int) -> None:
        try:
            self.handlers[name](argument)
        except GONE:
            if name not in self.tellers or attempts < TRIES_WHEN_GONE:
                raise
            # What is too damaged to hold a sentence is named by `ihw check`; it is no reason to try for ever.
            with suppress(*GONE):
                self.tellers[name](argument)

    def run_all(self, now: datetime, *, most: int = 10_000) -> int:
        """Run due jobs until none is left (or `most` were run); return how many."""
        count = 0
        while count < most and self.run_one(now):
            count += 1
        return count

    def _take(self, now: datetime) -> tuple[str, str, str, int, str] | None:
        free = or_(JobRow.leased_until.is_(None), JobRow.leased_until < now)
        due = (
            select(JobRow)
            .where(JobRow.done_at.is_(None), JobRow.due <= now, free)
            .order_by(JobRow.due)
            .limit(1)
        )
        with Session(self.engine) as session, session.begin():
            row = session.execute(due).scalar_one_or_none()
            if row is None:
                return None
            row.lease, row.leased_until = new_id(), now + self.lease
            row.attempts += 1
            return row.id, row.name, row.argument, row.attempts, row.lease

    def _finish(self, id: str, lease: str, now: datetime) -> None:
        with Session(self.engine) as session, session.begin():
            session.execute(update(JobRow).where(JobRow.id == id, JobRow.lease == lease).values(done_at=now))

    def _put_back(self, id: str, lease: str, due: datetime) -> None:
        with Session(self.engine) as session, session.begin():
            mine = update(JobRow).where(JobRow.id == id, JobRow.lease == lease)
            session.execute(mine.values(due=due, leased_until=None, lease=None))


def forget_done(session: Session, before: datetime) -> None:
    """Delete jobs finished before that moment: their ids say which story something happened to."""
    session.execute(delete(JobRow).where(JobRow.done_at < before))
