"""What has ended by her yes: its last day is over, or it was opened as often as she said. Taken down, or deleted as she asked.

A sweep asks it each minute (`moderation.sweeps`). The shelf shows such a story to nobody new anyway: its grant refuses.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from archive.editions import ledger
from archive.ground.db import reading
from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING, Status
from archive.rules.errors import Unreadable
from moderation import in_turn
from moderation.decisions import decisions
from moderation.letters import notices
from stories import consenting, messages, withdrawal
from stories.desk import Desk
from stories.tables import ConsentRow, State, Story

ENDS = (State.PUBLISHED, State.RELEASED)
IN_HER_HANDS = frozenset({State.DRAFT, State.BACK, State.DELETED})


def lapse_ended(desk: Desk, moment: Moment) -> int:
    """Take down every story whose yes has ended; delete it, wherever it stands with us, if she asked for that; return how many.

    What she released and what still waits for its day ends as well: it never goes out then.

    A clock that ran backwards ends nothing and opens nothing: the grants on the shelf refuse by themselves.
    """
    if moment.objections():
        return 0
    with Session(reading(desk.engine)) as session:
        over = [
            *_to_delete(desk, session, moment),
            *(story for story in _may_end(session) if _may_have_ended(desk, session, story, moment)),
        ]
        ids = dict.fromkeys(story.id for story in over)
    return in_turn.with_each(desk, ids, lambda session, story: _end(desk, session, story, moment))


def _end(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    """Delete or take down a story if its yes is over still; return whether it was."""
    if _to_delete(desk, session, moment, Story.id == story.id):
        withdrawal.delete(desk, session, story, moment, who="worker")
        return True
    if story.state not in ENDS or not _has_ended(desk, session, story, moment):
        return False
    withdrawal.lapse(desk, session, story, moment)
    # As it stands in the row: what she let out lies sealed beside it, and may be damaged.
    if _newest_yes(session, story).then == Then.ASK and desk.readable([story.id]):
        messages.write(desk, session, story, notices.ENDED, staff_id=decisions.WORKER, moment=moment)
    return True


def _may_end(session: Session) -> list[Story]:
    return list(session.execute(select(Story).where(Story.state.in_(ENDS))).scalars())


def _has_ended(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    row = _newest_yes(session, story)
    return row.until < moment.today or _is_spent(desk, session, row, moment)


def _may_have_ended(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    try:
        return _has_ended(desk, session, story, moment)
    except (NoResultFound, Unreadable):
        return True  # Nobody can say so in a list. It is looked at once more by itself, where it fails alone and is heard of.


def _newest_yes(session: Session, story: Story) -> ConsentRow:
    newest = select(func.max(ConsentRow.n)).where(ConsentRow.story_id == story.id)
    return session.execute(select(ConsentRow).where(ConsentRow.n == newest.scalar_subquery())).scalar_one()


def _is_spent(desk: Desk, session: Session, row: ConsentRow, moment: Moment) -> bool:
    """Return whether it was opened as often as she said, and whoever opened it last has finished.

    The shelf shows it to nobody new from the last opening on; only they may still hear it to the end.
    """
    if row.openings is None or consenting.opened(desk, session, row.story_id) < row.openings:
        return False
    editions = [outing.edition_id for outing in consenting.outings(session, row.story_id)]
    with Session(reading(desk.uses)) as uses:
        return not ledger.is_open(uses, editions, moment.now)


def _to_delete(desk: Desk, session: Session, moment: Moment, *which: ColumnElement[bool]) -> list[Story]:
    """Return what she wanted deleted at its end, which is over: published, held, on its way, or taken down by a clock that leapt.

    What she has in her own hands again is not among them: she is writing in it.
    """
    if moment.publishing_objections():
        # A clock that leapt takes down; what cannot be undone waits until a person has looked at it.
        return []
    newest = select(func.max(ConsentRow.n)).where(ConsentRow.story_id == Story.id).correlate(Story)
    query = (
        select(Story, ConsentRow)
        .join(ConsentRow, ConsentRow.n == newest.scalar_subquery())
        .where(
            *which, Story.state.not_in(IN_HER_HANDS), ConsentRow.status.in_(AUTHORISING | {Status.EXPIRED})
        )
        .where(ConsentRow.then == Then.DELETE)
        .where(or_(ConsentRow.until < moment.today, ConsentRow.openings.is_not(None)))
    )
    return [
        story
        for story, row in session.execute(query)
        if row.until < moment.today or _is_spent(desk, session, row, moment)
    ]
