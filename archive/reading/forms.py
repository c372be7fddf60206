"""What trainers type, made into values: each function reads one form and says what to do when it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from werkzeug.datastructures import MultiDict

from archive.editions.index.words import LONGEST_QUERY
from archive.ground.clean import one_line
from archive.reading.facets import Only
from archive.rules.clock import LONDON
from archive.rules.errors import BadInput

Fields = MultiDict[str, str]

DIGITS = 6
"""Figures a number may have: beyond them nothing here can be meant, and Python counts slowly."""


@dataclass(frozen=True)
class Asking:
    """A search as it came."""

    text: str
    only: Only
    page: int


EARLIEST_YEAR = 2
"""A day in the years 1 and 2 leaves the calendar when it is moved to UTC."""


def asking(fields: Fields) -> Asking:
    """Return what a search asks for; what cannot be read is left out, never refused."""
    page = fields.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) <= DIGITS else 1
    only = Only.of({name: fields.getlist(name) for name in Only.names()})
    return Asking(one_line(fields.get("q", ""), most=LONGEST_QUERY), only, number)


def number(fields: Fields, name: str, sentence: str) -> int:
    """Return a whole number.

    Raises:
        BadInput: it is none; with `sentence`.
    """
    text = fields.get(name, "").strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS):
        raise BadInput(sentence)
    return int(text)


def when(fields: Fields, name: str, sentence: str) -> datetime:
    """Return a day and time of the wall clock in Europe/London, as the field `datetime-local` sends it, in UTC.

    Raises:
        BadInput: it is none; with `sentence`.
    """
    try:
        local = datetime.strptime(fields.get(name, "").strip()[:16], "%Y-%m-%dT%H:%M").replace(tzinfo=LONDON)
    except ValueError as found:
        raise BadInput(sentence) from found
    if local.year <= EARLIEST_YEAR:
        raise BadInput(sentence)
    return local.astimezone(UTC)


@dataclass(frozen=True)
class LinkWish:
    """When a link opens and ends, and for how many."""

    opens_at: datetime
    ends_at: datetime
    most: int


def link_wish(fields: Fields) -> LinkWish:
    """Return what a trainer asks of a link.

    Raises:
        BadInput: a day or the number cannot be read.
    """
    return LinkWish(
        when(fields, "opens", "Say when the link opens, as a day and a time."),
        when(fields, "ends", "Say when the link ends, as a day and a time."),
        number(fields, "most", "Say how many learners may start, as a number."),
    )


def first_wish(now: datetime) -> dict[str, str]:
    """Return what the link form holds at first: from now, for a week, ending at six in the evening, for 20."""
    opens = now.astimezone(LONDON).replace(second=0, microsecond=0)
    ends = (opens + timedelta(days=7)).replace(hour=18, minute=0)
    return {"opens": f"{opens:%Y-%m-%dT%H:%M}", "ends": f"{ends:%Y-%m-%dT%H:%M}", "most": "20"}
