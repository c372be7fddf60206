"""What an attacker's review found, each as a test: clocks, crashes, races, old visits, hands that stay on a story."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import ledger, press, shelf, stocktaking
from archive.editions.index import Index
from archive.ground.audit import AuditRow
from archive.ground.db import open_store
from archive.ground.jobs import NotYet
from archive.ground.keyring import Keys, Master
from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Unreadable
from archive.settings import Place
from moderation import sweeps
from moderation.decisions import decisions, ended, going_out
from moderation.queue import queue
from stories import answers, cards, codewords, consenting, drafts, keeping, withdrawal
from stories.desk import Desk
from stories.tables import Notebook, State, Story
from stories.visit import Visit
from tests.pairs import let_be_seen
from tests.phone import Phone
from tests.town import NOW, Town, clear, consent, grant

LEAPT = Moment(NOW + timedelta(days=400), None, jumped=True)


def _state(town: Town, story_id: str) -> str:
    with Session(town.desk.engine) as session:
        return town.story(session, story_id).state


def test_a_clock_that_leapt_destroys_nothing(town: Town) -> None:
    with Session(town.desk.engine) as session, session.begin():
        draft = drafts.new_story(town.desk, session, drafts.begin(session, town.now), town.now).id
    story_id, _ = town.publish("Words.")
    with Session(town.desk.engine) as session, session.begin():
        yes = consent(grant())
        delete_then = type(yes)(yes.status, yes.grant, Then.DELETE, yes.given_on, yes.wording)
        consenting.record(
            town.desk, session, town.story(session, story_id), delete_then, version="t", moment=town.now
        )
    assert sweeps.reap(town.desk, LEAPT) == 0
    ended.lapse_ended(town.desk, LEAPT)
    assert _state(town, draft) == State.DRAFT
    assert _state(town, story_id) == State.LAPSED, "taken down, since that can be undone"
    assert town.desk.keys.get(story_id)


def test_a_clock_that_leapt_holds_nothing_for_good(town: Town, index: Index) -> None:
    story_id, edition_id = town.publish("Words.")
    with pytest.raises(NotYet):
        going_out.publish(town.desk, index, story_id, LEAPT)
    with pytest.raises(NotYet):
        sweeps.rebuild_shelf(town.desk, index, LEAPT)
    assert _state(town, story_id) == State.PUBLISHED
    assert stocktaking.ids(town.desk.press.shelf) == {edition_id}


def test_a_deletion_that_a_crash_cut_short_is_finished(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    town.desk.keys.bury(story_id)
    town.desk.keys.destroy([story_id], why="deleted by her", now=NOW)  # And then the machine stopped.
    assert sweeps.finish_deletions(town.desk, town.now) == 1
    assert sweeps.finish_deletions(town.desk, town.now) == 0
    assert _state(town, story_id) == State.DELETED


def test_a_story_whose_key_is_gone_shuts_nobodys_page_until_it_is_finished(town: Town) -> None:
    gone, standing = town.tell("Words."), town.tell("Others.")
    town.desk.keys.bury(gone)
    town.desk.keys.destroy([gone], why="deleted by her", now=NOW)
    with Session(town.desk.engine) as session:
        assert [line.id for line in queue.waiting(town.desk, session, "ann", town.now)] == [standing]
        visit = Visit(
            town.desk,
            session,
            town.now,
            notebook=session.get(Notebook, town.story(session, gone).notebook_id),
        )
        assert visit.stories() == ()
        assert cards.all_of(visit) == ()
        with pytest.raises(NotFound):
            visit.story(gone)


def test_the_sweep_goes_on_past_a_story_whose_key_is_gone(town: Town, index: Index) -> None:
    gone, _ = town.publish("Words.")
    town.desk.keys.bury(gone)
    town.desk.keys.destroy([gone], why="deleted by her", now=NOW)
    sweeps.sweep(town.desk, index, town.now)
    assert _state(town, gone) == State.DELETED


def test_what_she_wants_at_the_end_is_kept_when_she_narrows(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    sooner = grant(until=NOW.date() + timedelta(days=9))
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        withdrawal.narrow(town.desk, session, story, sooner, version="2", moment=town.now, then=Then.DELETE)
        held = consenting.newest(town.desk, session, story_id)
        assert held is not None
        assert held.then == Then.DELETE
        withdrawal.narrow(town.desk, session, story, sooner, version="2", moment=town.now)
        held = consenting.newest(town.desk, session, story_id)
        assert held is not None
        assert held.then == Then.DELETE, "said nothing of it: it stays"


def test_whoever_ends_a_hide_of_ours_is_named_in_the_log(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        withdrawal.hide(town.desk, session, story, town.now, who="ann")
        let_be_seen(town.desk, session, story, town.now)
        lines = session.execute(select(AuditRow.who, AuditRow.act).where(AuditRow.subject == story_id)).all()
    assert ("bea", "let be seen") in [tuple(line) for line in lines]
    assert "bring back" not in [line.act for line in lines], "that is hers to do"


def test_two_rotations_by_two_hands_keep_every_key(desk: Desk, place: Place) -> None:
    kept = {f"s{n}": desk.keys.mint(f"s{n}") for n in range(5)}
    other = Keys(desk.keys.engine, Master(place.keys / "desk.key"))
    for hands in (desk.keys, other, desk.keys):
        hands.rotate()
        assert all(other.get(id) == key for id, key in kept.items())


def test_hidden_before_it_was_out_and_brought_back_it_waits_for_her_yes_again(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        story.state = State.RELEASED
        withdrawal.hide(town.desk, session, story, town.now)
        withdrawal.bring_back(session, story, town.now)
        session.flush()
        assert story.state == State.HERS and story.hidden_by is None
        asked = (
            session.connection()
            .exec_driver_sql("SELECT count(*) FROM job WHERE name = 'publish'")
            .scalar_one()
        )
    assert asked == 0


def test_a_moderators_hands_leave_what_she_hides(town: Town) -> None:
    story_id = town.tell("Words.")
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        assert queue.holder(session, story_id, town.now) is not None
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
        assert queue.holder(session, story_id, town.now) is None


def test_a_narrowing_keeps_the_wording_she_read(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        sooner = grant(until=NOW.date() + timedelta(days=9))
        withdrawal.narrow(town.desk, session, story, sooner, version="2", moment=town.now)
        held = consenting.newest(town.desk, session, story_id)
    assert held is not None
    assert held.wording == consent(grant()).wording


def test_a_forged_save_shows_nothing_that_was_saved(notes: Flask) -> None:
    hers = Phone(notes)
    code = " ".join(hers.tell("The canary by the window."))
    later = Phone(notes)
    later.press("back-in") if "back-in" in later.form.buttons else later.send(
        later.form.fields | {"do": ["back"]}
    )
    later.send(later.form.fields | {"code": [code], "locator": [""], "do": ["open"]})
    story = next(value.split(":")[1] for value in later.form.buttons if ":" in value)
    later.send(
        later.form.fields
        | {"page": ["write"], "story": [story], "words": ["x"], "seen": ["0"], "do": ["save"]}
    )
    assert "canary by the window" not in later.html


# A clock alone


LONG_AFTER = Moment(NOW + timedelta(days=400), None)


def _with_words(town: Town, story_id: str) -> None:
    """Give her code words, so that only the 90 days of her last visit keep the notebook."""
    with Session(town.desk.engine) as session, session.begin():
        notebook = session.get_one(Notebook, town.story(session, story_id).notebook_id)
        codewords.give(session, notebook, codewords.draw())
        keeping.came_by(notebook, town.now)


@pytest.mark.parametrize("how", ["asked by us", "asked back by her"])
def test_a_story_that_was_ever_with_us_is_never_destroyed_by_a_clock_alone(
    town: Town, index: Index, how: str
) -> None:
    story_id = town.tell("Words.")
    _with_words(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        if how == "asked by us":
            queue.claim(session, story_id, "ann", LONG_AFTER)
            words = "Hello, may I ask which of two words you would like here? Take your time."
            decisions.ask_to_change(town.desk, session, story, "ann", rule="anonymity", words=words, moment=LONG_AFTER)  # fmt: skip
        else:
            consenting.ask_back(session, story, town.now)
    sweeps.sweep(town.desk, index, LONG_AFTER)
    assert _state(town, story_id) == State.BACK
    assert town.desk.keys.get(story_id)


def test_a_draft_she_never_sent_lives_ninety_days_after_her_last_visit(town: Town) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story_id = drafts.new_story(town.desk, session, drafts.begin(session, town.now), town.now).id
    _with_words(town, story_id)
    assert sweeps.reap(town.desk, Moment(NOW + drafts.DRAFT_LIVES, None)) == 0
    assert sweeps.reap(town.desk, Moment(NOW + drafts.DRAFT_LIVES + timedelta(days=1), None)) == 1
    assert _state(town, story_id) == State.DELETED


# Killed at the worst moment


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _killed_after(real: Callable[..., None]) -> Callable[..., None]:
    def destroy(*args: Any, **how: Any) -> None:
        real(*args, **how)
        raise KeyboardInterrupt

    return destroy


def _opens(town: Town, old: Path, edition_id: str) -> bool:
    """Return whether an old copy of the shelf opens with the keys of today."""
    keys, published = town.desk.press.keys, town.desk.press.published
    try:
        stocktaking.unsealed(shelf.Shelf(open_store(old, read_only=True), keys, published), edition_id)
    except Unreadable:
        return False
    return True


@pytest.mark.parametrize("when", ["before the keys go", "after the keys went"])
def test_an_old_shelf_stays_shut_after_a_deletion_that_was_killed(
    town: Town, index: Index, place: Place, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    story_id, edition_id = town.publish("The canary sang.")
    old = place.data / "old-shelf.sqlite"
    shutil.copy(place.store("shelf"), old)
    assert _opens(town, old, edition_id)
    dies = _killed if when.startswith("before") else _killed_after(Keys.destroy)
    with monkeypatch.context() as broken:
        broken.setattr(Keys, "destroy", dies)
        with pytest.raises(KeyboardInterrupt), Session(town.desk.engine) as session, session.begin():
            withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
    sweeps.sweep(town.desk, index, town.now)
    assert not stocktaking.ids(town.desk.press.shelf)
    assert not _opens(town, old, edition_id)
    assert not press.unused_keys(town.desk.press)


def test_an_edition_put_out_again_and_killed_leaves_no_old_key(
    town: Town, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, edition_id = town.publish("The canary sang.")
    old = place.data / "old-shelf.sqlite"
    shutil.copy(place.store("shelf"), old)
    content = stocktaking.unsealed(town.desk.press.shelf, edition_id)
    with monkeypatch.context() as broken:
        broken.setattr(Keys, "destroy", _killed)
        with pytest.raises(KeyboardInterrupt):
            press.put_out(town.desk.press, clear(content, grant(), town.now), edition_id, content, ["6.1"])
    press.put_out(town.desk.press, clear(content, grant(), town.now), edition_id, content, ["6.1"])
    assert not _opens(town, old, edition_id)
    assert stocktaking.unsealed(town.desk.press.shelf, edition_id) == content


def test_a_key_that_no_edition_needs_is_gone_with_the_next_sweep(town: Town) -> None:
    _, edition_id = town.publish("Words.")
    town.desk.press.keys.mint(f"{press.EDITION_KEY}left-by-a-crash")
    sweeps.pull_again(town.desk, town.now)
    assert not press.unused_keys(town.desk.press)
    assert stocktaking.unsealed(town.desk.press.shelf, edition_id).words


# Erased


@pytest.mark.parametrize("name", ["desk", "keys", "uses"])
def test_after_erasing_no_store_of_ours_has_a_log_left(town: Town, place: Place, name: str) -> None:
    story_id, edition_id = town.publish("Words.")
    with Session(town.desk.uses) as session, session.begin():
        ledger.note_showing(session, edition_id=edition_id, kind=ledger.Kind.ROOM, area="", people=9, now=NOW)
    log = place.store(name).with_name(f"{place.store(name).name}-wal")
    assert log.stat().st_size, "the planted fault: before it, the log holds what was written"
    sweeps.erase(town.desk, town.now)
    assert log.stat().st_size == 0
    assert _state(town, story_id) == State.PUBLISHED


# "Then delete it"


AFTER_THE_END = Moment(NOW + timedelta(days=366), None)


def _wants_deleted(town: Town, story_id: str, state: State) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story, yes = town.story(session, story_id), replace(consent(grant()), then=Then.DELETE)
        consenting.record(town.desk, session, story, yes, version="t", moment=town.now)
        story.state = state


WITH_US = sorted(set(State) - {State.DRAFT, State.BACK, State.DELETED})


@pytest.mark.parametrize("state", WITH_US)
def test_what_she_wanted_deleted_at_its_end_is_deleted_wherever_it_stands(town: Town, state: State) -> None:
    story_id = town.tell("Words.")
    _wants_deleted(town, story_id, state)
    ended.lapse_ended(town.desk, Moment(NOW + timedelta(days=365), None))
    assert _state(town, story_id) == state, "the last day is inclusive"
    assert ended.lapse_ended(town.desk, AFTER_THE_END) == 1
    assert _state(town, story_id) == State.DELETED
    assert story_id not in town.desk.keys.live()


def test_a_leap_of_the_clock_puts_the_deletion_off_and_does_not_forget_it(town: Town) -> None:
    story_id, _ = town.publish("Words.")
    _wants_deleted(town, story_id, State.PUBLISHED)
    ended.lapse_ended(town.desk, replace(AFTER_THE_END, jumped=True))
    assert _state(town, story_id) == State.LAPSED
    ended.lapse_ended(town.desk, AFTER_THE_END)  # `ihw clock accept` was run.
    assert _state(town, story_id) == State.DELETED


def test_what_she_has_in_her_hands_again_is_not_deleted_under_them(town: Town) -> None:
    story_id = town.tell("Words.")
    _wants_deleted(town, story_id, State.BACK)
    assert ended.lapse_ended(town.desk, AFTER_THE_END) == 0
    assert _state(town, story_id) == State.BACK


# Where she lives


def _with_places(desk: Desk, *, sent: bool) -> None:
    """Give the one story here two places where it may not be shown."""
    moment = desk.clock.moment()
    with Session(desk.engine) as session, session.begin():
        story = session.execute(select(Story)).scalar_one()
        yes = consent(grant(not_near=frozenset({"kent", "surrey"})))
        answers.keep(desk, story, answers.from_consent(yes, "none"))
        consenting.record(desk, session, story, yes, version="t", moment=moment)
        if sent:
            consenting.send(session, story, moment)


@pytest.mark.parametrize("page", ["receipt", "narrow", "change"])
def test_one_entry_of_code_words_names_none_of_her_places(notes: Flask, desk: Desk, page: str) -> None:
    code = Phone(notes).tell("The canary by the window.")
    _with_places(desk, sent=page != "change")
    later = Phone(notes).come_back(code)
    later.send(later.form.fields | {"do": [f"{page}:{_only(desk)}"]})
    assert later.page == page
    assert "2 places named" in later.text
    assert "Kent" not in later.html
    later.send(later.form.fields | {"do": [f"to-areas:{_only(desk)}"]})
    assert later.page == "unlock"
    assert "Kent" not in later.html
    later.unlock(code)
    assert later.page == "areas"
    assert later.form.fields["areas"] == ["kent", "surrey"]
    later.send(later.form.fields | {"do": [f"{page}:{_only(desk)}"]})
    assert "Kent" in later.text


def _only(desk: Desk) -> str:
    with Session(desk.engine) as session:
        return session.execute(select(Story.id)).scalar_one()
