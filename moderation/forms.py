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
from stories.partwork import Box

DIGITS = 6
"""Of a number in a form."""

MOST_LINES = 2_100

Form = MultiDict[str, str]
Option = TypeVar("Option", bound=StrEnum)


@dataclass(frozen=True)
class Checked:
    """The court form."""

    basis: Basis
    content: Content
    reference: str
    may_publish: str
    until: date | None


def kind(form: Form) -> Kind:
    """Return what sort of detail was chosen."""
    return _one_of(Kind, form.get("kind", ""), "Choose what sort of detail it is.")


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
