"""Keys: sealed, destroyed for good, rotated without losing one."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from archive.ground.crypto import new_id, seal, unseal
from archive.ground.db import open_store
from archive.ground.keyring import KeyRow, Keys, Master
from archive.rules.errors import Refused, Unreadable
from archive.settings import Place
from archive.stores import prepare
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


def test_who_reads_while_the_master_keys_change_reads_on(
    desk: Desk, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the row and the file a whole change of keys may pass: the row that was read names a key that is forgotten."""
    kept = desk.keys.mint("story-1")
    other = Keys(open_store(place.store("keys")), Master(place.keys / "desk.key"))
    read = Master.read
    times: list[int] = []

    def late(self: Master) -> dict[str, bytes]:
        if self is other.master and not times:
            times.append(1)
            desk.keys.rotate()
        return read(self)

    monkeypatch.setattr(Master, "read", late)
    assert other.get("story-1") == kept
    times.clear()
    other._known = {}
    assert other.get_many(["story-1"]) == {"story-1": kept}


def test_a_master_key_file_that_is_changed_while_it_is_read_is_read_again(
    desk: Desk, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds the old file open finds it overwritten: that is no damage."""
    open_it = Path.open
    held: list[IO[Any]] = []

    def changed(self: Path, mode: str = "r") -> IO[Any]:
        raw = open_it(self, mode)
        if mode == "rb" and not held:
            held.append(raw)
            desk.keys.rotate()
        return raw

    monkeypatch.setattr(Path, "open", changed)
    assert desk.keys.master.read() == desk.keys.master.read() and len(held) == 1


def test_a_damaged_master_key_file_is_not_read_for_ever(desk: Desk) -> None:
    path = desk.keys.master.path
    path.chmod(0o600)
    for damaged in (b"\0" * 88, b"", b"a b\n", b"\xff", b"a " + b"00" * 31):
        path.write_bytes(damaged)
        with pytest.raises(Unreadable):
            desk.keys.master.read()


def test_the_old_master_key_file_is_overwritten_only_once_the_new_one_has_its_name_on_the_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rename that a power cut undoes leads back to the old file: overwritten already, it opens nothing any more."""
    done: list[str] = []
    replace, sync = Path.replace, os.fsync

    def named(self: Path, target: Path) -> Path:
        done.append("named")
        return replace(self, target)

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    monkeypatch.setattr(Path, "replace", named)
    monkeypatch.setattr(os, "fsync", synced)
    desk.keys.master.write(desk.keys.master.read())
    assert done == ["file", "named", "folder", "file"]


def test_what_a_killed_change_of_keys_left_is_overwritten_too(desk: Desk, place: Place) -> None:
    left = place.keys / "desk.key.new"
    left.write_text(desk.keys.master.path.read_text())
    with left.open("rb") as held:
        desk.keys.rotate()
        assert set(held.read()) == {0} and not left.exists()


def test_a_lost_master_key_is_never_made_anew_beside_what_it_opens(place: Place, desk: Desk) -> None:
    """A new one would seal what comes next, and go when the right one is put back."""
    for name in ("desk", "shelf"):
        lost = place.keys / f"{name}.key"
        kept = lost.read_bytes()
        lost.unlink()
        with pytest.raises(Refused, match=f"{name}.key"):
            prepare(place)
        assert not lost.exists()
        lost.write_bytes(kept)
    prepare(place)


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
