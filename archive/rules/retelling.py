"""Ways of telling what a courtroom did to her without the courtroom: her own day, her own body, her own words (c10).

For moderators who write to her: a pattern, and a question that she can be asked. What a note holds is never left as it stands
here. Reading grade at most 6. Source: our own, after `domain/rules.md` 1 and 24; to be tested with mothers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.rules.sentences import Sentence


@dataclass(frozen=True)
class Way:
    """One way of saying it from her own life."""

    locked: str
    """How it is told now."""

    instead: str
    """How it could be told."""

    asks: str
    """What she can be asked."""


FELT = Way(
    "The judge said that …", "What I felt that day, and what I did next.", "How did you feel that day?"
)

WAYS: Mapping[str, Way] = {
    "judge": FELT,
    "lawyer": Way(
        "My barrister argued that …",
        "What I wished someone had said for me.",
        "What did you wish someone would say for you?",
    ),
    "guardian": Way(
        "The guardian's report said that …",
        "What people did not know about me and my baby.",
        "What do you wish people knew about you and your baby?",
    ),
    "hearing": Way(
        "At the hearing they …",
        "The way there, the wait, who held my hand, the way home.",
        "Who was with you that day, and what helped?",
    ),
    "court-said": FELT,
    "order": Way(
        "The order said that …",
        "What was not the same at home from that day on.",
        "What changed for you at home after that day?",
    ),
    "papers": Way(
        "In her statement she wrote that …",
        "How it is to read about yourself in words that are not yours.",
        "How is it to see your life in someone else's words?",
    ),
    "wishes": Way(
        "My son told the guardian that …",
        "What he and I do when we are together.",
        "What do you two like to do when you are together?",
    ),
    "hearing-scotland": FELT,
    "goes-on": FELT,
    "among": FELT,
}
"""By the sign that a sentence bears (`archive.rules.court_words`)."""

OPENS = (
    "Thank you for telling this. One part tells what was said in court. The law does not let us show that part. "
    "It is not about what you said. You can tell it from your own side."
)
CLOSES = "You can change your words on the page where they stand. Or we leave that part out. Both are fine. There is no rush."

OFFERED = (OPENS, CLOSES, *(way.asks for way in WAYS.values()))
"""All that a note could repeat from here."""


def ways_of(locked: Iterable[Sentence]) -> tuple[Way, ...]:
    """Return the ways of telling these sentences anew, each once."""
    found = [WAYS[sign.id] for one in locked for sign in one.signs] or [FELT]
    return tuple(dict.fromkeys(found))


def letter(ways: Iterable[Way]) -> str:
    """Return the note to start from; a person changes it before it is left."""
    return " ".join([OPENS, *(way.asks for way in ways), CLOSES])
