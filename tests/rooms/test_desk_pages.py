"""The Desk's pages: marked, signed in, by role; the administrator opens no story by any address."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.ground import accounts, web
from archive.ground.clock import utc_now
from archive.settings import Address, Place, desk_settings
from moderation import queue, staff
from moderation.app import create_app
from stories import drafts
from stories.desk import Desk
from tests.town import Town

PASSWORD = "three plain words here"
SECRETS = {"ann": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "bea": "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU", "rev": "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", "adm": "NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE"}  # fmt: skip
ROLES = {"ann": "moderator", "bea": "moderator", "rev": "reviewer", "adm": "administrator"}
HOST = {"base_url": "http://desk.localhost:8002"}


@pytest.fixture
def app(place: Place, desk: Desk) -> Flask:
    """The Desk, with four people."""
    with Session(desk.engine) as session, session.begin():
        for login, role in ROLES.items():
            accounts.add_person(
                session,
                staff.totp_key(desk),
                login=login,
                name=login.title(),
                roles=(role,),
                password=accounts.new_password(PASSWORD),
                secret=SECRETS[login],
            )
    return create_app(desk_settings(place, Address("http://desk.localhost:8002")))


@pytest.fixture
def story_id(desk: Desk) -> str:
    """A story in the queue."""
    return Town(desk).tell("Denise came on Tuesday.", title="Canary title")


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _sign_in(app: Flask, login: str) -> FlaskClient:
    client = app.test_client()
    page = client.get("/sign-in", **HOST).get_data(as_text=True)
    form = {
        "csrf_token": _token(page),
        "login": login,
        "password": PASSWORD,
        "code": accounts.digits_of(SECRETS[login], utc_now()),
    }
    assert client.post("/sign-in", data=form, **HOST).status_code == 303
    return client


def _post(client: FlaskClient, path: str, **form: str) -> tuple[int, str]:
    page = client.get("/queue", **HOST)
    if page.status_code != 200:
        page = client.get("/people", **HOST)
    answer = client.post(path, data={"csrf_token": _token(page.get_data(as_text=True)), **form}, **HOST)
    return answer.status_code, answer.get_data(as_text=True)


def test_every_view_says_whom_it_admits(app: Flask) -> None:
    app.view_functions["planted"] = lambda: "x"
    unmarked = [
        name for name, view in app.view_functions.items() if name != "static" and not web.is_marked(view)
    ]
    assert unmarked == ["planted"]


def test_an_unmarked_view_admits_nobody(app: Flask) -> None:
    app.add_url_rule("/planted", "planted", lambda: "her words")
    answer = _sign_in(app, "ann").get("/planted", **HOST)
    assert answer.status_code == 404
    assert "her words" not in answer.get_data(as_text=True)


def test_nobody_gets_in_without_signing_in(app: Flask, story_id: str) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint == "static" or getattr(view, "admits", None) is None:
            continue
        path = rule.rule.replace("<id>", story_id).replace("<int:number>", "1")
        answer = client.get(path, **HOST) if "GET" in (rule.methods or ()) else client.post(path, **HOST)
        assert answer.status_code in (400, 401), path


def test_the_administrator_reads_no_story_by_any_address(app: Flask, story_id: str) -> None:
    client = _sign_in(app, "adm")
    tried = 0
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("stories."):
            continue
        path = rule.rule.replace("<id>", story_id).replace("<int:number>", "1")
        if "GET" in (rule.methods or ()):
            status, body = (answer := client.get(path, **HOST)).status_code, answer.get_data(as_text=True)
        else:
            status, body = _post(client, path)
        assert status == 404 and "Canary" not in body and "Denise" not in body, path
        tried += 1
    assert tried > 10


def test_a_moderator_opens_neither_accounts_nor_the_log(app: Flask) -> None:
    client = _sign_in(app, "ann")
    assert [client.get(path, **HOST).status_code for path in ("/people", "/log")] == [404, 404]


def test_a_replayed_cookie_after_signing_out_opens_nothing(app: Flask) -> None:
    client = _sign_in(app, "ann")
    cookie = client.get_cookie("s-d", domain="desk.localhost")
    assert cookie is not None
    status, _ = _post(client, "/sign-out")
    assert status == 200
    thief = app.test_client()
    thief.set_cookie("s-d", cookie.value, domain="desk.localhost")
    assert thief.get("/queue", **HOST).status_code == 401


def test_a_shut_account_is_out_at_its_next_request(app: Flask, desk: Desk) -> None:
    client = _sign_in(app, "ann")
    with Session(desk.engine) as session, session.begin():
        ann = next(one for one in staff.colleagues(session) if one.login == "ann")
        staff.shut(session, ann.id, "adm", Town(desk).now)
    assert client.get("/queue", **HOST).status_code == 401


def test_a_form_from_elsewhere_is_not_heard(app: Flask, story_id: str) -> None:
    client = _sign_in(app, "ann")
    assert client.post(f"/stories/{story_id}/claim", **HOST).status_code == 400
    token = _token(client.get("/queue", **HOST).get_data(as_text=True))
    crossed = client.post(
        f"/stories/{story_id}/claim",
        data={"csrf_token": token},
        headers={"Sec-Fetch-Site": "cross-site"},
        **HOST,
    )
    assert crossed.status_code == 404


def test_the_raw_words_are_only_for_who_has_it_open(app: Flask, story_id: str) -> None:
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    assert "Denise" not in ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert _post(ann, f"/stories/{story_id}/claim")[0] == 303
    assert "Denise" in ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "Denise" not in bea.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert _post(bea, f"/stories/{story_id}/claim")[0] == 409


def test_the_same_person_twice_is_refused_by_direct_post_too(app: Flask, story_id: str) -> None:
    ann, rev = _sign_in(app, "ann"), _sign_in(app, "rev")
    _post(ann, f"/stories/{story_id}/claim")
    _post(ann, f"/stories/{story_id}/mark", phrase="Denise", kind="person", instead="the worker")
    _post(ann, f"/stories/{story_id}/mark", phrase="Tuesday", kind="date", instead="one day")
    _post(
        ann,
        f"/stories/{story_id}/describe",
        title="A visit",
        what="A visit.",
        theme="6.1",
        intruder_note="Nobody.",
    )
    assert _post(ann, f"/stories/{story_id}/ready")[0] == 303
    _post(
        rev,
        f"/stories/{story_id}/court",
        basis="not-about-proceedings",
        content="own-life",
        reference="read today",
    )
    _post(ann, f"/stories/{story_id}/claim")
    status, page = _post(ann, f"/stories/{story_id}/agree")
    assert status == 409 and "second person" in page
    assert _post(rev, f"/stories/{story_id}/claim")[0] == 303
    assert "Denise" in rev.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert _post(rev, f"/stories/{story_id}/agree")[0] == 303


def test_only_the_reviewer_records_a_court_check(app: Flask, story_id: str) -> None:
    assert (
        _post(
            _sign_in(app, "ann"),
            f"/stories/{story_id}/court",
            basis="not-about-proceedings",
            content="own-life",
            reference="x",
        )[0]
        == 404
    )


@pytest.mark.parametrize(
    "form", [{"phrase": ""}, {"phrase": "nowhere to be found"}, {"phrase": "Denise", "kind": "planet"}]
)
def test_bad_input_says_what_to_do(app: Flask, story_id: str, form: dict[str, str]) -> None:
    ann = _sign_in(app, "ann")
    _post(ann, f"/stories/{story_id}/claim")
    status, page = _post(ann, f"/stories/{story_id}/mark", **{"kind": "person", "instead": "x", **form})
    assert status == 422 and "<h1>" in page


def test_pages_carry_the_strict_headers_and_are_never_stored(app: Flask) -> None:
    client = _sign_in(app, "ann")
    for path in ("/queue", "/sign-in", "/nowhere"):
        headers = client.get(path, **HOST).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "ETag" not in headers and "Last-Modified" not in headers


def test_another_host_name_is_not_served(app: Flask) -> None:
    assert app.test_client().get("/sign-in", base_url="http://evil.example").status_code == 400


def test_an_invitation_makes_one_colleague_with_one_role(app: Flask, desk: Desk) -> None:
    admin = _sign_in(app, "adm")
    _, page = _post(admin, "/people/invite", role="reviewer")
    address = re.search(r"/invitation/[\w-]+", page)
    assert address is not None
    guest = app.test_client()
    shown = guest.get(address[0], **HOST).get_data(as_text=True)
    secret = re.search(r'name="secret" value="([^"]+)"', shown)
    assert secret is not None
    form = {"csrf_token": _token(shown), "secret": secret[1], "login": "new", "name": "New", "password": PASSWORD, "code": accounts.digits_of(secret[1], utc_now())}  # fmt: skip
    assert guest.post(address[0], data={**form, "code": "000000"}, **HOST).status_code == 422
    assert guest.post(address[0], data=form, **HOST).status_code == 303
    assert guest.get("/queue", **HOST).status_code == 200
    assert app.test_client().get(address[0], **HOST).status_code == 404
    with Session(desk.engine) as session:
        assert next(one for one in staff.colleagues(session) if one.login == "new").roles == ("reviewer",)


def test_what_she_still_writes_is_no_page_at_all(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    with Session(desk.engine) as session, session.begin():
        draft = drafts.new_story(desk, session, drafts.begin(session, town.now), town.now).id
    ann = _sign_in(app, "ann")
    assert ann.get(f"/stories/{draft}", **HOST).status_code == 404
    assert _post(ann, f"/stories/{draft}/note", words="Hello.")[0] == 404
    assert ann.get(f"/stories/{draft}", **HOST).data == ann.get("/stories/nobody", **HOST).data


def test_the_queue_counts_what_waits(app: Flask, story_id: str, desk: Desk) -> None:
    with Session(desk.engine) as session:
        assert queue.counts(session, Town(desk).now).first == 1
        assert queue.waiting(desk, session, "x", Town(desk).now)[0].days >= 0
    assert timedelta(minutes=60) == queue.CLAIM_LASTS
