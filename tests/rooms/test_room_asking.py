"""Somebody asks to come in: kept sealed, found by a code alone, answered by a person, destroyed in time (d4)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground.accounts import Invitation
from archive.ground.sign_ins import SignInRow
from archive.reading.access import asking
from archive.reading.access.tables import ASKING_KEY, AccessRequest
from tests.rooms.shelving import Library, Signed, day, text_of

TOLD = {
    "name": "Rosalind Ferncliffe",
    "contact": "rosalind@college.example",
    "works": "Tarnside College",
    "teaches": "Student midwives",
    "what_for": "Two sessions",
    "how_long": "Until summer",
    "once": "o" * 43,
}


def ask(client: FlaskClient, **other: str) -> str:
    answer = client.post("/ask", data={**TOLD, **other})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    code = re.search(r"<code>([0-9A-Z-]{23})</code>", answer.get_data(as_text=True))
    assert code
    return code[1]


def state(client: FlaskClient, code: str, status: int = 200) -> str:
    answer = client.post("/ask/answer", data={"code": code})
    assert answer.status_code == status, answer.get_data(as_text=True)
    return text_of(answer.get_data(as_text=True))


def only(steward: Signed) -> str:
    found = re.findall(r"/requests/[\w-]{22}", steward.get("/requests"))
    assert len(found) == 1
    return str(found[0])


def test_the_entrance_says_where_to_ask_and_what_is_missing_and_loses_nothing(library: Library) -> None:
    visitor = library.visitor()
    assert "/ask" in visitor.get("/sign-in").get_data(as_text=True)
    answer = visitor.post("/ask", data={"name": "Rosalind Ferncliffe", "what_for": "x" * 501})
    said = answer.get_data(as_text=True)
    assert answer.status_code == 422 and 'value="Rosalind Ferncliffe"' in said and "x" * 501 in said
    assert all(asking.MISSING[name] in said for name in ("contact", "works", "teaches", "how_long"))
    assert "at most 500" in said


def test_a_request_lies_sealed_and_no_address_of_who_asked_is_kept(library: Library) -> None:
    code = ask(library.visitor())
    kept = b"".join(
        path.read_bytes() for path in library.place.data.iterdir() if path.name.startswith("lists")
    )
    assert b"access_request" in kept
    for word in (b"Rosalind", b"college.example", b"Tarnside", b"127.0.0.1", code.encode()):
        assert word not in kept, word


def test_the_same_form_sent_twice_is_one_request_with_one_code(library: Library) -> None:
    visitor = library.visitor()
    assert ask(visitor) == ask(visitor, works="Another college")
    assert ask(visitor, once="p" * 43) != ask(visitor, once="short") != ask(visitor, once="short")
    with Session(library.room.lists) as session:
        assert session.execute(select(func.count()).select_from(AccessRequest)).scalar_one() == 4
        key = library.room.shelf.keys.get(ASKING_KEY)
        assert "Another college" in {one.told.works for one in asking.all(session, key, day(0))}


def test_no_request_is_found_without_its_code_and_all_wrong_ones_answer_alike(library: Library) -> None:
    visitor, steward, trainer = library.visitor(), library.steward(), library.trainer()
    code = ask(visitor)
    assert "Nobody has answered yet" in state(visitor, code)
    assert "Nobody has answered yet" in state(library.visitor(), f" {code.lower().replace('-', ' ')} ")
    wrong = {state(visitor, other, 404).replace(other, "") for other in ("0" * 20, "", "x", code[:-1])}
    assert len(wrong) == 1 and asking.NO_CODE in wrong.pop()
    path = only(steward)
    for method, address in (
        ("GET", "/requests"),
        ("GET", path),
        ("POST", f"{path}/yes"),
        ("POST", f"{path}/no"),
    ):
        assert trainer.client.open(address, method=method).status_code == 404
        assert visitor.open(address, method=method).status_code == 401
    missing = steward.client.get("/requests/" + "z" * 22)
    assert missing.status_code == 404


def test_a_yes_shows_a_one_use_invitation_once_and_the_conditions_to_both(library: Library) -> None:
    visitor, steward = library.visitor(), library.steward()
    code = ask(visitor)
    path = only(steward)
    form = {
        "name": "Tarnside College", "area": ["kent"], "role": "trainer", "profession": ["midwives-health-visitors"],
        "until": day(60).isoformat(), "conditions": "Only with second-year students.",
    }  # fmt: skip
    for missing, sentence in (
        ("until", "Say the last day"),
        ("area", "at least one area"),
        ("profession", "at least one profession"),
    ):
        status, said = steward.refused(
            f"{path}/yes", **{name: value for name, value in form.items() if name != missing}
        )
        assert status == 422 and sentence in said and "Only with second-year" in said, missing
    shown = steward.post(f"{path}/yes", **form)
    token = re.search(r"/invitation/([\w-]{43})", shown)
    assert token
    status, said = steward.refused(f"{path}/yes", **{**form, "name": "Another"})
    assert status == 409 and asking.ANSWERED in said
    with Session(library.room.lists) as session:
        assert session.execute(select(func.count()).select_from(Invitation)).scalar_one() == 1
    assert "Another" not in steward.get("/organisations"), "what was refused left nothing"
    assert token[1] not in steward.get(path) and "Only with second-year students." in steward.get(path)
    told = state(visitor, code)
    assert (
        "Yes, you may come in" in told and "Only with second-year students." in told and token[1] not in told
    )
    trainer = library.join(token[1], "rosalind")
    assert trainer.client.get("/search").status_code == 200


def test_a_no_needs_kind_words_which_the_asker_reads(library: Library) -> None:
    visitor, steward = library.visitor(), library.steward()
    code = ask(visitor)
    path = only(steward)
    status, said = steward.refused(f"{path}/no", why=" ")
    assert status == 422 and "in kind words" in said
    for _ in range(2):
        steward.client.post(f"{path}/no", data={"why": "We let in those who teach. Ask again then."})
    assert "We let in those who teach" in state(visitor, code)
    assert steward.refused(f"{path}/no", why="Otherwise")[0] == 409
    kept = b"".join(
        path.read_bytes() for path in library.place.data.iterdir() if path.name.startswith("lists")
    )
    assert b"those who teach" not in kept


def test_it_is_unknown_after_ninety_days_and_destroyed_when_the_room_next_opens(library: Library) -> None:
    visitor, steward = library.visitor(), library.steward()
    code = ask(visitor)
    path = only(steward)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=90), tick=True):
        assert "Nobody has answered yet" in state(visitor, code)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=91), tick=True):
        assert asking.NO_CODE in state(visitor, code, 404)
        again = library.sign_in_again(steward)
        assert again.client.get(path).status_code == 404 and "Nobody is waiting" in again.get("/requests")
        with Session(library.room.lists) as session:
            assert session.execute(select(AccessRequest)).first() is None
            # Each lasts hours: of those of three months ago nothing is left either.
            assert session.execute(select(func.count()).select_from(SignInRow)).scalar_one() == 1


def test_many_at_once_are_asked_to_wait_and_what_they_typed_stands_there(library: Library) -> None:
    for n in range(5):
        ask(library.visitor(), once=f"{n}" * 43)
    answer = library.visitor().post("/ask", data={**TOLD, "once": "9" * 43})
    assert answer.status_code == 429 and 'value="Rosalind Ferncliffe"' in answer.get_data(as_text=True)
    with Session(library.room.lists) as session:
        assert session.execute(select(func.count()).select_from(AccessRequest)).scalar_one() == 5


def test_no_more_wait_than_people_can_answer(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_WAITING", 1)
    ask(library.visitor())
    answer = library.visitor().post("/ask", data={**TOLD, "once": "q" * 43})
    assert answer.status_code == 429 and asking.FULL in answer.get_data(as_text=True)


def test_a_page_of_a_steward_is_called_what_leads_to_it(library: Library) -> None:
    steward = library.steward()
    head = steward.get("/requests").partition("<nav")[2].partition("</nav>")[0]
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', head)
    assert len(links) == 5
    for address, name in links:
        (heading,) = re.findall(r"<h1>([^<]+)</h1>", page := steward.get(address))
        assert heading.startswith(name), address
        assert page.count("Sign out") == 1, address
