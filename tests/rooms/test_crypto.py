"""Keys: sealed, destroyed for good, rotated without losing one."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from archive.ground.crypto import new_id, seal, unseal
from archive.ground.db import open_store
from archive.ground.keyring import KeyRow, Keys, Master
from archive.rules.errors import Unreadable
from archive.settings import Place
from stories.desk import Desk

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
KEY = bytes(range(32))


@given(st.binary(max_size=300), st.text(max_size=40))
def test_what_is_sealed_opens_again_only_where_it_belongs(plain: bytes, about: str) -> None:
    sealed = seal(KEY, plain, about=about)
    assert unseal(KEY, sealed, about=about) == plain
    with pytest.raises(Unreadable):
        unseal(KEY, sealed, about=about + "x")
    with pytest.raises(Unreadable):
        unseal(bytes(32), sealed, about=about)


@given(st.binary(min_size=1, max_size=100), st.integers(min_value=0))
def test_a_changed_byte_is_noticed(plain: bytes, where: int) -> None:
    sealed = bytearray(seal(KEY, plain, about="a"))
    sealed[where % len(sealed)] ^= 1
    with pytest.raises(Unreadable):
        unseal(KEY, bytes(sealed), about="a")


def test_a_destroyed_key_is_never_made_again(desk: Desk) -> None:
    desk.keys.mint("story-1")
    desk.keys.destroy(["story-1"], why="deleted by her", now=NOW)
    with pytest.raises(Unreadable):
        desk.keys.get("story-1")
    with pytest.raises(Unreadable):
        desk.keys.mint("story-1")
    with pytest.raises(Unreadable):
        desk.keys.standing("story-1")


def test_a_destroyed_key_leaves_no_byte_in_its_store(desk: Desk, place: Place) -> None:
    desk.keys.mint("story-1")
    with desk.keys.engine.connect() as connection:
        wrapped = connection.exec_driver_sql("SELECT wrapped FROM key WHERE id='story-1'").scalar_one()
    assert any(wrapped in path.read_bytes() for path in place.data.glob("keys.sqlite*"))
    desk.keys.destroy(["story-1"], why="deleted by her", now=NOW)
    assert not any(wrapped in path.read_bytes() for path in place.data.glob("keys.sqlite*"))


def test_after_a_rotation_every_key_opens_and_old_copies_do_not(desk: Desk, place: Place) -> None:
    kept = {f"s{n}": desk.keys.mint(f"s{n}") for n in range(20)}
    old = place.data / "old-keys.sqlite"
    shutil.copy(place.store("keys"), old)
    before = desk.keys.master.newest()[0]

    assert desk.keys.rotate() >= len(kept)

    assert all(desk.keys.get(id) == key for id, key in kept.items())
    assert before not in desk.keys.master.read()
    with pytest.raises(Unreadable):
        Keys(open_store(old), Master(place.keys / "desk.key")).get("s1")


def test_one_damaged_key_keeps_no_other_from_a_rotation(desk: Desk, place: Place) -> None:
    """Whoever deletes is promised that old copies open nothing: a disk's fault in a stranger's key must not undo that."""
    desk.keys.mint("damaged")
    desk.keys.mint("deleted")
    kept = desk.keys.mint("kept")
    first = desk.keys.master.newest()[0]
    _damage(desk.keys, "damaged")

    desk.keys.rotate()
    second = desk.keys.master.newest()[0]
    old = place.data / "old-keys.sqlite"
    shutil.copy(place.store("keys"), old)
    desk.keys.destroy(["deleted"], why="deleted by her", now=NOW)
    desk.keys.rotate()

    third = desk.keys.master.newest()[0]
    assert desk.keys.get("kept") == kept and len({first, second, third}) == 3
    # The damaged one may still be put back from a copy, so what opened it stays; what was made meanwhile is forgotten.
    assert list(desk.keys.master.read()) == [first, third]
    with pytest.raises(Unreadable):
        Keys(open_store(old), Master(place.keys / "desk.key")).get("deleted")


def test_what_opened_a_damaged_key_is_forgotten_with_it(desk: Desk) -> None:
    desk.keys.mint("damaged")
    _damage(desk.keys, "damaged")
    desk.keys.rotate()
    assert len(desk.keys.master.read()) == 2
    desk.keys.destroy(["damaged"], why="deleted by her", now=NOW)
    desk.keys.rotate()
    assert len(desk.keys.master.read()) == 1


def test_a_rotation_without_its_master_key_changes_nothing(desk: Desk) -> None:
    """Not one row, but all: that is a key folder that is not ours, and nothing is written over it."""
    desk.keys.mint("story-1")
    other = {new_id(): os.urandom(32)}
    desk.keys.master.write(other)
    desk.keys._known = {}
    with pytest.raises(Unreadable):
        desk.keys.rotate()
    assert desk.keys.master.read() == other


def _damage(keys: Keys, id: str) -> None:
    with keys.engine.begin() as connection:
        connection.execute(update(KeyRow).where(KeyRow.id == id).values(wrapped=os.urandom(60)))


def test_another_process_reads_on_after_a_rotation(desk: Desk, place: Place) -> None:
    key = desk.keys.mint("story-1")
    other = Keys(open_store(place.store("keys")), Master(place.keys / "desk.key"))
    assert other.get("story-1") == key
    desk.keys.rotate()
    assert other.get("story-1") == key
    other.mint("story-2")
    assert desk.keys.get("story-2") == other.get("story-2")


class _Killed(BaseException):
    pass


@pytest.mark.parametrize("at", ["rows", "file"])
def test_a_rotation_killed_on_its_way_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    kept = {f"s{n}": desk.keys.mint(f"s{n}") for n in range(5)}
    if at == "rows":
        monkeypatch.setattr(Keys, "_rewrap", _kill)
    else:
        write = Master.write
        monkeypatch.setattr(
            Master, "write", lambda self, keys: _kill() if len(keys) == 1 else write(self, keys)
        )
    with pytest.raises(_Killed):
        desk.keys.rotate()
    assert all(desk.keys.get(id) == key for id, key in kept.items())
    monkeypatch.undo()
    desk.keys.rotate()
    assert all(desk.keys.get(id) == key for id, key in kept.items())
    assert len(desk.keys.master.read()) == 1


def _kill(*_: object) -> None:
    raise _Killed


def test_a_master_key_file_is_for_its_owner_alone(place: Place, desk: Desk) -> None:
    desk.keys.rotate()
    assert {path.stat().st_mode & 0o777 for path in place.keys.iterdir()} == {0o400}


def test_without_the_master_key_nothing_opens(desk: Desk, place: Place) -> None:
    desk.keys.mint("story-1")
    (place.keys / "desk.key").unlink()
    with pytest.raises(Unreadable):
        Keys(open_store(place.store("keys")), Master(place.keys / "desk.key")).get("story-1")


def test_a_tombstone_is_known_and_names_nothing(desk: Desk, place: Place) -> None:
    desk.keys.bury("story-1")
    desk.keys.bury("story-1")
    assert desk.keys.is_buried("story-1") and not desk.keys.is_buried("story-2")
