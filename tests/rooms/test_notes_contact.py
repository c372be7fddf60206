"""How she may be contacted: never, until she says otherwise; then by her way, at her time, in her words (a18)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import contact, withdrawal
from stories.contact import NEUTRAL, Contact, Led, Way
from stories.desk import Desk
from stories.tables import ContactRow, Story
from tests.phone import Phone, to_contact
from tests.rooms.team import WORDS, Team

NUMBER = "07700 900123"
SAFE: dict[str, Any] = {"number": NUMBER, "hours": "Monday, 10 to 12", "say": "Hi, it is Jo about the rota"}


def terms(desk: Desk, team: Team) -> Contact:
    with Session(reading(desk.engine)) as session:
        return contact.of(desk, session, session.get_one(Story, team.only()))


def test_nothing_is_ticked_before_she_ticks_and_nothing_said_is_never(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    to_contact(phone)
    assert not {"contact", "voicemail", "led"} & set(phone.form.fields)
    assert terms(desk, team) == Contact() and terms(desk, team).reaches_by == Way.NONE
    phone.press("go-on")
    assert phone.page == "check" and terms(desk, team).reaches_by == Way.NONE


def test_a_phone_needs_a_number_and_a_time_and_what_she_typed_stays(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    to_contact(phone).press("go-on", tick={"contact": ["phone"]}, number="call me", say="Hi")
    assert phone.page == "contact" and "safe" in phone.text
    assert phone.form.fields["number"] == ["call me"] and phone.form.fields["say"] == ["Hi"]
    assert terms(desk, team).reaches_by == Way.NONE
    phone.press("go-on", number=NUMBER)
    assert phone.page == "contact" and terms(desk, team).reaches_by == Way.NONE
    phone.press("go-on", hours="Monday, 10 to 12")
    assert phone.page == "check" and terms(desk, team).reaches_by == Way.PHONE


@pytest.mark.parametrize("number", ["07700 900123", "+44 (0)7700-900.123", "0300 123 4567"])
def test_a_number_may_be_written_as_people_write_it(number: str) -> None:
    assert not contact.problems(Contact(way="phone", number=number, hours="noon"))


@pytest.mark.parametrize("number", ["", "12345", "call", "+", "0770090012345678"])
def test_what_is_no_number_is_asked_for_again(number: str) -> None:
    assert contact.problems(Contact(way="phone", number=number, hours="noon"))


def test_words_are_neutral_and_no_message_is_left_unless_she_says_so(
    phone: Phone, desk: Desk, team: Team
) -> None:
    phone.tell(WORDS)
    to_contact(phone).press("go-on", tick={"contact": ["phone"]}, number=NUMBER, hours="noon")
    held = terms(desk, team)
    assert held.words == NEUTRAL and not held.may_leave_a_message
    phone.press("change").press("to-contact")
    phone.press("go-on", tick={"contact": ["phone"], "voicemail": ["voicemail"], "led": ["good"]}, **SAFE)
    held = terms(desk, team)
    assert held.words == SAFE["say"] and held.may_leave_a_message and held.led == Led.GOOD


def test_another_answer_forgets_the_number(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    to_contact(phone).press("go-on", tick={"contact": ["phone"]}, **SAFE)
    phone.press("change").press("to-contact").press("go-on", tick={"contact": ["worker"], "led": ["all"]})
    assert terms(desk, team) == Contact(way="worker", led="all")
    phone.press("change").press("to-contact").press("skip")
    assert terms(desk, team) == Contact()


def test_her_number_is_sealed_and_on_no_page_before_her_words_are_given_again(
    phone: Phone, desk: Desk, team: Team
) -> None:
    code = phone.tell(WORDS)
    to_contact(phone).press("go-on", tick={"contact": ["phone"], "led": ["all"]}, **SAFE)
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    phone.press("status").press("receipt")
    assert "by text or phone, at the time you said" in phone.text and NUMBER not in phone.html
    with desk.engine.connect() as connection:
        sealed = connection.execute(text("SELECT terms FROM contact")).scalar_one()
    assert NUMBER.encode() not in sealed and b"phone" not in sealed
    phone.press("status").press("rest").come_back(code).press("to-contact")
    assert phone.page == "unlock" and NUMBER not in phone.html
    assert phone.unlock(code).form.fields["number"] == [NUMBER]
    phone.press("back")
    assert phone.page == "status"


def test_she_changes_it_on_any_day_whoever_has_her_story(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    phone.say_yes().press("status").press("to-contact")
    phone.press("go-on", tick={"contact": ["phone"]}, **SAFE)
    assert phone.page == "status" and terms(desk, team).reaches_by == Way.PHONE
    assert team.state() == "sent"


def test_a_side_step_to_help_keeps_what_she_typed(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    to_contact(phone).press("help", tick={"contact": ["phone"]}, number=NUMBER)
    assert phone.press("back").form.fields["number"] == [NUMBER]


def test_deleting_her_story_deletes_it(phone: Phone, desk: Desk, team: Team) -> None:
    phone.tell(WORDS)
    to_contact(phone).press("go-on", tick={"contact": ["phone"]}, **SAFE)
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, session.get_one(Story, team.only()), team.moment)
        assert session.execute(select(ContactRow)).first() is None
