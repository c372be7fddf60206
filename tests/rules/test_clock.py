from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta, timezone
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import clock
from tests.rules.cases import MANY

AN_INSTANT = timedelta(microseconds=1)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds.


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return clock


def last_sunday(year: int, month: int) -> datetime:
    """Return one in the morning, UTC, on the last Sunday of a month: when the clocks change."""
    sundays = [week[calendar.SUNDAY] for week in calendar.monthcalendar(year, month) if week[calendar.SUNDAY]]
    return datetime(year, month, sundays[-1], 1, tzinfo=UTC)


@MANY
@given(TIMES)
def test_the_day_is_the_day_in_london(rules: ModuleType, now: datetime) -> None:
    is_summer = last_sunday(now.year, 3) <= now < last_sunday(now.year, 10)

    # Counted by the law of summer time (Directive 2000/84/EC, kept by SI 2002/262), not by the time zone database.
    assert rules.Moment(now=now, latest=None).today == (now + timedelta(hours=is_summer)).date()


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 1, 15), datetime(2026, 1, 16, 0, tzinfo=UTC)),
        (date(2026, 6, 30), datetime(2026, 6, 30, 23, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 29, 0, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 26, 0, tzinfo=UTC)),
        (date(2028, 2, 29), datetime(2028, 3, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_in_london(rules: ModuleType, day: date, ends: datetime) -> None:
    assert rules.Moment(now=ends - AN_INSTANT, latest=None).today == day
    assert rules.Moment(now=ends, latest=None).today == day + timedelta(days=1)


@MANY
@given(TIMES, st.integers(-600, 600))
def test_a_clock_that_ran_backwards_is_not_believed(rules: ModuleType, now: datetime, seconds: int) -> None:
    moment = rules.Moment(now=now, latest=now + timedelta(seconds=seconds))

    assert moment.ran_backwards == (seconds > 300)
    assert bool(moment.objections()) == (seconds > 300)
    assert moment.publishing_objections() == moment.objections()


@MANY
@given(TIMES)
def test_a_leap_forward_stops_publishing_and_not_reading(rules: ModuleType, now: datetime) -> None:
    moment = rules.Moment(now=now, latest=now, jumped=True)

    assert moment.objections() == ()
    assert moment.publishing_objections() == (clock.LEAPT_FORWARD,)


def test_backwards_and_leapt_are_both_said(rules: ModuleType) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    both = rules.Moment(now=now, latest=now + timedelta(hours=1), jumped=True)

    assert both.objections() == (clock.RAN_BACKWARDS,)
    assert both.publishing_objections() == (clock.RAN_BACKWARDS, clock.LEAPT_FORWARD)


@pytest.mark.parametrize(("late_by", "is_believed"), [(0, True), (299, True), (300, True), (301, False)])
def test_five_minutes_are_forgiven(rules: ModuleType, late_by: int, is_believed: bool) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    assert rules.Moment(now=now, latest=now + timedelta(seconds=late_by)).ran_backwards != is_believed


def test_a_first_day_has_no_latest_time(rules: ModuleType) -> None:
    assert not rules.Moment(now=datetime(2026, 1, 1, tzinfo=UTC), latest=None).ran_backwards


def test_a_time_without_a_zone_is_refused(rules: ModuleType) -> None:
    naive, aware = datetime(2026, 11, 24, 12), datetime(2026, 11, 24, 12, tzinfo=UTC)  # noqa: DTZ001 -- the point.

    with pytest.raises(ValueError, match="time zone"):
        rules.Moment(now=naive, latest=None)
    with pytest.raises(ValueError, match="time zone"):
        rules.Moment(now=aware, latest=naive)


def test_the_hour_that_comes_twice_in_october_is_told_apart(rules: ModuleType) -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=clock.LONDON)

    # By the wall clock both are half past one; the second is an hour later.
    assert rules.Moment(now=first, latest=first.replace(fold=1)).ran_backwards
    assert not rules.Moment(now=first.replace(fold=1), latest=first).ran_backwards


@MANY
@given(TIMES, st.integers(-23, 23))
def test_a_moment_is_the_same_in_whatever_zone_it_came(rules: ModuleType, now: datetime, hours: int) -> None:
    elsewhere = now.astimezone(timezone(timedelta(hours=hours)))

    moment = rules.Moment(now=elsewhere, latest=elsewhere)

    assert moment == rules.Moment(now=now, latest=now)
    assert moment.now.tzinfo is UTC


def test_a_wait_begins_on_the_latest_day_that_was_ever_seen(rules: ModuleType) -> None:
    midnight = datetime(2026, 7, 1, 22, 59, tzinfo=UTC)
    assert rules.Moment(midnight).latest_day == date(2026, 7, 1)
    assert rules.Moment(midnight, midnight + timedelta(minutes=2)).latest_day == date(2026, 7, 2)
    assert rules.Moment(midnight, midnight - timedelta(days=2)).latest_day == date(2026, 7, 1)


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2026, 12, 1), date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_begins_at_midnight_in_london(rules: ModuleType, day: date) -> None:
    begun = rules.begins(day)
    assert rules.Moment(begun).today == day
    assert rules.Moment(begun - timedelta(seconds=1)).today == day - timedelta(days=1)
