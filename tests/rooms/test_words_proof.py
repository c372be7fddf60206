"""What goes out in words is opened again by code that shares nothing with the maker: it passes what is right, and finds each fault."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.editions import captions, press, stocktaking, words_proof
from archive.editions.edition import Content, ContentNote, Cue, Picture, Sound
from archive.editions.index import Entry, Index
from archive.editions.words_proof import StillThere, Taken
from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.rules import anonymity
from archive.rules.anonymity import GAP, KEPT, REASONS, Kind, Mark
from archive.rules.cast import Figure
from archive.rules.errors import NotFound, Refused
from moderation.decisions import going_out, taken_out
from moderation.letters import notices
from moderation.tables import Decision
from stories import finished, messages
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import Cover, PartWork
from stories.tables import Outing, State
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
from tests.town import Town, clear, grant

NAME = Taken("What mark 1 takes out", "Zoë O’Neill")
RIGHT = Content("The coat", "A worker came.", ContentNote("A visit.", (("removal", "mentioned"),)))


def _found(content: Content, *taken: Taken, **made: str) -> tuple[str, ...]:
    return words_proof.faults(content.canonical(), made, taken)


@pytest.mark.parametrize(
    "typed",
    [
        "zoe o'neill", "ZOË O’NEILL", "Zoe\u0308 O`Neill", "Zoë\nO’Neill", "Zo\u00adë O’Neill", "Z\u200boë O’Neill", "Zoë\u00a0O’Neill",
        "Zoë O’Ne-\nill", "(Zoë) O’Neill’s", "ＺＯË O＇Neill",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["title", "words", "gist", "picture", "line"])
def test_it_is_found_wherever_it_stands_and_however_it_is_typed(place: str, typed: str) -> None:
    text = f"Then {typed} came."
    content = Content(
        text if place == "title" else "The coat",
        text if place == "words" else "A worker came.",
        ContentNote(text if place == "gist" else "A visit."),
        media=(
            Picture((), 1, 1, text if place == "picture" else "A door."),
            Sound((), 900, (Cue(0, 900, text if place == "line" else "She came."),), ()),
        ),
    )
    assert len(_found(content, NAME)) == 1
    assert "Zoë" not in str(_found(content, NAME))


def test_a_name_over_two_lines_of_a_recording_is_found_and_no_other_word_that_holds_it() -> None:
    said = Sound((), 900, (Cue(0, 400, "Then Zoë"), Cue(400, 900, "O'Neill came.")), ())
    assert _found(Content("A", "B", ContentNote("C"), media=(said,)), NAME)
    whole = Content("A", "Joanne told me about the willow.", ContentNote("C"))
    assert not _found(whole, Taken("It", "Ann"), Taken("It", "Jo"), Taken("It", "will"))


def test_what_is_written_of_files_and_languages_by_the_house_is_nobodys_name() -> None:
    said = Sound((), 900, (Cue(0, 900, "Tea & cake at ten."),), ())
    content = Content(
        "A", "B", ContentNote("C", (("removal", "mentioned"),)), media=(said,), told_in="es", made_by="person"
    )
    house = [
        Taken("It", word)
        for word in ("opus", "sound", "removal", "es", "00", "own-voice", "webvtt", "amp", "person")
    ]
    assert not _found(content, *house, captions=captions.vtt(said.cues))


def test_a_place_that_the_proof_does_not_know_is_read_all_the_same() -> None:
    plain = json.loads(RIGHT.canonical())
    plain["subtitle"] = {"lines": ["Zoë O'Neill"]}
    assert words_proof.faults(json.dumps(plain).encode(), {}, [NAME])


def test_a_lone_sign_is_looked_for_as_it_stands() -> None:
    assert _found(Content("A", "I \N{ROSE} you", ContentNote("C")), Taken("It", "\N{ROSE}"))
    assert not _found(RIGHT, Taken("It", "\N{ROSE}"), Taken("It", " "))


WILL = "Will came. He will stay. She lay down on the cold floor. She cried."


def _mark(phrase: str, instead: str, kind: Kind = Kind.PERSON, reason: str = "", nth: int = 0) -> Mark:
    start, end = anonymity.find(WILL, phrase)[nth]
    return Mark(start, end, kind, instead, reason)


def _body(*marks: Mark, **more: Any) -> Body:
    return Body("A", tuple(marks), "C", **more)


def _reads(words: str, body: Body, media: Iterable[Sound] = (), title: str = "A") -> tuple[str, ...]:
    content = Content(title, words, ContentNote("C"), media=tuple(media))
    made = {words_proof.SEARCH: Entry.of("1", content, ()).text}
    return words_proof.faults(content.canonical(), made, taken_out.of(WILL, body))


def test_a_word_that_is_kept_on_purpose_stays_there_and_nowhere_else() -> None:
    body = _body(_mark("Will", "Tom"), _mark("will", "will", reason=KEPT, nth=1))
    assert not _reads("Tom came. He will stay.", body)
    assert _reads("Will came. He will stay.", body)
    assert _reads("Tom came. He will stay.", body, title="The will")


def test_every_name_of_the_cast_list_is_looked_for_and_what_stands_inside_a_passage() -> None:
    assert _reads("Then Billy came.", _body(cast=(Figure("1", Kind.PERSON, ("Will", "Billy"), "Tom"),)))
    gone = _mark("She lay down on the cold floor.", GAP, Kind.TAKEN_BACK, REASONS[Kind.TAKEN_BACK])
    inside = _mark("cold floor", "a place", Kind.OTHER)
    assert _reads("It was a cold floor.", _body(gone, beneath=(inside,)))


@pytest.mark.parametrize("kind", [Kind.TAKEN_BACK, Kind.COURT])
def test_a_passage_is_looked_for_but_not_one_of_two_words(kind: Kind) -> None:
    long, short = _mark("She lay down on the cold floor.", GAP, kind), _mark("She cried.", GAP, kind)
    assert not _reads("He will stay. […] She cried.", _body(long, short))
    assert _reads("He will stay. She lay down\non the cold floor.", _body(long, short))


def test_a_passage_that_she_tells_twice_and_takes_back_once_may_stand_once() -> None:
    cover = Cover(0, 900, "silence", is_hers=True)
    lines = (Cue(0, 900, "I never saw her again."), Cue(1000, 1900, "I never saw her again."))
    body = _body(parts=(PartWork("p", "sound", covers=(cover,), cues=lines),))
    once, twice = (Sound((), 1900, cues, ()) for cues in (lines[1:], lines))
    assert not _reads("A.", body, [once])
    assert _reads("A.", body, [twice])


# At the press and at the Desk


def test_the_press_puts_out_nothing_in_which_it_stands_and_closes_what_was_out(
    desk: Desk, town: Town
) -> None:
    id, later = new_id(), Content("The coat", "Zoë O'Neill came.", ContentNote("A visit."))
    press.put_out(desk.press, clear(RIGHT, grant(), town.now), id, RIGHT, ["6.1"], taken=[NAME])
    assert is_seen(town, id)
    with pytest.raises(StillThere):
        press.put_out(desk.press, clear(later, grant(), town.now), id, later, ["6.1"], taken=[NAME])
    assert not is_seen(town, id)
    fresh = new_id()
    with pytest.raises(StillThere):
        press.put_out(desk.press, clear(later, grant(), town.now), fresh, later, ["6.1"], taken=[NAME])
    with pytest.raises(NotFound):
        stocktaking.unsealed(desk.press.shelf, fresh)


def _skips_one(words: str, marks: Iterable[Mark]) -> str:
    """The planted fault: one mark is left out."""
    return anonymity.as_read(anonymity.pieces(words, list(marks)[1:]))


def _unmarked_line(cues: Iterable[Cue]) -> str:
    """The planted fault: captions are written from a line as she said it."""
    return "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nDenise came.\n"


def _is_entry_of_hers(id: str, content: Content, themes: Iterable[str]) -> Entry:
    """The planted fault: what the search is given is made of what she wrote."""
    return Entry(id, f"{content.title}\nDenise came on Tuesday.", tuple(themes))


def _skipping(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(anonymity, "apply", _skips_one)


def _searching(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Entry, "of", _is_entry_of_hers)


def _ready_for_her(town: Town) -> str:
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    return story_id


@pytest.mark.parametrize("plant", [_skipping, _searching])
def test_a_planted_fault_of_the_maker_holds_the_story_and_nobody_meets_it(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, plant: Callable[[pytest.MonkeyPatch], None],
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    with monkeypatch.context() as patch:
        patch.setattr(
            taken_out, "left", lambda *_: ()
        )  # The same proof at the Desk, which would have stopped it before.
        plant(patch)
        story_id = _ready_for_her(town)
        going_out.publish(town.desk, index, story_id, town.now)
    assert state_of(town, story_id) == State.HELD
    with Session(reading(town.desk.engine)) as session:
        assert not session.query(Outing).filter_by(story_id=story_id, is_out=True).count()
        told = messages.thread(town.desk, session, town.story(session, story_id))
        assert [note.words for note in told][-1:] == [notices.HELD]
        query = session.query(Decision).filter_by(story_id=story_id, staff_id="worker")
        assert [one.kind[:8] for one in query] == ["held by "]
    assert not stocktaking.ids(town.desk.press.shelf)
    assert "Denise" not in caplog.text


def test_captions_from_an_unmarked_line_go_no_further_than_the_press(
    desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Sound((), 900, (Cue(0, 900, "A worker came."),), ())
    content = Content("The coat", "", ContentNote("A visit."), media=(said,))
    taken = [Taken("What mark 1 takes out", "Denise")]
    press.put_out(desk.press, clear(content, grant(), town.now), new_id(), content, [], taken=taken)
    monkeypatch.setattr(captions, "vtt", _unmarked_line)
    with pytest.raises(StillThere, match="mark 1 takes out still stands in the captions of recording 1"):
        press.put_out(desk.press, clear(content, grant(), town.now), new_id(), content, [], taken=taken)


def test_moderators_read_at_once_where_it_still_stands_and_go_no_further(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anonymity, "apply", _skips_one)
    with pytest.raises(Refused, match="What mark 1 takes out still stands in her words"):
        first_reading(town, sent(town))


def test_mended_it_goes_out_as_ever(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    assert is_seen(town, edition_id)
    with Session(reading(town.desk.engine)) as session:
        story = town.story(session, story_id)
        assert (
            taken_out.left(town.desk, story, finished.read(town.desk, finished.newest(session, story_id)))
            == ()
        )
