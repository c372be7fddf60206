"""How long her throat is beside everybody's, and what her colours are with a throat as long as theirs.

A longer throat says the same sound lower in the spectrum. Recognisers of speech have long found its length so: of some lengths
that one is taken with which a voice is likeliest among the sounds of the average (Lee and Rose 1996, *Speaker normalization
using efficient frequency warping procedures*). To move a spectrum is one matrix on the numbers of a colour (Pitz and Ney 2005,
*Vocal tract normalization equals linear transformation in cepstral space*).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from archive.media.inside.average import Average, shaped
from archive.media.inside.voice_frames import BANDS, EDGES, RATE, TO_COLOUR, ear, hertz

Rows = npt.NDArray[np.float64]

OCTAVES = np.linspace(-0.2, 0.2, 17)
"""By which a voice is moved up to the average's throat: from a small child's to a big man's."""

_RARE = 10.0
"""What an octave away from the average counts against a length, squared, beside the logarithm of how likely a frame is: a few
seconds of an unusual word are no other throat (ADR 20)."""


def octaves_of(rows: Rows, mean: Rows, spread: Rows, known: Average) -> float:
    """Return by how many octaves this voice is moved to have the average's throat: above nothing for one longer than it.

    `rows` are colours of speech without their level; some thousands of her whole are enough. `mean` and `spread` (a
    covariance) are those of all.
    """
    fits = [
        known.fit((rows - mean) @ moved @ shaped(moved.T @ spread @ moved, known.spread) + known.mean)
        for moved in map(moving, OCTAVES.tolist())
    ]
    return float(OCTAVES[np.argmax(fits - _RARE * OCTAVES**2)])


@cache
def moving(octaves: float) -> Rows:
    """Return what moves a colour (a row, without its level) up the spectrum by so many octaves, when multiplied with it."""
    wide = EDGES[1] - EDGES[0]
    read = ear(np.clip(hertz(EDGES[1:-1]) / 2**octaves, 0, RATE / 2))
    place = np.clip(read / wide - 1, 0, BANDS - 1)
    bands = np.maximum(0, 1 - np.abs(place[:, None] - np.arange(BANDS)))
    to = TO_COLOUR.astype(np.float64)
    return np.asarray((to.T @ bands.T @ to)[1:, 1:])
