"""Another voice for the same words: what she has of her own is moved to the average, and from there to a voice by chance.

First all that her voice has of its own is taken off: how long its throat is (`voice_throat.py`), how its colours lie and
spread, and, sound by sound of speech, how hers differs from everybody's. What then still sets a moment apart from its class of
sounds is made smaller, the finer the colour the more of it: words are told apart by the classes, people by the rest. What is
left is moved by chance, drawn once for a recording. Two runs give two voices, and neither says where it came from: the way
back would need what was taken off, which nobody keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import numpy as np
import numpy.typing as npt

from archive.media.inside.average import Average, Rows, average, shaped
from archive.media.inside.voice_frames import COLOURS, Frames
from archive.media.inside.voice_throat import moving, octaves_of

COUNTED = COLOURS - 1
"""Numbers of a colour that are moved. The first, its level, is kept: how loud she grows is how she feels."""

_BATCH = 6_000
_FEWEST = 200
"""Frames of speech, a second, below which nothing can be said of a voice."""

_ENOUGH = 4_000
"""Frames, evenly from all of a recording, that say how long a throat is."""

NOTHING = 1e-9
"""Power of what no microphone makes: -90 dB, exact nothing."""

_SHARP, _TRUST, _ROUNDS = 0.5, 40.0, 2
LEAST_SPREAD = 0.05
"""Added to every spread, so that a flat one has a shape too."""

_STRENGTH = 1.0
"""How far colours lie from the average by chance, beside how far voices do."""

_BROAD = 12
_LEVELLED = np.concatenate([np.linspace(0.08, 0.5, _BROAD), np.ones(COUNTED - _BROAD)])
"""How much of what a moment has beside its class of sounds is left out, from the broadest number of a colour to the finest. The
fine ones tell people apart and hardly a word (ADR 20), so nothing of them is left."""

_EACH, _SCALE = 0.35, 0.08
"""The same for each class of sounds, and for how far a colour moves. Who takes the means away is left with these."""

_CLEAR = 1.2
"""How far apart the classes of sounds are said, beside the average: it makes up for what levelling blurs."""

_STRETCH = (0.16, 0.3)
"""Octaves by which a throat is shorter or longer."""

_HIGHEST, _LOWEST = 225.0, 105.0
"""Hz of a middle pitch by chance: between most men and most women."""

_APART = 2.5
"""Semitones by which it is never nearer to her own."""

_MELODY = 0.19
"""How far a pitch moves around its middle, in natural logarithms: everybody's alike."""


@dataclass(frozen=True, repr=False)
class Voice:
    """A voice by chance. It lives as long as it is used and is never written down; that is why it shows nothing of itself."""

    pitch: float
    offset: Rows
    """Where its colours lie, beside the average."""

    classes: Rows
    """The same for each class of sounds: it says some more openly, some more darkly, as every mouth does."""

    scale: Rows
    """How far each number of a colour moves, beside the average."""

    stretch: float
    """Of the throat: above one, shorter."""

    pivot: float
    bend: float
    breath: float
    """Hz above which it is breath only."""

    noise: int
    """Where the noise of its breath begins."""


@dataclass(frozen=True, repr=False)
class Own:
    """What a voice has of its own, as steps that take it off; and how loud and high it is."""

    to: Rows
    mean: Rows
    target: Rows
    steps: tuple[Rows, ...]
    pitch: float
    melody: float

    def off(self, colour: Rows) -> Rows:
        """Return these colours without it."""
        moved = (colour - self.mean) @ self.to + self.target
        for step in self.steps:
            moved = moved + average().shares(moved, sharp=_SHARP) @ step
        return moved


def voice_by(chance: Random, own: Own) -> Voice:
    """Draw a voice."""
    between = average().between
    offset = _STRENGTH * np.array([chance.gauss(0.0, float(wide)) for wide in between])
    offset[12:] *= 0.5
    each = [[chance.gauss(0.0, _EACH * float(wide)) for wide in between] for _ in average().weights]
    return Voice(
        pitch=_pitch(chance, own.pitch),
        offset=offset,
        classes=np.array(each),
        scale=np.exp([chance.gauss(0.0, _SCALE) for _ in between]),
        stretch=2 ** (chance.choice([-1, 1]) * chance.uniform(*_STRETCH)),
        pivot=chance.uniform(900, 2200),
        bend=float(np.exp(chance.uniform(-0.16, 0.16))),
        breath=chance.uniform(3600, 4800),
        noise=chance.getrandbits(128),
    )


