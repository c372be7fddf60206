"""A shelf with editions on it, and a Reading room with trainers in it, for the tests of both."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyotp
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.editions import gate, stocktaking
from archive.editions import press as presses
from archive.editions.edition import Content, ContentNote, Cue, File, Picture, Sound
from archive.editions.index import Entry, Index, open_index
from archive.editions.ledger import Kind, Showing, note_showing, showings_of
from archive.editions.press import Press
from archive.editions.shelf import Shelf
from archive.ground import accounts
from archive.ground.crypto import new_id
from archive.ground.db import open_store
from archive.ground.files import Files
from archive.ground.keyring import Keys, Master
from archive.reading import trainers
from archive.reading.app import create_app
from archive.reading.room import Room
from archive.reading.tables import TRAINER_KEY, Trainer
from archive.rules import publication
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Status
from archive.rules.court import Basis, CourtCheck, Stage
from archive.rules.court import Content as Said
from archive.rules.grant import Grant
from archive.settings import Address, Place, reading_settings
from stories.desk import Desk
from tests.rules.cases import NO_SENTENCE, asked

ADDRESS = Address("http://room.localhost:8003")
PASSWORD = "a long enough password of four words"
KENT = "kent"
SURREY = "surrey"


def now() -> Moment:
    """The moment at which a test happens."""
    return Moment(now=datetime.now(UTC), latest=None)


def grant(
    *,
    audiences: Iterable[Audience] = (Audience.TRAINING_ROOM, Audience.PRIVATE_LINK),
    professions: Iterable[Profession] = (Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.STUDENTS),
    uses: Iterable[Use] = (Use.TEACHING, Use.BESIDE),
    days: int = 200,
    not_near: Iterable[str] = (),
    media: Iterable[Medium] = (Medium.WORDS,),
) -> Grant:
    """A grant for rooms and links, for teaching and beside others."""
    return Grant(
        audiences=frozenset(audiences),
        professions=frozenset(professions),
        uses=frozenset(uses),
        media=frozenset(media),
        until=now().today + timedelta(days=days),
        not_near=frozenset(not_near),
    )


def put_out(
    press: Press,
    content: Content,
    given: Grant,
    themes: Iterable[str] = (),
    id: str = "",
    media: Iterable[bytes] = (),
    elsewhere: int | None = None,
    kin: str = "",
) -> str:
    """Put an edition on the shelf with a true clearance; return its id. `media` are the bytes of its files."""
    id = id or new_id()
    by_hash = {hashlib.sha256(plain).hexdigest(): [plain] for plain in media}
    presses.put_out(
        press, clearance(content, given), id, content, themes, by_hash, elsewhere=elsewhere, kin=kin
    )
    return id


def file(encoding: str, plain: bytes) -> File:
    """What a content says of a file with these bytes."""
    return File(encoding, hashlib.sha256(plain).hexdigest(), len(plain))


def sound(plain: bytes, *, cues: tuple[Cue, ...] = (Cue(0, 900, "I was asked."),)) -> Sound:
    """A recording of one second whose only file has these bytes; no player could play them."""
    return Sound((file("opus", plain),), 1000, cues, (0, 50, 100))


def picture(plain: bytes, alternative: str = "A cot with a mobile.") -> Picture:
    """A picture whose only file has these bytes."""
    return Picture((file("png", plain),), 40, 30, alternative)


def clearance(content: Content, given: Grant) -> publication.Clearance:
    today = now().today
    consent = Consent(Status.GIVEN, given, Then.HIDE, today, "w" * 64)
    check = CourtCheck(Basis.NOT_ABOUT, "read, nothing of court", "staff", Said.OWN_LIFE, checked_on=today)
    facts = publication.Facts(
        consent=consent,
        wording_now=frozenset({"w" * 64}),
        open_marks=(),
        intruder_note="nobody could",
        stage=Stage.NONE,
        check=check,
        first="one",
        second="two",
        released_hash=content.seal,
        edition_hash=content.seal,
        hidden=False,
        deleted=False,
        set_aside=False,
        vetoed=False,
        opened=0,
        wait=publication.Wait(today, 0),
        panel=asked(given, today),
        text="text",
        translation=content.translation,
        gate=NO_SENTENCE,
    )
    return publication.clear(facts, now())


@dataclass
class Signed:
    """A trainer with a browser."""

    client: FlaskClient
    login: str
    secret: str
    person_id: str

    def get(self, address: str) -> str:
        """Visit a page that is there, and return its HTML."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.get_data(as_text=True)[-600:])
        return answer.get_data(as_text=True)

    def post(self, address: str, **fields: object) -> str:
        """Post a form, follow where it leads, and return the HTML of that page."""
        answer = self.client.post(address, data=fields, follow_redirects=True)
        assert answer.status_code == 200, (address, answer.status_code, answer.get_data(as_text=True)[-600:])
        return answer.get_data(as_text=True)

    def refused(self, address: str, **fields: object) -> tuple[int, str]:
        """Post a form that is refused; return the status and the page."""
        answer = self.client.post(address, data=fields)
        return answer.status_code, answer.get_data(as_text=True)


