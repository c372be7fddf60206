"""Why the cage refuses, as marks. Only these words leave it; the sentences for them stand outside."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """One reason each; `archive.media.cage` has the sentences."""

    CHANGED = "changed"
    DAMAGED = "damaged"
    NO_SOUND = "no-sound"
    ODD = "odd"
    ONLY_PICTURES = "only-pictures"
    OUTSIDE = "outside"
    TOO_LONG = "too-long"
    TOO_MANY_PIXELS = "too-many-pixels"


class No(Exception):
    """The cage refuses, for one reason."""

    def __init__(self, why: Why) -> None:
        """Keep the reason."""
        super().__init__(why)
        self.why = why
