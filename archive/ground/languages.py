"""The languages a page can be in: gettext catalogues, which way each is written, and days in its own words.

English is the source: a text is its own key, and what has no translation stays English rather than a gap. The
catalogues are `archive/translations/*.po`, read when a door opens; `make words` brings them up to date.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH = "en-GB"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
UNREVIEWED = "machine-unreviewed"
"""What the comment at the head of a catalogue says until a person who speaks the language has read all of it."""


@dataclass(frozen=True)
class Language:
    """One language with its catalogue."""

    id: str
    """BCP 47, e.g. `cy`."""

    name: str
    """In the language itself."""

    direction: str
    """`ltr` or `rtl`."""

    is_reviewed: bool
    catalogue: NullTranslations


def _of(id: str, catalogue: NullTranslations, *, is_reviewed: bool) -> Language:
    locale = Locale.parse(id, sep="-")
    name = (locale.get_language_name(locale) or id).title()
    return Language(id, name, locale.text_direction, is_reviewed, catalogue)


def _read(path: Path) -> Language:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    packed = BytesIO()
    write_mo(packed, catalogue)
    packed.seek(0)
    is_reviewed = UNREVIEWED not in catalogue.header_comment
    return _of(path.stem, GNUTranslations(packed), is_reviewed=is_reviewed)


@cache
def every() -> Mapping[str, Language]:
    """Return all languages by id, English first."""
    found = [_read(path) for path in sorted(TRANSLATIONS.glob("*.po"))]
    return {one.id: one for one in (_of(ENGLISH, NullTranslations(), is_reviewed=True), *found)}


_SPOKEN: ContextVar[str] = ContextVar("language", default=ENGLISH)


def speak(id: str | None) -> None:
    """Use this language for the rest of the request; English when it is none of ours."""
    _SPOKEN.set(id if id is not None and id in every() else ENGLISH)


def spoken() -> Language:
    """Return the language of this request."""
    return every()[_SPOKEN.get()]


def say(text: str, **values: object) -> str:
    """Return `text` in the language of this request, with `{values}` filled in."""
    said = spoken().catalogue.gettext(text) if text else ""
    return said.format(**values) if values else said


def say_many(one: str, more: str, n: int, **values: object) -> str:
    """Return the form that the language uses for `n` of something; `{n}` is filled in too."""
    return spoken().catalogue.ngettext(one, more, n).format(n=n, **values)


def day(of: date) -> str:
    """Return a day as it is said, e.g. `3 June 2027`."""
    return format_date(of, "d MMMM y", locale=_locale())


def named_day(of: date) -> str:
    """Return a day of the days to come, e.g. `Friday 27 November`."""
    return format_date(of, "EEEE d MMMM", locale=_locale())


def month(of: date) -> str:
    """Return a month and its year, e.g. `June 2027`."""
    return format_date(of, "LLLL y", locale=_locale())


def english_name(tag: str) -> str:
    """Return a language by its English name, without its country; the tag itself when nobody knows it."""
    known = _known(tag)
    return (known.get_language_name("en") if known else None) or tag


def direction_of(tag: str) -> str:
    """Return which way a language is written: `ltr` or `rtl`."""
    known = _known(tag)
    return str(known.text_direction) if known else "ltr"


@cache
def _known(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return None


def _locale() -> Locale:
    return Locale.parse(spoken().id, sep="-")
