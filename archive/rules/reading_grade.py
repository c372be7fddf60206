"""How hard English is to read: the grade of Kincaid and others (1975), with syllables counted as groups of vowels.

A grade is a year of school. What mothers read is at grade six or below, in sentences of twenty words at most; the tests of
the pages ask this very measure, and so does the Desk of a note to her. It counts letters and points, and understands nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

HARDEST = 6.0
"""What mothers read is no harder."""

LONGEST_SENTENCE = 20
"""Words."""

_WORD = re.compile(r"[A-Za-z’']+")
_END = re.compile(r"(?<=[.?!:])\s+")


def syllables(word: str) -> int:
    """Return about how many syllables a word has; at least one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    silent = letters.endswith("e") and not letters.endswith(("le", "ee"))
    return max(1, len(re.findall(r"[aeiouy]+", letters)) - silent)


def sentences(pieces: Sequence[str]) -> list[str]:
    """Return the sentences of these pieces; a button or a heading is one by itself."""
    found = [part for piece in pieces for part in _END.split(piece)]
    return [sentence for sentence in found if re.search(r"[A-Za-z]", sentence)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def grade(pieces: Sequence[str]) -> float:
    """Return the grade of these pieces, which hold one word at least."""
    every = sentences(pieces)
    said = [word for sentence in every for word in words(sentence)]
    return 0.39 * len(said) / len(every) + 11.8 * sum(map(syllables, said)) / len(said) - 15.59
