"""What a recording, a reading or a picture was made with, as the log has it (`design/sound.md`: with the proof, the versions)."""

from __future__ import annotations

import re
from functools import cache

from archive.ground import versions
from archive.media import cage
from archive.media.cage import Interrupted, Limits
from archive.media.kinds import Kind
from archive.rules.errors import BadInput

SOUND = ("av", "numpy", "pydub")
PICTURE = ("pillow", "numpy")

_LIMITS = Limits(memory=1 << 30, cpu=20, file=cage.LONGEST_REPORT)
_VERSION = re.compile(r"[0-9A-Za-z.~+-]{1,40}")


def tools(kind: str) -> str:
    """Return house and tools by which a recording or a picture is made here."""
    if kind == Kind.SOUND:
        return versions.made_by(SOUND, besides=f"ffmpeg {_ffmpeg()}")
    return versions.made_by(PICTURE)


def _ffmpeg() -> str:
    try:
        said = _asked()
    except (BadInput, Interrupted):
        return "unknown"  # It is asked again with the next recording.
    return said if isinstance(said, str) and _VERSION.fullmatch(said) else "unknown"


@cache
def _asked() -> object:
    """Return the version of the decoder that the cage loads, as a child says it that was given no file of anybody."""
    answer: object = cage.run("archive.media.inside.decoder", {}, limits=_LIMITS)
    return answer
