"""Duplicates of playlists: a list once more, for who is in the room now. Nothing leaves by it, so it is no copy of a story.

Only what may be shown there goes into it, with what its trainer says and asks. What may not becomes a place that waits for a story:
of a story that is gone, or not for this room, nothing is carried over.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from archive.reading import playlists, printing, prompts, viewers
from archive.reading.clips import serving
from archive.reading.playlists import LONGEST_TITLE
from archive.reading.room import Room
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.clock import Moment
from archive.rules.grant import Outlet, Viewer

WAITS = "story-inside"
"""The purpose of a place from which a story was not carried over (`archive.reading.plans`)."""


def duplicate(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, here: InTheRoom, moment: Moment
) -> str:
    """Return the id of a new playlist like this one, owned by whoever makes it.

    Raises:
        Refused: she has too many playlists.
    """
    rows = playlists.items(session, playlist.id)
    # Twice through the grant: what she may see in the list as it stands, and what of it may be shown where she is now.
    hers = _shown(room, session, rows, viewers.viewer(teaching, playlists.here(playlist)), moment)
    there = _shown(room, session, rows, viewers.viewer(teaching, here), moment)
    title = f"{playlist.title[: LONGEST_TITLE - 7]} (copy)"
    id = playlists.make(session, teaching, title=title, here=here, moment=moment)
    fresh = session.get_one(Playlist, id)
    fresh.minutes = playlist.minutes
    written = prompts.read(room, rows)
    # Of a story that is not carried over nobody can tell there whether the others' notes quote it (`parting`).
    is_whole = all(row.id in hers and row.id in there for row in rows if row.edition_id)
    for row in rows:
        carried = row.id in hers and row.id in there
        new = playlists.new_row(fresh, position=row.position, edition_id=row.edition_id if carried else "")
        _carry(row, new, is_story=carried)
        session.add(new)
        if carried:
            said = written[row.id]
            prompts.write(
                room,
                new,
                say_first=said.say_first,
                ask_after=said.ask_after,
                quiet_minutes=row.quiet_minutes,
                quoted_so_far=said.quoted,
                doubted=said.doubted
                if is_whole
                else tuple(dict.fromkeys((*said.doubted, *filter(None, said.texts)))),
            )
            printing.note_listed(room, fresh, row.edition_id)
    session.flush()
    return id


def _shown(
    room: Room, session: Session, rows: Sequence[PlaylistItem], viewer: Viewer, moment: Moment
) -> frozenset[str]:
    places = {row.id: playlists.place_of(row) for row in rows if row.edition_id}
    shown = serving.together(room, session, list(places.values()), viewer, Outlet.PLAYLIST, moment)
    return frozenset(id for id, place in places.items() if place in shown)


def _carry(row: PlaylistItem, new: PlaylistItem, *, is_story: bool) -> None:
    new.purpose, new.minutes = row.purpose, row.minutes
    if is_story or not row.edition_id:
        new.theme = row.theme  # A theme that was chosen with a story would tell something of it.
    if is_story:
        new.clip_id = row.clip_id
    elif row.edition_id and not row.purpose:
        new.purpose, new.minutes = WAITS, 5
