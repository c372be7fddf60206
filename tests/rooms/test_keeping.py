"""Copies for keeping: they open nothing, they die with what a mother takes out, and bring back what was lost (h2, h7, ADR 41)."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.cli import main
from archive.ground import audit
from archive.ground.crypto import seal, signing_public, unseal, unseal_text
from archive.ground.db import open_store
from archive.ground.files import Blob, Files
from archive.keeping import bag, copies
from archive.rules.errors import BadInput, Refused, Unreadable
from archive.settings import Address, Place, desk_settings
from archive.stores import prepare
from moderation.promises import archiving
from stories import packages, parts, withdrawal
from stories.desk import Desk, open_desk
from stories.tables import BlobRow, Part, PartState, SealedPart, State, Story
from tests.packed import Packed, now, tell
from tests.town import Town

WORDS = "Denise came at nine."
SOUND = b"a voice that says where " * 4_000


@pytest.fixture
def told(desk: Desk) -> Packed:
    """A story that was sent, with a recording."""
    return tell(desk, WORDS, sound=SOUND)


@pytest.fixture
def copy(told: Packed, tmp_path: Path) -> Path:
    """A copy for keeping of that house."""
    folder = tmp_path / "copy"
    assert copies.write(told.desk, folder, now(told.desk)).parts == 3
    return folder


def _in(copy: Path, told: Packed, of: str = "") -> Path:
    row = told.row(of)
    assert row is not None
    return copy / "data" / row.id


def _words(told: Packed) -> str:
    return f"story|words|{told.story_id}"


def _flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))


def _back(told: Packed, copy: Path) -> copies.Back:
    packages.check_all(told.desk, now(told.desk))
    return copies.bring_back(told.desk, copy, now(told.desk))


def _delete(told: Packed) -> None:
    with Session(told.desk.engine) as session, session.begin():
        withdrawal.delete(told.desk, session, session.get_one(Story, told.story_id), now(told.desk))


def _run(*words: object) -> tuple[int, str]:
    found = CliRunner().invoke(main, [str(word) for word in words])
    return found.exit_code, found.output


# The copy


def test_it_is_laid_out_as_bagit_says(copy: Path) -> None:
    assert (copy / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    lines = (copy / "manifest-sha256.txt").read_text().splitlines()
    assert {f"{line.split()[1]}" for line in lines} == {f"data/{path.name}" for path in (copy / "data").iterdir()}  # fmt: skip
    size = sum(path.stat().st_size for path in (copy / "data").iterdir())
    assert f"Payload-Oxum: {size}.3\n" in (copy / "bag-info.txt").read_text()


def test_tools_of_strangers_verify_it(copy: Path) -> None:
    for manifest in (bag.MANIFEST, bag.TAGS):
        check = ["sha256sum", "--check", "--strict", manifest]
        assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode == 0
    _flip(next((copy / "data").iterdir()))
    check = ["sha256sum", "--check", bag.MANIFEST]
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode == 1


def test_nothing_of_anybody_stands_in_it(told: Packed, copy: Path) -> None:
    with Session(told.desk.engine) as session:
        story = session.get_one(Story, told.story_id)
        secrets = [
            story.id,
            story.notebook_id,
            told.part_id,
            told.blob_id,
            told.mark,
            "Rain",
            WORDS,
            "says where",
        ]
        secrets += [story.words.hex(), told.desk.keys.get(story.id).hex()]
    everything = b"".join(
        str(path).encode() + path.read_bytes() for path in sorted(copy.rglob("*")) if path.is_file()
    )
    for secret in secrets:
        assert secret.encode() not in everything, secret
    with Session(told.desk.engine) as session:
        assert story.words not in everything, "not even as it lies here: it would open with the story's key"
    assert {path.name for path in copy.iterdir()} == {*bag.TAGGED, bag.TAGS, "data"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in copy.rglob("*")), "nobody else reads it"


def test_what_she_never_sent_and_what_may_be_a_court_paper_is_not_in_it(told: Packed, tmp_path: Path) -> None:
    aside = tell(told.desk)
    with Session(told.desk.engine) as session, session.begin():
        session.get_one(Part, aside.part_id).state = PartState.ASIDE
        session.get_one(Story, told.story_id).sent_at = None
        session.get_one(Story, told.story_id).state = State.DRAFT
    copies.write(told.desk, tmp_path / "out", now(told.desk))
    names = {path.name for path in (tmp_path / "out" / "data").iterdir()}
    assert _in(tmp_path, aside, _words(aside)).name in names
    assert not {_in(tmp_path, aside).name, _in(tmp_path, told).name} & names


def test_what_is_damaged_here_goes_into_no_copy_and_is_known_at_once(told: Packed, tmp_path: Path) -> None:
    told.flip()
    written = copies.write(told.desk, tmp_path / "out", now(told.desk))
    assert (written.parts, written.left_out, told.fault()) == (2, 1, "changed")
    assert not _in(tmp_path / "out", told).exists() and not bag.verify(tmp_path / "out").faults


def test_it_is_written_whole_or_not_at_all_and_over_nothing(
    told: Packed, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadInput, match="is there already"):
        copies.write(told.desk, copy, now(told.desk))
    before = sorted(tmp_path.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bag, "close", full)
    with pytest.raises(BadInput, match="No space left"):
        copies.write(told.desk, tmp_path / "out", now(told.desk))
    assert sorted(tmp_path.iterdir()) == before


def test_what_she_takes_out_while_it_is_written_is_not_in_it(
    told: Packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, name = copies._copy, _in(tmp_path, told).name

    def slow(desk: Desk, id: str, path: Path) -> str | None:
        found = real(desk, id, path)
        if id == name:
            assert found, "it was copied, and then taken out"
            with Session(desk.engine) as session, session.begin():
                parts.destroy(desk, session, [session.get_one(Part, told.part_id)])
        return found

    monkeypatch.setattr(copies, "_copy", slow)
    assert copies.write(told.desk, tmp_path / "out", now(told.desk)).parts == 2
    assert len(list((tmp_path / "out" / "data").iterdir())) == 2
    assert not bag.verify(tmp_path / "out").faults


# Verified without a key


def test_a_whole_copy_is_whole(told: Packed, copy: Path) -> None:
    found = bag.verify(copy)
    house = signing_public(told.desk.keys.standing("log-sign")).hex()
    assert found.faults == () and found.parts == 3
    assert found.sealed == bag.Sealed(house, now(told.desk).today.isoformat())


def _lose(copy: Path) -> None:
    next((copy / "data").iterdir()).unlink()


def _swap(copy: Path) -> None:
    one, two = sorted((copy / "data").iterdir())[:2]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def _link(copy: Path) -> None:
    path = next((copy / "data").iterdir())
    path.rename(copy.parent / "elsewhere")
    path.symlink_to(copy.parent / "elsewhere")


def _manifest_alone(copy: Path) -> None:
    path = copy / bag.MANIFEST
    path.write_text("".join(path.read_text().splitlines(keepends=True)[1:]))


def _all_but_the_seal(copy: Path) -> None:
    """Take a part out of everything that has no key: data, list, tag list."""
    lines = (copy / bag.MANIFEST).read_text().splitlines(keepends=True)
    (copy / lines[0].split()[1]).unlink()
    (copy / bag.MANIFEST).write_text("".join(lines[1:]))
    _retag(copy)


def _all_and_a_seal_that_nobody_signed(copy: Path) -> None:
    _all_but_the_seal(copy)
    digest = bag._hash((copy / bag.INFO).read_bytes() + (copy / bag.MANIFEST).read_bytes())
    words = (copy / bag.SEAL).read_text().split(" ")
    (copy / bag.SEAL).write_text(" ".join([*words[:3], digest, words[4]]))
    _retag(copy)


def _retag(copy: Path) -> None:
    body = "".join(f"{bag._hash((copy / name).read_bytes())}  {name}\n" for name in bag.TAGGED)
    (copy / bag.TAGS).write_text(body)


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a flipped byte": (lambda copy: _flip(next((copy / "data").iterdir())), "Changed: "),
    "a lost file": (_lose, "Lost: "),
    "two files swapped": (_swap, "Changed: "),
    "a file that is a link to elsewhere": (_link, "Lost: "),
    "a part taken out of the list": (_manifest_alone, bag.LIST_CHANGED),
    "a part taken out of the list and of what the list lies in": (_all_but_the_seal, bag.LIST_CHANGED),
    "the same with a seal that fits and nobody signed": (
        _all_and_a_seal_that_nobody_signed,
        bag.LIST_CHANGED,
    ),
    "another day": (
        lambda copy: (copy / bag.INFO).write_text("Bagging-Date: 2020-01-01\n"),
        "bag-info.txt is not",
    ),
    "a file that nobody listed": (
        lambda copy: (copy / "data" / "more\x1b[2J").write_text("x"),
        "It does not belong there: 'data/more\\x1b[2J'",
    ),
    "a file beside the lists": (lambda copy: (copy / "keys.txt").write_text("x"), "It does not belong there"),
    "a seal that is none": (lambda copy: (copy / bag.SEAL).write_text("x\n"), bag.LIST_CHANGED),
}


@pytest.mark.parametrize("how", FAULTS)
def test_every_fault_of_a_copy_is_seen_without_a_key(copy: Path, how: str) -> None:
    plant, says = FAULTS[how]
    plant(copy)
    assert any(fault.startswith(says) for fault in bag.verify(copy).faults)
    code, said = _run("keep", "verify", copy)
    assert code == 1 and says in said and "\x1b" not in said


def test_the_command_says_whose_it_is_and_where_it_is_none(told: Packed, copy: Path, tmp_path: Path) -> None:
    house = signing_public(told.desk.keys.standing("log-sign")).hex()
    assert _run("keep", "verify", copy)[0] == 0 and house in _run("keep", "verify", copy)[1]
    assert _run("keep", "verify", copy, "--house", house)[0] == 0
    assert _run("keep", "verify", copy, "--house", "0" * 64) == (1, "Another house signed it.\nNot whole: 1 faults. Write a new copy, and keep this one until then.\n")  # fmt: skip
    for words in ((copy, "--house", "x"), (tmp_path,), (tmp_path / "nowhere",)):
        code, said = _run("keep", "verify", *words)
        assert code == 2 and said.strip().endswith((".", "."))


# Brought back


def test_a_flipped_and_a_lost_file_come_back_byte_for_byte(told: Packed, copy: Path) -> None:
    raw = told.path.read_bytes()
    for spoil in (told.flip, told.path.unlink):
        spoil()
        found = _back(told, copy)
        assert (found.back, found.left, told.path.read_bytes()) == (1, (), raw)
        assert told.fault() is None and told.path.stat().st_mode & 0o077 == 0
    with Session(told.desk.engine) as session:
        acts = [(act.who, act.act, act.subject) for act in audit.read(session)]
    assert acts.count(("operator", copies.BROUGHT, told.mark)) == 2


def _spoil_words(told: Packed) -> None:
    raw = told.desk.engine.raw_connection()
    trigger = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'sealed_part_of_words'").fetchone()[0]
    raw.execute("DROP TRIGGER sealed_part_of_words")
    raw.execute("UPDATE story SET words = ? WHERE id = ?", [b"other bytes", told.story_id])
    raw.execute(trigger)
    raw.commit()
    raw.close()


def test_words_that_a_disk_spoiled_come_back_and_are_hers(told: Packed, copy: Path) -> None:
    before = told.row(_words(told))
    _spoil_words(told)
    found = _back(told, copy)
    after = told.row(_words(told))
    assert (found.back, found.left) == (1, ()) and before is not None and after is not None
    assert (before.id, before.sha256, before.key) == (after.id, after.sha256, after.key)
    with Session(told.desk.engine) as session:
        story = session.get_one(Story, told.story_id)
        assert told.desk.unseal(story.id, story.words, f"story|words|{story.id}") == WORDS
    assert packages.check_all(told.desk, now(told.desk)).faults == 0


def test_bytes_that_are_not_the_ones_written_down_stay_away(told: Packed, copy: Path) -> None:
    told.path.unlink()
    _spoil_words(told)
    _flip(_in(copy, told))
    _flip(_in(copy, told, _words(told)))
    found = _back(told, copy)
    assert found.back == 0 and {why for _, why in found.left} == {copies.NOT_ITS_BYTES}
    assert not told.path.exists() and told.fault() == "lost"


def test_a_swapped_file_of_the_copy_stays_away_even_when_its_list_was_made_to_fit(
    told: Packed, copy: Path
) -> None:
    """Whoever has the copy writes another recording into it, with a list that says so; without our key, or with one of theirs."""
    told.path.unlink()
    _in(copy, told).write_bytes(b"IHW1 something else")
    listed = {path.name: bag._hash(path.read_bytes()) for path in (copy / "data").iterdir()}
    for name in (*bag.TAGGED, bag.TAGS):
        (copy / name).unlink()
    bag.close(copy, listed, 1, told.desk.keys.standing("log-sign"), now(told.desk).today)
    assert not bag.verify(copy).faults, "the copy looks whole, and was signed by this house"
    assert _back(told, copy).left == ((told.mark, copies.NOT_ITS_BYTES),)


@pytest.mark.parametrize("other", [b"other bytes", b"x" * 90_000])
def test_other_words_stay_away_even_when_they_were_sealed_with_the_very_key(
    told: Packed, copy: Path, other: bytes
) -> None:
    row = told.row(_words(told))
    assert row is not None and row.key is not None
    key = unseal(told.desk.keys.get(told.story_id), row.key, about=f"sealed_part|key|{row.id}")
    _in(copy, told, _words(told)).write_bytes(seal(key, other, about=f"kept|{row.id}"))
    _spoil_words(told)
    assert _back(told, copy).left == ((told.mark, copies.NOT_ITS_BYTES),)


def test_a_part_that_the_copy_has_not_is_said(told: Packed, copy: Path) -> None:
    told.path.unlink()
    _in(copy, told).unlink()
    assert _back(told, copy).left == ((told.mark, copies.NOT_THERE),)


def test_a_copy_whose_list_rotted_still_gives_what_fits(told: Packed, copy: Path) -> None:
    told.path.unlink()
    (copy / bag.MANIFEST).write_bytes(b"\xff\x00")
    found = _back(told, copy)
    assert found.back == 1 and not found.is_list_whole


def test_nothing_is_taken_from_another_houses_copy(told: Packed, copy: Path, tmp_path: Path) -> None:
    elsewhere = Place.at(tmp_path / "other")
    prepare(elsewhere)
    theirs = tell(open_desk(desk_settings(elsewhere, Address(""))))
    copies.write(theirs.desk, tmp_path / "theirs", now(theirs.desk))
    told.path.unlink()
    with pytest.raises(Refused, match="from another house"):
        _back(told, tmp_path / "theirs")
    assert not told.path.exists()
    assert _back(told, copy).back == 1


def test_what_was_lost_before_it_was_written_down_is_believed_of_no_copy(told: Packed, copy: Path) -> None:
    name = _in(copy, told).name
    told.path.unlink()
    with Session(told.desk.engine) as session, session.begin():
        session.delete(session.execute(select(SealedPart).where(SealedPart.id == name)).scalar_one())
    assert _back(told, copy).left == ((told.mark, copies.NEVER_WHOLE),)


# What she took out has no way back, and an old copy of it is dead


def _opened_with_every_key(desk: Desk, copy: Path, rows: list[BlobRow], story_id: str) -> set[str]:
    """Return what somebody reads who has the copy, all keys of today, and the rows of the desk as they were."""
    keys = desk.keys.get_many(sorted(desk.keys.live())).values()
    files = sorted((copy / "data").iterdir())
    words = [
        (key, path, about)
        for key in keys
        for path in files
        for about in (f"story|words|{story_id}", f"kept|{path.name}")
    ]
    sounds = [(key, path, row) for key in keys for path in files for row in rows]
    return {*filter(None, (*(_words_in(*one) for one in words), *(_sound_in(*one) for one in sounds)))}


def _words_in(key: bytes, path: Path, about: str) -> str:
    try:
        return unseal_text(key, path.read_bytes(), about=about)
    except (Unreadable, UnicodeDecodeError):
        return ""


def _sound_in(key: bytes, path: Path, row: BlobRow) -> str:
    here = path.parents[2] / "there" / row.id
    here.parent.mkdir(exist_ok=True)
    shutil.copy(path, here)
    try:
        blob = Blob(row.id, unseal(key, row.key, about=f"blob|key|{row.id}"), row.size)
        return b"".join(Files(here.parent).read(blob)).decode()
    except Unreadable:
        return ""


def _rows_of_old(desk: Desk) -> list[BlobRow]:
    with Session(desk.engine) as session:
        return list(session.execute(select(BlobRow)).scalars())


def test_a_deleted_story_cannot_be_opened_from_an_older_copy_and_the_keys_of_today(
    told: Packed, copy: Path, place: Place, tmp_path: Path
) -> None:
    rows = _rows_of_old(told.desk)
    alive = _opened_with_every_key(told.desk, copy, rows, told.story_id)
    assert SOUND.decode() in alive, "while it lives it opens, with the desk's row: this test can fail"
    old = tmp_path / "old.sqlite"
    shutil.copy(place.store("desk"), old)
    _delete(told)
    told.desk.keys.rotate()
    assert _opened_with_every_key(told.desk, copy, rows, told.story_id) == set()
    # Not even with an old copy of the whole desk: what lies there of its parts is sealed with the key that is gone.
    keys = told.desk.keys.get_many(sorted(told.desk.keys.live()))
    with Session(open_store(old)) as session:
        for row in session.execute(select(SealedPart).where(SealedPart.key.is_not(None))).scalars():
            for key in keys.values():
                with pytest.raises(Unreadable):
                    unseal(key, row.key or b"", about=f"sealed_part|key|{row.id}")


def test_a_deleted_story_is_never_brought_back(told: Packed, copy: Path) -> None:
    _delete(told)
    found = _back(told, copy)
    assert (found.back, found.left, found.unknown) == (0, (), 3)
    assert not told.path.exists() and told.row() is None


def test_not_even_where_an_older_store_was_put_back_that_still_knows_it(
    told: Packed, copy: Path, place: Place, tmp_path: Path
) -> None:
    """The desk of before the deletion, with the keys and tombstones of today; its file is lost."""
    packages.check_all(told.desk, now(told.desk))
    old = tmp_path / "old.sqlite"
    told.desk.engine.dispose()
    with sqlite3.connect(place.store("desk")) as source, sqlite3.connect(old) as target:
        source.backup(target)
    _delete(told)
    told.desk.engine.dispose()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{place.store('desk')}{suffix}").unlink(missing_ok=True)
    shutil.copy(old, place.store("desk"))
    found = _back(told, copy)
    assert found.back == 0 and not told.path.exists()
    assert {why for _, why in found.left} == {copies.GONE}


def test_a_recording_that_she_took_out_stays_out(told: Packed, copy: Path) -> None:
    with Session(told.desk.engine) as session, session.begin():
        parts.destroy(told.desk, session, [session.get_one(Part, told.part_id)])
    assert _back(told, copy).unknown == 1 and not told.path.exists()


def test_words_that_she_wrote_anew_make_the_older_ones_in_a_copy_dead(told: Packed, copy: Path) -> None:
    desk, of = told.desk, _words(told)
    older, name = told.row(of), _in(copy, told, of).name
    assert older is not None and older.key is not None
    key = unseal(desk.keys.get(told.story_id), older.key, about=f"sealed_part|key|{older.id}")
    assert unseal(key, (copy / "data" / name).read_bytes(), about=f"kept|{name}"), "with its row it opens"
    with Session(desk.engine) as session, session.begin():
        story = Town(desk).story(session, told.story_id)
        story.words = desk.seal(story.id, "She came.", f"story|words|{story.id}")
    packages.write_down_older(desk, now(desk))
    newer = told.row(of)
    assert newer is not None and newer.key != older.key
    keys = desk.keys.get_many(sorted(desk.keys.live())).values()
    fresh = unseal(desk.keys.get(told.story_id), newer.key or b"", about=f"sealed_part|key|{newer.id}")
    for one in (*keys, fresh):
        with pytest.raises(Unreadable):
            unseal(one, (copy / "data" / name).read_bytes(), about=f"kept|{name}")
    assert _back(told, copy).unknown == 1


def test_a_story_that_goes_while_it_is_brought_back_stays_away(
    told: Packed, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.path.unlink()
    packages.check_all(told.desk, now(told.desk))
    real = bag.part

    def slow(folder: Path, name: str) -> Path | None:
        _delete(told)
        return real(folder, name)

    monkeypatch.setattr(bag, "part", slow)
    found = copies.bring_back(told.desk, copy, now(told.desk))
    assert found.back == 0 and not list(told.desk.originals.folder.glob("*"))


# By hand


def test_the_commands_from_a_copy_to_what_is_whole_again(
    told: Packed, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ("--data", place.data)
    code, said = _run("keep", "out", *here, tmp_path / "copy")
    assert code == 0 and "3 sealed parts" in said and WORDS not in said
    for inside in (place.data / "copy", place.keys / "copy"):
        assert _run("keep", "out", *here, inside)[0] == 1 and not inside.exists()
    told.flip()
    assert _run("keep", "check", *here) == (1, "3 sealed parts looked at, 1 lost or changed.\nBring them back from a copy for keeping: ihw keep back COPY\n")  # fmt: skip
    assert _run("keep", "out", *here, tmp_path / "more")[0] == 1
    code, said = _run("keep", "back", *here, tmp_path / "copy")
    assert code == 0 and "1 brought back" in said
    assert _run("keep", "check", *here)[0] == 0
    told.path.unlink()
    _in(tmp_path / "copy", told).unlink()
    _run("keep", "check", *here)
    code, said = _run("keep", "back", *here, tmp_path / "copy")
    assert code == 1 and f"Package {told.mark}: is not in this copy." in said and told.story_id not in said
    assert _run("keep", "back", *here, tmp_path)[0] == 1
    assert "Nothing is here yet" in _run("keep", "out", "--data", tmp_path / "none", tmp_path / "x")[1]
    with Session(told.desk.engine) as session:
        assert archiving.COPIED in {act.act for act in audit.read(session)}
