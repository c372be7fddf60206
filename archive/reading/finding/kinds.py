"""What a story counts under when a search is narrowed: form, length, language, further uses, what is hard in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from archive.editions.counted import Facts
from archive.rules.choices import NAMES, Medium, Use

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
    Medium.WORDS_READ: "read",
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

LEVELS: Mapping[str, str] = {
    "none": "Nothing hard is named",
    "mentioned": "At most mentioned",
    "described": "At most described",
}
"""How much there may be of the hardest thing in a story: what is allowed by one is allowed by those below it."""

USES: Mapping[str, str] = {str(use): NAMES[use] for use in Use if use != Use.TEACHING}
"""Every story here may be used for teaching: what besides."""

KINDS: Mapping[str, str] = {
    "form": "Read, heard or seen",
    "length": "Length",
    "level": "How hard it is",
    "use": "Also agreed to",
    "language": "Language",
    "without": "Leave out what is hard",
}
"""What can be chosen beside themes, by the name it has in an address; in the order of the page."""

FIXED: Mapping[str, Mapping[str, str]] = {"form": FORMS, "length": LENGTHS, "level": LEVELS, "use": USES}
"""Kinds of which every value is known, in the order of the page."""


def values_of(facts: Facts, name: str) -> frozenset[str]:
    """Return what a story counts under in one kind."""
    return _VALUES[name](facts)


def name_of_language(tag: str) -> str:
    """Return a language by its English name; the tag itself when we have none."""
    return LANGUAGES.get(tag.partition("-")[0], tag)


def _forms(facts: Facts) -> frozenset[str]:
    return frozenset(_FORM[form] for form in facts.forms if form in _FORM) or frozenset({"words"})


def _length(facts: Facts) -> frozenset[str]:
    return frozenset({"short" if facts.minutes <= SHORT else "middle" if facts.minutes <= MIDDLE else "long"})


def _levels(facts: Facts) -> frozenset[str]:
    # A warning whose strength nobody here knows counts as the strongest.
    allowed = list(LEVELS)
    if not facts.strongest:
        return frozenset(allowed if not facts.warnings else ())
    return frozenset(allowed[allowed.index(facts.strongest) :] if facts.strongest in LEVELS else ())


def _uses(facts: Facts) -> frozenset[str]:
    return frozenset(str(use) for use in facts.uses) & USES.keys()


_VALUES: Mapping[str, Callable[[Facts], frozenset[str]]] = {
    "form": _forms,
    "length": _length,
    "level": _levels,
    "use": _uses,
    "language": lambda facts: frozenset({facts.language}),
    "without": lambda facts: facts.warnings,
}
