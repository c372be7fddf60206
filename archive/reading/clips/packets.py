"""A part of an Opus recording: its packets, whole and unchanged, in a new Ogg stream. Nothing is decoded.

Only packets that lie wholly inside are taken, so not a sample from before or after is in the bytes; what is lost at an edge is
at most 40 ms of the pause between two sentences. The same part gives the same bytes each time, so that a player may ask for
ranges of them. Sources: RFC 3533 (Ogg), RFC 6716 3.1 and 4.3.7 (Opus), RFC 7845 (Opus in Ogg).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.rules.errors import Unreadable

RATE = 48  # Samples in a millisecond.
PACKET = 960  # Samples: 20 ms, as the press makes them.
OVERLAP = 120
"""Samples by which what a packet holds reaches into the next one (the window of CELT, 2.5 ms)."""

PACKETS_A_PAGE = 50
MOST_PACKETS = 3_000  # A minute.
LARGEST = 1_275  # Bytes of one packet (RFC 6716, 3.4).

_HEAD = 27
_NEAR = 128 << 10
"""Bytes within which a search for a moment ends, and from which pages are read one by one."""

_FRAMES_OF_20_MS = frozenset({1, 5, 9, 13, 15, 19, 23, 27, 31})
"""Configurations of one frame of 20 ms, by the five bits that begin a packet (RFC 6716, table 2)."""

BAD = "This recording cannot be read."
NOTHING = "There is nothing to hear between these two moments."

Read = Callable[[int, int], bytes]
"""Returns the bytes of the whole file from the first number up to, not including, the second."""


@dataclass(frozen=True)
class _Page:
    kind: int
    granule: int
    sizes: bytes
    body: bytes
    end: int
    """Where the next page begins."""


def opus_part(read: Read, size: int, start: int, end: int) -> bytes:
    """Return an Ogg Opus file with the packets that lie between two moments, and no others.

    Args:
        read: returns bytes of the whole file.
        size: its bytes.
        start: milliseconds, from the beginning of what is heard.
        end: milliseconds, exclusive.

    Raises:
        Unreadable: it is not a file as the press makes them, or no packet lies between the two.
    """
    head = _page_at(read, size, 0)
    if len(head.body) != 19 or not head.body.startswith(b"OpusHead\x01\x01"):  # noqa: PLR2004 -- RFC 7845, 5.1.
        raise Unreadable(BAD)
    skip = int.from_bytes(head.body[10:12], "little")
    first, last = inside(start, end, skip)
    packets = _packets(read, size, head.end, first, last)
    return _ogg(head.body, packets, skip)


def inside(start: int, end: int, skip: int) -> tuple[int, int]:
    """Return the numbers of the first packet that lies inside, and of the one after the last.

    A decoder drops `skip` samples at the beginning; a packet's own samples reach `OVERLAP` further than its length.
    """
    first = -(-(start * RATE + skip) // PACKET)
    last = (end * RATE + skip - OVERLAP) // PACKET
    return first, last


def _packets(read: Read, size: int, after_head: int, first: int, last: int) -> list[bytes]:
    at, done = _near(read, size, after_head, first)
    kept: list[bytes] = []
    for n, packet in _numbered(read, size, at, done):
        if n >= last:
            break
        if n >= first:
            kept.append(_ours(packet))
        if len(kept) > MOST_PACKETS:
            raise Unreadable(BAD)
    if not kept:
        raise Unreadable(NOTHING)
    return kept


def _ours(packet: bytes | None) -> bytes:
    if not packet or packet[0] & 3 or packet[0] >> 3 not in _FRAMES_OF_20_MS or len(packet) > LARGEST:
        raise Unreadable(BAD)
    return packet


def _near(read: Read, size: int, after_head: int, first: int) -> tuple[int, int | None]:
    """Return where to begin reading pages, and how many packets are done there: None when the page itself has to say."""
    low, high = after_head, size
    while high - low > _NEAR:
        middle = (low + high) // 2
        page = _first_page_in(read, size, middle, min(middle + _NEAR, high))
        if page is not None and page.granule // PACKET < first:
            low = middle
        else:
            high = middle
    return (low, None) if low > after_head else (after_head, -1)


def _first_page_in(read: Read, size: int, start: int, end: int) -> _Page | None:
    window = read(start, min(end + _HEAD, size))
    at = window.find(b"OggS\x00")
    while 0 <= at < end - start:
        try:
            return _page_at(read, size, start + at, is_guessed=True)
        except Unreadable:
            # Four bytes of a packet may look like the beginning of a page: its checksum tells.
            at = window.find(b"OggS\x00", at + 1)
    return None


def _numbered(read: Read, size: int, at: int, done: int | None) -> Iterator[tuple[int, bytes | None]]:
    """Yield each packet with its number, from the first one that is complete; None for one whose beginning was not read."""
    waiting: bytes | None = b""
    if done is None:
        found = _first_page_in(read, size, at, min(at + _NEAR, size))
        if found is None:
            raise Unreadable(BAD)
        at, done = found.end, found.granule // PACKET
        # A packet that began on the page that was passed over is not whole here.
        waiting = None if found.sizes.endswith(b"\xff") else b""
    elif done < 0:
        at, done = _page_at(read, size, at).end, 0  # The tags.
    while at < size:
        page = _page_at(read, size, at)
        body = 0
        for length in page.sizes:
            if waiting is not None:
                waiting += page.body[body : body + length]
            body += length
            if length < 255:  # noqa: PLR2004 -- a shorter segment ends a packet (RFC 3533, 5).
                yield done, waiting
                done += 1
                waiting = b""
        at = page.end


def _page_at(read: Read, size: int, at: int, *, is_guessed: bool = False) -> _Page:
    head = read(at, min(at + _HEAD + 255, size))
    sizes = head[_HEAD : _HEAD + head[26]] if len(head) >= _HEAD else b""
    end = at + _HEAD + len(sizes) + sum(sizes)
    if not head.startswith(b"OggS\x00") or len(sizes) != head[26] or end > size:
        raise Unreadable(BAD)
    body = read(end - sum(sizes), end)
    whole = head[:22] + b"\0\0\0\0" + head[26:_HEAD] + sizes + body
    if is_guessed and checksum(whole) != int.from_bytes(head[22:26], "little"):
        raise Unreadable(BAD)
    return _Page(head[5], int.from_bytes(head[6:14], "little"), sizes, body, end)


def _ogg(head: bytes, packets: list[bytes], skip: int) -> bytes:
    pages = [_page(2, 0, 0, [head]), _page(0, 0, 1, [b"OpusTags\x04\x00\x00\x00clip\x00\x00\x00\x00"])]
    for start in range(0, len(packets), PACKETS_A_PAGE):
        some = packets[start : start + PACKETS_A_PAGE]
        is_last = start + PACKETS_A_PAGE >= len(packets)
        granule = max((start + len(some)) * PACKET, skip)
        pages.append(_page(4 if is_last else 0, granule, len(pages), some))
    return b"".join(pages)


def _page(kind: int, granule: int, number: int, packets: list[bytes]) -> bytes:
    sizes = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
    if len(sizes) > 255:  # noqa: PLR2004 -- a page names no more segments (RFC 3533, 6).
        raise Unreadable(BAD)
    before = (
        b"OggS\x00" + bytes([kind]) + granule.to_bytes(8, "little") + b"clip" + number.to_bytes(4, "little")
    )
    rest = bytes([len(sizes)]) + sizes + b"".join(packets)
    return before + checksum(before + b"\0\0\0\0" + rest).to_bytes(4, "little") + rest


_REVERSED = bytes(int(f"{n:08b}"[::-1], 2) for n in range(256))


def checksum(body: bytes) -> int:
    """Return the checksum of a page whose own is zero (RFC 3533, 6).

    It is the CRC-32 of zlib with the bits of each byte, and of the result, the other way round, and without its two inversions.
    """
    found = zlib.crc32(body.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{found:032b}"[::-1], 2)
