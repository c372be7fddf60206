"""Each act on a working copy can be undone as long as it is in one person's hands; what she does is never undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.rules.anonymity import Kind
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from moderation.anonymise import anonymise, undoing
from moderation.anonymise.hands import Hands
from moderation.anonymise.undoing import MOST
from moderation.decisions import decisions
from moderation.pages import showing_parts
from moderation.parts import covering, found_in_pictures, making, word_timing
from moderation.queue import queue
from stories import finished, withdrawal
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import LOOKED, Box, Seen
from stories.tables import State
from stories.word_times import Spoken
from stories.work_tables import CopyBefore
from tests.rooms.test_desk_parts import LINES, Work
from tests.rooms.test_desk_work import _first_reading, _sent
from tests.rooms.voicing import Told as Voiced
from tests.rooms.voicing import no_pictures, no_sound
from tests.town import NOW, Town

Act = Callable[[Hands], None]


@pytest.fixture
def work(town: Town) -> Work:
    """A story with words, a recording and a picture, in Ann's hands."""
    return Work(town, words="Denise opened the door. Denise smiled.")


def _body(work: Work) -> Body:
    with Session(work.desk.engine) as session:
        return finished.read(work.desk, finished.newest(session, work.id))


def _press(work: Work, act: Act) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        act(work.hands(session))


def _undo(work: Work, staff_id: str = "ann") -> str:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        return undoing.undo(
            work.desk, session, hands.story, hands.copy, staff_id=staff_id, moment=work.town.now
        )


def _mark(hands: Hands) -> None:
    anonymise.mark(hands.desk, hands.session, hands.story, hands.copy, phrase="Denise", kind=Kind.PERSON, instead="a worker", staff_id="ann", moment=hands.moment)  # fmt: skip


def _change(hands: Hands) -> None:
    anonymise.change_mark(hands.desk, hands.session, hands.story, hands.copy, 1, kind=Kind.PERSON, instead="she", reason="", staff_id="ann", moment=hands.moment)  # fmt: skip


def _keep_word(hands: Hands) -> None:
    anonymise.keep_word(
        hands.desk, hands.session, hands.story, hands.copy, 1, staff_id="ann", moment=hands.moment
    )


def _away(hands: Hands) -> None:
    anonymise.take_away(
        hands.desk, hands.session, hands.story, hands.copy, 1, staff_id="ann", moment=hands.moment
    )


def _let_be(hands: Hands) -> None:
    anonymise.let_be(
        hands.desk, hands.session, hands.story, hands.copy, ["the door"], staff_id="ann", moment=hands.moment
    )


def _describe(hands: Hands) -> None:
    anonymise.describe(hands.desk, hands.session, hands.story, hands.copy, title="The door", what="She is let in.", warnings=(("neglect", "mentioned"),), themes=("8.2",), intruder_note="Nobody.", staff_id="ann", moment=hands.moment)  # fmt: skip


def _sound(hands: Hands) -> str:
    return finished.read(hands.desk, hands.copy).parts[0].id


def _picture(hands: Hands) -> str:
    return finished.read(hands.desk, hands.copy).parts[1].id


def _cover(hands: Hands) -> None:
    covering.cover(hands, _sound(hands), start="0:00.8", end="0:01.2", how="tone", reason="A name.")


def _uncover(hands: Hands) -> None:
    covering.uncover(hands, _sound(hands), 1)


def _write(hands: Hands) -> None:
    covering.write_transcript(hands, _sound(hands), LINES)


def _box(hands: Hands) -> None:
    covering.cover_box(hands, _picture(hands), Box(10, 10, 20, 20))


def _crop(hands: Hands) -> None:
    covering.crop(hands, _picture(hands), Box(0, 0, 50, 50))


def _say(hands: Hands) -> None:
    covering.describe_picture(hands, _picture(hands), "A door.")


def _language(hands: Hands) -> None:
    anonymise.note_language(
        hands.desk, hands.session, hands.story, hands.copy, "fr", staff_id="ann", moment=hands.moment
    )


