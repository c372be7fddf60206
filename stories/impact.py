"""What her story led to: words that people left for her, as far as she wants to be told (g4, g5).

Nothing is shown that nobody has read for her first, nothing before five people have met the story, and never who.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import ledger, replies
from archive.editions.replies import Reply
from archive.ground import audit
from archive.ground.db import reading
from archive.rules.clock import Moment
from archive.rules.counts import may_be_told
from stories import consenting, sayings
from stories.contact import Led
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import ReplyReading, Story
from stories.visit import Turn, Visit


class Verdict(StrEnum):
    """What a moderator said of some words."""

    GOOD = "good"
    HARD = "hard"
    LEFT_OUT = "left-out"


SETTLES = timedelta(minutes=10)
"""So long after somebody read them, words reach nobody yet: a slip is taken back before a mother can meet it."""

SHOWN = {
    Led.ALL: frozenset({Verdict.GOOD, Verdict.HARD}),
    Led.GOOD: frozenset({Verdict.GOOD}),
    Led.NOTHING: frozenset(),
}


@dataclass(frozen=True)
class LedTo:
    """What she is shown."""

    wish: Led
    was_asked: bool
    is_enough: bool
    """Whether enough people have met it that anything may be told."""

    people: str
    """About how many people met it, if that may be told and she wants to know."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = field(repr=False)
    """Pairs of what was asked and what was written."""


def wish_of(story: Story) -> Led:
    """Return what she wants to be told: nothing, until she has said otherwise."""
    return Led(story.told) if story.told in set(Led) else Led.NOTHING


def of(desk: Desk, session: Session, story: Story, moment: Moment) -> LedTo:
    """Return what her story led to, as far as she wants to be told."""
    wish = wish_of(story)
    if wish == Led.NOTHING:
        return LedTo(wish, story.told is not None, is_enough=False, people="", groups=())
    editions = [outing.edition_id for outing in consenting.outings(session, story.id)]
    with Session(reading(desk.uses)) as uses:
        met = sum(one.people for one in ledger.showings_of(uses, editions) if one.kind in ledger.MET)
        written = replies.of(uses, desk.press.keys, editions) if may_be_told(met) else ()
    kept = _kept(session, story, wish, moment)
    groups = tuple((replies.QUESTIONS[kind], _words(written, kind, kept)) for kind in reversed(replies.Kind))
    enough = may_be_told(met)
    return LedTo(
        wish,
        was_asked=True,
        is_enough=enough,
        people=sayings.how_many(met) if enough else "",
        groups=tuple(group for group in groups if group[1]),
    )


def news(desk: Desk, session: Session, story: Story, moment: Moment) -> str:
    """Return what her status page says of it, in a sentence; empty when there is nothing, or she wants none of it."""
    groups = dict(of(desk, session, story, moment).groups)
    if groups.get(replies.QUESTIONS[replies.Kind.CHANGED]):
        return sayings.THEY_CHANGED
    return sayings.THEY_WROTE if groups else ""


def _kept(session: Session, story: Story, wish: Led, moment: Moment) -> frozenset[str]:
    query = select(ReplyReading.reply_id).where(
        ReplyReading.story_id == story.id,
        ReplyReading.verdict.in_(SHOWN[wish]),
        ReplyReading.at <= moment.now - SETTLES,
    )
    return frozenset(session.execute(query).scalars())


def _words(written: tuple[Reply, ...], kind: replies.Kind, kept: frozenset[str]) -> tuple[str, ...]:
    return tuple(one.words for one in written if one.kind == kind and one.id in kept)


# Her moves


def show(visit: Visit, posted: Posted) -> Turn:
    """Show what it led to."""
    return Turn("led", visit.story(posted.story).id)


def tell_all(visit: Visit, posted: Posted) -> Turn:
    """She wants to be told everything."""
    return _wish(visit, posted, Led.ALL)


def tell_good(visit: Visit, posted: Posted) -> Turn:
    """She wants to be told only the good."""
    return _wish(visit, posted, Led.GOOD)


def tell_nothing(visit: Visit, posted: Posted) -> Turn:
    """She wants to be told nothing."""
    return _wish(visit, posted, Led.NOTHING)


def _wish(visit: Visit, posted: Posted, wish: Led) -> Turn:
    story = visit.story(posted.story)
    story.told = wish.value
    audit.note(
        visit.session, who=audit.HERS, act="say what to be told", subject=story.id, at=visit.moment.now
    )
    return Turn("led", story.id, told=(sayings.WISHES[wish.value],))
