"""The demo archive: filled by the rules, checked, printed again, and never poured into somebody's folder. And `ihw check`."""

from __future__ import annotations

import gc
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Column, Table, select, text
from sqlalchemy.orm import Session

from archive import checking, cli
from archive.checking import private, public
from archive.demo import filling, people
from archive.demo.pieces import Standing
from archive.demo.telling import EVERY
from archive.editions import stocktaking
from archive.editions.edition import Content, ContentNote
from archive.editions.index import Entry, Search, open_index
from archive.editions.index.words import stem, tokens, words_of
from archive.editions.tables import GrantRow
from archive.ground import accounts, jobs
from archive.ground.clock import ClockRow, utc_now
from archive.ground.crypto import new_id, seal
from archive.reading.tables import Link, Organisation, Playlist, Trainer
from archive.rules import anonymity
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from archive.settings import STORES, Address, Place, desk_settings
from archive.stores import open_named
from moderation.letters import replies
from moderation.people_tables import IdentityRequest, VetoRow
from moderation.tables import SeenAgainRow
from stories import drafts, support, supporters
from stories.desk import Desk, open_desk
from stories.tables import (
    BlobRow,
    ConsentRow,
    DeskBase,
    Part,
    Quarantined,
    ReplyReading,
    State,
    Story,
    WorkingCopy,
)
from stories.work_tables import CopyBefore, GroundRow, ReadingRow, SofteningRow
from tests.filled import copy_demo, filled_demo
from tests.rooms.shelving import grant, picture, put_out, sound

ADDRESSES = {
    "notes": "http://notes.localhost:1",
    "desk": "http://desk.localhost:2",
    "reading": "http://room.localhost:3",
}

STANDS = {
    Standing.PUBLISHED: (State.PUBLISHED, False),
    Standing.LAPSING: (State.PUBLISHED, False),
    Standing.HIDDEN: (State.PUBLISHED, True),
    Standing.ASKED_DOWN: (State.PUBLISHED, True),
    Standing.WITH_HER: (State.HERS, False),
    Standing.QUEUE: (State.SENT, False),
    Standing.BACK: (State.BACK, False),
    Standing.HELD: (State.HELD, False),
}
"""The state of its row for each standing, and whether it is hidden."""


@pytest.fixture(scope="module")
def filled() -> tuple[Place, filling.Sheet]:
    """A filled demo that nobody changes."""
    place = filled_demo().place
    return place, filling.fill(place, ADDRESSES)


@pytest.fixture
def demo(tmp_path: Path) -> Place:
    """A filled demo of this test's own."""
    return copy_demo(tmp_path / "data")


def test_the_demo_holds_what_it_promises(filled: tuple[Place, filling.Sheet]) -> None:
    place, sheet = filled
    assert (len(sheet["staff"]), len(sheet["trainers"]), len(sheet["mothers"])) == (9, 3, len(EVERY))
    assert checking.faults(place) == ()
    assert checking.counts(place) == {"stories": 32, "editions": 22, "indexed": 22}
    states = Counter(mother["about"].split(":")[0] for mother in sheet["mothers"])
    assert states == {
        "published": 20,
        "lapsing": 1,
        "hidden": 1,
        "asked-down": 1,
        "with-her": 2,
        "queue": 5,
        "back": 1,
        "held": 1,
    }


def test_the_mothers_stand_in_the_order_of_the_stories(filled: tuple[Place, filling.Sheet]) -> None:
    titles = [mother["about"].partition(": ")[2] for mother in filled[1]["mothers"]]
    assert titles == [told.title for told in EVERY]


def test_each_story_stands_at_the_desk_where_it_says(filled: tuple[Place, filling.Sheet]) -> None:
    desk = open_desk(desk_settings(filled[0], Address("")))
    with Session(desk.engine) as session:
        found = {drafts.title_of(desk, story): story for story in session.query(Story)}
        states = {title: (story.state, story.hidden_by is not None) for title, story in found.items()}
        marked = {
            drafts.title_of(desk, session.get_one(Story, row.story_id)) for row in session.query(WorkingCopy)
        }
    assert states == {told.title: STANDS[told.standing] for told in EVERY}
    drafted = {told.title for told in EVERY if told.key == people.DRAFTED.story}
    assert marked == drafted | {told.title for told in EVERY if told.standing != Standing.QUEUE}, (
        "the queue is unmarked"
    )
    assert {title: story.language for title, story in found.items()} == {
        told.title: told.language for told in EVERY
    }


