"""What the Desk lets go of when a story is deleted: who asked how to reach her, an adviser's no, a worry that is closed.

Checks, decisions and complaints go with them. The story's key is gone already, and with it every word; what is left would
still say of a person that somebody feared harm. A worry that is open stays, with words of its own, until it is closed
(`moderation.concerns.concerns`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.rules.clock import Moment
from moderation.concerns.concern_rows import Standing
from moderation.people_tables import ConcernAction, ConcernNote, ConcernRow, IdentityRequest, VetoRow
from moderation.tables import AloneRow, CourtCheckRow, Decision, SeenAgainRow, TakedownRow
from stories.tables import State, Story


def forget_deleted(session: Session, moment: Moment) -> int:
    """Delete what was noted about deleted stories, and their ids in the log; return how many ids. Safe to repeat."""
    ids = [*_of_stories(session), *_of_closed_concerns(session)]
    if ids:
        audit.forget(session, ids, at=moment.now)
    return len(ids)


def _of_stories(session: Session) -> Iterable[str]:
    gone = select(Story.id).where(Story.state == State.DELETED)
    for unnamed in (Decision, TakedownRow, SeenAgainRow, AloneRow):
        session.execute(delete(unnamed).where(unnamed.story_id.in_(gone)))
    for table in (IdentityRequest, VetoRow, CourtCheckRow):
        mine = delete(table).where(table.story_id.in_(gone)).returning(table.id)
        yield from session.execute(mine).scalars().all()


def _of_closed_concerns(session: Session) -> Iterable[str]:
    gone = select(Story.id).where(Story.state == State.DELETED)
    closed = select(ConcernRow.id).where(ConcernRow.state == Standing.CLOSED, ConcernRow.story_id.in_(gone))
    for table in (ConcernNote, ConcernAction):
        mine = delete(table).where(table.concern_id.in_(closed)).returning(table.id)
        yield from session.execute(mine).scalars().all()
    one = delete(ConcernRow).where(ConcernRow.id.in_(closed)).returning(ConcernRow.id)
    yield from session.execute(one).scalars().all()
