"""A planted fault for the cage: a recording is heard, or made, after all of it was read first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import decoding, hearing, making
from archive.media.inside.decoding import Pcm

_MODULES = {"archive.media.inside.hearing": hearing, "archive.media.inside.making": making}


def warm() -> None:
    """Load what both load."""
    hearing.warm()
    making.warm()


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> dict[str, Any]:
    """Do what the module named in `task` does, all at once."""
    in_pieces = decoding.joined

    def whole(*asked: Any) -> Iterator[Pcm]:
        yield np.concatenate(list(in_pieces(*asked)))

    decoding.joined = whole  # type: ignore[assignment]
    said: dict[str, Any] = _MODULES[task["of"]].work(task, sources, wanted)
    return said
