"""The lists of other people: how common English words are (wordfreq), names (faker), countries and languages (Babel).

Known here only. They are read once a process, the first time that somebody asks.
"""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale
from wordfreq import get_frequency_dict

from moderation.suggesting.names import ALSO_WORDS, FAKER_FIRST, FAMILIES, NAMED, RARELY_NAMES, TWO_LETTERS
from moderation.suggesting.ordinary import OF_THIS_WORLD, SPOKEN, TYPED
from moderation.suggesting.tokens import low

COMMON, USUAL, KNOWN, HEARD = 4.6, 4.0, 3.5, 3.2
"""How often a word stands in a thousand million words, as a power of ten (the Zipf scale of wordfreq)."""

_HERE = frozenset({"en_GB", "en_IE", "en_US", "ga_IE"})
_ENDINGS = (
    "n't",
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "ers",
    "y",
    "in",
    "less",
    "ness",
    "nae",
    "na",
    "nt",
)
_OF_NAMES = ("ly", "y", "ie", "in", "er")
_SHORTEST = 3
_TAUGHT = SPOKEN | TYPED | OF_THIS_WORLD


@dataclass(frozen=True)
class Lexicon:
    """What is known of words by themselves."""

    zipf: dict[str, float] = field(repr=False)
    firsts: frozenset[str] = field(repr=False)
    foreign_firsts: frozenset[str] = field(repr=False)
    surnames: frozenset[str] = field(repr=False)
    countries: frozenset[str] = field(repr=False)
    languages: frozenset[str] = field(repr=False)

    def often(self, word: str) -> float:
        """Return how common a word is in English; 0 when it is rare."""
        return self.zipf.get(word, 0.0)

    def is_taught(self, word: str) -> bool:
        """Return whether our own lists say that it is an everyday word."""
        return word in _TAUGHT

    def is_ordinary(self, word: str, least: float = KNOWN) -> bool:
        """Return whether many use this word, or the word that it is made of."""
        if self.often(word) >= least or self.is_taught(word):
            return True
        if word.endswith("in") and self.often(word + "g") >= HEARD:
            return True  # "freezin": as it is said.
        return any(self.often(stem) >= least or self.is_taught(stem) for stem in self._made_of(word))

    def _made_of(self, word: str) -> list[str]:
        """Return what a word could be made of, but of no name: "bradly" is another spelling of one, and "dannis" is whose it is."""
        if word.endswith(_OF_NAMES):
            return [stem for stem in _stems(word) if not self.is_name(stem)]
        return [stem for stem in _stems(word) if not self.is_clearly_name(stem)]

    def is_name(self, word: str) -> bool:
        """Return whether it is a first name, whatever else it may be."""
        word = self._without_s(word)
        return word in self.firsts or word in self.foreign_firsts or word in ALSO_WORDS or word in TWO_LETTERS

    def _without_s(self, word: str) -> str:
        """Return a rare word without its last s, for many type no apostrophe: "logans dad"."""
        stem = word.removesuffix("s")
        is_owned = (
            word != stem and len(stem) >= _SHORTEST and self.often(word) < HEARD and word not in self.firsts
        )
        return stem if is_owned and stem in self.firsts else word

    def is_clearly_name(self, word: str) -> bool:
        """Return whether it is a first name and hardly anything else, however it is written."""
        word = self._without_s(word)
        if word in ALSO_WORDS or word in RARELY_NAMES or len(word) < _SHORTEST or self.is_taught(word):
            return False
        return word in self.firsts or (word in self.foreign_firsts and self.often(word) < HEARD)

    def could_be_name(self, word: str) -> bool:
        """Return whether it is a first name, or a word that serves as one; of other countries' names, only rare words."""
        return (
            word in self.firsts
            or word in ALSO_WORDS
            or word in RARELY_NAMES
            or (word in self.foreign_firsts and self.often(word) < HEARD)
        )

    def is_clearly_surname(self, word: str) -> bool:
        """Return whether it is a surname and no common word."""
        if word in FAMILIES:
            return True
        return word in self.surnames and self.often(word) < USUAL and word not in ALSO_WORDS

    def is_family(self, word: str) -> bool:
        """Return whether it is an everyday surname that is no word, or several of them: "jones", "the campbells"."""
        return word in FAMILIES or word.removesuffix("s") in FAMILIES or word.removesuffix("es") in FAMILIES


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lists; the first call reads them."""
    firsts: set[str] = set(NAMED)
    foreign: set[str] = set()
    surnames: set[str] = set()
    for locale in FAKER_FIRST:
        given, family = _names_of(locale)
        (firsts if locale in _HERE else foreign).update(given)
        surnames.update(family)
    english = Locale("en")
    return Lexicon(
        zipf={word: math.log10(share) + 9 for word, share in get_frequency_dict("en", "small").items()},
        firsts=frozenset(firsts),
        foreign_firsts=frozenset(foreign - firsts),
        surnames=frozenset(surnames),
        countries=frozenset(low(name) for code, name in english.territories.items() if code.isalpha()),
        languages=frozenset(low(name) for name in english.languages.values()),
    )


def _names_of(locale: str) -> tuple[set[str], set[str]]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    given = {
        name for kind in dir(provider) if kind.startswith("first_name") for name in _listed(provider, kind)
    }
    family = {
        name for kind in dir(provider) if kind.startswith("last_name") for name in _listed(provider, kind)
    }
    return given, family


def _listed(provider: type, kind: str) -> set[str]:
    # An attribute is a list of names, or names with how common each is; methods of the same beginning are left alone.
    value = getattr(provider, kind)
    if callable(value):
        return set()
    return {low(part) for name in value for part in str(name).split() if len(part) >= _SHORTEST}


def _stems(word: str) -> list[str]:
    found = [word.rpartition("'")[0]] if "'" in word else []
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            found += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
    return found


@lru_cache(maxsize=32)
def first_names_of(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first names of women and those of men in one list; both the same where it does not tell them apart."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    every = _listed(provider, "first_names")
    hers, his = (
        _listed(provider, kind) if hasattr(provider, kind) else every
        for kind in ("first_names_female", "first_names_male")
    )
    return frozenset(hers), frozenset(his)
