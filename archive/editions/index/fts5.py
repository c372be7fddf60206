"""SQLite FTS5 behind the one interface; the only file that knows it.

Contentless: the full-text table holds stems and positions, no text; ids stand in a table of their own. Words of an
entry that was taken out or replaced stay until `rebuild`, since a contentless table cannot give back what it would
have to delete; without its id nothing finds them. Each file made has a name of its own: a journal is found by name, so
a reader of the old file must never meet the journal of the new one.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import weakref
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine

from archive.editions.index import Entry, Hits
from archive.editions.index.numbers import Known
from archive.editions.index.words import Asked, Group, tokens
from archive.ground.db import open_store
from archive.rules.errors import Unreadable

SCHEMA = (
    # The signs that our stems and theme ids may hold beside letters and figures; `ascii` keeps whatever is beyond ASCII.
    """CREATE VIRTUAL TABLE story USING fts5(words, themes, content='', tokenize="ascii tokenchars '''.'")""",
    # Numbers are never used again: an old number must not come to mean a new entry.
    "CREATE TABLE entry (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE)",
)
FIND = "SELECT json_group_array(rowid) FROM story WHERE story MATCH ? AND substr(?, rowid, 1) = x'01'"
BEST = """
SELECT rowid FROM story WHERE story MATCH ? AND substr(?, rowid, 1) = x'01'
ORDER BY bm25(story, 1.0, 0.6), rowid LIMIT ?
"""
"""What the viewer may see is asked inside, before anything is ranked. A theme counts less than her own word: our choice."""

_known = Known()


class Fts5:
    """The engine of SQLite."""

    def make(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Make an index of these entries in a folder that is not there yet."""
        folder.mkdir(parents=True, mode=0o700)
        engine = _open(folder / f"{secrets.token_hex(8)}.sqlite")
        try:
            with engine.begin() as connection:
                for statement in SCHEMA:
                    connection.exec_driver_sql(statement)
                for entry in entries:
                    _add(connection, entry)
                connection.exec_driver_sql("INSERT INTO story (story) VALUES ('optimize')")
        finally:
            engine.dispose()

    def change(self, folder: Path, *, put: Iterable[Entry] = (), drop: Iterable[str] = ()) -> None:
        """Put entries in, in place of what stood under their ids, and take ids out: all of it or nothing."""
        engine = _open(_file(folder))
        try:
            with engine.begin() as connection:
                _check(connection)
                for id in drop:
                    connection.exec_driver_sql("DELETE FROM entry WHERE id = ?", (id,))
                for entry in put:
                    connection.exec_driver_sql("DELETE FROM entry WHERE id = ?", (entry.id,))
                    _add(connection, entry)
        finally:
            engine.dispose()

    def read(self, folder: Path) -> _Reading:
        """Open the file in `folder`, read-only."""
        return _Reading(_file(folder))


class _Reading:
    """One open file, for one thread; what others commit shows at the next question."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._engine = open_store(path, read_only=True)
        self._is_whole = False
        # A thread that ends takes its file with it.
        self.close = weakref.finalize(self, self._engine.dispose)
        with self._engine.connect() as connection:
            _check(connection)

    def ids(self) -> frozenset[str]:
        """Return every id it holds; the worker asks, so damage is looked for here and not while a trainer waits."""
        with self._engine.connect() as connection:
            if not self._is_whole:
                if connection.exec_driver_sql("PRAGMA quick_check").scalar_one() != "ok":
                    raise Unreadable("The file of the search index is damaged.")
                self._is_whole = True
            return frozenset(connection.exec_driver_sql("SELECT id FROM entry").scalars())

    def terms(self) -> frozenset[str]:
        """Return every stem in its file."""
        with self._engine.connect() as connection:
            # A temporary table that shows the terms of the real one; nothing is written to the file.
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, story, col)"
            )
            return frozenset(
                connection.exec_driver_sql("SELECT term FROM temp.term WHERE col = 'words'").scalars()
            )

    def find(
        self, asked: Asked, allowed: frozenset[str], best_of: frozenset[str], *, every: bool, most: int
    ) -> Hits:
        """Return what matches among `allowed`, and the best of those that are among `best_of` too."""
        match = _match(asked, "AND" if every else "OR")
        # One transaction: no number can come to mean something else between the look and the question.
        with self._engine.begin() as connection:
            seen = _known.of(connection, self._path, allowed)
            found = json.loads(connection.exec_driver_sql(FIND, (match, seen.flags)).scalar_one())
            flags = seen.flags if best_of is allowed else seen.among(found, best_of)
            ranked = (
                connection.exec_driver_sql(BEST, (match, flags, most)).scalars() if found and most else ()
            )
            best = tuple(seen.names[number] for number in ranked)
        return Hits(best, frozenset(map(seen.names.__getitem__, found)))


def _open(path: Path) -> Engine:
    # No write-ahead log: another user's process reads it, and erased bytes would stay in the log.
    return open_store(path, write_ahead=False)


def _file(folder: Path) -> Path:
    (found,) = folder.glob("*.sqlite")
    return found


def _add(connection: Connection, entry: Entry) -> None:
    number = connection.exec_driver_sql("INSERT INTO entry (id) VALUES (?)", (entry.id,)).lastrowid
    connection.exec_driver_sql(
        "INSERT INTO story (rowid, words, themes) VALUES (?, ?, ?)",
        (number, " ".join(tokens(entry.text)), " ".join(entry.themes)),
    )


def _check(connection: Connection) -> None:
    """Refuse a file whose tables are not exactly ours: a view or a trigger in it would be code.

    Raises:
        Unreadable: they are others.
    """
    if tuple(map(tuple, connection.exec_driver_sql(_TABLES))) != _ours():
        raise Unreadable("The file of the search index is not one of ours.")


_TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"


@cache
def _ours() -> tuple[tuple[object, ...], ...]:
    plain = sqlite3.connect(":memory:")
    for statement in SCHEMA:
        plain.execute(statement)
    found = tuple(plain.execute(_TABLES))
    plain.close()
    return found


def _match(asked: Asked, joined: str) -> str:
    """Return the question in FTS5's own words; stems hold no quotation mark, so each stands in quotation marks."""
    words = [_group(group) for group in asked.groups]
    must = [_theme(theme) for theme in sorted(asked.themes)]
    whole = [f"({f' {joined} '.join(words)})"] if words else []
    return " AND ".join([*whole, *must])


def _group(group: Group) -> str:
    own = f'words : "{" ".join(group.stems)}"'
    return f"({' OR '.join([own, *(_theme(theme) for theme in group.themes)])})"


def _theme(theme: str) -> str:
    return f'themes : "{theme}"'
