"""In the cage, for the proof: the recording made a second time, its covers laid by other code, held against what goes out.

One master goes to both encoders, and the same samples give the same bytes. So where the Opus file is, to the byte, what a
right master gives, nothing of what is covered was in the sound that either was made from: no scrap of a millisecond, no
breath of a room, no whisper in one narrow band, and nothing of it at another time. No measure of sound could tell as much.

What is shared with the maker holds no word of what is covered, or cannot tell it from the rest: the decoder, the level, the
encoder, and a filler that is made from its own length. Where a filler stands is computed here from what was marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

import numpy as np

from archive.media.inside import decoding, fillers, making
from archive.media.inside.decoding import RATE, Facts, Pcm
from archive.media.inside.encoding import Opus
from archive.media.inside.fillers import Filler
from archive.media.inside.likeness import Range

BLOCK = 10 * RATE


class Held:
    """A file that is written to, and kept nowhere: each byte is held against the one that stands there in another file."""

    def __init__(self, other: BinaryIO) -> None:
        """Begin at its beginning."""
        other.seek(0)
        self._other = other
        self._is_same = True

    def write(self, data: Any) -> int:
        """Hold some bytes against the next of the other file."""
        plain = bytes(data)
        self._is_same = self._is_same and self._other.read(len(plain)) == plain
        return len(plain)

    def close(self) -> None:
        """Do nothing: it is asked afterwards."""

    def is_same(self) -> bool:
        """Return whether all that was written is all of the other file."""
        return self._is_same and not self._other.read(1)


def is_remade(
    files: Sequence[BinaryIO],
    formats: Sequence[str],
    ranges: Sequence[Range],
    level: tuple[float, float],
    opus: BinaryIO,
) -> bool:
    """Return whether `opus` is, to the byte, the recording of that level (LUFS, true peak) with a filler in each range."""
    gain = making.gain(*level)
    held = Held(opus)
    out = Opus(held)
    start = 0
    for block in decoding.in_blocks(decoding.joined(files, formats, Facts()), BLOCK):
        out.add(_covered(_loud(block, gain), start, ranges))
        start += len(block)
    out.finish()
    return held.is_same()


def warm() -> None:
    """Load all that loads late."""
    making.warm()


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
