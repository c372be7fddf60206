"""What is typed is kept whole, or refused with both numbers: nothing is cut in silence. For the Desk and the Reading room."""

from __future__ import annotations

import sys

from archive.ground.clean import one_line, plain
from archive.rules.errors import BadInput


def line(words: str, most: int, what: str) -> str:
    """Return words plain and on one line.

    Args:
        words: as typed.
        most: letters that the box takes.
        what: the box, at the head of a sentence.

    Raises:
        BadInput: they are more than `most`.
    """
    return _fitting(one_line(words, most=sys.maxsize), most, what)


def text(words: str, most: int, what: str) -> str:
    """Return words plain, with their lines. As `line`."""
    return _fitting(plain(words).strip(), most, what)


def _fitting(words: str, most: int, what: str) -> str:
    if len(words) > most:
        raise BadInput(f"{what} can have {most:,} letters. This has {len(words):,}.")
    return words
