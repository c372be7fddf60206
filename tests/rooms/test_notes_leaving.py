"""What a browser sends again, after Leave, brings none of her words back."""

from __future__ import annotations

import pytest
from flask import Flask

from stories import visit
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
