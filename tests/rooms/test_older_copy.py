"""An older copy of the data folder is put back: what a mother deleted since does not come back with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from archive.checking import ground
from archive.editions import stocktaking
from archive.editions.index import Index
from archive.ground.keyring import Keys, Master
from archive.settings import Address, Place, desk_settings
from archive.stores import prepare
from moderation import sweeps
from stories import withdrawal
from stories.desk import Desk, open_desk
from stories.tables import State
from tests.town import Town

MASTERS = ("desk.key", "shelf.key")


@pytest.fixture
def kept(town: Town, place: Place, tmp_path: Path) -> tuple[str, Path]:
    """A story that is out, and a copy of both folders from that day."""
    story_id, _ = town.publish("Words.")
    kept = tmp_path / "kept"
    _let_go(town.desk)
    shutil.copytree(place.data, kept / "data")
    shutil.copytree(place.keys, kept / "keys")
    return story_id, kept


def _let_go(desk: Desk) -> None:
    for engine in desk.engines:
        engine.dispose()


def _delete(desk: Desk, id: str) -> None:
    town = Town(desk)
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, town.story(session, id), town.now)
    desk.keys.rotate()
    desk.press.keys.rotate()
    _let_go(desk)


def _put_back(place: Place, kept: Path) -> Desk:
    """Put it back as for-operators.md says: the data folder, and the two master keys of its day."""
    shutil.rmtree(place.data)
    shutil.copytree(kept / "data", place.data)
    for name in MASTERS:
        (place.keys / name).unlink()
        shutil.copy(kept / "keys" / name, place.keys / name)
    prepare(place)
    return open_desk(desk_settings(place, Address("http://desk.localhost:8002"), cooling_days=0))


def test_what_she_deleted_since_is_deleted_again(
    desk: Desk, place: Place, kept: tuple[str, Path], index: Index
) -> None:
    id, copy = kept
    _delete(desk, id)
    again = _put_back(place, copy)
    assert stocktaking.ids(again.press.shelf), "the copy has it, and it was out"
    sweeps.sweep(again, index, Town(again).now)
    with Session(again.engine) as session:
        assert Town(again).story(session, id).state == State.DELETED
    assert not stocktaking.ids(again.press.shelf) and again.keys.is_buried(id)
    again.close()


def test_what_she_did_not_delete_stands(
    desk: Desk, place: Place, kept: tuple[str, Path], index: Index
) -> None:
    id, copy = kept
    _delete(desk, Town(desk).tell("Others."))
    again = _put_back(place, copy)
    assert sweeps.finish_deletions(again, Town(again).now) == 0
    assert stocktaking.ids(again.press.shelf) and not again.keys.is_buried(id)
    again.close()


def test_what_was_deleted_before_there_was_such_a_list_stands_in_it_after_the_next_start(
    desk: Desk, place: Place, kept: tuple[str, Path]
) -> None:
    id, _ = kept
    _delete(desk, id)
    beside = place.keys / "desk.buried"
    written = beside.read_text()
    beside.unlink()
    prepare(place)
    assert beside.read_text() == written


def test_a_list_that_cannot_be_written_keeps_nobody_from_deleting(
    desk: Desk, place: Place, kept: tuple[str, Path], index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    id, _ = kept
    monkeypatch.setattr(Keys, "_write_beside", _full)
    _delete(desk, id)
    assert desk.keys.is_buried(id) and not (place.keys / "desk.buried").exists()
    assert any("1 deletions are not written" in told for told in ground.tombstones(desk))
    monkeypatch.undo()
    sweeps.sweep(desk, index, Town(desk).now)
    assert (place.keys / "desk.buried").exists() and not list(ground.tombstones(desk))


def test_a_list_that_cannot_be_read_keeps_nobody_from_deleting_and_is_told(
    desk: Desk, place: Place, kept: tuple[str, Path]
) -> None:
    id, _ = kept
    (place.keys / "desk.buried").mkdir()
    _delete(desk, id)
    with Session(desk.engine) as session:
        assert Town(desk).story(session, id).state == State.DELETED
    assert any("cannot be read" in told for told in ground.tombstones(desk))


def test_a_damaged_line_of_the_list_costs_no_other(desk: Desk, place: Place, kept: tuple[str, Path]) -> None:
    id, _ = kept
    (place.keys / "desk.buried").write_bytes(b"\xff\xfe\n" + b"a" * 64 + b"\n")
    _delete(desk, id)
    assert desk.keys.is_buried(id) and "a" * 64 in (place.keys / "desk.buried").read_text(errors="replace")


def _full(*_: object) -> None:
    raise OSError("No space left on device")


def test_the_list_names_nobody_and_is_for_its_owner_alone(
    desk: Desk, place: Place, kept: tuple[str, Path]
) -> None:
    id, _ = kept
    _delete(desk, id)
    beside = place.keys / "desk.buried"
    assert id not in beside.read_text() and beside.stat().st_mode & 0o777 == 0o400
    assert Master(place.keys / "desk.key").read(), "and the keys are not touched by it"
