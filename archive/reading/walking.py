"""A learner's way through stories: one after the other, as each may be shown at this moment.

Whoever begins meets only what can be shown then. A story that goes away after she began leaves a calm gap on her way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Edition
from archive.reading import playlists, prompts, viewers
from archive.reading.prompts import Prompts
from archive.reading.room import Room
from archive.reading.tables import Link, LinkItem, Playlist, PlaylistItem
from archive.reading.trainers import Teaching
from archive.rules.clock import Moment
from archive.rules.consent import Outlet, Viewer
from archive.rules.errors import NotFound


@dataclass(frozen=True)
class Stop:
    """One place on a learner's way; without an edition it is a gap."""

    number: int
    many: int
    edition: Edition | None
    say_first: str
    ask_after: str
    quiet_minutes: int


def fresh(room: Room, session: Session, link: Link, moment: Moment) -> tuple[Stop, ...]:
    """Return the way of whoever begins now: only what may be shown to the viewer frozen in the link."""
    query = select(LinkItem.edition_id).where(LinkItem.link_id == link.id).order_by(LinkItem.position)
    ids = list(session.execute(query).scalars())
    viewer = viewers.thawed(link.viewer)
    shown = playlists.together(room, ids, viewer, Outlet.LINK, moment)
    return _stops(room, session, link.playlist_id, [edition.id for edition in shown], shown)


def begun(
    room: Room, session: Session, link: Link, ids: Sequence[str], viewer: Viewer, moment: Moment
) -> tuple[Stop, ...]:
    """Return the way of a learner who began when `ids` could be shown; what can be shown no longer is a gap."""
    shown = playlists.together(room, ids, viewer, Outlet.LINK, moment)
    return _stops(room, session, link.playlist_id, ids, shown)


def tried(
    room: Room, session: Session, playlist: Playlist, viewer: Viewer, moment: Moment
) -> tuple[Stop, ...]:
    """Return the way through a playlist for the people it is for, as its trainer tries it out."""
    ids = ids_of(session, playlist)
    shown = playlists.together(room, ids, viewer, Outlet.PLAYLIST, moment)
    return _stops(room, session, playlist.id, [edition.id for edition in shown], shown)


def ids_of(session: Session, playlist: Playlist) -> list[str]:
    """Return the editions of a playlist in their order, whether or not they can be shown."""
    return [item.edition_id for item in playlists.items(session, playlist.id)]


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
    room: Room, session: Session, playlist_id: str, ids: Sequence[str], shown: Sequence[Edition]
) -> tuple[Stop, ...]:
    by_id = {edition.id: edition for edition in shown}
    items = playlists.items(session, playlist_id)
    written, by_edition = prompts.read(room, items), {item.edition_id: item for item in items}
    return tuple(
        _stop(number, len(ids), by_id.get(id), by_edition.get(id), written)
        for number, id in enumerate(ids, start=1)
    )


def _stop(
    number: int, many: int, edition: Edition | None, item: PlaylistItem | None, written: Mapping[str, Prompts]
) -> Stop:
    # What a trainer wrote for a story goes with it.
    if edition is None or item is None:
        return Stop(number, many, edition, "", "", 0)
    said = written[item.id]
    return Stop(number, many, edition, said.say_first, said.ask_after, item.quiet_minutes)
