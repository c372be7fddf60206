"""The Desk's pages for a translation: beside the anonymised words alone, nothing typed is lost, and two people."""

from __future__ import annotations

import re
from dataclasses import asdict, replace

import pytest
from flask import Flask

from archive.editions.index import Index
from stories import tongues
from stories.desk import Desk
from stories.tongues import Standing
from tests.rooms.four_seats import post, sign_in
from tests.rooms.tongues import TYPED, Told
from tests.staffed import HOST
from tests.town import grant

BOTH = frozenset({"en-GB"})


FORM = {name: value for name, value in asdict(TYPED).items() if name not in ("passed", "more_panel")} | {
    "let_be": []
}


@pytest.fixture
def told(desk: Desk, index: Index) -> Told:
    """A story told in Spanish, whose words may be put into English."""
    return Told(desk, index, grant(translations=BOTH))


def test_a_translator_meets_the_anonymised_words_and_never_what_she_sent(app: Flask, told: Told) -> None:
    moderator = sign_in(app, "ann")
    page = moderator.get("/translations", **HOST).get_data(as_text=True)
    assert f"/stories/{told.id}/english" in page and "Spanish" in page and "nobody has begun" in page
    page = moderator.get(f"/stories/{told.id}/english", **HOST).get_data(as_text=True)
    assert "en la sala de una ciudad" in page and '<article class="edition" lang="es">' in page
    assert "Croydon" not in page and "Mateo" not in page


def test_it_is_kept_finished_and_agreed_to_by_two_people(app: Flask, told: Told) -> None:
    ann, bea, address = sign_in(app, "ann"), sign_in(app, "bea"), f"/stories/{told.id}/english"
    form = FORM
    assert post(ann, address, do="keep", saved="0", **form)[0] == 303
    status, page = post(ann, address, do="keep", saved="0", **form | {"words": "Typed on an old page."})
    assert status == 409 and "A colleague has changed it" in page and "Typed on an old page." in page
    status, page = post(ann, address, do="ready", saved="1", **form | {"intruder_note": ""})
    assert status == 409 and "who could still tell" in page and TYPED.words in page
    assert post(ann, address, do="ready", saved="1", **form)[0] == 303
    status, page = post(ann, address, do="agree", saved="1", **form)
    assert status == 409 and "A second person has to agree" in page
    status, page = post(bea, address, do="agree", saved="1", **form | {"title": "Another"})
    assert status == 409 and "Press Keep it" in page
    assert post(bea, address, do="agree", saved="1", **form)[0] == 303
    assert told.standing() == Standing.HERS
    assert "What others would see" in bea.get(address, **HOST).get_data(as_text=True)
    assert "with her, for her yes" in bea.get("/translations", **HOST).get_data(as_text=True)


@pytest.mark.parametrize(("field", "name"), [("title", "title"), ("what", "gist")])
def test_a_title_or_gist_that_may_tell_of_the_court_is_written_otherwise(
    app: Flask, told: Told, field: str, name: str
) -> None:
    """Rule 1: her sentences are decided one by one, and these are none of them."""
    ann, address = sign_in(app, "ann"), f"/stories/{told.id}/english"
    told_of_it = FORM | {field: "What the judge said. A room in a town."}
    status, page = post(ann, address, do="ready", saved="0", **told_of_it)
    assert status == 409 and f"The {name} of the translation may tell what happened in court" in page
    assert "What the judge said." in page
    assert post(ann, address, do="ready", saved="0", **FORM)[0] == 303


def test_a_name_in_the_english_stands_on_the_page_with_its_place_until_it_is_a_plain_word(
    app: Flask, told: Told
) -> None:
    ann, bea, address = sign_in(app, "ann"), sign_in(app, "bea"), f"/stories/{told.id}/english"
    form = FORM | {"words": f"{TYPED.words} Denise Cartwright said so."}
    box = '<input type="checkbox" name="let_be" value="Denise Cartwright"'
    status, page = post(ann, address, do="ready", saved="0", **form)
    assert status == 409 and f"{box}>" in page and "It stands in her words." in page and "said so." in page
    assert post(ann, address, do="ready", saved="0", **form | {"let_be": ["Denise Cartwright"]})[0] == 303
    assert f"{box} checked>" in bea.get(address, **HOST).get_data(as_text=True), "the second person sees it"
    assert post(bea, address, do="agree", saved="1", **form)[0] == 409, "unticked, it is another translation"
    assert post(bea, address, do="agree", saved="1", **form | {"let_be": ["Denise Cartwright"]})[0] == 303
    assert told.standing() == Standing.HERS


