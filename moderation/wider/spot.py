"""Where a phrase stands: its own words, those before and after it in the same sentence, and whether the sentence begins with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.rules.folding import fold

_AROUND = 120
_ENDS = re.compile(r"[.!?…\n;:•]")
_WORD = re.compile(r"[\w']+")

DETERMINERS = frozenset(
    "the a an my our his her their your this that these those every each another no some any".split()
)
"""Words after which no article can stand."""

PLACING = frozenset(
    "in on at by of to from since until till before after during around about near for with into through towards fae frae".split()
)
"""Words after which a thing, a place or a time stands."""


@dataclass(frozen=True)
class Spot:
    """One place in a text where a phrase stands."""

    low: str = field(repr=False)
    """The phrase in small letters, its dashes and apostrophes plain."""

    is_capital: bool
    """Whether it begins with a capital."""

    before: tuple[str, ...] = field(repr=False)
    """The words before it in its sentence, in small letters; the nearest last."""

    after: tuple[str, ...] = field(repr=False)
    """The words after it in its sentence, the nearest first."""

    last: str = field(repr=False)
    """The word right before it, with nothing but a gap between; empty behind a comma or at the head of a sentence."""

    next: str = field(repr=False)
    """The word right after it, likewise."""

    @property
    def is_owned(self) -> bool:
        """Return whether a word stands right before it that leaves no room for an article."""
        return self.last in DETERMINERS

    @property
    def follows(self) -> str:
        """Return the word before the phrase, whatever stands between; empty at the head of a sentence."""
        return self.before[-1] if self.before else ""


def spot(text: str, start: int, end: int) -> Spot:
    """Return where the words from `start` to `end` of a text stand."""
    head = fold(_ENDS.split(text[max(0, start - _AROUND) : start])[-1]).text
    tail = fold(_ENDS.split(text[end : end + _AROUND])[0]).text
    before, after = tuple(_WORD.findall(head)), tuple(_WORD.findall(tail))
    return Spot(
        low=" ".join(fold(text[start:end]).text.split()),
        is_capital=text[start : start + 1].isupper(),
        before=before,
        after=after,
        last=before[-1] if before and head.rstrip().endswith(before[-1]) else "",
        next=after[0] if after and tail.lstrip().startswith(after[0]) else "",
    )


def with_article(thing: str, one: Spot) -> str:
    """Return "a ward", or "ward" where "the" or "my" stands before it already."""
    return thing if one.is_owned else a(thing)


def a(thing: str) -> str:
    """Return a thing with its article."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
