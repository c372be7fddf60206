"""A text as its words, each with its place, whether it has a capital, and whether that capital says anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ][^\W_]+)*")
_ENDS = frozenset('.!?…\n:;•*"“”')
_LOOK_BACK = 40
"""Signs before a word in which the end of a sentence is looked for; a longer gap holds no sentence."""

_SHORT_VERBS = frozenset({"d", "ll", "ve"})
_LONGEST_PRONOUN = 4
"""Letters of a word whose short verb stays with it: "they'd" is a word of its own, "Stevie'd" is Stevie."""

_LOUD = 0.6
"""Share of capitals from which a sentence shouts, so that a capital in it says nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word."""

    text: str = field(repr=False)
    start: int
    end: int
    low: str = field(repr=False)
    """In small letters, without accents, its apostrophe straight, its 's or short verb gone."""

    is_capital: bool
    """Whether it begins with a capital that says something."""

    begins: bool
    """Whether a sentence begins with it."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text, in order."""
    found = list(_WORD.finditer(text))
    begins = [_begins(text, found[n - 1].end() if n else 0, one.start()) for n, one in enumerate(found)]
    loud = _loud([one.group() for one in found], begins)
    return tuple(
        Token(
            one.group(), one.start(), one.end(), low(one.group()),
            is_capital=one.group()[0].isupper() and not shouted, begins=first,
        )
        for one, first, shouted in zip(found, begins, loud, strict=True)
    )  # fmt: skip


def gap(text: str, tokens: Sequence[Token], n: int) -> str:
    """Return what stands between word `n` and the next one; a line's end for the last word."""
    return text[tokens[n].end : tokens[n + 1].start] if n + 1 < len(tokens) else "\n"


def before(tokens: Sequence[Token], n: int, back: int = 1) -> str:
    """Return the word so many before word `n`, in small letters, if no sentence begins between; otherwise nothing."""
    first = n - back
    if first < 0 or any(tokens[at].begins for at in range(first + 1, n + 1)):
        return ""
    return tokens[first].low


@lru_cache(maxsize=4_096)
def _sign(letter: str) -> str:
    # Single signs alone are remembered here, never a word.
    if letter in "’‘ʼ`":
        return "'"
    if letter == "ł":
        return "l"
    spread = unicodedata.normalize("NFKD", letter)
    return "".join(one for one in spread if not unicodedata.combining(one)) or letter


def low(word: str) -> str:
    """Return a word made comparable."""
    lowered = word.lower()
    plain = lowered if lowered.isascii() else "".join(map(_sign, lowered))
    stem, _, ending = plain.rpartition("'")
    if ending in _SHORT_VERBS and len(stem) > _LONGEST_PRONOUN:
        return stem
    return plain.removesuffix("'s")


def _begins(text: str, last: int, start: int) -> bool:
    between = text[max(last, start - _LOOK_BACK) : start]
    is_quoted = between[-1:] in {"'", "‘"}
    return last == 0 or is_quoted or any(sign in _ENDS for sign in between) or start - last > _LOOK_BACK


def _loud(words: Sequence[str], begins: Sequence[bool]) -> list[bool]:
    """Return for each word whether its sentence is written in capitals."""
    found: list[bool] = []
    if not words:
        return found
    heads = [n for n, first in enumerate(begins) if first]
    for head, after in zip(heads, [*heads[1:], len(words)], strict=True):
        letters = [word for word in words[head:after] if word[0].isalpha()]
        shouted = sum(len(word) > 1 and word.isupper() for word in letters)
        is_loud = len(letters) > 2 and shouted >= _LOUD * len(letters)  # noqa: PLR2004 -- "OK GP" shouts nothing.
        found.extend([is_loud] * (after - head))
    return found
