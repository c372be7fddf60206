"""What was made for the demo: small clean recordings and drawings, covers that fit them, and no name in what is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import combinations
from pathlib import Path

import av
import pytest
from PIL import Image

from archive import demo
from archive.demo.pieces import Drawing, Frame, Recording, Standing, Told
from archive.demo.telling import DRAWN, EVERY, SPOKEN
from archive.ground.languages import ENGLISH
from archive.rules import anonymity, court
from archive.rules.areas import AREAS
from archive.rules.choices import READ_ALOUD, Medium
from archive.rules.choices import VOICES as VOICE_FORMS
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Status
from archive.rules.themes import INTENSITIES, THEMES, WARNINGS
from moderation.anonymise.anonymise import LONGEST_GIST
from moderation.parts.covering import LONGEST_ALTERNATIVE, LONGEST_CUE
from stories.partwork import HOW

VOICES, DRAWINGS = (Path(demo.__file__).parent / name for name in ("voices", "drawings"))
TODAY = date(2026, 11, 24)
LARGEST, LARGEST_DRAWING, LARGEST_OF_ALL = 300 * 1024, 120 * 1024, 5 * 1024 * 1024
READ = [story.reading.file for story in EVERY if story.reading is not None]
HEARD = [one for story in SPOKEN for one in story.recordings]
SEEN = [one for story in EVERY for one in story.drawings]
MEDIA = (*SPOKEN, *DRAWN)

heard = pytest.mark.parametrize("recording", HEARD, ids=[one.file for one in HEARD])
seen = pytest.mark.parametrize("drawing", SEEN, ids=[one.file for one in SEEN])
told = pytest.mark.parametrize("story", MEDIA, ids=[story.key for story in MEDIA])


def names_left(story: Told) -> list[str]:
    """Return what is taken out of a story and yet stands in something that is read."""
    cues = [cue.text for one in story.recordings for cue in one.cues]
    alternatives = [one.alternative for one in story.drawings]
    english = [story.english.title, story.english.words, story.english.what] if story.english else []
    read = "\n".join([story.title, story.shown, story.note.what, *cues, *alternatives, *english])
    return [words for words in story.answer_key if anonymity.find(read, words)]


def test_keys_and_titles_are_unique_across_all_stories() -> None:
    assert len({story.key for story in EVERY}) == len(EVERY)
    assert len({story.title for story in EVERY}) == len(EVERY)


def test_the_demo_is_as_large_and_as_varied_as_it_has_to_be() -> None:
    assert len(EVERY) >= 24
    assert sum(story.standing == Standing.PUBLISHED for story in EVERY) >= 12
    assert {story.standing for story in EVERY} == set(Standing)
    assert {story.language for story in EVERY} == {"en-GB", "es", "fr", "cy"}
    queue = [story for story in EVERY if story.standing == Standing.QUEUE]
    assert sum(bool(story.recordings) for story in queue) >= 2
    assert any(one.covers for story in queue for one in story.drawings)
    shapes = {(bool(story.sent), bool(story.recordings), bool(story.drawings)) for story in EVERY}
    assert len(shapes) == 5, "words, voice, drawing, words and drawing, and all three"


@pytest.mark.parametrize(("folder", "used"), [(VOICES, HEARD), (DRAWINGS, SEEN)])
def test_every_file_is_there_and_belongs_to_one_story(folder: Path, used: list[Recording | Drawing]) -> None:
    files = [one.file for one in used] + (READ if folder == VOICES else [])
    assert len(set(files)) == len(files)
    assert set(files) | {"README.md"} == {path.name for path in folder.iterdir()}
    assert "synthetic" in (VOICES / "README.md").read_text()


def test_one_story_is_read_by_somebody_else_and_one_that_was_written_is_read_aloud() -> None:
    read = {story.key: story.choices.media & READ_ALOUD for story in EVERY if story.reading is not None}
    assert set(read.values()) == {frozenset({Medium.READ_BY_OTHER}), frozenset({Medium.WORDS_READ})}
    assert all(story.standing == Standing.PUBLISHED for story in EVERY if story.reading is not None)


def test_all_files_together_are_small() -> None:
    assert (
        sum(path.stat().st_size for folder in (VOICES, DRAWINGS) for path in folder.iterdir())
        < LARGEST_OF_ALL
    )


@heard
def test_a_recording_is_small_mono_opus_without_a_tag(recording: Recording) -> None:
    plain = (VOICES / recording.file).read_bytes()
    assert len(plain) < LARGEST
    with av.open(BytesIO(plain), "r") as container:
        (stream,) = container.streams.audio
        assert (stream.codec_context.name, stream.codec_context.layout.name) == ("opus", "mono")
        assert not {**container.metadata, **stream.metadata}
        ms = sum(int(frame.samples) for frame in container.decode(stream)) * 1000 // 48_000
    assert abs(ms - recording.ms) <= 40
    assert 35_000 <= ms <= 100_000
    assert plain.count(b"OpusTags" + bytes(8)) == 1, "no vendor and no comment"


@heard
def test_covers_lie_inside_the_sound_in_order(recording: Recording) -> None:
    edges = [edge for cover in recording.covers for edge in (cover.start, cover.end)]
    assert 2 <= len(recording.covers) <= 7
    assert edges == sorted(set(edges))
    assert 0 < edges[0] < edges[-1] < recording.ms
    assert all(cover.how in HOW and cover.reason.strip() and cover.said for cover in recording.covers)


@heard
def test_captions_follow_each_other_and_each_cover_lies_in_one(recording: Recording) -> None:
    edges = [edge for cue in recording.cues for edge in (cue.start, cue.end)]
    assert edges == sorted(set(edges))
    assert edges[-1] <= recording.ms
    assert all(0 < len(cue.text) <= LONGEST_CUE for cue in recording.cues)
    for cover in recording.covers:
        assert any(cue.start <= cover.start < cover.end <= cue.end + 1 for cue in recording.cues)


@seen
def test_a_drawing_is_a_small_jpeg_that_tells_nothing_else(drawing: Drawing) -> None:
    plain = (DRAWINGS / drawing.file).read_bytes()
    assert len(plain) <= LARGEST_DRAWING
    with Image.open(BytesIO(plain)) as picture:
        assert (picture.format, picture.mode, picture.size) == (
            "JPEG",
            "RGB",
            (drawing.width, drawing.height),
        )
        assert all(str(name).startswith(("jfif", "progressi")) for name in picture.info)
        assert not picture.getexif()


@seen
def test_what_is_covered_or_shown_lies_inside_the_drawing(drawing: Drawing) -> None:
    for frame in [*(cover.frame for cover in drawing.covers), *filter(None, [drawing.part])]:
        assert 0 <= frame.left < frame.left + frame.width <= drawing.width
        assert 0 <= frame.top < frame.top + frame.height <= drawing.height
    assert all(cover.reason.strip() for cover in drawing.covers)
    assert not any(_meet(one.frame, other.frame) for one, other in combinations(drawing.covers, 2))


def _meet(one: Frame, other: Frame) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


@seen
def test_a_drawing_is_told_in_a_few_sentences(drawing: Drawing) -> None:
    assert 2 <= drawing.alternative.count(".") <= 6
    assert len(drawing.alternative) <= LONGEST_ALTERNATIVE
    assert drawing.alternative.count("covered") == bool(drawing.covers), (
        "it says so where something is covered"
    )


@told
def test_nothing_that_is_covered_can_be_read(story: Told) -> None:
    assert names_left(story) == []


def test_one_story_is_out_in_english_too_and_one_waits_for_its_mother() -> None:
    put = [story for story in EVERY if story.english]
    assert {story.standing for story in put} == {Standing.PUBLISHED, Standing.WITH_HER}
    for story in put:
        assert story.english is not None
        assert ENGLISH in story.choices.translations and story.language != ENGLISH
        assert {story.english.made_by for story in put if story.english} == {"person", "checked"}
        careless = replace(story, english=replace(story.english, words=story.answer_key[0]))
        assert names_left(careless)


def test_a_name_left_in_a_caption_is_noticed() -> None:
    story = SPOKEN[0]
    (recording,) = story.recordings
    cue = replace(recording.cues[0], text=f"She was {recording.covers[1].said.upper()}.")
    careless = replace(story, recordings=(replace(recording, cues=(cue,)),))
    assert names_left(careless) == [recording.covers[1].said]


def test_a_name_left_beside_a_drawing_is_noticed() -> None:
    story = next(story for story in DRAWN if story.key == "the-car-seat")
    (drawing,) = story.drawings
    careless = replace(story, drawings=(replace(drawing, alternative="The stop is 38 Mill Lane."),))
    assert names_left(careless) == ["38 MILL LANE"]


@told
def test_its_words_leave_no_objection_and_keep_to_the_pages(story: Told) -> None:
    assert not story.sent or anonymity.objections(story.sent, story.marks) == ()
    assert not story.sent or anonymity.choices(story.sent, story.marks) == ()
    assert 0 < len(story.note.what) <= LONGEST_GIST
    assert story.intruder.strip()


@told
def test_who_was_turned_back_was_told_why_in_short_sentences(story: Told) -> None:
    assert bool(story.asked) == (story.standing in (Standing.BACK, Standing.HELD))
    assert all(len(sentence.split()) <= 20 for sentence in story.asked.split("."))


@told
def test_her_yes_holds_today_and_lets_out_what_she_sent(story: Told) -> None:
    grant = story.choices.grant(TODAY)
    given = TODAY - timedelta(days=story.choices.given_days_ago)
    consent = Consent(Status.GIVEN, grant, story.choices.then, given, "0" * 64)
    assert consent.objections(Moment(datetime(2026, 11, 24, 12, tzinfo=UTC), None)) == ()
    assert bool(grant.media & set(VOICE_FORMS)) == bool(story.recordings)
    assert bool(grant.media & READ_ALOUD) == (story.reading is not None)
    assert {Medium.ART, Medium.ART_PART} & grant.media == set(map(_form, story.drawings))


def _form(drawing: Drawing) -> Medium:
    return Medium.ART_PART if drawing.part else Medium.ART


@told
def test_the_law_is_clear_for_what_is_out_and_for_nothing_else(story: Told) -> None:
    waits = story.standing in (Standing.QUEUE, Standing.BACK, Standing.HELD)
    assert bool(court.objections(story.court.stage, story.court.check("staff", TODAY), TODAY)) == waits


@told
def test_its_words_are_ours(story: Told) -> None:
    assert set(story.themes) <= set(THEMES)
    assert all(name in WARNINGS and strength in INTENSITIES for name, strength in story.note.warnings)
    assert story.choices.not_near <= set(AREAS)
    days = [letter.days_ago for letter in story.letters]
    assert days == sorted(days, reverse=True)
    assert all(0 <= day <= story.sent_days_ago for day in days)
