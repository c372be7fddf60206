"""A job whose file is missing is tried a few times; then a person reads what to do, and nothing else waited for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.editions.index import open_index
from archive.ground import jobs
from archive.ground.db import reading
from archive.ground.jobs import TRIES_WHEN_GONE, JobRow, Worker
from archive.media import listening, recognising
from archive.media import looking as machine
from archive.rules.first_draft import Guess
from archive.settings import Place
from moderation import worker
from moderation.letters import replies
from moderation.parts import covering, first_drafts, found_in_pictures, making, part_jobs, word_timing
from moderation.replacing import naming
from moderation.voices import readings
from moderation.who import alone
from stories import consenting, finished, machine_drafts, next_version, parts, withdrawal
from stories.machine_drafts import Draft
from stories.parts import Role
from stories.reading_rows import Standing
from stories.work_tables import MachineDraft
from tests.rooms.test_desk_parts import Work
from tests.rooms.test_readings import READ, Reading
from tests.rooms.voicing import Told, no_pictures, no_sound
from tests.town import Town


@pytest.fixture
def town(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town whose recordings nobody listens to."""
    no_pictures(monkeypatch)
    no_sound(monkeypatch)
    return Town(desk)


def _lose(told: Told, part_id: str, role: Role) -> None:
    with Session(reading(told.desk.engine)) as session:
        for row in parts.rows_of(session, parts.hers(session, told.story(session), part_id), role):
            told.desk.originals.destroy(row.id)


class Line:
    """A worker over the jobs of one place, with one more job that stands last."""

    def __init__(self, told: Work, place: Place) -> None:
        self.told, self.now = told, told.town.now.now
        self.others: list[str] = []
        index = open_index(place.index)
        handlers = {**worker.handlers(told.desk, index), "other": self.others.append}
        self.worker = Worker(told.desk.engine, handlers, worker.tellers(told.desk))

    def ask(self, name: str, argument: str) -> None:
        with Session(self.told.desk.engine) as session, session.begin():
            jobs.later(session, name, argument, due=self.now)
            jobs.later(session, "other", name, due=self.now)

    def run(self) -> int:
        """Run everything that is due for a day; return how many tries failed."""
        self.worker.run_all(self.now)
        assert self.others, "what stands behind it waits for nothing"
        for _ in range(200):
            self.now += timedelta(minutes=10)
            self.worker.run_all(self.now)
        return self.worker.failures

    def left(self, name: str) -> int:
        with Session(reading(self.told.desk.engine)) as session:
            return jobs.waiting(session, name)


def test_a_reading_whose_file_is_gone_is_asked_for_once_more(town: Town, place: Place) -> None:
    told = Reading(town, READ)
    token = told.ask()
    told.send(token)
    _lose(told, told.part_id, Role.READ_SENT)
    line = Line(told, place)
    line.ask("open-reading", told.row().id)
    assert line.run() == 2 * (TRIES_WHEN_GONE - 1), "its own job, and the one that this test asked for"
    assert line.left("open-reading") == 0
    row = told.row()
    assert row.state == Standing.ASKED and row.why == readings.GONE
    told.send(token)
    assert told.row().state == Standing.SENT, "the same link takes another one"


def test_of_a_recording_whose_file_is_gone_the_desk_says_what_to_do(town: Town, place: Place) -> None:
    told = Told(town)
    told.decide()
    with Session(town.desk.engine) as session, session.begin():
        covering.ask_for_all(told.hands(session))
    _lose(told, told.ids[0], Role.SENT)
    line = Line(told, place)
    line.ask("other", "nothing")
    assert line.run() == TRIES_WHEN_GONE - 1 and line.left("make") == 0
    assert told.sound.trouble == making.GONE and not told.sound.is_made
    # Put back, it is made by the same press as ever.
    with Session(town.desk.engine) as session, session.begin():
        assert told.ids[0] in covering.ask_for_all(told.hands(session))


def test_a_picture_whose_file_is_gone_was_looked_at_by_nobody(town: Town, place: Place) -> None:
    told = Told(town)
    told.decide()
    picture = next(one for one in told.ids if one != told.ids[0])
    with Session(town.desk.engine) as session, session.begin():
        found_in_pictures.ask(town.desk, session, told.hands(session).copy, town.now)
    _lose(told, picture, Role.CLEAN)
    line = Line(told, place)
    line.ask("other", "nothing")
    line.run()
    assert line.left("look-for") == 0
    with Session(reading(town.desk.engine)) as session:
        work = finished.read(town.desk, finished.newest(session, told.id)).part(picture)
    assert work.looked == machine.NOT_LOOKED


# ------------------------------------------------------------- a machine's draft, and the time of each word
@pytest.fixture
def asked(town: Town, monkeypatch: pytest.MonkeyPatch) -> Told:
    """A recording of which a draft and the times of its words were asked for, and nothing has come back."""
    monkeypatch.setattr(recognising, "is_here", lambda _="": True)
    monkeypatch.setattr(listening, "is_here", lambda: True)
    told = Told(town)
    with Session(town.desk.engine) as session, session.begin():
        hands = told.hands(session)
        covering.write_transcript(hands, told.ids[0], [("0", "0:02", "Then she came in.")])
        first_drafts.ask(hands, told.ids[0])
        word_timing.ask(hands, told.ids[0])
    assert _draft(told).state == "under way" and _is_timed(told)
    return told


