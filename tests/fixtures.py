"""Fixtures of the whole suite: a prepared place, copied fresh for each test, and a cheap password hash."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from archive.ground import accounts
from archive.settings import Address, Place, desk_settings
from archive.stores import prepare
from stories.desk import Desk, open_desk


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A prepared place that nobody writes to: the pattern for the others."""
    place = Place.at(tmp_path_factory.mktemp("pattern") / "data")
    prepare(place)
    return place


@pytest.fixture
def place(prepared: Place, tmp_path: Path) -> Place:
    """A prepared place of this test's own."""
    mine = Place.at(tmp_path / "data")
    shutil.copytree(prepared.data, mine.data)
    shutil.copytree(prepared.keys, mine.keys)
    return mine


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    """The private side of this test's place, opened."""
    opened = open_desk(desk_settings(place, Address("http://desk.localhost:8002"), cooling_days=0))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def cheap_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make argon2id cheap: the parameters are measured elsewhere, and a test hashes often."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", lambda: cheap)
    accounts._nobody.cache_clear()
