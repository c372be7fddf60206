"""In the cage, for the proof: how much of one sound is left in another, and whether the rest goes on as it did.

What is left is measured as a share: how far the published samples follow the original ones within 12 ms, against how far
they do where nothing is covered (`following`). A voice that is only ducked under a tone follows by less; it is found by its
level, with the tone's own band taken out (`sound.md` 4: -53 dBFS and more against -82), and in that band with the tone
alone taken out. What rumbles below a voice is taken out of both before they are likened: the encoders take it out as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.media.inside.following import WINDOW, Follows, around_the_tone, follows
from archive.media.inside.reading import RATE, Sound

Values = npt.NDArray[np.float64]

_MS = RATE // 1000
_MEAN = 6 * _MS
"""Samples of the mean that is rumble: at 30 Hz 25 dB are taken away, at 100 Hz 6, above 150 Hz nothing."""

STEP_MS = 20
_STEP = STEP_MS * _MS
"""Milliseconds, and samples, of one step of an outline."""

_SOFT = np.hanning(_STEP)
_LOWEST = 150
"""Hz from which an outline is taken."""

_EDGE = 5 * _MS
"""Samples at each edge of a range where an encoder's smear of what lies beside it may sound like the voice."""

SMEAR = 60 * _MS
"""Samples at each edge within which that smear is still louder than the levels below."""

LOUDEST: Mapping[str, Mapping[str, float]] = {
    "opus": {"tone": -75.0, "silence": -80.0},
    "mp3": {"tone": -90.0, "silence": -90.0},
}
"""dBFS of anything beside the filler, by file and by what stands there: the design's (`sound.md`, 4), and MP3, which leaves next
to nothing, is held to more. Measured: Opus -79.2 at the most beside a tone, MP3 -101."""

LOUDEST_AROUND: Mapping[str, float] = {"opus": -62.0, "mp3": -90.0}
"""dBFS of anything around the tone, where the level above is blind. Measured: Opus -70 at the most, MP3 -105; what of a voice
lies there, ducked by 12 dB, has -37 and more."""

LEAST_LIKE = 0.95
"""Correlation of the loudness outside the covers, in steps of 20 ms."""

MOST_APART = 0.2
"""Share of that loudness which does not go as the original does. Measured: a voice 0.02, wind alone 0.10, another
recording 0.51. What is even all the time, or noise alone, correlates with nothing and is still the same."""

_AUDIBLE = -60.0
"""dBFS of an original below which there is nothing to follow."""

_FEWEST_STEPS = 25
_LATEST = 10 * _MS
"""Samples by which a published file may lie beside the original; covers are 150 ms wider than what was marked."""


@dataclass(frozen=True)
class Range:
    """A stretch that must be gone, in ms; `first` and `last` are its samples."""

    start: int
    end: int
    how: str

    @property
    def first(self) -> int:
        """Its first sample."""
        return self.start * _MS

    @property
    def last(self) -> int:
        """The sample after its last."""
        return self.end * _MS


def decibels(sound: npt.ArrayLike) -> float:
    """Return its level in dBFS, -200 for nothing."""
    values = np.asarray(sound, np.float64)
    return float(10 * np.log10(np.mean(values**2) + 1e-20)) if values.size else -200.0


