"""Support workers at the Desk: invited by the administrator; a custodian is the second person for new words."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.settings import Address, Place, desk_settings
from moderation.app import create_app
from stories.beside_tables import Assisted, RecoveryRow
from stories.desk import Desk
from stories.tables import Story
from tests.phone import Phone
from tests.staffed import add_known, token_in
from tests.workers import CANARY, PASSWORD, begin, sign_in, worker

SECRETS = {"ann": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "adm": "NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE", "cus": "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"}  # fmt: skip
HOST = {"base_url": "http://desk.localhost:8002"}


@pytest.fixture
def app(place: Place, desk: Desk) -> Flask:
    """The Desk, with a moderator, an administrator and a custodian."""
    with Session(desk.engine) as session, session.begin():
        for login, role in (("ann", "moderator"), ("adm", "administrator"), ("cus", "custodian")):
            add_known(session, desk, login, role, secret=SECRETS[login], password=PASSWORD)
    return create_app(desk_settings(place, Address("http://desk.localhost:8002")))


def _let_in(app: Flask, login: str, secret: str = "") -> FlaskClient:
    client = app.test_client()
    page = client.get("/sign-in", **HOST).get_data(as_text=True)
    code = accounts.digits_of(secret or SECRETS[login], utc_now())
    client.post("/sign-in", data={"csrf_token": token_in(page), "login": login, "password": PASSWORD, "code": code}, **HOST)  # fmt: skip
    return client


def _post(client: FlaskClient, path: str, *, at: str = "/workers", **form: str) -> str:
    page = client.get(at, **HOST).get_data(as_text=True)
    answer = client.post(path, data={"csrf_token": token_in(page), **form}, **HOST, follow_redirects=True)
    return answer.get_data(as_text=True)


def _sent(notes: Flask, desk: Desk, told: str = "beside-worker") -> Phone:
    """Return the laptop after a story that was told beside a worker and sent."""
    laptop = begin(sign_in(Phone(notes), desk), told)
    laptop.press("save", words=CANARY, title="Canary title").press("hand-over").press("hand-over-now").press(
        "handed"
    )
    with Session(desk.engine) as session, session.begin():
        session.execute(select(Story)).scalar_one().state = "sent"
    return laptop


def test_an_invitation_made_here_is_used_at_notes(app: Flask, notes: Flask, desk: Desk) -> None:
    client = _let_in(app, "adm")
    last = desk.clock.moment().today + timedelta(days=90)
    token = re.search(r'class="address">([\w-]{43})<', _post(client, "/workers/invite", category="abuse-adviser", ends_on=last.isoformat()))  # fmt: skip
    assert token is not None
    assert client.get(f"/invitation/{token[1]}", **HOST).status_code == 404, "it makes nobody at the Desk"
    phone = Phone(notes).press("worker").press("worker-invited")
    digits = accounts.digits_of(phone.form.fields["secret"][0], utc_now())
    phone.press("worker-join", invitation=token[1], name="Jo", login="jo", password=PASSWORD, digits=digits)
    assert phone.page == "worker-list"
    shown = client.get("/workers", **HOST).get_data(as_text=True)
    assert "Jo" in shown and "sexual violence adviser" in shown and f"{last.day} {last:%B %Y}" in shown
    assert ">jo<" not in client.get("/people", **HOST).get_data(as_text=True), "she is no staff"


def test_an_end_that_cannot_be_used_is_said_and_nothing_is_lost(app: Flask) -> None:
    page = _post(_let_in(app, "adm"), "/workers/invite", category="other", ends_on="1999-01-01")
    assert (
        "within the next two years" in page
        and 'value="1999-01-01"' in page
        and 'value="other" selected' in page
    )


def test_a_worker_gets_into_no_desk(app: Flask, desk: Desk) -> None:
    worker(desk)
    client = _let_in(app, "jo", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert [client.get(path, **HOST).status_code for path in ("/queue", "/workers", "/people")] == [
        401,
        401,
        401,
    ]


def test_a_moderator_looks_after_no_workers(app: Flask, desk: Desk) -> None:
    client = _let_in(app, "ann")
    assert client.get("/workers", **HOST).status_code == 404


@pytest.mark.parametrize(
    ("told", "says"), [("beside-worker", "her own story"), ("on-behalf", "on her behalf")]
)
def test_moderators_see_how_it_was_told_and_not_who_the_worker_is(
    app: Flask, notes: Flask, desk: Desk, told: str, says: str
) -> None:
    worker(desk, "margery")
    laptop = begin(sign_in(Phone(notes), desk, login="margery"), told)
    laptop.press("save", words="One line.").press("hand-over").press("hand-over-now").press("handed")
    with Session(desk.engine) as session, session.begin():
        story = session.execute(select(Story)).scalar_one()
        story.state, id = "sent", story.id
        label = session.execute(select(Assisted.label)).scalar_one()
    client = _let_in(app, "ann")
    for path in ("/queue", f"/stories/{id}"):
        page = client.get(path, **HOST).get_data(as_text=True)
        assert says in page and "Margery" not in page and label not in page


def test_the_second_yes_is_given_here_and_shows_no_mother(app: Flask, notes: Flask, desk: Desk) -> None:
    worker(desk)
    _sent(notes, desk)
    sign_in(Phone(notes), desk).press("worker-lost").press("worker-vouch")
    with Session(reading(desk.engine)) as session:
        id, visit = session.execute(select(RecoveryRow.id, RecoveryRow.assisted_id)).one()
        label = session.get_one(Assisted, visit).label
    client, admin = _let_in(app, "cus"), _let_in(app, "adm")
    page = client.get("/identity", **HOST).get_data(as_text=True)
    assert "Yes to new words, asked by Jo" in page
    assert label not in page and "anary" not in page
    assert "Yes to new words" not in admin.get("/workers", **HOST).get_data(as_text=True)
    for other, path in ((_let_in(app, "ann"), "/queue"), (admin, "/people")):
        token = token_in(other.get(path, **HOST).get_data(as_text=True))
        refused = other.post(f"/identity/words/{id}", data={"csrf_token": token, "do": "yes"}, **HOST)
        assert refused.status_code == 404, "only a custodian is a second person here"
    assert "worker-give" not in " ".join(sign_in(Phone(notes), desk).form.buttons)
    _post(client, f"/identity/words/{id}", at="/identity", do="yes")
    assert sign_in(Phone(notes), desk).press("worker-give").page == "worker-gave"
    assert "agree to new words" in admin.get("/log", **HOST).get_data(as_text=True)


def test_a_shut_worker_waits_in_nobody_s_list(app: Flask, notes: Flask, desk: Desk) -> None:
    id = worker(desk)
    _sent(notes, desk)
    sign_in(Phone(notes), desk).press("worker-lost").press("worker-vouch")
    client, custodian = _let_in(app, "adm"), _let_in(app, "cus")
    _post(client, f"/workers/{id}/shut")
    assert "asked by Jo" not in custodian.get("/identity", **HOST).get_data(as_text=True)
    _post(client, f"/workers/{id}/open")
    assert "asked by Jo" in custodian.get("/identity", **HOST).get_data(as_text=True)
