"""The key over what could find a mother is opened by her own pages and by what a custodian opened, and by nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

import moderation
from archive.ground.keyring import Keys
from archive.ground.web import open_to_all
from archive.settings import Place
from moderation.routes.here import desk as desk_here
from moderation.routes.here import session as session_here
from stories import contact, drafts
from stories.contact import Contact
from stories.desk import Desk
from stories.identity import IDENTITY_KEY
from tests.staffed import PEOPLE, Staffed, fill
from tests.town import Town

OPENS = {"people/custody.py"}
"""The one module of the Desk that may open what could find her; the sweep seals older rows anew, and returns nothing."""

EACH = ("ann", "cus", "lea", "viv", "adm")
"""One of each kind of page; a reviewer and an auditor meet no other ones."""

OPENERS = {("contact", "of"), ("identity", "read")}


@pytest.fixture
def house(place: Place, desk: Desk) -> Staffed:
    """The Desk with everybody."""
    return fill(place, desk)


@pytest.fixture
def story_id(desk: Desk) -> str:
    """A story whose mother may be called."""
    id = Town(desk).tell("Denise came.")
    with Session(desk.engine) as session, session.begin():
        kept = Contact(way="phone", number="07700 900123", hours="Mondays")
        contact.keep(desk, session, drafts.story(session, id), kept)
    return id


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that the key is asked for."""
    found: list[str] = []
    get = Keys.get

    def watching(self: Keys, id: str) -> bytes:
        if id == IDENTITY_KEY:
            found.append(id)
        return get(self, id)

    monkeypatch.setattr(Keys, "get", watching)
    return found


def _paths(app: Flask, story_id: str) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            path = re.sub(r"<about>", "story", re.sub(r"<(id|about_id)>", story_id, rule.rule))
            yield re.sub(r"<[^>]+>", "1", path)


def _walk(house: Staffed, story_id: str, *logins: str) -> int:
    seen = 0
    for login in logins:
        seat = house.let_in(login)
        if "moderator" in PEOPLE[login]:
            seat.post(f"/stories/{story_id}/claim")
        seen += sum(seat.get(path)[0] == 200 for path in _paths(house.app, story_id))
    return seen


def test_no_page_of_the_desk_opens_it(house: Staffed, story_id: str, asked: list[str]) -> None:
    assert _walk(house, story_id, *EACH) > 20
    assert asked == []


def test_the_watch_sees_a_page_that_opens_it(house: Staffed, story_id: str, asked: list[str]) -> None:
    def planted() -> str:
        return contact.of(desk_here(), session_here(), drafts.story(session_here(), story_id)).number

    house.app.add_url_rule("/planted", "planted", open_to_all(planted))
    _walk(house, story_id, "aud")
    assert asked


def _openings(source: str) -> list[str]:
    """Return every place that names what opens it."""
    return [
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in OPENERS
    ]


def _imports(source: str) -> bool:
    return bool(re.search(r"from stories\.(contact|identity) import [^\n]*\b(of|read)\b", source))


def test_no_other_module_of_the_desk_names_what_opens_it() -> None:
    home = Path(next(iter(moderation.__path__)))
    sources = {str(path.relative_to(home)): path.read_text() for path in home.rglob("*.py")}
    assert {name for name, source in sources.items() if _openings(source) or _imports(source)} == OPENS


@pytest.mark.parametrize(
    "planted",
    ["contact.of(desk, session, story)", "x = identity.read", "from stories.contact import Way, of"],
)
def test_the_reading_of_modules_sees_a_planted_one(planted: str) -> None:
    assert _openings(planted) or _imports(planted)