def test_the_lesser_lists_of_the_english_are_looked_through_by_one_press_and_it_is_said_by_whom(
    app: Flask, told: Told
) -> None:
    ann, bea, address = sign_in(app, "ann"), sign_in(app, "bea"), f"/stories/{told.id}/english"
    form = FORM | {"words": f"{TYPED.words} My dad is deaf."}
    status, page = post(ann, address, do="ready", saved="0", **form)
    assert status == 409 and "Worth a look" in page and "Nothing in the rest tells who she is" in page
    shown = dict(re.findall(r'name="(shown-check-\d+)" value="([^"]+)"', page))
    assert shown and "deaf" in " ".join(shown.values())
    status, page = post(ann, address, do="looked-check", saved="0", **form)
    assert status == 422 and "Nothing of that list stood on your page" in page and "is deaf." in page
    assert post(ann, address, do="looked-check", saved="0", **form, **shown)[0] == 303
    page = bea.get(address, **HOST).get_data(as_text=True)
    passed = re.findall(r'name="passed" value="([^"]+)" checked', page)
    assert sorted(passed) == sorted(shown.values()) and "ann looked through the list" in page.lower()
    assert post(ann, address, do="ready", saved="1", **form)[0] == 409, "unticked, it is asked again"
    assert post(ann, address, do="ready", saved="1", **form | {"passed": passed})[0] == 303
    assert post(bea, address, do="agree", saved="1", **form | {"passed": passed})[0] == 303
    assert told.standing() == Standing.HERS


def test_the_page_says_what_was_found_of_her_own_words_and_asks_whether_the_english_tells_more(
    app: Flask, told: Told
) -> None:
    ann, address = sign_in(app, "ann"), f"/stories/{told.id}/english"
    page = ann.get(address, **HOST).get_data(as_text=True)
    assert "could have told it" in page and f"/stories/{told.id}/who" in page
    tells = FORM | {"more": "yes", "more_said": "That he was a son."}
    status, page = post(ann, address, do="ready", saved="0", **tells)
    assert status == 409 and "tells more than her own words" in page and "That he was a son." in page
    assert 'name="more" value="yes" checked' in page


def test_what_was_ticked_and_is_found_no_more_goes_with_the_page(app: Flask, told: Told) -> None:
    ann, address = sign_in(app, "ann"), f"/stories/{told.id}/english"
    assert post(ann, address, do="keep", saved="0", **FORM | {"let_be": ["Denise"]})[0] == 303
    page = ann.get(address, **HOST).get_data(as_text=True)
    assert '<input type="hidden" name="let_be" value="Denise">' in page and 'id="found"' not in page


def test_without_her_yes_there_is_nothing_to_translate(app: Flask, desk: Desk, index: Index) -> None:
    told = Told(desk, index, grant())
    moderator = sign_in(app, "ann")
    answer = moderator.get(f"/stories/{told.id}/english", **HOST)
    assert answer.status_code == 409 and tongues.NO_YES in answer.get_data(as_text=True)


def test_what_was_typed_while_she_took_it_back_is_handed_back(app: Flask, told: Told) -> None:
    moderator = sign_in(app, "ann")
    told.narrow(translations=frozenset())
    status, page = post(moderator, f"/stories/{told.id}/english", do="keep", saved="0", **FORM)
    assert status == 409 and TYPED.words in page and tongues.NO_YES in page


def test_the_administrator_sees_neither_page(app: Flask, told: Told) -> None:
    admin = sign_in(app, "adm")
    for address in ("/translations", f"/stories/{told.id}/english"):
        assert admin.get(address, **HOST).status_code in (403, 404)


def test_a_machine_draft_says_so_to_everyone(told: Told) -> None:
    told.release()
    told.translate(replace(TYPED, made_by="checked"))
    told.release_english()
    assert told.out()["en-GB"].made_by == "checked"