def _draft(told: Told) -> first_drafts.Shown:
    with Session(reading(told.desk.engine)) as session:
        return first_drafts.shown(told.desk, session, told.story(session), told.sound, told.town.now)


def _is_timed(told: Told) -> bool:
    with Session(reading(told.desk.engine)) as session:
        return word_timing.is_under_way(session, finished.newest(session, told.id).id, told.ids[0])


def test_a_draft_and_word_times_whose_file_is_gone_end_with_what_to_do(asked: Told, place: Place) -> None:
    _lose(asked, asked.ids[0], Role.SENT)
    line = Line(asked, place)
    line.ask("other", "nothing")
    line.run()
    assert line.left(first_drafts.JOB) == line.left(word_timing.JOB) == 0
    assert (_draft(asked).state, _draft(asked).trouble) == ("trouble", part_jobs.FILE_GONE)
    assert not _is_timed(asked) and asked.sound.trouble == part_jobs.FILE_GONE


def test_what_it_had_heard_before_the_file_went_stays(asked: Told) -> None:
    with Session(asked.desk.engine) as session, session.begin():
        row = session.get_one(MachineDraft, asked.ids[0])
        machine_drafts.write(asked.desk, row, Draft((Guess(2_000, 2_400, "A word."),), 2_450))
        argument = f"{row.copy_id}.{row.part_id}"
    first_drafts.tell_gone(asked.desk, argument, asked.town.now)
    assert _draft(asked).trouble == part_jobs.FILE_GONE
    assert [one.text for one in _draft(asked).lines] == ["A word."]


def test_a_draft_whose_job_was_lost_is_not_under_way(asked: Told) -> None:
    with Session(asked.desk.engine) as session, session.begin():
        session.query(JobRow).delete()
    assert (_draft(asked).state, _draft(asked).trouble) == ("trouble", first_drafts.STOPPED)


def _delete(told: Told, session: Session) -> None:
    withdrawal.delete(told.desk, session, told.story(session), told.town.now)


def _ask_back(told: Told, session: Session) -> None:
    consenting.ask_back(session, told.story(session), told.town.now)


def _take_out(told: Told, session: Session) -> None:
    parts.destroy(told.desk, session, [parts.hers(session, told.story(session), id) for id in told.ids])


def _copy_anew(told: Told, session: Session) -> None:
    story, copy = told.story(session), finished.newest(session, told.id)
    next_version.put_back(told.desk, session, story, copy, finished.read(told.desk, copy), told.town.now)


@pytest.mark.parametrize("leave", [_delete, _ask_back, _take_out, _copy_anew])
def test_where_nobody_waits_any_more_no_machine_meets_it_and_nothing_is_left(
    asked: Told, place: Place, monkeypatch: pytest.MonkeyPatch, leave: Callable[[Told, Session], None]
) -> None:
    met: list[str] = []
    for module, name in ((recognising, "listen"), (listening, "lay"), (machine, "look")):
        monkeypatch.setattr(module, name, lambda *_, **__: met.append("a machine"))
    with Session(asked.desk.engine) as session, session.begin():
        copy = finished.newest(session, asked.id)
        for job in (found_in_pictures.JOB, "make"):
            for id in asked.ids:
                jobs.later(session, job, f"{copy.id}.{id}", due=asked.town.now.now)
    with Session(asked.desk.engine, expire_on_commit=False) as session, session.begin():
        leave(asked, session)
    line = Line(asked, place)
    line.ask("other", "nothing")
    line.run()
    every = (first_drafts.JOB, word_timing.JOB, found_in_pictures.JOB, "make")
    assert [line.left(name) for name in every] == [0] * 4 and not met
    with Session(asked.desk.engine) as session, session.begin():
        machine_drafts.destroy_spent(session, asked.town.now)
        assert session.query(MachineDraft).count() == 0


def test_every_job_that_opens_a_file_of_hers_says_that_it_is_gone(town: Town, place: Place) -> None:
    # "look" says so to her by itself; the rest reads no file.
    house = {"look", "pull-again", "purge-index", replies.JOB, alone.JOB, "erase", "rotate"}
    handlers = worker.handlers(town.desk, open_index(place.index))
    assert set(handlers) - house == set(worker.tellers(town.desk))


def test_what_is_too_damaged_to_hold_a_sentence_is_not_tried_for_ever(asked: Told, place: Place) -> None:
    with Session(asked.desk.engine) as session, session.begin():
        copy = finished.newest(session, asked.id)
        copy.body, copy_id = b"damaged", copy.id
    line = Line(asked, place)
    line.ask(naming.JOB, copy_id)
    line.run()
    assert [line.left(name) for name in (first_drafts.JOB, word_timing.JOB, naming.JOB)] == [0] * 3
