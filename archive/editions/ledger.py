"""What happened out there: each showing of an edition, with no person in it (g3, rule 17).

The Reading room appends; Notes and the Desk read. A row holds edition, kind, area, count and hour; of a session in a room
its kind and the one profession that sat there (ADR 37). Nothing else.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.crypto import new_id
from archive.ground.db import APPEND_ONLY, Base, new_metadata
from archive.rules.choices import Profession
from archive.rules.errors import NOTHING_HERE, NotFound

MOST_PEOPLE = 1_000
STAYS_OPEN = timedelta(hours=1)
"""How long after the hour of an opening whoever opened it may finish: a counted yes is not cut off in the middle of a session."""


class Kind(StrEnum):
    """How it was shown."""

    ROOM = "room"
    """Shown to people in one room; the count is how many, as the trainer said."""

    LINK = "link"
    """Opened by one learner through a private link."""

    PREPARED = "prepared"
    """Read by a trainer who prepares; one person."""

    LOOKED = "looked"
    """A part of it read by a steward, who says whether it may stand alone; one person."""


class Lesson(StrEnum):
    """What kind of session a room was in, as its trainer said."""

    LESSON = "lesson"
    TRAINING = "training"
    TEAM = "team"
    GROUP = "group"
    """A support group."""


MET = frozenset({Kind.ROOM, Kind.LINK})
"""What counts as people who met a story; who only got a session ready, or looked at a part, does not."""

OPENINGS = frozenset({Kind.LINK, Kind.PREPARED, Kind.LOOKED})
"""What counts as an opening. A room is no other one: it sees what a trainer opened, and it is written down afterwards."""


class UsesBase(Base):
    """The tables of the ledger."""

    __abstract__ = True
    metadata = new_metadata()


class ShowingRow(UsesBase):
    """One showing."""

    __tablename__ = "showing"
    __table_args__ = {"info": APPEND_ONLY}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    id: Mapped[str] = mapped_column(
        primary_key=True, comment="Random, so that order and number tell nothing."
    )
    edition_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    area: Mapped[str] = mapped_column(
        comment="The organisation's area id, or empty when it has several or none."
    )
    people: Mapped[int]
    hour: Mapped[datetime] = mapped_column(comment="UTC, rounded down to the hour.")
    lesson: Mapped[str | None] = mapped_column(comment="Of a room: what kind of session, if that was said.")
    whom: Mapped[str | None] = mapped_column(
        comment="Of a room: the one profession that sat there; none when there were several."
    )


@dataclass(frozen=True)
class Showing:
    """One showing, as read."""

    edition_id: str
    kind: Kind
    area: str
    people: int
    hour: datetime
    lesson: Lesson | None = None
    whom: Profession | None = None


def note_showing(
    session: Session,
    *,
    edition_id: str,
    kind: Kind,
    area: str,
    people: int,
    now: datetime,
    once: str = "",
    most: int | None = None,
    just: Iterable[str] = (),
    lesson: Lesson | None = None,
    whom: Profession | None = None,
) -> None:
    """Write one showing in the caller's transaction.

    A transaction takes the write lock as it begins, so of two who open the last one at once only the first gets it.

    Args:
        session: on the store of uses.
        edition_id: what was shown.
        kind: how.
        area: the organisation's one area, or empty.
        people: 1 to 1,000.
        now: the moment, aware; only its hour is kept.
        once: a text with a 256-bit secret in it, for what counts once only: repeated, it writes nothing more. What is
            stored of it is a hash that nobody can tell from a random id.
        most: how often the edition may be opened all in all; None when nothing counts that.
        just: the `once` of every opening that this one would go on with; such a one is not counted twice.
        lesson: of a room, what kind of session it was.
        whom: of a room, the one profession that sat there.

    Raises:
        NotFound: it was opened so often already.
        ValueError: `people` is below 1 or above 1,000.
    """
    if not 1 <= people <= MOST_PEOPLE:
        raise ValueError("A showing has 1 to 1,000 people.")
    hour = now.replace(minute=0, second=0, microsecond=0)
    id = once_id(once) if once else new_id()
    if most is not None and kind in OPENINGS and session.get(ShowingRow, id) is None:
        if has_just_opened(session, just, now):
            return
        if openings_of(session, [edition_id])[edition_id] >= most:
            raise NotFound(NOTHING_HERE)
    row = insert(ShowingRow).values(
        id=id, edition_id=edition_id, kind=kind, area=area, people=people, hour=hour, lesson=lesson, whom=whom
    )
    session.execute(row.on_conflict_do_nothing(index_elements=["id"]))


def once_id(once: str) -> str:
    """Return the id of what counts once only, drawn from a text with a 256-bit secret in it."""
    # Of the same length and alphabet as a random id, so that nothing in the ledger tells the two kinds apart.
    return urlsafe_b64encode(hashlib.sha256(once.encode()).digest()[:16]).decode().rstrip("=")


def openings_of(session: Session, edition_ids: Iterable[str]) -> dict[str, int]:
    """Return how often each of these editions was opened."""
    found = dict.fromkeys(edition_ids, 0)
    query = (
        select(ShowingRow.edition_id, func.count())
        .where(ShowingRow.edition_id.in_(found), ShowingRow.kind.in_(OPENINGS))
        .group_by(ShowingRow.edition_id)
    )
    return found | {row[0]: row[1] for row in session.execute(query)}


def has_just_opened(session: Session, onces: Iterable[str], now: datetime) -> bool:
    """Return whether one of these was written this hour or the one before."""
    ids = [once_id(once) for once in onces]
    query = select(ShowingRow.id).where(ShowingRow.id.in_(ids), ShowingRow.hour >= _since(now)).limit(1)
    return session.execute(query).first() is not None


def is_open(session: Session, edition_ids: Iterable[str], now: datetime) -> bool:
    """Return whether somebody opened one of these a short while ago, and may still be reading."""
    query = select(ShowingRow.id).where(
        ShowingRow.edition_id.in_(list(edition_ids)), ShowingRow.kind.in_(OPENINGS), ShowingRow.hour >= _since(now)
    )  # fmt: skip
    return session.execute(query.limit(1)).first() is not None


def _since(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) - STAYS_OPEN


def showings_of(session: Session, edition_ids: Sequence[str]) -> tuple[Showing, ...]:
    """Return every showing of these editions, newest first."""
    query = select(ShowingRow).where(ShowingRow.edition_id.in_(edition_ids)).order_by(ShowingRow.hour.desc())
    return tuple(_read(row) for row in session.execute(query).scalars())


def _read(row: ShowingRow) -> Showing:
    lesson, whom = Lesson(row.lesson) if row.lesson else None, Profession(row.whom) if row.whom else None
    return Showing(row.edition_id, Kind(row.kind), row.area, row.people, row.hour, lesson, whom)
