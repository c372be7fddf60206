"""Sealed packages: how often each part is looked at, and what a list of them may tell (h1, ADR 41).

The archivist reads nothing, so a list must not read for them. Exact sizes and counts would say which package is a long recording,
and match one with what is out; days would say when a mother came. So counts and sizes are said in three steps, a package joins
the list with the month after it was sent, and of its last look only whether it was in time.
"""

from __future__ import annotations

import base64
from datetime import date, timedelta
from enum import StrEnum

CHECKED_WITHIN = timedelta(days=30)
"""What is promised: every sealed part is looked at at least so often."""

DUE_AFTER = timedelta(days=20)
"""From when a part is due: ten days are left for a large house, or a machine that stood still."""

MOST_BYTES = 64 * 1024 * 1024
"""Of sealed bytes that one sweep looks at; one part is always looked at, however large."""

MOST_PARTS = 256
"""The same, in parts."""

COPY_WITHIN = timedelta(days=31)
"""How old the newest copy for keeping may be before the archivist is told so."""

_COUNTS = (10, 100)
_MEGABYTES = (10, 100)
_MEGABYTE = 1_000_000
_MARK_BYTES = 8


class Fault(StrEnum):
    """What is wrong with a sealed part."""

    LOST = "lost"
    """It is not there, or the disk does not give it."""

    CHANGED = "changed"
    """It is there, and not the bytes that were written down."""


def fault(found: str | None, written: str) -> Fault | None:
    """Return what is wrong with a part of which this hash was found, None when it is whole.

    Args:
        found: SHA-256 of the bytes that lie there; None when nothing does.
        written: the one that was written down.
    """
    if found is None:
        return Fault.LOST
    return None if found == written else Fault.CHANGED


def is_due(checked_on: date, fault: str | None, today: date) -> bool:
    """Return whether a part is to be looked at today. One with a fault is, each day; so is one from a day still to come."""
    return checked_on > today or today - checked_on >= (timedelta(days=1) if fault else DUE_AFTER)


def is_late(checked_on: date, today: date) -> bool:
    """Return whether a part was not looked at for longer than is promised."""
    return today - checked_on > CHECKED_WITHIN


def listed_before(today: date) -> date:
    """Return before which day a story was sent whose package is listed today: a new one joins with the next month."""
    return today.replace(day=1)


def count_in_words(parts: int) -> str:
    """Return how many sealed parts a package has, as a list may say it."""
    return _step(parts, _COUNTS, "{}")


def size_in_words(size: int) -> str:
    """Return how many sealed bytes a package has, as a list may say it."""
    return _step(-(-size // _MEGABYTE), _MEGABYTES, "{} MB")


def shelf_mark(fingerprint: str) -> str:
    """Return the mark of a package, such as K7MQ-2XPA-D4WT: 60 bits of a keyed hash (hex digits) of its story's id.

    It says nothing of when a story came, or of whose it is, and leads back to no id without the key.
    """
    letters = base64.b32encode(bytes.fromhex(fingerprint)[:_MARK_BYTES]).decode()
    return "-".join(letters[start : start + 4] for start in (0, 4, 8))


def _step(value: int, steps: tuple[int, ...], says: str) -> str:
    fits = next((step for step in steps if value <= step), None)
    return f"more than {says.format(steps[-1])}" if fits is None else f"up to {says.format(fits)}"
