"""Let someone else read my words: two people let the words out, one link takes one reading, and she hears it first."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground import jobs
from archive.ground.db import reading
from archive.media.sound import Made
from archive.rules.choices import VOICES, Medium
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.sentences import Told as Says
from moderation.anonymise import anonymise, undoing
from moderation.anonymise.hands import Hands
from moderation.court import sentences
from moderation.decisions import files_gone
from moderation.letters import notices
from moderation.pages import showing_parts
from moderation.parts import covering
from moderation.queue import queue
from moderation.voices import readers, reading_in, reading_times, readings
from stories import (
    codewords,
    consenting,
    finished,
    messages,
    part_sayings,
    parts,
    sayings,
    taking_back,
    wishes,
    withdrawal,
)
from stories import readings as standing
from stories.forms import Posted
from stories.parts import Role
from stories.partwork import form_of
from stories.reading_rows import Standing
from stories.tables import Notebook, State
from stories.visit import Turn, Visit
from stories.wishes import Wishes
from stories.work_tables import ReadingRow
from tests.phone import Phone
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app  # noqa: F401 -- a fixture.
from tests.rooms.test_desk_parts import LINES, _bytes
from tests.rooms.test_notes_pages import HARDEST, banned_in, blocks, grade
from tests.rooms.voicing import HERS, Told, no_pictures, no_sound
from tests.staffed import token_in
from tests.town import Town
from tests.voices import voice as spoken
from tests.voices import wav

READ = frozenset({Medium.WORDS, Medium.READ_BY_OTHER, Medium.ART})
THEIRS = wav(spoken(2.5, seed=9))
WORDS = tuple(text for _, _, text in LINES)


class Reading(Told):
    """Such a story that is to be read by somebody else, with its words as others may read them."""

    def __init__(self, town: Town, media: frozenset[Medium] = READ) -> None:
        super().__init__(town, media=media)
        self.decide()
        self.part_id = self.ids[0]
        with Session(self.desk.engine) as session, session.begin():
            readers.add(session, "Jo", "ann", town.now)
            self.reader = readers.every(session)[0].id
        self.settle()

    def settle(self) -> None:
        """Decide every line as it is proposed."""
        with Session(self.desk.engine) as session, session.begin():
            hands = self.hands(session)
            sentences.decide_as_proposed(
                self.desk, session, hands.story, hands.copy, staff_id="ann", moment=self.town.now
            )

    def describe(self, what: str) -> None:
        with Session(self.desk.engine) as session, session.begin():
            hands = self.hands(session)
            anonymise.describe(
                self.desk, session, hands.story, hands.copy, title="The door", what=what,
                warnings=(), themes=("8.2",), intruder_note="Asked: nobody could.", staff_id="ann", moment=self.town.now,
            )  # fmt: skip

    def transcribe(self, *lines: str) -> None:
        with Session(self.desk.engine) as session, session.begin():
            said = [(f"0:0{n}", f"0:0{n + 1}", line) for n, line in enumerate(lines)]
            covering.write_transcript(self.hands(session), self.part_id, said)

    def by(self, session: Session, who: str, now: Moment | None = None) -> Hands:
        return replace(self.hands(session), staff_id=who, moment=now or self.town.now)

    def row(self) -> ReadingRow:
        with Session(reading(self.desk.engine), expire_on_commit=False) as session:
            rows = session.query(ReadingRow).filter_by(story_id=self.id)
            return rows.order_by(ReadingRow.number.desc()).first()  # type: ignore[return-value]

    def ask(self) -> str:
        with Session(self.desk.engine) as session, session.begin():
            readings.say_ready(self.by(session, "ann"), self.part_id)
        with Session(self.desk.engine) as session, session.begin():
            self.link = readings.ask(self.by(session, "bea"), self.part_id, self.reader)
        return self.link

    def asked(self, token: str, now: Moment | None = None) -> readings.Asked:
        with Session(reading(self.desk.engine)) as session:
            row = readings.by_token(session, token)
            return readings.shown(self.desk, session, row, now or self.town.now, in_full=True)

    def send(self, token: str, plain: bytes = THEIRS) -> None:
        with Session(self.desk.engine) as session, session.begin():
            row = readings.by_token(session, token)
            readings.say_yes(self.desk, session, row, self.town.now, is_yes=True)
            reading_in.send(self.desk, session, row, self.desk.originals.keep(BytesIO(plain)), self.town.now)

    def read(self) -> str:
        """Go the way to a checked reading; return the token of its link."""
        token = self.ask()
        self.send(token)
        readings.look(self.desk, self.row().id)
        with Session(self.desk.engine) as session, session.begin():
            readings.check(self.by(session, "bea"), self.part_id)
        self.make()
        return token

    def take_back(self, token: str) -> None:
        with Session(self.desk.engine) as session, session.begin():
            readings.take_back(self.desk, session, readings.by_token(session, token), self.town.now)

    def copy_id(self) -> str:
        with Session(reading(self.desk.engine)) as session:
            return finished.newest(session, self.id).id

    def press(self, move: Any, **posted: Any) -> Turn:
        with Session(self.desk.engine) as session, session.begin():
            visit = Visit(self.desk, session, self.town.now)
            visit.notebook = session.get(Notebook, self.story(session).notebook_id)
            return move(visit, Posted(story=self.id, **posted))  # type: ignore[no-any-return]

    def set(self, **facts: Any) -> None:
        with Session(self.desk.engine) as session, session.begin():
            for name, value in facts.items():
                setattr(self.story(session), name, value)

    def claim(self) -> None:
        with Session(self.desk.engine) as session, session.begin():
            queue.claim(session, self.id, "ann", self.town.now)
            anonymise.open_copy(self.desk, session, self.story(session), self.town.now)


@pytest.fixture(autouse=True)
def _no_cage_for_hers(monkeypatch: pytest.MonkeyPatch) -> None:
    no_pictures(monkeypatch)
    no_sound(monkeypatch)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a reader sends be opened without a cage."""
    made = iter(range(99))

    def opened(_: object) -> Made:
        plain = b"a reading %d" % next(made)
        return Made(BytesIO(plain), BytesIO(plain + b"3"), 2500, tuple(range(25)))

    monkeypatch.setattr(readings, "_made", opened)


