"""In the cage: a softened voice. What is heard becomes a few numbers a frame, and those another voice by chance.

The chance is drawn here, behind the walls, from the kernel. It stands in no order and no report, and ends with this process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from random import Random, SystemRandom
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from archive.media.inside import decoding
from archive.media.inside.decoding import Facts, Pcm
from archive.media.inside.reasons import No, Why
from archive.media.inside.voice_change import own_of, voice_by
from archive.media.inside.voice_frames import RATE, frames_of
from archive.media.inside.voice_rate import slower
from archive.media.inside.voice_synthesis import sound_of

Wave = npt.NDArray[np.float32]

_FULL = 32_768


def warm() -> None:
    """Load all that loads late, by softening a second of noise."""
    decoding.warm()
    hiss = (np.random.default_rng(1).normal(0, 2_000, 2 * decoding.RATE)).astype(np.int16)
    _soften(iter([hiss]), (), BytesIO(), SystemRandom())


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> dict[str, Any]:
    """Write a WAV file, mono, `RATE`, as long as the recording; return its length in ms.

    `task` has the formats, the covers, the length in ms, and for measuring only a seed.
    """
    facts = Facts()
    chance = Random(task["seed"]) if task["seed"] is not None else SystemRandom()  # noqa: S311 -- for measuring only.
    _soften(decoding.joined(sources, task["formats"], facts), task["covers"], wanted[0], chance)
    ms = -(-facts.samples * 1000 // decoding.RATE)
    if ms != task["ms"]:
        raise No(Why.CHANGED)
    return {"ms": ms}


def _soften(pieces: Iterator[Pcm], covers: Sequence[dict[str, Any]], out: Any, chance: Random) -> None:
    frames, samples = frames_of(slower(_heard(pieces, covers)))
    own = own_of(frames)
    out.write(_header(samples))
    for sound in sound_of(frames, samples, own, voice_by(chance, own)):
        _write(out, np.rint(sound * (_FULL - 1)).astype("<i2").tobytes())


def _write(out: Any, plain: bytes) -> None:
    """Write all of it: an unbuffered file may take a part only."""
    while plain:
        plain = plain[out.write(plain) :]


def _heard(pieces: Iterator[Pcm], covers: Sequence[dict[str, Any]]) -> Iterator[Wave]:
    """Yield the sound between -1 and 1. What is covered is silence here already: it never becomes numbers."""
    each, at = decoding.RATE // 1000, 0
    for piece in pieces:
        sound = np.asarray(piece, np.float32) / np.float32(_FULL)
        for cover in covers:
            sound[max(0, cover["start"] * each - at) : max(0, cover["end"] * each - at)] = 0
        at += len(piece)
        yield sound


def _header(samples: int) -> bytes:
    """Return what a plain WAV file begins with (RIFF, one chunk that says what it is, one of samples)."""
    size = 2 * samples
    return b"".join(
        [
            b"RIFF" + _number(36 + size, 4) + b"WAVEfmt " + _number(16, 4),
            _number(1, 2)
            + _number(1, 2)
            + _number(RATE, 4)
            + _number(2 * RATE, 4)
            + _number(2, 2)
            + _number(16, 2),
            b"data" + _number(size, 4),
        ]
    )


def _number(value: int, size: int) -> bytes:
    return value.to_bytes(size, "little")
