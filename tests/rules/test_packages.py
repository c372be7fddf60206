"""How often sealed parts are looked at, and what a list of packages may tell."""

from __future__ import annotations

from datetime import date, timedelta
from types import ModuleType

import pytest

from archive.rules import packages

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return packages


def test_a_part_is_whole_only_when_it_is_the_bytes_that_were_written_down(rules: ModuleType) -> None:
    assert rules.fault("ab", "ab") is None
    assert rules.fault("ac", "ab") == "changed"
    assert rules.fault("", "ab") == "changed"
    assert rules.fault(None, "ab") == "lost"


def test_each_part_comes_round_within_thirty_days(rules: ModuleType) -> None:
    assert [rules.is_due(TODAY - timedelta(days=days), None, TODAY) for days in (0, 19, 20, 300)] == [
        False, False, True, True,
    ]  # fmt: skip
    assert [rules.is_due(TODAY - timedelta(days=days), "lost", TODAY) for days in (0, 1)] == [False, True]
    assert rules.is_due(TODAY + timedelta(days=1), None, TODAY), (
        "a clock that was wrong hides nothing for ever"
    )
    assert [rules.is_late(TODAY - timedelta(days=days), TODAY) for days in (30, 31)] == [False, True]
    assert timedelta(days=30) == rules.CHECKED_WITHIN and timedelta(days=20) >= rules.DUE_AFTER


def test_what_the_list_says_is_the_same_of_many(rules: ModuleType) -> None:
    assert {rules.count_in_words(count) for count in (2, 3, 9, 10)} == {"up to 10"}
    assert {rules.count_in_words(count) for count in (11, 100)} == {"up to 100"}
    assert rules.count_in_words(101) == "more than 100"
    assert {rules.size_in_words(size) for size in (0, 900, 4_000_000, 10_000_000)} == {"up to 10 MB"}
    assert rules.size_in_words(10_000_001) == "up to 100 MB"
    assert rules.size_in_words(100_000_001) == "more than 100 MB"


def test_a_package_joins_the_list_with_the_month_after(rules: ModuleType) -> None:
    assert {rules.listed_before(date(2026, 11, day)) for day in range(1, 31)} == {date(2026, 11, 1)}
    assert rules.listed_before(date(2026, 12, 1)) == date(2026, 12, 1)


def test_a_mark_is_short_and_of_the_hash_alone(rules: ModuleType) -> None:
    marks = {rules.shelf_mark(f"{number:02x}" * 32) for number in range(256)}
    assert len(marks) == 256 and all(len(mark) == 14 and mark.count("-") == 2 for mark in marks)
    assert rules.shelf_mark("00" * 32) == rules.shelf_mark("00" * 8 + "ff" * 24) == "AAAA-AAAA-AAAA"
