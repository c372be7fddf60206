"""`make pictures`: fill a demo, serve it, and take every page at 360 px light and 1366 px dark, JavaScript off."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from archive.demo import filling
from tests.filled import copy_demo
from tests.journeys.doors import PATIENCE, wait_for
from tests.journeys.town_served import free_ports
from tests.pictures.pages import settle
from tests.pictures.walks import walks

HERE = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LOOKS: dict[str, tuple[int, Literal["light", "dark"]]] = {
    "360-light": (360, "light"),
    "1366-dark": (1366, "dark"),
}
"""Each width and each scheme once: four of each page would be twice as heavy, and colours do not change with the width."""

QUALITY = 50
"""Of JPEG; the pages are words and flat colours, and PNG made four times as much of them."""

TALLEST = 2_400
"""Pixels of a page that are kept; what follows is more of the same."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Take all pictures anew; what is there is replaced. Each look has a demo of its own, because the walks change it."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit("No Chromium here. Run: sudo apt install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        fresh = Path(folder)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        names = [_walk(browser, look, fresh) for look in LOOKS]
        browser.close()
        _list(names[0], fresh)
        # Only a whole set takes the place of the old one.
        shutil.rmtree(HERE, ignore_errors=True)
        shutil.copytree(fresh, HERE)


@contextmanager
def served_demo() -> Iterator[dict[str, Any]]:
    """Serve a fresh demo and return how to get in; everything is stopped and gone afterwards."""
    ports = free_ports()
    with tempfile.TemporaryDirectory() as folder:
        sheet = filling.fill(copy_demo(Path(folder) / "data"), ports.addresses())
        flags = [f"--{name}-port={getattr(ports, name)}" for name in ("notes", "desk", "reading")]
        command = [
            sys.executable,
            "-c",
            "from archive.cli import main; main()",
            "serve",
            "--data",
            f"{folder}/data",
            *flags,
        ]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            for port in (ports.notes, ports.desk, ports.reading):
                wait_for(port)
            yield sheet
        finally:
            child.terminate()
            child.wait(timeout=PATIENCE)


def _walk(browser: Browser, look: str, fresh: Path) -> list[str]:
    width, scheme = LOOKS[look]
    names: list[str] = []

    def take(name: str, page: Page) -> None:
        names.append(name)
        settle(page)
        # A page that came by an anchor is scrolled, and its head would stand in the middle of the picture.
        page.evaluate("scrollTo(0, 0)")
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        part: FloatRect = {"x": 0, "y": 0, "width": width, "height": height}
        file = fresh / f"{name}-{look}.jpg"
        page.screenshot(path=file, full_page=True, clip=part, type="jpeg", quality=QUALITY)

    with served_demo() as sheet:
        for walk in walks():
            context = browser.new_context(
                java_script_enabled=False, viewport={"width": width, "height": 800}, color_scheme=scheme
            )  # fmt: skip
            walk(context, sheet, take)
            context.close()
    return names


def _list(names: list[str], fresh: Path) -> None:
    lines = [
        "# Every page",
        "",
        "Taken by `make pictures` from the demo, which is fictional throughout. JavaScript off.",
        "",
    ]
    lines += ["| page | 360 light | 1366 dark |", "|---|---|---|"]
    lines += [
        f"| {name} | " + " | ".join(f"[look]({name}-{look}.jpg)" for look in LOOKS) + " |" for name in names
    ]
    (fresh / "README.md").write_text("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
