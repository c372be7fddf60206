"""The small model reads a story once, when it is taken, where an operator chose it: the worker asks it, in the cage (ADR 19).

What it takes for a name is sealed in the working copy, and suggested in the lowest tier wherever it stands. It holds nothing
back, and takes nothing out. Whatever is suggested without it stands as well.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.ground import jobs
from archive.ground.db import reading
from archive.media import naming
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story, WorkingCopy

JOB = "find-names"
NOT_HERE = "The small model was chosen for this house, and is not installed. The rules stand alone."
NOT_YET = "The small model is still reading. What it takes for a name comes to the last list."
NOT_ASKED = "The small model reads a story when it is taken. It has not read this one."
HAS_READ = "The small model has read it once. What it took for a name is in the last list."


def ask(desk: Desk, session: Session, copy: WorkingCopy, moment: Moment) -> None:
    """Ask for a copy to be read, once; nothing without the choice or the extra."""
    if desk.small_model and naming.is_here() and finished.read(desk, copy).named is None:
        jobs.later(session, JOB, copy.id, due=moment.now, once=True)


def read(desk: Desk, copy_id: str) -> None:
    """Have the model read one working copy, and note what it takes for a name. Safe to repeat."""
    with Session(reading(desk.engine)) as session:
        text = _text(desk, session, copy_id)
    if text is None:
        return
    try:
        named = naming.find(text)
    except BadInput:
        named = ()
    with Session(desk.engine) as session, session.begin():
        copy = session.get(WorkingCopy, copy_id)
        # She may have deleted the story meanwhile.
        if copy is not None and desk.readable([copy.story_id]):
            finished.write(desk, copy, replace(finished.read(desk, copy), named=named))


def says(desk: Desk, session: Session, story: Story, body: Body) -> str:
    """Return what the page says of it; nothing where it was not chosen."""
    if not desk.small_model:
        return ""
    if not naming.is_here():
        return NOT_HERE
    if body.named is not None:
        return HAS_READ
    copy = finished.newest_or_none(session, story.id)
    return NOT_YET if copy is not None and jobs.is_waiting(session, JOB, copy.id) else NOT_ASKED


def _text(desk: Desk, session: Session, copy_id: str) -> str | None:
    """Return what she sent and what others read beside it; None when there is nothing to read any more."""
    copy = session.get(WorkingCopy, copy_id)
    story = session.get(Story, copy.story_id) if copy is not None else None
    if copy is None or story is None or not desk.readable([story.id]):
        return None
    body = finished.read(desk, copy)
    return f"{drafts.words_of(desk, story)}\n\n{finished.around(body)}" if body.named is None else None
