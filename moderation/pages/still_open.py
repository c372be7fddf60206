"""What is still open in a story, as its page says it: in the story itself, and by law."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.rules import court as law
from archive.rules import grounds
from archive.rules.clock import Moment
from archive.rules.court import CourtCheck
from archive.rules.publication import NO_INTRUDER_NOTE
from moderation.concerns import vetoes
from moderation.decisions import taken_out
from moderation.parts import found_in_pictures, lines_and_sound
from moderation.queue.in_hand import Hand
from moderation.voices import her_voice
from moderation.who import jigsaw
from stories import finished, quarantine
from stories.desk import Desk
from stories.tables import State, Story


def in_the_story(desk: Desk, session: Session, story: Story, hand: Hand, moment: Moment) -> tuple[str, ...]:
    """Return what is still open in the story itself."""
    open_marks = () if hand.is_stale else finished.objections(desk, story, hand.body)
    badly_named = () if hand.is_stale else finished.choices(desk, story, hand.body)
    proof = () if hand.is_stale else taken_out.left(desk, story, hand.body)
    who = (
        () if hand.is_stale
        else jigsaw.problems(desk, session, story, hand.body, moment, is_first=story.state == State.SENT)
    )  # fmt: skip
    suggested = hand.read.waiting if hand.read is not None else ()
    if hand.copy is not None and not hand.is_stale:
        suggested += found_in_pictures.waiting(session, hand.copy.id, hand.body)
        suggested += lines_and_sound.waiting(desk, session, story, hand.body)
        suggested += her_voice.waiting(desk, session, story, hand.body) if hand.is_open else ()
    undecided = grounds.waiting(hand.gate) if hand.gate is not None else ()
    return (
        *quarantine.objections(session, story.id),
        *(vetoes.objections(session, story.id) if story.state == State.SECOND else ()),
        *open_marks,
        *badly_named,
        *proof,
        *suggested,
        *undecided,
        *who,
        *(() if hand.body.intruder_note.strip() else (NO_INTRUDER_NOTE,)),
    )


def by_law(story: Story, hand: Hand, check: CourtCheck | None, moment: Moment) -> tuple[str, ...]:
    """Return what the law still stands in the way of, and what it locks."""
    about = grounds.objections(hand.gate, check, moment.today) if hand.gate is not None else ()
    # What is undecided stands among what is still open.
    locked = (one for one in about if one not in grounds.waiting(hand.gate))
    return (*law.objections(story.stage, check, moment.today), *locked)
