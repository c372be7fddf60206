"""A worker beside her sees until the hand-over, and after it only by the mother's own yes; new words take two people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import support
from archive.rules.support import Beside, Category
from moderation.people import staff

DAY = date(2026, 11, 25)
DAYS = st.dates(DAY - timedelta(days=120), DAY + timedelta(days=120))


def visit(*, begun_on: date = DAY, is_handed_over: bool = True, seen_until: date | None = DAY) -> Beside:
    return Beside("jo", begun_on, is_handed_over, seen_until)


@given(
    begun=DAYS, until=st.none() | DAYS, today=DAYS, handed=st.booleans(), who=st.sampled_from(["jo", "kit"])
)
def test_she_reads_only_what_she_was_asked_back_to(
    begun: date, until: date | None, today: date, handed: bool, who: str
) -> None:
    found = support.may_read(visit(begun_on=begun, seen_until=until, is_handed_over=handed), who, today)
    assert found == (who == "jo" and handed and until is not None and until >= today)


def test_without_a_word_of_hers_nobody_reads() -> None:
    assert not support.may_read(visit(seen_until=None), "jo", DAY)
    assert support.may_read(visit(), "jo", DAY), "the last day is inclusive"
    assert not support.may_read(visit(), "jo", DAY + timedelta(days=1))


def test_a_visit_that_was_handed_over_is_never_taken_up_again() -> None:
    assert support.is_open(visit(is_handed_over=False), DAY)
    assert not support.is_open(visit(), DAY)
    assert not support.is_open(visit(is_handed_over=False), DAY + support.OPEN_LIVES + timedelta(days=1))
    assert not support.is_open(visit(is_handed_over=False), DAY - timedelta(days=1)), "a clock that ran back"


def test_an_account_ends_with_its_last_day() -> None:
    assert support.still_works(DAY, DAY, is_disabled=False)
    assert not support.still_works(DAY, DAY + timedelta(days=1), is_disabled=False)
    assert not support.still_works(DAY, DAY, is_disabled=True)


@pytest.mark.parametrize("role", [*staff.ROLES, "supporter", "trainer", ""])
def test_one_role_alone_gives_no_new_words(role: str) -> None:
    one = support.against_new_words("jo", "jo", frozenset({role}))
    other = support.against_new_words("jo", "cus", frozenset({role}))
    assert one, "vouching and saying yes are two people's"
    assert (other == ()) == (role == staff.CUSTODIAN)


def test_the_law_names_three_kinds_of_listener() -> None:
    assert set(support.CATEGORIES) == set(Category) and Category.OTHER not in support.COVERED
