"""Passkeys of staff: each question is asked once and answered once, by the right key, from the right place, by a person."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive.ground import accounts, sign_ins
from archive.ground.clock import utc_now
from moderation.people import passkeys
from moderation.people_tables import PasskeyChallenge, PasskeyRow
from tests.softkey import PRESENT, SoftKey, plain
from tests.staffed import HOST, PASSWORD, SECRET, Seat, Staffed, token_in

ORIGIN = HOST["base_url"]


def _key(**changes: Any) -> SoftKey:
    return SoftKey(origin=ORIGIN, host="desk.localhost", **changes)


def _options(page: str) -> dict[str, Any]:
    found = re.search(r'data-options="([^"]+)"', page)
    assert found is not None, page
    asked: dict[str, Any] = json.loads(unescape(found[1]))
    return asked


def _begin(seat: Seat, **form: str) -> tuple[int, str]:
    digits = accounts.digits_of(SECRET, utc_now() + timedelta(seconds=30))
    return seat.post("/passkeys", **{"password": PASSWORD, "code": digits, "name": "Work phone", **form})


def _add(house: Staffed, login: str = "ann", key: SoftKey | None = None, **wrong: Any) -> tuple[SoftKey, int]:
    """Add a passkey by the pages, and return it with the last status."""
    key, seat = key or _key(), house.let_in(login)
    options = _options(_begin(seat)[1])
    return key, seat.post("/passkeys/made", answer=key.make(options, **wrong), name="Work phone")[0]


def _stranger(house: Staffed) -> Seat:
    return Seat(house.app.test_client())


def _ask(seat: Seat, login: str) -> dict[str, Any]:
    page = seat.client.get("/sign-in", **HOST).get_data(as_text=True)
    form = {"csrf_token": token_in(page), "login": login}
    return _options(seat.client.post("/sign-in/passkey", data=form, **HOST).get_data(as_text=True))


def _answer(seat: Seat, answer: str) -> int:
    page = seat.client.get("/sign-in", **HOST).get_data(as_text=True)
    form = {"csrf_token": token_in(page), "answer": answer}
    return seat.client.post("/sign-in/passkey/answer", data=form, **HOST).status_code


def _inside(seat: Seat) -> bool:
    return seat.get("/queue")[0] == 200


def test_a_passkey_is_added_and_signs_in_and_the_six_digits_still_do(house: Staffed) -> None:
    key, status = _add(house)
    assert status == 303
    seat = _stranger(house)
    assert not _inside(seat)
    assert _answer(seat, key.show(_ask(seat, " Ann "))) == 303 and _inside(seat)
    assert "Work phone" in seat.get("/passkeys")[1]
    assert _inside(house.let_in("bea"))
    assert house.acts("ann") == ["add a passkey"]


def test_user_verification_is_asked_for_and_a_resident_key_is_not(house: Staffed) -> None:
    options = _options(_begin(house.let_in("ann"))[1])
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "discouraged"
    assert options["rp"]["id"] == "desk.localhost" and options["attestation"] == "none"
    assert _ask(_stranger(house), "ann")["userVerification"] == "required"


WRONG = {
    "another challenge": {"challenge": plain(bytes(32))},
    "another origin": {"origin": "http://desk.localhost.evil.example"},
    "another port": {"origin": "http://desk.localhost:9999"},
    "another house": {"host": "evil.example"},
    "nobody verified": {"flags": PRESENT},
    "nobody present": {"flags": 0x04},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_answer_lets_nobody_in(house: Staffed, wrong: dict[str, Any]) -> None:
    key, _ = _add(house)
    seat = _stranger(house)
    assert _answer(seat, key.show(_ask(seat, "ann"), **wrong)) == 422
    assert not _inside(seat)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_answer_adds_nothing(house: Staffed, wrong: dict[str, Any]) -> None:
    assert _add(house, **wrong)[1] == 422
    with Session(house.desk.engine) as session:
        assert session.execute(select(PasskeyRow)).first() is None


def test_an_answer_opens_once(house: Staffed) -> None:
    key, _ = _add(house)
    seat = _stranger(house)
    answer = key.show(_ask(seat, "ann"))
    cookie = seat.client.get_cookie("s-d", domain="desk.localhost")
    assert cookie is not None
    assert _answer(seat, answer) == 303
    thief = _stranger(house)
    thief.client.set_cookie("s-d", cookie.value, domain="desk.localhost")
    assert _replayed(thief, answer) == 422
    with Session(house.desk.engine) as session:
        assert session.execute(select(PasskeyChallenge)).first() is None


def _replayed(thief: Seat, answer: str) -> int:
    """Send an answer with the cookie as it was kept, whose token of the forms goes with it."""
    thief.client.application.config["WTF_CSRF_ENABLED"] = False
    return thief.client.post("/sign-in/passkey/answer", data={"answer": answer}, **HOST).status_code


def test_a_wrong_answer_uses_the_question_up_too(house: Staffed) -> None:
    key, _ = _add(house)
    seat = _stranger(house)
    options = _ask(seat, "ann")
    assert _answer(seat, key.show(options, origin="http://evil.example")) == 422
    assert _answer(seat, key.show(options)) == 422 and not _inside(seat)


def test_a_question_waits_five_minutes(house: Staffed) -> None:
    key, _ = _add(house)
    seat = _stranger(house)
    options = _ask(seat, "ann")
    with time_machine.travel(utc_now() + passkeys.LIVES + timedelta(seconds=1), tick=False):
        assert _answer(seat, key.show(options)) == 422


def test_a_copy_that_counts_backwards_is_refused(house: Staffed) -> None:
    key, _ = _add(house)
    seat = _stranger(house)
    key.uses = 9
    assert _answer(seat, key.show(_ask(seat, "ann"))) == 303
    copy = _key(id=key.id, secret=key.secret, uses=5)
    other = _stranger(house)
    assert _answer(other, copy.show(_ask(other, "ann"))) == 422
    assert _answer(other, copy.show(_ask(other, "ann"), counts=4)) == 422, "nor the same count again"
    assert _answer(other, copy.show(_ask(other, "ann"), counts=1)) == 303


def test_a_key_opens_nobody_elses_account(house: Staffed) -> None:
    key, _ = _add(house, "ann")
    seat = _stranger(house)
    assert _answer(seat, key.show(_ask(seat, "adm"))) == 422
    forged = _key(id=key.id)
    assert _answer(seat, forged.show(_ask(seat, "ann"))) == 422, "the right name, another secret"


@pytest.mark.parametrize("answer", ["", "{}", "[]", "x", '{"id": 7}', "[" * 5000, '"' + "a" * 100_000])
def test_what_is_no_answer_is_refused_kindly(house: Staffed, answer: str) -> None:
    seat = _stranger(house)
    _ask(seat, "ann")
    assert _answer(seat, answer) == 422
    ann = house.let_in("ann")
    _begin(ann)
    assert ann.post("/passkeys/made", answer=answer)[0] == 422


def test_an_answer_to_a_sign_in_adds_no_key_and_the_other_way_round(house: Staffed) -> None:
    ann, key = house.let_in("ann"), _key()
    options = _options(_begin(ann)[1])
    bea = house.let_in("bea")
    _begin(bea)
    assert bea.post("/passkeys/made", answer=key.make(options))[0] == 422, "asked of somebody else"
    assert ann.post("/sign-in/passkey/answer", answer=key.show(options))[0] == 422


def test_whoever_has_no_key_or_no_account_is_asked_the_same(house: Staffed) -> None:
    _add(house)
    asked = [_ask(_stranger(house), login) for login in ("ann", "bea", "nobody", "nobody")]
    assert {json.dumps(sorted(one)) for one in asked} == {json.dumps(sorted(asked[0]))}
    assert all(len(one["allowCredentials"]) == 1 for one in asked)
    assert len({len(one["allowCredentials"][0]["id"]) for one in asked}) == 1
    assert asked[2]["allowCredentials"] == asked[3]["allowCredentials"] != asked[1]["allowCredentials"]
    assert len({one["challenge"] for one in asked}) == 4


def test_tries_are_counted_as_those_with_digits_are(house: Staffed) -> None:
    _add(house)
    seat, stranger = _stranger(house), _key()
    for _ in range(sign_ins.TRIES):
        assert _answer(seat, stranger.show(_ask(seat, "ann"))) == 422
    page = seat.client.get("/sign-in", **HOST).get_data(as_text=True)
    form = {"csrf_token": token_in(page), "login": "ann"}
    assert seat.client.post("/sign-in/passkey", data=form, **HOST).status_code == 429


@pytest.mark.parametrize("form", [{"password": "three wrong words here"}, {"code": "000000"}])
def test_adding_one_takes_password_and_digits_again(house: Staffed, form: dict[str, str]) -> None:
    status, page = _begin(house.let_in("ann"), **form)
    assert status == 422 and "data-options" not in page and 'value="Work phone"' in page


def test_a_shut_account_and_a_key_taken_away_open_nothing(house: Staffed) -> None:
    key, _ = _add(house)
    seat = _stranger(house)
    with Session(house.desk.engine) as session, session.begin():
        session.execute(text("UPDATE person SET is_disabled = 1 WHERE login = 'ann'"))
    assert _answer(seat, key.show(_ask(seat, "ann"))) == 422
    with Session(house.desk.engine) as session, session.begin():
        session.execute(text("UPDATE person SET is_disabled = 0 WHERE login = 'ann'"))
    bea, ann = house.let_in("bea"), _stranger(house)
    assert bea.post(f"/passkeys/{plain(key.id)}/away")[0] == 404, "somebody else's"
    assert _answer(ann, key.show(_ask(ann, "ann"))) == 303
    assert ann.post(f"/passkeys/{plain(key.id)}/away")[0] == 303
    last = _stranger(house)
    assert _answer(last, key.show(_ask(last, "ann"))) == 422


def test_the_refusals_come_from_the_proof(house: Staffed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: nobody looks at what a key answers."""
    key, _ = _add(house)
    monkeypatch.setattr("archive.ground.passkeys.used", lambda *_, uses, **__: uses)
    seat = _stranger(house)
    assert _answer(seat, key.show(_ask(seat, "ann"), origin="http://evil.example")) == 303
