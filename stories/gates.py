"""The gate of a story: its sentences, and the grounds as they lie sealed. Her own page asks it; only the Desk enters grounds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules.grounds import Gate, Ground
from stories import finished, sentences
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story
from stories.work_tables import GroundRow, GroundWord


class Says(StrEnum):
    """What a second person, or a later one, says of a ground."""

    CONFIRM = "confirm"
    END = "end"


def grounds_of(desk: Desk, session: Session, story: Story) -> tuple[Ground, ...]:
    """Return every ground of a story, in the order in which they were entered."""
    rows = session.execute(select(GroundRow).where(GroundRow.story_id == story.id).order_by(GroundRow.n))
    words = session.execute(select(GroundWord).where(GroundWord.story_id == story.id).order_by(GroundWord.n))
    said = words.scalars().all()
    return tuple(_read(desk, row, said) for row in rows.scalars())


def of(desk: Desk, session: Session, story: Story, body: Body) -> Gate:
    """Return what the law asks of each sentence: what it tells, the grounds on record, and what others would read."""
    found = sentences.every(desk, story, body)
    return Gate(found, grounds_of(desk, session, story), sentences.texts(desk, story, body))


def last_day(desk: Desk, session: Session, story: Story, today: date) -> date | None:
    """Return the last day that the grounds of a finished story leave it; None when none of them ends it."""
    if not grounds_of(desk, session, story):
        return None
    return of(desk, session, story, finished.read(desk, finished.newest(session, story.id))).last_day(today)


def _read(desk: Desk, row: GroundRow, words: Sequence[GroundWord]) -> Ground:
    said = json.loads(desk.unseal(row.story_id, row.said, f"court_ground|said|{row.id}"))
    mine = [word for word in words if word.ground_id == row.id]
    return Ground(
        id=row.id,
        kind=said["kind"],
        reference=said["reference"],
        scope=said["scope"],
        who=frozenset(said["who"]),
        starts=date.fromisoformat(said["starts"]),
        until=date.fromisoformat(said["until"]) if said["until"] else None,
        covers=frozenset(said["covers"]),
        entered_by=row.staff_id,
        entered_on=row.on,
        confirmed_by=next((word.staff_id for word in mine if word.says == Says.CONFIRM), ""),
        is_ended=any(word.says == Says.END for word in mine),
    )
