"""All that lies on the shelf, whoever may see it: for the press, the index and `ihw check`, never for a page.

No grant is asked here. That is why it stands apart from `shelf.py`: the Reading room cannot import it.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import select

from archive.editions.edition import Content, File
from archive.editions.shelf import Shelf, content_of
from archive.editions.tables import EditionRow, MediumRow
from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.ground.files import Blob
from archive.rules.errors import NOTHING_HERE, NotFound, Unreadable


def ids(shelf: Shelf) -> frozenset[str]:
    """Return every id on the shelf."""
    with reading(shelf.engine).connect() as connection:
        return frozenset(connection.execute(select(EditionRow.id)).scalars())


def unsealed(shelf: Shelf, id: str) -> Content:
    """Return the content of one edition.

    Raises:
        NotFound: it is not on the shelf.
        Unreadable: its key is gone, or its bytes, size or seal do not match.
    """
    query = select(EditionRow).where(EditionRow.id == id)
    with reading(shelf.engine).connect() as connection:
        row = connection.execute(query).first()
    if row is None:
        raise NotFound(NOTHING_HERE)
    return content_of(row, shelf.keys.get(row.key_id))


def has_its_files(shelf: Shelf, id: str, content: Content) -> bool:
    """Return whether exactly the files that the content names lie there, and hold the bytes that were released."""
    query = (
        select(EditionRow.key_id, *MediumRow.__table__.columns)
        .join(MediumRow, MediumRow.edition_id == EditionRow.id)
        .where(EditionRow.id == id)
    )
    with reading(shelf.engine).connect() as connection:
        rows = {(row.n, row.encoding): row for row in connection.execute(query)}
    named = {(n, file.encoding): file for n, one in enumerate(content.media) for file in one.files}
    return rows.keys() == named.keys() and all(
        _holds(shelf, row, named[place]) for place, row in rows.items()
    )


def _holds(shelf: Shelf, row: Any, file: File) -> bool:
    """Return whether a sealed file opens, and holds what is named."""
    try:
        key = unseal(shelf.keys.get(row.key_id), row.key, about=f"edition_medium|key|{row.blob}")
        found = hashlib.sha256()
        for piece in shelf.published.read(Blob(row.blob, key, row.size)):
            found.update(piece)
    except Unreadable:
        return False
    return found.hexdigest() == file.sha256
