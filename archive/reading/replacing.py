"""Which lists have a place that is empty now: so that their owner hears of it before the session, and not in the room (f8).

What is told is a number and nothing else. Of a story that is gone a list keeps its random id and no word, no title and no theme: a
theme would tell a colleague, who may never have been allowed to see it, what it was about. A place may have a theme of its own:
what its trainer wants there, because she chose it, and while she could see the story; where that is gone, it is told to her
alone (`running`). What could stand there instead is found by that, else by the themes of the stories around it (`offering`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from archive.reading import playlists, viewers
from archive.reading.clips import serving
from archive.reading.playlists import Listed
from archive.reading.room import Room
from archive.reading.trainers import Teaching
from archive.rules import access
from archive.rules.clock import Moment
from archive.rules.grant import Outlet, Viewer


def empty_places(
    room: Room, session: Session, teaching: Teaching, listed: Iterable[Listed], moment: Moment
) -> dict[str, int]:
    """Return, for each playlist in which a story cannot be shown just now, in how many places.

    None for whoever is here for research: a list is made to be shown, what her own reading leaves out of it is no gap, and
    what she put there instead would be one in the room.
    """
    if not access.shows_to_others({teaching.purpose}):
        return {}
    found = {}
    for one in listed:
        viewer = viewers.viewer(teaching, one.here)
        rows = [row for row in playlists.items(session, one.id) if row.edition_id]
        wholes = [row.edition_id for row in rows if row.clip_id is None]
        parts = [playlists.place_of(row) for row in rows if row.clip_id is not None]
        many = len(rows) - _shown(room, session, wholes, parts, viewer, moment)
        if many:
            found[one.id] = many
    return found


def _shown(
    room: Room,
    session: Session,
    wholes: list[str],
    parts: list[serving.Place],
    viewer: Viewer,
    moment: Moment,
) -> int:
    """Return how many can be shown: wholes by the scope, which opens no story; parts as everywhere."""
    if parts:
        places = [*(serving.Place(id) for id in wholes), *parts]
        return len(serving.together(room, session, places, viewer, Outlet.PLAYLIST, moment))
    alone = room.scopes.of(room.shelf, viewer, moment).ids.intersection(wholes)
    if len(alone) < 2:  # noqa: PLR2004 -- two is what "next to" means.
        return len(alone)
    return len(room.scopes.of(room.shelf, serving.beside(viewer), moment).ids.intersection(wholes))
