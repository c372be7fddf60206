"""Who did what to which id, when: append-only, chained, and never a word of a story (c17, c18, rule 10).

What a mother does is written to the hour, what staff do to the second; no address, no browser (rule 18, i3).
SQLite itself refuses UPDATE and DELETE on the table. Each entry carries the hash of the one before; the bytes that are hashed
are drawn in `archive.ground.chain`. What an act is about lies beside it, so that a mother's id can leave the log by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Select, delete, insert, select
from sqlalchemy.orm import Mapped, Session, column_property, mapped_column

from archive.ground import chain
from archive.ground.chain import Entry
from archive.ground.db import APPEND_ONLY, Base, new_metadata

HERS = "contributor"
"""Who acted, when it was a mother: never which one."""

WORKER = "worker"
"""Who acted, when it was the house by itself."""

NEVER_CHANGED = {"append_only": True, "no_delete": True}
SALT_BYTES = 16


class AuditBase(Base):
    """The tables of the log, in the store whose changes it tells of."""

    __abstract__ = True
    metadata = new_metadata()


class SubjectRow(AuditBase):
    """What an act is about, with the salt that closes it; never changed, and deleted when the law says so."""

    __tablename__ = "audit_subject"
    __table_args__ = {"info": APPEND_ONLY}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    n: Mapped[int] = mapped_column(ForeignKey("audit.n"), primary_key=True, autoincrement=False)
    salt: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True, comment="An id.")


class AuditRow(AuditBase):
    """One act."""

    __tablename__ = "audit"
    __table_args__ = {"info": NEVER_CHANGED}  # noqa: RUF012 -- the same.

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(comment="A staff id, 'contributor' or 'worker'.")
    act: Mapped[str] = mapped_column(comment="A verb of ours, e.g. 'claim'.")
    subject_hash: Mapped[str] = mapped_column(comment="Closed: of an id that lies in audit_subject.")
    moment_salt: Mapped[str]
    before: Mapped[str] = mapped_column(comment="Hash of the entry before.")
    hash: Mapped[str] = mapped_column(comment="Its own.")
    subject: Mapped[str | None] = column_property(
        select(SubjectRow.subject).where(SubjectRow.n == n).correlate_except(SubjectRow).scalar_subquery()
    )


class HeadRow(AuditBase):
    """How far the log had come on a day, signed."""

    __tablename__ = "audit_head"
    __table_args__ = {"info": NEVER_CHANGED}  # noqa: RUF012 -- the same.

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    line: Mapped[str] = mapped_column(comment="As in `archive.ground.chain`.")


@dataclass(frozen=True)
class Act:
    """One line of the log, as shown."""

    at: datetime
    who: str
    act: str
    subject: str
    """Empty once it was erased."""


def note(session: Session, *, who: str, act: str, subject: str, at: datetime) -> None:
    """Write one act in the caller's transaction. A mother's acts are rounded down to the hour.

    It is written at once, and not when the session is flushed: the next one has to find it. Whoever writes holds the
    store's write lock (`archive.ground.db`), so nobody else stands between an entry and the one before.

    Raises:
        ValueError: a value that is no single line of print could say something else in the chain.
    """
    if not chain.is_one_line(who, act, subject):
        raise ValueError("What is written into the log is one line each.")
    at = _to_the_hour(at) if who == HERS else at
    connection = session.connection()
    last = connection.execute(newest()).first()
    n, before = (last.n + 1, last.hash) if last is not None else (1, chain.NOTHING)
    salt, moment_salt = secrets.token_hex(SALT_BYTES), secrets.token_hex(SALT_BYTES)
    entry = Entry(
        n, chain.hour_of(at), who, act, chain.closed("subject", salt, subject), chain.closed_moment(moment_salt, at), before
    )  # fmt: skip
    connection.execute(insert(AuditRow).values(
        n=n, at=at, who=who, act=act, subject_hash=entry.subject_hash, moment_salt=moment_salt, before=before, hash=entry.hash
    ))  # fmt: skip
    connection.execute(insert(SubjectRow).values(n=n, salt=salt, subject=subject))


def forget(session: Session, ids: Iterable[str], *, at: datetime) -> int:
    """Erase every mention of these ids, and write how many there were; return that. Safe to repeat.

    The chain still holds: it knows them closed alone, and their salts go with them. How many were erased is told, so that
    an id that somebody took out by hand is one too many.
    """
    gone = delete(SubjectRow).where(SubjectRow.subject.in_(tuple(ids)))
    count = session.connection().execute(gone).rowcount
    if count:
        # To the hour: a minute of the house would be the minute of the mother who asked for it.
        note(session, who=WORKER, act=chain.ERASED, subject=str(count), at=_to_the_hour(at))
    return count


def read(session: Session, *, most: int = 200, subject: str | None = None) -> tuple[Act, ...]:
    """Return the newest acts first, of one subject or of all."""
    query = select(AuditRow).order_by(AuditRow.n.desc()).limit(most)
    if subject is not None:
        query = query.where(AuditRow.subject == subject)
    return tuple(as_act(row) for row in session.execute(query).scalars())


def newest() -> Select[int, str]:
    """Return the statement that asks for number and hash of the newest entry."""
    return select(AuditRow.n, AuditRow.hash).order_by(AuditRow.n.desc()).limit(1)


def as_act(row: AuditRow) -> Act:
    """Return a row as it is shown."""
    return Act(row.at, row.who, row.act, row.subject or "")


def _to_the_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
