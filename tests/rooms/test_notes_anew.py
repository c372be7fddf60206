"""What she may tell anew stands on the page with her words: her own line, a question, and the box below it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules import retelling
from archive.rules.anonymity import REASONS, Kind
from moderation.anonymise import anonymise
from moderation.court import sentences
from moderation.decisions import decisions
from moderation.letters import notices
from moderation.queue import queue
from stories import drafts, finished
from stories.desk import Desk
from stories.tables import Story
from tests.phone import Phone
from tests.rooms.test_notes_pages import HARDEST, banned_in, grade

LINE = "The judge said I was not ready."
WORDS = f"I sat at the back. {LINE}\nI washed his cup."
ASKED = "Can you tell this part in your own way?"


@pytest.fixture
def asked(notes: Flask, phone: Phone) -> tuple[str, str]:
    """Her code words, after a moderator asked her to tell one line anew."""
    desk: Desk = notes.extensions["private"]
    code = phone.tell(WORDS, title="Cup")
    phone.say_yes()
    phone.press("rest")
    moment = desk.clock.moment()
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        story = drafts.story(session, session.execute(select(Story.id)).scalar_one())
        queue.claim(session, story.id, "ann", moment)
        copy = anonymise.open_copy(desk, session, story, moment)
        sentences.decide_as_proposed(desk, session, story, copy, staff_id="ann", moment=moment)
        words = "Thank you for telling this. Could you tell one part from your own side?"
        decisions.ask_to_change(desk, session, story, "ann", rule="court", words=words, moment=moment)
        assert finished.newest(session, story.id).id == copy.id
    return code


def _write(phone: Phone, code: tuple[str, str]) -> Phone:
    phone.come_back(code)
    assert LINE not in phone.text, "her words come after her code words alone"
    return phone.press("write").unlock(code)


def test_her_line_stands_beside_a_question_and_goes_once_she_told_it_anew(
    phone: Phone, asked: tuple[str, str]
) -> None:
    _write(phone, asked)
    assert phone.page == "write"
    assert ASKED in phone.text and LINE in phone.text and "How did you feel that day?" in phone.text
    phone.press("save", words=WORDS.replace(LINE, "My hands went cold."))
    assert phone.page == "write"
    assert ASKED not in phone.text and LINE not in phone.text
    assert phone.form.fields["words"] == [WORDS.replace(LINE, "My hands went cold.")]


def test_it_stands_there_in_easy_read_too_with_her_line_as_she_set_it(
    phone: Phone, asked: tuple[str, str]
) -> None:
    _write(phone, asked).press("easy")
    assert ASKED in phone.text and LINE in phone.text


def test_she_may_leave_it_as_it_is(phone: Phone, asked: tuple[str, str]) -> None:
    _write(phone, asked).press("send")
    assert phone.page == "status"


def test_the_words_are_plain(phone: Phone, asked: tuple[str, str]) -> None:
    _write(phone, asked)
    page = [line for line in phone.form.text if len(line.split()) > 2]
    offered = [retelling.OPENS, retelling.CLOSES, notices.GROUND_ENDED]
    for read in (page, [way.asks for way in retelling.WAYS.values()], offered, [REASONS[Kind.COURT]]):
        assert grade(read) <= HARDEST, (grade(read), read)
        assert not banned_in(" ".join(read))
