"""Reading from the shelf: every way to an edition asks its grant, in the same statement that fetches it.

The reading process opens the shelf read-only. What a viewer may not see answers exactly as what never was.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Engine,
    Row,
    Select,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from archive.editions import complaints, gate
from archive.editions.edition import MIME, Content, Edition
from archive.editions.ledger import openings_of
from archive.editions.tables import (
    EditionRow,
    GrantRow,
    HideRow,
    ThemeRow,
    bits,
    members_of,
)
from archive.ground.crypto import fingerprint, unseal
from archive.ground.db import reading
from archive.ground.files import Blob, Files
from archive.ground.keyring import Keys
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, NotFound, Unreadable
from archive.rules.grant import Grant, Outlet, Viewer

_log = logging.getLogger("ihw.shelf")

AREA_KEY = "areas"
"""The house key, in the shelf's key store, from which area tokens are drawn."""

LEAVES = frozenset({Outlet.EXPORT, Outlet.PACK})
"""Ways by which a copy leaves the house."""

MOST_IDS = 500
"""Ids in one statement; SQLite allows 32,766 bound values, and a page needs twenty."""


@dataclass(frozen=True)
class Shelf:
    """The shelf with the keys of its editions, and its sealed files."""

    engine: Engine
    keys: Keys
    published: Files
    uses: Engine | None = None
    """The ledger of showings. Without one nobody counts, and what may be opened a number of times is not shown."""


@dataclass(frozen=True)
class Playing:
    """One file of an edition that this viewer may have now, and a way to ask again while it is handed out."""

    mime: str
    size: int
    """Bytes."""

    blob: str
    """Random; another one each time the edition is put out."""

    pieces: Callable[[int, int], Iterator[bytes]] = field(repr=False)
    """Yields the bytes from the first number up to, not including, the second; it ends at once when they may go no further."""

    still: Callable[[], bool] = field(repr=False)
    """Whether this viewer may have these very bytes at this moment; asks the grant again."""


def area_tokens(key: bytes, id: str, areas: Iterable[str]) -> frozenset[str]:
    """Return the tokens under which these areas stand on the shelf for one edition: no two editions share one."""
    return frozenset(fingerprint(key, f"{id}|{area}") for area in areas)


def get(shelf: Shelf, id: str, viewer: Viewer, outlet: Outlet, moment: Moment) -> Edition:
    """Return one edition that this viewer may see.

    Raises:
        NotFound: no such edition, or not for this viewer: the same answer.
    """
    found = find(shelf, [id], viewer, outlet, moment)
    if not found:
        raise NotFound(NOTHING_HERE)
    return found[0]


def find(shelf: Shelf, ids: Sequence[str], viewer: Viewer, outlet: Outlet, moment: Moment) -> list[Edition]:
    """Return, in the order of `ids`, those editions that this viewer may see.

    The grant is part of the statement that fetches the sealed words, and is asked again of each hit by the rule itself.
    """
    found: dict[str, Edition] = {}
    for start in range(0, len(ids), MOST_IDS):
        rows = _rows(shelf, ids[start : start + MOST_IDS], viewer.by(outlet), moment)
        found.update(_open_all(shelf, rows, viewer, outlet, moment))
    return [found[id] for id in ids if id in found]


def playing(
    shelf: Shelf,
    id: str,
    n: int,
    encoding: str,
    viewer: Viewer,
    clock: Callable[[], Moment],
    outlet: Outlet = Outlet.MEDIA,
) -> Playing:
    """Return one file of a recording or picture that this viewer may have.

    The grant must hold its form (own voice, drawing …). It is asked again before each chunk that is handed out, so
    that a recording stops in the middle of a word when she hides it.

    Raises:
        NotFound: no such file, or not for this viewer: the same answer.
        Unreadable: its bytes were changed.
    """
    ask = _asking(shelf, id, n, encoding, viewer, outlet)
    row = ask(clock())
    if row is None:
        raise NotFound(NOTHING_HERE)
    keys = shelf.keys.get_many([row.key_id])
    if row.key_id not in keys:
        raise NotFound(NOTHING_HERE)
    key = unseal(keys[row.key_id], row.key, about=f"edition_medium|key|{row.blob}")
    blob = Blob(row.blob, key, row.size)

    def still() -> bool:
        again = ask(clock())
        return again is not None and bool(again.blob == row.blob)

    def pieces(start: int, end: int) -> Iterator[bytes]:
        for piece in shelf.published.read(blob, start, end):
            if not still():
                return
            yield piece

    return Playing(MIME[encoding], row.size, row.blob, pieces, still)


