"""What the Desk's forms send, read into values; anything unknown is refused with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from archive.rules.anonymity import Kind
from archive.rules.court import HERSELF, Basis, Content
from archive.rules.errors import BadInput
from archive.rules.themes import WARNINGS
from moderation.letters import LETTERS
from stories.partwork import Box

DIGITS = 6
"""Of a number in a form."""

MOST_LINES = 2_100
NO_KIND = "Choose what sort of detail it is."

Form = MultiDict[str, str]
NOTHING: Form = MultiDict()
Option = TypeVar("Option", bound=StrEnum)


@dataclass(frozen=True)
class Checked:
    """The court form."""

    basis: Basis
    content: Content
    reference: str
    may_publish: str
    until: date | None


@dataclass(frozen=True)
class Described:
    """Title, content note, themes and who could still tell, as typed or as kept."""

    title: str
    what: str
    warnings: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    intruder_note: str


BESIDE = ("note", "basis", "content", "reference", "may_publish", "until")
"""Boxes of the work form that no other deed keeps: the note to her and the court check; and the letters."""


def described(form: Form) -> Described | None:
    """Return what was typed of title, content note, themes and intruder note; None when the form has no such boxes."""
    if "what" not in form:
        return None
    return Described(
        form.get("title", ""),
        form["what"],
        warnings(form),
        tuple(form.getlist("theme")),
        form.get("intruder_note", ""),
    )


def typed_beside(form: Form, kept: str = "") -> Form:
    """Return what was typed into boxes that the deed just done did not keep; empty when nothing was.

    Args:
        form: the work form as it came.
        kept: the first box of what the deed did keep: `note`, `reference`, or nothing of these.
    """
    boxes = {"note": ("note",), "reference": BESIDE[1:]}.get(kept, ())
    letters_of = [f"words-{do}" for do in LETTERS]
    names = [name for name in (*BESIDE, *letters_of, *(f"rule-{do}" for do in LETTERS)) if name not in boxes]
    begun = any(form.get(name, "").strip() for name in ("note", "reference") if name not in boxes)
    edited = any(_is_edited(form.get(f"words-{do}", ""), letter.words) for do, letter in LETTERS.items())
    return MultiDict([(name, form[name]) for name in names if name in form]) if begun or edited else NOTHING


def _is_edited(words: str, letter: str) -> bool:
    return bool(words.strip()) and words.split() != letter.split()


def kind(form: Form, name: str = "kind") -> Kind:
    """Return what sort of detail was chosen."""
    chosen = _one_of(Kind, form.get(name, ""), NO_KIND)
    if chosen == Kind.TAKEN_BACK:
        raise BadInput(NO_KIND)
    return chosen


def warnings(form: Form) -> tuple[tuple[str, str], ...]:
    """Return the warnings that were given an intensity."""
    chosen: Mapping[str, str] = {name: form.get(f"warning-{name}", "") for name in WARNINGS}
    return tuple((name, how) for name, how in chosen.items() if how)


def checked(form: Form) -> Checked:
    """Return the court form.

    Raises:
        BadInput: no ground, no content, or a day that is none.
    """
    return Checked(
        basis=_one_of(Basis, form.get("basis", ""), "Choose on what ground it may go out."),
        content=_one_of(Content, form.get("content", ""), "Say what the story tells of the proceedings."),
        reference=form.get("reference", ""),
        may_publish=HERSELF if form.get("may_publish") else "",
        until=_day(form.get("until", "")),
    )


def box(form: Form) -> Box:
    """Return a part of a picture, in pixels.

    Raises:
        BadInput: one of the four numbers is missing.
    """
    left, top, width, height = (_pixels(form.get(name, "")) for name in ("left", "top", "width", "height"))
    return Box(left, top, width, height, form.get("reason", ""))


def lines(form: Form) -> list[tuple[str, str, str]]:
    """Return the lines of a transcript: start, end and words of each."""
    columns = (form.getlist(name)[:MOST_LINES] for name in ("start", "end", "text"))
    return list(zip(*columns, strict=False))


def _pixels(value: str) -> int:
    text = value.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS):
        raise BadInput("Give the box four whole numbers: from the left, from the top, how wide, how high.")
    return int(text)


def _one_of(options: type[Option], value: str, otherwise: str) -> Option:
    try:
        return options(value)
    except ValueError:
        raise BadInput(otherwise) from None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadInput("Write the day as year-month-day, e.g. 2027-05-31.") from None
