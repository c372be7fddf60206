"""Before "Show her words" nothing of hers, or about her, reaches whoever met the gist alone: on no page, by no address (c16)."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from archive.rules.clock import Moment
from moderation.anonymise import anonymise
from moderation.concerns import vetoes
from moderation.queue import queue
from moderation.queue.caring import Mine
from stories import finished, wishes
from stories.desk import Desk
from stories.tables import State
from stories.wishes import Naming, Wishes
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_care import _page, _reads
from tests.rooms.test_desk_court import Reading
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.rooms.test_desk_work import _court_check, _first_reading, _sent
from tests.town import Town

HERS = (
    "that I lied",
    "FD26P00123",
    "what the judge said of her",
    "Picked-name",
    "Veto-phrase",
    "Veto-why",
    "The cup",
)


@pytest.fixture
def told(app: Flask, desk: Desk) -> Reading:
    """A story with a wish, a ground and an adviser's no; nobody has it, and Bea meets the gist first."""
    told = Reading(Town(desk), "Judge Anna said in court that I lied. I went home.")
    told.decide_all()
    told.enter(texts=("Judge Anna said in court that I lied.",), confirmed="")
    with told.work() as (session, story, copy):
        assert copy is not None
        wishes.keep(desk, session, story, Wishes(Naming.CHOSEN, "Picked-name"))
        vetoes.add(
            desk, session, story, "viv", kind=vetoes.Kind.WORDING, why="Veto-why", phrase="Veto-phrase", moment=told.now
        )  # fmt: skip
        queue.let_go(session, told.id, "ann", told.now)
    _title(told, "The cup", "")
    _reads(desk, "bea", Mine())
    return told


def _title(told: Reading, title: str, what: str) -> None:
    """Keep a title and a gist, whoever has it."""
    with told.work() as (session, story, copy):
        assert copy is not None
        anonymise.describe(
            told.desk, session, story, copy, title=title, what=what, warnings=(), themes=(), intruder_note="",
            staff_id="bea", moment=told.now,
        )  # fmt: skip


def test_what_is_hers_or_about_her_comes_with_her_words(app: Flask, told: Reading) -> None:
    bea, path = _sign_in(app, "bea"), f"/stories/{told.id}"
    assert _post(bea, f"{path}/claim")[0] == 303
    page = _page(bea, path)
    assert "Show her words" in page and "<h1>A story</h1>" in page
    assert [one for one in HERS if one in page] == []
    answer = bea.get(f"{path}/who", **HOST)
    assert answer.status_code == 409 and "that I lied" not in unescape(answer.get_data(as_text=True))
    assert _post(bea, f"{path}/show")[0] == 303
    assert [one for one in HERS if one not in _page(bea, path)] == []
    assert "that I lied" in _page(bea, f"{path}/who")


def test_a_title_that_a_person_kept_is_the_heading(app: Flask, told: Reading) -> None:
    bea, path = _sign_in(app, "bea"), f"/stories/{told.id}"
    assert "<h1>A story</h1>" in _page(bea, path), "hers, which nobody has read yet"
    _title(told, "A day", "")
    assert "<h1>A day</h1>" in _page(bea, path)
    _title(told, "The cup", "A mother tells of a day.")
    assert "<h1>The cup</h1>" in _page(bea, path), "hers, kept with a gist beside it"


def test_no_recording_and_no_picture_is_handed_out_before(app: Flask, desk: Desk) -> None:
    work = Work(Town(desk))
    sound, picture = work.ids
    bea, path = _sign_in(app, "bea"), f"/stories/{work.id}"
    asked = (f"{path}/parts/{sound}/heard", f"{path}/parts/{picture}/grey", f"{path}?medium=1.vtt")
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    _reads(desk, "bea", Mine())
    _post(bea, f"{path}/claim")
    assert [bea.get(one, **HOST).status_code for one in asked] == [409, 409, 409]
    _post(bea, f"{path}/show")
    assert 409 not in [bea.get(one, **HOST).status_code for one in asked]


def _gist(page: str) -> str:
    found = re.search(r'id="gist">(.*?)</p>', page, re.DOTALL)
    assert found is not None
    return text_of(found[1])


def test_nothing_is_guessed_by_words_once_a_person_has_said_what_is_in_it(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    id = town.tell("We had tea.")
    ann, path = _sign_in(app, "ann"), f"/stories/{id}"
    _post(ann, f"{path}/claim")
    assert "No word in it says" in _gist(_page(ann, path))
    with Session(desk.engine) as session, session.begin():
        anonymise.describe(
            desk, session, town.story(session, id), finished.newest(session, id), title="The cup", what="",
            warnings=(("neglect", "mentioned"),), themes=(), intruder_note="", staff_id="ann", moment=town.now,
        )  # fmt: skip
    said = _gist(_page(ann, path))
    assert "No word in it says" not in said and "nobody has written the gist yet. In it: neglect" in said


def test_where_she_wrote_nothing_no_words_are_said_to_be_looked_through(app: Flask, desk: Desk) -> None:
    work = Work(Town(desk))
    said = _gist(_page(_sign_in(app, "ann"), f"/stories/{work.id}"))
    assert "There are no words to look through yet. What is heard or seen in it nobody can say." in said
    assert "No word in it says" not in said


def test_who_met_the_gist_alone_says_of_no_story_that_it_is_ready_or_may_go_to_her(
    app: Flask, desk: Desk
) -> None:
    town = Town(desk, Moment(utc_now(), None))
    id = _sent(town)
    _first_reading(town, id, "ann")
    _court_check(town, id)
    _reads(desk, "bea", Mine())
    bea, path = _sign_in(app, "bea"), f"/stories/{id}"
    _post(bea, f"{path}/claim")
    status, page = _post(bea, f"{path}/agree")
    assert status == 409 and "You have met the gist alone" in text_of(page)
    with Session(desk.engine) as session, session.begin():
        assert town.story(session, id).state == State.SECOND
        town.story(session, id).state = State.SENT
    assert "You have met the gist alone" in text_of(_post(bea, f"{path}/ready")[1])
    with Session(desk.engine) as session, session.begin():
        town.story(session, id).state = State.SECOND
    _post(bea, f"{path}/show")
    assert _post(bea, f"{path}/agree")[0] == 303, "once she has read it"
