"""What came of it, for those who taught: their own sessions, how many learned, and what people do otherwise (g5).

Only of the organisation's own sessions and links, only words that somebody has read, and nothing of a story that this
viewer may not see now. Numbers are said in fives; below five nothing is (`archive.rules.counts`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.editions.replies import QUESTIONS, Reply
from archive.ground.db import reading
from archive.reading.giving.tables import Said, Taught, TaughtItem
from archive.reading.room import Room
from archive.reading.scope import Scope
from archive.reading.tables import Link, LinkItem, Playlist, Trainer
from archive.rules.clock import Moment
from archive.rules.consent import Viewer
from archive.rules.counts import about, may_be_told
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


def of(room: Room, session: Session, organisation_id: str, viewer: Viewer, moment: Moment) -> Impact:
    """Return what came of what this organisation taught, as far as `viewer` may see the stories now."""
    scope = room.scopes.of(room.shelf, viewer, moment)
    met = _met(session, organisation_id)
    seen = {id: people for id, people in met.items() if id in scope.ids}
    rooms = (Taught.organisation_id == organisation_id,)
    sessions = session.execute(select(func.count(), func.sum(Taught.people)).where(*rooms)).one()
    links = session.execute(_links(organisation_id)).one()
    return Impact(
        sessions=sessions[0],
        links=links[0],
        learners=about((sessions[1] or 0) + (links[1] or 0)),
        themes=_themes(scope, seen),
        heard=_heard(room, session, organisation_id, scope, seen),
    )


def _links(organisation_id: str) -> Select[Any]:
    return (
        select(func.count(), func.sum(Link.started))
        .join(Playlist, Playlist.id == Link.playlist_id)
        .join(Trainer, Trainer.person_id == Playlist.person_id)
        .where(Trainer.organisation_id == organisation_id, Link.started > 0)
    )


def _met(session: Session, organisation_id: str) -> Counter[str]:
    """Return how many people met each edition, in rooms and by links of this organisation."""
    rooms = (
        select(TaughtItem.edition_id, func.sum(Taught.people))
        .join(Taught)
        .where(Taught.organisation_id == organisation_id)
        .group_by(TaughtItem.edition_id)
    )
    links = (
        select(LinkItem.edition_id, func.sum(Link.started))
        .join(Link, Link.id == LinkItem.link_id)
        .join(Playlist, Playlist.id == Link.playlist_id)
        .join(Trainer, Trainer.person_id == Playlist.person_id)
        .where(Trainer.organisation_id == organisation_id)
        .group_by(LinkItem.edition_id)
    )
    found: Counter[str] = Counter()
    for query in (rooms, links):
        for id, people in session.execute(query):
            found[id] += people
    return found


def _themes(scope: Scope, seen: Mapping[str, int]) -> tuple[OfTheme, ...]:
    found: Counter[str] = Counter()
    for id, people in seen.items():
        for theme in scope.themes_of(id):
            found[theme] += people
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
