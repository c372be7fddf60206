"""In the cage, for the proof: how far what was published follows the original within a cover, and what lies around its tone.

One encoder alone smears, at the edges of a cover, what sounds beside it, and that is like a voice now and then. Two encoders
smear differently: what both files hold was in the sound that they were made from. So a faint scrap counts where both have
it, and a clear one in any of them. Measured on 150 recordings made rightly, half of them softened (`make bench
BENCH=proofs` makes such): where both files follow the original by more than 0.015, the less alike of them is like it by
0.17 at the most; a scrap of 10 ms, 12 dB below the voice, follows by 0.03 and more, and is like it by 0.3 and more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from archive.media.inside.reading import RATE, Sound

Values = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

_MS = RATE // 1000

PITCH = 800
"""Hz of the tone that may stand at a cover (`design/sound.md`, section 4); the maker's own number is not asked."""

WINDOW = 12 * _MS
_HOP = 6 * _MS

_AUDIBLE = -60.0
"""dBFS of an original below which there is nothing to follow, and of what both files hold of it."""

_FAINT = -65.0
"""dBFS below which a scrap in one file is nothing that anybody hears."""

MOST_SHARE = 0.25
"""How far one file may follow the original, of how far it does where nothing is covered."""

MOST_LIKE, MOST_LIKE_OF_OPUS_AT_EDGES = 0.5, 0.8
"""How like the original it is where it follows so far. Opus alone was seen at 0.75, 12 ms inside an edge; MP3 followed by 0.11
at the most."""

MOST_SHARE_OF_BOTH, MOST_LIKE_OF_BOTH = 0.02, 0.25

_TONE_WINDOW = 40 * _MS
"""Samples: whole waves of the tone."""

_BAND = (500, 1_200)
"""Hz that are taken out around the tone elsewhere (`likeness`), and looked at here."""


@dataclass(frozen=True)
class Follows:
    """Windows of 12 ms of one file: how far each follows the original, and how like it and how loud it is."""

    shares: Values
    likes: Values
    levels: Values
    is_said: Marks
    """Whether there is anything to follow in the original."""

    is_deep: Marks
    """Whether it lies further from the edges than an encoder smears."""

    def is_a_scrap(self, gain: float, *, is_opus: bool) -> bool:
        """Return whether this file alone holds a scrap."""
        most = np.where(is_opus & ~self.is_deep, MOST_LIKE_OF_OPUS_AT_EDGES, MOST_LIKE)
        clear = (self.shares > MOST_SHARE * gain) & (self.likes > most) & (self.levels > _FAINT)
        return gain > 0 and bool((clear & self.is_said).any())

    def is_in_both(self, other: Follows, gains: tuple[float, float]) -> bool:
        """Return whether this file and another hold the same faint scrap."""
        count = min(len(self.shares), len(other.shares))
        found = self.is_said[:count].copy()
        for one, gain in zip((self, other), gains, strict=True):
            found &= one.shares[:count] > MOST_SHARE_OF_BOTH * gain
            found &= (one.likes[:count] > MOST_LIKE_OF_BOTH) & (one.levels[:count] > _AUDIBLE)
        return min(gains) > 0 and bool(found.any())


def follows(source: Sound | Values, block: Sound | Values, how: str, deep: tuple[int, int]) -> Follows:
    """Measure windows of 12 ms every 6 ms and one at the very end, of at least one window.

    In a tone both are taken without it: it is far louder than a quiet voice, and by chance alone it would follow one.

    Args:
        source: what is covered, without its rumble.
        block: what was published in its place.
        how: what stands there.
        deep: from which sample to which it is further from the edges than an encoder smears.
    """
    starts = np.unique(np.append(np.arange(0, len(source) - WINDOW + 1, _HOP), len(source) - WINDOW))
    original, published = _windows(source, starts), _windows(block, starts)
    if how == "tone":
        original, published = _toneless(original), _toneless(published)
    across = (published * original).sum(axis=1)
    own, made = (original**2).sum(axis=1), (published**2).sum(axis=1)
    return Follows(
        shares=across / (own + 1e-20),
        likes=across / np.sqrt(own * made + 1e-20),
        levels=_decibels(made / WINDOW),
        is_said=_decibels(own / WINDOW) > _AUDIBLE,
        is_deep=(starts >= deep[0]) & (starts + WINDOW <= deep[1]),
    )


def around_the_tone(sound: Sound | Values) -> Values:
    """Return how loud it is around the tone in each 40 ms, in dBFS, the tone itself taken out."""
    whole = len(sound) // _TONE_WINDOW * _TONE_WINDOW
    rows = sound[:whole].astype(np.float64).reshape(-1, _TONE_WINDOW)
    left = (rows - (rows @ _PURE) @ _PURE.T) * _SOFT
    power = (np.abs(np.fft.rfft(left, axis=1)[:, _AROUND]) ** 2).sum(axis=1)
    return _decibels(2 * power / (_TONE_WINDOW * (_SOFT**2).sum()))


def without_tone(sound: Values) -> Values:
    """Return it without the tone of `fillers`, taken out of each 12 ms at whatever phase it has there."""
    whole = len(sound) // WINDOW * WINDOW
    return np.concatenate(
        [_toneless(sound[:whole].reshape(-1, WINDOW)).ravel(), np.zeros(len(sound) - whole)]
    )


def _decibels(powers: Values) -> Values:
    return np.asarray(10 * np.log10(powers + 1e-20))


def _windows(sound: Sound | Values, starts: npt.NDArray[np.int64]) -> Values:
    return sliding_window_view(sound.astype(np.float64), WINDOW)[starts]


def _toneless(windows: Values) -> Values:
    return windows - (windows @ _TONE) @ _TONE.T


def _turn(length: int) -> Values:
    return np.asarray(2 * np.pi * PITCH / RATE * np.arange(length))


def _of_the_tone() -> Values:
    """Return what the tone can be within one window, at any phase, while it holds, comes or goes: columns of unit length."""
    time = np.linspace(-1, 1, WINDOW)
    waves = [wave(_turn(WINDOW)) * bend for wave in (np.cos, np.sin) for bend in (1, time)]
    return np.linalg.qr(np.stack(waves, axis=1))[0]


_TONE = _of_the_tone()
_PURE = np.linalg.qr(np.stack([wave(_turn(_TONE_WINDOW)) for wave in (np.cos, np.sin)], axis=1))[0]
_SOFT = np.hanning(_TONE_WINDOW)
_PITCHES = np.fft.rfftfreq(_TONE_WINDOW, 1 / RATE)
_AROUND = (_BAND[0] < _PITCHES) & (_BAND[1] > _PITCHES)
