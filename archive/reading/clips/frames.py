"""A part of an MP3 recording: its frames, each made to stand on its own. Nothing is decoded.

A frame of MP3 may keep what it needs in the room that earlier frames left over. So a run of frames copied as they are could hold
the beginning of the next one, which is outside. Here each frame gets its own bytes, and no other's, in a slot that is large
enough. The same part gives the same bytes each time. Source: ISO/IEC 11172-3, 2.4.1 to 2.4.3 (one channel, 48 kHz, as the press
makes them).
"""

from __future__ import annotations

from archive.reading.clips.packets import BAD, NOTHING, RATE, Read
from archive.rules.errors import Unreadable

FRAME = 192  # Bytes, at 64 kbit/s.
SAMPLES = 1_152
EARLY = 1_105
"""Samples by which what a frame holds comes before its place: the delays of encoder (576) and decoder (529)."""

REACH = SAMPLES + 576 + 481
"""Samples from a frame's place on in which anything of it is heard: its own, half a window, and the filters."""

MOST_FRAMES = 2_501  # A minute.

_HEAD, _SIDE = 4, 17
_ROOM = FRAME - _HEAD - _SIDE
_EARLIER = 4
"""Frames before the first one that may hold bytes of it: 511 at most (main_data_begin has nine bits)."""

_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""kbit/s of layer III, by the four bits in the third byte."""


def mp3_part(read: Read, size: int, start: int, end: int) -> bytes:
    """Return an MP3 with the frames that lie between two moments, and no others.

    Args:
        read: returns bytes of the whole file.
        size: its bytes.
        start: milliseconds, from the beginning of what is heard.
        end: milliseconds, exclusive.

    Raises:
        Unreadable: it is not a file as the press makes them, or no frame lies between the two.
    """
    # The first frame of a file says how many follow, and is not heard.
    many = size // FRAME - 1
    first, last = inside(start, end)
    last = min(last, many)
    if size % FRAME or not 0 <= first < last <= first + MOST_FRAMES:
        raise Unreadable(NOTHING)
    begin = max(0, first - _EARLIER)
    run = read((begin + 1) * FRAME, (last + 1) * FRAME)
    frames = [run[at : at + FRAME] for at in range(0, len(run), FRAME)]
    if len(frames) != last - begin:
        raise Unreadable(BAD)
    return b"".join(_alone(frames, n) for n in range(first - begin, last - begin))


def inside(start: int, end: int) -> tuple[int, int]:
    """Return the numbers of the first frame that lies inside, and of the one after the last."""
    first = -(-(start * RATE + EARLY) // SAMPLES)
    last = (end * RATE + EARLY - REACH) // SAMPLES + 1
    return first, last


def _alone(frames: list[bytes], n: int) -> bytes:
    """Return one frame with all that it needs in itself, and nothing of another one."""
    frame = frames[n]
    if frame[:2] != b"\xff\xfb" or frame[2] != 0x54 or frame[3] >> 6 != 3:  # noqa: PLR2004 -- one channel.
        raise Unreadable(BAD)
    side = int.from_bytes(frame[_HEAD : _HEAD + _SIDE], "big")
    begins = side >> 127
    # Mono: 9 bits where it begins, 5 private, 4 shared; then 59 bits for each granule, of which 12 say how long it is.
    bits = (side >> 106 & 0xFFF) + (side >> 47 & 0xFFF)
    data = _data(frames, n, begins, -(-bits // 8))
    rate = next((k for k, kbps in enumerate(_RATES) if kbps * 3 - _HEAD - _SIDE >= len(data)), None)
    if rate is None:
        raise Unreadable(BAD)
    room = _RATES[rate] * 3 - _HEAD - _SIDE
    head = frame[:2] + bytes([rate << 4 | frame[2] & 0x0F, frame[3]])
    return head + (side & (1 << 127) - 1).to_bytes(_SIDE, "big") + data + bytes(room - len(data))


def _data(frames: list[bytes], n: int, begins: int, length: int) -> bytes:
    before = b"".join(frame[_HEAD + _SIDE :] for frame in frames[max(0, n - _EARLIER) : n])
    # At the beginning of a recording nothing lies earlier.
    if begins > len(before) or length > begins + _ROOM:
        raise Unreadable(BAD)
    return (before[len(before) - begins :] + frames[n][_HEAD + _SIDE :])[:length]
