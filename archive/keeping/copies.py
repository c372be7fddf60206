"""A copy for keeping, written from the sealed parts, and what of them is brought back from one.

A copy holds ciphertext and no key. A file's key lies in the desk's row of it, sealed with the story's; words are sealed once
more, with a key that lies there too. So a copy dies with the row: with a recording that she takes out, with words that
she writes anew, with a story that she deletes. What is brought back is what was written down here, and nothing else: whatever is
not in that list any more has no way back.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from archive.ground import audit, logbook
from archive.ground.crypto import NONCE_BYTES, TAG_BYTES, seal, signing_public, unseal
from archive.ground.db import reading
from archive.keeping import bag
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused, Unreadable
from moderation.promises import archiving
from stories import packages
from stories.desk import Desk
from stories.packages import with_us
from stories.tables import BlobRow, Part, PartState, SealedPart, State, Story

OPERATOR = "operator"
BROUGHT = "bring back a sealed part"
IS_THERE = "{} is there already. Name a folder that is not there yet."
INSIDE = "{} lies inside the data or the key folder. A copy belongs elsewhere: on another disk, in another building."
NO_ROOM = (
    "The copy could not be written: {}. Nothing of it was left behind. "
    "Look whether there is room, and whether you may write there."
)
ANOTHER_HOUSE = (
    "This copy is from another house, so nothing of it was taken. Name a copy that this house wrote."
)

NOT_THERE = "is not in this copy. Try an older or a newer one."
NOT_ITS_BYTES = "the copy has other bytes than were written down, so they stay away. Try another copy."
NEVER_WHOLE = (
    "was lost before anything was written down of it, so no copy can be trusted for it. "
    "Ask the mother for it, if she may be asked."
)
GONE = "was taken out or deleted meanwhile, and stays away."
NO_PLACE = "could not be read from the copy, or put in its place. Look at both disks, then try again."


@dataclass(frozen=True)
class Written:
    """What a copy came to."""

    parts: int
    size: int
    left_out: int
    """Sealed parts that are lost or changed here, and so are in no new copy."""


@dataclass(frozen=True)
class Back:
    """What bringing back came to."""

    back: int
    whole: int
    """Of those that had a fault: whole again by themselves."""

    unknown: int
    """Parts of the copy that this house does not know any more."""

    is_list_whole: bool
    left: tuple[tuple[str, str], ...]
    """What is still not whole: the mark of its package, and why."""


# Written


def write(desk: Desk, out: Path, moment: Moment) -> Written:
    """Write a copy of every sealed part of what was sent and stands, whole or not at all.

    Raises:
        BadInput: `out` is there already, or cannot be written.
    """
    if out.exists() or out.is_symlink():
        raise BadInput(IS_THERE.format(out))
    while packages.write_down_older(desk, moment):
        pass
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        try:
            written = _fill(desk, fresh, moment)
            fresh.rename(out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as found:
        raise BadInput(NO_ROOM.format(found.strerror or type(found).__name__)) from found
    with Session(desk.engine) as session, session.begin():
        audit.note(session, who=OPERATOR, act=archiving.COPIED, subject="packages", at=moment.now)
    return written


def _fill(desk: Desk, folder: Path, moment: Moment) -> Written:
    (folder / bag.DATA).mkdir(mode=0o700)
    listed: dict[str, str] = {}
    wanted = _wanted(desk)
    for id in wanted:
        found = _copy(desk, id, folder / bag.DATA / id)
        if found:
            listed[id] = found
    # What she took out while this was written is in no list, and lies in no copy.
    for id in listed.keys() - _wanted(desk):
        (folder / bag.DATA / id).unlink()
        del listed[id]
    left_out = (wanted & _wanted(desk)) - listed.keys()
    for id in left_out:
        packages.check_one(desk, id, moment)  # The archivist is told of it now, and not in its turn.
    size = sum((folder / bag.DATA / id).stat().st_size for id in listed)
    bag.close(folder, listed, size, desk.keys.standing(logbook.SIGN_KEY), moment.today)
    return Written(len(listed), size, len(left_out))


def _wanted(desk: Desk) -> frozenset[str]:
    """Return the parts that go into a copy: of stories that were sent; nothing that may be a court paper is copied."""
    of_files = (
        select(SealedPart.id)
        .join(BlobRow, SealedPart.of == "blob|" + BlobRow.id)
        .join(Part, Part.id == BlobRow.part_id)
        .join(Story, Story.id == SealedPart.story_id)
        .where(with_us(), Part.state != PartState.ASIDE)
    )
    of_words = (
        select(SealedPart.id)
        .join(Story, Story.id == SealedPart.story_id)
        .where(with_us(), SealedPart.of.startswith("story|"))
    )
    with Session(reading(desk.engine)) as session:
        return frozenset(session.execute(of_files.union(of_words)).scalars())


def _copy(desk: Desk, id: str, path: Path) -> str | None:
    """Write one part; return the hash of what lies in the copy, None when it is not whole here or gone."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        found = _pour(desk, id, out)
        out.flush()
        os.fsync(out.fileno())
    if found is None:
        path.unlink()
    return found


