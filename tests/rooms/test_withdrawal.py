"""Her no: hide, narrow, delete; in force at once, safe to repeat, and nothing left of what was deleted."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.editions import press, shelf, stocktaking
from archive.editions.index import open_index
from archive.editions.shelf import Shelf
from archive.ground.db import erase_traces, open_store
from archive.ground.jobs import Worker
from archive.ground.keyring import Keys, Master
from archive.rules.choices import Profession
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable
from archive.rules.grant import Grant, Outlet
from archive.settings import Place
from moderation.worker import handlers
from stories import consenting, drafts, pulling, withdrawal
from stories.tables import State
from tests.town import MIDWIVES, NOW, Town, grant

WORDS = "A canary of hers sat by the window."


def _seen(town: Town, edition_id: str) -> bool:
    found = shelf.find(town.desk.press.shelf, [edition_id], MIDWIVES, Outlet.PAGE, town.now)
    return bool(found) or edition_id in shelf.allowed(
        town.desk.press.shelf, MIDWIVES, Outlet.SEARCH, town.now
    )


def _hide(town: Town, story_id: str, who: str = "contributor") -> None:
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now, who=who)


def test_what_she_hides_nobody_sees_and_the_others_stay(town: Town) -> None:
    story, edition = town.publish(WORDS)
    _, other = town.publish("Another one.")
    assert _seen(town, edition)
    _hide(town, story)
    _hide(town, story)
    assert not _seen(town, edition)
    assert _seen(town, other)


def test_hiding_keeps_her_words_and_destroys_the_editions_key(town: Town, place: Place) -> None:
    story, edition = town.publish(WORDS)
    old = place.data / "old-shelf.sqlite"
    shutil.copy(place.store("shelf"), old)
    _hide(town, story)
    with pytest.raises(Unreadable):
        stocktaking.unsealed(
            Shelf(open_store(old, read_only=True), town.desk.press.keys, town.desk.press.published), edition
        )
    with Session(town.desk.engine) as session:
        assert drafts.words_of(town.desk, town.story(session, story)) == WORDS


def test_a_crash_right_after_the_pull_leaves_less_public(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    story, edition = town.publish(WORDS)
    monkeypatch.setattr(pulling, "afterwards", lambda *_: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        _hide(town, story)
    assert not _seen(town, edition), "the shelf comes first, the record second"


def test_only_she_brings_back_what_she_hid(town: Town) -> None:
    story, _ = town.publish(WORDS)
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        withdrawal.bring_back(session, town.story(session, story), town.now)
    _hide(town, story, who="staff-1")
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(Refused):
        withdrawal.bring_back(session, town.story(session, story), town.now)


def _narrow(town: Town, story_id: str, to: Grant) -> None:
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.narrow(
            town.desk,
            session,
            town.story(session, story_id),
            to,
            version="test",
            moment=town.now,
        )


def test_a_narrowed_story_keeps_its_id_and_is_seen_by_fewer(town: Town) -> None:
    both = grant(professions=frozenset({Profession.MIDWIVES, Profession.COURT}))
    story, edition = town.publish(WORDS, given=both)
    _narrow(town, story, grant(professions=frozenset({Profession.COURT})))
    assert not _seen(town, edition)
    assert edition in stocktaking.ids(town.desk.press.shelf)
    with Session(town.desk.engine) as session:
        held = consenting.newest(town.desk, session, story)
        assert held is not None and held.grant.professions == {Profession.COURT}


@pytest.mark.parametrize(
    "wider",
    [
        {"professions": frozenset({Profession.MIDWIVES, Profession.COURT})},
        {"until": NOW.date() + timedelta(days=366)},
    ],
)
def test_a_narrowing_never_widens(town: Town, wider: dict[str, object]) -> None:
    story, edition = town.publish(WORDS)
    before = press.standing_grant(town.desk.press, edition)
    with pytest.raises(Refused):
        _narrow(town, story, grant(**wider))
    assert press.standing_grant(town.desk.press, edition) == before


def test_a_narrowing_to_nobody_points_to_hide(town: Town) -> None:
    story, _ = town.publish(WORDS)
    with pytest.raises(BadInput):
        _narrow(town, story, grant(professions=frozenset()))


def test_what_she_deletes_is_gone_for_good(town: Town, place: Place) -> None:
    story, edition = town.publish(WORDS)
    copies = {name: place.data / f"old-{name}.sqlite" for name in ("desk", "shelf", "keys", "shelf-keys")}
    for engine in (town.desk.engine, town.desk.keys.engine):
        erase_traces(engine)
    for name, copy in copies.items():
        shutil.copy(place.store(name), copy)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, town.story(session, story), town.now)
    jobs = Worker(town.desk.engine, handlers(town.desk, open_index(place.index)))
    assert jobs.run_all(NOW)
    assert not jobs.failures

    assert not _seen(town, edition)
    with pytest.raises(Unreadable):
        town.desk.keys.get(story)
    assert town.desk.keys.is_buried(story)
    with Session(town.desk.engine) as session:
        assert town.story(session, story).state == State.DELETED
        with pytest.raises(NotFound):
            drafts.story(session, story)
        for table in ("consent", "working_copy", "outing", "message", '"release"'):
            assert (
                session.execute(
                    text(f"SELECT count(*) FROM {table} WHERE story_id = :id"), {"id": story}
                ).scalar_one()
                == 0
            )
    with town.desk.press.engine.connect() as connection:
        for table in ('"grant"', "grant_area", "edition"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
    old_keys = Keys(open_store(copies["keys"], read_only=True), Master(place.keys / "desk.key"))
    with pytest.raises(Unreadable):
        old_keys.get(story)
    old_shelf_keys = Keys(open_store(copies["shelf-keys"], read_only=True), Master(place.keys / "shelf.key"))
    with pytest.raises(Unreadable):
        stocktaking.unsealed(
            Shelf(open_store(copies["shelf"], read_only=True), old_shelf_keys, town.desk.press.published),
            edition,
        )


def test_a_lapsed_story_is_gone_and_can_be_sent_again(town: Town) -> None:
    story, edition = town.publish(WORDS)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.lapse(town.desk, session, town.story(session, story), town.now)
    assert not _seen(town, edition)
    with Session(town.desk.engine) as session, session.begin():
        consenting.send(session, town.story(session, story), town.now)


def test_her_words_stand_in_no_file_in_clear(town: Town, place: Place) -> None:
    town.publish(WORDS, title="Canary title of hers")
    for engine in (town.desk.engine, town.desk.keys.engine):
        erase_traces(engine)
    for path in place.data.rglob("*"):
        if path.is_file():
            assert b"canary" not in path.read_bytes().lower(), path.name
