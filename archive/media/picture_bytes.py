"""Published pictures, read byte by byte: a JPEG or a PNG that holds what a plain image needs, and nothing more.

A parser of our own, for the pictures we make and no others: what it does not know is a fault. No place is left for a
tag, a comment, a profile, a second picture or anything behind the end (ITU-T T.81 Annex B; W3C PNG 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_START = b"\xff\xd8"
_JFIF = b"JFIF\x00"
_TABLES = {0xDB, 0xC4}
"""Quantisation and Huffman tables."""

_FRAMES = {0xC0, 0xC2}
_APP0, _SCAN, _END = 0xE0, 0xDA, 0xD9
_JFIF_SIZE = 16
"""Bytes of the JFIF segment without a small picture in it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = (b"IHDR", b"PLTE", b"IDAT", b"IEND")


def is_plain(image: BinaryIO, mime: str) -> bool:
    """Return whether the bytes are exactly one plain image of that type; the file is rewound."""
    image.seek(0)
    body = image.read()
    image.seek(0)
    return _is_plain_jpeg(body) if mime == "image/jpeg" else mime == "image/png" and _is_plain_png(body)


def _is_plain_jpeg(body: bytes) -> bool:
    if not body.startswith(_START):
        return False
    at, has_frame = len(_START), False
    while at + 4 <= len(body) and body[at] == 0xFF:  # noqa: PLR2004 -- every marker begins so.
        marker, size = body[at + 1], int.from_bytes(body[at + 2 : at + 4])
        segment = body[at + 4 : at + 2 + size]
        if marker == _SCAN:
            end = _end_of_scan(body, at + 2 + size)
            if body[end : end + 2] == bytes((0xFF, _END)):
                return has_frame and end + 2 == len(body)
            at = end
            continue
        if marker == _APP0 and not (at == len(_START) and size == _JFIF_SIZE and segment.startswith(_JFIF)):
            return False
        if marker not in {_APP0, *_TABLES, *_FRAMES}:
            return False
        has_frame = has_frame or marker in _FRAMES
        at += 2 + size
    return False


def _end_of_scan(body: bytes, at: int) -> int:
    """Return where the next marker stands after the picture's own bits, in which 0xFF is followed by 0."""
    while (at := body.find(b"\xff", at)) >= 0:
        if body[at + 1 : at + 2] != b"\x00":
            return at
        at += 2
    return len(body)


def _is_plain_png(body: bytes) -> bool:
    names = [name for name, _ in _chunks(body)]
    kinds = [name for n, name in enumerate(names) if n == 0 or names[n - 1] != name]
    in_order = kinds in ([b"IHDR", b"IDAT", b"IEND"], [b"IHDR", b"PLTE", b"IDAT", b"IEND"])
    end = sum(size for _, size in _chunks(body)) + len(_PNG)
    return body.startswith(_PNG) and in_order and end == len(body)


def _chunks(body: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the name and the whole size of each chunk, up to the first that is none of ours."""
    at = len(_PNG)
    while at + 12 <= len(body):
        size, name = int.from_bytes(body[at : at + 4]), body[at + 4 : at + 8]
        yield name, size + 12
        if name not in _CHUNKS or name == b"IEND":
            return
        at += size + 12
