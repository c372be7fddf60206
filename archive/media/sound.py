"""Recordings: listened to, marked by destroying, made anew. The bytes are touched in the cage only.

A millisecond means the same everywhere: counted on the samples of all parts, one after another with nothing between.
What is published is made from samples alone; no byte of the sender's file is copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from archive.media import cage
from archive.media.cage import Limits
from archive.media.kinds import LONGEST_SOUND
from archive.media.memory import kept, memory_file
from archive.media.parts import parts
from archive.rules.errors import BadInput

WIDER = 150
"""Milliseconds added on each side of a mark: a finger is late, and a name begins before its vowel."""

HOWS = ("silence", "tone")

_MEMORY = 640 << 20
_LARGEST_MADE = 80_000_000
"""Bytes of one published file: ninety minutes take 43 million."""


@dataclass(frozen=True)
class Heard:
    """What listening showed.

    Attributes:
        ms: length of all parts together, a started millisecond counting.
        lufs: integrated loudness (BS.1770), None when there is only silence.
        peak: true peak, 1.0 being full scale.
        tracks: tracks of sound in the file; only the first is ever used.
        has_pictures: a film is in it; only its sound is ever used.
        peaks: the waveform, 0 to 100 of full scale, one for each 100 ms.
    """

    ms: int
    lufs: float | None
    peak: float
    tracks: int
    has_pictures: bool
    peaks: tuple[int, ...]


@dataclass(frozen=True)
class Cover:
    """A stretch to destroy, in ms of the joined recording, `start` < `end`; `how` is "silence" or "tone"."""

    start: int
    end: int
    how: str


@dataclass(frozen=True)
class Made:
    """What may be published: two files in memory that sound the same, their length, and their own waveform."""

    opus: BinaryIO
    mp3: BinaryIO
    ms: int
    peaks: tuple[int, ...]


def hear(sources: Sequence[BinaryIO]) -> Heard:
    """Return what listening to the whole recording shows.

    Args:
        sources: its parts, recorded one after another.

    Raises:
        BadInput: no sound, damaged, longer than 90 minutes, too large, or a film without sound. A part cut off by
            a dying phone is taken as far as it goes.
    """
    files, formats = parts(sources)
    said = cage.run(
        "archive.media.inside.hearing",
        {"formats": formats},
        sources=files,
        limits=limits(LONGEST_SOUND, file=cage.LONGEST_REPORT),
    )
    return Heard(**{**said, "peaks": tuple(said["peaks"])})


def make(sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard) -> Made:
    """Return the recording made anew, with every cover destroyed in it, widened by `WIDER` on both sides.

    Silence or a soft tone stands in place of what was said; nothing of it is mixed in. Level: -19 LUFS, or less where
    a true peak would pass -1.5 dB. Opus and MP3, mono, without a tag.

    Raises:
        BadInput: a cover makes no sense, the recording is not the one that was heard, or it cannot be opened.
    """
    for cover in covers:
        _refuse_nonsense(cover, heard)
    opus, mp3 = memory_file(), memory_file()
    with kept(opus, mp3):
        said = _made_anew(sources, covers, heard, (opus, mp3))
    return Made(opus, mp3, said["ms"], tuple(said["peaks"]))


def clean(sources: Sequence[BinaryIO], heard: Heard) -> BinaryIO:
    """Return the whole recording made anew with nothing covered, in Opus alone: the copy of those who check it.

    MP3 is for phones of learners, and takes twice as long to make as everything else.

    Raises:
        BadInput: the recording is not the one that was heard, or it cannot be opened.
    """
    opus = memory_file()
    with kept(opus):
        _made_anew(sources, (), heard, (opus,))
    return opus


def _made_anew(
    sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard, outs: tuple[BinaryIO, ...]
) -> dict[str, Any]:
    files, formats = parts(sources)
    said: dict[str, Any] = cage.run(
        "archive.media.inside.making",
        {
            "formats": formats,
            "covers": [asdict(cover) for cover in widened(covers, heard.ms)],
            "ms": heard.ms,
            "lufs": heard.lufs,
            "peak": heard.peak,
        },
        sources=files,
        outs=outs,
        limits=limits(heard.ms, file=_LARGEST_MADE),
    )
    return said


def widened(covers: Sequence[Cover], ms: int) -> tuple[Cover, ...]:
    """Return the stretches really destroyed: wider by `WIDER`, inside the recording, in order, none touching another.

    Where a silence and a tone meet, the whole becomes silence.
    """
    found: list[Cover] = []
    for cover in sorted(covers, key=lambda one: (one.start, one.end)):
        start, end = max(0, cover.start - WIDER), min(ms, cover.end + WIDER)
        if start >= end:
            continue
        if found and start <= found[-1].end:
            last = found.pop()
            how = cover.how if cover.how == last.how else "silence"
            found.append(Cover(last.start, max(last.end, end), how))
        else:
            found.append(Cover(start, end, cover.how))
    return tuple(found)


def limits(ms: int, *, file: int) -> Limits:
    """Return what a child may use for `ms` of sound: a minute and a tenth of its length."""
    return Limits(memory=_MEMORY, cpu=60 + ms // 10_000, file=file)


def _refuse_nonsense(cover: Cover, heard: Heard) -> None:
    if cover.how not in HOWS:
        raise BadInput("Choose silence or a soft tone for each mark.")
    if not 0 <= cover.start < cover.end:
        raise BadInput("One mark ends before it begins. Change its times, or take it away.")
    if cover.start >= heard.ms:
        raise BadInput("One mark begins after the recording has ended. Change its times, or take it away.")
