"""Which stories are to be asked again who they could be, and why: a list for the queue and for what the house owes (rule 14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules import jigsaw as rules
from archive.rules.clock import Moment
from moderation.tables import AloneRow
from moderation.who import jigsaw, others
from stories.desk import Desk
from stories.tables import Story


def asked_again(session: Session, moment: Moment) -> Mapping[str, str]:
    """Return the stories that are to be asked again who they could be, by id, and why, in a sentence.

    Of those that are out: for the first time, because of time, because they were asked before all was kept, or because they
    are alone now; of those on their way, the last.
    """
    seen = session.execute(select(Story.id).where(others.SEEN)).scalars().all()
    asked_on = {row.story_id: row.on for row in session.execute(others.newest_rows()).scalars()}
    never = {id: rules.NO_PANEL for id in seen if id not in asked_on}
    old = {id: rules.TOO_OLD for id in seen if id in asked_on and _is_old(asked_on[id], moment)}
    marked = (
        select(Story.id, AloneRow.is_alone)
        .join(AloneRow, AloneRow.story_id == Story.id)
        .where(Story.state.in_(jigsaw.ON_ITS_WAY), Story.hidden_by.is_(None))
    )
    why = {True: rules.ALONE_NOW, False: rules.ASKED_BEFORE}
    return never | old | {row.id: why[row.is_alone] for row in session.execute(marked)}


def why_asked_again(desk: Desk, session: Session, moment: Moment) -> Mapping[str, str]:
    """Return the same, and of what is damaged that it is so, and what to do about it."""
    found = dict(asked_again(session, moment))
    marked = select(Story).join(AloneRow, AloneRow.story_id == Story.id).where(AloneRow.is_alone.is_(False))
    for story in session.execute(marked.where(Story.id.in_(found))).scalars():
        if jigsaw.is_damaged(desk, session, story):
            found[story.id] = jigsaw.DAMAGED
    return found


def _is_old(day: date, moment: Moment) -> bool:
    return moment.today >= rules.months_after(day, rules.MONTHS)
