"""The Desk with four people who are shown the words at once: each signs in by the page and presses by its token."""

from __future__ import annotations

from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.clock import utc_now
from archive.settings import Address, Place, desk_settings
from moderation.app import create_app
from moderation.queue import caring
from moderation.queue.caring import Mine
from stories.desk import Desk
from tests.staffed import HOST, PASSWORD, add_known, token_in

SECRETS = {"ann": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "bea": "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU", "rev": "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", "adm": "NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE"}  # fmt: skip
ROLES = {"ann": "moderator", "bea": "moderator", "rev": "reviewer", "adm": "administrator"}


def sign_in(app: Flask, login: str) -> FlaskClient:
    """Return the browser of one of the four, signed in."""
    client = app.test_client()
    page = client.get("/sign-in", **HOST).get_data(as_text=True)
    form = {
        "csrf_token": token_in(page),
        "login": login,
        "password": PASSWORD,
        "code": accounts.digits_of(SECRETS[login], utc_now()),
    }
    assert client.post("/sign-in", data=form, **HOST).status_code == 303
    return client


def post(client: FlaskClient, path: str, **form: str) -> tuple[int, str]:
    """Press a button; return the status and the page that comes."""
    page = client.get("/queue", **HOST)
    if page.status_code != 200:
        page = client.get("/people", **HOST)
    answer = client.post(path, data={"csrf_token": token_in(page.get_data(as_text=True)), **form}, **HOST)
    return answer.status_code, answer.get_data(as_text=True)


def id_of(desk: Desk, login: str) -> str:
    """Return the id of one of the staff."""
    with Session(desk.engine) as session:
        return session.execute(select(Person.id).where(Person.login == login)).scalar_one()


def reads(desk: Desk, login: str, mine: Mine) -> str:
    """Keep how somebody wants to read; return their id."""
    id = id_of(desk, login)
    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, id, mine)
    return id


def page_of(client: FlaskClient, path: str) -> str:
    """Return a page that is there, as it is read."""
    answer = client.get(path, **HOST)
    assert answer.status_code == 200, path
    return unescape(answer.get_data(as_text=True))


def seated(place: Place, desk: Desk) -> Flask:
    """Return the Desk with the four; the gist first: `test_desk_care.py`."""
    with Session(desk.engine) as session, session.begin():
        for login, role in ROLES.items():
            person = add_known(session, desk, login, role, secret=SECRETS[login], password=PASSWORD)
            caring.keep(desk, session, person.id, Mine(at_once=True))
    return create_app(desk_settings(place, Address(HOST["base_url"])))
