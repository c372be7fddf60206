"""What the newest grant demands of whoever asks, as statements: the gate through which every read of the shelf goes.

Nothing here reads a store: `shelf.py` puts a viewer's wishes into these statements and asks them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    LargeBinary,
    Select,
    String,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from archive.editions.tables import EditionRow, GrantAreaRow, GrantRow, HideRow, MediumRow

_MEDIUM_COLUMNS: tuple[Any, ...] = (
    EditionRow.id, EditionRow.key_id, MediumRow.form, MediumRow.blob, MediumRow.key, MediumRow.size,
)  # fmt: skip
_GRANT_COLUMNS = (
    GrantRow.n.label("grant_n"), GrantRow.audiences, GrantRow.professions, GrantRow.uses, GrantRow.media, GrantRow.until,
    GrantRow.openings,
)  # fmt: skip


# Each statement is put together once for a number of areas: that took longer than asking it (measured). What differs
# between two questions is bound to it, never written into it.


@cache
def fetching(areas: int) -> Select[Any]:
    """Return what fetches editions by their `ids`, sealed, with their grants, for a viewer in so many areas."""
    query = select(*EditionRow.__table__.columns, *_GRANT_COLUMNS)
    return _gate(query.where(EditionRow.id.in_(bindparam("ids", expanding=True))), areas)


@cache
def allowed(areas: int, leaves: bool) -> Select[Any]:
    """Return what finds the ids of all editions that a viewer may see, or may carry away (`leaves`)."""
    query = select(EditionRow.id).where(EditionRow.id.not_in(bindparam("spent", expanding=True)))
    # Nobody counts the openings of a copy: what may be opened a number of times stays here.
    return _gate(query.where(GrantRow.openings.is_(None)) if leaves else query, areas)


@cache
def playing(areas: int) -> Select[Any]:
    """Return what finds one file of an edition, in a form that the grant holds."""
    wanted = (
        select(*_MEDIUM_COLUMNS, *_GRANT_COLUMNS)
        .select_from(EditionRow)
        .join(MediumRow, MediumRow.edition_id == EditionRow.id)
        .where(EditionRow.id == bindparam("id"), MediumRow.n == bindparam("n"))
        .where(MediumRow.encoding == bindparam("encoding"))
        .where(GrantRow.media.op("&")(MediumRow.form) == MediumRow.form)
    )
    return _gate(wanted, areas)


@cache
def counted() -> Select[Any]:
    """Return what finds the editions that were ever counted, with how often the newest grant lets each be opened."""
    columns: tuple[Any, ...] = (EditionRow.id, GrantRow.openings)
    return with_grant(select(*columns).where(EditionRow.id.in_(_ever_counted())))


def _ever_counted() -> Select[Any]:
    # By its own small index: a shelf of ten thousand editions of which none is counted costs nothing more.
    other = aliased(GrantRow)
    return select(other.edition_id).where(other.openings.is_not(None))


def _gate(query: Select[Any], areas: int) -> Select[Any]:
    """Add to a select on editions what the newest grant demands of a viewer in so many areas; `shelf._wishes` are its values."""
    return (
        with_grant(query)
        .where(_has_all(GrantRow.audiences, "audience"))
        .where(_has_all(GrantRow.professions, "professions"))
        .where(_has_all(GrantRow.uses, "uses"))
        .where(_has_all(GrantRow.media, "media"))
        .where(GrantRow.until >= bindparam("today", type_=Date()))
        .where(~_is_hidden())
        .where(EditionRow.key_id.not_in(bindparam("complained", expanding=True)))
        .where(~_is_near(areas))
    )


def with_grant(query: Select[Any]) -> Select[Any]:
    """Return a query of editions with the newest grant of each."""
    return query.join(GrantRow, and_(GrantRow.edition_id == EditionRow.id, GrantRow.n == _newest_grant()))


def _has_all(column: Any, wish: str) -> ColumnElement[bool]:
    # An empty wish is refused, not granted: a viewer without a profession or a use has asked for nothing.
    wanted = bindparam(wish, type_=Integer())
    return and_(wanted != 0, column.op("&")(wanted) == wanted)


def _newest_grant() -> ColumnElement[int]:
    other = aliased(GrantRow)
    return (
        select(func.max(other.n))
        .where(other.edition_id == EditionRow.id)
        .correlate(EditionRow)
        .scalar_subquery()
    )


def _is_hidden() -> ColumnElement[bool]:
    other = aliased(HideRow)
    newest = (
        select(func.max(other.n))
        .where(other.edition_id == EditionRow.id)
        .correlate(EditionRow)
        .scalar_subquery()
    )
    return (
        select(HideRow.n).where(HideRow.n == newest, HideRow.hidden.is_(True)).correlate(EditionRow).exists()
    )


def _is_near(areas: int) -> ColumnElement[bool]:
    # The same tokens as `area_tokens`, but drawn by SQLite row by row: each edition has its own for one and the same place.
    # One look-up for each area: asked as one list, every token on the row would be compared with each, and drawn each time.
    key, names = (
        bindparam("area_key", type_=LargeBinary()),
        (bindparam(f"area_{n}", type_=String()) for n in range(areas)),
    )
    return or_(false(), *(_stands(func.keyed_hash(key, GrantRow.edition_id.concat(name))) for name in names))


def _stands(token: ColumnElement[str]) -> ColumnElement[bool]:
    near = select(GrantAreaRow.token).where(GrantAreaRow.grant_n == GrantRow.n, GrantAreaRow.token == token)
    return near.correlate(GrantRow).exists()
