"""Every page of every door, looked at by machine: accessible, narrow enough, light enough, and asking nobody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response

from archive.ground import public
from tests.journeys import probes, sizes
from tests.journeys.axe import Findings
from tests.journeys.probes import SMALL_TARGETS
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


def _walk(browser: Browser, look: Any, **how: Any) -> Any:
    """Walk through every page of a demo of its own and return the look, which has kept what it found."""
    with served_demo() as sheet:
        for walk in walks():
            context = browser.new_context(**how)
            context.on("page", lambda page: look.follow(page))
            walk(context, sheet, look)
            context.close()
    return look


def _faults(found: dict[str, Any]) -> dict[str, Any]:
    return {name: wrong for name, wrong in found.items() if wrong}


class _Narrow:
    """What a phone of 320 px sees of each page, and what it asked for; scripts are off."""

    def __init__(self) -> None:
        self.spilt: dict[str, dict[str, list[str]]] = {}
        self.urdu: dict[str, list[str]] = {}
        self.easy: dict[str, list[str]] = {}
        self.small: dict[str, list[str]] = {}
        self.hosts: set[str] = set()
        self.said: list[str] = []
        self.titles: set[str] = set()
        self.since: list[Request] = []
        self.documents = 0
        self.lax: set[str] = set()

    def follow(self, page: Page) -> None:
        page.on("requestfinished", lambda request: self.since.append(request))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("response", self._heads)

    def _heads(self, response: Response) -> None:
        if response.request.resource_type == "document":
            self.documents += 1
            self.lax |= {f"{urlsplit(response.url).path}: {wrong}" for wrong in lax(response.headers)}

    def __call__(self, name: str, page: Page) -> None:
        settle(page)
        is_hers = name.startswith(("notes", "learner"))
        self.spilt[name] = probes.sideways(page) if name.startswith("desk") else probes.spills(page)
        if found := page.evaluate(SMALL_TARGETS, 44 if is_hers else 36):
            self.small[name] = found
        self.hosts |= {urlsplit(request.url).hostname or "" for request in self.since}
        if name.startswith("notes"):
            self.titles.add(page.title())
        # A worker's page does not come again by a press, and the press that changes the language is one.
        if name.startswith("notes") and not name.startswith("notes-worker"):
            self.urdu[name] = probes.in_urdu(page)
            self.easy[name] = probes.in_easy_read(page)
        self.since.clear()


def lax(headers: dict[str, str]) -> list[str]:
    """Return what is missing from the headers of a page."""
    policy = headers.get("content-security-policy", "")
    wanted = {
        "a policy of its own": policy.startswith("default-src 'none'") and "unsafe" not in policy,
        "no frames": "frame-ancestors 'none'" in policy,
        "no referrer": headers.get("referrer-policy") == "no-referrer",
        "no store": headers.get("cache-control") == "no-store",
        "no guessing": headers.get("x-content-type-options") == "nosniff",
    }
    return [name for name, holds in wanted.items() if not holds]


WEIGHED = """() => performance.getEntries()
  .filter(e => e.entryType === 'navigation' || e.entryType === 'resource')
  .map(e => [new URL(e.name).pathname, e.encodedBodySize])"""
"""Paths and sizes as they came over the line: of what the browser had already, the size it came with."""


class _Full:
    """What a phone with scripts meets on each page: what it weighs, the keyboard, a screen reader, what moves, and axe."""

    def __init__(self) -> None:
        self.axe = Findings()
        self.found: dict[str, dict[str, int]] = {}
        """What each page of Notes weighs, as if the browser had nothing of us yet."""

        self.wrong: dict[str, dict[str, list[str]]] = {
            "leave": {},
            "keyboard": {},
            "names": {},
            "players": {},
            "moves": {},
            "staff": {},
        }

    def follow(self, page: Page) -> None:
        """Look at nothing on the way."""

    def __call__(self, name: str, page: Page) -> None:
        settle(page)
        if name.startswith("notes"):
            self.found[name] = {path: size + HEAD for path, size in page.evaluate(WEIGHED)}
            # Without a screen nobody asks for the icon.
            self.found[name].setdefault("/static/icon.svg", len(public.files()["icon.svg"].packed) + HEAD)
            self.wrong["leave"][name] = page.evaluate(probes.LEAVE_IS_LOST)
        self.wrong["names"][name] = probes.names(page)
        self.wrong["players"][name] = probes.players(page)
        self.wrong["moves"][name] = page.evaluate(probes.MOVES)
        self.wrong["keyboard"][name] = probes.stops(page)
        # Last: it changes the page's width and scheme, for a while. Nothing fades meanwhile, as this phone wishes.
        if name.startswith("desk"):
            self.wrong["staff"][name] = [f"{at}: {wrong}" for at, wrong in sizes.faults(page).items()]
        else:
            self.axe(name, page)

    @property
    def heavy(self) -> dict[str, dict[str, int]]:
        """The pages that are too heavy, or ask too often."""
        return {
            name: own
            for name, own in self.found.items()
            if sum(own.values()) > HEAVIEST or len(own) > MOST_REQUESTS + (name in SENDERS)
        }


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> _Narrow:
    """A walk at 320 px."""
    found = _walk(browser, _Narrow(), viewport={"width": 320, "height": 640}, java_script_enabled=False)
    assert isinstance(found, _Narrow)
    return found


@pytest.fixture(scope="module")
def full(browser: Browser) -> _Full:
    """A walk with scripts, and with the wish that nothing moves."""
    found = _walk(browser, _Full(), viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    assert isinstance(found, _Full)
    return found


def test_every_page_fits_a_small_phone_zoomed_spaced_and_from_right_to_left(narrow: _Narrow) -> None:
    assert _faults(narrow.spilt) == {}
    assert len(narrow.urdu) > 50 and _faults(narrow.urdu) == {}
    assert len(narrow.easy) > 50 and _faults(narrow.easy) == {}
    assert narrow.small == {}


def test_every_page_asks_nobody_else_and_has_strict_headers(narrow: _Narrow) -> None:
    assert narrow.hosts <= {"notes.localhost", "desk.localhost", "room.localhost"}
    assert narrow.titles == {"Notes"}
    assert not [said for said in narrow.said if "Content Security Policy" in said]
    assert narrow.documents > 100, "the measurement itself"
    assert narrow.lax == set()


def test_every_page_of_notes_is_light_also_when_it_is_her_first(full: _Full) -> None:
    assert len(full.found) > 60
    sheet = len(public.files()["patch.css"].packed) + HEAD
    for name, own in full.found.items():
        assert own["/static/patch.css"] == sheet, f"the measurement itself: {name}"
        assert own["/"] > 1024 + HEAD, f"the measurement itself: {name}"
    assert full.heavy == {}


def test_leave_is_in_view_and_never_covered_wherever_she_scrolls(full: _Full) -> None:
    assert _faults(full.wrong["leave"]) == {}


def test_every_stop_of_the_keyboard_has_a_ring_and_is_not_hidden(full: _Full) -> None:
    assert _faults(full.wrong["keyboard"]) == {}


def test_a_screen_reader_can_name_every_control_and_no_two_are_confused(full: _Full) -> None:
    assert _faults(full.wrong["names"]) == {}
    assert _faults(full.wrong["players"]) == {}


def test_nothing_moves_or_plays_by_itself(full: _Full) -> None:
    assert _faults(full.wrong["moves"]) == {}


def test_every_page_of_the_staff_fits_each_screen_scheme_and_hand(full: _Full) -> None:
    """The states that the demo does not show: `test_staff_pages.py`."""
    assert len(full.wrong["staff"]) > 35, "the measurement itself"
    assert _faults(full.wrong["staff"]) == {}


def test_axe_finds_nothing_on_any_page(full: _Full) -> None:
    assert len(full.axe.seen) > 100, "the measurement itself"
    assert full.axe.found == {}


PLANTED = """<!doctype html><html lang=en><title>x</title><style>
  .bar { position: fixed; inset: 0 0 auto; height: 80px; background: #fff; z-index: 1 }
  #under { position: absolute; top: 10px; outline: 3px solid } #bare { outline: 0; box-shadow: none }
  a[data-leave] { position: absolute; top: 0; display: block; width: 60px; height: 60px }
  i { animation: go 1s infinite } @keyframes go { to { opacity: 0 } }
</style><main><p><img src='data:,'><button class='btn'>a</button></p><div style='width:900px'>wide</div>
<div style='overflow:hidden;width:40px'><span style='white-space:nowrap'>cut short in the middle</span></div>
<a data-leave href='/leave'>Leave</a><div class=bar></div><button id=under>under</button><button id=bare>bare</button>
<button></button><a href='/one'>More</a> <a href='/other'>More</a><i>moves</i><audio autoplay controls></audio></main>"""


def test_the_checks_see_planted_faults(browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True).new_page()
    page.set_content(PLANTED)
    axe, narrow = Findings(), _Narrow()
    axe("notes-planted", page)
    assert "image-alt" in str(axe.found)
    page.set_viewport_size({"width": 320, "height": 640})
    narrow("notes-planted", page)
    assert {"sideways", "clipped"} <= {said.split()[0] for said in narrow.spilt["notes-planted"]["as it is"]}
    assert narrow.small
    assert page.evaluate(probes.LEAVE_IS_LOST)
    found = probes.stops(page)
    assert "hidden BUTTON  under" in found and "no ring BUTTON  bare" in found
    assert {"unnamed button", "ambiguous More"} <= set(probes.names(page))
    assert probes.players(page), "a player without a title"
    assert {said.split()[0] for said in page.evaluate(probes.MOVES)} == {"moves", "plays"}
    assert lax({"cache-control": "private", "content-security-policy": "default-src 'self'"})