# The way


def test_the_whole_way_of_a_reading(town: Town, index: Index) -> None:
    told = Reading(town)
    assert told.problems()[0] == "Recording 1 waits for somebody to read it aloud."
    told.read()
    assert {Role.READ_OPUS, Role.READ_MP3} <= told.roles()
    assert not {Role.READ_SENT, Role.OPUS, Role.MP3, Role.SOFT, Role.SOFT_OPUS} & told.roles()
    (heard,) = told.content().sounds
    assert heard.form == Medium.READ_BY_OTHER and tuple(cue.text for cue in heard.cues) == WORDS
    assert (heard.cues[0].start, heard.cues[-1].end) == (0, heard.ms), "its times are the reading's"
    assert hashlib.sha256(told.heard_by_her()).hexdigest() == heard.files[0].sha256
    edition = told.publish(index)
    assert _bytes(town, edition, 0, "opus") == told.file(Role.READ_OPUS)
    assert told.file(Role.READ_OPUS)[:4] == b"OggS"


def test_what_is_no_sound_is_refused_with_a_sentence_and_the_link_takes_another(town: Town) -> None:
    told = Reading(town)
    token = told.ask()
    told.send(token, b"this is no sound at all, only words" * 9)
    readings.look(town.desk, told.row().id)
    assert told.row().state == Standing.ASKED and told.row().why
    assert Role.READ_SENT not in told.roles() and told.asked(token).words == WORDS


def test_it_takes_two_people_to_let_the_words_out(town: Town, quick: None) -> None:
    told = Reading(town)
    with Session(town.desk.engine) as session, session.begin():
        with pytest.raises(NotFound):
            readings.ask(told.by(session, "bea"), told.part_id, told.reader)
        readings.say_ready(told.by(session, "ann"), told.part_id)
        with pytest.raises(Refused, match="Somebody else"):
            readings.ask(told.by(session, "ann"), told.part_id, told.reader)
        with pytest.raises(NotFound):
            readings.ask(told.by(session, "bea"), told.part_id, "nobody")
        covering.write_transcript(told.by(session, "ann"), told.part_id, LINES[:1])
        with pytest.raises(Refused, match="changed since"):
            readings.ask(told.by(session, "bea"), told.part_id, told.reader)
    assert told.row().token is None


