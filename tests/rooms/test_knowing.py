"""An administrator cannot make themself a reader: whom they invite opens nothing until one who reads knows that person."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from sqlalchemy import delete
from sqlalchemy.orm import Session

from archive.cli import main
from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.ground.clock import utc_now
from archive.rules import roles as rules
from archive.rules.errors import BadInput, NotFound, Refused
from archive.settings import Place
from moderation.people import knowing, staff
from moderation.people_tables import KnownRow
from stories.desk import Desk
from tests.staffed import HOST, PASSWORD, Seat, Staffed, fill, token_in
from tests.town import Town

ROOMS = ("/queue", "/people", "/log", "/identity", "/identity/asked", "/safeguarding", "/safeguarding/second", "/before",
         "/takedowns", "/translations", "/promises", "/my-reading", "/calm", "/passkeys", "/colleagues")  # fmt: skip


@pytest.fixture
def admin(house: Staffed) -> Seat:
    """The administrator's browser."""
    return house.let_in("adm")


def _invited(admin: Seat, *roles: str, login: str = "new") -> Seat:
    """Return the browser of somebody who has just made an account from an administrator's invitation."""
    _, page = admin.post("/people/invite", role=list(roles))
    found = re.search(r"/invitation/[\w-]+", page)
    assert found is not None
    guest = admin.client.application.test_client()
    shown = guest.get(found[0], **HOST).get_data(as_text=True)
    secret = re.search(r'name="secret" value="([^"]+)"', shown)
    assert secret is not None
    form = {"csrf_token": token_in(shown), "secret": secret[1], "login": login, "name": login.title(), "password": PASSWORD, "code": accounts.digits_of(secret[1], utc_now())}  # fmt: skip
    assert guest.post(found[0], data=form, **HOST).status_code == 303
    return Seat(guest)


def _id(house: Staffed, login: str = "new") -> str:
    with Session(house.desk.engine) as session:
        return session.query(Person).filter_by(login=login).one().id


def _press(seat: Seat, id: str, do: str, *roles: str) -> int:
    return seat.post(f"/colleagues/{id}/{do}", roles=" ".join(roles))[0]


@pytest.mark.parametrize("role", rules.CARES)
def test_who_is_invited_to_read_or_to_hold_identities_opens_nothing_before_a_colleague_knows_them(
    house: Staffed, admin: Seat, role: str
) -> None:
    story_id, new = Town(house.desk).tell("Denise came.", title="Canary"), _invited(admin, role)
    assert new.client.get("/", **HOST).status_code == 303
    answer = new.client.get("/", follow_redirects=True, **HOST)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "say that they know you" in page
    assert {path: new.get(path)[0] for path in ROOMS} == dict.fromkeys(ROOMS, 404)
    for path in (f"/stories/{story_id}/claim", f"/stories/{story_id}/worry", "/people/invite", "/passkeys"):
        status, body = new.post(path)
        assert status == 404 and "Canary" not in body, path
    ways = set(re.findall(r'href="(/[^"]*)"', page))
    assert {
        way for way in ways if not way.startswith("/static") and new.get(way)[0] not in (200, 303)
    } == set()


def test_no_address_of_the_desk_answers_who_waits_but_the_one_that_says_so(
    house: Staffed, admin: Seat
) -> None:
    story_id, new, tried = Town(house.desk).tell("Denise came."), _invited(admin, "moderator"), 0
    for rule in house.app.url_map.iter_rules():
        if rule.endpoint.startswith(("entrance.", "static")) or rule.endpoint in ("knowing.wait", "passkeys.ask", "passkeys.answer"):  # fmt: skip
            continue
        path = re.sub(r"<(int:)?number>", "1", rule.rule)
        path = re.sub(r"<[^>]+>", story_id, path)
        status, _ = new.get(path) if "GET" in (rule.methods or ()) else new.post(path)
        assert status == 404, path
        tried += 1
    assert tried > 80


def test_a_colleague_who_knows_them_lets_them_in(house: Staffed, admin: Seat) -> None:
    new, ann = _invited(admin, "moderator"), house.let_in("ann")
    head = ann.get("/queue")[1]
    assert "New colleagues (1)" in head
    page = ann.get("/colleagues")[1]
    assert "New" in page and "moderator" in page and "Adm" in page and "2026" in page
    assert _press(ann, _id(house), "known", "moderator") == 303
    assert new.get("/queue")[0] == 200
    assert house.acts("ann")[-1] == "know a colleague"
    assert "New colleagues" not in ann.get("/queue")[1]


def test_a_colleague_who_does_not_know_them_shuts_the_account_and_the_log_says_it(
    house: Staffed, admin: Seat
) -> None:
    new, cus = _invited(admin, "moderator"), house.let_in("cus")
    assert _press(cus, _id(house), "unknown", "moderator") == 303
    assert new.get("/waiting")[0] == 401
    assert house.acts("cus")[-1] == "do not know a colleague"
    # The administrator lets them in again: they wait as before.
    assert admin.post(f"/people/{_id(house)}/open")[0] == 303
    assert "New colleagues (1)" in house.let_in("ann").get("/queue")[1]
    with Session(house.desk.engine) as session:
        assert knowing.opens(session, session.get_one(Person, _id(house))) == {rules.WAITS}


def test_nobody_confirms_themself_nor_does_one_who_waits_nor_an_administrator_or_auditor(
    house: Staffed,
    admin: Seat,
) -> None:
    new, other = _invited(admin, "moderator"), _invited(admin, "reviewer", login="other")
    ids = _id(house), _id(house, "other")
    for seat in (new, other, house.let_in("aud"), admin):
        for id, role in zip(ids, ("moderator", "reviewer"), strict=True):
            assert _press(seat, id, "known", role) == 404
            assert _press(seat, id, "unknown", role) == 404
    with Session(house.desk.engine) as session:
        for who in (*ids, house.ids["adm"], house.ids["aud"], "nobody"):
            with pytest.raises(NotFound):
                knowing.know(session, ids[0], {"moderator"}, who, Town(house.desk).now)
            with pytest.raises(NotFound):
                knowing.do_not_know(session, ids[0], {"moderator"}, who, Town(house.desk).now)


