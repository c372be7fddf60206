"""Letters to start from when a moderator writes to her, and the rules that a decision rests on (c14).

What a person decides and tells her in words starts from a letter, and is edited before it is left, never left as it is: ask, hold,
hide, seen again, a note of the safeguarding lead. What tells a fact that the house acts on by itself is a notice, and stands
as it is: a time that is over, a complaint, a check that is open. So is what follows from one press that must not wait for
writing: a court paper set aside or given back, an event that came, that somebody looked how to reach her. Whoever
reads can leave a note of their own beside it. Reading grade at most 6; never "unfortunately" or "policy".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.rules import retelling
from archive.rules.errors import BadInput
from moderation import reasons


@dataclass(frozen=True)
class Letter:
    """A kind note to start from; it is edited before it is left, never left as it is."""

    rule: str
    words: str


LETTERS: Mapping[str, Letter] = {
    "ask": Letter(
        "anonymity",
        "Thank you for telling this. One line could show where you live. Shall we take it out, or would you like to? "
        "There is no rush.",
    ),
    "hold": Letter(
        "court",
        "We are still reading with care. Your case may still be open. We will not show this to anyone until we know "
        "it is safe for you. It is not about what you said.",
    ),
    "hide": Letter(
        "safety",
        "We have hidden your story for now, to keep you safe. Nobody can see it. We would like to talk about one part "
        "of it with you. Nothing is lost.",
    ),
}
HELD_LETTER = (
    "We could not show your story yet. One of our checks is still open. We are looking at it. "
    "It is not about what you said."
)
"""What she reads when what she released does not clear; the Desk sees every reason."""

GROUND_ENDED_LETTER = (
    "A court had said yes to one part of your story, up to a day. That day is over. So no one can see your story now. "
    "You did nothing wrong. We can leave that part out, or you can tell it in your own way. We will write to you here."
)
"""What she reads when the ground ran out on which a sentence about the court rested."""

ENDED_LETTER = (
    "The time you gave for your story is over. You said to ask you then. No one can see it now. "
    "Shall it be seen again? You can say yes again on the page where it stands. If you do nothing, it stays hidden."
)
"""What she reads at the end, if she wished to be asked."""

EVENT_LETTER = (
    "You told us to stop when something happens. We heard that it has. So no one can see your story now. "
    "If that is not so, leave us a note. You can say yes again."
)
"""A notice: what she reads when a moderator heard that what ends her yes has come."""

READING_GONE = (
    "The person who read your words does not want to be heard any more. So no one can hear it now. "
    "We look for someone else. You hear it first, as before. You do not have to do anything."
)
"""What she reads when a reader has taken a reading back."""

COMPLAINT_LETTER = (
    "Someone who met your story asked us to look at it again. So no one can see it just now. You did nothing wrong. "
    "We will look at it, and tell you here within two weeks. You do not have to do anything."
)
"""What she reads when a complaint has hidden her story."""

SEEN_AGAIN = (
    "We looked at your story again. It may be seen as before, as far as you said yes. "
    "If you would like to change something, or to hide it, you can do that on any day."
)
"""To start from when it may be seen again; edited like every other letter."""

SAFETY_LETTER = (
    "Thank you for telling us this. One part made us worry that you, or somebody near you, might not be safe. "
    "You did nothing wrong. We would like to think with you about what could help. You can write to us here, on any day."
)
"""To start from when the safeguarding lead writes to her; edited like every other letter."""

LOOKED_LETTER = (
    "One of us looked at how to reach you. We did it to tell you something, or to keep someone safe. "
    "It is written down who looked, and why. You can ask us about it here."
)
"""A notice: what she reads when a custodian says that it is safe to tell her that somebody looked."""

PAPER_LETTER = (
    "A part of this may be a paper from a court. We have set it aside. No one reads it now. The law does not let such "
    "a paper be shown, and we do not want you to get into trouble. It is not about what you said. On the page where "
    "your story stands you can take it out for good. You can tell it in your own words. Or ask us. There is no rush."
)
"""A notice: what she reads when a moderator set something of hers aside; it is sent at once, with the paper out of sight."""

NO_PAPER_LETTER = (
    "Two people looked at what was set aside. It is not a paper from a court. It is back in your story. "
    "Thank you for waiting."
)
"""A notice: what she reads when two reviewers lifted it."""

RULES: Mapping[str, str] = {
    "anonymity": "Someone could tell who she is",
    "court": "The family court's rules",
    "consent": "What she said yes to",
    "safety": "Somebody could be harmed",
    "meaning": "Editing must not change what she means",
}


def refuse_unless_written(rule: str, words: str) -> None:
    """Do nothing when the note rests on a rule and was written to her.

    Raises:
        BadInput: no such rule, a letter as it stands here, or one with a gap that nobody filled in.
    """
    if rule not in RULES:
        raise BadInput("Say which rule this rests on.")
    known = {do: letter.words for do, letter in LETTERS.items()} | {
        "seen again": SEEN_AGAIN,
        "safety": SAFETY_LETTER,
    }
    if reasons.is_unedited(words, known) or retelling.is_unwritten(words):
        raise BadInput("Change the note so that it speaks to her. It is never left as it is.")
    if reasons.has_a_gap(words):
        raise BadInput(reasons.A_GAP)
