"""Recordings and pictures of a story: begun, finished, taken out again, with their sealed files.

Nothing here decodes anything: what she sends is ciphertext from its first byte (`stories.pieces`) to the worker's turn
(`stories.looking`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any, BinaryIO

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from archive.ground import audit, jobs
from archive.ground.crypto import new_id, seal, unseal
from archive.ground.files import Blob
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from stories import drafts, machine_drafts, packages
from stories.desk import Desk
from stories.spent_files import destroy_once_committed
from stories.tables import BlobRow, Part, PartState, Quarantined, Story

MOST_PARTS = 10
"""Recordings and pictures of one story (`design/decisions.md`, Numbers)."""

WORDS = "words"
"""The kind of what is no part of hers: the place of a reading of her words, whose files lie as those of a recording do."""

NO_SUCH_PART = "There is no such recording or picture here any more."
TOO_MANY = (
    "There are 10 recordings and pictures in this story. Take one out first, or tell the rest as a new story."
)


class Role(StrEnum):
    """What a sealed file of a part is for."""

    SENT = "sent"
    """What she sent, as she sent it. It never leaves the private side."""

    HEARD = "heard"
    """The clean copy of a recording for those who check it (Opus)."""

    CLEAN = "clean"
    """The clean copy of a picture, from which the finished one is made."""

    GREY = "grey"
    """A small grey picture, for the first look."""

    OPUS = "opus"
    """The finished recording, as it goes out."""

    MP3 = "mp3"
    """The same for old phones."""

    SOFT = "soft"
    """The recording in a softened voice, drawn once: every finished file in that voice is made from it (ADR 24)."""

    SOFT_OPUS = "soft-opus"
    """The finished recording in a softened voice. A place of its own, so that her own voice can never lie in it."""

    SOFT_MP3 = "soft-mp3"
    READ_SENT = "read-sent"
    """What somebody else sent who read her words; destroyed as soon as it was made anew."""

    READ_OPUS = "read-opus"
    """Her words, read by somebody else, as they go out."""

    READ_MP3 = "read-mp3"
    PICTURE = "picture"
    """The finished picture."""


HERS = frozenset({Role.OPUS, Role.MP3, Role.SOFT_OPUS, Role.SOFT_MP3})
"""Finished files that hold her own voice, softened or not."""

READ = frozenset({Role.READ_SENT, Role.READ_OPUS, Role.READ_MP3})
"""What holds somebody else's voice."""


def begin(session: Session, story: Story, kind: Kind, moment: Moment) -> Part:
    """Return a new recording or picture of a story, with nothing in it yet.

    Raises:
        BadInput: the story is with the moderators, or holds as many as it may.
    """
    if story.state not in drafts.WRITABLE:
        raise BadInput(drafts.BEING_READ)
    count, last = session.execute(
        select(func.count(), func.max(Part.position)).where(Part.story_id == story.id, Part.kind != WORDS)
    ).one()
    if count >= MOST_PARTS:
        raise BadInput(TOO_MANY)
    part = Part(
        id=new_id(),
        story_id=story.id,
        kind=kind,
        state=PartState.ARRIVING,
        position=(last or 0) + 1,
        sound_only=False,
        made_on=moment.today,
    )
    session.add(part)
    session.flush()
    return part


def for_words(session: Session, story: Story, moment: Moment) -> Part:
    """Return the place of the readings of her words; it is made once, and nothing of hers lies in it."""
    query = select(Part).where(Part.story_id == story.id, Part.kind == WORDS)
    part = session.execute(query).scalar_one_or_none()
    if part is None:
        part = Part(
            id=new_id(),
            story_id=story.id,
            kind=WORDS,
            state=PartState.READY,
            position=0,
            sound_only=False,
            made_on=moment.today,
        )
        session.add(part)
        session.flush()
    return part


