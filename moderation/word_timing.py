"""The time of each word, asked for by a moderator and found by the worker: so that a cover takes a name and not its line (c4)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.ground import jobs
from archive.ground.db import reading
from archive.media import listening
from archive.rules.errors import BadInput, NotFound, Unreadable
from moderation.covering import Hands
from stories import finished, parts, pieces
from stories.desk import Desk
from stories.partwork import PartWork
from stories.tables import Part, WorkingCopy
from stories.word_times import Spoken

JOB = "time-words"
NO_LINES = "Type the lines first, each with its times. Then their words can be found."
NOT_HERE = "This house runs without the aid that times words. Whole lines are covered."


def ask(hands: Hands, part_id: str) -> None:
    """Ask for the time of each word of a transcript.

    Raises:
        BadInput: there is no line, or the extra is not installed.
    """
    if not listening.is_here():
        raise BadInput(NOT_HERE)
    if not hands.work(part_id).cues:
        raise BadInput(NO_LINES)
    jobs.later(hands.session, JOB, f"{hands.copy.id}.{part_id}", due=hands.moment.now, once=True)


def is_under_way(session: Session, copy_id: str, part_id: str) -> bool:
    """Return whether somebody asked and nothing has come back yet."""
    return jobs.is_waiting(session, JOB, f"{copy_id}.{part_id}")


def time_words(desk: Desk, asked: str) -> None:
    """Find the time of each word of one recording of one working copy, `copy.part`. Safe to repeat."""
    copy_id, _, part_id = asked.partition(".")
    with Session(reading(desk.engine)) as session:
        copy, part = session.get(WorkingCopy, copy_id), session.get(Part, part_id)
        if copy is None or part is None or not desk.readable([copy.story_id]):
            return
        try:
            work = finished.read(desk, copy).part(part_id)
            sources = pieces.segments(desk, session, part)
        except (NotFound, Unreadable):
            return
        ms = int(parts.facts_of(desk, part).get("ms", 0))
    lines = [(cue.start, cue.end, _words(cue)) for cue in work.cues]
    try:
        laid = listening.lay(sources, lines, ms=ms)
        trouble = "" if laid or not lines else listening.NOT_TIMED
    except BadInput:
        laid, trouble = (), listening.NOT_TIMED
    finally:
        for source in sources:
            source.close()
    spoken = tuple(Spoken(one.start, one.end, lines[one.line][2][one.place]) for one in laid)
    _note(desk, copy_id, work, spoken, trouble)


def _words(cue: Cue) -> list[str]:
    return cue.text.split()


def _note(desk: Desk, copy_id: str, work: PartWork, spoken: tuple[Spoken, ...], trouble: str) -> None:
    with Session(desk.engine) as session, session.begin():
        copy = session.get(WorkingCopy, copy_id)
        if copy is None or not desk.readable([copy.story_id]):
            return
        body = finished.read(desk, copy)
        try:
            now = body.part(work.id)
        except NotFound:
            return
        if now.cues != work.cues:
            return  # A line was corrected meanwhile: these are the times of other words. It can be asked for again.
        finished.write(
            desk, copy, body.with_part(replace(now, spoken=spoken, trouble=trouble or now.trouble))
        )
