"""Lines against their sound: nothing written beside a cover, nothing spoken unwritten, before a story goes on (c4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.media.kinds import Kind
from archive.rules.errors import Refused
from moderation.anonymise import undoing
from moderation.decisions import decisions
from moderation.parts import covering, cue_table, lines_and_sound
from stories import finished
from stories.desk import Desk
from stories.partwork import Cover, PartWork
from stories.word_times import Spoken
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town

FERRY = "He keeps the ferry at the quarry."
TALK = [40] * 600
"""The outline of a minute in which somebody speaks throughout."""


def _work(*covers: Cover, lines: tuple[Cue, ...] = (Cue(1_000, 9_000, FERRY),)) -> PartWork:
    return PartWork("s", Kind.SOUND, "own-voice", covers=covers, cues=lines)


# What is covered, and still written


@pytest.mark.parametrize(("start", "end"), [(1_000, 9_000), (0, 60_000), (3_000, 4_000), (8_500, 12_000)])
def test_a_line_beside_a_cover_is_asked_about(start: int, end: int) -> None:
    work = _work(Cover(start, end, "tone"))
    assert [one.lines[0].text for one in lines_and_sound.untold(work)] == [FERRY]
    assert not lines_and_sound.untold(lines_and_sound.told(work, work.covers))


@pytest.mark.parametrize(
    "cover",
    [
        Cover(9_000, 12_000, "tone"),
        Cover(0, 1_100, "tone"),
        Cover(1_000, 9_000, "silence", is_hers=True),
        Cover(1_000, 9_000, "silence", is_court=True),
    ],
)
def test_a_line_that_others_do_not_read_or_that_only_touches_a_cover_is_not(cover: Cover) -> None:
    assert not lines_and_sound.untold(_work(cover))


KAY = Cue(2_000, 2_140, "Kay.")


@pytest.mark.parametrize(
    ("covers", "lines", "spoken"),
    [
        ([(1_000, 3_000)], [KAY], []),
        ([(2_050, 3_000)], [KAY], []),
        ([(1_000, 2_070), (2_070, 3_000)], [KAY], []),
        ([(1_000, 2_000), (2_140, 3_000)], [KAY], []),
        ([(4_000, 4_120)], [Cue(1_000, 9_000, FERRY)], []),
        ([(8_860, 9_500)], [Cue(1_000, 9_000, FERRY)], [Spoken(8_870, 9_000, "quarry.")]),
    ],
    ids=["a short line", "in its edge", "under two", "between two", "a short cover", "its last word"],
)
def test_words_wholly_inside_what_nobody_hears_are_asked_about_however_short(
    covers: list[tuple[int, int]], lines: list[Cue], spoken: list[Spoken]
) -> None:
    plain = tuple(Cover(start, end, "tone") for start, end in covers)
    work = replace(_work(*plain, lines=tuple(lines)), spoken=tuple(spoken))
    assert lines_and_sound.untold(work)
    assert not lines_and_sound.untold(lines_and_sound.told(work, work.covers))


def test_a_word_at_the_edge_of_a_cover_that_is_heard_is_not_asked_about() -> None:
    work = replace(_work(Cover(8_900, 9_500, "tone")), spoken=(Spoken(8_500, 8_990, "quarry."),))
    assert not lines_and_sound.untold(work)


def test_other_words_beside_it_are_asked_about_again_and_other_covers_too() -> None:
    work = lines_and_sound.told(_work(cover := Cover(1_000, 9_000, "tone")), [cover])
    assert lines_and_sound.untold(replace(work, cues=(Cue(1_000, 9_000, "He keeps the sluice."),)))
    further = replace(work, covers=(*work.covers, fresh := Cover(2_000, 3_000, "tone")))
    assert [one.cover for one in lines_and_sound.untold(further)] == [fresh]
    assert further.recipe != work.recipe and lines_and_sound.told(further, [fresh]).recipe == further.recipe


def test_words_covered_with_their_sound_are_answered_by_that_press_alone() -> None:
    lines = (Cue(0, 4_000, "I met Kelly."), Cue(4_000, 9_000, FERRY))
    work = _work(Cover(5_000, 6_000, "tone"), lines=lines)
    after, _ = cue_table.covered(work, 10_000, range(2), phrase="Kelly", instead="her", how="tone", reason="")
    assert [one.lines[0].text for one in lines_and_sound.untold(after)] == [FERRY]
    answered = lines_and_sound.told(after, after.covers)
    again, _ = cue_table.covered(
        answered, 10_000, range(2), phrase="quarry", instead="water", how="tone", reason=""
    )
    assert not lines_and_sound.untold(again)


# What is heard, and nowhere written


def test_what_is_spoken_under_no_line_and_no_cover_is_asked_about() -> None:
    work = _work(Cover(20_000, 30_000, "tone"))
    assert lines_and_sound.unheard(work, TALK) == ((9_000, 20_000), (30_000, 60_000))
    quiet = [1 if at >= 90 else peak for at, peak in enumerate(TALK)]
    assert not lines_and_sound.unheard(work, quiet)
    assert not lines_and_sound.unheard(_work(lines=(Cue(0, 56_000, FERRY),)), TALK)
    murmured = [3 if at >= 90 else peak for at, peak in enumerate(TALK)]
    assert lines_and_sound.unheard(work, murmured)


def test_a_recording_without_an_outline_is_asked_nothing() -> None:
    assert not lines_and_sound.unheard(_work(), ())


# At the Desk


@pytest.fixture
def work(quick: None, desk: Desk) -> Work:
    """A recording with one line beside a cover."""
    work = Work(Town(desk))
    with Session(desk.engine) as session, session.begin():
        hands = work.hands(session)
        covering.cover(hands, work.ids[0], start="0:00.5", end="0:02", how="tone", reason="")
        covering.write_transcript(hands, work.ids[0], [("0:00", "0:02.5", FERRY)])
    return work


def _open(work: Work) -> str:
    with Session(work.desk.engine) as session, pytest.raises(Refused) as refused:
        decisions.ready(work.desk, session, work.story(session), "ann", work.town.now)
    return " ".join(refused.value.sentences)


def test_nobody_calls_it_ready_while_a_covered_line_stands_unanswered(work: Work) -> None:
    assert "though their sound is covered (at 0:00.5)" in _open(work)
    with Session(work.desk.engine) as session, session.begin():
        lines_and_sound.say_told(work.hands(session), work.ids[0])
    assert "though their sound" not in _open(work)
    with Session(work.desk.engine) as session, session.begin():
        with pytest.raises(Refused, match="nothing to say"):
            lines_and_sound.say_told(work.hands(session), work.ids[0])
        # A file of captions that is taken in afterwards puts words there that nobody has held against the cover.
        covering.write_transcript(work.hands(session), work.ids[0], [("0:00", "0:02.5", "He has the ferry.")])
    assert "though their sound is covered (at 0:00.5)" in _open(work)


def test_nobody_calls_it_ready_while_something_is_heard_and_not_written(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_and_sound, "LONG", 1_000)
    monkeypatch.setattr(lines_and_sound, "SPOKEN", 300)
    with Session(work.desk.engine) as session, session.begin():
        covering.uncover(work.hands(session), work.ids[0], 1)
        covering.write_transcript(work.hands(session), work.ids[0], [("0:00", "0:00.9", "Hello.")])
    assert "something is heard and no line is written (0:00.9 to 0:02.5)" in _open(work)
    with Session(work.desk.engine) as session, session.begin():
        lines_and_sound.say_wordless(work.hands(session), work.ids[0])
    assert "something is heard" not in _open(work)


def _undo(work: Work) -> str:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        return undoing.undo(work.desk, session, hands.story, hands.copy, staff_id="ann", moment=work.town.now)


def _sound(work: Work) -> PartWork:
    with Session(work.desk.engine) as session:
        return finished.read(work.desk, finished.newest(session, work.id)).part(work.ids[0])


def test_an_answer_ends_no_undo_and_stands_after_one(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        covering.cover(work.hands(session), work.ids[0], start="0:02.2", end="0:02.4", how="tone", reason="")
    with Session(work.desk.engine) as session, session.begin():
        lines_and_sound.say_told(work.hands(session), work.ids[0])
    assert _undo(work) == "cover sound"
    assert len(_sound(work).covers) == 1 and not lines_and_sound.untold(_sound(work))
    _undo(work)
    assert not _sound(work).cues and not _sound(work).covers


def test_what_an_undo_changes_under_an_answer_is_asked_again(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], [("0:00", "0:02.5", "He has the ferry.")])
    with Session(work.desk.engine) as session, session.begin():
        lines_and_sound.say_told(work.hands(session), work.ids[0])
    assert not lines_and_sound.untold(_sound(work))
    _undo(work)
    assert [one.lines[0].text for one in lines_and_sound.untold(_sound(work))] == [FERRY]


def test_saying_that_nobody_speaks_ends_no_undo_and_stands_after_one(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_and_sound, "LONG", 1_000)
    monkeypatch.setattr(lines_and_sound, "SPOKEN", 300)
    with Session(work.desk.engine) as session, session.begin():
        covering.uncover(work.hands(session), work.ids[0], 1)
        covering.write_transcript(work.hands(session), work.ids[0], [("0:00", "0:00.9", "Hello.")])
    with Session(work.desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], [("0:00", "0:00.9", "Hello there.")])
    with Session(work.desk.engine) as session, session.begin():
        lines_and_sound.say_wordless(work.hands(session), work.ids[0])
    assert _undo(work) == "write transcript"
    assert _sound(work).cues[0].text == "Hello." and "something is heard" not in _open(work)


def test_the_page_shows_the_lines_and_one_press_answers_them(review: Review) -> None:
    sound = review.work.ids[0]
    with Session(review.work.desk.engine) as session, session.begin():
        covering.write_transcript(review.work.hands(session), sound, [("0:00", "0:02.4", FERRY)])
    times = {f"start-{sound}": "0:00.2", f"end-{sound}": "0:02"}
    review.press(f"parts/{sound}/cover", times)

    page = review.page().html
    assert "Still written," in page and "though their sound is covered" in page
    assert "Heard, and not written" not in page
    review.press(f"parts/{sound}/told", {})

    assert "Still written," not in review.page().html
    assert review.body().part(sound).cues[0].text == FERRY
