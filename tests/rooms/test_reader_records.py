"""A reader records on the page of the link: piece by piece, through a cut line and a closed page, and without script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.settings import Place
from moderation import sweeps
from moderation.voices import reading_in, readings
from stories import parts
from stories.parts import Role
from stories.reading_rows import Standing
from stories.tables import BlobRow, Part, State
from tests.rooms.read_aloud import WORDS, Reading
from tests.rooms.read_aloud import no_cage_for_hers as no_cage_for_hers  # noqa: PLC0414 -- the fixture.
from tests.rooms.read_aloud import quick as quick  # noqa: PLC0414 -- the fixture.
from tests.staffed import HOST, token_in
from tests.town import Town

BY_SCRIPT = {**HOST, "headers": {"Accept": "application/json"}}


class Reader:
    """Somebody with a link, who has said yes and sees the words."""

    def __init__(self, app: Flask, told: Reading) -> None:
        self.told, self.client = told, app.test_client()
        self.here = f"/reading/{told.ask()}"
        self.first = self.client.get(self.here, **HOST)
        self.token = token_in(self.first.get_data(as_text=True))
        self.words = self.press("words", yes="yes")

    def press(self, where: str, **form: Any) -> Any:
        return self.client.post(f"{self.here}/{where}", data={"csrf_token": self.token, **form}, **HOST)

    def page(self, where: str, **form: Any) -> str:
        return str(self.press(where, **form).get_data(as_text=True))

    def script(self, do: str, plain: bytes = b"", **fields: Any) -> dict[str, Any]:
        data = {"csrf_token": self.token, "do": do, **fields}
        if plain:
            data["sound"] = (BytesIO(plain), "p")
        answer = self.client.post(f"{self.here}/send", data=data, **BY_SCRIPT)
        assert answer.status_code == 200
        said: dict[str, Any] = answer.get_json()
        return said

    def pieces(self) -> list[tuple[int, int]]:
        with Session(reading(self.told.desk.engine)) as session:
            rows = session.query(BlobRow).filter_by(part_id=self.told.part_id, role=Role.READ_SENT)
            return sorted((row.segment, row.n) for row in rows)

    def heard(self) -> list[bytes]:
        heard = []
        for source in readings._waiting(self.told.desk, self.told.row().id):
            with source:
                heard.append(source.read())
        return heard

    def files(self) -> int:
        return sum(1 for path in self.told.desk.originals.folder.rglob("*") if path.is_file())


@pytest.fixture
def reader(app: Flask, town: Town) -> Reader:
    """A reader of two lines."""
    return Reader(app, Reading(town))


def test_the_microphone_is_for_the_page_with_the_words_alone(reader: Reader) -> None:
    first, words = reader.first, reader.words
    assert "microphone=()" in first.headers["Permissions-Policy"]
    assert "microphone=(self)" in words.headers["Permissions-Policy"]
    assert "connect-src 'self'" in words.headers["Content-Security-Policy"]
    assert "connect-src" not in first.headers["Content-Security-Policy"]
    assert "record.js" in words.get_data(as_text=True) and "<script" not in first.get_data(as_text=True)
    here = reader.press("send", do="add", sound=(BytesIO(b"all of it"), "a.wav"))
    assert "Your reading is here" in here.get_data(as_text=True)
    for after in (here, reader.press("back"), reader.client.get(reader.here, **HOST)):
        assert "microphone=()" in after.headers["Permissions-Policy"]
        assert "<script" not in after.get_data(as_text=True)


def test_what_is_recorded_comes_in_pieces_and_each_counts_once(reader: Reader) -> None:
    assert reader.script("where") == {"open": True, "segment": 0}
    assert reader.script("piece", b"one ", segment=0, n=0) == reading_in.KEPT
    assert reader.script("piece", b"one ", segment=0, n=0) == reading_in.KEPT, "its answer was lost"
    assert reader.script("piece", b"two", segment=0, n=1) == reading_in.KEPT
    assert reader.told.row().state == Standing.ASKED and reader.heard() == [], "nobody hears what is not sent"
    assert reader.script("close") == reading_in.KEPT
    assert reader.script("close") == reading_in.KEPT, "its answer was lost"
    assert reader.told.row().state == Standing.SENT and reader.heard() == [b"one two"]
    assert "Your reading is here" in reader.page("send", do="recorded:")
    assert reader.script("piece", b"more", segment=0, n=2) == {"problems": [readings.NOT_NOW]}
    assert reader.pieces() == [(0, 0), (0, 1)]


def test_a_page_that_was_closed_goes_on_in_a_segment_that_no_other_page_has(reader: Reader) -> None:
    reader.script("where")
    reader.script("piece", b"one", segment=0, n=0)
    page = reader.page("words", yes="yes")
    assert (
        "A part of your reading is here" in page and "Go on recording" in page and 'data-segment="1"' in page
    )
    assert [reader.script("where")["segment"] for _ in range(2)] == [1, 2], "two pages share none"
    reader.script("piece", b"three", segment=2, n=0)
    reader.script("piece", b"two", segment=1, n=0)
    assert "Your reading is here" in reader.page("send", do="whole"), "without script too"
    assert reader.heard() == [b"one", b"two", b"three"]


def test_what_was_begun_is_thrown_away_by_one_press(reader: Reader) -> None:
    files = reader.files()
    reader.script("piece", b"one", segment=0, n=0)
    page = reader.page("send", do="anew")
    assert reader.pieces() == [] and reader.files() == files
    assert "A part of your reading is here" not in page and all(word in page for word in WORDS)
    assert reading_in.NOTHING_YET in reader.page("send", do="whole")
    assert reader.script("anew")["segment"] == 2, (
        "what a page still sends to the old one is never taken for the new"
    )


def test_a_file_takes_the_place_of_what_was_begun(reader: Reader) -> None:
    reader.script("piece", b"one", segment=0, n=0)
    reader.script("piece", b"two", segment=0, n=1)
    reader.page("send", do="add", sound=(BytesIO(b"all of it"), "a.wav"))
    assert reader.heard() == [b"all of it"]


def test_what_comes_without_its_beginning_is_left_out(reader: Reader) -> None:
    reader.script("piece", b"lost its head", segment=0, n=3)
    reader.script("piece", b"one", segment=1, n=0)
    reader.script("close")
    assert reader.heard() == [b"one"]


@pytest.mark.parametrize(
    "shut",
    [
        lambda told: told.set(hidden_by="hers"),
        lambda told: told.set(state=State.BACK),
        lambda told: told.transcribe("Other words."),
        lambda told: told.take_back(told.link),
    ],
)
def test_nothing_is_kept_once_the_link_is_shut(reader: Reader, shut: Callable[[Reading], None]) -> None:
    reader.script("piece", b"one", segment=0, n=0)
    shut(reader.told)
    pieces, files = reader.pieces(), reader.files()
    for do in ("piece", "where", "anew", "close"):
        assert reader.script(do, b"two", segment=0, n=1)["problems"]
    assert reader.press("send", do="whole").status_code in (200, 404)
    assert (reader.pieces(), reader.files()) == (pieces, files) and reader.heard() == []


def test_a_link_whose_recording_is_gone_still_answers(reader: Reader) -> None:
    reader.page("send", do="add", sound=(BytesIO(b"all of it"), "a.wav"))
    with Session(reader.told.desk.engine) as session, session.begin():
        part = session.get_one(Part, reader.told.part_id)
        parts.destroy(reader.told.desk, session, [part])
    assert "Your reading is here" in reader.client.get(reader.here, **HOST).get_data(as_text=True)
    assert "This reading is closed" in reader.page("back")


def test_nothing_is_taken_before_the_yes(app: Flask, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "press", lambda *_, **__: None)
    reader = Reader(app, Reading(town))
    files = reader.files()
    for do in ("where", "piece", "anew", "close", "anything"):
        assert reader.script(do, b"one")["problems"] == [readings.SAY_YES_FIRST]
    assert reader.pieces() == [] and reader.files() == files


def test_what_was_never_sent_goes_when_the_link_is_over(reader: Reader, town: Town) -> None:
    reader.script("piece", b"one", segment=0, n=0)
    ends = timedelta(days=readings.DAYS)

    def forgotten(moment: Moment) -> int:
        with Session(town.desk.engine) as session, session.begin():
            return reading_in.forget_unsent(town.desk, session, moment)

    assert forgotten(Moment(town.now.now + ends - timedelta(minutes=1))) == 0 and reader.pieces()
    assert forgotten(Moment(town.now.now + ends + timedelta(minutes=1))) == 1 and not reader.pieces()
    assert forgotten(Moment(town.now.now + ends + timedelta(minutes=1))) == 0, "safe to repeat"


def test_the_sweep_forgets_what_was_never_sent(
    reader: Reader,
    town: Town,
    index: Any,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Moment] = []
    monkeypatch.setattr(reading_in, "forget_unsent", lambda _, __, moment: asked.append(moment))
    sweeps.sweep(town.desk, index, town.now)
    assert asked == [town.now]
