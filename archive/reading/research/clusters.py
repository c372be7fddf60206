"""How needs cluster: which themes are told together, by need, by how mothers met services, and by which they met.

An edition carries no field for services or engagement; what it carries are themes, so those are what is crossed. Every
number comes from one computing (`archive.rules.crossing`), so that no table says what another one withholds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.reading.room import Room
from archive.reading.scope import Scope
from archive.rules.clock import Moment
from archive.rules.crossing import Crossed, crossed
from archive.rules.grant import Viewer
from archive.rules.themes import THEMES, Theme

SERVICES = ("1.1", "1.2", "1.3", "1.4", "2.7", "5.3", "5.4", "7.3", "8.3")
"""Themes that name a service which was met, or was not there."""

NEEDS = tuple(id for id, theme in THEMES.items() if theme.group in ("G2", "G3") and id not in SERVICES)
ENGAGEMENT = tuple(id for id, theme in THEMES.items() if theme.group == "G4")
"""How she met the services: afraid, watched, judged, believed, or not."""

VIEWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "needs": ("Needs that are told together", NEEDS),
    "engagement": ("Needs, and how mothers met the services", ENGAGEMENT),
    "services": ("Needs, and the services that were met", SERVICES),
}


@dataclass(frozen=True)
class Together:
    """Two themes that are told together."""

    one: Theme
    other: Theme
    stories: int
    """In fives."""


@dataclass(frozen=True)
class View:
    """One picture with its table: needs down, something across."""

    id: str
    heading: str
    down: tuple[Theme, ...]
    across: tuple[Theme, ...]
    cells: Mapping[tuple[str, str], int]
    """By need and what stands across, in fives; what is not there is not said."""

    pairs: tuple[Together, ...]
    """The same as a list, the most stories first."""

    unsaid: tuple[Theme, ...]
    """Needs that too few stories tell of together with any of these."""


def views(room: Room, viewer: Viewer, moment: Moment) -> tuple[View, ...]:
    """Return what is told together in the stories that this viewer may count."""
    known = crossed(stories_by_theme(room.scopes.of(room.shelf, viewer, moment)))
    return tuple(_view(id, heading, across, known) for id, (heading, across) in VIEWS.items())


def stories_by_theme(scope: Scope) -> dict[str, frozenset[str]]:
    """Return the stories of each theme; a story in two languages is one, with the themes of both."""
    return {
        theme: frozenset(scope.kin.get(id, id) for id in ids)
        for theme, ids in scope.by_theme.items()
        if theme in THEMES
    }


def _view(id: str, heading: str, across: Iterable[str], known: Crossed) -> View:
    cells = {
        (need, other): said
        for need in NEEDS
        for other in across
        if need != other and (said := known.of(need, other)) is not None
    }
    down = tuple(THEMES[need] for need in NEEDS if any(need == row for row, _ in cells))
    columns = tuple(THEMES[other] for other in across if any(other == column for _, column in cells))
    unsaid = tuple(THEMES[need] for need in NEEDS if THEMES[need] not in down)
    return View(id, heading, down, columns, cells, _pairs(cells), unsaid)


def _pairs(cells: Mapping[tuple[str, str], int]) -> tuple[Together, ...]:
    # Two needs stand on both sides of the picture, and once in the list.
    once = {pair: said for pair, said in cells.items() if pair[0] < pair[1] or pair[::-1] not in cells}
    ordered = sorted(once.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Together(THEMES[one], THEMES[other], said) for (one, other), said in ordered)
