"""The waveform that a page draws: one number for each tenth of a second."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_EACH = 4_800
"""Samples: 100 ms."""


class Peaks:
    """Feed it blocks of 16 bit samples; each tenth of a second gives its highest one, 0 to 100 of full scale."""

    def __init__(self) -> None:
        self._values: list[int] = []
        self._rest = np.zeros(0, np.int16)

    def feed(self, block: npt.NDArray[np.int16]) -> None:
        """Add one block of any length."""
        joined = np.concatenate([self._rest, block])
        whole = len(joined) // _EACH
        self._values += _highest(joined[: whole * _EACH].reshape(whole, _EACH))
        self._rest = joined[whole * _EACH :].copy()

    def values(self) -> list[int]:
        """Return all values; a last, shorter moment has one too."""
        return self._values + (_highest(self._rest.reshape(1, -1)) if len(self._rest) else [])


def _highest(rows: npt.NDArray[np.int16]) -> list[int]:
    if not len(rows):
        return []
    highest = np.abs(rows.astype(np.int32)).max(axis=1)
    return [int(value) for value in np.ceil(highest * 100 / 32768)]
