"""Recordings and pictures in the working copy: what is covered, what is read instead, and asking for what is made (c4, c6).

Only whoever has claimed the story changes it, and any change takes both names off again, as with her words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from archive.editions.edition import Cue
from archive.ground import jobs, too_long
from archive.ground.clean import one_line
from archive.media.kinds import Kind
from archive.rules.errors import BadInput, NotFound, Refused
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from stories import finished, word_times
from stories.partwork import HOW, Box, Cover, PartWork

SHORTEST = 10
"""Milliseconds of the shortest cover; what is made covers 150 ms more at each side."""

MOST_CUES = 2_000
LONGEST_CUE = 400
LONGEST_ALTERNATIVE = 1_000

_SPELT = re.compile(
    r"(?:(\d+) ?h(?:ours?|rs?)?)? ?(?:(\d+) ?(?:m|mins?|minutes?|['’′]))? ?(?:(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?|[\"”″])?)?"
)
"""Hours, minutes and seconds with their names."""

Covering = TypeVar("Covering", Cover, Box)

NO_SUCH_COVER = "There is no such cover any more."
LINE_IS_GONE = (
    "This is left out because of the law, and its line is gone. Type the line again at its times; "
    "then it can be put in under What happened in court."
)
NO_TIME = "Write a time as minutes and seconds, for example 1:23 or 1:23.5."


def cover(hands: Hands, part_id: str, *, start: str, end: str, how: str, reason: str) -> None:
    """Cover a part of a recording.

    Raises:
        BadInput: the times cannot be read, stand the wrong way round, or lie outside the recording.
    """
    work, long = hands.work(part_id), hands.length(part_id)
    begins, ends = milliseconds(start), milliseconds(end)
    check_how(how)
    if ends - begins < SHORTEST:
        raise BadInput("The end has to come after the beginning.")
    if begins >= long:
        raise BadInput(f"The recording ends at {clock(long)}.")
    fresh = Cover(begins, min(ends, long), how, why(reason))
    hands.keep(replace(work, covers=in_order({*work.covers, fresh})), "cover sound")


def why(typed: str) -> str:
    """Return why something is covered, on one line; she reads it.

    Raises:
        BadInput: it is too long.
    """
    return too_long.line(typed, anonymise.LONGEST_WORDS, anonymise.REASON)


def check_how(how: str) -> None:
    """Do nothing when a part can be covered so.

    Raises:
        BadInput: it cannot.
    """
    if how not in HOW:
        raise BadInput("Choose silence or a soft tone.")


def in_order(covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """Return covers of a recording as they come in it."""
    return tuple(sorted(covers, key=lambda one: (one.start, one.end)))


def uncover(hands: Hands, part_id: str, number: int) -> None:
    """Take one cover of a recording, or of a picture, away again, by its number from 1.

    Raises:
        NotFound: there is no such cover.
    """
    work = hands.work(part_id)
    if work.kind == Kind.SOUND:
        if any(cover.is_hers for cover in work.covers[number - 1 : number]):
            raise Refused(anonymise.ONLY_SHE)
        for one in work.covers[number - 1 : number]:
            if one.is_court:
                has_line = any(cue.start < one.end and one.start < cue.end for cue in work.cues)
                raise Refused(anonymise.UNDER_COURT if has_line else LINE_IS_GONE)
        work = replace(work, covers=_without(work.covers, number))
    else:
        work = replace(work, boxes=_without(work.boxes, number))
    hands.keep(work, "uncover")


def write_transcript(hands: Hands, part_id: str, lines: Iterable[tuple[str, str, str]]) -> None:
    """Keep the transcript as others will read it: start, end and words of each line. Lines without words are left out.

    They may stand in any order. The first may leave open when it begins: at once. An end left empty
    is the start of the next line, or the end of the recording.

    Raises:
        BadInput: a time cannot be read, or the lines do not follow each other.
    """
    rows = [
        (
            milliseconds(start if start.strip() or number else "0:00"),
            end,
            too_long.line(text, LONGEST_CUE, "A line"),
        )
        for number, (start, end, text) in enumerate(line for line in lines if line[2].strip())
    ]
    rows.sort(key=itemgetter(0))
    nexts = [*(start for start, _, _ in rows[1:]), hands.length(part_id)]
    cues = tuple(
        Cue(start, milliseconds(end) if end.strip() else after, text)
        for after, (start, end, text) in zip(nexts, rows, strict=False)
    )
    if len(cues) > MOST_CUES:
        raise BadInput(f"A transcript has {MOST_CUES} lines at most. Make some of them longer.")
    for number, cue in enumerate(cues, start=1):
        if cue.end <= cue.start:
            raise BadInput(f"Line {number} ends before it begins. Look at its times.")
    hands.keep(with_lines(hands.work(part_id), cues), "write transcript")


def with_lines(work: PartWork, cues: tuple[Cue, ...]) -> PartWork:
    """Return a recording with other lines; the times of words go where a line was corrected."""
    return replace(work, cues=cues, spoken=word_times.standing(work.spoken, work.cues, cues))


def write_all(hands: Hands, instead: Mapping[str, str | list[tuple[str, str, str]]]) -> None:
    """Keep what is read instead of each part, lines or words, as far as it is not what stands there already.

    Raises:
        BadInput: the lines of one of them cannot be read; it says of which.
    """
    body = finished.read(hands.desk, hands.copy)
    sounds = [work.id for work in body.parts if work.kind == Kind.SOUND]
    for work in body.parts:
        said = instead.get(work.id)
        if isinstance(said, str) and one_line(said, most=sys.maxsize) != work.alternative:
            describe_picture(hands, work.id, said)
        elif isinstance(said, list) and written(said) != shown_lines(work.cues):
            try:
                write_transcript(hands, work.id, said)
            except BadInput as found:
                name = f"Recording {sounds.index(work.id) + 1}"
                raise BadInput(*(f"{name}: {one}" for one in found.sentences)) from found


def shown_lines(cues: Sequence[Cue]) -> list[tuple[str, str, str]]:
    """Return the lines of a transcript as they stand in the boxes."""
    return [(clock(cue.start), clock(cue.end), cue.text) for cue in cues]


def written(lines: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the lines of a transcript as typed, without the empty ones."""
    return [
        (start.strip(), end.strip(), one_line(text, most=sys.maxsize))
        for start, end, text in lines
        if text.strip()
    ]


