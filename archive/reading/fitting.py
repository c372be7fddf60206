"""What is typed on one line is kept whole, or refused with both numbers: nothing is cut in silence."""

from __future__ import annotations

import sys

from archive.ground.clean import one_line
from archive.rules.errors import BadInput


def line(words: str, most: int, what: str) -> str:
    """Return words plain and on one line.

    Args:
        words: as typed.
        most: characters that the box takes.
        what: the box, at the head of a sentence.

    Raises:
        BadInput: they are more than `most`.
    """
    words = one_line(words, most=sys.maxsize)
    if len(words) > most:
        raise BadInput(f"{what}: use at most {most:,} characters. This has {len(words):,}.")
    return words
