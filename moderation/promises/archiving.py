"""What the archivist sees: sealed packages by an opaque mark, in steps that tell nothing, and whether each is whole (h1, ADR 41).

No key is asked for but the one that makes marks. The administrator sees those that are not whole, and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from archive.ground.audit import AuditRow
from archive.ground.crypto import fingerprint
from archive.rules import packages as rules
from archive.rules.clock import Moment
from archive.rules.packages import Fault
from stories.desk import Desk
from stories.packages import MARKS_KEY
from stories.tables import SealedPart, State, Story

A_PAGE = 50
COPIED = "write a copy for keeping"
"""The act in the log by which a copy for keeping was written (`archive.keeping`)."""


@dataclass(frozen=True)
class Package:
    """One package, as listed: nothing by which it could be told from many."""

    mark: str
    parts: str
    size: str
    faults: tuple[Fault, ...]
    """What is wrong with something of it; not of how many parts, which would be their number."""

    is_late: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with it, as far as is known."""
        return not self.faults


@dataclass(frozen=True)
class Shown:
    """One page of the list."""

    packages: tuple[Package, ...]
    broken: tuple[Package, ...]
    """Those that are not whole, on whatever page they stand."""

    count: int
    number: int
    pages: int
    late: int
    """Sealed parts that were not looked at for longer than is promised."""

    looked_on: date | None
    """When anything was last looked at; nothing of one package."""

    copied_on: date | None
    """When the newest copy for keeping was written."""

    is_copy_old: bool


def shown(desk: Desk, session: Session, moment: Moment, number: int) -> Shown:
    """Return one page of the list, by mark; a page beyond the last is the last."""
    key = desk.keys.standing(MARKS_KEY)
    listed = sorted(
        (_package(key, row, moment.today) for row in _rows(session, moment)), key=lambda one: one.mark
    )
    pages = max(1, -(-len(listed) // A_PAGE))
    number = min(max(1, number), pages)
    copied_on = _copied_on(session)
    return Shown(
        packages=tuple(listed[(number - 1) * A_PAGE : number * A_PAGE]),
        broken=tuple(one for one in listed if not one.is_whole),
        count=len(listed),
        number=number,
        pages=pages,
        late=faults(session, moment)[1],
        looked_on=session.execute(select(func.max(SealedPart.checked_on))).scalar_one(),
        copied_on=copied_on,
        is_copy_old=copied_on is None or moment.today - copied_on > rules.COPY_WITHIN,
    )


def faults(session: Session, moment: Moment) -> tuple[int, int]:
    """Return how many sealed parts are lost or changed, and how many were not looked at in time."""
    lost = select(func.count(SealedPart.id)).where(SealedPart.fault.is_not(None))
    late = select(func.count(SealedPart.id)).where(SealedPart.checked_on < moment.today - rules.CHECKED_WITHIN)  # fmt: skip
    return session.execute(lost).scalar_one(), session.execute(late).scalar_one()


def _rows(session: Session, moment: Moment) -> Sequence[_Row]:
    """Return what is known of each package that may be listed: one of this month only once something is wrong with it."""
    before = datetime.combine(rules.listed_before(moment.today), time(), UTC)
    lost, changed = (func.count(SealedPart.id).filter(SealedPart.fault == fault) for fault in Fault)
    joined = and_(Story.sent_at.is_not(None), Story.sent_at < before)
    query = (
        select(
            SealedPart.story_id, func.count(SealedPart.id), func.sum(SealedPart.size), func.min(SealedPart.checked_on),
            lost, changed,
        )
        .join(Story, Story.id == SealedPart.story_id)
        .where(Story.state != State.DELETED)
        .group_by(SealedPart.story_id)
        .having(or_(joined, func.count(SealedPart.fault) > 0))
    )  # fmt: skip
    return [_Row(*row) for row in session.execute(query)]


@dataclass(frozen=True)
class _Row:
    story_id: str
    parts: int
    size: int
    checked_on: date
    lost: int
    changed: int


def _package(key: bytes, row: _Row, today: date) -> Package:
    return Package(
        mark=rules.shelf_mark(fingerprint(key, row.story_id)),
        parts=rules.count_in_words(row.parts),
        size=rules.size_in_words(row.size),
        faults=tuple(
            fault for fault, count in ((Fault.LOST, row.lost), (Fault.CHANGED, row.changed)) if count
        ),
        is_late=rules.is_late(row.checked_on, today),
    )


def _copied_on(session: Session) -> date | None:
    newest = select(func.max(AuditRow.at)).where(AuditRow.act == COPIED)
    at = session.execute(newest).scalar_one_or_none()
    return None if at is None else at.date()