def test_what_is_covered_stands_in_nothing_that_went_out(filled: tuple[Place, filling.Sheet]) -> None:
    here = open_desk(desk_settings(filled[0], Address(""))).press.shelf
    out = {
        content.title: content for content in (stocktaking.unsealed(here, id) for id in stocktaking.ids(here))
    }
    standing = [told for told in EVERY if told.standing in (Standing.PUBLISHED, Standing.LAPSING)]
    english = {told.english.title for told in standing if told.english is not None}
    assert set(out) == {told.title for told in standing} | english
    assert english == {"One letter a year"}
    for told in (told for told in EVERY if told.title in out):
        published = out[told.title].canonical().decode()
        assert [words for words in told.answer_key if anonymity.find(published, words)] == []
        kinds = [type(medium).__name__ for medium in out[told.title].media]
        assert kinds == ["Sound"] * len(told.recordings) + ["Picture"] * len(told.drawings) + ["Sound"] * (
            Medium.WORDS_READ in told.choices.media
        )


def test_it_is_printed_again_and_not_filled_twice(filled: tuple[Place, filling.Sheet]) -> None:
    place, sheet = filled
    assert filling.fill(place, ADDRESSES) == sheet
    said = filling.in_words(sheet)
    assert all(mother["words"] in said for mother in sheet["mothers"])
    elsewhere = filling.fill(place, {**ADDRESSES, "reading": "http://room.localhost:9"})
    assert elsewhere["learner_link"].startswith("http://room.localhost:9/with-us/")


def test_a_support_worker_has_one_visit_behind_her_and_comes_in(demo: Place) -> None:
    desk, (one,) = open_desk(desk_settings(demo, Address(""))), filling.fill(demo, ADDRESSES)["supporters"]
    moment = Moment(datetime.now(UTC), latest=None)
    digits = accounts.digits_of(one["totp_secret"], moment.now)
    with Session(desk.engine) as session, session.begin():
        who = {"login": one["login"], "password": one["password"], "digits": digits}
        found = supporters.admit(session, supporters.check(desk, session, **who, moment=moment), moment)
        assert found is not None and found.name == people.SUPPORTER.name
        (visit,) = support.all_of(session, found.id)
        assert (visit.label, visit.handed_on is not None) == (people.SUPPORTER.visit, True)


def test_what_people_wrote_is_read_but_for_two(filled: tuple[Place, filling.Sheet]) -> None:
    left = (*people.LEFT, *people.HELD_SESSION.said)
    desk = open_desk(desk_settings(filled[0], Address("")))
    with Session(desk.engine) as session:
        waits = {"".join(bit.text for bit in one.bits) for one in replies.waiting(desk, session)}
        assert waits == {one.words for one in left if not one.verdict}
        read = Counter(row.verdict for row in session.query(ReplyReading))
    assert read == Counter(one.verdict for one in left if one.verdict)


def test_it_is_never_poured_into_a_folder_that_holds_something_else(place: Place) -> None:
    with pytest.raises(Refused):
        filling.fill(place, ADDRESSES)


def test_the_command_prints_json_and_leaves_a_folder_that_is_well(
    filled: tuple[Place, filling.Sheet],
) -> None:
    assert set(filled_demo().printed) == {
        "addresses", "staff", "trainers", "stewards", "supporters", "mothers", "learner_link", "shut_links",
        "tries",
    }  # fmt: skip
    checked = CliRunner().invoke(cli.main, ["check", "--data", str(filled[0].data)])
    assert (checked.exit_code, checked.output) == (0, "All well: 32 stories, 22 editions, 22 indexed\n")


# What `ihw check` finds, each proved on a planted fault


def _on(store: str, statement: str) -> Callable[[Place], None]:
    def plant(place: Place) -> None:
        with open_named(place, store).begin() as connection:
            for trigger in (
                connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                .scalars()
                .all()
            ):
                connection.execute(text(f'DROP TRIGGER "{trigger}"'))
            connection.execute(text(statement))

    return plant


def _a_word_of_a_stranger_in_the_index(place: Place) -> None:
    open_index(place.index).put([Entry("nobody", "words of nobody", ("6.1",))])


def _a_story_missing_in_the_index(place: Place) -> None:
    index = open_index(place.index)
    index.drop(list(index.ids())[:1])


def _entries(place: Place) -> list[Entry]:
    here = open_desk(desk_settings(place, Address(""))).press.shelf
    return [Entry.of(id, stocktaking.unsealed(here, id), ()) for id in sorted(stocktaking.ids(here))]


