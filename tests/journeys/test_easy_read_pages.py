"""Easy Read in a real browser: on a small phone, with text twice as large, from right to left, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from archive.settings import Place
from tests.journeys import probes
from tests.journeys.axe import Findings
from tests.journeys.probes import SMALL_TARGETS
from tests.journeys.street import street

pytestmark = pytest.mark.browser

TARGET = 48
WALK = (
    ("before", "carry-on"), ("write", "help"), ("help", "back"), ("write", "talk"), ("record", "draw"),
    ("picture", "new"), ("write", "save"), ("words", "who"), ("court", "go-on"), ("who", "go-on"), ("jobs", "skip"), ("long", "skip"),
    ("check", "change"), ("change", "to-use"), ("use", "back"), ("change", "to-contact"), ("contact", "back"),
    ("change", "to-others"), ("others", "back"), ("change", "to-check"), ("check", "stop"), ("stop", "delete"),
    ("delete", "status"), ("status", ""),
)  # fmt: skip


def press(page: Page, do: str) -> None:
    page.locator(f'[name=do]:not(.enter)[value="{do}"], [name=do]:not(.enter)[value^="{do}:"]').first.click()
    page.locator("footer").wait_for()


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands: too wide, also with large text, targets too small, or what axe finds."""
    found = list(page.evaluate(probes.SPILLS))
    found += page.evaluate(SMALL_TARGETS, TARGET)
    axe = Findings()
    axe("notes", page)
    found += [f"{one}" for one in axe.found.get("notes", [])]
    page.evaluate(probes.WEAR, probes.STRESSES["text 200 %"])
    found += [f"{spilt} with large text" for spilt in page.evaluate(probes.SPILLS)]
    page.evaluate(probes.WEAR, "")
    return found


@pytest.mark.parametrize(("language", "scheme"), [("ur", "dark"), ("cy", "light")])
def test_easy_read_fits_a_small_phone_in_every_language(
    browser: Browser, place: Place, language: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, bypass_csp=True, color_scheme=scheme,  # type: ignore[arg-type]  # One of Playwright's own words for it.
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    with street(place) as at:
        page = context.new_page()
        page.goto(at.notes)
        press(page, "easy")
        press(page, f"speak:{language}")
        for name, do in WALK:
            assert page.locator("[name=page]").first.get_attribute("value") == name
            assert page.locator("body.easy").count() == 1
            assert page.locator(f"html[lang={language}]").count() == 1
            assert page.locator("h1 > svg.sign").count() == 1, name
            if wrong := faults(page):
                found[name] = wrong
            if do == "save":
                page.fill("#words", "I sat on the step. Nobody came.")
            if name in ("court", "who"):
                page.locator(f"[name={name}]").first.check()
            if do:
                press(page, do)
        context.close()
    assert found == {}


@pytest.mark.parametrize("look", ["easy", "speak:cy", ""])
def test_the_other_ways_to_tell_can_be_read_on_a_small_phone(
    browser: Browser, place: Place, look: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    with street(place) as at:
        page = context.new_page()
        page.goto(at.notes)
        if look:
            press(page, look)
        press(page, "carry-on")
        assert page.locator(".pair .btn").count() == 2
        assert page.evaluate(probes.BROKEN_WORDS) == []
        page.evaluate(probes.WEAR, probes.STRESSES["text 200 %"])
        assert page.evaluate(probes.SPILLS) == []
        context.close()
