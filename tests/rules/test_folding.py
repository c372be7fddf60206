from __future__ import annotations

import unicodedata
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import folding
from tests.rules.cases import MANY


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return folding


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("SIÂN", "sian"),
        ("Sia\u0302n", "sian"),
        ("Straße", "strasse"),
        ("O\u2019Brien", "o'brien"),
        ("O\u00b4Brien", "o'brien"),
        ("Ann\u2013Marie", "ann-marie"),
        ("St\u00a0Mary\n\t Ward", "st mary ward"),
        ("An\u200bna", "anna"),
        ("An\u00adna", "anna"),
        ("\uff21\uff2e\uff2e\uff21", "anna"),
        ("ﬁona", "fiona"),
    ],
)
def test_whatever_way_it_is_typed_it_folds_to_one(rules: ModuleType, typed: str, plain: str) -> None:
    assert rules.fold(typed).text == plain


@MANY
@given(st.text())
def test_every_letter_remembers_its_place(rules: ModuleType, text: str) -> None:
    folded = rules.fold(text)

    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)
    for letter, place in zip(folded.text, folded.places, strict=True):
        assert letter in (rules.fold(text[place]).text or " ")


@MANY
@given(st.text())
def test_folding_twice_changes_nothing_more(rules: ModuleType, text: str) -> None:
    once = rules.fold(text).text

    assert rules.fold(once).text == once


@MANY
@given(st.text())
def test_composed_and_decomposed_letters_fold_alike(rules: ModuleType, text: str) -> None:
    composed, spread = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert rules.fold(composed).text == rules.fold(spread).text


def test_a_folded_text_is_in_no_repr(rules: ModuleType) -> None:
    assert "anna" not in repr(rules.fold("Anna"))
