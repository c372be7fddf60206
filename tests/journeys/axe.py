"""What axe finds on each page of a walk."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.probes import RULES
from tests.pictures.pages import settle

LOOKS = ((360, "light"), (1366, "dark"))
"""Each width and each scheme once: colours do not change with the width, and `tests/rooms/test_contrast.py` has them all."""


class Findings:
    """What axe finds on each page: narrow and light, wide and dark."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.seen: set[str] = set()

    def __call__(self, name: str, page: Page) -> None:
        settle(page)
        size = page.viewport_size or {"width": 360, "height": 740}
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # One of Playwright's own words.
            violations = Axe().run(page, options=RULES).response["violations"]
            if violations:
                self.found[f"{name} {width} {scheme}"] = [
                    f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations
                ]
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="null")
        self.seen.add(name)
