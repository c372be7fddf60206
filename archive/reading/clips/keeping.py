"""Clips in the lists: made, read, and forgotten when nothing shows them any more.

Where a clip begins and ends lies sealed with the story's own prompt key, like what a trainer writes for it: it is readable while
the story may come back, and after she deletes for good nobody can tell which sentences somebody had chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, Select, delete, select, union_all
from sqlalchemy.orm import Session

from archive.editions.edition import Content
from archive.editions.tables import PROMPT_KEY
from archive.ground.crypto import new_id, seal_text, unseal_text
from archive.reading import viewers
from archive.reading.clips.cutting import Part
from archive.reading.clips.edges import LONGEST_MS, MOST_WORDS, Source, source_at
from archive.reading.room import Room
from archive.reading.tables import Clip, LinkItem, Pack, PackItem, PlaylistItem
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.grant import Viewer

ASKED, YES, NO = "asked", "yes", "no"

NOT_A_PART = "Choose where the part begins and where it ends, in the same recording or in her words."
BACKWARDS = "This part ends before it begins. Choose an end further down, or a beginning further up."
TOO_LONG = (
    f"A part is at most {LONGEST_MS // 60_000} minute of a recording, or one sentence of her words, or a few with "
    f"{MOST_WORDS} words together. She said yes to a short part."
)
GONE = "This story is gone. There is nothing to choose from any more."


@dataclass(frozen=True)
class Chosen:
    """From which sentence to which, of one place; counted from 0, both included."""

    place: int
    first: int
    last: int


def make(
    room: Room,
    session: Session,
    *,
    edition_id: str,
    content: Content,
    chosen: Chosen,
    by: str,
    moment: Moment,
) -> str:
    """Return the id of a new clip of a story, from the edge of a sentence to the edge of another.

    Args:
        room: the Reading room.
        session: of the lists.
        edition_id: the story.
        content: of it, as whoever chooses may see it: what her grant leaves out is not there to be chosen.
        chosen: which sentences.
        by: the person who chose.
        moment: now.

    Raises:
        BadInput: there are no such sentences, or they are too long for a part.
        Refused: the story is gone for good.
    """
    source = source_at(content, chosen.place)
    if source is None or not 0 <= chosen.first <= chosen.last < len(source.sentences):
        is_backwards = chosen.last < chosen.first
        raise BadInput(BACKWARDS if is_backwards else NOT_A_PART)
    if not source.fits(chosen.first, chosen.last):
        raise BadInput(TOO_LONG)
    row = Clip(
        id=new_id(), edition_id=edition_id, person_id=by, made_on=moment.today, cut=b"", answer="",
    )  # fmt: skip
    row.cut = sealed(room, row, "cut", _plain(source, chosen))
    session.add(row)
    session.flush()
    return row.id


def by_ids(session: Session, ids: Iterable[str]) -> dict[str, Clip]:
    """Return the clips with these ids."""
    wanted = sorted(set(ids))
    found = session.execute(select(Clip).where(Clip.id.in_(wanted))).scalars() if wanted else ()
    return {row.id: row for row in found}


def by_id(session: Session, id: str) -> Clip:
    """Return one clip.

    Raises:
        NotFound: there is none.
    """
    row = session.get(Clip, id)
    if row is None:
        raise NotFound(NOTHING_HERE)
    return row


def parts_of(room: Room, clips: Iterable[Clip], viewer: Viewer) -> dict[str, Part]:
    """Return what is served of each of these to a viewer now; nothing for one whose story is gone for good.

    An edge inside a sentence counts only once a steward has said yes to it for them; until then the whole sentence is served.
    """
    rows = list(clips)
    keys = keys_of(room, [row.edition_id for row in rows])
    return {row.id: _part(row, keys[row.edition_id], viewer) for row in rows if row.edition_id in keys}


def answer_for(clip: Clip, viewer: Viewer) -> str:
    """Return what a steward answered, as it counts for a viewer: a yes is one for those for whom it was asked, or some of them."""
    if clip.answer != YES:
        return clip.answer
    asked_for = viewers.thawed(clip.viewer) if clip.viewer else None
    # Where it stands in a list was not looked at, and changes nothing in it.
    uses = viewer.uses - {Use.BESIDE, Use.SHORT_PART}
    is_for_them = (
        asked_for is not None
        and viewer.audience == asked_for.audience
        and viewer.professions <= asked_for.professions
        and uses <= asked_for.uses
        and viewer.areas <= asked_for.areas
    )
    return YES if is_for_them else ""


def sentences_of(room: Room, clip: Clip) -> Part:
    """Return the whole sentences of a clip, whatever was asked for or answered.

    Raises:
        Refused: the story is gone for good.
    """
    key = keys_of(room, [clip.edition_id]).get(clip.edition_id)
    if key is None:
        raise Refused(GONE)
    return _as_part(clip, unsealed(key, clip, "cut", clip.cut))


def forget_unused(session: Session, ids: Iterable[str]) -> None:
    """Delete those of these clips that no playlist and no link shows, and no locked copy holds, any more."""
    session.flush()
    for id in set(ids):
        in_use: CompoundSelect[str] = union_all(
            select(PlaylistItem.id).where(PlaylistItem.clip_id == id),
            select(LinkItem.link_id).where(LinkItem.clip_id == id),
            _copies_with(id),
        )
        if session.execute(in_use.limit(1)).first() is None:
            session.execute(delete(Clip).where(Clip.id == id))


def _copies_with(id: str) -> Select[str]:
    # One that never left, or is destroyed, asks for nothing.
    out = select(Pack.id).join(PackItem, PackItem.pack_id == Pack.id)
    return out.where(PackItem.clip_id == id, Pack.is_saved, Pack.is_gone.is_(False))


def sealed(room: Room, clip: Clip, what: str, plain: dict[str, object]) -> bytes:
    """Return some facts of a clip, sealed with the key of its story.

    Raises:
        Refused: the story is gone for good.
    """
    key = keys_of(room, [clip.edition_id]).get(clip.edition_id)
    if key is None:
        raise Refused(GONE)
    return seal_text(key, json.dumps(plain), about=_about(clip, what))


def unsealed(key: bytes, clip: Clip, what: str, body: bytes) -> dict[str, object]:
    """Return what `sealed` wrote."""
    plain: dict[str, object] = json.loads(unseal_text(key, body, about=_about(clip, what)))
    return plain


def keys_of(room: Room, edition_ids: Sequence[str]) -> dict[str, bytes]:
    """Return the keys with which facts of clips are sealed, by the id of the story; none of what is gone for good."""
    found = room.shelf.keys.get_many([PROMPT_KEY + id for id in sorted(set(edition_ids))])
    return {name.removeprefix(PROMPT_KEY): key for name, key in found.items()}


def _plain(source: Source, chosen: Chosen) -> dict[str, object]:
    start, end = source.sentences[chosen.first].start, source.sentences[chosen.last].end
    return {"place": source.place, "start": start, "end": end, "source": source.seal}


def _part(row: Clip, key: bytes, viewer: Viewer) -> Part:
    plain = unsealed(key, row, "cut", row.cut)
    if row.asked is not None and answer_for(row, viewer) == YES:
        wished = unsealed(key, row, "asked", row.asked)
        plain = {**plain, "start": wished["start"], "end": wished["end"]}
    return _as_part(row, plain)


def _as_part(row: Clip, plain: Mapping[str, object]) -> Part:
    place, start, end = (int(str(plain[name])) for name in ("place", "start", "end"))
    return Part(row.id, place, start, end, str(plain["source"]))


def _about(clip: Clip, what: str) -> str:
    return f"clip|{what}|{clip.id}|{clip.edition_id}"
