"""How the Desk says a day and a time: in words, the year with them, and in no other way on any page.

A time is kept in UTC, and said as the clock on the wall of this house shows it (`archive.rules.clock.LONDON`). Its zone stands
with it in the one hour of a year that comes twice.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from archive.rules.clock import LONDON

_HOUR = timedelta(hours=1)


def day(on: date) -> str:
    """Return a day, e.g. `26 November 2026`; of a moment, its day."""
    here = _here(on) if isinstance(on, datetime) else on
    return f"{near_day(here)} {here.year}"


def near_day(on: date) -> str:
    """Return a day of these weeks, where its year goes without saying, e.g. `26 November`."""
    here = _here(on) if isinstance(on, datetime) else on
    return f"{here.day} {here.strftime('%B')}"


def time(at: datetime) -> str:
    """Return a time of today, e.g. `09:31`."""
    here = _here(at)
    return f"{here.strftime('%H:%M')}{_which(here)}"


def moment(at: datetime) -> str:
    """Return a moment to the minute, e.g. `26 November 2026, 09:31`."""
    return f"{day(at)}, {time(at)}"


def hour(at: datetime) -> str:
    """Return the hour of a moment and nothing closer, e.g. `26 November 2026, between 09:00 and 10:00`."""
    here = _here(at)
    # By the wall: of the hour before the clocks go back, the end is said as the clock would have shown it.
    return (
        f"{day(here)}, between {here.strftime('%H')}:00 and {(here + _HOUR).strftime('%H')}:00{_which(here)}"
    )


def _here(at: datetime) -> datetime:
    """Return a moment as the clock on the wall shows it; one without a zone is of UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(LONDON)


def _which(here: datetime) -> str:
    """Return the name of the zone in the hour that comes twice; nothing in any other."""
    comes_twice = here.utcoffset() != here.replace(fold=1 - here.fold).utcoffset()
    return f" {here.tzname()}" if comes_twice else ""


SAID = {"day": day, "near_day": near_day, "moment": moment, "hour": hour}
"""What a template of the Desk calls, by the name it calls it."""
