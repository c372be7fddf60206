"""The time of each word, asked for by a moderator and found by the worker: so that a cover takes a name and not its line (c4)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.ground import jobs
from archive.ground.db import reading
from archive.media import listening
from archive.rules.errors import BadInput
from moderation.anonymise.hands import Hands
from moderation.parts import part_jobs
from stories import parts, pieces
from stories.desk import Desk
from stories.partwork import PartWork
from stories.word_times import Spoken

JOB = "time-words"
_OURS = frozenset({part_jobs.FILE_GONE, listening.NOT_TIMED})
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
    with Session(reading(desk.engine)) as session:
        found = part_jobs.subject(desk, session, asked)
        if found is None:
            return
        work, sources = found.work, pieces.segments(desk, session, found.part)
        ms = int(parts.facts_of(desk, found.part).get("ms", 0))
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
    _note(desk, asked, work, spoken, trouble)


def tell_gone(desk: Desk, asked: str) -> None:
    """Say, beside the recording, that its file is gone and what can be done."""
    part_jobs.note(desk, asked, lambda work: replace(work, trouble=part_jobs.FILE_GONE))


def _words(cue: Cue) -> list[str]:
    return cue.text.split()


def _note(desk: Desk, asked: str, work: PartWork, spoken: tuple[Spoken, ...], trouble: str) -> None:
    def times(now: PartWork) -> PartWork:
        if now.cues != work.cues:
            return now  # A line was corrected meanwhile: these are the times of other words. It can be asked for again.
        # What an earlier try said of itself is over; what making it said stands.
        still = "" if now.trouble in _OURS else now.trouble
        return replace(now, spoken=spoken, trouble=trouble or still)

    part_jobs.note(desk, asked, times)
