"""Hear this page, in a real browser with a voice that the test plants: what is said, by whom, and when it stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from archive.settings import Place
from tests.journeys.street import street, until

pytestmark = pytest.mark.browser

VOICES = """[
  {lang: 'en-GB', name: 'A company far away', localService: false},
  {lang: 'fr-FR', name: 'French', localService: true},
  {lang: 'en_GB', name: 'In the phone', localService: true},
]"""

STUB = """
globalThis.said = []; globalThis.cancelled = 0; let due = null;
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(globalThis, 'speechSynthesis', {value: {
  getVoices: () => VOICES,
  addEventListener: (_, go) => setTimeout(go),
  speak: (one) => { due = one; said.push([one.text, one.voice.name, one.rate]); },
  cancel: () => { cancelled += 1; due = null; },
}});
globalThis.heard = () => { const one = due; due = null; one?.onend(); };
"""
"""A browser's voice that speaks for as long as the test wants: `heard()` ends the sentence that it is at."""


@contextmanager
def first_page(browser: Browser, place: Place, voices: str = VOICES, **how: Any) -> Iterator[Page]:
    context = browser.new_context(**how)
    context.add_init_script(STUB.replace("VOICES", voices))
    with street(place) as at:
        page = context.new_page()
        page.goto(at.notes)
        yield page
        context.close()


def begin(page: Page) -> None:
    page.get_by_role("button", name="Hear this page").click()
    until(page, "said.length > 0")


def texts(page: Page) -> list[str]:
    return [text for text, _, _ in page.evaluate("said")]


def to_the_end(page: Page) -> list[str]:
    """Hear all of it, and return what was said."""
    page.evaluate("() => { for (let before = -1; before < said.length;) { before = said.length; heard(); } }")
    return texts(page)


def press(page: Page, do: str) -> None:
    page.locator(f'main [name=do]:not(.enter)[value="{do}"]').first.click()
    page.locator("main").wait_for()


def test_it_comes_under_the_strict_policy_and_says_the_page_in_order_with_a_voice_of_the_phone(
    browser: Browser, place: Place
) -> None:
    with first_page(browser, place) as page:
        complaints: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda found: complaints.append(str(found)))
        page.on("request", lambda request: asked.append(request.url) if ".js" in request.url else None)
        assert page.evaluate("said") == [], "nothing plays by itself"
        assert asked == [], "the reader comes with the press, not with the page"
        begin(page)
        found = to_the_end(page)
        assert [url.split("/static/")[1].split("?")[0] for url in asked] == ["hear.js"]
        assert complaints == []
        assert found[:4] == [
            "Button: Easy Read.",
            "Before you start.",
            "Here you can tell what happened to you and your child.",
            "We take out names and places.",
        ]
        assert found[-3:] == [
            "Button: Carry on.",
            "Button: I have been here before.",
            "Button: I am a support worker.",
        ]
        assert {voice for _, voice, _ in page.evaluate("said")} == {"In the phone"}
        assert page.locator(".read-now").count() == 0
        assert page.get_by_role("button", name="Hear this page").is_visible()


def test_choices_are_said_with_what_they_mean_and_her_own_words_like_the_rest(
    browser: Browser, place: Place
) -> None:
    with first_page(browser, place) as page:
        press(page, "carry-on")
        page.fill("#words", "I sat on the step.")
        begin(page)
        found = to_the_end(page)
        assert found.index("What happened.") + 1 == found.index("I sat on the step.")
        assert "Button: Save." in found
        press(page, "save")
        page.locator("main [name=do][value^=who]").click()
        page.get_by_text("No, it has ended", exact=True).click()
        begin(page)
        found = to_the_end(page)
        at = found.index("Choice: No, it has ended.")
        assert found[at : at + 4] == [
            "Choice: No, it has ended.",
            "We still take out names, places and dates.",
            "Know this: Some court rules last after a case ends, so we still check.",
            "Ticked.",
        ]
        assert found.count("Ticked.") == 1


def test_easy_read_is_said_in_the_same_words(browser: Browser, place: Place) -> None:
    with first_page(browser, place) as page:
        begin(page)
        standard = to_the_end(page)
        press(page, "easy")
        begin(page)
        easy = to_the_end(page)
        assert easy[0] == "Button: Standard page."
        assert easy[1:] == standard[1:]


def test_pause_goes_on_where_it_was_and_slower_is_slower(browser: Browser, place: Place) -> None:
    with first_page(browser, place) as page:
        begin(page)
        page.evaluate("heard()")
        assert page.locator("h1.read-now").count() == 1
        page.get_by_role("button", name="Pause").click()
        assert page.locator(".read-now").count() == 0
        page.evaluate("heard()")
        assert len(texts(page)) == 2, "what is paused says nothing"
        page.get_by_role("button", name="Go on", exact=True).click()
        page.get_by_role("button", name="Slower").click()
        assert texts(page)[1:] == ["Before you start."] * 3
        assert [rate for _, _, rate in page.evaluate("said")] == [1, 1, 1, 0.75]
        page.get_by_role("button", name="Stop", exact=True).click()
        page.evaluate("heard()")
        assert len(texts(page)) == 4


@pytest.mark.parametrize(
    "stop",
    [
        "document.querySelector('h1').click()",
        "dispatchEvent(new Event('pagehide'))",
        "dispatchEvent(new Event('submit'))",
    ],
)
def test_any_other_press_stops_it(browser: Browser, place: Place, stop: str) -> None:
    with first_page(browser, place) as page:
        begin(page)
        before = page.evaluate("cancelled")
        page.evaluate(stop)
        assert page.evaluate("cancelled") > before
        page.evaluate("heard()")
        assert len(texts(page)) == 1
        assert page.locator(".read-now").count() == 0


