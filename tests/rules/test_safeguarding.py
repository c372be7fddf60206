"""When a service outside may be told that somebody could be harmed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest

from archive.rules import safeguarding

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return safeguarding


def test_a_second_person_is_another_one_and_a_lead_or_a_custodian(rules: ModuleType) -> None:
    lead, custodian, moderator = (
        frozenset({"safeguarding"}),
        frozenset({"custodian"}),
        frozenset({"moderator"}),
    )
    assert rules.against_second("a", "a", lead) == (rules.YOUR_OWN,)
    assert rules.against_second("a", "b", moderator) == (rules.NOT_YOURS,)
    assert not rules.against_second("a", "b", lead)
    assert not rules.against_second("a", "b", custodian)


def test_a_service_is_told_by_two_or_in_an_emergency(rules: ModuleType) -> None:
    assert not rules.may_be_told(is_emergency=False, says_yes=None)
    assert not rules.may_be_told(is_emergency=False, says_yes=False)
    assert rules.may_be_told(is_emergency=False, says_yes=True)
    assert rules.may_be_told(is_emergency=True, says_yes=None)


def test_what_was_done_at_once_is_looked_at_within_a_day(rules: ModuleType) -> None:
    assert rules.review_by(NOW, is_emergency=True, is_seconded=False) == NOW + timedelta(days=1)
    assert rules.review_by(NOW, is_emergency=True, is_seconded=True) is None
    assert rules.review_by(NOW, is_emergency=False, is_seconded=False) is None


def test_what_is_missing_is_said_at_once(rules: ModuleType) -> None:
    assert rules.against_telling("", "", " ") == (
        rules.NO_SERVICE,
        rules.NO_TALK,
        rules.NO_WORDS,
    )
    assert not rules.against_telling("children", "yes", "She fears for him.")


@pytest.mark.parametrize(
    ("leads", "custodians", "expected"),
    [
        (0, 0, ("NO_LEAD", "NO_CUSTODIAN")),
        (0, 2, ("NO_LEAD",)),
        (3, 0, ("NO_CUSTODIAN",)),
        (1, 1, ("NO_THIRD",)),
        (2, 1, ()),
        (1, 2, ()),
        (3, 3, ()),
    ],
)
def test_a_house_says_who_is_missing_before_an_emergency(
    rules: ModuleType, leads: int, custodians: int, expected: tuple[str, ...]
) -> None:
    assert rules.missing(leads, custodians) == tuple(getattr(rules, name) for name in expected)
