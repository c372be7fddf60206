"""How pages are laid out where it matters to whoever is tired: what comes first, in which order, and what is left out."""

from __future__ import annotations

import re
from pathlib import Path

from archive.rules.areas import AREAS
from tests.phone import Phone

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
A_DAY_FOR_MACHINES = re.compile(r'(?<!value=")(?<!min=")(?<!max=")\{\{ [\w.]+\.isoformat\(\)|%Y-%m-%d')


def test_talking_and_drawing_stand_above_the_box_to_write_in_and_enter_saves(phone: Phone) -> None:
    page = phone.press("carry-on").html
    talk, draw, words, title = (
        page.index(found) for found in ('value="talk', 'value="draw', 'id="words"', 'id="title"')
    )
    assert talk < draw < words < title, "who cannot write a lot sees at once that she need not"
    unseen = next(button for button in re.findall(r"<button[^>]*>", page) if 'name="do"' in button)
    assert 'value="save"' in unseen and 'tabindex="-1"' in unseen and 'aria-hidden="true"' in unseen


def test_places_stand_in_the_order_of_their_names(phone: Phone) -> None:
    phone.tell("I sat on the step.")
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]}).press("change").press("to-areas")
    shown = re.findall(r'name="areas"[^>]*> ([^<]+)</label>', phone.html)
    assert len(shown) == len(AREAS) and shown == sorted(shown)


def test_a_story_that_is_still_told_has_been_nowhere(phone: Phone) -> None:
    code = phone.tell("I sat on the step.")
    verbs = {do.partition(":")[0] for do in phone.press("rest").come_back(code).form.buttons}
    assert {"read", "receipt", "delete"} <= verbs
    assert not {"been", "led"} & verbs


def test_a_story_that_went_to_us_has_a_page_of_where_it_was(phone: Phone) -> None:
    phone.tell("I sat on the step.")
    phone.say_yes().press("status")
    assert {"been", "led"} <= {do.partition(":")[0] for do in phone.form.buttons}


def test_no_page_of_the_desk_writes_a_day_as_a_machine_does() -> None:
    assert A_DAY_FOR_MACHINES.search("<td>{{ one.until.isoformat() }}</td>"), "the guard sees a planted one"
    assert not A_DAY_FOR_MACHINES.search('<input value="{{ one.until.isoformat() }}">')
    wrong = [
        page.name
        for page in (TEMPLATES / "desk").glob("*.html")
        if A_DAY_FOR_MACHINES.search(page.read_text("utf-8"))
    ]
    assert wrong == []
