"""What waits for somebody at the Desk when the demo begins: a complaint, a worry, a request, and a machine's first draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy.orm import Session

from archive.demo import people
from archive.demo.pieces import Told
from archive.rules.clock import Moment
from archive.rules.first_draft import Guess
from archive.rules.identity import Reason
from moderation.anonymise import anonymise
from moderation.concerns import concern_rows, concerns, takedowns
from moderation.letters import replies as reading
from moderation.people import custody
from moderation.queue import queue
from stories import contact, drafts, machine_drafts, parts
from stories.contact import Contact, Way
from stories.desk import Desk
from stories.machine_drafts import Draft

Ago = Callable[[int], Moment]
Ids = Mapping[str, str]
"""Of staff by login, or of stories by key."""


def complain(desk: Desk, stories: Ids, ago: Ago) -> None:
    """Have somebody ask us by letter to take a story down: it is hidden, and waits for a decision."""
    one = people.COMPLAINT
    with Session(desk.engine) as session, session.begin():
        story = drafts.story(session, stories[one.story])
        takedowns.came(desk, session, story, why=one.why, words=one.words, moment=ago(one.days_ago))


def worry(desk: Desk, stories: Ids, staff: Ids, ago: Ago) -> None:
    """Have a moderator worry about somebody, so that the safeguarding lead has something to look at."""
    one = people.WORRY
    with Session(desk.engine) as session, session.begin():
        concerns.raise_one(
            desk, session, staff[one.by], about=concern_rows.About.STORY, about_id=stories[one.story], words=one.words,
            moment=ago(one.days_ago),
        )  # fmt: skip


def ask_who_she_is(desk: Desk, stories: Ids, staff: Ids, ago: Ago) -> None:
    """Have a moderator ask the custodian how a mother can be reached, who wanted to be asked before her yes ends."""
    one = people.REACH
    with Session(desk.engine) as session, session.begin():
        story = drafts.story(session, stories[one.story])
        terms = Contact(
            way=Way.PHONE, number=people.REACH_NUMBER, hours=people.REACH_HOURS, say=people.REACH_SAY, voicemail="no"
        )  # fmt: skip
        contact.keep(desk, session, story, terms)
        custody.ask(
            desk, session, story, staff[one.by], reason=Reason.ENDING, words=one.words, moment=ago(one.days_ago)
        )  # fmt: skip


def draft(desk: Desk, told: Told, story_id: str, staff: Ids, ago: Ago) -> None:
    """Lay what a machine could have heard beside a recording in the queue. No machine heard it, and its first line says so."""
    moment = ago(1)
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, staff[people.DRAFTED.by], moment)
        story = drafts.story(session, story_id)
        copy = anonymise.open_copy(desk, session, story, moment)
        (part,) = parts.usable(session, story_id)
        machine_drafts.begin(desk, session, story, copy, part.id, moment)
        row = machine_drafts.row_of(session, part.id, moment)
        if row is not None:
            heard = told.recordings[0].ms
            machine_drafts.write(desk, row, Draft(tuple(_guesses(told)), heard, is_done=True))


def read_what_was_said(desk: Desk, words: Ids, staff: Ids, ago: Ago) -> None:
    """Have a moderator read what people wrote after the session that was written down; what has no verdict waits."""
    for said in people.HELD_SESSION.said:
        if said.verdict is not None:
            reader = staff[people.READ_BY[said.story].first]
            with Session(desk.engine) as session, session.begin():
                reading.decide(
                    desk, session, words[said.words], said.verdict, staff_id=reader, moment=ago(said.days_ago)
                )  # fmt: skip


def _guesses(told: Told) -> Iterable[Guess]:
    cues = told.recordings[0].cues
    yield Guess(0, cues[0].start, people.DRAFTED.words)
    for cue in cues:
        heard = cue.text
        for said, misheard in people.MISHEARD.items():
            heard = heard.replace(said, misheard)
        yield Guess(cue.start, cue.end, heard)
