"""What can be taken back one by one: sentences of her words, as they stand between her marks (b9).

A sentence ends with its sign and a space, or with its line. No passage begins or ends inside a mark: what was taken out
for her safety is never half uncovered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.rules.anonymity import GAP, REASONS, Kind, Mark, in_order

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True)
class Cut:
    """Marks after something was taken back, and those that its gaps now stand over."""

    marks: tuple[Mark, ...] = field(repr=False)
    beneath: tuple[Mark, ...] = field(repr=False)


def sentences(words: str, marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Return where each sentence stands: (start, end) code points, in order, apart, without spaces around it."""
    taken = [(mark.start, mark.end) for mark in marks]
    ends = [
        found.end()
        for found in _END.finditer(words)
        if all(to <= found.start() or found.end() <= at for at, to in taken)
    ]
    edges = [0, *ends, len(words)]
    spans = (_trimmed(words, start, end) for start, end in pairwise(edges))
    return tuple((start, end) for start, end in spans if start < end)


def take_back(marks: Iterable[Mark], spans: Sequence[tuple[int, int]], chosen: Iterable[int]) -> Cut:
    """Return the marks with these sentences taken back; neighbours become one gap.

    Args:
        marks: as they stand.
        spans: of all sentences, as `sentences` returned them for these marks.
        chosen: which of them, counted from 0; others are left out.
    """
    gaps: list[tuple[int, int]] = []
    last = -2
    for n in sorted(set(chosen) & set(range(len(spans)))):
        start = gaps.pop()[0] if n == last + 1 else spans[n][0]
        gaps.append((start, spans[n][1]))
        last = n
    before = tuple(marks)
    beneath = tuple(mark for mark in before if any(at <= mark.start and mark.end <= to for at, to in gaps))
    fresh = [Mark(at, to, Kind.TAKEN_BACK, GAP, REASONS[Kind.TAKEN_BACK]) for at, to in gaps]
    return Cut(in_order([*(mark for mark in before if mark not in beneath), *fresh]), beneath)


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    text = words[start:end]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
