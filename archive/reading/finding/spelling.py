"""Another spelling, when few stories hold a word: from the themes and a dictionary, never from the index or a story.

An index knows every word of every story, also of those this viewer may not see, and names among them. So nothing here
is given one: what comes back depends on what was typed and on nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from archive.editions.index.british import TABLE, british
from archive.editions.index.words import STOP, fold, words_of
from archive.reading.finding.dictionary import common_words
from archive.rules.themes import THEMES

SHORTEST = 4
"""Letters of a word that may be put right: shorter ones are near too many others."""

FAR_FROM = 7
"""Letters from which a name of a theme may be two slips away; any other word one."""

_INITIALS = frozenset({"fasd", "arnd", "arbd"})
"""Initials of this field that no dictionary of common words has: what alcohol before birth may leave. FASD is not "fast"."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HYPHENS = re.compile(r"[a-z]+(?:-[a-z]+)+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")


def did_you_mean(text: str) -> str:
    """Return `text` with each word that nobody knows put right; empty when there is nothing to put right."""
    right = _WORD.sub(lambda found: _right(found[0]) or found[0], text)
    return right.replace("*", "") if right != text else ""


def _right(word: str) -> str:
    """Return the word that was meant; empty when this one is known, or none is near."""
    typed = fold(word)
    if len(typed) < SHORTEST or not typed.isascii() or not typed.isalpha() or _is_known(typed):
        return ""
    if typed in _joined():
        return _joined()[typed]
    names = _names()
    near = [name for name in _slips(typed) if name in names]
    near = near or [name for name in _slips(typed) if name in common_words()]
    if not near and len(typed) >= FAR_FROM:
        near = [name for name in names if abs(len(name) - len(typed)) <= 2 and _is_two_away(typed, name)]  # noqa: PLR2004 -- two slips.
    return max(near, key=lambda name: (name[0] == typed[0], common_words().get(name, 0), name), default="")


def _is_known(word: str) -> bool:
    if word in _names() or word in STOP or word in common_words():
        return True
    return british(word) != word or word in _british() or word.removesuffix("s") in _INITIALS


@cache
def _british() -> frozenset[str]:
    """Return the words as they are written here where that is a matter of its own: "foetal"."""
    return frozenset(TABLE.values())


@cache
def _names() -> frozenset[str]:
    """Return the words of the themes' names."""
    labels = (name for theme in THEMES.values() for name in (theme.label, *theme.also))
    return frozenset(word for label in labels for word in words_of(label) if len(word) >= SHORTEST)


@cache
def _joined() -> dict[str, str]:
    """Return how the themes' names write what is often typed without its hyphen: "prebirth" is "pre-birth"."""
    labels = (fold(name) for theme in THEMES.values() for name in (theme.label, *theme.also))
    return {found.replace("-", ""): found for label in labels for found in _HYPHENS.findall(label)}


def _slips(word: str) -> Iterator[str]:
    """Yield every word that is one slip away: a letter too many, too few, another, or two that changed places."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + right[1:] for left, right in cuts if right)
    yield from (left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS)
    yield from (left + letter + right for left, right in cuts for letter in _LETTERS)


def _is_two_away(one: str, other: str) -> bool:
    """Say whether two slips, of letters too many, too few or other ones, lead from one to the other."""
    row: Iterable[int] = range(len(other) + 1)
    for at, letter in enumerate(one, start=1):
        above, row = list(row), [at]
        for to, wanted in enumerate(other, start=1):
            row.append(min(above[to] + 1, row[-1] + 1, above[to - 1] + (letter != wanted)))
    return list(row)[-1] <= 2  # noqa: PLR2004 -- two slips.
