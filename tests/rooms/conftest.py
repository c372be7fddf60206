"""Fixtures of the rooms."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from flask import Flask

from archive.editions.index import Index, open_index
from archive.settings import Place
from stories import looking as opening
from stories.desk import Desk
from stories.parts import Role
from tests.made import drawing
from tests.phone import Phone
from tests.rooms import every_page, four_seats, review_page
from tests.rooms import team as at_the_desk
from tests.rooms.review_page import Review
from tests.rooms.shelving import Library, close, open_library
from tests.rooms.team import Team
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
def app(place: Place, desk: Desk) -> Flask:
    """The Desk, with four people who are shown the words at once."""
    return four_seats.seated(place, desk)


@pytest.fixture
def story_id(desk: Desk) -> str:
    """A story in the queue."""
    return Town(desk).tell("Denise came on Tuesday.", title="Canary title")


@pytest.fixture
def review(app: Flask, desk: Desk) -> Review:
    """Ann, with a recording and a picture in her hands."""
    return review_page.taken(app, desk)


@pytest.fixture
def team(desk: Desk) -> Team:
    """Two moderators and a worker, as far as Notes can tell."""
    return Team(desk)


@pytest.fixture
def code(phone: Phone) -> tuple[str, str]:
    """Her code words, after she told a story, said the smallest yes and stopped for the day."""
    return at_the_desk.told(phone)


@pytest.fixture
def out(team: Team, phone: Phone, code: tuple[str, str]) -> str:
    """The id of its edition, once it is out."""
    return at_the_desk.released(team, phone, code)


@pytest.fixture
def pages(notes: Flask, phone: Phone, team: Team) -> dict[str, str]:
    """The HTML of every page of Notes, by its name; some with more than one face."""
    return every_page.pages(notes, phone, team)


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
