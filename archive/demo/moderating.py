"""How the demo's stories go through the Desk: the same verbs as the pages, on the days when they would have happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from archive.demo import bringing, panels, reading_aloud
from archive.demo.pieces import Standing, Told
from archive.editions.index import Index
from archive.rules.clock import Moment
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.court import court
from moderation.decisions import decisions, going_out, translating
from moderation.parts import hard_moments
from moderation.queue import queue
from moderation.replacing import proposing
from stories import consenting, drafts, finished, messages, tongues
from stories.desk import Desk
from stories.tables import Outing

Ago = Callable[[int], Moment]


def read_by_two(desk: Desk, story_id: str, told: Told, hands: Mapping[str, str], ago: Ago) -> None:
    """Mark, describe and check a story, and have two different people agree."""
    first, second = ago(max(told.sent_days_ago - 2, 0)), ago(max(told.sent_days_ago - 3, 0))
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        copy_id = _mark(desk, session, story_id, told, hands["first"], first)
    bringing.make(desk, story_id, copy_id, first)
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        _describe(desk, session, story_id, told, hands["first"], first)
    reading_aloud.read(desk, story_id, told, hands, first)
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        if told.reading is not None:
            # In the place of her voice it is another version: who it could be is asked of that.
            panels.ask_of(desk, session, story_id, told, hands["first"], first)
        decisions.ready(desk, session, drafts.story(session, story_id), hands["first"], first)
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        _court(desk, session, story_id, told, hands["reviewer"], first)
        queue.claim(session, story_id, hands["second"], second)
        panels.say_why(desk, session, story_id, hands["second"], second)
        decisions.agree(desk, session, drafts.story(session, story_id), hands["second"], second)


def turn_back(desk: Desk, story_id: str, told: Told, hands: Mapping[str, str], ago: Ago) -> None:
    """Give a story back to her with a question, or hold it under the rules of the court; she is told why."""
    staff_id, moment = hands["first"], ago(max(told.sent_days_ago - 2, 0))
    decide, rule = (
        (decisions.hold, "court")
        if told.standing == Standing.HELD
        else (decisions.ask_to_change, "anonymity")
    )
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        _mark(desk, session, story_id, told, staff_id, moment)
        story = drafts.story(session, story_id)
        decide(desk, session, story, staff_id, rule=rule, words=told.asked, moment=moment)


def say_yes(desk: Desk, index: Index, story_id: str, now: Moment) -> str:
    """Release the finished version as she would, put it out, and return the id of its edition."""
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = drafts.story(session, story_id), finished.newest(session, story_id)
        consenting.release(desk, session, story, copy, seal=copy.seal or "", moment=now)
    going_out.publish(desk, index, story_id, now)
    with Session(desk.engine) as session:
        outs = session.query(Outing).filter_by(story_id=story_id, is_out=True, translation_id=None)
        return outs.one().edition_id


def translate(desk: Desk, story_id: str, told: Told, hands: Mapping[str, str], moment: Moment) -> None:
    """Put a story into English, and have a second person agree; then it waits for her."""
    if told.english is None:
        return
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        story = drafts.story(session, story_id)
        translating.keep(desk, session, story, told.english, saved=0, staff_id=hands["second"], moment=moment)
        translating.ready(desk, session, story, hands["second"], moment)
        translating.agree(desk, session, story, hands["first"], moment)


def say_yes_to_english(desk: Desk, index: Index, story_id: str, now: Moment) -> None:
    """Release the English words as she would, after an interpreter read them to her, and put them out."""
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        row = tongues.newest(session, story_id)
        if row is None:
            return
        story = drafts.story(session, story_id)
        tongues.release(desk, session, story, seal=row.seal or "", how=tongues.How.READ_TO_HER, moment=now)
    going_out.publish(desk, index, story_id, now)


def _mark(desk: Desk, session: Session, story_id: str, told: Told, staff_id: str, moment: Moment) -> str:
    queue.claim(session, story_id, staff_id, moment)
    story = drafts.story(session, story_id)
    messages.mark_read(session, story, by_her=False)
    copy = anonymise.open_copy(desk, session, story, moment)
    body = replace(finished.read(desk, copy), title=told.title, marks=told.marks)
    finished.write(desk, copy, body)
    bringing.cover(Hands(desk, session, story, copy, staff_id, moment), told)
    return copy.id


def _describe(desk: Desk, session: Session, story_id: str, told: Told, staff_id: str, moment: Moment) -> None:
    story = drafts.story(session, story_id)
    copy = finished.newest(session, story_id)
    anonymise.describe(
        desk, session, story, copy,
        title=told.title, what=told.note.what, warnings=told.note.warnings, themes=told.themes,
        intruder_note=told.intruder, staff_id=staff_id, moment=moment,
    )  # fmt: skip
    hard_moments.keep(Hands(desk, session, story, copy, staff_id, moment), dict(told.hard))
    # What the answer key leaves, people looked at and left: a demo moderator says so as any other does.
    likely = proposing.by_tier(proposing.read(desk, story, finished.read(desk, copy)))["likely"]
    phrases = [one.phrase for one in likely]
    anonymise.let_be(desk, session, story, copy, phrases, staff_id=staff_id, moment=moment)
    panels.ask_of(desk, session, story_id, told, staff_id, moment)


def _court(desk: Desk, session: Session, story_id: str, told: Told, reviewer: str, moment: Moment) -> None:
    check = told.court.check(reviewer, moment.today)
    if check is not None:
        court.record(
            desk, session, drafts.story(session, story_id),
            basis=check.basis, content=check.content, reference=check.reference, may_publish=check.may_publish,
            until=check.until, staff_id=reviewer, moment=moment,
        )  # fmt: skip
