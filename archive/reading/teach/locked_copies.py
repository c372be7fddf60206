"""Locked copies: numbered, for a room with no internet; made, counted, asked for again (f6, b12). Their file: `locked_file`.

A copy holds only stories whose mothers said yes to that one use. When one of them is taken back the trainer is asked to destroy
the whole copy; what she is asked names no story. The code is shown once; only its hash is kept here.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import copies
from archive.editions.copies import Kind
from archive.editions.edition import Edition
from archive.ground.crypto import new_id, token_hash
from archive.reading import playlists, trainers, viewers, walking
from archive.reading.access import standing as standings
from archive.reading.clips import keeping, serving
from archive.reading.clips.serving import Place, Shown
from archive.reading.playlists import NOT_YOURS
from archive.reading.room import Room
from archive.reading.tables import Pack, PackItem, Playlist
from archive.reading.teach.present import refuse_unless_a_room
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.access import purposes
from archive.rules.choices import Use
from archive.rules.clock import LONDON, Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet, Viewer

MOST_DAYS = 7
"""Her page says "for a few days"."""

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""None that is taken for another when it is read out."""

CODE_GROUPS, NUMBER_GROUPS, GROUP = 5, 2, 4
"""20 letters of 31 are 99 bits: nobody tries them all."""

NONE_MAY = "None of these stories may leave in a copy: their mothers did not say yes to that."
TAKEN_BACK = "This copy cannot be had any more. Make a new one: it holds what may be shown now."
OVER = "This copy has ended. Make a new one if you still need it."


@dataclass(frozen=True)
class Made:
    """A new copy: its number and its code, shown once, and the titles it leaves out."""

    id: str
    number: str
    code: str
    ends_at: datetime
    stories: int
    left_out: tuple[str, ...]
    parts: int = 0
    """How many of the stories are in it in part only."""


@dataclass(frozen=True)
class Leaving:
    """What goes into a copy now, and as whom the shelf is asked for each piece of it."""

    shown: Mapping[Place, Shown]
    """Stories and parts, in the order of the copy."""

    viewer: Viewer

    @property
    def edition_ids(self) -> tuple[str, ...]:
        """Each story once, also when two parts of it are in the copy."""
        return tuple(dict.fromkeys(place.edition_id for place in self.shown))


@dataclass(frozen=True)
class Standing:
    """A copy as its trainer sees it."""

    id: str
    number: str
    ends_at: datetime
    is_called_back: bool
    """Whether a story in it cannot be shown any more: which one is not told."""

    is_over: bool

    @property
    def is_asked_for(self) -> bool:
        """Whether it is to be destroyed now."""
        return self.is_called_back or self.is_over


def make(
    room: Room, session: Session, playlist: Playlist, teaching: Teaching, *, days: int, moment: Moment
) -> Made:
    """Return a new copy of what may leave of a playlist now. Nothing has left yet.

    Raises:
        BadInput: fewer than 1 or more than 7 days.
        Refused: no story of it may leave, the playlist is for a private link, or she is here for research.
    """
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(f"Say for how many days: 1 to {MOST_DAYS}.")
    refuse_unless_a_room(playlist)
    in_room = viewers.viewer(teaching, playlists.here(playlist))
    viewers.refuse_unless_for_others(in_room)
    places = walking.places_of(session, playlist)
    hers = serving.together(room, session, places, in_room, Outlet.PLAYLIST, moment)
    by_copy = replace(in_room, uses=in_room.uses | {Use.OFFLINE})
    packed = _may_leave(room, session, list(hers), by_copy, moment)
    if not packed:
        raise Refused(NONE_MAY)
    code, id = _drawn(CODE_GROUPS), new_id()
    ends_at = min(moment.now + timedelta(days=days), *(_last_moment(one.edition) for one in packed.values()))
    pack = Pack(
        id=id, playlist_id=playlist.id, person_id=teaching.person_id, number=_drawn(NUMBER_GROUPS), code=token_hash(code),
        viewer=viewers.frozen(by_copy), ends_at=ends_at, is_saved=False, is_gone=False,
    )  # fmt: skip
    _keep(session, pack, packed)
    left_out = tuple(_named(one) for place, one in hers.items() if place not in packed)
    parts = sum(place.clip_id is not None for place in packed)
    return Made(id, pack.number, code, ends_at, len(packed), left_out, parts)


def owned(session: Session, person_id: str, id: str) -> Pack:
    """Return a copy of this trainer.

    Raises:
        NotFound: there is none, or it is somebody else's: the same answer.
    """
    row = session.get(Pack, id)
    if row is None or row.person_id != person_id:
        raise NotFound(NOT_YOURS)
    return row


