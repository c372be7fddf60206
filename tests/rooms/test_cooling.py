"""Between her yes to the finished version and its first day she may change her mind; then it goes out by itself (b14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import stocktaking
from archive.editions.index import Index, open_index
from archive.ground.db import reading
from archive.ground.jobs import JobRow, Worker
from archive.ground.languages import named_day
from archive.rules.clock import LEAPT_FORWARD, LONDON, Moment, begins
from archive.rules.errors import BadInput
from archive.serving import NO_SUCH_COOLING, cooling_days, promises
from archive.settings import COOLING_DAYS, Address, Place, desk_settings, notes_settings
from moderation import sweeps, worker
from moderation.decisions import ended, going_out
from moderation.queue import queue
from stories import consenting, finished, returning, sayings, withdrawal, wording
from stories.app import create_app
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import ConsentRow, Message, Notebook, Outing, Release, State, Story
from stories.visit import Turn, Visit
from tests.pairs import let_be_seen
from tests.phone import Phone
from tests.rooms.team import WORDS, Team
from tests.rooms.two_readers import court_check, first_reading, second_reading, sent
from tests.town import NOW, Town

TODAY = Moment(NOW, None).today
FRIDAY = TODAY + timedelta(days=3)
"""The house opens on a Tuesday; two whole days lie between."""


def at(day: date, hour: int = 0) -> Moment:
    """Return an hour of a day, as a mother here says it."""
    return Moment(datetime.combine(day, time(hour), LONDON), None)


@dataclass
class House:
    """A house where she has two days, with one story that two people finished."""

    desk: Desk
    index: Index
    id: str = ""

    def begin(self) -> None:
        """Tell it, have it read, and say yes to it."""
        town = Town(self.desk)
        self.id = sent(town)
        first_reading(town, self.id)
        court_check(town, self.id)
        second_reading(town, self.id)
        self.release(at(TODAY, 14))

    def release(self, moment: Moment) -> date:
        """Say yes to the finished version."""
        with Session(self.desk.engine) as session, session.begin():
            copy = finished.newest(session, self.id)
            story = session.get_one(Story, self.id)
            return consenting.release(self.desk, session, story, copy, seal=copy.seal or "", moment=moment)

    def work(self, moment: Moment) -> frozenset[str]:
        """Let the worker work at this moment; return what stands on the shelf then."""
        publish = {"publish": lambda id: going_out.publish(self.desk, self.index, id, moment)}
        sweeps.put_out_in_time(self.desk, moment)
        others = dict.fromkeys(worker.handlers(self.desk, self.index), lambda _: None)
        Worker(self.desk.engine, others | publish).run_all(moment.now)
        ended.lapse_ended(self.desk, moment)
        sweeps.pull_again(self.desk, moment)
        return self.standing()

    def standing(self) -> frozenset[str]:
        """Return the ids on the shelf."""
        return stocktaking.ids(self.desk.press.shelf)

    def press(self, verb: Any, moment: Moment, **posted: Any) -> Turn:
        """Press one of her buttons."""
        with Session(self.desk.engine) as session, session.begin():
            visit = Visit(self.desk, session, moment)
            story = session.get_one(Story, self.id)
            visit.notebook = session.get(Notebook, story.notebook_id)
            turn: Turn = verb(visit, Posted(story=self.id, **posted))
            return turn

    def state(self) -> str:
        """Return where the story stands."""
        with Session(reading(self.desk.engine)) as session:
            return session.get_one(Story, self.id).state

    def has_letter(self) -> bool:
        """Return whether she was told that something is in the way."""
        with Session(reading(self.desk.engine)) as session:
            return session.execute(select(Message.id)).first() is not None


@pytest.fixture
def house(desk: Desk, place: Place) -> House:
    made = House(replace(desk, cooling_days=2), open_index(place.index))
    made.begin()
    return made


def test_nothing_goes_out_before_its_day_and_then_it_goes_out_by_itself(house: House) -> None:
    for moment in (
        at(TODAY, 15),
        at(TODAY + timedelta(days=2), 23),
        Moment(begins(FRIDAY) - timedelta(seconds=1)),
    ):
        assert house.work(moment) == frozenset()
        assert house.state() == State.RELEASED and not house.has_letter()
    assert len(house.work(Moment(begins(FRIDAY)))) == 1
    assert house.state() == State.PUBLISHED


def test_until_then_there_is_no_outing_no_key_and_no_entry(house: House) -> None:
    house.work(at(TODAY, 23))
    with Session(reading(house.desk.engine)) as session:
        assert session.execute(select(Outing.edition_id)).first() is None
    assert not house.index.ids() and not [
        id for id in house.desk.press.keys.live() if id.startswith("edition|")
    ]


def test_a_worker_that_is_killed_on_the_day_puts_it_out_later(house: House) -> None:
    with Session(house.desk.engine) as session, session.begin():
        job = session.execute(select(JobRow).where(JobRow.name == "publish")).scalar_one()
        job.lease, job.leased_until, job.attempts = "lost", begins(FRIDAY) + timedelta(minutes=1), 1
    assert house.work(Moment(begins(FRIDAY))) == frozenset()
    assert len(house.work(at(FRIDAY, 1))) == 1


def test_a_job_that_comes_too_early_comes_again_on_the_day_and_once(house: House) -> None:
    for _ in range(3):
        going_out.publish(house.desk, house.index, house.id, at(TODAY, 20))
    with Session(reading(house.desk.engine)) as session:
        due = session.execute(select(JobRow.due).where(JobRow.name == "publish")).scalars().all()
    assert due == [begins(FRIDAY)]


def test_a_setting_made_shorter_breaks_no_promise_and_a_longer_one_counts(house: House) -> None:
    house.desk = replace(house.desk, cooling_days=0)
    assert not house.work(at(FRIDAY - timedelta(days=1), 23))
    house.desk = replace(house.desk, cooling_days=4)
    assert not house.work(at(FRIDAY, 12))
    assert house.work(at(FRIDAY + timedelta(days=2)))


def test_a_clock_set_back_when_she_says_yes_shortens_nothing(desk: Desk, place: Place) -> None:
    house = House(replace(desk, cooling_days=2), open_index(place.index))
    house.begin()
    house.press(returning.hide, at(TODAY, 15))
    house.press(returning.bring_back, at(TODAY, 16))
    first = house.release(Moment(NOW - timedelta(days=2), latest=NOW))
    assert first == FRIDAY


def test_a_clock_that_leapt_puts_nothing_out_until_a_person_has_looked(house: House) -> None:
    leapt = replace(at(FRIDAY + timedelta(days=5)), jumped=True)
    assert leapt.publishing_objections() == (LEAPT_FORWARD,) and house.work(leapt) == frozenset()
    assert not house.work(at(FRIDAY - timedelta(days=1), 20)) and not house.has_letter()
    assert house.work(at(FRIDAY, 2))


def test_a_job_that_was_lost_or_put_off_is_asked_for_once(house: House) -> None:
    assert sweeps.put_out_in_time(house.desk, at(TODAY, 20)) == 0
    assert sweeps.put_out_in_time(house.desk, at(FRIDAY, 1)) == 0, "its own job is due"
    with Session(house.desk.engine) as session, session.begin():
        session.query(JobRow).filter_by(name="publish").delete()
    assert sweeps.put_out_in_time(house.desk, replace(at(FRIDAY, 1), jumped=True)) == 0
    assert [sweeps.put_out_in_time(house.desk, at(FRIDAY, 1)) for _ in range(2)] == [1, 0]
    assert house.work(at(FRIDAY, 1))


def test_she_stops_it_in_one_press_and_what_she_brings_back_waits_for_a_new_yes(house: House) -> None:
    assert house.press(returning.hide, at(TODAY, 15)).page == "hidden"
    assert not house.work(at(FRIDAY, 12))
    assert house.press(returning.bring_back, at(FRIDAY, 12)).told == (sayings.STAYS_HERE,)
    assert house.state() == State.HERS and not house.work(at(FRIDAY, 13))
    assert house.release(at(FRIDAY, 14)) == FRIDAY + timedelta(days=3)
    assert not house.work(at(FRIDAY + timedelta(days=2), 23)) and house.work(at(FRIDAY + timedelta(days=3)))


def test_she_asks_for_it_back_while_it_waits(house: House) -> None:
    assert house.press(returning.ask_back, at(TODAY, 15)).told == (sayings.YOURS_AGAIN,)
    assert house.state() == State.BACK and not house.work(at(FRIDAY, 12))


def test_she_deletes_it_while_it_waits(house: House) -> None:
    house.press(returning.delete_now, at(TODAY, 15))
    assert not house.work(at(FRIDAY, 12)) and house.state() == State.DELETED


@pytest.mark.parametrize("what", ["a court case", "other words of ours", "hidden by us"])
def test_on_the_day_every_rule_is_asked_anew(
    house: House, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(house.desk.engine) as session, session.begin():
        story = session.get_one(Story, house.id)
        if what == "a court case":
            story.stage = "going-on"
        elif what == "hidden by us":
            withdrawal.hide(house.desk, session, story, at(TODAY, 16), who="ann")
    if what == "other words of ours":
        monkeypatch.setattr(wording, "accepted", lambda: frozenset({"0" * 64}))
    assert not house.work(at(FRIDAY, 12))
    assert house.state() == (State.RELEASED if what == "hidden by us" else State.HELD)


def test_what_we_hid_and_let_be_seen_again_still_waits_for_its_day(house: House) -> None:
    with Session(house.desk.engine) as session, session.begin():
        withdrawal.hide(house.desk, session, session.get_one(Story, house.id), at(TODAY, 16), who="ann")
    with Session(house.desk.engine) as session, session.begin():
        let_be_seen(house.desk, session, session.get_one(Story, house.id), at(TODAY, 17))
    assert not house.work(at(TODAY, 18)) and house.state() == State.RELEASED
    assert house.work(at(FRIDAY))


def test_a_yes_whose_day_is_over_while_it_waits_ends_like_any_other(house: House) -> None:
    with Session(house.desk.engine) as session, session.begin():
        given = consenting.newest(house.desk, session, house.id)
        assert given is not None
        shorter = replace(given, grant=replace(given.grant, until=TODAY + timedelta(days=1)))
        consenting.record(
            house.desk, session, session.get_one(Story, house.id), shorter, version="1", moment=at(TODAY, 15)
        )
    assert not house.work(at(FRIDAY, 1))
    assert house.state() == State.LAPSED


def test_a_yes_that_would_be_over_before_anybody_sees_it_is_not_taken(house: House) -> None:
    house.press(returning.hide, at(TODAY, 15))
    house.press(returning.bring_back, at(TODAY, 15))
    last = TODAY + timedelta(days=2)
    with Session(house.desk.engine) as session, session.begin():
        given = consenting.newest(house.desk, session, house.id)
        assert given is not None
        short = replace(given, grant=replace(given.grant, until=last))
        consenting.record(
            house.desk, session, session.get_one(Story, house.id), short, version="1", moment=at(TODAY, 15)
        )
        seal = finished.newest(session, house.id).seal or ""
    turn = house.press(returning.release, at(TODAY, 16), seal=seal)
    assert "press Ask for it back" in turn.problems[0] and house.state() == State.HERS


def test_the_queue_says_until_when_it_waits_with_her(house: House) -> None:
    with Session(reading(house.desk.engine)) as session:
        (line,) = queue.waiting(house.desk, session, "ann", at(TODAY, 15), queue.SHOWN)
        assert (line.state, line.out_from) == (State.RELEASED, FRIDAY)
        assert queue.waiting(house.desk, session, "ann", at(TODAY, 15)) == ()
        (later,) = queue.waiting(house.desk, session, "ann", at(FRIDAY, 15), queue.SHOWN)
        assert later.out_from is None


def test_the_release_and_the_way_it_was_out_are_on_record(house: House) -> None:
    house.work(at(FRIDAY))
    with Session(reading(house.desk.engine)) as session:
        (row,) = session.execute(select(Release)).scalars()
        assert (row.on, row.out_from) == (TODAY, FRIDAY)
        given = consenting.newest(house.desk, session, house.id)
        assert given is not None and consenting.last_out(house.desk, session, house.id) == given.grant
        assert session.execute(select(ConsentRow.id)).first()


# What she sees


@pytest.fixture
def waiting(place: Place, team: Team) -> Iterator[Phone]:
    """Her phone, after her yes to the finished version in a house where she has two days."""
    address = Address("http://localhost:8001")
    app = create_app(notes_settings(place, address, leave_to="http://localhost:9/weather"))
    phone = Phone(app)
    code = phone.tell(WORDS, title="Kettle")
    phone.say_yes()
    team.finish()
    phone.press("status").press("see")
    phone = phone if phone.page == "finished" else phone.unlock(code)
    yield phone
    private: Desk = app.extensions["private"]
    private.close()


def _day(team: Team) -> str:
    return named_day(team.moment.today + timedelta(days=COOLING_DAYS + 1))


def test_she_is_told_the_day_before_and_after_her_yes(waiting: Phone, team: Team) -> None:
    assert f"you have until {_day(team)} to change your mind" in waiting.text
    waiting.press("release")
    assert f"You have until {_day(team)} to change your mind. No one sees it before then." in waiting.text
    assert "You need do nothing." in waiting.text and "Our small team" in waiting.text
    assert "Stop: do not put it out" in waiting.text
    waiting.press("receipt")
    assert f"it can be seen from {_day(team)} on" in waiting.text


def _set_for(team: Team) -> tuple[date | None, list[datetime]]:
    """Return the first day on which the only story may be out, and when a worker looks whether it is that day."""
    with Session(reading(team.desk.engine)) as session:
        story = session.get_one(Story, team.only())
        first = consenting.waits_until(team.desk, session, story, team.desk.clock.moment())
        return first, list(session.execute(select(JobRow.due).where(JobRow.name == "publish")).scalars())


def test_no_button_of_her_page_makes_it_sooner(waiting: Phone, team: Team) -> None:
    waiting.press("release")
    start, day = waiting.form, team.moment.today + timedelta(days=COOLING_DAYS + 1)
    # What stops it is not pressed: after that, nothing could put it out.
    ends = ("rest", "delete", "new-words", "ask-back", "hide")
    safe = sorted(button for button in start.buttons if not button.startswith(ends))
    assert len(safe) > 10 and _set_for(team) == (day, [begins(day)])
    for button in safe:
        waiting.send(start.fields | {"do": [button]})
        assert _set_for(team) == (day, [begins(day)]), button


def test_stop_is_one_press_and_asks_no_reason(waiting: Phone, team: Team) -> None:
    waiting.press("release").press("hide")
    assert waiting.page == "hidden" and "It does not go out." in waiting.text and "links" not in waiting.text
    assert "You stopped it." in waiting.press("status").text
    waiting.press("bring-back")
    assert team.state() == State.HERS and any(do.startswith("see") for do in waiting.form.buttons)


def test_change_your_mind_stops_it_too(waiting: Phone, team: Team) -> None:
    waiting.press("release").press("stop")
    assert "Stop: do not put it out" in waiting.text
    waiting.press("hide")
    assert waiting.page == "hidden" and team.state() == State.RELEASED


# What an operator says


@pytest.mark.parametrize(("typed", "days"), [("", 2), ("0", 0), (" 5 ", 5), ("90", 90)])
def test_an_operator_says_how_many_days(typed: str, days: int) -> None:
    assert cooling_days(typed) == days


@pytest.mark.parametrize("typed", ["-1", "two", "1.5", "91", "١", "0x1", "1000"])
def test_what_is_no_number_of_days_starts_nothing(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IHW_COOLING_DAYS", typed)
    with pytest.raises(BadInput, match="whole number of days"):
        promises()
    assert "IHW_COOLING_DAYS" in NO_SUCH_COOLING


def test_who_says_nothing_gives_her_two_days(place: Place) -> None:
    assert desk_settings(place, Address("")).cooling_days == COOLING_DAYS == 2
    assert notes_settings(place, Address("")).cooling_days == 2
