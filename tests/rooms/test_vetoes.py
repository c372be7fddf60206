"""A lived-experience adviser's no: it holds what is on its way, takes down what is out, and two people settle it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.keyring import KeyRow
from archive.rules.errors import Refused
from archive.rules.publication import VETOED
from moderation import worker
from moderation.concerns import vetoes
from moderation.decisions import advising, decisions, files_gone
from moderation.letters import notices
from moderation.people_tables import VetoRow
from moderation.queue import queue
from stories import consenting, finished, messages, withdrawal
from stories.tables import State
from tests.rooms.two_readers import (
    court_check,
    first_reading,
    her_yes,
    is_seen,
    published,
    second_reading,
    sent,
    state_of,
)
from tests.staffed import Staffed
from tests.town import Town

NO = {"kind": "shelving", "why": "The coat is how they laughed at her. It shames her."}


def _no(house: Staffed, story_id: str) -> str:
    """Have an adviser say no, and return its id."""
    assert house.let_in("viv").post(f"/before/{story_id}", **NO)[0] == 303
    with Session(house.desk.engine) as session:
        return session.execute(select(VetoRow.id)).scalar_one()


def test_a_no_takes_down_what_is_out_holds_it_and_tells_her_kindly(
    house: Staffed, town: Town, index: Index
) -> None:
    story_id, edition_id = published(town, index)
    _no(house, story_id)
    assert not is_seen(town, edition_id), "by the same press"
    worker.run_once(town.desk, index)
    assert state_of(town, story_id) == State.HELD and not is_seen(town, edition_id)
    with Session(town.desk.engine) as session:
        thread = messages.thread(town.desk, session, town.story(session, story_id))
    assert [note.words for note in thread] == [notices.HELD]
    assert house.acts("viv") == ["say no to shelving"]


def test_settled_by_an_adviser_and_one_who_reads_it_goes_out_again(
    house: Staffed, town: Town, index: Index
) -> None:
    story_id, edition_id = published(town, index)
    veto = _no(house, story_id)
    worker.run_once(town.desk, index)
    viv, ann = house.let_in("viv", again=1), house.let_in("ann")
    assert viv.post(f"/before/{story_id}/settled/{veto}")[0] == 303
    assert viv.post(f"/before/{story_id}/settled/{veto}")[0] == 409, "the same person twice is one"
    worker.run_once(town.desk, index)
    assert state_of(town, story_id) == State.HELD, "one is not two"
    assert "says that it is settled" in ann.get(f"/stories/{story_id}")[1]
    assert ann.post(f"/stories/{story_id}/no/{veto}/settled")[0] == 303
    worker.run_once(town.desk, index)
    assert state_of(town, story_id) == State.PUBLISHED and is_seen(town, edition_id)


def test_two_who_read_settle_nothing_without_an_adviser(house: Staffed, town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    veto = _no(house, story_id)
    for login, status in (("ann", 303), ("bea", 409), ("rev", 409)):
        assert house.let_in(login).post(f"/stories/{story_id}/no/{veto}/settled")[0] == status
    worker.run_once(town.desk, index)
    assert not is_seen(town, edition_id)


def test_somebody_who_is_both_counts_once(house: Staffed, town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    veto, both = _no(house, story_id), frozenset({"adviser", "moderator"})
    with Session(town.desk.engine) as session, session.begin():
        assert not advising.settle(town.desk, session, story_id, veto, "viv", both, town.now)
        with pytest.raises(Refused):
            advising.settle(town.desk, session, story_id, veto, "viv", both, town.now)
        assert advising.settle(town.desk, session, story_id, veto, "ann", both, town.now)


def test_what_a_moderator_held_does_not_go_out_because_a_no_is_settled(
    house: Staffed, town: Town, index: Index
) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    veto = _no(house, story_id)
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, "bea", town.now)
        story = town.story(session, story_id)
        decisions.hold(
            town.desk, session, story, "bea", rule="safety", words="We wait for a call.", moment=town.now
        )
    for login, path in (("viv", f"/before/{story_id}/settled"), ("ann", f"/stories/{story_id}/no")):
        address = f"{path}/{veto}" if login == "viv" else f"{path}/{veto}/settled"
        assert house.let_in(login, again=1).post(address)[0] == 303
    worker.run_once(town.desk, index)
    assert state_of(town, story_id) == State.HELD


def test_what_waits_for_a_missing_file_does_not_go_out_because_a_no_is_settled(
    house: Staffed, town: Town, index: Index
) -> None:
    story_id, edition_id = published(town, index)
    veto = _no(house, story_id)
    worker.run_once(town.desk, index)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        decisions.note(session, story, decisions.WORKER, files_gone.HELD, "file", town.now)
    assert house.let_in("viv", again=1).post(f"/before/{story_id}/settled/{veto}")[0] == 303
    assert house.let_in("ann").post(f"/stories/{story_id}/no/{veto}/settled")[0] == 303
    worker.run_once(town.desk, index)
    assert state_of(town, story_id) == State.HELD and not is_seen(town, edition_id)


def test_a_second_reader_cannot_agree_while_it_stands(house: Staffed, town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    _no(house, story_id)
    with pytest.raises(Refused) as found:
        second_reading(town, story_id)
    assert VETOED in found.value.sentences


def test_what_she_released_waits_too(house: Staffed, town: Town, index: Index) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    _no(house, story_id)
    worker.run_once(town.desk, index)
    with Session(town.desk.engine) as session:
        assert not [one for one in consenting.outings(session, story_id) if one.is_out]


def test_without_the_rule_a_no_would_hold_nothing(
    house: Staffed, town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: nobody asks whether a no stands."""
    story_id, edition_id = published(town, index)
    _no(house, story_id)
    monkeypatch.setattr("moderation.concerns.vetoes._open", lambda *_: [])
    worker.run_once(town.desk, index)
    assert is_seen(town, edition_id)


