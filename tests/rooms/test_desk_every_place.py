"""One press takes words out wherever others would read or hear them: her words, title, gist, transcript with its sound, pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.errors import BadInput
from archive.rules.figures import Told
from archive.rules.how_many import Fact
from moderation.anonymise import undoing
from moderation.replacing import casting, every_place, looking_through, proposing
from moderation.who import jigsaw, softer_words
from moderation.who.jigsaw import Said
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import Cover
from stories.word_times import Spoken
from tests.rooms.review_page import Review, press
from tests.rooms.with_parts import Work
from tests.town import Town

LINES = (
    Cue(0, 1000, "Denise came in."),
    Cue(1000, 2000, "It was wet."),
    Cue(2000, 2500, "Denise, she was Denise."),
)
SAID = (Spoken(100, 400, "Denise"), Spoken(450, 700, "came"), Spoken(720, 900, "in"))
NAMED = {"title": "The door of Denise", "what": "Denise asks a mother in."}


@pytest.fixture
def work(desk: Desk) -> Work:
    """A story in writing, sound and a picture, with a name in every place."""
    found = Work(Town(desk), words="Denise rang.")
    name_everywhere(found)
    return found


def name_everywhere(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        copy = finished.newest(session, work.id)
        body = finished.read(work.desk, copy)
        sound, picture = body.parts
        body = body.with_part(replace(sound, cues=LINES, spoken=SAID))
        body = body.with_part(replace(picture, alternative="A door, and Denise."))
        finished.write(work.desk, copy, replace(body, title=NAMED["title"], what=NAMED["what"]))


def body_of(work: Work) -> Body:
    with Session(reading(work.desk.engine)) as session:
        return finished.read(work.desk, finished.newest(session, work.id))


def stands_nowhere(body: Body, instead: str) -> None:
    sound, picture = body.parts
    assert body.title == f"The door of {instead}" and body.what == f"{instead} asks a mother in."
    assert [cue.text for cue in sound.cues] == [
        f"{instead} came in.",
        "It was wet.",
        f"{instead}, she was {instead}.",
    ]
    # Where the word times are known, the words alone; where not, the whole line. The line between is heard as before.
    assert [(one.start, one.end) for one in sound.covers] == [(100, 450), (2000, 2500)]
    assert picture.alternative == f"A door, and {instead}."


def test_a_suggestion_is_taken_out_of_every_place_by_one_press_and_one_undo(work: Work) -> None:
    before = body_of(work)
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        every_place.take_out(work.hands(session), "Denise", Kind.OTHER, instead="Mira")
    after = body_of(work)
    stands_nowhere(after, "Mira")
    assert [mark.replacement for mark in after.marks] == ["Mira"]
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        undoing.undo(work.desk, session, hands.story, hands.copy, staff_id="ann", moment=work.town.now)
    assert body_of(work) == before


def test_what_the_law_keeps_out_of_a_recording_stays_as_it_was_decided(work: Work) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        body = finished.read(work.desk, hands.copy)
        sound = replace(body.parts[0], covers=(Cover(2000, 2500, "silence", is_court=True),))
        after = every_place.beside(hands, body.with_part(sound), ["Denise"], "Mira")
    assert after.parts[0].cues[2] == LINES[2] and after.parts[0].cues[0].text == "Mira came in."


@pytest.mark.parametrize("instead", ["", " "])
def test_beside_her_words_nothing_is_left_for_later(work: Work, instead: str) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        every_place.take_out(hands, "Denise", Kind.OTHER, instead=instead)
        assert len(finished.read(work.desk, hands.copy).marks) == 1, "over her words a mark may wait"
        with pytest.raises(BadInput, match="Choose what stands there"):
            every_place.take_out(hands, "Denise", Kind.OTHER, instead=instead)
    assert body_of(work).title == NAMED["title"]


def test_what_makes_a_place_too_long_is_refused_and_nothing_is_cut(work: Work) -> None:
    long = "x" * drafts.LONGEST_TITLE
    with (
        Session(work.desk.engine, expire_on_commit=False) as session,
        session.begin(),
        pytest.raises(BadInput),
    ):
        every_place.take_out(work.hands(session), "Denise", Kind.OTHER, instead=long)
    assert body_of(work).title == NAMED["title"]


def test_a_line_of_the_cast_list_reaches_every_place(work: Work) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        casting.one_person(work.hands(session), ["Denise"], Kind.PERSON, instead="Mira")
    stands_nowhere(body_of(work), "Mira")
    name_everywhere(work)
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        casting.place_all(work.hands(session))
    assert "Denise" not in finished.around(body_of(work)), "all mentions of all names, once more"


def test_said_more_softly_it_is_softer_in_every_place(work: Work) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        jigsaw.record(
            work.desk, session, hands.story, hands.copy, Said((Fact("day", "Denise"),)), staff_id="ann", moment=work.town.now
        )  # fmt: skip
        softer_words.soften(
            work.desk, session, hands.story, hands.copy, Told.TIME, instead="Mira", reason="", staff_id="ann", moment=work.town.now
        )  # fmt: skip
    stands_nowhere(body_of(work), "Mira")


def test_the_page_offers_the_press_for_what_stands_beside_her_words(review: Review) -> None:
    with Session(review.work.desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(review.work.desk, copy)
        finished.write(review.work.desk, copy, replace(body, title="The door of Rhiannon"))
    page = review.page()
    assert 'value="likely-1 Rhiannon"' in page.html or 'value="likely-2 Rhiannon"' in page.html
    n = "likely-1" if 'value="likely-1 Rhiannon"' in page.html else "likely-2"
    typed = {"suggested": f"{n} Rhiannon", f"put-{n}": "a friend", "title": "The door of Rhiannon"}
    assert press(review, "suggested", typed) == 303
    assert review.body().title == "The door of a friend"


def test_the_name_that_was_put_into_a_line_is_not_suggested_in_its_turn(desk: Desk) -> None:
    work = Work(Town(desk), words="It rained.")
    name_everywhere(work)
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        looking_through.take(work.hands(session), "Denise", Kind.PERSON, "Mira")
    with Session(reading(work.desk.engine)) as session:
        body = finished.read(work.desk, finished.newest(session, work.id))
        read = proposing.read(work.desk, work.town.story(session, work.id), body)
    assert body.marks == () and "Mira" in read.text
    assert "Mira" in [read.phrase(one) for one in read.every], "the rules find it"
    assert "Mira" not in [read.phrase(one) for one in read.found], "and nobody is asked about our own"
