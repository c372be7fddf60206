"""What she was asked to tell anew, on the page where her words stand: the line as it is, and a question about her own life (c10).

Only while the story is with her and a moderator's note rests on the court's rules. A line that she changes is gone from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from archive.rules import retelling
from archive.rules.clock import Moment
from archive.rules.errors import NotFound
from stories import finished, gates, messages
from stories.desk import Desk
from stories.tables import State, Story

RULE = "court"
MOST = 5
"""Lines shown at once; the next ones come when these are told anew."""

LONGEST = 300


@dataclass(frozen=True)
class Anew:
    """One line of hers that cannot be shown, and what she could tell instead."""

    line: str = field(repr=False)
    asks: str


def lines(desk: Desk, session: Session, story: Story, moment: Moment) -> tuple[Anew, ...]:
    """Return what she could tell anew, in the order of her words; nothing when nobody has asked."""
    if story.state != State.BACK:
        return ()
    if not any(note.rule == RULE for note in messages.thread(desk, session, story)):
        return ()
    try:
        body = finished.read(desk, finished.newest(session, story.id))
    except NotFound:
        return ()
    locked = gates.of(desk, session, story, body).locked(moment.today)
    hers = [one for one in locked if not one.where]
    return tuple(Anew(one.text[:LONGEST], retelling.ways_of([one])[0].asks) for one in hers[:MOST])