def hers(session: Session, story: Story, part_id: str) -> Part:
    """Return one part of this story.

    Raises:
        NotFound: it is not there, or another story's.
    """
    found = session.get(Part, part_id)
    if found is None or found.story_id != story.id:
        raise NotFound(NO_SUCH_PART)
    return found


def all_of(session: Session, story_id: str) -> Sequence[Part]:
    """Return a story's recordings and pictures, in her order."""
    query = select(Part).where(Part.story_id == story_id, Part.kind != WORDS).order_by(Part.position)
    return session.execute(query).scalars().all()


def kinds_of(session: Session, story_id: str) -> frozenset[str]:
    """Return which kinds of recordings and pictures a story holds: what may be done with each is a question of its own."""
    return frozenset(part.kind for part in all_of(session, story_id) if part.state != PartState.REFUSED)


def every_place(session: Session, story_id: str) -> Sequence[Part]:
    """Return the same with the place of the readings of her words: whatever may hold a file."""
    return session.execute(select(Part).where(Part.story_id == story_id)).scalars().all()


def usable(session: Session, story_id: str) -> Sequence[Part]:
    """Return those that were opened and can be used."""
    return [part for part in all_of(session, story_id) if part.state == PartState.READY]


def finish(session: Session, part: Part, moment: Moment) -> None:
    """Say that all of it is here; the worker opens it next. Safe to repeat."""
    if part.state not in (PartState.ARRIVING, PartState.MOVING):
        return
    part.state = PartState.WAITING
    audit.note(session, who=audit.HERS, act=f"add {part.kind}", subject=part.story_id, at=moment.now)
    jobs.later(session, "look", part.id, due=moment.now)


def keep_just_the_sound(session: Session, part: Part, moment: Moment) -> None:
    """Take the sound of a film, and nothing else of it, as she said."""
    if part.state == PartState.MOVING:
        part.sound_only = True
        finish(session, part, moment)


def take_out(desk: Desk, session: Session, story: Story, part: Part, moment: Moment) -> None:
    """Take one recording or picture out of a story for good.

    Raises:
        BadInput: the story is with the moderators.
    """
    if story.state not in drafts.WRITABLE:
        raise BadInput(drafts.BEING_READ)
    destroy(desk, session, [part])
    jobs.later(session, "erase", story.id, due=moment.now)
    audit.note(session, who=audit.HERS, act=f"take out {part.kind}", subject=story.id, at=moment.now)


def destroy(desk: Desk, session: Session, parts: Sequence[Part]) -> None:
    """Delete parts with all their files. The rows hold the only keys, so the files are noise from the commit on."""
    for part in parts:
        destroy_once_committed(desk, session, [row.id for row in rows_of(session, part)])
        session.execute(delete(BlobRow).where(BlobRow.part_id == part.id))
        session.execute(delete(Quarantined).where(Quarantined.part_id == part.id))
        machine_drafts.destroy(session, part.id)
        session.delete(part)
    session.flush()


def forget_files(desk: Desk, session: Session, part: Part, *, besides: Collection[Role]) -> None:
    """Destroy what was made of a part, but the files in these roles; a machine's draft of it always."""
    machine_drafts.destroy(session, part.id)
    destroy_files(desk, session, part, frozenset(Role) - frozenset(besides))


def needed_files(session: Session) -> frozenset[str]:
    """Return the ids of all sealed files that a row names."""
    return frozenset(session.execute(select(BlobRow.id)).scalars())


UNREADY: Mapping[tuple[PartState, Kind], str] = {
    (PartState.ARRIVING, Kind.SOUND): "Your recording is not finished. Open it, and keep it or take it out.",
    (PartState.ARRIVING, Kind.PICTURE): "Your picture is not finished. Open it, and keep it or take it out.",
    (
        PartState.WAITING,
        Kind.SOUND,
    ): "We are still opening your recording. This takes a minute or two. Then press once more.",
    (
        PartState.WAITING,
        Kind.PICTURE,
    ): "We are still opening your picture. This takes a minute or two. Then press once more.",
    (
        PartState.MOVING,
        Kind.SOUND,
    ): "One of your recordings is a film. Open it, and say if we may keep the sound.",
    (PartState.REFUSED, Kind.SOUND): "We could not use one recording. Open it to see why, or take it out.",
    (PartState.REFUSED, Kind.PICTURE): "We could not use one picture. Open it to see why, or take it out.",
}
"""What has to be put right before a story can be sent."""


