"""What came of it, for those who taught: their own sessions, how many learned, and what people do otherwise (g5).

Only of the organisation's own sessions and links, only words that somebody has read, and nothing of a story that this
viewer may not see now. Numbers are said in fives; below five nothing is (`archive.rules.counts`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.editions.replies import QUESTIONS, Reply
from archive.ground.db import reading
from archive.reading.giving.tables import Said, Taught, TaughtItem
from archive.reading.room import Room
from archive.reading.scope import Scope
from archive.reading.tables import Link, LinkItem, Playlist, Trainer
from archive.rules.clock import Moment
from archive.rules.counts import about, may_be_told
from archive.rules.grant import Viewer
from archive.rules.themes import THEMES, Theme


@dataclass(frozen=True)
class OfTheme:
    """What came of the stories on one theme."""

    theme: Theme
    learners: int | None
    """In fives; None when fewer than five."""


@dataclass(frozen=True)
class Heard:
    """Words of somebody who was taught, with the themes of the story they are about."""

    words: str = field(repr=False)
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Impact:
    """What came of it, ready for its page."""

    sessions: int
    links: int
    learners: int | None
    themes: tuple[OfTheme, ...]
    heard: tuple[tuple[str, tuple[Heard, ...]], ...]
    """Pairs of what was asked and what was said."""


@dataclass(frozen=True)
class _Gathering:
    """People who met some stories together: a session in a room, or everybody who began by one link."""

    people: int
    stories: frozenset[str]
    is_link: bool


def of(room: Room, session: Session, organisation_id: str, viewer: Viewer, moment: Moment) -> Impact:
    """Return what came of what this organisation taught, as far as `viewer` may see the stories now."""
    scope = room.scopes.of(room.shelf, viewer, moment)
    gatherings = [*_rooms(session, organisation_id), *_links(session, organisation_id)]
    met: Counter[str] = Counter()
    for one in gatherings:
        met.update(dict.fromkeys(one.stories & scope.ids, one.people))
    return Impact(
        sessions=sum(not one.is_link for one in gatherings),
        links=sum(one.is_link for one in gatherings),
        learners=about(sum(one.people for one in gatherings)),
        themes=_themes(scope, gatherings),
        heard=_heard(room, session, organisation_id, scope, met),
    )


def _rooms(session: Session, organisation_id: str) -> Iterator[_Gathering]:
    query = (
        select(Taught.id, Taught.people, TaughtItem.edition_id)
        .join(TaughtItem, TaughtItem.taught_id == Taught.id)
        .where(Taught.organisation_id == organisation_id)
    )
    return _gathered(((row[0], row[1], row[2]) for row in session.execute(query)), is_link=False)


def _links(session: Session, organisation_id: str) -> Iterator[_Gathering]:
    query = (
        select(Link.id, Link.started, LinkItem.edition_id)
        .join(LinkItem, LinkItem.link_id == Link.id)
        .join(Playlist, Playlist.id == Link.playlist_id)
        .join(Trainer, Trainer.person_id == Playlist.person_id)
        .where(Trainer.organisation_id == organisation_id, Link.started > 0)
    )
    return _gathered(((row[0], row[1], row[2]) for row in session.execute(query)), is_link=True)


def _gathered(rows: Iterable[tuple[str, int, str]], *, is_link: bool) -> Iterator[_Gathering]:
    people: dict[str, int] = {}
    stories: dict[str, set[str]] = {}
    for id, many, edition in rows:
        people[id] = many
        stories.setdefault(id, set()).add(edition)
    return (_Gathering(people[id], frozenset(found), is_link) for id, found in stories.items())


def _themes(scope: Scope, gatherings: Iterable[_Gathering]) -> tuple[OfTheme, ...]:
    # Whoever met two stories on one theme in one session is one person.
    found: Counter[str] = Counter()
    for one in gatherings:
        told = {theme for id in one.stories & scope.ids for theme in scope.themes_of(id)}
        found.update(dict.fromkeys(told, one.people))
    return tuple(OfTheme(theme, about(found[id])) for id, theme in THEMES.items() if found[id])


def _heard(
    room: Room, session: Session, organisation_id: str, scope: Scope, seen: Mapping[str, int]
) -> tuple[tuple[str, tuple[Heard, ...]], ...]:
    """Return what was said, read and let stand, of stories that enough people met."""
    enough = [id for id, people in seen.items() if may_be_told(people)]
    ours = list(
        session.execute(select(Said.reply_id).where(Said.organisation_id == organisation_id)).scalars()
    )
    with Session(reading(room.uses)) as uses:
        stands = replies.passed_on(uses, ours)
        written = [one for one in replies.of(uses, room.shelf.keys, enough) if one.id in stands]
    groups = ((QUESTIONS[kind], _of_kind(written, kind, scope)) for kind in sorted(replies.PASSED_ON))
    return tuple((asked, said) for asked, said in groups if said)


def _of_kind(written: Iterable[Reply], kind: replies.Kind, scope: Scope) -> tuple[Heard, ...]:
    # By their ids, which are random: the order of days would say who came to which session.
    ordered = sorted((one for one in written if one.kind == kind), key=lambda one: one.id)
    return tuple(Heard(one.words, _labels(scope, one.edition_id)) for one in ordered)


def _labels(scope: Scope, id: str) -> tuple[str, ...]:
    return tuple(THEMES[theme].label for theme in scope.themes_of(id) if theme in THEMES)
