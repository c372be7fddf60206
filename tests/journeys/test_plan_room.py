"""A session of 90 minutes with three stories, from signing in to the room's screen, in a real browser: its clicks are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Locator, Page, sync_playwright

from archive.rules.choices import Profession
from archive.settings import Place
from stories.desk import Desk
from tests.journeys.doors import served
from tests.rooms.shelving import PASSWORD, Library, close, grant, open_library

pytestmark = pytest.mark.browser

MOST, TO_PRESENT = 30, 2


@pytest.fixture
def library(place: Place, desk: Desk) -> Iterator[Library]:
    """A shelf and a Reading room."""
    opened = open_library(place, desk)
    yield opened
    close(opened)


@dataclass
class Hand:
    """A hand that counts: each press, and each field that it goes into."""

    page: Page
    clicks: int = 0

    def press(self, name: str) -> None:
        """Press the first button or link of that name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        self.click(button.or_(self.page.get_by_role("link", name=name, exact=True)).first)

    def click(self, there: Locator) -> None:
        """Press what is there."""
        there.click()
        self.clicks += 1

    def write(self, field: str, words: str) -> None:
        """Go into a field, and write."""
        self.click(self.page.locator(field))
        self.page.keyboard.type(words)


def test_ninety_minutes_with_three_stories_found_take_few_clicks_and_two_to_the_screen(
    chromium: Path, library: Library
) -> None:
    told = "I was asked nothing, and the form was read to me. " * 12
    midwives = grant(professions=[Profession.MIDWIVES, Profession.STUDENTS])
    for title in ("Rain", "Snow", "Hail"):
        library.publish(title, told, given=midwives)
    library.publish("The kettle", "Nobody said a word.", given=midwives)
    trainer = library.trainer()
    library.forget_digits(trainer)
    with served(library.app) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        page.set_default_timeout(20_000)
        page.goto(f"http://localhost:{port}/sign-in")
        hand = Hand(page)
        _come_in(hand, trainer.login, pyotp.TOTP(trainer.secret).now())
        _plan(hand)
        ready = hand.clicks
        assert ready <= MOST, ready
        hand.press("Present")
        hand.click(page.locator("[rel=next]"))
        page.get_by_role("heading", name="What comes next").wait_for()
        assert hand.clicks - ready == TO_PRESENT
        browser.close()


def _come_in(hand: Hand, login: str, code: str) -> None:
    for field, words in (("#login", login), ("#password", PASSWORD), ("#code", code)):
        hand.write(field, words)
    hand.click(hand.page.locator("main button").first)
    hand.press("I promise this")
    # She also teaches social workers, who are not there today: these stories are not for them.
    hand.click(hand.page.get_by_label("Social workers"))
    hand.press("Go on")
    hand.page.get_by_role("heading", name="All stories you may use").wait_for()


def _plan(hand: Hand) -> None:
    page = hand.page
    hand.press("Playlists")
    hand.write("#title", "Hearing mothers at birth")
    hand.click(page.get_by_label("A plan for 90 minutes"))
    hand.press("Make it")
    hand.write("#theme", "asked form")
    hand.press("Find stories to add")
    for left in (3, 2, 1):
        adds = page.locator(".puts button")
        assert adds.count() == left, "What was looked for is still there after each press."
        hand.click(adds.first)
        page.wait_for_function("left => document.querySelectorAll('.puts button').length < left", arg=left)
    assert page.locator(".waits").count() == 0 and page.input_value("#theme") == "asked form"
    hand.click(page.locator("summary", has_text="What you say first and ask after").first)
    hand.write("[id^=say-] >> visible=true", "Two minutes. You can step out.")
    hand.click(page.get_by_role("button", name="Save what you say and ask").first)
    page.get_by_text("Say first: Two minutes.").wait_for()
