"""Care for whoever reads: the gist before the words, what is left to others, own limits, handing on, a blank page (c16)."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused
from archive.rules.hard_words import SAID
from archive.rules.themes import WARNINGS
from archive.settings import Place
from moderation.anonymise import anonymise
from moderation.decisions import second_thoughts
from moderation.queue import caring, handing, keyboard, queue
from moderation.queue.caring import Mine
from moderation.tables import MyDay, MyReading
from stories import finished, messages
from stories.desk import Desk
from stories.finished import Body
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_work import _first_reading, _sent
from tests.town import NOW, Town

WORDS = "Denise came on Tuesday. He was a controlling partner, and I had no one."


def _id(desk: Desk, login: str) -> str:
    with Session(desk.engine) as session:
        return session.execute(select(Person.id).where(Person.login == login)).scalar_one()


def _reads(desk: Desk, login: str, mine: Mine) -> str:
    id = _id(desk, login)
    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, id, mine)
    return id


def _page(client: FlaskClient, path: str) -> str:
    answer = client.get(path, **HOST)
    assert answer.status_code == 200, path
    return unescape(answer.get_data(as_text=True))


def _describe(
    town: Town, story_id: str, *, warnings: tuple[tuple[str, str], ...] = (), staff_id: str = "ann"
) -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, staff_id, town.now)
        story = town.story(session, story_id)
        anonymise.describe(
            town.desk, session, story, anonymise.open_copy(town.desk, session, story, town.now), title="A visit",
            what="A worker calls.", warnings=warnings, themes=(), intruder_note="", staff_id=staff_id, moment=town.now,
        )  # fmt: skip
        queue.let_go(session, story_id, staff_id, town.now)


# The gist first


def test_the_gist_comes_before_the_words_and_they_come_by_a_press(app: Flask, desk: Desk, town: Town) -> None:
    story_id = town.tell(WORDS)
    _describe(town, story_id, warnings=(("neglect", "described"),))
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        messages.write(desk, session, story, "He found out.", staff_id=None, moment=town.now)
    _reads(desk, "ann", Mine())
    ann, path = _sign_in(app, "ann"), f"/stories/{story_id}"
    _post(ann, f"{path}/claim")
    page = _page(ann, path)
    assert "A worker calls." in page and "neglect (described)" in page and "About 1 minute" in page
    assert "Denise" not in page and "He found out." not in page and "Show her words" in page
    assert "Mark it" not in page and "Ready for the second reading" not in page
    assert _post(ann, f"{path}/show")[0] == 303
    page = _page(ann, path)
    assert (
        "Denise" in page
        and "He found out." in page
        and "Ready for the second reading" in page
        and "Show her words" not in page
    )
    _post(ann, f"{path}/mark", phrase="Denise", instead="the worker", kind="person")
    assert "controlling partner" in _page(ann, path), "once shown it stays so, as long as it is hers"
    _post(ann, f"{path}/let-go")
    _post(ann, f"{path}/claim")
    assert "controlling partner" not in _page(ann, path), "taken anew, the gist comes first again"


def test_only_who_holds_it_is_shown_the_words(app: Flask, desk: Desk, town: Town) -> None:
    story_id = town.tell(WORDS)
    _reads(desk, "bea", Mine())
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    _post(bea, f"/stories/{story_id}/claim")
    assert _post(ann, f"/stories/{story_id}/show")[0] == 409
    assert "Denise" not in _page(bea, f"/stories/{story_id}") + _page(ann, f"/stories/{story_id}")


# What is left to others


def test_what_a_person_leaves_to_others_is_not_offered_and_nothing_says_so(
    app: Flask, desk: Desk, town: Town
) -> None:
    hard, plain = town.tell(WORDS), town.tell("Denise came on Tuesday.")
    by_gist = town.tell("He shouted.")
    _describe(town, by_gist, warnings=(("domestic-abuse", "mentioned"),))
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    before = _page(ann, "/queue")
    assert all(f"/stories/{one}/claim" in before for one in (hard, plain, by_gist))
    _reads(desk, "ann", Mine(topics=frozenset({"3.1", "domestic-abuse"})))
    page, hers = _page(ann, "/queue"), _page(bea, "/queue")
    assert f"/stories/{plain}/claim" in page and "<b>1</b> first reading" in page
    assert hard not in page and by_gist not in page
    assert all(f"/stories/{one}/claim" in hers for one in (hard, plain, by_gist)) and "<b>3</b>" in hers
    strip = re.compile(r"<b>\d</b>|<tr>.*?</tr>|csrf_token.*?>", re.DOTALL)
    said, said_before = (strip.sub("", one).split() for one in (page, before))
    assert said == said_before, "the page has not a word more or less"


def test_what_a_person_holds_already_stays_in_their_queue(desk: Desk, town: Town) -> None:
    story_id = town.tell(WORDS)
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        assert queue.waiting(desk, session, "ann", town.now, topics=("3.1",))
        assert not queue.waiting(desk, session, "bea", town.now, topics=("3.1",))


def test_nobody_else_can_learn_how_a_person_reads(app: Flask, desk: Desk, place: Place) -> None:
    ann, bea, adm = (_sign_in(app, login) for login in ("ann", "bea", "adm"))
    typed = {"topic": "self-harm", "heavy": "2", "minutes": "20", "keys": "on"}
    assert _post(ann, "/my-reading", **typed)[0] == 303
    assert 'value="self-harm" checked' in _page(ann, "/my-reading")
    assert 'value="self-harm" checked' not in _page(bea, "/my-reading")
    assert adm.get("/my-reading", **HOST).status_code == 404
    assert _post(adm, "/my-reading", **typed)[0] == 404
    with Session(desk.engine) as session:
        stored = [row.said for row in session.execute(select(MyReading)).scalars()]
        acts = {row.act for row in session.execute(select(AuditRow)).scalars()}
    assert stored and all(b"self-harm" not in said and b"topics" not in said for said in stored)
    assert all("read" not in act and "topic" not in act for act in acts), acts
    for path in Path(place.data).glob("desk.sqlite*"):
        assert b"self-harm" not in path.read_bytes()


def test_another_persons_row_opens_for_nobody(desk: Desk) -> None:
    from archive.rules.errors import Unreadable

    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, "ann", Mine(topics=frozenset({"3.1"})))
        said = session.get_one(MyReading, "ann").said
        session.add(MyReading(staff_id="bea", said=said))
        session.flush()
        with pytest.raises(Unreadable):
            caring.of(desk, session, "bea")


# Own limits


def _at(minutes: int) -> Moment:
    return Moment(NOW + timedelta(minutes=minutes), None)


def test_a_break_is_asked_for_when_a_person_wished_it_and_a_rest_is_one(desk: Desk, town: Town) -> None:
    story_id = town.tell(WORDS)

    def said(minutes: int) -> str:
        with Session(desk.engine) as session:
            return caring.kind_word(desk, session, story_id, "ann", _at(minutes))

    for minutes in (0, 10, 20):
        with Session(desk.engine) as session, session.begin():
            caring.worked(desk, session, "ann", _at(minutes))
    assert said(24) == "" and "You have read for 26 minutes" in said(26)
    assert said(36) == "", "a quarter of an hour without a press was a rest"
    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, "ann", Mine(minutes=0))
    assert said(26) == ""
    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, "ann", Mine())
        caring.rested(desk, session, "ann", _at(26))
    assert said(27) == ""


def test_heavy_stories_are_counted_for_that_person_and_that_day_alone(desk: Desk, town: Town) -> None:
    heavy, light = town.tell("One."), town.tell("Two.")
    _describe(town, heavy, warnings=(("removal", "detailed"),))
    _describe(town, light, warnings=(("removal", "mentioned"),))
    another = town.tell("Three.")
    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, "ann", Mine(heavy=1, minutes=0))
        caring.worked(desk, session, "ann", town.now, opened=heavy)
        caring.worked(desk, session, "ann", town.now, opened=light)
    with Session(desk.engine) as session:
        assert caring.sitting(desk, session, "ann", town.now).heavy == 1
        assert "wanted no more than 1" in caring.kind_word(desk, session, another, "ann", town.now)
        assert caring.kind_word(desk, session, light, "ann", town.now) == "", (
            "a light one is never in the way"
        )
        assert caring.sitting(desk, session, "bea", town.now).heavy == 0
        tomorrow = Moment(NOW + timedelta(days=1), None)
        assert caring.sitting(desk, session, "ann", tomorrow).heavy == 0
    with Session(desk.engine) as session, session.begin():
        caring.worked(desk, session, "ann", tomorrow)
        assert len(session.execute(select(MyDay)).all()) == 1, "no record grows"
        assert caring.sitting(desk, session, "ann", town.now).heavy == 0, "yesterday is written over"


def test_a_limit_says_a_kind_word_and_one_press_goes_on(app: Flask, desk: Desk, town: Town) -> None:
    story_id = town.tell("Two.")
    ann = _sign_in(app, "ann")
    id = _reads(desk, "ann", Mine(heavy=1, minutes=0))
    _describe(town, heavy := town.tell("One."), warnings=(("removal", "detailed"),))
    with Session(desk.engine) as session, session.begin():
        caring.worked(desk, session, id, desk.clock.moment(), opened=heavy)
    status, page = _post(ann, f"/stories/{story_id}/claim")
    assert status == 200 and "A moment for you" in page and "Take it all the same" in page
    assert "Leave it to others" in page and "I had my break" not in page, "a break does not make it lighter"
    assert _post(ann, f"/stories/{story_id}/show")[0] == 409, "it was not taken"
    assert _post(ann, f"/stories/{story_id}/claim", anyway="yes")[0] == 303
    assert "yours until" in _page(ann, f"/stories/{story_id}")
    bea = _sign_in(app, "bea")
    assert "heavy today" not in _page(bea, f"/stories/{story_id}"), "nobody else is shown her day"


@pytest.mark.parametrize(
    "typed",
    [{"heavy": "many"}, {"minutes": "9999"}, {"topic": "money"}, {"key-take": "x"}, {"key-take": "ab"}],
)
def test_what_cannot_be_kept_is_said_and_stands_there_still(
    app: Flask, desk: Desk, typed: dict[str, str]
) -> None:
    ann = _sign_in(app, "ann")
    status, page = _post(ann, "/my-reading", **{"heavy": "3", "minutes": "7", **typed})
    assert status == 422 and "Not yet" in page
    for name, value in typed.items():
        assert name == "topic" or (f'name="{name}"' in page and f'value="{value}"' in page)


def test_seconds_heard_are_shown_to_that_person_alone(desk: Desk, town: Town) -> None:
    with Session(desk.engine) as session, session.begin():
        caring.worked(desk, session, "ann", town.now, heard={"p": 58})
        caring.worked(desk, session, "ann", town.now, heard={"p": 4})
        assert caring.sitting(desk, session, "ann", town.now).heard == {"p": 62}
        assert caring.sitting(desk, session, "bea", town.now).heard == {}


# Handing on


def test_a_story_is_handed_to_a_colleague_by_one_press_and_she_meets_the_gist(
    app: Flask, desk: Desk, town: Town
) -> None:
    story_id = town.tell(WORDS)
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    path = f"/stories/{story_id}"
    _post(ann, f"{path}/claim")
    page = _page(ann, path)
    assert "To Bea" in page and "To Rev" in page and "To Ann" not in page and "To Adm" not in page
    assert _post(ann, f"{path}/hand-on", to=_id(desk, "adm"))[0] == 409
    assert _post(ann, f"{path}/hand-on", to=_id(desk, "bea"))[0] == 303
    assert "Ann gave you this one" in _page(bea, "/queue")
    assert "Denise" not in _page(bea, path) and "Show her words" in _page(bea, path)
    assert "yours until" not in _page(ann, path) and "Bea has it open" in _page(ann, "/queue")
    assert _post(ann, f"{path}/hand-on", to=_id(desk, "rev"))[0] == 409, "it is not hers any more"
    assert _post(bea, f"{path}/let-go")[0] == 303
    assert f"{path}/claim" in _page(ann, "/queue")


def test_who_read_it_first_is_offered_for_no_second_reading(desk: Desk, town: Town, app: Flask) -> None:
    story_id = _sent(town)
    ann, bea = _id(desk, "ann"), _id(desk, "bea")
    _first_reading(town, story_id, ann)
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, story_id, bea, town.now)
        story = town.story(session, story_id)
        assert ann not in {one.id for one in handing.colleagues(session, story, bea)}
        with pytest.raises(Refused):
            handing.hand_on(session, story, bea, ann, town.now)


# A blank page


def test_without_a_script_pause_covers_the_page_and_all_that_was_typed_comes_back(
    app: Flask, desk: Desk, town: Town
) -> None:
    story_id = town.tell(WORDS)
    ann, path = _sign_in(app, "ann"), f"/stories/{story_id}"
    _post(ann, f"{path}/claim")
    typed = {
        "title": "Half a tit",
        "what": "",
        "note": "Dear you, I",
        "phrase": "Denise",
        "reference": "FD26",
        "theme": "6.1",
    }
    status, page = _post(ann, f"{path}/pause", **typed)
    seen = re.sub(r"<[^>]*>", " ", page.partition("<main")[2])
    assert status == 200 and "Denise" not in seen and "Dear you" not in seen and "Go on" in seen
    back = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    back.pop("csrf_token")
    assert {name: said for name, said in back.items() if name != "typed_by"} == typed
    status, page = _post(ann, f"{path}/go-on", **back)
    assert status == 200 and 'value="Half a tit"' in page and "Dear you, I</textarea>" in page
    assert "Go on" in _page(ann, "/calm")


# Ready, taken back


def _is_ready(town: Town, story_id: str) -> bool:
    with Session(town.desk.engine) as session:
        return finished.newest(session, story_id).first is not None


def test_ready_is_taken_back_within_ten_minutes_by_who_said_it(town: Town) -> None:
    story_id = _sent(town)
    _first_reading(town, story_id)

    def take_back(staff_id: str, minutes: int) -> None:
        with Session(town.desk.engine) as session, session.begin():
            second_thoughts.take_back(session, town.story(session, story_id), staff_id, _at(minutes))

    for staff_id, minutes in (("bea", 1), ("ann", 11)):
        with pytest.raises(Refused):
            take_back(staff_id, minutes)
    with Session(town.desk.engine) as session, session.begin():
        assert set(second_thoughts.every(session, "ann", _at(9))) == {story_id}
        assert not second_thoughts.every(session, "bea", _at(9))
        queue.claim(session, story_id, "bea", _at(2))
    with pytest.raises(Refused):
        take_back("ann", 3)
    with Session(town.desk.engine) as session, session.begin():
        queue.let_go(session, story_id, "bea", _at(4))
    assert _is_ready(town, story_id)
    take_back("ann", 9)
    assert not _is_ready(town, story_id)
    with Session(town.desk.engine) as session:
        queue.held_by(session, story_id, "ann", _at(9))


def test_the_queue_offers_to_take_it_back(app: Flask, desk: Desk, town: Town) -> None:
    now = Town(desk, desk.clock.moment())
    story_id = _sent(now)
    _first_reading(now, story_id, _id(desk, "ann"))
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    assert "Take that back" in _page(ann, "/queue") and "Take that back" not in _page(bea, "/queue")
    assert _post(bea, f"/stories/{story_id}/take-back")[0] == 409
    assert _post(ann, f"/stories/{story_id}/take-back")[0] == 303
    assert "Ready for the second reading" in _page(ann, f"/stories/{story_id}")


# Keys


def test_keys_can_be_changed_and_turned_off_and_none_decides(app: Flask, desk: Desk, town: Town) -> None:
    ann = _sign_in(app, "ann")
    assert '<kbd data-act="take">t</kbd>' in _page(ann, "/queue")
    assert _post(ann, "/my-reading", **{"key-take": "5", "keys": "on"})[0] == 303
    assert '<kbd data-act="take">5</kbd>' in _page(ann, "/queue")
    assert _post(ann, "/my-reading", keys="off")[0] == 303
    page = _page(ann, "/queue")
    assert "data-act" not in page and "<kbd" not in page
    assert not {"agree", "hide", "decide", "publish", "hold"} & set(keyboard.ACTS)


def test_no_two_acts_have_one_key() -> None:
    every = [key for key, _ in keyboard.ACTS.values()]
    assert len(set(every)) == len(every) and all(len(key) == 1 for key in every)
    assert keyboard.checked({}) == {} and keyboard.checked({"take": "X", "leave": "t"}) == {
        "take": "x",
        "leave": "t",
    }
    for wrong in ({"take": "x"}, {"take": "xy"}, {"take": "\u200b"}):
        with pytest.raises(BadInput):
            keyboard.checked(wrong)


def test_the_keys_in_a_box_are_changed_like_the_others_and_none_that_a_browser_keeps(
    app: Flask, desk: Desk, town: Town
) -> None:
    ann = _sign_in(app, "ann")
    assert '<kbd data-act="onward">F8</kbd>' in _page(ann, "/queue")
    assert '<kbd data-act="cover-up">F9</kbd>' in _page(ann, "/queue")
    assert _post(ann, "/my-reading", **{"key-onward": "f2", "keys": "on"})[0] == 303
    assert '<kbd data-act="onward">F2</kbd>' in _page(ann, "/queue")
    status, page = _post(ann, "/my-reading", **{"key-onward": "F5", "key-take": "5", "keys": "on"})
    assert status == 422 and "F5" in page and 'name="key-take" class="short" maxlength="1" value="5"' in page
    assert '<kbd data-act="onward">F2</kbd>' in _page(ann, "/queue"), "as it was"
    assert keyboard.checked({"onward": "F9", "cover-up": "f8"}) == {"onward": "F9", "cover-up": "F8"}
    for wrong in (
        {"onward": "F9"},
        {"onward": "n"},
        {"cover-up": "F1"},
        {"take": "F2"},
        {"cover-up": "\u200b"},
    ):
        with pytest.raises(BadInput):
            keyboard.checked(wrong)


# Before anybody has read it


def test_by_its_words_a_story_may_tell_of_something_hard_and_that_is_said_as_may() -> None:
    words = "im 20 now, i was cutting when i was 14. The police came and they took my baby. I was drunk."
    hard = {WARNINGS[id].lower() for id in ("removal", "police", "self-harm", "alcohol")}
    assert set(caring.may_hold(words, None)) == hard
    assert caring.may_hold("We had tea, and she read the form with me.", None) == ()
    assert caring.may_hold(words, Body("", what="A mother tells of a visit.")) == (), "a person has said it"
    assert set(SAID) <= set(WARNINGS)