def problems(hers: Sequence[Part]) -> tuple[str, ...]:
    """Return what has to be put right before a story with these can be sent; empty means nothing."""
    found = (UNREADY.get((PartState(part.state), Kind(part.kind)), "") for part in hers)
    return tuple(dict.fromkeys(filter(None, found)))


# Files


def keep(desk: Desk, session: Session, part: Part, role: Role, plain: BinaryIO) -> Blob:
    """Seal what was made of a part, in the place of what stood there in that role before; return it with its hash."""
    return keep_sealed(desk, session, part, role, desk.originals.keep(plain))


def keep_sealed(desk: Desk, session: Session, part: Part, role: Role, blob: Blob) -> Blob:
    """Keep a file that is sealed already in the place of what stood there in that role before."""
    destroy_files(desk, session, part, {role})
    keep_row(desk, session, part, blob, role)
    return blob


def destroy_files(desk: Desk, session: Session, part: Part, roles: Collection[Role]) -> None:
    """Delete the rows of a part's files in these roles, with their only keys; the files go when that is committed."""
    rows = [row for row in rows_of(session, part) if row.role in roles]
    destroy_once_committed(desk, session, [row.id for row in rows])
    for row in rows:
        session.delete(row)
    session.flush()


def rows_of(session: Session, part: Part, role: Role | None = None) -> Sequence[BlobRow]:
    """Return the files of a part, of one role or of all, in the order of its pieces."""
    query = select(BlobRow).where(BlobRow.part_id == part.id).order_by(BlobRow.segment, BlobRow.n)
    if role is not None:
        query = query.where(BlobRow.role == role)
    return session.execute(query).scalars().all()


def file_of(desk: Desk, session: Session, part: Part, role: Role, *, is_review: bool = False) -> Blob:
    """Return the one file of a part in this role; of one that is set aside only for the reviewer who opens it.

    Raises:
        NotFound: it was not made yet, or is set aside as a possible court paper.
    """
    if part.state == PartState.ASIDE and not is_review:
        raise NotFound(NO_SUCH_PART)
    rows = rows_of(session, part, role)
    if not rows:
        raise NotFound(NO_SUCH_PART)
    return opened(desk, part, rows[0])


def opened(desk: Desk, part: Part, row: BlobRow) -> Blob:
    """Return a sealed file with its key."""
    key = unseal(desk.keys.get(part.story_id), row.key, about=f"blob|key|{row.id}")
    return Blob(row.id, key, row.size)


def facts_of(desk: Desk, part: Part) -> dict[str, Any]:
    """Return what is known of a part since it was opened; empty before."""
    if part.facts is None:
        return {}
    plain: dict[str, Any] = json.loads(desk.unseal(part.story_id, part.facts, f"part|facts|{part.id}"))
    return plain


def note_facts(desk: Desk, part: Part, facts: dict[str, Any]) -> None:
    """Keep what is known of a part, sealed."""
    part.facts = desk.seal(part.story_id, json.dumps(facts), f"part|facts|{part.id}")


def keep_row(
    desk: Desk, session: Session, part: Part, blob: Blob, role: Role, *, segment: int = 0, n: int = 0
) -> None:
    """Keep the row of a file that was sealed just now, with its key sealed by the story's, and its hash as it lies."""
    key = seal(desk.keys.get(part.story_id), blob.key, about=f"blob|key|{blob.id}")
    session.add(
        BlobRow(id=blob.id, part_id=part.id, role=role, segment=segment, n=n, key=key, size=blob.size)
    )
    session.add(packages.written_down(part.story_id, blob, packages.today()))
    session.flush()
