"""Whether a note was written by somebody, or is one of the letters that are offered with hardly a word changed (c14).

Capitals, points and spaces are no edit, nor is a name, a greeting or a slip of the pen. A gap that was filled in is one,
and so are a few words of one's own. Letters that stand one after the other, or in another order, are still letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

LEAST = 3
"""Words of one's own that make an offered letter a note. Our choice: a name and a greeting are fewer."""

ALIKE = 0.6
"""Share of the longer of two sentences that both must have for the one to be the other, changed. Our choice."""

_ENDS = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_WORD = re.compile(r"\[[^\]]+\]|[^\W_]+(?:['’][^\W_]+)*")
"""A word; a gap in its brackets is one."""


def is_unedited(note: str, offered: Iterable[str]) -> bool:
    """Return whether a note holds sentences that are offered, and fewer than `LEAST` words besides.

    Args:
        note: what somebody wants to leave.
        offered: the letters; a gap in square brackets is to be filled in.
    """
    known = _sentences(tuple(offered))
    found = [(words, _own(words, known)) for words in _split(note)]
    is_offered = any(own is not None for _, own in found)
    return is_offered and sum(len(words) if own is None else own for words, own in found) < LEAST


def bare(text: str) -> str:
    """Return a text without capitals, points and spaces, to compare it."""
    return " ".join(_words(text))


@lru_cache(maxsize=4)
def _sentences(offered: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words for one in offered for words in _split(one))


def _split(text: str) -> Iterator[tuple[str, ...]]:
    return filter(None, (_words(one) for one in _ENDS.split(text)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


def _own(words: Sequence[str], known: Iterable[Sequence[str]]) -> int | None:
    """Return how many words of a sentence are not in the offered one that it is; None when it is none of them."""
    every = (_beside(words, other) for other in known if not set(words).isdisjoint(other))
    return min((own for own in every if own is not None), default=None)


def _beside(words: Sequence[str], other: Sequence[str]) -> int | None:
    """Return the same beside one offered sentence; a gap that was filled in counts for `LEAST`."""
    kept = own = filling = 0
    for what, low, high, start, to in SequenceMatcher(None, other, words, autojunk=False).get_opcodes():
        gaps = [word for word in other[low:high] if word.startswith("[")]
        if what == "equal":
            kept += to - start
        elif gaps:
            filling += to - start
            own += LEAST if _is_filled(gaps, words[start:to]) else 0
        else:
            own += to - start
    return own if kept >= ALIKE * max(len(words) - filling, len(other)) else None


def _is_filled(gaps: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether something else stands in the place of a gap than its own words without the brackets."""
    inside = {word for gap in gaps for word in _words(gap[1:-1])}
    return bool(gaps) and not inside.issuperset(said)
