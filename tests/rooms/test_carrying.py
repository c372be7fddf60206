"""Notes on the road and home again: nothing in clear, all or nothing, nothing of the staff from outside, wiped only against proof."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive import checking
from archive.carrying import bringing, bundle, out, packing, travelling, wiping
from archive.carrying import folder as folders
from archive.carrying import road as roads
from archive.carrying.folder import LETTER, PACKED
from archive.ground import accounts, crypto
from archive.ground.accounts import Person
from archive.ground.crypto import ChunkCipher
from archive.ground.db import reading
from archive.ground.files import Files
from archive.ground.jobs import Worker
from archive.rules.errors import BadInput, Refused, Unreadable
from archive.settings import STORES, Address, Place, desk_settings
from archive.stores import METADATA, prepare
from stories import codewords, drafts, looking, quarantine, support
from stories.beside_tables import Assisted, Carry, LentLocator
from stories.desk import Desk, open_desk
from stories.forms import Posted
from stories.tables import BlobRow, ConsentRow, Notebook, Part, PartState, State, Story
from tests.carried import PASSPHRASE, SLOW, TITLE, VOICE, Road
from tests.papers.papers import PAPERS
from tests.phone import Phone
from tests.workers import CANARY, PASSWORD, SECRET, begin, own_visit, sign_in, worker

TOLD_LATER = "Later that day the canary sang."


@pytest.fixture(scope="module")
def pattern(prepared: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Road]:
    """An office with a worker, her folder as it went out (`made`), told into and packed: copied fresh for each test."""
    home = tmp_path_factory.mktemp("pattern")
    office = Place.at(home / "data")
    shutil.copytree(prepared.data, office.data)
    shutil.copytree(prepared.keys, office.keys)
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(out, "SLOW", SLOW)
        patched.setattr(accounts, "hasher", lambda: cheap)
        desk = open_desk(desk_settings(office, Address("")))
        worker(desk)
        road = Road(office, desk, home / "laptop").make()
        shutil.copytree(road.folder, home / "made")
        road.tell(sound=False).pack(home / "stick.ihw")
        desk.close()
        yield road


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is slow on purpose; what it costs is asserted below, once."""
    monkeypatch.setattr(out, "SLOW", SLOW)


@pytest.fixture
def place(pattern: Road, tmp_path: Path) -> Place:
    """The office."""
    mine = Place.at(tmp_path / "data")
    shutil.copytree(pattern.office.data, mine.data)
    shutil.copytree(pattern.office.keys, mine.keys)
    return mine


@pytest.fixture
def road(pattern: Road, place: Place, desk: Desk, tmp_path: Path) -> Road:
    """A folder for jo, made."""
    shutil.copytree(pattern.folder.with_name("made"), tmp_path / "laptop")
    return Road(place, desk, tmp_path / "laptop")


@pytest.fixture
def stick(pattern: Road, road: Road, tmp_path: Path) -> Path:
    """What was told on the road, words alone, packed."""
    shutil.rmtree(road.folder)
    shutil.copytree(pattern.folder, road.folder)
    road.code = pattern.code
    return Path(shutil.copy(pattern.folder.with_name("stick.ihw"), tmp_path / "stick.ihw"))


def bring(road: Road, path: Path) -> bringing.Brought:
    return bringing.bring(road.desk, path, road.desk.clock.moment())


def everything(desk: Desk) -> dict[str, list[Any]]:
    """Every row of the desk and every key, but for the clock."""
    names = [
        table.name
        for metadata in METADATA["desk"]
        for table in metadata.sorted_tables
        if table.name != "clock"
    ]
    with desk.engine.connect() as connection, desk.keys.engine.connect() as keys:
        found = {name: list(connection.execute(text(f'SELECT * FROM "{name}"'))) for name in names}
        return {**found, "keys": list(keys.execute(text("SELECT id, state FROM key ORDER BY id")))}


# The circle


