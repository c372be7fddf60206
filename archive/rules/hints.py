"""What in a few words of a learner could be a name, a place, a day or a number: marked for whoever reads them first.

A hint and no proof: a person decides. It marks rather too much than too little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

_SUSPECT = re.compile(
    r"\S*(?:@|www\.|https?:)\S*"
    r"|\S*\d\S*"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|(?-i:(?<=[^.!?…\s]\s)(?!I\b|I['’])[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hint:
    """A stretch of words, and whether it is marked."""

    text: str = field(repr=False)
    is_marked: bool


def hints(words: str) -> tuple[Hint, ...]:
    """Return words in stretches, marked or not; joined they are `words` again."""
    spans = [found.span() for found in _SUSPECT.finditer(words)]
    edges = sorted({0, len(words), *(edge for span in spans for edge in span)})
    starts = {start for start, _ in spans}
    return tuple(Hint(words[start:end], start in starts) for start, end in pairwise(edges))
