"""Faults that a maker of recordings might have: what is covered is left to be heard after all. The proof has to find each.

Each takes the master as it should be, the same without any cover, and where the covered word lies in both, as samples at
48,000 a second between -32,768 and 32,767; it returns the spoilt master.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.media.inside import making
from tests.voices import RATE

Wave = npt.NDArray[np.float64]
Plant = Callable[[Wave, Wave, slice], Wave]

_MS = RATE // 1000


def _echo(master: Wave, bare: Wave, word: slice) -> Wave:
    return _added(master, bare[word] / 4, word.start + 600 * _MS)


def _mixed(share: float, *, turn: int = 1, before: bool = False) -> Plant:
    """Put it beneath what is said three seconds later, or at the beginning."""

    def plant(master: Wave, bare: Wave, word: slice) -> Wave:
        return _added(master, share * bare[word][::turn], 0 if before else word.start + 3 * RATE)

    return plant


def _added(master: Wave, sound: Wave, at: int) -> Wave:
    end = min(len(master), at + len(sound))
    master[at:end] += sound[: end - at]
    return master


def _instead(master: Wave, bare: Wave, word: slice) -> Wave:
    at = word.start + 3 * RATE
    end = min(len(master), at + word.stop - word.start)
    master[at:end] = bare[word][: end - at]
    return master


def _inside(change: Callable[[Wave], Wave]) -> Plant:
    def plant(master: Wave, bare: Wave, word: slice) -> Wave:
        master[word] += change(bare[word])
        return master

    return plant


def band(sound: Wave, low: int, high: int) -> Wave:
    """Return what of it lies between two pitches."""
    spectrum, pitch = np.fft.rfft(sound), np.fft.rfftfreq(len(sound), 1 / RATE)
    spectrum[(pitch < low) | (pitch > high)] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound)))


def above_hearing(sound: Wave, share: float = 0.2) -> Wave:
    """Return it where only a machine hears it: shifted up by 13,000 Hz."""
    return share * band(sound, 100, 3000) * np.cos(2 * np.pi * 13_000 * np.arange(len(sound)) / RATE)


def _scrap(ms: int, share: float, where: str) -> Plant:
    """Leave so many milliseconds of it: at its beginning, at its end, or where it is loudest."""

    def plant(master: Wave, bare: Wave, word: slice) -> Wave:
        part = _part(bare, word, ms * _MS, where)
        master[part] += share * bare[part]
        return master

    return plant


def _part(bare: Wave, word: slice, length: int, where: str) -> slice:
    if where == "begin":
        return slice(word.start, word.start + length)
    if where == "end":
        return slice(word.stop - length, word.stop)
    middle = slice(word.start + 60 * _MS, word.stop - 60 * _MS - length)
    loud = np.convolve(bare[middle.start : middle.stop + length] ** 2, np.ones(length), "valid")
    at = middle.start + int(np.argmax(loud))
    return slice(at, at + length)


def room(length: float, *, seed: int = 4) -> Wave:
    """Return how a room answers a clap: falling by 60 dB in so many seconds, without the clap itself."""
    hiss = np.random.default_rng(seed).normal(0, 1, round(length * RATE))
    answer = hiss * 10 ** (-3 * np.arange(len(hiss)) / len(hiss))
    answer[: 5 * _MS] = 0
    return np.asarray(answer / np.sqrt((answer**2).sum()))


def _tail(share: float) -> Plant:
    """Let the room answer to what is covered, after the cover has ended."""

    def plant(master: Wave, bare: Wave, word: slice) -> Wave:
        answer = room(0.8)
        size = 1 << (word.stop - word.start + len(answer)).bit_length()
        heard = np.fft.irfft(np.fft.rfft(bare[word], size) * np.fft.rfft(answer, size), size)
        return _added(master, share * heard[word.stop - word.start :][: len(answer)], word.stop)

    return plant


def _higher(word: Wave) -> Wave:
    at = np.arange(len(word))
    return np.asarray(np.interp(at * 1.2 % len(word), at, word))


PLANTED: dict[str, Plant] = {
    "ducked 12 dB": _inside(lambda word: word * 10 ** (-12 / 20)),
    "ducked 20 dB": _inside(lambda word: word * 10 ** (-20 / 20)),
    "ducked 40 dB": _inside(lambda word: word * 10 ** (-40 / 20)),
    "8 ms late": _inside(lambda word: 0.03 * np.roll(word, 8 * _MS)),
    "120 ms late": _inside(lambda word: 0.03 * np.roll(word, 120 * _MS)),
    "backwards": _inside(lambda word: 0.03 * word[::-1]),
    "upside down": _inside(lambda word: -0.03 * word),
    "higher": _inside(lambda word: 0.03 * _higher(word)),
    "like a telephone": _inside(lambda word: 0.1 * band(word, 300, 800)),
    "whispering": _inside(lambda word: 0.1 * band(word, 1200, 20_000)),
    "above hearing": _inside(above_hearing),
    "around the tone": _inside(lambda word: 10 ** (-12 / 20) * band(word, 600, 1_100)),
    "20 ms at its beginning": _scrap(20, 1.0, "begin"),
    "10 ms at its end": _scrap(10, 1.0, "end"),
    "10 ms at its end, quieter": _scrap(10, 10 ** (-12 / 20), "end"),
    "10 ms at its beginning, quieter": _scrap(10, 10 ** (-12 / 20), "begin"),
    "20 ms in its middle": _scrap(20, 1.0, "loud"),
    "elsewhere instead": _instead,
    "elsewhere beneath": _mixed(0.3),
    "elsewhere upside down": _mixed(-0.3),
    "elsewhere backwards": _mixed(0.3, turn=-1),
    "before it was said": _mixed(0.3, before=True),
    "an echo": _echo,
    "a room that answers": _tail(0.3),
}  # fmt: skip


def _in_narrow_bands(word: Wave) -> Wave:
    """Leave three bands of 60 Hz, where an ear fills in the rest, far below what a room sounds like."""
    return np.asarray(10 ** (-30 / 20) * sum(band(word, low, low + 60) for low in (270, 620, 2_300)))


BENEATH: dict[str, Plant] = {
    "1 ms at its end, quieter": _scrap(1, 10 ** (-12 / 20), "end"),
    "5 ms at its beginning, far quieter": _scrap(5, 10 ** (-30 / 20), "begin"),
    "in narrow bands": _inside(_in_narrow_bands),
    "elsewhere, far beneath": _mixed(0.02),
    "a room that answers softly": _tail(0.05),
}
"""Faults that no measure of sound tells from what the encoders leave, or not always: making it once more finds them."""

BESIDE_A_TONE = frozenset({"around the tone"})
"""Faults that hide behind a tone, and would stand bare in silence."""


@contextmanager
def spoilt(plant: Plant, word: slice) -> Iterator[None]:
    """Plant a fault in the maker, while this holds. Of recordings up to ten seconds, which are one block."""
    right = making._mastered

    def planted(block: Any, start: int, decibels: float, stretches: Any) -> Any:
        bare = right(block, start, decibels, ()).astype(np.float64)
        wrong = plant(right(block, start, decibels, stretches).astype(np.float64), bare, word)
        return np.clip(np.round(wrong), -32_768, 32_767).astype(np.int16)

    making._mastered = planted
    try:
        yield
    finally:
        making._mastered = right
