"""Looking inside one story: every place where words stand is marked on its page, with a way from each to the next (e4).

It is read from the page itself, as the grant lets this viewer see it; no index is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from markupsafe import Markup, escape

from archive.editions.edition import Edition
from archive.editions.index import Entry
from archive.editions.index.words import LONGEST_QUERY, Group, stems_of, tokens, understand
from archive.editions.show import article, shown
from archive.reading.snippets import BEFORE, WORD, Bit
from archive.rules.themes import Theme

MOST = 200
"""Places that are marked on one page; who meets so many has asked for a word that stands everywhere."""

AROUND = 18
"""Words that are shown of each place."""


@dataclass(frozen=True)
class Place:
    """One place where it stands."""

    number: int
    bits: tuple[Bit, ...]
    said: str
    """Where it is when it is not in her written words: "At 1:23", "In a picture"."""


@dataclass(frozen=True)
class Within:
    """What was looked for in a story, and its page with that marked."""

    text: str = field(repr=False)
    places: tuple[Place, ...]
    is_heard: bool
    """Whether any of the words can be looked for; "the and of" cannot."""

    themes: tuple[Theme, ...]
    """Themes of the story that the words name: it may tell of them in other words."""

    article: Markup = field(repr=False)

    @property
    def is_cut(self) -> bool:
        """Whether there may be more places than are marked."""
        return len(self.places) >= MOST


def within(edition: Edition, text: str) -> Within:
    """Return where `text` stands in a story as it may be seen.

    Words in quotes, and names of themes that stand there as they are, are found in a row; other words each by themselves.
    """
    asked = understand(text[:LONGEST_QUERY])
    wanted = _wanted(edition, asked.groups)
    counting = _Marks(wanted)
    shown(edition.content, counting)
    marks = _Marks(wanted, many=len(counting.places))
    drawn = article(edition.content, marks)
    themes = tuple(theme for theme in asked.also if theme.id in edition.themes)
    return Within(text, tuple(marks.places), bool(asked.groups), themes, drawn)


@dataclass(frozen=True)
class _Wanted:
    single: frozenset[str]
    rows: tuple[tuple[str, ...], ...]


def _wanted(edition: Edition, groups: Sequence[Group]) -> _Wanted:
    said = tokens(Entry.of(edition.id, edition.content, ()).text)
    # A name that does not stand there is looked for word by word; what was put in quotes is not.
    rows = [group for group in groups if group.is_phrase and (not group.themes or group.stands_in(said, ()))]
    single = frozenset(stem for group in groups if group not in rows for stem in group.stems)
    return _Wanted(single, tuple(group.stems for group in rows))


class _Marks:
    """Draws the texts of a story one after the other, and remembers the places it has marked."""

    def __init__(self, wanted: _Wanted, many: int = 0) -> None:
        self.wanted, self.many = wanted, many
        self.places: list[Place] = []

    def __call__(self, text: str, said: str) -> Markup:
        done, at, words = Markup(), 0, list(WORD.finditer(text))
        for first, last in islice(_spans(text, words, self.wanted), MOST - len(self.places)):
            start, end = words[first].start(), words[last].end()
            self.places.append(Place(len(self.places) + 1, _around(text, words, first, end), said))
            done += escape(text[at:start]) + self._mark(text[start:end])
            at = end
        return done + escape(text[at:])

    def _mark(self, words: str) -> Markup:
        number = len(self.places)
        is_last = number >= self.many
        leads = "inside" if is_last else f"found-{number + 1}"
        named = f"Place {number} of {self.many}: {'back to the list' if is_last else 'on to the next'}"
        frame = '<mark id="found-{}">{}</mark><a class="onward" href="#{}" aria-label="{}">{}</a>'
        return Markup(frame).format(number, words, leads, named, "↑" if is_last else "↓")  # noqa: S704 -- a frame of ours; what goes into it is escaped.


def _spans(text: str, words: Sequence[re.Match[str]], wanted: _Wanted) -> Iterator[tuple[int, int]]:
    """Yield from which to which of the `words` of a text it stands; words that stand side by side are one place."""
    runs = sorted([*_alone(words, wanted.single), *_in_rows(words, wanted.rows)])
    at = 0
    while at < len(runs):
        first, last = runs[at]
        while at < len(runs) and _goes_on(text, words, last, runs[at][0]):
            last = max(last, runs[at][1])
            at += 1
        yield first, last


def _goes_on(text: str, words: Sequence[re.Match[str]], last: int, next_: int) -> bool:
    is_beside = next_ == last + 1 and not text[words[last].end() : words[next_].start()].strip()
    return next_ <= last or is_beside


def _alone(words: Sequence[re.Match[str]], stems: frozenset[str]) -> Iterator[tuple[int, int]]:
    return ((n, n) for n, word in enumerate(words) if stems & stems_of(word.group()))


def _in_rows(words: Sequence[re.Match[str]], rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each stretch that makes one of these rows; small words may stand between."""
    if not rows:
        return
    stems = [(n, stem) for n, word in enumerate(words) for stem in tokens(word.group())]
    for row in rows:
        for at in range(len(stems) - len(row) + 1):
            here = stems[at : at + len(row)]
            if tuple(stem for _, stem in here) == row:
                yield here[0][0], here[-1][0]


def _around(text: str, words: Sequence[re.Match[str]], here: int, end: int) -> tuple[Bit, ...]:
    """Return what stands around a place that begins with the word `here` and ends at `end`; no word is looked for again."""
    start = words[here].start()
    first, last = max(0, here - BEFORE), min(len(words), here - BEFORE + AROUND)
    opens = text[words[first].start() if first else 0 : start]
    ends = text[end : max(end, words[last - 1].end()) if last < len(words) else len(text)]
    bits = (
        Bit(("… " if first else "") + opens.lstrip()),
        Bit(text[start:end], is_found=True),
        Bit(ends + (" …" if last < len(words) else "")),
    )
    return tuple(bit for bit in bits if bit.text)
