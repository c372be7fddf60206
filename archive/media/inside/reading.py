"""In the cage, for the proof: sound read by another route than the maker's. Native samples, our own sums.

Channels are averaged and the rate is changed by straight lines between samples: coarse, but independent, and exact in
time. Only the door (`opening`) is shared with the maker; nothing after it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
from av.audio.frame import format_dtypes

from archive.media.inside.opening import UNREADABLE, decoder, opened
from archive.media.inside.reasons import No
from archive.media.kinds import Format

Sound = npt.NDArray[np.float32]

RATE = 48_000
_NOTHING = 4096
"""Bytes of a part that may hold no sound without being missed, when there are others."""

_FULL = {"u": 128.0, "i": 0.0}


def sound_of(files: Sequence[BinaryIO], formats: Sequence[str]) -> Iterator[Sound]:
    """Yield all parts one after another, between -1 and 1, mono at `RATE`, in pieces of any length."""
    for file, format in zip(files, formats, strict=True):
        may_be_nothing = len(files) > 1 and os.fstat(file.fileno()).st_size <= _NOTHING
        try:
            yield from _one(file, Format(format))
        except No:
            if not may_be_nothing:
                raise


def rate_of(file: BinaryIO, format: str) -> int:
    """Return how many samples a second the file has."""
    with opened(file, Format(format)) as container:
        return int(container.streams.audio[0].rate or 0)


def words_of(file: BinaryIO, format: str) -> Iterator[str]:
    """Yield every value of every tag, track, and chapter that the file carries."""
    with opened(file, Format(format)) as container:
        holders = [container, *container.streams]
        for holder in holders:
            yield from holder.metadata.values()
        for chapter in container.chapters():
            yield from chapter["metadata"].values()


def blocks(pieces: Iterator[Sound], size: int) -> Iterator[Sound]:
    """Yield the same samples in blocks of `size`; the last may be shorter."""
    block, have = np.empty(size, np.float32), 0
    for piece in pieces:
        left = piece
        while len(left):
            taken = left[: size - have]
            block[have : have + len(taken)] = taken
            have, left = have + len(taken), left[len(taken) :]
            if have == size:
                yield block
                block, have = np.empty(size, np.float32), 0
    if have:
        yield block[:have]


def _one(file: BinaryIO, format: Format) -> Iterator[Sound]:
    with opened(file, format) as container:
        stream = container.streams.audio[0]
        decoder(stream)
        line, rate = _Line(0), 0
        for frame in _frames(container.demux(stream)):
            if frame.sample_rate != rate:
                yield from line.end()
                rate = frame.sample_rate
                line = _Line(rate)
            yield line.add(_mono(frame))
        yield from line.end()


def _frames(packets: Iterator[Any]) -> Iterator[Any]:
    for packet in packets:
        try:
            frames = packet.decode()
        except UNREADABLE:
            continue
        yield from frames


def _mono(frame: Any) -> Sound:
    values = _values(frame)
    spread = values.mean(axis=0)
    if values.dtype.kind == "f":
        return _within_full_scale(spread)
    middle = _FULL[values.dtype.kind]
    return np.asarray((spread - middle) / (1 << 8 * values.dtype.itemsize - 1), np.float32)


def _values(frame: Any) -> npt.NDArray[Any]:
    """Return one row of samples for each channel.

    Each plane is read by its number: of exactly eight PyAV counts nine, and reads the ninth from anywhere in memory.
    """
    channels = len(frame.layout.channels)
    if not frame.format.is_planar:
        return np.asarray(frame.to_ndarray()).reshape(-1, channels).T
    kind = np.dtype(format_dtypes[frame.format.name])
    return np.stack([np.frombuffer(frame.planes[n], kind, frame.samples) for n in range(channels)])


def _within_full_scale(sound: npt.NDArray[Any]) -> Sound:
    """Return what whole numbers can hold of it: floats may be louder than full scale, without end, or no number at all."""
    return np.asarray(np.clip(np.nan_to_num(sound.astype(np.float64), nan=0.0), -1, 1), np.float32)


class _Line:
    """Samples at one rate, read at `RATE` along straight lines between them."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._came = 0
        self._went = 0
        self._last = np.zeros(0, np.float32)

    def add(self, samples: Sound) -> Sound:
        """Return what lies before the newest sample."""
        if self._rate == RATE:
            return samples
        known = np.concatenate([self._last, samples])
        first = self._came - len(self._last)
        self._came += len(samples)
        until = max(self._went, ((self._came - 1) * RATE) // self._rate + 1)
        out = self._read(known, first, until)
        self._last = known[-1:]
        return out

    def end(self) -> Iterator[Sound]:
        """Yield the last moment, so that the whole is as long as it should be."""
        if self._rate not in {0, RATE} and self._came:
            until = (self._came * RATE * 2 + self._rate) // (2 * self._rate)
            yield self._read(self._last, self._came - 1, until)

    def _read(self, known: Sound, first: int, until: int) -> Sound:
        at = np.arange(self._went, until, dtype=np.float64) * (self._rate / RATE) - first
        self._went = max(self._went, until)
        return np.asarray(np.interp(at, np.arange(len(known)), known), np.float32)
