from __future__ import annotations

import dataclasses
import itertools
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import consent
from archive.rules.choices import Audience, Then
from archive.rules.clock import RAN_BACKWARDS, Moment
from archive.rules.consent import Method, Status
from archive.rules.grant import Outlet
from tests.rules.cases import (
    MANY,
    MIDNIGHTS,
    NOON,
    OPEN_OUTLETS,
    TODAY,
    WORDING,
    days,
    grant,
    longer,
    outlets,
    some,
    statuses,
    viewer,
)

BACKWARDS = Moment(now=NOON.now, latest=NOON.now + timedelta(hours=1))


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return consent


def said(rules: ModuleType, **changes: Any) -> Any:
    """Return a consent that holds, with changes; parts of its grant are changed by name."""
    names = {field.name for field in dataclasses.fields(rules.Consent)}
    parts: dict[str, Any] = {
        "status": Status.GIVEN,
        "grant": rules.Grant(**grant(**{name: changes[name] for name in changes.keys() - names})),
        "then": Then.HIDE,
        "given_on": TODAY,
        "wording": WORDING,
        **{name: changes[name] for name in changes.keys() & names},
    }
    return rules.Consent(**parts)


@MANY
@given(statuses(), outlets())
def test_only_given_and_renewed_let_anything_out_and_only_by_a_way_we_know(
    rules: ModuleType, status: str, outlet: str
) -> None:
    holding = said(rules, status=status)

    against = (*holding.objections(NOON), *holding.grant.objections(viewer(), outlet, NOON))

    assert bool(against) == (status not in ("given", "renewed") or outlet not in OPEN_OUTLETS)


def test_every_status_meets_every_outlet(rules: ModuleType) -> None:
    passed = {
        (str(status), str(outlet))
        for status, outlet in itertools.product([*Status, "granted", ""], [*Outlet, "feed", ""])
        if not said(rules, status=status).objections(NOON)
        and not rules.Grant(**grant()).objections(viewer(), outlet, NOON)
    }

    assert passed == set(itertools.product(("given", "renewed"), OPEN_OUTLETS))


def test_each_refused_status_has_a_sentence_of_its_own(rules: ModuleType) -> None:
    refused = [status for status in Status if status not in (Status.GIVEN, Status.RENEWED)]

    answers = [said(rules, status=status).objections(NOON) for status in (*refused, "granted")]

    assert all(len(answer) == 1 for answer in answers)
    assert len(set(answers)) == len(answers)


@MANY
@given(st.integers(0, 5), st.integers(0, 5) | st.none())
def test_a_counted_yes_ends_with_its_last_opening_and_is_a_no_when_nobody_counted(
    rules: ModuleType, openings: int, opened: int | None
) -> None:
    still = opened is not None and opened + 1 <= openings

    assert (not said(rules, openings=openings).objections(NOON, opened=opened)) == still


@MANY
@given(st.sampled_from(Method) | st.sampled_from(["", "OWN-SCREEN", "own-screen ", "interpreter"]))
def test_only_a_yes_that_she_gave_by_herself_authorises(rules: ModuleType, method: str) -> None:
    alone = method == "own-screen"

    assert (said(rules, method=method).objections(NOON) == ()) == alone
    assert said(rules, method=method).is_provisional == (not alone)
    assert not said(rules, method=method, status=Status.WITHDRAWN).is_provisional


def test_a_consent_that_asks_for_the_internet_authorises_nothing(rules: ModuleType) -> None:
    everywhere = said(rules, audiences=frozenset({Audience.TRAINING_ROOM, Audience.INTERNET}))

    assert len(everywhere.objections(NOON)) == 1


@pytest.mark.parametrize(("until", "shut_at"), MIDNIGHTS, ids=str)
def test_the_last_day_counts_until_midnight_in_london(
    rules: ModuleType, until: date, shut_at: datetime
) -> None:
    holding, after = said(rules, until=until), Moment(now=shut_at, latest=None)

    assert holding.objections(longer(after, microseconds=-1)) == ()
    assert holding.objections(after) != ()


def test_a_clock_that_ran_backwards_holds_no_yes(rules: ModuleType) -> None:
    assert RAN_BACKWARDS in said(rules).objections(BACKWARDS)


@MANY
@given(
    days(date(2020, 1, 1), date(2040, 12, 31)) | st.just(date(2028, 2, 29)),
    st.sampled_from([-800, -1, 0, 1, 2, 800]),
)
def test_a_yes_holds_two_years_at_most(rules: ModuleType, given_on: date, extra: int) -> None:
    # Counted another way: the same month and day two years on, or the last day of February.
    same_day = f"{given_on.year + 2}{given_on:-%m-%d}"
    longest = same_day if not same_day.endswith("02-29") else f"{given_on.year + 2}-02-28"
    until = date.fromisoformat(longest) + timedelta(days=extra)
    at = Moment(now=datetime.combine(given_on, datetime.min.time(), tzinfo=UTC), latest=None)

    too_long = [
        said
        for said in said(rules, given_on=given_on, until=until).objections(at)
        if "2 years at most" in said
    ]

    assert bool(too_long) == (extra > 0)


def test_a_yes_given_tomorrow_is_not_a_yes_today(rules: ModuleType) -> None:
    assert said(rules, given_on=TODAY).objections(NOON) == ()
    assert len(said(rules, given_on=TODAY + timedelta(days=1)).objections(NOON)) == 1


@MANY
@given(some(["a" * 64, "b" * 64, "c" * 64]), st.sampled_from(["a" * 64, "d" * 64, ""]))
def test_a_yes_to_other_words_has_to_be_asked_again(
    rules: ModuleType, now: frozenset[str], shown: str
) -> None:
    asked = said(rules, wording=shown)

    assert bool(asked.objections(NOON, wording_now=now)) == (shown not in now)
    assert bool(asked.objections(NOON)) == (shown == "")


FAULTS: dict[str, Any] = {
    "status": Status.PAUSED,
    "audiences": frozenset(),
    "professions": frozenset(),
    "uses": frozenset(),
    "media": frozenset(),
    "until": date(2024, 1, 1),
    "wording": "d" * 64,
    "given_on": date(2027, 1, 1),
    "openings": 0,
    "own_words": False,
    "method": Method.BESIDE_WORKER,
}


@MANY
@given(some(FAULTS), st.booleans())
def test_every_reason_is_said_at_once(rules: ModuleType, names: frozenset[str], is_backwards: bool) -> None:
    moment = BACKWARDS if is_backwards else NOON
    if {"status", "method"} <= names:
        names -= {"method"}  # What is no yes at all does not wait to be confirmed.
    alone = [
        said(rules, **{name: FAULTS[name]}).objections(NOON, wording_now=frozenset({WORDING}), opened=0)
        for name in names
    ]
    assert all(len(reasons) == 1 for reasons in alone)

    together = said(rules, **{name: FAULTS[name] for name in names})
    found = together.objections(moment, wording_now=frozenset({WORDING}), opened=0)

    assert len(found) == len(set(found)) == len(names) + is_backwards
    assert set(found) == {reason for reasons in alone for reason in reasons} | (
        {RAN_BACKWARDS} if is_backwards else set()
    )
