"""In the cage: the two encoders, and the plainest container around each: no tag, no comment, the same bytes twice."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

import av

from archive.media.inside.decoding import RATE, Pcm

_PLAIN = {"fflags": "+bitexact"}
_NO_TAGS = {"id3v2_version": "0", "write_id3v1": "0"}


class Out:
    """One encoder and the plainest container around it."""

    def __init__(
        self, file: Any, format: str, codec: str, rate: int, options: dict[str, str], **how: str
    ) -> None:
        """Begin an empty file of that container, codec and rate, in bits a second."""
        self._container = av.open(file, "w", format, container_options={**_PLAIN, **how})
        plain = {**options, "flags": "+bitexact"}
        self._stream = cast("Any", self._container.add_stream(codec, rate=RATE, options=plain))
        self._stream.layout, self._stream.bit_rate = "mono", rate
        self._stream.codec_context.thread_count = 1
        self._at = 0

    def add(self, samples: Pcm) -> None:
        """Go on with these samples, of mono sound."""
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._at, Fraction(1, RATE)
        self._at += len(samples)
        self._write(frame)

    def finish(self) -> None:
        """Write what is left, and the end."""
        self._write(None)
        self._container.close()

    def _write(self, frame: av.AudioFrame | None) -> None:
        for packet in self._stream.encode(frame):
            self._container.mux(packet)


class Opus(Out):
    """Opus of 32 kbit/s in Ogg, set for a voice."""

    def __init__(self, file: Any) -> None:
        """Begin an empty file."""
        super().__init__(file, "ogg", "libopus", 32_000, {"application": "voip", "frame_duration": "20"})


class Mp3(Out):
    """MP3 of 64 kbit/s."""

    def __init__(self, file: Any) -> None:
        """Begin an empty file."""
        super().__init__(file, "mp3", "libmp3lame", 64_000, {}, **_NO_TAGS, write_xing="1")
