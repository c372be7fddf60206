"""What the recorder of the page asks: pieces of any kind, a page that ran out, two pages at once; nothing said is lost."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.media.kinds import Kind
from stories import looking, part_sayings, parts, sayings
from stories.desk import Desk
from stories.tables import Part, PartState
from tests.made import drawing, voice
from tests.phone import Phone

VOICE = voice(1.5)
HALF = 40_000


@pytest.fixture
def desk(notes: Flask) -> Desk:
    """The private side that Notes has open."""
    found: Desk = notes.extensions["private"]
    return found


class Recorder:
    """The script of one page: it keeps the page's fields and asks in JSON."""

    def __init__(self, phone: Phone, once: str = "once") -> None:
        self.phone = phone
        self.fields = {name: values[0] for name, values in phone.form.fields.items()} | {"once": once}
        self.known: dict[str, str] = {}

    def ask(self, do: str, plain: bytes | None = None, **more: object) -> dict[str, Any]:
        data: dict[str, Any] = self.fields | self.known | {"do": do}
        data |= {name: str(value) for name, value in more.items()}
        if plain is not None:
            data["sound"] = (BytesIO(plain), "p")
        answer = self.phone.client.post("/", data=data, headers={"Accept": "application/json"})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.get_json()
        self.known |= {name: found[name] for name in ("story", "part") if name in found}
        return found

    def piece(self, n: int, plain: bytes, segment: int = 0) -> dict[str, Any]:
        return self.ask("piece", plain, n=n, segment=segment)

    def go(self, verb: str) -> Phone:
        fields = {name: [value] for name, value in self.fields.items()} | {"do": [verb]}
        return self.phone.send(fields)


def _parts(desk: Desk) -> list[Part]:
    with Session(reading(desk.engine), expire_on_commit=False) as session:
        return list(session.execute(select(Part).order_by(Part.position)).scalars())


def _length(desk: Desk, part: Part) -> int:
    looking.look(desk, part.id)
    with Session(reading(desk.engine)) as session:
        found = session.get_one(Part, part.id)
        assert found.state == PartState.READY, found.why
        return int(parts.facts_of(desk, found)["ms"])


def _talking(phone: Phone) -> Recorder:
    phone.open().press("carry-on").press("talk")
    recorder = Recorder(phone)
    assert recorder.piece(0, VOICE[:HALF])["problems"] == []
    return recorder


LONG = timedelta(hours=2, minutes=1)


def test_what_she_says_after_the_sign_in_ran_out_is_kept_and_she_gets_the_way_back(
    phone: Phone, desk: Desk
) -> None:
    recorder = _talking(phone)
    with time_machine.travel(utc_now() + LONG, tick=True):
        assert recorder.piece(1, VOICE[HALF:])["problems"] == []
        assert recorder.ask("close")["problems"] == []
        (part,) = _parts(desk)
        assert phone.client.get(f"/?part={part.id}").status_code == 404, "the sign-in opens nothing any more"
        recorder.go(f"recorded:{recorder.known['story']}")
        assert phone.page == "words" and sayings.NEW_HERE_SAID in phone.text
        code = phone.code_words()
        assert _length(desk, part) == 1500
        assert phone.client.get(f"/?part={part.id}").status_code == 404, "heard again after the six words"
        phone.press("rest").come_back(code)
        assert phone.press("write").page == "unlock"


def test_with_code_words_it_is_kept_and_she_comes_in_by_them(phone: Phone, desk: Desk) -> None:
    phone.tell("Words of mine.")
    phone.press("who").press("back").press("talk")
    recorder = Recorder(phone)
    recorder.piece(0, VOICE[:HALF])
    with time_machine.travel(utc_now() + LONG, tick=True):
        recorder.piece(1, VOICE[HALF:])
        recorder.ask("close")
        recorder.go(f"recorded:{recorder.known['story']}")
        assert phone.page == "back" and sayings.SAID_KEPT_AWAY in phone.text
        assert "Words of mine" not in phone.html
    assert _length(desk, _parts(desk)[0]) == 1500


