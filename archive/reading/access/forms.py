"""What a steward, or who looks after trainers, types: made into values. A rule says later what is missing."""

from __future__ import annotations

from datetime import date

from archive.reading.access.people import Wish
from archive.reading.forms import Fields
from archive.rules import access as rules
from archive.rules.errors import BadInput


def day(fields: Fields, name: str = "until") -> date | None:
    """Return a day as the field `date` sends it; None when there is none.

    Raises:
        BadInput: something else stands there.
    """
    typed = fields.get(name, "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as found:
        raise BadInput("Say the last day as a date, for example 2027-06-03.") from found


def wish(fields: Fields) -> Wish:
    """Return what an invitation is to say.

    Raises:
        BadInput: the day is no day.
    """
    roles = tuple(role for role in (rules.TRAINER, rules.ADMIN) if role in fields.getlist("role"))
    return Wish(
        roles,
        tuple(fields.getlist("profession")),
        day(fields),
        tuple(fields.getlist("use")),
        fields.get("conditions", ""),
    )
