"""Choosing a part on a page: the sentences that are offered, what is chosen, and what a form says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from archive.editions.edition import MIME, Content
from archive.editions.show import clock
from archive.ground.crypto import new_id
from archive.reading.clips import keeping
from archive.reading.clips.edges import WORDS, Source, sources
from archive.reading.clips.keeping import NOT_A_PART, Chosen
from archive.reading.room import Room
from archive.reading.tables import Clip
from archive.rules.clock import Moment
from archive.rules.errors import BadInput

_EDGE = re.compile(r"(words|[0-9]{1,2})\.([0-9]{1,5})")
_MOMENT = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,5})(?:[.,]([0-9]{1,3}))?")


@dataclass(frozen=True)
class Line:
    """One sentence on the page."""

    value: str
    """What the form sends for it."""

    at: str
    """When it is said; empty in her words."""

    start: int
    text: str = field(repr=False)
    is_first: bool
    """Whether the part that is chosen begins here; `is_last`: whether it ends here; `is_in`: whether it lies in it."""

    is_last: bool
    is_in: bool


@dataclass(frozen=True)
class Offered:
    """Her words, or one recording, with its sentences."""

    name: str
    place: int
    is_sound: bool
    files: tuple[tuple[str, str], ...]
    """Pairs of an encoding and its MIME type."""

    lines: tuple[Line, ...]


def offered(room: Room, content: Content, clip: Clip | None) -> tuple[Offered, ...]:
    """Return what a part can be chosen from, with the part that is chosen."""
    part = keeping.sentences_of(room, clip) if clip else None
    span = (part.place, part.start, part.end) if part else None
    found = sources(content)
    sounds = [source for source in found if source.is_sound]
    return tuple(_offered(content, source, sounds, span) for source in found)


def chosen(first: str, last: str) -> Chosen:
    """Return which sentences a form chose.

    Raises:
        BadInput: they cannot be read, or lie in two places.
    """
    one, two = _EDGE.fullmatch(first), _EDGE.fullmatch(last)
    if one is None or two is None or one[1] != two[1]:
        raise BadInput(NOT_A_PART)
    return Chosen(WORDS if one[1] == "words" else int(one[1]), int(one[2]), int(two[2]))


def moment(typed: str) -> int:
    """Return a moment in ms: 83.5 and 1:23.5 are the same one.

    Raises:
        BadInput: it cannot be read.
    """
    found = _MOMENT.fullmatch(typed.strip())
    if found is None:
        raise BadInput("Say the moment as minutes and seconds, e.g. 1:23.5.")
    minutes, seconds, rest = found.groups(default="0")
    return int(minutes) * 60_000 + int(seconds) * 1000 + int(rest.ljust(3, "0"))


def again(room: Room, session: Session, clip: Clip, *, by: str, moment: Moment) -> Clip:
    """Return a new clip with the same sentences, chosen by somebody else or anew."""
    part = keeping.sentences_of(room, clip)
    row = Clip(
        id=new_id(), edition_id=clip.edition_id, person_id=by, made_on=moment.today, cut=b"", answer=""
    )
    facts: dict[str, object] = {
        "place": part.place, "start": part.start, "end": part.end, "source": part.source,
    }  # fmt: skip
    row.cut = keeping.sealed(room, row, "cut", facts)
    session.add(row)
    session.flush()
    return row


def _offered(
    content: Content, source: Source, sounds: list[Source], span: tuple[int, int, int] | None
) -> Offered:
    mine = span if span and span[0] == source.place else None
    files: tuple[tuple[str, str], ...] = ()
    name = "Her words"
    if source.is_sound:
        name = f"Recording {sounds.index(source) + 1}" if len(sounds) > 1 else "The recording"
        medium = dict(content.placed)[source.place]
        files = tuple((file.encoding, MIME[file.encoding]) for file in medium.files)
    prefix = str(source.place) if source.is_sound else "words"
    lines = (
        Line(
            f"{prefix}.{n}",
            clock(one.start) if source.is_sound else "",
            one.start,
            one.text,
            is_first=mine is not None and one.start == mine[1],
            is_last=mine is not None and one.end == mine[2],
            is_in=mine is not None and mine[1] <= one.start and one.end <= mine[2],
        )
        for n, one in enumerate(source.sentences)
    )
    return Offered(name, source.place, source.is_sound, files, tuple(lines))
