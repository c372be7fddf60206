"""Every page of every door, looked at by machine: accessible, narrow enough, light enough, and asking nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from archive.ground import public
from tests.pictures.pages import settle
from tests.pictures.take import served_demo
from tests.pictures.walks import walks

pytestmark = pytest.mark.browser

HEAVIEST = 30 * 1024
"""Bytes on the wire of one contributor page opened by a browser that has nothing of us yet: the page, its stylesheet,
its scripts and its icon, with their headers. The words of a long story, on a page that shows them, come on top."""

MOST_REQUESTS = 4
HEAD = 1024
"""Bytes of the headers of one answer, rounded up (`tests/rooms/test_public_files.py`)."""

SENDERS = frozenset({"notes-record", "notes-picture"})
"""They have one script more, the one that sends; neither is anybody's first page, so stylesheet and icon are there already."""

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """least => [...document.querySelectorAll('a.btn, button, input, select, textarea, summary')]
  .filter(e => e.type !== 'hidden').map(e => (e.closest('label.card, label.chip') || e))
  .map(e => [e.getBoundingClientRect(), (e.innerText || e.name || '').slice(0, 30)])
  .filter(([r]) => r.width && r.height && r.right > 0 && Math.min(r.width, r.height) < least)
  .map(([r, t]) => `${t} ${Math.round(r.width)}x${Math.round(r.height)}`)"""


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def _walked(browser: Browser, look: Any, **how: Any) -> Iterator[None]:
    with served_demo() as sheet:
        for walk in walks():
            context = browser.new_context(**how)
            context.on("page", lambda page: look.follow(page))
            walk(context, sheet, look)
            context.close()
        yield


class _Narrow:
    """What a phone of 320 px sees of each page, and what it asked for."""

    def __init__(self) -> None:
        self.wide: dict[str, int] = {}
        self.small: dict[str, list[str]] = {}
        self.hosts: set[str] = set()
        self.said: list[str] = []
        self.titles: set[str] = set()
        self.since: list[Request] = []

    def follow(self, page: Page) -> None:
        page.on("requestfinished", lambda request: self.since.append(request))
        page.on("console", lambda message: self.said.append(message.text))

    def __call__(self, name: str, page: Page) -> None:
        settle(page)
        if (over := page.evaluate(TOO_WIDE)) > 0:
            self.wide[name] = over
        least = 44 if name.startswith(("notes", "learner")) else 36
        if found := page.evaluate(SMALL_TARGETS, least):
            self.small[name] = found
        self.hosts |= {urlsplit(request.url).hostname or "" for request in self.since}
        if name.startswith("notes"):
            self.titles.add(page.title())
        self.since.clear()


WEIGHED = """() => performance.getEntries()
  .filter(e => e.entryType === 'navigation' || e.entryType === 'resource')
  .map(e => [new URL(e.name).pathname, e.encodedBodySize])"""
"""Paths and sizes as they came over the line: of what the browser had already, the size it came with."""


class _Heavy:
    """What each page of Notes weighs in a browser with scripts, as if it had nothing of us yet."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, int]] = {}

    def follow(self, page: Page) -> None:
        """Look at nothing on the way."""

    def __call__(self, name: str, page: Page) -> None:
        settle(page)
        if name.startswith("notes"):
            self.found[name] = {path: size + HEAD for path, size in page.evaluate(WEIGHED)}
            # Without a screen nobody asks for the icon.
            self.found[name].setdefault("/static/icon.svg", len(public.files()["icon.svg"].packed) + HEAD)

    @property
    def heavy(self) -> dict[str, dict[str, int]]:
        """The pages that are too heavy, or ask too often."""
        return {
            name: own
            for name, own in self.found.items()
            if sum(own.values()) > HEAVIEST or len(own) > MOST_REQUESTS + (name in SENDERS)
        }


def test_every_page_fits_a_small_phone_and_asks_nobody_else(browser: Browser) -> None:
    look = _Narrow()
    with _walked(browser, look, viewport={"width": 320, "height": 640}, java_script_enabled=False):
        assert look.wide == {}
        assert look.small == {}
        assert look.hosts <= {"notes.localhost", "desk.localhost", "room.localhost"}
        assert look.titles == {"Notes"}
        assert not [said for said in look.said if "Content Security Policy" in said]


def test_every_page_of_notes_is_light_also_when_it_is_her_first(browser: Browser) -> None:
    look = _Heavy()
    with _walked(browser, look, viewport={"width": 360, "height": 740}):
        assert len(look.found) > 20
        sheet = len(public.files()["patch.css"].packed) + HEAD
        for name, own in look.found.items():
            assert own["/static/patch.css"] == sheet, f"the measurement itself: {name}"
            assert own["/"] > 1024 + HEAD, f"the measurement itself: {name}"
        assert look.heavy == {}


class _Axe:
    """What axe finds on each page."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def follow(self, page: Page) -> None:
        """Look at nothing on the way."""

    def __call__(self, name: str, page: Page) -> None:
        settle(page)
        violations = Axe().run(page, options=RULES).response["violations"]
        if violations:
            self.found[name] = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(browser: Browser, scheme: str) -> None:
    look = _Axe()
    with _walked(browser, look, viewport={"width": 360, "height": 740}, bypass_csp=True, color_scheme=scheme):
        assert look.found == {}


def test_the_checks_see_planted_faults(browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True).new_page()
    page.set_content(
        "<title>x</title><main><p><img src='data:,'><button class='btn'>a</button></p><div style='width:900px'>wide</div></main>"
    )
    axe, narrow = _Axe(), _Narrow()
    axe("notes-planted", page)
    narrow("notes-planted", page)
    assert "image-alt" in str(axe.found)
    assert narrow.wide
    assert narrow.small
