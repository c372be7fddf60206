"""The running order of a playlist as it stands just now: stories, calm gaps, minutes, and what could stand in a gap (f8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.editions.index.words import named_in
from archive.reading import playlists, prompts, viewers
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.trainers import Teaching
from archive.rules.clock import Moment
from archive.rules.consent import Outlet, Use, Viewer
from archive.rules.themes import THEMES

MOST_OFFERED = 3


@dataclass(frozen=True)
class Told:
    """A story in the running order."""

    edition_id: str
    title: str
    what: str
    minutes: int
    who: str
    say_first: str
    ask_after: str


@dataclass(frozen=True)
class Step:
    """One place in the running order; without a story it is a gap, the same for every cause."""

    item_id: str
    story: Told | None
    quiet_minutes: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Offer:
    """A story that could stand in a gap."""

    edition_id: str
    title: str
    minutes: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Running:
    """A playlist, ready for its page."""

    steps: tuple[Step, ...]
    offers: tuple[Offer, ...]

    @property
    def stories(self) -> tuple[Told, ...]:
        """The stories that can be shown just now, in their order."""
        return tuple(step.story for step in self.steps if step.story)

    @property
    def gaps(self) -> int:
        """How many places are empty just now."""
        return sum(step.story is None for step in self.steps)

    @property
    def listen(self) -> int:
        """Minutes of reading."""
        return sum(story.minutes for story in self.stories)

    @property
    def quiet(self) -> int:
        """Quiet minutes after stories that can be shown."""
        return sum(step.quiet_minutes for step in self.steps if step.story)


def running(room: Room, session: Session, playlist: Playlist, teaching: Teaching, moment: Moment) -> Running:
    """Return the running order of a playlist for its own viewers."""
    viewer = viewers.viewer(teaching, playlists.here(playlist))
    rows = playlists.items(session, playlist.id)
    shown = playlists.together(room, [row.edition_id for row in rows], viewer, Outlet.PLAYLIST, moment)
    by_id = {edition.id: edition for edition in shown}
    written = prompts.read(room, rows)
    steps = tuple(
        _step(row, written[row.id], by_id.get(row.edition_id), number, len(rows))
        for number, row in enumerate(rows)
    )
    offers = _offers(room, playlist, rows, shown, viewer, moment) if len(shown) < len(rows) else ()
    return Running(steps, offers)


def _step(row: PlaylistItem, written: Prompts, edition: Edition | None, number: int, many: int) -> Step:
    # What a trainer wrote for a story goes with it: her notes may quote what is no longer hers to quote.
    told = _told(edition, written) if edition else None
    return Step(
        row.id, told, row.quiet_minutes if told else 0, is_first=number == 0, is_last=number == many - 1
    )


def _told(edition: Edition, written: Prompts) -> Told:
    content = edition.content
    who = viewers.who_may_see(edition.grant)
    return Told(
        edition.id,
        content.title,
        content.note.what,
        content.minutes,
        who,
        written.say_first,
        written.ask_after,
    )


def _offers(
    room: Room,
    playlist: Playlist,
    rows: Sequence[PlaylistItem],
    shown: Sequence[Edition],
    viewer: Viewer,
    moment: Moment,
) -> tuple[Offer, ...]:
    """Return up to three stories on the themes of what is left: of the gone one nothing is known any more.

    Next to a story that may only stand alone nothing is offered.
    """
    if any(Use.BESIDE not in edition.grant.uses for edition in shown):
        return ()
    themes = {theme for edition in shown for theme in edition.themes} or {
        theme.id for theme in named_in(playlist.title)
    }
    joined = playlists.beside(viewer) if shown else viewer
    scope = room.scopes.of(room.shelf, joined, moment)
    taken = {row.edition_id for row in rows}
    shared = {id: len(themes.intersection(scope.themes_of(id))) for id in scope.once(scope.ids - taken)}
    best = sorted((id for id, count in shared.items() if count), key=lambda id: (-shared[id], id))[
        :MOST_OFFERED
    ]
    return tuple(_offer(edition) for edition in shelf.find(room.shelf, best, joined, Outlet.PLAYLIST, moment))


def _offer(edition: Edition) -> Offer:
    labels = tuple(THEMES[theme].label for theme in edition.themes if theme in THEMES)
    return Offer(edition.id, edition.content.title, edition.content.minutes, labels)