def test_the_whole_circle(road: Road, desk: Desk, notes: Flask, tmp_path: Path, place: Place) -> None:
    road.tell()
    stick, receipt = tmp_path / "stick.ihw", tmp_path / "receipt"
    assert road.pack(stick) == packing.Packed(json.loads((road.folder / PACKED).read_text())["digest"], 1, 0)
    brought = bring(road, stick)
    assert (brought.stories, brought.before, brought.renamed) == (1, False, ())
    receipt.write_text(brought.receipt)
    with Session(reading(desk.engine)) as session:
        part = session.execute(select(Part)).scalar_one()
        assert (part.state, part.facts) == (PartState.WAITING, None), "opened here, as if it had just come"
        assert session.execute(select(BlobRow.role)).scalars().all() == ["sent"]
    Worker(desk.engine, {"look": lambda id: looking.look(desk, id)}).run_all(desk.clock.moment().now)
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(Part.state)).scalar_one() == PartState.READY
        assert session.execute(select(Story.state)).scalar_one() == State.SENT
        assert session.execute(select(ConsentRow.method)).scalar_one() == "beside-worker"
        visit = session.execute(select(Assisted)).scalar_one()
        assert visit.handed_on and visit.words_seen
        notebook = session.execute(select(Notebook)).scalar_one()
        assert notebook.keep_until >= desk.clock.moment().today + timedelta(days=90)
    assert checking.faults(place) == ()
    phone = Phone(notes)
    hers = own_visit(phone, road.code)
    phone.press("rest").come_back(hers).press("read").unlock(hers)
    assert CANARY in phone.html and TITLE in phone.html
    said = wiping.wipe(road.folder, receipt)
    assert list(road.folder.iterdir()) == [] and "0 are left" in " ".join(said)


def test_nothing_lies_in_clear_at_rest_or_on_the_stick(road: Road, tmp_path: Path) -> None:
    road.tell()
    label = _label(road)
    stick = tmp_path / "stick.ihw"
    road.pack(stick)
    locator, words = road.code
    secret = [
        CANARY,
        TITLE,
        PASSWORD,
        PASSPHRASE,
        SECRET,
        label,
        words,
        # Two side by side: one short word stands in so many random bytes, or in a file's name, by chance.
        *(" ".join(two) for two in pairwise(words.split())),
        *(f'"{word}"' for word in words.split()),
        locator.replace("-", ""),
    ]
    secret += ["canary", "SQLite format", "notebook", "supporter"]
    for where in (road.all_bytes(), stick.read_bytes()):
        found = [one for one in secret if one.encode() in where]
        assert found == [] and VOICE[9_000:9_060] not in where
    assert sorted(path.name for path in (road.folder / "data").iterdir() if path.is_file()) == sorted(
        f"{name}.sqlite.sealed" for name in STORES
    )
    with road.opened():
        assert b"SQLite format" in road.all_bytes(), "planted: open, the search finds the stores"
        assert label.encode() in road.all_bytes() and CANARY.encode() not in road.all_bytes()


def _label(road: Road) -> str:
    with road.opened() as (away, _), Session(reading(away.engine)) as session:
        return session.execute(select(Assisted.label)).scalar_one()


