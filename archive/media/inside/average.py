"""What the average of many voices is like, as numbers. A softened voice begins from there, not from hers.

Made by `tests/bench/average_voice.py` from twenty-four people who read aloud for LibriSpeech (CC BY 4.0); see ADR 20.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]

AVERAGE = Path(__file__).with_name("average_voice.npz")


@dataclass(frozen=True)
class Average:
    """Colours of speech (`voice_frames`) without their level, over many voices."""

    mean: Rows
    spread: Rows
    """Covariance within a voice."""

    between: Rows
    """How far the means of voices lie from each other, as standard deviations."""

    middles: Rows
    """Of each class of sounds, all voices brought to the average first, and to its throat."""

    widths: Rows
    weights: Rows

    def shares(self, rows: Rows, *, sharp: float) -> Rows:
        """Return how much of each class is in each row; each adds up to one. The less sharp, the more of several."""
        fits = sharp * self._fits(rows)
        share = np.exp(fits - fits.max(axis=1, keepdims=True))
        return np.asarray(share / share.sum(axis=1, keepdims=True))

    def fit(self, rows: Rows) -> float:
        """Return how likely these rows are on the whole: the mean logarithm of their density, but for a constant."""
        fits = self._fits(rows)
        most = fits.max(axis=1)
        return float((most + np.log(np.exp(fits - most[:, None]).sum(axis=1))).mean())

    def _fits(self, rows: Rows) -> Rows:
        near = rows**2 @ (1 / self.widths).T - 2 * rows @ (self.middles / self.widths).T
        own = (self.middles**2 / self.widths + np.log(self.widths)).sum(axis=1) - 2 * np.log(self.weights)
        return np.asarray(-0.5 * (near + own))

    def save(self, path: Path) -> None:
        """Write it down, small."""
        np.savez(
            path, allow_pickle=False, **{name: rows.astype(np.float32) for name, rows in asdict(self).items()}
        )


@cache
def average() -> Average:
    """Return it as it lies beside this file."""
    with np.load(AVERAGE, allow_pickle=False) as found:
        return Average(**{name: found[name].astype(np.float64) for name in found.files})


def powered(matrix: Rows, power: float) -> Rows:
    """Return a symmetric matrix to a power."""
    values, axes = np.linalg.eigh((matrix + matrix.T) / 2)
    return np.asarray((axes * np.maximum(values, 1e-6) ** power) @ axes.T)


def shaped(own: Rows, other: Rows) -> Rows:
    """Return the smallest move that gives one spread the shape of another (optimal transport of normal distributions)."""
    root, back = powered(own, 0.5), powered(own, -0.5)
    return np.asarray(back @ powered(root @ other @ root, 0.5) @ back)
