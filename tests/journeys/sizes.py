"""A page of the staff at every size, in both schemes, with spaced text and with colours that the reader chose.

One page is looked at where it stands: its window, its scheme and its text are changed under it, and nothing is loaded anew.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.journeys import probes

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""All that a scheme changes once the other one was looked at with every rule at the same width."""

PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1366, height=740)
ZOOMS = {
    "zoom 400 %": ViewportSize(width=320, height=256),
    "zoom 200 %": ViewportSize(width=683, height=370),
    "zoom 150 %": ViewportSize(width=911, height=493),
}
"""Of a desk's window, in CSS pixels: WCAG 1.4.10, 1.4.4, and the last at which bars stick above and below, in a low window."""

LEAST = 36
"""Pixels of a target of the staff, each way: scorecard row 20."""

AXE = "how => axe.run(how).then(({violations}) => violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`))"


def faults(page: Page, *, keyboard: bool = True) -> dict[str, list[str]]:
    """Return what is wrong with the page that stands there, by size and scheme; its window is as it was afterwards.

    Without `keyboard`: of a page that something covers, whose stops cannot be reached.
    """
    was = page.viewport_size
    page.evaluate(Axe().axe_script)
    found: dict[str, list[str]] = {}
    for size, whole in ((PHONE, "light"), (DESK, "dark")):
        page.set_viewport_size(size)
        width = size["width"]
        found[f"{width} targets"] = page.evaluate(probes.SMALL_TARGETS, LEAST)
        found |= {f"{width} {name}": spilt for name, spilt in _spilt(page, "text 200 %").items()}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = page.evaluate(AXE, probes.RULES if scheme == whole else COLOURS)
        page.emulate_media(color_scheme="null")
    found["1366 keyboard"] = probes.stops(page) if keyboard else []
    for name, size in ZOOMS.items():
        page.set_viewport_size(size)
        found |= {f"{name}, {how}": spilt for how, spilt in _spilt(page).items()}
    # Below that nothing sticks; a keyboard on a narrow page is walked by `test_pages.py`.
    page.emulate_media(forced_colors="active")
    found["zoom 150 %, colours of the reader, keyboard"] = probes.stops(page) if keyboard else []
    page.emulate_media(forced_colors="none")
    if was:
        page.set_viewport_size(was)
    return {name: wrong for name, wrong in found.items() if wrong}


def _spilt(page: Page, *more: str) -> dict[str, Any]:
    """What does not fit as it is, with spaced text (WCAG 1.4.12), from right to left, and under more of the stresses by name."""
    found = {"as it is": page.evaluate(probes.SPILLS)}
    for name in ("text spacing", "right to left", *more):
        page.evaluate(probes.WEAR, probes.STRESSES[name])
        found[name] = page.evaluate(probes.SPILLS)
    page.evaluate(probes.WEAR, "")
    return found
