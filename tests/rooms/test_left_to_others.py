"""A topic that somebody at the Desk leaves to others: its gist waits for a press in every list, for whoever meets stories."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy.orm import Session

from archive.settings import Place
from moderation import caring
from moderation.caring import Mine
from moderation.tables import TakedownRow
from stories import finished
from stories.desk import Desk
from stories.finished import Body
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
