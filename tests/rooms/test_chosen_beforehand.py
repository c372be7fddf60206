"""What is chosen beforehand for one story: nobody's name for a shop, no part of the country that she barred, no name twice."""

from __future__ import annotations

import pytest

from moderation import proposing
from moderation.proposing import Proposal, Read
from moderation.suggesting import finding
from moderation.suggesting.suggestion import Label
from stories.finished import Body


def chosen(text: str, **given: frozenset[str]) -> dict[str, Proposal]:
    """Return what is suggested for a text, by its phrase."""
    found = finding.suggest(text)
    read = Read("s", Body(""), (), text, len(text), found, found, **given)
    return {one.phrase: one for each in proposing.by_tier(read).values() for one in each}


@pytest.mark.parametrize(
    "text",
    ["He'd met me in a room at a Travelodge.", "We slept in the Travelodge.", "It was by a Travelodge."],
)
def test_a_rare_word_after_where_and_an_article_is_a_house_and_nothing_is_chosen(text: str) -> None:
    (found,) = (one for one in finding.suggest(text) if text[one.start : one.end] == "Travelodge")
    assert found.label == Label.ORG
    assert chosen(text)["Travelodge"].chosen == ""


@pytest.mark.parametrize(
    "text", ["She had a Travelodge card.", "Travelodge was cold.", "It cost more than Travelodge did."]
)
def test_for_a_rare_word_alone_nobodys_name_is_chosen(text: str) -> None:
    found = chosen(text)["Travelodge"]
    assert found.chosen == ""
    assert found.offers


@pytest.mark.parametrize(
    "text", ["Travelodge was cold. Then my sister Travelodge came.", "We saw Mrs Travelodge."]
)
def test_what_is_said_to_be_somebody_has_a_name_chosen(text: str) -> None:
    assert any(one.chosen for phrase, one in chosen(text).items() if "Travelodge" in phrase)


@pytest.mark.parametrize("code", ["20/48213/24", "AB/12/345", "12/ab/9931-x", "1234/5/67", "2024/11/0312"])
def test_a_number_with_strokes_is_taken_whole(code: str) -> None:
    text = f"I have still got the last one, {code}, and I rang."
    (found,) = (
        one for one in finding.suggest(text) if any(sign.isdigit() for sign in text[one.start : one.end])
    )
    assert (text[found.start : found.end], found.label) == (code, Label.CODE)


@pytest.mark.parametrize("said", ["3/2/2019", "11/12/2023"])
def test_a_day_with_strokes_stays_a_day(said: str) -> None:
    text = f"It was on {said} then."
    assert {one.label for one in finding.suggest(text)} == {Label.DATE}


@pytest.mark.parametrize("said", ["24/7", "and/or", "he/she/they", "50/50", "10/10"])
def test_what_is_no_number_is_no_code(said: str) -> None:
    text = f"We had it {said} then."
    assert all(one.tier != "likely" for one in finding.suggest(text))