@dataclass
class Library:
    """A shelf, its index, and the Reading room that reads them."""

    place: Place
    desk: Desk
    app: Flask
    index: Index = field(init=False)
    codes: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the index as the worker does; forms are posted without the token in these tests."""
        self.index = open_index(self.place.index)
        self.app.config["WTF_CSRF_ENABLED"] = False

    @property
    def room(self) -> Room:
        """The room that the application holds."""
        room: Room = self.app.extensions["room"]
        return room

    @property
    def press(self) -> Press:
        """The press of the private side."""
        return self.desk.press

    @property
    def shelf(self) -> Shelf:
        """The shelf as the room opened it, read-only."""
        return self.room.shelf

    def publish(
        self,
        title: str = "The kettle",
        words: str = "She put the kettle on and read the form aloud to me.",
        *,
        given: Grant | None = None,
        themes: Iterable[str] = ("8.2",),
        what: str = "A form is read aloud.",
        warnings: tuple[tuple[str, str], ...] = (("removal", "mentioned"),),
        is_indexed: bool = True,
    ) -> str:
        """Put a story on the shelf and, unless the indexer is off, in the index; return its id."""
        content = Content(title, words, ContentNote(what, warnings))
        id = put_out(self.press, content, given or grant(), themes)
        if is_indexed:
            self.index.put([Entry.of(id, content, themes)])
        return id

    def put(
        self, content: Content, given: Grant, media: Iterable[bytes] = (), elsewhere: int | None = 0
    ) -> str:
        """Put these very bytes on the shelf, and not into the index; return the id."""
        return put_out(self.press, content, given, media=media, elsewhere=elsewhere)

    def open(self, id: str) -> None:
        """Write down that somebody opened an edition."""
        with Session(self.room.uses) as session, session.begin():
            note_showing(session, edition_id=id, kind=Kind.LINK, area="", people=1, now=now().now)

    def pull(self, *ids: str) -> None:
        """Take editions off the shelf; the index is left stale on purpose."""
        presses.pull(self.press, ids, datetime.now(UTC))

    def narrow(self, id: str, given: Grant) -> None:
        """Write a narrower grant; the index is left stale on purpose."""
        standing = presses.standing_grant(self.press, id)
        assert standing is not None
        presses.narrow(self.press, id, given, until_now=standing)

    def organisation(self, name: str = "Meadow Training", areas: Iterable[str] = (KENT,)) -> str:
        """Found an organisation; return its id."""
        with Session(self.room.lists) as session, session.begin():
            return trainers.found_organisation(session, name=name, areas=areas)

    def trainer(
        self,
        login: str = "tess",
        *,
        professions: Iterable[Profession] = (Profession.SOCIAL_WORKERS, Profession.MIDWIVES),
        areas: Iterable[str] = (KENT,),
        organisation: str = "",
        **terms: Any,
    ) -> Signed:
        """Invite a trainer, have the invitation accepted, and return the trainer signed in."""
        house = organisation or self.organisation(areas=areas)
        with Session(self.room.lists) as session, session.begin():
            token = trainers.invite(
                session, organisation_id=house, professions=professions, now=datetime.now(UTC), **terms
            )
        return self.join(token, login)

    def steward(self, login: str = "stella") -> Signed:
        """Invite a steward, and return her signed in."""
        with Session(self.room.lists) as session, session.begin():
            token = trainers.invite_steward(session, now=datetime.now(UTC))
        return self.join(token, login)

    def join(self, token: str, login: str) -> Signed:
        """Take an invitation up; return whose it was, signed in."""
        secret = accounts.new_totp_secret()
        with Session(self.room.lists) as session, session.begin():
            person = trainers.accept(
                session,
                self.room.shelf.keys.get(TRAINER_KEY),
                token,
                login=login,
                name=login.capitalize(),
                password=accounts.new_password(PASSWORD),
                secret=secret,
                code=pyotp.TOTP(secret).now(),
                now=datetime.now(UTC),
            )
            person_id = person.id
        return self.sign_in(login, secret, person_id)

    def sign_in(self, login: str, secret: str, person_id: str = "", *, promises: bool = True) -> Signed:
        """Sign somebody in with a browser of its own; a trainer says what she is here for and for whom, unless she `promises` nothing."""
        client = self.app.test_client()
        answer = client.post(
            "/sign-in", data={"login": login, "password": PASSWORD, "code": pyotp.TOTP(secret).now()}
        )
        assert answer.status_code == 303, answer.get_data(as_text=True)
        if promises:  # No other account is asked: for them there is no such page.
            client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
            self._say_for_whom(client, person_id)
        return Signed(client, login, secret, person_id)

    def _say_for_whom(self, client: FlaskClient, person_id: str) -> None:
        """Go on with everybody she teaches, as the form offers in a first visit."""
        with Session(self.room.lists) as session:
            taught = session.get(Trainer, person_id)
        if taught is not None:
            fields = {"audience": "training-room", "profession": json.loads(taught.professions)}
            client.post("/who", data=fields)

    def organisation_of(self, trainer: Signed) -> str:
        """The id of a trainer's organisation."""
        with Session(self.room.lists) as session:
            return session.get_one(Trainer, trainer.person_id).organisation_id

    def forget_digits(self, trainer: Signed) -> None:
        """Let the same six digits sign her in once more."""
        with Session(self.room.lists) as session, session.begin():
            session.get_one(accounts.Person, trainer.person_id).totp_last = 0

    def sign_in_again(self, trainer: Signed, *, promises: bool = True) -> Signed:
        """Sign the same trainer in at the time it is now, with digits that were not used yet."""
        self.forget_digits(trainer)
        return self.sign_in(trainer.login, trainer.secret, trainer.person_id, promises=promises)

    def visitor(self) -> FlaskClient:
        """A browser that nobody has signed in with."""
        return self.app.test_client()

    def showings(self, *ids: str) -> tuple[Showing, ...]:
        """What the ledger says of these editions."""
        with Session(self.room.uses) as session:
            return showings_of(session, ids)

    def scope(self) -> frozenset[str]:
        """Every id on the shelf."""
        return stocktaking.ids(self.shelf)


def open_library(place: Place, desk: Desk) -> Library:
    """Return the Reading room on a prepared place."""
    return Library(place, desk, create_app(reading_settings(place, ADDRESS)))


def close(library: Library) -> None:
    """Let go of the stores."""
    room = library.room
    for engine in (room.shelf.engine, room.shelf.keys.engine, room.lists, room.uses):
        engine.dispose()


def hrefs(html: str) -> list[str]:
    """Every address in a page's links and forms."""
    return re.findall(r'(?:href|action)="([^"]*)"', html)


def text_of(html: str) -> str:
    """The words of a page, without its elements."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def day(offset: int) -> date:
    """A day relative to today, in London."""
    return now().today + timedelta(days=offset)


def forget_statements() -> None:
    """Have the shelf put its statements together anew: it does so once a process, and a planted fault has to get into them."""
    for one in (gate.fetching, gate.allowed, gate.playing, gate.counted):
        one.cache_clear()


def open_press(place: Place) -> Press:
    """Open the press of a place by itself, with nothing private beside it."""
    keys = Keys(open_store(place.store("shelf-keys"), write_ahead=False), Master(place.keys / "shelf.key"))
    return Press(open_store(place.store("shelf"), write_ahead=False), keys, Files(place.published))
