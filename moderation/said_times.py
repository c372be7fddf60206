"""How the Desk says a day and a time: in words, the year with them, and in no other way on any page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_HOUR = timedelta(hours=1)


def day(on: date) -> str:
    """Return a day, e.g. `26 November 2026`; of a moment, its day."""
    return f"{near_day(on)} {on.year}"


def near_day(on: date) -> str:
    """Return a day of these weeks, where its year goes without saying, e.g. `26 November`."""
    return f"{on.day} {on.strftime('%B')}"


def time(at: datetime) -> str:
    """Return a time of today, e.g. `09:31 UTC`."""
    return f"{at.strftime('%H:%M')} UTC"


def moment(at: datetime) -> str:
    """Return a moment to the minute, e.g. `26 November 2026, 09:31 UTC`."""
    return f"{day(at)}, {time(at)}"


def hour(at: datetime) -> str:
    """Return the hour of a moment and nothing closer, e.g. `26 November 2026, between 09:00 and 10:00 UTC`."""
    begins = at.astimezone(UTC) if at.tzinfo else at
    return f"{day(begins)}, between {begins.strftime('%H')}:00 and {(begins + _HOUR).strftime('%H')}:00 UTC"


SAID = {"day": day, "near_day": near_day, "moment": moment, "hour": hour}
"""What a template of the Desk calls, by the name it calls it."""
