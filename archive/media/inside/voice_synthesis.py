"""Sound from frames: a throat that pulses, and breath. Made from numbers; no sample of a recording comes near it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from archive.media.inside.voice_change import NOTHING, Own, Voice, colour_of, melody_of
from archive.media.inside.voice_frames import (
    BANDS,
    EDGES,
    ENERGY,
    FFT,
    HERTZ,
    HOP,
    RATE,
    TO_COLOUR,
    Frames,
    ear,
)

Rows = npt.NDArray[np.float64]
Wave = npt.NDArray[np.float32]

_BLOCK = 3_000
_LOUD = 0.07
"""Root mean square of speech: what comes out is always about as loud, however she held her phone."""

_MOST_GAIN = float(30 * np.log(10) / 10 - np.log(ENERGY))
"""A whisper may come up by 30 dB; an empty room may not become a storm."""

_SAMPLED, _MOSTLY = 2_000, 0.5
_QUIET = 28.0
"""By which the mean of the bands lies lower, where nobody speaks, than where she is loud: an even hiss of -30 dB instead of
her own room, clock and telephone."""

_OPEN, _WIDE = 0.12, 0.08
"""Where between quiet and loud speech begins."""

_SMOOTH, _NOISE = 64, FFT // 2
_LEAD = _NOISE // 2
"""Samples by which a frame's breath begins before its time, so that its middle is there."""


def sound_of(frames: Frames, samples: int, own: Own, voice: Voice) -> Iterator[Wave]:
    """Yield `samples` samples at `RATE` that say what these frames say, in another voice."""
    noise = np.random.default_rng(voice.noise)
    levels = _levels(frames, own, voice)
    tail, turn, early, left = np.zeros(2 * FFT), 0.0, _LEAD, samples
    for at in range(0, len(frames), _BLOCK):
        rows = np.arange(at, min(at + _BLOCK, len(frames)))
        pitch = melody_of(frames.pitch[rows].astype(np.float64), own, voice)
        pitch[levels.gate[rows] < _MOSTLY] = 0
        envelope = _envelope(frames, rows, levels, own, voice)
        made = np.zeros(len(rows) * HOP + 2 * FFT)
        made[: len(tail)] += tail
        turn = _pulse(made, pitch, envelope, turn, voice)
        _breathe(made, pitch, envelope, noise, voice)
        ready, tail = made[early : len(rows) * HOP][:left], made[len(rows) * HOP :]
        early, left = 0, left - len(ready)
        yield _bounded(ready)
    yield _bounded(tail[early:][:left])


def _bounded(sound: Rows) -> Wave:
    """Return it between -1 and 1, with its highest tops bent rather than cut."""
    over = np.abs(sound) > 0.7  # noqa: PLR2004 -- of full scale.
    bent = np.sign(sound) * (0.7 + 0.29 * np.tanh((np.abs(sound) - 0.7) / 0.29))
    return np.where(over, bent, sound).astype(np.float32)


@dataclass(frozen=True)
class _Levels:
    """How far each frame is speech and not the room, 0 to 1; how loud speech is at most, and what makes it as loud as wanted."""

    gate: Rows
    high: float
    gain: float