def allowed(
    shelf: Shelf, viewer: Viewer, outlet: Outlet, moment: Moment, *, among: frozenset[str] | None = None
) -> frozenset[str]:
    """Return the ids of all editions, or of those `among` a few, that this viewer may see; for counts and for a search."""
    if _is_shut(viewer, outlet, moment):
        return frozenset()
    values = {**_wishes(shelf, viewer.by(outlet), moment.today), "spent": sorted(spent(shelf))}
    query = gate.allowed(len(viewer.areas), outlet in LEAVES)
    with reading(shelf.engine).connect() as connection:
        if among is None:
            return frozenset(connection.execute(query, values).scalars())
        return frozenset(connection.execute(if_few(query, EditionRow.id, among), values).scalars()) & among


def versions(shelf: Shelf, id: str, viewer: Viewer, moment: Moment) -> list[Edition]:
    """Return the other versions of one story that this viewer may see: her own words, or a translation of them.

    Only for an id that `get` or `find` has just returned.
    """
    kin = select(EditionRow.kin).where(EditionRow.id == id).scalar_subquery()
    query = select(EditionRow.id).where(EditionRow.kin == kin, EditionRow.id != id)
    with reading(shelf.engine).connect() as connection:
        others = sorted(connection.execute(query).scalars())
    return find(shelf, others, viewer, Outlet.PAGE, moment)


def all_of_the_story(shelf: Shelf, edition: Edition) -> list[tuple[str, str]]:
    """Return id and key of this edition and of every other version of its story, whoever may see them: for a complaint."""
    kin = select(EditionRow.kin).where(EditionRow.id == edition.id).scalar_subquery()
    columns: tuple[Any, ...] = (EditionRow.id, EditionRow.key_id)
    query = select(*columns).where(or_(EditionRow.id == edition.id, EditionRow.kin == kin))
    with reading(shelf.engine).connect() as connection:
        return sorted((row.id, row.key_id) for row in connection.execute(query))


def if_few(query: Any, column: Any, ids: Collection[str]) -> Any:
    """Ask about these ids alone when they are few; of many it is quicker to ask about all and to look which are wanted."""
    return query.where(column.in_(ids)) if len(ids) <= MOST_IDS else query


def spent(shelf: Shelf) -> frozenset[str]:
    """Return the ids of all editions on the shelf that were opened as often as she said."""
    with reading(shelf.engine).connect() as connection:
        most = {
            row.id: row.openings for row in connection.execute(gate.counted()) if row.openings is not None
        }
    opened = _openings(shelf, most)
    return frozenset(id for id, openings in most.items() if opened is None or opened[id] >= openings)


def most_openings(shelf: Shelf, id: str) -> int | None:
    """Return how often one edition may be opened all in all; None when nothing counts that."""
    query: Select[Any] = gate.with_grant(select(GrantRow.openings).select_from(EditionRow)).where(
        EditionRow.id == id
    )
    with reading(shelf.engine).connect() as connection:
        return connection.execute(query).scalar_one_or_none()


def opened(shelf: Shelf, id: str) -> int | None:
    """Return how often one edition was opened; None when there is no ledger to tell."""
    counted = _openings(shelf, [id])
    return None if counted is None else counted[id]


def _openings(shelf: Shelf, ids: Iterable[str]) -> dict[str, int] | None:
    """Return how often each of these was opened; None when there is no ledger to tell."""
    wanted = list(ids)
    if not wanted or shelf.uses is None:
        return None if wanted else {}
    with Session(reading(shelf.uses)) as session:
        return openings_of(session, wanted)


def _opened_by_others(shelf: Shelf, rows: Iterable[Row[Any]], viewer: Viewer) -> dict[str, int]:
    """Return, for each of these rows that is counted, how often others than this viewer opened it."""
    opened = _openings(shelf, [row.id for row in rows if row.openings is not None]) or {}
    return {id: count - (id in viewer.finishing) for id, count in opened.items()}


class Epoch(NamedTuple):
    """Numbers of which one grows with each change of what may be seen."""

    grant: int
    hide: int
    spent: int
    """Editions that were opened as often as she said."""

    complaints: int


def epoch(shelf: Shelf) -> Epoch:
    """Return numbers of which one grows with each grant, hide, return, last opening and complaint: older counts are stale."""
    with reading(shelf.engine).connect() as connection:
        row = connection.execute(_NEWEST).one()
    return Epoch(int(row[0]), int(row[1]), len(spent(shelf)), len(_complained_of(shelf)))


_NEWEST = select(
    select(func.coalesce(func.max(GrantRow.n), 0)).scalar_subquery(),
    select(func.coalesce(func.max(HideRow.n), 0)).scalar_subquery(),
)


def _rows(
    shelf: Shelf, ids: Sequence[str], viewer: Viewer, moment: Moment
) -> Sequence[Row[tuple[EditionRow, GrantRow]]]:
    values = {**_wishes(shelf, viewer, moment.today), "ids": list(ids)}
    with reading(shelf.engine).connect() as connection:
        return connection.execute(gate.fetching(len(viewer.areas)), values).all()


