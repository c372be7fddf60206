"""What she wrote, read aloud by somebody else: a yes of its own, her words as they stand, and the reading goes alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from archive.editions import shelf
from archive.editions.index import Entry, Index
from archive.editions.show import article
from archive.editions.tables import MediumRow
from archive.ground.db import reading
from archive.rules.anonymity import GAP
from archive.rules.choices import Medium
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet
from archive.rules.sentences import Told as Says
from archive.settings import TEMPLATES
from moderation.anonymise import anonymise, undoing
from moderation.decisions import going_out
from moderation.voices import readings
from stories import (
    consenting,
    finished,
    lines,
    messages,
    parts,
    quarantine,
    taking_back,
    withdrawal,
)
from stories import (
    readings as hers,
)
from stories import sentences as told_sentences
from stories.parts import Role
from stories.reading_rows import Standing
from stories.tables import Outing, Part, State
from stories.work_tables import ReadingRow
from tests.rooms.read_aloud import no_cage_for_hers as no_cage_for_hers  # noqa: PLC0414 -- the fixture.
from tests.rooms.read_aloud import quick as quick  # noqa: PLC0414 -- the fixture.
from tests.rooms.with_parts import played
from tests.rooms.written import SEEN, Written
from tests.town import MIDWIVES, Town

UNHEARD = finished.UNHEARD


# The way


def test_the_whole_way_of_what_she_wrote(town: Town, index: Index) -> None:
    told = Written(town)
    assert told.problems() == (UNHEARD,)
    told.read()
    assert {Role.READ_OPUS, Role.READ_MP3} == told.roles(), "what was sent is destroyed"
    content = told.content()
    (heard,) = content.sounds
    assert heard.form == Medium.WORDS_READ and tuple(cue.text for cue in heard.cues) == SEEN
    assert (heard.cues[0].start, heard.cues[-1].end) == (0, heard.ms), "its times are the reading's"
    assert content.words == "\n\n".join((" ".join(SEEN[:2]), SEEN[2])), "the words in writing stay"
    edition = told.publish(index)
    assert played(town, edition, 0, "opus") == told.file(Role.READ_OPUS)
    assert told.file(Role.READ_OPUS)[:4] == b"OggS"


def test_its_words_stand_once_in_the_index_and_once_on_the_page(
    town: Town,
    quick: None,
) -> None:
    told = Written(town)
    told.read()
    content = told.content()
    assert Entry.of("e", content, ()).text.count(SEEN[0]) == 1
    with Flask("show", template_folder=str(TEMPLATES)).app_context():
        page = str(article(content))
    assert page.count(SEEN[0]) == 1 and "Read by somebody else: what she wrote" in page
    assert 'kind="captions"' in page and "a reading of her words" in page
    assert "a reading of her words and her words" not in page, "they are the same words"


def test_without_her_yes_there_is_nothing_to_read_and_no_link(town: Town) -> None:
    told = Written(town, frozenset({Medium.WORDS}))
    assert told.aloud() is None and told.problems() == ()
    with Session(town.desk.engine) as session, session.begin():
        part = parts.for_words(session, told.story(session), town.now)
        with pytest.raises(NotFound):
            readings.say_ready(told.by(session, "ann"), part.id)


def test_a_yes_to_a_reading_of_a_recording_is_none_to_this(town: Town) -> None:
    told = Written(town, frozenset({Medium.WORDS, Medium.READ_BY_OTHER}))
    assert told.aloud() is None


@pytest.mark.parametrize("more", [{"own_words": False}, {"words": ""}])
def test_where_her_own_words_are_not_seen_nobody_reads_them(town: Town, more: dict[str, Any]) -> None:
    assert Written(town, **more).aloud() is None


def test_a_yes_that_she_narrowed_since_makes_no_link(town: Town) -> None:
    told = Written(town)
    with Session(town.desk.engine) as session, session.begin():
        readings.say_ready(told.by(session, "ann"), told.part_id)
        hands = told.by(session, "bea")
        body = finished.read(town.desk, hands.copy)
    told.narrow(frozenset({Medium.WORDS}))
    assert told.row().state == Standing.CLOSED and told.problems() == (), "her words wait for no reader now"
    with Session(town.desk.engine) as session, session.begin():
        # The copy as it stood before: the yes itself is asked, and not what was made of it.
        finished.write(town.desk, told.hands(session).copy, body)
        with pytest.raises(BadInput, match="does not want"):
            readings.say_ready(told.by(session, "ann"), told.part_id)


def test_when_she_takes_it_back_a_link_ends_and_what_came_by_it_is_destroyed(
    town: Town,
    quick: None,
) -> None:
    asked, sent = Written(town), Written(town)
    link, other = asked.ask(), sent.ask()
    sent.send(other)
    for told in (asked, sent):
        told.narrow(frozenset({Medium.WORDS}))
        assert told.row().state == Standing.CLOSED and not told.roles()
    assert asked.asked(link).words == () and sent.asked(other).words == ()


# What a reader sees


def test_a_reader_sees_her_words_as_others_will_and_that_she_wrote_them(town: Town) -> None:
    told = Written(town)
    token = told.ask()
    with Session(town.desk.engine) as session, session.begin():
        readings.say_yes(town.desk, session, readings.by_token(session, token), town.now, is_yes=True)
    asked = told.asked(token)
    assert asked.words == SEEN and asked.is_written


def test_it_takes_two_people_and_every_mark(town: Town) -> None:
    told = Written(town)
    with Session(town.desk.engine) as session, session.begin():
        readings.say_ready(told.by(session, "ann"), told.part_id)
        with pytest.raises(Refused, match="Somebody else"):
            readings.ask(told.by(session, "ann"), told.part_id, told.reader)
    other = Written(town, words="Denise Cartwright came. I went home.")
    other.take_out("home", "")
    with Session(town.desk.engine) as session, session.begin(), pytest.raises(BadInput, match="every mark"):
        readings.say_ready(other.by(session, "ann"), other.part_id)


def test_a_bare_name_is_let_out_to_no_reader(town: Town) -> None:
    told = Written(town, words="I came in. Then Nadia Okafor asked me how I was.")
    with pytest.raises(Refused, match="likely"):
        told.ask()


COURT = "I sat at the back. The judge said I was not ready. I went home."


def test_a_sentence_of_the_court_is_let_out_to_no_reader_and_is_decided_once(town: Town) -> None:
    told = Written(town, words=COURT)
    with pytest.raises(Refused, match="1 sentence tells what happened in court"):
        told.ask()
    with Session(reading(town.desk.engine)) as session:
        copy = finished.newest(session, told.id)
        every = _sentences(told, session, copy)
    assert [one.text for one in every] == [
        "I sat at the back.",
        "The judge said I was not ready.",
        "I went home.",
    ]


def _sentences(told: Written, session: Session, copy: Any) -> Any:
    return told_sentences.every(told.desk, told.story(session), finished.read(told.desk, copy))


def test_a_link_shows_nothing_while_a_sentence_is_locked_or_undecided(town: Town) -> None:
    told = Written(town)
    token = told.ask()
    assert told.asked(token).what
    for says in (Says.COURT, Says.UNDECIDED):
        with Session(town.desk.engine) as session, session.begin():
            copy = told.hands(session).copy
            body = finished.read(town.desk, copy)
            court = tuple((key, says.value) for key, _ in body.court) if says == Says.COURT else ()
            finished.write(town.desk, copy, replace(body, court=court))
        with pytest.raises(NotFound):
            told.asked(token)
    told.settle()
    assert told.asked(token).what, "the same link, once all is decided"


# Other words


def test_other_words_end_the_link_and_make_a_reading_stale(town: Town, quick: None) -> None:
    asked, read = Written(town), Written(town)
    token = asked.ask()
    read.read()
    assert read.sound.is_made
    for told in (asked, read):
        told.take_out("some tea", "a drink")
    with pytest.raises(NotFound):
        asked.asked(token)
    assert not read.sound.is_made and read.sound.medium() is None and read.problems() == (UNHEARD,)
    assert not read.content().sounds, "nothing stale is heard"


def test_a_reading_of_other_words_is_never_heard_with_these(town: Town, quick: None) -> None:
    told = Written(town)
    told.send(told.ask())
    readings.look(town.desk, told.row().id)
    told.take_out("some tea", "a drink")
    with Session(town.desk.engine) as session, pytest.raises(Refused, match="changed since"):
        readings.check(told.by(session, "bea"), told.part_id)


def test_a_passage_taken_back_makes_the_reading_stale_and_the_rest_is_read_anew(
    town: Town,
    index: Index,
    quick: None,
) -> None:
    told = Written(town)
    token = told.read()
    edition = told.publish(index)
    told.press(taking_back.take, seal=told.copy_id(), ticks={"passage": ("w.1",)})
    with pytest.raises(NotFound):
        played(town, edition, 0, "opus")
    assert told.state() == State.SECOND and told.sound.medium() is None
    with Session(reading(town.desk.engine)) as session:
        assert finished.newest(session, told.id).seal is None, "what is left is not whole yet"
    told.take_back(token)
    told.claim()
    told.read()
    assert [cue.text for cue in told.sound.read_cues] == [SEEN[0], SEEN[2]], (
        "where it is gone nothing is read"
    )


# Taken back


def test_she_takes_the_reading_back_in_one_press_and_the_words_stay(
    town: Town,
    index: Index,
    quick: None,
) -> None:
    told = Written(town)
    told.read()
    edition = told.publish(index)
    assert played(town, edition, 0, "opus")
    turn = told.press(taking_back.reading)
    assert turn.told == ("The reading is taken back. No one can hear it now. Your words stay as they are.",)
    with pytest.raises(NotFound):
        played(town, edition, 0, "opus")
    shown = shelf.get(town.desk.press.shelf, edition, MIDWIVES, Outlet.PAGE, town.now).content
    assert shown.words == told.content().words and not shown.sounds
    assert told.press(taking_back.reading).told == ("That was done already.",)
    told.press(taking_back.take, seal=told.copy_id(), ticks={"passage": ("w.1",)})
    assert told.state() == State.SECOND and told.aloud() is None
    with Session(reading(town.desk.engine)) as session:
        assert finished.newest(session, told.id).seal, (
            "a pure removal waits for one person, and for no reader"
        )


def _sealed(told: Written) -> frozenset[str]:
    with Session(reading(told.desk.engine)) as session:
        return frozenset(row.id for row in parts.rows_of(session, session.get_one(Part, told.part_id)))


def test_the_files_of_a_reading_that_she_took_back_are_gone_and_what_is_out_stays(
    town: Town,
    index: Index,
    quick: None,
) -> None:
    told = Written(town)
    told.read()
    told.publish(index)
    before = _sealed(told)
    told.press(taking_back.reading)
    assert told.row().state == Standing.CLOSED and told.row().facts is None and not told.roles()
    assert before and not before & town.desk.originals.ids(), "no file of it lies on the desk"
    going_out.publish(town.desk, index, told.id, town.now)
    assert told.state() == State.PUBLISHED
    with Session(reading(town.desk.engine)) as session:
        edition = session.query(Outing).filter_by(story_id=told.id, is_out=True).one().edition_id
    shown = shelf.get(town.desk.press.shelf, edition, MIDWIVES, Outlet.PAGE, town.now).content
    assert shown.words == told.content().words and not shown.sounds
    with pytest.raises(NotFound):
        played(town, edition, 0, "opus")
    with Session(town.desk.press.engine) as session:
        assert not session.query(MediumRow).filter_by(edition_id=edition).count(), (
            "nothing was handed over again"
        )


@pytest.mark.parametrize("state", [State.SENT, State.SECOND, State.HERS])
def test_before_her_yes_the_reading_leaves_the_copy_and_nothing_has_to_be_read_again(
    town: Town,
    quick: None,
    state: State,
) -> None:
    told = Written(town)
    told.read()
    with Session(town.desk.engine) as session, session.begin():
        finished.newest(session, told.id).seal = told.content().seal
    told.set(state=state)
    told.press(taking_back.reading)
    assert told.aloud() is None and told.state() == state and not told.roles() and told.problems() == ()
    with Session(reading(town.desk.engine)) as session:
        assert finished.newest(session, told.id).seal == told.content().seal


def test_a_new_yes_to_a_reading_begins_with_no_old_one(town: Town, index: Index, quick: None) -> None:
    told = Written(town)
    told.read()
    told.publish(index)
    told.press(taking_back.reading)
    with Session(town.desk.engine) as session, session.begin():
        story = told.story(session)
        yes = consenting.newest(town.desk, session, told.id)
        assert yes is not None
        wider = replace(yes, grant=replace(yes.grant, media=frozenset({Medium.WORDS, Medium.WORDS_READ})))
        consenting.record(town.desk, session, story, wider, version="7", moment=town.now)
        story.state = State.SENT
    told.claim()
    with Session(town.desk.engine) as session, session.begin():
        anonymise.open_copy(town.desk, session, told.story(session), town.now)
    assert not told.sound.is_made and told.problems() == (UNHEARD,)


def test_a_reader_takes_it_back_and_nobody_hears_it(town: Town, index: Index, quick: None) -> None:
    told = Written(town)
    token = told.read()
    edition = told.publish(index)
    told.take_back(token)
    with pytest.raises(NotFound):
        played(town, edition, 0, "opus")
    assert not told.roles() and told.row().facts is None
    assert told.state() == State.SENT and not told.sound.is_made
    with Session(reading(town.desk.engine)) as session:
        (note,) = messages.thread(town.desk, session, told.story(session))
    assert "does not want to be heard" in note.words
    told.claim()
    assert told.read() != token, "another reader can be asked"


def test_her_no_reading_leaves_her_words_in_writing(town: Town, quick: None) -> None:
    told = Written(town)
    told.read()
    told.set(state=State.HERS)
    told.press(hers.none)
    assert told.state() == State.SENT and told.row().state == Standing.CLOSED and not told.roles()
    with Session(reading(town.desk.engine)) as session:
        consent = consenting.newest(town.desk, session, told.id)
    assert consent is not None and consent.grant.media == {Medium.WORDS}
    assert told.aloud() is None and told.problems() == () and SEEN[0] in told.content().words


def test_another_reader_please(town: Town, quick: None) -> None:
    told = Written(town)
    told.read()
    told.set(state=State.HERS)
    assert "someone else" in told.press(hers.another).told[0]
    assert told.row().state == Standing.CLOSED and not told.roles() and not told.sound.is_made


def test_deleted_nothing_of_a_reading_is_left(town: Town, quick: None) -> None:
    told = Written(town)
    told.read()
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, told.story(session), town.now)
        assert session.query(ReadingRow).count() == session.query(Part).count() == 0
    assert (
        not list(town.desk.originals.folder.rglob("*.blob"))
        if hasattr(town.desk.originals, "folder")
        else True
    )


@pytest.mark.parametrize("aside", ["words", "passage", "everything"])
def test_what_is_set_aside_as_a_court_paper_is_heard_in_no_reading(
    town: Town,
    quick: None,
    aside: str,
) -> None:
    told = Written(town)
    told.read()
    with Session(town.desk.engine) as session, session.begin():
        story = told.story(session)
        named: dict[str, Any] = {"who": "ann", "moment": town.now}
        if aside == "words":
            quarantine.all_words(town.desk, session, story, why=quarantine.Why.DESK, **named)
        elif aside == "passage":
            quarantine.passage(town.desk, session, story, "sit down", **named)
        else:
            quarantine.everything(town.desk, session, story, **named)
    assert told.row().state == Standing.CLOSED and not told.roles()


def test_a_check_that_was_a_slip_is_undone_and_the_reading_is_heard_again(town: Town, quick: None) -> None:
    told = Written(town)
    told.read()
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = told.by(session, "bea")
        act = undoing.undo(town.desk, session, hands.story, hands.copy, staff_id="bea", moment=town.now)
        assert act == "check a reading"
    assert (told.row().state, told.row().checked) == (Standing.HEARD, None)
    assert not told.sound.reading and not told.sound.is_made
    with Session(town.desk.engine) as session, session.begin():
        readings.check(told.by(session, "bea"), told.part_id)
    assert told.row().state == Standing.CHECKED and told.sound.is_made


def test_the_place_of_a_reading_is_no_recording_of_hers(town: Town) -> None:
    told = Written(town)
    with Session(town.desk.engine) as session, session.begin():
        assert told.hands(session).session.get(Part, told.part_id) is not None
        assert not parts.all_of(session, told.id) and not parts.usable(session, told.id)
        assert [part.id for part in parts.every_place(session, told.id)] == [told.part_id]
        with pytest.raises(NotFound):
            told.hands(session).work(told.part_id)
        again = parts.for_words(session, told.story(session), town.now)
        assert again.id == told.part_id


# Her lines


@given(st.text("ab.?! ,;\n…[]’", max_size=900))
def test_the_lines_say_every_word_once_in_order_and_none_is_long(words: str) -> None:
    told = lines.of(words)
    said = " ".join(told).split()
    left = [word for word in words.split() if any(sign.isalnum() for sign in word.replace(GAP, ""))]
    assert [word for word in said if any(sign.isalnum() for sign in word)] == left
    assert all(len(line) <= lines.LONGEST or " " not in line[: lines.LONGEST] for line in told)
    assert all(line == line.strip() and line for line in told)


def test_nobody_reads_out_where_something_is_left_out() -> None:
    assert lines.of(f"I came in. {GAP} I went.\n\n{GAP}") == ("I came in.", "I went.")


def test_a_long_sentence_is_broken_where_a_reader_takes_a_breath() -> None:
    long = "I waited in the corridor with my coat on, " * 5 + "and then I went."
    told = lines.of(long)
    assert len(told) > 1 and all(line.endswith((",", ".")) for line in told)