IN_TURN: tuple[Act, ...] = (
    _mark, _change, _keep_word, _away, _let_be, _describe, _cover, _write, _uncover, _box, _crop, _say,
)  # fmt: skip


def test_every_act_is_undone_one_after_the_other(work: Work) -> None:
    stood = []
    for act in IN_TURN:
        stood.append(_body(work))
        _press(work, act)
        assert _body(work) != stood[-1], act.__name__
    for before in reversed(stood):
        assert _undo(work)
        assert _body(work) == before
    with pytest.raises(Refused, match="nothing to undo"):
        _undo(work)


def test_the_language_is_undone_too(work: Work) -> None:
    _press(work, _language)
    assert _undo(work) == "note the language"
    with Session(work.desk.engine) as session:
        assert work.story(session).language.startswith("en")


def test_what_one_press_did_is_undone_by_one_press(work: Work) -> None:
    before = _body(work)

    def keeps_and_marks(hands: Hands) -> None:
        _describe(hands)
        _write(hands)
        _mark(hands)

    _press(work, keeps_and_marks)
    _undo(work)
    assert _body(work) == before


def test_the_same_again_leaves_nothing_to_undo(work: Work) -> None:
    _press(work, _describe)
    _press(work, _describe)
    _undo(work)
    with pytest.raises(Refused):
        _undo(work)


def test_what_the_worker_made_is_no_reason_against_it_and_is_stale_when_it_has_to_be(work: Work) -> None:
    work.decide()
    work.make()
    made = _body(work).parts[0]
    assert made.is_made
    _press(
        work,
        lambda hands: covering.cover(hands, _sound(hands), start="0:01.5", end="0:02", how="tone", reason=""),
    )
    assert not _body(work).parts[0].is_made
    work.make()
    _undo(work)
    back = _body(work).parts[0]
    assert back.covers == made.covers and not back.is_made, "it is made anew, as decided now"


def test_what_the_worker_found_meanwhile_is_no_reason_against_it_and_stays(work: Work, desk: Desk) -> None:
    _press(work, _write)
    before = _body(work)
    _press(work, _say)
    with Session(desk.engine) as session:
        copy_id = finished.newest(session, work.id).id
    found, times = (Seen("face", 1, 1, 9, 9),), (Spoken(0, 300, "I"), Spoken(1300, 1500, "Then"))
    found_in_pictures._note(desk, f"{copy_id}.{work.ids[1]}", found, LOOKED)
    word_timing._note(desk, f"{copy_id}.{work.ids[0]}", _body(work).parts[0], times, "")
    _press(work, lambda hands: found_in_pictures.leave(hands, work.ids[1], (1,), "It is drawn."))
    assert _undo(work) == "describe picture"
    sound, picture = _body(work).parts
    assert sound == replace(before.parts[0], spoken=times)
    stays = (replace(found[0], stays="It is drawn."),)
    assert picture == replace(before.parts[1], seen=stays, looked=LOOKED)
    assert _undo(work) == "write transcript" and _body(work).parts[0].spoken == (), (
        "times of lines that are gone"
    )


def test_the_times_of_words_come_back_with_their_line(work: Work, desk: Desk) -> None:
    _press(work, _write)
    with Session(desk.engine) as session:
        copy_id = finished.newest(session, work.id).id
    times = (Spoken(0, 300, "I"), Spoken(1300, 1500, "Then"))
    word_timing._note(desk, f"{copy_id}.{work.ids[0]}", _body(work).parts[0], times, "")
    _press(work, lambda hands: covering.write_transcript(hands, work.ids[0], [LINES[0]]))
    assert _body(work).parts[0].spoken == ()
    _undo(work)
    assert _body(work).parts[0].spoken == times


def test_nobody_undoes_what_somebody_else_did_or_what_she_changed(work: Work) -> None:
    _press(work, _mark)
    with pytest.raises(Refused, match="nothing to undo"):
        _undo(work, "bea")
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        # As her own press does it: straight into the copy.
        copy = finished.newest(session, work.id)
        finished.write(work.desk, copy, Body("Hers"))
    with pytest.raises(Refused, match="Something else has changed"):
        _undo(work)
    assert _body(work).title == "Hers"


