"""What is read out of the log: pages of it, its signed heads, and the file that a stranger can verify (c18).

The file holds ids, acts and hours: no word of a story, no name, no minute. An id that the law had erased is not in it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from archive.ground import audit, chain
from archive.ground.audit import Act, AuditRow, HeadRow, SubjectRow, as_act
from archive.ground.chain import Entry, Head, Line
from archive.ground.crypto import signing_public

SIGN_KEY = "log-sign"
"""The name of the house key that signs heads."""

EXPORTED = "export the log"
"""The act of handing it out."""

WITH = ", "
"""What stands between an act and what it was done with."""

A_PAGE = 50
AT_ONCE = 1_000


@dataclass(frozen=True)
class Asked:
    """Which acts somebody wants to see; empty means any."""

    act: str = ""
    subject: str = ""
    page: int = 1


@dataclass(frozen=True)
class Page:
    """Some of the acts, newest first."""

    acts: tuple[Act, ...]
    count: int
    """Of all that were asked for."""

    number: int
    pages: int


def page(session: Session, asked: Asked) -> Page:
    """Return one page of what was asked for; a page beyond the last is the last."""
    which = tuple(_which(asked))
    count = session.execute(select(func.count(AuditRow.n)).where(*which)).scalar_one()
    pages = max(1, -(-count // A_PAGE))
    number = min(max(1, asked.page), pages)
    some = select(AuditRow).where(*which).order_by(AuditRow.n.desc())
    rows = session.execute(some.limit(A_PAGE).offset((number - 1) * A_PAGE)).scalars()
    return Page(tuple(as_act(row) for row in rows), count, number, pages)


def kinds(session: Session) -> tuple[str, ...]:
    """Return every act that the log knows, in order. What it was done with stands behind a comma, and makes no other kind."""
    acts = session.execute(select(AuditRow.act).distinct()).scalars()
    return tuple(sorted({act.partition(WITH)[0] for act in acts}))


def head(session: Session, private: bytes, today: date) -> Head:
    """Return a signed head of the log as it stands."""
    n, hash = _last(session)
    return chain.signed_head(private, n, hash, today)


def sign_daily(session: Session, private: bytes, today: date) -> bool:
    """Keep a head of the log, once a day when something was written; return whether one was kept. Safe to repeat."""
    before, (n, hash) = _newest_head(session), _last(session)
    if n == (before.n if before else 0) or (before is not None and before.day >= today.isoformat()):
        return False
    session.add(HeadRow(n=n, line=chain.signed_head(private, n, hash, today).text))
    session.flush()
    return True


def lines(session: Session, private: bytes, today: date, *, are_ids_open: bool = True) -> Iterator[str]:
    """Yield the whole log as the lines of a file, with a head of today at the end.

    Only there: a file that was cut off must not end with one.

    Args:
        session: one that sees one state of the store from the first line to the last.
        private: the key that signs.
        today: for the last head.
        are_ids_open: whether it says what each act is about; a chain of closed ids verifies just as well.
    """
    ends = head(session, private, today)
    yield chain.first_line(ends.log, are_ids_open=are_ids_open)
    yield from _entries(session, are_ids_open=are_ids_open)
    yield ends.text


def fault(session: Session, private: bytes) -> str:
    """Return the first broken place of the log as it lies in the store, in one sentence; empty when there is none."""
    stored = [Head.read(line) for line in session.execute(select(HeadRow.line)).scalars()]
    begins = chain.first_line(signing_public(private).hex(), are_ids_open=True)
    every = itertools.chain([begins], _entries(session, are_ids_open=True))
    return chain.verify(every, stored, ends_with_head=False).fault


def _entries(session: Session, *, are_ids_open: bool) -> Iterator[str]:
    every = (
        select(AuditRow.__table__, SubjectRow.salt, SubjectRow.subject)
        .outerjoin(SubjectRow, SubjectRow.n == AuditRow.n)
        .order_by(AuditRow.n)
    )
    for row in session.execute(every.execution_options(yield_per=AT_ONCE)):
        hour, moment = chain.hour_of(row.at), chain.closed_moment(row.moment_salt, row.at)
        entry = Entry(row.n, hour, row.who, row.act, row.subject_hash, moment, row.before)
        told = (row.salt, row.subject) if are_ids_open else (None, None)
        yield Line(entry, row.hash, *told).text()


def _which(asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.act:
        yield or_(AuditRow.act == asked.act, AuditRow.act.startswith(f"{asked.act}{WITH}", autoescape=True))
    if asked.subject:
        yield AuditRow.n.in_(select(SubjectRow.n).where(SubjectRow.subject == asked.subject))


def _last(session: Session) -> tuple[int, str]:
    last = session.execute(audit.newest()).first()
    return (last.n, last.hash) if last is not None else (0, chain.NOTHING)


def _newest_head(session: Session) -> Head | None:
    line = session.execute(select(HeadRow.line).order_by(HeadRow.n.desc()).limit(1)).scalar_one_or_none()
    return Head.read(line) if line is not None else None
