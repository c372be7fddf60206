"""A yes that she gave while she was not alone is a yes only once she has confirmed it alone (rule 20)."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.consent import Method, Status
from archive.rules.errors import Refused
from moderation.decisions import going_out
from stories import consenting
from stories.desk import Desk
from stories.tables import ConsentRow, State, Story
from tests import workers
from tests.phone import Phone
from tests.rooms.test_notes_returning import Team

WORDS = "Marion put the kettle on. I sat by the window in Corby and nobody said a word."
WAITS = "She was not on her own when she said yes. It waits until she confirms it by herself."


@pytest.fixture
def team(desk: Desk) -> Team:
    return Team(desk)


def beside(desk: Desk, phone: Phone, *, is_there: bool = True) -> Phone:
    """Have somebody sit down beside her, or leave."""
    workers.sit_down(desk) if is_there else workers.get_up(desk)
    return phone


def rows(desk: Desk) -> list[ConsentRow]:
    with Session(reading(desk.engine)) as session:
        return list(session.execute(select(ConsentRow).order_by(ConsentRow.n)).scalars())


def objections(desk: Desk, team: Team) -> tuple[str, ...]:
    with Session(reading(desk.engine)) as session:
        return going_out.objections(desk, session, session.get_one(Story, team.only()), team.moment)


@pytest.fixture
def code(phone: Phone, desk: Desk) -> tuple[str, str]:
    """Her code words, after she said yes beside a worker."""
    code = phone.tell(WORDS, title="Kettle")
    beside(desk, phone).say_yes()
    beside(desk, phone, is_there=False).press("rest")
    return code


def test_a_yes_beside_a_worker_is_recorded_as_one_and_does_not_clear(
    code: tuple[str, str], desk: Desk, team: Team
) -> None:
    assert [row.method for row in rows(desk)] == [Method.BESIDE_WORKER]
    team.finish()
    assert WAITS in objections(desk, team)


def test_a_yes_of_her_own_waits_for_nothing(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    phone.say_yes().press("status")
    assert [row.method for row in rows(desk)] == [Method.OWN_SCREEN]
    assert "confirm" not in " ".join(phone.form.buttons)


def test_back_on_her_own_she_sees_what_she_said_and_confirms_it_with_one_press(
    phone: Phone, code: tuple[str, str], desk: Desk, team: Team
) -> None:
    team.finish()
    phone.come_back(code)
    assert "Someone was with you" in phone.text and "People in a training room" in phone.text
    taps = phone.taps
    phone.press("confirm")
    assert phone.taps - taps == 1 and "Now it counts." in phone.text and "Someone was" not in phone.text
    given, confirmed = rows(desk)
    assert (confirmed.method, confirmed.status) == (Method.OWN_SCREEN, Status.RENEWED)
    assert (confirmed.until, confirmed.given_on, confirmed.wording) == (
        given.until,
        given.given_on,
        given.wording,
    )
    assert WAITS not in objections(desk, team)


def test_she_cannot_release_it_before_and_nothing_is_held_for_that(
    phone: Phone, code: tuple[str, str], team: Team
) -> None:
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code).press("release")
    assert phone.page == "status" and "Look at what you said first." in phone.text
    assert team.state() == State.HERS and not team.jobs()
    phone.press("confirm").press("see").press("release")
    assert team.state() == State.RELEASED


def test_beside_a_worker_nothing_is_confirmed(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    phone.come_back(code)
    beside(desk, phone).press("confirm")
    assert "until you are on your own" in phone.text and len(rows(desk)) == 1
    beside(desk, phone, is_there=False).press("confirm")
    assert len(rows(desk)) == 2


def test_making_it_smaller_confirms_nothing(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    phone.come_back(code).press("narrow").press("to-long")
    phone.press("go-on", tick={"long": ["6-months"], "then": ["hide"]})
    assert [row.method for row in rows(desk)] == [Method.BESIDE_WORKER] * 2
    assert "Someone was with you" in phone.press("status").text


def test_pressed_twice_it_is_confirmed_once(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    phone.come_back(code)
    pressed = phone.form.fields | {"do": [next(do for do in phone.form.buttons if do.startswith("confirm"))]}
    phone.send(pressed).send(pressed)
    assert len(rows(desk)) == 2 and "done already" in phone.text


def test_what_was_never_said_or_is_over_cannot_be_confirmed(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    with Session(desk.engine) as session, session.begin(), pytest.raises(Refused):
        consenting.confirm(desk, session, session.get_one(Story, team.only()), team.moment)


def test_her_receipt_says_that_she_was_not_alone(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("receipt")
    assert "It counts when you say it once more" in phone.text


def test_a_way_of_saying_yes_that_we_do_not_know_waits_as_well(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    phone.say_yes()
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        before = consenting.newest(desk, session, story.id)
        assert before is not None
        consenting.record(
            desk, session, story, before, version="3", moment=team.moment, method=Method.ON_BEHALF
        )
        session.flush()
        held = consenting.newest(desk, session, story.id)
    assert held is not None and held.is_provisional and held.method == Method.ON_BEHALF
