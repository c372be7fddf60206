"""Sealed packages: written down when sealed, looked at in turn, and never brought back once she took them out (h1, ADR 41)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive.editions.index import open_index
from archive.ground import audit
from archive.ground.crypto import unseal
from archive.ground.keyring import Keys
from archive.rules import packages as rules
from archive.settings import Place
from moderation import sweeps
from stories import drafts, packages, parts, withdrawal
from stories.desk import Desk
from stories.parts import Role
from stories.tables import Part, SealedPart, Story
from tests.packed import Packed, age, now, tell
from tests.town import Town


@pytest.fixture
def told(desk: Desk) -> Packed:
    """A story that was sent, with a recording, and everything of it written down."""
    found = tell(desk)
    packages.write_down_older(desk, now(desk))
    return found


def _parts(desk: Desk) -> set[str]:
    with Session(desk.engine) as session:
        return set(session.execute(select(SealedPart.of)).scalars())


def _acts(desk: Desk) -> list[tuple[str, str]]:
    with Session(desk.engine) as session:
        return [(act.act, act.subject) for act in audit.read(session) if act.act.startswith("sealed part")]


def _look(told: Packed, days: int = 20) -> packages.Checked:
    moment = now(told.desk)
    age(told.desk, moment.today - timedelta(days=days))
    return packages.check_some(told.desk, moment)


def test_the_hash_of_a_file_is_written_down_as_it_is_sealed(desk: Desk) -> None:
    told = tell(desk, sound=b"x" * 200_000)
    row, raw = told.row(), told.path.read_bytes()
    assert row is not None and row.sha256 == hashlib.sha256(raw).hexdigest() and row.size == len(raw)
    assert row.key is None and row.fault is None


def test_what_she_sent_in_words_is_written_down_and_a_draft_is_not(told: Packed) -> None:
    desk, town = told.desk, Town(told.desk)
    with Session(desk.engine) as session, session.begin():
        notebook = drafts.begin(session, town.now)
        draft = drafts.new_story(desk, session, notebook, town.now).id
    packages.write_down_older(desk, now(desk))
    words = {f"story|{name}|{told.story_id}" for name in ("title", "words")}
    assert _parts(desk) == {f"blob|{told.blob_id}", *words}
    assert not any(draft in of for of in _parts(desk))


def test_a_file_from_before_there_was_a_list_is_written_down_at_the_first_look(told: Packed) -> None:
    with Session(told.desk.engine) as session, session.begin():
        session.execute(text("DELETE FROM sealed_part"))
    assert packages.write_down_older(told.desk, now(told.desk)) == 3
    row = told.row()
    assert row is not None and row.sha256 == hashlib.sha256(told.path.read_bytes()).hexdigest()


def test_whole_parts_are_found_whole(told: Packed) -> None:
    assert _look(told) == packages.Checked(3, 0) and _acts(told.desk) == []
    assert packages.check_some(told.desk, now(told.desk)) == packages.Checked(), "nothing is due twice"


@pytest.mark.parametrize("days", [19, 20])
def test_a_part_is_looked_at_when_it_is_due_and_not_before(told: Packed, days: int) -> None:
    told.flip()
    assert _look(told, days).faults == (1 if days == 20 else 0)


def test_a_flipped_byte_is_found_once_and_stands_in_the_log_with_the_mark_alone(told: Packed) -> None:
    told.flip()
    assert _look(told) == packages.Checked(3, 1) and told.fault() == "changed"
    _look(told)
    assert _acts(told.desk) == [("sealed part changed", told.mark)]
    assert told.story_id not in str(_acts(told.desk))


def test_a_lost_file_is_found_and_so_is_one_that_came_back(told: Packed) -> None:
    raw = told.path.read_bytes()
    told.path.unlink()
    _look(told)
    assert told.fault() == "lost"
    told.path.write_bytes(raw)
    assert _look(told, days=1).parts == 1, "what has a fault is looked at each day"
    assert told.fault() is None
    assert [act for act, _ in _acts(told.desk)] == [packages.WHOLE_AGAIN, "sealed part lost"]


def test_a_swapped_file_is_found_on_both_sides(told: Packed) -> None:
    other = tell(told.desk, sound=b"another one" * 900)
    mine, hers = told.path.read_bytes(), other.path.read_bytes()
    told.path.write_bytes(hers)
    other.path.write_bytes(mine)
    assert _look(told).faults == 2 and (told.fault(), other.fault()) == ("changed", "changed")


def test_a_changed_word_in_the_store_is_found_though_the_store_is_whole(told: Packed) -> None:
    of = f"story|words|{told.story_id}"
    raw = told.desk.engine.raw_connection()
    # Past the triggers, as a disk would: the store itself sees a sound row of other bytes.
    raw.execute("DROP TRIGGER sealed_part_of_words")
    raw.execute("UPDATE story SET words = ? WHERE id = ?", [b"other bytes", told.story_id])
    raw.commit()
    raw.close()
    assert _look(told).faults == 1 and told.fault(of) == "changed"


def test_words_that_she_writes_anew_are_another_part_and_no_fault(told: Packed) -> None:
    of, desk, town = f"story|words|{told.story_id}", told.desk, Town(told.desk)
    before = told.row(of)
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, told.story_id)
        story.words = desk.seal(story.id, "It snowed.", f"story|words|{story.id}")
    assert told.row(of) is None, "what was written down goes with what it was of"
    assert _look(told).faults == 0
    after = told.row(of)
    assert before is not None and after is not None and before.id != after.id and before.key != after.key


def test_what_was_written_down_cannot_be_changed(told: Packed) -> None:
    for column in ("sha256", "of", "story_id", "size", "key"):
        with (
            Session(told.desk.engine) as session,
            pytest.raises(IntegrityError, match="never changed"),
        ):
            session.execute(text(f"UPDATE sealed_part SET {column} = 'x'"))


def test_a_recording_that_she_takes_out_leaves_no_hash_and_is_not_called_lost(told: Packed) -> None:
    with Session(told.desk.engine) as session, session.begin():
        parts.destroy(told.desk, session, [session.get_one(Part, told.part_id)])
    assert told.row() is None and _look(told).faults == 0


def test_a_part_that_goes_while_it_is_looked_at_is_not_called_lost(
    told: Packed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = packages.found_hash

    def slow(desk: Desk, session: Session, of: str) -> str | None:
        if of.startswith("blob|"):
            with Session(desk.engine) as other, other.begin():
                parts.destroy(desk, other, [other.get_one(Part, told.part_id)])
        return real(desk, session, of)

    monkeypatch.setattr(packages, "found_hash", slow)
    _look(told)
    assert told.row() is None and _acts(told.desk) == []


def test_a_deleted_story_leaves_no_part_and_its_mark_leaves_the_log(told: Packed) -> None:
    told.flip()
    _look(told)
    mark = told.mark
    with Session(told.desk.engine) as session, session.begin():
        withdrawal.delete(told.desk, session, session.get_one(Story, told.story_id), now(told.desk))
    assert _parts(told.desk) == set()
    assert mark not in [subject for _, subject in _acts(told.desk)]
    assert packages.check_some(told.desk, now(told.desk)) == packages.Checked()


def test_looking_takes_no_key(told: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    get = Keys.get

    def watching(self: Keys, id: str) -> bytes:
        asked.append(id)
        return get(self, id)

    monkeypatch.setattr(Keys, "get", watching)
    assert _look(told).parts == 3 and told.story_id not in asked
    told.desk.keys.get(told.story_id)
    assert told.story_id in asked, "the watch sees a key that is asked for"


def test_what_seals_words_in_a_copy_opens_with_the_storys_key_alone(told: Packed) -> None:
    row = told.row(f"story|words|{told.story_id}")
    assert row is not None and row.key is not None
    key = told.desk.keys.get(told.story_id)
    assert len(unseal(key, row.key, about=f"sealed_part|key|{row.id}")) == 32


def test_the_worker_looks_a_bit_at_each_sweep_and_comes_round_to_all(
    told: Packed, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = told.desk
    many = [told, *(tell(desk, sound=bytes([n]) * 5_000) for n in range(6))]
    packages.write_down_older(desk, now(desk))
    for one in many:
        one.flip()
    age(desk, now(desk).today - timedelta(days=20))
    monkeypatch.setattr(rules, "MOST_BYTES", 12_000)
    index, turns = open_index(place.index), 0
    while any(one.fault() is None for one in many):
        before = sum(one.fault() is not None for one in many)
        sweeps.sweep(desk, index, now(desk))
        turns += 1
        assert sum(one.fault() is not None for one in many) - before < len(many), "not all at once"
        assert turns < 20
    assert turns > 1


def test_one_part_larger_than_a_turn_is_looked_at_all_the_same(
    told: Packed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST_BYTES", 1)
    assert _look(told).parts == 1


def test_a_story_whose_key_is_gone_keeps_nothing_else_from_being_looked_at(desk: Desk) -> None:
    """A crash in the middle of a deletion leaves such a row for a minute; a damaged key store for longer."""
    gone, other = tell(desk), tell(desk)
    desk.keys.destroy([gone.story_id], why="lost", now=now(desk).now)
    assert packages.write_down_older(desk, now(desk)) == 2
    other.flip()
    assert _look(other).faults == 1 and gone.row(f"story|words|{gone.story_id}") is None


def test_everything_can_be_looked_at_at_once(told: Packed) -> None:
    assert packages.check_all(told.desk, now(told.desk)) == packages.Checked(3, 0)
    told.flip()
    assert packages.check_all(told.desk, now(told.desk)) == packages.Checked(3, 1)


def test_a_file_that_is_made_anew_is_written_down_in_place_of_the_old(told: Packed) -> None:
    with Session(told.desk.engine) as session, session.begin():
        fresh = parts.keep(
            told.desk, session, session.get_one(Part, told.part_id), Role.SENT, BytesIO(b"new")
        )
    assert told.row() is None and f"blob|{fresh.id}" in _parts(told.desk)
