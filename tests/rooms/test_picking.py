"""She knows only the picture of a word: it is found, and nothing is looked up, kept, counted or lost on the way."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.db import reading
from archive.ground.sign_ins import Attempt
from stories import codewords, pictured, sayings
from stories.desk import Desk
from tests.phone import Phone

WORDS = ("heron", "ladle", "although", "maple", "trombone", "drizzle")


@pytest.fixture
def known(notes: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    """The short code of a notebook whose words are `WORDS`."""
    hashed = accounts.hashed(" ".join(WORDS))
    with monkeypatch.context() as planted:
        planted.setattr(codewords, "draw", lambda: codewords.Drawn(WORDS, hashed))
        locator, _ = Phone(notes).tell("I sat on the step.")
    return locator


def find(phone: Phone, at: int, kind: str, word: str) -> Phone:
    """Go from the box to the word, and back with it."""
    if phone.page != "by-picture":
        phone.press("by-picture")
    sheet = next(id for id, (_, names) in pictured.SHEETS.items() if kind in names)
    if f"kind:{kind}" not in phone.form.buttons:
        phone.press(f"sheet:{sheet}")
    return phone.press(f"kind:{kind}", tick={"place": [str(at)]}).press(f"put:{word}")


def test_a_word_that_is_missing_comes_into_its_place_and_opens_her_notebook(phone: Phone, known: str) -> None:
    phone.press("again").press("by-picture", locator=known, code="heron ladle although maple drizzle")
    phone.press("back")
    assert phone.form.fields["code"] == ["heron ladle although maple drizzle"], (
        "nothing is lost on the way back"
    )
    find(phone, 5, "music", "trombone")
    assert phone.page == "back" and sayings.WORD_IS_IN in phone.text
    assert phone.form.fields["code"] == ["1. heron\n2. ladle\n3. although\n4. maple\n5. trombone\n6. drizzle"]
    phone.press("open")
    assert phone.page == "status"


def test_also_the_words_once_more_can_be_found_by_a_picture(phone: Phone, known: str) -> None:
    phone.press("again").press("open", locator=known, code=" ".join(WORDS)).press("read")
    assert phone.page == "unlock"
    phone.press("by-picture", code="ladle although maple trombone drizzle")
    find_on = phone.press("kind:bird", tick={"place": ["1"]})
    find_on.press("put:heron")
    assert phone.page == "unlock"
    phone.press("unlock")
    assert phone.page == "read" and "I sat on the step." in phone.text


@pytest.mark.parametrize(
    ("code", "at", "expected"),
    [
        ("", 4, "4. heron"),
        ("a b d e f", 3, "1. a\n2. b\n3. heron\n4. d\n5. e\n6. f"),
        ("a b c d e f", 3, "1. a\n2. b\n3. heron\n4. d\n5. e\n6. f"),
        ("1. a\n2. b\n5. e", 3, "1. a\n2. b\n3. heron\n5. e"),
        ("a, b, c, d, e", 6, "1. a\n2. b\n3. c\n4. d\n5. e\n6. heron"),
        ("a\nb\nc d e f g h", 1, "1. heron\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h"),
        ("1) a 1) b", 3, "1. a\n2. b\n3. heron"),
    ],
    ids=["nothing", "five", "six", "a gap", "commas", "too many", "a number twice"],
)
def test_what_she_typed_keeps_its_place(phone: Phone, code: str, at: int, expected: str) -> None:
    phone.press("again").press("by-picture", locator="K7M-Q2X", code=code)
    phone.press("kind:bird", tick={"place": [str(at)]}).press("put:heron")
    assert phone.form.fields["code"] == [expected]
    assert phone.form.fields["locator"] == ["K7M-Q2X"]


def test_a_whole_card_in_one_box_is_taken_apart(phone: Phone) -> None:
    phone.press("again").press("by-picture", code="K7M-Q2X\n1. ladle 2. although")
    assert phone.form.fields["place"] == ["3"], "the first that is missing is ticked for her"
    phone.press("kind:bird").press("put:heron")
    assert phone.form.fields["locator"] == ["K7M-Q2X"]
    assert phone.form.fields["code"] == ["1. ladle\n2. although\n3. heron"]


def test_without_a_number_it_asks_for_one_and_keeps_the_rest(phone: Phone) -> None:
    phone.press("again").press("by-picture", locator="K7M-Q2X", code="a b c d e f")
    assert "place" not in phone.form.fields
    phone.press("sheet:things").press("kind:coin")
    assert phone.page == "by-picture" and sayings.WHICH_OF_SIX in phone.text
    assert "kind:coin" in phone.form.buttons, "the same pictures"
    assert phone.form.fields["code"] == ["a b c d e f"]


def test_a_word_or_a_picture_that_there_is_not_does_nothing(phone: Phone) -> None:
    phone.press("again").press("by-picture", code="a b")
    fields = phone.form.fields
    phone.send(fields | {"do": ["kind:nothing"]})
    assert phone.page == "by-picture"
    phone.send(fields | {"do": ["put:<b>mine</b>"]})
    assert phone.page == "back" and phone.form.fields["code"] == ["a b"]
    phone.send(fields | {"place": ["7"], "do": ["put:heron"]})
    assert phone.form.fields["code"] == ["a b"]


def test_more_than_six_words_can_be_is_kept_as_it_is(phone: Phone) -> None:
    long = "word " * codewords.LONGEST
    phone.press("again").press("by-picture", code=long)
    phone.press("kind:bird", tick={"place": ["1"]}).press("put:heron")
    assert phone.form.fields["code"] == [f"{long}\nheron"]


@pytest.mark.parametrize("aside", ["help", "stop", "easy"])
def test_a_side_step_keeps_what_she_typed(phone: Phone, aside: str) -> None:
    for page in ("back", "by-picture", "of-kind"):
        phone.open().press("again")
        if page != "back":
            phone.press("by-picture", locator="K7M-Q2X", code="heron ladle").press("sheet:home")
        if page == "of-kind":
            phone.press("kind:pan")
        do = aside if aside in phone.form.buttons else "plain"
        phone.send(phone.form.fields | {"locator": ["K7M-Q2X"], "code": ["heron ladle"], "do": [do]})
        if aside in ("help", "stop"):
            phone.press("back")
        assert phone.page == page
        assert (phone.form.fields["locator"], phone.form.fields["code"]) == (["K7M-Q2X"], ["heron ladle"])
    assert phone.form.fields["kind"] == ["pan"] and "put:ladle" in phone.form.buttons


def test_nothing_is_looked_up_and_no_try_is_counted(
    phone: Phone, known: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("Words were looked up.")

    phone.press("again")
    with monkeypatch.context() as planted:
        for verb in ("look", "find", "note_failure", "draw"):
            planted.setattr(codewords, verb, refused)
        for _ in range(8):
            phone.press("by-picture", locator=known, code="ladle although maple trombone drizzle")
            find(phone, 1, "bird", "heron")
    with Session(reading(desk.engine)) as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 0
    phone.press("open")
    assert phone.page == "status"


def test_the_pictures_are_no_oracle(phone: Phone, known: str) -> None:
    """The page says the same of her words and of nobody's."""
    said = []
    for locator in (known, "K7M-Q2X"):
        phone.open().press("again").press("by-picture", locator=locator, code="ladle although")
        phone.press("kind:bird")
        words = phone.text
        said.append((words, phone.press("put:heron").text))
    assert said[0] == said[1]


