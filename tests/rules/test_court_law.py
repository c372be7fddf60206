from __future__ import annotations

import pytest

from archive.rules.court_law import NOT_ADVICE, STATUTES, Statute, Where, by_place


@pytest.mark.parametrize("one", STATUTES, ids=lambda one: one.citation)
def test_each_says_what_it_forbids_until_when_and_where_it_stands(one: Statute) -> None:
    assert one.where
    assert all(text.strip() and text.endswith(".") for text in (one.forbids, one.until))
    assert any(sign.isdigit() for sign in one.citation)
    assert one.read_on is None or one.read_on.year >= 2026


def test_what_nobody_read_sends_to_the_solicitor_or_says_so_by_having_no_day() -> None:
    unread = [one for one in STATUTES if one.read_on is None]
    assert unread, "if all has been read, this test has done its work: write down who did"
    assert not any(one.how_far for one in unread)


def test_every_place_has_its_law_and_nobody_takes_it_for_advice() -> None:
    assert set(by_place()) == set(Where)
    assert all(by_place().values())
    assert "not legal advice" in NOT_ADVICE and "solicitor" in NOT_ADVICE


def test_no_date_ends_section_12() -> None:
    """Rule 2: nobody can say when it stops."""
    (one,) = [one for one in STATUTES if "s.12(1)" in one.citation]
    assert one.until.startswith("Nobody can say")
    assert set(one.where) == {Where.ENGLAND_WALES, Where.NORTHERN_IRELAND}
