"""When each line of a reading is said: by its share of the letters, moved to the quietest moment nearby.

Nobody has to type times: the lines are known, and a reader pauses between them. They are the captions of the reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from archive.editions.edition import Cue

BIN = 100
"""Milliseconds of one number of an outline."""

NEAR = 1_500
"""How far a line may be moved to meet a pause. By ear: a reader's pace changes by less over a few lines."""

LEAST = 200
"""A line is never shorter, as long as there is room."""


def timed(words: Sequence[str], ms: int, peaks: Sequence[int]) -> tuple[Cue, ...]:
    """Return the lines with their times; they follow each other from the beginning to the end.

    Args:
        words: the lines, in order.
        ms: how long the reading is.
        peaks: its outline, one number for every `BIN`.
    """
    letters = list(accumulate(len(line) + 1 for line in words))
    edges = [0]
    for left, so_far in zip(range(len(words) - 1, 0, -1), letters, strict=False):
        wished = round(ms * so_far / letters[-1])
        low, high = edges[-1] + 1, ms - left
        edges.append(_quietest(wished, min(edges[-1] + LEAST, high), high, low, peaks))
    edges.append(ms)
    return tuple(Cue(start, end, line) for (start, end), line in zip(pairwise(edges), words, strict=True))


def _quietest(wished: int, least: int, high: int, low: int, peaks: Sequence[int]) -> int:
    """Return the quietest moment near `wished`, between `least` (or `low`, where there is no room) and `high`."""
    moments = [
        at * BIN + BIN // 2
        for at in range(len(peaks))
        if abs(at * BIN + BIN // 2 - wished) <= NEAR and least <= at * BIN + BIN // 2 <= high
    ]
    if not moments:
        return max(low, min(wished, high))
    return min(moments, key=lambda one: (peaks[one // BIN], abs(one - wished)))
