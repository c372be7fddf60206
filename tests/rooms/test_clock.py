"""The house clock: never believed when it runs backwards, never publishing after a leap that nobody accepted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from archive.ground import clock as clocks
from archive.ground.clock import Clock
from archive.settings import Place
from archive.stores import open_named

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


class _Hands:
    """A wall clock and a steady one that a test can move."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.steady = NOW, 1000.0
        monkeypatch.setattr(clocks, "utc_now", lambda: self.wall)
        monkeypatch.setattr("archive.ground.clock.time.monotonic", lambda: self.steady)

    def pass_by(self, span: timedelta) -> None:
        self.wall += span
        self.steady += span.total_seconds()


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> _Hands:
    """The hands of the clock."""
    return _Hands(monkeypatch)


def test_time_that_passes_is_believed(place: Place, hands: _Hands) -> None:
    clock = Clock(open_named(place, "desk"))
    for _ in range(5):
        assert not clock.moment().publishing_objections()
        hands.pass_by(timedelta(days=3))


def test_a_clock_set_back_is_noticed_also_after_a_restart(place: Place, hands: _Hands) -> None:
    Clock(open_named(place, "desk")).moment()
    hands.wall -= timedelta(hours=1)
    assert Clock(open_named(place, "desk")).moment().objections()


def test_five_minutes_back_are_tolerated(place: Place, hands: _Hands) -> None:
    clock = Clock(open_named(place, "desk"))
    clock.moment()
    hands.wall -= timedelta(minutes=4)
    assert not clock.moment().objections()


def test_a_leap_forward_stops_publishing_everywhere_until_it_is_accepted(place: Place, hands: _Hands) -> None:
    clock, other = Clock(open_named(place, "desk")), Clock(open_named(place, "desk"))
    clock.moment()
    hands.wall += timedelta(days=1)
    assert clock.moment().publishing_objections()
    assert not clock.moment().objections(), "reading goes on: a later day shows less, never more"
    assert other.moment().publishing_objections()
    clock.accept()
    assert not clock.moment().publishing_objections()


def test_off_for_longer_than_a_month_a_person_is_asked_also_after_a_restart(
    place: Place, hands: _Hands
) -> None:
    Clock(open_named(place, "desk")).moment()
    hands.wall += timedelta(days=31)
    clock = Clock(open_named(place, "desk"))
    assert clock.moment().publishing_objections(), "a clock set wrong looks just like this"
    assert not clock.moment().objections(), "reading goes on, and she can hide"
    assert Clock(open_named(place, "desk")).moment().publishing_objections(), "no restart accepts it"
    clock.accept()
    assert not clock.moment().publishing_objections()


def test_being_switched_off_is_no_leap(place: Place, hands: _Hands) -> None:
    Clock(open_named(place, "desk")).moment()
    hands.wall += timedelta(days=9)
    assert not Clock(open_named(place, "desk")).moment().publishing_objections()
