"""All of a recording and a bit more is enough: then the page asks, once, and only whoever listens is shown that it did."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.ground.db import reading
from archive.rules.clock import Moment
from moderation.queue import caring, queue
from moderation.queue.caring import Sitting
from stories.desk import Desk
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app  # noqa: F401 -- a fixture.
from tests.rooms.test_readings import _no_cage_for_hers  # noqa: F401 -- a fixture.
from tests.rooms.voicing import Told
from tests.town import NOW, Town

ASKS = "Would you like to hear it again?"


@pytest.fixture
def told(desk: Desk) -> Told:
    """A story told aloud, in nobody's hands."""
    told = Told(Town(desk, desk.clock.moment()))
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, told.id, "ann", told.town.now)
    return told


@pytest.fixture
def ann(app: Flask, told: Told) -> FlaskClient:  # noqa: F811
    """Whoever has it open."""
    client = _sign_in(app, "ann")
    _post(client, f"/stories/{told.id}/claim")
    return client


def _page(client: FlaskClient, told: Told) -> str:
    return client.get(f"/stories/{told.id}", **HOST).get_data(as_text=True)


def _asks(page: str) -> bool:
    (div,) = re.findall(r"<div[^>]* data-enough[^>]*>", page)
    (player,) = re.findall(r"<audio[^>]* data-hers=[^>]*>", page)
    assert ("hidden" in div) != ("hidden" in player), "either the player stands there, or the question"
    return "hidden" not in div


def _day(desk: Desk, told: Told, login: str = "ann") -> Sitting:
    with Session(reading(desk.engine)) as session:
        who = session.execute(select(Person.id).where(Person.login == login)).scalar_one()
        return caring.sitting(desk, session, who, told.town.now)


def _seconds(page: str) -> int:
    return int(re.findall(r'data-hers="(\d+)"', page)[0])


def test_after_all_of_it_and_a_bit_the_page_asks_and_one_press_plays_on(
    ann: FlaskClient, told: Told, desk: Desk
) -> None:
    part = told.ids[0]
    most = _seconds(_page(ann, told))
    assert not _asks(_page(ann, told)) and most == 4, "1.2 times 3 seconds"
    keep = f"/stories/{told.id}/parts/{part}/keep"
    _post(ann, keep, **{f"hers-{part}": str(most - 1)})
    assert not _asks(_page(ann, told)) and _seconds(_page(ann, told)) == 1
    _post(ann, keep, **{f"hers-{part}": "1"})
    page = _page(ann, told)
    assert _asks(page) and ASKS in page and "You have heard 0:04 of this recording today" in page
    assert ann.get(f"/stories/{told.id}/parts/{part}/heard", **HOST).status_code == 200, "it is never a lock"
    assert _post(ann, f"/stories/{told.id}/parts/{part}/again")[0] == 303
    assert not _asks(_page(ann, told)) and _seconds(_page(ann, told)) == most
    assert _day(desk, told).today.again == {part: 1}


def test_only_whoever_listens_is_shown_it(app: Flask, ann: FlaskClient, told: Told, desk: Desk) -> None:  # noqa: F811
    part = told.ids[0]
    before = _log(desk)
    _post(ann, f"/stories/{told.id}/parts/{part}/again", **{f"hers-{part}": "900"})
    assert _log(desk) == [*before, "claim"], "the log says that she still has it, and no more"
    bea = _sign_in(app, "bea")
    _post(ann, f"/stories/{told.id}/let-go")
    _post(bea, f"/stories/{told.id}/claim")
    assert not _asks(_page(bea, told)) and "You have heard 15:00" not in _page(bea, told)
    assert _day(desk, told, "bea").today.again == {}


def _log(desk: Desk) -> list[str]:
    with Session(reading(desk.engine)) as session:
        return list(session.execute(select(AuditRow.act).order_by(AuditRow.n)).scalars())


def test_without_script_what_went_to_the_player_counts(ann: FlaskClient, told: Told, desk: Desk) -> None:
    path = f"/stories/{told.id}/parts/{told.ids[0]}"
    whole = len(ann.get(f"{path}/heard", **HOST).data)
    assert _day(desk, told).of_hers(told.ids[0]) == 3 and not _asks(_page(ann, told))
    third = {"Range": f"bytes=0-{whole // 3}"}
    ann.get(f"{path}/heard", headers=third, **HOST).data  # noqa: B018 -- read to its end.
    assert _asks(_page(ann, told)), "a range counts for what it is"
    _post(ann, f"{path}/again")
    assert not _asks(_page(ann, told))


def test_where_the_script_counts_its_seconds_are_believed(ann: FlaskClient, told: Told) -> None:
    path = f"/stories/{told.id}/parts/{told.ids[0]}"
    for _ in range(3):
        ann.get(f"{path}/heard", **HOST).data  # noqa: B018 -- a player that fetches it anew after each press.
    _post(ann, f"{path}/keep", **{f"hers-{told.ids[0]}": "0"})
    assert not _asks(_page(ann, told))


def test_to_be_sent_bytes_is_no_work_and_the_next_day_begins_anew(desk: Desk) -> None:
    def at(minutes: int) -> Moment:
        return Moment(NOW + timedelta(minutes=minutes), None)

    def day(minutes: int) -> Sitting:
        with Session(reading(desk.engine)) as session:
            return caring.sitting(desk, session, "ann", at(minutes))

    for minutes in (0, 10):
        caring.handed_out(desk, "ann", at(minutes), "p", 1500)
    assert day(11).of_hers("p") == 3 and day(11).minutes == 0
    assert day(24 * 60).of_hers("p") == 0


@pytest.mark.parametrize(
    ("again", "heard", "left"),
    [(0, 0, 12), (0, 11, 1), (0, 12, 0), (0, 99, 0), (1, 12, 12), (1, 24, 0), (3, 24, 24)],
)
def test_each_time_it_is_wanted_it_plays_as_long(
    again: int, heard: int, left: int, sitting: Callable[..., Sitting]
) -> None:
    assert sitting(again, heard).until_asked("p", 10_000) == left


@pytest.fixture
def sitting() -> Callable[[int, int], Sitting]:
    """Return the day of somebody who asked to hear a recording again so often, and heard so much."""

    def made(again: int, heard: int) -> Sitting:
        today = caring.Today(NOW.date(), hers={"p": heard}, again={"p": again})
        return Sitting(0, 0, caring.Mine(), {}, today)

    return made
