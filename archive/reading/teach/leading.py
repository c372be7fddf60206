"""The session that a locked copy holds: what may leave, in the order of the screen of a room, with the plan around it (f6).

The copy holds what it was made with. Its plan, and what its trainer says and asks, are those of the playlist at the moment of
saving; a place whose story stays in the house is left out of both, as if it had not been there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from archive.reading import plans, playlists, prompts, walking
from archive.reading.clips import serving
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.tables import Pack, Playlist, PlaylistItem
from archive.reading.teach import guide, present
from archive.reading.teach.locked_copies import Leaving
from archive.reading.teach.present import Kind, Page, Part
from archive.reading.teach.quoting import Hers
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import NotFound
from archive.rules.grant import Outlet


@dataclass(frozen=True)
class Led:
    """One part of the session: the beginning, a story or a part of one, a place of the plan, or the end."""

    part: Part
    kept_back: str = ""
    """Why something the trainer wrote stays in the house: it is, or may be, in a mother's words. Empty when nothing does."""


def session_of(room: Room, session: Session, pack: Pack, leaving: Leaving, moment: Moment) -> tuple[Led, ...]:
    """Return the parts of the session that a copy holds.

    Args:
        room: the Reading room.
        session: of the lists.
        pack: the trainer's own.
        leaving: what may leave at this moment.
        moment: now.
    """
    playlist = _playlist(session, pack)
    rows = playlists.items(session, playlist.id) if playlist else []
    hers = _hers(room, session, playlist, leaving, moment) if playlist else None
    welcome, close = present.frames(rows)
    first = Part("first", (Page(Kind.WELCOME),), frame_minutes=welcome)
    last = Part("last", (Page(Kind.CARE),), frame_minutes=close)
    return (Led(first), *_places(room, rows, leaving, hers), Led(last))


def _playlist(session: Session, pack: Pack) -> Playlist | None:
    """Return the list from which a copy was made; None when it is deleted, or not hers to read any more."""
    try:
        return playlists.owned(session, pack.person_id, pack.playlist_id or "")
    except NotFound:
        return None


def _places(room: Room, rows: Sequence[PlaylistItem], leaving: Leaving, hers: Hers | None) -> Iterator[Led]:
    written, waiting = prompts.read(room, rows), dict(leaving.shown)
    for row in rows:
        planned = plans.planned_in(row.purpose, row.minutes)
        if (stands := waiting.pop(playlists.place_of(row), None)) is not None:
            yield _story(row.id, stands, written[row.id], row.quiet_minutes, hers)
        elif planned and present.is_on_the_screen(row):
            yield Led(Part(row.id, (Page(Kind.PLANNED),), row.id, planned=planned))
    # What was taken out of the list since is in the copy still: it was made with it, and counted for its mother.
    for place, stands in waiting.items():
        yield _story(place.coded, stands, Prompts(), 0, None)


def _story(id: str, stands: serving.Shown, written: Prompts, quiet_minutes: int, hers: Hers | None) -> Led:
    (say, ask), why = guide.leaving(written, hers)
    return Led(present.told(id, id, stands, Prompts(say, ask), quiet_minutes), kept_back=why)


def _hers(room: Room, session: Session, playlist: Playlist, leaving: Leaving, moment: Moment) -> Hers | None:
    """Return what counts as a quote: also of stories that stay in the house, as on the guide and the slides."""
    viewer = replace(leaving.viewer, uses=leaving.viewer.uses - {Use.OFFLINE})
    places = walking.places_of(session, playlist)
    found = serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment)
    return guide.hers_of(room, places, found, viewer, moment)
