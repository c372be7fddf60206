"""Every page of the staff in the states that the demo does not show: empty, refused, and while a second yes is waited for.

No house is served: one browser page is answered by the Desk itself, as whoever sits there. The full ones: `test_pages.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.settings import Place
from moderation.people_tables import ConcernRow
from moderation.queue import queue
from stories.desk import Desk
from tests.journeys import sizes
from tests.rooms.conftest import quick as quick  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_custody import PHONE, reach
from tests.rooms.test_desk_parts import Work
from tests.staffed import HOST, Seat, Staffed, fill
from tests.town import Town

pytestmark = pytest.mark.browser

EMPTY = {
    "ann": (
        "queue", "queue?show=all", "queue?show=again", "translations", "takedowns", "words", "readers", "promises", "ending",
        "identity/asked", "my-reading", "passkeys", "minute", "calm",
    ),
    "lea": ("safeguarding", "safeguarding/second"),
    "cus": ("identity",),
    "viv": ("before",),
    "adm": ("people", "workers"),
    "aud": ("log",),
    "arc": ("packages",),
}  # fmt: skip
"""What each sees of a house in which nothing was told yet."""


class Walk:
    """One browser page, whoever sits before it, and what was found wrong."""

    def __init__(self, page: Page, house: Staffed) -> None:
        self.page, self.house = page, house
        self.seats: dict[str, Seat] = {}
        self.sits = ""
        self.found: dict[str, dict[str, list[str]]] = {}
        self.seen = 0
        page.context.route("**/*", self._answered)

    def _answered(self, route: Route) -> None:
        asked = route.request
        at = urlsplit(asked.url)
        answer = self.seats[self.sits].client.open(
            f"{at.path}?{at.query}", method=asked.method, data=asked.post_data_buffer, follow_redirects=True,
            content_type=asked.headers.get("content-type"), base_url=HOST["base_url"],
        )  # fmt: skip
        route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.get_data())
        answer.close()

    def go(self, login: str, path: str, name: str = "") -> None:
        """Have somebody open a page, and look at it."""
        self.open(login, path)
        self.look(name or path)

    def open(self, login: str, path: str) -> None:
        """Have somebody sit down and open a page."""
        self.sits = login
        if login not in self.seats:
            self.seats[login] = self.house.let_in(login)
        answer = self.page.goto(f"{HOST['base_url']}/{path}")
        assert answer is not None and answer.status == 200, f"{login} {path}"

    def do(self, label: str) -> None:
        """Press a button that leads to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=label).first.click()

    def press(self, label: str, name: str, says: str = "") -> None:
        """Press a button, and look at the page that it leads to; it `says` so."""
        self.do(label)
        assert says in self.page.inner_text("main"), f"{name}: {self.page.inner_text('main')[:600]}"
        self.look(name)

    def look(self, name: str, *, keyboard: bool = True) -> None:
        """Note what is wrong with the page that stands there."""
        self.seen += 1
        if wrong := sizes.faults(self.page, keyboard=keyboard):
            self.found[f"{self.sits} {name}"] = wrong


