"""She comes back: hides in one tap, makes it smaller, deletes, releases the very bytes, leaves and reads notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import ledger, press
from archive.editions.ledger import Kind
from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.rules import anonymity
from archive.rules.choices import Audience, Medium, Then
from stories import consenting, sayings, wording
from stories.desk import Desk
from stories.tables import Release, State, Story
from tests.phone import Phone
from tests.rooms.team import WORDS, Team

# The finished version


def test_she_sees_the_very_bytes_and_every_change_with_its_reason(
    team: Team, phone: Phone, code: tuple[str, str]
) -> None:
    seal = team.finish()
    phone.come_back(code)
    assert "It is ready for you to look at." in phone.text
    phone.press("see")
    assert phone.page == "unlock"
    phone.unlock(code)
    assert phone.page == "finished" and phone.form.fields["seal"] == [seal]
    assert "the midwife put the kettle on" in phone.text and "our town" in phone.text
    assert anonymity.REASONS[anonymity.Kind.PERSON] in phone.text and "A training room" in phone.text


def test_her_yes_releases_exactly_what_she_saw_and_asks_for_the_publishing(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str]
) -> None:
    seal = team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code)
    pressed = phone.form.fields | {
        "do": [next(value for value in phone.form.buttons if value.startswith("release"))]
    }
    for _ in range(2):
        phone.send(pressed)
        assert phone.page == "status" and team.state() == State.RELEASED
    with Session(reading(desk.engine)) as session:
        assert [row.seal for row in session.execute(select(Release)).scalars()] == [seal]
    assert team.jobs() == ["publish"]


def test_a_version_that_changed_while_she_read_is_not_released(
    team: Team, phone: Phone, code: tuple[str, str]
) -> None:
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code)
    do = next(value for value in phone.form.buttons if value.startswith("release"))
    phone.send(phone.form.fields | {"seal": ["0" * 64], "do": [do]})
    assert "look at it once more" in phone.text and team.state() == State.HERS


def test_she_can_send_it_back_with_a_note_or_take_it_back_herself(
    team: Team, phone: Phone, code: tuple[str, str]
) -> None:
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code).press("send-back")
    assert phone.page == "finished" and "nothing in the note" in phone.text
    phone.press("send-back", note="Please take out the window too.")
    assert team.state() == State.SENT
    phone.press("notes")
    assert "Please take out the window too." in phone.text
    phone.press("status").press("ask-back")
    assert team.state() == State.BACK
    phone.press("write").press("send", words=WORDS + " Then it boiled.")
    assert team.state() == State.SENT
    assert "Then it boiled." in phone.press("read").text


# Hide, smaller, delete


def test_hiding_takes_one_tap_after_her_code_words_and_fewer_than_saying_yes(
    team: Team, phone: Phone, code: tuple[str, str], out: str
) -> None:
    assert team.ids() == {out}
    phone.come_back(code)
    taps = phone.taps
    phone.press("hide")
    assert phone.taps - taps == 1
    assert not team.ids() and phone.page == "hidden"
    assert {"pull-again", "purge-index"} <= set(team.jobs())


def test_what_is_hidden_can_be_brought_back(
    team: Team, phone: Phone, code: tuple[str, str], out: str
) -> None:
    phone.come_back(code).press("hide").press("status")
    assert "You hid it." in phone.text and "No one but you" in phone.text
    phone.press("bring-back")
    assert "as far as you said yes" in phone.text and team.jobs().count("publish") == 2


def test_every_page_leads_to_hiding_by_change_your_mind(
    phone: Phone, code: tuple[str, str], out: str
) -> None:
    phone.come_back(code).press("been").press("stop")
    assert phone.page == "stop" and any(value.startswith("hide:") for value in phone.form.buttons)


def test_fewer_people_counts_at_once_and_more_people_is_refused(
    team: Team, desk: Desk, phone: Phone, notes: Flask
) -> None:
    code = phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room", "private-link"]}).press(
        "go-on", tick={"jobs": ["students"]}
    )
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]}).press("right").press("cleared")
    later = Phone(notes).come_back(code)
    later.press("narrow").press("to-who")
    assert set(later.form.fields["who"]) == {"training-room", "private-link"}
    later.press("go-on", tick={"who": ["training-room"]})
    with Session(reading(desk.engine)) as session:
        assert team.grant(session, team.only()).audiences == {Audience.TRAINING_ROOM}
    later.press("to-jobs").press("go-on", tick={"jobs": ["students", "court"]})
    assert later.page == "jobs" and "needs a new yes" in later.text
    later.press("skip").press("to-who")
    fields = {name: value for name, value in later.form.fields.items() if name != "who"}
    later.send(fields | {"do": [next(value for value in later.form.buttons if value.startswith("go-on"))]})
    assert "press Hide it now" in later.text


def test_a_shorter_time_counts_at_once(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str], out: str
) -> None:
    phone.come_back(code).press("narrow").press("to-long")
    near = team.moment.today + timedelta(days=30)
    phone.press("go-on", tick={"long": ["until"], "then": ["delete"]}, day=near.isoformat())
    with Session(reading(desk.engine)) as session:
        assert team.grant(session, team.only()).until == near
        held = consenting.newest(desk, session, team.only())
    assert held is not None and held.then == Then.DELETE, "what she ticked for the end is kept"
    standing = press.standing_grant(desk.press, out)
    assert standing is not None and standing.until == near


def test_deleting_asks_once_and_leaves_nothing_to_read(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str], out: str
) -> None:
    story = team.only()
    phone.come_back(code).press("delete")
    assert "You cannot undo this." in phone.text and team.ids() == {out}
    phone.press("delete-now")
    assert phone.page == "gone" and not team.ids()
    with Session(reading(desk.engine)) as session:
        assert session.get_one(Story, story).words == b""
    assert "There is no story here now." in phone.press("status").text


# Notes, and what it led to


def test_our_notes_are_announced_first_and_hers_are_kept_once(
    team: Team, phone: Phone, code: tuple[str, str]
) -> None:
    team.note("One line says a ward name. Shall we take it out? There is no rush.")
    phone.come_back(code)
    assert "There is a new note from us." in phone.text and "ward name" not in phone.text
    phone.press("notes")
    assert "One line says a ward name." in phone.text
    fields = phone.form.fields | {"note": ["Yes, take it out."]}
    fields |= {"do": [next(value for value in phone.form.buttons if value.startswith("leave-note"))]}
    phone.send(fields)
    phone.send(fields)
    assert phone.text.count("Yes, take it out.") == 1
    assert "new note" not in phone.press("status").text


def test_a_note_typed_for_too_long_is_handed_back(notes: Flask, phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("notes")
    fields = phone.form.fields | {"note": ["I was not finished."]}
    fields |= {"do": [next(value for value in phone.form.buttons if value.startswith("leave-note"))]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.ground.sign_ins._in_time", lambda _row, _now: False)
        phone.send(fields)
    assert phone.page == "back"
    phone.press("open", locator=code[0], code=code[1])
    assert phone.page == "notes" and phone.form.fields["note"] == ["I was not finished."]


def test_where_it_has_been_says_kind_place_month_and_about_how_many(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str], out: str
) -> None:
    now = team.moment.now
    with Session(desk.uses) as session, session.begin():
        for people in (12, 19):
            ledger.note_showing(session, edition_id=out, kind=Kind.ROOM, area="kent", people=people, now=now)
        for _ in range(3):
            ledger.note_showing(session, edition_id=out, kind=Kind.LINK, area="", people=1, now=now)
        ledger.note_showing(session, edition_id=new_id(), kind=Kind.ROOM, area="norfolk", people=40, now=now)
    phone.come_back(code).press("been")
    assert f"{now:%B %Y}, in Kent. About 31 people." in phone.text
    assert f"{now:%B %Y}. A few people." in phone.text and "Norfolk" not in phone.text
    phone.press("hide")
    assert "It was seen 5 times, by about 34 people" in phone.text


def test_the_receipt_says_in_plain_words_what_she_said_yes_to(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code).press("receipt")
    for sentence in (
        "People in a training room",
        "Social workers",
        "Teaching",
        "Then: Ask me",
        "No place named",
    ):
        assert sentence in phone.text
    assert "Your words in writing. Nothing else" in " ".join(phone.text.split())


def test_the_receipt_names_every_form_it_may_be_met_in(
    phone: Phone, desk: Desk, team: Team, code: tuple[str, str]
) -> None:
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        before = consenting.newest(desk, session, story.id)
        assert before is not None
        heard = replace(before, grant=replace(before.grant, media=before.grant.media | {Medium.OWN_VOICE}))
        consenting.record(desk, session, story, heard, version="x", moment=team.moment)
    phone.come_back(code).press("receipt")
    assert "Your own voice. Your words in writing. Nothing else" in " ".join(phone.text.split())
    assert set(sayings.IN_FORM) == set(Medium)


def test_a_consent_row_keeps_the_hash_of_the_wording_she_saw(
    desk: Desk, team: Team, code: tuple[str, str]
) -> None:
    with Session(reading(desk.engine)) as session:
        consent = consenting.newest(desk, session, team.only())
    assert (
        consent is not None
        and consent.wording == wording.CURRENT.hash
        and consent.wording in wording.accepted()
    )


def test_another_notebook_cannot_touch_a_story(notes: Flask, team: Team, code: tuple[str, str]) -> None:
    story = team.only()
    other = Phone(notes)
    other.tell("Mine.")
    for verb in (
        "hide",
        "delete-now",
        "read",
        "notes",
        "receipt",
        "release",
        "ask-back",
        "narrow",
        "to-who",
        "see",
    ):
        other.send(other.form.fields | {"do": [f"{verb}:{story}"], "story": [story]})
        assert other.answer.status_code in (200, 404) and "kettle" not in other.html.lower()
        other.open()
    with Session(reading(team.desk.engine)) as session:
        assert session.get_one(Story, story).state == State.SENT
        assert session.get_one(Story, story).hidden_by is None
