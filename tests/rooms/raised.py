"""What somebody says against a story, or is worried about."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import complaints
from archive.editions.tables import EditionRow
from archive.ground.db import reading
from moderation import sweeps
from moderation.people_tables import ConcernRow
from stories import drafts, messages
from stories.desk import Desk
from tests.staffed import Staffed
from tests.town import Town

WORRY = "Canary worry: she writes that he has found her."


def complain(town: Town, edition_id: str, words: str = "The second line.") -> None:
    """Say that this story tells who somebody is, as a learner may."""
    desk = town.desk
    with Session(reading(desk.press.engine)) as session:
        key_id = session.get_one(EditionRow, edition_id).key_id
    with Session(desk.uses) as uses, uses.begin():
        complaints.make(uses, desk.press.keys, edition_id=edition_id, key_id=key_id, why="identifies", words=words, on=town.now.today, once=f"{edition_id}|{words}")  # fmt: skip


def take_in(town: Town) -> int:
    """Have the worker take in what was said; return how much."""
    return sweeps.take_in_complaints(town.desk, town.now)


@pytest.fixture
def story_id(desk: Desk) -> str:
    """A story with a note of hers."""
    town = Town(desk)
    id = town.tell("Denise came on Tuesday.", title="Canary title")
    with Session(desk.engine) as session, session.begin():
        story = drafts.story(session, id)
        messages.write(desk, session, story, "He is at the door again.", staff_id=None, moment=town.now)
    return id


def raise_worry(house: Staffed, story_id: str, about: str = "story", login: str = "ann") -> str:
    """Raise a worry, and return its id."""
    assert house.let_in(login).post(f"/concern/{about}/{story_id}", words=WORRY)[0] == 200
    with Session(house.desk.engine) as session:
        return session.execute(select(ConcernRow.id)).scalar_one()