@pytest.fixture
def walk(chromium: Path, place: Place, desk: Desk, quick: None) -> Iterator[Walk]:
    """A browser page before the Desk, with everybody and no story."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport=sizes.PHONE, reduced_motion="reduce", bypass_csp=True)
        yield Walk(context.new_page(), fill(place, desk))
        browser.close()


def test_every_state_of_every_page_of_the_staff_fits_each_screen_scheme_and_hand(
    walk: Walk, desk: Desk
) -> None:
    for login, paths in EMPTY.items():
        for path in paths:
            walk.go(login, path)
    _accounts(walk)
    work = _told(desk)
    reach(desk, work.id, **PHONE)
    _reader(walk, work.id)
    _worries(walk, work.id)
    _identities(walk, work.id)
    assert walk.seen > 50, "the measurement itself"
    assert walk.found == {}


def _told(desk: Desk) -> Work:
    """Have a story told in words, sound and a picture, which waits for a first reading."""
    work = Work(Town(desk), words="Denise came on Tuesday. She had the form with her.")
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    return work


def _accounts(walk: Walk) -> None:
    """Invite somebody, and be refused first."""
    walk.open("adm", "people")
    walk.press("Make an invitation", "people, no role ticked", "Choose at least one role")
    walk.open("adm", "workers")
    walk.press("Make an invitation", "workers, invited", "shown once")
    walk.open("ann", "my-reading")
    walk.page.locator("details:has([name=topic])").first.locator("summary").click()
    walk.page.locator("#key-pause").fill("n")
    walk.press("Keep this", "my-reading, two keys alike", "no two acts the same")
    walk.open("ann", "readers")
    walk.press("Put on the list", "readers, no name", "name")


def _reader(walk: Walk, story_id: str) -> None:
    """Take a story up, be refused what is not ready, and hand it to a second person who is refused too."""
    at = f"stories/{story_id}"
    walk.open("ann", "queue")
    walk.do("Take number 1, waiting")
    walk.do("Show her words")
    for details in walk.page.locator("main details").all():
        details.evaluate("one => { one.open = true }")
    walk.look("review, everything open")
    walk.page.keyboard.press("?")
    walk.page.locator("dialog.keys[open]").wait_for()
    walk.look("the list of keys", keyboard=False)
    walk.page.keyboard.press("Escape")
    walk.press("Cover it in recording 1", "cover refused", "Not yet")
    walk.press("Ready for the second reading", "not ready", "Not yet")
    walk.page.locator("summary", has_text="Hold it").click()
    walk.press("Hold it", "hold refused", "Not yet")
    walk.open("ann", f"{at}/who")
    walk.page.select_option("[name=told-news]", "printed")
    walk.page.fill("[name=minutes]", "half an hour")
    walk.press("Keep this and go back to the story", "who, refused", "Not yet")
    walk.go("ann", "queue", "queue, with one of mine")
    walk.go("bea", at, "a story that somebody else has open")
    walk.open("ann", at)
    walk.press("Hide it now", "hidden by us")
    walk.go("bea", at, "hidden by a colleague")


def _worries(walk: Walk, story_id: str) -> None:
    """Raise a worry, ask a second person to tell somebody outside, and look at it as that person."""
    walk.go("ann", f"concern/story/{story_id}")
    walk.press("Tell the lead", "worry, nothing written", "what worries you")
    walk.page.fill("#words", "She writes that he has found where she lives.")
    walk.press("Tell the lead", "worry raised")
    walk.go("lea", "safeguarding", "safeguarding, with one")
    with Session(walk.house.desk.engine) as session:
        concern = session.execute(select(ConcernRow.id)).scalar_one()
    walk.go("lea", f"safeguarding/{concern}", "a concern")
    walk.press("Ask a second person", "telling refused")
    walk.press("Leave the note", "note to her refused")
    walk.page.select_option("#service", "children")
    walk.page.locator("[name=talked][value=yes]").check(force=True)
    walk.page.fill("#telling", "He has found where she lives. " * 12)
    walk.press("Ask a second person", "telling waits for a second person", "waits for a second person")
    walk.press("Read what she told, this once", "read for safeguarding", "Denise")
    walk.go("cus", "safeguarding/second", "a second yes waits")
    walk.press("Number 1: yes", "said yes")
    walk.go("lea", f"safeguarding/{concern}", "to be told")
    walk.page.fill("#nobody", "She has told them herself.")
    walk.press("Ask a second person: nobody is to be told", "nobody is to be told, asked")
    walk.go("sam", "safeguarding/second", "a second yes that nobody is told")


def _identities(walk: Walk, story_id: str) -> None:
    """Ask how she can be reached in each way, and look at it as custodian, as lead and as whoever asked."""
    walk.go("ann", f"identity/ask/{story_id}", "ask")
    walk.press("Ask the custodian", "ask, nothing said")
    for login, reason in (("ann", "urgent"), ("bea", "harm"), ("rev", "now")):
        walk.open(login, f"identity/ask/{story_id}")
        walk.page.locator(f"[name=reason][value={reason}]").check(force=True)
        walk.page.fill("#words", "Her case number can be seen in a drawing that is out.")
        walk.do("Ask the custodian")
    walk.go("cus", "identity", "identities, one waits for the lead")
    walk.go("lea", "safeguarding", "safeguarding, asked to agree")
    walk.press("Identity, number 1: I agree", "agreed")
    walk.go("cus", "identity", "identities, agreed")
    walk.press("Number 1: open it to", "opened")
    walk.go("ann", "identity/asked", "what I asked for")
    walk.press("Show number 1, this once", "shown once", "07700")


PLANTED = """<!doctype html><html lang=en><title>x</title><style>
  :root { color-scheme: light dark } body { background: #fff; color: #000; margin: 0 } .day { color: #ccc }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #fff } .day { color: #fff } .night { color: #333 } }
  .small { width: 12px; height: 12px; padding: 0 } button { width: 60px; height: 60px } :focus-visible { outline: 3px solid }
  @media (min-width: 900px) { .bar { position: fixed; inset: 0 0 auto; height: 90px; background: #888; z-index: 1 } }
</style><main><h1>x</h1><p class=day>by day</p><p class=night>by night</p><button class=small aria-label=x></button>
<div class=bar></div><p style='position:absolute;top:10px'><button>under</button></p>%s</main>"""
WIDE = "<table><tr><td style='min-width:400px'>wide</td></tr></table>"
SPACED = "<div style='white-space:nowrap;width:310px'>words that fit as they are, not spaced</div>"


def test_the_looks_see_planted_faults(chromium: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport=sizes.PHONE, bypass_csp=True).new_page()
        page.set_content(PLANTED % WIDE)
        found = sizes.faults(page)
        assert {"360 as it is", "zoom 400 %, as it is"} <= set(found) and "1366 as it is" not in found, (
            "a table"
        )
        for width in (360, 1366):
            assert "12x12" in str(found[f"{width} targets"])
            for scheme, word in (("light", "by day"), ("dark", "by night")):
                assert "color-contrast" in str(found[f"{width} {scheme}"]) and word in str(found), scheme
        for at in ("1366 keyboard", "zoom 150 %, colours of the reader, keyboard"):
            assert any(said.startswith("hidden BUTTON") for said in found[at]), at
        page.set_content(PLANTED % SPACED)
        found = sizes.faults(page)
        assert "zoom 400 %, as it is" not in found and "zoom 400 %, text spacing" in found, "spaced words"
        browser.close()
