"""Who is at the Desk: no two starred roles, at the invitation, at its acceptance, at any change, and in the store itself."""

from __future__ import annotations

import json
import re
from itertools import combinations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.clock import utc_now
from archive.rules import roles as rules
from archive.rules.errors import BadInput, Trouble
from moderation.concerns import concern_words, concerns
from moderation.decisions import papers
from moderation.people import knowing, staff
from moderation.queue import handing, queue
from stories import quarantine
from stories.desk import Desk
from tests.staffed import HOST, PASSWORD, SECRET, Staffed, token_in
from tests.town import Town

KNOWS_BOTH = [("custodian", "adviser"), ("custodian", "safeguarding")]
TWO = [
    *combinations(rules.STARRED, 2),
    *KNOWS_BOTH,
    ("administrator", "auditor"),
    ("administrator", "adviser"),
    *((role, "archivist") for role in rules.ROLES if role != "archivist"),
]


def _invite(house: Staffed, *roles: str) -> tuple[int, str]:
    return house.let_in("adm").post("/people/invite", role=list(roles))


def _plant(desk: Desk, *roles: str) -> str:
    """Return the token of an invitation that was put into the store past every check."""
    with Session(desk.engine) as session, session.begin():
        session.execute(text("DROP TRIGGER invitation_roles_insert"))
        return accounts.invite(session, roles=roles, now=utc_now())


def _accept(house: Staffed, token: str) -> tuple[int, str]:
    guest, address = house.app.test_client(), f"/invitation/{token}"
    shown = guest.get(address, **HOST).get_data(as_text=True)
    secret = re.search(r'name="secret" value="([^"]+)"', shown)
    assert secret is not None
    form = {"csrf_token": token_in(shown), "secret": secret[1], "login": "new", "name": "New", "password": PASSWORD, "code": accounts.digits_of(secret[1], utc_now())}  # fmt: skip
    answer = guest.post(address, data=form, **HOST)
    return answer.status_code, answer.get_data(as_text=True)


def _roles(house: Staffed, login: str) -> tuple[str, ...]:
    with Session(house.desk.engine) as session:
        return next(one.roles for one in staff.colleagues(session) if one.login == login)


@pytest.mark.parametrize("two", TWO)
def test_no_invitation_is_made_for_two_such_roles(house: Staffed, two: tuple[str, str]) -> None:
    status, page = _invite(house, *two)
    assert status == 422 and "/invitation/" not in page
    said = rules.KNOWS_BOTH if two in KNOWS_BOTH else rules.NOT_ALONE
    assert (rules.TWO_STARRED if set(two) <= set(rules.STARRED) else said) in page
    assert page.split("h-invite")[-1].count("checked") == 2, "what was ticked still stands"


@pytest.mark.parametrize("two", TWO)
def test_an_invitation_that_was_planted_makes_no_account(house: Staffed, two: tuple[str, str]) -> None:
    status, _ = _accept(house, _plant(house.desk, *two))
    assert status == 422
    with Session(house.desk.engine) as session:
        assert "new" not in [one.login for one in staff.colleagues(session)]


def test_two_roles_that_go_together_make_one_account(house: Staffed) -> None:
    _, page = _invite(house, "reviewer", "safeguarding")
    token = re.search(r"/invitation/([\w-]+)", page)
    assert token is not None
    assert _accept(house, token[1])[0] == 303
    assert _roles(house, "new") == ("reviewer", "safeguarding")


@pytest.mark.parametrize("two", TWO)
def test_no_change_of_roles_comes_to_two(house: Staffed, two: tuple[str, str]) -> None:
    admin = house.let_in("adm")
    status, _ = admin.post(f"/people/{house.ids['sam']}/roles", role=list(two))
    assert status == 422 and _roles(house, "sam") == ("safeguarding",)


def test_a_change_of_roles_ends_every_sign_in_and_is_in_the_log(house: Staffed) -> None:
    sam, admin = house.let_in("sam"), house.let_in("adm")
    assert sam.get("/safeguarding")[0] == 200
    assert admin.post(f"/people/{house.ids['sam']}/roles", role=["adviser"])[0] == 303
    assert sam.get("/safeguarding")[0] == 401
    sam = house.let_in("sam", again=1)
    assert sam.get("/before")[0] == 404 and sam.get("/waiting")[0] == 200, (
        "nobody knows them in this role yet"
    )
    assert house.acts("adm")[-1] == "change roles"


