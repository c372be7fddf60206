"""How a story goes from the shelf: pulled at once, noted on the desk, and jobs that see to the rest.

Whoever hides, narrows, deletes or takes a part back begins here (`withdrawal.py`, `next_version.py`).
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.editions import press
from archive.ground import jobs
from archive.rules.clock import Moment
from stories import consenting, machine_drafts
from stories.desk import Desk
from stories.tables import Outing, Story

PURGE_JOB = "purge-index"
ALONE_JOB = "ask-who-again"
"""Whether stories that stay are the only ones to tell something now, whatever left (rule 14; `moderation.who.alone`)."""
PURGE = "shelf"
"""The argument of a purge job: one index, one name."""


def ask_who_again(session: Session, moment: Moment) -> None:
    """Have it asked in the background which stories are alone with what they tell, since the archive is another one now."""
    jobs.later(session, ALONE_JOB, "", due=moment.now, once=True)


def pull(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Take every edition of a story off the shelf, and note that none is out. Safe to repeat."""
    machine_drafts.destroy_all(session, story.id)
    known = [outing.edition_id for outing in consenting.outings(session, story.id)]
    press.pull(desk.press, known, moment.now)
    for outing in consenting.outings(session, story.id):
        outing.is_out = False
        outing.rested_from = None


def afterwards(session: Session, story: Story, moment: Moment) -> None:
    """Ask for what follows whenever a story went: it is pulled again, and the index is made anew without it."""
    jobs.later(session, "pull-again", story.id, due=moment.now)
    jobs.later(session, PURGE_JOB, PURGE, due=moment.now, once=True)
    ask_who_again(session, moment)


def out(session: Session, story: Story) -> list[Outing]:
    """Return the outings of a story that are out."""
    return [outing for outing in consenting.outings(session, story.id) if outing.is_out]