def leaving(
    room: Room, session: Session, pack: Pack, teaching: Teaching, code: str, moment: Moment
) -> Leaving:
    """Return what goes into a copy now. It ends with the yes that ends first today, not with what held when it was made.

    Args:
        room: the Reading room.
        session: of the lists.
        pack: the trainer's own.
        teaching: what she teaches, where, and what this sign-in is for.
        code: as she typed it.
        moment: now.

    Raises:
        NotFound: the code is another one.
        Refused: it has ended or is destroyed, or a story in it cannot be shown any more.
    """
    if token_hash(code) != pack.code:
        raise NotFound(NOT_YOURS)
    if pack.is_gone or moment.now >= pack.ends_at:
        raise Refused(OVER)
    viewer = _as_today(session, pack)
    if viewer is None:
        raise Refused(TAKEN_BACK)
    viewer = replace(viewer, uses=viewer.uses | {teaching.purpose})
    places = _places(session, pack)
    found = _may_leave(room, session, places, viewer, moment)
    if len(found) < len(places):
        raise Refused(TAKEN_BACK)
    pack.ends_at = min(pack.ends_at, *(_last_moment(one.edition) for one in found.values()))
    return Leaving(found, viewer)


def note_leaves(room: Room, session: Session, pack: Pack) -> None:
    """Write down for each mother that a copy leaves, before a byte of it does. Safe to repeat: it is one copy."""
    pack.is_saved = True
    _note(room, session, pack, Kind.PACKED)


def standing(room: Room, session: Session, person_id: str, moment: Moment) -> tuple[Standing, ...]:
    """Return the copies of a trainer that left and are not destroyed yet, the one that ends first first."""
    query = (
        select(Pack)
        .where(Pack.person_id == person_id, Pack.is_saved, Pack.is_gone.is_(False))
        .order_by(Pack.ends_at, Pack.id)
    )
    return tuple(_standing(room, session, pack, moment) for pack in session.execute(query).scalars())


def note_gone(room: Room, session: Session, pack: Pack) -> None:
    """Write down that a copy is destroyed, for each mother in it. Safe to repeat; of one that never left nothing is said."""
    pack.is_gone = True
    if pack.is_saved:
        _note(room, session, pack, Kind.PACK_GONE)
    parts = [place.clip_id for place in _places(session, pack) if place.clip_id]
    keeping.forget_unused(session, parts)


def _standing(room: Room, session: Session, pack: Pack, moment: Moment) -> Standing:
    places, viewer = _places(session, pack), _as_today(session, pack)
    is_whole = viewer is not None and len(_may_leave(room, session, places, viewer, moment)) == len(places)
    return Standing(pack.id, pack.number, pack.ends_at, not is_whole, moment.now >= pack.ends_at)


def _as_today(session: Session, pack: Pack) -> Viewer | None:
    """Return the people for whom a copy was made, where its trainer works today; None when she may not do so any more."""
    made_for = viewers.thawed(pack.viewer)
    stands = standings.of(session, pack.person_id)
    if stands is None or not made_for.uses <= {*purposes(stands.uses), Use.OFFLINE}:
        return None
    teaching = trainers.teaching_of(session, pack.person_id)
    today = viewers.viewer(teaching, InTheRoom(made_for.audience, made_for.professions))
    return replace(today, uses=made_for.uses)


def _may_leave(
    room: Room, session: Session, places: Sequence[Place], viewer: Viewer, moment: Moment
) -> dict[Place, Shown]:
    # Of a part, her yes to a short part and her yes to a copy both have to hold: a way out for each, and every use at once.
    return serving.together(room, session, places, viewer, Outlet.PACK, moment)


def _places(session: Session, pack: Pack) -> list[Place]:
    columns = select(PackItem.edition_id, PackItem.clip_id).where(PackItem.pack_id == pack.id)
    return [Place(*row) for row in session.execute(columns.order_by(PackItem.position))]


def _named(shown: Shown) -> str:
    title = shown.edition.content.title
    return f"{title} (a part)" if shown.part else title


def _keep(session: Session, pack: Pack, places: Iterable[Place]) -> None:
    session.add(pack)
    session.flush()
    session.add_all(
        PackItem(pack_id=pack.id, position=n, edition_id=one.edition_id, clip_id=one.clip_id)
        for n, one in enumerate(places)
    )


def _note(room: Room, session: Session, pack: Pack, kind: Kind) -> None:
    ids = dict.fromkeys(place.edition_id for place in _places(session, pack))
    with Session(room.uses) as uses, uses.begin():
        for id in ids:
            copies.note(uses, edition_id=id, kind=kind, once=f"{pack.id}|{id}")


def _last_moment(edition: Edition) -> datetime:
    """Return when the last day of her yes is over, in London."""
    return datetime.combine(edition.grant.until + timedelta(days=1), time(), LONDON)


def _drawn(groups: int) -> str:
    letters = (secrets.choice(LETTERS) for _ in range(groups * GROUP))
    return "-".join("".join(part) for part in zip(*[letters] * GROUP, strict=True))
