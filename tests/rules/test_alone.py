from __future__ import annotations

from itertools import chain, combinations
from math import comb
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import alone
from archive.rules.alone import Row
from archive.rules.figures import OPTIONS, Level, Told
from archive.rules.how_many import Fact
from tests.rules.cases import MANY
from tests.rules.panels import facts


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return alone


ABC = frozenset("abc")


@pytest.mark.parametrize(
    ("now", "answered", "is_more"),
    [
        ((ABC,), (ABC,), False),
        ((frozenset("ab"),), (ABC,), True),
        ((frozenset("a"),), (frozenset("ab"), ABC), True),
        ((frozenset("d"),), (frozenset("ab"),), True),
        ((frozenset("cd"), frozenset("ab")), (frozenset("ab"),), False),
        ((frozenset("bcd"),), (frozenset("ab"),), False),
        ((frozenset("bc"),), (frozenset("ad"), ABC), True),
        ((ABC,), (frozenset("x"), frozenset("abcd")), True),
        ((ABC,), (), True),
        ((), (ABC,), False),
        ((ABC,), None, False),
    ],
)
def test_it_is_more_alone_when_fewer_details_than_were_answered_are_enough(
    rules: ModuleType,
    now: tuple[frozenset[str], ...],
    answered: tuple[frozenset[str], ...] | None,
    is_more: bool,
) -> None:
    assert rules.is_more_alone(now, answered) == is_more


SETS = st.frozensets(st.sampled_from("abcdef"), max_size=4)


@MANY
@given(st.lists(SETS.filter(lambda one: len(one) <= alone.MOST_TOGETHER)), st.none() | st.frozensets(SETS))
def test_fewer_than_was_answered_is_what_comparing_each_with_each_finds(
    rules: ModuleType, now: list[frozenset[str]], answered: frozenset[frozenset[str]] | None
) -> None:
    fewest = min((len(one) for one in answered or ()), default=rules.MOST_TOGETHER + 1)
    expected = answered is not None and any(
        len(one) < fewest or any(one < before for before in answered) for one in now
    )
    assert rules.is_more_alone(now, answered) == expected


def test_nothing_more_is_compared_once_something_is_fewer(rules: ModuleType) -> None:
    found = iter([frozenset("ab"), frozenset("a"), frozenset("cd")])
    assert rules.is_more_alone(found, (frozenset("ab"),)) and list(found) == [frozenset("cd")]


@st.composite
def archives(draw: st.DrawFn) -> tuple[tuple[Fact, ...], list[tuple[str, tuple[Fact, ...]]]]:
    """A story's facts, and what other stories tell, each with its mother; few ways to tell, so that many meet."""
    few = ["in-north", "north", "midlands", "several", "twins", "unwell", "day", "few-years", "job"]

    def some() -> tuple[Fact, ...]:
        chosen = draw(st.lists(st.sampled_from(few), max_size=5, unique_by=lambda id: OPTIONS[id].told))
        return tuple(
            Fact(id, draw(st.sampled_from(["Leeds", "LEEDS; Hull", "Hull", ""])))
            if OPTIONS[id].level == Level.EXACT
            else Fact(id)
            for id in chosen
        )

    rest = draw(st.lists(st.sampled_from(["her", "another", "a third"]), max_size=7))
    return some(), [(mother, some()) for mother in rest]


def said(told: tuple[Fact, ...]) -> set[str]:
    """Tell in another way what a story says that others may say too."""
    found = set()
    for fact in told:
        option = OPTIONS[fact.option]
        if option.level == Level.EXACT:
            found |= {f"{option.told}={one.strip().lower()}" for one in (fact.words or option.id).split(";")}
        found.add(option.softer or option.id)
    return found


@MANY
@given(archives(), st.data())
def test_what_stands_out_is_what_a_search_of_every_subset_finds(
    rules: ModuleType,
    archive: tuple[tuple[Fact, ...], list[tuple[str, tuple[Fact, ...]]]],
    data: st.DataObject,
) -> None:
    mine, rest = archive
    rows = [Row(f"s{n}", mother, frozenset(said(told))) for n, (mother, told) in enumerate(rest)]
    every = chain.from_iterable(combinations(sorted(said(mine)), size) for size in (1, 2, 3))
    alone = [
        set(some) for some in every
        if not any(mother != "her" and set(some) <= said(told) for mother, told in rest)
    ]  # fmt: skip
    minimal = [some for some in alone if not any(other < some for other in alone)]
    hers = [sum(mother == "her" and some <= said(told) for mother, told in rest) for some in minimal]
    labels = dict(rules.tokens(mine))
    assert set(labels) == said(mine)

    found = rules.standing_out(mine, "her", rows)
    assert rules.Crowd(rows).is_alone(mine, "her") == bool(found)

    answered = data.draw(
        st.none()
        | st.frozensets(st.frozensets(st.sampled_from(sorted(said(mine)) or ["x"]), min_size=1, max_size=4))
    )
    is_more = rules.is_more_alone(map(frozenset, minimal), answered)
    assert rules.Crowd(rows).is_more_alone(mine, "her", answered) == is_more

    expected = sorted(
        (tuple(sorted(labels[token] for token in some)), n) for some, n in zip(minimal, hers, strict=True)
    )
    assert sorted((tuple(sorted(one.labels)), one.hers) for one in found) == expected
    order = [(not one.hers, len(one.labels)) for one in found]
    assert order == sorted(order), "what links two of hers first, then fewest details first"


