"""What is chosen beforehand for one story: nobody's name for a shop, no part of the country that she barred, no name twice."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.areas import AREAS
from moderation import proposing
from moderation.proposing import Proposal, Read
from moderation.suggesting import finding
from moderation.suggesting.suggestion import Label
from moderation.wider import places
from moderation.wider.where import REGIONS
from stories import drafts
from stories.desk import Desk
from stories.finished import Body
from tests.town import Town, grant


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


@pytest.mark.parametrize("area", sorted(AREAS))
def test_every_area_lies_in_a_part_of_the_country(area: str) -> None:
    assert places.barred_by({area})


@pytest.mark.parametrize(
    ("area", "name"),
    [("coventry-and-warwickshire", "Stoke"), ("coventry-and-warwickshire", "Nuneaton"), ("kent", "Plymouth"),
     ("essex-and-suffolk", "Norwich"), ("north-wales", "Cardiff"), ("south-london", "Hackney")],
)  # fmt: skip
def test_a_part_of_the_country_that_she_barred_is_told_nowhere(area: str, name: str) -> None:
    text = f"We lived in {name} then."
    region = REGIONS[places.region_of(name.lower())]
    assert region in chosen(text)[name].chosen
    barred = chosen(text, barred=places.barred_by({area}))[name]
    assert not any(region in one for one in (barred.chosen, *barred.offers))
    assert barred.chosen in {"a town", "a city", ""}


def test_elsewhere_the_part_of_the_country_is_still_told() -> None:
    assert chosen("We lived in Leeds then.", barred=places.barred_by({"kent"}))["Leeds"].chosen == (
        "a city in the north of England"
    )


def test_what_she_barred_is_read_from_her_yes(desk: Desk) -> None:
    town = Town(desk)
    id = town.tell(
        "We lived in Nuneaton then.", given=grant(not_near=frozenset({"coventry-and-warwickshire"}))
    )
    with Session(reading(desk.engine)) as session:
        assert proposing.barred(desk, session, drafts.story(session, id)) == {"midlands"}
