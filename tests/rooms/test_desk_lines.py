"""What the Desk says of a story before anybody opens it: how long it is, by its parts; and her notes in the order they came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from moderation.pages import reviewing
from moderation.queue import queue
from stories import messages, parts
from stories.desk import Desk
from stories.tables import Part, PartState
from tests.town import NOW, Town


def _length(town: Town, story_id: str) -> str:
    with Session(reading(town.desk.engine)) as session:
        lines = queue.waiting(town.desk, session, "ann", town.now)
        return next(line.length for line in lines if line.id == story_id)


def _add(town: Town, story_id: str, kind: Kind, state: PartState, ms: int | None = None) -> None:
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        position = len(parts.all_of(session, story_id)) + 1
        made_on = town.now.today
        part = Part(
            id=new_id(), story_id=story_id, kind=kind, state=state, position=position, made_on=made_on
        )
        session.add(part)
        if ms is not None:
            parts.note_facts(town.desk, part, {"ms": ms})


def _without_words(town: Town) -> str:
    story_id = town.tell("A canary sang here.")
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        story.words = town.desk.seal(story_id, "", f"story|words|{story_id}")
    return story_id


def test_the_length_of_words_is_in_words(desk: Desk) -> None:
    town = Town(desk)
    assert _length(town, town.tell("A canary sang here.")) == "4 words, about 1 min"
    assert _length(town, town.tell("Canary.")) == "1 word, about 1 min"


def test_a_story_that_was_only_said_or_drawn_is_never_called_no_words(desk: Desk) -> None:
    town = Town(desk)
    said = _without_words(town)
    assert _length(town, said) == "nothing yet"
    _add(town, said, Kind.SOUND, PartState.READY, 61_000)
    assert _length(town, said) == "a recording of 1 min"
    _add(town, said, Kind.SOUND, PartState.READY, 200_000)
    _add(town, said, Kind.PICTURE, PartState.READY)
    _add(town, said, Kind.PICTURE, PartState.REFUSED)
    assert _length(town, said) == "2 recordings of 4 min; a picture"
    _add(town, said, Kind.SOUND, PartState.WAITING)
    assert _length(town, said) == "3 recordings, not opened yet; a picture"


def test_words_and_a_recording_are_both_said(desk: Desk) -> None:
    town = Town(desk)
    both = town.tell("A canary sang here.")
    _add(town, both, Kind.SOUND, PartState.READY, 120_000)
    assert _length(town, both) == "4 words, about 1 min; a recording of 2 min"


def _leave(town: Town, story_id: str, words: str, staff_id: str | None, minutes: int) -> None:
    moment = Moment(NOW + timedelta(minutes=minutes), None)
    with Session(town.desk.engine) as session, session.begin():
        messages.write(
            town.desk, session, town.story(session, story_id), words, staff_id=staff_id, moment=moment
        )


def test_notes_stand_in_the_order_in_which_they_were_left_and_what_came_after_ours_is_new(desk: Desk) -> None:
    town = Town(desk)
    id = town.tell("A canary sang here.")
    said = [
        ("one", None, 5),
        ("two", "ann", 10),
        ("three", None, 20),
        ("four", None, 21),
        ("five", None, 22),
        ("six", None, 130),
    ]
    for words, who, minutes in said:
        _leave(town, id, words, who, minutes)
    with Session(reading(desk.engine)) as session:
        page = reviewing.review(desk, session, town.story(session, id), "ann", replace(town.now))
    assert [note.words for note in page.thread] == ["one", "two", "three", "four", "five", "six"]
    assert [note.words for note in page.thread if note.id in page.unanswered] == [
        "three",
        "four",
        "five",
        "six",
    ]
    _leave(town, id, "seven", "bea", 140)
    with Session(reading(desk.engine)) as session:
        page = reviewing.review(desk, session, town.story(session, id), "ann", town.now)
    assert page.thread[-1].words == "seven" and not page.unanswered
