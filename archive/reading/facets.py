"""Narrowing what was found: by theme, form, length and language, and by hard things to leave out.

Counted from what the shelf says of the stories found, never by an index. Each choice takes away from what stands there
and adds nothing, so a number beside a choice is the number of stories after it is pressed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from archive.editions.shelf import Facts
from archive.reading.scope import Scope
from archive.rules.consent import Medium
from archive.rules.themes import THEMES, WARNINGS

MOST_FILTERS = 50
"""Choices of one kind that are heard; no kind has more that could be offered."""

FORMS: Mapping[str, str] = {
    "words": "Words only",
    "voice": "Her voice",
    "read": "Read by someone else",
    "drawing": "Drawing or photo",
}
_FORM: Mapping[Medium, str] = {
    Medium.OWN_VOICE: "voice",
    Medium.CHANGED_VOICE: "voice",
    Medium.READ_BY_OTHER: "read",
    Medium.ART: "drawing",
    Medium.ART_PART: "drawing",
}
LENGTHS: Mapping[str, str] = {"short": "Up to 3 minutes", "middle": "3 to 10 minutes", "long": "Longer"}
SHORT, MIDDLE = 3, 10
"""Minutes: the longest of the short and of the middle ones."""

LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "cy": "Welsh", "en": "English", "es": "Spanish", "fa": "Farsi",
    "fr": "French", "gu": "Gujarati", "hu": "Hungarian", "it": "Italian", "ku": "Kurdish", "lt": "Lithuanian",
    "lv": "Latvian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "rom": "Romani", "ru": "Russian", "sk": "Slovak", "so": "Somali", "sq": "Albanian", "ta": "Tamil", "ti": "Tigrinya",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yo": "Yoruba", "zh": "Chinese",
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)

KINDS: Mapping[str, str] = {
    "form": "How it can be met",
    "length": "Length",
    "language": "Language",
    "without": "Leave out what is hard",
}
"""What can be chosen beside themes, by the name it has in an address; in the order of the page."""


@dataclass(frozen=True)
class Only:
    """What a search is narrowed to: names and values as they stand in an address."""

    theme: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    length: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Warnings: stories that carry one of them are left out."""

    @classmethod
    def of(cls, asked: Mapping[str, Iterable[str]]) -> Only:
        """Return what was asked; what we do not know is left out, never refused."""
        return cls(**{name: _known(name, asked.get(name, ())) for name in cls.names()})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names that an address may carry."""
        return tuple(one.name for one in fields(cls))

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every name with every value of it."""
        return ((name, value) for name, values in asdict(self).items() for value in values)

    @property
    def query(self) -> dict[str, Any]:
        """The same for `url_for`, a list of values by name; names without a value are left out."""
        return {name: list(values) for name, values in asdict(self).items() if values}

    def plus(self, name: str, value: str) -> Only:
        """Return this with one more choice."""
        return replace(self, **{name: (*getattr(self, name), value)})

    def less(self, name: str, value: str) -> Only:
        """Return this without one choice."""
        return replace(self, **{name: tuple(other for other in getattr(self, name) if other != value)})

    def fits(self, facts: Facts) -> bool:
        """Say whether a story with these facts is left; its themes are asked elsewhere."""
        return all(frozenset(getattr(self, name)) <= values_of(facts, name) for name in _WITH) and not (
            facts.warnings & frozenset(self.without)
        )


EVERYTHING = Only()
_WITH = ("form", "length", "language")


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen, or has been, with how many stories are there after the press."""

    name: str
    value: str
    label: str
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """Choices of one kind."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def narrowed(scope: Scope, found: frozenset[str], only: Only) -> frozenset[str]:
    """Return those of `found` that are left."""
    for theme in only.theme:
        found &= scope.by_theme.get(theme, frozenset())
    if only == Only(theme=only.theme):
        return found
    return frozenset(id for id in found if id in scope.facts and only.fits(scope.facts[id]))


