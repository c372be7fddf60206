"""Facts that the words themselves tell are offered where it is asked who this could be; nothing is coded that nobody ticks."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from archive.rules.figures import OPTIONS, Told
from archive.rules.how_many import LONGEST_WORDS, Fact
from moderation.pages import offers_answered
from moderation.replacing.proposing import Read
from moderation.suggesting import finding
from moderation.who import jigsaw, offering, told_by
from moderation.who.offering import Offer
from stories import finished
from stories.desk import Desk
from stories.finished import Body
from stories.work_tables import PanelRow
from tests.asked import FORM
from tests.rooms.four_seats import post, sign_in
from tests.staffed import HOST
from tests.town import Town

WORDS = "I was 17 when I had my twins, the first 4lb 3oz, in Rotherham on 14 March 2019. Nobody asked me."


def read(text: str, *cast: Figure) -> Read:
    found = finding.suggest(text)
    return Read("s", Body("", cast=cast), (), text, len(text), found, found)


def offered(text: str, *facts: Fact) -> dict[Told, Offer]:
    return dict(offering.offers(read(text), facts))


@pytest.mark.parametrize(
    ("text", "told", "option", "words"),
    [
        ("I was 17 then.", "age", "age-teens", "was 17"),
        ("I was twenty-three then.", "age", "age-twenties", "was twenty-three"),
        ("She was 17 then.", "age", None, ""),
        ("He went when I was thirty weeks.", "age", None, ""),
        ("She came at 4lb 3oz.", "baby", "under-2500", "4lb 3oz"),
        ("She came at 2 pounds 1.", "baby", "under-1500", "2 pounds 1"),
        ("He weighed 3.4 kg.", "baby", "over-2500", "3.4 kg"),
        ("He weighed 1900g.", "baby", "under-2500", "1900g"),
        ("She was born at 33+4.", "baby", "measured", "33+4"),
        ("I had the twins with me.", "children", "twins", "twins"),
        ("They took my three girls.", "children", "counted", "my three girls"),
        ("I have four kids, and they took the twins.", "children", "twins", "four kids; twins"),
        ("They came on the 14th of March 2019.", "time", "day", "the 14th of March 2019"),
        ("They came on 3/9/13.", "time", "day", "3/9/13"),
        ("They came in March 2019.", "time", "month", "March 2019"),
        ("It was 2014.", "time", "year", "2014"),
        ("We lived in Rotherham.", "place", "in-north", "Rotherham"),
        ("We lived in Rotherham, on Lumb Lane.", "place", "in-north", "Rotherham; Lumb Lane"),
        ("We lived on London Road, near Stroud.", "place", "in-south", "London Road; Stroud"),
        ("We came from Poland.", "background", "people", "Poland"),
        ("We came from Scotland.", "place", "elsewhere", "Scotland"),
        ("We came from London.", "place", "london", "London"),
        ("We lived in England.", "place", None, ""),
        ("My mum is Pakistani.", "background", "people", "Pakistani"),
        ("I have epilepsy.", "condition", "diagnosis", "epilepsy"),
        ("I was born at St Mary's Hospital.", "institution", "named-house", "St Mary's Hospital"),
        ("It was in the Rhondda Gazette.", "news", "printed", "Rhondda Gazette"),
        ("She waited at the Post Office.", "news", None, ""),
        ("It is [2019] EWFC 22 there.", "judgment", "judge-wrote", "[2019] EWFC 22"),
        ("We live in the north of England.", "place", "north", "the north of England"),
        ("It was a few years ago.", "time", "few-years", "a few years ago"),
        ("Nobody came. The kettle was cold.", "place", None, ""),
    ],
)
def test_what_the_words_tell_is_offered_in_the_very_words(
    text: str, told: str, option: str | None, words: str
) -> None:
    found = offered(text).get(Told(told))
    assert (found.option.id if found else None) == option
    assert (found.words if found else "") == words


@pytest.mark.parametrize(
    ("low", "grams"),
    [
        ("4lb 3oz", 1899),
        ("7 lbs", 3175),
        ("two kilos", None),
        ("2.5 kg", 2500),
        ("12 kg", None),
        ("90 pounds", None),
    ],
)
def test_a_weight_is_a_babys_or_none(low: str, grams: int | None) -> None:
    assert told_by.weight(low) == grams


def test_what_is_coded_already_is_not_offered_again_and_what_is_new_is() -> None:
    assert offered("We lived in Rotherham.", Fact("in-north", "Rotherham")) == {}
    assert offered("We lived in Rotherham.", Fact("north"))[Told.PLACE].words == "Rotherham", (
        "it stands there exactly"
    )
    assert offered("In Rotherham, then in Hull.", Fact("in-north", "rotherham"))[Told.PLACE].words == "Hull"
    assert offered("A town in the north of England.", Fact("in-north", "Hull")) == {}, (
        "somebody saw more than the words say"
    )


def test_the_words_around_it_are_shown() -> None:
    seen = offered(WORDS)[Told.PLACE].seen
    assert "Rotherham on 14 March" in seen and seen.startswith("…")


def test_no_more_words_are_offered_than_its_box_holds() -> None:
    streets = ", ".join(
        f"in {name}shire Street"
        for name in ("Wode", "Lunt", "Pemb", "Quor", "Tolp", "Varn", "Xyl", "Brod") * 5
    )
    every = " ".join(f"We lived in Qx{n}borough then." for n in range(60))
    found = offered(f"{streets}. {every}")[Told.PLACE]
    assert len(found.words) <= LONGEST_WORDS and len(found.phrases) > found.words.count(";") + 1


def test_a_line_of_the_cast_list_is_offered_as_softly_as_it_stands_there() -> None:
    town = Figure("1", Kind.PLACE, ("Leeds",), "a town in the north of England")
    ward = Figure("2", Kind.ORGANISATION, ("Alder Ward",), "the ward")
    gone = Figure("3", Kind.PLACE, ("Hull",), "a quiet place")
    found = offering.offers(
        read("We came to the ward from a town in the north of England.", town, ward, gone), ()
    )
    assert found[Told.PLACE].option.id == "north" and found[Told.INSTITUTION].option.id == "kind-of-house"
    assert found[Told.INSTITUTION].why == offering.IN_THE_CAST and found[Told.INSTITUTION].words == "the ward"


@pytest.mark.parametrize(
    ("typed", "told", "words"),
    [
        ({}, "in-north", "Rotherham; Hull"),
        ({"words-place": "Leeds; rotherham"}, "in-north", "Leeds; rotherham; Hull"),
        ({"told-place": "north", "words-place": "up north"}, "in-north", "up north; Rotherham; Hull"),
        ({"told-place": "in-london"}, "in-london", "Rotherham; Hull"),
    ],
)
def test_what_is_ticked_stands_beside_what_was_typed(typed: dict[str, str], told: str, words: str) -> None:
    form: MultiDict[str, str] = MultiDict(
        {**typed, "take-place": "in-north: Rotherham; Hull", "how": "Searched."}
    )
    found = offers_answered.taken(form)
    assert (found["told-place"], found["words-place"], found["how"]) == (told, words, "Searched.")
    assert "take-place" not in found and form["take-place"], (
        "what was typed itself stays as it was, for a refusal"
    )
    assert offers_answered.taken(MultiDict(typed)) == MultiDict(typed)


def test_every_offer_comes_back_as_what_it_was() -> None:
    for told, offer in offered(WORDS).items():
        found = offers_answered.taken(MultiDict({f"take-{told}": offer.value}))
        assert found[f"told-{told}"] == offer.option.id and OPTIONS[offer.option.id].told == told
        assert found[f"words-{told}"] == offer.words


# The page


@pytest.fixture
def asked(app: Flask, desk: Desk) -> tuple[FlaskClient, str]:
    """A moderator who has a story open that tells much."""
    id = Town(desk).tell(WORDS)
    client = sign_in(app, "ann")
    post(client, f"/stories/{id}/claim")
    return client, id


def _page(asked: tuple[FlaskClient, str]) -> str:
    return asked[0].get(f"/stories/{asked[1]}/who", **HOST).get_data(as_text=True)


def _boxes(page: str) -> dict[str, str]:
    found = re.findall(r'name="(take-[a-z]+)" form="ask" value="((?!not )[^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def _facts(desk: Desk, id: str) -> list[tuple[str, str]]:
    with Session(reading(desk.engine)) as session:
        found = jigsaw.newest(desk, session, Town(desk).story(session, id))
    return [(one.option, one.words) for one in found.facts] if found else []


def test_nothing_is_coded_by_being_offered(asked: tuple[FlaskClient, str], desk: Desk) -> None:
    page = _page(asked)
    assert set(_boxes(page)) == {"take-age", "take-baby", "take-children", "take-place", "take-time"}
    assert " checked" not in "".join(
        re.findall(r"<input type=\"radio\" data-(?:offered|refused)[^>]*>", page)
    )
    assert "5 details were found in the very words" in page and "Nothing is coded yet" in page
    with Session(reading(desk.engine)) as session:
        assert not session.query(PanelRow).count(), "looking keeps nothing"
    assert post(asked[0], f"/stories/{asked[1]}/who", **FORM)[0] == 303
    assert _facts(desk, asked[1]) == []
    assert len(_boxes(_page(asked))) == 5, "what was left is offered still, and kept nowhere"


def test_what_is_ticked_is_coded_as_it_was_seen(asked: tuple[FlaskClient, str], desk: Desk) -> None:
    boxes = _boxes(_page(asked))
    ticked = {name: boxes[name] for name in ("take-place", "take-age")}
    assert post(asked[0], f"/stories/{asked[1]}/who", **FORM, **ticked)[0] == 303
    assert _facts(desk, asked[1]) == [("in-north", "Rotherham"), ("age-teens", "was 17")]
    page = _page(asked)
    assert set(_boxes(page)) == {"take-baby", "take-children", "take-time"}
    assert 'value="in-north" selected' in page and "1 in 209" in page


def _open(desk: Desk, id: str) -> set[str]:
    """Return the names of what the panel still wants to know of what was found, and of the sorts."""
    with Session(reading(desk.engine)) as session:
        panel = jigsaw.newest(desk, session, Town(desk).story(session, id))
    assert panel is not None
    said = {fact.way.told for fact in panel.facts} | panel.not_told
    return {f"left {one}" for one in panel.left} | {f"unsaid {one}" for one in Told if one not in said}


NO_REST = {name: value for name, value in FORM.items() if name != "rest"}


def _rest(page: str) -> str:
    found = re.search(r'<option value="([a-z ]+)">not told, or gone: nothing more', page)
    return found[1] if found else ""


def test_what_is_found_stands_in_the_way_until_it_is_ticked_or_refused(
    asked: tuple[FlaskClient, str], desk: Desk
) -> None:
    page, home = _page(asked), f"/stories/{asked[1]}/who"
    boxes, rest = _boxes(page), _rest(page)
    assert set(rest.split()) == set(Told) - {"age", "baby", "children", "place", "time"}
    assert post(asked[0], home, **NO_REST, rest=rest)[0] == 303
    found = {"age", "baby", "children", "place", "time"}
    assert _open(desk, asked[1]) == {f"{why} {one}" for one in found for why in ("left", "unsaid")}
    answers = {
        "take-age": boxes["take-age"],  # It is so.
        "take-time": f"not {boxes['take-time']}",  # It is not.
        "told-place": "gone",  # Nothing of this sort is told, whatever was found.
        "shown-place": boxes["take-place"],
    }
    told = dict.fromkeys((f"told-{one}" for one in rest.split()), "gone")
    assert post(asked[0], home, **NO_REST, **answers, **told)[0] == 303
    left = {"baby", "children"}
    assert _open(desk, asked[1]) == {f"{why} {one}" for one in left for why in ("left", "unsaid")}
    page = _page(asked)
    assert set(_boxes(page)) == {"take-baby", "take-children"} and not _rest(page)
    assert "2 details were found" in page and "These were found in the very words" in page


def test_who_says_gone_without_having_seen_what_was_found_refuses_nothing(
    asked: tuple[FlaskClient, str], desk: Desk
) -> None:
    assert post(asked[0], f"/stories/{asked[1]}/who", **NO_REST, **{"told-place": "gone"})[0] == 303
    assert "left place" in _open(desk, asked[1])
    page = _page(asked)
    place = re.search(r'<select id="told-place".*?</select>', page, re.DOTALL)
    assert place is not None and "selected" not in place[0], (
        "a press on the page itself answers nothing unseen"
    )


def test_what_was_refused_is_offered_no_more_and_new_words_are(
    asked: tuple[FlaskClient, str], desk: Desk
) -> None:
    home, boxes = f"/stories/{asked[1]}/who", _boxes(_page(asked))
    refused = {name: f"not {value}" for name, value in boxes.items()}
    assert post(asked[0], home, **FORM, **refused)[0] == 303
    assert _open(desk, asked[1]) == set() and not _boxes(_page(asked)) and not _rest(_page(asked))
    with Session(desk.engine) as session, session.begin():
        copy = finished.newest(session, asked[1])
        finished.write(desk, copy, replace(finished.read(desk, copy), title="In Hull"))
    assert list(_boxes(_page(asked))) == ["take-place"]
    assert post(asked[0], home, **NO_REST, **dict.fromkeys((f"told-{one}" for one in Told), "gone"))[0] == 303
    assert _open(desk, asked[1]) == {"left place"}


def test_words_without_a_way_to_tell_them_are_handed_back(asked: tuple[FlaskClient, str]) -> None:
    status, page = post(asked[0], f"/stories/{asked[1]}/who", **FORM, **{"words-work": "a reed cutter"})
    assert status == 422 and "did not choose how clearly they tell it: Work." in page
    assert 'value="a reed cutter"' in page


def test_a_press_that_softens_takes_what_was_ticked_along(asked: tuple[FlaskClient, str], desk: Desk) -> None:
    boxes = _boxes(_page(asked))
    form = {
        **FORM,
        "take-place": boxes["take-place"],
        "take-age": boxes["take-age"],
        "instead-place": "the north of England",
    }
    assert post(asked[0], f"/stories/{asked[1]}/who/soften/place", **form)[0] == 303
    assert _facts(desk, asked[1]) == [("north", "the north of England"), ("age-teens", "was 17")]


def test_a_refusal_hands_a_tick_back(asked: tuple[FlaskClient, str], desk: Desk) -> None:
    boxes = _boxes(_page(asked))
    status, page = post(asked[0], f"/stories/{asked[1]}/who", **{**FORM, **boxes, "minutes": "half an hour"})
    assert status == 422 and len(re.findall(r"data-offered[^>]* checked", page)) == 5
    assert _facts(desk, asked[1]) == []


@pytest.mark.parametrize("value", ["north: Hull", "nothing: Hull", "age-teens"])
def test_an_offer_of_another_sort_is_coded_by_nobody(
    asked: tuple[FlaskClient, str], desk: Desk, value: str
) -> None:
    status, _ = post(asked[0], f"/stories/{asked[1]}/who", **{**FORM, "take-age": value})
    assert status == (422 if ":" in value else 303) and _facts(desk, asked[1]) == []


def test_who_has_not_the_story_open_is_offered_nothing_of_it(
    app: Flask, asked: tuple[FlaskClient, str]
) -> None:
    status, page = post(sign_in(app, "bea"), f"/stories/{asked[1]}/who", **FORM)
    assert status == 409 and not _boxes(page) and "Rotherham" not in page


def test_what_has_been_taken_out_is_not_offered(asked: tuple[FlaskClient, str], desk: Desk) -> None:
    from archive.rules.anonymity import Mark

    at = WORDS.index("Rotherham")
    with Session(desk.engine) as session, session.begin():
        copy = finished.newest(session, asked[1])
        mark = Mark(at, at + len("Rotherham"), Kind.PLACE, "a town")
        finished.write(desk, copy, replace(finished.read(desk, copy), marks=(mark,)))
    assert "take-place" not in _boxes(_page(asked))


def test_softer_words_that_were_put_there_name_no_house() -> None:
    found = offering.offers(read("We sat in the corridor of a maternity hospital till it was dark."), ())
    assert {told: (offer.option.id, offer.words) for told, offer in found.items()} == {
        Told.INSTITUTION: ("kind-of-house", "a maternity hospital")
    }