def _other_words_in_the_index(place: Place) -> None:
    first, *_ = _entries(place)
    open_index(place.index).put([Entry(first.id, f"{first.text} vixenbrook", ())])


def _fewer_words_in_the_index(place: Place) -> None:
    *others, last = _entries(place)
    elsewhere = {word for one in others for word in tokens(one.text)}
    lost = next(word for word in tokens(last.text) if word not in elsewhere)
    words = " ".join(word for word in words_of(last.text) if stem(word) != lost)
    open_index(place.index).rebuild([*others, Entry(last.id, words, ())])


def _a_consent_of_tomorrow(place: Place) -> None:
    desk = open_desk(desk_settings(place, Address("")))
    with Session(desk.engine) as session, session.begin():
        row = session.query(ConsentRow).order_by(ConsentRow.n.desc()).first()
        assert row is not None
        session.execute(text("DROP TRIGGER consent_no_update"))
        row.grant = desk.seal(row.story_id, '{"audiences": ["the-moon"]}', f"consent|grant|{row.id}")


def _a_damaged_index(place: Place) -> None:
    open_index(place.index, rebuild_with=Search.FTS5).rebuild([])
    (file,) = place.index.glob("*.sqlite")
    file.write_bytes(b"nonsense " * 400)


def _a_wider_grant(place: Place) -> None:
    with Session(open_named(place, "shelf")) as session, session.begin():
        row = session.query(GrantRow).order_by(GrantRow.n.desc()).first()
        assert row is not None
        every = (1 << 6) - 1
        session.add(
            GrantRow(
                edition_id=row.edition_id,
                audiences=every,
                professions=every,
                uses=every,
                media=1,
                until=row.until,
            )
        )


def _an_open_key_file(place: Place) -> None:
    (place.keys / "desk.key").chmod(0o644)


FAULTS: dict[str, Callable[[Place], None]] = {
    "does not match its seal": _on("shelf", "UPDATE edition SET seal = 'x'"),
    "its size": _on("shelf", "UPDATE edition SET size = size + 1"),
    "or its key": _on("shelf-keys", "UPDATE key SET state = 'destroyed' WHERE id LIKE 'edition|%'"),
    "has no key": _on("keys", "DELETE FROM key WHERE id NOT IN ('staff', 'tombstones')"),
    "cannot be opened": _on("desk", "UPDATE story SET words = title"),
    "does not know it as out": _on("desk", "UPDATE outing SET is_out = 0"),
    "hidden or not published": _on("desk", "UPDATE story SET hidden_by = 'contributor'"),
    "other themes": _on("desk", "UPDATE outing SET themes = '[]'"),
    "shown wider": _a_wider_grant,
    "keeps away from nowhere: wider": _on("shelf", "DELETE FROM grant_area"),
    "the key of areas gone: wider": _on("shelf-keys", "DELETE FROM key WHERE id = 'areas'"),
    "so none is shown at all": _on("shelf-keys", "UPDATE key SET state = 'destroyed' WHERE id = 'areas'"),
    "released: not the version": _on("desk", "UPDATE release SET seal = 'x'"),
    "agreed: not the version": _on("desk", "UPDATE working_copy SET seal = 'x'"),
    "folder index.old": lambda place: place.data.joinpath("index.old").mkdir(),
    "folder index.new": lambda place: place.data.joinpath("index.new").mkdir(),
    "words that no story": _other_words_in_the_index,
    "misses 1 words": _fewer_words_in_the_index,
    "master key desk.key": lambda place: (place.keys / "desk.key").unlink(),
    "cannot be understood": _a_consent_of_tomorrow,
    "not on the shelf": _a_word_of_a_stranger_in_the_index,
    "search index cannot be used": _a_damaged_index,
    "misses": _a_story_missing_in_the_index,
    "read by others": _an_open_key_file,
}


@pytest.mark.parametrize("said", sorted(FAULTS))
def test_check_finds_what_is_wrong(demo: Place, said: str) -> None:
    assert checking.faults(demo) == ()
    FAULTS[said](demo)
    found = checking.faults(demo)
    assert any(said.rpartition(": ")[2] in fault for fault in found), found
    run = CliRunner().invoke(cli.main, ["check", "--data", str(demo.data)])
    assert run.exit_code == 1


