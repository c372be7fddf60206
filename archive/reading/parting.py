"""A story leaves a list: taken out, replaced, or not carried into a duplicate. What was written for it goes with it.

What was written for the others may quote it, and once it is gone from the list nobody can tell any more. So it is remembered
with them, while that can be told or has to be feared: such a note stays in the house (`teach.guide`) until it is said otherwise.
A story can also stay in the list and say less: what of a note stood in it is kept as soon as the note is written.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.reading import playlists, prompts, viewers, walking
from archive.reading.clips import serving
from archive.reading.room import Room
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.teach import guide
from archive.reading.teach.quoting import Hers
from archive.reading.trainers import Teaching
from archive.rules.clock import Moment
from archive.rules.grant import Outlet


def take_out(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, item_id: str, moment: Moment
) -> None:
    """Take an item out of a playlist.

    Raises:
        NotFound: it is not in this playlist.
    """
    _remember(room, session, playlist, teaching, item_id, moment)
    playlists.take_out(session, playlist, item_id)


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
        NotFound, Refused: as `playlists.put_instead`.
    """
    _remember(room, session, playlist, teaching, item_id, moment)
    playlists.put_instead(room, session, playlist, teaching, item_id, edition_id, moment)


def _remember(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, item_id: str, moment: Moment
) -> None:
    leaving = playlists.item_of(session, playlist, item_id)
    if leaving.edition_id:
        others = [row for row in playlists.items(session, playlist.id) if row.id != item_id]
        prompts.doubt(room, others, _hers(room, session, playlist, teaching, leaving, moment))


def note_quotes(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, item: PlaylistItem, moment: Moment
) -> None:
    """Keep with what was just written what of it quotes a story of the list: she may take that back while it stays in it."""
    viewer, places = viewers.viewer(teaching, playlists.here(playlist)), walking.places_of(session, playlist)
    found = serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment)
    prompts.note_quotes(room, item, guide.hers_shown(room, found, viewer, moment))


def _hers(
    room: Room,
    session: Session,
    playlist: Playlist,
    teaching: Teaching,
    leaving: PlaylistItem,
    moment: Moment,
) -> Hers | None:
    """Return what counts as a quote of the story that leaves; None when it cannot be shown, and nobody can tell."""
    viewer, places = viewers.viewer(teaching, playlists.here(playlist)), [playlists.place_of(leaving)]
    found = serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment)
    return guide.hers_of(room, places, found, viewer, moment)
