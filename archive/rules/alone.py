"""Which few details of a story no other mother's story in the archive has (rules 8 and 14, c12).

Only the smallest combinations are told, of which no detail could be left out: minimal sample uniques, as in SUDA.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from archive.rules.figures import OPTIONS, Level
from archive.rules.folding import fold
from archive.rules.how_many import Fact

MOST_TOGETHER = 3


@dataclass(frozen=True)
class Row:
    """What one story of the archive tells, and whose it is."""

    story: str
    mother: str = field(repr=False)
    tokens: frozenset[str] = field(repr=False)


@dataclass(frozen=True)
class Together:
    """A few details that no story of another mother has, and none of which could be left out."""

    labels: tuple[str, ...] = field(repr=False)
    hers: int
    """How many other stories of hers have them too."""

    tokens: frozenset[str] = field(repr=False)
    """The same details as they are compared between stories (`tokens`)."""

    @property
    def says(self) -> str:
        """The sentence."""
        details = _and(tuple(f"“{label}”" for label in self.labels))
        if self.hers:
            many = "another story" if self.hers == 1 else f"{self.hers} other stories"
            return f"Only this story and {many} by the same mother have {details}: read together, they tell more."
        return f"Only this story has {details}."


def tokens(facts: Iterable[Fact]) -> Mapping[str, str]:
    """Return what can be compared between stories, and how each is spoken of. An exact fact also tells its soft form.

    Phrase by phrase: a story that names a town and its ward shares the town with one that names the town alone.
    """
    found: dict[str, str] = {}
    for fact in facts:
        way = fact.way
        if way.level == Level.EXACT:
            found |= _by_phrase(fact)
            way = OPTIONS.get(way.softer, way)
        found[way.id] = way.says
    return found


def _by_phrase(fact: Fact) -> Mapping[str, str]:
    told = fact.way.told
    return {f"{told}={fold(one).text.strip()}": one for one in fact.phrases} or {
        f"{told}={fact.option}": fact.label
    }


def standing_out(facts: Sequence[Fact], mother: str, others: Iterable[Row]) -> tuple[Together, ...]:
    """Return every minimal combination of up to three details that only this mother's stories have.

    What links this story to another one of hers comes first, then what stands here alone; of each the fewest details first.

    One pass over the archive, then intersections of bit sets: 10,000 stories take a fraction of a second.
    """
    mine = tokens(facts)
    theirs, hers = dict.fromkeys(mine, 0), dict.fromkeys(mine, 0)
    for n, row in enumerate(others):
        bits = hers if row.mother == mother else theirs
        for token in row.tokens & mine.keys():
            bits[token] |= 1 << n
    every = [
        Together(tuple(mine[token] for token in one), _shared(hers, one).bit_count(), frozenset(one))
        for one in _shared_by_nobody(theirs)
    ]
    return tuple(sorted(every, key=lambda one: not one.hers))


def is_more_alone(now: Iterable[frozenset[str]], answered: Collection[frozenset[str]] | None) -> bool:
    """Return whether fewer details are enough to stand out than were when somebody answered: less is needed to know her.

    That is so where something smaller than what was answered stands out, or a part of it does. As many other details, or
    more, set nobody more apart than she was, and ask nobody anew.

    Args:
        now: every minimal combination that stands out now, as `tokens` compares them; read no further than to the first
            that is fewer.
        answered: those that stood out then; none where it was only taken for alone. None: nobody kept them, so nothing is
            known to be fewer.
    """
    if answered is None:
        return False
    fewest, parts = _fewest(answered), frozenset(chain.from_iterable(map(_parts, answered)))
    return any(len(one) < fewest or one in parts for one in now)


def _fewest(answered: Collection[frozenset[str]]) -> int:
    return min(map(len, answered), default=MOST_TOGETHER + 1)


def _parts(answered: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every part of a combination that is less than the whole, up to as many details as are ever put together."""
    sizes = range(min(len(answered), MOST_TOGETHER + 1))
    return (frozenset(part) for size in sizes for part in combinations(sorted(answered), size))


def _shared_by_nobody(theirs: Mapping[str, int], most: int = MOST_TOGETHER) -> Iterator[tuple[str, ...]]:
    """Yield every minimal combination of up to `most` details, the fewest first, that no story of another mother has.

    What holds such a combination is shared by nobody either, and is not minimal. So details are only ever added to what is
    shared, and a larger combination is looked at only where every part of it is.
    """
    shared: dict[tuple[str, ...], int] = {(): -1}
    for size in range(1, most + 1):
        larger: dict[tuple[str, ...], int] = {}
        for combination in combinations(theirs, size):
            parts_are_shared = all(part in shared for part in combinations(combination, size - 1))
            if not parts_are_shared:
                continue
            bits = shared[combination[:-1]] & theirs[combination[-1]]
            if not bits:
                yield combination
            elif size < most:
                # Of the largest nothing is kept: there may be very many, and nothing is added to them.
                larger[combination] = bits
        shared = larger


class Crowd:
    """What every story of the archive tells, as bit sets: many stories can be asked one after the other whether they are alone."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take every story of the archive in, once."""
        self._telling: dict[str, int] = {}
        self._of: dict[str, int] = {}
        for n, row in enumerate(rows):
            self._of[row.mother] = self._of.get(row.mother, 0) | 1 << n
            for token in row.tokens:
                self._telling[token] = self._telling.get(token, 0) | 1 << n

    def is_alone(self, facts: Iterable[Fact], mother: str) -> bool:
        """Return whether only this mother's stories have some of these together: as `standing_out`, without saying which.

        The largest combinations decide: what is shared by three together is shared by each of them.
        """
        theirs = self._theirs(facts, mother)
        sizes = min(MOST_TOGETHER, len(theirs))
        return sizes > 0 and not all(_shared(theirs, some) for some in combinations(theirs, sizes))

    def is_more_alone(
        self, facts: Iterable[Fact], mother: str, answered: Collection[frozenset[str]] | None
    ) -> bool:
        """Return whether fewer of these are enough now than were answered (`is_more_alone`).

        Only what could be fewer is looked for: less than the most details that were answered, or than the fewest.
        """
        if answered is None:
            return False
        fewer = max([_fewest(answered), *map(len, answered)]) - 1
        now = _shared_by_nobody(self._theirs(facts, mother), min(fewer, MOST_TOGETHER))
        return is_more_alone(map(frozenset, now), answered)

    def _theirs(self, facts: Iterable[Fact], mother: str) -> Mapping[str, int]:
        hers = self._of.get(mother, 0)
        return {token: self._telling.get(token, 0) & ~hers for token in tokens(facts)}


def _shared(bits: Mapping[str, int], combination: Sequence[str]) -> int:
    found = -1
    for token in combination:
        found &= bits[token]
    return found


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
