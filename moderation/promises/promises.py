"""What we promised mothers, and how it stands today: numbers for the page *Promises*, and the stories behind each (i6).

Nothing here says who of the staff did what, or how fast: a promise is the house's, and a number is no target. Each number
says what it counts (`SAYS`), and the queue shows just those stories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from archive.rules.clock import Moment
from archive.rules.packages import CHECKED_WITHIN
from moderation import sweeps
from moderation.concerns import takedowns
from moderation.court import lapsing
from moderation.decisions import seen_again, translating
from moderation.letters import replies
from moderation.promises import archiving, owed
from moderation.queue.queue import SHOWN, SOON, WORK, ending_soon
from moderation.tables import TakedownRow
from moderation.who import asking_again
from stories import known_there, lost
from stories.desk import Desk
from stories.tables import Message, State, Story
from stories.tongues import Standing

NEARLY = timedelta(days=2)
"""How long before its day an answer is named as due."""

NEARLY_DECIDED = timedelta(days=3)
"""The same for a take-down."""

SAYS: Mapping[str, tuple[str, str]] = {
    "late": ("Late", "Stories in the queue whose day is past. Her page says that we are late."),
    "due": ("Due", "Stories in the queue whose day is today, tomorrow or the day after."),
    "first": ("Not read yet", "Stories in the queue that nobody has read, or whose first reading is not done."),
    "second": ("A second reader is missing", "Stories in the queue that one person has read."),
    "notes": ("Notes that nobody has read", "Stories with a note of hers that none of us has taken up; hidden ones too."),
    "notes-late": ("Of these, older than {reading} days", "Stories whose oldest unread note is older than that."),
    "takedowns": ("To decide", "Stories that somebody complained of, and nobody has decided about."),
    "takedowns-near": ("Of these, {nearly} days left or fewer", "Stories whose last day is near."),
    "takedowns-late": ("Of these, late", "Stories whose last day is past."),
    "lost": ("Mothers who lost their words", "Requests to find a story and hide it. Each counts once."),
    "ending": ("Ending within {soon} days", "Stories that are out and whose mother’s yes ends by then. It is hers to let it end."),
    "lapsing": (
        "Coming down within {soon} days: the law",
        "Stories whose ground or court’s permission ends by then. Renew it with two people, or leave those sentences out.",
    ),
    "again": ("Who could this be: to ask again", "Stories not asked for a year, or ever; or alone now with what they tell."),
    "unexplained": ("Hidden, and not told why", "Stories that one of us hid by one press. Each mother knows that it is hidden."),
    "seen-again": ("To be seen again: a second yes", "Stories that we hid and one of us says may be seen. Somebody else decides."),
    "late-reviews": ("To look back at, late", "Acts of one person alone in an emergency that nobody else looked at within a day."),
    "worries": ("Somebody’s safety, late", "Worries nobody looked at, and what a service was to be told and was not, for a day."),
    "held": ("Held", "Stories that one of us put aside. Each mother was told why."),
    "translations": ("Into English", "Stories whose English waits for one of us, since their mothers said yes to that."),
    "replies": ("Words for mothers", "Words of trainers and learners that nobody has read yet. Each counts once."),
    "recalls": ("Copies asked back", "Copies (paper, locked, for research) of what was taken back, and not said to be gone."),
    "damaged": ("Sealed parts lost or changed", "Parts of what mothers sent, not as we wrote them down. The archivist sees which."),
    "unseen": ("Not looked at for {checked} days", "Sealed parts whose last look is longer ago."),
    "known": ("Waiting for her word", "People who were there may know her by these: she was asked. None counts as late."),
    "hers": ("Waiting for her yes", "Finished stories that she has not released. There is nothing for us to do."),
}  # fmt: skip
"""Each number: its name, and what it counts."""

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "An answer by its day",
        "Her page says: you hear from us by a day, {reading} days after she sent it.",
        ("late", "due", "first", "second"),
    ),
    (
        "A note is read",
        "Her page says: look here for the answer. It names no day; a note should not lie longer than a story.",
        ("notes", "notes-late"),
    ),
    (
        "A complaint is decided",
        "Within {decided} days. Until then the story is hidden.",
        ("takedowns", "takedowns-near", "takedowns-late", "lost"),
    ),
    (
        "A yes ends on its day",
        "It comes down by itself. Her page asks her before; some mothers let us tell them.",
        ("ending", "lapsing"),
    ),
    (
        "Nothing is forgotten",
        "What waits for one of us and has no day.",
        (
            "worries",
            "unexplained",
            "seen-again",
            "late-reviews",
            "again",
            "held",
            "translations",
            "replies",
            "recalls",
        ),
    ),
    (
        "Nothing rots",
        "Every {checked} days or sooner each sealed part is looked at. Nobody reads it for that.",
        ("damaged", "unseen"),
    ),
    ("With her", "Her page says: there is no rush.", ("known", "hers")),
)
"""What belongs together, with what was said to mothers or among us."""

BROKEN = frozenset({"late", "notes-late", "takedowns-late", "late-reviews", "worries", "damaged", "unseen"})
"""More than none of these is a promise that we did not keep."""

IN_QUEUE = frozenset(
    {
        "late",
        "due",
        "second",
        "notes",
        "notes-late",
        "ending",
        "lapsing",
        "unexplained",
        "seen-again",
        "again",
        "held",
        "hers",
        "known",
        "first",
    }
)
"""Those whose stories the queue shows; the others have a page of their own."""


@dataclass(frozen=True)
class Promise:
    """One number of the page."""

    id: str
    says: str
    counts: str
    """What is counted, in a sentence."""

    stories: frozenset[str]
    others: int = 0
    """What is no story, where it counts something else."""

    @property
    def count(self) -> int:
        """How many."""
        return len(self.stories) + self.others

    @property
    def is_broken(self) -> bool:
        """Whether we did not keep it."""
        return self.id in BROKEN and self.count > 0


@dataclass(frozen=True)
class Group:
    """Some of them."""

    title: str
    promised: str
    promises: tuple[Promise, ...]


def standing(desk: Desk, session: Session, moment: Moment) -> tuple[Group, ...]:
    """Return every promise, and what stands behind each."""
    behind = _stories(desk, session, moment)
    others = {"lost": lost.count(session), "replies": len(replies.waiting(desk, session))}
    others["late-reviews"] = owed.late_reviews(session, moment)
    others["worries"] = owed.late_worries(session, moment)
    others["recalls"] = sweeps.unconfirmed(desk, session)
    others["damaged"], others["unseen"] = archiving.faults(session, moment)
    return tuple(
        Group(
            title,
            _filled(promised, desk),
            tuple(_promise(desk, id, behind.get(id, frozenset()), others.get(id, 0)) for id in ids),
        )
        for title, promised, ids in GROUPS
    )


def in_queue(desk: Desk, session: Session, moment: Moment, id: str) -> Promise | None:
    """Return one promise whose stories the queue shows; None when it is no such one."""
    return _promise(desk, id, _stories(desk, session, moment)[id]) if id in IN_QUEUE else None


def _promise(desk: Desk, id: str, stories: frozenset[str], others: int = 0) -> Promise:
    says, counts = SAYS[id]
    return Promise(id, _filled(says, desk), counts, stories, others)


def _filled(said: str, desk: Desk) -> str:
    return said.format(
        reading=desk.reading_days, nearly=NEARLY_DECIDED.days, soon=SOON.days, decided=takedowns.ANSWER_WITHIN.days,
        checked=CHECKED_WITHIN.days,
    )  # fmt: skip


def _stories(desk: Desk, session: Session, moment: Moment) -> dict[str, frozenset[str]]:
    seen = select(Story.id).where(Story.hidden_by.is_(None))
    return {
        **_answers(desk, session, moment),
        **_notes(desk, session, moment),
        **_takedowns(session, moment),
        "ending": ending_soon(session, moment),
        "lapsing": lapsing.soon(desk, session, moment),
        "unexplained": owed.a_reason(session),
        "seen-again": seen_again.waiting(session),
        "again": frozenset(asking_again.asked_again(session, moment)),
        "held": _ids(session, seen.where(Story.state == State.HELD)),
        "known": known_there.waiting(desk, session),
        "hers": _ids(session, seen.where(Story.state == State.HERS)),
        "translations": frozenset(
            line.id for line in translating.waiting(desk, session) if line.state != Standing.HERS
        ),
    }


def _answers(desk: Desk, session: Session, moment: Moment) -> dict[str, frozenset[str]]:
    query = select(Story).where(Story.hidden_by.is_(None), Story.state.in_(WORK))
    waiting = session.execute(query).scalars().all()
    with_her = known_there.waiting(desk, session)
    days = {
        story.id: desk.answer_by(story.sent_at)
        for story in waiting
        if story.sent_at is not None and story.id not in with_her
    }
    return {
        "late": _before(days, moment.today),
        "due": _near(days, moment.today, NEARLY),
        "first": frozenset(story.id for story in waiting if story.state == State.SENT),
        "second": frozenset(story.id for story in waiting if story.state == State.SECOND),
    }


def _notes(desk: Desk, session: Session, moment: Moment) -> dict[str, frozenset[str]]:
    query = (
        select(Message.story_id, func.min(Message.at, type_=Message.at.type))
        .join(Story, Story.id == Message.story_id)
        .where(Message.is_hers, Message.is_read.is_(False), Story.state.in_(SHOWN))
        .group_by(Message.story_id)
    )
    days = {id: desk.answer_by(at) for id, at in session.execute(query)}
    return {"notes": frozenset(days), "notes-late": _before(days, moment.today)}


def _takedowns(session: Session, moment: Moment) -> dict[str, frozenset[str]]:
    query = (
        select(TakedownRow.story_id, func.min(TakedownRow.came_on))
        .join(Story, Story.id == TakedownRow.story_id)
        .where(TakedownRow.outcome.is_(None), Story.state != State.DELETED)
        .group_by(TakedownRow.story_id)
    )
    days = {id: came + takedowns.ANSWER_WITHIN for id, came in session.execute(query)}
    return {
        "takedowns": frozenset(days),
        "takedowns-near": _near(days, moment.today, NEARLY_DECIDED),
        "takedowns-late": _before(days, moment.today),
    }


def _before(days: Mapping[str, date], today: date) -> frozenset[str]:
    return frozenset(id for id, day in days.items() if day < today)


def _near(days: Mapping[str, date], today: date, ahead: timedelta) -> frozenset[str]:
    return frozenset(id for id, day in days.items() if today <= day <= today + ahead)


def _ids(session: Session, query: Select[str]) -> frozenset[str]:
    return frozenset(session.execute(query).scalars())
