"""The entrance: nobody comes in without a name, a password and fresh digits, and nobody stays after signing out."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import time_machine
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.ground.entrance import WRONG
from archive.ground.web import is_marked
from archive.reading import trainers
from archive.rules.choices import Profession
from archive.rules.errors import BadInput, NotFound
from tests.rooms.coming_in import addresses
from tests.rooms.shelving import PASSWORD, Library, hrefs, text_of

ASKING = {("GET", "/ask"), ("POST", "/ask"), ("POST", "/ask/answer")}
OPEN = {("GET", "/"), ("GET", "/sign-in"), ("POST", "/sign-in"), *ASKING}
COURSE = {"/course/login": 404, "/course/launch": 409, "/course/open/" + "A" * 22: 409, "/course/keys": 200}
"""Of a learning system, without what it would sign: nothing there, a launch that cannot be used, and our public keys."""
UNKNOWN = {f"/{way}/" + "D" * 43 for way in ("invitation", "with-us", "in-the-room")}


def test_every_view_says_whom_it_admits(library: Library) -> None:
    for rule in library.app.url_map.iter_rules():
        if rule.endpoint != "static":
            assert is_marked(library.app.view_functions[rule.endpoint]), rule


def test_nobody_gets_past_the_entrance_without_signing_in(library: Library) -> None:
    visitor = library.visitor()
    for method, address in addresses(library):
        if (method, address) in OPEN or address.startswith("/static"):
            continue
        status = visitor.open(address, method=method).status_code
        assert status == COURSE.get(address, 404 if address in UNKNOWN else 401), (method, address)


def test_a_learner_sees_no_page_of_a_trainer_and_a_trainer_none_of_a_learner(library: Library) -> None:
    trainer = library.trainer()
    for method, address in addresses(library):
        if address.startswith("/together"):
            assert trainer.client.open(address, method=method).status_code == 404, (method, address)


def test_every_answer_carries_the_strict_headers(library: Library) -> None:
    trainer = library.trainer()
    for client in (library.visitor(), trainer.client):
        for method, address in addresses(library):
            if address.startswith("/static") or address == "/sign-out":
                continue
            headers = client.open(address, method=method).headers
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["Cache-Control"] == "no-store"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_form_without_its_token_is_refused(library: Library) -> None:
    library.app.config["WTF_CSRF_ENABLED"] = True
    answer = library.visitor().post("/sign-in", data={"login": "tess"})

    assert answer.status_code == 400


def test_every_form_carries_a_token(library: Library) -> None:
    trainer = library.trainer()
    library.app.config["WTF_CSRF_ENABLED"] = True
    story = library.publish()
    for address in ("/search", "/themes", "/playlists", f"/stories/{story}", "/sign-in"):
        page = trainer.get(address)
        for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
            assert 'method="get"' in form or 'name="csrf_token"' in form, address


# Signing in


def test_a_trainer_signs_in_and_sees_the_stories(library: Library) -> None:
    library.publish("The kettle")
    trainer = library.trainer()

    assert "The kettle" in trainer.get("/search")
    assert trainer.client.get("/").headers["Location"] == "/search"
    assert library.visitor().get("/").headers["Location"] == "/sign-in"


def test_used_digits_a_wrong_password_and_an_unknown_name_answer_the_same(library: Library) -> None:
    trainer = library.trainer("tess")
    with Session(library.room.lists) as session:
        # The digits that were used, and not those of now: a step may have ended since.
        used = session.get_one(Person, trainer.person_id).totp_last
    digits = pyotp.TOTP(trainer.secret).at(used * 30)
    tries = [
        {"login": "tess", "password": PASSWORD, "code": digits},
        {"login": "tess", "password": "not this one at all", "code": digits},
        {"login": "tess", "password": "p" * 5000, "code": "x"},
        {"login": "nobody", "password": PASSWORD, "code": digits},
    ]
    pages = []
    for fields in tries:
        answer = library.visitor().post("/sign-in", data=fields)
        assert answer.status_code == 422
        pages.append(text_of(answer.get_data(as_text=True)))

    assert len(set(pages)) == 1
    assert WRONG in pages[0]


def test_five_failed_tries_hold_up_that_name_and_no_other(library: Library) -> None:
    library.trainer("tess")
    other = library.trainer("omar")
    for _ in range(5):
        library.visitor().post(
            "/sign-in", data={"login": "tess", "password": "wrong wrong wrong", "code": "123456"}
        )

    assert (
        library.visitor().post("/sign-in", data={"login": "tess", "password": "x", "code": "1"}).status_code
        == 429
    )
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=45), tick=True):
        library.sign_in("omar", other.secret)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=90), tick=True):
        assert (
            library.visitor()
            .post("/sign-in", data={"login": "tess", "password": "x", "code": "1"})
            .status_code
            == 422
        )


def test_a_cookie_kept_from_before_signing_out_opens_nothing(library: Library) -> None:
    trainer = library.trainer()
    kept = trainer.client.get_cookie("s-r", domain="localhost")
    assert kept is not None

    answer = trainer.client.post("/sign-out")

    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    again = library.visitor()
    again.set_cookie("s-r", kept.value, domain="localhost")
    assert again.get("/search").status_code == 401
    assert again.post("/playlists", data={"title": "x"}).status_code == 401


def test_a_disabled_trainer_is_out_at_once(library: Library) -> None:
    trainer = library.trainer()
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Person, trainer.person_id).is_disabled = True

    assert trainer.client.get("/search").status_code == 401


@pytest.mark.parametrize("wait", [timedelta(minutes=31), timedelta(hours=9)])
def test_a_sign_in_that_waited_too_long_is_over(library: Library, wait: timedelta) -> None:
    trainer = library.trainer()
    with time_machine.travel(datetime.now(UTC) + wait, tick=True):
        assert trainer.client.get("/search").status_code == 401


# Invitations


def invited(library: Library) -> str:
    organisation = library.organisation()
    with Session(library.room.lists) as session, session.begin():
        taught = [Profession.STUDENTS]
        return trainers.invite(
            session, organisation_id=organisation, professions=taught, now=datetime.now(UTC)
        )


def test_an_invitation_makes_one_trainer_and_then_no_other(library: Library) -> None:
    token, visitor = invited(library), library.visitor()
    page = visitor.get(f"/invitation/{token}").get_data(as_text=True)
    secret = re.search(r'name="secret" value="([A-Z2-7]+)"', page)
    assert secret
    fields = {
        "login": "ana",
        "name": "Ana",
        "password": PASSWORD,
        "secret": secret[1],
        "code": pyotp.TOTP(secret[1]).now(),
    }

    wrong = visitor.post(f"/invitation/{token}", data={**fields, "password": "short", "code": "000000"})
    assert wrong.status_code == 422
    assert secret[1] in wrong.get_data(as_text=True)
    assert "short" not in re.sub(r"<style.*?</style>", "", wrong.get_data(as_text=True)).replace(
        'class="short"', ""
    )

    assert visitor.post(f"/invitation/{token}", data=fields).status_code == 303
    assert (
        visitor.get("/search").headers["Location"].startswith("/purpose")
    )  # What she is here for comes first.
    assert visitor.get("/purpose").status_code == 200
    assert library.visitor().get(f"/invitation/{token}").status_code == 404
    assert library.visitor().post(f"/invitation/{token}", data={**fields, "login": "eve"}).status_code == 404


def test_the_code_for_the_app_is_drawn_without_any_style(library: Library) -> None:
    page = library.visitor().get(f"/invitation/{invited(library)}").get_data(as_text=True)
    picture = re.search(r'<svg class="qr".*?</svg>', page, re.DOTALL)

    assert picture
    assert "style" not in picture[0]
    assert "http" not in picture[0].replace("http://www.w3.org/2000/svg", "")


def test_an_organisation_needs_an_area_and_a_trainer_a_profession(library: Library) -> None:
    with Session(library.room.lists) as session:
        with pytest.raises(BadInput):
            trainers.found_organisation(session, name="Nowhere", areas=[])
        with pytest.raises(BadInput):
            trainers.found_organisation(session, name="Nowhere", areas=["atlantis"])
        with pytest.raises(BadInput):
            trainers.found_organisation(session, name="  ", areas=["kent"])
        id = trainers.found_organisation(session, name="Meadow", areas=["kent"])
        with pytest.raises(BadInput):
            trainers.invite(session, organisation_id=id, professions=[], now=datetime.now(UTC))
        with pytest.raises(NotFound):
            trainers.invite(
                session, organisation_id="none", professions=[Profession.COURT], now=datetime.now(UTC)
            )


# What a page and a log hold


def test_no_page_names_another_host_or_holds_a_script_or_a_style(library: Library) -> None:
    story = library.publish()
    trainer = library.trainer()
    for address in ("/search", "/themes", "/playlists", f"/stories/{story}", "/sign-in"):
        page = trainer.get(address)
        assert not [href for href in hrefs(page) if not href.startswith(("/", "#", "tel:"))], address
        ours = re.sub(r'<script type="module" src="/static/\w+\.js\?v=[0-9a-f]+"></script>', "", page)
        assert "<script" not in ours, "nothing but a file of ours"
        assert " style=" not in page
        assert not re.search(r"\son\w+=", page)


def test_nothing_anyone_asked_or_read_is_in_a_log(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    story = library.publish(words="A canary called vixenbrook sang.")
    trainer = library.trainer()
    with caplog.at_level(logging.DEBUG):
        trainer.get("/search?q=vixenbrook")
        trainer.get(f"/stories/{story}")
        trainer.client.get("/search?q=vixenbrook&page=x")

    assert "vixenbrook" not in caplog.text
    assert story not in caplog.text
