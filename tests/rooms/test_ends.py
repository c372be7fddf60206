"""A yes that ends before its day: with something that happens, or with a number of openings (b7)."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive.editions import press as presses
from archive.editions import shelf as shelves
from archive.editions.edition import Content, ContentNote
from archive.editions.ledger import Kind, note_showing
from archive.editions.shelf import Shelf
from archive.ground.db import reading
from archive.reading import teaching
from archive.rules.choices import Audience, Event, Medium, Profession, Then, Use
from archive.rules.clock import Moment
from archive.rules.consent import Status
from archive.rules.errors import NotFound, Refused
from archive.rules.grant import Outlet, Viewer
from moderation.decisions import decisions, ended, going_out
from stories import answers, consenting, messages, withdrawal
from stories.desk import Desk
from stories.tables import ConsentRow, State, Story
from tests.phone import Phone
from tests.rooms.links import begin, link
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, grant, now, sound
from tests.rooms.team import Team
from tests.town import Town
from tests.town import grant as plain

WORDS = "Marion put the kettle on. I sat by the window in Corby and nobody said a word."
SEEN = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset()
)
GONE = 404


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def counted(library: Library, times: int, **other: Any) -> str:
    """Put a story on the shelf that may be opened so often; return its id."""
    content = Content("The kettle", "She put the kettle on.", ContentNote("A kettle."))
    id = library.publish()
    given = replace(grant(**other), openings=times)
    standing = presses.standing_grant(library.press, id)
    assert standing is not None and content.seal
    presses.narrow(library.press, id, given, until_now=standing, elsewhere=0)
    return id


# The shelf asks the ledger at every read


def test_after_the_last_opening_no_way_leads_to_it_and_before_it_all_do(library: Library) -> None:
    id = counted(library, 2)
    shelf = library.shelf

    def ways() -> list[bool]:
        return [
            bool(shelves.find(shelf, [id], SEEN, Outlet.SEARCH, now())),
            id in shelves.allowed(shelf, SEEN, Outlet.COUNT, now()),
        ]

    for _ in range(2):
        assert ways() == [True, True]
        library.open(id)
    assert ways() == [False, False]
    with pytest.raises(NotFound):
        shelves.get(shelf, id, SEEN, Outlet.PAGE, now())


def test_a_shelf_without_a_ledger_shows_nothing_that_is_counted(library: Library) -> None:
    id, free = counted(library, 9), library.publish("The form")
    blind = Shelf(library.shelf.engine, library.shelf.keys, library.shelf.published)

    assert shelves.allowed(blind, SEEN, Outlet.COUNT, now()) == {free}
    assert not shelves.find(blind, [id], SEEN, Outlet.PAGE, now())


def test_a_recording_stops_with_the_last_opening_and_plays_on_for_whoever_opened_it(library: Library) -> None:
    plain_bytes = b"a recording" * 10
    content = Content("Rain", "It rained.", ContentNote("Rain."), media=(sound(plain_bytes),))
    given = replace(grant(media=(Medium.WORDS, Medium.OWN_VOICE)), openings=1)
    id = library.put(content, given, [plain_bytes])
    clock = library.room.clock.moment
    before = shelves.playing(library.shelf, id, 0, "opus", SEEN, clock)
    library.open(id)

    assert b"".join(before.pieces(0, before.size)) == b""
    with pytest.raises(NotFound):
        shelves.playing(library.shelf, id, 0, "opus", SEEN, clock)
    opener = replace(SEEN, finishing=frozenset({id}))
    mine = shelves.playing(library.shelf, id, 0, "opus", opener, clock)
    assert b"".join(mine.pieces(0, mine.size)) == plain_bytes


def test_of_many_who_open_the_last_one_at_once_one_gets_it(library: Library) -> None:
    id = counted(library, 3)
    got, gate = [], threading.Barrier(12)

    def press(number: int) -> None:
        gate.wait()
        try:
            teaching.note_opened(library.room, id, area="", sign_in=f"learner {number}", now=now().now)
            got.append(number)
        except NotFound:
            pass

    threads = [threading.Thread(target=press, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(library.showings(id)) == 3


def test_a_count_that_is_reached_moves_the_epoch(library: Library) -> None:
    id = counted(library, 1)
    before = shelves.epoch(library.shelf)
    library.open(id)
    assert shelves.epoch(library.shelf) != before


def test_a_new_edition_of_a_story_does_not_begin_to_count_anew(library: Library) -> None:
    content = Content("Rain", "It rained.", ContentNote("Rain."))
    given = replace(grant(), openings=3)
    with pytest.raises(Refused):
        library.put(content, given, elsewhere=None)
    id = library.put(content, given, elsewhere=2)
    assert shelves.most_openings(library.shelf, id) == 1
    assert shelves.most_openings(library.shelf, library.put(content, given, elsewhere=5)) == 0


# The pages of the Reading room


def test_whoever_opened_it_last_can_reload_it_and_nobody_else_can(library: Library, trainer: Signed) -> None:
    id, other = counted(library, 1), library.trainer("una")

    assert "kettle" in trainer.get(f"/stories/{id}")
    assert "kettle" in trainer.get(f"/stories/{id}")
    assert other.client.get(f"/stories/{id}").status_code == GONE
    assert id not in other.get("/search")
    assert len(library.showings(id)) == 1


def test_a_session_that_runs_over_the_hour_counts_once_and_its_opening_ends_later(library: Library) -> None:
    id = counted(library, 1)
    hour = datetime.now(UTC).replace(minute=50, second=0, microsecond=0)

    def at(minutes: int, opens: bool = True) -> bool:
        then = hour + timedelta(minutes=minutes)
        if opens:
            teaching.note_prepared(library.room, id, area="", sign_in="s", now=then)
        return id in teaching.finishing(library.room, SEEN, [id], sign_in="s", now=then).finishing

    assert at(0) and at(20) and at(69)
    with pytest.raises(NotFound):
        at(70)
    assert not at(70, opens=False)
    assert not teaching.finishing(library.room, SEEN, [id], sign_in="t", now=hour).finishing
    assert len(library.showings(id)) == 1


def test_the_last_learner_of_a_link_reads_to_the_end_and_the_next_meets_nothing(
    library: Library, trainer: Signed
) -> None:
    id = counted(library, 1)
    path = link(trainer, playlist(trainer, id))
    first, second = begin(library, path), begin(library, path)

    assert "kettle" in first.get("/together/1/story").get_data(as_text=True)
    assert "kettle" in first.get("/together/1/story").get_data(as_text=True)
    late = second.get("/together/1/story", follow_redirects=True).get_data(as_text=True)
    assert "kettle" not in late
    assert [showing.kind for showing in library.showings(id)] == [Kind.LINK]


def test_writing_down_a_room_afterwards_is_no_other_opening(library: Library, trainer: Signed) -> None:
    id = counted(library, 2)
    trainer.get(f"/stories/{id}")
    trainer.post(f"{playlist(trainer, id)}/session", people="12")

    assert {showing.kind for showing in library.showings(id)} == {Kind.PREPARED, Kind.ROOM}
    assert id in shelves.allowed(library.shelf, SEEN, Outlet.COUNT, now())


# Her pages


def out_until(phone: Phone, team: Team, long: str, then: str = "hide", times: str = "") -> tuple[str, str]:
    """Return the code words of a story that is out until something."""
    code = phone.tell(WORDS, title="Kettle")
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["social-workers"]})
    phone.press("go-on", tick={"long": [long], "then": [then]}, times=times)
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    phone.press("rest")
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code).press("release")
    team.put_out()
    return code


def opens(desk: Desk, edition: str, at: datetime, times: int = 1, most: int | None = None) -> None:
    with Session(desk.uses) as uses, uses.begin():
        for _ in range(times):
            note_showing(uses, edition_id=edition, kind=Kind.PREPARED, area="", people=1, now=at, most=most)


def later(team: Team, **by: float) -> Moment:
    return Moment(team.moment.now + timedelta(**by), None)


def newest(desk: Desk) -> ConsentRow:
    with Session(reading(desk.engine)) as session:
        return session.execute(select(ConsentRow).order_by(ConsentRow.n.desc()).limit(1)).scalar_one()


def test_it_stops_the_moment_she_says_that_her_case_has_ended(phone: Phone, team: Team, desk: Desk) -> None:
    out_until(phone, team, "case-ends")
    phone.open()
    assert "Until your court case ends." in phone.text
    assert newest(desk).until == answers.latest_day(team.moment.today)
    phone.press("receipt")
    assert "Until your court case ends" in phone.text and "Not after" in phone.text

    phone.press("status").press("came")
    assert not team.ids() and team.state() == State.LAPSED
    assert newest(desk).status == Status.EXPIRED
    assert "It has stopped." in phone.text and "Say yes again" in phone.text
    with Session(reading(desk.engine)) as session:
        story = session.get_one(Story, team.only())
        assert going_out.objections(desk, session, story, team.moment)


def test_pressed_twice_it_is_done_already(phone: Phone, team: Team) -> None:
    out_until(phone, team, "settled")
    phone.open()
    pressed = phone.form.fields | {"do": [next(do for do in phone.form.buttons if do.startswith("came"))]}
    phone.send(pressed).send(pressed)
    assert "done already" in phone.text and phone.page == "status"


def test_what_she_wants_deleted_then_goes_on_the_next_day_and_not_before(
    phone: Phone, team: Team, desk: Desk
) -> None:
    out_until(phone, team, "case-ends", then="delete")
    phone.open().press("came")
    assert "tomorrow" in phone.text
    assert ended.lapse_ended(desk, team.moment) == 0
    assert ended.lapse_ended(desk, later(team, days=1)) == 1
    assert team.state() == State.DELETED


def test_a_moderator_who_hears_of_it_stops_it_and_she_is_told(phone: Phone, team: Team, desk: Desk) -> None:
    code = out_until(phone, team, "case-ends")
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        decisions.event_came(desk, session, story, "mo", team.moment)
        assert messages.unread(session, story, by_her=True) == 1
        with pytest.raises(Refused):
            decisions.event_came(desk, session, story, "mo", team.moment)
    assert not team.ids()
    phone.press("rest").come_back(code)
    assert "The time you gave is over." in phone.text and "new note" in phone.text


def test_a_yes_that_waits_for_nothing_does_not_end_that_way(town: Town) -> None:
    story_id, edition = town.publish(WORDS)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        withdrawal.event_came(town.desk, session, town.story(session, story_id), town.now)
    assert presses.standing_grant(town.desk.press, edition)


def test_making_a_yes_smaller_that_is_over_does_not_bring_it_back(
    phone: Phone, team: Team, desk: Desk
) -> None:
    out_until(phone, team, "case-ends")
    phone.open().press("came")
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        before = consenting.newest(desk, session, story.id)
        assert before is not None
        with pytest.raises(Refused):
            withdrawal.narrow(desk, session, story, before.grant, version="3", moment=team.moment)
    assert newest(desk).status == Status.EXPIRED


def test_she_says_how_often_and_is_told_how_often_is_left(phone: Phone, team: Team, desk: Desk) -> None:
    out_until(phone, team, "times", times="3")
    edition = next(iter(team.ids()))
    phone.open()
    assert "Until it has been opened 3 more times." in phone.text
    opens(desk, edition, team.moment.now, times=2)
    assert "Until it has been opened one more time." in phone.open().text
    opens(desk, edition, team.moment.now)
    phone.open()
    assert "It was opened as often as you said." in phone.text and "No one but you" in phone.text


@pytest.mark.parametrize("typed", ["", "0", "101", "many", "-1", "1.5", "９"])
def test_a_number_that_cannot_be_is_asked_for_again(phone: Phone, typed: str) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
    phone.press("go-on", tick={"long": ["times"], "then": ["hide"]}, times=typed)
    assert phone.page == "long" and "from 1 to 100" in phone.text
    assert phone.press("go-on", tick={"long": ["times"], "then": ["hide"]}, times="5").page == "check"


def test_the_worker_takes_it_down_once_the_last_reader_has_had_time(
    phone: Phone, team: Team, desk: Desk
) -> None:
    out_until(phone, team, "times", times="1")
    opens(desk, next(iter(team.ids())), team.moment.now)
    assert ended.lapse_ended(desk, team.moment) == 0 and team.ids()
    assert ended.lapse_ended(desk, later(team, hours=2)) == 1
    assert not team.ids() and team.state() == State.LAPSED


def test_counted_and_to_be_deleted_it_is_deleted(phone: Phone, team: Team, desk: Desk) -> None:
    out_until(phone, team, "times", then="delete", times="1")
    assert ended.lapse_ended(desk, team.moment) == 0
    opens(desk, next(iter(team.ids())), team.moment.now - timedelta(hours=2))
    assert ended.lapse_ended(desk, team.moment) == 1
    assert team.state() == State.DELETED


def test_a_smaller_yes_keeps_every_end_that_she_asked_for(phone: Phone, team: Team, desk: Desk) -> None:
    code = out_until(phone, team, "case-ends")
    phone.press("rest").come_back(code).press("narrow").press("to-long")
    phone.press("go-on", tick={"long": ["times"], "then": ["hide"]}, times="4")
    assert phone.page == "narrow"
    with Session(reading(desk.engine)) as session:
        held = team.grant(session, team.only())
    assert (held.ends_with, held.openings) == (frozenset({Event.CASE_ENDS}), 4)

    phone.press("to-long").press("go-on", tick={"long": ["times"], "then": ["hide"]}, times="9")
    phone.press("to-long").press("go-on", tick={"long": ["6-months"], "then": ["hide"]})
    with Session(reading(desk.engine)) as session:
        held = team.grant(session, team.only())
    assert (held.ends_with, held.openings) == (frozenset({Event.CASE_ENDS}), 4)
    assert held.until < answers.latest_day(team.moment.today)
    edition = next(iter(team.ids()))
    assert shelves.most_openings(desk.press.shelf, edition) == 4
    assert "Until your court case ends" in phone.press("status").press("receipt").text


def test_a_new_yes_after_the_last_opening_counts_from_there(town: Town) -> None:
    story_id, edition = town.publish(WORDS)
    opens(town.desk, edition, town.now.now, times=2)
    with Session(town.desk.engine) as session, session.begin():
        assert consenting.opened(town.desk, session, story_id) == 2
        assert consenting.opened(town.desk, session, story_id, besides=edition) == 0
        said = answers.Answers(who=("training-room",), jobs=("students",), long="times", times="5")
        again = answers.consent_of(said, town.now, opened=2)
    assert again.grant.openings == 7
    assert again.objections(town.now, opened=6) == ()
    assert again.objections(town.now, opened=7)


# From before there were such ends


def test_a_consent_from_before_reads_as_one_without_such_ends(town: Town) -> None:
    story_id, edition = town.publish(WORDS, given=plain())
    with Session(town.desk.engine) as session:
        row = session.execute(select(ConsentRow)).scalar_one()
        before = consenting.newest(town.desk, session, story_id)
    assert row.openings is None and before is not None
    assert (before.grant.ends_with, before.grant.openings) == (frozenset(), None)
    with town.desk.press.engine.connect() as connection:
        assert connection.execute(text('SELECT openings FROM "grant"')).scalars().all() == [None]
    assert before.then == Then.HIDE and presses.standing_grant(town.desk.press, edition)
