"""At the Desk: "this is a court paper", for a passage, a recording, a picture or the whole story; and the way back (a14).

Anybody who reads may set aside, alone and at once. Only reviewers, who answer for the court question, open what is set
aside, and it takes two of them to say that it is none (`domain/vocabularies.md` 4.4).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from moderation.decisions import decisions
from moderation.letters import notices
from moderation.people import staff
from moderation.queue import queue
from stories import messages, parts, quarantine
from stories.desk import Desk
from stories.quarantine import Why
from stories.tables import PartState, Story

PASSAGE, WORDS, ALL = "passage", "words", "all"
"""What a button names beside the id of a recording or picture."""

NOTHING_TO_SEE = "It could not be opened, so there is nothing to look at."

HOW_IT_CAME = {
    Why.HERS: "It looked like a court paper when she pasted it. She says the words are her own.",
    Why.CARRIED: "It came in with a worker's bundle and looks like a court paper.",
    Why.DESK: "One of us saw that it is a court paper.",
}


@dataclass(frozen=True)
class AsideShown:
    """One thing that is set aside, as a line of the page; nothing of what it says."""

    id: str
    name: str
    how: str
    first: str
    """Who said that it is no court paper; empty when nobody did."""

    said_by_me: bool
    seen_by_me: bool


def set_aside(
    desk: Desk, session: Session, story: Story, staff_id: str, what: str, *, phrase: str = "", moment: Moment
) -> None:
    """Set aside what a moderator saw, unread from now on for everybody, and tell her.

    Raises:
        BadInput: the words do not stand there, or it is not said what is meant.
        NotFound: there is no such recording or picture.
        Refused: a passage was meant, and the story is in other hands.
    """
    before = quarantine.standing(session, story.id)
    if what == PASSAGE:
        queue.held_by(session, story.id, staff_id, moment)
        quarantine.passage(desk, session, story, phrase, who=staff_id, moment=moment)
    elif what == WORDS:
        quarantine.all_words(desk, session, story, why=Why.DESK, who=staff_id, moment=moment)
    elif what == ALL:
        quarantine.everything(desk, session, story, who=staff_id, moment=moment)
    elif what:
        quarantine.part(desk, session, story, what, who=staff_id, moment=moment)
    else:
        raise BadInput("Say which part is a court paper.")
    if quarantine.standing(session, story.id) == before:
        return  # Pressed twice, or there was nothing of the kind.
    messages.write(
        desk, session, story, notices.PAPER, staff_id=decisions.WORKER, moment=moment, rule="court"
    )
    decisions.note(session, story, staff_id, "court paper", "court", moment)


def say_none(desk: Desk, session: Session, story: Story, staff_id: str, id: str, moment: Moment) -> bool:
    """Say that it is no court paper; return whether it is lifted. Two reviewers, and each has looked at it.

    Raises:
        Refused: this reviewer has not looked, or said so before.
    """
    is_lifted = quarantine.say_none(desk, session, story, id, staff_id, moment)
    if is_lifted:
        messages.write(
            desk,
            session,
            story,
            notices.NO_PAPER,
            staff_id=decisions.WORKER,
            moment=moment,
            rule="court",
        )
    decisions.note(session, story, staff_id, "lift" if is_lifted else "no court paper", "court", moment)
    return is_lifted


def shown(session: Session, story: Story, staff_id: str) -> tuple[AsideShown, ...]:
    """Return what is set aside of a story, for its page."""
    names = staff.names(session)
    return tuple(
        AsideShown(
            one.id, _name(session, story, one.part_id), HOW_IT_CAME[one.why], names.get(one.first, one.first),
            said_by_me=one.first == staff_id, seen_by_me=staff_id in one.seen_by,
        )
        for one in quarantine.standing(session, story.id)
    )  # fmt: skip


def given(session: Session, story: Story) -> tuple[tuple[str, str], ...]:
    """Return her recordings and pictures that are not set aside, by id and name: each may turn out to be a court paper."""
    return tuple(
        (part.id, _name(session, story, part.id))
        for part in parts.all_of(session, story.id)
        if part.state != PartState.ASIDE
    )


def _name(session: Session, story: Story, part_id: str) -> str:
    if not part_id:
        return "Words"
    kinds = {part.id: part.kind for part in parts.all_of(session, story.id)}
    same = [id for id, kind in kinds.items() if kind == kinds[part_id]]
    return f"{'Recording' if kinds[part_id] == 'sound' else 'Picture'} {same.index(part_id) + 1}"