def test_after_leave_nothing_more_is_kept(phone: Phone, notes: Flask, desk: Desk) -> None:
    recorder = _talking(phone)
    name = notes.config["SESSION_COOKIE_NAME"]
    cookie = phone.client.get_cookie(name)
    assert cookie is not None
    phone.client.get("/leave.css")
    phone.client.set_cookie(name, cookie.value)  # A page that still has the old one.
    answer = phone.client.post(
        "/",
        data=recorder.fields
        | recorder.known
        | {"do": "piece", "n": "1", "segment": "0", "sound": (BytesIO(b"more"), "p")},
        headers={"Accept": "application/json"},
    )
    assert "part" not in (answer.get_json(silent=True) or {})
    with Session(reading(desk.engine)) as session:
        assert len(parts.rows_of(session, _parts(desk)[0])) == 1
    recorder.go(f"recorded:{recorder.known['story']}")
    assert phone.page == "before"


def test_somebody_elses_late_piece_goes_nowhere(phone: Phone, notes: Flask, desk: Desk) -> None:
    hers = _talking(phone)
    other = _talking(Phone(notes))
    with time_machine.travel(utc_now() + LONG, tick=True):
        other.known = hers.known
        assert "part" not in other.piece(1, VOICE[HALF:])
    with Session(reading(desk.engine)) as session:
        assert len(parts.rows_of(session, _parts(desk)[0])) == 1


def test_a_page_that_was_left_open_says_so_before_she_talks(phone: Phone) -> None:
    phone.press("carry-on").press("talk")
    recorder = Recorder(phone)
    assert recorder.ask("where").get("open") is True
    with time_machine.travel(utc_now() + LONG, tick=True):
        assert "open" not in recorder.ask("where")


def test_two_pages_that_go_on_with_one_recording_never_hold_one_number(phone: Phone, desk: Desk) -> None:
    first = _talking(phone)
    second = Recorder(phone)
    second.known = dict(first.known)
    given = [one.ask("where")["segment"] for one in (first, second)]
    assert given == [1, 2]
    for one, segment in zip((first, second), given, strict=True):
        one.piece(0, VOICE, segment)
    first.ask("close")
    looking.look(desk, _parts(desk)[0].id)
    with Session(reading(desk.engine)) as session:
        rows = parts.rows_of(session, _parts(desk)[0], parts.Role.SENT)
    assert [(row.segment, row.n) for row in rows] == [(0, 0), (1, 0), (2, 0)]


def test_a_recording_that_another_page_kept_is_told_so_that_the_rest_becomes_its_own(
    phone: Phone, desk: Desk
) -> None:
    recorder = _talking(phone)
    other = Recorder(phone)
    other.known = dict(recorder.known)
    other.ask("close")
    assert recorder.piece(0, VOICE[:HALF])["problems"] == [], "what came before it was closed counts once"
    assert recorder.piece(1, VOICE[HALF:])["closed"] is True
    recorder.known, recorder.fields = (
        {"story": recorder.known["story"], "part": ""},
        recorder.fields | {"once": "n"},
    )
    recorder.piece(0, VOICE[:HALF])
    recorder.piece(1, VOICE[HALF:])
    recorder.ask("close")
    assert [_length(desk, part) for part in _parts(desk)][1] == 1500


def test_a_photo_comes_in_pieces_too_and_its_code_words_follow(phone: Phone, desk: Desk) -> None:
    photo = drawing()
    phone.press("carry-on").press("draw")
    recorder = Recorder(phone)
    for n, start in enumerate(range(0, len(photo), 1000)):
        assert recorder.piece(n, photo[start : start + 1000])["next"] == n + 1
    recorder.ask("close")
    recorder.go(f"recorded:{recorder.known['story']}")
    assert phone.page == "words" and part_sayings.KEPT[Kind.PICTURE] not in phone.text
    (part,) = _parts(desk)
    looking.look(desk, part.id)
    assert _parts(desk)[0].state == PartState.READY and part.kind == "picture"


def test_the_first_piece_says_at_once_what_cannot_be_used(phone: Phone, desk: Desk) -> None:
    phone.press("carry-on").press("talk")
    recorder = Recorder(phone)
    assert recorder.piece(0, b"%PDF-1.7 a court paper")["problems"] == [
        said
        for said in recorder.piece(0, b"%PDF-1.7 a court paper")["problems"]
        if "letter or a paper" in said
    ]
    assert recorder.piece(0, drawing())["problems"] == [part_sayings.OTHER_KIND[Kind.SOUND]]
    assert _parts(desk) == []
