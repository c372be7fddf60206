"""A scorer of our own over Whoosh's blocks of postings: it reads a whole block of ids and weights at once.

Whoosh's matchers take a step, and several calls, for each document. Here the same numbers are read a block of 128 at a
time, kept for the next question, and scored by Whoosh's own model (BM25F): the same hits in the same order, a test
compares them. It uses names that Whoosh does not promise (`_read_ids`, `_next_block`), so the version is pinned.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

MOST_KEPT = 1_000_000
"""Postings kept of one generation: 8 bytes each."""

DIGITS = 6
"""Of a score that count: sums of the same numbers in another order differ beyond."""

Scored = dict[int, float]
"""Scores by the number of the document."""


class Blocks:
    """The postings of one part of an index (one segment), read in blocks."""

    def __init__(self, searcher: Any, offset: int) -> None:
        """Take a searcher of one segment, and where its numbers begin among all."""
        self._searcher, self._offset = searcher, offset
        self._kept: OrderedDict[tuple[str, str], tuple[array[int], array[float]]] = OrderedDict()
        self._many = 0
        self._lengths: dict[str, dict[int, int]] = {}

    def term(self, field: str, text: str, among: Collection[int], boost: float = 1.0) -> Scored:
        """Return what holds this term, of `among` (numbers among all)."""
        numbers, weights = self._postings(field, text)
        if not numbers:
            return {}
        searcher, lengths = self._searcher, self._lengths.setdefault(field, {})
        score = searcher.weighting.scorer(searcher, field, text.encode())._score  # noqa: SLF001 -- see above.
        found = {}
        for number, weight in zip(numbers, weights, strict=True):
            if number in among:
                length = lengths.get(number)
                if length is None:
                    length = searcher.doc_field_length(number - self._offset, field, 1)
                    lengths[number] = length
                found[number] = score(weight, length) * boost
        return found

    def _postings(self, field: str, text: str) -> tuple[array[int], array[float]]:
        if (field, text) in self._kept:
            self._kept.move_to_end((field, text))
            return self._kept[field, text]
        read = self._read(field, text.encode())
        self._kept[field, text] = read
        self._many += len(read[0])
        while self._many > MOST_KEPT and len(self._kept) > 1:
            _, (numbers, _) = self._kept.popitem(last=False)
            self._many -= len(numbers)
        return read

    def _read(self, field: str, text: bytes) -> tuple[array[int], array[float]]:
        numbers, weights = array("L"), array("f")
        if (field, text) in self._searcher.reader():
            for some, heavy in _blocks(self._searcher.postings(field, text)):
                numbers.extend(number + self._offset for number in some)
                weights.extend(heavy)
        return numbers, weights


def every(parts: Sequence[Scored]) -> Scored:
    """Return what stands in each of these, with the sum of its scores."""
    if len(parts) <= 1:
        return parts[0] if parts else {}
    least = min(parts, key=len)
    return {
        number: sum(part[number] for part in parts)
        for number in least
        if all(number in part for part in parts)
    }


def some(parts: Iterable[Scored]) -> Scored:
    """Return what stands in any of these, with the sum of its scores."""
    found: Scored = {}
    for part in parts:
        for number, score in part.items():
            found[number] = found.get(number, 0.0) + score
    return found


def _blocks(matcher: Any) -> Iterator[tuple[Iterable[int], Iterable[float]]]:
    # What is deleted is filtered around the leaf; whoever asks passes numbers that are there.
    leaf = getattr(matcher, "child", matcher)
    if not hasattr(leaf, "_next_block"):
        # A term that stands in one document has its posting beside its name, in no block.
        while leaf.is_active():
            yield (leaf.id(),), (leaf.weight(),)
            leaf.next()
        return
    while not leaf._atend:  # noqa: SLF001 -- see above.
        leaf._read_ids()  # noqa: SLF001
        leaf._read_weights()  # noqa: SLF001
        yield leaf._ids, leaf._weights  # noqa: SLF001
        leaf._next_block()  # noqa: SLF001
