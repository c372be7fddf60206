"""Where in a recording hard things are: typed by a moderator, told with the content note, never of what cannot be heard (d9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.editions.edition import Content, ContentNote, Cue, Sound
from archive.editions.show import shown
from archive.media.kinds import Kind
from archive.reading.clips.cutting import PART_PLACES, Part, cut
from archive.reading.clips.edges import source_at
from archive.rules.choices import Medium
from archive.rules.errors import BadInput
from moderation.parts import hard_moments
from stories import finished
from stories.finished import Body
from stories.partwork import Cover, Finished, PartWork
from tests.rooms.shelving import Library, grant, picture, put_out, sound, text_of
from tests.rooms.test_room_links import begin, link
from tests.rooms.test_room_playlists import playlist

HARD = (("self-harm", "mentioned"), ("neglect", "described"))
MOMENTS = (("neglect", 0, 10_000, 25_000),)
VOICE = b"voice" * 50
LONG = replace(
    sound(VOICE, cues=(Cue(0, 12_000, "One."), Cue(12_000, 24_000, "Two."), Cue(24_000, 40_000, "Three."))),
    ms=40_000,
)
NOTE = ContentNote("A coat.", HARD, MOMENTS)


def _work(id: str, ms: int, *, form: str = Medium.OWN_VOICE) -> PartWork:
    work = PartWork(id, Kind.SOUND, form)
    return replace(work, made=Finished(work.recipe, LONG.files, ms=ms, form=form))


def _body(*works: PartWork, moments: tuple[tuple[str, str, int, int], ...] = ()) -> Body:
    return Body("The coat", warnings=HARD, parts=works, moments=moments)


# As it is typed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1:10-1:40", [("a", 70_000, 100_000)]),
        (" 0:05 to 0:09 , 1:00 – 1:01", [("a", 5_000, 9_000), ("a", 60_000, 61_000)]),
        ("2 0:30-0:31", [("b", 30_000, 31_000)]),
        (
            "recording 2: 0:30-0:31, Recording 1 : 1:10 to 1:40",
            [("b", 30_000, 31_000), ("a", 70_000, 100_000)],
        ),
        ("recording 2 0:30-0:31", [("b", 30_000, 31_000)]),
        ("", []),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, found: list[tuple[str, int, int]]) -> None:
    body = _body(_work("a", 180_000), _work("b", 60_000))
    read = hard_moments.read({"neglect": typed, "alcohol": "0:01-0:02"}, body, HARD)
    assert list(read) == [("neglect", *one) for one in found], "and only of what is in the story"


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "1:10",
        "1:40-1:10",
        "0:61-1:10",
        "3 0:01-0:02",
        "0 0:01-0:02",
        "9:00-9:30",
        "recording 3: 0:01-0:02",
        "2:1:10-1:40",
        "recording: 0:01-0:02",
    ],
)
def test_what_is_no_time_in_a_recording_is_refused_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(BadInput) as found:
        hard_moments.read({"neglect": typed}, _body(_work("a", 180_000), _work("b", 60_000)), HARD)
    (said,) = found.value.sentences
    assert said.startswith("Neglect: "), "which box it is"
    assert "recording 2: 1:10-1:40" in said or "inside that recording" in said


def test_the_boxes_say_again_what_is_kept() -> None:
    body = _body(
        _work("a", 180_000),
        _work("b", 60_000),
        moments=(("neglect", "b", 30_000, 31_000), ("neglect", "gone", 1, 2)),
    )
    kept = hard_moments.shown(body)
    assert kept == {"neglect": "recording 2: 0:30-0:31"}
    assert hard_moments.read(kept, body, HARD) == (("neglect", "b", 30_000, 31_000),), "and can be kept again"
    assert Body.from_text(body.as_text()) == body
    assert Body.from_text(Body("x").as_text()).moments == ()


# As it goes out


def test_a_note_without_times_is_sealed_as_it_was_before_there_were_any() -> None:
    bare = Content("The coat", "", ContentNote("A coat.", HARD), media=(LONG,))
    assert b"moments" not in bare.canonical()
    timed = replace(bare, note=NOTE)
    assert timed.seal != bare.seal and Content.from_canonical(timed.canonical()) == timed


def test_nothing_is_said_of_a_recording_that_cannot_be_heard() -> None:
    content = Content("The coat", "Words.", NOTE, media=(LONG, picture(b"drawn")))
    assert shown(content).moments == (("Neglect", "0:10 to 0:25"),)
    assert shown(content.in_forms({Medium.WORDS, Medium.ART})).moments == ()
    two = replace(content, media=(LONG, LONG))
    assert shown(two).moments == (("Neglect", "0:10 to 0:25 in recording 1"),)


def test_in_a_row_a_capital_begins_the_first_alone() -> None:
    named = (("removal", "described"), ("eating", "mentioned"))
    moments = (("removal", 0, 10_000, 25_000), ("eating", 0, 30_000, 31_000))
    note = shown(Content("The coat", "", ContentNote("A coat.", named, moments), media=(sound(b"voice"),)))
    assert note.in_it == "A child is removed (described), eating problems (mentioned)"
    assert note.when == "A child is removed 0:10 to 0:25; eating problems 0:30 to 0:31"


def test_what_goes_out_has_the_number_of_the_medium_and_no_time_beyond_its_end() -> None:
    moments = (
        ("neglect", "b", 10_000, 99_000),
        ("neglect", "c", 70_000, 80_000),
        ("neglect", "a", 1_000, 2_000),
    )
    body = _body(_work("a", 60_000, form=""), _work("b", 60_000), _work("c", 60_000), moments=moments)
    assert finished._moments(body) == (("neglect", 0, 10_000, 60_000),), "a is in writing only; c is shorter"


def test_what_is_covered_is_named_by_no_time() -> None:
    covered = replace(_work("a", 60_000), covers=(Cover(9_000, 26_000, "silence", "her name"),))
    covered = replace(covered, made=replace(covered.made, recipe=covered.recipe) if covered.made else None)
    body = _body(covered, moments=(("neglect", "a", 10_000, 25_000), ("neglect", "a", 20_000, 40_000)))
    assert finished._moments(body) == (("neglect", 0, 20_000, 40_000),)


def test_a_part_counts_from_its_own_beginning() -> None:
    content = Content("The coat", "Words.", NOTE, media=(LONG,))
    source = source_at(content, 0)
    assert source is not None
    for start, end, said in (
        (0, 12_000, "0:10 to 0:12"),
        (12_000, 40_000, "0:00 to 0:13"),
        (24_000, 40_000, "0:00 to 0:01"),
    ):
        made = cut(content, Part(clip_id="c", place=0, start=start, end=end, source=source.seal))
        assert made is not None and isinstance(made.media[0], Sound)
        assert shown(made).moments == (("Neglect", said),), (start, made.places, PART_PLACES)


def test_whoever_listens_reads_it_before(library: Library) -> None:
    content = Content("The coat", "", NOTE, media=(LONG,))
    hers = put_out(
        library.press,
        content,
        grant(media=(Medium.WORDS, Medium.OWN_VOICE)),
        ("8.2",),
        media=(VOICE,),
        elsewhere=0,
    )
    trainer = library.trainer()
    assert "When Neglect 0:10 to 0:25" in text_of(trainer.get(f"/stories/{hers}"))
    address = playlist(trainer, hers)
    learner = begin(library, link(trainer, address))
    assert "Neglect 0:10 to 0:25" in text_of(learner.get("/together/1").get_data(as_text=True))
