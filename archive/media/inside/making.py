"""In the cage: a recording made anew, block by block. What a cover marks is replaced before an encoder sees it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np
from pydub import AudioSegment

from archive.media.inside import decoding, fillers
from archive.media.inside.decoding import RATE, Facts, Pcm
from archive.media.inside.encoding import Mp3, Opus
from archive.media.inside.fillers import Filler
from archive.media.inside.reasons import No, Why
from archive.media.inside.waveform import Peaks

BLOCK = 10 * RATE
LOUDNESS, CEILING = -19.0, -1.5
"""LUFS to reach, and dB of true peak never to pass."""

MOST_GAIN = 30.0
"""dB. A whisper may come up; an empty room may not become a storm."""


@dataclass(frozen=True)
class Stretch:
    """One cover in samples, and what stands there instead."""

    start: int
    end: int
    filler: Filler


def warm() -> None:
    """Load all that loads late."""
    decoding.warm()
    outs = [Opus(BytesIO()), Mp3(BytesIO())]
    for out in outs:
        out.add(np.frombuffer(fillers.tone().raw_data, np.int16))
        out.finish()
    fillers.segment(bytes(960)).apply_gain(1.0)
    _ = Filler("tone", RATE).between(0, RATE).raw_data


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> dict[str, Any]:
    """Write Opus to the first of `wanted`, MP3 to the second if there is one; return length in ms and waveform."""
    facts, peaks = Facts(), Peaks()
    outs = [kind(file) for kind, file in zip((Opus, Mp3), wanted, strict=False)]
    stretches = [_stretch(cover) for cover in task["covers"]]
    start = 0
    for block in decoding.in_blocks(decoding.joined(sources, task["formats"], facts), BLOCK):
        master = _mastered(block, start, gain(task["lufs"], task["peak"]), stretches)
        peaks.feed(master)
        for out in outs:
            out.add(master)
        start += len(block)
    if -(-start * 1000 // RATE) != task["ms"]:
        raise No(Why.CHANGED)
    for out in outs:
        out.finish()
    return {"ms": task["ms"], "peaks": peaks.values()}


def gain(lufs: float | None, peak: float) -> float:
    """Return the dB to add, so that it is `LOUDNESS` loud and no peak passes `CEILING`."""
    if lufs is None or peak <= 0:
        return 0.0
    return min(LOUDNESS - lufs, CEILING - 20 * math.log10(peak), MOST_GAIN)


def _stretch(cover: dict[str, Any]) -> Stretch:
    start, end = cover["start"] * RATE // 1000, cover["end"] * RATE // 1000
    return Stretch(start, end, Filler(cover["how"], end - start))


def _mastered(block: Pcm, start: int, decibels: float, stretches: Sequence[Stretch]) -> Pcm:
    """Return one block at its final level, with all that is covered replaced, and proved to be."""
    segment = fillers.segment(block.tobytes()).apply_gain(decibels)
    for stretch in _inside(stretches, start, start + len(block)):
        segment = _replaced(segment, start, stretch)
    master = np.frombuffer(segment.raw_data, np.int16)
    if len(master) != len(block):
        raise RuntimeError
    for stretch in _inside(stretches, start, start + len(block)):
        _prove(master, start, stretch)
    return master


def _inside(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    return (one for one in stretches if one.start < end and one.end > start)


def _replaced(segment: AudioSegment, start: int, stretch: Stretch) -> AudioSegment:
    length = int(segment.frame_count())
    left, right = max(0, stretch.start - start), min(length, stretch.end - start)
    filler = stretch.filler.between(left + start - stretch.start, right + start - stretch.start)
    before, after = segment.get_sample_slice(0, left), segment.get_sample_slice(right, length)
    return before.append(filler, crossfade=0).append(after, crossfade=0)


def _prove(master: Pcm, start: int, stretch: Stretch) -> None:
    """Compare the bytes that the encoders get with the filler, made a second time."""
    left, right = max(0, stretch.start - start), min(len(master), stretch.end - start)
    again = stretch.filler.between(left + start - stretch.start, right + start - stretch.start)
    if master[left:right].tobytes() != again.raw_data:
        raise RuntimeError
