"""The sweeps beside people who write, and beside what is damaged: neither is acted on twice, and neither stops the others."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from archive import cli
from archive.editions import press, stocktaking
from archive.editions.index import Index
from archive.ground import jobs
from archive.ground.audit import AuditRow
from archive.ground.db import reading
from archive.ground.keyring import KeyRow
from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.court import Basis, Content
from archive.rules.errors import Unreadable
from archive.rules.packages import Fault
from archive.settings import Place
from moderation import in_turn, sweeps, worker
from moderation.concerns import takedowns
from moderation.court import court
from moderation.decisions import decisions, ended, files_gone
from moderation.letters import notices
from moderation.tables import Decision, TakedownRow
from stories import (
    consenting,
    contact,
    drafts,
    finished,
    keeping,
    machine_drafts,
    messages,
    packages,
    withdrawal,
    wording,
)
from stories.desk import Desk
from stories.tables import (
    BlobRow,
    ConsentRow,
    ContactRow,
    Notebook,
    Outing,
    SealedPart,
    State,
)
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
from tests.rooms.with_parts import Work
from tests.town import NOW, Town, consent, grant

LATE = Moment(NOW + timedelta(days=366), None)
WAITS = 0.4
"""Seconds in which a sweep would have come to its end, had it not waited for the one who writes."""


def _beside(desk: Desk, write: Callable[[Session], object], sweep: Callable[[], object]) -> object:
    """Write, let the sweep come meanwhile in a thread of its own, and commit only then; return what the sweep came to."""
    with ThreadPoolExecutor(1) as pool:
        with Session(desk.engine) as session, session.begin():
            write(session)
            session.flush()
            waiting = pool.submit(sweep)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=WAITS)
        return waiting.result(timeout=20)


def _yes(town: Town, story_id: str, **changes: Any) -> Callable[[Session], object]:
    given = replace(consent(grant(until=LATE.today + timedelta(days=30))), wording=wording.CURRENT.hash)
    yes = replace(given, **changes)
    return lambda session: consenting.record(
        town.desk, session, town.story(session, story_id), yes, version="1", moment=town.now
    )


def _locked(town: Town, write: Callable[[Session], object]) -> None:
    with Session(town.desk.engine) as session, session.begin():
        write(session)


# Beside people who write


@pytest.mark.parametrize("then", [Then.HIDE, Then.DELETE, Then.ASK])
def test_a_yes_that_she_renews_at_that_moment_ends_nothing(town: Town, index: Index, then: Then) -> None:
    story_id, edition_id = published(town, index)
    _locked(town, _yes(town, story_id, grant=grant(), then=then))
    came_to = _beside(town.desk, _yes(town, story_id, then=then), lambda: ended.lapse_ended(town.desk, LATE))
    assert came_to == 0 and state_of(town, story_id) == State.PUBLISHED and is_seen(town, edition_id)


def test_what_she_deletes_herself_is_not_deleted_twice(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    town.desk.keys.bury(story_id)
    came_to = _beside(
        town.desk,
        lambda session: withdrawal.delete(town.desk, session, town.story(session, story_id), town.now),
        lambda: sweeps.finish_deletions(town.desk, town.now),
    )
    with Session(reading(town.desk.engine)) as session:
        deletions = select(func.count(AuditRow.n)).where(AuditRow.act == "delete")
        assert came_to == 0 and session.execute(deletions).scalar_one() == 1


def test_what_she_hides_while_it_is_found_unclear_is_her_hide_alone(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    _locked(town, partial(_unclear, town, story_id=story_id))
    _beside(
        town.desk,
        lambda session: withdrawal.hide(town.desk, session, town.story(session, story_id), town.now),
        lambda: sweeps.hold_unclear(town.desk, index, town.now),
    )
    with Session(reading(town.desk.engine)) as session:
        said = [note.words for note in messages.thread(town.desk, session, town.story(session, story_id))]
    assert notices.HELD not in said and not is_seen(town, edition_id)
    assert state_of(town, story_id) == State.PUBLISHED


def _unclear(town: Town, session: Session, story_id: str) -> None:
    court.record(
        town.desk, session, town.story(session, story_id), basis=Basis.NOT_ABOUT, content=Content.QUOTES, reference="read again",
        may_publish="", until=None, staff_id="rev", moment=town.now,
    )  # fmt: skip


def test_what_she_asks_back_is_not_asked_to_go_out(town: Town) -> None:
    story_id = _released(town)
    came_to = _beside(
        town.desk,
        lambda session: consenting.ask_back(session, town.story(session, story_id), town.now),
        lambda: sweeps.put_out_in_time(town.desk, town.now),
    )
    with Session(reading(town.desk.engine)) as session:
        assert came_to == 0 and not jobs.is_waiting(session, "publish", story_id)


def _released(town: Town) -> str:
    """Return a story that she released, whose job is lost."""
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    _locked(town, lambda session: session.execute(text("DELETE FROM job")))
    return story_id


def test_what_is_recorded_as_out_at_that_moment_is_no_stray(town: Town, index: Index) -> None:
    _, edition_id = published(town, index)
    known = update(Outing).where(Outing.edition_id == edition_id)
    _locked(town, lambda session: session.execute(known.values(is_out=False)))
    came_to = _beside(
        town.desk,
        lambda session: session.execute(known.values(is_out=True)),
        lambda: sweeps.pull_again(town.desk, town.now),
    )
    assert came_to == 0 and is_seen(town, edition_id)


def test_a_notebook_that_she_comes_back_to_at_that_moment_stays(town: Town) -> None:
    with Session(town.desk.engine) as session, session.begin():
        notebook = drafts.begin(session, town.now)
        story_id, id = drafts.new_story(town.desk, session, notebook, town.now).id, notebook.id

    def comes_back(session: Session) -> None:
        found = session.get_one(Notebook, id)
        found.locator = "kept"
        keeping.came_by(found, LATE)

    _beside(town.desk, comes_back, lambda: sweeps.reap(town.desk, Moment(NOW + timedelta(days=3), None)))
    assert state_of(town, story_id) == State.DRAFT and town.desk.readable([story_id])


def test_a_file_whose_row_is_written_at_that_moment_stays(town: Town) -> None:
    work = Work(town)
    blob = town.desk.originals.keep(io.BytesIO(b"a long upload"))
    os.utime(town.desk.originals.folder / blob.id, (0, 0))
    row = BlobRow(id=blob.id, part_id=work.ids[0], role="late", segment=9, n=0, key=blob.key, size=blob.size)
    came_to = _beside(town.desk, lambda session: session.add(row), lambda: sweeps.sweep_files(town.desk))
    assert came_to == 0 and blob.id in town.desk.originals.ids()


def test_a_file_of_an_edition_that_goes_out_at_that_moment_stays(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(town)
    work.decide()
    work.make()
    work.publish(index)
    published = town.desk.press.published
    (gone, *_) = sorted(published.ids())
    for id in published.ids():
        os.utime(published.folder / id, (0, 0))
    needed = [press.needed_files(town.desk.press) - {gone}]
    real = press.needed_files
    monkeypatch.setattr(press, "needed_files", lambda here: needed.pop() if needed else real(here))
    assert sweeps.sweep_files(town.desk) == 0 and gone in published.ids(), (
        "it is asked once more under the lock"
    )


def test_what_goes_while_it_is_put_into_the_index_is_in_it_no_more_after_the_worker_came(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id, edition_id = published(town, index)
    index.rebuild(())
    real = sweeps._entries

    def hidden_meanwhile(desk: Desk, ids: frozenset[str] | None = None) -> object:
        found = list(real(desk, ids))
        with Session(desk.engine) as session, session.begin():
            if not town.story(session, story_id).hiders:
                withdrawal.hide(desk, session, town.story(session, story_id), town.now)
        return iter(found)

    monkeypatch.setattr(sweeps, "_entries", hidden_meanwhile)
    sweeps.reconcile(town.desk, index)
    assert index.ids() == {edition_id}, "the planted moment"
    monkeypatch.setattr(sweeps, "_entries", real)
    worker.run_once(town.desk, index)
    assert index.ids() == frozenset()


def test_a_part_that_is_mended_while_it_is_looked_at_is_not_called_lost(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.tell("Words that were sent.")
    packages.write_down_older(town.desk, town.now)
    with Session(town.desk.engine) as session, session.begin():
        row = session.execute(select(SealedPart)).scalars().first()
        assert row is not None
        row.fault, id = Fault.CHANGED, row.id

    def mended_meanwhile(*_: object) -> str:
        with Session(town.desk.engine) as session, session.begin():
            session.get_one(SealedPart, id).fault = None
        return "another"

    monkeypatch.setattr(packages, "found_hash", mended_meanwhile)
    packages.check_one(town.desk, id, town.now)
    with Session(reading(town.desk.engine)) as session:
        assert session.get_one(SealedPart, id).fault is None


# Beside what is damaged


def _spoil(row: object, column: str) -> None:
    """Change the last byte of what is sealed in a column."""
    sealed = getattr(row, column)
    setattr(row, column, bytes([*sealed[:-1], sealed[-1] ^ 1]))


def _spoil_yes(town: Town, story_id: str) -> None:
    """Damage her newest yes; what it is for lies sealed, until when beside it."""
    with Session(town.desk.engine) as session, session.begin():
        session.execute(text("DROP TRIGGER IF EXISTS consent_no_update"))
        query = select(ConsentRow).where(ConsentRow.story_id == story_id).order_by(ConsentRow.n.desc())
        row = session.execute(query.limit(1)).scalar_one()
        _spoil(row, "grant")
    with Session(reading(town.desk.engine)) as session, pytest.raises(Unreadable):
        consenting.newest(town.desk, session, story_id)


def test_a_damaged_yes_ends_on_its_day_like_every_other(town: Town, index: Index) -> None:
    damaged, sound = published(town, index)[0], published(town, index)[0]
    for id in (damaged, sound):
        _locked(town, _yes(town, id, grant=grant(), then=Then.ASK))
    _spoil_yes(town, damaged)
    assert ended.lapse_ended(town.desk, LATE) == 2
    assert state_of(town, damaged) == state_of(town, sound) == State.LAPSED
    with Session(reading(town.desk.engine)) as session:
        assert messages.thread(town.desk, session, town.story(session, damaged))[-1].words == notices.ENDED


def test_a_damaged_yes_keeps_no_other_story_from_going_out_in_time(town: Town) -> None:
    damaged, sound = _released(town), _released(town)
    _spoil_yes(town, damaged)
    assert sweeps.put_out_in_time(town.desk, town.now) == 1
    with Session(reading(town.desk.engine)) as session:
        assert jobs.is_waiting(session, "publish", sound) and not jobs.is_waiting(session, "publish", damaged)


@pytest.mark.parametrize("is_first", [True, False])
def test_what_is_unclear_in_law_comes_down_though_it_and_others_are_damaged(
    town: Town, index: Index, is_first: bool
) -> None:
    one, other = published(town, index), published(town, index)
    for story_id, _ in (one, other):
        _locked(town, partial(_unclear, town, story_id=story_id))
    (damaged, edition), (sound, its_edition) = (one, other) if is_first else (other, one)
    with Session(town.desk.engine) as session, session.begin():
        _spoil(finished.newest(session, damaged), "body")
    sweeps.hold_unclear(town.desk, index, town.now)
    assert not is_seen(town, edition) and not is_seen(town, its_edition)
    assert state_of(town, damaged) == state_of(town, sound) == State.HELD
    with Session(reading(town.desk.engine)) as session:
        assert files_gone.why(session, town.story(session, damaged)) == files_gone.SAYS
    assert sweeps.hold_unclear(town.desk, index, town.now) == 0, "and is not told the same each minute"


def test_what_is_damaged_and_clear_in_law_stays_out(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        _spoil(finished.newest(session, story_id), "body")
    assert sweeps.hold_unclear(town.desk, index, town.now) == 0 and is_seen(town, edition_id)


def test_a_damaged_story_keeps_no_other_from_coming_back_to_a_lost_shelf(town: Town, index: Index) -> None:
    found = [published(town, index) for _ in range(3)]
    for story_id, _ in found[:2]:
        with Session(town.desk.engine) as session, session.begin():
            _spoil(finished.newest(session, story_id), "body")
    press.pull(town.desk.press, list(stocktaking.ids(town.desk.press.shelf)), town.now.now)
    with pytest.raises(Unreadable):
        sweeps.rebuild_shelf(town.desk, index, town.now)
    assert stocktaking.ids(town.desk.press.shelf) == {found[2][1]} == index.ids()


def test_whoever_makes_the_shelf_anew_is_told_that_one_did_not_come_back(
    town: Town, index: Index, place: Place
) -> None:
    (damaged, _), (_, edition_id) = published(town, index), published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        _spoil(finished.newest(session, damaged), "body")
    press.pull(town.desk.press, list(stocktaking.ids(town.desk.press.shelf)), town.now.now)
    run = CliRunner().invoke(cli.main, ["rebuild", "--data", str(place.data)])
    assert run.exit_code == 1 and cli.NOT_ALL_BACK in run.output
    assert stocktaking.ids(town.desk.press.shelf) == {edition_id}


def test_damaged_terms_keep_no_others_from_being_sealed(town: Town) -> None:
    damaged, sound = town.tell("One."), town.tell("Two.")
    older = '{"way": "phone", "number": "+441234567890", "hours": "noon"}'
    with Session(town.desk.engine) as session, session.begin():
        for id in (damaged, sound):
            session.add(ContactRow(story_id=id, terms=town.desk.seal(id, older, f"contact|terms|{id}")))
    with Session(town.desk.engine) as session, session.begin():
        _spoil(session.get_one(ContactRow, damaged), "terms")
    with Session(town.desk.engine) as session, session.begin():
        assert contact.seal_older(town.desk, session) == 1
        assert contact.of(town.desk, session, town.story(session, sound)).number == "+441234567890"


def _spoil_key(town: Town, story_id: str) -> None:
    with town.desk.keys.engine.begin() as connection:
        sealed = connection.execute(select(KeyRow.wrapped).where(KeyRow.id == story_id)).scalar_one()
        spoilt = bytes([*sealed[:-1], sealed[-1] ^ 1])
        connection.execute(update(KeyRow).where(KeyRow.id == story_id).values(wrapped=spoilt))


def test_what_nobody_here_can_open_or_take_back_any_more_does_not_stay_out(town: Town, index: Index) -> None:
    """Its copy on the shelf has a key of its own; but she does not find it in her notebook, and cannot hide it there."""
    (damaged, edition), (_, other) = published(town, index), published(town, index)
    _spoil_key(town, damaged)
    assert sweeps.hold_unclear(town.desk, index, town.now) == 1
    assert not is_seen(town, edition) and is_seen(town, other)
    assert state_of(town, damaged) == State.HELD
    assert sweeps.hold_unclear(town.desk, index, town.now) == 0


def test_of_what_has_a_damaged_key_a_moderator_still_takes_down_what_is_out(town: Town, index: Index) -> None:
    story_id, edition = published(town, index)
    _spoil_key(town, story_id)
    for words in ("", "We met your street in one line. Shall we take it out together?"):
        with Session(town.desk.engine) as session, session.begin():
            story = town.story(session, story_id)
            said = decisions.hide(
                town.desk, session, story, "ann", rule="safety", words=words, moment=town.now
            )
            assert bool(said) == bool(words)
    assert not is_seen(town, edition)


def test_a_damaged_key_keeps_no_other_story_from_any_list(town: Town) -> None:
    damaged, sound = town.tell("One."), town.tell("Two.")
    _spoil_key(town, damaged)
    assert town.desk.readable([damaged, sound]) == {sound}
    with pytest.raises(Unreadable):
        town.desk.keys.get(damaged)


def test_a_complaint_of_a_story_without_its_key_hides_it_and_keeps_no_other_from_being_taken_in(
    town: Town, index: Index
) -> None:
    lost, other = published(town, index), published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        stories = [town.story(session, story_id) for story_id, _ in (lost, other)]
        for story in stories:
            takedowns.came(town.desk, session, story, why="identifies", words="", moment=town.now)
        session.execute(delete(TakedownRow))  # As if nobody had taken them in yet.
        for story in stories:
            story.note_hiders(frozenset())
    town.desk.keys.destroy([lost[0]], why="a machine stopped", now=NOW)
    assert sweeps.take_in_complaints(town.desk, town.now) == 2
    with Session(reading(town.desk.engine)) as session:
        for story_id, _ in (lost, other):
            assert town.story(session, story_id).hiders == {takedowns.WHO}


SWEEPS = (
    "finish_deletions", "take_in_complaints", "lapse_ended", "hold_unclear", "put_out_in_time", "pull_again", "reap", "reconcile",
    "sweep_files", "sign_log",
)  # fmt: skip


@pytest.mark.parametrize("fails", SWEEPS)
def test_a_sweep_that_fails_keeps_no_other_from_its_turn(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    came: list[str] = []
    for name in SWEEPS:
        home = ended if name == "lapse_ended" else sweeps
        monkeypatch.setattr(home, name, lambda *_, name=name: _turn(came, name, fails))
    monkeypatch.setattr(machine_drafts, "destroy_spent", lambda *_: _turn(came, "drafts", fails))
    monkeypatch.setattr(packages, "check_some", lambda *_: _turn(came, "packages", fails))
    with pytest.raises(Unreadable):
        sweeps.sweep(town.desk, index, town.now)
    assert came == [*SWEEPS, "drafts", "packages"]


def _turn(came: list[str], name: str, fails: str) -> None:
    came.append(name)
    if name == fails:
        raise Unreadable


def test_what_fails_in_tidying_takes_nothing_of_the_rest_back(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise Unreadable

    story_id = town.tell("Words.")
    _locked(
        town, lambda session: withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
    )
    note = Decision(story_id=story_id, copy_id=None, staff_id="ann", kind="hold", rule="court", at=NOW)
    _locked(town, lambda session: session.add(note))
    monkeypatch.setattr(contact, "seal_older", broken)
    monkeypatch.setattr(machine_drafts, "destroy_spent", broken)
    with pytest.raises(Unreadable):
        sweeps.sweep(town.desk, index, town.now)
    with Session(reading(town.desk.engine)) as session:
        assert session.execute(text("SELECT count(*) FROM decision")).scalar_one() == 0


def test_steps_are_all_taken_and_the_first_failure_is_told() -> None:
    came: list[int] = []

    def step(n: int) -> None:
        came.append(n)
        if n:
            raise ValueError(n)

    with pytest.raises(ValueError, match="1"):
        in_turn.each(partial(step, n) for n in (0, 1, 2))
    assert came == [0, 1, 2]


def test_every_failure_is_heard_of_and_where_it_was_never_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A deletion that fails each minute must not lie hidden behind another thing that fails each minute."""

    def index_fails() -> None:
        raise ValueError("her words")

    def deletion_fails() -> None:
        raise KeyError("her words")

    with pytest.raises(ValueError, match="her words"):
        in_turn.each([index_fails, lambda: in_turn.each([deletion_fails, index_fails])])
    assert [one.getMessage().rpartition(" line ")[0] for one in caplog.records] == [
        "a step failed: ValueError in index_fails", "a step failed: KeyError in deletion_fails",
    ]  # fmt: skip


def test_a_sweep_that_fails_says_in_the_log_where(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def lapse_fails(*_: object) -> None:
        raise KeyError("her words")

    monkeypatch.setattr(ended, "lapse_ended", lapse_fails)
    worker._sweep(town.desk, index)
    assert "KeyError in lapse_fails" in caplog.text and "her words" not in caplog.text


def test_a_story_whose_yes_is_gone_from_its_table_keeps_no_other_yes_from_ending(
    town: Town, index: Index
) -> None:
    (lost, _), (other, edition_id) = published(town, index), published(town, index)
    _locked(town, lambda session: session.execute(delete(ConsentRow).where(ConsentRow.story_id == lost)))
    with pytest.raises(NoResultFound):
        ended.lapse_ended(town.desk, LATE)
    assert state_of(town, other) == State.LAPSED and not is_seen(town, edition_id)
