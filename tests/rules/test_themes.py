from __future__ import annotations

import re
from collections import Counter
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.editions.index import words
from archive.rules.areas import AREAS
from archive.rules.themes import GROUPS, INTENSITIES, THEMES, WARNINGS, WIDER, how_much
from tests.rules.cases import MANY

KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)*")
NAMES = [(theme.id, name) for theme in THEMES.values() for name in (theme.label, *theme.also)]


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The matcher that search uses; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return words


def test_there_are_47_themes_in_8_groups_with_177_other_names() -> None:
    assert len(GROUPS) == 8
    assert len(THEMES) == 47
    assert sum(len(theme.also) for theme in THEMES.values()) == 177


def test_what_is_asked_for_as_a_whole_finds_every_concept_under_it(rules: ModuleType) -> None:
    for name, ids in WIDER.items():
        assert set(ids) <= THEMES.keys(), name
        assert [theme.id for theme in rules.named_in(f"stories of {name.upper()}, please")] == list(ids), name
    for group, label in GROUPS.items():
        found = {theme.id for theme in rules.named_in(label)}
        assert {id for id, theme in THEMES.items() if theme.group == group} <= found, label


def test_a_name_of_a_concept_counts_before_the_wider_word_in_it(rules: ModuleType) -> None:
    assert [theme.id for theme in rules.named_in("supervised contact")] == ["6.4"]
    assert [theme.id for theme in rules.named_in("family court")] == ["5.2"]
    assert not {" ".join(name.lower().split()) for _, name in NAMES} & set(WIDER)


def test_no_name_stands_twice() -> None:
    counted = Counter(" ".join(re.findall(r"[a-z0-9]+", name.lower())) for _, name in NAMES)

    assert max(counted.values()) == 1


def test_every_theme_lies_in_its_group_and_no_group_is_empty() -> None:
    assert {theme.group for theme in THEMES.values()} == set(GROUPS)
    for id, theme in THEMES.items():
        assert theme.id == id
        assert theme.group == f"G{id[0]}"


@pytest.mark.parametrize(("id", "name"), NAMES)
def test_every_name_finds_its_theme(rules: ModuleType, id: str, name: str) -> None:
    typed = f"stories of {name.upper().replace(' ', '  ').replace(chr(39), chr(0x2019))}, please"

    assert id in [theme.id for theme in rules.named_in(typed)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("they took my baby", ["6.1"]),
        ("TOOK MY-BABY", ["6.1"]),
        ("pre birth", ["1.1"]),
        ("letterbox contact, then a final contact", ["6.5", "6.3"]),
        ("interim care order", ["5.2"]),
        ("pre-proceedings", ["1.3"]),
        ("dads", ["8.4"]),
        ("pausing", []),
        ("the dad and the GP notes", ["8.4", "4.6"]),
        ("babies taken", ["6.1"]),
        ("removal at birth", ["6.1"]),
        ("removed at birth", ["6.1"]),
        ("adoption", ["5.5"]),
        ("placement orders", ["5.5"]),
        ("PLO", ["1.3"]),
        ("kinship care order", ["5.6", "5.2"]),
        ("in care myself", ["3.4"]),
        ("mum without my child, and mum without my child", ["7.2"]),
        ("", []),
        ("…?!", []),
    ],
)
def test_a_question_names_its_themes_in_their_order(rules: ModuleType, query: str, ids: list[str]) -> None:
    assert [theme.id for theme in rules.named_in(query)] == ids


@pytest.mark.parametrize(
    "query",
    """care|going home|go|risk|the risks|mum|mums|spoke|she spoke to me|switch|a switch|switched|kind|drink|drinks
    taking|home|hospital|in hospital|mother|a mother|the plan|words|hurt|help|friends|a group|child
    baby|my baby|birth|needs|notes|paper|services|families|visit|visits|parents|orders|team|up""".replace(
        "\n", "|"
    ).split("|"),
)
def test_an_everyday_word_names_no_theme(rules: ModuleType, query: str) -> None:
    assert rules.named_in(query.strip()) == ()


@MANY
@given(st.lists(st.sampled_from(NAMES), max_size=4), st.sampled_from([" ", "-", ", ", " and "]))
def test_all_themes_asked_for_are_found_each_once(
    rules: ModuleType, asked: list[tuple[str, str]], between: str
) -> None:
    found = [theme.id for theme in rules.named_in(between.join(name for _, name in asked))]

    assert {id for id, _ in asked} <= set(found)
    assert len(found) == len(set(found))


@MANY
@given(st.text())
def test_whatever_is_typed_is_answered(rules: ModuleType, query: str) -> None:
    assert set(rules.named_in(query)) <= set(rules.THEMES.values())


def test_ids_of_warnings_and_areas_are_kebab_case_and_their_names_differ() -> None:
    for vocabulary in (WARNINGS, AREAS):
        assert all(KEBAB.fullmatch(id) for id in vocabulary)
        assert len(set(vocabulary.values())) == len(vocabulary)
    assert INTENSITIES == ("mentioned", "described", "detailed")
    assert [how_much(how) for how in INTENSITIES] == ["mentioned", "described", "in detail"]


def test_there_are_45_areas_in_order() -> None:
    assert len(AREAS) == 45
    assert list(AREAS) == sorted(AREAS)


@pytest.mark.parametrize(
    "county",
    """Bedfordshire Berkshire Bristol Buckinghamshire Cambridgeshire Cheshire Cornwall Cumbria Derbyshire Devon Dorset
    Durham Essex Gloucestershire Hampshire Herefordshire Hertfordshire Kent Lancashire Leicestershire Lincolnshire
    Manchester Merseyside Norfolk Northamptonshire Northumberland Nottinghamshire Oxfordshire Rutland Shropshire
    Somerset Staffordshire Suffolk Surrey Sussex Warwickshire Wiltshire Worcestershire London Yorkshire
    Birmingham Wales""".split(),
)
def test_every_county_lies_in_an_area(county: str) -> None:
    assert any(county in name for name in AREAS.values())
