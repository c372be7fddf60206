"""A browser for the journeys; every one of theirs waits as long as `doors.PATIENCE` for what must come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, sync_playwright

from tests.journeys.doors import PATIENCE_MS

MADE_BY = ((Browser, "new_context"), (Browser, "new_page"), (BrowserType, "launch_persistent_context"))
"""All the ways to a window."""


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """Have every context of every browser wait that long, whoever opens it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind, name in MADE_BY:
            patch.setattr(kind, name, _patient(getattr(kind, name)))
        yield


def _patient(opens: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(opens)
    def opened(*args: Any, **how: Any) -> Any:
        window = opens(*args, **how)
        window.set_default_timeout(PATIENCE_MS)
        return window

    return opened


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
