"""What stands beside her words (title, gist, words for a picture) is asked of the court as well: a sign there waits for a person."""

from __future__ import annotations

from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.rules import retelling
from archive.rules.errors import BadInput, Refused
from archive.rules.sentences import Told
from moderation.anonymise import anonymise
from moderation.court import courtroom, sentences
from moderation.parts import covering
from moderation.queue import queue
from stories import gates
from stories.desk import Desk
from stories.finished import read
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_court import Reading
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town

TITLE = "The judge said I had lied"
GIST = "A mother waits. The judge finds that she has lied."


@pytest.fixture
def told(desk: Desk) -> Reading:
    """A story that tells nothing of the court, all of it decided."""
    told = Reading(Town(desk), "Judge Anna lives next door. It rained.")
    told.do(sentences.decide, [one.key for one in told.found()], Told.LIFE)
    return told


def _write(told: Reading, title: str, what: str = "A mother tells of a day.") -> None:
    with told.work() as (session, story, copy):
        assert copy is not None
        anonymise.describe(
            told.desk, session, story, copy, title=title, what=what, warnings=(), themes=("8.2",),
            intruder_note="Asked: nobody could.", staff_id="ann", moment=told.now,
        )  # fmt: skip


def _refused(told: Reading) -> str:
    with told.work() as (session, story, copy):
        assert copy is not None
        return " ".join(sentences.waiting(told.desk, session, story, read(told.desk, copy)))


@pytest.mark.parametrize(("title", "what"), [(TITLE, "A day."), ("The cup", GIST)])
def test_a_title_or_a_gist_with_a_sign_waits_for_a_person_and_then_for_other_words(
    told: Reading, index: Index, title: str, what: str
) -> None:
    _write(told, title, what)
    assert "1 sentence is not decided yet" in _refused(told)
    told.decide_all()
    told.check()
    told.ready()
    with pytest.raises(Refused, match="Write it otherwise where it stands"):
        told.agree()
    with told.work() as (session, _, _):
        told.claim(session, "bea")
    _write(told, "The cup", "A mother waits.")
    with told.work() as (session, _, _):
        queue.let_go(session, told.id, "bea", told.now)
        told.claim(session, "ann")
    assert told.publish(index)


def test_what_somebody_says_is_her_life_stands(told: Reading, index: Index) -> None:
    _write(told, "The day before the judge")
    (one,) = (one for one in told.found() if one.is_beside)
    assert (one.where, one.told, one.proposed) == ("the title", Told.UNDECIDED, Told.COURT)
    told.do(sentences.decide, [one.key], Told.LIFE)
    told.check()
    assert told.publish(index)


def test_with_other_words_it_is_asked_anew(told: Reading) -> None:
    _write(told, "The day before the judge")
    told.do(sentences.decide, [one.key for one in told.found() if one.is_beside], Told.LIFE)
    _write(told, TITLE)
    assert "1 sentence is not decided yet" in _refused(told)


def test_without_a_sign_nothing_more_is_asked(told: Reading) -> None:
    assert not any(one.is_beside for one in told.found()) and _refused(told) == ""


def test_it_is_not_left_out_and_she_is_not_asked_to_tell_it_anew(told: Reading) -> None:
    _write(told, TITLE)
    told.decide_all()
    keys = [one.key for one in told.found() if one.is_beside]
    with pytest.raises(BadInput, match="Write it otherwise where it stands"):
        told.do(sentences.leave_out, keys)
    with told.work() as (session, story, _):
        asked = courtroom.offered_note(told.desk, session, story, told.now)
        assert courtroom.picture(told.desk, session, story, "ann", told.now).ways == ()
    assert asked == retelling.letter([retelling.FELT]), "nothing of the title"


def test_the_words_for_a_picture_are_asked_too(desk: Desk, quick: None) -> None:
    work = Work(Town(desk))
    _, picture = work.ids
    with Session(desk.engine) as session, session.begin():
        covering.describe_picture(work.hands(session), picture, "A judge who says no.")
        hands = work.hands(session)
        gate = gates.of(desk, session, hands.story, read(desk, hands.copy))
        assert [one.where for one in gate.undecided if one.is_beside] == ["the words for picture 1"]


def test_the_page_says_where_it_stands(app: Flask, desk: Desk) -> None:
    id = Town(desk).tell("I sat in the corridor.", title=TITLE)
    ann = _sign_in(app, "ann")
    _post(ann, f"/stories/{id}/claim")
    _post(ann, f"/stories/{id}/describe", title=TITLE, what="A day.", intruder_note="")
    _post(ann, f"/stories/{id}/sentences/as-proposed")
    page = unescape(ann.get(f"/stories/{id}", **HOST).get_data(as_text=True))
    assert "The title: 1 sentence" in text_of(page)
    assert "It stands in the title. Write it otherwise there." in text_of(page)
    assert "Leave it out" not in page and "Start a note to her" not in page
