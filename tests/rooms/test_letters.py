"""Letters to start from: tied to a rule, kind, easy to read, never left as they are; and she can answer, change, send again."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.rules.errors import BadInput
from moderation.decisions import decisions
from moderation.letters import letters
from moderation.letters.letters import STARTS, Start
from moderation.queue import queue
from stories import messages, sayings
from stories.desk import Desk
from stories.tables import State, Story
from tests.phone import Phone
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_notes_pages import HARDEST, banned_in, grade, sentences
from tests.rooms.test_notes_returning import Team, code, out, team
from tests.town import Town

__all__ = ["code", "out", "team"]

EVERY = [(do, start) for do, starts in STARTS.items() for start in starts]
NAMES = [f"{do}-{start.id}" for do, start in EVERY]


@pytest.mark.parametrize(("do", "start"), EVERY, ids=NAMES)
def test_a_letter_rests_on_a_rule_and_reads_kindly(do: str, start: Start) -> None:
    assert do in letters.LETTERS and start.rule in letters.RULES
    assert start.source.split(",")[0].isdecimal()
    read = start.words.replace("[", "").replace("]", "")
    assert grade([read]) <= HARDEST, grade([read])
    assert max(len(one.split()) for one in sentences([read])) <= 20
    assert banned_in(read) == []
    assert letters.has_a_gap(start.words), "there is something to fill in"


@pytest.mark.parametrize(("do", "start"), EVERY, ids=NAMES)
def test_none_is_left_as_it_is_nor_with_its_gap(do: str, start: Start) -> None:
    for words in (start.words, start.words.upper(), f"  {start.words}!\n"):
        with pytest.raises(BadInput, match="never left as it is"):
            letters.refuse_unless_written(start.rule, words)
    with pytest.raises(BadInput, match="square brackets"):
        letters.refuse_unless_written(start.rule, f"Dear Ann, we read it twice. {start.words}")
    filled = start.words.replace("[", "").replace("]", "").replace("this part", "the bit about the van")
    letters.refuse_unless_written(start.rule, f"{filled} We mean it.")


def test_square_brackets_of_her_own_are_no_gap() -> None:
    letters.refuse_unless_written("safety", "You wrote [sic] and we kept it.")


def test_a_letter_is_put_into_its_box_with_its_rule_and_nothing_typed_is_lost(app: Flask, desk: Desk) -> None:
    story_id = Town(desk).tell("Denise came.")
    ann = _sign_in(app, "ann")
    _post(ann, f"/stories/{story_id}/claim")
    typed = {
        "do": "ask",
        "letter-ask": "meaning",
        "words-ask": letters.LETTERS["ask"].words,
        "note": "Dear you.",
    }
    status, page = _post(ann, f"/stories/{story_id}/start", **typed)
    assert status == 200 and "Your words come first.</textarea>" in page and "Dear you.</textarea>" in page
    assert '<option value="meaning" selected>' in page
    status, page = _post(ann, f"/stories/{story_id}/start", **{**typed, "words-ask": "My own words."})
    assert status == 409 and "My own words.</textarea>" in page and "Dear you.</textarea>" in page
    assert _post(ann, f"/stories/{story_id}/start", **{**typed, "letter-ask": "none"})[0] == 422
    assert "rule 24, editing must not change meaning" in ann.get(f"/stories/{story_id}", **HOST).get_data(
        as_text=True
    )


def test_she_reads_the_rule_answers_changes_and_sends_again_in_one_thread(
    phone: Phone, team: Team, desk: Desk, code: tuple[str, str]
) -> None:
    words = (
        "Thank you. The bit about the van may tell who you are. Shall we take it out, or would you like to?"
    )
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, team.only(), "ann", team.moment)
        story = session.get_one(Story, team.only())
        decisions.ask_to_change(
            desk, session, story, "ann", rule="anonymity", words=words, moment=team.moment
        )
    phone.come_back(code).press("notes")
    assert words in phone.text and sayings.RULES["anonymity"] in phone.text
    phone.press("leave-note", note="I would like to do it.").press("status").press("write")
    phone.unlock(code)
    phone.press("save", words="I sat on the step. Nobody came.").press("send")
    with Session(desk.engine) as session:
        story = session.get_one(Story, team.only())
        assert story.state == State.SENT
        thread = [(note.is_hers, note.words) for note in messages.thread(desk, session, story)]
    assert thread[-2:] == [(False, words), (True, "I would like to do it.")]
