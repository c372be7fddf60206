"""Support workers as the administrator sees them: who is invited, and until when.

Nothing here tells which mother: no label, no story, no code (vocabularies 4.4: the administrator opens no content).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from archive.rules.support import CATEGORIES, COVERED, still_works
from stories import supporters


@dataclass(frozen=True)
class Line:
    """One support worker in the table."""

    id: str
    name: str
    category: str
    is_covered: bool
    """Whether PD12G names such a worker."""

    ends_on: date
    is_disabled: bool
    holds: bool


def all_of(session: Session, moment: Moment) -> tuple[Line, ...]:
    """Return all support workers by name."""
    return tuple(
        Line(
            one.id, one.name, CATEGORIES[one.category], one.category in COVERED, one.ends_on, one.is_disabled,
            still_works(one.ends_on, moment.today, is_disabled=one.is_disabled),
        )
        for one in supporters.all_of(session)
    )  # fmt: skip


def invite(session: Session, *, category: str, ends_on: str, staff_id: str, moment: Moment) -> str:
    """Return the token of a one-use invitation for a support worker, from what a form says.

    Raises:
        BadInput: no such kind, or an end that is no day, past or too far off.
    """
    try:
        last = date.fromisoformat(ends_on.strip())
    except ValueError:
        raise BadInput("Write the last day as year-month-day, e.g. 2027-05-31.") from None
    return supporters.invite(session, category=category, ends_on=last, staff_id=staff_id, moment=moment)