def cover_box(hands: Hands, part_id: str, box: Box) -> None:
    """Cover a part of a picture.

    Raises:
        BadInput: the box is empty, or lies outside the picture.
    """
    work = hands.work(part_id)
    fitted = _fitted(box, *hands.size(part_id))
    hands.keep(replace(work, boxes=(*work.boxes, fitted)), "cover picture")


def crop(hands: Hands, part_id: str, box: Box | None) -> None:
    """Choose the part of a picture that is shown; None shows the whole.

    Raises:
        BadInput: the part is empty, or lies outside the picture.
    """
    fitted = _fitted(box, *hands.size(part_id)) if box is not None else None
    hands.keep(replace(hands.work(part_id), crop=fitted), "crop picture")


def describe_picture(hands: Hands, part_id: str, words: str) -> None:
    """Keep what can be seen, in words, for those who do not see it."""
    kept = too_long.line(words, LONGEST_ALTERNATIVE, "What can be seen")
    hands.keep(replace(hands.work(part_id), alternative=kept), "describe picture")


def ask_for(hands: Hands, part_id: str) -> None:
    """Ask the worker to make a part as others will hear or see it, and to prove it.

    Raises:
        BadInput: she lets nothing of it out beside words, so there is nothing to make.
    """
    if hands.work(part_id).is_read_aloud:
        raise BadInput("Somebody else reads this. Nothing is made of her own voice.")
    if not hands.work(part_id).goes_out:
        raise BadInput("She does not let this out, so there is nothing to make.")
    jobs.later(hands.session, "make", f"{hands.copy.id}.{part_id}", due=hands.moment.now, once=True)


def ask_for_all(hands: Hands) -> tuple[str, ...]:
    """Ask for every recording and picture that goes out in itself and is not made yet; return their ids."""
    works = finished.read(hands.desk, hands.copy).parts
    ids = tuple(work.id for work in works if work.goes_out and not work.is_read_aloud and not work.is_made)
    for id in ids:
        ask_for(hands, id)
    return ids


def milliseconds(text: str) -> int:
    """Return a time as people write it (`1:23.5`, `83`, `0:01:23`, `1m 23s`, `1 min 23.5 sec`, `1'23`) in milliseconds.

    Raises:
        BadInput: it is no time.
    """
    plain = text.strip().lower().replace(",", ".")
    spelt = _SPELT.fullmatch(plain)
    pieces = [one or "0" for one in spelt.groups()] if plain and spelt else plain.split(":")
    try:
        numbers = [float(piece) for piece in pieces]
    except ValueError as found:
        raise BadInput(NO_TIME) from found
    seconds = 0.0
    for number in numbers:
        if not 0 <= number < 100_000:  # noqa: PLR2004 -- more than a day, and "nan" compares with nothing.
            raise BadInput(NO_TIME)
        seconds = seconds * 60 + number
    return round(seconds * 1000)


def clock(ms: int) -> str:
    """Return milliseconds as `1:23.5`, with as many digits as they need: what stands in a box comes back unchanged."""
    minutes, rest = divmod(ms, 60_000)
    digits = 1 if ms % 100 == 0 else 2 if ms % 10 == 0 else 3
    return f"{minutes}:{rest / 1000:0{3 + digits}.{digits}f}"


def _without(covers: tuple[Covering, ...], number: int) -> tuple[Covering, ...]:
    if not 1 <= number <= len(covers):
        raise NotFound(NO_SUCH_COVER)
    return covers[: number - 1] + covers[number:]


def _fitted(box: Box, width: int, height: int) -> Box:
    left, top = max(box.left, 0), max(box.top, 0)
    right, bottom = min(box.left + box.width, width), min(box.top + box.height, height)
    if right <= left or bottom <= top:
        raise BadInput(f"That lies outside the picture, which is {width} wide and {height} high.")
    return Box(left, top, right - left, bottom - top, why(box.reason))
