"""Could people who were there know that it is her? Then she is told, and the story waits for what she says (rule 23)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.db import reading
from archive.rules import jigsaw as rules
from archive.rules.errors import BadInput, Refused
from archive.rules.figures import Told
from archive.rules.how_many import Fact
from archive.rules.jigsaw import HerWord
from moderation.decisions import decisions, going_out
from moderation.letters import letters
from moderation.promises import promises
from moderation.queue import queue
from moderation.who import jigsaw
from moderation.worker import run_once
from stories import consenting, drafts, finished, known_there, messages, withdrawal
from stories.tables import State
from stories.work_tables import KnownThere
from tests.asked import FORM
from tests.rooms.four_seats import post, sign_in
from tests.rooms.two_readers import (
    court_check,
    first_reading,
    her_yes,
    published,
    second_reading,
    sent,
    state_of,
)
from tests.staffed import HOST
from tests.town import Town

NOTE = "Thank you. The midwife who sat with you may know you by the yellow coat. Is that all right with you? You choose."


def _say_yes_they_could(town: Town, story_id: str, staff_id: str = "ann") -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        panel = jigsaw.newest(town.desk, session, story)
        assert panel is not None
        said = replace(jigsaw.said_in(panel), were_there=True)
        jigsaw.record(town.desk, session, story, copy, said, staff_id=staff_id, moment=town.now)


def _ask_her(town: Town, story_id: str, words: str = NOTE) -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story = town.story(session, story_id)
        jigsaw.ask_her(town.desk, session, story, words, staff_id="ann", moment=town.now)


def _leave_it(town: Town, story_id: str) -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        known_there.leave_it(town.desk, session, town.story(session, story_id), town.now)


def _waits(town: Town) -> frozenset[str]:
    with Session(reading(town.desk.engine)) as session:
        return known_there.waiting(town.desk, session)


def _against(town: Town, story_id: str) -> tuple[str, ...]:
    with Session(reading(town.desk.engine)) as session:
        return going_out.objections(town.desk, session, town.story(session, story_id), town.now)


def _ready(town: Town, story_id: str) -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        decisions.ready(town.desk, session, town.story(session, story_id), "ann", town.now)


def _begun(town: Town) -> str:
    """Return a story of which the first reader has said that people who were there could know her."""
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        story.state = State.SENT
        queue.let_go(session, story_id, "ann", town.now)
    _say_yes_they_could(town, story_id)
    return story_id


def test_it_waits_for_her_before_a_second_reader_agrees(town: Town, index: Index) -> None:
    story_id = _begun(town)
    with pytest.raises(Refused) as found:
        _ready(town, story_id)
    assert found.value.sentences == (rules.ASK_HER,), "nobody ends the first reading without telling her"
    _ask_her(town, story_id)
    _ready(town, story_id)
    with pytest.raises(Refused) as found:
        second_reading(town, story_id)
    assert found.value.sentences == (rules.WAITS_FOR_HER,)
    assert rules.WAITS_FOR_HER in _against(town, story_id) and _waits(town) == {story_id}
    _leave_it(town, story_id)
    assert _waits(town) == frozenset()
    second_reading(town, story_id)
    her_yes(town, story_id)
    going_out.publish(town.desk, index, story_id, town.now)
    assert state_of(town, story_id) == State.PUBLISHED


@pytest.mark.parametrize("words", [letters.start("ask", "were-there").words, " ", "Dear you, [this part]."])
def test_the_letter_is_never_sent_as_it_is(town: Town, words: str) -> None:
    story_id = _begun(town)
    with pytest.raises(BadInput):
        _ask_her(town, story_id, words)
    with Session(reading(town.desk.engine)) as session:
        assert not session.execute(select(KnownThere)).first()
        assert not messages.thread(town.desk, session, town.story(session, story_id))


def test_she_is_asked_only_where_somebody_said_that_they_could(town: Town) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    with pytest.raises(Refused, match="Say first"):
        _ask_her(town, story_id)
    with pytest.raises(Refused):
        _leave_it(town, story_id)


def test_once_she_changes_her_words_she_is_asked_again(town: Town) -> None:
    story_id = _begun(town)
    _ask_her(town, story_id)
    _leave_it(town, story_id)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story = town.story(session, story_id)
        assert known_there.word(town.desk, session, story) == HerWord.LEAVES_IT
        consenting.ask_back(session, story, town.now)
        drafts.save(
            town.desk, session, story, title="The coat", words="It was my yellow coat.", moment=town.now
        )
        assert known_there.word(town.desk, session, story) == HerWord.NOT_ASKED


def test_in_her_own_hands_or_hidden_nothing_waits_for_her(town: Town) -> None:
    story_id = _begun(town)
    _ask_her(town, story_id)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        consenting.ask_back(session, town.story(session, story_id), town.now)
    assert _waits(town) == frozenset()
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        consenting.send(session, town.story(session, story_id), town.now)
    assert _waits(town) == {story_id}, "she sent the very words again: that is no answer"
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
    assert _waits(town) == frozenset()


def test_the_promises_say_that_it_waits_for_her_and_is_not_late(town: Town) -> None:
    story_id = _begun(town)

    def shown() -> dict[str, frozenset[str]]:
        with Session(reading(town.desk.engine)) as session:
            groups = promises.standing(town.desk, session, late)
        return {one.id: one.stories for group in groups for one in group.promises}

    late = replace(town.now, now=town.now.now.replace(year=town.now.now.year + 1))
    assert shown()["late"] == {story_id} and shown()["known"] == frozenset()
    _ask_her(town, story_id)
    assert shown()["late"] == frozenset() and shown()["known"] == {story_id}
    with Session(reading(town.desk.engine)) as session:
        assert promises.in_queue(town.desk, session, late, "known") is not None


def test_what_is_out_comes_down_until_she_has_said(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    run_once(
        town.desk, index
    )  # What was asked for when she released it is done: nothing else looks at it again.
    assert edition_id in index.ids() and state_of(town, story_id) == State.PUBLISHED
    _say_yes_they_could(town, story_id, "bea")
    run_once(town.desk, index)
    assert state_of(town, story_id) == State.HELD and edition_id not in index.ids()


OTHER_ANSWERS = {"family": "His mother might.", "colleague": "The midwife might.", "child": "Yes."}


def _record(town: Town, story_id: str, staff_id: str, **changes: Any) -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        panel = jigsaw.newest(town.desk, session, story)
        assert panel is not None
        said = replace(jigsaw.said_in(panel), **changes)
        jigsaw.record(town.desk, session, story, copy, said, staff_id=staff_id, moment=town.now)


@pytest.mark.parametrize("state", [State.RELEASED, State.PUBLISHED])
@pytest.mark.parametrize("no", [False, None])
@pytest.mark.parametrize("who", ["ann", "bea"])
def test_on_its_way_nobody_ends_the_wait_for_her_by_saying_no(
    town: Town, index: Index, state: State, no: bool | None, who: str
) -> None:
    story_id, _ = published(town, index)
    _say_yes_they_could(town, story_id, "bea")
    _ask_her(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, story_id).state = state
    with pytest.raises(Refused, match="She was asked"):
        _record(town, story_id, who, were_there=no)
    assert rules.WAITS_FOR_HER in _against(town, story_id) and _waits(town) == {story_id}
    _record(town, story_id, who, answers=OTHER_ANSWERS)


@pytest.mark.parametrize("state", [State.RELEASED, State.PUBLISHED])
def test_on_its_way_whoever_coded_it_does_not_say_less_alone(town: Town, index: Index, state: State) -> None:
    story_id, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, story_id).state = state
    _record(
        town, story_id, "bea", facts=(Fact("day", "on Tuesday"), Fact("several")), not_told=frozenset(Told)
    )
    for less in ((Fact("several"),), (Fact("few-years"), Fact("several")), ()):
        with pytest.raises(Refused, match="colleague"):
            _record(town, story_id, "bea", facts=less, not_told=frozenset(Told))
    _record(town, story_id, "bea", facts=(Fact("day", "on Tuesday"), Fact("twins")), not_told=frozenset(Told))
    _record(town, story_id, "ann", facts=(Fact("several"),), not_told=frozenset(Told))
    _record(town, story_id, "ann", were_there=True)
    with pytest.raises(Refused, match="colleague"):
        _record(town, story_id, "ann", were_there=False)
    _record(town, story_id, "bea", were_there=False)


def test_once_it_is_no_after_all_nothing_asks_her_or_waits(town: Town) -> None:
    story_id = _begun(town)
    _ask_her(town, story_id)
    _record(town, story_id, "ann", were_there=False)
    assert _waits(town) == frozenset() and rules.WAITS_FOR_HER not in _against(town, story_id)
    with pytest.raises(Refused):
        _leave_it(town, story_id)
    _record(town, story_id, "ann", were_there=True)
    assert _waits(town) == frozenset() and rules.ASK_HER in _against(town, story_id), "she is asked anew"


def test_what_she_left_as_it_is_stays_her_answer(town: Town) -> None:
    story_id = _begun(town)
    _ask_her(town, story_id)
    _leave_it(town, story_id)
    _record(town, story_id, "ann", were_there=False)
    _record(town, story_id, "ann", were_there=True)
    assert rules.ASK_HER not in _against(town, story_id)


def test_what_she_said_goes_with_the_story(town: Town) -> None:
    story_id = _begun(town)
    _ask_her(town, story_id)
    _leave_it(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        assert len(session.execute(select(KnownThere)).all()) == 2
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
        assert not session.execute(select(KnownThere)).first()


# The page


@pytest.fixture
def ann(app: Flask, story_id: str) -> FlaskClient:
    """A moderator who has the story open."""
    client = sign_in(app, "ann")
    post(client, f"/stories/{story_id}/claim")
    return client


def _page(client: FlaskClient, story_id: str) -> str:
    return client.get(f"/stories/{story_id}/who", **HOST).get_data(as_text=True)


YES_THEY_COULD = {**FORM, "were_there": "yes"}


def test_on_yes_a_note_stands_there_to_start_from_and_asks_her(
    ann: FlaskClient, story_id: str, town: Town
) -> None:
    home = f"/stories/{story_id}/who"
    assert 'name="to-her"' not in _page(ann, story_id)
    assert post(ann, home, **YES_THEY_COULD)[0] == 303
    page = _page(ann, story_id)
    assert "may know you by [this part]" in page and rules.ASK_HER in page
    start = letters.start("ask", "were-there").words
    status, page = post(ann, f"{home}/ask-her", **YES_THEY_COULD, **{"to-her": start})
    assert status == 422 and letters.AS_IT_IS in page and _waits(town) == frozenset()
    assert post(ann, home, **YES_THEY_COULD, **{"to-her": start})[0] == 303, "a letter that nobody began"
    status, page = post(ann, home, **YES_THEY_COULD, **{"to-her": NOTE})
    assert status == 200 and NOTE in page and "is not left yet" in page, "nothing typed is lost"
    assert post(ann, f"{home}/ask-her", **YES_THEY_COULD, **{"to-her": NOTE})[0] == 303
    assert _waits(town) == {story_id}
    assert "She was asked, and has not answered yet" in _page(ann, story_id)
    with Session(reading(town.desk.engine)) as session:
        (note,) = messages.thread(town.desk, session, town.story(session, story_id))
    assert (note.words, note.is_hers, note.rule) == (NOTE, False, "anonymity")
    _leave_it(town, story_id)
    page = _page(ann, story_id)
    assert "leaves it as it is" in page and 'name="to-her"' not in page


@pytest.mark.parametrize("said", ["", "maybe"])
def test_a_text_alone_is_no_answer(ann: FlaskClient, story_id: str, said: str) -> None:
    assert post(ann, f"/stories/{story_id}/who", **{**FORM, "were_there": said})[0] == 303
    assert rules.NOT_SAID_WHO_WAS_THERE in _page(ann, story_id)


def test_nobody_who_has_not_the_story_open_asks_her(
    app: Flask, ann: FlaskClient, story_id: str, town: Town
) -> None:
    post(ann, f"/stories/{story_id}/who", **YES_THEY_COULD)
    status, page = post(
        sign_in(app, "bea"), f"/stories/{story_id}/who/ask-her", **YES_THEY_COULD, **{"to-her": NOTE}
    )
    assert status == 409 and NOTE in page and _waits(town) == frozenset()
    assert not re.search("Denise|Tuesday", page)