@pytest.mark.parametrize(
    "table_column", private.sealed_columns(), ids=lambda pair: f"{pair[0]}.{pair[1].name}"
)
def test_each_sealed_value_that_was_changed_is_named(
    demo: Place, table_column: tuple[Table, Column[bytes]]
) -> None:
    table, column = table_column
    _a_part(demo)
    _more(demo)
    assert checking.faults(demo) == ()
    _on("desk", f'UPDATE "{table.name}" SET "{column.name}" = randomblob(60)')(demo)
    named = [
        fault
        for fault in checking.faults(demo)
        if f"its {table.name} {column.name} cannot be opened" in fault
    ]
    assert named


def _a_part(place: Place) -> str:
    """A recording of one of her stories with one sealed file; returns the file's id."""
    desk = open_desk(desk_settings(place, Address("")))
    with Session(desk.engine) as session, session.begin():
        story = session.query(Story).filter_by(state="published").order_by(Story.id).first()
        assert story is not None
        part = Part(
            id=new_id(), story_id=story.id, kind="sound", state="ready", position=1, made_on=story.made_on
        )
        part.facts = desk.seal(story.id, "{}", f"part|facts|{part.id}")
        session.add(part)
        session.flush()
        blob = desk.originals.keep(BytesIO(b"a recording" * 9_000))
        key = seal(desk.keys.get(story.id), blob.key, about=f"blob|key|{blob.id}")
        session.add(BlobRow(id=blob.id, part_id=part.id, role="sent", key=key, size=blob.size))
    return blob.id


def _more(place: Place) -> None:
    """What the demo has none of: words set aside, a ground of law, a softened detail, an adviser's no, a step to undo."""
    desk = open_desk(desk_settings(place, Address("")))
    with Session(desk.engine) as session, session.begin():
        story = session.query(Story).filter_by(state="sent").order_by(Story.id).first()
        assert story is not None
        aside, soft = new_id(), new_id()
        words = desk.seal(
            story.id, json.dumps({"words": "IT IS ORDERED", "after": ""}), f"quarantine|words|{aside}"
        )
        session.add(
            Quarantined(
                id=aside,
                story_id=story.id,
                part_id=None,
                words=words,
                why="hers",
                on=story.made_on,
                first=None,
            )
        )
        ground = new_id()
        said = desk.seal(story.id, "{}", f"court_ground|said|{ground}")
        session.add(GroundRow(id=ground, story_id=story.id, said=said, staff_id="r", on=story.made_on))
        reason = desk.seal(story.id, "a town", f"softening|reason|{soft}")
        now = datetime.now(UTC)
        session.add(
            SofteningRow(
                id=soft, story_id=story.id, before="a", after="b", reason=reason, staff_id="s", at=now
            )
        )
        for row in _of_the_desk(desk, story.id, now):
            session.add(row)


def _of_the_desk(desk: Desk, story_id: str, now: datetime) -> Iterator[DeskBase]:
    def sealed(what: str) -> bytes:
        return desk.seal(story_id, "{}", what)

    yield VetoRow(
        id="v", story_id=story_id, kind="wording", words=sealed("veto|words|v"), staff_id="s", at=now
    )
    yield IdentityRequest(
        id="i", story_id=story_id, reason="tell", words=sealed("identity_request|words|i"), asked_by="s", asked_at=now,
    )  # fmt: skip
    yield ReadingRow(
        id="r", story_id=story_id, part_id="p", number=1, state="closed", of="", first="s",
        facts=sealed("reading|facts|r"),
    )  # fmt: skip
    yield SeenAgainRow(
        story_id=story_id, id="a", staff_id="s", words=sealed("seen_again|words|a"), hide=0, at=now
    )
    yield CopyBefore(
        n=1_000_000, story_id=story_id, copy_id="c", staff_id="s", act="mark", said=sealed("copy_before|said|1000000"),
        language="en", state="sent", after="", at=now,
    )  # fmt: skip


def _change_a_byte(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)


@pytest.mark.parametrize(
    "plant",
    [
        lambda place, id: (place.originals / id).unlink(),
        lambda place, id: _change_a_byte(place.originals / id),
        lambda place, id: _on("desk", f"UPDATE blob SET size = size - 1 WHERE id = '{id}'")(place),
        lambda place, id: _on("desk", f"UPDATE blob SET key = randomblob(60) WHERE id = '{id}'")(place),
    ],
)
def test_a_file_of_a_part_that_is_not_whole_is_named(
    demo: Place, plant: Callable[[Place, str], object]
) -> None:
    id = _a_part(demo)
    assert checking.faults(demo) == ()
    plant(demo, id)
    (fault,) = checking.faults(demo)
    assert "a file of its part" in fault


