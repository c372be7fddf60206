"""What soon comes down in law is found by rows: no story is opened that no near day can end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.court import HERSELF, Basis
from archive.rules.court import Content as Tells
from moderation.court import court, lapsing
from stories.desk import Desk
from tests.town import NOW, Town

FAR, NEAR = date(2028, 1, 1), NOW.date() + timedelta(days=29)


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None:
    """Every test here."""


def _out(town: Town, until: date) -> str:
    """Return a story that is out, by a permission of the court until a day."""
    story_id, _ = town.publish("The judge said yes.")
    with Session(town.desk.engine) as session, session.begin():
        court.record(
            town.desk, session, town.story(session, story_id), basis=Basis.PERMISSION, content=Tells.DESCRIBES,
            reference="an order", may_publish=HERSELF, until=until, staff_id="rev", moment=town.now,
        )  # fmt: skip
    return story_id


@contextmanager
def _counted(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Count every statement of the desk, and each time something sealed of a story is opened."""
    met: list[str] = []

    def statement(_c: object, _u: object, said: str, *_: object) -> None:
        met.append(said)

    unseal = Desk.unseal

    def opened(desk: Desk, story_id: str, sealed: bytes, about: str) -> str:
        met.append("opened")
        return unseal(desk, story_id, sealed, about)

    event.listen(engine, "before_cursor_execute", statement)
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "unseal", opened)
        yield met
    event.remove(engine, "before_cursor_execute", statement)


def _soon(town: Town, monkeypatch: pytest.MonkeyPatch) -> tuple[frozenset[str], list[str]]:
    engine = reading(town.desk.engine)
    with Session(engine) as session, _counted(engine, monkeypatch) as met:
        return lapsing.soon(town.desk, session, town.now), met


def test_stories_that_no_near_day_can_end_cost_no_statement_and_are_not_opened(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    _out(town, FAR)
    found, one = _soon(town, monkeypatch)
    for _ in range(3):
        _out(town, FAR)
    again, four = _soon(town, monkeypatch)
    assert found == again == frozenset()
    assert [said for said in one if said.startswith("SELECT")] and "opened" not in four
    assert len(four) == len(one), four


def test_only_the_one_whose_day_is_near_is_opened_and_it_is_found(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    _out(town, FAR)
    near = _out(town, NEAR)
    found, alone = _soon(town, monkeypatch)
    assert found == {near}
    _out(town, FAR)
    _, beside = _soon(town, monkeypatch)
    assert len(alone) == len(beside) and alone.count("opened") == beside.count("opened") > 0


@pytest.mark.parametrize(("days", "is_near"), [(-1, False), (0, True), (29, True), (30, False)])
def test_the_first_and_the_last_day_that_count(
    town: Town, monkeypatch: pytest.MonkeyPatch, days: int, is_near: bool
) -> None:
    """What has ended is not soon any more; what ends today is; what ends on the thirtieth day may still be seen on it."""
    story_id = _out(town, NOW.date() + timedelta(days=days))
    found, _ = _soon(town, monkeypatch)
    assert (story_id in found) == is_near
    with Session(reading(town.desk.engine)) as session:
        assert lapsing.is_soon(town.desk, session, town.story(session, story_id), town.now) == is_near