def test_the_words_stand_in_no_address_and_no_field_that_a_phone_fills(phone: Phone) -> None:
    phone.press("again").press("by-picture", locator="K7M-Q2X", code="heron ladle")
    for _ in range(2):
        assert 'method="post" action="/"' in phone.html and 'autocomplete="off"' in phone.html
        assert phone.answer.headers["Cache-Control"] == "no-store"
        assert phone.answer.request.path == "/" and not phone.answer.request.query_string
        if phone.page == "by-picture":
            phone.press("kind:bird", tick={"place": ["3"]})


def test_after_leave_an_old_form_shows_none_of_it_again(phone: Phone) -> None:
    phone.press("again").press("by-picture", locator="K7M-Q2X", code="heron ladle")
    old = phone.form.fields | {"do": ["kind:bird"]}
    phone.open("/leave.css")
    phone.send(old)
    assert phone.page == "before" and "heron" not in phone.html
    assert "K7M-Q2X" not in phone.html and "K7M" not in phone.text


def test_every_picture_leads_to_the_words_of_its_kind(phone: Phone) -> None:
    phone.press("again").press("by-picture")
    for sheet, (_, names) in pictured.SHEETS.items():
        if f"sheet:{sheet}" in phone.form.buttons:
            phone.press(f"sheet:{sheet}")
        assert {f"kind:{kind}" for kind in names} == {
            do for do in phone.form.buttons if do.startswith("kind:")
        }
        kind = next(iter(names))
        phone.press(f"kind:{kind}")
        found = [do.removeprefix("put:") for do in phone.form.buttons if do.startswith("put:")]
        assert tuple(found) == pictured.words_of(kind)
        phone.press("by-picture")


# Words that do not open anything


def test_words_that_are_not_right_stand_in_the_box_again(phone: Phone, known: str) -> None:
    phone.press("again").press("open", locator=known, code="heron spoon although maple trombone drizzle")
    assert phone.page == "back" and sayings.WRONG_WORDS in phone.text
    assert phone.form.fields["locator"] == [known]
    assert phone.form.fields["code"] == ["heron spoon although maple trombone drizzle"]
    phone.press("open", code=" ".join(WORDS))
    phone.press("read").press("unlock", code="heron spoon")
    assert phone.page == "unlock" and phone.form.fields["code"] == ["heron spoon"]


def test_words_tried_too_often_or_far_too_long_are_not_lost(phone: Phone, known: str) -> None:
    phone.press("again")
    for _ in range(5):
        phone.press("open", locator=known, code="heron spoon although maple trombone drizzle")
    phone.press("open", locator=known, code=" ".join(WORDS))
    assert phone.answer.status_code == 429 and "wait a minute" in phone.text
    assert phone.page == "back" and phone.form.fields["code"] == [" ".join(WORDS)]
    phone.press("open", locator="", code="heron " * 200)
    assert phone.page == "back" and phone.form.fields["code"] == ["heron " * 200]


def test_words_too_long_for_her_own_page_leave_her_on_it(phone: Phone, known: str) -> None:
    phone.press("again").press("open", locator=known, code=" ".join(WORDS)).press("read")
    phone.press("unlock", code="heron " * 200)
    assert phone.page == "unlock" and phone.form.fields["code"] == ["heron " * 200]
    phone.press("unlock", code=" ".join(WORDS))
    assert phone.page == "read"


def test_wrong_words_sent_again_after_leave_stand_nowhere(phone: Phone, known: str) -> None:
    old = phone.press("again").form.fields | {"locator": [known], "code": ["heron spoon"], "do": ["open"]}
    phone.client.get("/leave.css")
    phone.send(old)
    assert "spoon" not in phone.html
