"""One analysis chain for every engine, so that a search means the same wherever it runs.

Fold case and accents, tokenise, British spelling, a long stop list, Snowball English stems. Runs when an edition is
put in and when somebody asks. Choice and measures: `design/search.md` 7 and 9 (engines tie; the stop list matters).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from archive.editions.index.british import TABLE, british
from archive.rules.themes import THEMES, WIDER, Theme

LONGEST_QUERY = 200
MOST_TERMS = 12
"""Caps on what one search may ask: 2,000 brackets and a 20,000-character word each took seconds elsewhere (measured)."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})

STOP = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each even
    few for from further get got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers
    herself him himself his how how's i i'd i'll i'm i've if in into is isn't it it's its itself just let's me more
    most mustn't my myself no nor not now of off on once only or other ought our ours ourselves out over own same
    shan't she she'd she'll she's should shouldn't so some such than that that's the their theirs them themselves then
    there there's these they they'd they'll they're they've this those through to too under until up us very was
    wasn't we we'd we'll we're we've were weren't what what's when when's where where's which while who who's whom why
    why's will with won't would wouldn't you you'd you'll you're you've your yours yourself yourselves""".split()
)

PLAIN = frozenset({"mother", "plan", "words", "hurt", "in hospital", "expert", "language", "what helped"})
"""Parts of labels that by themselves mean too much else to name a theme."""

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of one folded word."""
    return str(_stemmer.stemWord(british(word)))


def fold(text: str) -> str:
    """Return `text` in lower case without accents, with straight apostrophes."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    # Once more: letters drawn as signs come apart into capitals only now (637 of them).
    again = unicodedata.normalize("NFKD", spread.casefold())
    return "".join(sign for sign in again if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return _TOKEN.findall(fold(text))


def tokens(text: str) -> list[str]:
    """Return the stems of `text` in order, stop words left out."""
    return [stem(word) for word in words_of(text) if word not in STOP]


@lru_cache(maxsize=65_536)
def stems_of(word: str) -> frozenset[str]:
    """Return the stems in one word as it stands on a page: what `tokens` says, remembered (a page of snippets has 8,000 words)."""
    return frozenset(tokens(word))


def first_letters(stems: Iterable[str]) -> frozenset[str]:
    """Return with which letters a word may begin that has one of these stems: with the stem's own, or as its American form does."""
    wanted = frozenset(stems)
    return frozenset(one[0] for one in wanted) | {word[0] for word in TABLE if stem(word) in wanted}


@dataclass(frozen=True)
class Group:
    """One thing asked for: these stems next to each other (or one stem), or any of these themes."""

    stems: tuple[str, ...]
    themes: tuple[str, ...] = ()
    is_phrase: bool = False

    def stands_in(self, found: Sequence[str], themes: Container[str]) -> bool:
        """Say whether it stands in these stems, in order, or these themes: what an engine is asked, read plainly."""
        width = len(self.stems)
        places = range(len(found) - width + 1)
        return any(theme in themes for theme in self.themes) or any(
            tuple(found[at : at + width]) == self.stems for at in places
        )


@dataclass(frozen=True)
class Asked:
    """A search, understood: every group should be there."""

    groups: tuple[Group, ...]
    themes: frozenset[str] = frozenset()
    """Themes every hit must carry: the explicit filter."""

    @property
    def also(self) -> tuple[Theme, ...]:
        """The concepts the words were widened to, for the line "also searched"."""
        found = {theme: THEMES[theme] for group in self.groups for theme in group.themes}
        return tuple(found.values())

    @property
    def stems(self) -> frozenset[str]:
        """Every stem asked for, to mark in a snippet."""
        return frozenset(stem for group in self.groups for stem in group.stems)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked, not even a theme."""
        return not self.groups and not self.themes


def understand(text: str, themes: frozenset[str] = frozenset()) -> Asked:
    """Return what a trainer's words ask for: phrases in quotes, names of themes widened to the concept, single words.

    There is no other syntax: no wildcard, no field, no operator.
    """
    groups: list[Group] = []
    for position, part in enumerate(re.split(r'["\u201c\u201d]', text[:LONGEST_QUERY])):
        quoted = tuple(tokens(part)) if position % 2 else ()
        groups.extend([Group(quoted, is_phrase=len(quoted) > 1)] if quoted else _groups(part))
    return Asked(tuple(groups[:MOST_TERMS]), themes & THEMES.keys())


def named_in(text: str) -> tuple[Theme, ...]:
    """Return the themes whose names stand in `text`, each once: those to which a search for it is widened."""
    return Asked(tuple(_groups(text))).also


def _groups(text: str) -> list[Group]:
    """Return the words of `text` as groups: a theme's name is one, the longest that begins at a word; stop words are none."""
    groups: list[Group] = []
    at, words = 0, words_of(text)
    while at < len(words):
        length, themes = _name_at(words, at)
        stems = tuple(stem(word) for word in words[at : at + length] if word not in STOP)
        if stems:
            groups.append(Group(stems, themes, is_phrase=len(stems) > 1))
        at = _next(words, at, at + length)
    return groups


def _next(words: list[str], at: int, end: int) -> int:
    """Return where to go on after a group: inside it when another name begins there and reaches further (kinship care order)."""
    names = ((start, *_name_at(words, start)) for start in range(at + 1, end))
    return next((start for start, length, themes in names if themes and start + length > end), end)


def _name_at(words: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Return how many words the longest name that begins here has, and its themes; one word and none when there is none."""
    for length in range(min(_longest_name(), len(words) - at), 0, -1):
        for key in _keys(words[at : at + length]):
            if key in _names():
                return length, _names()[key]
    return 1, ()


def _keys(words: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return how these words stand among the names, stop words kept: "in care myself" is no other word for care.

    Of a name of one word only the word itself counts, and its plural: a stem is shared by plainer words (kindness is
    stemmed to kind, drinking to drink).
    """
    if len(words) > 1:
        return (tuple(stem(word) for word in words),)
    return (tuple(words), (words[0].removesuffix("s"),))


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    for theme in THEMES.values():
        for name in (theme.label, *theme.also, *_parts(theme.label)):
            key = _keys(words_of(name))[0]
            names[key] = tuple(dict.fromkeys((*names.get(key, ()), theme.id)))
    for name, themes in WIDER.items():
        names.setdefault(_keys(words_of(name))[0], themes)
    return names


def _parts(label: str) -> list[str]:
    """Return the names that a label holds: "Adoption and placement orders" is asked for by half of it."""
    parts = re.split(r" and | or |/|[()]", label)
    return [part for part in parts if part.strip() and part.lower() not in PLAIN]


@cache
def _longest_name() -> int:
    return max(len(name) for name in _names())
