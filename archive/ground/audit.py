"""Who did what to which id, when: append-only, and never a word of a story (c17, rule 10).

What a mother does is written to the hour, what staff do to the second; no address, no browser (rule 18, i3).
SQLite itself refuses UPDATE and DELETE on the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.db import Base, new_metadata

HERS = "contributor"
"""Who acted, when it was a mother: never which one."""


class AuditBase(Base):
    """The audit table, in the store whose changes it tells of."""

    __abstract__ = True
    metadata = new_metadata()


class AuditRow(AuditBase):
    """One act."""

    __tablename__ = "audit"
    __table_args__ = {"info": {"append_only": True, "no_delete": True}}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(comment="A staff id, 'contributor' or 'worker'.")
    act: Mapped[str] = mapped_column(comment="A verb of ours, e.g. 'claim'.")
    subject: Mapped[str] = mapped_column(comment="An id.")


@dataclass(frozen=True)
class Act:
    """One line of the log, as shown."""

    at: datetime
    who: str
    act: str
    subject: str


def note(session: Session, *, who: str, act: str, subject: str, at: datetime) -> None:
    """Write one act in the caller's transaction. A mother's acts are rounded down to the hour."""
    if who == HERS:
        at = at.replace(minute=0, second=0, microsecond=0)
    session.add(AuditRow(at=at, who=who, act=act, subject=subject))


def read(session: Session, *, most: int = 200, subject: str | None = None) -> tuple[Act, ...]:
    """Return the newest acts first, of one subject or of all."""
    query = select(AuditRow).order_by(AuditRow.n.desc()).limit(most)
    if subject is not None:
        query = query.where(AuditRow.subject == subject)
    return tuple(Act(row.at, row.who, row.act, row.subject) for row in session.execute(query).scalars())