def _auditor_to_moderator(house: Staffed, admin: Seat) -> str:
    assert admin.post(f"/people/{house.ids['aud']}/roles", role=["moderator"])[0] == 303
    return "aud"


def _adviser_to_moderator(house: Staffed, admin: Seat) -> str:
    assert admin.post(f"/people/{house.ids['viv']}/roles", role=["adviser", "moderator"])[0] == 303
    return "viv"


@pytest.mark.parametrize("change", [_auditor_to_moderator, _adviser_to_moderator])
def test_a_role_by_a_change_of_roles_waits_as_well(
    house: Staffed, admin: Seat, change: Callable[[Staffed, Seat], str]
) -> None:
    login = change(house, admin)
    seat = house.let_in(login, again=1)
    assert {path: seat.get(path)[0] for path in ROOMS} == dict.fromkeys(ROOMS, 404)
    now = ("moderator",) if login == "aud" else ("adviser", "moderator")
    assert _press(house.let_in("ann"), house.ids[login], "known", *now) == 303
    assert seat.get("/queue")[0] == 200


def test_a_role_less_needs_nobody_and_a_role_that_opens_no_story_neither(house: Staffed, admin: Seat) -> None:
    _invited(admin, "auditor")
    assert "New colleagues" not in house.let_in("ann").get("/queue")[1]
    assert admin.post(f"/people/{house.ids['sam']}/roles", role=["administrator"])[0] == 303
    assert house.let_in("sam").get("/people")[0] == 200


def test_what_was_said_of_other_roles_than_they_have_now_is_refused(house: Staffed, admin: Seat) -> None:
    """The page was open while an administrator changed the roles."""
    _invited(admin, "adviser")
    ann = house.let_in("ann")
    assert admin.post(f"/people/{_id(house)}/roles", role=["custodian"])[0] == 303
    assert _press(ann, _id(house), "known", "adviser") == 409
    assert _press(ann, _id(house), "known", "custodian") == 303


def test_of_two_who_answer_at_the_same_time_one_is_heard_and_the_other_is_told(
    house: Staffed, admin: Seat
) -> None:
    _invited(admin, "moderator")
    ann, bea = house.let_in("ann"), house.let_in("bea")
    assert _press(ann, _id(house), "known", "moderator") == 303
    assert _press(bea, _id(house), "unknown", "moderator") == 409
    with Session(house.desk.engine) as session:
        assert not session.get_one(Person, _id(house)).is_disabled


def test_the_first_of_a_house_needs_nobody_and_the_second_does(place: Place, desk: Desk) -> None:
    admin = fill(place, desk, only=("adm",)).let_in("adm")
    assert _invited(admin, "moderator", login="first").get("/queue")[0] == 200
    assert _invited(admin, "custodian", login="second").get("/identity")[0] == 404


def test_shutting_everybody_out_makes_nobody_the_first(house: Staffed, admin: Seat) -> None:
    for login in set(house.ids) - {"adm", "aud"}:
        assert admin.post(f"/people/{house.ids[login]}/shut")[0] == 303
    assert _invited(admin, "moderator").get("/queue")[0] == 404


def test_nobody_who_waits_counts_as_one_who_can_be_asked_or_handed_a_story(
    house: Staffed, admin: Seat
) -> None:
    _invited(admin, "moderator", "safeguarding")
    with Session(house.desk.engine) as session:
        assert _id(house) not in staff.holders(session, "safeguarding")
        assert next(one for one in staff.colleagues(session) if one.login == "new").waits
    assert "waits for a colleague" in admin.get("/people")[1]


def test_an_account_of_which_nothing_is_written_waits(house: Staffed) -> None:
    """Shut by default: put into the store past every verb, or its row gone."""
    with Session(house.desk.engine) as session, session.begin():
        session.execute(delete(KnownRow).where(KnownRow.person_id == house.ids["ann"]))
    assert house.let_in("ann").get("/queue")[0] == 404
    assert "New colleagues (1)" in house.let_in("bea").get("/queue")[1]


def test_what_nobody_waits_for_is_said(house: Staffed) -> None:
    assert "Nobody waits" in house.let_in("ann").get("/colleagues")[1]
    with Session(house.desk.engine) as session, pytest.raises((Refused, BadInput)):
        knowing.know(session, house.ids["bea"], {"moderator"}, house.ids["ann"], Town(house.desk).now)


def test_where_nobody_is_left_to_say_it_the_page_says_so_and_the_machine_can(
    house: Staffed, admin: Seat, place: Place
) -> None:
    new = _invited(admin, "moderator")
    assert "ihw know" not in admin.get("/people")[1]
    for login in set(house.ids) - {"adm", "aud"}:
        assert admin.post(f"/people/{house.ids[login]}/shut")[0] == 303
    assert "ihw know" in admin.get("/people")[1]
    where = ["--data", str(place.data), "--keys", str(place.keys)]
    assert CliRunner().invoke(main, ["know", "nobody", *where]).exit_code == 1
    assert CliRunner().invoke(main, ["know", "new", *where]).exit_code == 0
    assert new.get("/queue")[0] == 200
    with Session(house.desk.engine) as session:
        said = session.query(AuditRow).filter_by(act="know a colleague", subject=_id(house)).one()
        assert said.who == "machine"