@pytest.mark.parametrize(
    "way",
    [
        "document.querySelector('[data-leave]').click()",
        "for (const _ of '123') dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift'}))",
    ],
)
def test_leave_stops_it_before_the_next_page_has_come(browser: Browser, place: Place, way: str) -> None:
    with first_page(browser, place) as page:
        begin(page)
        # Looked at in the very moment of the press: on a bad line the page stands for long after it. Here the line is so bad
        # that nothing comes; else the page could be gone before the browser has said what was seen, and nobody answers.
        page.route("**/leave", lambda _: None)
        seen = page.evaluate(
            f"() => {{ const before = cancelled; {way}; heard();"
            " return [cancelled > before, document.documentElement.hidden, said.length]; }"
        )
        assert seen == [True, True, 1]


def test_leave_works_when_the_voice_is_broken(browser: Browser, place: Place) -> None:
    with first_page(browser, place) as page:
        page.evaluate("() => { speechSynthesis.cancel = () => { throw new Error('broken'); }; }")
        page.locator("[data-leave]").click()
        page.get_by_role("heading", name="Rain later").wait_for()


def test_without_a_voice_in_the_phone_not_a_word_goes_to_a_company(browser: Browser, place: Place) -> None:
    with first_page(browser, place, VOICES.replace("'en_GB'", "'cy-GB'")) as page:
        page.get_by_role("button", name="Hear this page").click()
        page.get_by_text("This phone has no voice of its own for this page.").wait_for()
        assert texts(page) == []


def test_a_reader_that_does_not_come_is_said_kindly(browser: Browser, place: Place) -> None:
    with first_page(browser, place) as page:
        page.route("**/hear.js*", lambda route: route.abort())
        page.get_by_role("button", name="Hear this page").click()
        page.get_by_text("It did not load. Please press it again in a minute.").wait_for()


def test_without_script_there_is_no_button_that_does_nothing(browser: Browser, place: Place) -> None:
    with first_page(browser, place, java_script_enabled=False) as page:
        assert page.get_by_role("button", name="Hear this page").count() == 0
        assert page.get_by_role("button", name="Easy Read").first.is_visible()


WRITTEN = """() => {
  const walker = document.createTreeWalker(document.querySelector('#page'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const here = walker.currentNode.parentElement;
    const text = walker.currentNode.data.replace(/\\s+/g, ' ').trim();
    if (text && here.getClientRects().length && !here.closest('svg')) found.push(text);
  }
  return found;
}"""
"""Every piece of text that stands on a page below the reader's own buttons."""

PLANTED = """() => {
  const line = document.createElement('p');
  line.setAttribute('aria-hidden', 'true');
  line.textContent = 'Planted';
  document.querySelector('#page').append(line);
}"""


def unheard(page: Page) -> list[str]:
    """Hear all of the page, and return what stands on it and was not said."""
    page.evaluate("() => { said.length = 0; }")
    begin(page)
    heard = " ".join(to_the_end(page))
    return [text for text in page.evaluate(WRITTEN) if text not in heard]


def test_all_of_her_receipt_can_be_heard_and_so_can_what_a_copy_means(browser: Browser, place: Place) -> None:
    with first_page(browser, place) as page:
        to_her_receipt(page)
        assert unheard(page) == []
        assert "You said yes." in texts(page) and "To stop: come to this page, put in your code words and press Hide it now." in texts(page)  # fmt: skip
        page.locator('main [name=do][value^="keep-copy"]').click()
        page.get_by_role("heading", name="Keep a copy on this phone?").wait_for()
        assert unheard(page) == []
        page.evaluate(PLANTED)
        assert unheard(page) == ["Planted"]


def to_her_receipt(page: Page) -> None:
    """Tell a story, say yes to it, and open the receipt."""
    press(page, "carry-on")
    page.fill("#words", "I sat on the step.")
    press(page, "save")
    for verb, picked in (
        ("who", ()), ("go-on", (("court", "none"),)), ("go-on", (("who", "training-room"),)),
        ("go-on", (("jobs", "students"),)), ("go-on", (("long", "1-year"), ("then", "ask"))), ("right", ()),
        ("cleared", (("copy", "no"), ("stop", "yes"))), ("status", ()), ("receipt", ()),
    ):  # fmt: skip
        for name, value in picked:
            page.locator(f'input[name="{name}"][value="{value}"]').check()
        page.locator(
            f'main [name=do]:not(.enter)[value="{verb}"], main [name=do]:not(.enter)[value^="{verb}:"]'
        ).first.click()
        page.locator("main").wait_for()


def test_a_copy_is_saved_under_a_name_that_says_nothing_and_the_page_stays(
    browser: Browser, place: Place
) -> None:
    with first_page(browser, place, java_script_enabled=False) as page:
        to_her_receipt(page)
        page.locator('main [name=do][value^="keep-copy"]').click()
        page.get_by_role("heading", name="Keep a copy on this phone?").wait_for()
        at = page.url
        with page.expect_download() as saved:
            page.locator('main [name=do][value^="copy-words"]').click()
        assert saved.value.suggested_filename == "notes.txt"
        assert "What you said yes to" in saved.value.path().read_text("utf-8-sig")
        assert (page.url, page.title()) == (at, "Notes")
        assert page.get_by_role("heading", name="Keep a copy on this phone?").is_visible()