def test_only_where_she_wants_it_and_there_are_words(town: Town) -> None:
    own = Reading(town, READ - set(VOICES) | {Medium.OWN_VOICE})
    empty = Reading(town)
    with Session(town.desk.engine) as session, session.begin():
        with pytest.raises(BadInput, match="does not want"):
            readings.say_ready(own.by(session, "ann"), own.part_id)
        covering.write_transcript(empty.by(session, "ann"), empty.part_id, [])
        with pytest.raises(BadInput, match="transcript first"):
            readings.say_ready(empty.by(session, "ann"), empty.part_id)


def test_a_link_is_known_by_its_hash_and_takes_one_reading(town: Town, quick: None) -> None:
    told = Reading(town)
    token = told.ask()
    assert told.row().token != token and len(token) >= 43
    told.send(token)
    with pytest.raises(NotFound):
        told.send(token)
    assert told.asked(token).words == (), "the words are not shown again"
    with Session(reading(town.desk.engine)) as session, pytest.raises(NotFound):
        readings.by_token(session, "another")


def test_no_words_before_the_reader_said_yes(town: Town) -> None:
    told = Reading(town)
    token = told.ask()
    assert told.asked(token).words == () and told.asked(token).what == "A mother is asked in."
    with Session(town.desk.engine) as session, session.begin():
        row = readings.by_token(session, token)
        with pytest.raises(BadInput):
            readings.say_yes(town.desk, session, row, town.now, is_yes=False)
        with pytest.raises(BadInput):
            reading_in.send(town.desk, session, row, town.desk.originals.keep(BytesIO(b"x")), town.now)
        assert not readings.may_send(town.desk, session, token, town.now)
        readings.say_yes(town.desk, session, row, town.now, is_yes=True)
        assert row.yes_to == readings.sentences_hash() and row.yes_on == town.now.today
        assert readings.may_send(town.desk, session, token, town.now)
    assert told.asked(token).words == WORDS


@pytest.mark.parametrize(
    "shut",
    [
        lambda told: told.set(hidden_by="contributor"),
        lambda told: told.set(state=State.BACK),
        lambda told: told.set(state=State.HELD),
    ],
)
def test_a_link_shows_nothing_when_the_story_is_not_being_read(town: Town, shut: Any) -> None:
    told = Reading(town)
    token = told.ask()
    shut(told)
    with pytest.raises(NotFound):
        told.asked(token)
    with pytest.raises(NotFound):
        told.send(token)


def test_a_link_ends_and_a_changed_word_ends_it(town: Town) -> None:
    told = Reading(town)
    token = told.ask()
    late = Moment(town.now.now + timedelta(days=readings.DAYS, seconds=1), None)
    with pytest.raises(NotFound):
        told.asked(token, late)
    with Session(town.desk.engine) as session, session.begin():
        covering.write_transcript(told.by(session, "ann"), told.part_id, LINES[:1])
    with pytest.raises(NotFound):
        told.asked(token)


def test_a_reading_of_other_words_is_never_the_sound_of_these(town: Town, quick: None) -> None:
    told = Reading(town)
    told.send(told.ask())
    readings.look(town.desk, told.row().id)
    with Session(town.desk.engine) as session, session.begin():
        covering.write_transcript(told.by(session, "ann"), told.part_id, LINES[:1])
    with Session(town.desk.engine) as session, pytest.raises(Refused, match="changed since"):
        readings.check(told.by(session, "bea"), told.part_id)
    again = Reading(town)
    again.read()
    assert again.sound.is_made
    with Session(town.desk.engine) as session, session.begin():
        covering.write_transcript(again.by(session, "ann"), again.part_id, LINES[:1])
    assert not again.sound.is_made and again.sound.medium() is None


