"""A topic that somebody at the Desk leaves to others: its gist waits for a press in every list, for whoever meets stories."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.editions.complaints import WHYS, Why
from archive.editions.index import open_index
from archive.settings import Place
from moderation.concerns import takedowns
from moderation.queue import caring
from moderation.queue.caring import Mine
from moderation.tables import TakedownRow
from stories import finished, lost
from stories.desk import Desk
from stories.finished import Body
from tests.rooms.test_desk_work import _published
from tests.staffed import Staffed, fill
from tests.town import Town

GIST = "Canary gist of a mother"
BEHIND = re.compile(
    rf"<details class=\"spared\"><summary>A topic you leave to others[^<]*</summary><p>{GIST}</p>"
)


@pytest.fixture
def house(place: Place, desk: Desk) -> Staffed:
    """The Desk with everybody, and one story that is out and was complained of."""
    house, town = fill(place, desk), Town(desk)
    story_id, _ = town.publish("It thawed.")
    with Session(desk.engine) as session, session.begin():
        body = Body("A story", what=GIST, warnings=(("pregnancy-loss", "mentioned"),))
        finished.write(desk, finished.newest(session, story_id), body)
        session.add(
            TakedownRow(
                complaint_id="c",
                story_id=story_id,
                came_on=date(2026, 11, 24),
                outcome=None,
                staff_id=None,
                decided_at=None,
            )
        )
    return house


def _leaves(house: Staffed, login: str, *topics: str) -> None:
    with Session(house.desk.engine) as session, session.begin():
        caring.keep(house.desk, session, house.ids[login], Mine(topics=frozenset(topics)))


@pytest.mark.parametrize(
    ("login", "path"),
    [("ann", "/queue?show=all"), ("ann", "/queue?show=again"), ("ann", "/takedowns")],
)
def test_its_gist_waits_for_a_press_in_every_list(house: Staffed, login: str, path: str) -> None:
    seat = house.let_in(login)
    page = seat.get(path)[1]
    assert GIST in page and not BEHIND.search(page), "who leaves nothing to others meets it at once"
    _leaves(house, login, "pregnancy-loss")
    page = seat.get(path)[1]
    assert BEHIND.search(page) and page.count(GIST) == 1
    _leaves(house, login, "police")
    assert not BEHIND.search(seat.get(path)[1])


@pytest.mark.parametrize("login", ["viv", "lea"])
def test_an_adviser_and_a_lead_say_what_they_leave_to_others_and_nothing_else_changes(
    house: Staffed, login: str
) -> None:
    seat, id = house.let_in(login), house.ids[login]
    page = seat.get("/my-reading")[1]
    assert (
        'name="topic" value="pregnancy-loss"' in page
        and 'name="heavy"' not in page
        and 'name="at_once"' not in page
    )
    assert seat.post("/my-reading", topic=["pregnancy-loss"])[0] == 303
    with Session(house.desk.engine) as session:
        assert caring.of(house.desk, session, id) == Mine(topics=frozenset({"pregnancy-loss"}))
    assert seat.post("/my-reading", topic=["nonsense"])[0] == 422


def _outside(page: str) -> str:
    """Return what stands on a page before anything on it was opened."""
    return re.sub(r"<details class=\"spared\">.*?</details>", "", page, flags=re.DOTALL)


def _plain(page: str) -> str:
    """Return a page without what marks names in it."""
    return re.sub(r"</?mark>", "", page)


def test_what_was_said_against_it_waits_for_a_press_too(house: Staffed, place: Place) -> None:
    said, town = "A canary complaint: it says how her baby died.", Town(house.desk)
    story_id, _ = town.publish("It froze.")
    with Session(house.desk.engine) as session, session.begin():
        body = Body("A story", what=GIST, warnings=(("pregnancy-loss", "mentioned"),))
        finished.write(house.desk, finished.newest(session, story_id), body)
        story = town.story(session, story_id)
        takedowns.came(house.desk, session, story, why=Why.IDENTIFIES, words=said, moment=town.now)
    seat = house.let_in("ann")
    assert said in _outside(seat.get("/takedowns")[1]), "who leaves nothing to others meets it at once"
    _leaves(house, "ann", "pregnancy-loss")
    page = seat.get("/takedowns")[1]
    assert said in page and said not in _outside(page)
    assert WHYS[Why.IDENTIFIES] in _outside(page), "what sort of complaint it is, stands there as before"
    again = seat.post(f"/takedowns/{story_id}", do="seen", **{f"words-seen-{story_id}": ""})
    assert again[0] == 422 and said not in _outside(again[1])
    _leaves(house, "ann", "police")
    assert said in _outside(seat.get("/takedowns")[1])


def test_what_a_mother_wrote_who_lost_her_words_waits_for_a_press(house: Staffed) -> None:
    said = "A canary plea: it was in June, and I had a miscarriage."
    with Session(house.desk.engine) as session, session.begin():
        lost.ask(house.desk, session, said, Town(house.desk).now)
    seat = house.let_in("ann")
    _leaves(house, "ann", "police")
    assert said in _outside(seat.get("/takedowns")[1])
    _leaves(house, "ann", "pregnancy-loss")
    page = seat.get("/takedowns")[1]
    assert said in page and said not in _outside(page)
    assert "Came on" in _outside(page) and "/done" in _outside(page), (
        "it can be left to others, and looked for"
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [("pregnancy-loss", "A canary answer: I had no idea."), ("police", "A canary answer: I had a miscarriage too.")],
)  # fmt: skip
def test_what_a_learner_wrote_for_her_waits_by_her_story_and_by_its_own_words(
    house: Staffed, told: str, said: str
) -> None:
    town = Town(house.desk)
    story_id, edition_id = town.publish("It froze.")
    with Session(house.desk.engine) as session, session.begin():
        body = Body("A story", what=GIST, warnings=((told, "mentioned"),))
        finished.write(house.desk, finished.newest(session, story_id), body)
    with Session(house.desk.uses) as uses, uses.begin():
        replies.leave(
            uses, house.desk.press.keys, edition_id=edition_id, kind=replies.Kind.TO_HER, words=said,
            on=town.now.today, once="canary",
        )  # fmt: skip
    seat = house.let_in("ann")
    assert said in _plain(_outside(seat.get("/words")[1]))
    _leaves(house, "ann", "pregnancy-loss")
    page = seat.get("/words")[1]
    assert said in _plain(page) and said not in _plain(_outside(page))
    (id,) = re.findall(r'action="/words/([\w-]+)"', page)[:1]
    assert seat.post(f"/words/{id}", do="hard")[0] == 303
    page = seat.get("/words")[1]
    assert said in page and said not in _outside(page), "nor does it stand open once it is decided"


def test_a_title_in_the_list_of_an_adviser_waits_with_its_gist(house: Staffed, place: Place) -> None:
    story_id, _ = _published(Town(house.desk), open_index(place.index))
    with Session(house.desk.engine) as session, session.begin():
        copy = finished.newest(session, story_id)
        told = replace(finished.read(house.desk, copy), title="Canary title", what=GIST, warnings=(("pregnancy-loss", "mentioned"),))  # fmt: skip
        finished.write(house.desk, copy, told)
    seat = house.let_in("viv")
    assert "Canary title" in _outside(seat.get("/before")[1])
    _leaves(house, "viv", "pregnancy-loss")
    page = seat.get("/before")[1]
    assert "Canary title" in page and GIST in page
    assert "Canary title" not in _outside(page) and GIST not in _outside(page)
    assert "A story with a topic you leave to others" in _outside(page)
    assert "Canary title" in seat.get(f"/before/{story_id}")[1], "who opens it meets it"
