"""Two doors in a street, Notes and the weather, and a browser whose profile is looked through afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from archive.settings import Address, Place, notes_settings
from stories.app import create_app
from stories.desk import Desk
from tests.journeys.doors import PATIENCE, served


@dataclass(frozen=True)
class Street:
    """Where the two doors of this test are."""

    notes: str
    weather: str
    desk: Desk


def weather() -> Flask:
    app = Flask("weather")
    page = "<!doctype html><title>Weather</title><h1>Rain later</h1><a id=go href='/today'>Today</a>"
    app.add_url_rule("/", "start", lambda: page)
    app.add_url_rule("/today", "today", lambda: page)
    app.add_url_rule("/favicon.ico", "icon", lambda: ("", 204))
    return app


@contextmanager
def street(place: Place, spoil: Callable[[Flask], None] | None = None) -> Iterator[Street]:
    with served(weather()) as there:
        to = f"http://127.0.0.1:{there}/today"
        app = create_app(notes_settings(place, Address("http://localhost:8001"), leave_to=to))
        if spoil is not None:
            spoil(app)
        with served(app) as here:
            yield Street(f"http://localhost:{here}/", to, app.extensions["private"])
        for engine in (app.extensions["private"].engine, app.extensions["private"].keys.engine):
            engine.dispose()


@contextmanager
def browser(
    chromium: Path, profile: Path, *, script: bool, flags: tuple[str, ...] = ()
) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=str(chromium),
            args=["--no-sandbox", *flags],
            ignore_default_args=["--disable-back-forward-cache"],
            java_script_enabled=script,
        )
        yield context
        with suppress(Error):
            context.close()


def press(page: Page, do: str) -> None:
    """Press the button of this deed, and wait for what comes."""
    page.locator(
        f'button[name=do]:not(.enter)[value="{do}"], button[name=do]:not(.enter)[value^="{do}:"]'
    ).first.click()
    page.wait_for_load_state()


def until(page: Page, claim: str) -> None:
    """Wait until this holds on the page; scripts of its own may be off."""
    for _ in range(int(PATIENCE * 10)):
        if page.evaluate(claim):
            return
        page.wait_for_timeout(100)
    raise AssertionError(claim)


STORES = (
    "IndexedDB",
    "Local Storage",
    "Session Storage",
    "File System",
    "Service Worker",
    "databases",
    "blob_storage",
)
"""Where a browser keeps what a page asks it to keep."""


def files_with(profile: Path, wanted: bytes) -> list[str]:
    """Return the files of the profile that hold these bytes, but for the browser's own session files (`files_holding`)."""
    files = [
        path
        for path in profile.rglob("*")
        if path.is_file() and not path.name.startswith(("Session_", "Tabs_"))
    ]
    return [path.name for path in files if wanted in path.read_bytes()]


def files_holding(profile: Path, words: str) -> list[str]:
    """Return the files of the profile in which these words stand.

    The browser's own session files are left out: they hold every form that was sent until the browser is closed, and no
    page can empty them (`docs/decisions/0007-leave-wins.md`). What they could send again is refused.
    """
    wanted = (words.encode(), words.encode("utf-16-le"), words.replace(" ", "+").encode())
    return [name for form in wanted for name in files_with(profile, form)]


def titles(profile: Path) -> set[str]:
    """Return the titles in the history of a profile."""
    return {title for title, _ in _history(profile)}


def _history(profile: Path) -> list[tuple[str, str]]:
    found = profile / "Default" / "History"
    with sqlite3.connect(f"file:{found}?mode=ro&immutable=1", uri=True) as store:
        return [(title, url) for title, url in store.execute("SELECT title, url FROM urls")]