def test_a_line_taken_back_makes_the_reading_stale_and_the_rest_is_read_anew(
    town: Town, index: Index, quick: None
) -> None:
    told = Reading(town)
    token = told.read()
    edition = told.publish(index)
    told.press(taking_back.take, seal=told.copy_id(), ticks={"passage": (f"{told.part_id}.0",)})
    with pytest.raises(NotFound):
        _bytes(town, edition, 0, "opus")
    assert told.state() == State.SECOND and told.sound.medium() is None
    with Session(reading(town.desk.engine)) as session:
        story, copy = told.story(session), finished.newest(session, told.id)
        sound, _ = showing_parts.all_of(town.desk, session, story, finished.read(town.desk, copy), town.now)
    assert sound.reading is not None and sound.reading.said == showing_parts.STALE
    told.take_back(token)
    assert told.asked(told.ask()).words == (), "not before the yes"
    told.send(told.link)
    readings.look(town.desk, told.row().id)
    with Session(town.desk.engine) as session, session.begin():
        readings.check(told.by(session, "bea"), told.part_id)
    assert [cue.text for cue in told.sound.read_cues] == [*WORDS[1:]] and told.state() == State.SENT


# What a reader never sees


COURT = ("I sat at the back.", "The judge said I was not ready.", "I went home.")


def test_a_line_of_the_court_is_let_out_to_no_reader(town: Town) -> None:
    told = Reading(town)
    told.transcribe(*COURT)
    with pytest.raises(Refused, match="3 sentences are not decided yet"):
        told.ask()
    told.settle()
    with pytest.raises(Refused, match="1 sentence tells what happened in court"):
        told.ask()


def test_a_link_shows_nothing_while_a_line_is_locked_or_undecided(town: Town) -> None:
    told = Reading(town)
    token = told.ask()
    assert told.asked(token).what
    for says in (Says.COURT, Says.UNDECIDED):
        with Session(town.desk.engine) as session, session.begin():
            hands = told.hands(session)
            body = finished.read(town.desk, hands.copy)
            court = tuple((key, says.value) for key, _ in body.court) if says == Says.COURT else ()
            finished.write(town.desk, hands.copy, replace(body, court=court))
        with pytest.raises(NotFound):
            told.asked(token)
    told.settle()
    assert told.asked(token).what, "the same link, once all is decided"


def test_a_bare_name_is_let_out_to_no_reader(town: Town) -> None:
    told = Reading(town)
    told.transcribe("Then Denise Cartwright asked me how I was.")
    told.settle()
    with pytest.raises(Refused, match="likely"):
        told.ask()


def test_what_it_is_about_is_shown_as_two_people_let_it_out_and_not_otherwise(
    town: Town, quick: None
) -> None:
    told = Reading(town)
    token = told.ask()
    told.describe("A mother is asked in, twice.")
    with pytest.raises(NotFound):
        told.asked(token)
    told.describe("A mother is asked in.")
    told.send(token)
    told.describe("A mother is asked in, twice.")
    readings.look(town.desk, told.row().id)
    with Session(town.desk.engine) as session, session.begin():
        readings.check(told.by(session, "bea"), told.part_id)
    assert told.row().state == Standing.CHECKED, "of its lines it is a reading all the same"


def test_when_she_takes_every_voice_back_the_link_ends_and_what_came_by_it_is_destroyed(
    town: Town, quick: None
) -> None:
    asked, sent = Reading(town), Reading(town)
    link, other = asked.ask(), sent.ask()
    sent.send(other)
    for told in (asked, sent):
        told.narrow(READ - set(VOICES))
        assert told.row().state == Standing.CLOSED and not parts.READ & told.roles()
    assert asked.asked(link).words == () and sent.asked(other).words == ()
    with (
        Session(town.desk.engine) as session,
        session.begin(),
        pytest.raises(BadInput, match="does not want"),
    ):
        readings.say_ready(asked.by(session, "ann"), asked.part_id)


# Her voice is in nothing


