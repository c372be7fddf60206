"""What stands where something was said: silence, or a soft tone. Made from nothing but its own length."""

from __future__ import annotations

from pydub import AudioSegment
from pydub.generators import Sine

RATE = 48_000
PITCH = 800
"""Hz. Sixty samples to a wave, so that one second repeated has no seam."""

SOFT = -41.0
"""dBFS of the tone's crest: below a voice at -19 LUFS, above a quiet room. What Opus leaves beside a tone goes with how loud
the tone is: at -33 up to -71.4 dBFS, at -41 up to -79.2 (`likeness.LOUDEST`)."""

FADE = 30
"""Milliseconds in which the tone comes and goes; the fade belongs to the tone, never to the voice beside it."""

_WAVE = RATE // PITCH


class Filler:
    """One filler of `length` samples, read in pieces; the same samples each time."""

    def __init__(self, how: str, length: int) -> None:
        self.length = length
        self._silent = how == "silence"
        self._fade = min(FADE * RATE // 1000, length // 2)
        self._head = self._edge(0).fade_in(_ms(self._fade))
        self._tail = self._edge(length - self._fade).fade_out(_ms(self._fade))

    def between(self, start: int, end: int) -> AudioSegment:
        """Return samples `start` up to `end` of it."""
        if self._silent:
            return _segment(bytes(2 * (end - start)))
        last = self.length - self._fade
        return (
            _cut(self._head, start, min(end, self._fade))
            .append(self._body(max(start, self._fade), min(end, last)), crossfade=0)
            .append(_cut(self._tail, start - last, end - last), crossfade=0)
        )

    def _edge(self, start: int) -> AudioSegment:
        return self._body(start, start + self._fade)

    def _body(self, start: int, end: int) -> AudioSegment:
        length = max(0, end - start)
        phase = start % _WAVE
        return _cut(tone() * (length // RATE + 2), phase, phase + length)


_tones: list[AudioSegment] = []


def tone() -> AudioSegment:
    """Return one second of the tone."""
    if not _tones:
        made = Sine(PITCH, sample_rate=RATE, bit_depth=16).to_audio_segment(duration=1000, volume=SOFT)
        _tones.append(made)
    return _tones[0]


def segment(samples: bytes) -> AudioSegment:
    """Return 16 bit mono samples as a segment that pydub can edit."""
    return _segment(samples)


def _segment(samples: bytes) -> AudioSegment:
    return AudioSegment(data=samples, sample_width=2, frame_rate=RATE, channels=1)


def _cut(whole: AudioSegment, start: int, end: int) -> AudioSegment:
    """Return samples `start` up to `end`, as far as they are there."""
    return _segment(whole.raw_data[2 * max(0, start) : 2 * max(0, end)])


def _ms(samples: int) -> int:
    return samples * 1000 // RATE
