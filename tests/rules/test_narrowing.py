from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import grant as the_grant
from archive.rules.choices import Audience, Event, Medium, Profession, Use
from archive.rules.errors import Unreadable
from archive.rules.grant import Viewer
from tests.rules.cases import AREAS, MANY, days, grant, grants, may_see, viewers

PARTS = ("audiences", "professions", "uses", "media", "until", "not_near", "ends_with", "openings")
LATE = ("ends_with", "openings")
"""Parts that a grant is written without when she asked for none."""


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return the_grant


def crowd(*plain: dict[str, Any]) -> list[tuple[Viewer, date, int, frozenset[str]]]:
    """Return one of each who could tell two grants over the small world apart, on each day and after each thing that matters."""
    ends = {date.fromisoformat(str(one["until"])) for one in plain}
    options: list[list[Any]] = [
        [Audience.TRAINING_ROOM, Audience.PRIVATE_LINK],
        [frozenset({Profession.MIDWIVES}), frozenset({Profession.COURT})],
        [frozenset({Use.TEACHING}), frozenset({Use.BESIDE})],
        [frozenset(), *(frozenset({area}) for area in AREAS)],
        [frozenset({Medium.WORDS}), frozenset({Medium.ART})],
    ]
    before = [(0, frozenset[str]()), (1, frozenset[str]()), (2, frozenset[str]())]
    before += [(0, frozenset({str(event)})) for event in Event]
    return [
        (Viewer(*who), day, *was) for who in itertools.product(*options) for day in ends for was in before
    ]


@MANY
@given(grants(), grants(), viewers(), days(date(2027, 2, 27), date(2027, 3, 6)))
def test_a_narrowing_never_lets_anyone_new_in(
    rules: ModuleType, one: dict[str, Any], other: dict[str, Any], who: Viewer, day: date
) -> None:
    narrow, wide = rules.Grant(**one), rules.Grant(**other)

    if narrow.narrows(wide):
        for asked in [(who, day, 0, frozenset[str]()), *crowd(narrow.as_json(), wide.as_json())]:
            assert may_see(wide.as_json(), *asked) or not may_see(narrow.as_json(), *asked)


@MANY
@given(grants(least=1), grants(least=1))
def test_whatever_lets_nobody_new_in_is_a_narrowing(
    rules: ModuleType, one: dict[str, Any], other: dict[str, Any]
) -> None:
    if frozenset(AREAS) in (one["not_near"], other["not_near"]):
        return  # Whoever asks from no area at all is still there, but the areas no longer tell the two apart.
    narrow, wide = rules.Grant(**one), rules.Grant(**other)
    lets_someone_new_in = any(
        may_see(narrow.as_json(), *asked) and not may_see(wide.as_json(), *asked)
        for asked in crowd(narrow.as_json(), wide.as_json())
    )

    assert narrow.narrows(wide) == (not lets_someone_new_in)


def smaller(part: str, parts: dict[str, Any]) -> dict[str, Any]:
    """Return a grant's parts with one of them a little smaller."""
    if part == "until":
        return {**parts, part: parts[part] - timedelta(days=1)}
    if part == "not_near":
        return {**parts, part: parts[part] | {"norfolk"}}
    if part == "ends_with":
        return {**parts, part: frozenset({Event.CASE_ENDS})}
    if part == "openings":
        return {**parts, part: 5 if parts[part] is None else parts[part] - 1}
    return {**parts, part: frozenset(sorted(parts[part])[1:])}


@pytest.mark.parametrize("part", PARTS)
@MANY
@given(parts=grants(least=1))
def test_each_part_made_smaller_is_a_narrowing_and_the_way_back_is_none(
    rules: ModuleType, part: str, parts: dict[str, Any]
) -> None:
    if part == "ends_with":
        parts = {**parts, part: frozenset()}
    wide, narrow = rules.Grant(**parts), rules.Grant(**smaller(part, parts))

    assert narrow.narrows(wide)
    assert not wide.narrows(narrow)


@MANY
@given(grants(), grants(), grants())
def test_narrowing_is_a_partial_order(
    rules: ModuleType, one: dict[str, Any], other: dict[str, Any], third: dict[str, Any]
) -> None:
    a, b, c = rules.Grant(**one), rules.Grant(**other), rules.Grant(**third)
    meet = rules.Grant(
        **{name: one[name] & other[name] for name in ("audiences", "professions", "uses", "media")},
        until=min(one["until"], other["until"]),
        not_near=one["not_near"] | other["not_near"],
        ends_with=one["ends_with"] | other["ends_with"],
        openings=min((n for n in (one["openings"], other["openings"]) if n is not None), default=None),
    )

    assert a.narrows(a)
    assert (a == b) == (a.narrows(b) and b.narrows(a))
    assert meet.narrows(a)
    assert meet.narrows(b)
    assert meet.narrows(c) or not (a.narrows(c) or b.narrows(c))