def test_nobody_changes_their_own_roles(house: Staffed) -> None:
    admin = house.let_in("adm")
    assert admin.post(f"/people/{house.ids['adm']}/roles", role=["moderator"])[0] == 422
    assert _roles(house, "adm") == ("administrator",)


def test_who_has_had_a_story_open_never_becomes_a_custodian(house: Staffed) -> None:
    story_id = Town(house.desk).tell("Denise came.")
    assert house.let_in("ann").post(f"/stories/{story_id}/claim")[0] == 303
    admin = house.let_in("adm")
    status, page = admin.post(f"/people/{house.ids['ann']}/roles", role=["custodian"])
    assert status == 422 and rules.HAS_READ in page
    assert admin.post(f"/people/{house.ids['bea']}/roles", role=["custodian"])[0] == 303


def test_who_was_shown_words_by_a_hand_on_or_as_the_lead_never_becomes_a_custodian(house: Staffed) -> None:
    town = Town(house.desk)
    story_id = town.tell("Denise came.")
    with Session(house.desk.engine) as session, session.begin():
        ann, bea, lea = (house.ids[login] for login in ("ann", "bea", "lea"))
        queue.claim(session, story_id, ann, town.now)
        handing.hand_on(session, town.story(session, story_id), ann, bea, town.now)
        queue.show(session, story_id, bea, town.now)
        id = concerns.raise_one(
            house.desk, session, ann, about="story", about_id=story_id, words="A worry.", moment=town.now
        )
        concern_words.read_hers(house.desk, session, id, lea, town.now)
    assert house.acts("bea") == ["show words"]
    admin = house.let_in("adm")
    for login in ("bea", "lea"):
        status, page = admin.post(f"/people/{house.ids[login]}/roles", role=["custodian"])
        assert status == 422 and rules.HAS_READ in page


