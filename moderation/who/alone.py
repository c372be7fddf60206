"""Which stories are the only ones to tell something, since others have left the archive (rules 8 and 14, ADR 21).

When somebody asked who a story could be, another mother's story told the same. That one is deleted, hidden, over, or tells
less now. So the question is asked again of the ones that stay: as a mark beside each, set here in the background, in batches,
and gone once two people have answered. It names no story that went, no reason and no hour, and nothing of it is in the log.
What is out stays where it is until people have looked.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlalchemy.orm import Session

from archive.ground import jobs
from archive.ground.db import reading
from archive.rules.alone import Crowd
from archive.rules.clock import Moment
from archive.rules.jigsaw import Panel
from moderation.tables import AloneRow
from moderation.who import jigsaw, others
from stories import pulling
from stories.desk import Desk
from stories.tables import State, Story
from stories.work_tables import PanelRow

JOB = pulling.ALONE_JOB
AT_ONCE = 500
"""Stories that one job asks; the next job goes on behind them."""


def look(desk: Desk, after: str, moment: Moment) -> None:
    """Ask the stories behind this id whether they have become alone; mark those, and take the mark from those that are not.

    All is read without the lock that writers wait for; what has changed meanwhile asks for a job of its own. Safe to repeat.
    """
    with Session(reading(desk.engine)) as session:
        asked = _by_id(session, _asked(Story.id > after).limit(AT_ONCE))
        alone = _alone(desk, session, list(asked))
    with Session(desk.engine) as session, session.begin():
        now = _by_id(session, _asked(Story.id.in_(alone)))
        for id, is_alone in alone.items():
            if now.get(id) == asked[id]:  # Who answered meanwhile answered what the archive is now.
                _mark(session, id, moment, is_alone)
        if len(asked) == AT_ONCE:
            jobs.later(session, JOB, max(asked), due=moment.now, once=True)


def _asked(which: ColumnElement[bool]) -> Select[str, int]:
    """Return the stories of which somebody has asked who it could be, by id, each with its newest answer."""
    return (
        select(Story.id, func.max(PanelRow.n).label("newest"))
        .join(PanelRow, PanelRow.story_id == Story.id)
        .where(which, Story.state.not_in((State.DRAFT, State.DELETED)))
        .group_by(Story.id)
        .order_by(Story.id)
    )


def _by_id(session: Session, query: Select[str, int]) -> dict[str, int]:
    return {row.id: row.newest for row in session.execute(query)}


def _alone(desk: Desk, session: Session, ids: list[str]) -> dict[str, bool | None]:
    """Return of each whether it is alone now; None: it is not, and there is nothing else to ask it for.

    What was alone when somebody asked, and was answered as such by two, is asked again only when fewer details are enough
    (`Crowd.is_more_alone`); while its second person is missing it waits for that one anyway. What was asked before her yes was
    kept with it is asked again once it is out, alone or not, however it was answered. So is what cannot be opened any more.
    """
    crowd = Crowd(others.everything_seen(desk, session))
    readable = desk.readable(ids)
    found: dict[str, bool | None] = {}
    for story in session.execute(select(Story).where(Story.id.in_(readable))).scalars():
        panel = jigsaw.newest_whole(desk, session, story)
        if panel is None:
            # Of what was deleted since the list was read nobody waits for an answer; what is damaged must not keep the others.
            if jigsaw.is_damaged(desk, session, story):
                found[story.id] = False
            continue
        is_older = story.state == State.PUBLISHED and panel.grant is None
        if is_older or not panel.stands_out or panel.has_reason:
            is_alone = _is_alone(crowd, panel, story.notebook_id)
            found[story.id] = True if is_alone else False if is_older else None
    return found


def _is_alone(crowd: Crowd, panel: Panel, mother: str) -> bool:
    """Return whether it is alone now and was not when somebody asked, or is with fewer details than were answered."""
    if not panel.stands_out:
        return crowd.is_alone(panel.facts, mother)
    return panel.has_reason and crowd.is_more_alone(panel.facts, mother, panel.alone_with)


def _mark(session: Session, id: str, moment: Moment, is_alone: bool | None) -> None:
    if is_alone is None:
        session.execute(delete(AloneRow).where(AloneRow.story_id == id))
        return
    jigsaw.mark(session, id, moment, is_alone=is_alone)
