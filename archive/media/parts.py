"""The parts of one recording as they came: each one's format, and whether all together are too large."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import BinaryIO

from archive.media.kinds import HEAD, LARGEST_SOUND, Format, Kind, kind_of, refusal, sniff
from archive.rules.errors import BadInput


def parts(sources: Sequence[BinaryIO]) -> tuple[list[BinaryIO], list[Format]]:
    """Return the parts that are not empty, and the format of each.

    Raises:
        BadInput: nothing is in any part, one is no sound, or all together are larger than `LARGEST_SOUND`.
    """
    sizes = [size_of(source) for source in sources]
    if sum(sizes) > LARGEST_SOUND:
        raise BadInput("This recording is larger than 200 MB. Save it as MP3 or M4A, or send it in parts.")
    files = [source for source, size in zip(sources, sizes, strict=True) if size]
    if not files:
        raise BadInput(refusal(b""))
    return files, [_format(file) for file in files]


def size_of(source: BinaryIO) -> int:
    """Return how many bytes it holds; it is rewound."""
    source.seek(0, os.SEEK_END)
    size = source.tell()
    source.seek(0)
    return size


def head_of(source: BinaryIO) -> bytes:
    """Return its first `HEAD` bytes; it is rewound."""
    source.seek(0)
    head = source.read(HEAD)
    source.seek(0)
    return head


def _format(source: BinaryIO) -> Format:
    head = head_of(source)
    format = sniff(_behind_tag(source, head) if head.startswith(b"ID3") else head)
    if format is None:
        raise BadInput(refusal(head))
    if kind_of(format) is not Kind.SOUND:
        raise BadInput("This is a picture. Choose it where pictures are added.")
    return format


def _behind_tag(source: BinaryIO, head: bytes) -> bytes:
    """Return the first bytes after an ID3 tag when they are FLAC or AAC: some programs put one there."""
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    behind = b""
    with suppress(OSError):
        source.seek(10 + size)
        behind = source.read(HEAD)
    source.seek(0)
    return behind if sniff(behind) in {Format.FLAC, Format.AAC} else head
