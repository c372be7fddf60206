"""How a mother can be reached: asked for with a reason, opened by a custodian, shown to one person, once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from archive.ground.crypto import seal_text
from archive.ground.keyring import KeyRow
from archive.rules import identity as rules
from archive.rules import safeguarding
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from moderation.letters import notices
from moderation.people import custody, staff
from moderation.people_tables import IdentityRequest
from stories import contact, drafts, messages, withdrawal
from stories.beside_tables import Assisted, AssistedStory, Carry, SupporterRow
from stories.contact import Way
from stories.desk import Desk
from stories.tables import ContactRow, IdentityRow, State, Story
from tests.staffed import Seat, Staffed
from tests.town import PHONE, Town, reach
from tests.workers import worker

ASKED = {"reason": "urgent", "words": "Her case number can be seen in a drawing."}


@pytest.fixture
def story_id(desk: Desk) -> str:
    """A story whose mother may be called."""
    id = Town(desk).tell("Denise came on Tuesday.", title="Canary title")
    reach(desk, id, **PHONE)
    return id


def file(seat: Seat, story_id: str, **form: str) -> int:
    """Ask, and return the status."""
    return seat.post(f"/identity/ask/{story_id}", **{**ASKED, **form})[0]


def only(desk: Desk) -> IdentityRequest:
    """Return the one request."""
    with Session(desk.engine, expire_on_commit=False) as session:
        return session.execute(select(IdentityRequest)).scalar_one()


def test_it_is_asked_opened_and_shown_once_to_whom_it_was_opened(house: Staffed, story_id: str) -> None:
    ann, bea, cus = house.let_in("ann"), house.let_in("bea"), house.let_in("cus")
    assert file(ann, story_id) == 303
    id = only(house.desk).id
    assert "waits for a custodian" in ann.get("/identity/asked")[1]
    page = cus.get("/identity")[1]
    assert ASKED["words"] in page and "Ann" in page and "may be called" in page
    assert "07700" not in page and "Canary" not in page and "Denise" not in page
    assert cus.post(f"/identity/{id}", do="open")[0] == 303
    assert bea.post(f"/identity/{id}/show")[0] == 409, "not to somebody else"
    assert cus.post(f"/identity/{id}/show")[0] == 409, "not even to the custodian"
    status, shown = ann.post(f"/identity/{id}/show")
    assert status == 200
    for held in ("07700 900123", "Monday, 10 to 12", "Ring Jo", "Leave no voice message."):
        assert held in shown
    status, again = ann.post(f"/identity/{id}/show")
    assert status == 409 and "07700" not in again
    assert house.acts("ann") == ["ask for identity: urgent", "see identity"]
    assert house.acts("cus") == ["open identity"]


def test_the_page_that_shows_it_leaves_by_itself_and_is_kept_nowhere(house: Staffed, story_id: str) -> None:
    ann, cus = house.let_in("ann"), house.let_in("cus")
    file(ann, story_id)
    id = only(house.desk).id
    cus.post(f"/identity/{id}", do="open")
    answer = ann.client.post(
        f"/identity/{id}/show",
        data={"csrf_token": _token(ann)},
        base_url="http://desk.localhost:8002",
    )
    assert answer.headers["Refresh"] == "300; url=/" and answer.headers["Cache-Control"] == "no-store"


def _token(seat: Seat) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', seat.get("/queue")[1])
    assert found is not None
    return found[1]


def test_a_no_shows_nothing_and_whoever_asked_sees_it(house: Staffed, story_id: str) -> None:
    ann, cus = house.let_in("ann"), house.let_in("cus")
    file(ann, story_id)
    id = only(house.desk).id
    assert cus.post(f"/identity/{id}", do="no")[0] == 303
    assert "said no" in ann.get("/identity/asked")[1]
    assert ann.post(f"/identity/{id}/show")[0] == 409
    assert cus.post(f"/identity/{id}", do="open")[0] == 409, "decided is decided"


def test_the_custodian_may_tell_her_herself_and_nobody_else_is_shown(house: Staffed, story_id: str) -> None:
    ann, cus = house.let_in("ann"), house.let_in("cus")
    file(ann, story_id)
    id = only(house.desk).id
    cus.post(f"/identity/{id}", do="self")
    assert "Show it, this once" in cus.get("/identity")[1]
    assert ann.post(f"/identity/{id}/show")[0] == 409
    assert "07700 900123" in cus.post(f"/identity/{id}/show")[1]
    assert "the custodian tells her" in ann.get("/identity/asked")[1]


def test_what_was_opened_and_not_looked_at_closes(house: Staffed, story_id: str) -> None:
    town, desk = Town(house.desk), house.desk
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        id = custody.ask(desk, session, story, house.ids["ann"], **ASKED, moment=town.now)
        custody.open_it(desk, session, id, house.ids["cus"], to_me=False, tells_her=False, moment=town.now)
    late = Moment(town.now.now + rules.SHOWN_WITHIN + timedelta(seconds=1), None)
    with Session(desk.engine) as session, pytest.raises(Refused):
        custody.show(desk, session, id, house.ids["ann"], late)


@pytest.mark.parametrize("form", [{"reason": ""}, {"reason": "curious"}, {"words": "  "}])
def test_without_a_reason_and_words_it_is_not_filed_and_nothing_is_lost(
    house: Staffed, story_id: str, form: dict[str, str]
) -> None:
    ann = house.let_in("ann")
    status, page = ann.post(f"/identity/ask/{story_id}", **{**ASKED, **form})
    assert status == 422
    assert (ASKED["words"] in page) == ("words" not in form)
    with Session(house.desk.engine) as session:
        assert session.execute(select(IdentityRequest)).first() is None


@pytest.mark.parametrize("terms", [{}, {"way": "none"}, {"way": "phone", "number": "07700 900123"}])
def test_who_said_no_is_not_sought_for_a_reason_of_ours(
    house: Staffed, story_id: str, terms: dict[str, str]
) -> None:
    reach(house.desk, story_id, **terms)
    ann = house.let_in("ann")
    for reason in ("ending", "urgent"):
        status, page = ann.post(f"/identity/ask/{story_id}", reason=reason, words="x")
        assert status == 422 and rules.SHE_SAID_NO in page
    assert file(ann, story_id, reason="harm") == 303


def test_where_harm_is_feared_the_lead_agrees_first(house: Staffed, story_id: str) -> None:
    ann, cus, lea = house.let_in("ann"), house.let_in("cus"), house.let_in("lea")
    file(ann, story_id, reason="harm")
    id = only(house.desk).id
    status, page = cus.post(f"/identity/{id}", do="open")
    assert status == 409 and rules.LEAD_FIRST in page
    assert "I agree: somebody could be harmed" in lea.get("/safeguarding")[1]
    assert ann.post(f"/identity/{id}/agree")[0] == 404
    assert lea.post(f"/identity/{id}/agree")[0] == 303
    assert cus.post(f"/identity/{id}", do="open")[0] == 303
    assert "07700 900123" in ann.post(f"/identity/{id}/show")[1]
    assert house.acts("lea") == ["agree to identity"]


def test_a_lead_who_asks_is_one_of_the_two_and_the_custodian_the_other(house: Staffed, story_id: str) -> None:
    lea, cus = house.let_in("lea"), house.let_in("cus")
    file(lea, story_id, reason="harm")
    id = only(house.desk).id
    assert lea.post(f"/identity/{id}/agree")[0] == 409
    assert cus.post(f"/identity/{id}", do="open")[0] == 303


def test_what_was_opened_at_once_is_looked_at_by_a_lead_who_had_no_hand_in_it(
    house: Staffed, story_id: str
) -> None:
    lea, sam, cus = house.let_in("lea"), house.let_in("sam"), house.let_in("cus")
    file(lea, story_id, reason="now")
    id = only(house.desk).id
    assert cus.post(f"/identity/{id}", do="open")[0] == 303, "one custodian, alone"
    assert lea.post(f"/identity/{id}/review", do="right")[0] == 409
    assert "It was opened at once" in sam.get("/safeguarding")[1]
    assert sam.post(f"/identity/{id}/review", do="wrong")[0] == 303
    assert only(house.desk).review == "wrong"
    assert sam.post(f"/identity/{id}/review", do="right")[0] == 409


def test_where_the_only_lead_asked_another_custodian_looks_at_it(house: Staffed, story_id: str) -> None:
    with Session(house.desk.engine) as session, session.begin():
        staff.shut(session, house.ids["sam"], house.ids["adm"], Town(house.desk).now)
        assert staff.missing(session) == ()
    lea, cus, kit = house.let_in("lea"), house.let_in("cus"), house.let_in("kit")
    file(lea, story_id, reason="now")
    id = only(house.desk).id
    assert cus.post(f"/identity/{id}", do="open")[0] == 303, "nothing that cannot wait is held up"
    assert "You asked for this yourself" in lea.get("/safeguarding")[1]
    assert "Opened at once" not in cus.get("/identity")[1] and "Opened at once" in kit.get("/identity")[1]
    assert cus.post(f"/identity/{id}/review", do="right")[0] == 409
    assert kit.post(f"/identity/{id}/review", do="right")[0] == 303
    assert only(house.desk).reviewed_by == house.ids["kit"]
    assert "Opened at once" not in kit.get("/identity")[1]


def test_a_house_with_one_lead_and_one_custodian_says_that_a_third_is_missing(house: Staffed) -> None:
    adm, lea = house.let_in("adm"), house.let_in("lea")
    assert safeguarding.NO_THIRD not in adm.get("/people")[1]
    with Session(house.desk.engine) as session, session.begin():
        for who in ("sam", "kit"):
            staff.shut(session, house.ids[who], house.ids["adm"], Town(house.desk).now)
    assert (
        safeguarding.NO_THIRD in adm.get("/people")[1]
        and safeguarding.NO_THIRD in lea.get("/safeguarding")[1]
    )


def test_late_reviews_are_marked(house: Staffed, story_id: str) -> None:
    town, desk = Town(house.desk), house.desk
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        asked: dict[str, Any] = {"reason": "now", "words": "x", "moment": town.now}
        id = custody.ask(desk, session, story, house.ids["ann"], **asked)
        custody.open_it(desk, session, id, house.ids["cus"], to_me=False, tells_her=False, moment=town.now)
        soon, late = (Moment(town.now.now + timedelta(hours=hours), None) for hours in (24, 25))
        assert not custody.for_lead(desk, session, "lea", soon)[0].is_late
        assert custody.for_lead(desk, session, "lea", late)[0].is_late


def test_nobody_opens_her_own_request_even_as_a_custodian(house: Staffed, story_id: str) -> None:
    town, desk = Town(house.desk), house.desk
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        id = custody.ask(desk, session, story, house.ids["cus"], **ASKED, moment=town.now)
    cus, kit = house.let_in("cus"), house.let_in("kit")
    for do in ("open", "self", "no"):
        status, page = cus.post(f"/identity/{id}", do=do)
        assert status == 409 and rules.YOUR_OWN in page
    assert kit.post(f"/identity/{id}", do="open")[0] == 303


@pytest.mark.parametrize(("terms", "ticked", "told"), [(PHONE, True, 1), (PHONE, False, 0), ({}, True, 0)])
def test_she_is_told_where_that_is_safe_and_she_said_that_we_may(
    house: Staffed, story_id: str, terms: dict[str, str], ticked: bool, told: int
) -> None:
    reach(house.desk, story_id, **terms)
    ann, lea, cus = house.let_in("ann"), house.let_in("lea"), house.let_in("cus")
    file(ann, story_id, reason="harm")
    id = only(house.desk).id
    lea.post(f"/identity/{id}/agree")
    cus.post(f"/identity/{id}", do="open", **({"tells_her": "yes"} if ticked else {}))
    with Session(house.desk.engine) as session:
        notes = messages.thread(house.desk, session, drafts.story(session, story_id))
    assert [note.words for note in notes] == [notices.LOOKED] * told


def test_the_worker_is_named_by_the_custodian_alone(house: Staffed, story_id: str) -> None:
    desk, jo = house.desk, worker(house.desk, "margery")
    reach(desk, story_id, way="worker")
    with Session(desk.engine) as session, session.begin():
        story = drafts.story(session, story_id)
        session.add(Assisted(id="v", notebook_id=story.notebook_id, supporter_id=jo, label="Blue kettle", method="beside-worker", begun_on=story.made_on))  # fmt: skip
        session.flush()
        session.add(AssistedStory(story_id=story_id, assisted_id="v"))
        category = session.get_one(SupporterRow, jo).category
    ann, cus = house.let_in("ann"), house.let_in("cus")
    assert "Margery" not in ann.get(f"/stories/{story_id}")[1]
    file(ann, story_id)
    id = only(desk).id
    assert "Margery" not in cus.get("/identity")[1]
    cus.post(f"/identity/{id}", do="open")
    shown = ann.post(f"/identity/{id}/show")[1]
    assert "Margery" in shown and "Blue kettle" not in shown and "07700" not in shown and category


def test_the_story_page_leads_to_asking_and_keeps_what_was_typed(house: Staffed, story_id: str) -> None:
    ann = house.let_in("ann")
    ann.post(f"/stories/{story_id}/claim")
    page = ann.get(f"/stories/{story_id}")[1]
    assert "Ask the custodian" in page and "07700" not in page and "this once" not in page
    assert ann.post(f"/stories/{story_id}/reach")[0] == 404
    leave = f"/stories/{story_id}/leave-for"
    status, page = ann.post(leave, to="reach", note="I began a note")
    assert status == 200 and "I began a note" in page
    assert ann.post(leave, to="reach")[0] == 303
    assert ann.post(leave, to="elsewhere")[0] == 404


def test_of_a_deleted_story_nothing_is_asked_and_nothing_is_left(house: Staffed, story_id: str) -> None:
    ann, cus, desk = house.let_in("ann"), house.let_in("cus"), house.desk
    file(ann, story_id)
    id = only(desk).id
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, drafts.story(session, story_id), Town(desk).now)
    assert ASKED["words"] not in cus.get("/identity")[1]
    assert cus.post(f"/identity/{id}", do="open")[0] == 404
    with Session(desk.engine) as session:
        assert session.execute(select(IdentityRow)).first() is None


# Under a key of its own


def _old_row(desk: Desk, story_id: str) -> None:
    """Keep her terms as they were kept before, all in one."""
    terms = '{"way": "phone", "number": "07700 900123", "hours": "Monday", "say": "", "voicemail": ""}'
    sealed = seal_text(desk.keys.get(story_id), terms, about=f"contact|terms|{story_id}")
    with Session(desk.engine) as session, session.begin():
        session.execute(text("DELETE FROM identity"))
        session.merge(ContactRow(story_id=story_id, terms=sealed))


def test_what_was_kept_before_is_sealed_anew_by_the_sweep_and_once(house: Staffed, story_id: str) -> None:
    desk = house.desk
    _old_row(desk, story_id)
    with Session(desk.engine) as session, session.begin():
        assert contact.way_of(desk, session, session.get_one(Story, story_id)) == Way.PHONE
        assert contact.seal_older(desk, session) == 1
        assert contact.seal_older(desk, session) == 0
    with Session(desk.engine) as session:
        row, story = session.get_one(ContactRow, story_id), session.get_one(Story, story_id)
        assert "07700" not in desk.unseal(story_id, row.terms, f"contact|terms|{story_id}")
        assert contact.of(desk, session, story).number == "07700 900123"


def test_on_the_road_nothing_is_sealed_with_a_key_that_the_office_lacks(desk: Desk, story_id: str) -> None:
    with Session(desk.engine) as session, session.begin():
        session.add(SupporterRow(id="w", category="other", ends_on=Town(desk).now.today))
        session.flush()
        session.add(Carry(id="c", supporter_id="w", out_on=Town(desk).now.today, is_here=True))
        session.execute(text("DELETE FROM identity"))
    reach(desk, story_id, **PHONE)
    with Session(desk.engine) as session, session.begin():
        assert session.execute(select(IdentityRow)).first() is None
        assert contact.seal_older(desk, session) == 0
        story = session.get_one(Story, story_id)
        assert contact.of(desk, session, story).number == PHONE["number"]
        assert contact.way_of(desk, session, story) == Way.PHONE


def test_a_draft_is_nobody_s_to_ask_about(house: Staffed, story_id: str) -> None:
    with Session(house.desk.engine) as session, session.begin():
        session.get_one(Story, story_id).state = State.DRAFT
    assert house.let_in("ann").get(f"/identity/ask/{story_id}")[0] == 404


def _spoil(house: Staffed, story_id: str, *, key: bool) -> None:
    """Change the story's key, or a byte of what was asked."""
    if key:
        with house.desk.keys.engine.begin() as connection:
            connection.execute(update(KeyRow).where(KeyRow.id == story_id).values(wrapped=bytes(60)))
        return
    with Session(house.desk.engine) as session, session.begin():
        row = session.execute(select(IdentityRequest)).scalar_one()
        row.words = bytes([*row.words[:-1], row.words[-1] ^ 1])


@pytest.mark.parametrize("key", [True, False])
def test_a_request_that_cannot_be_opened_is_named_with_what_to_do(
    house: Staffed, story_id: str, key: bool
) -> None:
    ann, cus, lea = house.let_in("ann"), house.let_in("cus"), house.let_in("lea")
    assert file(ann, story_id, reason="harm") == 303
    id = only(house.desk).id
    _spoil(house, story_id, key=key)
    for seat, path in ((cus, "/identity"), (ann, "/identity/asked"), (lea, "/safeguarding")):
        status, page = seat.get(path)
        assert status == 200 and custody.DAMAGED.partition(":")[0] in page, path
    page = cus.get("/identity")[1]
    assert ": open it to" not in page and "She has not said" not in page, "nobody can read it"
    assert "I agree" not in lea.get("/safeguarding")[1]
    assert cus.post(f"/identity/{id}", do="no")[0] == 303
    assert "the custodian said no" in ann.get("/identity/asked")[1]