def test_a_machine_that_stopped_loses_nothing_and_is_closed_the_next_time(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as stopped:
        stopped.setattr(folders, "close", lambda *_: None)
        road.tell(sound=False)
    assert (road.folder / "data" / "desk.sqlite").exists() and CANARY.encode() not in road.all_bytes()
    with road.opened() as (away, _), Session(reading(away.engine)) as session:
        assert session.execute(select(Story.state)).scalar_one() == State.SENT
    assert b"SQLite format" not in road.all_bytes()


def test_only_the_one_account_goes_out(road: Road, desk: Desk, place: Place) -> None:
    worker(desk, "kit")
    with road.opened() as (away, laptop):
        with Session(reading(away.engine)) as session:
            assert session.execute(select(Person.login)).scalars().all() == ["jo"]
            for table in (Notebook, Story, Assisted, ConsentRow):
                assert session.execute(select(table)).first() is None
        assert sign_in(laptop, away, "kit").page == "worker-in"
        assert sign_in(laptop, away).page == "worker-list"
    hers = Files(folders.place_of(road.folder).originals).ids()
    assert (
        hers == frozenset()
        and not list(road.folder.rglob("*.key"))
        and not list(road.folder.rglob("*.cookie"))
    )


def test_mothers_on_the_road_get_locators_that_nobody_else_gives(road: Road, desk: Desk, stick: Path) -> None:
    with Session(reading(desk.engine)) as session:
        lent = set(session.execute(select(LentLocator.locator)).scalars())
    assert len(lent) == out.LENT and road.code[0].replace("-", "") in lent


def test_an_office_gives_no_locator_that_it_lent(
    road: Road, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(desk.engine) as session:
        lent = session.execute(select(LentLocator.locator)).scalars().first()
        assert lent
        drawn = iter(lent + "K7MQ2X")
        monkeypatch.setattr(secrets, "choice", lambda _: next(drawn))
        assert codewords.new_locator(session) == "K7MQ2X"


# The passphrase and the folder


def test_a_passphrase_costs_as_much_as_we_say() -> None:
    assert crypto.SLOW == {"time_cost": 4, "memory_cost": 128 * 1024, "parallelism": 2}


def test_a_wrong_passphrase_opens_nothing(road: Road) -> None:
    before = road.all_bytes()
    for wrong in ("", "rain on the long road south", PASSPHRASE.upper()):
        with pytest.raises(Refused, match="capital letters count"):
            folders.unlock(road.letter, wrong)
    assert road.all_bytes() == before


def test_a_folder_is_made_only_where_it_can_be(road: Road, place: Place, desk: Desk, tmp_path: Path) -> None:
    now = desk.clock.moment()

    def make(folder: Path, login: str = "jo", passphrase: str = PASSPHRASE) -> None:
        out.make(place, desk, folder, login=login, passphrase=passphrase, moment=now)

    with pytest.raises(BadInput, match="not empty"):
        make(road.folder)
    with pytest.raises(BadInput, match="outside the data folder"):
        make(place.data / "laptop")
    with pytest.raises(BadInput, match="at least 15"):
        make(tmp_path / "new", passphrase="short")
    with pytest.raises(BadInput, match="signs in with that name"):
        make(tmp_path / "new", login="nobody")
    assert not (tmp_path / "new").exists()


def test_two_cannot_have_it_open(road: Road) -> None:
    with (
        folders.locked(road.folder),
        pytest.raises(Refused, match="another window"),
        folders.locked(road.folder),
    ):
        pass
    with pytest.raises(BadInput, match="no folder"), folders.locked(road.folder / "nowhere"):
        pass


def test_a_store_that_was_changed_or_changed_places_does_not_open(road: Road) -> None:
    data = road.folder / "data"
    desk, keys = data / "desk.sqlite.sealed", data / "keys.sqlite.sealed"
    right = desk.read_bytes()
    for wrong in (
        keys.read_bytes(),
        right[:-1],
        right[:500] + bytes([right[500] ^ 1]) + right[501:],
        right + b"x",
    ):
        desk.write_bytes(wrong)
        with pytest.raises(Unreadable), road.opened():
            pass
        assert desk.read_bytes() == wrong and not (data / "desk.sqlite").exists()
    desk.write_bytes(right)
    with road.opened() as (away, _), Session(reading(away.engine)) as session:
        assert session.execute(select(Person.login)).scalar_one() == "jo"


def test_a_folder_of_a_newer_program_says_so_and_stays_closed(road: Road) -> None:
    with road.opened() as (away, _), away.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = sorted(folders.at_rest(road.folder))
    with pytest.raises(BadInput, match="newer version"), road.opened():
        pass
    assert sorted(folders.at_rest(road.folder)) == before, "closed again"


def test_a_packed_folder_is_opened_only_on_purpose(road: Road, stick: Path) -> None:
    with pytest.raises(Refused, match="--unpack"):
        roads.may_open(road.folder, unpack=False)
    roads.may_open(road.folder, unpack=True)


def test_a_story_deleted_on_the_road_does_not_travel(road: Road, desk: Desk, tmp_path: Path) -> None:
    from stories import withdrawal

    road.tell(sound=False)
    with road.opened() as (away, _):
        now = away.clock.moment()
        with Session(away.engine) as session, session.begin():
            told = session.execute(select(Story)).scalar_one()
            withdrawal.delete(away, session, told, now)
        worker = Worker(away.engine, roads.handlers(away))
        worker.run_all(away.clock.moment().now)
        assert worker.failures == 0
    assert road.pack(tmp_path / "stick").stories == 0
    bring(road, tmp_path / "stick")
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(Story)).first() is None
        assert session.execute(select(Notebook.locator)).scalar_one() == road.code[0].replace("-", "")


# In: kindly refused, and nothing of it taken


def test_twice_in_is_once(road: Road, stick: Path, desk: Desk, tmp_path: Path) -> None:
    first = bring(road, stick)
    before = everything(desk)
    again = bring(road, stick)
    assert again.before and again.receipt == first.receipt
    road.pack(tmp_path / "copy")
    assert bring(road, tmp_path / "copy").receipt == first.receipt, "packed again, it is the same content"
    assert everything(desk) == before


def test_what_was_told_after_a_bundle_came_in_overwrites_nothing(
    road: Road, stick: Path, desk: Desk, tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt"
    receipt.write_text(bring(road, stick).receipt)
    roads.may_open(road.folder, unpack=True)
    road.tell(TOLD_LATER, sound=False)
    before, at_rest = everything(desk), folders.at_rest(road.folder)
    with pytest.raises(Refused, match="Nothing was wiped"):
        wiping.wipe(road.folder, receipt)
    road.pack(tmp_path / "second")
    with pytest.raises(Refused, match="keep the folder"):
        bring(road, tmp_path / "second")
    with pytest.raises(Refused, match="not for what this folder holds"):
        wiping.wipe(road.folder, receipt)
    assert everything(desk) == before and set(folders.at_rest(road.folder)) == set(at_rest)


def test_another_office_opens_nothing(road: Road, stick: Path, tmp_path: Path) -> None:
    elsewhere = Place.at(tmp_path / "elsewhere")
    prepare(elsewhere)
    other = open_desk(desk_settings(elsewhere, Address("")))
    with pytest.raises(BadInput, match="another office"):
        bringing.bring(other, stick, other.clock.moment())
    today = other.clock.moment().today
    with Session(other.engine) as session, session.begin():
        # Even one that heard of the folder: it lacks the key, and the secret.
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        carry = road.letter.carry
        session.add_all(
            [Person(id="w" * 22, login="w", name="W", roles="[]", password="", totp=b"", is_disabled=False)]
        )
        session.flush()
        session.execute(text(f"INSERT INTO supporter VALUES ('{'w' * 22}', 'health', '2099-01-01')"))
        session.add(Carry(id=carry, supporter_id="w" * 22, out_on=today, is_here=False))
    with pytest.raises(BadInput, match="changed on its way"):
        bringing.bring(other, stick, other.clock.moment())


def test_a_bundle_changed_at_any_chunk_is_refused(road: Road, desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    road.tell().pack(stick)
    whole, before = stick.read_bytes(), everything(desk)
    header, chunk = 66, 64 * 1024 + 16
    chunks = -(-(len(whole) - header) // chunk)
    assert chunks > 2
    places = [40, 60, *(header + chunk * n + at for n in range(chunks) for at in (0, 9)), len(whole) - 1]
    spoiled = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in places]
    second = header + chunk
    spoiled += [
        whole[:header] + whole[second : second + chunk] + whole[header:second] + whole[second + chunk :]
    ]
    for wrong in spoiled:
        stick.write_bytes(wrong)
        with pytest.raises(BadInput, match="changed on its way"):
            bring(road, stick)
    assert everything(desk) == before and desk.originals.ids() == frozenset() and _left(desk) == []
    stick.write_bytes(whole)
    assert bring(road, stick).stories == 1, "planted: unspoiled, it goes in"


def _left(desk: Desk) -> list[str]:
    return [path.name for path in desk.originals.folder.iterdir()]


def test_a_bundle_cut_short_or_grown_is_refused(road: Road, desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    road.tell().pack(stick)
    whole, before = stick.read_bytes(), everything(desk)
    header, chunk = 66, 64 * 1024 + 16
    ends = [*range(header + chunk, len(whole), chunk), header, 70, len(whole) - 1, len(whole) - 17]
    for wrong in (*(whole[:end] for end in ends), whole + b"x"):
        stick.write_bytes(wrong)
        with pytest.raises(BadInput):
            bring(road, stick)
    for wrong in (b"", b"IHWC", b"PK\x03\x04" + whole):
        stick.write_bytes(wrong)
        with pytest.raises(BadInput, match="no bundle"):
            bring(road, stick)
    with pytest.raises(BadInput, match="There is no file"):
        bring(road, tmp_path / "nowhere")
    assert everything(desk) == before and _left(desk) == []


def test_a_newer_bundle_says_so(road: Road, stick: Path) -> None:
    whole = stick.read_bytes()
    stick.write_bytes(whole[:4] + bytes([9]) + whole[5:])
    with pytest.raises(BadInput, match="newer version"):
        bring(road, stick)
    hostile(road, stick, lambda plain: plain.update(schema="9999"))
    with pytest.raises(BadInput, match="newer version"):
        bring(road, stick)
    plain = json.loads((road.folder / LETTER).read_text())
    (road.folder / LETTER).write_text(json.dumps({**plain, "format": 9}))
    with pytest.raises(BadInput, match="newer version"):
        folders.read_letter(road.folder)


def test_a_visit_whose_name_was_used_here_gets_a_number(road: Road, desk: Desk, stick: Path) -> None:
    label, now = _label(road), desk.clock.moment()
    with Session(desk.engine) as session, session.begin():
        jo = session.execute(select(Person.id).where(Person.login == "jo")).scalar_one()
        support.begin(session, jo, label=label, telling="beside-worker", moment=now)
    assert bring(road, stick).renamed == ((label, f"{label} 2"),)


# A hostile bundle: made by somebody who has the folder, the passphrase and our code


def hostile(road: Road, target: Path, spoil: Callable[[dict[str, Any]], object]) -> None:
    """Pack the folder with a list that somebody changed."""
    target.unlink(missing_ok=True)
    with folders.opened(road.folder, road.held) as away:
        body, listed, _ = packing.gather(away)
        plain = json.loads(body)
        spoil(plain)
        letter = road.letter
        header, key = bundle.header_for(
            letter.carry, letter.seal_to, road.held.secret, os.urandom(ChunkCipher.PREFIX)
        )
        files = [away.originals.folder / one.id for one in listed]
        folders.write_whole(target, bundle.sealed(header, key, json.dumps(plain).encode(), files))


def _first(plain: dict[str, Any], table: str) -> dict[str, Any]:
    row: dict[str, Any] = plain["tables"][table][0]
    return row


STAFF = {
    "id": "s" * 22,
    "login": "evil",
    "name": "Evil",
    "roles": '["administrator"]',
    "password": "x",
    "totp": "",
}
SPOILED: dict[str, Callable[[dict[str, Any]], object]] = {
    "a staff person": lambda plain: plain["tables"].update(person=[STAFF]),
    "a decision": lambda plain: plain["tables"].update(decision=[{}]),
    "a release": lambda plain: plain["tables"].update(release=[{"story_id": _first(plain, "story")["id"]}]),
    "a court check": lambda plain: plain["tables"].update(court_check=[{}]),
    "another folder": lambda plain: plain["tables"].update(carry=[{}]),
    "a column that stays": lambda plain: _first(plain, "story").update(deleted_on=None),
    "a missing column": lambda plain: _first(plain, "story").pop("stage"),
    "a missing table": lambda plain: plain["tables"].pop("wish"),
    "no tables": lambda plain: plain.update(tables=[]),
    "rows that are none": lambda plain: plain["tables"].update(story=["x"]),
    "another worker's visit": lambda plain: _first(plain, "assisted").update(supporter_id="k" * 22),
    "a typed label": lambda plain: _first(plain, "assisted").update(label="Marion of Corby"),
    "a published story": lambda plain: _first(plain, "story").update(state="published"),
    "a released story": lambda plain: _first(plain, "story").update(state="released"),
    "hidden by staff": lambda plain: _first(plain, "story").update(hidden_by="adm"),
    "a notebook of the office": lambda plain: _first(plain, "story").update(notebook_id="n" * 22),
    "a story of the office": lambda plain: _first(plain, "consent").update(story_id="n" * 22),
    "a path for an id": lambda plain: _first(plain, "notebook").update(id="../../../../etc/cron"),
    "words that were never sealed": lambda plain: _first(plain, "story").update(words="AAAA"),
    "no bytes": lambda plain: _first(plain, "story").update(words="not base64!"),
    "no date": lambda plain: _first(plain, "story").update(made_on="soon"),
    "a naive moment": lambda plain: _first(plain, "story").update(sent_at="2026-01-01T00:00:00"),
    "a number for a text": lambda plain: _first(plain, "story").update(language=7),
    "a text that never ends": lambda plain: _first(plain, "story").update(stage="x" * 3000),
    "a status nobody knows": lambda plain: _first(plain, "consent").update(status="very-much"),
    "a grant of another story": lambda plain: _first(plain, "consent").update(
        grant=_first(plain, "story")["title"]
    ),
    "a costly hash": lambda plain: _first(plain, "notebook").update(
        words=_first(plain, "notebook")["words"].replace("m=8", "m=9999999")
    ),
    "a hash of another kind": lambda plain: _first(plain, "notebook").update(words="plain words"),
    "somebody else's locator": lambda plain: _first(plain, "notebook").update(locator="K7MQ2X"),
    "a house key": lambda plain: plain["keys"].update(supporters="00" * 32),
    "no key": lambda plain: plain["keys"].clear(),
    "a short key": lambda plain: plain["keys"].update({_first(plain, "story")["id"]: "00"}),
    "keys that are none": lambda plain: plain.update(keys=7),
    "a file that no row names": lambda plain: plain["files"].append(
        {"id": "f" * 22, "size": 0, "sha256": ""}
    ),
    "a row twice": lambda plain: plain["tables"]["story"].append(_first(plain, "story")),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_hostile_bundle_adds_nothing(name: str, road: Road, stick: Path, desk: Desk) -> None:
    with Session(desk.engine) as session, session.begin():
        mine = session.get_one(Carry, road.letter.carry)
        session.add(Carry(id="c" * 22, supporter_id=mine.supporter_id, out_on=mine.out_on, is_here=False))
        session.flush()
        session.add(LentLocator(locator="K7MQ2X", carry_id="c" * 22))
    before = {name: rows for name, rows in everything(desk).items() if name != "keys"}
    hostile(road, stick, SPOILED[name])
    with pytest.raises((BadInput, Refused), match=r"Nothing of it|nothing of it"):
        bring(road, stick)
    after = everything(desk)
    house_keys = {id for id, _ in after.pop("keys") if len(id) != 22}
    assert after == before and _left(desk) == []
    assert "supporters" in house_keys
    hostile(road, stick, lambda _: None)
    assert bring(road, stick).stories == 1, "what she told goes in all the same, as it is"


def test_a_hostile_bundle_overwrites_nothing(road: Road, stick: Path, desk: Desk, tmp_path: Path) -> None:
    bring(road, stick)
    second = Road(road.office, desk, tmp_path / "second").make()
    second.tell(TOLD_LATER, sound=False)
    with Session(reading(desk.engine)) as session:
        ids = {
            "notebook": session.execute(select(Notebook.id)).scalar_one(),
            "assisted": session.execute(select(Assisted.id)).scalar_one(),
            "consent": session.execute(select(ConsentRow.id)).scalar_one(),
            "story": session.execute(select(Story.id)).scalar_one(),
        }
    before = everything(desk)
    for table, id in ids.items():

        def steal(plain: dict[str, Any], table: str = table, id: str = id) -> None:
            mine = _first(plain, table)["id"]
            plain.update(json.loads(json.dumps(plain).replace(mine, id)))

        hostile(second, tmp_path / "hostile", steal)
        with pytest.raises(Refused, match="here already"):
            bring(second, tmp_path / "hostile")
    assert everything(desk) == before


def test_a_bundle_by_somebody_who_only_knows_the_public_key_is_refused(road: Road, stick: Path) -> None:
    letter = road.letter
    header, key = bundle.header_for(letter.carry, letter.seal_to, bytes(32), os.urandom(7))
    stick.write_bytes(b"".join(bundle.sealed(header, key, b"{}", [])))
    with pytest.raises(BadInput, match="changed on its way"):
        bring(road, stick)


def test_what_travels_and_what_stays_is_said_of_every_column() -> None:
    stays = {
        "notebook": set(), "assisted": set(), "assisted_story": set(), "blob": set(), "contact": set(), "wish": set(),
        "story": {"deleted_on"}, "part": {"why", "facts"}, "consent": {"n"}, "sight": {"n"},
        "message": {"staff_id", "rule"}, "quarantine": {"part_id", "seen_by", "first"},
    }  # fmt: skip
    tables = {table.name: table for table in METADATA["desk"][0].sorted_tables}
    for name, model in travelling.NAMES.items():
        assert {column.name for column in tables[name].c} - set(travelling.TRAVELS[model]) == stays[name], (
            name
        )
    assert set(tables) - set(stays) == {
        "supporter", "recovery", "carry", "lent_locator", "working_copy", "release", "outing", "reply_reading",
        "claim", "court_check", "decision", "media_check", "made", "panel", "panel_reason", "softening", "known_there",
        "plea", "takedown", "seen_again", "alone", "known", "translation", "translation_answer", "identity", "identity_request", "veto", "concern",
        "concern_note", "concern_action", "reader", "reading", "passkey", "passkey_challenge", "copy_before", "my_day",
        "my_reading", "court_ground", "court_ground_word", "machine_draft", "sealed_part",
    } & set(tables), "a new table: say whether it travels"  # fmt: skip


# Court papers


def test_a_court_paper_from_a_folder_that_did_not_ask_is_set_aside_on_arrival(
    road: Road, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = PAPERS["care order, whole"]
    with monkeypatch.context() as older:
        older.setattr(Posted, "signs", ())
        road.tell(paper, sound=False)
    road.pack(tmp_path / "stick")
    bring(road, tmp_path / "stick")
    with Session(reading(road.desk.engine)) as session:
        story = session.execute(select(Story)).scalar_one()
        assert drafts.words_of(road.desk, story) == ""
        (aside,) = quarantine.standing(session, story.id)
        assert (aside.why, aside.part_id) == (quarantine.Why.CARRIED, "")
    assert checking.faults(road.office) == ()


def test_what_she_said_is_hers_on_the_road_travels_shut_away(road: Road, tmp_path: Path) -> None:
    paper = PAPERS["care order, whole"]
    with road.opened() as (away, laptop):
        begin(sign_in(laptop, away, "jo")).press("save", words=paper).press("own-words")
        laptop.press("hand-over").press("hand-over-now").code_words()
    road.pack(tmp_path / "stick")
    bring(road, tmp_path / "stick")
    with Session(reading(road.desk.engine)) as session:
        story = session.execute(select(Story)).scalar_one()
        assert drafts.words_of(road.desk, story) == ""
        assert [aside.why for aside in quarantine.standing(session, story.id)] == [quarantine.Why.HERS]


# Wiping


def test_it_is_wiped_only_against_the_right_receipt(
    road: Road, stick: Path, desk: Desk, tmp_path: Path
) -> None:
    receipt, wrong = tmp_path / "receipt", tmp_path / "wrong"
    text = bring(road, stick).receipt
    receipt.write_text(text)
    other = Road(road.office, desk, tmp_path / "other").make("jo").tell(TOLD_LATER, sound=False)
    with pytest.raises(Refused, match="another folder"):
        wiping.wipe(other.folder, receipt)
    for said in (
        "",
        "[]",
        "{}",
        text.replace('"stories": 1', '"stories": 2'),
        text.replace('"on": "2', '"on": "3'),
    ):
        wrong.write_text(said)
        with pytest.raises(BadInput, match="no receipt"):
            wiping.wipe(road.folder, wrong)
    with pytest.raises(BadInput, match="no receipt"):
        wiping.wipe(road.folder, tmp_path / "nowhere")
    (road.folder / "notes.txt").write_text("her own shopping list")
    with pytest.raises(Refused, match="not ours"):
        wiping.wipe(road.folder, receipt)
    (road.folder / "notes.txt").unlink()
    with road.opened():
        pass
    with pytest.raises(Refused, match="not for what this folder holds"):
        wiping.wipe(road.folder, receipt)
    road.pack(tmp_path / "again")
    wiping.wipe(road.folder, receipt)
    assert list(road.folder.iterdir()) == []


def test_a_folder_that_was_not_packed_is_not_wiped(road: Road, stick: Path, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt"
    receipt.write_text(bring(road, stick).receipt)
    (road.folder / PACKED).unlink()
    with pytest.raises(Refused, match="not packed"):
        wiping.wipe(road.folder, receipt)
    assert (road.folder / LETTER).exists()


def test_the_keys_go_first(road: Road, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt = tmp_path / "receipt"
    receipt.write_text(bring(road, stick).receipt)
    copy = tmp_path / "hard-link"
    os.link(road.folder / LETTER, copy)
    before = copy.read_bytes()
    monkeypatch.setattr(wiping, "_empty", lambda _: (_ for _ in ()).throw(OSError("planted")))
    with pytest.raises(OSError, match="planted"):
        wiping.wipe(road.folder, receipt)
    assert not (road.folder / LETTER).exists() and (road.folder / "data").exists()
    assert copy.read_bytes() != before and b"wrapped" not in copy.read_bytes(), (
        "the very bytes are overwritten"
    )
    monkeypatch.undo()
    wiping.wipe(road.folder, receipt)
    assert list(road.folder.iterdir()) == []
    assert wiping.wipe(road.folder, receipt) == (wiping.ALREADY,)
