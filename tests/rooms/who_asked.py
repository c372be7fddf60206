"""The panel "Who could this be?", answered and read back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.demo import panels
from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.rules.jigsaw import Fact, Panel
from moderation.who import jigsaw
from tests.town import Town


def ask(town: Town, story_id: str, *facts: Fact, who: str = "ann", moment: Moment | None = None) -> None:
    """Answer the panel, with these facts."""
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        panels.ask(town.desk, session, story_id, who, moment or town.now, facts)


def panel_of(town: Town, story_id: str) -> Panel:
    """Return the newest answers."""
    with Session(reading(town.desk.engine)) as session:
        found = jigsaw.newest(town.desk, session, town.story(session, story_id))
    assert found is not None
    return found
