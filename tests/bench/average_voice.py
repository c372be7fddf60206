"""Makes `archive/media/inside/average_voice.npz`: what the average of many voices is like. Run when the frames change.

    python -m tests.bench.average_voice FOLDER

The folder holds recordings by many people, one person a file, and no other than those may be known from what comes out:
means and spreads of all are averaged, nothing of one of them is kept. Where the file in the tree comes from stands in
docs/decisions/0020-softened-voice.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive.media.inside import reading
from archive.media.inside.average import AVERAGE, Average, shaped
from archive.media.inside.voice_change import LEAST_SPREAD, speaking
from archive.media.inside.voice_frames import RATE, frames_of
from archive.media.inside.voice_rate import slower
from archive.media.inside.voice_throat import moving, octaves_of
from archive.media.kinds import sniff

Rows = npt.NDArray[np.float64]

CLASSES = 48
"""Sounds of speech told apart: about as many as English has."""

_ROUNDS = 30
_THROATS = 5
"""How often the throats are asked against the average that was made with the last: it moves no more then."""

_LEAST = 1e-2


def colours(path: Path) -> Rows:
    """Return the colours of one recording where somebody speaks, without their level."""
    with path.open("rb") as file:
        format = sniff(file.read(64))
        file.seek(0)
        assert format is not None, path
        frames, _ = frames_of(slower(reading.sound_of([file], [format])))
    return np.asarray(frames.colour[speaking(frames)][:, 1:], np.float64)


def average(voices: list[Rows]) -> Average:
    """Return the average of these voices, each with a throat as long as the others' on the whole."""
    found = _average(voices)
    for _ in range(_THROATS):
        octaves = np.array([_octaves(voice, found) for voice in voices])
        found = _average(
            [
                voice @ moving(one)
                for voice, one in zip(voices, (octaves - octaves.mean()).tolist(), strict=True)
            ]
        )
    return found


def _octaves(voice: Rows, known: Average) -> float:
    return octaves_of(voice, voice.mean(axis=0), _spread(voice), known)


def _spread(voice: Rows) -> Rows:
    return np.asarray(np.cov(voice.T) + LEAST_SPREAD * np.eye(voice.shape[1]))


def _average(voices: list[Rows]) -> Average:
    means = np.array([voice.mean(axis=0) for voice in voices])
    spreads = [_spread(voice) for voice in voices]
    mean, spread = means.mean(axis=0), np.mean(spreads, axis=0)
    brought = [
        (voice - own) @ shaped(own_spread, spread) + mean
        for voice, own, own_spread in zip(voices, means, spreads, strict=True)
    ]
    middles, widths, weights = _classes(np.concatenate(brought)[::2])
    return Average(mean, spread, means.std(axis=0), middles, widths, weights)


def _classes(rows: Rows) -> tuple[Rows, Rows, Rows]:
    """Return middles, widths and weights of the sounds in these rows (a mixture of normal distributions, fitted by EM)."""
    chance = np.random.default_rng(0)
    middles = rows[chance.choice(len(rows), CLASSES, replace=False)]
    widths, weights = np.tile(rows.var(axis=0), (CLASSES, 1)), np.full(CLASSES, 1 / CLASSES)
    for _ in range(_ROUNDS):
        share = Average(rows[0], rows[:0], rows[0], middles, widths, weights).shares(rows, sharp=1.0)
        whole = share.sum(axis=0) + 1e-9
        middles = share.T @ rows / whole[:, None]
        widths = np.maximum(share.T @ rows**2 / whole[:, None] - middles**2, _LEAST)
        weights = whole / whole.sum()
    return middles, widths, weights


def main() -> None:
    """Measure every recording of a folder, and write their average."""
    paths = sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_file())
    found = average([colours(path) for path in paths])
    found.save(AVERAGE)
    print(f"{len(paths)} voices at {RATE} Hz; {AVERAGE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
