"""Playlists: stories in an order, with what a trainer says before and asks after. Their owner sees them, and her colleagues (f1).

Two or more stories in one list stand next to each other, so each of them needs its mother's yes to that use.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.ground import too_long
from archive.ground.crypto import new_id
from archive.reading import authors, plans, viewers
from archive.reading.clips import keeping, serving
from archive.reading.clips.serving import Place
from archive.reading.plans import Sort
from archive.reading.room import Room
from archive.reading.tables import Link, LinkItem, Playlist, PlaylistItem
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.choices import Audience, Profession, Use
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import THEMES

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
    is_own: bool = True
    """Whether she made it; else a colleague asked her in."""


def mine(session: Session, person_id: str) -> tuple[Listed, ...]:
    """Return the playlists that one trainer may change, by title."""
    count = (
        select(func.count())
        .where(PlaylistItem.playlist_id == Playlist.id, PlaylistItem.edition_id != "")
        .scalar_subquery()
    )
    query = (
        select(Playlist, count)
        .where(Playlist.id.in_(authors.may_change(person_id)))
        .order_by(Playlist.title, Playlist.id)
    )
    return tuple(
        Listed(row.id, row.title, here(row), number, row.person_id == person_id)
        for row, number in session.execute(query)
    )


def owned(session: Session, person_id: str, id: str) -> Playlist:
    """Return a playlist that this trainer may change: her own, or one to which a colleague asked her in (`authors`).

    Raises:
        NotFound: there is none, or it is somebody else's: the same answer.
    """
    return authors.open_to(session, person_id, id)


def here(playlist: Playlist) -> InTheRoom:
    """Return who is in the room when this playlist is shown."""
    professions = frozenset(Profession(name) for name in json.loads(playlist.professions))
    return InTheRoom(Audience(playlist.audience), professions)


def is_for_each_alone(playlist: Playlist) -> bool:
    """Return whether whoever gets it looks by a private link, each alone, and not in a room."""
    return Audience(playlist.audience) == Audience.PRIVATE_LINK


def items(session: Session, playlist_id: str) -> Sequence[PlaylistItem]:
    """Return the items of a playlist in their order."""
    query = (
        select(PlaylistItem).where(PlaylistItem.playlist_id == playlist_id).order_by(PlaylistItem.position)
    )
    return session.execute(query).scalars().all()


def place_of(item: PlaylistItem) -> Place:
    """Return what stands in an item: a story or a part of one; nothing in a place that is still empty."""
    return Place(item.edition_id, item.clip_id)


# Making and changing


def make(session: Session, teaching: Teaching, *, title: str, here: InTheRoom, moment: Moment) -> str:
    """Return the id of a new, empty playlist.

    Raises:
        BadInput: no title.
        Refused: there are too many already.
    """
    if sum(one.is_own for one in mine(session, teaching.person_id)) >= MOST_PLAYLISTS:
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
    """Delete a playlist with its items, its links and the parts that no other list shows."""
    parts = [item.clip_id for item in items(session, playlist.id) if item.clip_id]
    linked = select(LinkItem.clip_id).join(Link, Link.id == LinkItem.link_id)
    parts += [id for id in session.execute(linked.where(Link.playlist_id == playlist.id)).scalars() if id]
    session.execute(delete(Playlist).where(Playlist.id == playlist.id))
    keeping.forget_unused(session, parts)


def add(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    edition_id: str,
    *,
    seen_as: Viewer,
    moment: Moment,
    theme: str = "",
) -> str:
    """Return the id of the item in which a story now stands: the first place that waits for one, or a new one at the end.

    Args:
        room: the Reading room.
        session: of the lists.
        playlist: the trainer's own.
        teaching: what she teaches, and where.
        edition_id: the story.
        seen_as: the viewer for whom she found it; it must be hers to see in the first place.
        moment: now.
        theme: what she wants in that place, as she said with it; empty when she said nothing.

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
    place = next((item for item in there if is_waiting(item)), None)
    if place is None:
        place = new_row(playlist, position=len(there))
        session.add(place)
    place.edition_id, place.theme = edition_id, theme if theme in THEMES else place.theme
    session.flush()
    return place.id


