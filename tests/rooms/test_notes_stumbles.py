"""Where she could stumble: a note half written, a side door, an empty page, a question left open."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import sayings
from stories.desk import Desk
from stories.tables import Story
from tests.phone import Phone
from tests.rooms.team import WORDS, Team

NOTE = "Please leave the window in. It is mine."


@pytest.fixture
def code(phone: Phone) -> tuple[str, str]:
    """Her code words, after she told a story, said the smallest yes and stopped for the day."""
    code = phone.tell(WORDS, title="Kettle")
    phone.say_yes()
    phone.press("rest")
    return code


def _at(phone: Phone, page: str, team: Team, code: tuple[str, str]) -> None:
    """Go to a page with a box for a note."""
    if page == "notes":
        phone.come_back(code).press("notes")
        return
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code)


def _box(phone: Phone) -> str:
    return phone.form.fields["note"][0]


# A note half written


@pytest.mark.parametrize("page", ["notes", "finished"])
@pytest.mark.parametrize("way", [("help",), ("stop",), ("help", "stop"), ("stop", "help")])
def test_a_note_half_written_survives_the_side_doors(
    team: Team, phone: Phone, code: tuple[str, str], page: str, way: tuple[str, ...]
) -> None:
    _at(phone, page, team, code)
    phone.press(way[0], note=NOTE)
    for door in way[1:]:
        phone.press(door)
    phone.press("back")
    assert phone.page == page and _box(phone) == NOTE


@pytest.mark.parametrize(
    ("page", "do"),
    [("notes", "status"), ("notes", "back"), ("finished", "release"), ("finished", "status")],
)
def test_another_button_brings_the_note_back_first_and_says_what_to_do(
    team: Team, phone: Phone, code: tuple[str, str], page: str, do: str
) -> None:
    _at(phone, page, team, code)
    stood = team.state()
    phone.press(do, note=NOTE)
    assert phone.page == page and _box(phone) == NOTE and sayings.NOTE_WAITS in phone.text
    assert team.state() == stood, "nothing else was done"
    phone.press("clear-note")
    assert phone.page == page and not _box(phone) and sayings.NOTE_WAITS not in phone.text
    phone.press(do)
    assert phone.page != page


def test_a_note_of_nothing_but_spaces_holds_nobody_up(
    team: Team, phone: Phone, code: tuple[str, str]
) -> None:
    _at(phone, "notes", team, code)
    assert phone.press("status", note="  \n ").page == "status"


def test_a_note_on_a_story_that_is_gone_is_no_trap(team: Team, phone: Phone, code: tuple[str, str]) -> None:
    _at(phone, "notes", team, code)
    old = phone.form.fields | {"note": [NOTE], "do": ["status"]}
    phone.press("status").press("delete").press("delete-now")
    assert phone.send(old).page == "status"


# Ticks, and the side doors


@pytest.mark.parametrize("door", ["help", "stop"])
@pytest.mark.parametrize(
    ("page", "ticks"),
    [
        ("court", {"court": ["ended"]}),
        ("who", {"who": ["training-room", "support-group"]}),
        ("jobs", {"jobs": ["students"]}),
        ("long", {"long": ["1-year"], "then": ["delete"]}),
        ("clear", {"copy": ["no"], "stop": ["yes"]}),
    ],
)
def test_ticks_on_every_consent_page_survive_the_side_doors(
    phone: Phone, page: str, ticks: dict[str, list[str]], door: str
) -> None:
    phone.tell(WORDS)
    phone.press("who")
    steps = (("court", ["none"]), ("who", ["training-room"]), ("jobs", ["students"]), ("long", ["1-year"]))
    for name, choice in steps:
        if page != name and phone.page == name and page not in _before(name):
            phone.press("go-on", tick={name: choice})
    if page == "clear":
        phone.press("right")
    assert phone.page == page
    phone.press(door, tick=ticks).press("back")
    assert phone.page == page
    assert {name: phone.form.fields.get(name) for name in ticks} == ticks


def _before(name: str) -> tuple[str, ...]:
    order = ("court", "who", "jobs", "long")
    return order[: order.index(name)]


# An empty page


def test_an_empty_page_is_not_saved_and_gives_no_code_words(phone: Phone, desk: Desk) -> None:
    phone.press("carry-on").press("save", words=" \n ")
    assert phone.page == "write" and "Write a line first." in phone.text and "Saved" not in phone.text
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(func.count()).select_from(Story)).scalar_one() == 0
    assert phone.press("save", words=WORDS).page == "words"


def test_a_text_that_is_too_long_still_gets_its_code_words(phone: Phone) -> None:
    phone.press("carry-on").press("save", words="word " * 12_000)
    assert phone.page == "words" and "This is too long by" in phone.text
    assert len(phone.code_words()[1].split()) == 6


# Questions left open


def test_a_press_on_court_with_nothing_picked_asks_for_one(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("who")
    assert not any(value.startswith("skip") for value in phone.form.buttons), "the radio says it already"
    phone.press("go-on")
    assert phone.page == "court" and sayings.PICK_ONE in phone.text


@pytest.mark.parametrize("do", ["skip", "go-on"])
def test_no_one_ticked_ends_the_way_kindly(phone: Phone, team: Team, do: str) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(do)
    assert phone.page == "done" and sayings.PRIVATE in phone.text and "open" not in phone.text
    assert team.state() == "draft"
    phone.press("to-who").press("go-on", tick={"who": ["training-room"]})
    assert phone.page == "check"


def test_no_one_ticked_ends_an_older_yes(phone: Phone, team: Team, code: tuple[str, str]) -> None:
    phone.come_back(code).press("ask-back").press("stop").press("narrow").press("to-who")
    phone.press("go-on", tick={"who": []})
    assert phone.page == "done" and sayings.PRIVATE in phone.text
    phone.press("status").press("send")
    assert phone.page == "court" and team.state() == "back", "nothing is sent under the older yes"


def test_what_was_left_open_stands_there_as_buttons(phone: Phone, team: Team) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("skip").press("skip")
    for page in ("check", "done"):
        assert phone.page == page and "You left these open" in phone.text
        offered = {value.partition(":")[0] for value in phone.form.buttons if value.startswith("to-")}
        # Whether somebody may read her words out has a card of its own, and is no question that she left open.
        assert offered - {"to-aloud"} == {"to-jobs", "to-long"}
        if page == "check":
            phone.press("right").press("cleared")
    phone.press("to-jobs").press("go-on", tick={"jobs": ["students"]})
    assert phone.page == "check" and "You left this open" in phone.text
    phone.press("to-long").press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    assert phone.page == "check" and "open" not in phone.text
    phone.press("right").press("cleared")
    assert team.state() == "sent"


def test_the_question_about_court_is_among_what_was_left_open(phone: Phone, team: Team) -> None:
    phone.tell(WORDS)
    story = team.only()
    phone.send(phone.form.fields | {"do": [f"to-who:{story}"]})
    phone.press("go-on", tick={"who": ["training-room"]})
    assert phone.page == "check" and "Is a family court looking at it?" in phone.text
    assert phone.press("to-court").page == "court"


# Change your mind, and where it stands


def test_what_nobody_has_is_not_offered_for_hiding(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("stop")
    offered = {value.partition(":")[0] for value in phone.form.buttons}
    assert {"write", "delete"} <= offered and "hide" not in offered
    assert "No one can see it but you." in phone.text and "Links stop too" not in phone.text


def test_what_is_with_us_can_be_hidden_from_change_your_mind(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("stop")
    offered = {value.partition(":")[0] for value in phone.form.buttons}
    assert {"hide", "narrow", "delete"} <= offered and "Links stop too" in phone.text


def test_a_hidden_draft_can_still_be_told_on(phone: Phone, team: Team) -> None:
    phone.tell(WORDS)
    phone.send(phone.form.fields | {"do": [f"hide:{team.only()}"]}).press("status")
    offered = {value.partition(":")[0] for value in phone.form.buttons}
    assert {"bring-back", "write"} <= offered
    assert phone.press("write").form.fields["words"] == [WORDS]


def test_new_notes_are_one_press_away(phone: Phone, team: Team, code: tuple[str, str]) -> None:
    team.note("There is no rush.")
    phone.come_back(code)
    notice = re.search(
        r'new note from us.*?value="(notes:[^"]+)"[^>]*>Read our notes<', phone.html, re.DOTALL
    )
    assert notice is not None
    assert "There is no rush." in phone.send(phone.form.fields | {"do": [notice[1]]}).text
    assert "Read our notes" not in phone.press("status").text


def test_a_story_that_waits_for_her_has_one_loud_button(
    phone: Phone, team: Team, code: tuple[str, str]
) -> None:
    team.finish()
    phone.come_back(code)
    kinds = re.findall(r'<button class="btn ([a-z]*)" name="do" value="(\w[\w-]*):', phone.html)
    assert [do for kind, do in kinds if kind == "go"] == ["see"]
    assert {do for kind, do in kinds if kind == "quiet"} == {"hide", "ask-back", "narrow"}


# Delete, and fewer people


def test_the_loud_button_of_the_delete_page_is_not_the_one_that_cannot_be_undone(
    phone: Phone, code: tuple[str, str]
) -> None:
    phone.come_back(code).press("delete")
    kinds = re.findall(r'<button class="btn ([a-z]*)" name="do" value="(\w[\w-]*)', phone.html)
    assert [do for kind, do in kinds if kind == "go"] == ["status"]
    assert [do for _, do in kinds][-1] == "delete-now"


def test_a_draft_is_not_offered_to_be_just_hidden(phone: Phone, team: Team) -> None:
    phone.tell(WORDS)
    phone.send(phone.form.fields | {"do": [f"delete:{team.only()}"]})
    assert not any(value.startswith("hide") for value in phone.form.buttons)


def test_more_people_leads_to_a_note_by_a_button(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("narrow")
    assert phone.press("notes").page == "notes"


def test_what_she_can_change_stands_before_her_yes(phone: Phone, team: Team, code: tuple[str, str]) -> None:
    _at(phone, "finished", team, code)
    dos = [value.partition(":")[0] for value in phone.form.buttons]
    assert dos.index("send-back") < dos.index("ask-back") < dos.index("release")
    labels = {value.partition(":")[0]: label for value, label in phone.form.buttons.items()}
    assert labels["send-back"] == "Send this note"
