"""In the cage, for the proof: is this still her own voice? Measured by other means than those that softened it.

Four things are asked of the recording and what was made of it, side by side in windows of 80 ms. Does the wave follow hers
anywhere, for as long as a second, or for half of one at one and the same lag? Is there anything above a softened voice, where
only a machine hears? Has the pitch moved? And has the colour moved, in a way that no single stretch of the spectrum undoes?
Who plays a voice higher moves the pitch, and the colour by one stretch: that is the guess which anybody makes, so it is made
here first.

Nothing here is shared with the maker: the decoder is the proof's (`reading`), the pitch comes from the wave's own
likeness, the colour from a smoothed spectrum on a scale of octaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.media.inside.reading import RATE, Sound

Values = npt.NDArray[np.float64]

SLOWER = 4
_RATE = RATE // SLOWER
WINDOW = _RATE * 80 // 1000
"""Samples of a window, at 12,000 a second."""

_SIZE = 2048
_REACH = _RATE * 30 // 1000
"""By how much a copy may lie beside the original and still be found."""

_AUDIBLE, _BELOW = 1e-6, 1e-3
"""Power of a window that is listened to at all, and beside the loudest."""

STRETCH = 12
"""Windows, about a second: in one such, half of the audible ones following hers is a copy."""

_FEWEST = 5
MOST_LIKE = 0.75
"""Likeness of two waves at their best, half of the windows of a stretch; a copy has 0.95."""

RUN, _FEWEST_OF_RUN = 5, 4
"""Windows of half a second, and how many of them must be audible."""

MOST_LIKE_IN_A_RUN = 0.5
"""Likeness of two waves over a run, at the one lag and the one sign that suit it best: a copy keeps both. Measured on 70
recordings: a softened voice 0.33 at the most, half a second of her own in its place 0.68 and more."""

_VOICED, _FEWEST_VOICED = 0.6, 25
LEAST_PITCH = 1.0
"""Semitones that the middle pitch must have moved."""

LEAST_COLOUR = 3.0
"""dB that a spectrum differs by at the median, after the best single stretch."""

_SPOKEN, _SHRILL = (150, 8_000), 9_000
"""Hz between which a softened voice sounds, and above which there is nothing of it."""

_AUDIBLE_SPEECH = -45.0
"""dBFS of what sounds between these."""

NOTHING = -200.0

_PER_OCTAVE, _OCTAVES, _LOWEST = 8, 4, 300
_TURN = 6
"""Steps of an eighth of an octave by which the whole may be stretched."""

_LONG = 6
"""Windows over which colours are averaged before they are held against each other."""

_SMOOTH = 300
"""Hz over which a spectrum is smoothed: wider than the steps of a pitch."""


@dataclass
class Beside:
    """Fed with both sounds, block by block; says what speaks against it."""

    name: str
    _likes: list[Values] = field(default_factory=list)
    _runs: list[Values] = field(default_factory=list)
    _before: Values = field(default_factory=lambda: np.zeros((0, 2 * _REACH + 1)))
    """How like the last windows of the block before were, at every lag."""

    _heard: list[npt.NDArray[np.bool_]] = field(default_factory=list)
    _above: list[Values] = field(default_factory=list)
    """How loud each window is above a softened voice, beside its voice, in dB; `NOTHING` where nobody speaks."""

    _moved: list[Values] = field(default_factory=list)
    _off: list[Values] = field(default_factory=list)

    def add(self, source: Sound, published: Sound) -> None:
        """Go on with one block of each, of the same length."""
        hers, made = _windows(source), _windows(published)
        power = np.minimum((hers**2).mean(axis=1), (made**2).mean(axis=1))
        heard = power > max(_AUDIBLE, _BELOW * float(power.max(initial=0)))
        self._heard.append(heard)
        likes = np.zeros((len(hers), 2 * _REACH + 1))
        likes[heard] = _likeness(hers[heard], made[heard])
        self._likes.append(np.abs(likes).max(axis=1))
        self._add_runs(likes)
        self._above.append(_above(published[: len(hers) * SLOWER * WINDOW]))
        self._moved.append(_moved(hers[heard], made[heard]))
        self._off.append(_distances(hers[heard], made[heard]))

    def _add_runs(self, likes: Values) -> None:
        """Measure every run that ends in these windows."""
        both = np.concatenate([self._before, likes])
        self._before = both[-(RUN - 1) :]
        if len(both) >= RUN:
            sums = np.cumsum(np.pad(both, ((1, 0), (0, 0))), axis=0)
            heard = np.cumsum(np.append(0, np.abs(both).max(axis=1) > 0))
            counts = heard[RUN:] - heard[:-RUN]
            likes = np.abs(sums[RUN:] - sums[:-RUN]).max(axis=1) / np.maximum(counts, 1)
            self._runs.append(np.where(counts >= _FEWEST_OF_RUN, likes, 0))

    def runs(self) -> Values:
        """Return how like each run of windows is; the first begins with the recording."""
        return np.concatenate([np.zeros(0), *self._runs])

    def faults(self) -> Iterator[dict[str, Any]]:
        """Yield what was found."""
        each = 1000 * WINDOW // _RATE
        for start, end in (*self._copies(), *self._short_copies()):
            yield {"what": "own", "file": self.name, "start": start * each, "end": end * each}
        moved = np.concatenate([np.zeros(0), *self._moved])
        if len(moved) >= _FEWEST_VOICED and abs(float(np.median(moved))) < LEAST_PITCH:
            yield {"what": "pitch", "file": self.name}
        if sum(map(len, self._off)) >= STRETCH and self.colour() < LEAST_COLOUR:
            yield {"what": "colour", "file": self.name}

    def colour(self) -> float:
        """Return how far the colour moved, in dB: at the median of all windows, after the best single stretch."""
        every = np.concatenate([np.zeros((0, 2 * _TURN + 1)), *self._off])
        return float(np.median(every, axis=0).min()) if len(every) else 0.0

    def shrill(self) -> Values:
        """Return how loud each stretch is above a softened voice, at the median of its windows in which there is one."""
        above = np.concatenate([np.zeros(0), *self._above])
        stretches = [above[at : at + STRETCH] for at in range(0, len(above), STRETCH // 2)]
        spoken = [one[one > NOTHING] for one in stretches]
        return np.array([float(np.median(one)) if len(one) >= _FEWEST else NOTHING for one in spoken])

    def _short_copies(self) -> Iterator[tuple[int, int]]:
        found = np.flatnonzero(self.runs() > MOST_LIKE_IN_A_RUN)
        for run in np.split(found, np.flatnonzero(np.diff(found) > RUN) + 1):
            if len(run):
                yield int(run[0]), int(run[-1]) + RUN

    def _copies(self) -> Iterator[tuple[int, int]]:
        likes, heard = (
            np.concatenate([np.zeros(0), *self._likes]),
            np.concatenate([[False], *self._heard])[1:],
        )
        for start in range(0, len(likes), STRETCH // 2):
            here = slice(start, start + STRETCH)
            if heard[here].sum() >= _FEWEST and np.median(likes[here][heard[here]]) > MOST_LIKE:
                yield start, min(len(likes), start + STRETCH)


def _windows(sound: Sound) -> Values:
    whole = len(sound) // (SLOWER * WINDOW) * SLOWER * WINDOW
    return np.asarray(sound[:whole].astype(np.float64).reshape(-1, SLOWER).mean(axis=1).reshape(-1, WINDOW))


def _likeness(hers: Values, made: Values) -> Values:
    """Return how like two waves are, -1 to 1, at every place within the reach."""
    across = np.fft.irfft(np.fft.rfft(hers, _SIZE) * np.conj(np.fft.rfft(made, _SIZE)), _SIZE)
    near = np.concatenate([across[:, : _REACH + 1], across[:, -_REACH:]], axis=1)
    return np.asarray(near / np.sqrt((hers**2).sum(axis=1) * (made**2).sum(axis=1) + 1e-20)[:, None])


def _above(sound: Sound) -> Values:
    rows = sound.astype(np.float64).reshape(-1, SLOWER * WINDOW) * np.hanning(SLOWER * WINDOW)
    powers = np.abs(np.fft.rfft(rows, axis=1)) ** 2
    hertz = np.fft.rfftfreq(SLOWER * WINDOW, 1 / RATE)
    low, high = _SPOKEN
    spoken = powers[:, (hertz > low) & (hertz < high)].sum(axis=1)
    above = 10 * np.log10(powers[:, hertz > _SHRILL].sum(axis=1) / (spoken + 1e-20) + 1e-15)
    level = 10 * np.log10(2 * spoken / (SLOWER * WINDOW * (np.hanning(SLOWER * WINDOW) ** 2).sum()) + 1e-20)
    return np.where(level > _AUDIBLE_SPEECH, above, NOTHING)


def _moved(hers: Values, made: Values) -> Values:
    """Return by how many semitones the pitch differs, where both have one."""
    (one, is_one), (other, is_other) = _pitch(hers), _pitch(made)
    both = is_one & is_other
    return np.asarray(12 * np.log2(other[both] / one[both]))


def _pitch(rows: Values) -> tuple[Values, npt.NDArray[np.bool_]]:
    """Return Hz of each window, and whether it is voiced: where its wave is most like itself a while later."""
    low, high = _RATE // 400, _RATE // 70
    likeness = np.fft.irfft(np.abs(np.fft.rfft(rows, _SIZE)) ** 2, _SIZE)
    lags = np.arange(low, high)
    fair = likeness[:, lags] / (likeness[:, :1] + 1e-20) * (WINDOW / (WINDOW - lags))
    # The first top that is nearly the highest: twice a period fits as well.
    first = (fair >= 0.9 * fair.max(axis=1, keepdims=True, initial=0)).argmax(axis=1)
    tops = np.array([at + row[at : at + 8].argmax() for at, row in zip(first, fair, strict=True)], np.int64)
    best = np.take_along_axis(fair, tops[:, None], axis=1)[:, 0] if len(rows) else np.zeros(0)
    return _RATE / (low + tops), best > _VOICED


def _distances(hers: Values, made: Values) -> Values:
    """Return, for each stretch of her spectrum by so many steps, how far each window's lies from the published one, in dB."""
    one, other = _calm(_colours(hers)), _calm(_colours(made))
    found = np.zeros((len(one), 2 * _TURN + 1))
    for step in range(-_TURN, _TURN + 1):
        theirs = one[:, max(0, -step) : one.shape[1] - max(0, step)]
        ours = other[:, max(0, step) : other.shape[1] - max(0, -step)]
        off = ours - theirs
        found[:, step + _TURN] = (off - off.mean(axis=1, keepdims=True)).std(axis=1)
    return found


def _calm(colours: Values) -> Values:
    """Return means over `_LONG` windows that were heard: what stays is the voice, what goes is chance."""
    if len(colours) < _LONG:
        return colours
    sums = np.cumsum(np.pad(colours, ((1, 0), (0, 0))), axis=0)
    return np.asarray((sums[_LONG:] - sums[:-_LONG]) / _LONG)


def _colours(rows: Values) -> Values:
    """Return each window's smoothed spectrum in dB, on a scale of octaves."""
    spectrum = np.abs(np.fft.rfft(rows * np.hanning(WINDOW), _SIZE)) ** 2
    wide = _SMOOTH * _SIZE // _RATE
    sums = np.cumsum(np.pad(spectrum, ((0, 0), (wide // 2 + 1, wide // 2)), mode="edge"), axis=1)
    smooth = (sums[:, wide:] - sums[:, :-wide])[:, : spectrum.shape[1]] / wide
    hertz = _LOWEST * 2 ** (np.arange(_PER_OCTAVE * _OCTAVES + 1) / _PER_OCTAVE)
    return np.asarray(10 * np.log10(smooth[:, np.rint(hertz * _SIZE / _RATE).astype(int)] + 1e-12))
