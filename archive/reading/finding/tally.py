"""Counting by bits: each story of a scope has a place, each value the bits of the stories that carry it.

A number on a page is then one AND and one count over whole machine words: at a hundred thousand stories some
microseconds, where a look at each took tens of milliseconds (measured; `docs/decisions/0032-search-measured.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from archive.editions.counted import Facts
from archive.reading.finding.kinds import KINDS, values_of

ONE = ord("1")


@dataclass(frozen=True)
class Stories:
    """Some editions as stories: versions of one story count once."""

    alone: int
    """Bits of those of which no other version is among them."""

    together: tuple[int, ...] = ()
    """For each other story, the bits of its versions."""

    def count(self) -> int:
        """Return how many stories these are."""
        return self.alone.bit_count() + len(self.together)

    def with_(self, bits: int) -> int:
        """Return of how many stories one version is among `bits`."""
        return (self.alone & bits).bit_count() + sum(1 for one in self.together if one & bits)

    def without(self, bits: int) -> int:
        """Return of how many stories one version is not among `bits`."""
        return (self.alone & ~bits).bit_count() + sum(1 for one in self.together if one & ~bits)


class Tally:
    """The places of all stories of one scope, and the bits of what they carry."""

    def __init__(
        self,
        ids: frozenset[str],
        by_theme: Mapping[str, frozenset[str]],
        facts: Mapping[str, Facts],
        kin: Mapping[str, str],
    ) -> None:
        """Give each id a place; what is carried is counted when it is first asked for."""
        self._place = {id: place for place, id in enumerate(ids)}
        self._places = len(self._place)
        self._by_theme, self._facts, self._kin = by_theme, facts, kin
        self._carried: dict[str, dict[str, int]] = {}

    def bits(self, ids: Iterable[str]) -> int:
        """Return the bits of these ids; ids of another scope have none."""
        # Written as figures of two kinds and read as one number: the quickest way that plain Python has (measured).
        figures = bytearray(b"0") * (self._places + 1)
        for at in map(self._place.get, ids):
            if at is not None:
                figures[-1 - at] = ONE
        return int(figures, 2)

    def among(self, ids: frozenset[str], bits: int) -> frozenset[str]:
        """Return those of `ids` whose bit is set."""
        flags, place = bits.to_bytes(self._places // 8 + 1, "little"), self._place
        return frozenset(id for id in ids if id in place and flags[place[id] >> 3] >> (place[id] & 7) & 1)

    def after(self, changed: frozenset[str], fresh: Tally, whole: Tally) -> Tally:
        """Return `whole`, which has no places yet, with this less all that changed, and with what is `fresh` of that.

        Every other story keeps its place and its bits; what is fresh gets places behind them.
        """
        gone, shift = self.bits(changed), self._places
        place = {id: at for id, at in self._place.items() if id not in changed}
        whole._place = place | {id: shift + at for id, at in fresh._place.items()}
        whole._places = shift + fresh._places
        # A copy: somebody else may just be counting one kind more.
        carried = dict(self._carried)
        whole._carried = {name: _merged(carried[name], fresh._of(name), gone, shift) for name in carried}
        return whole

    @cached_property
    def known(self) -> int:
        """The bits of those of which facts are known: nothing is counted of any other."""
        return self.bits(self._facts)

    def values(self, name: str) -> Iterable[str]:
        """Return every value of one kind that stands in this scope."""
        return self._of(name).keys()

    def carrying(self, name: str, value: str) -> int:
        """Return the bits of all that carry this value."""
        return self._of(name).get(value, 0)

    def stories(self, bits: int) -> Stories:
        """Return these editions as stories."""
        together = tuple(
            here for versions in self._versions if (here := versions & bits) and here.bit_count() > 1
        )
        alone = bits
        for versions in together:
            alone &= ~versions
        return Stories(alone, together)

    @cached_property
    def _versions(self) -> tuple[int, ...]:
        by_kin: dict[str, list[str]] = {}
        for id, kin in self._kin.items():
            by_kin.setdefault(kin, []).append(id)
        return tuple(self.bits(ids) for ids in by_kin.values() if len(ids) > 1)

    def _of(self, name: str) -> Mapping[str, int]:
        if name not in self._carried:
            self._carried[name] = self._counted(name)
        return self._carried[name]

    def _counted(self, name: str) -> dict[str, int]:
        if name == "theme":
            return {theme: self.bits(ids) for theme, ids in self._by_theme.items()}
        assert name in KINDS, name  # noqa: S101 -- a mistake of ours, not of whoever asks.
        carry: dict[str, list[str]] = {}
        for facts, ids in self._alike:
            for value in values_of(facts, name):
                carry.setdefault(value, []).extend(ids)
        return {value: self.bits(ids) for value, ids in carry.items()}

    @cached_property
    def _alike(self) -> tuple[tuple[Facts, list[str]], ...]:
        """Return the ids by their facts. Stories with the same facts share one value, so each is looked into once."""
        alike: dict[int, tuple[Facts, list[str]]] = {}
        for one, facts in self._facts.items():
            # By the very value: to compare the facts of each took most of the time (measured).
            alike.setdefault(id(facts), (facts, []))[1].append(one)
        return tuple(alike.values())


def _merged(carried: Mapping[str, int], fresh: Mapping[str, int], gone: int, shift: int) -> dict[str, int]:
    values = carried.keys() | fresh.keys()
    found = {value: carried.get(value, 0) & ~gone | fresh.get(value, 0) << shift for value in values}
    return {value: bits for value, bits in found.items() if bits}
