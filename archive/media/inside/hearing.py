"""In the cage: decode a recording once, to measure it. Nothing of the sound is kept."""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import decoding, lasting
from archive.media.inside.decoding import RATE, Facts
from archive.media.inside.loudness import Loudness
from archive.media.inside.waveform import Peaks

BLOCK = 10 * RATE


def warm() -> None:
    """Load all that loads late."""
    decoding.warm()
    Loudness().feed(np.zeros(RATE, np.int16))


def work(task: dict[str, Any], sources: list[BinaryIO], _: list[BinaryIO]) -> dict[str, Any]:
    """Return the fields of `archive.media.sound.Heard`; `task` names the format of each source."""
    lasting.refuse_too_long(sources, task["formats"])
    facts, loudness, peaks = Facts(), Loudness(), Peaks()
    for block in decoding.in_blocks(decoding.joined(sources, task["formats"], facts), BLOCK):
        loudness.feed(block)
        peaks.feed(block)
    return {
        "ms": -(-facts.samples * 1000 // RATE),
        "lufs": loudness.lufs(),
        "peak": loudness.peak,
        "tracks": facts.tracks,
        "has_pictures": facts.has_pictures,
        "peaks": peaks.values(),
    }
