"""What is chosen beforehand for one story: nobody's name for a shop, no part of the country that she barred, no name twice."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.areas import AREAS
from moderation.replacing import proposing
from moderation.replacing.proposing import Proposal, Read
from moderation.suggesting import finding
from moderation.suggesting.suggestion import Label
from moderation.wider import people, places
from moderation.wider.names_by import EVERY, KNOWN, NEUTRAL
from moderation.wider.offers import offered
from moderation.wider.where import REGIONS
from stories import drafts
from stories.desk import Desk
from stories.finished import Body
from tests.rooms.test_desk_cast import Telling
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


FRIDGE = (
    "I rang the police on Darren Sheldrake, and what I got was a social worker, Annabel, on my settee asking what I was going"
    " to do about his behaviour. He'd broke my wrist. Judge Pemberton read what Mr Sheldrake did. My solicitor, Mr Anand, had"
    " told me to keep it short. Then Annabel stood up. Mrs Okafor saw it."
)
FAMILY = ("my eldest", "my youngest", "my child", "someone in my family")


def test_names_chosen_in_one_story_differ_and_so_do_surnames() -> None:
    every = [one.chosen for one in chosen(FRIDGE).values() if one.kind == Kind.PERSON]
    assert len(every) > len({"Darren Sheldrake", "Annabel", "Mr Anand", "Mr Sheldrake"})
    last = [one.split()[-1] for one in every if one]
    assert len(last) == len({*last})


@pytest.mark.parametrize("name", ["Annabel", "Denise", "Becky", "Precious", "Darren", "Tariq"])
@pytest.mark.parametrize(
    "after", ["He said no. He left with his coat.", "She said no. She left with her coat.", ""]
)
def test_a_first_name_of_a_known_sex_gets_none_of_the_other(name: str, after: str) -> None:
    sex = people.sex_by_name(name.lower())
    assert sex
    offers = offered(f"I saw {name} there. {after}", Label.PERSON, [name]).every
    assert all(KNOWN[one.lower()][1] == sex for one in offers if one in EVERY and one not in NEUTRAL)


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (FRIDGE, "Judge Pemberton", "the judge"),
        (FRIDGE, "Mr Anand", "my solicitor"),
        (FRIDGE, "Annabel", "the social worker"),
        ("I saw Kerry, my social worker, twice.", "Kerry", "my social worker"),
        ("The teacher, Mrs Fennimore, rang.", "Mrs Fennimore", "the teacher"),
        ("I saw Dr Popescu then.", "Dr Popescu", "the doctor"),
        ("I saw PC Hallam then.", "PC Hallam", "the police officer"),
    ],
)
def test_who_has_an_office_is_offered_it_and_nobody_of_her_family(text: str, name: str, office: str) -> None:
    offers = offered(text, Label.PERSON, [name]).every
    assert office in {one[:1].lower() + one[1:] for one in offers}
    assert not {*FAMILY} & {*offers}


@pytest.mark.parametrize("text", ["I told the worker, Kian, my eldest, slept.", "My sister Kian came."])
def test_who_is_of_her_family_is_still_offered_so(text: str) -> None:
    assert {*FAMILY} & {*offered(text, Label.PERSON, ["Kian"]).every}


def test_two_people_of_the_cast_list_have_not_one_name_chosen(desk: Desk) -> None:
    telling = Telling(Town(desk), "We saw Deborah and then Debbie rang. We saw Elizabeth and then Liz rang.")
    every = [one.chosen for one in telling.shown().guesses]
    assert len(every) > 1
    assert len(every) == len({*every})
