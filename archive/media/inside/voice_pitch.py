"""How high a voice is, every five milliseconds: the best way through what each moment could be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Wave = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]

_RATE = 8_000
_WINDOW, _HOP = 400, 80
"""Samples: 50 ms, every 10."""

_LOW, _HIGH = 65, 450
"""Hz between which a voice is looked for."""

_FFT = 1024
_GUESSES = 5
_UNVOICED = 0.55
"""What it costs to call a moment unvoiced; a guess costs what its likeness to itself lacks to one."""

_LEAP, _FARTHEST, _TURN = 1.2, 0.9, 0.15
"""What a leap costs by the octave, at most; and to begin or to stop sounding."""

_QUIET = 2e-4
"""Share of the loud moments' power below which nothing is voiced."""

_LONGER = 0.01
"""A small cost of each octave down: twice the period fits as well as the period."""

_BATCH = 2_000


def pitches(sound: Wave, count: int) -> Values:
    """Return Hz for `count` frames of 5 ms of sound at 16,000 samples a second; 0 where nothing is voiced."""
    guesses, costs = _guesses(_halved(sound), (count + 1) // 2)
    path = _best(guesses, costs)
    chosen = np.take_along_axis(guesses, np.minimum(path, _GUESSES - 1)[:, None], axis=1)[:, 0]
    return _doubled(np.where(path < _GUESSES, 2**chosen, 0.0), count)


def _halved(sound: Wave) -> Wave:
    """Return it at half the rate, with nothing above 900 Hz: a voice's own melody lies below."""
    reach = (len(_LOW_PASS) - 1) // 2
    views = sliding_window_view(np.pad(sound, (reach, reach + 1)), len(_LOW_PASS))[::2]
    return np.asarray(views @ _LOW_PASS, np.float32)


def _low_pass() -> Wave:
    at = np.arange(-64, 65) / (2 * _RATE)
    taps = np.sinc(2 * 900 * at) * np.hanning(131)[1:-1]
    return np.asarray(taps / taps.sum(), np.float32)


_LOW_PASS = _low_pass()
_HANN = np.hanning(_WINDOW).astype(np.float32)
_OF_WINDOW = np.fft.irfft(np.abs(np.fft.rfft(_HANN, _FFT)) ** 2)[:_WINDOW]
_LAGS = np.arange(_RATE // _HIGH, _RATE // _LOW + 2)
_FAIR = (_OF_WINDOW[0] / _OF_WINDOW[_LAGS]).astype(np.float32)
_BIAS = (_LONGER * np.log2(_LAGS / _LAGS[0])).astype(np.float32)


def _guesses(sound: Wave, count: int) -> tuple[Values, Values]:
    """Return, for each moment, what it could be as log2 Hz, and what each costs; the last cost is of no voice at all."""
    views = sliding_window_view(np.pad(sound, (_WINDOW // 2, _WINDOW)), _WINDOW)[::_HOP][:count]
    guesses, costs = np.zeros((count, _GUESSES)), np.full((count, _GUESSES + 1), _UNVOICED)
    powers = np.zeros(count)
    for at in range(0, count, _BATCH):
        likeness = np.fft.irfft(np.abs(np.fft.rfft(views[at : at + _BATCH] * _HANN, _FFT)) ** 2)
        here = slice(at, at + len(likeness))
        powers[here] = likeness[:, 0]
        guesses[here], costs[here, :-1] = _highest(
            np.clip(likeness[:, _LAGS] / (likeness[:, :1] + 1e-9) * _FAIR, 0, 1) - _BIAS
        )
    costs[powers <= np.percentile(powers, 95) * _QUIET, :-1] += 1
    return guesses, costs


def _highest(likeness: npt.NDArray[np.float32]) -> tuple[Values, Values]:
    """Return the highest tops of each row, between the lags as well, and what each lacks to one."""
    left, middle, right = likeness[:, :-2], likeness[:, 1:-1], likeness[:, 2:]
    tops = np.where((middle >= left) & (middle > right), middle, -1)
    best = np.argpartition(-tops, _GUESSES, axis=1)[:, :_GUESSES]
    before, top, after = (np.take_along_axis(one, best, axis=1) for one in (left, middle, right))
    bend = before - 2 * top + after
    between = np.where(bend < 0, 0.5 * (before - after) / np.where(bend < 0, bend, -1), 0)
    found = np.take_along_axis(tops, best, axis=1)
    return np.log2(_RATE / (_LAGS[1:-1][best] + np.clip(between, -0.5, 0.5))), 1 - found


def _best(guesses: Values, costs: Values) -> npt.NDArray[np.int64]:
    """Return the cheapest way through: for each moment the number of a guess, or one more for no voice (Viterbi)."""
    count = len(costs)
    came = np.zeros((count, _GUESSES + 1), np.int8)
    total = costs[0].copy() if count else costs.sum(axis=0)
    step = np.full((_GUESSES + 1, _GUESSES + 1), _TURN)
    step[-1, -1] = 0
    every = np.arange(_GUESSES + 1)
    leaps = np.minimum(np.abs(guesses[1:, :, None] - guesses[:-1, None, :]) * _LEAP, _FARTHEST)
    for at in range(1, count):
        step[:-1, :-1] = leaps[at - 1]
        ways = step + total
        came[at] = ways.argmin(axis=1)
        total = ways[every, came[at]] + costs[at]
    path = np.zeros(count, np.int64)
    last = int(total.argmin())
    for at in range(count - 1, -1, -1):
        path[at] = last
        last = came[at, last]
    return path


def _doubled(pitch: Values, count: int) -> Values:
    """Return twice as many: between two voiced moments their middle, beside an unvoiced one the nearer."""
    first = pitch[np.arange(count) // 2]
    second = pitch[np.minimum((np.arange(count) + 1) // 2, len(pitch) - 1)]
    return np.where((first > 0) & (second > 0), np.sqrt(first * second), first)
