"""No hash is worked out while a store is locked: a hash is slow on purpose, and would hold up her Hide.

Each test walks through the real pages with a hasher that tries to take the write lock itself, every time it is asked.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy.orm import Session

from archive.ground import accounts, sign_ins
from archive.ground.db import open_store
from archive.reading import trainers
from archive.rules.choices import Profession
from archive.settings import Address, Place, desk_settings
from moderation.app import create_app
from moderation.people import staff
from stories import codewords, moves
from stories.desk import Desk
from tests.phone import Phone
from tests.rooms.shelving import PASSWORD, Library

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Watching:
    """A hasher that notes at each hash whether somebody could have hidden a story just then."""

    stores: tuple[Path, ...]
    free: list[bool] = field(default_factory=list)

    def hash(self, secret: str) -> str:
        """Hash, and note."""
        self._note()
        return CHEAP.hash(secret)

    def verify(self, hashed: str, secret: str) -> bool:
        """Verify, and note."""
        self._note()
        return CHEAP.verify(hashed, secret)

    def _note(self) -> None:
        self.free.append(all(map(_can_be_written, self.stores)))


def _can_be_written(store: Path) -> bool:
    raw = sqlite3.connect(store, timeout=0, isolation_level=None)
    try:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    finally:
        raw.close()
    return True


@pytest.fixture
def watching(place: Place, cheap_hash: None, monkeypatch: pytest.MonkeyPatch) -> Watching:
    """The hasher of the house, watching."""
    watcher = Watching((place.store("desk"), place.store("lists")))
    monkeypatch.setattr(accounts, "hasher", lambda: watcher)
    return watcher


def _were_free(watching: Watching, *, at_least: int = 1) -> bool:
    free, watching.free = watching.free, []
    assert len(free) >= at_least, "something was hashed at all"
    return all(free)


def test_the_watch_sees_a_lock(watching: Watching, place: Place) -> None:
    with Session(open_store(place.store("desk"))) as session, session.begin():
        sign_ins.note_failed_try(session, "jo", datetime.now(UTC))
        session.flush()
        accounts.hashed("x")
    assert not _were_free(watching), "the planted fault: hashed under the lock"


def test_her_first_code_words_are_hashed_before_the_lock(watching: Watching, notes: Flask) -> None:
    Phone(notes).tell("The canary by the window.")
    assert _were_free(watching)


def test_code_words_are_looked_up_and_replaced_before_the_lock(watching: Watching, notes: Flask) -> None:
    code = Phone(notes).tell("The canary by the window.")
    later = Phone(notes).come_back(code)
    assert _were_free(watching, at_least=2)
    Phone(notes).come_back(("K7MQ2X", "a b c d e f"))
    assert _were_free(watching)
    later = Phone(notes).come_back(code).press("read")
    later.unlock(code)
    assert _were_free(watching, at_least=2)
    later.send({**later.form.fields, "do": ["new-words"]})
    assert later.page == "words"
    assert _were_free(watching)
    assert later.code_words() != code


def test_new_words_asked_for_through_the_lock_page_are_drawn_too(watching: Watching, notes: Flask) -> None:
    code = Phone(notes).tell("The canary by the window.")
    later = Phone(notes).come_back(code)
    later.send({**later.form.fields, "do": ["new-words"]})
    assert later.page == "unlock"
    later.unlock(code)
    assert later.page == "words"
    assert _were_free(watching, at_least=3)


def test_words_that_come_without_a_sign_in_are_rescued_without_a_lock(
    watching: Watching, notes: Flask
) -> None:
    phone = Phone(notes).press("carry-on")
    form = phone.form.fields | {"words": ["The canary."], "do": ["save"]}
    other = Phone(notes)
    other.send(form | {"csrf_token": other.form.fields["csrf_token"]})
    assert other.page == "words"
    assert _were_free(watching)


def test_a_page_that_can_show_no_code_words_costs_no_hash(watching: Watching, notes: Flask) -> None:
    phone = Phone(notes)
    phone.press("help")
    phone.press("back").press("carry-on")
    assert watching.free == []


def test_two_presses_that_crossed_never_hash_under_the_lock(
    watching: Watching, notes: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "may_show_words", lambda *_: False)
    phone = Phone(notes).press("carry-on")
    phone.press("save", words="The canary.")
    assert phone.answer.status_code == 409
    assert "press" in phone.text
    assert watching.free == []


def test_a_colleague_signs_in_and_is_invited_without_a_lock(
    watching: Watching, place: Place, desk: Desk
) -> None:
    app = create_app(desk_settings(place, Address("http://desk.localhost:8002")))
    app.config["WTF_CSRF_ENABLED"] = False
    secret, now = accounts.new_totp_secret(), datetime.now(UTC)
    with Session(desk.engine) as session, session.begin():
        token = staff.invite(session, ("moderator",), "adm", desk.clock.moment())
    host = {"base_url": "http://desk.localhost:8002"}
    form = {"login": "ann", "name": "Ann", "password": PASSWORD, "secret": secret}
    form["code"] = accounts.digits_of(secret, now)
    assert app.test_client().post(f"/invitation/{token}", data=form, **host).status_code == 303
    assert _were_free(watching)
    assert app.test_client().post("/sign-in", data=form, **host).status_code == 303
    assert app.test_client().post("/sign-in", data=form | {"password": "z" * 20}, **host).status_code == 422
    assert _were_free(watching, at_least=2)


def test_a_trainer_signs_in_and_is_invited_without_a_lock(watching: Watching, library: Library) -> None:
    organisation, secret, now = library.organisation(), accounts.new_totp_secret(), datetime.now(UTC)
    with Session(library.room.lists) as session, session.begin():
        token = trainers.invite(
            session, organisation_id=organisation, professions=[Profession.MIDWIVES], now=now
        )
    form = {"login": "tess", "name": "Tess", "password": PASSWORD, "secret": secret}
    form["code"] = accounts.digits_of(secret, now)
    assert library.visitor().post(f"/invitation/{token}", data=form).status_code == 303
    assert _were_free(watching)
    assert library.visitor().post("/sign-in", data=form).status_code == 303
    assert library.visitor().post("/sign-in", data=form | {"login": "nobody"}).status_code == 422
    assert _were_free(watching, at_least=2)
    codewords._nobody.cache_clear()
