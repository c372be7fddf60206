"""Published pictures, read byte by byte: a JPEG or a PNG that holds what a plain image needs, and nothing more.

A parser of our own, for the pictures we make and no others: what it does not know is a fault. No place is left for a
tag, a comment, a profile, a second picture or anything behind the end (ITU-T T.81 Annex B; W3C PNG 5).
"""

from __future__ import annotations

import re
import zlib
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
_HEADER = re.compile(rb"(.{4})(.{4})([\x01\x02\x04\x08])([\x00\x02\x03])\x00\x00\x00", re.DOTALL)
"""Width, height, bits, and grey, colours or a palette; never with an alpha channel, in which a picture can hide."""

_VALUES = {0: 1, 2: 3, 3: 1}
"""Values of each dot, by that kind."""

_AROUND = 12
"""Bytes of a chunk beside its data: size, name and checksum."""


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
    chunks = list(_chunks(body))
    names = [name for name, _ in chunks]
    kinds = [name for n, name in enumerate(names) if n == 0 or names[n - 1] != name]
    in_order = kinds in ([b"IHDR", b"IDAT", b"IEND"], [b"IHDR", b"PLTE", b"IDAT", b"IEND"])
    end = sum(len(data) + _AROUND for _, data in chunks) + len(_PNG)
    if not (body.startswith(_PNG) and in_order and end == len(body)) or chunks[-1][1]:
        return False
    return _is_one_picture(chunks[0][1], b"".join(data for name, data in chunks if name == b"IDAT"))


def _is_one_picture(header: bytes, packed: bytes) -> bool:
    """Return whether what is packed is exactly the dots that the header speaks of, and no more."""
    head = _HEADER.fullmatch(header)
    if head is None:
        return False
    width, height, bits, kind = (int.from_bytes(part) for part in head.groups())
    wanted = height * (1 + -(-width * bits * _VALUES[kind] // 8))
    unpacking = zlib.decompressobj()
    try:
        dots = unpacking.decompress(packed, wanted + 1)
    except zlib.error:
        return False
    return len(dots) == wanted and unpacking.eof and not unpacking.unused_data


def _chunks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the data of each chunk, up to the first that is none of ours."""
    at = len(_PNG)
    while at + _AROUND <= len(body):
        size, name = int.from_bytes(body[at : at + 4]), body[at + 4 : at + 8]
        yield name, body[at + 8 : at + 8 + size]
        if name not in _CHUNKS or name == b"IEND":
            return
        at += size + _AROUND
