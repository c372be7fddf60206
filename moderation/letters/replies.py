"""What people wrote for a mother, read by one of us before she sees it: given to her as good or as hard, or left out (g4, g5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.ground import audit, jobs
from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.hints import Hint, hints
from stories.desk import Desk
from stories.impact import SETTLES, Verdict
from stories.tables import Outing, ReplyReading, State, Story

JOB = "tell-trainers"
"""The job that tells the Reading room that some words were read: after the decision is committed, never before."""

NO_SUCH_WORDS = "Somebody has read these already, or the story is gone."
TOO_LATE = "This cannot be taken back any more: ten minutes are over, or it was not you who read it."


@dataclass(frozen=True)
class Waiting:
    """Some words that nobody has read yet, with what could identify somebody marked in them."""

    id: str
    story_id: str
    asked: str
    bits: tuple[Hint, ...] = field(repr=False)

    @property
    def words(self) -> str:
        """All of it, without the marks."""
        return "".join(bit.text for bit in self.bits)


@dataclass(frozen=True)
class Lately:
    """Some words that this person has just decided about, and may still take back."""

    id: str
    story_id: str
    verdict: Verdict
    words: str = field(repr=False)


def waiting(desk: Desk, session: Session) -> tuple[Waiting, ...]:
    """Return what waits to be read, oldest first."""
    done = set(session.execute(select(ReplyReading.reply_id)).scalars())
    with Session(reading(desk.uses)) as uses:
        stories = _stories(session)
        every = replies.of(uses, desk.press.keys, list(stories))
    return tuple(
        Waiting(one.id, stories[one.edition_id], replies.QUESTIONS[one.kind], hints(one.words))
        for one in every
        if one.id not in done
    )


def decide(
    desk: Desk, session: Session, reply_id: str, verdict: str, *, staff_id: str, moment: Moment
) -> None:
    """Note what becomes of some words. The first decision holds; for ten minutes it reaches nobody, and can be taken back.

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
        jobs.later(session, JOB, reply_id, due=moment.now + SETTLES)
    audit.note(session, who=staff_id, act=f"words for her: {verdict}", subject=story_id, at=moment.now)


def lately(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Lately, ...]:
    """Return what this person may still take back, the newest first."""
    mine = select(ReplyReading).where(
        ReplyReading.staff_id == staff_id, ReplyReading.at > moment.now - SETTLES
    )
    rows = session.execute(mine.order_by(ReplyReading.at.desc())).scalars().all()
    if not rows:
        return ()
    with Session(reading(desk.uses)) as uses:
        said = {one.id: one.words for one in replies.of(uses, desk.press.keys, list(_stories(session)))}
    return tuple(
        Lately(row.reply_id, row.story_id, Verdict(row.verdict), said[row.reply_id])
        for row in rows
        if row.reply_id in said
    )


def take_back(session: Session, reply_id: str, staff_id: str, moment: Moment) -> None:
    """Let some words wait again, as if nobody had read them. They have reached nobody yet.

    Raises:
        Refused: it is too late, or somebody else decided.
    """
    row = session.get(ReplyReading, reply_id)
    if row is None or row.staff_id != staff_id or row.at <= moment.now - SETTLES:
        raise Refused(TOO_LATE)
    story_id = row.story_id
    session.delete(row)
    audit.note(session, who=staff_id, act="words for her: take back", subject=story_id, at=moment.now)


def pass_on(desk: Desk, reply_id: str, moment: Moment) -> None:
    """Let those who taught see some words that somebody has read and let stand, once that is settled. Safe to repeat."""
    with Session(reading(desk.engine)) as session:
        row = session.get(ReplyReading, reply_id)
        # Taken back and decided anew, it has a job of its own that comes later.
        is_settled = row is not None and row.at <= moment.now - SETTLES
        stands = row is not None and is_settled and row.verdict != Verdict.LEFT_OUT
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
