"""How she wants to be named, and who else is in her story: kept for the moderators, and nothing that opens anything (b18)."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import consenting, wishes, withdrawal
from stories.desk import Desk
from stories.tables import Story, WishRow
from stories.wishes import Naming, Other, Wishes
from tests.phone import Phone, to_contact
from tests.rooms.team import WORDS, Team

PICKED = "Marigold"


def said(desk: Desk, team: Team) -> Wishes:
    with Session(reading(desk.engine)) as session:
        return wishes.of(desk, session, session.get_one(Story, team.only()))


def to(phone: Phone, page: str) -> Phone:
    return to_contact(phone).press("skip").press("change").press(f"to-{page}")


def test_nothing_is_ticked_before_she_ticks_and_nothing_said_is_no_name(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    to(phone, "named")
    assert "named" not in phone.form.fields
    phone.press("go-on")
    assert phone.page == "check" and said(desk, team).naming == Naming.NONE and said(desk, team).others == {}
    assert "No name" in phone.press("change").text


def test_a_name_of_her_choosing_needs_the_name_and_another_answer_forgets_it(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    to(phone, "named").press("go-on", tick={"named": ["chosen"]})
    assert phone.page == "named" and "Which name?" in phone.text
    phone.press("go-on", name=PICKED)
    assert said(desk, team) == Wishes("chosen", PICKED)
    phone.press("change").press("to-named")
    assert phone.form.fields["name"] == [PICKED]
    phone.press("go-on", tick={"named": ["made-up"]})
    assert said(desk, team) == Wishes("made-up")


def test_a_wish_for_her_own_name_is_kept_and_she_is_told_why_not(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    assert "The law says" in to(phone, "named").text
    phone.press("go-on", tick={"named": ["own"]})
    assert said(desk, team).naming == Naming.OWN
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    assert "The law does not let us." in phone.press("status").press("receipt").text


def test_each_of_the_others_has_a_state_of_its_own(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    to(phone, "others").press("go-on", tick={"child": ["does-not-know"], "parent": ["danger"]})
    assert said(desk, team).others == {"child": Other.DOES_NOT_KNOW, "parent": Other.DANGER}
    phone.press("change").press("to-others").press(
        "go-on", tick={"child": ["not-in-it"], "someone": ["knows"]}
    )
    assert said(desk, team).others == {"parent": Other.DANGER, "someone": Other.KNOWS}
    assert "You told us" in phone.press("change").text and "hurt" not in phone.text
    phone.press("to-others").press("skip")
    assert said(desk, team).others == {}


def test_it_changes_nothing_of_who_may_see_it_and_can_be_said_on_any_day(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    phone.say_yes()
    with Session(reading(desk.engine)) as session:
        before = consenting.newest(desk, session, team.only())
    phone.press("status").press("narrow").press("to-others").press("go-on", tick={"parent": ["danger"]})
    assert phone.page == "status" and said(desk, team).others
    with Session(reading(desk.engine)) as session:
        assert consenting.newest(desk, session, team.only()) == before


def test_it_is_sealed_shown_after_her_words_alone_and_goes_with_her_story(
    phone: Phone, desk: Desk, team: Team
) -> None:
    code = phone.tell(WORDS)
    to(phone, "named").press("go-on", tick={"named": ["chosen"]}, name=PICKED)
    with desk.engine.connect() as connection:
        sealed = connection.execute(text("SELECT said FROM wish")).scalar_one()
    assert PICKED.encode() not in sealed and b"chosen" not in sealed
    phone.press("rest").come_back(code).press("who").press("back")
    assert PICKED not in phone.html
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, session.get_one(Story, team.only()), team.moment)
        assert session.execute(select(WishRow)).first() is None


def test_a_side_step_keeps_what_she_typed(phone: Phone) -> None:
    phone.tell(WORDS)
    to(phone, "named").press("help", tick={"named": ["chosen"]}, name=PICKED)
    assert phone.press("back").form.fields["name"] == [PICKED]
