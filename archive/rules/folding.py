"""Words made comparable: one form for every way of typing the same, with the place of each letter remembered.

A name slips through when it is typed a little differently: in capitals, without its accent, with the other
apostrophe, over a line's end, with an invisible sign in it. Folding levels all of these, so that looking for a
name finds too much rather than too little.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_APOSTROPHES = frozenset("'\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07")


@dataclass(frozen=True)
class Folded:
    """A folded text, and for each of its letters the place (code point) where it stood."""

    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)


def fold(text: str) -> Folded:
    """Return `text` in one case, without accents and invisible signs, its apostrophes, dashes and gaps plain."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in _letters(sign):
            if letter != " " or letters[-1:] != [" "]:
                letters.append(letter)
                places.append(place)
    return Folded("".join(letters), tuple(places))


def joins(letter: str) -> bool:
    """Return whether this sign belongs to a word: letters, digits, and the vowel signs of Indic scripts."""
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


@lru_cache(maxsize=4_096)
def _letters(sign: str) -> str:
    # Single signs alone are remembered here, never a word.
    if sign in _APOSTROPHES:
        return "'"
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(_plain(letter) for letter in spread)


def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if unicodedata.combining(letter) or category == "Cf":
        return ""
    return "-" if category == "Pd" else letter
