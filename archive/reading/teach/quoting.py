"""Whether something a trainer wrote repeats what is a mother's own: it then stays in the house, where it goes with the story.

A file or a sheet of paper cannot be called back. What a trainer says and asks may stand on it, but not in a mother's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.editions.edition import Content
from archive.rules.folding import fold, joins

RUN = 4
"""Words in a row that make a quote; three are said by anybody ("I do not"). Our choice."""


@dataclass(frozen=True)
class Hers:
    """What counts as a quote of some stories: their titles, and every four words in a row of anything in them."""

    titles: frozenset[str] = field(repr=False)
    runs: frozenset[str] = field(repr=False)


def hers_in(contents: Iterable[Content]) -> Hers:
    """Return what counts as a quote of these stories."""
    stories = list(contents)
    titles = (_words(one.title) for one in stories)
    runs = (_runs(_words(text)) for one in stories for text in one.every_text)
    return Hers(frozenset(_in_a_row(words) for words in titles if words), frozenset().union(*runs))


def as_it_stood(texts: Iterable[str]) -> Hers:
    """Return what counts as a repetition of these texts of a trainer's: each as a whole, and every four words in a row."""
    stood = [_words(text) for text in texts]
    runs = (_runs(words) for words in stood)
    return Hers(frozenset(_in_a_row(words) for words in stood if words), frozenset().union(*runs))


def quotes(text: str, hers: Hers) -> bool:
    """Return whether `text` holds the title of one of the stories, or four words in a row of anything in them."""
    words = _words(text)
    said = _in_a_row(words)
    return not _runs(words).isdisjoint(hers.runs) or any(title in said for title in hers.titles)


def quoted(text: str, hers: Hers) -> tuple[str, ...]:
    """Return what of `text` makes it a quote: the titles in it, and each stretch of words that stands in one of the stories."""
    words = _words(text)
    found, last = [], -1
    for at in range(len(words) - RUN + 1):
        if _in_a_row(words[at : at + RUN]) in hers.runs:
            begins_anew = at > last
            found.append(words[at : at + RUN]) if begins_anew else found[-1].extend(
                words[last + 1 : at + RUN]
            )
            last = at + RUN - 1
    titles = (title.strip() for title in hers.titles if title in _in_a_row(words))
    return (*sorted(titles), *(" ".join(stretch) for stretch in found))


def _runs(words: list[str]) -> set[str]:
    return {_in_a_row(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _in_a_row(words: list[str]) -> str:
    # A space on either side, so that a word is found whole.
    return f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    letters = (letter if joins(letter) else "" if letter == "'" else " " for letter in fold(text).text)
    return "".join(letters).split()
