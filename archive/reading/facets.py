"""Narrowing what was found: by theme, form, length, language, use, how hard it is, and by hard things to leave out.

Counted from what the shelf says of the stories found, never by an index. Each choice takes away from what stands there
and adds nothing, so a number beside a choice is the number of stories after it is pressed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from archive.reading.finding.kinds import FIXED, KINDS, name_of_language
from archive.reading.finding.tally import Stories, Tally
from archive.reading.scope import Scope
from archive.rules.themes import THEMES, WARNINGS

MOST_FILTERS = 50
"""Choices of one kind that are heard; no kind has more that could be offered."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)


@dataclass(frozen=True)
class Only:
    """What a search is narrowed to: names and values as they stand in an address."""

    theme: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    length: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    """How much there may be of what is hard."""

    use: tuple[str, ...] = ()
    """What she has agreed to besides teaching."""

    without: tuple[str, ...] = ()
    """Warnings: stories that carry one of them are left out."""

    @classmethod
    def of(cls, asked: Mapping[str, Iterable[str]]) -> Only:
        """Return what was asked; what we do not know is left out, never refused."""
        return cls(**{name: _known(name, asked.get(name, ())) for name in cls.names()})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names that an address may carry."""
        return tuple(one.name for one in fields(cls))

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every name with every value of it."""
        return ((name, value) for name, values in asdict(self).items() for value in values)

    @property
    def query(self) -> dict[str, Any]:
        """The same for `url_for`, a list of values by name; names without a value are left out."""
        return {name: list(values) for name, values in asdict(self).items() if values}

    def plus(self, name: str, value: str) -> Only:
        """Return this with one more choice."""
        return replace(self, **{name: (*getattr(self, name), value)})

    def less(self, name: str, value: str) -> Only:
        """Return this without one choice."""
        return replace(self, **{name: tuple(other for other in getattr(self, name) if other != value)})


EVERYTHING = Only()
_WITH = ("form", "length", "language", "level", "use")


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen, or has been, with how many stories are there after the press."""

    name: str
    value: str
    label: str
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """Choices of one kind."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def narrowed(scope: Scope, found: frozenset[str], only: Only) -> frozenset[str]:
    """Return those of `found` that are left."""
    for theme in only.theme:
        found &= scope.by_theme.get(theme, frozenset())
    if only == Only(theme=only.theme):
        return found
    return scope.tally.among(found, _fitting(scope.tally, only))


def _fitting(tally: Tally, only: Only) -> int:
    """Return the bits of everything that fits, whatever its themes."""
    left = tally.known
    for name in _WITH:
        for value in getattr(only, name):
            left &= tally.carrying(name, value)
    for value in only.without:
        left &= ~tally.carrying("without", value)
    return left


def facets(scope: Scope, left: frozenset[str], only: Only) -> tuple[Facet, ...]:
    """Return what can be chosen further among what is left; what would leave nothing, or change nothing, is not offered.

    A story in two versions counts once, under what either of them is: pressed, the choice leaves the one that fits.
    """
    tally = scope.tally
    stories = tally.stories(tally.bits(left) & tally.known)
    offered = (Facet(name, label, _choices(name, tally, stories, only)) for name, label in KINDS.items())
    return tuple(facet for facet in offered if facet.choices)


def chosen(only: Only) -> tuple[Choice, ...]:
    """Return what has been chosen, to be taken off one by one."""
    return tuple(Choice(name, value, _said(name, value)) for name, value in only.pairs)


def _choices(name: str, tally: Tally, stories: Stories, only: Only) -> tuple[Choice, ...]:
    total = stories.count()
    # What is left out has to be in each version; what is chosen, in one of them.
    count = stories.without if name == "without" else stories.with_
    counts = {value: count(tally.carrying(name, value)) for value in tally.values(name)}
    known = _known(name, _ordered(name, counts))
    return tuple(
        Choice(name, value, _label(name, value), counts[value])
        for value in known
        if 0 < counts[value] < total and value not in getattr(only, name)
    )


def _ordered(name: str, counts: Mapping[str, int]) -> list[str]:
    if name in FIXED:
        return [value for value in FIXED[name] if value in counts]
    # What most of the stories carry comes first: it is what a trainer will want to choose, or to leave out.
    sign = 1 if name == "without" else -1
    return sorted(counts, key=lambda value: (sign * counts[value], value))


def _label(name: str, value: str) -> str:
    if name == "theme":
        return THEMES[value].label
    if name == "language":
        return name_of_language(value)
    return (WARNINGS if name == "without" else FIXED[name]).get(value, value)


def _said(name: str, value: str) -> str:
    return f"Without: {_label(name, value)}" if name == "without" else _label(name, value)


def _known(name: str, values: Iterable[str]) -> tuple[str, ...]:
    known: Mapping[str, Iterable[str]] = {"theme": THEMES, "without": WARNINGS, **FIXED}
    heard = dict.fromkeys(
        value for value in values if (value in known[name] if name in known else _LANGUAGE.fullmatch(value))
    )
    return tuple(heard)[:MOST_FILTERS]