VERSIONS = [(own, frozenset(tags)) for own in (True, False) for tags in ((), ("en-GB",), ("cy", "en-GB"))]
"""Whether her own words may be seen, and in which languages a translation of them."""


@pytest.mark.parametrize("narrow", VERSIONS, ids=str)
@pytest.mark.parametrize("wide", VERSIONS, ids=str)
def test_a_version_more_is_wider_and_one_less_is_narrower(
    rules: ModuleType, narrow: tuple[bool, frozenset[str]], wide: tuple[bool, frozenset[str]]
) -> None:
    one, other = (rules.Grant(**grant(), own_words=own, translations=tags) for own, tags in (narrow, wide))

    assert one.narrows(other) == ((not narrow[0] or wide[0]) and narrow[1] <= wide[1])


@pytest.mark.parametrize("said", VERSIONS, ids=str)
def test_each_version_has_a_yes_of_its_own(rules: ModuleType, said: tuple[bool, frozenset[str]]) -> None:
    given = rules.Grant(**grant(), own_words=said[0], translations=said[1])

    assert given.lets_out("") == said[0]
    assert {tag for tag in ("en-GB", "cy", "ur") if given.lets_out(tag)} == said[1]
    assert rules.Grant.from_json(json.loads(json.dumps(given.as_json()))) == given


def test_a_grant_from_before_there_were_translations_lets_out_her_own_words_alone(rules: ModuleType) -> None:
    plain = rules.Grant(**grant()).as_json()

    assert not {"own_words", "translations"} & set(plain)
    assert rules.Grant.from_json(plain).lets_out("") and not rules.Grant.from_json(plain).lets_out("en-GB")


# As JSON


@MANY
@given(grants(), st.randoms(use_true_random=False))
def test_a_grant_comes_back_from_json_as_it_was(rules: ModuleType, parts: dict[str, Any], order: Any) -> None:
    before = rules.Grant(**parts)
    text = json.dumps(before.as_json(), sort_keys=True)
    shuffled = {
        **parts,
        "not_near": frozenset(order.sample(sorted(parts["not_near"]), len(parts["not_near"]))),
    }

    assert rules.Grant.from_json(json.loads(text)) == before
    assert json.dumps(rules.Grant(**shuffled).as_json(), sort_keys=True) == text


@pytest.mark.parametrize(
    "changes",
    [
        {"audiences": ["training-room", "everyone"]},
        {"audiences": "training-room"},
        {"professions": None},
        {"uses": ["train-ai"]},
        {"media": [1]},
        {"until": "for ever"},
        {"until": None},
        {"not_near": "kent"},
        {"ends_with": ["the-weather"]},
        {"ends_with": "case-ends"},
        {"ends_with": None},
        {"openings": "3"},
        {"openings": True},
        {"openings": -1},
        {"openings": None},
        {"ends_with": []},
        {"own_words": True},
        {"own_words": 0},
        {"own_words": None},
        {"translations": "en-GB"},
        {"translations": []},
        {"translations": [1]},
        {"not_before": "2027-01-01"},
    ],
    ids=str,
)
def test_a_record_with_a_part_we_do_not_know_is_unreadable(
    rules: ModuleType, changes: dict[str, Any]
) -> None:
    with pytest.raises(Unreadable):
        rules.Grant.from_json({**rules.Grant(**grant()).as_json(), **changes})


def test_a_grant_from_before_there_were_such_ends_reads_as_one_without(rules: ModuleType) -> None:
    plain = rules.Grant(**grant()).as_json()

    assert not set(LATE) & set(plain)
    assert rules.Grant.from_json(plain).ends_with == frozenset()
    assert rules.Grant.from_json(plain).openings is None


@pytest.mark.parametrize("part", [part for part in PARTS if part not in LATE])
def test_a_record_with_a_part_missing_is_unreadable(rules: ModuleType, part: str) -> None:
    plain = rules.Grant(**grant()).as_json()
    del plain[part]

    with pytest.raises(Unreadable):
        rules.Grant.from_json(plain)
