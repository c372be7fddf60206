"""Published sound, read byte by byte: an Ogg Opus or an MP3 file that is plainly that, with nothing more in it.

A parser of our own, for the two files we make and no others: what it does not know is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_OPUS_HEAD = re.compile(rb"OpusHead\x01\x01..\x80\xbb\x00\x00\x00\x00\x00", re.DOTALL)
"""Version 1, one channel, any pre-skip, made from 48 kHz, no gain, plain mapping (RFC 7845, 5.1)."""

_OPUS_TAGS = re.compile(rb"OpusTags(?:\x06\x00\x00\x00ffmpeg|\x04\x00\x00\x00Lavf)\x00\x00\x00\x00")
"""The maker's program, no comment (RFC 7845, 5.2)."""

_PAGE, _BEGINS, _ENDS = 27, 2, 4

_FRAME = 192
"""Bytes of every frame at 64 kbit/s and 48 kHz, with no padding (ISO/IEC 11172-3, 2.4.3.1)."""

_FRAME_HEAD = (b"\xff\xfb", b"\x54")
_LAYOUTS = {0xC0, 0xC4}
"""One channel, no emphasis, no claim to copyright; an original or a copy."""

_ABOUT = re.compile(
    rb"\x00{17}(?:Info|Xing)\x00\x00\x00\x0f.{112}(?:LAME|Lavc|Lavf|L3\.99)[0-9A-Za-z.\x00 ]{4,5}", re.DOTALL
)
"""The first frame: silence that says how many follow, and which program made it. No place for words."""

_CHUNK = _FRAME * 4096


def opus_is_plain(file: BinaryIO) -> bool:
    """Return whether it is one Opus stream in Ogg, mono, without comment, and nothing before, between or after."""
    pages = list(_first(_pages(file), 2))
    if len(pages) != 2 or not all(pages):  # noqa: PLR2004 -- the two pages that say what it is.
        return False
    head, tags = (body for page in pages if page for body in page[2:])
    if not _OPUS_HEAD.fullmatch(head) or not _OPUS_TAGS.fullmatch(tags):
        return False
    return _is_one_stream(file)


def _first(
    pages: Iterator[tuple[int, int, bytes] | None], count: int
) -> Iterator[tuple[int, int, bytes] | None]:
    for _, page in zip(range(count), pages, strict=False):
        yield page


def _is_one_stream(file: BinaryIO) -> bool:
    kinds, serials = [], set()
    for page in _pages(file):
        if page is None:
            return False
        kinds.append(page[0])
        serials.add(page[1])
    begins, *middle, ends = kinds
    return (
        begins == _BEGINS
        and bool(ends & _ENDS)
        and not any(kind & ~1 for kind in middle)
        and len(serials) == 1
    )


def _pages(file: BinaryIO) -> Iterator[tuple[int, int, bytes] | None]:
    """Yield kind, serial and body of each page; None where there is no page, and then no more."""
    file.seek(0)
    number = 0
    while head := file.read(_PAGE):
        sizes = file.read(head[-1]) if len(head) == _PAGE else b""
        body = file.read(sum(sizes))
        whole = head.startswith(b"OggS\x00") and len(sizes) == head[-1] and len(body) == sum(sizes)
        if not whole or int.from_bytes(head[18:22], "little") != number:
            yield None
            return
        yield head[5], int.from_bytes(head[14:18], "little"), body
        number += 1


def mp3_is_plain(file: BinaryIO) -> bool:
    """Return whether it is frames of 64 kbit/s, 48 kHz, mono, and nothing before, between or after them."""
    file.seek(0)
    first = file.read(_FRAME)
    if not _are_frames(first) or not _ABOUT.match(first[4:]):
        return False
    while chunk := file.read(_CHUNK):
        if not _are_frames(chunk):
            return False
    return True


def _are_frames(chunk: bytes) -> bool:
    count, rest = divmod(len(chunk), _FRAME)
    sync, rate = _FRAME_HEAD
    heads = chunk[0::_FRAME], chunk[1::_FRAME], chunk[2::_FRAME]
    wanted = sync[:1] * count, sync[1:] * count, rate * count
    return not rest and heads == wanted and set(chunk[3::_FRAME]) <= _LAYOUTS