def facets(scope: Scope, left: frozenset[str], only: Only) -> tuple[Facet, ...]:
    """Return what can be chosen further among what is left; what would leave nothing, or change nothing, is not offered.

    A story in two versions counts once, under what either of them is: pressed, the choice leaves the one that fits.
    """
    # Stories with the same facts share one value, so this counts values first and looks into each once.
    many = _by_story(scope, left)
    offered = (Facet(name, label, _choices(name, many, only)) for name, label in KINDS.items())
    return tuple(facet for facet in offered if facet.choices)


def _by_story(scope: Scope, left: frozenset[str]) -> Counter[frozenset[Facts]]:
    """Return how many stories have these facts: those of one version, or of each version that is left."""
    alone = Counter(scope.facts[id] for id in left if id in scope.facts and id not in scope.kin)
    found = Counter({frozenset({facts}): count for facts, count in alone.items()})
    versions: dict[str, frozenset[Facts]] = {}
    for id, kin in scope.kin.items():
        if id in left and id in scope.facts:
            versions[kin] = versions.get(kin, frozenset()) | {scope.facts[id]}
    found.update(versions.values())
    return found


def chosen(only: Only) -> tuple[Choice, ...]:
    """Return what has been chosen, to be taken off one by one."""
    return tuple(Choice(name, value, _said(name, value)) for name, value in only.pairs)


def values_of(facts: Facts, name: str) -> frozenset[str]:
    """Return what a story counts under in one kind."""
    if name == "form":
        return frozenset(_FORM[form] for form in facts.forms if form in _FORM) or frozenset({"words"})
    if name == "length":
        return frozenset(
            {"short" if facts.minutes <= SHORT else "middle" if facts.minutes <= MIDDLE else "long"}
        )
    return frozenset({facts.language}) if name == "language" else facts.warnings


def name_of_language(tag: str) -> str:
    """Return a language by its English name; the tag itself when we have none."""
    return LANGUAGES.get(tag.partition("-")[0], tag)


def _choices(name: str, many: Mapping[frozenset[Facts], int], only: Only) -> tuple[Choice, ...]:
    total, carry = sum(many.values()), Counter[str]()
    for versions, count in many.items():
        values = [values_of(facts, name) for facts in versions]
        # What is left out has to be in each version; what is chosen, in one of them.
        held = frozenset.intersection(*values) if name == "without" else frozenset.union(*values)
        for value in held:
            carry[value] += count
    counts = {value: total - count if name == "without" else count for value, count in carry.items()}
    known = _known(name, _ordered(name, carry))
    return tuple(
        Choice(name, value, _label(name, value), counts[value])
        for value in known
        if 0 < counts[value] < total and value not in getattr(only, name)
    )


def _ordered(name: str, carry: Counter[str]) -> list[str]:
    order = {value: place for place, value in enumerate([*FORMS, *LENGTHS])}
    if name in {"form", "length"}:
        return sorted(carry, key=order.__getitem__)
    # What most of the stories carry comes first: it is what a trainer will want to choose, or to leave out.
    return sorted(carry, key=lambda value: (-carry[value], value))


def _label(name: str, value: str) -> str:
    labels = {"form": FORMS, "length": LENGTHS, "without": WARNINGS}.get(name, {})
    if name == "theme":
        return THEMES[value].label
    return name_of_language(value) if name == "language" else labels.get(value, value)


def _said(name: str, value: str) -> str:
    return f"Without: {_label(name, value)}" if name == "without" else _label(name, value)


def _known(name: str, values: Iterable[str]) -> tuple[str, ...]:
    known: Mapping[str, Iterable[str]] = {
        "theme": THEMES,
        "form": FORMS,
        "length": LENGTHS,
        "without": WARNINGS,
    }
    heard = dict.fromkeys(
        value for value in values if (value in known[name] if name in known else _LANGUAGE.fullmatch(value))
    )
    return tuple(heard)[:MOST_FILTERS]
