"""Fixtures of the rooms."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest

from archive.editions.index import Index, open_index
from archive.settings import Place
from stories import looking as opening
from stories.desk import Desk
from stories.parts import Role
from tests.made import drawing
from tests.rooms.shelving import Library, close, open_library
from tests.staffed import Staffed, fill
from tests.town import Town


@pytest.fixture
def town(desk: Desk) -> Town:
    """A town: mothers who tell, and two moderators."""
    return Town(desk)


@pytest.fixture
def index(place: Place) -> Index:
    """The search index of this test's place."""
    return open_index(place.index)


@pytest.fixture
def house(place: Place, desk: Desk) -> Staffed:
    """The Desk with everybody who works there."""
    return fill(place, desk)


@pytest.fixture
def library(place: Place, desk: Desk) -> Iterator[Library]:
    """The Reading room of this test's place, with a press to fill its shelf."""
    opened = open_library(place, desk)
    yield opened
    close(opened)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are taken as good, and no child opens them: for tests that ask nothing of how they sound or look."""
    facts = {"ms": 2500, "lufs": -20.0, "peak": 0.5, "tracks": 1, "has_pictures": False, "peaks": [1] * 25}
    size = {"width": 320, "height": 240, "mime": "image/jpeg"}
    monkeypatch.setattr(opening, "_sound", lambda *_: (facts, {Role.HEARD: BytesIO(b"heard")}))
    plain = drawing()
    monkeypatch.setattr(
        opening, "_picture", lambda _: (size, {Role.CLEAN: BytesIO(plain), Role.GREY: BytesIO(plain)})
    )
