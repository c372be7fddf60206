"""In the cage, for the proof: a softened recording held against hers, and searched for what her file's tags said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import reading
from archive.media.inside.own_voice import NOTHING, SLOWER, WINDOW, Beside
from archive.media.inside.proving import tags_repeated
from archive.media.inside.reading import RATE, Sound

BLOCK = SLOWER * WINDOW * 125
"""Samples of ten seconds: whole windows."""

_NARROW = 16_000
"""Samples a second in which nothing fits above a softened voice."""

MOST_ABOVE, MOST_ABOVE_IN_ALL = -24.0, -45.0
"""dB of what lies above a softened voice, beside it, for a second."""


def warm() -> None:
    """Load all that loads late."""
    from archive.media.inside import decoding  # noqa: PLC0415 -- for its warming up only.

    decoding.warm()
    hum = np.sin(np.arange(2 * RATE, dtype=np.float32) * 0.03)
    beside = Beside("warm")
    beside.add(hum, hum)
    list(beside.faults())
    "an encoding is a file of its own, and behind the walls no file opens".encode("utf-16-le")


def work(task: dict[str, Any], files: list[BinaryIO], _: list[BinaryIO]) -> list[dict[str, Any]]:
    """Return every fault: `what`, `file`, and where it applies `start` and `end` in ms.

    Files: the sender's parts, named by `task["formats"]`, then those made, named and described by `task["made"]`. What is
    covered is left out: the other proof looks there.
    """
    count = len(task["formats"])
    found: list[dict[str, Any]] = []
    wide: list[Beside] = []
    for file, (name, format) in zip(files[count:], task["made"], strict=True):
        beside = Beside(name)
        sounds = [_blocks(files[:count], task["formats"]), _blocks([file], [format])]
        found += _compare(sounds, task["covers"], beside)
        found += beside.faults()
        if reading.rate_of(file, format) > _NARROW:
            wide.append(beside)
    found += _shrill(wide)
    names = [name for name, _ in task["made"]]
    found += tags_repeated(files[:count], task["formats"], dict(zip(names, files[count:], strict=True)))
    return found


def _shrill(files: Sequence[Beside]) -> Iterator[dict[str, Any]]:
    """Yield what holds something above a softened voice: much of it, or what is in every file.

    An encoder folds some of the voice up there, Opus by -31 dB at the most and MP3 by -57; what both hold was made there.
    """
    stretches = [one.shrill() for one in files]
    for one, loud in zip(files, stretches, strict=True):
        if loud.max(initial=NOTHING) > MOST_ABOVE:
            yield {"what": "shrill", "file": one.name}
    if stretches:
        count = min(map(len, stretches))
        if np.min([one[:count] for one in stretches], axis=0).max(initial=NOTHING) > MOST_ABOVE_IN_ALL:
            yield {"what": "shrill"}


def _blocks(files: Sequence[BinaryIO], formats: Sequence[str]) -> Iterator[Sound]:
    for file in files:
        file.seek(0)
    return reading.blocks(reading.sound_of(files, formats), BLOCK)


def _compare(
    sounds: Sequence[Iterator[Sound]], covers: Sequence[dict[str, int]], beside: Beside
) -> list[dict[str, Any]]:
    lengths = [0, 0]
    while True:
        hers, made = (next(one, np.zeros(0, np.float32)) for one in sounds)
        if not len(hers) and not len(made):
            break
        uncovered, length = _uncovered(hers, lengths[0], covers), min(len(hers), len(made))
        beside.add(uncovered[:length], made[:length])
        lengths = [lengths[0] + len(hers), lengths[1] + len(made)]
    late = abs(lengths[0] - lengths[1]) > RATE // 20
    return [{"what": "length", "file": beside.name}] if late else []


def _uncovered(sound: Sound, start: int, covers: Sequence[dict[str, int]]) -> Sound:
    left = sound.copy()
    for cover in covers:
        first, last = (
            (cover[name] + by) * RATE // 1000 - start for name, by in (("start", -150), ("end", 150))
        )
        left[max(0, first) : max(0, last)] = 0
    return left
