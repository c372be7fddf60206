"""What stewards, and those who look after an organisation, did to which id: appended, never changed, without a word or a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.reading.access.tables import RoomAct


@dataclass(frozen=True)
class Act:
    """One line of it."""

    at: datetime
    who: str
    act: str
    subject: str


def note(session: Session, *, who: str, act: str, subject: str, at: datetime) -> None:
    """Write one act in the caller's transaction."""
    session.add(RoomAct(who=who, act=act, subject=subject, at=at))


def read(session: Session, *, most: int = 200) -> tuple[Act, ...]:
    """Return the newest acts first."""
    rows = session.execute(select(RoomAct).order_by(RoomAct.n.desc()).limit(most)).scalars()
    return tuple(Act(row.at, row.who, row.act, row.subject) for row in rows)
