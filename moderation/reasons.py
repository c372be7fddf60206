"""More letters to start from: for each outcome, tied to a named rule of law, ethics or practice (c14).

Each has a gap in square brackets where her own story has to be named, so that none can be left as it is. Reading grade at
most 6; what happens next is said in each, and that she chooses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from archive.rules.errors import BadInput

NO_SUCH_START = "Choose one of the letters to start from."
BEGUN = "You have begun a note of your own. Clear its box first; then the letter is put there."
A_GAP = "Fill in what stands in square brackets, so that the note speaks of her own story."


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
"""By outcome; `letters.LETTERS` has the one that stands in the box to begin with."""


def start(outcome: str, id: str) -> Start:
    """Return one of the letters.

    Raises:
        BadInput: there is no such letter for this outcome.
    """
    found = next((one for one in STARTS.get(outcome, ()) if one.id == id), None)
    if found is None:
        raise BadInput(NO_SUCH_START)
    return found


def is_unedited(words: str, letters: Mapping[str, str] | None = None) -> bool:
    """Return whether a note is a letter as it stands, but for capitals, spaces and points."""
    every = [one.words for starts in STARTS.values() for one in starts]
    return _bare(words) in {_bare(one) for one in (*every, *(letters or {}).values())}


def has_a_gap(words: str) -> bool:
    """Return whether a gap of a letter still stands in a note."""
    gaps = {
        gap for starts in STARTS.values() for one in starts for gap in re.findall(r"\[[^\]]+\]", one.words)
    }
    return any(gap in words for gap in gaps)


def _bare(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.casefold()).strip()