@pytest.mark.parametrize(
    "plant",
    [
        lambda place: next(place.published.iterdir()).unlink(),
        lambda place: _change_a_byte(next(place.published.iterdir())),
        _on("shelf", "UPDATE edition_medium SET size = size - 1"),
        _on("shelf", "UPDATE edition_medium SET key = randomblob(60)"),
        _on("shelf", "DELETE FROM edition_medium WHERE encoding = 'png'"),
        _on("shelf", "UPDATE edition_medium SET encoding = 'jpeg' WHERE encoding = 'png'"),
    ],
)
def test_a_file_of_an_edition_that_is_not_whole_is_named(
    place: Place, desk: Desk, plant: Callable[[Place], object]
) -> None:
    voice, drawing = b"a voice" * 20_000, b"a drawing"
    content = Content("A title", "Words.", ContentNote("What."), media=(sound(voice), picture(drawing)))
    put_out(desk.press, content, grant(media=tuple(Medium)), media=(voice, drawing))
    assert list(public.shelf(desk)) == []
    plant(place)
    (fault,) = public.shelf(desk)
    assert "a recording or picture of it is gone, or is not the one she released" in fault


def test_what_waits_for_its_purge_is_no_fault_and_is_said(demo: Place) -> None:
    _a_word_of_a_stranger_in_the_index(demo)
    _other_words_in_the_index(demo)
    assert len(checking.faults(demo)) == 2
    with Session(open_named(demo, "desk")) as session, session.begin():
        jobs.later(session, "purge-index", "shelf", due=utc_now() + timedelta(hours=1))
    assert checking.faults(demo) == ()
    run = CliRunner().invoke(cli.main, ["check", "--data", str(demo.data)])
    assert run.exit_code == 0
    assert "words wait for their purge" in run.output