def _asking(
    shelf: Shelf, id: str, n: int, encoding: str, viewer: Viewer, outlet: Outlet
) -> Callable[[Moment], Row[Any] | None]:
    """Return what asks the grant for one file, as often as it is called."""
    wishes = cache(lambda today: _wishes(shelf, viewer.by(outlet), today))

    def ask(moment: Moment) -> Row[Any] | None:
        values = {**wishes(moment.today), "id": id, "n": n, "encoding": encoding}
        with reading(shelf.engine).connect() as connection:
            row = connection.execute(gate.playing(len(viewer.areas)), values).first()
        # Asked here besides, because the wishes were put together before this chunk.
        if row is None or row.key_id in _complained_of(shelf):
            return None
        in_its_form = replace(viewer, media=viewer.media | members_of(Medium, row.form))
        opened = _opened_by_others(shelf, [row], viewer).get(row.id)
        return None if grant_of(row).objections(in_its_form, outlet, moment, opened=opened) else row

    return ask


def _wishes(shelf: Shelf, viewer: Viewer, today: date) -> dict[str, Any]:
    """Return what a viewer asks for on a day, as values of a gated statement."""
    return {
        "audience": bits({viewer.audience}),
        "professions": bits(viewer.professions),
        "uses": bits(viewer.uses),
        "media": bits(viewer.media),
        "today": today,
        "complained": sorted(_complained_of(shelf)),
        "area_key": shelf.keys.get(AREA_KEY),
        **{f"area_{n}": f"|{area}" for n, area in enumerate(sorted(viewer.areas))},
    }


def _complained_of(shelf: Shelf) -> frozenset[str]:
    """Return the keys of what somebody said must not be seen, until people have decided."""
    if shelf.uses is None:
        return frozenset()
    with reading(shelf.uses).connect() as connection:
        return complaints.standing(connection)


def _is_shut(viewer: Viewer, outlet: Outlet | str, moment: Moment) -> bool:
    # The widest grant there could be answers for all: an outlet, an audience or a clock that even it refuses shows nothing.
    # The statement alone does not know those; ids of a shut outlet would have been counted.
    widest = Grant(
        frozenset(Audience), frozenset(Profession), frozenset(Use), frozenset(Medium), until=moment.today
    )
    return bool(widest.objections(viewer, outlet, moment))


def _open_all(
    shelf: Shelf,
    rows: Sequence[Row[tuple[EditionRow, GrantRow]]],
    viewer: Viewer,
    outlet: Outlet,
    moment: Moment,
) -> dict[str, Edition]:
    keys = shelf.keys.get_many([row.key_id for row in rows])
    themes = _themes(shelf, [row.id for row in rows])
    opened = _opened_by_others(shelf, rows, viewer)
    found = {}
    for row in rows:
        grant = grant_of(row)
        # The rule itself is asked once more, in Python, so that a mistake in the statement shows less, never more.
        if row.key_id in keys and not grant.objections(viewer, outlet, moment, opened=opened.get(row.id)):
            content = whole(row, keys[row.key_id])
            if content is not None:
                # What she takes back of it (her voice, a drawing) is gone from the page at once, before any new edition.
                shown = content.in_forms(grant.media)
                found[row.id] = Edition(row.id, shown, themes[row.id], grant, row.key_id)
    return found


def whole(row: Any, key: bytes) -> Content | None:
    """Return what the row of an edition holds, or None when that cannot be opened."""
    # One damaged edition must not shut the whole shelf: it is left out, and `ihw check` names it.
    try:
        return content_of(row, key)
    except Unreadable:
        _log.error("edition %s cannot be opened", row.id)
        return None


def _themes(shelf: Shelf, ids: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {id: [] for id in ids}
    with reading(shelf.engine).connect() as connection:
        for id, theme in connection.execute(_THEMES, {"ids": ids}):
            found[id].append(theme)
    return {id: tuple(themes) for id, themes in found.items()}


_THEMES = (
    select(ThemeRow.edition_id, ThemeRow.theme)
    .where(ThemeRow.edition_id.in_(bindparam("ids", expanding=True)))
    .order_by(ThemeRow.theme)
)


def grant_of(row: Any) -> Grant:
    """Return the grant in a row. Its excluded areas stay tokens, which the statement has already asked.

    Its openings are those of this one edition; what besides ends it is known on the desk alone.
    """
    return Grant(
        audiences=members_of(Audience, row.audiences),
        professions=members_of(Profession, row.professions),
        uses=members_of(Use, row.uses),
        media=members_of(Medium, row.media),
        until=row.until,
        openings=row.openings,
    )


def content_of(row: Any, key: bytes) -> Content:
    """Return what the row of an edition holds.

    Raises:
        Unreadable: it does not match its seal, or cannot be opened with this key.
    """
    body = unseal(key, row.sealed, about=f"edition|content|{row.id}")
    # The seal is the hash of the canonical form, and only that form has it: no need to write it out once more.
    if len(body) != row.size or hashlib.sha256(body).hexdigest() != row.seal:
        raise Unreadable("This edition does not match its seal.")
    return Content.from_canonical(body)
