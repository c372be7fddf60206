"""What every test may use."""

from __future__ import annotations

import os
import pkgutil
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# The suite as a whole: how Hypothesis runs, and which browser. Fixtures of the rooms stand in tests/fixtures.py.
IN_CI = bool(os.environ.get("CI"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_GET_ONE = "No Chromium here: browser tests need one. Run: sudo apt install chromium"

# A claim in a helper says what it compared, as one in a test does. Asked for before any of them is imported.
pytest.register_assert_rewrite(
    *(f"tests.{one.name}" for one in pkgutil.iter_modules([str(Path(__file__).parent)]))
)

settings.register_profile("here", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True, database=None)
settings.load_profile("ci" if IN_CI else "here")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program. Without one a test is skipped, and fails when `CI` is set: there it must have run."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and IN_CI:
        pytest.fail(HOW_TO_GET_ONE)
    if found is None:
        pytest.skip(HOW_TO_GET_ONE)
    return Path(found)


pytest_plugins = ("tests.fixtures", "tests.notes", "tests.quick")