def _overwritten(path: Path) -> None:
    path.write_bytes(b"nonsense " * 4_000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scratched(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[8_192:24_576] = b"\x17" * 16_384
    path.write_bytes(body)


@pytest.mark.parametrize("damage", [_overwritten, _cut, _scratched])
@pytest.mark.parametrize("name", STORES)
def test_a_damaged_store_is_named_and_nothing_else_is_asked(
    demo: Place, name: str, damage: Callable[[Path], None]
) -> None:
    damage(demo.store(name))
    run = CliRunner().invoke(cli.main, ["check", "--data", str(demo.data)])
    assert run.exit_code == 1
    assert run.output.startswith(f"The store {name} is damaged.")
    assert not run.exception or isinstance(run.exception, SystemExit)


def test_a_missing_store_is_named(demo: Place) -> None:
    demo.store("uses").unlink()
    assert checking.faults(demo) == ("The store uses is missing. Run: ihw prepare",)


def test_a_shelf_and_index_that_are_lost_are_made_anew(demo: Place) -> None:
    shutil.rmtree(demo.index)
    with open_named(demo, "shelf").begin() as connection:
        connection.execute(text("DELETE FROM edition_theme"))
        connection.execute(text("DELETE FROM edition"))
    run = CliRunner().invoke(cli.main, ["rebuild", "--data", str(demo.data)])
    assert (run.exit_code, run.output) == (0, "22 put out\n")
    assert checking.faults(demo) == (), "the keys of the lost rows are destroyed too"


def test_the_search_engine_is_changed_by_a_rebuild_and_kept_by_the_next(demo: Place) -> None:
    before = open_index(demo.index)
    assert before.engine() == Search.WHOOSH
    for asked, now in (
        (["--search", "fts5"], Search.FTS5),
        ([], Search.FTS5),
        (["--search", "whoosh"], Search.WHOOSH),
    ):
        run = CliRunner().invoke(cli.main, ["rebuild", "--data", str(demo.data), *asked])
        assert (run.exit_code, run.output) == (0, "22 put out\n")
        assert open_index(demo.index).engine() == before.engine() == now
        assert checking.faults(demo) == ()
        assert len(before.ids()) == 22


# Whoosh leaves files that it could not read to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("search", list(Search))
def test_a_damaged_index_is_mended_by_the_sweep_and_by_hand(demo: Place, search: Search) -> None:
    for command in ("sweep", "rebuild"):
        open_index(demo.index, rebuild_with=search).rebuild([])
        for path in demo.index.iterdir():
            path.write_bytes(b"nonsense")
        assert checking.faults(demo) == ("The search index cannot be used. Run: ihw rebuild",)
        run = CliRunner().invoke(cli.main, [command, "--data", str(demo.data)])
        assert run.exit_code == 0, run.output
        assert checking.faults(demo) == ()
        assert open_index(demo.index).engine() == search
    gc.collect()


def test_from_many_stories_the_other_engine_is_advised_and_nothing_is_called_wrong(
    demo: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checking.advice(demo) == ()
    monkeypatch.setattr(checking, "FTS5_FROM", 4)
    run = CliRunner().invoke(cli.main, ["check", "--data", str(demo.data)])
    assert run.exit_code == 0
    assert "ihw rebuild --search fts5" in run.output
    assert "All well" in run.output
    open_index(demo.index, rebuild_with=Search.FTS5).rebuild([])
    assert checking.advice(demo) == ()


def test_a_leap_of_the_clock_is_accepted_by_a_person(demo: Place) -> None:
    with Session(open_named(demo, "desk")) as session, session.begin():
        session.merge(ClockRow(id=1, latest=utc_now(), jumped=True))
    assert CliRunner().invoke(cli.main, ["clock", "accept", "--data", str(demo.data)]).exit_code == 0
    with Session(open_named(demo, "desk")) as session:
        assert not session.get_one(ClockRow, 1).jumped


def test_preparing_invites_the_first_administrator_and_no_second(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli.main, ["prepare", "--data", str(tmp_path / "d")])
    assert "/invitation/" in run.output
    assert not any(line.startswith("0x") for line in run.output.splitlines())


INVITE = ("invite", "--organisation", "A college", "--profession", "students")
MOVE = ("move", "--organisation", "A college")


def _ihw(demo: Place, *asked: str) -> Result:
    return CliRunner().invoke(cli.main, [*asked, "--data", str(demo.data)])


def test_a_trainer_is_invited_with_areas_and_professions(demo: Place) -> None:
    assert "/invitation/" in _ihw(demo, *INVITE, "--area", "kent").output
    assert "/invitation/" in _ihw(demo, *INVITE).output, "a known organisation keeps its areas"


def test_an_invitation_never_moves_an_organisation_unsaid(demo: Place) -> None:
    assert _ihw(demo, *INVITE, "--area", "kent").exit_code == 0
    again = _ihw(demo, *INVITE, "--area", "sussex")
    assert again.exit_code == 1
    assert "ihw move" in again.output
    nowhere = _ihw(demo, "invite", "--organisation", "Another", "--profession", "students")
    assert (nowhere.exit_code, nowhere.output) == (1, "Error: Choose at least one area from the list.\n")


def test_an_organisation_that_moves_takes_no_open_link_along(demo: Place) -> None:
    with Session(open_named(demo, "lists")) as session:
        name = session.execute(
            select(Organisation.name)
            .join(Trainer, Trainer.organisation_id == Organisation.id)
            .join(Playlist, Playlist.person_id == Trainer.person_id)
            .join(Link, Link.playlist_id == Playlist.id)
        ).scalars().first()  # fmt: skip
    assert name is not None
    assert (
        _ihw(demo, "move", "--organisation", name, "--area", "sussex").output == "1 areas; 3 links stopped\n"
    )
    with Session(open_named(demo, "lists")) as session:
        areas = select(Organisation.areas).where(Organisation.name == name)
        assert session.execute(areas).scalar_one() == '["sussex"]'
        assert not session.execute(select(Link.id).where(Link.is_stopped.is_(False))).all()
    assert _ihw(demo, *MOVE, "--area", "kent").exit_code == 1, "nobody of that name"
    assert _ihw(demo, "move", "--organisation", name).exit_code == 1, "and nowhere is no place"


def test_a_command_on_an_empty_folder_says_what_to_run(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli.main, ["sweep", "--data", str(tmp_path / "nothing")])
    assert run.exit_code == 1
    assert "ihw prepare" in run.output


def test_every_command_stands_in_the_operators_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "for-operators.md").read_text()
    for name in cli.main.commands:
        assert f"ihw {name}" in page, name


def test_no_page_of_the_demo_is_told_by_a_deleted_story(filled: tuple[Place, filling.Sheet]) -> None:
    with Session(open_named(filled[0], "desk")) as session:
        assert session.query(Story).filter_by(state="deleted").count() == 0
