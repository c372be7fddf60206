"""Notes between her and the moderators: sealed, inside the house only; nothing is ever sent out (a2, c14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal_column, select, update
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.clean import plain
from archive.ground.crypto import new_id
from archive.ground.languages import say
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from stories.desk import Desk
from stories.tables import Message, Story

LONGEST = 4_000
"""Characters of one note."""


@dataclass(frozen=True)
class Note:
    """One note, opened."""

    id: str
    is_hers: bool
    words: str
    at: datetime
    is_read: bool
    rule: str
    """Of ours: the rule that a decision rests on, by its short name; empty when it is just a note."""


def write(
    desk: Desk,
    session: Session,
    story: Story,
    words: str,
    *,
    staff_id: str | None,
    moment: Moment,
    rule: str = "",
) -> None:
    """Leave a note; from her when `staff_id` is None. With a decision goes the rule it rests on.

    Raises:
        BadInput: there are no words, or too many.
    """
    words = plain(words).strip()
    if not words:
        raise BadInput("There is nothing in the note yet.")
    if len(words) > LONGEST:
        raise BadInput(
            say("A note can have {most} letters. This one has {n}.", most=f"{LONGEST:,}", n=f"{len(words):,}")
        )
    id, hers = new_id(), staff_id is None
    at = moment.now.replace(minute=0, second=0, microsecond=0) if hers else moment.now
    sealed = desk.seal(story.id, words, f"message|words|{id}")
    session.add(
        Message(
            id=id,
            story_id=story.id,
            is_hers=hers,
            staff_id=staff_id,
            words=sealed,
            at=at,
            is_read=False,
            rule=rule or None,
        )
    )
    audit.note(session, who=staff_id or audit.HERS, act="note", subject=story.id, at=moment.now)


def thread(desk: Desk, session: Session, story: Story) -> tuple[Note, ...]:
    """Return all notes of a story, oldest first.

    Hers know only their hour, so within an hour they stand in the order in which they were left.
    """
    as_left = select(Message).where(Message.story_id == story.id).order_by(literal_column("message.rowid"))
    rows = sorted(
        session.execute(as_left).scalars(), key=lambda row: row.at.replace(minute=0, second=0, microsecond=0)
    )
    return tuple(
        Note(
            row.id,
            row.is_hers,
            desk.unseal(story.id, row.words, f"message|words|{row.id}"),
            row.at,
            row.is_read,
            row.rule or "",
        )
        for row in rows
    )


def mark_read(session: Session, story: Story, *, by_her: bool) -> None:
    """Mark the other side's notes as read."""
    theirs = update(Message).where(Message.story_id == story.id, Message.is_hers.is_(not by_her))
    session.execute(theirs.values(is_read=True))


def new_for_her(session: Session, story: Story) -> tuple[str, ...]:
    """Return the ids of our notes that she has not read yet."""
    query = select(Message.id).where(
        Message.story_id == story.id, Message.is_hers.is_(False), Message.is_read.is_(False)
    )
    return tuple(session.execute(query).scalars())


def unread(session: Session, story: Story, *, by_her: bool) -> int:
    """Return how many notes of the other side are unread."""
    query = select(Message.id).where(
        Message.story_id == story.id, Message.is_hers.is_(not by_her), Message.is_read.is_(False)
    )
    return len(session.execute(query).all())
