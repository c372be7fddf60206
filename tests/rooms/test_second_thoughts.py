"""Ready, and a second person's agreement, are taken back for ten minutes, as long as nobody has met them."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.ground.db import reading
from archive.ground.sign_ins import SignInRow
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from moderation.decisions import second_thoughts
from moderation.queue import queue
from stories import finished
from stories.desk import Desk
from stories.tables import State, Story
from tests.phone import Phone
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app  # noqa: F401 -- a fixture.
from tests.rooms.test_desk_work import _court_check, _first_reading, _her_yes, _second_reading, _sent, _state
from tests.rooms.test_notes_returning import Team, code, team  # noqa: F401 -- fixtures.
from tests.town import NOW, Town


def _at(minutes: float) -> Moment:
    return Moment(NOW + timedelta(minutes=minutes), None)


def _agreed(town: Town) -> str:
    story_id = _sent(town)
    _first_reading(town, story_id)
    _court_check(town, story_id)
    _second_reading(town, story_id)
    return story_id


def _take_back(town: Town, story_id: str, staff_id: str, minutes: float) -> None:
    with Session(town.desk.engine) as session, session.begin():
        second_thoughts.take_back(session, town.story(session, story_id), staff_id, _at(minutes))


def _came(town: Town, story_id: str, minutes: float, *, ended: bool = False) -> None:
    with Session(town.desk.engine) as session, session.begin():
        who, at = town.story(session, story_id).notebook_id, _at(minutes).now
        session.add(SignInRow(token=f"t{minutes}", kind="notebook", who=who, began=at, seen=at, ended=ended))


def test_an_agreement_is_taken_back_and_can_be_given_again(town: Town) -> None:
    story_id = _agreed(town)
    _take_back(town, story_id, "bea", 9)
    assert _state(town, story_id) == State.SECOND
    with Session(reading(town.desk.engine)) as session:
        copy = finished.newest(session, story_id)
        assert (copy.first, copy.second) == ("ann", None), "the first reading stands"
        queue.held_by(session, story_id, "bea", _at(9))
    with pytest.raises(Refused):
        _her_yes(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        queue.let_go(session, story_id, "bea", town.now)
    _second_reading(town, story_id)
    _her_yes(town, story_id)
    assert _state(town, story_id) == State.RELEASED


@pytest.mark.parametrize(("staff_id", "minutes"), [("ann", 1), ("cleo", 1), ("bea", 11)])
def test_only_by_who_agreed_and_only_for_ten_minutes(town: Town, staff_id: str, minutes: int) -> None:
    story_id = _agreed(town)
    with pytest.raises(Refused) as refused:
        _take_back(town, story_id, staff_id, minutes)
    assert refused.value.sentences == (second_thoughts.WITH_HER,) and _state(town, story_id) == State.HERS


@pytest.mark.parametrize(
    ("minutes", "ended"),
    [(2, False), (2, True), (-0.9, False)],
    ids=["she is here", "she was here, and left", "she may have looked again without a trace"],
)
def test_not_once_she_may_have_met_it(town: Town, minutes: float, ended: bool) -> None:
    story_id = _agreed(town)
    _came(town, story_id, minutes, ended=ended)
    with Session(reading(town.desk.engine)) as session:
        assert not second_thoughts.every(session, "bea", _at(3))
    with pytest.raises(Refused):
        _take_back(town, story_id, "bea", 3)
    assert _state(town, story_id) == State.HERS


def test_that_she_was_here_before_is_no_hindrance(town: Town) -> None:
    story_id = _agreed(town)
    _came(town, story_id, -30)
    _take_back(town, story_id, "bea", 3)
    assert _state(town, story_id) == State.SECOND


def test_not_once_she_said_yes_or_it_was_hidden(town: Town) -> None:
    story_id = _agreed(town)
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, story_id).hidden_by = "hers"
    with pytest.raises(Refused):
        _take_back(town, story_id, "bea", 3)
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, story_id).hidden_by = None
    _her_yes(town, story_id)
    with pytest.raises(Refused):
        _take_back(town, story_id, "bea", 3)
    assert _state(town, story_id) == State.RELEASED


def test_her_own_coming_back_is_noted_where_it_is_looked_for(
    phone: Phone,
    team: Team,  # noqa: F811
    code: tuple[str, str],  # noqa: F811
    desk: Desk,
) -> None:
    """The rule rests on her sign-in: every page of hers leaves its moment there."""
    team.finish()
    with Session(desk.engine) as session, session.begin():
        for row in session.query(SignInRow):
            row.seen = row.began = team.moment.now - timedelta(hours=3)
    phone.come_back(code)
    assert "It is ready for you to look at." in phone.text
    with Session(reading(desk.engine)) as session:
        story = session.get_one(Story, team.only())
        assert second_thoughts._may_have_met_it(session, story, team.moment.now - timedelta(minutes=1))


def test_the_queue_offers_it_to_who_agreed_alone(app: Flask, desk: Desk) -> None:  # noqa: F811
    now = Town(desk, desk.clock.moment())
    story_id = _sent(now)
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    with Session(desk.engine) as session:
        ids = {one.login: one.id for one in session.execute(select(Person)).scalars()}
    _first_reading(now, story_id, ids["ann"])
    _court_check(now, story_id)
    _second_reading(now, story_id, ids["bea"])
    page = unescape(bea.get("/queue", **HOST).get_data(as_text=True))
    assert "You agreed that a story goes to her" in page
    assert "Take that back" not in ann.get("/queue", **HOST).get_data(as_text=True)
    assert _post(ann, f"/stories/{story_id}/take-back")[0] == 409
    assert _post(bea, f"/stories/{story_id}/take-back")[0] == 303
    assert "You agreed" not in bea.get("/queue", **HOST).get_data(as_text=True)