def test_nothing_is_made_of_her_own_voice(town: Town) -> None:
    told = Reading(town)
    told.make()
    assert not {Role.OPUS, Role.MP3, Role.SOFT, Role.SOFT_OPUS, Role.SOFT_MP3} & told.roles()
    with Session(town.desk.engine) as session, pytest.raises(BadInput):
        covering.ask_for(told.hands(session), told.part_id)


def test_her_own_file_in_the_place_of_the_reading_does_not_go_out(
    town: Town, index: Index, quick: None
) -> None:
    told = Reading(town)
    told.read()
    told.put(Role.READ_OPUS, HERS)
    with pytest.raises(Refused, match="not the one that was released"):
        told.publish(index)


def test_from_her_own_voice_to_a_reader_in_one_press(
    town: Town, index: Index, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moderation.parts import making

    own = Made(BytesIO(b"hers"), BytesIO(b"hers3"), 3000, (1, 2))
    monkeypatch.setattr(making, "_made_and_proved", lambda *_: own)
    told = Reading(town, READ - set(VOICES) | {Medium.OWN_VOICE})
    told.make()
    edition = told.publish(index)
    assert _bytes(town, edition, 0, "opus") == b"hers"
    assert told.narrow(READ)
    with pytest.raises(NotFound):
        _bytes(town, edition, 0, "opus")
    with Session(reading(town.desk.engine)) as session:
        copy = finished.newest(session, told.id)
        assert not jobs.is_waiting(session, "make", f"{copy.id}.{told.part_id}")
    assert not parts.HERS & told.roles()
    assert told.state() == State.SENT and told.sound.form == form_of("sound", _consent(told))


def _consent(told: Told) -> Any:
    with Session(reading(told.desk.engine)) as session:
        return consenting.newest(told.desk, session, told.id)


# Taken back


def test_a_reader_takes_it_back_and_nobody_hears_it(town: Town, index: Index, quick: None) -> None:
    told = Reading(town)
    token = told.read()
    edition = told.publish(index)
    assert _bytes(town, edition, 0, "opus")
    told.take_back(token)
    with pytest.raises(NotFound):
        _bytes(town, edition, 0, "opus")
    assert not parts.READ & told.roles() and told.row().facts is None
    assert told.state() == State.SENT and told.sound.medium() is None
    with Session(reading(town.desk.engine)) as session:
        (note,) = messages.thread(town.desk, session, told.story(session))
    assert "does not want to be heard" in note.words
    told.take_back(token)
    assert told.asked(token).state == Standing.CLOSED
    told.claim()
    assert told.read() != token, "another reader can be asked"


def test_taken_back_before_it_was_checked_nothing_is_left_of_it(town: Town, quick: None) -> None:
    told = Reading(town)
    token = told.ask()
    told.send(token)
    told.take_back(token)
    readings.look(town.desk, told.row().id)
    assert told.row().state == Standing.CLOSED and not parts.READ & told.roles()


def test_deleted_nothing_of_a_reading_is_left(town: Town, quick: None) -> None:
    told = Reading(town)
    told.read()
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, told.story(session), town.now)
        assert session.query(ReadingRow).count() == 0


def test_a_check_that_was_a_slip_is_undone_and_the_reading_is_heard_again(town: Town, quick: None) -> None:
    told = Reading(town)
    told.read()
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = told.by(session, "bea")
        act = undoing.undo(town.desk, session, hands.story, hands.copy, staff_id="bea", moment=town.now)
        assert act == "check a reading"
    assert (told.row().state, told.row().checked) == (Standing.HEARD, None)
    assert not told.sound.reading and not told.sound.is_made and told.sound.medium() is None
    assert parts.READ & told.roles(), "there is something to hear"
    with Session(town.desk.engine) as session, session.begin():
        readings.check(told.by(session, "bea"), told.part_id)
    assert told.row().state == Standing.CHECKED and told.sound.is_made


