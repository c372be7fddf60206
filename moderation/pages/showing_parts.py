"""What the review page is given of each recording and picture: frozen values, in her order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup
from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.editions.outline import outline
from archive.ground.jobs import is_waiting
from archive.media import listening, looking
from archive.media.kinds import Kind
from archive.rules.choices import NAMES, Medium
from archive.rules.clock import Moment
from moderation import said_times
from moderation.parts import first_drafts, found_in_pictures, lines_and_sound, looked_by_eye, word_timing
from moderation.parts.covering import clock, shown_lines
from moderation.people import staff
from moderation.voices import readers
from stories import finished, parts, reading_rows
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import HOW, LOOKED, Box, Fate, PartWork, Seen
from stories.reading_rows import Standing
from stories.tables import State, Story

BARS = 192
EMPTY_LINES = 3
"""Lines of the transcript's table that stand empty, to write into without script."""


@dataclass(frozen=True)
class CoverShown:
    """One cover of a recording, as a line of the table."""

    number: int
    start: str
    end: str
    how: str
    reason: str
    left: float
    """Where it lies on the outline, in percent of its width."""

    width: float
    from_second: float
    to_second: float


@dataclass(frozen=True)
class EyesShown:
    """What is asked, or was said, of faces and writing in a picture that no machine has looked at."""

    recipe: str
    """How it is covered and cut now; the tick says it of nothing else."""

    is_asked: bool
    said: str
    """Who looked, and when; empty when nobody has."""


@dataclass(frozen=True)
class FoundShown:
    """A face or written words found in a picture, as a line of the list."""

    number: int
    box: Seen
    name: str
    fate: Fate


SAID: Mapping[str, str] = {
    Standing.ASKED: "A reader has the link. It takes a reading until {ends}.",
    Standing.SENT: "The reading came in and is being made anew.",
    Standing.HEARD: "Hear all of it beside the lines above. Does it say these words, and nothing more?",
    Standing.CHECKED: "It says these words. It is what others will hear.",
}


STALE = "The lines have changed since it was read. Close this reading, and begin again with the lines as they are now."


@dataclass(frozen=True)
class ReadingShown:
    """A reading by somebody else, as it stands."""

    state: str
    first: str
    readers: tuple[tuple[str, str], ...]
    """Whom one may ask: ids and names."""

    said: str
    why: str


@dataclass(frozen=True)
class AloudShown:
    """The reading of what she wrote, beside its words."""

    id: str
    words: tuple[str, ...]
    """Line by line, as a reader is shown them; empty while a mark is undecided."""

    reading: ReadingShown | None


@dataclass(frozen=True)
class PartShown:
    """One recording or picture for the review page."""

    id: str
    number: int
    """Among its kind, from 1."""

    is_sound: bool
    form: str
    """How she lets it out, in words."""

    goes_out: bool
    reading: ReadingShown | None
    """The reading by somebody else, where she wants one."""

    wants_reading: bool
    may_hear_her: bool
    """Whether whoever has the story may hear her as she sent it."""

    wants_part: bool
    """Whether she lets only a part of a picture be seen."""

    is_made: bool
    is_being_made: bool
    trouble: str
    long: str
    ms: int
    tracks: int
    """How many sound tracks were in her file; only the first is used."""

    wave: Markup
    covers: tuple[CoverShown, ...]
    beside: tuple[tuple[str, str], ...]
    """When and what of each line that is still written beside a cover, and that nobody has read against it."""

    wordless: tuple[tuple[str, str], ...]
    """From and to, where something is heard under no line."""

    lines: tuple[tuple[str, str, str], ...]
    """Start, end and words of each line of the transcript, and empty ones."""

    looking: str
    """What to say of faces and words: `looked`, `under way`, `no extra`, `not yet`, or why it could not be looked at."""

    eyes: EyesShown | None
    """What a person is asked instead; None where a machine has looked, or is looking."""

    found: tuple[FoundShown, ...]
    times: str
    """What to say of the time of each word: `known`, `under way`, `no extra`, or `not yet`."""

    draft: first_drafts.Shown
    """What a machine guessed that is said, while the first reader types it."""

    boxes: tuple[Box, ...]
    crop: Box | None
    alternative: str
    width: int
    height: int


def all_of(desk: Desk, session: Session, story: Story, body: Body, moment: Moment) -> tuple[PartShown, ...]:
    """Return every recording and picture of the working copy."""
    numbers = {kind: count(1) for kind in Kind}
    copy = finished.newest(session, story.id)
    return tuple(
        _shown(desk, session, story, work, next(numbers[Kind(work.kind)]), copy.id, moment)
        for work in body.parts
    )


