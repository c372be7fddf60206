"""A planted fault for the cage: what is done to a recording piece by piece is done after all of it was read first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import decoding, hearing, making, proving, reading, softening, voice_proving

_MODULES = {one.__name__: one for one in (hearing, making, proving, softening, voice_proving)}


def warm() -> None:
    """Load what all of them load."""
    for one in _MODULES.values():
        one.warm()


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> dict[str, Any]:
    """Do what the module named in `task` does, all at once."""
    decoding.joined = _whole(decoding.joined)
    reading.sound_of = _whole(reading.sound_of)
    said: dict[str, Any] = _MODULES[task["of"]].work(task, sources, wanted)
    return said


def _whole(in_pieces: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def whole(*asked: Any) -> Iterator[Any]:
        yield np.concatenate(list(in_pieces(*asked)))

    return whole