def _levels(frames: Frames, own: Own, voice: Voice) -> _Levels:
    level = frames.colour[:, 0].astype(np.float64)
    heard = frames.power > NOTHING
    low, high = np.percentile(level[heard], (5, 95)) if heard.any() else (-200.0, -200.0)
    gate = heard * np.clip(((level - low) / max(high - low, 1e-3) - _OPEN) / _WIDE, 0, 1)
    spoken = np.flatnonzero(gate > _MOSTLY)[:: max(1, len(gate) // _SAMPLED)]
    raw = _Levels(gate, float(high), 0.0)
    if not len(spoken):
        return raw
    power = float(np.log(np.exp(_envelope(frames, spoken, raw, own, voice)).mean()))
    return replace(raw, gain=min(2 * np.log(_LOUD) - power, _MOST_GAIN))


def _envelope(frames: Frames, rows: npt.NDArray[np.int64], levels: _Levels, own: Own, voice: Voice) -> Rows:
    """Return the logarithm of each frame's spectrum: another voice's colour on her level, or an even hiss for the room."""
    colour, gate = frames.colour[rows].astype(np.float64), levels.gate[rows]
    moved = colour_of(colour[:, 1:], own, voice) * np.sqrt(gate)[:, None]
    level = gate * colour[:, 0] + (1 - gate) * (levels.high - _QUIET)
    bands = np.column_stack([level, moved]) @ TO_COLOUR.T.astype(np.float64)
    low, share = _read_at(voice)
    read = bands[:, low] * (1 - share) + bands[:, np.minimum(low + 1, BANDS - 1)] * share
    return np.asarray(read + levels.gain)


def _read_at(voice: Voice) -> tuple[npt.NDArray[np.int64], Rows]:
    """Return where on the bands each frequency is read: a longer or shorter throat, bent around a pivot."""
    from_hertz = np.maximum(HERTZ, 1)
    wanted = voice.pivot * (from_hertz / (voice.stretch * voice.pivot)) ** voice.bend
    wanted = np.clip(wanted, from_hertz / 2.5, from_hertz / 0.4)
    place = np.clip(ear(np.clip(wanted, 0, RATE / 2)) / (EDGES[1] - EDGES[0]) - 1, 0, BANDS - 1)
    low = np.floor(place).astype(np.int64)
    return low, place - low


def _breath_above(voice: Voice) -> Rows:
    return np.asarray(1 / (1 + np.exp(-(HERTZ - voice.breath) / 400)))


def _pulse(made: Rows, pitch: Rows, envelope: Rows, turn: float, voice: Voice) -> float:
    """Add one pulse for each turn of the throat; return where in its turn it is at the end."""
    each = np.repeat(pitch, HOP)
    turns = turn + np.cumsum(each / RATE)
    at = np.flatnonzero((np.diff(np.floor(turns), prepend=np.floor(turn)) > 0) & (each > 0))
    clear = np.sqrt(1 - _breath_above(voice) ** 2)
    for first in range(0, len(at), 1000):
        here = at[first : first + 1000]
        rows = here // HOP
        pulses = _minimum_phase(envelope[rows] / 2, clear) * np.sqrt(RATE / pitch[rows])[:, None]
        _lay(made, here + _LEAD, pulses)
    return float(turns[-1] % 1) if len(turns) else turn


def _minimum_phase(logarithm: Rows, clear: Rows) -> Rows:
    """Return the shortest wave that has this spectrum (by its cepstrum folded over), with its last moment faded."""
    cepstrum = np.fft.irfft(logarithm, FFT)
    cepstrum[:, 1 : FFT // 2] *= 2
    cepstrum[:, FFT // 2 + 1 :] = 0
    waves = np.fft.irfft(np.exp(np.fft.rfft(cepstrum)) * clear, FFT)
    waves[:, -_SMOOTH:] *= np.linspace(1, 0, _SMOOTH)
    return np.asarray(waves)


def _breathe(made: Rows, pitch: Rows, envelope: Rows, noise: np.random.Generator, voice: Voice) -> None:
    """Add the breath: all of a frame without pitch, what is high of any other."""
    window = np.hanning(_NOISE + 1)[:-1]
    scale, above = np.sqrt(HOP / (window**2).sum()), _breath_above(voice)
    for first in range(0, len(pitch), 1000):
        here = slice(first, first + 1000)
        rough = noise.standard_normal((len(pitch[here]), _NOISE)) * window
        shape = np.exp(envelope[here] / 2) * np.where(pitch[here, None] > 0, above, 1.0) * scale
        waves = np.fft.irfft(np.fft.rfft(rough, FFT) * shape, FFT)
        _lay(made, (np.arange(len(waves)) + first) * HOP, waves)


def _lay(made: Rows, at: npt.NDArray[np.int64], waves: Rows) -> None:
    """Add each wave where it begins."""
    if not len(at):
        return
    start, end = int(at[0]), int(at[-1]) + FFT
    places = (at[:, None] - start + np.arange(FFT)).ravel()
    made[start:end] += np.bincount(places, waves.ravel(), minlength=end - start)[: end - start]
