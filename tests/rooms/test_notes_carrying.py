"""Side steps carry what was typed and ticked, also when it is with us already, and hiding never waits for a note."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import drafts, sayings
from stories.desk import Desk
from tests.phone import Phone
from tests.rooms.team import Team

WORDS = "I put the kettle on twice that morning."
NOTE = "Please take the word kettle out."


@pytest.fixture
def code(phone: Phone) -> tuple[str, str]:
    """Her code words, after she told a story that two groups may see."""
    code = phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room", "support-group"]})
    phone.press("go-on", tick={"jobs": ["students", "social-workers"]})
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press("rest")
    return code


@pytest.mark.parametrize("way", [("help",), ("stop",), ("help", "stop"), ("stop", "help", "stop")])
@pytest.mark.parametrize("ticks", [["training-room"], []], ids=["fewer", "none"])
def test_ticks_on_fewer_people_survive_the_side_doors_and_count_for_nothing_before_save(
    phone: Phone, code: tuple[str, str], way: tuple[str, ...], ticks: list[str]
) -> None:
    phone.come_back(code).press("narrow").press("to-who")
    assert phone.form.fields["who"] == ["training-room", "support-group"]
    phone.press(way[0], tick={"who": ticks})
    for door in way[1:]:
        phone.press(door)
    phone.press("back")
    assert phone.page == "who" and phone.form.fields.get("who", []) == ticks
    phone.open()
    assert phone.form.fields["who"] == ["training-room", "support-group"], "loaded anew: what counts now"


def test_a_side_page_loaded_anew_brings_back_what_counts_and_never_less(
    phone: Phone, code: tuple[str, str]
) -> None:
    phone.come_back(code).press("narrow").press("to-who").press("help", tick={"who": ["training-room"]})
    phone.open().press("back")
    assert phone.page == "who" and phone.form.fields["who"] == ["training-room", "support-group"]


def test_a_day_that_is_none_leaves_the_ticks_where_they_were(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("narrow").press("to-long")
    phone.press("go-on", tick={"long": ["until"], "then": ["delete"]}, day="2001-01-01")
    assert phone.page == "long"
    assert (phone.form.fields["long"], phone.form.fields["then"]) == (["until"], ["delete"])


def _at_note(phone: Phone, page: str, team: Team, code: tuple[str, str]) -> None:
    if page == "notes":
        phone.come_back(code).press("notes")
        return
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code)


@pytest.mark.parametrize("page", ["notes", "finished"])
def test_hide_from_change_your_mind_is_done_at_once_and_the_note_waits(
    team: Team, phone: Phone, desk: Desk, code: tuple[str, str], page: str
) -> None:
    _at_note(phone, page, team, code)
    phone.press("stop", note=NOTE).press("hide")
    with Session(reading(desk.engine)) as session:
        assert drafts.story(session, team.only()).hiders, "hidden at once"
    assert phone.page == "notes" and sayings.HIDDEN in phone.text and sayings.NOTE_WAITS in phone.text
    assert phone.form.fields["note"] == [NOTE]
    phone.press("leave-note", note=NOTE)
    assert NOTE in phone.text and sayings.NOTE_LEFT in phone.text


@pytest.mark.parametrize("do", ["narrow", "delete"])
def test_what_can_wait_brings_the_note_back_first(
    team: Team, phone: Phone, code: tuple[str, str], do: str
) -> None:
    _at_note(phone, "notes", team, code)
    phone.press("stop", note=NOTE).press(do)
    assert phone.page == "notes" and phone.form.fields["note"] == [NOTE] and sayings.NOTE_WAITS in phone.text
