"""A mother's first pages on a poor line and a slow phone, as the browser itself counts them (rows 4 and 5 of the scorecard)."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from archive import stores
from archive.settings import Place
from tests.bench.served import free_port, running

RUNS = 5
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Line:
    """A line and a phone."""

    name: str
    down: int
    """Kilobits a second, as `up`."""

    up: int
    latency: int
    slower: int
    """How many times slower than this machine the phone is."""

    aims: str


LINES = (
    Line("slow 3G", 400, 400, 400, 6, "LCP 2500, TBT 200, CLS 0.05"),
    Line("a phone of 2026", 9_000, 3_000, 100, 4, "LCP 1200"),
)

WATCH = """
window.seen = {lcp: 0, tbt: 0, cls: 0};
const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch('largest-contentful-paint', one => { seen.lcp = one.startTime; });
watch('longtask', one => { seen.tbt += Math.max(0, one.duration - 50); });
watch('layout-shift', one => { if (!one.hadRecentInput) seen.cls += one.value; });
"""


def phone(folder: Path) -> None:
    """Print the medians of both lines for her first page, and for the page she writes on, which comes by a press."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("phone: no Chromium here. Run: sudo apt install chromium")
        return
    with _notes(folder) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for line in LINES:
            runs = [_visit(browser, line, f"http://localhost:{port}/") for _ in range(RUNS)]
            for page in ("first page", "page to write on"):
                lcp, tbt, cls = (
                    statistics.median(run[page][name] for run in runs) for name in ("lcp", "tbt", "cls")
                )
                print(
                    f"phone, {line.name}, {page}: LCP {lcp:.0f} ms, TBT {tbt:.0f} ms, CLS {cls:.3f} (aims: {line.aims})"
                )
        browser.close()


@contextmanager
def _notes(folder: Path) -> Iterator[int]:
    place, port = Place.at(folder / "data"), free_port()
    stores.prepare(place)
    names = {"DATA": place.data, "KEYS": place.keys, "PORT": port, "NOTES": f"http://localhost:{port}"}
    with running(["stories"], port, {f"IHW_{name}": str(value) for name, value in names.items()}):
        yield port


def _visit(browser: Browser, line: Line, address: str) -> dict[str, dict[str, float]]:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.add_init_script(WATCH)
    wires = page.context.new_cdp_session(page)
    wires.send("Network.enable")
    rates = {
        "downloadThroughput": line.down * 125,
        "uploadThroughput": line.up * 125,
        "latency": line.latency,
    }
    wires.send("Network.emulateNetworkConditions", {"offline": False, **rates})
    wires.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
    page.goto(address)
    found = {"first page": _seen(page)}
    page.locator('button[value="carry-on"]').click()
    page.locator("#words").wait_for()
    found["page to write on"] = _seen(page)
    page.context.close()
    return found


def _seen(page: Page) -> dict[str, float]:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)
    found: dict[str, float] = page.evaluate("seen")
    return found
