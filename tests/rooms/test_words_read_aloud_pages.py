"""What she wrote, read aloud by somebody else: as she is asked, as it stands on her pages, and as a reader and the Desk meet it."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.choices import Medium
from archive.rules.grant import Grant
from moderation.queue import queue
from moderation.voices import readings
from stories import answers, asking, consenting, history, parts, receipts, sayings
from stories.parts import Role
from stories.reading_rows import Standing
from stories.tables import State, Story
from tests.phone import Phone
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app  # noqa: F401 -- a fixture.
from tests.rooms.test_notes_pages import HARDEST, banned_in, grade
from tests.rooms.test_readings import THEIRS, _code, _no_cage_for_hers, _send, quick  # noqa: F401 -- fixtures.
from tests.rooms.written import SEEN, Written
from tests.town import Town

TOLD = "I sat on the step. It rained."
HEADING = "May someone else read your words out?"


def to_check(phone: Phone) -> Phone:
    """Tell it, and go to the page where she sees it all together."""
    phone.tell(TOLD)
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]})
    return phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})


def given(town: Town) -> Grant:
    """Return what she said yes to last."""
    with Session(reading(town.desk.engine)) as session:
        story = session.query(Story).one()
        consent = consenting.newest(town.desk, session, story.id)
    assert consent is not None
    return consent.grant


def finish(phone: Phone) -> None:
    """Say that it is right, and answer the two questions."""
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})


# As she is asked


def test_she_is_asked_and_nothing_is_ticked_for_her(phone: Phone, town: Town) -> None:
    to_check(phone)
    assert phone.page == "check" and HEADING in phone.text
    assert "Now: No, just show them in writing" in phone.text
    phone.press("to-aloud")
    assert phone.page == "aloud" and "It may not feel like you." in phone.text
    assert phone.form.offered["aloud"] == ["words-read", "no"] and not phone.form.fields.get("aloud")
    phone.press("go-on", tick={"aloud": ["words-read"]})
    assert phone.page == "check" and "Now: Yes, let someone read them out" in phone.text
    finish(phone)
    assert given(town).media == {Medium.WORDS, Medium.WORDS_READ}


@pytest.mark.parametrize("presses", ["left alone", "not sure", "no", "yes, and then no"])
def test_no_is_what_stands_and_costs_nothing(phone: Phone, town: Town, presses: str) -> None:
    to_check(phone)
    if presses != "left alone":
        phone.press("to-aloud")
    if presses == "yes, and then no":
        phone.press("go-on", tick={"aloud": ["words-read"]}).press("to-aloud")
    if presses == "not sure":
        phone.press("skip")
    elif presses != "left alone":
        phone.press("go-on", tick={"aloud": ["no"]})
    assert phone.page == "check"
    finish(phone)
    assert phone.page == "done" and given(town).media == {Medium.WORDS}


def test_where_she_records_she_is_asked_about_her_voice_and_not_about_this(phone: Phone, town: Town) -> None:
    to_check(phone).press("to-aloud").press("go-on", tick={"aloud": ["words-read"]})
    with Session(town.desk.engine) as session, session.begin():
        story = session.query(Story).one()
        part = parts.begin(session, story, Kind.SOUND, town.now)
        part.state = "ready"
        said = answers.answers_of(town.desk, story)
        answers.keep(town.desk, story, replace(said, voice="own-voice"))
    phone.press("change")
    assert "Read out by someone else" not in phone.text
    phone.press("to-check")
    assert HEADING not in phone.text
    finish(phone)
    assert given(town).media == {Medium.WORDS, Medium.OWN_VOICE}, (
        "a yes that was given before there was a voice is none"
    )


def test_what_she_said_stands_among_what_she_can_change_and_on_her_receipt(phone: Phone, town: Town) -> None:
    to_check(phone).press("change")
    assert "Read out by someone else" in phone.text and "No, just show them in writing" in phone.text
    phone.press("to-aloud").press("go-on", tick={"aloud": ["words-read"]})
    finish(phone)
    phone.press("status").press("receipt")
    said = phone.text
    assert "What you wrote, read out by someone else" in said and "Read out by someone else" in said
    with Session(reading(town.desk.engine)) as session:
        story = session.query(Story).one()
        steps = history.of(town.desk, session, story)
        facts = receipts.Facts("id", town.now.today, steps, town.desk.controller)
    plain = json.loads(receipts.as_json(facts))
    titles = [one["dct:title"] for one in plain["dpv:hasPersonalData"]]
    assert titles == ["Her words in writing", "What she wrote, read aloud by someone else"]


def test_once_it_is_with_us_she_can_only_say_no(phone: Phone, town: Town) -> None:
    to_check(phone).press("to-aloud").press("go-on", tick={"aloud": ["words-read"]})
    finish(phone)
    phone.press("status").press("stop").press("narrow").press("to-aloud")
    assert phone.form.fields["aloud"] == ["words-read"], "what she said, and nothing else"
    phone.press("go-on", tick={"aloud": ["no"]})
    assert phone.page == "narrow" and given(town).media == {Medium.WORDS}
    assert "Read out by someone else" not in phone.text


def test_a_yes_that_was_a_no_is_a_new_yes(phone: Phone, town: Town) -> None:
    told = Written(town, frozenset({Medium.WORDS}))
    code = _code(told)
    phone.come_back(code).press("stop").press("narrow")
    assert "to-aloud" not in {do.partition(":")[0] for do in phone.form.buttons}
    turn = told.press(asking.go_on, page="aloud", ticks={"aloud": ("words-read",)})
    assert turn.problems == (sayings.TOO_MANY_PEOPLE,) and given(town).media == {Medium.WORDS}


# Taken back by her


def test_one_press_takes_the_reading_back_and_the_words_stay(
    phone: Phone,
    town: Town,
    quick: None,  # noqa: F811
) -> None:
    told = Written(town)
    told.read()
    told.set(state=State.PUBLISHED)
    code = _code(told)
    phone.come_back(code).press("stop")
    assert "Take back the reading" in phone.text and "Take back my voice" not in phone.text
    phone.press("reading-back")
    assert phone.page == "status" and sayings.READING_BACK in phone.text
    assert given(town).media == {Medium.WORDS}
    phone.press("stop")
    assert "Take back the reading" not in phone.text


@pytest.mark.parametrize("state", [State.SENT, State.SECOND, State.HERS, State.HELD])
def test_the_reading_can_be_taken_back_wherever_the_story_stands_with_us(
    phone: Phone, town: Town, state: State
) -> None:
    told = Written(town)
    told.set(state=state)
    phone.come_back(_code(told)).press("stop")
    assert "Take back the reading" in phone.text
    phone.press("reading-back")
    assert sayings.READING_BACK in phone.text and given(town).media == {Medium.WORDS}


WAITS = "It waits for somebody to read it out."


def test_nothing_waits_for_a_reader_before_somebody_says_that_it_may_be_read(
    phone: Phone, town: Town
) -> None:
    phone.come_back(_code(Written(town)))
    assert phone.page == "status" and WAITS not in phone.text


def test_while_it_waits_for_a_reader_her_card_says_so_and_lets_her_go_on(phone: Phone, town: Town) -> None:
    told = Written(town)
    told.ask()
    phone.come_back(_code(told))
    assert WAITS in phone.text
    phone.press("reading-back")
    assert sayings.READING_BACK in phone.text and WAITS not in phone.text
    assert told.problems() == ()


def test_she_hears_it_first_and_reads_that_it_is_read(phone: Phone, town: Town, quick: None) -> None:  # noqa: F811
    told = Written(town)
    told.read()
    told.set(state=State.HERS)
    code = _code(told)
    phone.come_back(code).press("see").unlock(code)
    assert phone.page == "finished" and "Someone else reads your words. Please play it." in phone.text
    assert "What you wrote" in phone.text
    assert phone.client.get("/?medium=0.opus").data == told.file(Role.READ_OPUS)
    assert "Nobody asked me how I was." in phone.client.get("/?medium=0.vtt").get_data(as_text=True)
    phone.press("no-reading")
    assert phone.page == "status" and sayings.NO_READING in phone.text and given(town).media == {Medium.WORDS}


def test_what_she_reads_of_it_is_plain() -> None:
    for said in (sayings.READING_BACK, "No one hears it from now on. Your words stay."):
        assert grade([said]) <= HARDEST and not banned_in(said), said


# The reader's page and the Desk's


def test_a_reader_sees_that_she_wrote_it_and_nothing_else(
    app: Flask,  # noqa: F811
    town: Town,
    quick: None,  # noqa: F811
) -> None:
    told = Written(town)
    here, client = f"/reading/{told.ask()}", app.test_client()
    first = client.get(here, **HOST).get_data(as_text=True)
    assert "She wrote her story down" in first and "A mother is asked in." in first
    assert "does not want her own voice" not in first and not any(word in first for word in SEEN)
    page = _send(client, f"{here}/words", first, yes="yes")
    assert all(f"<p>{word}</p>" in page for word in SEEN)
    for other in ("The door", told.id, told.part_id, "Denise", "/heard", "/queue", "/sign-in"):
        assert other not in page and other not in first
    page = _send(client, f"{here}/send", page, sound=(BytesIO(THEIRS), "my name.wav"))
    assert "Your reading is here" in page and told.file(Role.READ_SENT) == THEIRS
    assert "This reading is closed" in _send(client, f"{here}/back", page) and not told.roles()


def test_two_moderators_go_the_way_beside_her_words(app: Flask, town: Town, quick: None) -> None:  # noqa: F811
    told = Written(town)
    with Session(town.desk.engine) as session, session.begin():
        queue.let_go(session, told.id, "ann", town.now)
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    here, doors = f"/stories/{told.id}", f"/stories/{told.id}/reading/{told.part_id}"
    _post(ann, f"{here}/claim")
    page = ann.get(here, **HOST).get_data(as_text=True)
    assert "Her words, aloud" in page and "The 3 lines that a reader sees" in page
    assert "What she wrote waits for somebody to read it aloud." in text_of(page)
    status, page = _post(ann, f"{here}/ready")
    assert status == 409 and f'href="#part-{told.part_id}"' in page, "the sentence leads to the place"
    assert _post(ann, f"{doors}/ready")[0] == 303
    _post(ann, f"{here}/let-go")
    _post(bea, f"{here}/claim")
    status, page = _post(bea, f"{doors}/ask", **{f"reader-{told.part_id}": told.reader})
    token = page.split("/reading/")[1].split("<")[0]
    assert status == 200 and told.asked(token).state == Standing.ASKED
    told.send(token)
    readings.look(town.desk, told.row().id)
    assert "It says these words, and nothing more" in bea.get(here, **HOST).get_data(as_text=True)
    assert bea.get(f"{doors}/heard", **HOST).data == told.file(Role.READ_OPUS)
    assert _post(bea, f"{doors}/check")[0] == 303 and told.sound.is_made
    page = bea.get(here, **HOST).get_data(as_text=True)
    assert "It says these words. It is what others will hear." in page
    assert "waits for somebody" not in text_of(_post(bea, f"{here}/ready")[1])
    assert _post(bea, f"{doors}/close")[0] == 303 and not told.sound.is_made


@pytest.mark.parametrize("verb", ["make", "cover", "keep", "crop"])
def test_nothing_of_a_recording_is_done_to_it(app: Flask, town: Town, verb: str) -> None:  # noqa: F811
    told = Written(town)
    with Session(town.desk.engine) as session, session.begin():
        queue.let_go(session, told.id, "ann", town.now)
    ann = _sign_in(app, "ann")
    _post(ann, f"/stories/{told.id}/claim")
    before = told.sound
    status, _ = _post(
        ann, f"/stories/{told.id}/parts/{told.part_id}/{verb}", start="0:00", end="0:01", how="tone"
    )
    assert status < 500 and told.sound == before