def _pour(desk: Desk, id: str, out: BinaryIO) -> str | None:
    with Session(reading(desk.engine)) as session:
        row = session.get(SealedPart, id)
        if row is None:
            return None
        if row.key is None:
            found = desk.originals.copy_of(row.of.removeprefix("blob|"), out)
            return found if found == row.sha256 else None
        sealed = packages.text_of(session, row.of)
        if sealed is None or _hash(sealed) != row.sha256:
            return None
        try:
            twice = seal(_key_of(desk, row), sealed, about=f"kept|{id}")
        except Unreadable:
            return None  # Her story was deleted a moment ago.
    out.write(twice)
    return _hash(twice)


def _key_of(desk: Desk, row: SealedPart) -> bytes:
    return unseal(desk.keys.get(row.story_id), row.key or b"", about=f"sealed_part|key|{row.id}")


# Brought back


def bring_back(desk: Desk, folder: Path, moment: Moment) -> Back:
    """Bring back from a copy every part that is known to be lost or changed here, where it is what was written down.

    A list that somebody changed does not decide anything: what fits is told by the hash that lies here.

    Raises:
        BadInput: it is no copy.
        Refused: it is another house's.
    """
    sealed = bag.sealed_by(folder)
    if sealed and sealed.house != signing_public(desk.keys.standing(logbook.SIGN_KEY)).hex():
        raise Refused(ANOTHER_HOUSE)
    with Session(reading(desk.engine)) as session:
        known = frozenset(session.execute(select(SealedPart.id)).scalars())
        faulty = session.execute(
            select(SealedPart).where(SealedPart.fault.is_not(None)).order_by(SealedPart.id)
        ).scalars().all()  # fmt: skip
    whole = [row for row in faulty if packages.check_one(desk, row.id, moment) is None]
    why = {row.id: _bring_one(desk, folder, row, moment) for row in faulty if row not in whole}
    left = [(packages.mark(desk, row.story_id), why[row.id]) for row in faulty if why.get(row.id)]
    return Back(
        back=len(why) - len(left),
        whole=len(whole),
        unknown=len(bag.names(folder) - known),
        is_list_whole=sealed is not None,
        left=tuple((mark, said) for mark, said in left if said),
    )


def _bring_one(desk: Desk, folder: Path, row: SealedPart, moment: Moment) -> str:
    """Bring one part back; return why not, empty when it is back."""
    if not row.sha256:
        return NEVER_WHOLE
    path = bag.part(folder, row.id)
    if path is None:
        return NOT_THERE
    try:
        bring = _bring_file if row.key is None else _bring_words
        return bring(desk, path, row, moment)
    except OSError:
        return NO_PLACE


def _bring_file(desk: Desk, path: Path, row: SealedPart, moment: Moment) -> str:
    id = row.of.removeprefix("blob|")
    with path.open("rb") as raw:
        beside = desk.originals.beside(id, raw, row.sha256)
    if beside is None:
        return NOT_ITS_BYTES
    try:
        with Session(desk.engine) as session, session.begin():
            mine = _still(desk, session, row.id)
            if mine is None:
                return GONE
            desk.originals.place(id, beside)
            mine.fault, mine.checked_on = None, moment.today
            _note(desk, session, row, moment)
    finally:
        beside.unlink(missing_ok=True)
    return ""


def _bring_words(desk: Desk, path: Path, row: SealedPart, moment: Moment) -> str:
    try:
        is_long = path.stat().st_size > row.size + NONCE_BYTES + TAG_BYTES
        sealed = b"" if is_long else unseal(_key_of(desk, row), path.read_bytes(), about=f"kept|{row.id}")
    except Unreadable:
        return NOT_ITS_BYTES
    if _hash(sealed) != row.sha256:
        return NOT_ITS_BYTES
    _, name, story_id = row.of.split("|")
    with Session(desk.engine) as session, session.begin():
        mine = _still(desk, session, row.id)
        if mine is None:
            return GONE
        session.expunge(mine)
        # The store takes what she writes anew for another part, and lets go of what was written down: it stands again.
        session.execute(update(Story).where(Story.id == story_id).values({name: sealed}))
        session.execute(insert(SealedPart).values(**_columns(row), checked_on=moment.today, fault=None))
        _note(desk, session, row, moment)
    return ""


def _columns(row: SealedPart) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("id", "of", "story_id", "sha256", "size", "key")}


def _still(desk: Desk, session: Session, id: str) -> SealedPart | None:
    """Return a part under the store's lock, None when it was taken out, or its story is deleted or buried."""
    row = session.get(SealedPart, id)
    if row is None or desk.keys.is_buried(row.story_id):
        return None
    story = session.get(Story, row.story_id)
    return None if story is None or story.state == State.DELETED else row


def _note(desk: Desk, session: Session, row: SealedPart, moment: Moment) -> None:
    mark = packages.mark(desk, row.story_id)
    audit.note(session, who=OPERATOR, act=BROUGHT, subject=mark, at=moment.now)


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
