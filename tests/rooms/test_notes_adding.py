"""She talks and draws: sealed as it arrives, opened by the worker, told kindly what cannot be used, taken out for good."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.ground.jobs import Worker
from archive.media import sound
from archive.media.cage import Interrupted
from archive.rules.choices import Medium
from archive.settings import Place
from stories import consenting, looking, parts
from stories.desk import Desk
from stories.tables import BlobRow, Part, PartState, Story
from tests.made import drawing, voice
from tests.phone import Phone

VOICE = voice(1.5)
DRAWING = drawing()


@pytest.fixture
def app_desk(notes: Flask) -> Desk:
    """The private side that Notes has open."""
    found: Desk = notes.extensions["private"]
    return found


def _parts(desk: Desk) -> list[Part]:
    with Session(reading(desk.engine), expire_on_commit=False) as session:
        return list(session.execute(select(Part).order_by(Part.position)).scalars())


def _look(desk: Desk) -> None:
    for part in _parts(desk):
        looking.look(desk, part.id)


def _record(phone: Phone, plain: bytes = VOICE) -> Phone:
    return phone.press("carry-on").press("talk").press("add", files={"sound": plain})


def test_a_first_recording_gives_her_the_way_back(phone: Phone, app_desk: Desk) -> None:
    _record(phone)
    assert phone.page == "words" and phone.code_words()[1]
    assert phone.taps <= 6 and len(phone.pages) <= 5
    (part,) = _parts(app_desk)
    assert (part.kind, part.state) == ("sound", PartState.WAITING)


@pytest.mark.parametrize("way", ["talk", "draw"])
def test_back_from_a_way_not_taken_leads_to_the_blank_page(phone: Phone, way: str) -> None:
    assert phone.press("carry-on").press(way).press("back").page == "write"
    assert phone.press("back").page == "before"


def test_nothing_that_she_sends_lies_anywhere_in_clear(phone: Phone, place: Place, tmp_path: Path) -> None:
    canary = VOICE[2000:2040]
    _record(phone)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.parent == place.originals for path in files)
    assert not [
        path for path in files if canary in path.read_bytes() or b"what she called it" in path.read_bytes()
    ]


def test_what_was_opened_can_be_heard_and_its_page_says_how_long(phone: Phone, app_desk: Desk) -> None:
    _record(phone)
    _look(app_desk)
    phone.press("who").press("back").press("talk")
    assert "2 seconds" in phone.text and "Saved." in phone.text
    (part,) = _parts(app_desk)
    heard = phone.client.get(f"/?part={part.id}")
    assert heard.status_code == 200 and heard.data[:4] == b"OggS"
    assert heard.headers["Cache-Control"] == "no-store"
    assert "Last-Modified" not in heard.headers
    piece = phone.client.get(f"/?part={part.id}", headers={"Range": "bytes=0-9"})
    assert (piece.status_code, piece.data) == (206, heard.data[:10])


def test_what_is_stopped_while_it_is_opened_waits_and_is_opened_later(
    phone: Phone, app_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that goes down with her file open, or a program that was replaced: it is not her file that is damaged."""

    def stopped(*_: object) -> NoReturn:
        raise Interrupted

    _record(phone)
    worker = Worker(app_desk.engine, {"look": lambda id: looking.look(app_desk, id)})
    now = app_desk.clock.moment().now
    with monkeypatch.context() as machine:
        machine.setattr(sound, "hear", stopped)
        worker.run_all(now)
    (part,) = _parts(app_desk)
    assert part.state == PartState.WAITING and worker.failures
    worker.run_all(now + timedelta(minutes=5))
    (part,) = _parts(app_desk)
    assert part.state == PartState.READY


def test_another_phone_gets_not_a_byte(phone: Phone, notes: Flask, app_desk: Desk) -> None:
    _record(phone)
    _look(app_desk)
    (part,) = _parts(app_desk)
    other = Phone(notes)
    assert other.client.get(f"/?part={part.id}").status_code == 404
    _record(other)
    assert other.client.get(f"/?part={part.id}").status_code == 404
    phone.client.get("/leave.css")
    assert phone.client.get(f"/?part={part.id}").status_code == 404


