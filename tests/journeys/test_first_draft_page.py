"""The page of a machine's first draft in a browser, without a served house: narrow, accessible, and whole without script.

The walks of `test_pages.py` do not come here, because a draft is made by a press and a minute of computing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, Route, sync_playwright

from archive.media import recognising
from archive.media.recognising import Heard
from archive.rules.first_draft import Guess
from stories.desk import Desk
from tests.journeys import probes
from tests.journeys.probes import RULES, SMALL_TARGETS
from tests.rooms.conftest import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.conftest import quick as quick  # noqa: PLC0414 -- the fixture.
from tests.rooms.conftest import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.drafting import draft_address, hear
from tests.rooms.review_page import Review
from tests.staffed import HOST

pytestmark = pytest.mark.browser

GUESSES = tuple(
    Guess(n * 500, n * 500 + 400, "A canary sang, and nobody came to the door for a long time. " * (1 + n))
    for n in range(3)
)


@pytest.fixture
def address(quick: None, review: Review, app: Flask, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the page of a draft lies; Ann has the story."""
    monkeypatch.setattr(recognising, "is_here", lambda _="": True)
    monkeypatch.setattr(recognising, "listen", lambda *_, **__: Heard(GUESSES, 2_500, is_all=True))
    review.press(f"parts/{review.work.ids[0]}/draft/ask", {})
    hear(review.work)
    return draft_address(review.work)


def _answered(review: Review, route: Route) -> None:
    """Answer a browser by the test's own client: its sign-in, and no port."""
    asked = route.request
    answer = review.client.open(
        urlsplit(asked.url).path, method=asked.method, data=asked.post_data_buffer,
        content_type=asked.headers.get("content-type"), base_url=HOST["base_url"],
    )  # fmt: skip
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.get_data())


@pytest.fixture
def opened(chromium: Path, review: Review, address: str) -> Iterator[Any]:
    """Open the page in a browser of a width, with script or without."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def page(width: int, scheme: Any, *, script: bool) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 740}, color_scheme=scheme, java_script_enabled=script,
                bypass_csp=True, reduced_motion="reduce",
            )  # fmt: skip
            context.route("**/*", lambda route: _answered(review, route))
            found = context.new_page()
            found.goto(HOST["base_url"] + address)
            return found

        yield page
        browser.close()


def test_the_page_of_a_draft_is_narrow_accessible_and_whole_without_script(
    opened: Any, review: Review
) -> None:
    for width, scheme in ((320, "light"), (1366, "dark")):
        page = opened(width, scheme, script=True)
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert probes.sideways(page) == {} and page.evaluate(SMALL_TARGETS, 36) == []
        assert probes.names(page) == [] and not probes.players(page)
    page.get_by_role("button", name="Play from 0:00.5").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == f"words-{GUESSES[1].sign}", (
        "a key goes on to the words"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("[name=listened]").nth(1).is_checked()

    page = opened(360, "light", script=False)
    page.locator("textarea").first.fill("A bird sang.")
    page.locator("[name=listened]").first.check()
    page.locator("[name=out]").nth(2).check()
    page.get_by_role("button", name="Do what is ticked").click()
    assert "One line is in the transcript now." in page.locator("main").inner_text()
    assert [cue.text for cue in review.body().part(review.work.ids[0]).cues] == ["A bird sang."]
    assert page.locator("textarea").count() == 1, "one is left out, one is left"
