"""What people write after a story: sealed, read by one of us, told to her as she wishes, and never below five people."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.editions import ledger, replies
from archive.editions.replies import Kind
from archive.ground.db import erase_traces, reading
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.settings import Place
from moderation.letters import replies as desk_replies
from stories import impact, withdrawal
from stories.contact import Led
from stories.desk import Desk
from stories.impact import Verdict
from stories.tables import ReplyReading
from tests.phone import Phone
from tests.rooms.shelving import Library, Signed, grant, text_of
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app
from tests.rooms.test_notes_returning import Team, code, out, team
from tests.rooms.test_room_links import begin, link
from tests.rooms.test_room_playlists import playlist
from tests.town import NOW, Town

__all__ = ["app", "code", "out", "team"]

CANARY = "Next time the canary sits down first."


def _met(desk: Desk, edition: str, people: int) -> None:
    with Session(desk.uses) as session, session.begin():
        ledger.note_showing(
            session, edition_id=edition, kind=ledger.Kind.ROOM, area="", people=people, now=NOW
        )


def _said(desk: Desk, edition: str, words: str, kind: Kind = Kind.TO_HER, once: str = "") -> str:
    with Session(desk.uses) as session, session.begin():
        replies.leave(
            session, desk.press.keys, edition_id=edition, kind=kind, words=words, on=NOW.date(), once=once or words
        )  # fmt: skip
    with Session(reading(desk.uses)) as session:
        return next(one.id for one in replies.of(session, desk.press.keys, [edition]) if one.words == words)


def _read(town: Town, reply: str, verdict: Verdict) -> None:
    with Session(town.desk.engine) as session, session.begin():
        desk_replies.decide(town.desk, session, reply, verdict, staff_id="ann", moment=town.now)


def _later(town: Town, minutes: float = 10) -> Moment:
    return Moment(town.now.now + timedelta(minutes=minutes), None)


def _told(town: Town, story_id: str, wish: Led | None, minutes: float = 10) -> list[str]:
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        story.told = wish
        return [
            words
            for _, said in impact.of(town.desk, session, story, _later(town, minutes)).groups
            for words in said
        ]


def test_she_is_told_what_she_wants_and_what_was_read_and_nothing_else(town: Town) -> None:
    story, edition = town.publish("Hers.")
    _, other = town.publish("Another's.")
    _met(town.desk, edition, 5)
    for words, verdict in (("Good.", Verdict.GOOD), ("Hard.", Verdict.HARD), ("Out.", Verdict.LEFT_OUT)):
        _read(town, _said(town.desk, edition, words), verdict)
    _said(town.desk, edition, "Nobody read this.")
    _read(town, _said(town.desk, other, "For another."), Verdict.GOOD)

    assert sorted(_told(town, story, Led.ALL)) == ["Good.", "Hard."]
    assert _told(town, story, Led.GOOD) == ["Good."]
    assert _told(town, story, Led.NOTHING) == []
    assert _told(town, story, None) == [], "nothing, until she was asked"


def test_below_five_people_nothing_is_told(town: Town) -> None:
    story, edition = town.publish("Hers.")
    _read(town, _said(town.desk, edition, "Good."), Verdict.GOOD)
    _met(town.desk, edition, 4)
    assert _told(town, story, Led.ALL) == []
    with Session(town.desk.uses) as session, session.begin():
        ledger.note_showing(
            session, edition_id=edition, kind=ledger.Kind.PREPARED, area="", people=1, now=NOW
        )
    assert _told(town, story, Led.ALL) == [], "who gets a session ready is not counted"
    _met(town.desk, edition, 1)
    assert _told(town, story, Led.ALL) == ["Good."]


def test_the_words_are_sealed_name_nobody_and_are_unreadable_once_she_deletes(
    town: Town, place: Place
) -> None:
    story, edition = town.publish("Hers.")
    _read(town, _said(town.desk, edition, CANARY), Verdict.GOOD)
    erase_traces(town.desk.uses)
    for path in place.data.rglob("*"):
        assert not path.is_file() or b"canary" not in path.read_bytes(), path.name
    with town.desk.uses.connect() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(reply)"))]
    assert columns == ["id", "edition_id", "kind", "words", "on"]

    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, town.story(session, story), town.now)
    with Session(reading(town.desk.uses)) as session:
        assert replies.of(session, town.desk.press.keys, [edition]) == ()
    with Session(reading(town.desk.engine)) as session:
        assert desk_replies.waiting(town.desk, session) == ()
        assert session.query(ReplyReading).count() == 0
    with pytest.raises(Refused):
        _said(town.desk, edition, "Too late.")


def test_the_same_press_twice_writes_once_and_a_decision_holds(town: Town) -> None:
    _, edition = town.publish("Hers.")
    first = _said(town.desk, edition, "One.", once="secret")
    with Session(town.desk.uses) as session, session.begin():
        replies.leave(
            session, town.desk.press.keys, edition_id=edition, kind=Kind.TO_HER, words="Two.", on=NOW.date(), once="secret"
        )  # fmt: skip
    with Session(reading(town.desk.engine)) as session:
        assert [one.id for one in desk_replies.waiting(town.desk, session)] == [first]
    _read(town, first, Verdict.LEFT_OUT)
    with pytest.raises(NotFound):
        _read(town, first, Verdict.GOOD)
    with Session(town.desk.engine) as session, pytest.raises(BadInput):
        desk_replies.decide(town.desk, session, first, "nice", staff_id="ann", moment=town.now)


def test_for_ten_minutes_it_reaches_nobody_and_who_decided_takes_it_back(town: Town) -> None:
    story, edition = town.publish("Hers.")
    _met(town.desk, edition, 5)
    reply = _said(town.desk, edition, "You should be ashamed.", Kind.NEXT_TIME)
    _read(town, reply, Verdict.GOOD)
    assert _told(town, story, Led.ALL, 9.9) == [] and _told(town, story, Led.ALL) != []
    with Session(town.desk.engine) as session, session.begin():
        assert [one.id for one in desk_replies.lately(town.desk, session, "ann", _later(town, 9.9))] == [
            reply
        ]
        assert desk_replies.lately(town.desk, session, "bea", town.now) == ()
        assert desk_replies.lately(town.desk, session, "ann", _later(town)) == ()
        for who, moment in (("bea", town.now), ("ann", _later(town))):
            with pytest.raises(Refused):
                desk_replies.take_back(session, reply, who, moment)
        desk_replies.take_back(session, reply, "ann", _later(town, 9.9))
    desk_replies.pass_on(town.desk, reply, _later(town, 60))
    assert _told(town, story, Led.ALL, 60) == []
    with Session(reading(town.desk.engine)) as session:
        assert [one.id for one in desk_replies.waiting(town.desk, session)] == [reply]
    _read(town, reply, Verdict.LEFT_OUT)
    assert _told(town, story, Led.ALL, 60) == []


def test_what_is_decided_anew_waits_anew(town: Town) -> None:
    _, edition = town.publish("Hers.")
    reply = _said(town.desk, edition, "I will knock.", Kind.NEXT_TIME)
    _read(town, reply, Verdict.HARD)
    with Session(town.desk.engine) as session, session.begin():
        desk_replies.take_back(session, reply, "ann", _later(town, 5))
        desk_replies.decide(town.desk, session, reply, Verdict.GOOD, staff_id="ann", moment=_later(town, 6))
    for minutes, passed in ((10, set()), (16, {reply})):
        desk_replies.pass_on(town.desk, reply, _later(town, minutes))
        with Session(reading(town.desk.uses)) as session:
            assert replies.passed_on(session, [reply]) == passed


# The Reading room


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def _learner(library: Library, trainer: Signed, edition: str) -> FlaskClient:
    return begin(library, link(trainer, playlist(trainer, edition)))


def _kept(library: Library, edition: str) -> list[tuple[str, str]]:
    with Session(reading(library.room.uses)) as session:
        return [(one.kind, one.words) for one in replies.of(session, library.room.shelf.keys, [edition])]


def test_a_learner_leaves_a_few_words_once(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    learner = _learner(library, trainer, edition)
    assert "Two questions, if you like" in learner.get("/together/1/story").get_data(as_text=True)
    for words in ("Sit down first.", "Another one."):
        answer = learner.post("/together/1/words", data={"next-time": words, "to-her": ""})
        assert answer.status_code == 303
    assert "Your words are kept" in learner.get(answer.headers["Location"]).get_data(as_text=True)
    assert _kept(library, edition) == [("next-time", "Sit down first.")]


def test_what_cannot_be_kept_stands_in_its_box_again(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    learner = _learner(library, trainer, edition)
    long = "ab " * 200
    page = learner.post("/together/1/words", data={"to-her": long})
    assert page.status_code == 422 and long.strip() in page.get_data(as_text=True)
    assert learner.post("/together/1/words", data={"to-her": " "}).status_code == 422
    assert _kept(library, edition) == []


def test_a_story_that_is_gone_takes_no_more_words(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    address = playlist(trainer, edition)
    learner = begin(library, link(trainer, address))
    library.pull(edition)
    assert learner.post("/together/1/words", data={"to-her": "Thank you."}).status_code == 409
    status, _ = trainer.refused(f"{address}/words", edition=edition, kind="changed", words="we sit down")
    assert status == 409 and _kept(library, edition) == []
    assert library.visitor().post("/together/1/words", data={"to-her": "x"}).status_code in (
        401,
        403,
        404,
        303,
    )


def test_a_trainer_writes_what_is_different_now(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    other = library.publish("Not in it", "Something else.", given=grant())
    address = playlist(trainer, edition)
    assert "Because of this story we now" in trainer.get(address)
    page = trainer.post(f"{address}/words", edition=edition, kind="changed", words="we sit down first")
    assert "Somebody at the archive reads it first" in page
    assert _kept(library, edition) == [("changed", "we sit down first")]
    assert trainer.refused(f"{address}/words", edition=other, kind="changed", words="x")[0] == 409
    assert trainer.refused(f"{address}/words", edition=edition, kind="odd", words="x")[0] == 422


# Her page


def test_she_chooses_in_one_press_and_it_can_be_changed_on_any_day(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    town = Town(team.desk)
    _met(team.desk, out, 6)
    _read(town, _said(team.desk, out, "We sit down first.", Kind.CHANGED), Verdict.HARD)
    phone.come_back(code)
    assert "changed how they work" not in phone.text
    phone.press("led")
    assert "We sit down first." not in phone.text and "about 6 people" not in phone.text
    phone.press("tell-all")
    assert "We sit down first." in phone.text and "about 6 people" in phone.text
    phone.press("status")
    assert "changed how they work" in phone.text
    phone.press("led").press("tell-good")
    assert "We sit down first." not in phone.text
    phone.press("tell-nothing")
    assert not re.search(r"\d+ people", phone.text)


def test_the_desk_shows_what_one_has_just_decided_and_takes_it_back(app: Flask, desk: Desk) -> None:
    _, edition = Town(desk).publish("Hers.")
    reply = _said(desk, edition, "You should be ashamed.")
    ann = _sign_in(app, "ann")
    _post(ann, f"/words/{reply}", do="good")
    page = ann.get("/words", **HOST).get_data(as_text=True)
    assert "You should be ashamed." in page and "You said: she may read it, it is good." in text_of(page)
    assert "You should be ashamed." not in _sign_in(app, "bea").get("/words", **HOST).get_data(as_text=True)
    assert _post(_sign_in(app, "rev"), f"/words/{reply}/take-back")[0] == 409
    assert _post(ann, f"/words/{reply}/take-back")[0] == 303
    page = ann.get("/words", **HOST).get_data(as_text=True)
    assert "You should be ashamed." in page and "You said" not in page
    assert _post(ann, f"/words/{reply}/take-back")[0] == 409, "there is nothing to take back"
