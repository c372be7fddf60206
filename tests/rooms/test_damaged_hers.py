"""A story whose key is damaged stays on her pages: she hears of it, hides it and deletes it, and her other one is not touched."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import update

from archive.ground.keyring import KeyRow
from stories import sayings
from stories.desk import Desk
from stories.tables import State
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
