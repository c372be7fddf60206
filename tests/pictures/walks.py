"""Every page of every door. Pictures and page checks share these walks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import BrowserContext

from tests.pictures.access import access
from tests.pictures.beside import beside
from tests.pictures.pages import Look, Sheet, desk, notes, room
from tests.pictures.people import people


def walks() -> Iterator[Callable[[BrowserContext, Sheet, Look], None]]:
    """Yield the walk of each door, of a visit, and of who may know what."""
    yield from (notes, desk, room, beside, people, access)
