"""A machine's first draft, heard by the worker: no child is started."""

from __future__ import annotations

from datetime import timedelta

from archive.editions.index import open_index
from archive.ground.jobs import Worker
from moderation.parts import first_drafts
from moderation.worker import handlers
from tests.rooms.with_parts import Work


def hear(work: Work, *, days: int = 9) -> None:
    """Have the worker hear what was asked for, days later at most."""
    named = handlers(work.desk, open_index(work.desk.press.published.folder.parent / "index"))
    Worker(work.desk.engine, {first_drafts.JOB: named[first_drafts.JOB]}).run_all(
        work.town.now.now + timedelta(days=days)
    )


def draft_address(work: Work) -> str:
    """Return where the page of its draft is."""
    return f"/stories/{work.id}/parts/{work.ids[0]}/draft"
