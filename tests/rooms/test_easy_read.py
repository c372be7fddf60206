"""The Easy Read twin: the very same words on the same page, kept as long as the visit, and the same yes."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories import easy, easy_signs, wording
from stories.desk import Desk
from stories.easy import BREAK
from stories.tables import ConsentRow
from tests.phone import Phone

LAID_OUT = '<body class="notes easy">'


def laid_out(notes: Flask, html: str, page: str = "") -> str:
    return easy.lay_out(notes.jinja_env, html, True, page)


def drawn(notes: Flask) -> dict[str, str]:
    return dict(getattr(notes.jinja_env.get_template("parts/signs.html").module, "drawn"))  # noqa: B009


@pytest.mark.parametrize(
    ("html", "breaks"),
    [
        ("<p>One. Two? Three! Four.</p>", 3),
        ("<p>Only one.</p> <p>Another.</p>", 0),
        ("<p>Monday to Friday, 9.30am to 3pm.</p>", 0),
        ("<p>She said: “No.” Then &#34;yes.&#34; Then she went.</p>", 2),
        ("<p>یہ کیا ہے؟ یہ ایک ہے۔ بس۔</p>", 2),
        ("<p><b>Know this:</b> One. Two.</p>", 1),
        ("<p>One.\n   Two.</p>", 1),
    ],
)
def test_one_sentence_a_line(notes: Flask, html: str, breaks: int) -> None:
    found = laid_out(notes, html)
    assert found.count(BREAK) == breaks
    assert found.replace(BREAK, "") == html


@pytest.mark.parametrize(
    "html",
    [
        '<article class="edition" lang="en"><p>I sat. I went.</p><div>A. B.</div></article>',
        '<div class="words-of-hers"><p>I sat. I went.</p></div>',
        '<p class="lines-kept">I sat. I went.</p>',
        "<textarea>\nI sat. I went.</textarea>",
        '<button class="btn">I am on my own. It is what I want</button>',
    ],
)
def test_what_somebody_wrote_and_what_is_pressed_stays_as_it_is(notes: Flask, html: str) -> None:
    assert laid_out(notes, html) == html
    after = laid_out(notes, html + "<p>One. Two.</p>")
    assert after == f"{html}<p>One. {BREAK}Two.</p>"


def test_the_standard_page_is_left_alone(notes: Flask) -> None:
    html = "<h1>Where it stands</h1><p>One. Two.</p>"
    assert easy.lay_out(notes.jinja_env, html, None, "status") == html


def test_every_choice_of_the_consent_pages_has_a_picture_and_every_picture_has_a_place(notes: Flask) -> None:
    for page in wording.CURRENT.pages:
        for group in page.groups if page.id != "areas" else ():
            for choice in group.choices:
                html = f'<input type="checkbox" name="{group.id}" value="{choice.id}">'
                assert "<svg" in laid_out(notes, html), (group.id, choice.id)
    used = {
        *easy_signs.PAGES.values(),
        *easy_signs.BUTTONS.values(),
        *easy_signs.HEADINGS.values(),
        *easy_signs.STORIES.values(),
    }
    used |= {sign for choices in easy_signs.CHOICES.values() for sign in choices.values()}
    assert used == set(drawn(notes))


def test_a_picture_says_nothing_by_itself_and_is_light(notes: Flask) -> None:
    for name, inner in drawn(notes).items():
        html = laid_out(notes, '<input type="radio" name="copy" value="yes">')
        assert 'aria-hidden="true"' in html
        assert len(inner) <= 300, (name, len(inner))
        assert not re.search(r"<text|style=|href|\bid=", inner), name


def test_a_heading_has_its_picture_in_every_language(phone: Phone) -> None:
    phone.press("easy")
    for language in ("en-GB", "cy", "ur"):
        if language != "en-GB":
            phone.press(f"speak:{language}")
        assert LAID_OUT in phone.html
        assert f'lang="{language}"' in phone.html
        assert '<h1><svg class="sign"' in phone.html


def test_the_switch_keeps_the_page_and_what_she_typed(phone: Phone) -> None:
    phone.press("carry-on").press("easy", words="I sat on the step. Nobody came.", title="Rain")
    assert (phone.page, phone.form.fields["title"]) == ("write", ["Rain"])
    assert phone.form.fields["words"] == ["I sat on the step. Nobody came."]
    assert LAID_OUT in phone.html
    phone.press("plain")
    assert LAID_OUT not in phone.html
    assert phone.form.fields["words"] == ["I sat on the step. Nobody came."]


def test_the_switch_keeps_ticks_and_a_yes_given_there_is_the_same_yes(phone: Phone, notes: Flask) -> None:
    phone.tell("I sat on the step. Nobody came for a long time.")
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("easy", tick={"who": ["training-room"]})
    assert (phone.page, phone.form.fields["who"]) == ("who", ["training-room"])
    phone.press("go-on").press("go-on", tick={"jobs": ["social-workers"]})
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    assert LAID_OUT in phone.html
    desk: Desk = notes.extensions["private"]
    with Session(reading(desk.engine)) as session:
        row = session.execute(select(ConsentRow)).scalar_one()
    assert (row.language, row.wording) == ("en-GB", wording.CURRENT.hash)


def test_it_stays_when_she_comes_in_and_goes_when_she_leaves(phone: Phone) -> None:
    code = phone.tell("I sat on the step.")
    phone.open("/leave.css")
    phone.open().press("easy").press("again").press("open", locator=code[0], code=code[1])
    assert phone.page == "status"
    assert LAID_OUT in phone.html
    phone.open("/leave.css").open()
    assert LAID_OUT not in phone.html
    assert "easy" in phone.form.buttons


def test_the_code_words_are_not_lost_to_the_switch(phone: Phone) -> None:
    phone.press("easy")
    phone.tell("I sat on the step.")
    assert LAID_OUT in phone.html
    assert not {"easy", "plain"} & set(phone.form.buttons), (
        "they are shown once, and pressing it would be that once"
    )


@pytest.mark.parametrize(("door", "first"), [("carry-on", "save"), ("again", "open")])
def test_enter_in_a_box_still_presses_the_button_of_the_page(phone: Phone, door: str, first: str) -> None:
    """A browser presses the first button of the form, so the switch never stands before one where she can type."""
    phone.press(door)
    assert next(filter(None, phone.form.buttons)) == first
