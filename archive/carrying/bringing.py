"""A bundle taken in at the office: all of it or nothing, and never over anything that is here.

Files first, then the stories' keys, then one transaction with every row and the receipt. Killed in between, what is left
is a file that no row names (swept) or a key that no story has; the same bundle goes in afterwards as if nothing had been.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive.carrying import bundle, house, travelling
from archive.carrying.bundle import DAMAGED, Listed, Reader
from archive.carrying.folder import NEWER
from archive.carrying.travelling import NAMES, STRANGE, Rows, table_of
from archive.checking import private
from archive.ground import audit, jobs, migrate
from archive.ground.crypto import KEY_BYTES
from archive.ground.db import reading
from archive.ground.files import UNFINISHED, Files, sync_folder
from archive.ground.keyring import LIVE
from archive.rules.clock import Moment
from archive.rules.court_papers import looks
from archive.rules.errors import BadInput, Refused, Unreadable
from stories import drafts, keeping, quarantine
from stories.beside_tables import Assisted, Carry, LentLocator
from stories.desk import Desk
from stories.quarantine import Why
from stories.tables import Notebook, Part, PartState, Story

IS_HERE = (
    "Something of this bundle is here already, so nothing of it was taken. Keep the folder, and ask for help."
)
ANOTHER = "Another bundle of this folder came in before. Nothing of this one was taken: keep the folder, and ask for help."


@dataclass(frozen=True)
class Brought:
    """What came of it."""

    receipt: str
    """The text of the receipt."""

    stories: int
    before: bool = False
    """It was here already: the receipt is the one that was given then."""

    renamed: tuple[tuple[str, str], ...] = ()
    """Visits whose name this worker had used here: what it was called, and is now."""


@dataclass(frozen=True)
class _List:
    rows: Rows
    keys: dict[str, bytes]
    files: tuple[Listed, ...]
    digest: str


def bring(desk: Desk, path: Path, moment: Moment) -> Brought:
    """Take a bundle in, and return the receipt; once more for one that came in before.

    Raises:
        BadInput: it is no bundle of ours, or was changed, or is newer than we are.
        Refused: something in it is here already.
    """
    try:
        raw = path.open("rb")
    except OSError as found:
        raise BadInput(f"There is no file {path.name} to carry in.") from found
    with raw:
        reader = Reader(raw)
        carry = _carry(desk, reader.carry)
        body = reader.open(house.seal_key(desk), house.secret_of(desk, carry.id))
        known = _known(carry, bundle.digest_of(body))
        if known is not None:
            return known
        read = _read(body, carry)
        with _files(desk.originals, reader, read.files):
            _nothing_is_here(desk, read)
            _place(desk.originals, read.files)
            return _keep(desk, carry.id, read, moment)


def _carry(desk: Desk, id: str) -> Carry:
    with Session(reading(desk.engine)) as session:
        found = session.get(Carry, id)
    if found is None:
        raise BadInput(bundle.NOT_OURS)
    return found


def _known(carry: Carry, digest: str) -> Brought | None:
    if carry.receipt is None:
        return None
    if carry.digest != digest:
        raise Refused(ANOTHER)
    return Brought(carry.receipt, 0, before=True)


# What it says


def _read(body: bytes, carry: Carry) -> _List:
    plain = bundle.read_list(body)
    if not migrate.knows("desk", str(plain.get("schema"))):
        raise BadInput(NEWER)
    try:
        keys = {str(id): bytes.fromhex(key) for id, key in plain["keys"].items()}
        files = tuple(Listed(str(one["id"]), int(one["size"]), str(one["sha256"])) for one in plain["files"])
    except (AttributeError, KeyError, TypeError, ValueError) as found:
        raise BadInput(STRANGE) from found
    rows = travelling.read(plain.get("tables"))
    travelling.check(rows, supporter_id=carry.supporter_id)
    if (
        set(keys) != {row["id"] for row in rows["story"]}
        or any(len(key) != KEY_BYTES for key in keys.values())
        or sorted(one.id for one in files) != sorted(row["id"] for row in rows["blob"])
        or any(one.size < 0 for one in files)
    ):
        raise BadInput(STRANGE)
    return _List(rows, keys, files, bundle.digest_of(body))


def _nothing_is_here(desk: Desk, read: _List) -> None:
    with Session(reading(desk.engine)) as session:
        for name, model in NAMES.items():
            ids = [row["id"] for row in read.rows[name] if "id" in row]
            if (
                ids
                and session.execute(select(table_of(model).c.id).where(table_of(model).c.id.in_(ids))).first()
            ):
                raise Refused(IS_HERE)
    if any(desk.keys.is_buried(id) for id in read.keys):
        raise Refused(IS_HERE)


# Files


@contextmanager
def _files(originals: Files, reader: Reader, listed: tuple[Listed, ...]) -> Iterator[None]:
    """Write every file beside its place, and read the bundle to its end; what was not placed is taken away again."""
    originals.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = [_beside(originals, one) for one in listed]
    try:
        for one, path in zip(listed, beside, strict=True):
            _write(reader, one, path)
        reader.end()
        yield
    finally:
        for path in beside:
            path.unlink(missing_ok=True)


def _beside(originals: Files, one: Listed) -> Path:
    return originals.folder / f"{one.id}{UNFINISHED}"


def _write(reader: Reader, one: Listed, path: Path) -> None:
    found = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        for piece in reader.pieces(one.size):
            found.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if found.hexdigest() != one.sha256:
        raise BadInput(DAMAGED)


def _place(originals: Files, listed: tuple[Listed, ...]) -> None:
    for one in listed:
        _beside(originals, one).replace(originals.folder / one.id)
    sync_folder(originals.folder)


# Keys and rows


def _keep(desk: Desk, carry_id: str, read: _List, moment: Moment) -> Brought:
    try:
        desk.keys.adopt(read.keys)
        with Session(desk.engine) as session, session.begin():
            carry = session.get_one(Carry, carry_id)
            known = _known(
                carry, read.digest
            )  # Two that carry the same bundle in at once: one of them waits here.
            return known or _add(desk, session, carry, read, moment)
    except (IntegrityError, Unreadable) as found:
        raise Refused(IS_HERE) from found


def _add(desk: Desk, session: Session, carry: Carry, read: _List, moment: Moment) -> Brought:
    if _is_lent_to_others(session, carry, read):
        raise BadInput(STRANGE)
    for name, model in NAMES.items():
        session.add_all(model(**row) for row in read.rows[name] if model is not Assisted)
        session.flush()
        if model is Notebook:
            renamed = _add_visits(session, carry, read)
    for story in session.execute(select(Story).where(Story.id.in_(read.keys))).scalars():
        if next(private.one_story(desk, session, story, LIVE), None):
            raise BadInput(STRANGE)
        _set_aside_papers(desk, session, story, moment)
    for row in read.rows[Notebook.__tablename__]:
        _have_her_time(session, row["id"], moment)
    for part_id in _to_look_at(session, read):
        jobs.later(session, "look", part_id, due=moment.now)
    receipt = house.give(
        desk, carry=carry.id, digest=read.digest, stories=len(read.keys), on=moment.today.isoformat()
    ).as_text()
    carry.came_on, carry.digest, carry.receipt = moment.today, read.digest, receipt
    audit.note(session, who=carry.supporter_id, act="carry in", subject=carry.id, at=moment.now)
    return Brought(receipt, len(read.keys), renamed=renamed)


def _set_aside_papers(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Set words aside that look like a court paper: on the road they may have been told to a house that did not ask yet."""
    kept = keeping.kept(desk, story)
    told = [drafts.title_of(desk, story), drafts.words_of(desk, story), kept.words if kept else ""]
    if looks("\n".join(told)).is_paper:
        quarantine.all_words(desk, session, story, why=Why.CARRIED, who="worker", moment=moment)


