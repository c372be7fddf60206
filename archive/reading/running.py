"""The running order of a playlist as it stands just now: stories, calm gaps, minutes, and what could stand in a gap (f8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sqlalchemy.orm import Session

from archive.reading import offering, plans, playlists, prompts, viewers
from archive.reading.clips import serving
from archive.reading.clips.serving import Shown
from archive.reading.offering import Offers
from archive.reading.plans import Planned, Sort
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.scope import NOTHING
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.teach.quoting import as_it_stood, quotes
from archive.reading.trainers import Teaching
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.grant import Outlet
from archive.rules.themes import INTENSITIES, THEMES, Theme


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
    is_part: bool = False
    """Whether only a part of it is shown."""

    can_be_part: bool = False
    """Whether she said yes to a short part on its own."""

    is_heavy: bool = False
    """Whether something hard is in it in detail, as its content note says."""

    themes: tuple[Theme, ...] = ()

    version: str = ""
    """Of what is said and asked: who keeps it anew says which one she saw."""

    doubted: tuple[str, ...] = field(default=(), repr=False)
    """Of the same, what stood there when a story left the list that it may quote."""

    quoted: tuple[str, ...] = field(default=(), repr=False)
    """Of the same, what stood in a story of the list when it was written."""

    @property
    def written(self) -> Prompts:
        """What its trainer says before it and asks after."""
        return Prompts(self.say_first, self.ask_after, self.doubted, self.quoted)

    @property
    def may_quote_what_left(self) -> bool:
        """Whether something in these words may be of a story that has left the list."""
        stood = as_it_stood(self.doubted)
        return any(quotes(text, stood) for text in self.written.texts)


@dataclass(frozen=True)
class Step:
    """One place in the running order; with neither a story nor a purpose of its own it is a gap, the same for every cause."""

    item_id: str
    story: Told | None
    quiet_minutes: int
    is_first: bool
    is_last: bool
    planned: Planned | None = None
    """What a place without a story is for; of a gap, None."""

    was_for: str = ""
    """Of a gap in a planned place: what the place is for. It was so before any story stood there."""

    gap_minutes: int = 0
    """Of the same, what its plan gave it; never how long the story was that stood there."""

    theme: Theme | None = None
    """What its trainer wants in this place. She chose it; it was read from no story."""

    offers: Offers | None = None
    """Of a place that is empty: what could stand there."""

    @property
    def is_gap(self) -> bool:
        """Whether a story stood here that cannot be shown just now."""
        return self.story is None and self.planned is None

    @property
    def is_open(self) -> bool:
        """Whether a story could be put here: a gap, or a place that waits for one."""
        return self.is_gap or (self.planned is not None and self.planned.purpose.sort == Sort.STORY)


@dataclass(frozen=True)
class Running:
    """A playlist, ready for its page."""

    steps: tuple[Step, ...]
    length: int = 0
    """How long the session is, in minutes; 0 when nobody said."""

    @property
    def stories(self) -> tuple[Told, ...]:
        """The stories that can be shown just now, in their order."""
        return tuple(step.story for step in self.steps if step.story)

    @property
    def gaps(self) -> int:
        """How many places are empty just now."""
        return sum(step.is_gap for step in self.steps)

    @property
    def listen(self) -> int:
        """Minutes of reading."""
        return sum(story.minutes for story in self.stories)

    @property
    def quiet(self) -> int:
        """Quiet minutes and breaks: after stories that can be shown, and in places of their own."""
        return sum(step.quiet_minutes for step in self.steps if step.story) + self.of(Sort.QUIET)

    def of(self, sort: Sort) -> int:
        """Return the minutes of places of one sort."""
        return sum(
            step.planned.minutes for step in self.steps if step.planned and step.planned.purpose.sort == sort
        )

    @property
    def total(self) -> int:
        """Minutes of everything, with the places that wait for a story."""
        return self.listen + self.quiet + self.of(Sort.TALK) + self.of(Sort.FRAME) + self.to_find

    @property
    def to_find(self) -> int:
        """Minutes of places that wait for a story, and of planned places whose story is not here just now."""
        return self.of(Sort.STORY) + sum(step.gap_minutes for step in self.steps)

    @property
    def left(self) -> int:
        """Minutes of the session that nothing is planned for; 0 when nobody said how long it is."""
        return max(0, self.length - self.total)

    @property
    def waiting(self) -> int:
        """How many places wait for a story."""
        return sum(
            step.planned is not None and step.planned.purpose.sort == Sort.STORY for step in self.steps
        )

    @property
    def heavy(self) -> tuple[tuple[Step, Step], ...]:
        """Pairs of stories that follow each other with nothing in between, and both are hard in detail."""
        # A gap or a place that waits is passed over in the room, so it is nothing in between.
        met = [
            step
            for step in self.steps
            if step.story or (step.planned and step.planned.purpose.sort != Sort.STORY)
        ]
        return tuple(
            (one, two)
            for one, two in pairwise(met)
            if _is_hard(one) and _is_hard(two) and not one.quiet_minutes
        )


def running(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    moment: Moment,
    *,
    spared: frozenset[str] = NOTHING,
) -> Running:
    """Return the running order of a playlist for its own viewers. What is offered for a gap leaves out topics to be `spared`."""
    viewer = viewers.viewer(teaching, playlists.here(playlist))
    rows = playlists.items(session, playlist.id)
    places = [playlists.place_of(row) for row in rows if row.edition_id]
    shown = serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment)
    written = prompts.read(room, rows)
    themes = _themes(playlist, rows, shown, teaching)
    steps = tuple(
        _step(row, written[row.id], shown.get(playlists.place_of(row)), number, len(rows), themes)
        for number, row in enumerate(rows)
    )
    editions = [one.edition for one in shown.values()]
    empty = frozenset(step.item_id for step in steps if step.is_open)
    given = (room, playlist, rows, empty, editions, viewer, moment)
    offered = offering.offers(*given, themes=themes, spared=spared) if empty else {}
    return Running(tuple(replace(step, offers=offered.get(step.item_id)) for step in steps), playlist.minutes)


def _themes(
    playlist: Playlist, rows: Sequence[PlaylistItem], shown: Mapping[serving.Place, Shown], teaching: Teaching
) -> Mapping[str, str]:
    """Return what each place is for, as far as it may be told.

    Where a story is gone, only to whose list it is: a colleague may never have been allowed to know what it was about.
    """
    is_hers = playlist.person_id == teaching.person_id
    return {
        row.id: row.theme if is_hers or not row.edition_id or playlists.place_of(row) in shown else ""
        for row in rows
    }


def _step(
    row: PlaylistItem,
    written: Prompts,
    shown: Shown | None,
    number: int,
    many: int,
    themes: Mapping[str, str],
) -> Step:
    # What a trainer wrote for a story goes with it: her notes may quote what is no longer hers to quote.
    told = _told(row, shown, written) if shown else None
    planned = plans.planned_in(row.purpose, row.minutes)
    was = planned if row.edition_id and not told else None
    return Step(
        row.id,
        told,
        row.quiet_minutes if told else 0,
        is_first=number == 0,
        is_last=number == many - 1,
        planned=None if row.edition_id else planned,
        was_for=was.purpose.label if was else "",
        gap_minutes=was.minutes if was else 0,
        theme=THEMES.get(themes[row.id]),
    )


def _told(row: PlaylistItem, shown: Shown, written: Prompts) -> Told:
    edition, content = shown.edition, shown.edition.content
    return Told(
        edition.id,
        content.title,
        content.note.what,
        content.minutes,
        viewers.who_may_see(edition.grant),
        written.say_first,
        written.ask_after,
        is_part=shown.part is not None,
        can_be_part=Use.SHORT_PART in edition.grant.uses,
        is_heavy=any(intensity == INTENSITIES[-1] for _, intensity in content.note.warnings),
        themes=tuple(THEMES[theme] for theme in edition.themes if theme in THEMES),
        version=prompts.version(row),
        doubted=written.doubted,
        quoted=written.quoted,
    )


def _is_hard(step: Step) -> bool:
    return step.story is not None and step.story.is_heavy
