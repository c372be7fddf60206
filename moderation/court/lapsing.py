"""What is out and soon loses what the law lets it rest on: a ground, or a court's permission, whose last day is near (i6, rule 3).

The day itself is told to nobody here: it lies sealed with the story, and may be a child's birthday.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules import court as law
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Unreadable
from moderation.court import court, grounds
from moderation.queue.queue import SOON
from stories import gates
from stories.desk import Desk
from stories.tables import State, Story


def soon(desk: Desk, session: Session, moment: Moment) -> frozenset[str]:
    """Return the stories that are out and may not be seen any more, in law, after a day that is near.

    Only those are opened that the mere passing of days can end: on a ground, or by a permission whose last day is near.
    """
    on_grounds = grounds.stories_with(session)
    ending = court.stories_ending(session, moment.today, moment.today + SOON)
    query = select(Story).where(Story.state == State.PUBLISHED, Story.hidden_by.is_(None))
    out = [story for story in session.execute(query).scalars() if story.id in on_grounds | ending]
    readable = desk.readable([story.id for story in out])
    return frozenset(
        story.id
        for story in out
        if story.id in readable and _ends(desk, session, story, moment, asks_grounds=story.id in on_grounds)
    )


def is_soon(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    """Return the same of one story."""
    is_seen = story.state == State.PUBLISHED and story.hidden_by is None
    return is_seen and _ends(desk, session, story, moment, asks_grounds=True)


def _ends(desk: Desk, session: Session, story: Story, moment: Moment, *, asks_grounds: bool) -> bool:
    near = moment.today + SOON
    try:
        check = court.newest(desk, session, story)
        if law.objections(story.stage, check, near) and not law.objections(story.stage, check, moment.today):
            return True
        last = _last_day(desk, session, story, moment, near) if asks_grounds else None
    except (NotFound, Unreadable):
        # A damaged one: the page must stand all the same, and `ihw check` names it.
        return False
    return last is not None and last <= near


def _last_day(desk: Desk, session: Session, story: Story, moment: Moment, near: date) -> date | None:
    """Return the last day that its grounds leave it; what she told is opened only where one of them is that near."""
    ends = (ground.until for ground in gates.grounds_of(desk, session, story))
    is_near = any(end is not None and end <= near for end in ends)
    return gates.last_day(desk, session, story, moment.today) if is_near else None
