"""Her page when people who were there may know her: leave it as it is, or change it. Plain words, and only hers to say."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules import reading_grade
from archive.rules.jigsaw import HerWord
from stories import known_there, sayings
from stories.desk import Desk
from stories.tables import State, Story
from tests.phone import Phone

WORDS = "The midwife sat with me. I had my yellow coat on."


@pytest.fixture
def code(phone: Phone, desk: Desk) -> tuple[str, str]:
    """Her code words, after she sent a story and one of us asked her."""
    code = phone.tell(WORDS, title="The coat")
    phone.say_yes()
    phone.press("rest")
    with Session(desk.engine) as session, session.begin():
        known_there.ask(desk, session, _only(session), "ann", desk.clock.moment())
    return code


def _only(session: Session) -> Story:
    return session.execute(select(Story)).scalar_one()


def _stands(desk: Desk) -> tuple[str, HerWord]:
    with Session(reading(desk.engine)) as session:
        story = _only(session)
        return story.state, known_there.word(desk, session, story)


def test_she_is_asked_in_plain_words_and_leaves_it_as_it_is(
    phone: Phone, code: tuple[str, str], desk: Desk
) -> None:
    phone.come_back(code)
    assert sayings.MAY_BE_KNOWN in phone.text and sayings.NEXT_MAY_BE_KNOWN in phone.text
    phone.press("leave-it")
    assert phone.page == "status" and sayings.LEFT_AS_IT_IS in phone.text
    assert sayings.MAY_BE_KNOWN not in phone.text
    assert _stands(desk) == (State.SENT, HerWord.LEAVES_IT)


def test_a_second_press_is_no_error(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    phone.come_back(code)
    twice = phone.form.fields | {
        "do": [next(one for one in phone.form.buttons if one.startswith("leave-it"))]
    }
    phone.send(twice)
    phone.send(twice)
    assert phone.page == "status" and sayings.ALREADY in phone.text
    assert _stands(desk) == (State.SENT, HerWord.LEAVES_IT)


def test_or_she_takes_it_back_to_change_it(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    phone.come_back(code)
    assert "I want to change it" in phone.text
    phone.press("ask-back")
    assert _stands(desk) == (State.BACK, HerWord.WAITS) and sayings.MAY_BE_KNOWN not in phone.text


def test_what_she_has_hidden_asks_her_nothing(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("hide")
    phone.press("status")
    assert sayings.MAY_BE_KNOWN not in phone.text


@pytest.mark.parametrize("words", [sayings.MAY_BE_KNOWN, sayings.LEFT_AS_IT_IS, sayings.NEXT_MAY_BE_KNOWN])
def test_it_is_said_in_plain_words(words: str) -> None:
    assert reading_grade.grade([words]) <= 6
