"""What a browser sends again, after Leave, brings none of her words back."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import visit
from stories.desk import Desk
from stories.moves import VERBS
from stories.tables import DeskBase, Story
from tests.phone import Phone

WORDS = "The blanket had yellow ducks on it."


def _told(phone: Phone) -> dict[str, list[str]]:
    """Tell a line, and return the form that the browser sent for it and keeps."""
    phone.press("carry-on")
    sent = phone.form.fields | {"words": [WORDS], "do": ["save"]}
    phone.send(sent)
    return sent


def _leave(phone: Phone) -> None:
    phone.client.get("/leave")
    phone.client.get("/leave.css")


@pytest.mark.parametrize("comes_by", ["the same browser", "after a new visit", "another browser"])
def test_a_form_sent_again_after_leave_shows_nothing(notes: Flask, phone: Phone, comes_by: str) -> None:
    sent = _told(phone)
    _leave(phone)
    later = Phone(notes) if comes_by == "another browser" else phone
    if comes_by == "after a new visit":
        later.open("/")
    later.send(sent)
    assert WORDS not in later.html and later.page == "before"
    for do in ("help", "stop", "back", "save-go-on"):
        later.send(sent | {"do": [do]})
        assert WORDS not in later.html, do


def test_the_measure_sees_the_leak_it_is_there_for(
    notes: Flask, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = _told(phone)
    monkeypatch.setattr(visit, "note_left", lambda *_: None)
    _leave(phone)
    phone.send(sent)
    assert WORDS in phone.html, "the planted fault: without the note the words are handed back"


def test_a_form_that_was_never_ours_is_handed_nothing(notes: Flask, phone: Phone) -> None:
    phone.press("carry-on")
    stranger = Phone(notes)
    stranger.send(phone.form.fields | {"csrf_token": ["made up"], "words": [WORDS], "do": ["save"]})
    assert WORDS not in stranger.html


def test_a_note_sent_again_after_leave_shows_nothing(phone: Phone) -> None:
    code = " ".join(phone.tell(WORDS))
    phone.say_yes()
    phone.open().press("status").press("notes")
    if phone.page == "unlock":
        phone.press("unlock", code=code)
    sent = phone.form.fields | {"note": ["Please look at the second line."], "do": ["leave-note"]}
    phone.send(sent)
    _leave(phone)
    phone.send(sent)
    assert "second line" not in phone.html
    phone.open("/")
    phone.send(sent)
    assert "second line" not in phone.html


def _everything_of(desk: Desk, story_id: str) -> dict[str, list[object]]:
    """Every row that belongs to one story, sealed as it lies there."""
    tables = [table for table in DeskBase.metadata.sorted_tables if "story_id" in table.c]
    with Session(reading(desk.engine)) as session:
        found = {
            table.name: [
                tuple(row) for row in session.execute(select(table).where(table.c.story_id == story_id))
            ]
            for table in tables
        }
        hers = select(Story.__table__).where(Story.__table__.c.id == story_id)
        return found | {"story": [tuple(row) for row in session.execute(hers)]}


def test_a_cookie_that_comes_again_after_leave_shows_nothing_and_changes_nothing(
    notes: Flask, phone: Phone
) -> None:
    desk: Desk = notes.extensions["private"]
    phone.tell(WORDS)
    phone.say_yes()
    phone.open()
    story_id = phone.form.fields["story"][0] or _only_story(desk)
    cookie = phone.client.get_cookie("s-n", domain="localhost")
    assert cookie is not None
    fields = phone.form.fields | {"story": [story_id], "words": ["Other words."], "note": ["A note."]}
    _leave(phone)
    before = _everything_of(desk, story_id)

    replayed = Phone(notes)
    replayed.client.set_cookie("s-n", cookie.value, domain="localhost")
    for do in VERBS:
        answer = replayed.client.post("/", data=fields | {"do": [do, f"{do}:{story_id}"]})
        html = replayed.client.get("/").get_data(as_text=True)
        for page in (answer.get_data(as_text=True), html):
            assert WORDS not in page, do
            assert story_id not in page.replace(f'value="{story_id}"', ""), do
        assert answer.status_code in (200, 303), do
    assert _everything_of(desk, story_id) == before


def _only_story(desk: Desk) -> str:
    with Session(reading(desk.engine)) as session:
        return session.execute(select(Story.id)).scalar_one()
