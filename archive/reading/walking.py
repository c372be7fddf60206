"""A learner's way through stories: one after the other, as each may be shown at this moment.

Whoever begins meets only what can be shown then. A story that goes away after she began leaves a calm gap on her way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Edition
from archive.reading import playlists, prompts, viewers
from archive.reading.clips import serving
from archive.reading.clips.cutting import Part
from archive.reading.clips.serving import Place, Shown
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.tables import Link, LinkItem, Playlist, PlaylistItem
from archive.reading.trainers import Teaching
from archive.rules.clock import Moment
from archive.rules.errors import NotFound
from archive.rules.grant import Outlet, Viewer


@dataclass(frozen=True)
class Stop:
    """One place on a learner's way; without an edition it is a gap."""

    number: int
    many: int
    edition: Edition | None
    say_first: str
    ask_after: str
    quiet_minutes: int
    part: Part | None = None
    """Set when only a part of the story is shown; the edition then holds nothing else."""

    @property
    def place(self) -> Place | None:
        """What stands here, as a sign-in keeps it; None for a gap."""
        return Place(self.edition.id, self.part.clip_id if self.part else None) if self.edition else None

    @property
    def shown(self) -> Shown | None:
        """What is shown here, whole or in part; None for a gap."""
        return Shown(self.edition, self.part) if self.edition else None


def fresh(room: Room, session: Session, link: Link, moment: Moment) -> tuple[Stop, ...]:
    """Return the way of whoever begins now: only what may be shown to the viewer frozen in the link."""
    columns = select(LinkItem.edition_id, LinkItem.clip_id).where(LinkItem.link_id == link.id)
    places = [Place(*row) for row in session.execute(columns.order_by(LinkItem.position))]
    viewer = viewers.thawed(link.viewer)
    shown = serving.together(room, session, places, viewer, Outlet.LINK, moment)
    return _stops(room, session, link.playlist_id, [place for place in places if place in shown], shown)


def begun(
    room: Room, session: Session, link: Link, places: Sequence[Place], viewer: Viewer, moment: Moment
) -> tuple[Stop, ...]:
    """Return the way of a learner who began when `places` could be shown; what can be shown no longer is a gap."""
    shown = serving.together(room, session, places, viewer, Outlet.LINK, moment)
    return _stops(room, session, link.playlist_id, places, shown)


def tried(
    room: Room, session: Session, playlist: Playlist, viewer: Viewer, moment: Moment
) -> tuple[Stop, ...]:
    """Return the way through a playlist for the people it is for, as its trainer tries it out."""
    places = places_of(session, playlist)
    shown = serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment)
    return _stops(room, session, playlist.id, [place for place in places if place in shown], shown)


def places_of(session: Session, playlist: Playlist) -> list[Place]:
    """Return the stories and parts of a playlist in their order, whether or not they can be shown."""
    rows = playlists.items(session, playlist.id)
    return [playlists.place_of(item) for item in rows if item.edition_id]


def ids_of(session: Session, playlist: Playlist) -> list[str]:
    """Return the editions of a playlist in their order, whether or not they can be shown."""
    return [place.edition_id for place in places_of(session, playlist)]


def tried_as(playlist: Playlist, teaching: Teaching) -> Viewer:
    """Return the viewer as whom a trainer tries a playlist: the people it is for."""
    return viewers.viewer(teaching, playlists.here(playlist))


def stop_on(way: Sequence[Stop], number: int) -> Stop:
    """Return one place on the way.

    Raises:
        NotFound: there are not so many.
    """
    if not 1 <= number <= len(way):
        raise NotFound(playlists.NOT_YOURS)
    return way[number - 1]


def _stops(
    room: Room,
    session: Session,
    playlist_id: str,
    places: Sequence[Place],
    shown: Mapping[Place, Shown],
) -> tuple[Stop, ...]:
    items, playlist = playlists.items(session, playlist_id), session.get(Playlist, playlist_id)
    written, by_edition = prompts.read(room, items), {item.edition_id: item for item in items}
    stops = (
        _stop(number, len(places), shown.get(place), by_edition.get(place.edition_id), written)
        for number, place in enumerate(places, start=1)
    )
    # What is said to a room is not for somebody who sits alone with it.
    alone = playlist is not None and playlists.is_for_each_alone(playlist)
    return tuple(replace(stop, say_first="") if alone else stop for stop in stops)


def _stop(
    number: int, many: int, shown: Shown | None, item: PlaylistItem | None, written: Mapping[str, Prompts]
) -> Stop:
    if shown is None:
        return Stop(number, many, None, "", "", 0)
    # What a trainer wrote for a story goes with it.
    said = written[item.id] if item else Prompts()
    quiet = item.quiet_minutes if item else 0
    return Stop(number, many, shown.edition, said.say_first, said.ask_after, quiet, shown.part)
