"""Three equal ways, mixed freely; a sign-in that ends on any of them loses nothing (a6, rule 25; scorecard rows 6, 7, 26)."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from archive.ground.db import reading
from stories import parts, pieces, sayings
from stories.desk import Desk
from stories.tables import Notebook, Part, PartState, Story
from tests.made import drawing, voice
from tests.phone import Form, Phone

AWAY = timedelta(minutes=45)
VOICE = voice(1.0)


def _parts(desk: Desk) -> list[Part]:
    with Session(reading(desk.engine), expire_on_commit=False) as session:
        return list(session.execute(select(Part).order_by(Part.made_on, Part.position)).scalars())


def _notebooks(desk: Desk) -> int:
    with Session(reading(desk.engine)) as session:
        return len(session.execute(select(Notebook.id)).all())


# Mixed freely


def test_the_three_ways_stand_side_by_side_and_go_into_one_story(phone: Phone, desk: Desk) -> None:
    phone.press("carry-on")
    assert {"save", "talk", "draw"} <= {do.partition(":")[0] for do in phone.form.buttons}
    phone.press("save", words="I sat on the step.").press("who").press("back")
    for way, file in (("talk", {"sound": VOICE}), ("draw", {"picture": drawing()})):
        phone.press(way).press("add", files=file)
        phone.press("write")
    assert phone.form.fields["words"] == ["I sat on the step."]
    assert "Recording 1" in phone.text and "Picture 1" in phone.text
    with Session(reading(desk.engine)) as session:
        (story,) = session.execute(select(Story)).scalars()
        assert sorted(part.kind for part in parts.all_of(session, story.id)) == ["picture", "sound"]


@pytest.mark.parametrize("first", ["talk", "draw"])
def test_words_may_come_after_a_voice_or_a_drawing(phone: Phone, desk: Desk, first: str) -> None:
    file = {"talk": {"sound": VOICE}, "draw": {"picture": drawing()}}[first]
    phone.press("carry-on").press(first).press("add", files=file)
    assert phone.page == "words" and phone.taps <= 6 and len(phone.pages) <= 5
    phone.press("who").press("back").press("save", words="And then some words.")
    with Session(reading(desk.engine)) as session:
        assert len(session.execute(select(Story.id)).all()) == 1


# A sign-in that ran out, on each of the three ways (words: `test_notes_telling`)


@pytest.mark.parametrize("way", ["talk", "draw"])
def test_a_file_sent_after_the_sign_in_ran_out_is_kept_and_waits_behind_her_words(
    notes: Flask, desk: Desk, way: str
) -> None:
    file = {"talk": {"sound": VOICE}, "draw": {"picture": drawing()}}[way]
    with time_machine.travel(utc_now(), tick=False) as clock:
        phone = Phone(notes)
        code = phone.tell("I sat on the step.")
        phone.press("who").press("back").press(way)
        clock.shift(AWAY)
        phone.press("add", files=file)
        assert phone.page == "back" and "is kept" in phone.text
        assert "step" not in phone.html and not any(do.startswith("take-out") for do in phone.form.buttons)
        (part,) = _parts(desk)
        assert (part.state, _notebooks(desk)) == (PartState.WAITING, 1)
        phone.press("open", locator=code[0], code=code[1]).press("write")
        phone.unlock(code)
        assert {"talk": "Recording 1", "draw": "Picture 1"}[way] in phone.text


@pytest.mark.parametrize("way", ["talk", "draw"])
def test_a_first_file_sent_too_late_has_a_notebook_and_code_words_of_its_own(
    notes: Flask, desk: Desk, way: str
) -> None:
    file = {"talk": {"sound": VOICE}, "draw": {"picture": drawing()}}[way]
    with time_machine.travel(utc_now(), tick=False) as clock:
        phone = Phone(notes)
        phone.press("carry-on").press(way)
        clock.shift(AWAY)
        phone.press("add", files=file)
        assert phone.page == "words" and phone.code_words()[1]
        assert [part.state for part in _parts(desk)] == [PartState.WAITING]


def _piece(phone: Phone, do: str, n: int, plain: bytes, **more: str) -> dict[str, object]:
    fields = {name: values[0] for name, values in phone.form.fields.items()}
    data: dict[str, object] = {**fields, "once": "o", "do": do, "n": str(n), "segment": "0", **more}
    if plain:
        data["sound"] = (BytesIO(plain), "p")
    answer = phone.client.post("/", data=data, headers={"Accept": "application/json"})
    found: dict[str, object] = answer.get_json()
    return found


@pytest.mark.parametrize("has_words", [True, False])
def test_what_is_said_while_the_sign_in_runs_out_is_kept_piece_by_piece(
    notes: Flask, desk: Desk, has_words: bool
) -> None:
    with time_machine.travel(utc_now(), tick=False) as clock:
        phone = Phone(notes)
        if has_words:
            code = phone.tell("I sat on the step.")
            phone.press("who").press("back").press("talk")
        else:
            phone.press("carry-on").press("talk")
        first = _piece(phone, "piece", 0, VOICE[:20_000])
        known = {"story": str(first["story"]), "part": str(first["part"])}
        clock.shift(AWAY)
        assert _piece(phone, "piece", 1, VOICE[20_000:], **known)["next"] == 2
        assert _piece(phone, f"close:{known['story']}.{known['part']}", 0, b"")["problems"] == []
        (part,) = _parts(desk)
        assert part.state == PartState.WAITING and _notebooks(desk) == 1
        fields = {name: values[0] for name, values in phone.form.fields.items()}
        phone.send({name: [value] for name, value in fields.items()} | {"do": [f"recorded:{known['story']}"]})
        if has_words:
            assert phone.page == "back" and sayings.SAID_KEPT_AWAY in phone.text
            phone.press("open", locator=code[0], code=code[1])
            assert phone.page == "status"
        else:
            assert phone.page == "words" and phone.code_words()[1], "or nobody could ever hear it"


def test_a_page_of_somebody_else_writes_nothing_into_hers(notes: Flask, desk: Desk) -> None:
    with time_machine.travel(utc_now(), tick=False) as clock:
        hers, other = Phone(notes), Phone(notes)
        hers.press("carry-on").press("talk")
        first = _piece(hers, "piece", 0, VOICE[:20_000])
        other.tell("Something else.")
        other.press("who").press("back").press("talk")
        clock.shift(AWAY)
        known = {"story": str(first["story"]), "part": str(first["part"])}
        fields = {name: values[0] for name, values in other.form.fields.items()}
        data = {
            **fields,
            **known,
            "do": "piece",
            "n": "1",
            "segment": "0",
            "sound": (BytesIO(VOICE[20_000:]), "p"),
        }
        answer = other.client.post("/", data=data, headers={"Accept": "application/json"})
        assert answer.status_code == 404 or (
            answer.get_json()["problems"] and "part" not in answer.get_json()
        )
        fields["do"] = f"recorded:{known['story']}"
        other.send({name: [value] for name, value in fields.items()})
        assert other.page == "back", "put in your own words; nothing of hers is named"
        with Session(reading(desk.engine)) as session:
            part = session.get_one(Part, known["part"])
            assert pieces.last(session, part)[1] == 1


def test_after_leave_nothing_is_taken_for_hers(notes: Flask, desk: Desk) -> None:
    phone = Phone(notes)
    phone.press("carry-on").press("talk")
    first = _piece(phone, "piece", 0, VOICE[:20_000])
    fields = {name: values[0] for name, values in phone.form.fields.items()}
    phone.client.get("/leave.css")
    data = {**fields, "story": str(first["story"]), "do": f"recorded:{first['story']}"}
    phone.client.post("/", data=data)
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(Notebook.locator)).scalars().all() == [None]


# Rows 6, 7, 26


def test_every_question_of_the_way_can_be_left_open(phone: Phone) -> None:
    phone.tell("I sat on the step.")
    phone.press("who").press("go-on", tick={"court": ["not-sure"]})
    while phone.page != "done":
        buttons = {do.partition(":")[0] for do in phone.form.buttons}
        assert buttons & {"skip", "right", "cleared"}, phone.page
        phone.press(next(do for do in ("skip", "right", "cleared") if do in buttons))
        assert len(phone.pages) <= 20
    assert "private" in phone.text


def test_the_smallest_yes_takes_at_most_eight_screens_and_twenty_four_taps_and_hiding_fewer(
    phone: Phone,
) -> None:
    phone.tell("I sat on the step.")
    before, taps = len(phone.pages), phone.taps
    phone.say_yes()
    assert phone.page == "done"
    assert len(phone.pages) - before <= 8 and phone.taps - taps <= 24
    saying_yes, taps = phone.taps - taps, phone.taps
    phone.press("status").press("hide")
    assert phone.taps - taps <= 2 < saying_yes


def test_help_stands_in_the_same_place_on_every_page(pages: dict[str, str]) -> None:
    footers = {name: html.split("<footer>")[1].split("</div>")[0] for name, html in pages.items()}
    assert len(footers) > 30 and set(footers.values()) == {footers["before"]}
    planted = footers["before"].replace('value="help"', 'value="helps"')
    assert planted != footers["before"]


def test_nothing_is_asked_twice_on_the_way_to_a_yes(phone: Phone) -> None:
    asked: list[str] = []
    hidden = {"csrf_token", "page", "story", "was", "after", "seen", "once", "seal"}
    phone.open().press("carry-on")
    for step in range(9):
        form = Form(phone.html)
        asked += [name for name in {*form.fields, *form.offered} if name not in hidden]
        _next_step(phone, step)
    assert phone.page == "done"
    assert len(asked) == len(set(asked)), sorted(asked)


def _next_step(phone: Phone, step: int) -> None:
    steps = (
        lambda: phone.press("save", words="I sat on the step."),
        lambda: phone.press("who"),
        lambda: phone.press("go-on", tick={"court": ["none"]}),
        lambda: phone.press("go-on", tick={"who": ["training-room"]}),
        lambda: phone.press("go-on", tick={"jobs": ["students"]}),
        lambda: phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]}),
        lambda: phone.press("right"),
        lambda: phone.press("cleared", tick={"copy": ["no"], "stop": ["yes"]}),
        lambda: phone.open(),
    )
    steps[step]()
