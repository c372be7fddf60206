"""What she released and cannot go out for a missing file is held with a sentence, and goes out by a press once it is back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.editions import press, stocktaking
from archive.editions.index import open_index
from archive.ground.db import reading
from archive.ground.jobs import TRIES_WHEN_GONE
from archive.rules.errors import Refused
from archive.settings import Place
from moderation.decisions import decisions, files_gone
from moderation.letters import notices
from moderation.parts import covering
from moderation.queue import queue
from stories import consenting, finished, messages, parts, withdrawal
from stories.parts import Role
from stories.tables import State
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app
from tests.rooms.test_desk_parts import Work
from tests.rooms.test_desk_work import _published
from tests.rooms.test_gone_files import Line
from tests.town import Town

__all__ = ["app"]


@pytest.fixture
def out(town: Town, place: Place) -> tuple[Work, str]:
    """A story that is out with a recording and a picture, and its edition."""
    work = Work(town)
    work.decide()
    work.make()
    return work, work.publish(open_index(place.index))


def _hide_and_bring_back(work: Work) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        withdrawal.hide(work.desk, session, work.story(session), work.town.now)
        withdrawal.bring_back(session, work.story(session), work.town.now)


def _picture_file(work: Work) -> Path:
    with Session(reading(work.desk.engine)) as session:
        (row,) = parts.rows_of(session, parts.hers(session, work.story(session), work.ids[1]), Role.PICTURE)
    return work.desk.originals.folder / row.id


def _state(work: Work) -> str:
    with Session(reading(work.desk.engine)) as session:
        return work.story(session).state


def test_what_cannot_go_out_for_a_missing_file_is_held_with_what_to_do_and_goes_out_by_a_press(
    out: tuple[Work, str], place: Place, tmp_path: Path
) -> None:
    work, edition = out
    aside = shutil.move(_picture_file(work), tmp_path / "aside")
    _hide_and_bring_back(work)
    line = Line(work, place)
    line.ask("other", "nothing")
    assert line.run() == 2 * (TRIES_WHEN_GONE - 1), "one job of her yes, one of her bringing it back"
    assert line.left("publish") == 0
    assert _state(work) == State.HELD and edition not in stocktaking.ids(work.desk.press.shelf)
    with Session(reading(work.desk.engine)) as session:
        story = work.story(session)
        assert files_gone.why(session, story) == files_gone.SAYS
        assert messages.thread(work.desk, session, story)[-1].words == notices.HELD
        assert not any(one.is_out for one in consenting.outings(session, story.id)), (
            "her page does not say that it is out"
        )
    with Session(work.desk.engine) as session, session.begin():
        files_gone.try_again(session, work.story(session), "ann", work.town.now)
    line.run()
    with Session(reading(work.desk.engine)) as session:
        told = [note.words for note in messages.thread(work.desk, session, work.story(session))]
    assert _state(work) == State.HELD and told.count(notices.HELD) == 1, (
        "in vain: she is not told the same twice"
    )
    shutil.move(aside, _picture_file(work))
    with Session(work.desk.engine) as session, session.begin():
        files_gone.try_again(session, work.story(session), "ann", work.town.now)
    line.run()
    assert _state(work) == State.PUBLISHED and edition in stocktaking.ids(work.desk.press.shelf)
    with Session(work.desk.engine) as session, pytest.raises(Refused, match="does not wait for a file"):
        files_gone.try_again(session, work.story(session), "ann", work.town.now)


def test_what_does_not_come_back_is_made_again_from_the_queue(out: tuple[Work, str], place: Place) -> None:
    work, _ = out
    _picture_file(work).unlink()
    _hide_and_bring_back(work)
    line = Line(work, place)
    line.ask("other", "nothing")
    line.run()
    with Session(work.desk.engine) as session, session.begin():
        decisions.take_up_again(session, work.story(session), "ann", work.town.now)
        files_gone.have_made_again(work.desk, session, work.story(session), "ann", work.town.now)
    with Session(work.desk.engine) as session, session.begin():
        assert files_gone.why(session, work.story(session)) == ""
        body = finished.read(work.desk, finished.newest(session, work.id))
        assert body.part(work.ids[0]).is_made and not body.part(work.ids[1]).is_made
        queue.claim(session, work.id, "ann", work.town.now)
        assert covering.ask_for_all(work.hands(session)) == (work.ids[1],)
    work.make()
    assert not work.problems() and _picture_file(work).exists()


def test_what_she_hid_is_not_tried_again_before_she_brings_it_back(out: tuple[Work, str]) -> None:
    work, _ = out
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        story = work.story(session)
        story.state = State.HELD
        decisions.note(session, story, decisions.WORKER, files_gone.HELD, "file", work.town.now)
        withdrawal.hide(work.desk, session, story, work.town.now)
    with Session(work.desk.engine) as session, pytest.raises(Refused, match="hidden"):
        files_gone.try_again(session, work.story(session), "ann", work.town.now)


def test_what_is_held_for_another_reason_is_not_put_out_by_that_press(out: tuple[Work, str]) -> None:
    work, _ = out
    with Session(work.desk.engine) as session, session.begin():
        story = work.story(session)
        story.state = State.HELD
        decisions.note(session, story, "ann", files_gone.HELD, "file", work.town.now)
        decisions.note(session, story, "ann", "hold", "court", work.town.now)
    with Session(work.desk.engine) as session, pytest.raises(Refused):
        files_gone.try_again(session, work.story(session), "ann", work.town.now)


def test_what_is_out_stays_when_only_its_english_could_not_go_out(out: tuple[Work, str]) -> None:
    work, edition = out
    files_gone.tell(work.desk, work.id, work.town.now)
    assert _state(work) == State.PUBLISHED and edition in stocktaking.ids(work.desk.press.shelf)


def test_its_page_says_what_to_do_and_has_the_press(app: Flask, town: Town, place: Place) -> None:
    story_id, edition_id = _published(town, open_index(place.index))
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        press.pull(town.desk.press, [edition_id], town.now.now)
        story.state = State.HELD
        decisions.note(session, story, decisions.WORKER, files_gone.HELD, "file", town.now)
    ann = _sign_in(app, "ann")
    page = text_of(ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))
    assert files_gone.SAYS in page and "Try to put it out again" in page
    assert _post(ann, f"/stories/{story_id}/out-again")[0] == 303
    page = text_of(ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))
    assert files_gone.SAYS not in page and "Try to put it out again" not in page
    status, said = _post(ann, f"/stories/{story_id}/out-again")
    assert status == 409 and files_gone.NOT_FOR_A_FILE in text_of(said), "it is on its way already"
