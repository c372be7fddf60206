"""Take-downs: a complaint hides a story first, then people decide, and she is told at each step (d10, rule 22).

The gate of the shelf has shown it to nobody since the request that brought the complaint; what happens here makes that
last: the story is pulled, and nothing puts it out again before somebody has decided.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.editions import complaints
from archive.editions.complaints import WHYS
from archive.editions.tables import EditionRow
from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable
from moderation.letters import notices
from moderation.tables import TakedownRow
from stories import contact, finished, messages, withdrawal
from stories.contact import Way
from stories.desk import Desk
from stories.tables import Outing, State, Story

WHO = "complaint"
"""Who hid it, while nobody has decided; no member of staff has this id."""

WITHOUT_WORDS = (
    "It came to us while nobody could see the story. Ask whoever wrote it down what was said.",
    "",
)
"""What stands where the words of a complaint are not, or not any more."""

DECIDE_FIRST = "Somebody asked us to take this down. Decide that under Take-downs, with a note to her."
DECIDED_MEANWHILE = "A colleague has decided this already. Your note was not sent."
ANSWER_WITHIN = timedelta(days=14)
"""How long people have to decide; what is late stands first, and is marked."""


class Outcome(StrEnum):
    """What was decided."""

    SEEN = "seen"
    STAYS = "stays"


@dataclass(frozen=True)
class Takedown:
    """One story that waits for a decision, with everything that was said against it."""

    story_id: str
    gist: str
    came_on: date
    answer_by: date
    is_late: bool
    said: tuple[tuple[str, str], ...] = field(repr=False)
    """Pairs of what is wrong and the words that came with it."""

    reaches_by: Way = Way.NONE
    """How she may be told besides the note on her page."""


def take_in(desk: Desk, session: Session, moment: Moment) -> int:
    """Hide every story that somebody complained of since, and tell her; return how many complaints were new. Safe to repeat."""
    known = set(session.execute(select(TakedownRow.complaint_id)).scalars())
    with Session(reading(desk.uses)) as uses:
        fresh = complaints.all_of(uses, desk.press.keys, besides=known)
    for one in fresh:
        outing = session.get(Outing, one.edition_id)
        story = session.get(Story, outing.story_id) if outing is not None else None
        if story is None or story.state == State.DELETED:
            continue
        session.add(
            TakedownRow(
                complaint_id=one.id, story_id=story.id, came_on=one.on, outcome=None, staff_id=None, decided_at=None
            )
        )  # fmt: skip
        _hide(desk, session, story, moment)
    session.flush()
    return len(fresh)


def came(desk: Desk, session: Session, story: Story, *, why: str, words: str, moment: Moment) -> None:
    """Take in a complaint that came to us by letter, by telephone or in person: it goes the way of every other one.

    Raises:
        BadInput: no reason was chosen.
        Refused: nobody has ever seen the story, nor will by itself.
    """
    every = session.execute(select(Outing).where(Outing.story_id == story.id)).scalars().all()
    if why not in set(complaints.Why):
        raise BadInput(complaints.NO_REASON)
    if not every and story.state not in (State.RELEASED, State.PUBLISHED):
        raise Refused(complaints.NO_LONGER)
    edition_id = next((one.edition_id for one in every if one.is_out), None)
    key_id = _key_of(desk, edition_id) if edition_id is not None else None
    if edition_id is None or key_id is None or story.hidden_by is not None:
        _note_without_words(desk, session, story, moment)
        return
    with Session(desk.uses) as uses, uses.begin():
        complaints.make(
            uses, desk.press.keys, edition_id=edition_id, key_id=key_id, why=why, words=words, on=moment.today, once=new_id(),
            most=sys.maxsize,  # A letter as long as it is: nothing about a box keeps a story out that has to come down.
        )  # fmt: skip
    take_in(desk, session, moment)


def _note_without_words(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Note a complaint about what nobody can see this minute: there is no key to seal its words with, and it counts all the same.

    Nothing puts the story out, or lets it be seen, before people have decided.
    """
    row = TakedownRow(
        complaint_id=new_id(),
        story_id=story.id,
        came_on=moment.today,
        outcome=None,
        staff_id=None,
        decided_at=None,
    )
    session.add(row)
    _hide(desk, session, story, moment)
    session.flush()


