"""A badly chosen name keeps a story from both readings, and never takes down what two people have agreed to."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.rules import anonymity
from archive.rules.anonymity import Kind
from archive.rules.errors import Refused
from moderation.decisions import going_out
from stories import finished, withdrawal
from stories.desk import Desk
from stories.tables import State
from tests.rooms import test_desk_work as work
from tests.town import Town

LIKE = "begins like the real one"


@pytest.fixture
def town(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town in which Denise is called Dora, by people who heard no likeness in that."""
    monkeypatch.setattr(work, "MARKS", (("Denise", Kind.PERSON, "Dora"), *work.MARKS[1:]))
    return Town(desk)


def _without_the_rule(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(anonymity, "begins_like", lambda *_, **__: False)
    return monkeypatch


def test_before_either_reading_another_name_is_asked_for(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    story_id = work._sent(town)
    with pytest.raises(Refused, match=LIKE):
        work._first_reading(town, story_id)
    with monkeypatch.context() as before:
        _without_the_rule(before)
        work._first_reading(town, story_id)
        work._court_check(town, story_id)
    with Session(town.desk.engine) as session:
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        body = finished.read(town.desk, copy)
        assert LIKE in " ".join(finished.choices(town.desk, story, body))
    with pytest.raises(Refused, match=LIKE):
        work._second_reading(town, story_id)


def test_what_two_people_agreed_to_comes_back_after_her_hide(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        _without_the_rule(before)
        story_id, _ = work._published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        withdrawal.hide(town.desk, session, story, town.now)
        withdrawal.bring_back(session, story, town.now)
    going_out.publish(town.desk, index, story_id, town.now)
    assert work._state(town, story_id) == State.PUBLISHED
    with Session(town.desk.engine) as session:
        assert going_out.objections(town.desk, session, town.story(session, story_id), town.now) == ()
