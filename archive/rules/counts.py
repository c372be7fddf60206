"""How few people may be spoken of: below five nobody is a number (rule 17, scorecard row 30).

Three nurses in one small town are not anonymous; and what two of them wrote would name them to each other.
"""

from __future__ import annotations

FEWEST = 5
"""Below this a number is not said, and what people wrote is not shown."""


def may_be_told(people: int) -> bool:
    """Return whether enough people met a story that what some of them wrote points to none of them."""
    return people >= FEWEST


def about(count: int) -> int | None:
    """Return a number as it may stand in a report, rounded down to fives; None below five.

    Never the number itself: who looks before and after one story was taken back, or as two different viewers, would
    subtract. None is said where nothing is as well: "nobody told of this" would speak of everybody.
    """
    return count - count % FEWEST if count >= FEWEST else None


def in_words(about: int | None) -> str:
    """Return what `about` returned as it stands on a page."""
    return f"fewer than {FEWEST}" if about is None else f"{about} or more"


def at_most(about: int) -> int:
    """Return the largest number that is said as `about`."""
    return about + FEWEST - 1
