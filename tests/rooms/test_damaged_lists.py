"""One story of which something is damaged shuts no list of the Desk to the others, and the queue says so of it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.db import reading
from archive.ground.keyring import KeyRow
from moderation.concerns import takedowns
from moderation.letters import ending
from moderation.queue import queue
from stories import finished, known_there
from stories.desk import Desk
from stories.tables import ConsentRow
from tests.rooms.four_seats import sign_in
from tests.rooms.shelving import text_of
from tests.rooms.tongues import BOTH, Told
from tests.staffed import HOST
from tests.town import grant

LISTS = (
    "/queue",
    "/queue?show=all",
    "/queue?show=again",
    "/ending",
    "/translations",
    "/promises",
    "/takedowns",
)
DAMAGE = ("copy", "words", "title", "consent", "key")


@pytest.fixture
def told(desk: Desk, index: Index) -> Told:
    """A story of which both versions may go out."""
    return Told(desk, index, grant(translations=BOTH))


def _spoil(told: Told, what: str) -> None:
    """Change a byte of what is sealed, and its key lives; or of the key."""
    if what == "key":
        with told.desk.keys.engine.begin() as connection:
            connection.execute(update(KeyRow).where(KeyRow.id == told.id).values(wrapped=bytes(60)))
        return
    with told.story() as (session, story):
        session.execute(text("DROP TRIGGER consent_no_update"))
        mine = select(ConsentRow).where(ConsentRow.story_id == told.id).order_by(ConsentRow.n.desc())
        rows: dict[str, tuple[object, str]] = {
            "copy": (finished.newest(session, told.id), "body"),
            "consent": (session.execute(mine.limit(1)).scalar_one(), "grant"),
        }
        row, column = rows.get(what, (story, what))
        sealed = getattr(row, column)
        setattr(row, column, bytes([*sealed[:-1], sealed[-1] ^ 1]))


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_story_shuts_no_list(app: Flask, told: Told, what: str) -> None:
    told.release()
    _spoil(told, what)
    ann = sign_in(app, "ann")
    assert {one: ann.get(one, **HOST).status_code for one in LISTS} == dict.fromkeys(LISTS, 200)


@pytest.mark.parametrize("what", ["words", "consent", "key"])
def test_the_queue_says_so_of_it(app: Flask, told: Told, what: str) -> None:
    told.release()
    _spoil(told, what)
    page = sign_in(app, "ann").get("/queue?show=all", **HOST).get_data(as_text=True)
    assert queue.DAMAGED in text_of(page)


def test_a_complaint_of_what_has_a_damaged_key_waits_where_people_decide(told: Told) -> None:
    told.release()
    with told.story() as (session, story):
        takedowns.came(told.desk, session, story, why="identifies", words="", moment=told.now)
    _spoil(told, "key")
    with Session(reading(told.desk.engine)) as session:
        (waits,) = takedowns.waiting(told.desk, session, told.now)
        assert waits.story_id == told.id and takedowns.count(session) == 1


def test_where_she_was_asked_she_is_still_waited_for(told: Told) -> None:
    with told.story() as (session, story):
        known_there.ask(told.desk, session, story, "ann", told.now)
    _spoil(told, "words")
    with Session(reading(told.desk.engine)) as session:
        assert known_there.waiting(told.desk, session) == {told.id}
        assert ending.due(told.desk, session, told.now) == ()
