"""What is told together: nothing small is said, and somebody who solves the sums learns nothing that was not.

The attacker shares no code with the rule. Of three themes there are seven kinds of story; it tries every number of each
that fits what was said, and keeps the smallest and the largest that a number which was not said can have.
"""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import crossing
from archive.rules.counts import FEWEST, about
from archive.rules.crossing import Crossed, crossed
from tests.rules.cases import MANY

NAMES = ("a", "b", "c")
KINDS = [frozenset(kind) for size in (1, 2, 3) for kind in combinations(NAMES, size)]


def population(counts: dict[frozenset[str], int]) -> dict[str, frozenset[str]]:
    """Sets of ids with so many stories of each kind."""
    return {
        name: frozenset(f"{sorted(kind)}{n}" for kind in counts if name in kind for n in range(counts[kind]))
        for name in NAMES
    }


def band(said: int | None, ceiling: int) -> range:
    """What a number can be: of one that is not said, anything from none up."""
    return range(ceiling + 1) if said is None else range(said, said + FEWEST)


def solve(known: Crossed, ceiling: int = FEWEST - 1) -> dict[tuple[str, str], tuple[int, int]]:
    """Return, of each pair that is not said, the smallest and the largest number up to a ceiling that fits what is.

    Below five: the attacker takes every number that is not said for a small one. Higher: it knows that some are withheld.
    """
    hidden = {pair: known.both.get(pair) for pair in combinations(NAMES, 2)}
    found: dict[tuple[str, str], set[int]] = {pair: set() for pair, said in hidden.items() if said is None}
    singles = [known.alone[name] + FEWEST - 1 for name in NAMES]  # As large as may be leaves the most room.
    tried = product(*(band(said, ceiling) for said in hidden.values()))
    for pairs in tried:
        by_pair = dict(zip(hidden, pairs, strict=True))
        if any(_fits(by_pair, singles, all_three) for all_three in range(min(pairs) + 1)):
            for pair, values in found.items():
                values.add(by_pair[pair])
    return {pair: (min(values), max(values)) for pair, values in found.items() if values}


def _fits(pairs: dict[tuple[str, str], int], singles: list[int], all_three: int) -> bool:
    # Nobody is counted a negative number of times: of each theme, what is left beside its pairs is none or more.
    return all(
        most - sum(many for pair, many in pairs.items() if name in pair) + all_three >= 0
        for name, most in zip(NAMES, singles, strict=True)
    )


populations = st.fixed_dictionaries({kind: st.integers(0, 11) for kind in KINDS})
NEARLY = {frozenset("ac"): 6, frozenset("bc"): 1, frozenset("abc"): 4, frozenset("c"): 3, frozenset("a"): 9, frozenset("b"): 9}  # fmt: skip
"""Of fourteen who carry c, ten carry a and five carry b, and four of them both: said in fives, 10 + 5 > 14."""


@MANY
@given(populations)
def test_nothing_small_is_said_and_nothing_is_said_exactly(counts: dict[frozenset[str], int]) -> None:
    sets = population(counts)
    known = crossed(sets)
    for name, said in known.alone.items():
        assert said % FEWEST == 0 and FEWEST <= said <= len(sets[name])
    for (one, other), said in known.both.items():
        assert said % FEWEST == 0 and FEWEST <= said <= len(sets[one] & sets[other])
        assert one in known.alone and other in known.alone


@MANY
@given(populations, st.sampled_from((FEWEST - 1, 2 * FEWEST)))
def test_who_solves_the_sums_learns_of_no_hidden_number_that_there_is_one(
    counts: dict[frozenset[str], int], ceiling: int
) -> None:
    known = crossed(population(counts))
    if len(known.alone) == len(NAMES):
        for pair, (least, most) in solve(known, ceiling).items():
            assert least == 0 and most >= FEWEST - 1, (pair, known)


def _without_the_second_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crossing, "_withheld", lambda _, both: both)


@pytest.mark.parametrize("counts", [NEARLY])
def test_without_the_second_step_the_attacker_would_win(
    counts: dict[frozenset[str], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sets = population(counts)
    assert solve(crossed(sets))[("a", "b")][0] == 0
    _without_the_second_step(monkeypatch)
    assert solve(crossed(sets))[("a", "b")][0] > 0, "the attacker can see"


def test_what_would_tell_is_withheld_and_the_rest_is_said() -> None:
    known = crossed(population(NEARLY))
    assert known.both == {("a", "c"): 10}
    assert known.of("a", "c") == known.of("c", "a") == 10 and known.of("b", "c") is None
    assert known.of("a", "a") == known.alone["a"]


@pytest.mark.parametrize(
    ("count", "said"), [(0, None), (1, None), (4, None), (5, 5), (9, 5), (10, 10), (27, 25)]
)
def test_a_number_is_said_in_fives_or_not_at_all(count: int, said: int | None) -> None:
    assert about(count) == said


def test_one_story_more_or_less_changes_nothing_that_is_said_but_at_a_step() -> None:
    assert {about(count) for count in range(10, 15)} == {10}
