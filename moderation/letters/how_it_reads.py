"""How a note to her reads, for whoever writes it: its grade, its long sentences, and words that hurt or that an office writes.

Asked by a press, and kept nowhere. It stands in nobody's way: whether a note may be left is asked elsewhere (`letters`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from archive.rules import kinder, reading_grade
from archive.rules.kinder import Found
from archive.rules.reading_grade import HARDEST, LONGEST_SENTENCE

LEAST = 3
"""Words from which on a grade says anything."""

LONG_WORDS, MOST_LONG = 4, 5
"""Syllables of a word that is named as a long one, and how many are named."""

BEGINS = 60
"""Letters of a long sentence that are shown."""

NOTHING = "There is nothing to read yet. Write a few words first."
OTHER = "This is not in English letters, so nothing can be counted. Ask somebody who reads it."


@dataclass(frozen=True)
class Reading:
    """What is said of a note."""

    which: str
    """Whose box it stands in."""

    trouble: str = ""
    """Why nothing was counted; empty when it was."""

    grade: int = 1
    long: tuple[tuple[str, int], ...] = ()
    """How each long sentence begins, and how many words it has."""

    long_words: tuple[str, ...] = ()
    words: tuple[Found, ...] = ()

    @property
    def is_easy(self) -> bool:
        """Whether it is no harder than what mothers read elsewhere."""
        return self.grade <= HARDEST

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing to say of it."""
        return self.is_easy and not self.long and not self.words


def measure(which: str, text: str) -> Reading:
    """Return how a note reads."""
    letters = [letter for letter in text if letter.isalpha()]
    said = reading_grade.words(text)
    if 2 * sum(letter.isascii() for letter in letters) < len(letters):
        return Reading(which, OTHER)
    if len(said) < LEAST:
        return Reading(which, NOTHING)
    pieces = [line.strip() for line in text.splitlines() if line.strip()]
    counted = ((one, len(one.split())) for one in reading_grade.sentences(pieces))
    return Reading(
        which,
        grade=max(1, ceil(round(reading_grade.grade(pieces), 1))),
        long=tuple((_begins(one), words) for one, words in counted if words > LONGEST_SENTENCE),
        long_words=_long_words(said),
        words=kinder.found(text),
    )


def _begins(sentence: str) -> str:
    return sentence if len(sentence) <= BEGINS else f"{sentence[:BEGINS].rsplit(maxsplit=1)[0]} …"


def _long_words(said: list[str]) -> tuple[str, ...]:
    each = dict.fromkeys(word for word in said if reading_grade.syllables(word) >= LONG_WORDS)
    return tuple(each)[:MOST_LONG]