def test_a_detail_is_said_in_a_plain_sentence(rules: ModuleType) -> None:
    rows = [Row("1", "x", frozenset({"several"})), Row("2", "y", frozenset({"midlands"}))]
    assert [one.says for one in rules.standing_out(facts("several", "midlands"), "her", rows)] == [
        "Only this story has “several children” and “the Midlands”."
    ]
    alone = rules.standing_out(facts("unwell"), "her", [Row("3", "her", frozenset({"unwell"}))])
    assert [one.says for one in alone] == [
        "Only this story and another story by the same mother have “unwell”: read together, they tell more."
    ]


def test_three_details_can_stand_out_that_two_of_them_do_not(rules: ModuleType) -> None:
    pairs = [{"several", "midlands"}, {"several", "unwell"}, {"midlands", "unwell"}]
    rows = [Row(str(n), str(n), frozenset(pair)) for n, pair in enumerate(pairs)]
    assert [one.says for one in rules.standing_out(facts("several", "midlands", "unwell"), "her", rows)] == [
        "Only this story has “several children”, “the Midlands” and “unwell”."
    ]
    crowd = rules.Crowd(rows)
    assert crowd.is_alone(facts("several", "midlands", "unwell"), "her")
    assert not crowd.is_alone(facts("several", "midlands"), "her") and not crowd.is_alone((), "her")


def test_another_mothers_story_is_not_hers(rules: ModuleType) -> None:
    rows = [Row("1", "another", frozenset({"unwell"}))]
    assert rules.standing_out(facts("unwell"), "her", rows) == ()


def test_an_exact_place_is_met_by_those_who_tell_it_and_its_region_by_all_in_it(rules: ModuleType) -> None:
    rows = [Row("1", "x", frozenset(said((Fact("in-north", "leeds"),)))), Row("2", "y", frozenset({"north"}))]
    assert rules.standing_out((Fact("in-north", "Leeds"),), "her", rows) == ()
    assert [one.labels for one in rules.standing_out((Fact("in-north", "Hull"),), "her", rows)] == [("Hull",)]


def test_two_stories_of_hers_are_linked_by_one_place_of_several(rules: ModuleType) -> None:
    here, there = Fact("in-north", "Rotherham; Herringthorpe"), Fact("in-a-place", "rotherham")
    rows = [Row("1", "her", frozenset(rules.tokens((there,)))), Row("2", "x", frozenset({"north", "a-town"}))]
    found = {one.labels: one.hers for one in rules.standing_out((here,), "her", rows)}
    assert found == {("Rotherham",): 1, ("Herringthorpe",): 0}
    assert rules.standing_out((here,), "her", rows)[0].hers == 1, "what links two of hers is said first"


def test_sixty_details_are_compared_with_all_that_were_answered(rules: ModuleType) -> None:
    # Each two are shared, and no three: the most combinations that there can be. As above, no clock decides.
    words = [f"w{n}" for n in range(60)]
    told = (Fact("in-north", ";".join(words[:30])), Fact("job", ";".join(words[30:])))
    mine = sorted(rules.tokens(told))
    rows = [Row(str(n), str(n), frozenset(pair)) for n, pair in enumerate(combinations(mine, 2))]
    found = frozenset(one.tokens for one in rules.standing_out(told, "her", rows))
    assert len(found) == comb(len(mine), 3)
    crowd = rules.Crowd(rows)
    assert not crowd.is_more_alone(told, "her", found) and crowd.is_more_alone(told, "her", frozenset())


def test_ten_thousand_stories_are_compared(rules: ModuleType) -> None:
    # No clock decides: a search of every subset in every story would not come back within the suite's patience.
    options = sorted(OPTIONS)
    rows = [
        Row(str(n), str(n), frozenset(options[(n * step) % len(options)] for step in (1, 3, 7, 11, 13)))
        for n in range(10_000)
    ]
    told = [next(id for id, option in OPTIONS.items() if option.told == told) for told in Told]
    assert rules.standing_out(tuple(Fact(id, "x") for id in told), "her", rows)
