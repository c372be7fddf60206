from __future__ import annotations

from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import court
from archive.rules.court import Basis, Content, Stage
from tests.rules.cases import MANY, TODAY

UNKNOWN_STAGES = ("Ended", "closed", "", None)


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return court


def check(rules: ModuleType, **changes: Any) -> Any:
    """Return a check that clears a story of her own life, with changes."""
    parts: dict[str, Any] = {
        "basis": Basis.NOT_ABOUT,
        "reference": "read 24 Nov, nothing of court",
        "reviewer": "staff-1",
        "content": Content.OWN_LIFE,
        "checked_on": TODAY,
        **changes,
    }
    return rules.CourtCheck(**parts)


def order(rules: ModuleType, **changes: Any) -> Any:
    """Return a check that rests on an order which lets the mother speak, with changes."""
    parts = {"basis": Basis.PERMISSION, "reference": "order 7", "may_publish": "mother", "until": TODAY}
    return check(rules, **{**parts, **changes})


def is_clear(stage: str | None, found: Any, today: date) -> bool:
    """Tell in another way whether the law lets it out: a list of the few ways that do."""
    is_sound = bool(found.reference.strip() and found.reviewer.strip()) and found.checked_on <= today
    says_nothing_of_court = found.content in ("own-life", "mentions")
    is_known = says_nothing_of_court or found.content in ("describes", "quotes")
    if found.basis == "court-permission":
        runs = found.until is not None and found.until >= today
        return is_sound and is_known and runs and found.may_publish == "mother"
    if stage not in ("ended", "none"):
        return False
    if found.basis == "published-judgment":
        return is_sound and is_known
    return found.basis == "not-about-proceedings" and is_sound and says_nothing_of_court


@MANY
@given(
    st.sampled_from([*Stage, *UNKNOWN_STAGES]),
    st.fixed_dictionaries(
        {
            "basis": st.sampled_from([*Basis, "transparency-order", ""]),
            "reference": st.sampled_from(["order 7", "", "  "]),
            "reviewer": st.sampled_from(["staff-1", " "]),
            "content": st.sampled_from([*Content, "a little"]),
            "checked_on": st.sampled_from([TODAY, TODAY + timedelta(days=1)]),
            "may_publish": st.sampled_from(["mother", "reporters", ""]),
            "until": st.sampled_from([None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=9)]),
        }
    ),
)
def test_the_law_lets_out_what_is_on_the_list_and_nothing_else(
    rules: ModuleType, stage: str | None, parts: dict[str, Any]
) -> None:
    found = rules.CourtCheck(**parts)

    assert (not rules.objections(stage, found, TODAY)) == is_clear(stage, found, TODAY)


@pytest.mark.parametrize("stage", [*Stage, *UNKNOWN_STAGES])
def test_nothing_is_clear_before_somebody_checked_it(rules: ModuleType, stage: str | None) -> None:
    assert "Nobody has done the legal check yet." in rules.objections(stage, None, TODAY)


@pytest.mark.parametrize("stage", [Stage.GOING_ON, Stage.NOT_SURE, *UNKNOWN_STAGES])
def test_a_live_case_waits_unless_the_court_lets_her_speak(rules: ModuleType, stage: str | None) -> None:
    for basis in (Basis.NOT_ABOUT, Basis.JUDGMENT):
        assert len(rules.objections(stage, check(rules, basis=basis), TODAY)) == 1
    assert rules.objections(stage, order(rules), TODAY) == ()


@pytest.mark.parametrize("content", [Content.DESCRIBES, Content.QUOTES])
def test_that_a_case_has_ended_clears_nothing(rules: ModuleType, content: Content) -> None:
    assert rules.objections(Stage.ENDED, None, TODAY)
    assert rules.objections(Stage.ENDED, check(rules, content=content), TODAY)
    assert rules.objections(Stage.ENDED, check(rules, content=content, basis=Basis.JUDGMENT), TODAY) == ()


def test_an_order_that_lets_reporters_report_is_no_ground_for_her(rules: ModuleType) -> None:
    transparency = order(rules, may_publish="reporters")

    for stage in Stage:
        assert any("reporters" in reason for reason in rules.objections(stage, transparency, TODAY))


@pytest.mark.parametrize("basis", ["transparency-order", "the case has ended", ""])
def test_a_ground_we_do_not_know_is_none(rules: ModuleType, basis: str) -> None:
    assert len(rules.objections(Stage.NONE, check(rules, basis=basis), TODAY)) == 1


def test_an_order_holds_through_its_last_day(rules: ModuleType) -> None:
    granted = order(rules, until=date(2027, 2, 28))

    assert rules.objections(Stage.GOING_ON, granted, date(2027, 2, 28)) == ()
    assert rules.objections(Stage.GOING_ON, granted, date(2027, 3, 1)) == (
        "The order ended on 28 February 2027.",
    )


def test_every_reason_of_law_is_said_at_once(rules: ModuleType) -> None:
    hollow = order(
        rules,
        reference=" ",
        reviewer="",
        may_publish="reporters",
        until=None,
        checked_on=TODAY + timedelta(days=1),
    )

    assert len(set(rules.objections(Stage.GOING_ON, hollow, TODAY))) == 5
    assert (
        len(set(rules.objections("closed", check(rules, basis="?", content="?", reference=""), TODAY))) == 3
    )


def test_every_ground_stands_beside_its_source() -> None:
    assert set(court.LAWS) == set(Basis)
    for law in court.LAWS.values():
        assert law.says.endswith(".")
        assert "1960" in law.source


def test_a_reference_is_in_no_repr(rules: ModuleType) -> None:
    assert "order 7" not in repr(order(rules))
