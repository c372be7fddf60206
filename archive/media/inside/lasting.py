"""How long a recording is at the least, told by its packets; none of them is decoded.

A browser's recorder declares no length, and what a file says of its own times may be wrong in both directions: a clock
that leaps, a head left from another recording. So each packet tells how many samples it will give, by the rule of its
codec, and no time stamp is asked. Where a codec has no such rule, what the file declares is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

import av.error

from archive.media.inside.opening import opened
from archive.media.inside.reasons import No, Why
from archive.media.kinds import LONGEST_SOUND, Format

MOST_PACKETS = 600_000
"""Packets looked at, about a second of computing; ninety minutes are 270,000 of 20 ms. Behind them only decoding tells."""

_COUNTED = frozenset({Format.OGG, Format.MP3, Format.WAV, Format.FLAC, Format.AMR, Format.AAC})
"""Containers without times of their own for each packet: FFmpeg reads a packet's length from the codec's bytes."""

EDGES = 200
"""ms of a part that an encoder may have added before and behind the voice, and a decoder takes away."""

_AMR_MS = 20
_OPUS_MS = (*(10, 20, 40, 60) * 3, *(10, 20) * 2, *(2.5, 5, 10, 20) * 4)
"""By the five bits that begin a packet of Opus (RFC 6716, 3.1)."""


def refuse_too_long(sources: Sequence[BinaryIO], formats: Sequence[str]) -> None:
    """Let go on whatever may be short enough; what cannot be opened is told by whoever decodes it.

    Raises:
        No: all parts together are certainly longer than `LONGEST_SOUND`.
    """
    sure = 0.0
    for source, format in zip(sources, formats, strict=True):
        try:
            sure += max(0.0, at_least(source, Format(format), LONGEST_SOUND + EDGES - sure) - EDGES)
        except No:
            continue
        if sure > LONGEST_SOUND:
            raise No(Why.TOO_LONG)


def at_least(source: BinaryIO, format: Format, enough: float) -> float:
    """Return how many ms one part will surely give; counting ends when they are more than `enough`.

    Raises:
        No: it cannot be opened.
    """
    with opened(source, format) as container:
        stream = next(iter(container.streams.audio), None)
        length = _rule(stream, format)
        if length is None:
            return float(container.duration or 0) / 1000
        sure = 0.0
        for packet in islice(_packets(container, stream), MOST_PACKETS):
            sure += length(packet)
            if sure > enough:
                break
    return sure


def _packets(container: Any, stream: Any) -> Iterator[Any]:
    try:
        for packet in container.demux(stream):
            if packet.size:
                yield packet
    except (av.error.FFmpegError, ValueError, OSError):
        return


def _rule(stream: Any, format: Format) -> Callable[[Any], float] | None:
    """Return what gives the ms of a packet, or None where only the file's own word is there."""
    if stream is None or stream.codec_context is None:
        return None
    if format in _COUNTED:
        tick = float(stream.time_base) * 1000
        return lambda packet: (packet.duration or 0) * tick
    return _by_codec(stream.codec_context)


def _by_codec(context: Any) -> Callable[[Any], float] | None:
    name, rate = context.codec.canonical_name, context.sample_rate
    if name == "opus":
        return _of_opus
    if name.startswith("amr"):
        return lambda _: _AMR_MS
    if name == "aac" and rate:
        # Some write 960 samples where 1,024 are usual, and nothing but decoding shows it.
        shortest = context.frame_size * 15 / 16 * 1000 / rate
        return lambda _: shortest
    return None


def _of_opus(packet: Any) -> float:
    head = bytes(memoryview(packet)[:2])
    code = head[0] & 3
    frames = (1, 2, 2, head[1] & 63 if len(head) > 1 else 0)[code]
    return _OPUS_MS[head[0] >> 3] * frames
