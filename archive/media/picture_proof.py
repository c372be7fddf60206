"""Is nothing of what was covered left in a published picture? Asked by code that shares nothing with the maker.

The pixels are compared in the cage (`inside.comparing`), decoded by another library; the bytes are looked at here
(`picture_bytes`): a plain image and nothing else. `design/security.md`, section 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import BinaryIO

from archive.media import cage, picture_bytes
from archive.media.cage import Limits
from archive.media.kinds import sniff
from archive.media.pictures import Box, Clean

SENTENCES: Mapping[str, str] = {
    "bytes": "The picture's file holds something beside the picture.",
    "cover": "Under a cover something can still be told apart.",
    "outside": "Something beside the covers is not as it was.",
    "size": "The picture is not as large as it should be.",
}
_LIMITS = Limits(memory=1024 << 20, cpu=40, file=cage.LONGEST_REPORT)


def faults(clean: BinaryIO, boxes: Sequence[Box], part: Box | None, made: Clean) -> tuple[str, ...]:
    """Return everything that is wrong with what was made of a clean picture; empty means it is proved.

    Args:
        clean: the clean picture.
        boxes: what must not be seen, in its pixels.
        part: the part that is shown, or None for the whole.
        made: the picture to prove.

    Raises:
        BadInput: one of the two cannot be opened.
    """
    if not picture_bytes.is_plain(made.image, made.mime):
        return (SENTENCES["bytes"],)
    task = {
        "formats": [sniff(_head(image)) for image in (clean, made.image)],
        "boxes": [asdict(box) for box in boxes],
        "part": asdict(part) if part else None,
    }
    found = cage.run("archive.media.inside.comparing", task, sources=[clean, made.image], limits=_LIMITS)
    return tuple(SENTENCES[what] for what in found)


def _head(image: BinaryIO) -> bytes:
    image.seek(0)
    head = image.read(64)
    image.seek(0)
    return head
