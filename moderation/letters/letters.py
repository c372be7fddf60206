"""Letters to start from when somebody writes to her, and the rules of law, ethics and practice they rest on (c14).

What a person decides and tells her in words starts from a letter, and is edited before it is left, never left as it is: ask, hold,
hide, seen again, a note of the safeguarding lead. What tells a fact is a notice, and stands as it is (`moderation.letters.notices`).
Those by outcome have a gap in square brackets where her own story has to be named. What happens next is said in each, and
that she chooses. Reading grade at most 6; never "unfortunately" or "policy".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from archive.rules import own_words, retelling
from archive.rules.errors import BadInput
from moderation.letters import notices

NO_SUCH_START = "Choose one of the letters to start from."
NO_RULE = "Say which rule this rests on."
BEGUN = "You have begun a note of your own. Clear its box first; then the letter is put there."
AS_IT_IS = "Change the note so that it speaks to her. It is never left as it is."
A_GAP = "Fill in what stands in square brackets, so that the note speaks of her own story."


@dataclass(frozen=True)
class Letter:
    """A kind note to start from; it is edited before it is left, never left as it is."""

    rule: str
    words: str


@dataclass(frozen=True)
class Start:
    """A letter to start from: what it is about, the rule it rests on, and where that rule comes from."""

    id: str
    about: str
    rule: str
    """By its short name, as in `letters.RULES`."""

    source: str
    """The rule's number and name in the rules of law, ethics and practice."""

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

STARTS: Mapping[str, tuple[Start, ...]] = {
    "ask": (
        Start(
            "together", "Two things tell when they stand side by side", "anonymity", "8, jigsaw",
            "Thank you for telling this. No one thing in it says who you are. But [these two things] could, side by side. "
            "May we say one of them more softly? Or would you like to? There is no rush.",
        ),
        Start(
            "were-there", "People who were there could know her", "anonymity", "23, staff recognition",
            "Thank you for telling this. Someone who was there may know you by [this part]. Is that all right with you? "
            "We can take it out, or you can change it. You choose.",
        ),
        Start(
            "meaning", "The change would say less than she means", "meaning", "24, editing must not change meaning",
            "We would like to change [this part], so that no one can tell it is you. We fear it may then say less than you "
            "mean. How would you say it? Your words come first.",
        ),
        Start(
            "in-court", "It tells what was said in court", "court", "1, anonymising is not enough",
            "Thank you for telling this. In [this part] you tell what was said in court. The law does not let us show that. "
            "Could you tell how it was for you? Take all the time you need.",
        ),
        Start(
            "further", "It goes further than her yes", "consent", "11, consent must be granular",
            "Your yes and your story do not quite fit. In [this part] it goes further than what you said yes to. You can "
            "change your yes, or we take the part out. You choose.",
        ),
    ),
    "hold": (
        Start(
            "waiting", "We wait for word from the court", "court", "3, a transparency order",
            "We are waiting for word from the court about [this]. Till it comes, no one sees your story. You can change it "
            "or take it back on any day. It is not about what you said.",
        ),
        Start(
            "worried", "Somebody could be harmed", "safety", "21, limits of confidentiality are said first",
            "In [this part] you told us of something that made us think of you. We keep your story here till we have talked "
            "with you. No one else sees it. You did nothing wrong.",
        ),
        Start(
            "hard", "It is hard to make it safe", "anonymity", "6, never publish",
            "We have not yet found a way to show [this part] so that no one can tell it is you. We keep your story here till "
            "we do. If you have an idea, tell us here. Nothing is lost.",
        ),
    ),
    "hide": (
        Start(
            "known", "Somebody may have known her", "anonymity", "8, jigsaw",
            "Someone may have known you by [this part]. So we have hidden your story for now. No one can see it. Nothing is "
            "lost. Tell us here what you would like.",
        ),
        Start(
            "our-fault", "It was shown further than her yes", "consent", "17, no surprises",
            "We found that [this] was not what you said yes to. We have hidden your story at once. It was our fault, not "
            "yours. You choose what happens now. Tell us here.",
        ),
    ),
}  # fmt: skip
"""By outcome; `LETTERS` has the one that stands in the box to begin with."""

RULES: Mapping[str, str] = {
    "anonymity": "Someone could tell who she is",
    "court": "The family court's rules",
    "consent": "What she said yes to",
    "safety": "Somebody could be harmed",
    "meaning": "Editing must not change what she means",
}


def start(outcome: str, id: str) -> Start:
    """Return one of the letters.

    Raises:
        BadInput: there is no such letter for this outcome.
    """
    found = next((one for one in STARTS.get(outcome, ()) if one.id == id), None)
    if found is None:
        raise BadInput(NO_SUCH_START)
    return found


def refuse_unless_written(rule: str, words: str) -> None:
    """Do nothing when the note rests on a rule and was written to her.

    Raises:
        BadInput: no such rule, or as `refuse_as_offered`.
    """
    if rule not in RULES:
        raise BadInput(NO_RULE)
    refuse_as_offered(words)


def refuse_as_offered(words: str) -> None:
    """Do nothing when a note was written to her.

    Raises:
        BadInput: it is what is offered here with hardly a word of one's own, or has a gap that nobody filled in.
    """
    if own_words.is_unedited(words, offered()):
        raise BadInput(AS_IT_IS)
    if has_a_gap(words):
        raise BadInput(A_GAP)


def offered() -> tuple[str, ...]:
    """Return every letter, notice and question that a note could repeat."""
    letters = [*(one.words for one in LETTERS.values()), SEEN_AGAIN, SAFETY_LETTER]
    starts = [one.words for every in STARTS.values() for one in every]
    return (*letters, *starts, *retelling.OFFERED, *notices.EVERY)


def is_begun(words: str) -> bool:
    """Return whether somebody has written in a box at all: neither empty nor a letter as it stands."""
    return bool(words.strip()) and not is_as_offered(words)


def is_as_offered(words: str) -> bool:
    """Return whether a box holds a letter and not one word more, so that another one may take its place."""
    return own_words.bare(words) in {own_words.bare(one) for one in offered()}


def has_a_gap(words: str) -> bool:
    """Return whether a gap of a letter still stands in a note."""
    gaps = {
        gap for starts in STARTS.values() for one in starts for gap in re.findall(r"\[[^\]]+\]", one.words)
    }
    return any(gap in words for gap in gaps)
