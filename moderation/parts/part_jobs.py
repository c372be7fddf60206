"""A job about one recording or picture of one working copy, `copy.part`: what it is about, and when it is about nothing any more.

One rule for all that makes, hears, looks or times beside a story. It ends quietly where nobody waits for it: the story is gone
or hers again, there is a newer copy, the part was taken out of it or is set aside. Where somebody waits and a file of hers is
missing, it is tried a few times and ends with a sentence beside the part (the tellers of `moderation.worker`). So nothing
stays under way for ever, and nothing is left in the queue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from stories import finished
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork
from stories.tables import Part, PartState, State, Story, WorkingCopy

FILE_GONE = (
    "A file of this recording is missing here, or damaged, so the machine could not listen. Tell whoever looks after this "
    "archive, and press again once they have put it back."
)
_HERS = frozenset({State.DRAFT, State.BACK, State.DELETED})


@dataclass(frozen=True)
class Subject:
    """What a job is about."""

    copy: WorkingCopy
    body: Body
    work: PartWork
    """What is decided about the part in this copy."""

    part: Part


def subject(desk: Desk, session: Session, asked: str) -> Subject | None:
    """Return what `copy.part` is about; None when nobody waits for it any more.

    Raises:
        Unreadable: the copy is damaged.
    """
    copy_id, _, part_id = asked.partition(".")
    copy, part = session.get(WorkingCopy, copy_id), session.get(Part, part_id)
    story = session.get(Story, copy.story_id) if copy is not None else None
    if copy is None or part is None or story is None or not desk.readable([story.id]):
        return None
    is_wanted = story.state not in _HERS and part.state == PartState.READY
    if not is_wanted or copy.id != finished.newest(session, story.id).id:
        return None
    body = finished.read(desk, copy)
    work = next((one for one in body.parts if one.id == part_id), None)
    return Subject(copy, body, work, part) if work is not None else None


def note(desk: Desk, asked: str, change: Callable[[PartWork], PartWork]) -> None:
    """Write beside a part what came of a job about it, if somebody still waits for that; what stands there may have changed."""
    with Session(desk.engine) as session, session.begin():
        found = subject(desk, session, asked)
        if found is not None:
            finished.write(desk, found.copy, found.body.with_part(change(found.work)))
