"""Handing a story on: to one colleague, or back to all, by one press and without a reason."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Refused
from moderation.anonymise import undoing
from moderation.people import staff
from moderation.people.staff import Colleague
from moderation.queue import queue
from moderation.tables import Claim
from stories import finished
from stories.tables import State, Story

NOT_TO_THEM = "This story cannot go to that colleague. Choose another, or give it back to all."


def colleagues(session: Session, story: Story, staff_id: str) -> tuple[Colleague, ...]:
    """Return everybody else who may read a story now; who read it first is no second reader."""
    first = _first(session, story) if story.state == State.SECOND else None
    return tuple(
        one
        for one in staff.colleagues(session)
        if set(one.roles) & set(staff.READERS) and one.works and one.id not in (staff_id, first)
    )


def hand_on(session: Session, story: Story, staff_id: str, to: str, moment: Moment) -> None:
    """Give a story that this person holds to a colleague, who has it for an hour, meets the gist first, and may give it back.

    Raises:
        Refused: this person does not hold it, or the colleague may not read it.
    """
    queue.held_by(session, story.id, staff_id, moment)
    if all(one.id != to for one in colleagues(session, story, staff_id)):
        raise Refused(NOT_TO_THEM)
    session.execute(delete(Claim).where(Claim.story_id == story.id))
    undoing.forget(session, story.id)
    session.add(
        Claim(
            story_id=story.id,
            staff_id=to,
            until=moment.now + queue.CLAIM_LASTS,
            shown=False,
            given_by=staff_id,
        )
    )
    audit.note(session, who=staff_id, act="hand on", subject=story.id, at=moment.now)


def _first(session: Session, story: Story) -> str | None:
    try:
        return finished.newest(session, story.id).first
    except NotFound:
        return None
