"""The house clock: what time it is, and whether that can be believed.

Consent ends on a day, so a clock that runs backwards could re-open what has ended, and one that leaps forward could
publish too early. The latest time ever seen is kept in the store; a leap forward of a running process (wall against
monotonic time), or more than a month of silence, is written down and stops publishing until a person accepts it
(`ihw clock accept`).
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import Base, new_metadata, reading
from archive.rules.clock import TOLERANCE, Moment

WRITE_EVERY = timedelta(seconds=60)

LONGEST_OFF = timedelta(days=30)
"""How long a house may have been switched off without a person being asked whether the clock is right. Our choice:
drafts are kept for 90 days and a yes for months, so what a month wrongly ends can be put right."""


class ClockBase(Base):
    """The clock table, one row a store."""

    __abstract__ = True
    metadata = new_metadata()


class ClockRow(ClockBase):
    """The latest time this store has seen, and whether it leapt."""

    __tablename__ = "clock"

    id: Mapped[int] = mapped_column(primary_key=True)
    latest: Mapped[datetime]
    jumped: Mapped[bool]


def utc_now() -> datetime:
    """Return the wall clock, aware, in UTC."""
    return datetime.now(UTC)


class Clock:
    """Tells the moment; every door and the worker have one, on the store they may write."""

    def __init__(self, engine: Engine) -> None:
        """Remember the wall and the monotonic time of the start."""
        self.engine = engine
        self._wall, self._steady = utc_now(), time.monotonic()

    def moment(self) -> Moment:
        """Return now, beside the latest time ever seen. Writes at most once a minute."""
        now = utc_now()
        latest, jumped = self._read()
        leapt = self._leapt(now) or (latest is not None and now - latest > LONGEST_OFF)
        if latest is None or leapt or now - latest > WRITE_EVERY:
            self._write(now, jumped or leapt)
        return Moment(now=now, latest=latest, jumped=jumped or leapt)

    def accept(self) -> None:
        """Take the time of now as right, after a person looked at it."""
        now = utc_now()
        self._wall, self._steady = now, time.monotonic()
        with self.engine.begin() as connection:
            connection.execute(_row(now, jumped=False))

    def _leapt(self, now: datetime) -> bool:
        steady = time.monotonic()
        ahead = (now - self._wall) - timedelta(seconds=steady - self._steady)
        self._wall, self._steady = now, steady
        return ahead > TOLERANCE

    def _read(self) -> tuple[datetime | None, bool]:
        with reading(self.engine).connect() as connection:
            row = connection.execute(select(ClockRow.latest, ClockRow.jumped)).first()
        return (row.latest, row.jumped) if row else (None, False)

    def _write(self, now: datetime, jumped: bool) -> None:
        with self.engine.begin() as connection:
            found = connection.execute(select(ClockRow.latest)).scalar_one_or_none()
            if found is None or now > found or jumped:
                connection.execute(_row(max(now, found or now), jumped=jumped))


def _row(latest: datetime, *, jumped: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- the dialect's insert has no public type.
    statement = insert(ClockRow).values(id=1, latest=latest, jumped=jumped)
    return statement.on_conflict_do_update(index_elements=["id"], set_={"latest": latest, "jumped": jumped})
