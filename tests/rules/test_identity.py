"""When a custodian may open how a mother can be reached, and to whom it is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from archive.rules import identity
from archive.rules.identity import Reason

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return identity


@pytest.mark.parametrize("reason", Reason)
def test_no_custodian_opens_what_she_asked_for_herself(rules: ModuleType, reason: Reason) -> None:
    said = rules.against_opening(reason, asked_by="a", agreed_by="l", custodian="a")
    assert rules.YOUR_OWN in said
    assert not rules.against_opening(reason, asked_by="a", agreed_by="l", custodian="c")


def test_where_harm_is_feared_the_lead_has_agreed_and_is_somebody_else(rules: ModuleType) -> None:
    def said(agreed_by: str | None) -> Any:
        return rules.against_opening(Reason.HARM, asked_by="a", agreed_by=agreed_by, custodian="c")

    assert said(None) == (rules.LEAD_FIRST,)
    assert said("c") == (rules.TWO_PEOPLE,)
    assert said("l") == ()


def test_she_is_reached_for_a_reason_of_ours_only_where_she_said_that_we_may(rules: ModuleType) -> None:
    for reason in (Reason.ENDING, Reason.URGENT):
        assert rules.against_asking(reason, "x", may_be_reached=False) == (rules.SHE_SAID_NO,)
    for reason in (Reason.HARM, Reason.NOW):
        assert not rules.against_asking(reason, "x", may_be_reached=False)
    assert rules.against_asking("", " ", may_be_reached=True) == (
        rules.NO_REASON,
        rules.NO_WORDS,
    )


def test_what_was_opened_is_shown_to_one_person_once_and_soon(rules: ModuleType) -> None:
    late = NOW + rules.SHOWN_WITHIN
    assert rules.may_be_shown("a", "a", NOW, None, NOW)
    assert rules.may_be_shown("a", "a", NOW, None, late)
    assert not rules.may_be_shown("a", "a", NOW, None, late + timedelta(seconds=1))
    assert not rules.may_be_shown("a", "a", NOW, None, NOW - timedelta(seconds=1))
    assert not rules.may_be_shown("a", "b", NOW, None, NOW)
    assert not rules.may_be_shown("a", "a", NOW, NOW, NOW)
    assert not rules.may_be_shown(None, "a", None, None, NOW)


@pytest.mark.parametrize(
    ("who", "roles", "expected"),
    [
        ("sam", {"safeguarding"}, ()),
        ("kit", {"custodian"}, ()),
        ("sam", {"safeguarding", "adviser"}, ()),
        ("lea", {"safeguarding"}, ("A_HAND_IN_IT",)),
        ("cus", {"custodian"}, ("A_HAND_IN_IT",)),
        ("ann", {"moderator"}, ("NOT_A_REVIEWER",)),
        ("lea", {"moderator"}, ("A_HAND_IN_IT", "NOT_A_REVIEWER")),
        ("adm", set(), ("NOT_A_REVIEWER",)),
    ],
)
def test_what_was_opened_at_once_is_looked_at_by_a_lead_or_a_custodian_who_had_no_hand_in_it(
    rules: ModuleType, who: str, roles: set[str], expected: tuple[str, ...]
) -> None:
    said = rules.against_review(who, roles, asked_by="lea", decided_by="cus")
    assert said == tuple(getattr(rules, name) for name in expected)
