"""Finding stories: the shelf says what this viewer may see, the index ranks it, and each hit is fetched through its grant.

An index that is stale shows fewer stories, never one more: not in the results, nor in a count, a theme or a snippet
(`design/search.md` 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.editions.index import Hits
from archive.editions.index.words import LONGEST_QUERY, Asked, understand
from archive.reading.room import Room
from archive.reading.scope import Scope
from archive.reading.snippets import Bit, cut
from archive.reading.viewers import who_may_see
from archive.rules.clock import Moment
from archive.rules.consent import Outlet, Viewer
from archive.rules.errors import Unreadable
from archive.rules.themes import GROUPS, THEMES, Theme

PAGE = 20
MOST = 500
"""Ranked hits of one search: 25 pages. Who needs more asks for less."""

MOST_FILTERS = 6


@dataclass(frozen=True)
class Result:
    """One story found, ready for its line on the page."""

    id: str
    title: str
    minutes: int
    what: str
    snippet: tuple[Bit, ...]
    themes: tuple[Theme, ...]
    who: str


@dataclass(frozen=True)
class Counted:
    """A theme with how many of the stories at hand carry it."""

    theme: Theme
    count: int


@dataclass(frozen=True)
class Found:
    """One page of a search."""

    text: str
    results: tuple[Result, ...]
    total: int
    page: int
    pages: int
    widened: bool
    also: tuple[Theme, ...]
    """Themes that the words were widened to; the page says so."""

    chosen: tuple[Theme, ...]
    themes: tuple[Counted, ...]
    """How often each further theme is among all that was found."""

    is_heard: bool = True
    """Whether any of the words can be looked for; "the and of" cannot."""

    is_away: bool = False
    """Whether the index cannot be used just now: then the words were not looked for."""


def find(
    room: Room, viewer: Viewer, moment: Moment, *, text: str = "", themes: Sequence[str] = (), page: int = 1
) -> Found:
    """Return one page of what `viewer` may see of what was asked; with nothing asked, of everything."""
    text = text[:LONGEST_QUERY]
    asked = understand(text, frozenset(themes[:MOST_FILTERS]))
    scope = room.scopes.of(room.shelf, viewer, moment)
    hits, is_away = _hits(room, asked, scope)
    pages = max(1, -(-len(hits.best) // PAGE))
    page = min(max(page, 1), pages)
    results = [
        _result(edition, asked) for edition in _fetched(room, hits.best[(page - 1) * PAGE :], viewer, moment)
    ]
    return Found(
        text=text,
        results=tuple(results),
        total=len(hits.all),
        page=page,
        pages=pages,
        widened=hits.widened,
        also=tuple(theme for theme in asked.also if theme.id not in asked.themes),
        chosen=tuple(THEMES[theme] for theme in sorted(asked.themes)),
        themes=_further(scope, hits.all, asked),
        is_heard=bool(asked.groups),
        is_away=is_away,
    )


@dataclass(frozen=True)
class Shelfmark:
    """One group of themes with the counts of what this viewer may see."""

    label: str
    themes: tuple[Counted, ...]


def by_theme(room: Room, viewer: Viewer, moment: Moment) -> tuple[Shelfmark, ...]:
    """Return all groups of themes in their order, with how many stories this viewer may see; zero is said too."""
    counts = room.scopes.of(room.shelf, viewer, moment).counts()
    groups = (
        (label, [theme for theme in THEMES.values() if theme.group == group])
        for group, label in GROUPS.items()
    )
    return tuple(
        Shelfmark(label, tuple(Counted(theme, counts.get(theme.id, 0)) for theme in these))
        for label, these in groups
    )


def _hits(room: Room, asked: Asked, scope: Scope) -> tuple[Hits, bool]:
    """Return what was found, and whether the words could not be looked for: then it is all that the themes alone leave."""
    if not asked.groups:
        return _by_themes(asked, scope), False
    try:
        found = room.index.search(asked, scope.ids, most=MOST)
    except Unreadable:
        return _by_themes(asked, scope), True
    # Asked of the index already; asked again here, so that no engine's mistake reaches a count.
    best = tuple(id for id in found.best if id in scope.ids)
    return Hits(best, found.all & scope.ids, found.widened), False


def _by_themes(asked: Asked, scope: Scope) -> Hits:
    ids = scope.ids.intersection(*(scope.by_theme.get(theme, frozenset()) for theme in asked.themes))
    # Ids are random, so this order tells nothing and stays the same.
    return Hits(tuple(sorted(ids)[:MOST]), ids)


def _fetched(room: Room, ids: Sequence[str], viewer: Viewer, moment: Moment) -> list[Edition]:
    """Return the first `PAGE` editions among `ids` that still pass their grants; topped up from those behind."""
    passed: list[Edition] = []
    waiting = iter(ids)
    while len(passed) < PAGE and (wanted := list(islice(waiting, PAGE - len(passed)))):
        passed += shelf.find(room.shelf, wanted, viewer, Outlet.SEARCH, moment)
    return passed


def _result(edition: Edition, asked: Asked) -> Result:
    content = edition.content
    return Result(
        id=edition.id,
        title=content.title,
        minutes=content.minutes,
        what=content.note.what,
        snippet=cut(content.words, asked.stems),
        themes=tuple(THEMES[theme] for theme in edition.themes if theme in THEMES),
        who=who_may_see(edition.grant),
    )


def _further(scope: Scope, found: frozenset[str], asked: Asked) -> tuple[Counted, ...]:
    counts = scope.counts(among=found)
    return tuple(
        Counted(THEMES[theme], count) for theme, count in counts.items() if theme not in asked.themes
    )
