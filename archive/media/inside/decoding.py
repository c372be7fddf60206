"""Sound from outside, decoded part by part into one stream: mono, 48,000 samples a second, 16 bit.

Parts are joined with nothing between them, and each is exactly as long as its own samples say, so that a millisecond
of the joined recording means the same here and in the proof. What the file says of its own times is not asked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from typing import Any, BinaryIO

import av
import av.error
import numpy as np
import numpy.typing as npt

from archive.media.inside.opening import UNREADABLE, decoder, films, opened
from archive.media.inside.reasons import No, Why
from archive.media.kinds import LONGEST_SOUND, Format

Pcm = npt.NDArray[np.int16]

RATE = 48_000
"""Samples a second."""

SHORTEST = RATE // 10
_SLOWEST_RATE, _FASTEST_RATE, _MOST_CHANNELS = 4_000, 192_000, 8
_MOST_BAD = 50
"""Packets that may be unreadable before a file counts as damaged, unless nearly all others could be read."""

_STUB = 4096
"""Bytes: a part no longer than this may hold nothing at all, when others do: a phone that died as it began."""

_START_SECONDS, _SECONDS_EACH = 30.0, 0.2
"""Computing allowed before, and for each second of sound: what works on and on without a result is stopped."""


@dataclass
class Facts:
    """What was seen while decoding."""

    tracks: int = 0
    has_pictures: bool = False
    samples: int = 0
    started: float = field(default_factory=time.process_time)
    """CPU seconds that this process had spent before; what was spent on other work is not held against a file."""


def joined(sources: Sequence[BinaryIO], formats: Sequence[str], facts: Facts) -> Iterator[Pcm]:
    """Yield the sound of all parts in order, in pieces of any length; `facts` is filled on the way.

    Raises:
        No: a part is no sound, is damaged, or all together are too long (`lasting` mostly knows that earlier) or
            shorter than a tenth of a second.
    """
    for source, format in zip(sources, formats, strict=True):
        before = facts.samples
        try:
            yield from _part(source, Format(format), facts)
        except No as no:
            stub = len(sources) > 1 and os.fstat(source.fileno()).st_size <= _STUB
            if not stub or facts.samples > before or no.why not in {Why.DAMAGED, Why.NO_SOUND}:
                raise
    if facts.samples < SHORTEST:
        raise No(Why.ONLY_PICTURES if facts.has_pictures and not facts.tracks else Why.NO_SOUND)


def in_blocks(pieces: Iterator[Pcm], size: int) -> Iterator[Pcm]:
    """Yield the same samples in blocks of `size`; the last may be shorter."""
    held: list[Pcm] = []
    have = 0
    for piece in pieces:
        held.append(piece)
        have += len(piece)
        while have >= size:
            whole = np.concatenate(held)
            yield whole[:size]
            held, have = [whole[size:].copy()], have - size
    if have:
        yield np.concatenate(held)


def _part(source: BinaryIO, format: Format, facts: Facts) -> Iterator[Pcm]:
    with opened(source, format) as container:
        stream = _track(container, facts)
        got = 0
        for piece in _exact(_frames(container, stream, facts)):
            got += len(piece)
            facts.samples += len(piece)
            _stop_if_endless(facts)
            yield piece
        if not got:
            raise No(Why.NO_SOUND)


def _stop_if_endless(facts: Facts) -> None:
    if facts.samples > RATE * LONGEST_SOUND // 1000:
        raise No(Why.TOO_LONG)


def _stop_if_fruitless(facts: Facts) -> None:
    if time.process_time() - facts.started > _START_SECONDS + _SECONDS_EACH * facts.samples / RATE:
        raise No(Why.DAMAGED)


def _track(container: Any, facts: Facts) -> Any:
    """Return the first track of sound, set to one thread; count the others, and note a film."""
    streams = container.streams
    has_film = bool(films(container))
    facts.has_pictures = facts.has_pictures or has_film
    facts.tracks = max(facts.tracks, len(streams.audio))
    if not streams.audio:
        raise No(Why.ONLY_PICTURES if has_film else Why.NO_SOUND)
    stream = streams.audio[0]
    context = decoder(stream)
    if not _is_usual(context.sample_rate, context.channels):
        raise No(Why.ODD)
    return stream


def _is_usual(rate: int, channels: int) -> bool:
    return _SLOWEST_RATE <= rate <= _FASTEST_RATE and 1 <= channels <= _MOST_CHANNELS


def _frames(container: Any, stream: Any, facts: Facts) -> Iterator[Any]:
    """Yield decoded frames; what cannot be read in between is passed over, up to a point."""
    good = bad = 0
    packets = container.demux(stream)
    while True:
        _stop_if_fruitless(facts)
        try:
            frames = next(packets).decode()
            good += 1
        except StopIteration:
            return
        except UNREADABLE as error:
            bad += 1
            if bad > _MOST_BAD and bad * 20 > good:
                raise No(Why.DAMAGED) from error
            continue
        except (av.error.FFmpegError, ValueError, OSError) as error:
            raise No(Why.DAMAGED) from error
        yield from frames


def _exact(frames: Iterator[Any]) -> Iterator[Pcm]:
    """Resample frames to mono; each run of one shape is cut or filled to the length that its own samples say."""
    shape: object = None
    run: _Run | None = None
    for frame in frames:
        if not _is_usual(frame.sample_rate, len(frame.layout.channels)):
            raise No(Why.ODD)
        now = (frame.sample_rate, frame.format.name, frame.layout.name)
        if now != shape or run is None:
            yield from run.rest() if run else ()
            shape, run = now, _Run(frame.sample_rate)
        yield from run.add(frame)
    yield from run.rest() if run else ()


class _Run:
    """Frames of one shape on their way through one resampler."""

    def __init__(self, rate: int) -> None:
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        self._rate = rate
        self._came = 0
        self._went = 0

    def add(self, frame: Any) -> Iterator[Pcm]:
        """Yield what is ready after one more frame."""
        self._came += frame.samples
        frame.pts = None  # Gaps and leaps of its clock are not sound.
        yield from self._out(frame)

    def rest(self) -> Iterator[Pcm]:
        """Yield what is left, to the exact length."""
        yield from self._out(None)
        missing = self._whole() - self._went
        if missing > 0:
            yield np.zeros(missing, np.int16)

    def _whole(self) -> int:
        return round(Fraction(self._came * RATE, self._rate))

    def _out(self, frame: Any) -> Iterator[Pcm]:
        try:
            ready = self._resampler.resample(frame)
        except (av.error.FFmpegError, ValueError) as error:
            raise No(Why.ODD) from error
        for one in ready:
            piece = one.to_ndarray()[0][: self._whole() - self._went].copy()
            self._went += len(piece)
            if len(piece):
                yield piece


def warm() -> None:
    """Decode a moment of silence and fail once, so that whatever loads late is loaded before the walls close."""
    header = b"RIFF" + (36 + 3200).to_bytes(4, "little") + b"WAVEfmt " + bytes.fromhex(
        "10000000 0100 0100 401f0000 803e0000 0200 1000"
    )  # fmt: skip
    silence = header + b"data" + (3200).to_bytes(4, "little") + bytes(3200)
    with opened(BytesIO(silence), Format.WAV) as container:
        for frame in container.decode(audio=0):
            for one in _Run(8000).add(frame):
                one.astype(np.float32)
    try:
        opened(BytesIO(b"x"), Format.WAV)
    except No:
        return