def test_a_no_is_never_too_long_to_take_down_what_is_out(house: Staffed, town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    why = "This is how we say it in the North, and everybody there knows whose way it is. " * 60
    viv = house.let_in("viv")
    assert viv.post(f"/before/{story_id}", kind="shelving", why=why, phrase=why)[0] == 303
    assert not is_seen(town, edition_id)
    with Session(house.desk.engine) as session:
        (no,) = vetoes.standing(house.desk, session, story_id)
    assert no.why == why.strip()


@pytest.mark.parametrize(
    "form",
    [{"kind": ""}, {"why": " "}, {"kind": "wording", "phrase": "never told"}, {"kind": "wording"}],
)
def test_what_is_missing_is_said_and_what_was_typed_stands(
    house: Staffed, town: Town, form: dict[str, str]
) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    status, page = house.let_in("viv").post(f"/before/{story_id}", **{**NO, **form})
    assert status == 422 and ("It shames her" in page or "why" in form)
    with Session(house.desk.engine) as session:
        assert session.execute(select(VetoRow)).first() is None


def test_a_wording_is_shown_to_those_who_read(house: Staffed, town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    viv = house.let_in("viv")
    page = viv.get(f"/before/{story_id}")[1]
    assert "coat was wet" in page and "Denise" not in page and "Royal Alder" not in page
    form = {"kind": "wording", "phrase": "coat  was wet", "why": "They said that of us."}
    assert viv.post(f"/before/{story_id}", **form)[0] == 303
    page = house.let_in("bea").get(f"/stories/{story_id}")[1]
    assert "coat was wet" in page and "They said that of us." in page and "An adviser said no" in page


def test_an_adviser_meets_no_raw_words_nothing_hidden_and_nothing_unfinished(
    house: Staffed, town: Town
) -> None:
    story_id, viv = sent(town), house.let_in("viv")
    assert viv.get(f"/before/{story_id}")[0] == 404, "nobody has read it yet"
    assert viv.get(f"/stories/{story_id}")[0] == 404
    first_reading(town, story_id)
    assert viv.get(f"/before/{story_id}")[0] == 200
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
    assert viv.get(f"/before/{story_id}")[0] == 404
    assert "The coat" not in viv.get("/before")[1]


def test_an_adviser_leaves_a_topic_to_others_and_its_gist_waits_for_a_press(
    house: Staffed, town: Town
) -> None:
    story_id, viv = sent(town), house.let_in("viv")
    first_reading(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, story_id)
        told = replace(finished.read(town.desk, copy), warnings=(("pregnancy-loss", "mentioned"),))
        finished.write(town.desk, copy, told)
    behind = f"show title and gist</summary><p><b>{told.title}</b></p><p>{told.what}</p>"
    assert told.what in viv.get("/before")[1] and behind not in viv.get("/before")[1]
    assert viv.post("/my-reading", topic=["pregnancy-loss"])[0] == 303
    assert behind in viv.get("/before")[1]


@pytest.mark.parametrize("key", [True, False])
def test_an_advisers_list_names_what_is_damaged_and_shows_the_others(
    house: Staffed, town: Town, index: Index, key: bool
) -> None:
    story_id, _ = published(town, index)
    if key:
        with town.desk.keys.engine.begin() as connection:
            connection.execute(update(KeyRow).where(KeyRow.id == story_id).values(wrapped=bytes(60)))
    else:
        with Session(town.desk.engine) as session, session.begin():
            copy = finished.newest(session, story_id)
            copy.body = bytes([*copy.body[:-1], copy.body[-1] ^ 1])
    other, _ = published(town, index)
    status, page = house.let_in("viv").get("/before")
    assert status == 200 and advising.DAMAGED in page
    assert f"/before/{other}" in page and f"/before/{story_id}" not in page
