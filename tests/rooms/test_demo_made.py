"""What was made for the demo: small clean recordings, covers and captions that fit them, and no name in what is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import av
import pytest

from archive import demo
from archive.demo.pieces import Recording, Told
from archive.demo.telling import EVERY, SPOKEN
from archive.rules import anonymity, court
from archive.rules.areas import AREAS
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Medium, Status
from archive.rules.themes import INTENSITIES, THEMES, WARNINGS
from moderation.covering import LONGEST_CUE
from stories.partwork import HOW

VOICES = Path(demo.__file__).parent / "voices"
TODAY = date(2026, 11, 24)
LARGEST = 250 * 1024
HEARD = [(story, one) for story in SPOKEN for one in story.recordings]

heard = pytest.mark.parametrize("recording", [one for _, one in HEARD], ids=[one.file for _, one in HEARD])
told = pytest.mark.parametrize("story", SPOKEN, ids=[story.key for story in SPOKEN])


def names_left(story: Told) -> list[str]:
    """Return the words that are covered in a story's recordings and yet stand in something that is read."""
    cues = [cue.text for one in story.recordings for cue in one.cues]
    read = "\n".join([story.title, story.note.what, *cues])
    said = [cover.said for one in story.recordings for cover in one.covers]
    return [words for words in said if anonymity.find(read, words)]


def test_keys_and_titles_are_unique_across_all_stories() -> None:
    assert len({story.key for story in EVERY}) == len(EVERY)
    assert len({story.title for story in EVERY}) == len(EVERY)


def test_every_recording_is_there_and_belongs_to_one_story() -> None:
    files = [one.file for _, one in HEARD]
    assert len(set(files)) == len(files)
    assert set(files) <= {path.name for path in VOICES.iterdir()}


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
    assert 35_000 <= ms <= 80_000
    assert plain.count(b"OpusTags" + bytes(8)) == 1, "no vendor and no comment"


@heard
def test_covers_lie_inside_the_sound_in_order(recording: Recording) -> None:
    edges = [edge for cover in recording.covers for edge in (cover.start, cover.end)]
    assert 2 <= len(recording.covers) <= 4
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


@told
def test_nothing_that_is_covered_can_be_read(story: Told) -> None:
    assert names_left(story) == []


def test_a_name_left_in_a_caption_is_noticed() -> None:
    story = SPOKEN[0]
    (recording,) = story.recordings
    cue = replace(recording.cues[0], text=f"She was {recording.covers[1].said.upper()}.")
    careless = replace(story, recordings=(replace(recording, cues=(cue,)),))
    assert names_left(careless) == [recording.covers[1].said]


@told
def test_her_yes_holds_today_and_lets_her_voice_out(story: Told) -> None:
    grant = story.choices.grant(TODAY)
    given = TODAY - timedelta(days=story.choices.given_days_ago)
    consent = Consent(Status.GIVEN, grant, story.choices.then, given, "0" * 64)
    assert consent.objections(Moment(datetime(2026, 11, 24, 12, tzinfo=UTC), None)) == ()
    assert grant.media == {Medium.WORDS, Medium.OWN_VOICE}
    assert court.objections(story.court.stage, story.court.check("staff", TODAY), TODAY) == ()


@told
def test_its_words_are_ours(story: Told) -> None:
    assert set(story.themes) <= set(THEMES)
    assert all(name in WARNINGS and strength in INTENSITIES for name, strength in story.note.warnings)
    assert story.choices.not_near <= set(AREAS)
    days = [letter.days_ago for letter in story.letters]
    assert days == sorted(days, reverse=True)
    assert all(0 <= day <= story.sent_days_ago for day in days)
