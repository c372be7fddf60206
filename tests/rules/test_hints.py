"""What could be a name, a place, a day or a number is marked for whoever reads first, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules.counts import FEWEST, may_be_told
from archive.rules.hints import hints
from tests.rules.cases import MANY


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("We work at Royal Alder in Leeds.", ["Royal Alder", "Leeds"]),
        ("I will ring on tuesday at 10.30.", ["tuesday", "10.30."]),
        ("Write to a.b@c.uk or see www.x.uk", ["a.b@c.uk", "www.x.uk"]),
        ("Next time I ask first. I'm sorry. Then I wait.", []),
        ("I told Anna O’Neil, born in may.", ["Anna O’Neil"]),
    ],
)
def test_what_could_tell_who_somebody_is_is_marked(words: str, marked: list[str]) -> None:
    assert [bit.text for bit in hints(words) if bit.is_marked] == marked


@MANY
@given(st.text(st.sampled_from("aA .1@I'\nMonday"), max_size=30))
def test_no_word_is_lost(words: str) -> None:
    assert "".join(bit.text for bit in hints(words)) == words


def test_below_five_nobody_is_a_number() -> None:
    assert FEWEST == 5
    assert [may_be_told(people) for people in (0, 4, 5)] == [False, False, True]