def read_aloud(desk: Desk, session: Session, story: Story, body: Body) -> AloudShown | None:
    """Return the reading of what she wrote, where she wants one."""
    work = finished.read_aloud(desk, story, body)
    if work is None:
        return None
    return AloudShown(work.id, tuple(cue.text for cue in work.said), _reading(session, work))


def _shown(
    desk: Desk, session: Session, story: Story, work: PartWork, number: int, copy_id: str, moment: Moment
) -> PartShown:
    facts = parts.facts_of(desk, parts.hers(session, story, work.id))
    ms = int(facts.get("ms", 0))
    return PartShown(
        id=work.id,
        number=number,
        is_sound=work.kind == Kind.SOUND,
        form=NAMES[Medium(work.form)] if work.goes_out else _not_out(work),
        goes_out=work.goes_out,
        reading=_reading(session, work),
        wants_reading=work.is_read_aloud,
        may_hear_her=may_hear_her(story, work),
        wants_part=work.form == Medium.ART_PART,
        is_made=work.is_made,
        is_being_made=not work.is_made and is_waiting(session, "make", f"{copy_id}.{work.id}"),
        trouble=work.trouble,
        long=clock(round(ms, -2)),
        ms=ms,
        tracks=int(facts.get("tracks", 1)),
        wave=outline(facts.get("peaks", ()), bars=BARS),
        covers=_covers(work, ms),
        beside=tuple((clock(cue.start), cue.text) for cue in _beside(work)),
        wordless=tuple(
            (clock(a), clock(b)) for a, b in lines_and_sound.unheard(work, facts.get("peaks", ()))
        ),
        lines=_lines(work.cues),
        looking=_looking(session, copy_id, work),
        eyes=_eyes(session, copy_id, work),
        found=_found(work),
        times=_times(session, copy_id, work),
        draft=first_drafts.shown(desk, session, story, work, moment),
        boxes=work.boxes,
        crop=work.crop,
        alternative=work.alternative,
        width=int(facts.get("width", 0)),
        height=int(facts.get("height", 0)),
    )


def _beside(work: PartWork) -> Iterable[Cue]:
    return dict.fromkeys(cue for one in lines_and_sound.untold(work) for cue in one.lines)


def _reading(session: Session, work: PartWork) -> ReadingShown | None:
    row = reading_rows.of_part(session, work.id) if work.is_read_aloud else None
    if row is None:
        return None
    people = tuple((one.id, one.name) for one in readers.every(session))
    ends = said_times.near_day(row.ends) if row.ends else ""
    is_stale = row.state == Standing.CHECKED and not work.is_made
    said = STALE if is_stale else SAID.get(row.state, "").format(ends=ends)
    return ReadingShown(row.state, staff.names(session).get(row.first, ""), people, said, row.why or "")


def may_hear_her(story: Story, work: PartWork) -> bool:
    """Return whether her own voice is played at the Desk: to the second reader only where others will hear it too."""
    return story.state != State.SECOND or not work.keeps_her_voice_back


def _not_out(work: PartWork) -> str:
    return "In writing only" if work.kind == Kind.SOUND else "Not shown to anyone"


def _looking(session: Session, copy_id: str, work: PartWork) -> str:
    if work.looked:
        return "looked" if work.looked == LOOKED else work.looked
    if found_in_pictures.is_under_way(session, copy_id, work):
        return "under way"
    return "not yet" if looking.is_here() else "no extra"


def _eyes(session: Session, copy_id: str, work: PartWork) -> EyesShown | None:
    if work.looked == LOOKED or found_in_pictures.is_under_way(session, copy_id, work):
        return None
    return EyesShown(work.recipe, work.needs_eyes, looked_by_eye.said(session, work))


def _times(session: Session, copy_id: str, work: PartWork) -> str:
    if word_timing.is_under_way(session, copy_id, work.id):
        return "under way"
    if work.spoken:
        return "known"
    return "not yet" if listening.is_here() else "no extra"


def _found(work: PartWork) -> tuple[FoundShown, ...]:
    return tuple(
        FoundShown(number, one, found_in_pictures.name_of(one), work.fate(one))
        for number, one in enumerate(work.seen, start=1)
    )


def _covers(work: PartWork, ms: int) -> tuple[CoverShown, ...]:
    return tuple(
        CoverShown(
            number, clock(one.start), clock(one.end), HOW[one.how], one.reason,
            left=round(100 * one.start / max(ms, 1), 2), width=round(100 * (one.end - one.start) / max(ms, 1), 2),
            from_second=one.start / 1000, to_second=one.end / 1000,
        )
        for number, one in enumerate(work.covers, start=1)
    )  # fmt: skip


def _lines(cues: tuple[Cue, ...]) -> tuple[tuple[str, str, str], ...]:
    return (*shown_lines(cues), *[("", "", "")] * EMPTY_LINES)
