"""What is told together, counted so that no small number can be read or worked out (rules 17 and 29).

Of overlapping sets of stories three kinds of number could be known: how many carry one theme, how many carry two, and
what somebody works out from those. Each is said in fives (`archive.rules.counts`), and a pair is withheld besides where
it would give away another one that is too small to say: whoever carries 2 of 3 themes must, if nearly all who carry the
third carry either, overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from archive.rules.counts import about, at_most

Pair = tuple[str, str]
"""Two names, the smaller first."""


@dataclass(frozen=True)
class Crossed:
    """Numbers that may be said: of one, and of two together. What is not there is not said; there is no total."""

    alone: Mapping[str, int]
    both: Mapping[Pair, int]

    def of(self, one: str, other: str) -> int | None:
        """Return how many carry both, rounded down to fives; None when that is not said."""
        return self.alone.get(one) if one == other else self.both.get(_pair(one, other))


def crossed(sets: Mapping[str, frozenset[str]]) -> Crossed:
    """Return what may be said of these sets of ids and of each two of them."""
    alone = {name: said for name, ids in sets.items() if (said := about(len(ids))) is not None}
    pairs = combinations(sorted(alone), 2)
    both = {
        (one, other): said
        for one, other in pairs
        if (said := about(len(sets[one] & sets[other]))) is not None
    }
    return Crossed(alone, _withheld(alone, both))


def _withheld(alone: Mapping[str, int], both: dict[Pair, int]) -> dict[Pair, int]:
    """Return the pairs without those that would tell something of one that is not said.

    One that is withheld is then not said either, so it is asked again until nothing tells anything.
    """
    while telling := next(_telling(alone, both), None):
        both = {pair: said for pair, said in both.items() if pair != telling}
    return both


def _telling(alone: Mapping[str, int], both: Mapping[Pair, int]) -> Iterator[Pair]:
    """Yield the smaller of two pairs from which it follows that a third one, which is not said, is not empty."""
    for one, other in combinations(sorted(alone), 2):
        if (one, other) in both:
            continue
        for third in sorted(alone.keys() - {one, other}):
            sides = [pair for pair in (_pair(one, third), _pair(other, third)) if pair in both]
            # Two parts of one whole overlap as soon as they are larger than it.
            if len(sides) == 2 and sum(both[pair] for pair in sides) > at_most(alone[third]):  # noqa: PLR2004 -- both sides.
                yield min(sides, key=lambda pair: (both[pair], pair))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
