"""Whether what is sealed with the house's own keys opens: second factors, how staff read, worries about somebody's safety.

These belong to no one story, so `private` does not meet them. Every binary column of the desk is a story's, or stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.rules.errors import Unreadable
from archive.stores import METADATA
from moderation.people_tables import SAFEGUARDING_KEY
from moderation.tables import STAFF_KEY
from stories.beside_tables import SUPPORTER_KEY, SupporterRow
from stories.desk import Desk
from stories.lost import PLEA_KEY


@dataclass(frozen=True)
class Sealed:
    """One column that is sealed with a house key."""

    table: str
    column: str
    key: str
    about: str
    """What its values are sealed about: this, and the id of the row."""

    what: str
    """In words, for whoever runs the check."""


SEALED = (
    Sealed("person", "totp", STAFF_KEY, "person|totp", "Second factors"),
    Sealed("my_reading", "said", STAFF_KEY, "my_reading|said", "How people read"),
    Sealed("my_day", "said", STAFF_KEY, "my_day|said", "The days of people who read"),
    Sealed("concern_note", "words", SAFEGUARDING_KEY, "concern|words", "Notes about somebody's safety"),
    Sealed("concern_action", "words", SAFEGUARDING_KEY, "concern|words", "What services are told"),
    Sealed("plea", "words", PLEA_KEY, "plea|words", "Words of mothers who lost their code words"),
)
"""Second factors of support workers lie among those of staff, under a key of their own."""

OTHERWISE = {
    ("passkey", "key"): "the public half, which opens nothing",
    ("passkey_challenge", "challenge"): "open, and gone in five minutes",
    ("blob", "key"): "checked with its file (`private`)",
}
"""Binary columns that belong to no one story and are sealed with no house key, and why."""


def faults(desk: Desk) -> Iterator[str]:
    """Yield what is wrong, one line for each kind of value: counts, and never whose they are."""
    with Session(reading(desk.engine)) as session:
        supporters = frozenset(session.execute(select(SupporterRow.id)).scalars())
        for kind in SEALED:
            found = _values(session, kind)
            keys = {id: SUPPORTER_KEY if id in supporters else kind.key for id, _ in found}
            closed = sum(not _opens(desk, keys[id], sealed, f"{kind.about}|{id}") for id, sealed in found)
            if closed:
                yield f"{kind.what}: {closed} of {len(found)} cannot be opened with the house's own key."


def columns() -> frozenset[tuple[str, str]]:
    """Return the columns of the desk that this check opens, by table and name."""
    return frozenset((kind.table, kind.column) for kind in SEALED)


def _values(session: Session, kind: Sealed) -> list[tuple[str, bytes]]:
    table = _table(kind.table)
    (id,) = table.primary_key.columns
    query = select(id, table.c[kind.column]).where(table.c[kind.column].is_not(None))
    return [(row[0], row[1]) for row in session.execute(query)]


def _table(name: str) -> Table:
    return next(one.tables[name] for one in METADATA["desk"] if name in one.tables)


def _opens(desk: Desk, key: str, sealed: bytes, about: str) -> bool:
    try:
        unseal(desk.keys.get(key), sealed, about=about)
    except Unreadable:
        return False
    return True