def test_who_has_opened_what_may_be_a_court_paper_never_becomes_a_custodian(house: Staffed) -> None:
    """It is not in anybody's hands, so nobody claims it; and it is full of real names."""
    town = Town(house.desk)
    story_id = town.tell("Denise came.")
    with Session(house.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        papers.set_aside(house.desk, session, story, house.ids["ann"], "words", moment=town.now)
        aside = quarantine.standing(session, story_id)[0].id
    assert house.let_in("rev").post(f"/stories/{story_id}/aside/{aside}/open")[0] == 200
    assert house.acts("rev") == [quarantine.LOOKED]
    status, page = house.let_in("adm").post(f"/people/{house.ids['rev']}/roles", role=["custodian"])
    assert status == 422 and rules.HAS_READ in page


@pytest.mark.parametrize("login", ["viv", "sam"])
def test_who_was_adviser_or_lead_never_becomes_a_custodian_by_no_way_round(
    house: Staffed, login: str
) -> None:
    """They meet stories and worries that they do not take, so nothing in the log says which."""
    admin, change = house.let_in("adm"), f"/people/{house.ids[login]}/roles"
    for role in (["auditor"], ["moderator"]):
        status, page = admin.post(change, role=["custodian"])
        assert status == 422 and rules.HAS_READ in page
        assert admin.post(change, role=role)[0] == 303
        with Session(house.desk.engine) as session, session.begin():
            person = session.get_one(Person, house.ids[login])
            knowing.let_stand(session, person, house.desk.clock.moment().now)
    assert admin.post(change, role=["custodian"])[0] == 422
    assert house.acts(login) == [staff.MET]


@pytest.mark.parametrize("two", TWO)
def test_the_store_itself_refuses_two(house: Staffed, two: tuple[str, str]) -> None:
    both = json.dumps(list(two))
    with Session(house.desk.engine) as session:
        with pytest.raises(IntegrityError, match="nobody holds these roles together"):
            session.execute(text("UPDATE person SET roles = :both WHERE login = 'sam'"), {"both": both})
        session.rollback()
        with pytest.raises(IntegrityError, match="nobody holds"):
            _invite_past_the_checks(session, two)
        session.rollback()
        with pytest.raises(IntegrityError, match="nobody holds"):
            _add(session, house.desk, two)


def test_the_store_is_not_fooled_by_how_the_list_is_spelt(house: Staffed) -> None:
    spelt = '[ "\\u006doderator",\n"custodian" ]'
    assert set(json.loads(spelt)) == {"moderator", "custodian"}
    with (
        Session(house.desk.engine) as session,
        pytest.raises(IntegrityError, match="nobody holds these roles together"),
    ):
        session.execute(text("UPDATE person SET roles = :spelt WHERE login = 'sam'"), {"spelt": spelt})


def test_without_its_trigger_the_store_would_take_two(house: Staffed) -> None:
    """The planted fault: what the tests above see is the trigger, and nothing else."""
    with Session(house.desk.engine) as session:
        session.execute(text("DROP TRIGGER person_roles_insert"))
        assert accounts.roles_of(_add(session, house.desk, ("moderator", "custodian"))) == {
            "moderator",
            "custodian",
        }


def _invite_past_the_checks(session: Session, roles: tuple[str, ...]) -> None:
    accounts.invite(session, roles=roles, now=utc_now())
    session.flush()


def _add(session: Session, desk: Desk, roles: tuple[str, ...]) -> Person:
    return accounts.add_person(
        session, staff.totp_key(desk), login="new", name="New", roles=roles,
        password=accounts.new_password(PASSWORD), secret=SECRET,
    )  # fmt: skip


# What each may open

ROOMS = {
    "/queue": {"ann", "rev"},
    "/people": {"adm"},
    "/workers": {"adm"},
    "/log": {"adm", "aud"},
    "/packages": {"arc", "adm"},
    "/identity": {"cus"},
    "/identity/asked": {"ann", "rev", "lea"},
    "/safeguarding": {"lea"},
    "/safeguarding/second": {"lea", "cus"},
    "/before": {"viv"},
}
EACH = ["ann", "rev", "cus", "lea", "viv", "adm", "aud", "arc"]


@pytest.mark.parametrize("login", EACH)
def test_each_role_opens_its_own_rooms_and_no_other(house: Staffed, login: str) -> None:
    seat = house.let_in(login)
    found = {path: seat.get(path)[0] for path in ROOMS}
    assert found == {path: 200 if login in who else 404 for path, who in ROOMS.items()}
    assert seat.get("/")[0] == 303


@pytest.mark.parametrize("login", EACH)
def test_no_way_at_the_head_of_any_page_leads_nowhere_and_who_meets_hard_things_has_a_pause(
    house: Staffed, login: str
) -> None:
    seat = house.let_in(login)
    page = seat.client.get("/", follow_redirects=True, **HOST).get_data(as_text=True)
    head = page.partition("<header")[2].partition("<main")[0]
    ways = set(re.findall(r'href="(/[^"]*)"', head))
    assert (
        len(ways) >= 3
        and {path: seat.get(path)[0] for path in ways if seat.get(path)[0] not in (200, 303)} == {}
    )
    assert ("/calm" in ways) == (login not in ("adm", "aud", "arc"))
    assert ("/my-reading" in ways) == (login in ("ann", "rev", "lea", "viv"))
    assert seat.get("/my-reading")[0] == (200 if login in ("ann", "rev", "lea", "viv") else 404)
    status, calm = seat.get("/calm")
    assert status == 200 and [
        seat.get(path)[0] for path in re.findall(r'<a class="btn quiet" href="([^"]+)"', calm)
    ] == [303]


@pytest.mark.parametrize("login", ["adm", "aud", "arc"])
def test_an_administrator_an_auditor_and_an_archivist_reach_no_story_and_no_identity_by_any_address(
    house: Staffed, login: str
) -> None:
    story_id, seat, tried = Town(house.desk).tell("Denise came.", title="Canary"), house.let_in(login), 0
    # Besides what lies below /stories/, in whatever file.
    closed = (
        "stories.",
        "beside.",
        "custody.",
        "vetoes.",
        "safeguarding.",
        "takedowns.",
        "replies.",
        "translating.",
    )
    for rule in house.app.url_map.iter_rules():
        if not (rule.rule.startswith("/stories/") or rule.endpoint.startswith(closed)):
            continue
        path = re.sub(r"<(int:)?number>", "1", rule.rule)
        path = re.sub(r"<about>", "story", re.sub(r"<(id|about_id)>", story_id, path))
        path = re.sub(r"<[^>]+>", "x", path)
        status, body = seat.get(path) if "GET" in (rule.methods or ()) else seat.post(path)
        assert status == 404 and "Canary" not in body and "Denise" not in body, path
        tried += 1
    assert tried > 40


def test_what_cannot_be_is_said_and_never_an_error(house: Staffed) -> None:
    with Session(house.desk.engine) as session, pytest.raises(Trouble):
        staff.change_roles(session, "nobody", ("adviser",), house.ids["adm"], Town(house.desk).now)
    with Session(house.desk.engine) as session, pytest.raises(BadInput):
        staff.invite(session, ("queen",), house.ids["adm"], Town(house.desk).now)
    assert _invite(house)[0] == 422
