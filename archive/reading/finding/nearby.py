"""Stories near one: those that share most of its themes, then most of its words. All of them pass the viewer's own grant.

A story that this viewer may not see takes no place: the next one stands there. Of each story one version is offered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.editions.index import Entry
from archive.editions.index.words import Asked, Group, tokens
from archive.reading.room import Room
from archive.reading.scope import NOTHING, Scope
from archive.rules.clock import Moment
from archive.rules.errors import Unreadable
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import THEMES, Theme

MOST = 5
MOST_WORDS = 8
"""Words of a story by which its likes are ranked: those it says most often."""

SHORTEST = 4
"""Letters of such a word."""


@dataclass(frozen=True)
class Near:
    """One story near another, ready for its line."""

    id: str
    title: str
    minutes: int
    language: str
    shared: tuple[Theme, ...]


def near(
    room: Room, edition: Edition, viewer: Viewer, moment: Moment, *, spared: frozenset[str] = NOTHING
) -> tuple[Near, ...]:
    """Return at most `MOST` stories that share a theme with this one, nearest first."""
    scope = room.scopes.of(room.shelf, viewer, moment, spared)
    found: list[Near] = []
    ranked = _ranked(room, edition, scope)
    for start in range(0, len(ranked), MOST):
        together = shelf.find(room.shelf, ranked[start : start + MOST], viewer, Outlet.SEARCH, moment)
        found += [_line(one, edition) for one in together]
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _ranked(room: Room, edition: Edition, scope: Scope) -> Sequence[str]:
    shared = Counter(id for theme in edition.themes for id in scope.by_theme.get(theme, ()))
    own = scope.kin.get(edition.id, edition.id)
    others = frozenset(id for id in shared if scope.kin.get(id, id) != own)
    places = {id: place for place, id in enumerate(_by_words(room, edition, others - scope.cut))}

    def nearness(id: str) -> tuple[int, int, str]:
        return -shared[id], places.get(id, len(places)), id

    best = sorted(others, key=nearness)
    once = scope.once(others, best)
    return [id for id in best if id in once]


def _by_words(room: Room, edition: Edition, among: frozenset[str]) -> tuple[str, ...]:
    """Return those of `among` that say the same words, best first; none when the index is away."""
    said = Counter(tokens(Entry.of(edition.id, edition.content, ()).text))
    telling = [stem for stem, _ in said.most_common() if len(stem) >= SHORTEST][:MOST_WORDS]
    asked = Asked(tuple(Group((stem,)) for stem in telling))
    try:
        return room.index.search(asked, among, most=len(among)).best if telling and among else ()
    except Unreadable:
        return ()


def _line(one: Edition, to: Edition) -> Near:
    content = one.content
    shared = tuple(THEMES[theme] for theme in one.themes if theme in to.themes and theme in THEMES)
    return Near(one.id, content.title, content.minutes, content.language, shared)