def _key_of(desk: Desk, edition_id: str) -> str | None:
    with Session(reading(desk.press.engine)) as session:
        row = session.get(EditionRow, edition_id)
        return row.key_id if row is not None else None


def _hide(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    if WHO in story.hiders:
        return
    withdrawal.hide(desk, session, story, moment, who=WHO)
    # Whose key is gone, or damaged, is hidden all the same, and keeps no other from being taken in.
    if desk.readable([story.id]):
        messages.write(desk, session, story, notices.COMPLAINT, staff_id=WHO, moment=moment)


def waiting(desk: Desk, session: Session, moment: Moment) -> tuple[Takedown, ...]:
    """Return what has to be decided, longest waiting first."""
    query = select(TakedownRow).where(TakedownRow.outcome.is_(None)).order_by(TakedownRow.came_on)
    by_story: dict[str, list[TakedownRow]] = {}
    for row in session.execute(query).scalars():
        by_story.setdefault(row.story_id, []).append(row)
    here = desk.not_deleted(list(by_story))
    with Session(reading(desk.uses)) as uses:
        said = {one.id: (WHYS[one.why], one.words) for one in complaints.all_of(uses, desk.press.keys)}
    return tuple(_takedown(desk, session, rows, said, moment) for id, rows in by_story.items() if id in here)


def _takedown(
    desk: Desk,
    session: Session,
    rows: list[TakedownRow],
    said: dict[str, tuple[str, str]],
    moment: Moment,
) -> Takedown:
    story = session.get_one(Story, rows[0].story_id)
    answer_by = rows[0].came_on + ANSWER_WITHIN
    return Takedown(
        story.id,
        _gist(desk, session, story),
        rows[0].came_on,
        answer_by,
        moment.today > answer_by,
        tuple(said.get(row.complaint_id, WITHOUT_WORDS) for row in rows),
        _way(desk, session, story),
    )


def _way(desk: Desk, session: Session, story: Story) -> contact.Way:
    try:
        return contact.way_of(desk, session, story)
    except Unreadable:
        return contact.Way.NONE  # Nobody can open how to reach her.


def _gist(desk: Desk, session: Session, story: Story) -> str:
    try:
        return finished.read(desk, finished.newest(session, story.id)).what
    except (NotFound, Unreadable):
        return ""  # Nobody has read it yet, or one copy is damaged: the list must stand all the same.


def is_open(session: Session, story_id: str) -> bool:
    """Return whether a complaint of this story waits for a decision."""
    query = select(TakedownRow.complaint_id).where(
        TakedownRow.story_id == story_id, TakedownRow.outcome.is_(None)
    )
    return session.execute(query).first() is not None


def refuse_while_open(session: Session, story: Story) -> None:
    """Refuse while a complaint of this story waits.

    Raises:
        Refused: it is decided among the take-downs, with a note to her.
    """
    if is_open(session, story.id):
        raise Refused(DECIDE_FIRST)


def refuse_if_decided(session: Session, story_id: str) -> None:
    """Do nothing while a complaint about this story waits.

    Raises:
        Refused: a colleague has decided it.
    """
    if not is_open(session, story_id):
        raise Refused(DECIDED_MEANWHILE)


def close(session: Session, story: Story, staff_id: str, outcome: Outcome, moment: Moment) -> None:
    """Note what was decided of everything that stands open against this story. Safe to repeat."""
    open_ones = select(TakedownRow).where(TakedownRow.story_id == story.id, TakedownRow.outcome.is_(None))
    for row in session.execute(open_ones).scalars():
        row.outcome, row.staff_id, row.decided_at = outcome, staff_id, moment.now


def count(session: Session) -> int:
    """Return how many stories wait for a decision."""
    query = (
        select(func.count(TakedownRow.story_id.distinct()))
        .join(Story, Story.id == TakedownRow.story_id)
        .where(TakedownRow.outcome.is_(None), Story.state != State.DELETED)
    )
    return int(session.execute(query).scalar_one())
