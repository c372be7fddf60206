"""Under which numbers one file of SQLite keeps what a viewer may see: looked up once, then one byte for each number.

To ask a Python function of each hit, and to look up its id before, was most of a question at a hundred thousand stories
(`docs/decisions/0032-search-measured.md`). A byte in a row of bytes is found by SQLite itself.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection

State = tuple[str, int, int]
"""A file, its highest number, and how many there are. No number is used again, so the same three mean the same entries."""


@dataclass(frozen=True)
class Numbers:
    """What is allowed, in one state of one file."""

    state: State
    flags: bytes
    """At place `number - 1` a one where that entry is allowed."""

    names: list[str]
    """Ids by their numbers."""

    def among(self, found: Iterable[int], ids: frozenset[str]) -> bytes:
        """Return the flags of those of `found`, which are allowed, that stand for one of `ids`."""
        flags = bytearray(len(self.flags))
        for number in found:
            if self.names[number] in ids:
                flags[number - 1] = 1
        return bytes(flags)


class Known:
    """The numbers that one process has looked up, for all its threads; those of a set of ids end with that set."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._of: dict[int, Numbers] = {}
        self._lock = Lock()

    def of(self, connection: Connection, path: str, allowed: frozenset[str]) -> Numbers:
        """Return the numbers of `allowed`, as they stand in the transaction that `connection` is in."""
        state = _state(connection, path)
        # By the very set: whoever searches asks again and again with the same one, and to compare it would cost as much.
        known = self._of.get(id(allowed))
        if known is not None and known.state == state:
            return known
        fresh = _looked_up(connection, state, allowed)
        with self._lock:
            if id(allowed) not in self._of:
                weakref.finalize(allowed, self._of.pop, id(allowed), None).atexit = False
            self._of[id(allowed)] = fresh
        return fresh


def _state(connection: Connection, path: str) -> State:
    # What others commit changes the version that this connection sees; until then nothing is counted again.
    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    counted: tuple[int, State] | None = connection.info.get("state")
    if counted is None or counted[0] != version:
        most, many = connection.exec_driver_sql("SELECT coalesce(max(n), 0), count(*) FROM entry").one()
        connection.info["state"] = counted = (version, (path, most, many))
    return counted[1]


def _looked_up(connection: Connection, state: State, allowed: frozenset[str]) -> Numbers:
    ids = list(allowed)
    flags, names = bytearray(state[1]), [""] * (state[1] + 1)
    numbers, places = map(json.loads, connection.exec_driver_sql(_NUMBERS, (json.dumps(ids),)).one())
    for number, place in zip(numbers, places, strict=True):
        flags[number - 1] = 1
        names[number] = ids[place]
    return Numbers(state, bytes(flags), names)


# As two lists in one row: row by row it took twice as long (measured).
_NUMBERS = """
SELECT json_group_array(entry.n), json_group_array(asked.key)
FROM json_each(?) AS asked CROSS JOIN entry ON entry.id = asked.value
"""
