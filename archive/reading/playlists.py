"""Playlists: stories in an order, with what a trainer says before and asks after. Only their owner sees them (f1).

Two or more stories in one list stand next to each other, so each of them needs its mother's yes to that use.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.ground.clean import one_line
from archive.ground.crypto import new_id
from archive.reading import viewers
from archive.reading.room import Room
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.clock import Moment
from archive.rules.consent import Audience, Outlet, Profession, Use, Viewer
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused

MOST_ITEMS = 30
MOST_PLAYLISTS = 100
LONGEST_TITLE = 100
NOT_YOURS = NOTHING_HERE


@dataclass(frozen=True)
class Listed:
    """A playlist as a line in a list."""

    id: str
    title: str
    here: InTheRoom
    stories: int


def mine(session: Session, person_id: str) -> tuple[Listed, ...]:
    """Return the playlists of one trainer, by title."""
    count = select(func.count()).where(PlaylistItem.playlist_id == Playlist.id).scalar_subquery()
    query = (
        select(Playlist, count).where(Playlist.person_id == person_id).order_by(Playlist.title, Playlist.id)
    )
    return tuple(Listed(row.id, row.title, here(row), number) for row, number in session.execute(query))


def owned(session: Session, person_id: str, id: str) -> Playlist:
    """Return a playlist of this trainer.

    Raises:
        NotFound: there is none, or it is somebody else's: the same answer.
    """
    row = session.get(Playlist, id)
    if row is None or row.person_id != person_id:
        raise NotFound(NOT_YOURS)
    return row


def here(playlist: Playlist) -> InTheRoom:
    """Return who is in the room when this playlist is shown."""
    professions = frozenset(Profession(name) for name in json.loads(playlist.professions))
    return InTheRoom(Audience(playlist.audience), professions)


def items(session: Session, playlist_id: str) -> Sequence[PlaylistItem]:
    """Return the items of a playlist in their order."""
    query = (
        select(PlaylistItem).where(PlaylistItem.playlist_id == playlist_id).order_by(PlaylistItem.position)
    )
    return session.execute(query).scalars().all()


def together(room: Room, ids: Sequence[str], viewer: Viewer, outlet: Outlet, moment: Moment) -> list[Edition]:
    """Return those of `ids` that may be shown to `viewer` in one list, in their order.

    One alone needs the viewer's own uses. As soon as two could be shown, each of them needs a yes to standing beside
    others, and those without it stay out.
    """
    alone = shelf.find(room.shelf, ids, viewer, outlet, moment)
    if len({edition.id for edition in alone}) < 2:  # noqa: PLR2004 -- two is what "next to" means.
        return alone
    return shelf.find(room.shelf, ids, beside(viewer), outlet, moment)


def beside(viewer: Viewer) -> Viewer:
    """Return the same viewer who also puts stories next to each other."""
    return replace(viewer, uses=viewer.uses | {Use.BESIDE})


# Making and changing


def make(session: Session, teaching: Teaching, *, title: str, here: InTheRoom, moment: Moment) -> str:
    """Return the id of a new, empty playlist.

    Raises:
        BadInput: no title.
        Refused: there are too many already.
    """
    if len(mine(session, teaching.person_id)) >= MOST_PLAYLISTS:
        raise Refused(f"You have {MOST_PLAYLISTS} playlists. Delete one you no longer need first.")
    row = Playlist(
        id=new_id(),
        person_id=teaching.person_id,
        title=_title(title),
        audience=here.audience,
        professions=json.dumps(sorted(here.professions)),
        made_on=moment.today,
    )
    session.add(row)
    session.flush()
    return row.id


def rename(playlist: Playlist, title: str) -> None:
    """Give a playlist another title.

    Raises:
        BadInput: no title.
    """
    playlist.title = _title(title)


def show_to(playlist: Playlist, here: InTheRoom) -> None:
    """Say anew who is in the room; what may not be shown to them becomes a gap by itself."""
    playlist.audience = here.audience
    playlist.professions = json.dumps(sorted(here.professions))


def remove(session: Session, playlist: Playlist) -> None:
    """Delete a playlist with its items and its links."""
    session.execute(delete(Playlist).where(Playlist.id == playlist.id))


def add(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    edition_id: str,
    *,
    seen_as: Viewer,
    moment: Moment,
) -> str:
    """Return the id of a new item at the end of a playlist.

    Args:
        room: the Reading room.
        session: of the lists.
        playlist: the trainer's own.
        teaching: what she teaches, and where.
        edition_id: the story.
        seen_as: the viewer for whom she found it; it must be hers to see in the first place.
        moment: now.

    Raises:
        NotFound: no such story for her.
        Refused: it stands there already, the list is full, or its mother's yes does not reach this list.
    """
    edition = shelf.get(room.shelf, edition_id, seen_as, Outlet.PLAYLIST, moment)
    there = items(session, playlist.id)
    if any(item.edition_id == edition_id for item in there):
        raise Refused(f"“{edition.content.title}” is in this playlist already.")
    if len(there) >= MOST_ITEMS:
        raise Refused(f"A playlist holds {MOST_ITEMS} stories at most.")
    _may_join(room, there, viewers.viewer(teaching, here(playlist)), edition, moment)
    return _append(session, playlist, edition_id, position=len(there))


def put_instead(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    item_id: str,
    edition_id: str,
    moment: Moment,
) -> None:
    """Put a story in the place of a gap.

    Raises:
        NotFound: no such gap in this playlist, or no such story for its viewers.
        Refused: its mother's yes does not reach this list.
    """
    viewer = viewers.viewer(teaching, here(playlist))
    edition = shelf.get(room.shelf, edition_id, viewer, Outlet.PLAYLIST, moment)
    there = items(session, playlist.id)
    place = item_of(session, playlist, item_id)
    visible = {
        shown.id
        for shown in together(room, [item.edition_id for item in there], viewer, Outlet.PLAYLIST, moment)
    }
    if place.edition_id in visible:
        raise NotFound(NOT_YOURS)
    if any(item.edition_id == edition_id for item in there):
        raise Refused(f"“{edition.content.title}” is in this playlist already.")
    _may_join(room, there, viewer, edition, moment)
    place.edition_id = edition_id
    place.prompts = None


def item_of(session: Session, playlist: Playlist, item_id: str) -> PlaylistItem:
    """Return one item of a playlist.

    Raises:
        NotFound: it is not in this playlist.
    """
    row = session.get(PlaylistItem, item_id)
    if row is None or row.playlist_id != playlist.id:
        raise NotFound(NOT_YOURS)
    return row


def move(session: Session, playlist: Playlist, item_id: str, *, up: bool) -> None:
    """Move an item one place up or down; at the end nothing happens."""
    order = list(items(session, playlist.id))
    at = order.index(item_of(session, playlist, item_id))
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    _number(order)


def take_out(session: Session, playlist: Playlist, item_id: str) -> None:
    """Take an item out of a playlist; a story that is gone leaves the same way."""
    session.delete(item_of(session, playlist, item_id))
    session.flush()
    _number(items(session, playlist.id))


def _may_join(
    room: Room, there: Sequence[PlaylistItem], viewer: Viewer, edition: Edition, moment: Moment
) -> None:
    opened = shelf.opened(room.shelf, edition.id)
    reasons = list(edition.grant.objections(viewer, Outlet.PLAYLIST, moment, opened=opened))
    others = shelf.find(room.shelf, [item.edition_id for item in there], viewer, Outlet.PLAYLIST, moment)
    if others:
        reasons += _not_beside([edition, *others])
    if reasons:
        raise Refused(f"“{edition.content.title}” cannot be added.", *dict.fromkeys(reasons))


def _not_beside(editions: Sequence[Edition]) -> list[str]:
    alone = [edition.content.title for edition in editions if Use.BESIDE not in edition.grant.uses]
    return [
        f"“{title}” may only be shown on its own: she has not said yes to standing next to other mothers' stories."
        for title in alone
    ]


def _append(session: Session, playlist: Playlist, edition_id: str, *, position: int) -> str:
    row = PlaylistItem(
        id=new_id(),
        playlist_id=playlist.id,
        position=position,
        edition_id=edition_id,
        quiet_minutes=0,
    )
    session.add(row)
    session.flush()
    return row.id


def _number(order: Sequence[PlaylistItem]) -> None:
    for position, item in enumerate(order):
        item.position = position


def _title(title: str) -> str:
    title = one_line(title, most=LONGEST_TITLE)
    if not title:
        raise BadInput("Give the playlist a title.")
    return title