def _add_visits(session: Session, carry: Carry, read: _List) -> tuple[tuple[str, str], ...]:
    """Add the visits. On the road nobody knew which names this worker had used here: one used twice gets a number."""
    query = select(Assisted.label).where(Assisted.supporter_id == carry.supporter_id)
    used, renamed = set(session.execute(query).scalars()), []
    for row in read.rows[Assisted.__tablename__]:
        label = _free(row["label"], used)
        used.add(label)
        if label != row["label"]:
            renamed.append((row["label"], label))
        session.add(Assisted(**{**row, "label": label}))
    session.flush()
    return tuple(renamed)


def _free(label: str, used: set[str]) -> str:
    number, free = 1, label
    while free in used:
        number += 1
        free = f"{label} {number}"
    return free


def _have_her_time(session: Session, notebook_id: str, moment: Moment) -> None:
    """Begin anew how long a notebook with code words is kept: the road took time that was not hers to use."""
    notebook = session.get_one(Notebook, notebook_id)
    if notebook.locator is not None:
        notebook.keep_until = max(notebook.keep_until, moment.today + drafts.DRAFT_LIVES)


def _to_look_at(session: Session, read: _List) -> list[str]:
    """Have every recording and picture opened here as if it had just come: in our cage, by our worker."""
    mine = update(Part).where(Part.story_id.in_(read.keys), Part.state != PartState.ARRIVING)
    return list(session.execute(mine.values(state=PartState.WAITING).returning(Part.id)).scalars())


def _is_lent_to_others(session: Session, carry: Carry, read: _List) -> bool:
    mine = [row["locator"] for row in read.rows[Notebook.__tablename__]]
    lent = select(LentLocator.locator).where(LentLocator.locator.in_(mine))
    return session.execute(lent.where(LentLocator.carry_id != carry.id)).first() is not None
