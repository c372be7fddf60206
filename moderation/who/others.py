"""What every other story tells, as this one is compared with it: those that are out, and her own wherever they stand (c12)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from archive.ground.crypto import unseal_text
from archive.rules.alone import Row, Together, standing_out, tokens
from archive.rules.errors import Unreadable
from archive.rules.how_many import Fact
from stories.desk import Desk
from stories.tables import State, Story
from stories.work_tables import PanelRow

SEEN = and_(Story.state == State.PUBLISHED, Story.hidden_by.is_(None))
"""What others can meet, and what a story is compared with."""


def rows(desk: Desk, session: Session, story: Story) -> Iterable[Row]:
    """Return what every other story tells as it is out, and this mother's own ones wherever they stand."""
    hers = and_(Story.notebook_id == story.notebook_id, Story.state.not_in((State.DRAFT, State.DELETED)))
    return _as_rows(desk, session, newest_rows().where(Story.id != story.id, or_(SEEN, hers)))


def everything_seen(desk: Desk, session: Session) -> Iterable[Row]:
    """Return what every story tells that is out, each once."""
    return _as_rows(desk, session, newest_rows().where(SEEN))


def _as_rows(desk: Desk, session: Session, query: Select[PanelRow]) -> Iterable[Row]:
    """Yield what each story tells. What is damaged is passed over: fewer tell the same then, so more are asked, and none fewer."""
    found = session.execute(query.add_columns(Story.notebook_id)).all()
    keys = desk.keys.get_many([row.story_id for row, _ in found])
    for row, mother in found:
        if row.story_id in keys:
            try:
                said = json.loads(unseal_text(keys[row.story_id], row.said, about=f"panel|said|{row.id}"))
            except Unreadable:
                continue
            yield Row(row.story_id, mother, frozenset(tokens(coded(said["facts"]))))


def together(desk: Desk, session: Session, story: Story, facts: tuple[Fact, ...]) -> tuple[Together, ...]:
    """Return which few details only this mother's stories have."""
    return standing_out(facts, story.notebook_id, rows(desk, session, story)) if facts else ()


def newest_rows() -> Select[PanelRow]:
    """Return the newest answers of each story, as a query."""
    newest = select(func.max(PanelRow.n)).group_by(PanelRow.story_id)
    return select(PanelRow).join(Story, Story.id == PanelRow.story_id).where(PanelRow.n.in_(newest))


def coded(rows: Iterable[Mapping[str, str]]) -> tuple[Fact, ...]:
    """Return facts as they were kept."""
    return tuple(Fact(one["option"], one["words"]) for one in rows)
