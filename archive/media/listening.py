"""When each word of a typed transcript is said: its lines laid over the sound by the extra `listening` (ADR 29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import BinaryIO

from archive.media import cage
from archive.media.cage import Limits
from archive.media.parts import parts

NOT_TIMED = "The machine could not find the times of these words. Whole lines are covered, as before."


@dataclass(frozen=True)
class Laid:
    """One word: its line, its place in that line, both from 0, and its time in milliseconds of the recording."""

    start: int
    end: int
    line: int
    place: int


def is_here() -> bool:
    """Return whether the extra is installed."""
    return find_spec("pocketsphinx") is not None


def lay(
    sources: Sequence[BinaryIO], lines: Sequence[tuple[int, int, Sequence[str]]], *, ms: int
) -> tuple[Laid, ...]:
    """Return when each word is said; of a line whose words do not fit the sound, none.

    Args:
        sources: the parts of the recording.
        lines: start and end of each line in milliseconds, and its words.
        ms: how long the recording is.

    Raises:
        BadInput: it cannot be opened or listened to.
    """
    files, formats = parts(sources)
    said = cage.run(
        "archive.media.inside.aligning",
        {"formats": formats, "lines": [[start, end, list(words)] for start, end, words in lines]},
        sources=files,
        limits=Limits(memory=1536 << 20, cpu=90 + ms // 10_000, file=cage.LONGEST_REPORT),
        otherwise=NOT_TIMED,
    )
    return tuple(Laid(*one) for one in said)
