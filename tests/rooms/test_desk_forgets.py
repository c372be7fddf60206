"""After she deletes a story nothing at the Desk still says that it was hers: no claim, no request, no no, no closed worry."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.audit import AuditRow
from archive.rules.clock import Moment
from moderation import sweeps
from moderation.concerns import concerns, forgetting, vetoes
from moderation.people import custody
from moderation.people_tables import ConcernNote
from moderation.queue import queue
from moderation.tables import TakedownRow
from stories import withdrawal
from stories.desk import Desk
from tests.rooms.test_desk_court import Reading
from tests.town import Town

STAYS = {"story": {"id"}}
"""Where the id of a deleted story still stands: its tombstone."""


def _names(desk: Desk, *ids: str) -> dict[str, set[str]]:
    """Return every column of the desk's store in which one of these ids still stands, by table."""
    found: dict[str, set[str]] = {}
    tables = inspect(desk.engine)
    columns = [
        (table, column["name"]) for table in tables.get_table_names() for column in tables.get_columns(table)
    ]
    with Session(desk.engine) as session:
        for table, name in columns:
            stands = text(
                f'SELECT count(*) FROM "{table}" WHERE instr(CAST("{name}" AS BLOB), CAST(:id AS BLOB))'
            )
            if any(session.execute(stands, {"id": id}).scalar_one() for id in ids):
                found.setdefault(table, set()).add(name)
    return found


def test_after_a_deletion_and_a_sweep_nothing_names_the_story(desk: Desk, index: Index) -> None:
    told = Reading(Town(desk))
    told.decide_all()
    told.enter()
    told.check()
    told.ready()
    with told.work() as (session, story, _):
        queue.claim(session, story.id, "bea", told.now)
        session.add(TakedownRow(complaint_id="c", story_id=story.id, came_on=told.now.today))
        asked = custody.ask(
            desk, session, story, "ann", reason="harm", words="He found her.", moment=told.now
        )
        kind = vetoes.Kind.SHELVING
        vetoes.add(desk, session, story, "viv", kind=kind, why="No.", phrase="", moment=told.now)
        worry = {
            about: concerns.raise_one(
                desk, session, "ann", about="story", about_id=story.id, words=about, moment=told.now
            )
            for about in ("open", "closed")
        }
        concerns.close(session, worry["closed"], "lea", told.now)
    with told.work() as (session, story, _):
        withdrawal.delete(desk, session, story, told.now)
    assert "claim" not in _names(desk, told.id), "gone at the deletion itself"
    late = Moment(told.now.now + sweeps.DONE_JOBS_LIVE + timedelta(days=1), None)
    with Session(desk.engine) as session, session.begin():
        session.execute(text("UPDATE job SET done_at = due"))
    sweeps.sweep(desk, index, late)
    assert _names(desk, asked, worry["closed"]) == {}
    assert _names(desk, told.id) == {**STAYS, "concern": {"story_id", "about_id"}}
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        assert len(session.execute(select(ConcernNote)).scalars().all()) == 1, "what is open stays"
        concerns.close(session, worry["open"], "lea", late)
        assert forgetting.forget_deleted(session, late) == 2
        assert forgetting.forget_deleted(session, late) == 0
        acts = session.execute(
            select(AuditRow.subject).where(AuditRow.act.like("ask for identity%"))
        ).scalars()
        assert list(acts) == [None], "the act stays; what it was about is gone"
    assert _names(desk, told.id) == STAYS
