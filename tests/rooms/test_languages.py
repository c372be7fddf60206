"""The languages of a page: what is there, which way it runs, how numbers and days are said, and what a switch keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import languages
from archive.ground.db import reading
from archive.ground.languages import ENGLISH, TRANSLATIONS, Language, every, say, say_many, speak
from archive.settings import STATIC
from stories import part_sayings, sayings, wording
from stories.desk import Desk
from stories.support import LABELS
from stories.tables import ConsentRow
from tests.phone import Form, Phone
from tests.rooms.every_page import HERS
from tests.words.gather import gathered, is_translated


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """What one test speaks is not heard in the next."""
    yield
    speak(None)


def test_english_welsh_and_urdu_are_there_and_run_their_own_way() -> None:
    assert {id: one.direction for id, one in every().items()} == {ENGLISH: "ltr", "cy": "ltr", "ur": "rtl"}
    assert every()["cy"].name == "Cymraeg"


def test_a_language_we_do_not_have_is_english() -> None:
    speak("xx")
    assert languages.spoken().id == ENGLISH
    assert say("Save") == "Save"
    assert say("") == ""


def test_days_and_months_are_said_in_the_language() -> None:
    assert languages.day(date(2027, 6, 3)) == "3 June 2027"
    speak("cy")
    assert languages.day(date(2027, 6, 3)) == "3 Mehefin 2027"
    assert languages.month(date(2027, 6, 3)) == "Mehefin 2027"


def test_numbers_take_the_form_of_the_language() -> None:
    assert say_many("{n} story", "{n} stories", 1) == "1 story"
    assert say_many("{n} story", "{n} stories", 2) == "2 stories"


@pytest.mark.parametrize("id", ["cy", "ur"])
def test_a_translation_fills_in_what_the_english_fills_in(id: str) -> None:
    with (TRANSLATIONS / f"{id}.po").open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        forms = filter(None, _forms(message.string or "") if message.id else ())
        for form in forms:
            assert _fields(form) <= _fields(_forms(message.id)[-1]), message.id


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_each_language_has_a_wording_of_its_own_and_all_of_them_authorise() -> None:
    hashes = [wording.in_language(id).hash for id in every()]
    assert wording.CURRENT.hash == hashes[0]
    assert len(set(hashes)) == len(hashes)
    assert set(hashes) <= wording.accepted()


def test_a_switch_keeps_the_page_and_what_she_typed(phone: Phone) -> None:
    phone.press("carry-on").press("speak:cy", words="I sat on the step.")
    assert phone.page == "write"
    assert '<html lang="cy" dir="ltr">' in phone.html
    assert "I sat on the step." in phone.html
    phone.press("speak:ur")
    assert '<html lang="ur" dir="rtl">' in phone.html
    assert "I sat on the step." in phone.html


def test_a_switch_keeps_ticks_and_the_consent_says_in_which_language_it_was_given(
    phone: Phone, notes: Flask
) -> None:
    phone.tell("I sat on the step. Nobody came for a long time.")
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("speak:cy", tick={"who": ["training-room"]})
    assert phone.page == "who"
    assert phone.form.fields["who"] == ["training-room"]
    phone.press("go-on").press("go-on", tick={"jobs": ["social-workers"]})
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    desk: Desk = notes.extensions["private"]
    with Session(reading(desk.engine)) as session:
        row = session.execute(select(ConsentRow)).scalar_one()
    assert (row.language, row.wording) == ("cy", wording.in_language("cy").hash)


def test_the_language_goes_when_she_leaves(phone: Phone) -> None:
    phone.press("speak:cy").open("/leave.css")
    assert '<html lang="en-GB" dir="ltr">' in phone.open().html


def test_a_catalogue_nobody_has_read_says_so_on_every_page(phone: Phone) -> None:
    assert "computer" not in phone.text
    phone.press("speak:cy")
    assert say("A computer put these words into this language. No person has checked them yet.") in phone.text


class _Marking(NullTranslations):
    """A language in which each text that can be translated stands between brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {form for key in gathered() for form in ((key,) if isinstance(key, str) else key)}

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message in self.known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every page is in a language of brackets."""
    brackets = Language("cy", "Cymraeg", "ltr", True, _Marking())
    languages_then = {**every(), "cy": brackets}
    monkeypatch.setattr(languages, "every", lambda: languages_then)
    monkeypatch.setattr(languages, "speak", lambda _: languages._SPOKEN.set("cy"))
    wording.in_language.cache_clear()
    yield
    wording.in_language.cache_clear()


NOT_OURS = re.compile(
    r"<article.*?</article>|<(\w+)[^>]*class=\"[^\"]*(?:words-of-|lines-kept|locator|brand)[^\"]*\".*?</\1>"
    r"|<ol class=\"words\">.*?</ol>|<textarea.*?</textarea>|<del>.*?</del>|<ins>.*?</ins>|lang=\"[\w-]+\">[^<]*<"
    r"|<code.*?</code>|<div class=\"chips\">.*?</div>",
    re.DOTALL,
)
"""On a page: her words and what became of them, code words, names of places, and what is the same in every language."""

NAMES = frozenset({"Jo", "Jo.", "La sala", "La sala.", HERS, *LABELS})
A_DAY = re.compile(r"[, ]*\d+ \w+ 20\d\d")


def test_no_text_of_any_page_is_left_in_english(marked: None, request: pytest.FixtureRequest) -> None:
    every_page: dict[str, str] = request.getfixturevalue("pages")
    left: dict[str, set[str]] = {}
    for name, html in every_page.items():
        for said in Form(NOT_OURS.sub("", html)).text:
            rest = re.sub(r"⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", "", said)
            if re.search(r"[A-Za-z]{2}", rest) and rest.strip() not in NAMES and not A_DAY.fullmatch(rest):
                left.setdefault(rest.strip(), set()).add(name)
    assert left == {}


@pytest.mark.parametrize("id", ["cy", "ur"])
def test_the_catalogue_is_complete_and_holds_nothing_else(id: str) -> None:
    with (TRANSLATIONS / f"{id}.po").open("rb") as file:
        catalogue = read_po(file, locale=id)
    keys = gathered()
    assert [key for key in keys if not is_translated(catalogue, key)] == [], "make words, then translate"
    here = {tuple(one.id) if isinstance(one.id, list) else one.id for one in catalogue if one.id}
    assert here == set(keys), "make words"


def test_the_recorder_says_nothing_that_it_gets_no_words_for() -> None:
    script = (STATIC / "record.js").read_text()
    said = set(re.findall(r'"([A-Z][^"]*(?: [^"]*|\.)?)"', script))
    assert {text for text in said if " " in text or text.endswith(".")} <= set(part_sayings.RECORDER)
    assert all(text in script for text in part_sayings.RECORDER)


def test_what_she_hid_is_said_to_be_hidden_in_her_language(phone: Phone) -> None:
    phone.tell("They put the kettle on.")
    phone.say_yes().press("stop").press("hide")
    phone.press("speak:cy").press("stop")
    assert phone.page == "stop" and sayings.HIDDEN_BY_HER not in phone.text
    speak("cy")
    assert say(sayings.HIDDEN_BY_HER) in phone.text
