"""Which tables and columns travel in a bundle, and what a row from outside may say.

Everything else of the desk stays: nobody carries in a person, a decision, a check, a release, or a yes of the staff. Of
recordings and pictures only what was sent travels: what was made of it, and what was found in it, is made anew here, since
a copy that a laptop calls clean is not clean. A test asks of every column that is ever added on which side it stands.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any, cast

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table

from archive.ground import accounts
from archive.ground.db import UtcTime
from archive.media.kinds import Kind
from archive.rules.consent import Method, Status
from archive.rules.errors import BadInput
from archive.rules.support import TELLINGS
from stories.beside_tables import Assisted, AssistedStory, Sight
from stories.parts import Role
from stories.quarantine import Why
from stories.support import LABELS
from stories.tables import (
    BlobRow,
    ConsentRow,
    ContactRow,
    DeskBase,
    Message,
    Notebook,
    Part,
    PartState,
    Quarantined,
    State,
    Story,
    WishRow,
)

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

TRAVELS: Mapping[type[DeskBase], tuple[str, ...]] = {
    Notebook: ("id", "locator", "words", "made_on", "keep_until"),
    Assisted: (
        "id", "notebook_id", "supporter_id", "label", "method", "begun_on", "handed_on", "words_seen",
    ),
    Story: (
        "id", "notebook_id", "state", "title", "words", "kept", "answers", "stage", "language", "hidden_by",
        "told", "let_end", "made_on", "sent_at",
    ),
    Part: ("id", "story_id", "kind", "state", "position", "sound_only", "made_on"),
    BlobRow: ("id", "part_id", "role", "segment", "n", "key", "size"),
    ConsentRow: (
        "id", "story_id", "status", "grant", "until", "openings", "then", "given_on", "wording",
        "wording_version", "language", "method",
    ),
    ContactRow: ("story_id", "terms"),
    WishRow: ("story_id", "said"),
    Message: ("id", "story_id", "is_hers", "words", "at", "is_read"),
    Quarantined: ("id", "story_id", "words", "why", "on"),
    AssistedStory: ("story_id", "assisted_id"),
    Sight: ("assisted_id", "until", "on"),
}  # fmt: skip
"""In the order in which rows can be added."""

NAMES = {model.__tablename__: model for model in TRAVELS}
LONGEST_TEXT = 2_000
"""Characters of a text in clear; her own words are sealed and may be as long as they are."""

STRANGE = "This bundle holds something that no folder of ours holds. Nothing of it was taken."
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_PARENTS = {"notebook_id": Notebook, "story_id": Story, "part_id": Part, "assisted_id": Assisted}


def table_of(model: type[DeskBase]) -> Table:
    """Return the table of a model."""
    return cast("Table", model.__table__)


def columns_of(model: type[DeskBase]) -> list[Column[Any]]:
    """Return what travels of a table."""
    return [table_of(model).c[name] for name in TRAVELS[model]]


def as_json(row: Mapping[str, object]) -> Row:
    """Return a row as it travels."""
    return {name: _plain(value) for name, value in row.items()}


def read(tables: object) -> Rows:
    """Return every row of a bundle with the values that our columns take.

    Raises:
        BadInput: a table or a column that does not travel, or a value that its column cannot hold.
    """
    if not isinstance(tables, dict) or set(tables) != set(NAMES):
        raise BadInput(STRANGE)
    return {name: [_row(model, row) for row in _list(tables[name])] for name, model in NAMES.items()}


def check(rows: Rows, *, supporter_id: str) -> None:
    """Do nothing when every row says only what a folder of this worker can say.

    Raises:
        BadInput: one does not.
    """
    ids = {
        model: {row["id"] for row in rows[name]} for name, model in NAMES.items() if "id" in TRAVELS[model]
    }
    every = list(chain.from_iterable(rows.values()))
    sound = (
        all(_ID.fullmatch(row["id"]) for row in every if "id" in row),
        all(row[name] in ids[model] for row in every for name, model in _PARENTS.items() if name in row),
        all(_says_only_hers(name, row, supporter_id) for name in NAMES for row in rows[name]),
    )
    if not all(sound):
        raise BadInput(STRANGE)


def _says_only_hers(table: str, row: Row, supporter_id: str) -> bool:
    return (
        all(row[name] in values for name, values in _ALLOWED.get(table, {}).items())
        and row.get("supporter_id", supporter_id) == supporter_id
        # A made-up hash could ask for so much memory that nobody comes in any more.
        and (table != "notebook" or row["words"] is None or accounts.is_ours(row["words"]))
    )


_ALLOWED: Mapping[str, Mapping[str, frozenset[object]]] = {
    "story": {
        "state": frozenset({State.DRAFT, State.SENT}),
        "hidden_by": frozenset({None, "contributor"}),
    },
    "part": {"state": frozenset(PartState), "kind": frozenset(Kind)},
    "blob": {"role": frozenset({Role.SENT})},
    "consent": {"status": frozenset(Status), "method": frozenset(Method)},
    "message": {"is_hers": frozenset({True}), "is_read": frozenset({False})},
    "quarantine": {"why": frozenset({Why.HERS})},
    "assisted": {"label": frozenset(LABELS), "method": frozenset(TELLINGS)},
}


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise BadInput(STRANGE)
    return value


def _row(model: type[DeskBase], plain: object) -> Row:
    if not isinstance(plain, dict) or set(plain) != set(TRAVELS[model]):
        raise BadInput(STRANGE)
    return {column.name: _value(column, plain[column.name]) for column in columns_of(model)}


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value


def _value(column: Column[Any], plain: object) -> object:
    if plain is None and column.nullable:
        return None
    try:
        return _READ.get(type(column.type), _text)(plain)
    except (TypeError, ValueError) as found:
        raise BadInput(STRANGE) from found


def _text(plain: object) -> str:
    if not isinstance(plain, str) or len(plain) > LONGEST_TEXT:
        raise ValueError
    return plain


def _whole(plain: object) -> int:
    if type(plain) is not int or not 0 <= plain < 1 << 40:
        raise ValueError
    return plain


def _yes_or_no(plain: object) -> bool:
    if not isinstance(plain, bool):
        raise ValueError  # noqa: TRY004 -- every value that does not fit is one kind of trouble here.
    return plain


def _bytes(plain: object) -> bytes:
    if not isinstance(plain, str):
        raise ValueError  # noqa: TRY004 -- the same.
    return base64.b64decode(plain, validate=True)


def _moment(plain: object) -> datetime:
    found = datetime.fromisoformat(_text(plain))
    if found.tzinfo is None:
        raise ValueError
    return found


_READ: Mapping[type[Any], Callable[[object], object]] = {
    LargeBinary: _bytes,
    Boolean: _yes_or_no,
    Integer: _whole,
    Date: lambda plain: date.fromisoformat(_text(plain)),
    UtcTime: _moment,
}
