"""Printed copies: a trainer writes down how many, is asked to destroy them when a story is taken back, and says when it is done.

What she is asked names no story: it is not hers to name any more. Whether paper may stay is decided by the use for which it was
printed, whatever she is here for when she looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import copies, shelf
from archive.editions.copies import MOST_COPIES, Kind
from archive.editions.replies import NO_LONGER
from archive.ground.crypto import new_id
from archive.reading import playlists, viewers, walking
from archive.reading.clips import serving
from archive.reading.playlists import NOT_YOURS
from archive.reading.room import Room
from archive.reading.running import Running
from archive.reading.tables import Playlist, Printed
from archive.reading.trainers import Teaching
from archive.rules import access
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet, Viewer

STILL_OUT = (
    "You wrote down copies printed from this playlist. Destroy them first and say so under “Delete this playlist”: "
    "without the playlist nobody could ask you for them."
)


NOT_FOR_RESEARCH = (
    "You are here for research, and for that nothing is printed. If you printed it to teach or for a talk, choose "
    "“Say something else” at the foot of a page, say so, and write it down then."
)


@dataclass(frozen=True)
class ToDestroy:
    """Printed copies that are not destroyed yet; of which story is not told."""

    id: str
    many: int


def note_printed(
    room: Room, session: Session, playlist: Playlist, running: Running, edition_id: str, many: int, use: Use
) -> None:
    """Write down that a story of a playlist was printed, for what whoever says so is here for.

    Raises:
        BadInput: fewer than 1 or more than 1,000 copies.
        Refused: the story cannot be shown now, or she is here for research.
    """
    if not access.shows_to_others({use}):
        raise Refused(NOT_FOR_RESEARCH)
    if not 1 <= many <= MOST_COPIES:
        raise BadInput("Say how many copies there are: 1 to 1,000.")
    if edition_id not in {story.edition_id for story in running.stories}:
        raise Refused(NO_LONGER)
    row = Printed(
        id=new_id(), playlist_id=playlist.id, edition_id=edition_id, many=many, use=use, is_gone=False
    )
    session.add(row)
    session.flush()
    _note(room, row, Kind.PRINTED)


def to_destroy(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, moment: Moment
) -> tuple[ToDestroy, ...]:
    """Return the copies whose story may not be shown any more for what it was printed for, and that are not destroyed yet.

    Only its owner is asked: a colleague may not see every story of it, and would be asked about paper that may stay.
    """
    if playlist.person_id != teaching.person_id:
        return ()
    found: list[ToDestroy] = []
    for use, rows in groupby(sorted(_out(session, playlist), key=_use_of), key=_use_of):
        printed = list(rows)
        as_then = viewers.viewer(replace(teaching, purpose=Use(use)), playlists.here(playlist))
        stay = _may_stay(room, session, playlist, printed, as_then, moment)
        found += [ToDestroy(row.id, row.many) for row in printed if row.edition_id not in stay]
    return tuple(sorted(found, key=lambda one: one.id))


def _use_of(row: Printed) -> str:
    return row.use


def _may_stay(
    room: Room,
    session: Session,
    playlist: Playlist,
    printed: Sequence[Printed],
    viewer: Viewer,
    moment: Moment,
) -> frozenset[str]:
    """Return the stories of which paper may stay: those of the list together, those taken out of it since each alone."""
    listed = walking.places_of(session, playlist)
    together = serving.together(room, session, listed, viewer, Outlet.PLAYLIST, moment)
    apart = {row.edition_id for row in printed} - {place.edition_id for place in listed}
    alone = shelf.find(room.shelf, sorted(apart), viewer, Outlet.PLAYLIST, moment)
    return frozenset(place.edition_id for place in together) | {edition.id for edition in alone}


def still_out(session: Session, playlist: Playlist) -> tuple[ToDestroy, ...]:
    """Return all copies printed from a playlist that are not destroyed yet, whether or not they may stay."""
    return tuple(ToDestroy(row.id, row.many) for row in _out(session, playlist))


def refuse_while_out(session: Session, playlist: Playlist) -> None:
    """Do nothing when no printed copy is about: without its list nobody could ask for it any more.

    Raises:
        Refused: there are some.
    """
    if still_out(session, playlist):
        raise Refused(STILL_OUT)


def note_gone(room: Room, session: Session, playlist: Playlist, id: str) -> None:
    """Write down that printed copies are destroyed. Safe to repeat.

    Raises:
        NotFound: they are not of this playlist.
    """
    row = session.get(Printed, id)
    if row is None or row.playlist_id != playlist.id:
        raise NotFound(NOT_YOURS)
    row.is_gone = True
    _note(room, row, Kind.GONE)


def note_listed(room: Room, playlist: Playlist, edition_id: str) -> None:
    """Write down that a story was put into a list: once for each list."""
    with Session(room.uses) as uses, uses.begin():
        copies.note(uses, edition_id=edition_id, kind=Kind.LISTED, once=f"{playlist.id}|{edition_id}")


def _out(session: Session, playlist: Playlist) -> Sequence[Printed]:
    query = (
        select(Printed)
        .where(Printed.playlist_id == playlist.id, Printed.is_gone.is_(False))
        .order_by(Printed.id)
    )
    return session.execute(query).scalars().all()


def _note(room: Room, row: Printed, kind: Kind) -> None:
    with Session(room.uses) as uses, uses.begin():
        copies.note(uses, edition_id=row.edition_id, kind=kind, many=row.many, once=row.id)
