"""What may still stand of a machine's guess: nothing that is covered, and nothing where a person wrote a line."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import first_draft
from tests.rules.cases import MANY


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return first_draft


def _three(rules: ModuleType) -> tuple[Any, Any, Any]:
    return (
        rules.Guess(0, 2_000, "Hello, I'm Donna."),
        rules.Guess(2_000, 5_000, "I had a lot of meetings."),
        rules.Guess(9_000, 12_000, "They talk."),
    )


def test_what_is_covered_since_goes_with_whatever_is_near(rules: ModuleType) -> None:
    a, b, c = _three(rules)
    assert rules.uncovered((a, b, c), (), ((500, 900),)) == (c,)
    assert rules.uncovered((a, b, c), (), ((3_900, 4_100),)) == (c,), "the line before may hold a word of it"
    assert rules.uncovered((a, b, c), (), ((9_500, 9_600),)) == (a, b)


def test_near_is_two_seconds_to_the_millisecond(rules: ModuleType) -> None:
    c = _three(rules)[2]
    for far in ((6_900, 7_000), (14_000, 14_100)):
        assert rules.uncovered((c,), (), (far,)) == (c,)
    for near in ((6_900, 7_001), (13_999, 14_100)):
        assert rules.uncovered((c,), (), (near,)) == ()


def test_what_was_covered_when_it_listened_takes_nothing_more(rules: ModuleType) -> None:
    three = _three(rules)
    assert rules.uncovered(three, ((500, 900),), ((500, 900),)) == three
    assert rules.uncovered(three, ((500, 900),), ((600, 800),)) == three
    assert rules.uncovered(three, ((500, 900),), ()) == three, "a cover taken away brings no word back"


def test_a_cover_made_longer_is_a_new_one(rules: ModuleType) -> None:
    a, b, c = _three(rules)
    assert rules.uncovered((a, b, c), ((500, 900),), ((500, 901),)) == (c,)
    assert rules.uncovered((a, b, c), ((500, 900),), ((499, 900),)) == (c,)


def test_a_line_of_a_person_stands_in_place_of_a_guess(rules: ModuleType) -> None:
    a, b, c = _three(rules)
    assert rules.offered((a, b, c), ((0, 2_000),)) == (b, c)
    assert rules.offered((a, b, c), ((1_900, 2_100),)) == (a, b, c), "its edge is not its middle"
    assert rules.offered((a, b, c), ((0, 20_000),)) == ()


def test_a_draft_goes_after_fourteen_days(rules: ModuleType) -> None:
    assert rules.last_day(date(2026, 11, 26)) == date(2026, 12, 10)


def test_a_guess_is_never_printed(rules: ModuleType) -> None:
    assert "Donna" not in repr(_three(rules)[0])


def test_a_very_long_line_is_cut_as_often_as_it_takes(rules: ModuleType) -> None:
    cut = rules.in_short_lines([rules.Guess(0, 9_000, "word " * 150 + "end")])
    assert max(len(one.text) for one in cut) <= rules.LONGEST and cut[-1].text.endswith("end")


@MANY
@given(
    words=st.lists(st.text("abc", min_size=1, max_size=30), min_size=1, max_size=120),
    start=st.integers(0, 10**6),
    long=st.integers(1, 10**5),
)
def test_a_long_line_is_cut_and_no_word_of_it_lost(
    rules: ModuleType, words: list[str], start: int, long: int
) -> None:
    cut = rules.in_short_lines([rules.Guess(start, start + long, " ".join(words))])
    assert all(len(one.text) <= rules.LONGEST and one.start < one.end for one in cut)
    assert cut[0].start == start and cut[-1].end == start + long
    assert all(one.end == after.start for one, after in pairwise(cut))
    if long >= len(words):
        assert " ".join(one.text for one in cut) == " ".join(words)
