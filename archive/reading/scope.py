"""What one viewer may see just now, counted once for each state of the shelf.

A scope is a shortcut for searching and counting; whatever is then shown is fetched through the grant again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock
from typing import TypeVar

from archive.editions import changes, counted
from archive.editions import shelf as shelves
from archive.editions.counted import Facts
from archive.editions.shelf import Epoch, Shelf
from archive.reading.finding.tally import Tally
from archive.rules.clock import Moment
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import THEMES

MOST_SCOPES = 64
"""Scopes kept in one process; one holds 22 characters an edition, so 10,000 editions cost about 1 MB each."""

Key = tuple[Viewer, frozenset[str]]
Carried = TypeVar("Carried")
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scope:
    """The ids that one viewer may see, the same by theme, and what is known of each."""

    ids: frozenset[str]
    by_theme: Mapping[str, frozenset[str]]
    facts: Mapping[str, Facts] = field(default_factory=dict)
    kin: Mapping[str, str] = field(default_factory=dict)
    """Of editions that may have another version: what all versions of the story have in common."""

    def counts(self, among: frozenset[str] | None = None) -> dict[str, int]:
        """Return how many stories carry each theme, in the order of the themes; themes with none are left out."""
        within = self.tally.bits(self.once(self.ids if among is None else among & self.ids))
        found = {theme: (self.tally.carrying("theme", theme) & within).bit_count() for theme in THEMES}
        return {theme: count for theme, count in found.items() if count}

    def once(self, ids: frozenset[str], best: Iterable[str] = ()) -> frozenset[str]:
        """Return these ids with one version of each story: the first among `best`, or always the same one."""
        if not self.kin:
            return ids
        theirs, first = ids.intersection(self.kin), dict[str, str]()
        for id in (*best, *sorted(theirs)):
            if id in theirs:
                first.setdefault(self.kin[id], id)
        return ids - theirs | frozenset(first.values())

    def sparing(self, topics: frozenset[str]) -> Scope:
        """Return this without the stories that carry one of these warnings, in whichever of the versions at hand.

        Of what no content note is known counts as if it carried all.
        """
        if not topics:
            return self
        met = {
            id for id in self.ids if id not in self.facts or not topics.isdisjoint(self.facts[id].warnings)
        }
        stories = {self.kin[id] for id in met.intersection(self.kin)}
        ids = frozenset(id for id in self.ids - met if self.kin.get(id) not in stories)
        return Scope(
            ids,
            {theme: left for theme, all in self.by_theme.items() if (left := all & ids)},
            {id: facts for id, facts in self.facts.items() if id in ids},
            {id: kin for id, kin in self.kin.items() if id in ids},
        )

    def after(self, changed: frozenset[str], fresh: Scope) -> Scope:
        """Return this with all that changed taken out, and what is `fresh` of it put in: what counting anew would give."""
        kept = {theme: ids - changed for theme, ids in self.by_theme.items()}
        themes = {theme: kept.get(theme, NOTHING) | ids for theme, ids in fresh.by_theme.items()}
        whole = Scope(
            self.ids - changed | fresh.ids,
            {theme: ids for theme, ids in sorted((kept | themes).items()) if ids},
            {**_without(self.facts, changed), **fresh.facts},
            {**_without(self.kin, changed), **fresh.kin},
        )
        if "tally" in self.__dict__:
            empty = Tally(NOTHING, whole.by_theme, whole.facts, whole.kin)
            whole.__dict__["tally"] = self.tally.after(changed, fresh.tally, empty)
        return whole

    @cached_property
    def tally(self) -> Tally:
        """The same, to be counted."""
        return Tally(self.ids, self.by_theme, self.facts, self.kin)

    @cached_property
    def cut(self) -> frozenset[str]:
        """The ids whose grant now leaves out a form they were put out with: the index may still hold words of it."""
        return frozenset(id for id, facts in self.facts.items() if facts.is_cut)

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """All ids in an order that stays the same; ids are random, so it tells nothing."""
        return tuple(sorted(self.ids))

    def themes_of(self, id: str) -> tuple[str, ...]:
        """Return the themes of one edition of this scope; none when it is not in it."""
        return tuple(theme for theme, ids in self.by_theme.items() if id in ids)


@dataclass(frozen=True)
class _Counted:
    """A scope, and when it was counted."""

    epoch: Epoch
    today: date
    scope: Scope


@dataclass
class Scopes:
    """The scopes of one process by viewer and topics to spare, each as of one epoch of the shelf and one day.

    Another day is counted anew. After a change on the shelf only what may have changed is asked again, by the same
    statement: at a hundred thousand stories all would take two seconds, for which a trainer waits.
    """

    _known: OrderedDict[Key, _Counted] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, shelf: Shelf, viewer: Viewer, moment: Moment, spared: frozenset[str] = NOTHING) -> Scope:
        """Return what `viewer` may see at `moment`, but for stories on topics that whoever looks wants to be spared."""
        if moment.objections():
            return Scope(frozenset(), {})
        # The epoch is read before the ids: what changes in between is counted under the older epoch, and once more after the next.
        key, epoch = (viewer, spared), shelves.epoch(shelf)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
        if known is not None and (known.epoch, known.today) == (epoch, moment.today):
            return known.scope
        scope = (
            self.of(shelf, viewer, moment).sparing(spared)
            if spared
            else _scope(shelf, viewer, moment, epoch, known)
        )
        with self._lock:
            self._known[key] = _Counted(epoch, moment.today, scope)
            while len(self._known) > MOST_SCOPES:
                self._known.popitem(last=False)
        return scope


def _scope(shelf: Shelf, viewer: Viewer, moment: Moment, epoch: Epoch, known: _Counted | None) -> Scope:
    changed = None
    if known is not None and known.today == moment.today:
        changed = changes.since(shelf, known.epoch, epoch)
    fresh = _counted(shelf, viewer, moment, changed)
    return fresh if known is None or changed is None else known.scope.after(changed, fresh)


def _counted(shelf: Shelf, viewer: Viewer, moment: Moment, among: frozenset[str] | None) -> Scope:
    ids = shelves.allowed(shelf, viewer, Outlet.SEARCH, moment, among=among)
    themes = counted.by_theme(shelf, ids)
    return Scope(ids, themes, counted.facts_of(shelf, ids), counted.kin_of(shelf, ids))


def _without(found: Mapping[str, Carried], ids: frozenset[str]) -> dict[str, Carried]:
    return {id: carried for id, carried in found.items() if id not in ids}
