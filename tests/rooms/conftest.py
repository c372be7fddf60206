"""Fixtures of the rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.settings import Place
from stories.desk import Desk
from tests.rooms.shelving import Library, close, open_library


@pytest.fixture
def library(place: Place, desk: Desk) -> Iterator[Library]:
    """The Reading room of this test's place, with a press to fill its shelf."""
    opened = open_library(place, desk)
    yield opened
    close(opened)
