"""What stewards, and those who look after an organisation, did to which id: appended, never changed, without a word or a name.

Who came in by an invitation is a line only where an ending by a steward stands (`afterwards`). A line is
destroyed after `archive.rules.access.TOLD`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.reading.access.tables import RoomAct
from archive.rules import access as rules


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


def destroy_old(session: Session, now: datetime) -> int:
    """Destroy what was done too long ago to be known; return how many lines there were."""
    too_old = delete(RoomAct).where(RoomAct.at < now - rules.TOLD)
    return int(session.execute(too_old).rowcount)  # type: ignore[attr-defined]  # a DELETE's result has it.
