"""Which names may be one: proposed for short, pet, misspelt and titled names, and for the short forms of places."""

from __future__ import annotations

import pytest

from moderation.suggesting import alike, finding, roles
from moderation.suggesting.suggestion import Label

PERSON, PLACE, ORG = Label.PERSON, Label.PLACE, Label.ORG


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("Kelly", "KELLY", PERSON), ("Kelly", "Kel", PERSON), ("Kelly-Ann", "Kel", PERSON), ("Kelly", "Kely", PERSON),
        ("Stephanie", "Stephie", PERSON), ("Darren", "Dazza", PERSON), ("Elizabeth", "Libby", PERSON), ("Siobhán", "siobhan", PERSON),
        ("Mrs Patel", "Anita Patel", PERSON), ("Dr Popescu", "Popescu's", PERSON), ("Zubaidah", "zubeda", PERSON),
        ("Mr J. Wright QC", "Mr Wright", PERSON), ("Göran Ravnsborg", "G. Ravnsborg", PERSON), ("Kacper", "Kacperek", PERSON),
        ("Skegness", "Skeggy", PLACE), ("Stoke", "Stoke-on-Trent", PLACE), ("Pinderfields", "Pinderfields Hospital", ORG),
        ("Leeds General Infirmary", "LGI", ORG), ("St Mary's", "St Mary's School", ORG),
    ],
)  # fmt: skip
def test_names_of_one_are_alike_either_way(one: str, other: str, label: Label) -> None:
    assert alike.alike(one, other, label) and alike.alike(other, one, label)


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("Kelly", "Kyle", PERSON), ("Mr Patel", "Mrs Patel", PERSON), ("Kelly Smith", "Kelly Jones", PERSON), ("Ann", "Joanne", PERSON),
        ("Mr J. Gerard", "Mr J. Turner", PERSON), ("the worker", "my worker", PERSON), ("Leeds", "Leigh", PLACE),
        ("Leeds Council", "Leeds Court", ORG), ("the school", "a school", ORG), ("", "Kelly", PERSON),
    ],
)  # fmt: skip
def test_names_of_two_are_not(one: str, other: str, label: Label) -> None:
    assert not alike.alike(one, other, label) and not alike.alike(other, one, label)


def test_a_name_that_fits_two_people_joins_neither() -> None:
    names = [("Sandra Hall", PERSON), ("Sandra Moss", PERSON), ("Sandra", PERSON)]
    assert alike.groups(names) == (("Sandra Hall",), ("Sandra Moss",), ("Sandra",))


def test_groups_stand_in_the_order_of_the_text_longest_first_and_of_one_sort() -> None:
    names = [("Kel", PERSON), ("Leeds", PLACE), ("Kelly-Ann", PERSON), ("Kelly", PERSON), ("Leeds", PERSON)]
    assert alike.groups(names) == (("Kelly-Ann", "Kelly", "Kel"), ("Leeds",))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("My social worker, Philippa, came.", "My social worker"),
        ("Then Philippa (the SW) came.", "the SW"),
        ("my nan called Philippa came", "my nan"),
        ("Philippa, my eldest, cried.", "my eldest"),
        ("Philippa came and my nan cried.", None),
    ],
)
def test_what_somebody_is_to_her_is_read_beside_the_name(text: str, role: str | None) -> None:
    (one,) = [found for found in finding.suggest(text) if "Philippa" in text[found.start : found.end]]
    assert roles.beside(text, one) == ((role,) if role else ())
