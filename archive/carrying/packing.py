"""What was told on the road, gathered and sealed to the office. After that the folder is closed to telling."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from archive.carrying import bundle, travelling
from archive.carrying import folder as folders
from archive.carrying.bundle import Listed
from archive.carrying.folder import PACKED, Held, Letter
from archive.ground import migrate
from archive.ground.crypto import ChunkCipher, unseal
from archive.ground.db import reading
from archive.ground.files import Blob
from archive.rules.errors import BadInput, Unreadable
from stories.desk import Desk
from stories.parts import Role
from stories.tables import (
    BlobRow,
    DeskBase,
    Part,
    State,
    Story,
)


@dataclass(frozen=True)
class Packed:
    """What went into a bundle."""

    digest: str
    stories: int
    left_out: int
    """Files that do not open any more, and stay behind."""


def pack(folder: Path, letter: Letter, held: Held, target: Path) -> Packed:
    """Write the bundle to `target`, and mark the folder as packed.

    Raises:
        BadInput: `target` is there already, or lies in the folder.
    """
    inside = folder.absolute() in target.absolute().parents
    if inside or target.exists():
        raise BadInput("Name a new file for the bundle, outside the folder.")
    (folder / PACKED).unlink(missing_ok=True)
    with folders.opened(folder, held) as desk:
        body, listed, packed = gather(desk)
        header, key = bundle.header_for(
            letter.carry, letter.seal_to, held.secret, os.urandom(ChunkCipher.PREFIX)
        )
        files = [desk.originals.folder / one.id for one in listed]
        folders.write_whole(target, bundle.sealed(header, key, body, files))
    mark = {**asdict(packed), "files": folders.at_rest(folder)}
    folders.write_whole(folder / PACKED, json.dumps(mark, indent=1).encode())
    return packed


def gather(desk: Desk) -> tuple[bytes, list[Listed], Packed]:
    """Return the list of everything that travels, its files, and how much it is. The same content, the same list."""
    with Session(reading(desk.engine)) as session:
        stories = session.execute(
            select(Story).where(Story.state != State.DELETED).order_by(Story.id)
        ).scalars()
        live = desk.keys.get_many([story.id for story in stories])
        rows = {
            model.__tablename__: [
                travelling.as_json(dict(row))
                for row in session.execute(_mine(model, sorted(live))).mappings()
            ]
            for model in travelling.TRAVELS
        }
        whole, left_out = _files(desk, session, live)
    rows[BlobRow.__tablename__] = [
        row for row in rows[BlobRow.__tablename__] if row["id"] in {one.id for one in whole}
    ]
    plain: dict[str, Any] = {
        "schema": migrate.newest("desk"),
        "tables": rows,
        "keys": {id: live[id].hex() for id in sorted(live)},
        "files": [asdict(one) for one in whole],
    }
    body = json.dumps(plain, sort_keys=True).encode()
    return body, whole, Packed(bundle.digest_of(body), len(live), left_out)


def _mine(model: type[DeskBase], live: Sequence[str]) -> Select[Any]:
    """Select the rows of one table that belong to these stories, in an order that is always the same."""
    table = travelling.table_of(model)
    query = select(*travelling.columns_of(model)).order_by(*table.primary_key.columns)
    if model is BlobRow:
        return query.where(_is_sent(live))
    if model is Story:
        return query.where(Story.id.in_(live))
    return query.where(table.c.story_id.in_(live)) if "story_id" in table.c else query


def _is_sent(live: Collection[str]) -> ColumnElement[bool]:
    parts = select(Part.id).where(Part.story_id.in_(live))
    return and_(BlobRow.role == Role.SENT, BlobRow.part_id.in_(parts))


def _files(desk: Desk, session: Session, live: dict[str, bytes]) -> tuple[list[Listed], int]:
    query = select(BlobRow, Part.story_id).join(Part, Part.id == BlobRow.part_id).order_by(BlobRow.id)
    mine = [(row, live[story]) for row, story in session.execute(query.where(_is_sent(live)))]
    whole = [row for row, key in mine if _is_whole(desk, row, key)]
    return [_listed(desk, row.id) for row in whole], len(mine) - len(whole)


def _is_whole(desk: Desk, row: BlobRow, key: bytes) -> bool:
    try:
        return desk.originals.is_whole(
            Blob(row.id, unseal(key, row.key, about=f"blob|key|{row.id}"), row.size)
        )
    except Unreadable:
        return False


def _listed(desk: Desk, id: str) -> Listed:
    with (desk.originals.folder / id).open("rb") as raw:
        found = hashlib.file_digest(raw, "sha256").hexdigest()
        return Listed(id, os.fstat(raw.fileno()).st_size, found)
