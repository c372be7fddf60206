"""The lines of a transcript: cut, joined, put in order, and words covered together with their sound."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.rules.errors import BadInput
from moderation.parts import covering, cue_table, part_jobs, word_timing
from moderation.parts.covering import milliseconds
from stories import finished, word_times
from stories.desk import Desk
from stories.partwork import PartWork
from stories.word_times import Spoken
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town

LINES = [
    ("0:00", "0:01.2", "Then Kelly Ann came in."),
    ("0:01.2", "0:02", "I said hello to Kelly Ann and to Kelly Ann's dog."),
    ("0:02", "0:02.5", "Nobody answered."),
]
SAID = tuple(
    Spoken(*row)
    for row in (
        (50, 200, "then"), (200, 500, "kelly"), (500, 700, "Ann"), (700, 900, "came"), (900, 1150, "in"),
        (1210, 1250, "I"), (1250, 1300, "said"), (1300, 1350, "hello"), (1350, 1400, "to"), (1400, 1500, "Kelly"),
        (1500, 1600, "Ann"), (1600, 1650, "and"), (1650, 1700, "to"), (1700, 1800, "Kelly"), (1800, 1880, "Ann's"), (1880, 1990, "dog"),
    )
)  # fmt: skip


@pytest.fixture
def work(quick: None, desk: Desk) -> Work:
    """A recording with three lines."""
    work = Work(Town(desk))
    with Session(desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], LINES)
    return work


def _sound(work: Work) -> PartWork:
    with Session(work.desk.engine) as session:
        return finished.read(work.desk, finished.newest(session, work.id)).part(work.ids[0])


def _timed(work: Work, spoken: tuple[Spoken, ...] = SAID) -> None:
    with Session(work.desk.engine) as session, session.begin():
        hands = work.hands(session)
        hands.keep(replace(hands.work(work.ids[0]), spoken=spoken), "time")


def _cover(work: Work, phrase: str, *, only: str = "", instead: str = "") -> int:
    with Session(work.desk.engine) as session, session.begin():
        return cue_table.cover_words(
            work.hands(session),
            work.ids[0],
            phrase=phrase,
            only=only,
            instead=instead,
            how="tone",
            reason="A name.",
        )


def _still_heard(work: Work, phrase: str) -> list[Spoken]:
    """Return the words of a phrase that no cover hides whole, wherever they are said."""
    wanted = phrase.casefold().split()
    said = [one.word.casefold().removesuffix("'s") for one in SAID]
    hits = [n for n in range(len(SAID)) if said[n : n + len(wanted)] == wanted]
    words = [SAID[n + k] for n in hits for k in range(len(wanted))]
    covers = _sound(work).covers
    return [one for one in words if not any(c.start <= one.start and one.end <= c.end for c in covers)]


def test_where_nothing_finer_is_known_the_whole_line_is_covered(work: Work) -> None:
    assert _cover(work, "kelly ann", instead="my sister") == 3
    sound = _sound(work)
    assert [(one.start, one.end, one.reason) for one in sound.covers] == [
        (0, 1200, "A name."),
        (1200, 2000, "A name."),
    ]
    assert [cue.text for cue in sound.cues] == ["Then my sister came in.", "I said hello to my sister and to my sister's dog.", "Nobody answered."]  # fmt: skip
    assert not _still_heard(work, "Kelly")


def test_where_the_time_of_each_word_is_known_the_words_alone_are_covered(work: Work) -> None:
    _timed(work)
    assert _cover(work, "came") == 1
    assert _cover(work, "Kelly", only="1") == 1
    assert [(one.start, one.end) for one in _sound(work).covers] == [(200, 500), (700, 900)]


def test_every_mention_is_covered_and_the_rest_is_heard(work: Work) -> None:
    _timed(work)
    assert _cover(work, "hello to") == 1
    assert [(one.start, one.end) for one in _sound(work).covers] == [(1300, 1400)]


def test_a_mention_whose_time_is_not_known_takes_the_whole_line(work: Work) -> None:
    _timed(work, tuple(one for one in SAID if one.start != 1700))
    _cover(work, "Kelly")
    assert (1200, 2000) in [(one.start, one.end) for one in _sound(work).covers]
    assert not _still_heard(work, "Kelly")


def test_a_word_outside_its_line_is_not_believed(work: Work) -> None:
    beside = (Spoken(1190, 1290, "Nobody"),)
    _timed(work, beside)
    _cover(work, "Nobody")
    assert [(one.start, one.end) for one in _sound(work).covers] == [(2000, 2500)]


def test_the_check_sees_a_name_that_was_left_to_be_heard(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    _timed(work)
    monkeypatch.setattr(word_times, "of", lambda *_: ((700, 900),))
    _cover(work, "Kelly", only="1")
    assert _still_heard(work, "Kelly"), "a planted fault: the time of another word"


def _type(work: Work, lines: list[tuple[str, str, str]]) -> None:
    with Session(work.desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], lines)


def test_a_corrected_line_is_covered_whole_and_the_others_by_their_words(work: Work) -> None:
    _timed(work)
    _type(work, [LINES[0], ("0:01.2", "0:02", "I said hello, and Kelly Ann's dog and Kelly Ann"), LINES[2]])
    assert [one.start for one in _sound(work).spoken] == [one.start for one in SAID if one.start < 1200]
    _cover(work, "Kelly")
    assert [(one.start, one.end) for one in _sound(work).covers] == [(200, 500), (1200, 2000)]
    assert not _still_heard(work, "Kelly")


@pytest.mark.parametrize(
    "lines",
    [
        [("0:00", "0:01.1", LINES[0][2]), *LINES[1:]],
        [("0:00", "0:01.2", "Then Ann Kelly came in."), *LINES[1:]],
        LINES[1:],
    ],
    ids=["times", "words", "emptied"],
)
def test_of_a_corrected_line_no_word_is_known(work: Work, lines: list[tuple[str, str, str]]) -> None:
    _timed(work)
    _type(work, lines)
    assert [one.start for one in _sound(work).spoken] == [one.start for one in SAID if one.start > 1200]


def test_the_same_lines_again_lose_no_time(work: Work) -> None:
    _timed(work)
    _type(work, LINES)
    assert _sound(work).spoken == SAID


@pytest.mark.parametrize(("deed", "number", "left"), [("split", "1", 1210), ("join", "1", 9_000)])
def test_of_a_line_cut_or_joined_no_word_is_known(work: Work, deed: str, number: str, left: int) -> None:
    _timed(work)
    _deal(work, deed, number)
    assert _sound(work).spoken == tuple(one for one in SAID if one.start >= left)


def test_a_file_that_was_put_back_is_complained_of_no_more(work: Work) -> None:
    part = _sound(work)
    with Session(work.desk.engine) as session:
        asked = f"{finished.newest(session, work.id).id}.{part.id}"
    word_timing.tell_gone(work.desk, asked)
    assert _sound(work).trouble == part_jobs.FILE_GONE
    word_timing._note(work.desk, asked, part, SAID, "")
    assert (_sound(work).spoken, _sound(work).trouble) == (SAID, "")
    part_jobs.note(work.desk, asked, lambda now: replace(now, trouble="It could not be made."))
    word_timing._note(work.desk, asked, part, SAID, "")
    assert _sound(work).trouble == "It could not be made."


def test_times_that_come_back_after_a_line_was_corrected_are_thrown_away(work: Work) -> None:
    asked_of = _sound(work)
    with Session(work.desk.engine) as session:
        copy_id = finished.newest(session, work.id).id
    _type(work, [("0:00", "0:01.2", "Then she came in."), *LINES[1:]])
    word_timing._note(work.desk, f"{copy_id}.{asked_of.id}", asked_of, SAID, "")
    assert _sound(work).spoken == ()
    word_timing._note(work.desk, f"{copy_id}.{asked_of.id}", _sound(work), SAID, "")
    assert _sound(work).spoken == SAID


CANNOT = (
    ("", "", "Type the words"), ("Denise", "", "stand in no line"), ("came in. I said", "", "one line at a time"),
    ("Kelly", "9", "no line with this number"), ("Kelly", "²", "no line with this number"), ("Nobody", "1", "stand in no line"),
)  # fmt: skip


def test_what_cannot_be_covered_is_told_and_nothing_changes(work: Work) -> None:
    for phrase, only, told in CANNOT:
        with pytest.raises(BadInput, match=told):
            _cover(work, phrase, only=only)
    assert _sound(work).covers == () and [cue.text for cue in _sound(work).cues] == [
        text for *_, text in LINES
    ]


def _deal(work: Work, deed: str, number: str) -> tuple[Cue, ...]:
    with Session(work.desk.engine) as session, session.begin():
        getattr(cue_table, deed)(work.hands(session), work.ids[0], number)
    return _sound(work).cues


def test_a_line_is_cut_where_the_typist_says_or_in_the_middle(work: Work) -> None:
    assert [cue.text for cue in _deal(work, "split", "3")][2:] == ["Nobody", "answered."]
    with Session(work.desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], [("0", "1", "Yes. | Then she came in.")])
    one, other = _deal(work, "split", "1")
    assert (one.text, other.text) == ("Yes.", "Then she came in.") and one.start == 0 and one.end == other.start and other.end == 1000  # fmt: skip


def test_cut_and_joined_again_it_is_as_it_was(work: Work) -> None:
    before = _sound(work).cues
    _deal(work, "split", "2")
    assert _deal(work, "join", "2") == before


def test_a_line_that_cannot_be_worked_on_is_told(work: Work) -> None:
    for deed, number in (("split", "0"), ("split", "x"), ("join", "3"), ("join", ""), ("split", "4")):
        with pytest.raises(BadInput):
            _deal(work, deed, number)


def test_one_word_is_not_cut(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], [("0", "1", "Yes.")])
    with pytest.raises(BadInput, match="one word"):
        _deal(work, "split", "1")


def test_lines_are_put_in_order_by_their_times(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        covering.write_transcript(
            work.hands(session), work.ids[0], [("0:01", "", "later"), ("0", "", "first")]
        )
    assert _sound(work).cues == (Cue(0, 1000, "first"), Cue(1000, 2500, "later"))


@pytest.mark.parametrize(
    ("typed", "ms"),
    [("1m23", 83_000), ("1m 23s", 83_000), ("1 min 23.5 sec", 83_500), ("1'23", 83_000), ("2 minutes", 120_000),
     ("1h 2m 3s", 3_723_000), ("5s", 5_000), ("1:23.250", 83_250), ("00:01:23,500", 83_500)],
)  # fmt: skip
def test_times_are_read_as_people_write_them(typed: str, ms: int) -> None:
    assert milliseconds(typed) == ms


@pytest.mark.parametrize("typed", ["m", "1m 2h", "h", "-1s", "1m-2", "12 monkeys", " "])
def test_what_is_no_time_is_told(typed: str) -> None:
    with pytest.raises(BadInput, match="minutes and seconds"):
        milliseconds(typed)


@given(st.lists(st.text("abc ", max_size=12), min_size=2, max_size=9), st.data())
def test_a_known_time_never_reaches_out_of_its_line(words: list[str], data: st.DataObject) -> None:
    times = [at * 100 for at in range(len(words) + 1)]
    spoken = [Spoken(start, end, word) for (start, end), word in zip(pairwise(times), words, strict=True)]
    line = Cue(data.draw(st.integers(0, 400)), data.draw(st.integers(401, 900)), " ".join(words))
    for start, end in word_times.of(spoken, line, data.draw(st.sampled_from(words))):
        assert line.start <= end and start <= line.end and start < end


def test_the_page_covers_words_and_takes_captions_with_all_that_was_typed(
    quick: None, review: Review
) -> None:
    sound = review.work.ids[0]
    review.press(f"parts/{sound}/keep", {f"from-{sound}": "0:00", f"text-{sound}": "Then Kelly came in."})
    typed = {f"say-{sound}": "Kelly", f"reads-{sound}": "my sister", "title": "A new title"}
    review.press(f"parts/{sound}/lines", typed, button=("line", "cover"))
    body = review.body()
    assert body.title == "A new title" and body.part(sound).cues[0].text == "Then my sister came in."
    assert [(one.start, one.end) for one in body.part(sound).covers] == [(0, 2500)]
    refused = review.press(f"parts/{sound}/lines", {f"say-{sound}": "Denise"}, button=("line", "cover"))
    assert 'value="Denise"' in refused.get_data(as_text=True)
    pasted = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Kelly>Hello.</v>\n"
    refused = review.press(f"parts/{sound}/captions", {f"pasted-{sound}": pasted})
    assert "Lines stand there already" in refused.get_data(as_text=True) and "Kelly&gt;Hello" in refused.get_data(as_text=True)  # fmt: skip
    page = review.page()
    page.boxes.append((f"over-{sound}", "yes"))
    review.press(f"parts/{sound}/captions", {f"pasted-{sound}": pasted}, page)
    assert review.body().part(sound).cues == (Cue(0, 1000, "Hello."),)


def test_a_file_of_captions_comes_in_beside_a_long_page(quick: None, review: Review) -> None:
    from io import BytesIO

    sound = review.work.ids[0]
    page = review.page()
    token = page.html.split('name="csrf_token" value="')[1].split('"')[0]
    data: dict[str, object] = {"csrf_token": token, f"over-{sound}": "yes"}
    for name, value in page.boxes:
        data.setdefault(name, value)
    for name in ("from", "to", "text"):
        data[f"{name}-{sound}"] = [""] * 400
    data[f"captions-{sound}"] = (BytesIO(b"1\n00:00:00,500 --> 00:00:01,000\nHello.\n"), "Kelly.srt")
    answer = review.client.post(
        f"/stories/{review.work.id}/parts/{sound}/captions", data=data, content_type="multipart/form-data",
        base_url="http://desk.localhost:8002",
    )  # fmt: skip
    assert answer.status_code == 303, answer.get_data(as_text=True)[:2000]
    assert review.body().part(sound).cues == (Cue(500, 1000, "Hello."),)