def test_a_picture_is_made_clean_and_its_hidden_facts_are_gone(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("draw").press("add", files={"picture": DRAWING})
    _look(app_desk)
    (part,) = _parts(app_desk)
    assert part.state == PartState.READY
    seen = phone.client.get(f"/?part={part.id}").data
    assert seen[:2] in (b"\xff\xd8", b"\x89P") and b"canary" not in seen


@pytest.mark.parametrize(
    ("page", "name", "plain", "says"),
    [
        ("talk", "sound", b"%PDF-1.7 a court paper", "looks like a letter or a paper, not a recording"),
        (
            "draw",
            "picture",
            b"%PDF-1.7 a court paper",
            "not a drawing or a photo. Please do not send court papers",
        ),
        ("draw", "picture", b"Dear Tessa, please find the order", "Tell it in your own words"),
        ("talk", "sound", b"<!DOCTYPE html><html><body>", "Tell it in your own words"),
        ("draw", "picture", b"Return-Path: <a@example.org>\r\nSubject: order", "Tell it in your own words"),
        ("draw", "picture", b"{\\rtf1\\ansi", "Tell it in your own words"),
        ("draw", "picture", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Tell it in your own words"),
        ("draw", "picture", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "Tell it in your own words"),
        (
            "draw",
            "picture",
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "Tell it in",
        ),
        ("draw", "picture", b"PK\x03\x04" + bytes(26) + b"beach.jpg", "packed folder"),
        ("talk", "sound", DRAWING, "This is a picture"),
        ("draw", "picture", VOICE, "This is a recording"),
        ("draw", "picture", b"<svg onload=alert(1)>", ""),
        ("talk", "sound", b"", "no recording here yet"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence_and_kept_nowhere(
    phone: Phone, place: Place, app_desk: Desk, page: str, name: str, plain: bytes, says: str
) -> None:
    phone.press("carry-on").press(page).press("add", files={name: plain})
    assert phone.answer.status_code == 200 and "Please look at this" in phone.text
    assert says.lower() in phone.text.lower()
    assert _parts(app_desk) == [] and not list(place.originals.iterdir())


def test_what_only_looks_like_a_recording_is_told_beside_it(phone: Phone, app_desk: Desk) -> None:
    _record(phone, b"RIFF\x00\x00\x00\x00WAVEfmt " + b"nonsense" * 40)
    _look(app_desk)
    (part,) = _parts(app_desk)
    assert part.state == PartState.REFUSED and part.why
    phone.press("who").press("back").press("talk")
    assert part.why in phone.text
    phone.press("take-out")
    assert _parts(app_desk) == []


def test_pieces_come_in_any_number_of_times_and_count_once(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("talk")
    fields = {name: values[0] for name, values in phone.form.fields.items()} | {"once": "o"}

    def send(n: int, plain: bytes, **more: str) -> dict[str, object]:
        data: dict[str, object] = {**fields, "do": "piece", "n": str(n), "segment": "0", **more}
        data["sound"] = (BytesIO(plain), "p")
        answer = phone.client.post("/", data=data, headers={"Accept": "application/json"})
        found: dict[str, object] = answer.get_json()
        return found

    first = send(0, VOICE[:40_000])
    assert (first["next"], first["problems"]) == (1, [])
    assert send(0, VOICE[:40_000]) == first, "its answer was lost on the way"
    known = {"story": str(first["story"]), "part": str(first["part"])}
    assert send(1, VOICE[40_000:], **known)["next"] == 2
    assert send(1, VOICE[40_000:], **known)["next"] == 2
    ended = phone.client.post(
        "/",
        data=fields | {"do": f"close:{known['story']}.{known['part']}"},
        headers={"Accept": "application/json"},
    )
    assert ended.get_json()["problems"] == []
    _look(app_desk)
    (part,) = _parts(app_desk)
    assert (part.state, parts.facts_of(app_desk, part)["ms"]) == (PartState.READY, 1500)
    assert "problems" in send(2, b"late", **known), "a finished recording takes nothing more"
    with Session(reading(app_desk.engine)) as session:
        rows = session.execute(select(BlobRow).where(BlobRow.role == "sent")).scalars().all()
        needed = parts.needed_files(session)
    assert len(rows) == 2
    assert app_desk.originals.ids() == needed, "nothing is left that no row names"


def test_a_recording_that_was_cut_off_is_kept_as_it_is(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("talk")
    fields = {name: values[0] for name, values in phone.form.fields.items()}
    phone.client.post(
        "/", data={**fields, "do": "piece", "n": "0", "segment": "0", "sound": (BytesIO(VOICE), "p")}, headers={"Accept": "application/json"}
    )  # fmt: skip
    phone.open()
    assert "cut off" in phone.text
    phone.press("end")
    assert phone.page == "words"
    _look(app_desk)
    assert _parts(app_desk)[0].state == PartState.READY


def test_her_story_can_be_a_recording_alone_and_its_voice_is_asked_for(phone: Phone, app_desk: Desk) -> None:
    _record(phone)
    _look(app_desk)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
    assert phone.page == "voice"
    phone.press("go-on", tick={"voice": ["own-voice"]})
    assert phone.page == "long"
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]}).press("right")
    phone.press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    assert phone.page == "done" and "Two people" in phone.text
    with Session(reading(app_desk.engine)) as session:
        story = session.execute(select(Story)).scalar_one()
        consent = consenting.newest(app_desk, session, story.id)
    assert consent is not None and consent.grant.media == {Medium.WORDS, Medium.OWN_VOICE}


def test_her_voice_left_open_is_a_no_and_the_story_waits(phone: Phone, app_desk: Desk) -> None:
    _record(phone)
    _look(app_desk)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
    phone.press("skip").press("go-on", tick={"long": ["1-year"], "then": ["ask"]}).press("right")
    phone.press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    with Session(reading(app_desk.engine)) as session:
        assert session.execute(select(Story.state)).scalar_one() == "draft"


def test_a_story_is_not_sent_while_a_recording_is_still_being_opened(phone: Phone) -> None:
    _record(phone)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
    phone.press("go-on", tick={"voice": ["words"]}).press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    phone.press("right")
    assert phone.page == "write" and "still opening" in phone.text


def test_a_file_that_is_far_too_large_is_told_and_what_was_saved_is_safe(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, app_desk: Desk
) -> None:
    monkeypatch.setattr("stories.receiving.LARGEST_UPLOAD", 50_000)
    phone.tell("Words of mine.")
    phone.press("who").press("back").press("talk").press("add", files={"sound": VOICE})
    assert phone.answer.status_code == 200 and "too large" in phone.text
    assert _parts(app_desk) == []


def test_deleted_with_the_story_its_files_are_gone(phone: Phone, app_desk: Desk, place: Place) -> None:
    _record(phone)
    _look(app_desk)
    assert list(place.originals.iterdir())
    code = phone.code_words()
    phone.press("rest")
    phone.come_back(code).press("delete").press("delete-now")
    assert not list(place.originals.iterdir()) and _parts(app_desk) == []
