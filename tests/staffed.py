"""The Desk with one person in every role, for tests: sign in by the page, press by its buttons."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.ground.clock import utc_now
from archive.settings import Address, Place, desk_settings
from moderation.app import create_app
from moderation.people import knowing, staff
from stories.desk import Desk

PASSWORD = "three plain words here"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PEOPLE = {
    "ann": ("moderator",), "bea": ("moderator",), "rev": ("reviewer",), "cus": ("custodian",),
    "kit": ("custodian",), "lea": ("safeguarding",), "sam": ("safeguarding",), "viv": ("adviser",),
    "adm": ("administrator",), "aud": ("auditor",), "arc": ("archivist",),
}  # fmt: skip
HOST = {"base_url": "http://desk.localhost:8002"}


@dataclass(frozen=True)
class Staffed:
    """The Desk and everybody who works there, by sign-in name."""

    app: Flask
    desk: Desk
    ids: dict[str, str]

    def let_in(self, login: str, again: int = 0) -> Seat:
        """Return somebody's browser, signed in. Six digits open once: `again` takes the next ones."""
        client = self.app.test_client()
        page = client.get("/sign-in", **HOST).get_data(as_text=True)
        moment = utc_now() + timedelta(seconds=30 * again)
        form = {"login": login, "password": PASSWORD, "code": accounts.digits_of(SECRET, moment)}
        assert client.post("/sign-in", data={"csrf_token": token_in(page), **form}, **HOST).status_code == 303
        return Seat(client)

    def acts(self, login: str) -> list[str]:
        """Return what the log says that somebody did."""
        with Session(self.desk.engine) as session:
            query = select(AuditRow.act).where(AuditRow.who == self.ids[login]).order_by(AuditRow.n)
            return list(session.execute(query).scalars())


@dataclass(frozen=True)
class Seat:
    """One signed-in browser."""

    client: FlaskClient

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of a page."""
        answer = self.client.get(path, **HOST)
        return answer.status_code, answer.get_data(as_text=True)

    def post(self, path: str, **form: str | list[str]) -> tuple[int, str]:
        """Press a button; every page has the token of its forms in the button that signs out."""
        page = self.client.get("/", follow_redirects=True, **HOST).get_data(as_text=True)
        answer = self.client.post(path, data={**whose(page), **form}, **HOST)
        return answer.status_code, answer.get_data(as_text=True)


def token_in(page: str) -> str:
    """Return the token of a page's forms."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def whose(page: str) -> dict[str, str]:
    """Return what every form of a page carries: its token, and of whoever it was shown to."""
    found = re.search(r'name="typed_by" value="([0-9a-f]{64})"', page)
    return {"csrf_token": token_in(page), **({"typed_by": found[1]} if found else {})}


def add_known(
    session: Session, desk: Desk, login: str, *roles: str, secret: str = SECRET, password: str = PASSWORD
) -> Person:
    """Return one of the staff, made past the invitation, whom colleagues know already."""
    person = accounts.add_person(
        session, staff.totp_key(desk), login=login, name=login.title(), roles=roles,
        password=accounts.new_password(password), secret=secret,
    )  # fmt: skip
    knowing.let_stand(session, person, utc_now())
    return person


def fill(place: Place, desk: Desk, only: Collection[str] = tuple(PEOPLE)) -> Staffed:
    """Return the Desk with one person in every role, and two where two are needed; or `only` some of them."""
    with Session(desk.engine) as session, session.begin():
        ids = {login: add_known(session, desk, login, *PEOPLE[login]).id for login in only}
    return Staffed(create_app(desk_settings(place, Address(HOST["base_url"]))), desk, ids)
