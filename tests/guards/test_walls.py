"""The walls of the house, each proved on a planted fault before it is trusted (`architecture`, Walls)."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from archive.ground import audit, logbook
from archive.ground.db import erase_traces, open_store
from archive.settings import STORES, Place
from archive.stores import METADATA, READ_BY_OTHERS, open_named
from stories.desk import Desk

CANARY = "canary-5f2a-words-of-hers"


def _naive(path: Path) -> Engine:
    return create_engine(f"sqlite:///{path}")


def _reads_across(engine: Engine, other: Path) -> bool:
    try:
        with engine.connect() as connection:
            connection.execute(text(f"ATTACH DATABASE '{other}' AS other"))
            return bool(connection.execute(text("SELECT count(*) FROM other.story")).scalar_one() == 0)
    except DatabaseError:
        return False


def test_no_engine_of_ours_can_attach_another_store(place: Place) -> None:
    other = place.store("desk")
    assert _reads_across(_naive(place.store("shelf")), other), (
        "the planted fault: a plain engine must be able to"
    )
    for name in STORES:
        assert not _reads_across(open_named(place, name), other)
    assert not _reads_across(open_store(place.store("shelf"), read_only=True), other)


def test_the_reading_side_cannot_write_to_the_shelf(place: Place) -> None:
    statement = text("INSERT INTO hide (edition_id, hidden) VALUES ('x', 0)")
    with open_named(place, "shelf").begin() as connection:
        connection.execute(statement)  # The planted fault: writable, it works.
    with (
        pytest.raises(OperationalError),
        open_store(place.store("shelf"), read_only=True).begin() as connection,
    ):
        connection.execute(statement)


@pytest.mark.parametrize("name", STORES)
def test_append_only_rows_refuse_update(place: Place, name: str) -> None:
    promised = {
        table.name
        for metadata in METADATA[name]
        for table in metadata.sorted_tables
        if table.info.get("append_only")
    }
    with open_named(place, name).begin() as connection:
        triggers = set(
            connection.execute(
                # Who may hold which roles, and what is written down of sealed parts, is kept by triggers of another kind.
                text(
                    "SELECT tbl_name FROM sqlite_master WHERE type='trigger' "
                    "AND name NOT LIKE '%_roles_%' AND name NOT LIKE 'sealed_part_%'"
                )
            ).scalars()
        )
    assert promised == triggers


def test_a_grant_cannot_be_changed_nor_an_audit_row_deleted(place: Place) -> None:
    shelf, desk = open_named(place, "shelf"), open_named(place, "desk")
    with shelf.begin() as connection:
        columns = "edition_id, audiences, professions, uses, media, until"
        connection.execute(text(f"INSERT INTO \"grant\" ({columns}) VALUES ('e', 1, 1, 1, 1, '2027-01-01')"))
        connection.execute(text("CREATE TABLE plain (a)"))
        connection.execute(text("INSERT INTO plain VALUES (1)"))
        connection.execute(text("UPDATE plain SET a = 2"))  # The planted fault: without a trigger it changes.
    with pytest.raises(IntegrityError), shelf.begin() as connection:
        connection.execute(text('UPDATE "grant" SET audiences = 15'))
    with Session(desk) as session, session.begin():
        audit.note(session, who="a", act="b", subject="c", at=datetime(2026, 11, 24, tzinfo=UTC))
        logbook.sign_daily(session, bytes(32), date(2026, 11, 24))
    for refused in (
        "DELETE FROM audit", "UPDATE audit SET who = 'd'", "UPDATE audit_subject SET subject = 'd'",
        "DELETE FROM audit_head", "UPDATE audit_head SET line = ''",
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match="never changed"), desk.begin() as connection:
            connection.execute(text(refused))


def _bytes_left(path: Path) -> list[str]:
    files = (path, *(path.with_name(path.name + end) for end in ("-wal", "-journal")))
    return [file.name for file in files if file.exists() and CANARY.encode() in file.read_bytes()]


def _write_and_delete(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS t (a)"))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO t VALUES (:words)"), {"words": CANARY})
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM t"))


def test_what_is_erased_leaves_no_byte(tmp_path: Path) -> None:
    careless = tmp_path / "careless.sqlite"
    plain = sqlite3.connect(careless)
    plain.execute("PRAGMA secure_delete=OFF")
    plain.executescript(f"CREATE TABLE t (a); INSERT INTO t VALUES ('{CANARY}'); DELETE FROM t;")
    plain.close()
    assert _bytes_left(careless), "the planted fault: without secure_delete the bytes stay"

    ours = tmp_path / "ours.sqlite"
    engine = open_store(ours)
    _write_and_delete(engine)
    assert _bytes_left(ours), "the planted fault: with a write-ahead log they stay until the checkpoint"
    assert erase_traces(engine)
    assert not _bytes_left(ours)


@pytest.mark.parametrize("name", READ_BY_OTHERS)
def test_stores_that_others_read_keep_no_write_ahead_log(place: Place, name: str) -> None:
    engine = open_named(place, name)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "delete"


def _error_text(engine: Engine) -> str:
    with pytest.raises(DatabaseError) as found, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": CANARY})
    return str(found.value)


def test_an_error_of_the_store_never_prints_her_words(place: Place) -> None:
    assert CANARY in _error_text(_naive(place.store("desk"))), "the planted fault: a plain engine prints them"
    for name in STORES:
        assert CANARY not in _error_text(open_named(place, name))


def test_every_engine_of_the_desk_erases_securely(desk: Desk) -> None:
    for engine in desk.engines:
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA secure_delete")).scalar_one() == 1
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
            assert connection.execute(text("PRAGMA trusted_schema")).scalar_one() == 0
