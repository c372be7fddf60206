"""Taking back what one has just handed on: that a first reading is done, or, as the second person, that it may go to her (ADR 28).

For ten minutes, by whoever said so, and only while nobody has met it: no colleague has the story open, and she has not
been on her pages since, nor may be looking at one now. A page must not vanish under her eyes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.sign_ins import SEEN_EVERY, SignInRow
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from moderation.decisions import decisions
from moderation.queue import queue
from moderation.tables import Decision
from stories import finished
from stories.tables import State, Story

WITHIN = timedelta(minutes=10)
TOO_LATE = (
    "It cannot be taken back any more: somebody has it open, or ten minutes are over. Tell the second reader."
)
WITH_HER = (
    "It cannot be taken back any more: she may have seen it, or ten minutes are over. "
    "She has days to change her mind, and each of you can hide it alone."
)


@dataclass(frozen=True)
class _Handing:
    """What was said: where the story stands by it, where it stands again without it, and why it is too late."""

    now: State
    before: State
    too_late: str


HANDINGS: Mapping[str, _Handing] = {
    "ready": _Handing(State.SECOND, State.SENT, TOO_LATE),
    "agree": _Handing(State.HERS, State.SECOND, WITH_HER),
}
"""By the kind of decision."""


@dataclass(frozen=True)
class Handed:
    """What a person may still take back of one story."""

    story_id: str
    kind: str


def take_back(session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Take back what this person said last of a story, and go on with it.

    Raises:
        Refused: it is too late, somebody has met it since, or it was not this person who said so.
    """
    said = of(session, story, staff_id, moment)
    if said is None:
        by_state = {one.now: one.too_late for one in HANDINGS.values()}
        raise Refused(by_state.get(State(story.state), TOO_LATE))
    copy = finished.newest(session, story.id)
    if said.kind == "ready":
        copy.first = copy.seal = None
    copy.second = None
    story.state = HANDINGS[said.kind].before
    decisions.note(session, story, staff_id, "take back", "anonymity", moment)
    session.flush()
    queue.claim(session, story.id, staff_id, moment)


def of(session: Session, story: Story, staff_id: str, moment: Moment) -> Handed | None:
    """Return what this person may still take back of a story; None when there is nothing."""
    newest = select(Decision).where(Decision.story_id == story.id).order_by(Decision.n.desc()).limit(1)
    last = session.execute(newest).scalar_one_or_none()
    if last is None or last.staff_id != staff_id or last.kind not in HANDINGS:
        return None
    if story.state != HANDINGS[last.kind].now or story.hidden_by is not None:
        return None
    if moment.now > last.at + WITHIN or queue.holder(session, story.id, moment) is not None:
        return None
    if last.kind == "agree" and _may_have_met_it(session, story, last.at):
        return None
    return Handed(story.id, last.kind)


def every(session: Session, staff_id: str, moment: Moment) -> Mapping[str, Handed]:
    """Return what this person may still take back, by the id of the story."""
    lately = select(Decision.story_id).where(
        Decision.kind.in_(HANDINGS), Decision.staff_id == staff_id, Decision.at >= moment.now - WITHIN
    )
    stories = session.execute(select(Story).where(Story.id.in_(lately))).scalars()
    found = (of(session, story, staff_id, moment) for story in stories)
    return {one.story_id: one for one in found if one is not None}


def _may_have_met_it(session: Session, story: Story, since: datetime) -> bool:
    """Return whether she, or whoever sits beside her, has been on her pages since; a reload is noted once a minute only."""
    came = select(SignInRow.token).where(
        SignInRow.who == story.notebook_id, SignInRow.seen >= since - SEEN_EVERY
    )
    return session.execute(came.limit(1)).first() is not None
