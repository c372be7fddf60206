"""Finding stories: the shelf says what this viewer may see, the index ranks it, and each hit is fetched through its grant.

An index that is stale shows fewer stories, never one more: not in the results, nor in a count, a theme or a snippet
(`design/search.md` 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.editions.index import WIDEN_BELOW, Entry, Hits
from archive.editions.index.words import LONGEST_QUERY, Asked, tokens, understand
from archive.reading.facets import EVERYTHING, Choice, Facet, Only, chosen, facets, narrowed
from archive.reading.room import Room
from archive.reading.scope import NOTHING, Scope
from archive.reading.snippets import Spot, spots
from archive.reading.viewers import who_may_see
from archive.rules.clock import Moment
from archive.rules.errors import Unreadable
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import GROUPS, THEMES, Theme

PAGE = 20
MOST = 500
"""Ranked hits of one search: 25 pages. Who needs more asks for less."""


@dataclass(frozen=True)
class Result:
    """One story found, ready for its line on the page."""

    id: str
    title: str
    minutes: int
    language: str
    what: str
    spots: tuple[Spot, ...]
    """The place in it that fits best, and further moments of its recordings; empty for one found by its theme or its title."""

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

    chosen: tuple[Choice, ...]
    facets: tuple[Facet, ...]
    themes: tuple[Counted, ...]
    """How often each further theme is among all that was found."""

    is_heard: bool = True
    """Whether any of the words can be looked for; "the and of" cannot."""

    is_away: bool = False
    """Whether the index cannot be used just now: then the words were not looked for."""

    is_scarce: bool = False
    """Whether few stories hold all of the words, however it is narrowed: then another spelling may be meant."""

    beside: tuple[Counted, ...] = ()
    """When nothing at all was found: the themes beside those that the words name, as a way on."""


def find(
    room: Room,
    viewer: Viewer,
    moment: Moment,
    *,
    text: str = "",
    only: Only = EVERYTHING,
    page: int = 1,
    spared: frozenset[str] = NOTHING,
    size: int = PAGE,
) -> Found:
    """Return one page of what `viewer` may see of what was asked; with nothing asked, of everything.

    What it is narrowed to is taken from what was found, so that no choice changes how widely was searched. Stories on topics
    to be `spared` are as if they were not there: no number counts them.
    """
    text = text[:LONGEST_QUERY]
    asked = understand(text)
    scope = room.scopes.of(room.shelf, viewer, moment, spared)
    within = narrowed(scope, scope.ids, only)
    hits, is_away = _hits_held(room, asked, scope, within, viewer, moment)
    every, left = hits.all, hits.all & within
    hits = _kept(hits, scope.once(left, hits.best))
    page, pages = _which(len(hits.best), page, size)
    shown = _fetched(room, hits.best[(page - 1) * size :], viewer, moment, size)
    return Found(
        text=text,
        results=tuple(_result(edition, asked) for edition in shown),
        total=len(hits.all),
        page=page,
        pages=pages,
        widened=hits.widened,
        also=tuple(theme for theme in asked.also if theme.id not in only.theme),
        chosen=chosen(only),
        facets=facets(scope, left, only),
        themes=_further(scope, hits.all, only),
        is_scarce=hits.widened or len(every) < WIDEN_BELOW,
        is_heard=bool(asked.groups),
        is_away=is_away,
        beside=() if every else _beside(scope, asked),
    )


def _which(total: int, page: int, size: int) -> tuple[int, int]:
    """Return which page it is, of how many: one that is not there is the nearest that is."""
    pages = max(1, -(-total // size))
    return min(max(page, 1), pages), pages


def stories_found(
    room: Room, viewer: Viewer, moment: Moment, *, text: str, only: Only, spared: frozenset[str] = NOTHING
) -> tuple[frozenset[str], ...]:
    """Return all that `find` would count, story by story: the ids of those of its versions that were found."""
    asked = understand(text[:LONGEST_QUERY])
    scope = room.scopes.of(room.shelf, viewer, moment, spared)
    hits, is_away = _hits_held(room, asked, scope, NOTHING, viewer, moment)
    if is_away or (text and not asked.groups):
        return ()
    found: dict[str, set[str]] = {}
    for id in narrowed(scope, hits.all, only):
        found.setdefault(scope.kin.get(id, id), set()).add(id)
    return tuple(frozenset(ids) for ids in found.values())


@dataclass(frozen=True)
class Shelfmark:
    """One group of themes with the counts of what this viewer may see."""

    label: str
    themes: tuple[Counted, ...]


def by_theme(
    room: Room, viewer: Viewer, moment: Moment, *, spared: frozenset[str] = NOTHING
) -> tuple[Shelfmark, ...]:
    """Return all groups of themes in their order, with how many stories this viewer may see; zero is said too."""
    counts = room.scopes.of(room.shelf, viewer, moment, spared).counts()
    groups = (
        (label, [theme for theme in THEMES.values() if theme.group == group])
        for group, label in GROUPS.items()
    )
    return tuple(
        Shelfmark(label, tuple(Counted(theme, counts.get(theme.id, 0)) for theme in these))
        for label, these in groups
    )


def _hits(room: Room, asked: Asked, scope: Scope, within: frozenset[str]) -> tuple[Hits, bool]:
    """Return what was found, and whether the words could not be looked for: then it is everything in the scope.

    Ranked is what stands `within`: as many as can be shown, and as may still fall out behind them.
    """
    if not asked.groups:
        return _everything(scope), False
    most = MOST + len(scope.cut) + len(scope.kin) if within else 0
    try:
        found = room.index.search(asked, scope.ids, most=most, best_of=within)
    except Unreadable:
        return _everything(scope), True
    # Asked of the index already; asked again here, so that no engine's mistake reaches a count.
    best = tuple(filter(scope.ids.__contains__, found.best))
    return Hits(best, found.all & scope.ids, found.widened), False


def _hits_held(
    room: Room, asked: Asked, scope: Scope, within: frozenset[str], viewer: Viewer, moment: Moment
) -> tuple[Hits, bool]:
    hits, is_away = _hits(room, asked, scope, within)
    return (hits if is_away else _still_held(room, asked, hits, scope, viewer, moment)), is_away


def _everything(scope: Scope) -> Hits:
    return Hits(scope.in_order, scope.ids)


def _kept(hits: Hits, ids: frozenset[str]) -> Hits:
    best = (id for id in hits.best if id in ids)
    return Hits(tuple(islice(best, MOST)), ids, hits.widened)


def _still_held(room: Room, asked: Asked, hits: Hits, scope: Scope, viewer: Viewer, moment: Moment) -> Hits:
    """Leave out stories that were found by words of a form which their grant no longer allows.

    The index holds what was put out; a voice that was taken back since must not even tell that a word was in it.
    """
    doubtful = hits.all & scope.cut if asked.groups else frozenset[str]()
    if not doubtful:
        return hits
    there = shelf.find(room.shelf, sorted(doubtful), viewer, Outlet.SEARCH, moment)
    hold = frozenset(edition.id for edition in there if _holds(edition, asked, every=not hits.widened))
    return replace(
        hits, all=hits.all - doubtful | hold, best=tuple(id for id in hits.best if id not in doubtful - hold)
    )


def _holds(edition: Edition, asked: Asked, *, every: bool) -> bool:
    content = edition.content.in_forms(edition.grant.media)
    found = tokens(Entry.of(edition.id, content, edition.themes).text)
    stand: Iterable[bool] = (group.stands_in(found, edition.themes) for group in asked.groups)
    return all(stand) if every else any(stand)


def _fetched(
    room: Room, ids: Sequence[str], viewer: Viewer, moment: Moment, size: int = PAGE
) -> list[Edition]:
    """Return the first `size` editions among `ids` that still pass their grants; topped up from those behind."""
    passed: list[Edition] = []
    waiting = iter(ids)
    while len(passed) < size and (wanted := list(islice(waiting, size - len(passed)))):
        passed += shelf.find(room.shelf, wanted, viewer, Outlet.SEARCH, moment)
    return passed


def _result(edition: Edition, asked: Asked) -> Result:
    content = edition.content
    return Result(
        id=edition.id,
        title=content.title,
        minutes=content.minutes,
        language=content.language,
        what=content.note.what,
        spots=spots(content, edition.grant.media, asked.stems),
        themes=tuple(THEMES[theme] for theme in edition.themes if theme in THEMES),
        who=who_may_see(edition.grant),
    )


def _further(scope: Scope, found: frozenset[str], only: Only) -> tuple[Counted, ...]:
    counts = scope.counts(among=found)
    return tuple(Counted(THEMES[theme], count) for theme, count in counts.items() if theme not in only.theme)


def _beside(scope: Scope, asked: Asked) -> tuple[Counted, ...]:
    """Return the themes of the groups in which the words of a search name one: for "care proceedings", those of the courts."""
    groups = {theme.group for theme in asked.also}
    counts = scope.counts() if groups else {}
    return tuple(Counted(THEMES[id], count) for id, count in counts.items() if THEMES[id].group in groups)
