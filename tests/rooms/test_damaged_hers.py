"""A story whose key is damaged stays on her pages: she hears of it, hides it and deletes it, and her other one is not touched."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from archive.ground.keyring import KeyRow
from archive.ground.sign_ins import SignInRow
from stories import keeping, sayings
from stories.desk import Desk
from stories.tables import State, Story
from tests.phone import Phone
from tests.rooms.team import Team, released
from tests.workers import CANARY, begin, own_visit, sign_in, worker

OURS = "Something broke on our side. You did nothing wrong."


def _spoil(desk: Desk, story_id: str) -> None:
    with desk.keys.engine.begin() as connection:
        connection.execute(update(KeyRow).where(KeyRow.id == story_id).values(wrapped=bytes(60)))


@pytest.fixture
def id(team: Team, desk: Desk, phone: Phone, code: tuple[str, str]) -> str:
    """A story of hers that is out, and whose key is damaged afterwards."""
    released(team, phone, code)
    _spoil(desk, team.only())
    return team.only()


def test_it_stands_where_her_stories_stand_and_where_she_changes_her_mind(
    id: str, phone: Phone, code: tuple[str, str]
) -> None:
    phone.come_back(code)
    assert phone.page == "status" and OURS in phone.text and "There is no story here now" not in phone.text
    phone.press("stop")
    assert OURS in phone.text and "There is no story here yet" not in phone.text


def test_what_is_whole_is_not_said_to_be_broken(team: Team, phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code)
    assert OURS not in phone.text


def test_she_hides_it_and_nobody_sees_it(
    id: str, team: Team, desk: Desk, phone: Phone, code: tuple[str, str]
) -> None:
    assert team.ids()
    phone.come_back(code).press("hide")
    assert phone.page == "status" and sayings.HIDDEN_SHUT in phone.text
    assert not team.ids() and "Hide it now" not in phone.text


def test_she_deletes_it_for_good(
    id: str, team: Team, desk: Desk, phone: Phone, code: tuple[str, str]
) -> None:
    phone.come_back(code).press("delete")
    assert phone.page == "delete" and "You cannot undo this" in phone.text
    phone.press("delete-now")
    assert phone.page == "gone" and team.state() == State.DELETED
    assert not team.ids() and desk.keys.is_buried(id) and not desk.not_deleted([id])
    phone.press("status")
    assert OURS not in phone.text and "There is no story here now" in phone.text


def test_nobody_else_can_hide_or_delete_it(id: str, team: Team, desk: Desk, notes: Flask) -> None:
    other = Phone(notes)
    other.tell("A lamp.")
    for verb in ("hide", "delete", "delete-now"):
        other.send(other.form.fields | {"do": [f"{verb}:{id}"]})
    assert team.ids() and desk.not_deleted([id])


def test_beside_a_worker_she_gets_her_words_all_the_same(notes: Flask, desk: Desk, team: Team) -> None:
    """Sent off with "nothing today", she would have no way to hide or delete it."""
    worker(desk)
    laptop = begin(sign_in(Phone(notes), desk)).press("save", words=CANARY)
    _spoil(desk, team.only())
    bare = {name: laptop.form.fields[name] for name in ("csrf_token", "page")}
    laptop.send(bare | {"do": ["hand-over"]})
    assert laptop.page == "hand-over"
    words = laptop.press("hand-over-now").code_words()
    laptop.press("handed")
    own = Phone(notes)
    own_visit(own, words)
    own.press("status")
    assert OURS in own.text


@pytest.mark.parametrize("aside", ["easy", "speak:cy", "help"])
def test_the_page_that_asks_once_more_is_there_again_after_a_step_aside(
    id: str, phone: Phone, code: tuple[str, str], aside: str
) -> None:
    phone.come_back(code).press("delete")
    phone.press(aside)
    if aside == "help":
        phone.press("back")
    assert phone.page == "delete" and f"delete-now:{id}" in phone.form.buttons
    phone.open()
    assert phone.page == "delete"


@pytest.fixture
def told(team: Team, phone: Phone) -> tuple[str, str]:
    """The code words of a story that she still tells."""
    return phone.tell("A lamp by the window.")


def test_what_waits_beside_it_keeps_her_out_of_nothing(
    team: Team, desk: Desk, told: tuple[str, str], notes: Flask
) -> None:
    with Session(desk.engine) as session, session.begin():
        keeping.aside(desk, session.get_one(Story, team.only()), "", "Typed too late.")
    _spoil(desk, team.only())
    back = Phone(notes).come_back(told)
    assert back.page == "status" and OURS in back.text


def test_what_she_types_into_it_is_kept_as_a_story_of_its_own(
    team: Team, desk: Desk, told: tuple[str, str], notes: Flask
) -> None:
    back = Phone(notes).come_back(told).press("write").unlock(told)
    _spoil(desk, team.only())
    typed = "A lamp by the window, and the whole long afternoon."
    back.press("save", words=typed)
    assert back.page == "write" and sayings.FIRST_IS_SHUT in back.text
    assert back.form.fields["words"] == [typed]


def test_what_she_types_too_late_is_kept_as_a_story_of_its_own(
    team: Team, desk: Desk, told: tuple[str, str], notes: Flask
) -> None:
    back = Phone(notes).come_back(told).press("write").unlock(told)
    _spoil(desk, team.only())
    with desk.engine.begin() as connection:
        connection.execute(update(SignInRow).values(seen=datetime(2020, 1, 1, tzinfo=UTC)))
    back.press("save", words="The whole long afternoon.")
    assert back.page == "back" and sayings.KEPT_AWAY in back.text
    back.press("open", code=" ".join(told))
    assert back.page == "write" and back.form.fields["words"] == ["The whole long afternoon."]


def test_what_is_damaged_beside_a_whole_key_is_said_kindly_and_can_be_hidden(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str], notes: Flask
) -> None:
    released(team, phone, code)
    with desk.engine.begin() as connection:
        connection.execute(update(Story).values(words=bytes(60)))
    late = Phone(notes).come_back(code).press("read").unlock(code)
    assert late.answer.status_code == 503 and sayings.BROKE in late.text and "bytes" not in late.text
    late.press("again").press("lost").press("hide-by-code", locator=code[0])
    assert sayings.HIDDEN_BY_CODE in late.text and not team.ids()