def want(session: Session, playlist: Playlist, item_id: str, theme: str) -> None:
    """Say what is wanted in a place, as a theme; empty takes it back.

    Raises:
        NotFound: it is not in this playlist.
        BadInput: there is no such theme.
    """
    if theme and theme not in THEMES:
        raise BadInput("Choose a theme from the list, or none.")
    item_of(session, playlist, item_id).theme = theme


def is_waiting(item: PlaylistItem) -> bool:
    """Return whether an item is a place in which a story is still to be put."""
    return not item.edition_id and plans.known(item.purpose).sort == Sort.STORY


def put_instead(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    item_id: str,
    edition_id: str,
    moment: Moment,
) -> None:
    """Put a story in the place of a gap, or into one that waits for a story.

    Raises:
        NotFound: no such gap in this playlist, or no such story for its viewers.
        Refused: its mother's yes does not reach this list.
    """
    viewer = viewers.viewer(teaching, here(playlist))
    edition = shelf.get(room.shelf, edition_id, viewer, Outlet.PLAYLIST, moment)
    there = items(session, playlist.id)
    place = item_of(session, playlist, item_id)
    if not place.edition_id and not is_waiting(place):
        raise NotFound(NOT_YOURS)
    stands = place_of(place)
    places = [place_of(item) for item in there]
    if stands in serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment):
        raise NotFound(NOT_YOURS)
    if any(item.edition_id == edition_id for item in there):
        raise Refused(f"“{edition.content.title}” is in this playlist already.")
    _may_join(room, there, viewer, edition, moment)
    left = place.clip_id
    # Of what stood there nothing is kept: neither words nor part.
    place.edition_id, place.prompts, place.clip_id = edition_id, None, None
    keeping.forget_unused(session, [left] if left else [])


def item_of(session: Session, playlist: Playlist, item_id: str) -> PlaylistItem:
    """Return one item of a playlist.

    Raises:
        NotFound: it is not in this playlist.
    """
    row = session.get(PlaylistItem, item_id)
    if row is None or row.playlist_id != playlist.id:
        raise NotFound(NOT_YOURS)
    return row


def told_in(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, item_id: str, moment: Moment
) -> PlaylistItem:
    """Return an item whose story can be shown now: for it a trainer may write.

    Raises:
        NotFound: it is not in this playlist, or its story cannot be shown; whatever the cause, the same answer.
    """
    row, places = (
        item_of(session, playlist, item_id),
        [place_of(item) for item in items(session, playlist.id)],
    )
    viewer = viewers.viewer(teaching, here(playlist))
    if place_of(row) not in serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment):
        raise NotFound(NOT_YOURS)
    return row


def move(session: Session, playlist: Playlist, item_id: str, *, up: bool) -> None:
    """Move an item one place up or down; at the end nothing happens."""
    order = list(items(session, playlist.id))
    at = order.index(item_of(session, playlist, item_id))
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    number(order)


def take_out(session: Session, playlist: Playlist, item_id: str) -> None:
    """Take an item out of a playlist; a story that is gone leaves the same way."""
    item = item_of(session, playlist, item_id)
    left = item.clip_id
    session.delete(item)
    session.flush()
    number(items(session, playlist.id))
    keeping.forget_unused(session, [left] if left else [])


def _may_join(
    room: Room,
    there: Sequence[PlaylistItem],
    viewer: Viewer,
    edition: Edition,
    moment: Moment,
) -> None:
    opened = shelf.opened(room.shelf, edition.id)
    reasons = list(edition.grant.objections(viewer, Outlet.PLAYLIST, moment, opened=opened))
    others = shelf.find(
        room.shelf, [item.edition_id for item in there if item.edition_id], viewer, Outlet.PLAYLIST, moment
    )
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


def new_row(playlist: Playlist, *, position: int, edition_id: str = "") -> PlaylistItem:
    """Return an item that is not in the store yet: a story, or a place without one."""
    return PlaylistItem(
        id=new_id(),
        playlist_id=playlist.id,
        position=position,
        edition_id=edition_id,
        quiet_minutes=0,
        purpose="",
        minutes=0,
        theme="",
    )


def number(order: Sequence[PlaylistItem]) -> None:
    """Give the items their places anew, in this order."""
    for position, item in enumerate(order):
        item.position = position


def _title(title: str) -> str:
    title = too_long.line(title, LONGEST_TITLE, "A title")
    if not title:
        raise BadInput("Give the playlist a title.")
    return title
