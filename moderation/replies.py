"""What people wrote for a mother, read by one of us before she sees it: given to her as good or as hard, or left out (g4, g5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.ground import audit, jobs
from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from archive.rules.hints import Hint, hints
from stories.desk import Desk
from stories.impact import Verdict
from stories.tables import Outing, ReplyReading, State, Story

JOB = "tell-trainers"
"""The job that tells the Reading room that some words were read: after the decision is committed, never before."""

NO_SUCH_WORDS = "Somebody has read these already, or the story is gone."


@dataclass(frozen=True)
class Waiting:
    """Some words that nobody has read yet, with what could identify somebody marked in them."""

    id: str
    asked: str
    bits: tuple[Hint, ...] = field(repr=False)


def waiting(desk: Desk, session: Session) -> tuple[Waiting, ...]:
    """Return what waits to be read, oldest first."""
    done = set(session.execute(select(ReplyReading.reply_id)).scalars())
    with Session(reading(desk.uses)) as uses:
        every = replies.of(uses, desk.press.keys, list(_stories(session)))
    return tuple(
        Waiting(one.id, replies.QUESTIONS[one.kind], hints(one.words)) for one in every if one.id not in done
    )


def decide(
    desk: Desk, session: Session, reply_id: str, verdict: str, *, staff_id: str, moment: Moment
) -> None:
    """Note what becomes of some words. The first decision holds.

    Raises:
        BadInput: no such decision.
        NotFound: the words are read already, or gone.
    """
    if verdict not in set(Verdict):
        raise BadInput("Choose: it is good, it may be hard, or leave it out.")
    stories = _stories(session)
    with Session(reading(desk.uses)) as uses:
        found = next(
            (one for one in replies.of(uses, desk.press.keys, list(stories)) if one.id == reply_id), None
        )
    if found is None or session.get(ReplyReading, reply_id) is not None:
        raise NotFound(NO_SUCH_WORDS)
    story_id = stories[found.edition_id]
    row = ReplyReading(
        reply_id=reply_id, story_id=story_id, verdict=verdict, staff_id=staff_id, at=moment.now
    )
    session.add(row)
    if verdict != Verdict.LEFT_OUT and found.kind in replies.PASSED_ON:
        jobs.later(session, JOB, reply_id, due=moment.now)
    audit.note(session, who=staff_id, act=f"words for her: {verdict}", subject=story_id, at=moment.now)


def pass_on(desk: Desk, reply_id: str) -> None:
    """Let those who taught see some words that somebody has read and let stand. Safe to repeat."""
    with Session(reading(desk.engine)) as session:
        row = session.get(ReplyReading, reply_id)
        stands = row is not None and row.verdict != Verdict.LEFT_OUT
    if stands:
        with Session(desk.uses) as uses, uses.begin():
            replies.pass_on(uses, reply_id)


def _stories(session: Session) -> dict[str, str]:
    """Return the story of every edition that was ever out and is not deleted."""
    query = (
        select(Outing.edition_id, Outing.story_id)
        .join(Story, Story.id == Outing.story_id)
        .where(Story.state != State.DELETED)
    )
    return {row.edition_id: row.story_id for row in session.execute(query)}
