"""A text as an eye sees it, for the rules to read; and where each of its signs stands in the text as it was typed.

A sign without width inside a name, typed to pass a filter or pasted from a page, hides it from every rule; and a name is the same
with its accents typed as signs of their own. Places are always given in the text as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

from moderation.suggesting.suggestion import Suggestion

_NO_WIDTH = frozenset({"Cf", "Me", "Mn"})
"""Format signs (no width at all, direction, soft hyphen), and marks that stand over the sign before them."""


@dataclass(frozen=True)
class Seen:
    """What is seen, and for each of its signs where it begins in the text; the last place is the end of the text."""

    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)

    def typed(self, found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """Return suggestions with their places in the text as it was typed, marks over their last sign with them."""
        return tuple(replace(one, start=self.places[one.start], end=self.places[one.end]) for one in found)


def seen(text: str) -> Seen | None:
    """Return how a text is seen; None when that is what was typed, as nearly always."""
    if text.isascii() or not any(_differs(sign) for sign in set(text)):
        return None
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if unicodedata.category(sign) not in _NO_WIDTH:
            signs.append(_plain(sign))
            places.append(at)
        elif signs and unicodedata.combining(sign):
            signs[-1] = _joined(signs[-1], sign)
    return Seen("".join(signs), tuple(chain(places, [len(text)])))


def _differs(sign: str) -> bool:
    return unicodedata.category(sign) in _NO_WIDTH or _plain(sign) != sign


def _plain(sign: str) -> str:
    """Return a wide, a round or a mathematical letter, digit or space as a plain one; anything longer stays."""
    if sign.isascii():
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _joined(sign: str, mark: str) -> str:
    together = unicodedata.normalize("NFC", sign + mark)
    return together if len(together) == 1 else sign