def test_a_reading_whose_file_is_gone_is_asked_for_anew_from_the_queue(
    town: Town, index: Index, quick: None
) -> None:
    """Nothing here can make somebody else's voice again: the reading is closed, and another reader can be asked."""
    told = Reading(town)
    token = told.read()
    told.publish(index)
    with Session(town.desk.engine) as session, session.begin():
        (row, *_) = parts.rows_of(
            session, parts.hers(session, told.story(session), told.part_id), Role.READ_OPUS
        )
        (town.desk.originals.folder / row.id).unlink()
        told.story(session).state = State.SENT
        files_gone.have_made_again(town.desk, session, told.story(session), "ann", town.now)
    assert told.row().state == Standing.CLOSED and not told.sound.is_made
    told.claim()
    assert told.problems()[0] == "Recording 1 waits for somebody to read it aloud."
    assert told.read() != token


# She hears it first


def _with_her(told: Reading) -> None:
    told.read()
    told.set(state=State.HERS)


def test_another_reader_please(town: Town, quick: None) -> None:
    told = Reading(town)
    _with_her(told)
    turn = told.press(standing.another)
    assert turn.page == "status" and "someone else" in turn.told[0]
    assert told.state() == State.SENT and told.row().state == Standing.CLOSED
    assert not parts.READ & told.roles() and not told.sound.is_made
    assert told.press(standing.another).told == ("That was done already.",)


def test_no_reading_leaves_her_words_in_writing(town: Town, quick: None) -> None:
    told = Reading(town)
    _with_her(told)
    told.press(standing.none)
    assert told.state() == State.SENT and told.row().state == Standing.CLOSED
    consent = _consent(told)
    assert consent.grant.media == READ - set(VOICES)
    content = told.content()
    assert not content.sounds and all(line in content.words for line in WORDS)


@pytest.mark.parametrize("state", [State.SENT, State.SECOND, State.RELEASED, State.PUBLISHED, State.BACK])
def test_her_two_answers_count_while_she_is_asked(town: Town, quick: None, state: State) -> None:
    told = Reading(town)
    told.read()
    told.set(state=state)
    for move in (standing.another, standing.none):
        told.press(move)
    assert told.row().state == Standing.CHECKED and told.state() == state


# The times of its lines


