"""What could stand in a place that is empty: by the theme that its trainer chose for it, else by what stands around it (f8).

Of a story that is gone nothing is known, so no theme is ever read from it. What a trainer said that she wants in a place is hers,
and stays. Each offer says by what it was found: nothing here claims to be like the story that went.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.editions.index.words import named_in
from archive.reading import plans
from archive.reading.clips import serving
from archive.reading.room import Room
from archive.reading.scope import NOTHING, Scope
from archive.reading.tables import Playlist, PlaylistItem
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import INTENSITIES, THEMES

MOST_OFFERED = 3

ALONE = "A story of this list may only stand alone, so nothing is offered beside it."
AROUND = "These are close to the other stories of this list:"
ASKED = "These are on what the list asks for by its title or its plan:"
UNKNOWN = "Nothing is known of what stood here, so nothing is offered. Find a story, and press Add."
NONE_CLOSE = (
    "No other story that you may show here is close to the rest of this list. Find one, and press Add."
)


@dataclass(frozen=True)
class Offer:
    """A story that could stand in an empty place."""

    edition_id: str
    title: str
    minutes: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Offers:
    """Stories that could stand in one empty place, and by what they were found; without any, why."""

    why: str
    these: tuple[Offer, ...] = ()


def wanted(theme: str) -> str:
    """Return by what stories were found that fit the theme of a place."""
    return f"These are on what the place is for, “{THEMES[theme].label}”:"


def none_on(theme: str) -> str:
    """Return why nothing is offered for a place whose theme no other story has."""
    return f"No other story that you may show here is on what the place is for, “{THEMES[theme].label}”."


def offers(
    room: Room,
    playlist: Playlist,
    rows: Sequence[PlaylistItem],
    empty: Collection[str],
    shown: Sequence[Edition],
    viewer: Viewer,
    moment: Moment,
    *,
    themes: Mapping[str, str],
    spared: frozenset[str] = NOTHING,
) -> Mapping[str, Offers]:
    """Return, for the id of each empty place of a playlist, up to three stories that could stand there.

    Args:
        room: the Reading room.
        playlist: the list.
        rows: all its places.
        empty: the ids of those that are empty just now.
        shown: the stories that can be shown in it.
        viewer: for whom it is.
        moment: now.
        themes: what each place is for, by its id, as far as it may be told.
        spared: topics that are left out of what is offered.
    """
    if any(Use.BESIDE not in edition.grant.uses for edition in shown):
        return dict.fromkeys(empty, Offers(ALONE))
    joined = serving.beside(viewer) if shown else viewer
    scope = room.scopes.of(room.shelf, joined, moment, spared)
    left = scope.once(scope.ids - {row.edition_id for row in rows})
    around = frozenset(theme for edition in shown for theme in edition.themes)
    found: dict[str, Offers] = {}
    for row in rows:
        if row.id in empty:
            asked, is_first = _asked(playlist, row), row.purpose == plans.FIRST
            why, best = _best(scope, left, themes[row.id], around, asked, is_first=is_first)
            these = shelf.find(room.shelf, best, joined, Outlet.PLAYLIST, moment)
            found[row.id] = Offers(why, tuple(_offer(edition) for edition in these))
    return found


def _asked(playlist: Playlist, row: PlaylistItem) -> frozenset[str]:
    purpose = plans.known(row.purpose).label if row.purpose else ""
    return frozenset(theme.id for words in (playlist.title, purpose) for theme in named_in(words))


def _best(
    scope: Scope,
    left: frozenset[str],
    theme: str,
    around: frozenset[str],
    asked: frozenset[str],
    *,
    is_first: bool,
) -> tuple[str, list[str]]:
    """Return by what stories are offered for a place, and which: the first reason that finds any."""
    for why, close in _reasons(theme, around, asked):
        if best := _closest(scope, left, close, is_first=is_first):
            return why, best
    if theme in THEMES:
        return none_on(theme), []
    return (NONE_CLOSE if around or asked else UNKNOWN), []


def _reasons(
    theme: str, around: frozenset[str], asked: frozenset[str]
) -> Iterable[tuple[str, frozenset[str]]]:
    if theme in THEMES:
        yield wanted(theme), frozenset({theme})
    if around:
        yield AROUND, around
    else:
        yield ASKED, asked


def _closest(scope: Scope, left: frozenset[str], themes: frozenset[str], *, is_first: bool) -> list[str]:
    """Return the stories that share most; where people are still arriving, of those that share any the least hard."""
    shared = {id: len(themes.intersection(scope.themes_of(id))) for id in left}
    hard = {id: _how_hard(scope, id) if is_first else 0 for id, count in shared.items() if count}
    return sorted(hard, key=lambda id: (hard[id], -shared[id], id))[:MOST_OFFERED]


def _how_hard(scope: Scope, id: str) -> int:
    """Return how much there is of the hardest thing in a story, as its note says: nothing, mentioned, described, in detail."""
    # What no fact is known of counts as the hardest.
    strongest = scope.facts[id].strongest if id in scope.facts else INTENSITIES[-1]
    return INTENSITIES.index(strongest) + 1 if strongest in INTENSITIES else 0


def _offer(edition: Edition) -> Offer:
    labels = tuple(THEMES[theme].label for theme in edition.themes if theme in THEMES)
    return Offer(edition.id, edition.content.title, edition.content.minutes, labels)
