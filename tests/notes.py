"""Fixtures of Notes: the door itself, and a phone in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from archive.settings import Address, Place, notes_settings
from stories import codewords
from stories.app import create_app
from stories.desk import Desk
from tests.phone import Phone


@pytest.fixture
def notes(place: Place) -> Iterator[Flask]:
    """Notes on this test's place."""
    codewords._nobody.cache_clear()
    app = create_app(
        notes_settings(
            place, Address("http://localhost:8001"), leave_to="http://localhost:9/weather", cooling_days=0
        )
    )
    yield app
    private: Desk = app.extensions["private"]
    private.close()


@pytest.fixture
def phone(notes: Flask) -> Phone:
    """A phone that has just opened the address."""
    return Phone(notes)