def test_it_can_be_undone_as_long_as_it_is_in_these_hands_and_no_longer(work: Work, desk: Desk) -> None:
    _press(work, _mark)
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, work.id, "ann", work.town.now)
        assert session.execute(select(CopyBefore)).all(), "another hour keeps it"
        said = session.execute(select(CopyBefore.said)).scalar_one()
        assert b"Denise" not in said and b"title" not in said
        queue.let_go(session, work.id, "ann", work.town.now)
        assert not session.execute(select(CopyBefore)).all()


def test_when_the_hour_is_over_the_sweep_leaves_nothing_to_go_back_to(work: Work, desk: Desk) -> None:
    _press(work, _mark)
    for minutes, is_kept in ((59, True), (61, False)):
        with Session(desk.engine) as session, session.begin():
            undoing.forget_left(session, Moment(NOW + timedelta(minutes=minutes), None))
            assert bool(session.execute(select(CopyBefore)).all()) == is_kept


def test_a_deleted_story_leaves_nothing_to_go_back_to(work: Work, desk: Desk) -> None:
    _press(work, _mark)
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, work.story(session), work.town.now)
        assert not session.execute(select(CopyBefore)).all()


def test_no_more_is_kept_than_can_be_of_use(work: Work, desk: Desk) -> None:
    numbers = iter(range(MOST + 2))

    def another(hands: Hands) -> None:
        covering.describe_picture(hands, _picture(hands), f"A door, {next(numbers)}.")

    for _ in range(MOST + 2):
        _press(work, another)
    with Session(desk.engine) as session:
        assert len(session.execute(select(CopyBefore)).all()) == MOST


def test_a_second_readers_slip_undone_costs_no_third_reading(town: Town) -> None:
    story_id = _sent(town)
    _first_reading(town, story_id)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, "bea", town.now)
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        anonymise.take_away(town.desk, session, story, copy, 1, staff_id="bea", moment=town.now)
        assert (copy.first, story.state) == (None, State.SENT)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        undoing.undo(town.desk, session, story, copy, staff_id="bea", moment=town.now)
        assert (copy.first, story.state) == ("ann", State.SECOND)
        assert copy.seal == finished.content(town.desk, story, finished.read(town.desk, copy)).seal


def _slip(told: Voiced) -> tuple[str | None, str]:
    """Let a second reader change something and undo it; return the first name and the state then."""
    told.decide()
    told.make()
    with Session(told.desk.engine, expire_on_commit=False) as session, session.begin():
        panels.ask(told.desk, session, told.id, "ann", told.town.now)
        decisions.ready(told.desk, session, told.story(session), "ann", told.town.now)
    with Session(told.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, told.id, "bea", told.town.now)
        covering.describe_picture(replace(told.hands(session), staff_id="bea"), told.ids[1], "A slip.")
        assert showing_parts.may_hear_her(told.story(session), told.sound), (
            "who changes it may have to hear her"
        )
    with Session(told.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = told.story(session), finished.newest(session, told.id)
        undoing.undo(told.desk, session, story, copy, staff_id="bea", moment=told.town.now)
        return copy.first, story.state


@pytest.mark.parametrize(
    ("form", "stands"),
    [(Medium.OWN_VOICE, ("ann", State.SECOND)), (Medium.CHANGED_VOICE, (None, State.SENT))],
)
def test_whoever_could_hear_her_own_voice_is_no_second_reader_of_another(
    town: Town, quick: None, monkeypatch: pytest.MonkeyPatch, form: Medium, stands: tuple[str | None, str]
) -> None:
    no_pictures(monkeypatch)
    no_sound(monkeypatch)
    opus, mp3 = finished.ROLES[form].values()
    made = making._Made(((opus, "opus", BytesIO(b"opus")), (mp3, "mp3", BytesIO(b"mp3"))), ms=3000)
    monkeypatch.setattr(making, "_sound", lambda _: made)
    assert _slip(Voiced(town, media=frozenset({Medium.WORDS, form, Medium.ART}))) == stands
