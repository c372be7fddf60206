"""What happened out there: each showing of an edition, with no person in it (g3, rule 17).

The Reading room appends; Notes and the Desk read. A row holds edition, kind, area, count and hour, nothing else.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.crypto import new_id
from archive.ground.db import APPEND_ONLY, Base, new_metadata

MOST_PEOPLE = 1_000


class Kind(StrEnum):
    """How it was shown."""

    ROOM = "room"
    """Shown to people in one room; the count is how many, as the trainer said."""

    LINK = "link"
    """Opened by one learner through a private link."""

    PREPARED = "prepared"
    """Read by a trainer who prepares; one person."""


MET = frozenset({Kind.ROOM, Kind.LINK})
"""What counts as people who met a story; who only got a session ready does not."""


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


@dataclass(frozen=True)
class Showing:
    """One showing, as read."""

    edition_id: str
    kind: Kind
    area: str
    people: int
    hour: datetime


def note_showing(
    session: Session, *, edition_id: str, kind: Kind, area: str, people: int, now: datetime, once: str = ""
) -> None:
    """Write one showing in the caller's transaction.

    Args:
        session: on the store of uses.
        edition_id: what was shown.
        kind: how.
        area: the organisation's one area, or empty.
        people: 1 to 1,000.
        now: the moment, aware; only its hour is kept.
        once: a text with a 256-bit secret in it, for what counts once only: repeated, it writes nothing more. What is
            stored of it is a hash that nobody can tell from a random id.

    Raises:
        ValueError: `people` is below 1 or above 1,000.
    """
    if not 1 <= people <= MOST_PEOPLE:
        raise ValueError("A showing has 1 to 1,000 people.")
    hour = now.replace(minute=0, second=0, microsecond=0)
    id = _once_id(once) if once else new_id()
    row = insert(ShowingRow).values(
        id=id, edition_id=edition_id, kind=kind, area=area, people=people, hour=hour
    )
    session.execute(row.on_conflict_do_nothing(index_elements=["id"]))


def _once_id(once: str) -> str:
    # Of the same length and alphabet as a random id, so that nothing in the ledger tells the two kinds apart.
    return urlsafe_b64encode(hashlib.sha256(once.encode()).digest()[:16]).decode().rstrip("=")


def showings_of(session: Session, edition_ids: Sequence[str]) -> tuple[Showing, ...]:
    """Return every showing of these editions, newest first."""
    query = select(ShowingRow).where(ShowingRow.edition_id.in_(edition_ids)).order_by(ShowingRow.hour.desc())
    return tuple(
        Showing(row.edition_id, Kind(row.kind), row.area, row.people, row.hour)
        for row in session.execute(query).scalars()
    )