def without_rumble(sound: Sound) -> Sound:
    """Return it without its moving mean: wind, hum and a shifted zero, which an encoder for voices takes out as well.

    What lies below a voice says nothing, and is loud enough to hide what does. The mean reaches 3 ms to each side.
    """
    if len(sound) < _MEAN:
        return sound
    sums = np.cumsum(np.pad(sound.astype(np.float64), (_MEAN // 2 + 1, _MEAN // 2 - 1), mode="edge"))
    return np.asarray(sound - (sums[_MEAN:] - sums[:-_MEAN])[: len(sound)] / _MEAN, np.float32)


def steps(sound: Sound | Values) -> Values:
    """Return how loud each whole 20 ms of it are, as root mean squares."""
    whole = len(sound) // _STEP
    return np.asarray(
        np.sqrt((sound[: whole * _STEP].astype(np.float64).reshape(whole, _STEP) ** 2).mean(axis=1))
    )


def steps_of_a_voice(sound: Sound) -> Values:
    """Return how loud each whole 20 ms are from 150 Hz up, where a voice is understood, as root mean squares.

    An encoder changes what lies below as it likes: a recording of nothing but wind is still the same recording.
    """
    whole = len(sound) // _STEP
    windowed = sound[: whole * _STEP].astype(np.float64).reshape(whole, _STEP) * _SOFT
    spectrum = np.abs(np.fft.rfft(windowed, axis=1))[:, _LOWEST * _STEP // RATE :]
    return np.asarray(np.sqrt(2 * (spectrum**2).sum(axis=1) / (_STEP * (_SOFT**2).sum())))


class Outline:
    """How loud a sound is, step by step, where a voice lies."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[Values] = []

    def add(self, block: Sound) -> None:
        """Go on with a block; all but the last are whole steps long."""
        self._pieces.append(steps_of_a_voice(block))

    def values(self) -> Values:
        """Return all steps."""
        return np.concatenate([np.zeros(0), *self._pieces])


def inner(sound: Sound, how: str) -> Values:
    """Return `sound`; of a tone, what is left beside it: 500 to 1,200 Hz taken out, and its ends faded."""
    if how == "silence":
        return sound.astype(np.float64)
    ramp = min(len(sound) // 2, 20 * _MS)
    slope = 0.5 - 0.5 * np.cos(np.pi * np.arange(ramp) / max(1, ramp))
    tapered = sound.astype(np.float64)
    tapered[:ramp] *= slope
    tapered[len(tapered) - ramp :] *= slope[::-1]
    spectrum = np.fft.rfft(tapered)
    pitch = np.fft.rfftfreq(len(tapered), 1 / RATE)
    spectrum[(pitch > 500) & (pitch < 1200)] = 0  # noqa: PLR2004 -- Hz, around the tone of `fillers`.
    return np.asarray(np.fft.irfft(spectrum, len(tapered)))


@dataclass
class Stream:
    """One published file, held against the original as both go by."""

    name: str
    outline: Outline = field(default_factory=Outline)
    _outside: list[float] = field(default_factory=lambda: [0.0, 0.0])
    """Sums of published times original, and of original squared, where nothing is covered."""

    _inside: list[tuple[Range, Follows]] = field(default_factory=list)

    _found: list[dict[str, Any]] = field(default_factory=list)

    def lay_over(self, source: Sound, block: Sound, start: int, ranges: Sequence[Range]) -> None:
        """See whether the time has shifted, and how strongly the uncovered part follows the original."""
        keep = np.ones(len(source), np.float64)
        for one in ranges:
            keep[max(0, one.first - SMEAR - start) : max(0, one.last + SMEAR - start)] = 0
        original, published = source * keep, block * keep
        self._outside[0] += float(published @ original)
        self._outside[1] += float(original @ original)
        if decibels(original) > _AUDIBLE and _is_shifted(original, published):
            self._found.append({"what": "shift", "file": self.name, "start": start // _MS})

    def liken_inside(self, source: Sound, block: Sound, start: int, one: Range) -> None:
        """Measure how far what lies of a range in this block follows the original."""
        first, last = max(0, one.first + _EDGE - start), min(len(source), one.last - _EDGE - start)
        if last - first >= WINDOW:
            deep = one.first + SMEAR - start - first, one.last - SMEAR - start - first
            self._inside.append((one, follows(source[first:last], block[first:last], one.how, deep)))

    def listen_inside(self, block: Sound, start: int, one: Range) -> None:
        """See whether anything sounds beside the filler in what lies of a range in this block."""
        first, last = max(0, one.first + SMEAR - start), min(len(block), one.last - SMEAR - start)
        if last - first < _STEP:
            return
        levels = steps(inner(block[first:last], one.how))
        is_loud = bool(levels.size) and 20 * np.log10(levels.max() + 1e-10) > LOUDEST[self.name][one.how]
        if one.how == "tone":
            is_loud |= bool((around_the_tone(block[first:last]) > LOUDEST_AROUND[self.name]).any())
        if is_loud:
            self._found.append({"what": "loud", "file": self.name, "start": one.start, "end": one.end})

    def judge(self, original: Outline, ranges: Sequence[Range]) -> None:
        """Decide what only the whole can tell."""
        for one, measured in self._inside:
            if measured.is_a_scrap(self.gain, is_opus=self.name == "opus"):
                self._found.append({"what": "scrap", "file": self.name, "start": one.start, "end": one.end})
        if _is_unlike(original.values(), self.outline.values(), ranges):
            self._found.append({"what": "unlike", "file": self.name})

    @property
    def gain(self) -> float:
        """How strongly the uncovered part follows the original; 0 when nothing tells."""
        published, squared = self._outside
        return published / squared if squared > 0 else 0.0

    def scraps_in_both(self, other: Stream) -> Iterator[dict[str, Any]]:
        """Yield where this file and another hold the same scrap, too faint to tell from smear in one of them."""
        for (one, mine), (_, theirs) in zip(self._inside, other._inside, strict=False):
            if mine.is_in_both(theirs, (self.gain, other.gain)):
                yield {"what": "scrap", "start": one.start, "end": one.end}

    def faults(self) -> Iterator[dict[str, Any]]:
        """Yield everything that was found, each once."""
        seen: list[dict[str, Any]] = []
        for one in self._found:
            if one not in seen:
                seen.append(one)
                yield one


def _is_shifted(original: Values, published: Values) -> bool:
    size = 1 << (2 * len(original) - 1).bit_length()
    across, other = np.fft.rfft(published, size), np.fft.rfft(original, size)
    across *= np.conj(other, out=other)
    fits = np.fft.irfft(across, size)
    best = int(np.argmax(fits))
    lag = best if best < size // 2 else best - size
    near = max(fits[: _LATEST + 1].max(), fits[-_LATEST:].max())
    # A tone fits as well a wave later: only a place that fits clearly better is another time.
    return abs(lag) > _LATEST and fits[best] > 1.25 * near and fits[best] > 0.5 * float(original @ original)


def _is_unlike(original: Values, published: Values, ranges: Sequence[Range]) -> bool:
    count = min(len(original), len(published))
    keep = np.ones(count, bool)
    for one in ranges:
        keep[max(0, (one.first - SMEAR) // _STEP) : (one.last + SMEAR) // _STEP + 1] = False
    before, after = original[:count][keep], published[:count][keep]
    if len(before) < _FEWEST_STEPS or 20 * np.log10(before.max() + 1e-10) < _AUDIBLE:
        return False
    apart = after - before * (before @ after) / (before @ before)
    is_apart = np.linalg.norm(apart) > MOST_APART * np.linalg.norm(after)
    return bool(is_apart) and float(np.corrcoef(before, after)[0, 1]) < LEAST_LIKE
