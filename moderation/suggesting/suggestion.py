"""A suggestion: where, what sort of thing, how sure, and why, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Tier(StrEnum):
    """How sure: likely is open until somebody decides, check is to be looked at, unusual is a word few people use."""

    LIKELY = "likely"
    CHECK = "check"
    UNUSUAL = "unusual"


class Label(StrEnum):
    """What sort of thing it is; the names are those of the Text Anonymization Benchmark, and two of our own."""

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORG = "ORG"
    DATE = "DATE"
    CODE = "CODE"
    CONTACT = "CONTACT"
    AGE_FAMILY = "AGE_FAMILY"
    DEMOGRAPHIC = "DEMOGRAPHIC"
    EVENT_MISC = "EVENT_MISC"
    UNUSUAL = "UNUSUAL"


STRENGTH = {Tier.LIKELY: 0, Tier.CHECK: 1, Tier.UNUSUAL: 2}
"""The smaller, the surer."""


@dataclass(frozen=True)
class Suggestion:
    """A stretch of a text, from `start` to `end` (code points, `end` exclusive)."""

    start: int
    end: int
    label: Label
    tier: Tier
    reason: str = field(repr=False)


CALLED_SO = "Somebody, or something, is called so."
HERS = "A name beside a word for who it is, such as sister or worker."
AFTER_TITLE = "A name after a title."
OF_A_SAINT = "It is named after a saint: a hospital, a school or a church."
ELSEWHERE = "A country or a city elsewhere."
RARE_AND_ACTS = "A rare word that does something: most often a name."
RARE_AND_FIRST = "A rare word at the head of a sentence: it may be a name."
RARE_AND_CAPITAL = "A rare word with a capital: most often a name."
RARE = frozenset({RARE_AND_ACTS, RARE_AND_FIRST, RARE_AND_CAPITAL})
"""Reasons that rest on the word alone: it may be a shop or a street as well, so nobody's name is chosen for it."""

BARE_NUMBER = "A number: does anybody know it?"
UNSHARED = "Not many share this, so together with other details it could tell."
HEARD_OF = "People may have heard of this, or know somebody by it."
A_SUM = "A sum, or a large number, that somebody may know."
LETTERS = "Letters that stand for something."
A_TIME = "A time: together with other details it could tell."
A_FAMILY = "A family that could be known by this."
WHICH_CHILDREN = "How many children, or which: together with other details it could tell."
KNOWN_NUMBER = "A number that somebody may know."
