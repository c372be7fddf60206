"""Who may come into the Reading room: the rules alone."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import access
from archive.rules.choices import Use

TODAY = date(2026, 11, 26)
EVERY = [set(some) for size in range(4) for some in combinations(access.ROLES, size)]


@pytest.mark.parametrize("held", EVERY, ids=lambda held: "+".join(sorted(held)) or "none")
def test_a_steward_is_nothing_else_and_nobody_is_nothing(held: set[str]) -> None:
    said = access.role_objections(held)
    assert bool(said) == (not held or (access.STEWARD in held and len(held) > 1))


def test_a_role_that_nobody_knows_is_no_role() -> None:
    assert access.role_objections({access.TRAINER, "queen"}) == (access.NO_ROLE,)


def test_an_access_holds_on_its_last_day_and_not_on_the_next() -> None:
    assert access.objections(TODAY, None, TODAY) == ()
    assert "ended on 26 November 2026" in access.objections(TODAY, None, TODAY + timedelta(days=1))[0]


def test_an_organisation_that_ended_lets_nobody_in_and_both_reasons_are_said() -> None:
    assert len(access.objections(TODAY + timedelta(days=9), TODAY, TODAY)) == 1
    assert len(access.objections(TODAY - timedelta(days=1), TODAY, TODAY)) == 2


def test_an_access_is_for_a_year_at_most_and_never_for_a_day_that_is_past() -> None:
    assert (
        access.until_objections(TODAY, TODAY) == access.until_objections(TODAY + access.LONGEST, TODAY) == ()
    )
    for wrong in (None, TODAY - timedelta(days=1), TODAY + access.LONGEST + timedelta(days=1)):
        assert access.until_objections(wrong, TODAY), wrong


def test_the_end_is_said_a_month_beforehand() -> None:
    assert access.ends_soon(TODAY + timedelta(days=30), TODAY)
    assert not access.ends_soon(TODAY + timedelta(days=31), TODAY)


def test_everybody_may_teach_and_only_who_has_it_may_say_more() -> None:
    assert access.purposes(()) == (Use.TEACHING,)
    assert access.purposes(["research"]) == (Use.TEACHING, Use.RESEARCH)
    assert access.purposes(["beside", "short-part", "nothing"]) == (Use.TEACHING,)


def test_a_request_is_kept_for_ninety_days_after_the_last_that_happened() -> None:
    assert access.is_kept(TODAY, None, TODAY + timedelta(days=90))
    assert not access.is_kept(TODAY, None, TODAY + timedelta(days=91))
    assert access.is_kept(TODAY, TODAY + timedelta(days=80), TODAY + timedelta(days=170))


@given(st.integers(min_value=0, max_value=2**256 - 1))
def test_a_number_is_read_again_however_it_is_typed(drawn: int) -> None:
    number = access.as_number(f"{drawn:064x}")
    assert access.number_typed(number) == number
    alike = number.replace("0", "o").replace("1", "l")
    assert access.number_typed(f"  {alike.lower().replace('-', ' ')} ") == number


@pytest.mark.parametrize("typed", ["", "4F7", "4F7-K2Q9", "4F7-K2U", "½F7-K2Q", "٤F7-K2Q"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert access.number_typed(typed) == ""
