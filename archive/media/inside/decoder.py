"""In the cage: which FFmpeg is loaded there. No file is opened."""

from __future__ import annotations

from typing import Any, BinaryIO

import av


def warm() -> None:
    """Load nothing: what it tells of is loaded with this module."""


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> str:
    """Return the version of FFmpeg."""
    del task, sources, wanted
    return str(av.ffmpeg_version_info)