@given(
    words=st.lists(st.text("ab ", min_size=1, max_size=30), min_size=1, max_size=20),
    ms=st.integers(50, 60_000),
    chance=st.randoms(use_true_random=False),
)
def test_the_lines_of_a_reading_follow_each_other_from_its_beginning_to_its_end(
    words: list[str], ms: int, chance: Any
) -> None:
    peaks = [chance.randint(0, 100) for _ in range(-(-ms // 100))]
    cues = reading_times.timed(words, ms, peaks)
    assert [cue.text for cue in cues] == words
    assert cues[0].start == 0 and cues[-1].end == ms
    assert all(one.end == after.start for one, after in pairwise(cues))
    assert all(cue.start < cue.end for cue in cues)


def test_a_line_begins_at_the_pause() -> None:
    peaks = [60] * 100
    peaks[43] = 2
    first, second = reading_times.timed(("Ten letters", "Ten letters"), 10_000, peaks)
    assert first.end == second.start == 4_350


# Where it is proposed


@pytest.mark.parametrize(
    ("said", "is_looked_for"),
    [
        (Wishes(), False),
        (Wishes(child="does-not-know"), False),
        (Wishes(parent="does-not-know"), True),
        (Wishes(someone="danger"), True),
        (Wishes(parent="knows", child="not-in-it"), False),
    ],
)
def test_where_a_particular_person_may_look_for_her(said: Wishes, is_looked_for: bool) -> None:
    assert said.is_looked_for == is_looked_for


# The reader's page


def _send(client: FlaskClient, path: str, page: str, **form: Any) -> str:
    answer = client.post(path, data={"csrf_token": token_in(page), **form}, **HOST)
    return answer.get_data(as_text=True)


def test_a_reader_sees_the_words_and_nothing_else_sends_and_takes_back(
    app: Flask,  # noqa: F811
    town: Town,
    quick: None,
) -> None:
    told = Reading(town)
    here, client = f"/reading/{told.ask()}", app.test_client()
    first = client.get(here, **HOST).get_data(as_text=True)
    assert "A mother is asked in." in first and not any(word in first for word in WORDS)
    assert "two sentences" in _send(client, f"{here}/words", first)
    page = _send(client, f"{here}/words", first, yes="yes")
    assert all(word in page for word in WORDS)
    for hers in ("The door", told.id, told.part_id, "midwife", "/heard", "/queue", "/sign-in"):
        assert hers not in page and hers not in first
    # A token of a form may hold any two letters, so a name is looked for among the words.
    assert not {"Jo", "Jo’s"} & set(text_of(first + page).split())
    assert "no recording yet" in _send(client, f"{here}/send", page)
    page = _send(client, f"{here}/send", page, sound=(BytesIO(THEIRS), "my name.wav"))
    assert "Your reading is here" in page and not any(word in page for word in WORDS)
    assert told.row().state == Standing.SENT and told.file(Role.READ_SENT) == THEIRS
    assert "Your reading is here" in _send(client, f"{here}/send", page, sound=(BytesIO(b"again"), "x.wav"))
    assert told.file(Role.READ_SENT) == THEIRS
    assert "This reading is closed" in _send(client, f"{here}/back", page)
    assert not parts.READ & told.roles()


def test_a_link_opens_no_other_page_and_no_other_link_opens_this(app: Flask, town: Town) -> None:  # noqa: F811
    told = Reading(town)
    here, client = f"/reading/{told.ask()}", app.test_client()
    first = client.get(here, **HOST).get_data(as_text=True)
    assert client.get(f"{here}x", **HOST).status_code == 404
    for path in (f"/stories/{told.id}/reading/{told.part_id}/heard", "/readers", "/queue"):
        assert client.get(path, **HOST).status_code == 401
    head = b'--x\r\nContent-Disposition: form-data; name="sound"; filename="a.wav"\r\n\r\n'
    large = head + b"x" * (3 << 20) + b"\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    answer = client.post(f"{here}/send", data=large, content_type=kind, **HOST)
    assert answer.status_code == 413, "a large file only after the yes"
    _send(client, f"{here}/words", first, yes="yes")
    answer = client.post(f"{here}/send", data=large, content_type=kind, **HOST)
    assert answer.status_code == 400, "read to its end, and refused only for the missing token of the form"
    assert "<script" not in first


# The Desk's pages


def test_two_moderators_go_the_way_on_the_review_page(
    app: Flask,  # noqa: F811
    town: Town,
    quick: None,
) -> None:
    told = Reading(town)
    with Session(town.desk.engine) as session, session.begin():
        queue.let_go(session, told.id, "ann", town.now)
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    here, doors = f"/stories/{told.id}", f"/stories/{told.id}/reading/{told.part_id}"
    _post(ann, f"{here}/claim")
    page = ann.get(here, **HOST).get_data(as_text=True)
    assert "These words are ready for a reader" in page and "Make it as others will hear it" not in page
    assert _post(ann, f"{doors}/ready")[0] == 303
    status, page = _post(ann, f"{doors}/ask", **{f"reader-{told.part_id}": told.reader})
    assert status == 409 and readings.OTHER_PERSON in page
    _post(ann, f"{here}/let-go")
    _post(bea, f"{here}/claim")
    assert ">Jo</option>" in bea.get(here, **HOST).get_data(as_text=True)
    status, page = _post(bea, f"{doors}/ask", **{f"reader-{told.part_id}": told.reader})
    token = page.split("/reading/")[1].split("<")[0]
    assert status == 200 and told.asked(token).state == Standing.ASKED
    assert token not in bea.get(here, **HOST).get_data(as_text=True), "shown once"
    assert bea.get(f"{doors}/heard", **HOST).status_code == 404
    told.send(token)
    readings.look(town.desk, told.row().id)
    assert "It says these words, and nothing more" in bea.get(here, **HOST).get_data(as_text=True)
    assert bea.get(f"{doors}/heard", **HOST).data == told.file(Role.READ_OPUS)
    assert _post(bea, f"{doors}/check")[0] == 303 and told.sound.is_made
    assert bea.get(f"{here}/parts/{told.part_id}/finished-sound", **HOST).data == told.file(Role.READ_OPUS)
    assert _post(bea, f"{doors}/close")[0] == 303 and not told.sound.is_made
    assert bea.get(f"{here}/parts/{told.part_id}/finished-sound", **HOST).status_code == 404


def test_the_list_of_readers(app: Flask, town: Town) -> None:  # noqa: F811
    ann = _sign_in(app, "ann")
    assert _post(ann, "/readers", name="  ")[0] == 422
    assert _post(ann, "/readers", name="Sam of the choir")[0] == 303
    assert "Sam of the choir" in ann.get("/readers", **HOST).get_data(as_text=True)
    with Session(reading(town.desk.engine)) as session:
        (sam,) = readers.every(session)
    assert _post(ann, f"/readers/{sam.id}/gone")[0] == 303
    assert _post(ann, f"/readers/{sam.id}/gone")[0] == 404
    assert "Sam of the choir" not in ann.get("/readers", **HOST).get_data(as_text=True)
    assert _sign_in(app, "adm").get("/readers", **HOST).status_code == 404


# Her pages


def _code(told: Reading, said: Wishes | None = None) -> tuple[str, str]:
    """Give her code words, and keep what she said of others."""
    with Session(told.desk.engine) as session, session.begin():
        story = told.story(session)
        notebook = session.get_one(Notebook, story.notebook_id)
        code = codewords.give(session, notebook, codewords.draw())
        if said is not None:
            wishes.keep(told.desk, session, story, said)
    return code.locator, " ".join(code.words)


def test_she_hears_it_first_and_her_two_answers_stand_there(phone: Phone, town: Town, quick: None) -> None:
    told = Reading(town)
    _with_her(told)
    code = _code(told)
    phone.come_back(code).press("see").unlock(code)
    assert phone.page == "finished" and "Someone else reads your words. Please play it." in phone.text
    assert "soft tone" not in phone.text, "what was covered in her own voice is not heard here"
    assert phone.client.get("/?medium=0.opus").data == told.file(Role.READ_OPUS)
    assert grade(blocks(phone.html.split('class="edition"')[1].split("</article>")[1])) <= HARDEST
    phone.press("other-reader")
    assert phone.page == "status" and sayings.ANOTHER_READER in phone.text
    assert told.state() == State.SENT


@pytest.mark.parametrize(
    ("said", "proposed"),
    [
        (Wishes(someone="danger"), sayings.LOOKED_FOR),
        (Wishes(someone="knows"), sayings.PERHAPS_LOOKED_FOR),
        (Wishes(parent="knows", someone="knows"), ""),
    ],
)
def test_a_reader_is_proposed_where_somebody_may_look_for_her(
    phone: Phone, town: Town, said: Wishes, proposed: str
) -> None:
    told = Reading(town)
    code = _code(told, said)
    told.set(state=State.PUBLISHED)
    phone.come_back(code).press("narrow").press("to-voice")
    assert sayings.LOOKED_FOR not in phone.text, "what she said of others is told after the six words only"
    assert sayings.PERHAPS_LOOKED_FOR in phone.text, "whoever has not said is asked"
    phone.press("back").press("status").press("read").unlock(code)
    phone.press("back").press("narrow").press("to-voice")
    beside = [one for one in (sayings.LOOKED_FOR, sayings.PERHAPS_LOOKED_FOR) if one in phone.text]
    assert beside == [proposed] * bool(proposed)
    usual, first = ["own-voice", "changed-voice", "read-by-other", "words"], proposed == sayings.LOOKED_FOR
    assert phone.form.offered["voice"] == sorted(usual, key=lambda one: first and one != "read-by-other")
    assert phone.form.fields["voice"] == ["read-by-other"], "nothing is ticked but what she said"


def test_what_she_reads_of_it_is_plain() -> None:
    for said in (
        sayings.LOOKED_FOR,
        part_sayings.READ_OUT,
        sayings.ANOTHER_READER,
        sayings.NO_READING,
        part_sayings.SOFTENED,
        sayings.VOICE_ANEW,
        notices.READING_GONE,
    ):
        assert grade([said]) <= HARDEST and not banned_in(said), said
