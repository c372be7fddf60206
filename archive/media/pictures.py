"""Drawings and photos: made anew from bare pixels, covered by destroying, shrunk. Decoded in the cage only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from archive.media import cage
from archive.media.cage import Limits
from archive.media.kinds import LARGEST_PICTURE, Format, Kind, kind_of, refusal, sniff
from archive.media.memory import kept, memory_file
from archive.media.parts import head_of, size_of
from archive.rules.errors import BadInput

_LIMITS = Limits(memory=1536 << 20, cpu=40, file=LARGEST_PICTURE)


@dataclass(frozen=True)
class Clean:
    """A picture of ours, in memory: `image/jpeg` or `image/png`, and its size in pixels."""

    image: BinaryIO
    mime: str
    width: int
    height: int


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the clean picture, counted from its left and top."""

    left: int
    top: int
    width: int
    height: int


def clean(source: BinaryIO) -> Clean:
    """Return the first picture in `source` made anew: upright, sRGB, on white, at most 2,400 pixels long.

    Nothing else of the file remains: no other frame, page or track, no place, name, time, profile or comment.

    Raises:
        BadInput: it is no picture, damaged, or larger than 40 MB or 40 million pixels.
    """
    return _made({"do": "clean", "format": _format(source)}, source)


def cover(clean: BinaryIO, boxes: Sequence[Box], part: Box | None) -> Clean:
    """Return a clean picture with `boxes` painted over in solid black, cut down to `part` if there is one.

    What lies under a box is not in the result in any form. Both are in pixels of `clean`; what reaches over its edge
    is cut there.

    Raises:
        BadInput: a box, or the part, lies wholly outside the picture.
    """
    task = {
        "do": "cover",
        "boxes": [asdict(box) for box in boxes],
        "part": asdict(part) if part else None,
        "format": _format(clean),
    }
    return _made(task, clean)


def grey_small(clean: BinaryIO) -> Clean:
    """Return it grey and at most 320 pixels long: what a moderator sees before she decides to look closely."""
    return _made({"do": "grey", "format": _format(clean)}, clean)


def _made(task: Mapping[str, Any], source: BinaryIO) -> Clean:
    image = memory_file()
    with kept(image):
        said = cage.run("archive.media.inside.painting", task, sources=[source], outs=[image], limits=_LIMITS)
    return Clean(image, said["mime"], said["width"], said["height"])


def _format(source: BinaryIO) -> Format:
    if size_of(source) > LARGEST_PICTURE:
        raise BadInput("This picture is larger than 40 MB. Save it smaller, or take a screenshot of it.")
    head = head_of(source)
    format = sniff(head)
    if format is None:
        raise BadInput(refusal(head))
    if kind_of(format) is not Kind.PICTURE:
        raise BadInput("This is a recording. Choose it where recordings are added.")
    return format
