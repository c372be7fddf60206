"""In the cage, for the proof: does something sound, where nothing is covered, that is not in the recording?

The breath of a room behind a covered word, or the word itself where she is silent: it follows the original nowhere, but it is
louder than the original is around there, in both files. Measured on 150 recordings made rightly: the less loud of both is
above it by 3.4 dB at the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Values = npt.NDArray[np.float64]

_NEAR = 3
"""Steps to each side within which an encoder smears what it heard."""

MOST_ABOVE = 8.0
"""dB that both files may be louder than the original around there."""

_AUDIBLE = -50.0
"""dBFS."""

_APART = 25
"""Steps between two places that are told apart: half a second."""


def added(
    original: Values, published: Sequence[Values], covered: Sequence[tuple[int, int]], step: int
) -> Iterator[dict[str, Any]]:
    """Yield every place where all files are louder than the original.

    Args:
        original: how loud it is, step by step.
        published: how loud each file is.
        covered: the ranges that are destroyed, in steps: the first, and the one after the last.
        step: milliseconds of one.
    """
    count = min(map(len, (original, *published)))
    uncovered = np.ones(count, bool)
    for first, end in covered:
        uncovered[max(0, first - 1) : end + 1] = False
    if not uncovered.any():
        return
    loud = np.array([_above(original[:count], one[:count], uncovered) for one in published]).min(axis=0)
    heard = np.array([_decibels(one[:count]) for one in published]).min(axis=0) > _AUDIBLE
    for first, last in _runs(np.flatnonzero((loud > MOST_ABOVE) & heard & uncovered)):
        yield {"what": "beside", "start": first * step, "end": (last + 1) * step}


def _above(original: Values, published: Values, uncovered: npt.NDArray[np.bool_]) -> Values:
    """Return by how many dB each step is louder than the loudest of the original around it, at the gain of the whole."""
    before, after = original[uncovered], published[uncovered]
    gain = float(before @ after) / (float(before @ before) + 1e-20)
    near = sliding_window_view(np.pad(original * gain, _NEAR), 2 * _NEAR + 1).max(axis=1)
    return _decibels(published) - _decibels(near)


def _decibels(loud: Values) -> Values:
    return np.asarray(20 * np.log10(loud + 1e-5))


def _runs(steps: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    for run in np.split(steps, np.flatnonzero(np.diff(steps) > _APART) + 1):
        if len(run):
            yield int(run[0]), int(run[-1])
