"""Giving back: a session is written down in two presses, people in it can leave words, and those who taught see what came of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.editions import ledger, replies
from archive.editions.edition import Content, ContentNote
from archive.editions.ledger import Kind, Lesson, Showing
from archive.ground import accounts
from archive.ground.db import reading
from archive.ground.jobs import JobRow
from archive.reading import trainers
from archive.reading.access import houses
from archive.reading.access.tables import Access
from archive.reading.giving import balance, sessions
from archive.reading.giving.tables import Taught
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.clock import Moment
from moderation.letters import replies as desk_replies
from stories import whereabouts
from stories.impact import SETTLES
from tests.phone import Phone
from tests.rooms.shelving import KENT, Library, Signed, day, grant, now, text_of
from tests.rooms.test_notes_returning import Team, code, out, team
from tests.rooms.test_room_links import begin, link
from tests.rooms.test_room_playlists import playlist

__all__ = ["code", "out", "team"]


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def _log(trainer: Signed, address: str, people: int = 12, **more: str) -> str:
    return trainer.post(f"{address}/session", people=str(people), **more)


def _there(page: str) -> str:
    found = re.search(r'value="[^"]*(/in-the-room/[\w-]+)"', page)
    assert found is not None
    return found[1]


# Writing it down


def test_a_session_is_written_down_by_a_number_and_a_press(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", given=grant())
    address = playlist(trainer, edition)
    page = trainer.get(address)
    form = page[page.index('id="people"') : page.index("Write it down")]
    assert "required" in form and form.count("required") == 1, "the number is all that has to be said"
    page = _log(trainer, address, 25, lesson="lesson", whom="midwives-health-visitors")
    assert "shown to 25 people" in text_of(page) and "The coat" not in page
    (one,) = (use for use in library.showings(edition) if use.kind == Kind.ROOM)
    assert (one.people, one.area, one.lesson, one.whom) == (25, KENT, Lesson.LESSON, Profession.MIDWIVES)


def test_the_same_page_pressed_twice_counts_once(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant())
    address = playlist(trainer, edition)
    mark = re.search(r'name="mark" value="([^"]+)"', trainer.get(address))
    assert mark is not None
    for _ in range(2):
        page = _log(trainer, address, mark=mark[1])
    assert len([use for use in library.showings(edition) if use.kind == Kind.ROOM]) == 1
    assert "Sessions in a room</dt><dd>1</dd>" in trainer.get("/what-came-of-it")
    assert library.visitor().get(_there(page)).status_code == 200, "the newest address works"
    _log(trainer, address)
    assert "Sessions in a room</dt><dd>2</dd>" in trainer.get("/what-came-of-it")


@pytest.mark.parametrize(
    "odd", [{"lesson": "party"}, {"whom": "police"}, {"whom": "court"}, {"people": "0"}, {"people": "x"}]
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    library: Library, trainer: Signed, odd: dict[str, str]
) -> None:
    edition = library.publish(given=grant())
    address = playlist(trainer, edition)
    assert trainer.refused(f"{address}/session", **{"people": "9", **odd})[0] == 422
    assert library.showings(edition) == ()
    assert "Nothing is written down yet" in trainer.get("/what-came-of-it")


def test_only_her_own_playlist_and_the_end_of_a_session_has_a_page(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(given=grant()))
    assert "Write it down" in trainer.get(f"{address}/session")
    stranger = library.trainer("una")
    assert stranger.client.get(f"{address}/session").status_code == 404
    assert stranger.refused(f"{address}/session", people="9")[0] == 404
    assert library.visitor().get(f"{address}/session").status_code == 401


# What she reads


def _showing(people: int, lesson: Lesson | None, whom: Profession | None) -> Showing:
    return Showing("e", Kind.ROOM, KENT, people, datetime(2026, 3, 4, 10, tzinfo=UTC), lesson, whom)


def test_she_reads_what_it_was_and_for_whom_and_of_few_people_neither() -> None:
    been = whereabouts.told([
        _showing(25, Lesson.LESSON, Profession.STUDENTS),
        _showing(3, Lesson.TEAM, Profession.MIDWIVES),
        _showing(4, Lesson.TRAINING, Profession.DOCTORS),
        _showing(7, None, None),
    ])  # fmt: skip
    lines = {(line.what, line.whom, line.people) for line in been.lines}
    assert lines == {
        ("A lesson", "Students", "about 25 people"),
        ("Shown in a training room", "", "about 14 people"),
    }


def test_small_sessions_of_one_kind_are_told_once_they_are_not_small() -> None:
    been = whereabouts.told([_showing(3, Lesson.TEAM, Profession.MIDWIVES)] * 2)
    assert [(line.what, line.whom, line.people) for line in been.lines] == [
        ("A team meeting", "Midwives and health visitors", "about 6 people")
    ]


def test_she_reads_it_on_her_page_in_plain_words_and_as_easy_read(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    with Session(team.desk.uses) as session, session.begin():
        ledger.note_showing(
            session, edition_id=out, kind=Kind.ROOM, area=KENT, people=25, now=now().now,
            lesson=Lesson.LESSON, whom=Profession.STUDENTS,
        )  # fmt: skip
    phone.come_back(code)
    phone.press("been")
    assert "A lesson" in phone.text and "in Kent. About 25 people. Who was there: Students." in phone.text


# Words of people who were there


def _visit(library: Library, address: str) -> tuple[FlaskClient, str]:
    client = library.visitor()
    answer = client.get(address)
    return client, answer.get_data(as_text=True)


def _kept(library: Library, *editions: str) -> list[tuple[str, str]]:
    with Session(reading(library.room.uses)) as session:
        return [(one.kind, one.words) for one in replies.of(session, library.room.shelf.keys, editions)]


def test_people_in_the_room_leave_words_and_meet_no_word_of_a_story(
    library: Library, trainer: Signed
) -> None:
    one, two = (
        library.publish(title, "Wordofhers.", given=grant(), what="Noteofhers")
        for title in ("Onetitle", "Twotitle")
    )
    address = playlist(trainer, one, two)
    there = _there(_log(trainer, address))
    client, page = _visit(library, there)
    assert "Story 1" in page and "Story 2" in page
    assert not [
        word for word in ("Onetitle", "Twotitle", "Wordofhers", "Noteofhers", one, two) if word in page
    ]
    answer = client.post(
        there, data={"place": "2", "next-time": "I will sit down first.", "to-her": "Thank you."}
    )
    assert answer.status_code == 303
    assert "Your words are kept" in client.get(answer.headers["Location"]).get_data(as_text=True)
    assert _kept(library, one) == []
    assert sorted(_kept(library, two)) == [("next-time", "I will sit down first."), ("to-her", "Thank you.")]


def test_what_cannot_be_kept_stands_in_its_box_again(library: Library, trainer: Signed) -> None:
    one, two = (library.publish(title, given=grant()) for title in ("One", "Two"))
    there = _there(_log(trainer, playlist(trainer, one, two)))
    for fields in ({"place": "1"}, {"next-time": "Typed words."}, {"place": "1", "to-her": "ab " * 200}):
        answer = library.visitor().post(there, data=fields)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422
        assert all(words.strip() in page for name, words in fields.items() if name != "place")
    assert _kept(library, one, two) == []


def test_a_story_that_was_taken_back_takes_no_words_and_leaves_the_others(
    library: Library, trainer: Signed
) -> None:
    one, two, alone = (library.publish(title, given=grant()) for title in ("One", "Two", "Alone"))
    there = _there(_log(trainer, playlist(trainer, one, two)))
    lone = _there(_log(trainer, playlist(trainer, alone)))
    library.pull(one)
    library.pull(alone)
    client, page = _visit(library, there)
    assert 'name="place" value="2"' in page and 'value="1"' not in page
    assert client.post(there, data={"place": "1", "to-her": "x"}).status_code == 409
    client, page = _visit(library, lone)
    assert "nothing to write about here just now" in page and "<textarea" not in page
    assert _kept(library, one, two, alone) == []


def test_the_address_ends_and_takes_no_more_than_were_there(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant())
    there = _there(_log(trainer, playlist(trainer, edition), people=2))
    for said in ("One.", "Two."):
        assert library.visitor().post(there, data={"place": "1", "to-her": said}).status_code == 303
    assert library.visitor().post(there, data={"place": "1", "to-her": "Three."}).status_code == 409
    assert len(_kept(library, edition)) == 2
    with Session(library.room.lists) as session, session.begin():
        session.query(Taught).one().ends_at = now().now - timedelta(seconds=1)
    assert library.visitor().get(there).status_code == 409
    assert library.visitor().post(there, data={"place": "1", "to-her": "Late."}).status_code == 409
    assert library.visitor().get("/in-the-room/never").status_code == 404


def test_one_page_pressed_twice_is_kept_once(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant())
    there = _there(_log(trainer, playlist(trainer, edition)))
    client, page = _visit(library, there)
    mark = re.search(r'name="mark" value="([^"]+)"', page)
    assert mark is not None
    for _ in range(2):
        client.post(there, data={"place": "1", "to-her": "Once.", "mark": mark[1]})
    assert _kept(library, edition) == [("to-her", "Once.")]


def test_it_goes_with_its_trainer_and_follows_where_the_organisation_works(
    library: Library, trainer: Signed
) -> None:
    edition = library.publish(given=grant(not_near=["surrey"]))
    there = _there(_log(trainer, playlist(trainer, edition)))
    with Session(library.room.lists) as session, session.begin():
        organisation = sessions.organisation_of(session, trainer.person_id)
        trainers.move_organisation(session, organisation_id=organisation, areas=["surrey"])
    assert "<textarea" not in _visit(library, there)[1]
    with Session(library.room.lists) as session, session.begin():
        session.get_one(accounts.Person, trainer.person_id).is_disabled = True
    assert library.visitor().get(there).status_code == 409


@pytest.mark.parametrize("whose", ["her own access", "her organisation"])
def test_the_address_ends_with_the_access_it_was_made_under(
    library: Library, trainer: Signed, whose: str
) -> None:
    edition = library.publish(given=grant())
    there = _there(_log(trainer, playlist(trainer, edition)))
    assert library.visitor().get(there).status_code == 200
    with Session(library.room.lists) as session, session.begin():
        if whose == "her organisation":
            houses.end(session, library.organisation_of(trainer), by="x", moment=now())
        else:
            session.get_one(Access, trainer.person_id).until = day(-1)
    visitor = library.visitor()
    assert visitor.get(there).status_code == 409
    assert visitor.post(there, data={"place": "1", "to-her": "Late."}).status_code == 409
    assert _kept(library, edition) == []


# What came of it


def _before() -> Moment:
    """A moment from which what was decided has settled."""
    return Moment(now().now - SETTLES, None)


def _reply(library: Library, edition: str, words: str) -> str:
    with Session(reading(library.room.uses)) as session:
        every = replies.of(session, library.room.shelf.keys, [edition])
    return next(one.id for one in every if one.words == words)


def _pass(library: Library, edition: str, words: str) -> None:
    with Session(library.desk.uses) as session, session.begin():
        replies.pass_on(session, _reply(library, edition, words))


def test_those_who_taught_see_what_was_read_once_five_have_met_it(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant(), themes=("8.2",))
    address = playlist(trainer, edition)
    there = _there(_log(trainer, address, people=4))
    library.visitor().post(there, data={"place": "1", "next-time": "I will explain.", "to-her": "Dear you."})
    library.visitor().post(there, data={"place": "1", "next-time": "Unread words."})
    _pass(library, edition, "I will explain.")
    _pass(library, edition, "Dear you.")
    page = trainer.get("/what-came-of-it")
    assert "I will explain." not in page, "four people are not a number"
    assert "fewer than 5" in text_of(page)
    _log(trainer, address, people=9)
    page = trainer.get("/what-came-of-it")
    assert "I will explain." in page and "Explain it to me" in page and "10 or more" in page
    assert "13" not in text_of(page), "numbers are said in fives"
    assert "Unread words." not in page, "nobody has read it"
    assert "Dear you." not in page, "what was said to her is hers"


def test_of_others_nothing_is_seen_and_what_is_taken_back_goes_with_its_words(
    library: Library, trainer: Signed
) -> None:
    edition = library.publish(given=grant(), themes=("8.2",))
    there = _there(_log(trainer, playlist(trainer, edition), people=9))
    library.visitor().post(there, data={"place": "1", "next-time": "I will explain."})
    _pass(library, edition, "I will explain.")
    other = library.trainer("una")
    _log(other, playlist(other, edition), people=30)
    assert "I will explain." not in other.get("/what-came-of-it")
    assert "30 or more" in other.get("/what-came-of-it") and "30 or more" not in trainer.get(
        "/what-came-of-it"
    )
    assert "I will explain." in trainer.get("/what-came-of-it")
    library.narrow(edition, grant(professions=[Profession.MIDWIVES]))
    assert "I will explain." not in trainer.get("/what-came-of-it"), "not for everybody in this room"
    trainer.client.post(
        "/who", data={"audience": "training-room", "profession": ["midwives-health-visitors"]}
    )
    assert "I will explain." in trainer.get("/what-came-of-it")
    library.pull(edition)
    page = trainer.get("/what-came-of-it")
    assert "I will explain." not in page and "Explain it to me" not in page
    assert "Sessions in a room</dt><dd>1</dd>" in page


def test_what_a_trainer_wrote_counts_as_ours(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant())
    address = playlist(trainer, edition)
    _log(trainer, address, people=9)
    trainer.post(f"{address}/words", edition=edition, kind="changed", words="We sit down first.")
    assert "We sit down first." not in trainer.get("/what-came-of-it")
    _pass(library, edition, "We sit down first.")
    assert "We sit down first." in trainer.get("/what-came-of-it")


def test_the_desk_passes_on_what_it_read_after_it_said_so(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    kept = {}
    with Session(team.desk.uses) as session, session.begin():
        for kind, words in (
            (replies.Kind.NEXT_TIME, "Next."),
            (replies.Kind.TO_HER, "To her."),
            (replies.Kind.CHANGED, "Out."),
        ):
            kept[words] = replies.leave(
                session, team.desk.press.keys, edition_id=out, kind=kind, words=words, on=now().today, once=words
            )  # fmt: skip
    with Session(team.desk.engine) as session, session.begin():
        for words, verdict in (("Next.", "good"), ("To her.", "good"), ("Out.", "left-out")):
            desk_replies.decide(team.desk, session, kept[words], verdict, staff_id="ann", moment=_before())
    for id in kept.values():
        with Session(reading(team.desk.uses)) as session:
            assert not replies.passed_on(session, [id]), "the job has not run"
    asked = _jobs(team)
    assert asked == [kept["Next."]]
    for _ in range(2):
        for id in (kept["Next."], kept["Out."], "never"):
            desk_replies.pass_on(team.desk, id, now())
    with Session(reading(team.desk.uses)) as session:
        assert replies.passed_on(session, [*kept.values(), "never"]) == {kept["Next."]}


def _jobs(team: Team) -> list[str]:
    with Session(reading(team.desk.engine)) as session:
        return [row.argument for row in session.query(JobRow).filter(JobRow.name == desk_replies.JOB)]


# What is missing


def _steward(library: Library) -> Signed:
    steward = library.trainer("stella")
    with Session(library.room.lists) as session, session.begin():
        session.get_one(accounts.Person, steward.person_id).roles = json.dumps([trainers.STEWARD])
    return steward


def _line(page: str, label: str) -> str | None:
    found = re.search(rf'<th scope="row">{label}</th><td>([^<]*)</td>', page)
    return found[1] if found else None


def test_the_balance_counts_all_that_is_out_and_no_small_number(library: Library) -> None:
    everywhere = grant(professions=list(Profession), not_near=["kent", "surrey"])
    ids = [library.publish(given=everywhere, themes=("7.6", "5.7"), is_indexed=False) for _ in range(15)]
    research = grant(uses={Use.RESEARCH}, audiences=[Audience.SUPPORT_GROUP], professions=[Profession.COURT])
    for _ in range(4):
        library.publish(given=research, themes=("7.1",), is_indexed=False)
    steward = _steward(library)
    page = steward.get("/balance")
    assert _line(page, "Hope, recovery and what helped") == "15 or more"
    assert _line(page, "Grief, and no support") == "fewer than 5"
    assert "Nearly every story that tells what came after tells of hope." in page
    assert _line(page, "English") == _line(page, "Words only") == "15 or more"
    assert not re.search(r">(?:15|4|19)<", page)
    library.publish(given=research, themes=("7.1",), is_indexed=False)
    page = steward.get("/balance")
    assert _line(page, "Grief, and no support") == "5 or more" and "Nearly every story" not in page
    library.pull(*ids[:11])
    page = steward.get("/balance")
    assert _line(page, "Hope, recovery and what helped") == "fewer than 5"


def test_a_language_of_few_stories_is_not_even_named(library: Library) -> None:
    for n in range(4):
        library.put(Content(f"A {n}", "Geiriau.", ContentNote("x"), "cy"), grant())
    assert "Welsh" not in _steward(library).get("/balance")
    library.put(Content("A", "Geiriau.", ContentNote("x"), "cy"), grant())
    assert balance.report(library.room, now()).parts[2] == ("Language", (balance.Line("Welsh", 5),))


def test_it_is_the_stewards_alone(library: Library, trainer: Signed) -> None:
    assert trainer.client.get("/balance").status_code == 404
    assert library.visitor().get("/balance").status_code == 401


def test_what_nobody_may_see_is_in_no_balance(library: Library) -> None:
    for n in range(6):
        given = grant(uses={Use.LANGUAGES}) if n % 2 else replace(grant(), media=frozenset({Medium.WORDS}))
        library.publish(given=given, themes=("1.1",), is_indexed=False)
    assert _line(_steward(library).get("/balance"), "Pre-birth assessment") == "fewer than 5"


def test_who_met_two_stories_on_one_theme_is_one_person(library: Library, trainer: Signed) -> None:
    two = [library.publish(title, given=grant(), themes=("8.2",)) for title in ("One", "Two")]
    _log(trainer, playlist(trainer, *two), people=9)
    assert _line(trainer.get("/what-came-of-it"), "Explain it to me") == "5 or more"


def test_what_a_learner_wrote_by_a_link_counts_as_ours(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant())
    address = playlist(trainer, edition)
    learner = begin(library, link(trainer, address))
    learner.post("/together/1/words", data={"next-time": "I will knock.", "to-her": ""})
    _pass(library, edition, "I will knock.")
    assert "Links that were used</dt><dd>1</dd>" in trainer.get("/what-came-of-it")
    assert "I will knock." not in trainer.get("/what-came-of-it"), "one learner is not a number"
    _log(trainer, address, people=4)
    assert "I will knock." in trainer.get("/what-came-of-it")


def test_what_people_in_a_room_wrote_reaches_her_once_it_was_read_and_five_were_there(
    phone: Phone, code: tuple[str, str], out: str, team: Team, library: Library
) -> None:
    trainer = library.trainer(professions=[Profession.SOCIAL_WORKERS])
    address = playlist(trainer, out)
    there = _there(_log(trainer, address, people=4))
    library.visitor().post(there, data={"place": "1", "to-her": "I heard you."})
    phone.come_back(code)
    phone.press("led").press("tell-all")
    assert "I heard you." not in phone.text, "nobody has read it"
    reply = _reply(library, out, "I heard you.")
    with Session(team.desk.engine) as session, session.begin():
        desk_replies.decide(team.desk, session, reply, "good", staff_id="ann", moment=_before())
    assert "I heard you." not in phone.press("status").press("led").text, "four people are not a number"
    _log(trainer, address, people=1)
    assert "I heard you." in phone.press("status").press("led").text
