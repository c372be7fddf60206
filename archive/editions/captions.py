"""Captions as WebVTT, written from the cues: escaped, without a note, a name of a speaker or a style (W3C WebVTT 1)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from archive.editions.edition import Cue

MIME = "text/vtt"
HOUR, MINUTE, SECOND = 3_600_000, 60_000, 1000


def vtt(cues: Iterable[Cue]) -> str:
    """Return the file. A text can hold no blank line and no arrow, so it can never begin a cue of its own."""
    blocks = [f"{_time(cue.start)} --> {_time(cue.end)}\n{_text(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks, ""])


def _time(ms: int) -> str:
    hours, rest = divmod(ms, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, rest = divmod(rest, SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _text(text: str) -> str:
    return escape(" ".join(text.split()), quote=False).replace("--&gt;", "→")