def _pitch(chance: Random, own: float) -> float:
    while True:
        pitch = chance.uniform(_LOWEST, _HIGHEST)
        if abs(12 * np.log2(pitch / own)) >= _APART:
            return pitch


def own_of(frames: Frames) -> Own:
    """Return what this voice has of its own. Where nobody speaks, nothing is taken off."""
    spoken = speaking(frames)
    voiced = frames.pitch[spoken & (frames.pitch > 0)].astype(np.float64)
    pitch, melody = (150.0, _MELODY)
    if len(voiced) >= _FEWEST:
        pitch, melody = float(np.exp(np.log(voiced).mean())), float(np.log(voiced).std()) + 1e-3
    known = average()
    if spoken.sum() < _FEWEST:
        return Own(np.eye(COUNTED), np.zeros(COUNTED), np.zeros(COUNTED), (), pitch, melody)
    mean, spread = _spread(frames, spoken)
    own = Own(_to(frames, spoken, mean, spread), mean, known.mean, (), pitch, melody)
    for _ in range(_ROUNDS):
        own = replace(own, steps=(*own.steps, _step(frames, spoken, own)))
    return own


def speaking(frames: Frames) -> npt.NDArray[np.bool_]:
    """Return in which frames somebody speaks: by the mean of all bands, so that a hiss counts as a vowel does."""
    heard = frames.power > NOTHING
    if not heard.any():
        return heard
    level = frames.colour[:, 0].astype(np.float32)
    low, high = np.percentile(level[heard], (5, 95))
    return np.asarray(heard & (level > low + 0.35 * (high - low)), np.bool_)


def _to(frames: Frames, spoken: npt.NDArray[np.bool_], mean: Rows, spread: Rows) -> Rows:
    """Return what gives her colours everybody's throat, and then the spread that everybody's have."""
    known = average()
    at = np.flatnonzero(spoken)
    some = frames.colour[at[:: max(2, len(at) // _ENOUGH)], 1:].astype(np.float64)
    throat = moving(octaves_of(some, mean, spread, known))
    return np.asarray(throat @ shaped(throat.T @ spread @ throat, known.spread))


def _spoken(frames: Frames, spoken: npt.NDArray[np.bool_]) -> Iterator[Rows]:
    """Yield the colours where somebody speaks, every second frame: neighbours hardly differ."""
    at = np.flatnonzero(spoken)[::2]
    for first in range(0, len(at), _BATCH):
        yield frames.colour[at[first : first + _BATCH], 1:].astype(np.float64)


def _spread(frames: Frames, spoken: npt.NDArray[np.bool_]) -> tuple[Rows, Rows]:
    count, total, squares = 0, np.zeros(COUNTED), np.zeros((COUNTED, COUNTED))
    for rows in _spoken(frames, spoken):
        count, total, squares = count + len(rows), total + rows.sum(axis=0), squares + rows.T @ rows
    mean = total / count
    return mean, squares / count - np.outer(mean, mean) + LEAST_SPREAD * np.eye(COUNTED)


def _step(frames: Frames, spoken: npt.NDArray[np.bool_], own: Own) -> Rows:
    """Return, for each class of sounds, what is still between hers and everybody's; where she has few, little is moved."""
    known: Average = average()
    whole, total = np.zeros(len(known.weights)), np.zeros_like(known.middles)
    for rows in _spoken(frames, spoken):
        moved = own.off(rows)
        shares = known.shares(moved, sharp=_SHARP)
        whole, total = whole + shares.sum(axis=0), total + shares.T @ moved
    # Every second frame was counted.
    hers = (2 * total + _TRUST * known.middles) / (2 * whole + _TRUST)[:, None]
    return known.middles - hers


def colour_of(colour: Rows, own: Own, voice: Voice) -> Rows:
    """Return these colours without what is hers, and with what the other voice has of its own."""
    plain = own.off(colour)
    known = average()
    shares = known.shares(plain, sharp=_SHARP)
    middle = shares @ known.middles
    levelled = middle + (plain - middle) * (1 - _LEVELLED)
    drawn = voice.offset + shares @ voice.classes
    return np.asarray((levelled - known.mean) * _CLEAR * voice.scale + known.mean + drawn)


def melody_of(pitch: Rows, own: Own, voice: Voice) -> Rows:
    """Return the new pitch: her melody, up and down as she spoke, around another middle."""
    moved = (np.log(np.maximum(pitch, 1.0)) - np.log(own.pitch)) / own.melody
    return np.where(pitch > 0, voice.pitch * np.exp(np.clip(moved, -3, 3) * _MELODY), 0.0)
