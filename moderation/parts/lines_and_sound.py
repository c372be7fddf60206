"""Whether the lines of a recording and its sound belong together, before anybody calls it finished (c4).

What is covered must not stand written beside the cover: captions, transcript and search are made from the lines, and a name
is found there by rules, but a job or a place in the woods is not. And what is said must stand in lines, since only written
words are looked through. Both are asked of a person, and asked again when the lines or the covers are others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.media.kinds import Kind
from archive.rules.errors import NotFound, Refused
from moderation.anonymise.hands import Hands
from moderation.parts.covering import clock
from stories import parts
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import Cover, PartWork
from stories.tables import Story

MOMENT = 100
"""Milliseconds of one peak of the outline."""

LONG = 5_000
"""Milliseconds without a line that are asked about: pauses of three and four seconds are how people talk of this."""

SPOKEN = 1_500
"""Milliseconds in such a stretch that have to be loud."""

QUIET = 16
"""By how many times the loudest moment of a recording is louder than one that counts as quiet: 24 dB, a low voice."""

NOTHING_TO_SAY = "There is nothing to say of these lines any more. Look at the list below."


@dataclass(frozen=True)
class Beside:
    """A cover with the lines that are still written beside it."""

    cover: Cover
    lines: tuple[Cue, ...]


def untold(work: PartWork) -> tuple[Beside, ...]:
    """Return the covers beside which lines are written that nobody has read against them since.

    What she took back and what the law keeps out takes its lines along (`PartWork.said`).
    """
    found = (Beside(cover, work.beside(cover)) for cover in work.covers)
    return tuple(one for one in found if one.lines and one.cover.told != _hash(one.lines))


def told(work: PartWork, covers: Sequence[Cover]) -> PartWork:
    """Return a recording of which somebody has read the lines beside these covers, as they stand."""
    read = {cover: replace(cover, told=_hash(work.beside(cover))) for cover in covers}
    return replace(work, covers=tuple(read.get(cover, cover) for cover in work.covers))


def unwritten(work: PartWork, peaks: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return where something is heard under no line and no cover, from and to in milliseconds.

    Args:
        work: the recording.
        peaks: its outline, 0 to 100, one for each `MOMENT`.
    """
    floor = max(max(peaks, default=0) / QUIET, 1)
    return tuple(
        (start, end)
        for start, end in _between(work, len(peaks) * MOMENT)
        if end - start >= LONG
        and sum(peak >= floor for peak in peaks[start // MOMENT : end // MOMENT]) * MOMENT >= SPOKEN
    )


def unheard(work: PartWork, peaks: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the same, unless somebody has said that nobody speaks just there."""
    found = unwritten(work, peaks) if work.cues else ()
    return () if work.wordless == _of(found) else found


def waiting(desk: Desk, session: Session, story: Story, body: Body) -> tuple[str, ...]:
    """Return what nobody has answered yet about lines and sound, recording by recording."""
    numbers = count(1)
    sounds = (work for work in body.parts if work.kind == Kind.SOUND)
    return tuple(
        sentence
        for work in sounds
        for sentence in _about(work, f"Recording {next(numbers)}", peaks_of(desk, session, story, work))
    )


def peaks_of(desk: Desk, session: Session, story: Story, work: PartWork) -> tuple[int, ...]:
    """Return the outline of a recording as she sent it; nothing of one that she has taken out since."""
    try:
        return tuple(parts.facts_of(desk, parts.hers(session, story, work.id)).get("peaks", ()))
    except NotFound:
        return ()


def say_told(hands: Hands, part_id: str) -> None:
    """Say that no line of a recording tells what is covered beside it.

    Raises:
        Refused: no line is written beside a cover, or all were answered.
    """
    work = hands.work(part_id)
    found = untold(work)
    if not found:
        raise Refused(NOTHING_TO_SAY)
    hands.note(told(work, [one.cover for one in found]), "say of covered lines")


def say_wordless(hands: Hands, part_id: str) -> None:
    """Say that nobody speaks where no line is written.

    Raises:
        Refused: there is no such place, or it was said.
    """
    work = hands.work(part_id)
    found = unheard(work, peaks_of(hands.desk, hands.session, hands.story, work))
    if not found:
        raise Refused(NOTHING_TO_SAY)
    hands.note(replace(work, wordless=_of(found)), "say of silence")


def _about(work: PartWork, name: str, peaks: Sequence[int]) -> Iterator[str]:
    if found := untold(work):
        when = ", ".join(clock(one.cover.start) for one in found[:3])
        yield (
            f"{name}: words stand in a line though their sound is covered (at {when}). "
            "Take what is covered out of the line, or say that the line tells nothing of it."
        )
    if gaps := unheard(work, peaks):
        where = ", ".join(f"{clock(start)} to {clock(end)}" for start, end in gaps[:3])
        yield (
            f"{name}: something is heard and no line is written ({where}). "
            "Write what is said there, cover it, or say that nobody speaks."
        )


def _between(work: PartWork, long: int) -> Iterator[tuple[int, int]]:
    lines, covers = [(one.start, one.end) for one in work.cues], [(one.start, one.end) for one in work.covers]
    at = 0
    for start, end in (*sorted(lines + covers), (long, long)):
        if at < min(start, long):
            yield at, min(start, long)
        at = max(at, end)


def _hash(lines: Sequence[Cue]) -> str:
    return hashlib.sha256(" ".join(cue.text for cue in lines).encode()).hexdigest()


def _of(stretches: Sequence[tuple[int, int]]) -> str:
    return hashlib.sha256(str(stretches).encode()).hexdigest() if stretches else ""
