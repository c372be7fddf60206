"""What the index is given of the shelf, read many editions at a time: a purge reads all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from archive.editions.index import Entry
from archive.editions.shelf import Shelf, whole
from archive.editions.tables import EditionRow, GrantRow, ThemeRow, members_of
from archive.ground.db import reading
from archive.ground.keyring import Keys
from archive.rules.choices import Medium
from archive.rules.errors import Unreadable

AT_ONCE = 100
"""Editions that are open in memory together."""


def entries(shelf: Shelf, ids: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries of these editions, in the forms that their newest grants allow, whoever may see them.

    What is pulled meanwhile, or cannot be opened, is left out.
    """
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        yield from _some(shelf, wanted[start : start + AT_ONCE])


def _some(shelf: Shelf, ids: Sequence[str]) -> Iterator[Entry]:
    editions = select(EditionRow).where(EditionRow.id.in_(ids)).order_by(EditionRow.id)
    grants = (
        select(GrantRow.edition_id, GrantRow.media).where(GrantRow.edition_id.in_(ids)).order_by(GrantRow.n)
    )
    carried = select(ThemeRow.edition_id, ThemeRow.theme).where(ThemeRow.edition_id.in_(ids))
    themes: dict[str, list[str]] = {id: [] for id in ids}
    with reading(shelf.engine).connect() as connection:
        rows = connection.execute(editions).all()
        # The newest grant of each comes last, and stays.
        media = {row.edition_id: row.media for row in connection.execute(grants)}
        for id, theme in connection.execute(carried):
            themes[id].append(theme)
    keys = _keys(shelf.keys, [row.key_id for row in rows])
    for row in rows:
        content = whole(row, keys[row.key_id]) if row.key_id in keys else None
        if content is not None:
            allowed = members_of(Medium, media.get(row.id, 0))
            yield Entry.of(row.id, content.in_forms(allowed), themes[row.id])


def _keys(keys: Keys, ids: list[str]) -> dict[str, bytes]:
    try:
        return keys.get_many(ids)
    except Unreadable:
        # One damaged key must not keep all the others out of the index.
        return {id: key for id in ids if (key := _key(keys, id)) is not None}


def _key(keys: Keys, id: str) -> bytes | None:
    try:
        return keys.get(id)
    except Unreadable:
        return None
