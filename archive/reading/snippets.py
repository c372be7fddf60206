"""A few words around what was found, cut from the unsealed page itself; the index gives no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.editions.index.words import stems_of

LONGEST = 34
"""Words of one snippet: about two lines of a result."""

BEFORE = 8
"""Words before the first one that was found."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True)
class Bit:
    """A run of text, and whether it is what was asked for."""

    text: str
    is_found: bool = False


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    stems: frozenset[str]


def cut(words: str, stems: frozenset[str]) -> tuple[Bit, ...]:
    """Return the stretch of `words` that holds most of `stems`, in bits, with an ellipsis where it was cut.

    Empty when none of them stands there: a story found by its theme or its title has no snippet.
    """
    found = _words(words, stems)
    best = _best(found)
    if best is None:
        return ()
    first, last = max(0, best - BEFORE), min(len(found), max(0, best - BEFORE) + LONGEST)
    return tuple(_bits(words, found[first:last], opens=first == 0, ends=last == len(found)))


def _words(words: str, stems: frozenset[str]) -> list[_Word]:
    return [_Word(hit.start(), hit.end(), stems & stems_of(hit[0])) for hit in _WORD.finditer(words)]


def _best(found: Sequence[_Word]) -> int | None:
    """Return where to begin so that the most different stems, then the most hits, follow closely; None when there are none."""
    hits = [number for number, word in enumerate(found) if word.stems]
    reach = LONGEST - BEFORE

    def worth(number: int) -> tuple[int, int, int]:
        near = [found[other].stems for other in hits if number <= other < number + reach]
        return len(frozenset().union(*near)), len(near), -number

    return max(hits[:200], key=worth, default=None)


def _bits(words: str, shown: Sequence[_Word], *, opens: bool, ends: bool) -> Iterator[Bit]:
    at = shown[0].start
    if not opens:
        yield Bit("… ")
    for word in shown:
        if word.stems:
            if at < word.start:
                yield Bit(_flat(words[at : word.start]))
            yield Bit(words[word.start : word.end], is_found=True)
            at = word.end
    tail = _flat(words[at:] if ends else words[at : shown[-1].end])
    if tail or not ends:
        yield Bit(tail + ("" if ends else " …"))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
