"""Writing down each use before anything is shown: what happened out there, with no person in it (g3, rule 17).

Each write is a transaction of its own, committed before the page is made: if it fails, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.ledger import STAYS_OPEN, Kind, Lesson, has_just_opened, note_showing
from archive.ground.db import reading
from archive.reading.glimpses import Glimpses
from archive.reading.playlists import here, is_for_each_alone
from archive.reading.room import Room
from archive.reading.running import Running
from archive.reading.search import Found
from archive.reading.tables import Playlist
from archive.reading.trainers import Teaching
from archive.rules.choices import Profession
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused
from archive.rules.grant import Viewer

MOST_PEOPLE = 1000
NOT_IN_THE_LIST = "Choose who was there from the list."
NOTHING: Mapping[str, str] = MappingProxyType({})


def note_prepared(room: Room, edition_id: str, *, area: str, sign_in: str, now: datetime) -> None:
    """Write that a trainer read a story to prepare: once for each sign-in, story and hour.

    Args:
        room: the Reading room.
        edition_id: the story.
        area: the organisation's one area, or empty.
        sign_in: the token of the sign-in; it is hashed with the rest and leaves no trace in the ledger.
        now: the moment, aware.

    Raises:
        NotFound: it was opened as often as she said while this page was asked for.
    """
    _note_read(room, edition_id, Kind.PREPARED, area=area, sign_in=sign_in, now=now)


def note_looked(room: Room, edition_id: str, *, sign_in: str, now: datetime) -> None:
    """Write that a steward looked at a part of a story: counted as `note_prepared` counts, and told as what it is.

    Raises:
        NotFound: it was opened as often as she said while this page was asked for.
    """
    _note_read(room, edition_id, Kind.LOOKED, area="", sign_in=sign_in, now=now)


def _note_read(room: Room, edition_id: str, kind: Kind, *, area: str, sign_in: str, now: datetime) -> None:
    once, just = _prepared(sign_in, edition_id, now), _marks(sign_in, edition_id, now)
    _write(room, [edition_id], kind, area=area, people=1, now=now, onces={edition_id: once}, just=just)


def note_glimpsed(
    room: Room, glimpses: Glimpses, found: Found, *, person_id: str, area: str, sign_in: str, now: Moment
) -> None:
    """Write that a trainer read those stories of which these results hand her one piece too many, as if she had opened them."""
    for id in glimpses.read_by_now(person_id, found.results, now.today):
        note_prepared(room, id, area=area, sign_in=sign_in, now=now.now)


def note_opened(room: Room, edition_id: str, *, area: str, sign_in: str, now: datetime) -> None:
    """Write that a learner opened a story through a link: once for each learner and story."""
    once = _opened(sign_in, edition_id)
    _write(room, [edition_id], Kind.LINK, area=area, people=1, now=now, onces={edition_id: once})


def finishing(room: Room, viewer: Viewer, ids: Iterable[str], *, sign_in: str, now: datetime) -> Viewer:
    """Return the viewer who may finish what this sign-in opened a short while ago, though it was the last opening."""
    with Session(reading(room.uses)) as session:
        just = frozenset(id for id in ids if has_just_opened(session, _marks(sign_in, id, now), now))
    return replace(viewer, finishing=just)


def _marks(sign_in: str, edition_id: str, now: datetime) -> tuple[str, ...]:
    hours = (_prepared(sign_in, edition_id, time) for time in (now, now - STAYS_OPEN))
    return (_opened(sign_in, edition_id), *hours)


def _prepared(sign_in: str, edition_id: str, now: datetime) -> str:
    return f"{sign_in}|{edition_id}|{now:%Y-%m-%dT%H}"


def _opened(sign_in: str, edition_id: str) -> str:
    return f"{sign_in}|{edition_id}"


@dataclass(frozen=True)
class Shown:
    """How a playlist was shown in a room."""

    people: int
    lesson: Lesson | None = None
    whom: Profession | None = None
    """The one profession that sat there; None when there were several."""

    once: str = ""
    """A text with a 256-bit secret in it: repeated, it writes nothing more."""


def note_room(
    room: Room, playlist: Playlist, running: Running, teaching: Teaching, shown: Shown, *, now: datetime
) -> tuple[str, ...]:
    """Write that the stories of a playlist were shown to people in one room; return the ids of those stories.

    Raises:
        BadInput: fewer than 1 or more than 1,000 people, or a profession that this playlist is not for.
        Refused: nothing in it can be shown just now, or it is for a private link and not for a room.
    """
    if not 1 <= shown.people <= MOST_PEOPLE:
        raise BadInput("Say how many people were there: 1 to 1,000.")
    if shown.whom is not None and shown.whom not in here(playlist).professions:
        raise BadInput(NOT_IN_THE_LIST)
    if is_for_each_alone(playlist):
        raise Refused("This playlist is for a private link. Those showings are written down by themselves.")
    ids = tuple(story.edition_id for story in running.stories)
    if not ids:
        raise Refused("There is no story in this playlist that can be shown just now.")
    onces = {id: f"{shown.once}|{id}" for id in ids} if shown.once else {}
    _write(room, ids, Kind.ROOM, area=teaching.area, people=shown.people, now=now, onces=onces, shown=shown)
    return ids


def _write(
    room: Room,
    ids: Sequence[str],
    kind: Kind,
    *,
    area: str,
    people: int,
    now: datetime,
    onces: Mapping[str, str] = NOTHING,
    just: Sequence[str] = (),
    shown: Shown | None = None,
) -> None:
    lesson, whom = (shown.lesson, shown.whom) if shown else (None, None)
    most = {id: shelf.most_openings(room.shelf, id) for id in ids}
    with Session(room.uses) as session, session.begin():
        for id in ids:
            note_showing(
                session, edition_id=id, kind=kind, area=area, people=people, now=now, once=onces.get(id, ""), most=most[id],
                just=just, lesson=lesson, whom=whom,
            )  # fmt: skip
