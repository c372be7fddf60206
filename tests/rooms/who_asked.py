"""The panel "Who could this be?", answered and read back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.demo import panels
from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.rules.how_many import Fact
from archive.rules.jigsaw import Panel
from moderation.anonymise import anonymise
from moderation.queue import queue
from moderation.who import jigsaw
from stories import finished
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


def opened(town: Town, words: str = "Denise came on Tuesday. Denise went.", who: str = "ann") -> str:
    """Tell a story and take it in hand, with an open copy; return its id."""
    story_id = town.tell(words)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, who, town.now)
        anonymise.open_copy(town.desk, session, town.story(session, story_id), town.now)
    return story_id


def problems_of(town: Town, story_id: str, moment: Moment | None = None) -> tuple[str, ...]:
    """Return what of the panel keeps the story from going on."""
    with Session(reading(town.desk.engine)) as session:
        story = town.story(session, story_id)
        body = finished.read(town.desk, finished.newest(session, story_id))
        return jigsaw.problems(town.desk, session, story, body, moment or town.now)
