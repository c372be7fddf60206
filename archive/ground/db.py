"""Stores: one SQLite file each, opened so that nothing leaks by the engine's own habits.

What each line of `_prepare` is for was measured (`design/security.md` 0.3, `architecture.md`, Walls): without
the authorizer a read-only engine could ATTACH another store's file and read it; without `secure_delete` and
a truncating checkpoint deleted bytes stay in the file and its `-wal`; without `hide_parameters` an error
message carried the words of a story.
"""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Dialect, Engine, MetaData, String, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
APPEND_ONLY = {"append_only": True}
"""`info` of a table whose rows are never changed: its migration adds the triggers of `refusing_triggers`."""

BUSY_SECONDS = 15
FULL = 1
"""What `PRAGMA auto_vacuum` answers once it is on."""


class UtcTime(TypeDecorator[datetime]):
    """A moment, stored as ISO 8601 text in UTC and read back aware; a naive one is refused."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- the library's signature.
        """Return the text to store.

        Raises:
            ValueError: the moment has no time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be stored.")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- the same.
        """Return the moment, aware, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """What every store's own base inherits; each store makes a subclass with a MetaData of its own."""

    type_annotation_map = {datetime: UtcTime(), date: Date()}  # noqa: RUF012 -- SQLAlchemy reads this class attribute by name.


def new_metadata() -> MetaData:
    """Return an empty MetaData with the naming convention of the house."""
    return MetaData(naming_convention=NAMING)


def open_store(path: Path, *, read_only: bool = False, write_ahead: bool = True) -> Engine:
    """Return an engine on the store at `path`.

    Args:
        path: the SQLite file; made when missing, unless `read_only`.
        read_only: opened with `mode=ro`; a write fails in SQLite itself.
        write_ahead: WAL journal. Stores that another process opens read-only take False: in WAL a
            reader must be able to write the `-shm` file, and erased bytes stay in the `-wal` file.
    """
    mode = "ro" if read_only else "rwc"
    engine = create_engine(
        f"sqlite:///file:{path}?mode={mode}&uri=true",
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", lambda raw, _: _prepare(raw, read_only, write_ahead))
    event.listen(engine, "begin", lambda connection: _begin(connection, read_only))
    return engine


def reading(engine: Engine) -> Engine:
    """Return the same engine for work that only reads: its transactions take no write lock."""
    return engine.execution_options(reading=True)


def _begin(connection: Connection, read_only: bool) -> None:
    # A writer takes its lock at once: a lock taken half-way can fail after the work is done (SQLITE_BUSY_SNAPSHOT).
    deferred = read_only or connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if deferred else "BEGIN IMMEDIATE")


def _prepare(raw: sqlite3.Connection, read_only: bool, write_ahead: bool) -> None:
    raw.create_function("keyed_hash", 2, keyed_hash, deterministic=True)
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA trusted_schema=OFF")
    raw.execute("PRAGMA secure_delete=ON")
    if not read_only:
        if raw.execute("PRAGMA auto_vacuum").fetchone()[0] != FULL:
            # Saying it again writes to the file: a second connection of one request then waited for the first, in vain.
            raw.execute("PRAGMA auto_vacuum=FULL")
        raw.execute(f"PRAGMA journal_mode={'WAL' if write_ahead else 'DELETE'}")
        raw.execute("PRAGMA synchronous=FULL")
    raw.set_authorizer(_no_attach)


def keyed_hash(key: bytes, value: str) -> str:
    """Return HMAC-SHA256 of `value` as 64 hex digits. Statements know it by this name, where the value is of the row."""
    return hmac.digest(key, value.encode(), "sha256").hex()


def _no_attach(action: int, *_: Any) -> int:
    refused = action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH)
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK


def erase_traces(engine: Engine) -> bool:
    """Fold the write-ahead log into the store and cut it to nothing; return whether no reader stood in the way.

    Call it after the erasure is committed, in the same job; a job that gets False runs again.

    Source: measured, `design/security.md` 0.3: with WAL the bytes stayed until `wal_checkpoint(TRUNCATE)`.
    """
    raw = engine.raw_connection()
    try:
        busy = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        raw.close()
    return not busy


def is_whole(engine: Engine) -> bool:
    """Return whether SQLite can open the store and finds no damage in it."""
    try:
        with reading(engine).connect() as connection:
            found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    # The library wraps what a statement raises, and not what opening raises.
    except (sqlite3.DatabaseError, DatabaseError):
        return False
    return found == ["ok"]


def refusing_triggers(table: str, *, deletes: bool = False) -> Iterable[str]:
    """Yield the statements that make SQLite itself refuse UPDATE (and DELETE, if asked) on `table`."""
    for verb in ("UPDATE", "DELETE") if deletes else ("UPDATE",):
        yield (
            f'CREATE TRIGGER "{table}_no_{verb.lower()}" BEFORE {verb} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
        )
