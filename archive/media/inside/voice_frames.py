"""A voice as frames: how loud, how high, and what colour, every five milliseconds. The wave itself goes no further.

All that the maker of a softened voice ever sees of a recording is these few numbers a frame; nothing of the wave or of its
phase is copied into what comes out. Sound is read at 16,000 samples a second: enough for speech, and what lies above
tells more of a telephone and a room than of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from archive.media.inside.voice_pitch import pitches
from archive.media.kinds import LONGEST_SOUND

Wave = npt.NDArray[np.float32]
Rows = npt.NDArray[np.float32]

RATE = 16_000
HOP = 80
"""Samples from one frame to the next: 5 ms."""

FFT = 512
BANDS = 64
"""Bands of the ear's own scale in which colour is measured."""

COLOURS = 24
"""Numbers kept of a colour: its cosine series, the first being its level."""

_WINDOW = 400
_CORE, _MARGIN = 30 * RATE, RATE // 2
_BATCH = 2_000
_FLOOR = 1e-9

_MOST = LONGEST_SOUND * RATE // 1000 // HOP + 1
"""Frames of the longest recording: room for all is asked for at once, and only what is written takes any. Pieces that are put
together at the end take twice as much."""


@dataclass(frozen=True)
class Frames:
    """A stretch of voice: one row a frame. An hour takes 40 MB."""

    pitch: Rows
    """Hz, 0 where the throat does not sound."""

    power: Rows
    """Mean square."""

    colour: npt.NDArray[np.float16]

    def __len__(self) -> int:
        """Return how many frames."""
        return len(self.pitch)


def frames_of(pieces: Iterator[Wave]) -> tuple[Frames, int]:
    """Return the frames of sound at `RATE`, which comes in pieces of any length, and how many samples there were."""
    whole = Frames(
        np.empty(_MOST, np.float32), np.empty(_MOST, np.float32), np.empty((_MOST, COLOURS), np.float16)
    )
    count = samples = 0
    for window, first, core in _windows(pieces):
        found = _analysed(window, first, core)
        here = slice(count, count + len(found))
        whole.pitch[here], whole.power[here], whole.colour[here] = found.pitch, found.power, found.colour
        count, samples = here.stop, samples + core
    return Frames(whole.pitch[:count], whole.power[:count], whole.colour[:count]), samples


def _windows(pieces: Iterator[Wave]) -> Iterator[tuple[Wave, int, int]]:
    """Yield half a minute at a time with what lies around it, where its own first sample stands, and how many are its own."""
    waiting, have, before = np.empty(_CORE + _MARGIN, np.float32), 0, np.zeros(0, np.float32)
    for piece in pieces:
        left = piece
        while len(left):
            taken = left[: len(waiting) - have]
            waiting[have : have + len(taken)] = taken
            have, left = have + len(taken), left[len(taken) :]
            if have == len(waiting):
                yield np.concatenate([before, waiting]), len(before), _CORE
                before, have = waiting[_CORE - _MARGIN : _CORE].copy(), _MARGIN
                waiting[:have] = waiting[_CORE:]
    if have or not len(before):
        yield np.concatenate([before, waiting[:have]]), len(before), have


def _analysed(window: Wave, first: int, core: int) -> Frames:
    start, count = first // HOP, -(-core // HOP)
    # A trace of noise: a stretch of exact nothing has no pitch and no colour to speak of.
    padded = np.pad(window, (_WINDOW // 2, _WINDOW))
    whole = -(-len(window) // HOP)
    pitch = pitches(window, whole)[start : start + count]
    views = sliding_window_view(padded, _WINDOW)[::HOP][start : start + count]
    power, colour = np.zeros(count, np.float32), np.zeros((count, COLOURS), np.float16)
    for at in range(0, count, _BATCH):
        spectrum = np.abs(np.fft.rfft(views[at : at + _BATCH] * _HANN, FFT)) ** 2
        here = slice(at, at + len(spectrum))
        power[here] = (spectrum @ _WHOLE) / ENERGY
        colour[here] = np.log(spectrum @ TO_BANDS + _FLOOR) @ TO_COLOUR
    return Frames(np.where(power > _FLOOR, pitch, 0).astype(np.float32), power, colour)


def ear(hertz: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return pitch on the ear's own scale (mel, after O'Shaughnessy)."""
    return np.asarray(2595 * np.log10(1 + np.asarray(hertz, np.float64) / 700))


def hertz(ear_pitch: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return Hz of a pitch on that scale."""
    return np.asarray(700 * (10 ** (np.asarray(ear_pitch, np.float64) / 2595) - 1))


HERTZ = np.linspace(0, RATE / 2, FFT // 2 + 1)
EDGES = np.linspace(0, float(ear(RATE / 2)), BANDS + 2)


def _bands() -> Rows:
    """Return what each band hears of a spectrum: a triangle on the ear's scale, its weights adding up to one."""
    at, wide = ear(HERTZ)[:, None], EDGES[1] - EDGES[0]
    triangles = np.maximum(0, np.minimum((at - EDGES[:-2]) / wide, (EDGES[2:] - at) / wide))
    return np.asarray(triangles / (triangles.sum(axis=0) + _FLOOR), np.float32)


def _cosines() -> Rows:
    """Return the first `COLOURS` cosines over the bands, of length one each."""
    waves = np.cos(np.pi / BANDS * (np.arange(BANDS)[:, None] + 0.5) * np.arange(COLOURS))
    return np.asarray(waves / np.linalg.norm(waves, axis=0), np.float32)


TO_BANDS, TO_COLOUR = _bands(), _cosines()
_HANN = np.hanning(_WINDOW).astype(np.float32)
ENERGY = float((_HANN**2).sum())
_WHOLE = (np.r_[1, np.full(FFT // 2 - 1, 2), 1] / FFT).astype(np.float32)
