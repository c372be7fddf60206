"""A moment, and whether it can be believed. Nothing here reads a clock; `archive.ground.clock` does.

Consent ends on a day, so a clock that ran backwards could re-open what has ended: then reading stops. One that
leapt forward could publish on a false day: then publishing stops until a person runs `ihw clock accept`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Where a day begins and ends for a mother in England or Wales; a time is stored in UTC."""

TOLERANCE = timedelta(minutes=5)
"""How far the clock may step back, or ahead of a running process, before it is not believed. Our choice."""

RAN_BACKWARDS = (
    "Our clock has run backwards, so we cannot tell whose yes still holds. Please tell an administrator."
)
LEAPT_FORWARD = (
    "Our clock has leapt forward. Nothing new goes out until someone checks it (ihw clock accept)."
)


@dataclass(frozen=True)
class Moment:
    """One point in time, beside the latest time this house has ever seen.

    Raises:
        ValueError: `now` or `latest` has no time zone.
    """

    now: datetime
    """Aware; kept in UTC whatever zone it came in."""

    latest: datetime | None = None
    """The latest time ever seen, aware; None on the first day."""

    jumped: bool = False
    """The clock leapt forward while running, and nobody has accepted it yet."""

    def __post_init__(self) -> None:
        """Turn both times into UTC: two London times compare by the wall clock, an hour wrong in October."""
        object.__setattr__(self, "now", _utc(self.now))
        if self.latest is not None:
            object.__setattr__(self, "latest", _utc(self.latest))

    @property
    def today(self) -> date:
        """The day in Europe/London."""
        return self.now.astimezone(LONDON).date()

    @property
    def latest_day(self) -> date:
        """The latest day that this house has seen, or today: where a wait begins, so that a clock set back shortens none."""
        return max(self.now, self.latest or self.now).astimezone(LONDON).date()

    @property
    def ran_backwards(self) -> bool:
        """Whether now is earlier than the latest time seen, by more than the tolerance."""
        return self.latest is not None and self.latest - self.now > TOLERANCE

    def objections(self) -> tuple[str, ...]:
        """Return why nothing may be shown at this moment; empty means the clock is believed."""
        return (RAN_BACKWARDS,) if self.ran_backwards else ()

    def publishing_objections(self) -> tuple[str, ...]:
        """Return why nothing may be put out at this moment: backwards, or a leap that nobody accepted."""
        return (*self.objections(), LEAPT_FORWARD) if self.jumped else self.objections()


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        message = "a moment needs a time zone"
        raise ValueError(message)
    return moment.astimezone(UTC)


def begins(day: date) -> datetime:
    """Return the moment, in UTC, at which a day begins in Europe/London."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def in_words(day: date) -> str:
    """Return a day as people here say it, e.g. `3 June 2027`."""
    return f"{day.day} {day:%B %Y}"
