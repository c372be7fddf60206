"""In the cage, for the proof: the recording made a second time, its covers laid by other code, held against what goes out.

The same samples give the same bytes, of either encoder. So where both files are, to the byte, what a right master gives,
nothing of what is covered was in the sound that they were made from: no scrap of a millisecond, no breath of a room, no
whisper in one narrow band, and nothing of it at another time. No measure of sound could tell as much.

What is shared with the maker holds no word of what is covered, or cannot tell it from the rest: the decoder, the level, the
encoder, and a filler that is made from its own length. Where a filler stands is computed here from what was marked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from os import SEEK_CUR, SEEK_END, SEEK_SET
from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import decoding, fillers, making
from archive.media.inside.decoding import RATE, Facts, Pcm
from archive.media.inside.encoding import Mp3, Opus, Out
from archive.media.inside.fillers import Filler
from archive.media.inside.likeness import Range

BLOCK = 10 * RATE
HEAD = 4096
"""Bytes at the beginning that are held when all is written: the header of an MP3 tells its length, and is written last."""

ENCODERS: Mapping[str, Callable[[Any], Out]] = {"opus": Opus, "mp3": Mp3}


class Held:
    """A file that is written to, and kept nowhere: each byte is held against the one that stands there in another file."""

    def __init__(self, other: BinaryIO) -> None:
        """Begin at its beginning."""
        self._length = other.seek(0, SEEK_END)
        self._other = other
        self._head = bytearray(HEAD)
        self._at = self._most = 0
        self._is_same = True

    def write(self, data: Any) -> int:
        """Hold some bytes against those of the other file that stand there."""
        plain = bytes(data)
        kept = plain[: max(HEAD - self._at, 0)]
        self._head[self._at : self._at + len(kept)] = kept
        self._hold(self._at + len(kept), plain[len(kept) :])
        self._at += len(plain)
        self._most = max(self._most, self._at)
        return len(plain)

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """Go on elsewhere."""
        self._at = offset + {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self._most}[whence]
        return self._at

    def tell(self) -> int:
        """Return where it goes on."""
        return self._at

    def close(self) -> None:
        """Do nothing: it is asked afterwards."""

    def is_same(self) -> bool:
        """Return whether all that was written is all of the other file."""
        self._hold(0, bytes(self._head[: self._most]))
        return self._is_same and self._most == self._length

    def _hold(self, start: int, plain: bytes) -> None:
        if self._is_same and plain:
            self._other.seek(start)
            self._is_same = self._other.read(len(plain)) == plain


def unlike(
    files: Sequence[BinaryIO],
    formats: Sequence[str],
    ranges: Sequence[Range],
    level: tuple[float, float],
    made: Mapping[str, BinaryIO],
) -> list[str]:
    """Return which of these files is not, to the byte, the recording of that level with a filler in each range.

    Args:
        files: the recording as it was sent.
        formats: of each of its parts.
        ranges: what must be gone, in samples.
        level: LUFS and true peak.
        made: what goes out, by the name of its encoder.
    """
    gain = making.gain(*level)
    held = {name: Held(file) for name, file in made.items()}
    outs = [ENCODERS[name](one) for name, one in held.items()]
    start = 0
    for block in decoding.in_blocks(decoding.joined(files, formats, Facts()), BLOCK):
        _go_on(outs, _covered(_loud(block, gain), start, ranges))
        start += len(block)
    for out in outs:
        out.finish()
    return [name for name, one in held.items() if not one.is_same()]


def warm() -> None:
    """Load all that loads late."""
    making.warm()


def _go_on(outs: Sequence[Out], master: Pcm) -> None:
    """Give one block to each encoder. In a function of its own, so that nothing holds it while the next one is made."""
    for out in outs:
        out.add(master)


def _loud(block: Pcm, gain: float) -> Pcm:
    return np.frombuffer(fillers.segment(block.tobytes()).apply_gain(gain).raw_data, np.int16).copy()


def _covered(master: Pcm, start: int, ranges: Sequence[Range]) -> Pcm:
    """Return one block whose first sample is `start`, with a filler in place of all that lies in a range."""
    for one in ranges:
        first, last = max(one.first, start), min(one.last, start + len(master))
        if first < last:
            filler = Filler(one.how, one.last - one.first).between(first - one.first, last - one.first)
            master[first - start : last - start] = np.frombuffer(filler.raw_data, np.int16)
    return master
