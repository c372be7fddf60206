"""What may be shown now, whole or in part, each through its grant at this very moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.edition import Content, Edition, Sound
from archive.editions.shelf import Playing
from archive.ground.files import CHUNK
from archive.reading.clips import keeping
from archive.reading.clips.cutting import PART_PLACES, Part, cut
from archive.reading.clips.frames import mp3_part
from archive.reading.clips.packets import opus_part
from archive.reading.room import Room
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, NotFound, Unreadable
from archive.rules.grant import Outlet, Viewer

CUTTERS = {"opus": opus_part, "mp3": mp3_part}


@dataclass(frozen=True)
class Place:
    """A story in a list: the whole of it, or one part."""

    edition_id: str
    clip_id: str | None = None

    @property
    def coded(self) -> str:
        """The place as one word, as a sign-in keeps it."""
        return f"{self.edition_id}:{self.clip_id}" if self.clip_id else self.edition_id

    @classmethod
    def of(cls, coded: str) -> Place:
        """Return the place that `coded` wrote."""
        edition_id, _, clip_id = coded.partition(":")
        return cls(edition_id, clip_id or None)


@dataclass(frozen=True)
class Shown:
    """A story that may be shown now. Of a part, the edition holds nothing else."""

    edition: Edition
    part: Part | None = None


def together(
    room: Room, session: Session, places: Sequence[Place], viewer: Viewer, outlet: Outlet, moment: Moment
) -> dict[Place, Shown]:
    """Return those of `places` that may be shown to `viewer` in one list.

    One alone needs the viewer's own uses; a part needs the use "a short part" besides. As soon as two stories could be shown,
    each needs a yes to standing beside others, and those without it stay out.
    """
    alone = _shown(room, session, places, viewer, outlet, moment)
    if len({place.edition_id for place in alone}) < 2:  # noqa: PLR2004 -- two is what "next to" means.
        return alone
    return _shown(room, session, places, beside(viewer), outlet, moment)


def beside(viewer: Viewer) -> Viewer:
    """Return the same viewer who also puts stories next to each other."""
    return replace(viewer, uses=viewer.uses | {Use.BESIDE})


def in_part(viewer: Viewer) -> Viewer:
    """Return the same viewer who shows a short part on its own."""
    return replace(viewer, uses=viewer.uses | {Use.SHORT_PART})


def whole_for_parts(room: Room, edition_id: str, viewer: Viewer, moment: Moment) -> Edition:
    """Return a story of which this viewer may show a part.

    Raises:
        NotFound: no such story, or no part of it for this viewer: the same answer.
    """
    return shelf.get(room.shelf, edition_id, in_part(viewer), Outlet.CLIP, moment)


def playing(
    room: Room, shown: Shown, place: int, encoding: str, viewer: Viewer, clock: Callable[[], Moment]
) -> Playing:
    """Return the sound of a part, cut out of the recording: not a packet from before or after is in its bytes.

    The grant is asked while the recording is read and again before each piece that is handed out, as of the whole.

    Raises:
        NotFound: it has no such sound, or it is not for this viewer any more.
    """
    part = shown.part
    if part is None or not part.is_sound or place != PART_PLACES + part.place or encoding not in CUTTERS:
        raise NotFound(NOTHING_HERE)
    whole = shelf.playing(
        room.shelf, shown.edition.id, part.place, encoding, in_part(viewer), clock, outlet=Outlet.CLIP
    )
    # Put out anew since the page was made, the same seconds could hold something else. The file is fixed by now: so ask once more.
    again = shelf.find(room.shelf, [shown.edition.id], in_part(viewer), Outlet.CLIP, clock())
    if [edition.key_id for edition in again] != [shown.edition.key_id]:
        raise NotFound(NOTHING_HERE)
    try:
        body = CUTTERS[encoding](_reader(whole), whole.size, part.start, part.end)
    except Unreadable as found:
        if whole.still():
            raise
        # Pulled while it was read.
        raise NotFound(NOTHING_HERE) from found

    def pieces(start: int, end: int) -> Iterator[bytes]:
        for at in range(start, end, CHUNK):
            if not whole.still():
                return
            yield body[at : min(at + CHUNK, end)]

    version = f"{whole.blob}|{part.clip_id}|{part.start}|{part.end}"
    return Playing(whole.mime, len(body), version, pieces, whole.still)


def sound_of(content: Content, place: int) -> Sound | None:
    """Return the recording that stands under this number on a page, or None."""
    return next((one for n, one in content.placed if n == place and isinstance(one, Sound)), None)


def _shown(
    room: Room, session: Session, places: Sequence[Place], viewer: Viewer, outlet: Outlet, moment: Moment
) -> dict[Place, Shown]:
    whole_ids = [place.edition_id for place in places if place.clip_id is None and place.edition_id]
    wholes = {one.id: one for one in shelf.find(room.shelf, whole_ids, viewer, outlet, moment)}
    clips = keeping.by_ids(session, [place.clip_id for place in places if place.clip_id is not None])
    parts = keeping.parts_of(room, clips.values(), viewer)
    ids = [clips[id].edition_id for id in parts]
    found = shelf.find(room.shelf, ids, in_part(viewer), outlet, moment) if ids else []
    # The list's own way out, and that of a part: both have to be open.
    cuttable = (
        {one.id for one in shelf.find(room.shelf, ids, in_part(viewer), Outlet.CLIP, moment)}
        if ids
        else set()
    )
    by_id = {one.id: one for one in found if one.id in cuttable}
    shown = {}
    for place in places:
        if place.clip_id is None:
            if place.edition_id in wholes:
                shown[place] = Shown(wholes[place.edition_id])
        elif (part := parts.get(place.clip_id)) and place.edition_id in by_id:
            one = _in_part(by_id[place.edition_id], clips[place.clip_id].edition_id, part)
            if one is not None:
                shown[place] = one
    return shown


def _in_part(edition: Edition, of: str, part: Part) -> Shown | None:
    content = cut(edition.content, part) if edition.id == of else None
    return None if content is None else Shown(replace(edition, content=content), part)


def _reader(whole: Playing) -> Callable[[int, int], bytes]:
    """Return what reads the recording, chunk by chunk, and holds two of them at most."""
    held: dict[int, bytes] = {}

    def chunk(number: int) -> bytes:
        if number not in held:
            if len(held) > 1:
                del held[next(iter(held))]
            held[number] = b"".join(whole.pieces(number * CHUNK, min((number + 1) * CHUNK, whole.size)))
        return held[number]

    def read(start: int, end: int) -> bytes:
        if start >= end:
            return b""
        numbers = range(start // CHUNK, (end - 1) // CHUNK + 1)
        joined = b"".join(chunk(number) for number in numbers)
        return joined[start - numbers.start * CHUNK : end - numbers.start * CHUNK]

    return read
