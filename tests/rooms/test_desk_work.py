"""The moderators' verbs: one winner a claim, two different people, every reason at once, and no word in any log."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from markupsafe import Markup
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.editions import press, stocktaking
from archive.editions.index import Entry, Index
from archive.rules.anonymity import Kind
from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.court import Basis, Content
from archive.rules.errors import BadInput, Refused
from archive.settings import Address, Place, desk_settings
from moderation import sweeps, worker
from moderation.anonymise import anonymise
from moderation.app import create_app
from moderation.court import court
from moderation.decisions import decisions, ended, going_out
from moderation.letters import letters
from moderation.pages import reviewing
from moderation.queue import queue
from moderation.tables import Decision
from stories import consenting, drafts, finished, messages, withdrawal, wording
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Outing, Part, PartState, State, Story
from tests.pairs import let_be_seen
from tests.rooms.two_readers import (
    WORDS,
    court_check,
    first_reading,
    her_yes,
    is_seen,
    published,
    second_reading,
    sent,
    state_of,
)
from tests.town import NOW, Town, consent, grant

LATER = Moment(NOW + timedelta(minutes=61), None)


def test_the_whole_way_ends_on_the_shelf_without_a_name(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    content = stocktaking.unsealed(town.desk.press.shelf, edition_id)
    assert (
        content.words
        == "the worker came on one morning. She went to the hospital. the worker's coat was wet."
    )
    assert edition_id in index.ids()
    assert state_of(town, story_id) == State.PUBLISHED


def test_a_hundred_claims_at_once_have_one_winner(town: Town) -> None:
    story_id = sent(town)
    at_once = Barrier(100)

    def claim(number: int) -> bool:
        at_once.wait(timeout=60)
        try:
            with Session(town.desk.engine) as session, session.begin():
                queue.claim(session, story_id, f"staff-{number}", town.now)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(100) as pool:
        assert sum(pool.map(claim, range(100))) == 1
    with Session(town.desk.engine) as session:
        assert session.scalar(text("SELECT count(*) FROM claim WHERE story_id = :id"), {"id": story_id}) == 1


def test_a_claim_ends_after_an_hour_and_then_another_may_have_it(town: Town) -> None:
    story_id = sent(town)
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        queue.claim(session, story_id, "bea", town.now)
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, "bea", LATER)
        with pytest.raises(Refused):
            queue.held_by(session, story_id, "ann", LATER)


def test_what_she_hid_is_in_nobodys_queue(town: Town) -> None:
    story_id = sent(town)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
        assert not queue.waiting(town.desk, session, "ann", town.now)
        with pytest.raises(Refused):
            queue.claim(session, story_id, "ann", town.now)


def test_the_first_reader_cannot_agree_with_herself(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    with pytest.raises(Refused) as found:
        second_reading(town, story_id, staff_id="ann")
    assert "second person" in str(found.value)
    assert state_of(town, story_id) == State.SECOND


def test_a_change_after_the_first_reading_takes_both_names_off(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, "bea", town.now)
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        anonymise.take_away(town.desk, session, story, copy, 1, staff_id="bea", moment=town.now)
        assert (copy.first, copy.second, copy.seal) == (None, None, None)
    with pytest.raises(Refused):
        second_reading(town, story_id)


def test_ready_says_everything_that_is_open_at_once(town: Town) -> None:
    story_id = sent(town)
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        story = town.story(session, story_id)
        copy = anonymise.open_copy(town.desk, session, story, town.now)
        anonymise.mark(
            town.desk,
            session,
            story,
            copy,
            phrase="Denise",
            kind=Kind.PERSON,
            instead="",
            staff_id="ann",
            moment=town.now,
        )
        with pytest.raises(Refused) as found:
            decisions.ready(town.desk, session, story, "ann", town.now)
    assert len(found.value.sentences) >= 4
    assert "Denise" not in str(found.value), "a refusal speaks of marks by number"


def test_only_who_has_it_open_may_decide(town: Town) -> None:
    story_id = sent(town)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        decisions.hold(
            town.desk,
            session,
            town.story(session, story_id),
            "ann",
            rule="court",
            words="We wait a little.",
            moment=town.now,
        )


@pytest.mark.parametrize("kind", sorted(letters.LETTERS))
def test_a_letter_is_never_left_as_it_is(town: Town, kind: str) -> None:
    story_id = sent(town)
    letter = letters.LETTERS[kind]
    with Session(town.desk.engine) as session, session.begin():
        decisions.hide(town.desk, session, town.story(session, story_id), "ann", moment=town.now)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(BadInput):
        decisions.tell_why(
            town.desk,
            session,
            town.story(session, story_id),
            "ann",
            rule=letter.rule,
            words=f" {letter.words}\n",
            moment=town.now,
        )


def test_either_moderator_hides_alone_and_she_is_told(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        decisions.hide(
            town.desk,
            session,
            town.story(session, story_id),
            "bea",
            rule="safety",
            words="We hid it. Let us talk.",
            moment=town.now,
        )
    assert not is_seen(town, edition_id)
    with Session(town.desk.engine) as session:
        assert messages.unread(session, town.story(session, story_id), by_her=True) == 1
        assert session.query(Decision).filter_by(kind="hide").count() == 1


def test_only_she_undoes_her_own_hide(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        let_be_seen(town.desk, session, town.story(session, story_id), town.now)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.bring_back(session, town.story(session, story_id), town.now)
    worker.run_once(town.desk, index)
    assert is_seen(town, edition_id), "the same edition, so that playlists heal"


def test_what_she_hides_no_moderator_reads_by_its_address(town: Town, index: Index, place: Place) -> None:
    story_id, _ = published(town, index)
    app = create_app(desk_settings(place, Address("http://desk.localhost:8002")))

    def article() -> Markup | None:
        with app.test_request_context(), Session(town.desk.engine) as session:
            return reviewing.review(
                town.desk, session, town.story(session, story_id), "ann", town.now
            ).article

    assert article() is not None
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
    assert article() is None
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.bring_back(session, town.story(session, story_id), town.now)
    assert article() is not None


@pytest.mark.parametrize("first", ["she", "staff"])
def test_what_both_have_hidden_is_seen_only_when_both_have_taken_it_back(
    town: Town, index: Index, first: str
) -> None:
    story_id, edition_id = published(town, index)
    for who in ("contributor", "bea") if first == "she" else ("bea", "contributor"):
        with Session(town.desk.engine) as session, session.begin():
            withdrawal.hide(town.desk, session, town.story(session, story_id), town.now, who=who)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        withdrawal.bring_back(session, town.story(session, story_id), town.now)
    with Session(town.desk.engine) as session, session.begin():
        let_be_seen(town.desk, session, town.story(session, story_id), town.now)
    worker.run_once(town.desk, index)
    assert not is_seen(town, edition_id), "hers still holds"
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.bring_back(session, town.story(session, story_id), town.now)
    worker.run_once(town.desk, index)
    assert is_seen(town, edition_id)


def test_without_the_court_check_nobody_agrees(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    with pytest.raises(Refused) as found:
        second_reading(town, story_id)
    assert "legal check" in str(found.value)


def test_she_releases_only_what_two_people_finished(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    with pytest.raises(Refused):
        her_yes(town, story_id)
    second_reading(town, story_id)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        consenting.release(
            town.desk,
            session,
            town.story(session, story_id),
            finished.newest(session, story_id),
            seal="0" * 64,
            moment=town.now,
        )
    her_yes(town, story_id)
    assert state_of(town, story_id) == State.RELEASED


def test_what_no_longer_clears_is_held_and_she_is_told(town: Town, index: Index) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, story_id).stage = "going-on"
    going_out.publish(town.desk, index, story_id, town.now)
    assert state_of(town, story_id) == State.HELD
    assert not stocktaking.ids(town.desk.press.shelf)
    with Session(town.desk.engine) as session:
        assert messages.unread(session, town.story(session, story_id), by_her=True) == 1


class _Killed(BaseException):
    pass


def _die(*_: object, **__: object) -> None:
    raise _Killed


def _redacted_anew(town: Town, index: Index, story_id: str) -> str:
    """Go the whole way once more with another copy of the same words, while the older edition is out; return the new one."""
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story = town.story(session, story_id)
        story.state = State.SENT
        copy = finished.newest(session, story_id)
        anonymise._new(town.desk, session, story, copy.version + 1, Body("The coat"), town.now)
    first_reading(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        copy = finished.newest(session, story_id)
        return session.query(Outing).filter_by(copy_id=copy.id).one().edition_id


def test_a_newer_version_of_her_words_closes_the_older_one(town: Town, index: Index) -> None:
    story_id, older = published(town, index)
    newer = _redacted_anew(town, index, story_id)
    assert newer != older and is_seen(town, newer) and not is_seen(town, older)
    with Session(town.desk.engine) as session:
        assert [one.edition_id for one in consenting.outings(session, story_id) if one.is_out] == [newer]


def test_the_check_sees_an_older_version_that_stays_out(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id, older = published(town, index)
    monkeypatch.setattr(going_out, "_pull_hers", lambda *_: None)
    _redacted_anew(town, index, story_id)
    assert is_seen(town, older), "a planted fault: nothing takes it down"


@pytest.mark.parametrize("where", ["put_out", "index"])
def test_a_publishing_killed_on_its_way_is_finished_by_the_next_run(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    monkeypatch.setattr(*((press, "put_out", _die) if where == "put_out" else (type(index), "put", _die)))
    with pytest.raises(_Killed):
        going_out.publish(town.desk, index, story_id, town.now)
    monkeypatch.undo()
    going_out.publish(town.desk, index, story_id, town.now)
    assert len(stocktaking.ids(town.desk.press.shelf)) == 1
    assert index.ids() == stocktaking.ids(town.desk.press.shelf)


def _released(town: Town) -> str:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    return story_id


def _between_record_and_put_out(
    town: Town, monkeypatch: pytest.MonkeyPatch, what: Callable[[Session, Story], object]
) -> None:
    """Have her press a button in the moment between the record on the desk and the shelf."""
    real = going_out._put_out

    def after_her(desk: Desk, story_id: str, moment: Moment) -> Entry | None:
        with Session(desk.engine) as session, session.begin():
            what(session, session.get_one(Story, story_id))
        return real(desk, story_id, moment)

    monkeypatch.setattr(going_out, "_put_out", after_her)


def test_what_she_hides_while_it_is_put_out_never_comes_out(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id = _released(town)
    _between_record_and_put_out(
        town, monkeypatch, lambda session, story: withdrawal.hide(town.desk, session, story, town.now)
    )
    going_out.publish(town.desk, index, story_id, town.now)
    assert not stocktaking.ids(town.desk.press.shelf)
    assert not index.ids()


def test_what_she_deletes_while_it_is_put_out_never_comes_out(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id = _released(town)
    _between_record_and_put_out(
        town, monkeypatch, lambda session, story: withdrawal.delete(town.desk, session, story, town.now)
    )
    going_out.publish(town.desk, index, story_id, town.now)
    assert not stocktaking.ids(town.desk.press.shelf)


def test_what_she_narrows_while_it_is_put_out_comes_out_narrow(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id = _released(town)
    sooner = grant(until=NOW.date() + timedelta(days=30))
    _between_record_and_put_out(
        town,
        monkeypatch,
        lambda session, story: withdrawal.narrow(
            town.desk, session, story, sooner, version="1", moment=town.now
        ),
    )
    going_out.publish(town.desk, index, story_id, town.now)
    (edition_id,) = stocktaking.ids(town.desk.press.shelf)
    standing = press.standing_grant(town.desk.press, edition_id)
    assert standing is not None
    assert standing.until == sooner.until


def test_changed_words_make_the_copy_stale(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        consenting.ask_back(session, town.story(session, story_id), town.now)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        drafts.save(
            town.desk,
            session,
            story,
            title="The coat",
            words="Denise's sister came instead.",
            moment=town.now,
        )
        consenting.send(session, story, town.now)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        with pytest.raises(Refused):
            decisions.ready(town.desk, session, town.story(session, story_id), "ann", town.now)
        copy = anonymise.open_copy(town.desk, session, town.story(session, story_id), town.now)
        assert copy.version == 2
        assert not finished.read(town.desk, copy).marks


def _rewritten(town: Town, story_id: str, words: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        consenting.ask_back(session, story, town.now)
        drafts.save(town.desk, session, story, title="The coat", words=words, moment=town.now)
        consenting.send(session, story, town.now)


def test_a_court_check_holds_for_no_other_words(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    with Session(town.desk.engine) as session:
        assert court.newest(town.desk, session, town.story(session, story_id))
    _rewritten(town, story_id, WORDS + " The judge said at the hearing that the order would be made.")
    with Session(town.desk.engine) as session:
        assert court.newest(town.desk, session, town.story(session, story_id)) is None
    first_reading(town, story_id)
    with pytest.raises(Refused) as found:
        second_reading(town, story_id)
    assert "Nobody has done the legal check yet." in found.value.sentences
    court_check(town, story_id)
    second_reading(town, story_id)


def test_a_court_check_holds_for_no_recording_that_came_after_it(town: Town) -> None:
    story_id = sent(town)
    court_check(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        session.add(
            Part(
                id="p", story_id=story_id, kind="sound", state=PartState.READY, position=1, made_on=NOW.date()
            )
        )
        session.flush()
        assert court.newest(town.desk, session, town.story(session, story_id)) is None


def test_who_could_still_tell_is_asked_anew_of_changed_words(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    _rewritten(town, story_id, "My sister came instead.")
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        copy = anonymise.open_copy(town.desk, session, town.story(session, story_id), town.now)
        body = finished.read(town.desk, copy)
        assert (body.title, body.what, body.intruder_note) == ("The coat", "A worker comes to the house.", "")
        with pytest.raises(Refused) as found:
            decisions.ready(town.desk, session, town.story(session, story_id), "ann", town.now)
    assert any("who could still tell" in sentence for sentence in found.value.sentences)


def test_the_log_and_the_jobs_hold_no_word_of_a_story(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        decisions.hide(
            town.desk,
            session,
            town.story(session, story_id),
            "bea",
            rule="safety",
            words="We hid Canary for now.",
            moment=town.now,
        )
    with town.desk.engine.connect() as connection:
        for table in ("audit", "job", "decision", "claim", "court_check", "consent"):
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                said = " ".join(str(value) for value in row)
                assert not any(
                    word in said
                    for word in ("Denise", "coat", "Alder", "Canary", "nothing of court", "Asked at")
                )


# Sweeps


def test_a_story_whose_time_is_up_lapses_once(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    late = Moment(NOW + timedelta(days=366), None)
    assert ended.lapse_ended(town.desk, Moment(NOW + timedelta(days=365), None)) == 0
    assert ended.lapse_ended(town.desk, late) == 1
    assert ended.lapse_ended(town.desk, late) == 0
    assert state_of(town, story_id) == State.LAPSED
    assert not is_seen(town, edition_id)


def test_she_may_ask_that_it_is_deleted_when_its_time_is_up(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        yes = replace(consent(grant()), wording=wording.CURRENT.hash, then=Then.DELETE)
        consenting.record(
            town.desk, session, town.story(session, story_id), yes, version="1", moment=town.now
        )
    ended.lapse_ended(town.desk, Moment(NOW + timedelta(days=366), None))
    assert state_of(town, story_id) == State.DELETED


def test_what_is_no_longer_clear_in_law_is_taken_down_and_held(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    assert sweeps.hold_unclear(town.desk, index, town.now) == 0
    with Session(town.desk.engine) as session, session.begin():
        court.record(
            town.desk, session, town.story(session, story_id), basis=Basis.NOT_ABOUT, content=Content.QUOTES,
            reference="read again: it quotes a report", may_publish="", until=None, staff_id="rev", moment=town.now,
        )  # fmt: skip
    assert sweeps.hold_unclear(town.desk, index, town.now) == 1
    assert not is_seen(town, edition_id)
    assert state_of(town, story_id) == State.HELD


def test_a_clock_that_ran_backwards_ends_nothing_by_mistake(town: Town, index: Index) -> None:
    published(town, index)
    far = NOW + timedelta(days=900)
    assert ended.lapse_ended(town.desk, Moment(far, far + timedelta(days=1))) == 0


def test_what_the_desk_does_not_know_as_out_is_pulled(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        session.query(Outing).filter_by(story_id=story_id).update({"is_out": False})
    assert sweeps.pull_again(town.desk, town.now) == 1
    assert sweeps.pull_again(town.desk, town.now) == 0
    assert not is_seen(town, edition_id)
    assert sweeps.reconcile(town.desk, index) == 1
    assert not index.ids()


def test_the_shelf_is_made_anew_from_the_desk(town: Town, index: Index) -> None:
    _, edition_id = published(town, index)
    hidden, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, hidden), town.now)
    press.pull(town.desk.press, list(stocktaking.ids(town.desk.press.shelf)), town.now.now)
    assert sweeps.rebuild_shelf(town.desk, index, town.now) == 1
    assert stocktaking.ids(town.desk.press.shelf) == {edition_id} == index.ids()


def test_a_purged_index_holds_no_word_of_what_was_pulled(town: Town, index: Index, place: Place) -> None:
    story_id, _ = published(town, index)
    assert any(b"hospit" in path.read_bytes() for path in place.index.iterdir()), (
        "the planted fault: it stands there before"
    )
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
    worker.run_once(town.desk, index)
    assert not any(b"hospit" in path.read_bytes() for path in place.index.iterdir())
    with Session(town.desk.engine) as session:
        assert session.get(Story, story_id) is not None


def test_a_notebook_nobody_came_back_to_is_destroyed(town: Town) -> None:
    with Session(town.desk.engine) as session, session.begin():
        notebook = drafts.begin(session, town.now)
        story_id = drafts.new_story(town.desk, session, notebook, town.now).id
    assert sweeps.reap(town.desk, town.now) == 0
    assert sweeps.reap(town.desk, Moment(NOW + timedelta(days=3), None)) == 1
    assert state_of(town, story_id) == State.DELETED
