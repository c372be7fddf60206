"""A machine's first draft of a recording: asked for by whoever holds the story, heard by the worker, checked line by line.

It is a guess and no transcript (ADR 39): nothing of it stands in the working copy until a person who listened takes a line
over, into the very table that is typed into, where everything that is looked through is looked through.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import BinaryIO

from sqlalchemy.orm import Session

from archive.ground import jobs
from archive.ground.clean import one_line
from archive.ground.db import reading
from archive.media import recognising, sound
from archive.media.kinds import Kind
from archive.media.recognising import Heard
from archive.rules import first_draft
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable
from archive.rules.first_draft import Guess, Stretch
from moderation import said_times
from moderation.anonymise.hands import Hands
from moderation.parts import covering, drawn_voice, part_jobs
from moderation.parts.covering import LONGEST_CUE, clock
from stories import finished, machine_drafts, parts, pieces
from stories.desk import Desk
from stories.machine_drafts import Draft
from stories.partwork import PartWork
from stories.tables import State, Story, WorkingCopy
from stories.work_tables import MachineDraft

JOB = "draft-words"
WRONG, WRONG_READ = 3, 8
"""Words of 100 that the packaged model got wrong: of the invented voices of the demo, and of people reading aloud (ADR 39)."""

NOT_HERE = "This house runs without the aid that writes first drafts. Type what is said, as before."
ONLY_FIRST = "A first draft is for whoever types the lines. The second reader hears the recording instead."
ENGLISH_ONLY = "The machine knows English only, so there is no first draft of this recording."
NO_DRAFT = "There is no such draft any more. Have it written anew, or type what is said."
GONE = (
    "A line that you ticked is not in the draft any more. Look at the lines below, and tick them once more."
)
STOPPED = "The machine stopped before it had heard all of it. Throw the draft away, and have it written anew; or type what is said."
TICK = "Tick the lines that you have listened to, then press once more."
BOTH = "One line is ticked both to be taken over and to be left out. Choose one of the two."
NO_WORDS = "A line that you ticked has no words. Type what is said there, or leave it out."
TOO_LONG = (
    f"A line has {LONGEST_CUE} letters at most. Take part of it over, and type the rest under the transcript."
)


@dataclass(frozen=True)
class Line:
    """One guess, as the page shows it."""

    sign: str
    start: str
    end: str
    text: str
    from_second: float
    to_second: float


@dataclass(frozen=True)
class Shown:
    """A draft as whoever holds the story sees it."""

    state: str
    """`no extra`, `not offered` (`trouble` says why), `not yet`, `under way`, `done`, or `trouble`."""

    trouble: str = ""
    heard: str = ""
    """How far the machine has heard."""

    until: str = ""
    """The last day on which it is kept."""

    lines: tuple[Line, ...] = ()
    """What nobody has taken over, left out or typed yet."""


@dataclass(frozen=True)
class _Opened:
    """What one stretch is heard from."""

    draft: Draft
    work: PartWork
    sources: list[BinaryIO]
    facts: sound.Heard


def ask(hands: Hands, part_id: str) -> None:
    """Ask for a first draft of a recording, in place of one that stands there.

    Raises:
        BadInput: the extra is not installed, it is no recording, or it is not in English.
        Refused: the story is with its second reader.
    """
    if not recognising.is_here(hands.desk.speech_model):
        raise BadInput(NOT_HERE)
    _refuse_unless_fitting(hands.story, hands.work(part_id))
    machine_drafts.begin(hands.desk, hands.session, hands.story, hands.copy, part_id, hands.moment)
    jobs.later(hands.session, JOB, f"{hands.copy.id}.{part_id}", due=hands.moment.now, once=True)
    hands.log("ask a machine for a draft")


def shown(desk: Desk, session: Session, story: Story, work: PartWork, moment: Moment) -> Shown:
    """Return the draft of one recording as it stands. It is for the first reading only."""
    try:
        _refuse_unless_fitting(story, work)
    except (BadInput, Refused) as no:
        return Shown("not offered", str(no))
    row = machine_drafts.row_of(session, work.id, moment)
    if row is None:
        return Shown("not yet" if recognising.is_here(desk.speech_model) else "no extra")
    try:
        draft = machine_drafts.read(desk, row)
    except Unreadable:
        return Shown("trouble", "The draft is damaged. Throw it away, and have another one written.")
    if not (draft.is_done or draft.trouble or _is_under_way(session, row)):
        draft = replace(draft, trouble=STOPPED)
    state = "trouble" if draft.trouble else "done" if draft.is_done else "under way"
    lines = tuple(_line(guess) for guess in _left(draft, work))
    return Shown(
        state, draft.trouble, clock(draft.heard // 1000 * 1000), said_times.near_day(row.until), lines
    )


def take_over(hands: Hands, part_id: str, listened: Mapping[str, str], left_out: Collection[str]) -> None:
    """Put lines that somebody listened to among those of the transcript, and strike others out of the draft.

    Args:
        hands: where, whose, and when.
        part_id: the recording.
        listened: the words of each ticked line as corrected, by the sign of its guess.
        left_out: the signs of those that nobody says.

    Raises:
        BadInput: nothing is ticked, or something that is cannot be taken over; then nothing is.
        NotFound: there is no draft.
    """
    row, draft = _mine(hands, part_id)
    work = hands.work(part_id)
    there = {guess.sign: guess for guess in _left(draft, work)}
    _refuse_odd(there, listened, left_out)
    rest = tuple(guess for guess in draft.guesses if guess.sign not in left_out)
    machine_drafts.write(hands.desk, row, replace(draft, guesses=rest))
    fresh = [(clock(there[sign].start), clock(there[sign].end), text) for sign, text in listened.items()]
    if fresh:
        covering.write_transcript(hands, part_id, [*covering.shown_lines(work.cues), *fresh])


def throw_away(hands: Hands, part_id: str) -> None:
    """Destroy the draft of a recording, as far as it was written."""
    machine_drafts.destroy(hands.session, part_id)
    hands.log("throw a machine's draft away")


def hear(desk: Desk, asked: str, moment: Moment) -> None:
    """Listen to the next stretch of one recording of one working copy, `copy.part`, and ask for the one after it.

    Safe to repeat: how far it heard is kept with what it heard.
    """
    with ExitStack() as stack:
        opened = _opened(desk, asked, moment, stack.callback)
        if opened is None:
            return
        wide = [
            (one.start, one.end) for one in sound.widened(drawn_voice.covers_of(opened.work), opened.facts.ms)
        ]
        since, facts, trouble = opened.draft.heard, opened.facts, ""
        try:
            got = recognising.listen(
                opened.sources, wide, since=since, ms=facts.ms, lufs=facts.lufs, folder=desk.speech_model
            )
        except BadInput:
            got, trouble = Heard((), facts.ms, is_all=True), recognising.NOT_HEARD
        _keep(
            desk, asked, since, Draft(got.guesses, covers=_covers(opened.work), trouble=trouble), got, moment
        )


def tell_gone(desk: Desk, asked: str, moment: Moment) -> None:
    """Say, in the draft, that the file of its recording is gone and what can be done; what was heard before that stays."""
    with Session(desk.engine) as session, session.begin():
        row = _row(desk, session, asked, moment)
        if row is not None:
            draft = machine_drafts.read(desk, row)
            machine_drafts.write(desk, row, replace(draft, is_done=True, trouble=part_jobs.FILE_GONE))


def _is_under_way(session: Session, row: MachineDraft) -> bool:
    return jobs.is_waiting(session, JOB, f"{row.copy_id}.{row.part_id}")


def _opened(desk: Desk, asked: str, moment: Moment, later: Callable[..., object]) -> _Opened | None:
    with Session(reading(desk.engine)) as session:
        row = _row(desk, session, asked, moment)
        found = part_jobs.subject(desk, session, asked) if row is not None else None
        if row is None or found is None:
            return None
        draft = machine_drafts.read(desk, row)
        if draft.is_done or draft.trouble:
            return None
        sources = pieces.segments(desk, session, found.part)
        for source in sources:
            later(source.close)
        return _Opened(draft, found.work, sources, drawn_voice.heard(parts.facts_of(desk, found.part)))


def _keep(desk: Desk, asked: str, since: int, fresh: Draft, got: Heard, moment: Moment) -> None:
    copy_id, _, part_id = asked.partition(".")
    with Session(desk.engine) as session, session.begin():
        row = _row(desk, session, asked, moment)
        if row is None:
            return
        before = machine_drafts.read(desk, row)
        if before.heard != since or before.is_done:
            return
        # It may have been covered meanwhile.
        covers = _covers(finished.read(desk, session.get_one(WorkingCopy, copy_id)).part(part_id))
        both = (*before.fitting(covers).guesses, *fresh.fitting(covers).guesses)
        is_done = got.is_all or got.until <= since
        machine_drafts.write(desk, row, Draft(both, got.until, is_done, covers, fresh.trouble))
        if not is_done:
            jobs.later(session, JOB, asked, due=moment.now, once=True)


def _row(desk: Desk, session: Session, asked: str, moment: Moment) -> MachineDraft | None:
    """Return the row that a job is about, while it stands: it may have been thrown away, she may have deleted the story."""
    copy_id, _, part_id = asked.partition(".")
    row = machine_drafts.row_of(session, part_id, moment)
    return row if row is not None and row.copy_id == copy_id and desk.readable([row.story_id]) else None


def _refuse_unless_fitting(story: Story, work: PartWork) -> None:
    if work.kind != Kind.SOUND:
        raise BadInput(NO_DRAFT)
    if story.state != State.SENT:
        raise Refused(ONLY_FIRST)
    if story.language.partition("-")[0] != "en":
        raise BadInput(ENGLISH_ONLY)


def _mine(hands: Hands, part_id: str) -> tuple[MachineDraft, Draft]:
    _refuse_unless_fitting(hands.story, hands.work(part_id))
    row = machine_drafts.row_of(hands.session, part_id, hands.moment)
    if row is None:
        raise NotFound(NO_DRAFT)
    return row, machine_drafts.read(hands.desk, row)


def _left(draft: Draft, work: PartWork) -> tuple[Guess, ...]:
    """Return what may still be offered: nothing that is covered, whoever covered it, and nothing where a line stands."""
    return first_draft.offered(
        draft.fitting(_covers(work)).guesses, [(cue.start, cue.end) for cue in work.cues]
    )


def _covers(work: PartWork) -> tuple[Stretch, ...]:
    return tuple((cover.start, cover.end) for cover in work.covers)


def _refuse_odd(there: Collection[str], listened: Mapping[str, str], left_out: Collection[str]) -> None:
    if not listened and not left_out:
        raise BadInput(TICK)
    if set(listened) & set(left_out):
        raise BadInput(BOTH)
    if not {*listened, *left_out} <= set(there):
        raise BadInput(GONE)
    for text in listened.values():
        if not one_line(text, most=LONGEST_CUE + 1):
            raise BadInput(NO_WORDS)
        if len(one_line(text, most=LONGEST_CUE + 1)) > LONGEST_CUE:
            raise BadInput(TOO_LONG)


def _line(guess: Guess) -> Line:
    return Line(
        guess.sign, clock(guess.start), clock(guess.end), guess.text, guess.start / 1000, guess.end / 1000
    )
