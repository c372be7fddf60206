"""Recordings of every kind: listened to, joined, covered, made anew."""

from __future__ import annotations

import io
import math
import struct
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.media import sound
from archive.media.inside import decoding, hearing, lasting, loudness
from archive.media.inside.fillers import Filler
from archive.media.inside.reasons import No, Why
from archive.media.kinds import Format
from archive.media.parts import parts
from archive.media.sound import WIDER, Cover, Heard
from archive.rules.errors import BadInput
from tests.made import samples_of
from tests.voices import RATE, encoded, pcm, repeated, voice, wav, webm

SAID = voice(3, seed=5)
MS = RATE // 1000


class Plain(NamedTuple):
    """What was made: the bytes of both files, their length, and their waveform."""

    opus: bytes
    mp3: bytes
    ms: int
    peaks: tuple[int, ...]


def _heard(*parts: bytes) -> Heard:
    return sound.hear([BytesIO(part) for part in parts])


def _made(plain: bytes, covers: Sequence[Cover], heard: Heard) -> Plain:
    """Make it anew; the files that are written are closed, and their bytes returned."""
    made = sound.make([BytesIO(plain)], covers, heard)
    with made.opus as opus, made.mp3 as mp3:
        return Plain(opus.read(), mp3.read(), made.ms, made.peaks)


def _meter(encoded: bytes) -> loudness.Loudness:
    meter = loudness.Loudness()
    meter.feed(pcm(samples_of(encoded)))
    return meter


# ------------------------------------------------------------------------------------------------- every format
def _stereo() -> bytes:
    return wav(np.repeat(SAID, 2), channels=2)


FORMATS: dict[str, Callable[[], bytes]] = {
    "webm, as browsers record": lambda: webm(SAID, bit_rate=24_000),
    "ogg opus": lambda: encoded(SAID, "ogg", "libopus"),
    "ogg flac": lambda: encoded(SAID, "ogg", "flac"),
    "m4a": lambda: encoded(SAID, "mp4", "aac", rate=44_100),
    "mov": lambda: encoded(SAID, "mov", "aac"),
    "3gp": lambda: encoded(SAID, "3gp", "aac", rate=16_000),
    "m4a alac": lambda: encoded(SAID, "ipod", "alac"),
    "aac": lambda: encoded(SAID, "adts", "aac"),
    "mp3": lambda: encoded(SAID, "mp3", "libmp3lame", rate=22_050),
    "flac": lambda: encoded(SAID, "flac", "flac"),
    "wav": lambda: wav(SAID),
    "wav of a telephone": lambda: wav(SAID[::6], rate=8_000),
    "wav, two channels": _stereo,
    "wav, whole numbers of 32 bit": lambda: encoded(SAID, "wav", "pcm_s32le"),
    "wav, law of telephones": lambda: encoded(SAID, "wav", "pcm_mulaw", rate=8_000),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_phone_is_heard(name: str) -> None:
    heard = _heard(FORMATS[name]())
    assert heard.ms == pytest.approx(3_000, abs=60)
    assert heard.tracks == 1 and not heard.has_pictures
    assert heard.lufs is not None and heard.lufs == pytest.approx(-29, abs=4)
    assert len(heard.peaks) == -(-heard.ms // 100) and 0 < max(heard.peaks) <= 100


def test_amr_is_opened_by_its_own_reader() -> None:
    with pytest.raises(BadInput):
        _heard(b"#!AMR\n" + bytes(40))
    frame = b"\x7c" + bytes(12)  # A frame that says: silence, 4.75 kbit/s.
    silent = b"#!AMR\n" + (b"\x04" + frame[1:]) * 50
    assert _heard(silent).ms == 1_000


def test_an_old_phone_that_rests_while_nobody_speaks_is_heard() -> None:
    """It then sends a few bytes that mean comfort, and the decoder says it was never taught them: they are passed over."""
    speaks, rests = b"\x04" + bytes(12), b"\x44" + bytes(5)
    assert _heard(b"#!AMR\n" + (speaks * 30 + rests) * 2).ms == 1_200


def test_parts_are_joined_with_nothing_between_to_the_sample() -> None:
    parts = [wav(SAID), wav(SAID[: RATE // 2 + 7]), encoded(SAID[:RATE], "flac", "flac")]
    assert _heard(*parts).ms == -(-(3 * RATE + RATE // 2 + 7 + RATE) // MS)


def test_many_parts_do_not_drift() -> None:
    part = wav(SAID[:4_411], rate=44_100)
    exact = round(4_411 * 48_000 / 44_100)
    assert _heard(*[part] * 40).ms == -(-exact * 40 // MS)


def test_a_part_cut_off_by_a_dying_phone_is_taken_as_far_as_it_goes() -> None:
    whole = webm(SAID)
    heard = _heard(whole[: len(whole) * 2 // 3])
    assert 1_000 < heard.ms < 2_900


def test_a_part_with_nothing_in_it_yet_loses_nothing_of_the_others() -> None:
    assert _heard(webm(SAID)[:300], b"", webm(SAID)).ms == pytest.approx(3_000, abs=20)


def _two_tracks(second: str = "audio") -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", "mp4") as container:
        first = container.add_stream("aac", rate=RATE, layout="mono")
        other = container.add_stream("aac", rate=RATE, layout="mono") if second == "audio" else None
        film = None
        if other is None:
            film = container.add_stream("mpeg4", rate=10)
            film.width, film.height, film.pix_fmt = 32, 32, "yuv420p"
        frame = av.AudioFrame.from_ndarray(pcm(SAID).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        for stream in filter(None, (first, other)):
            frame.pts = 0
            container.mux([*stream.encode(frame), *stream.encode(None)])
        if film is not None:
            container.mux([*film.encode(av.VideoFrame(32, 32, "yuv420p")), *film.encode(None)])
    return out.getvalue()


def test_further_tracks_are_counted_and_not_used() -> None:
    assert _heard(_two_tracks()).tracks == 2


def test_a_film_is_taken_for_its_sound_and_said_to_be_one() -> None:
    heard = _heard(_two_tracks("film"))
    assert heard.has_pictures and heard.tracks == 1


# ---------------------------------------------------------------------------------------------- what is refused
def _silent_film() -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", "mp4") as container:
        film = container.add_stream("mpeg4", rate=10)
        film.width, film.height, film.pix_fmt = 32, 32, "yuv420p"
        container.mux([*film.encode(av.VideoFrame(32, 32, "yuv420p")), *film.encode(None)])
    return out.getvalue()


def _fast_wav() -> bytes:
    return wav(SAID)[:24] + struct.pack("<II", 100_000_000, 200_000_000) + wav(SAID)[32:]


NOT_HEARD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "a picture": (b"\xff\xd8\xff\xe0" + bytes(100), "This is a picture"),
    "a document": (b"%PDF-1.7" + bytes(100), "document"),
    "a list of files": (b"ffconcat version 1.0\nfile secret.wav\n", "list that points"),
    "a list of pieces": (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "list that points"),
    "a list behind a tag": (b"ID3\4\0\0\0\0\0\0#EXTM3U\n/etc/passwd\n", "damaged"),
    "only a head": (b"OggS" + bytes(60), "damaged"),
    "a film without sound": (_silent_film(), "no sound"),
    "a wav of nothing": (wav(np.zeros(0)), "no sound"),
    "a moment": (wav(SAID[:1_000]), "no sound"),
    "a rate of 100 MHz": (_fast_wav(), "cannot be opened"),
    "noise named a recording": (b"\x1aE\xdf\xa3" + np.random.default_rng(1).bytes(5_000), "damaged"),
}


@pytest.mark.parametrize("name", NOT_HEARD)
def test_what_is_no_recording_is_refused_with_a_sentence(name: str) -> None:
    data, sentence = NOT_HEARD[name]
    with pytest.raises(BadInput, match=sentence):
        _heard(data)


def test_a_good_part_does_not_let_a_wrong_one_in() -> None:
    with pytest.raises(BadInput, match="document"):
        _heard(wav(SAID), b"%PDF-1.7" + bytes(100))


# ------------------------------------------------------------------------------------------------------- too long
QUIET = np.zeros(20 * RATE)
IN_PIECES = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "5000000"}


UNDECLARED: dict[str, Callable[[int], bytes]] = {
    "webm, as browsers record": lambda minutes: repeated(
        QUIET, 3 * minutes, "webm", "libopus", options={"live": "1"}
    ),
    "m4a in pieces, as browsers record": lambda minutes: repeated(
        QUIET, 3 * minutes, "mp4", "aac", options=IN_PIECES
    ),
    "ogg": lambda minutes: repeated(QUIET, 3 * minutes, "ogg", "libopus"),
    "aac": lambda minutes: encoded(QUIET, "adts", "aac") * (3 * minutes),
}


@pytest.mark.parametrize("name", UNDECLARED)
def test_what_is_too_long_is_refused_before_anything_is_decoded(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("It was decoded.")

    monkeypatch.setattr(decoding, "joined", never)
    plain = UNDECLARED[name](97)
    task = {"formats": parts([BytesIO(plain)])[1]}
    with pytest.raises(No) as no:
        hearing.work(task, [BytesIO(plain)], [])
    assert no.value.why is Why.TOO_LONG


@pytest.mark.parametrize("name", FORMATS)
def test_packets_promise_no_more_than_decoding_gives(name: str) -> None:
    plain = FORMATS[name]()
    (format,) = parts([BytesIO(plain)])[1]
    assert 0 <= lasting.at_least(BytesIO(plain), format, math.inf) - lasting.EDGES <= _heard(plain).ms


def test_many_short_parts_are_not_longer_than_they_are() -> None:
    """A hundred parts, and each begins and ends with what an encoder added."""
    plain = BytesIO(webm(SAID[: RATE // 10]))
    lasting.refuse_too_long([plain] * 100, [Format.WEBM] * 100)


def _with_leaps() -> bytes:
    """A recording of three seconds whose clock leaps by an hour after each, as a phone's may that slept."""
    out = io.BytesIO()
    with av.open(out, "w", "webm") as container, av.open(BytesIO(webm(SAID)), "r") as one:
        stream = container.add_stream_from_template(one.streams.audio[0])
        for number, packet in enumerate(one.demux(audio=0)):
            if packet.size:
                packet.stream = stream
                packet.pts = packet.dts = (packet.pts or 0) + number // 50 * 3_600_000
                container.mux(packet)
    return out.getvalue()


def _a_head_that_says_a_day() -> bytes:
    flac = bytearray(encoded(SAID, "flac", "flac"))
    day = 24 * 3600 * RATE
    flac[21] = flac[21] & 0xF0 | day >> 32
    flac[22:26] = (day & 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(flac)


@pytest.mark.parametrize("broken", [_with_leaps, _a_head_that_says_a_day])
def test_a_broken_clock_or_head_does_not_make_a_recording_long(broken: Callable[[], bytes]) -> None:
    with av.open(BytesIO(broken()), "r") as container:
        assert container.duration and container.duration > 2 * 3600 * 1_000_000, "or nothing was broken"
    assert _heard(broken()).ms == pytest.approx(3_000, abs=30)


def test_where_no_codec_tells_what_the_file_declares_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lasting, "LONGEST_SOUND", 1_000)
    with pytest.raises(No) as no:
        lasting.refuse_too_long([BytesIO(FORMATS["m4a alac"]())], [Format.MP4])
    assert no.value.why is Why.TOO_LONG


def test_length_is_asked_again_while_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LONGEST_SOUND", 2_000)
    with pytest.raises(No) as no:
        list(decoding.joined([BytesIO(webm(SAID))], ["webm"], decoding.Facts()))
    assert no.value.why is Why.TOO_LONG


# --------------------------------------------------------------------------------------------------- made anew
HEARD = _heard(wav(SAID))


@pytest.fixture(scope="module")
def made() -> Plain:
    """The voice, with a silence in it from 850 to 1,550 ms."""
    return _made(wav(SAID), [Cover(1_000, 1_400, "silence")], HEARD)


def test_it_is_as_loud_as_it_should_be_and_no_peak_passes_the_ceiling() -> None:
    plain = _made(wav(SAID), [], HEARD)
    for file in (plain.opus, plain.mp3):
        meter = _meter(file)
        assert meter.lufs() == pytest.approx(-19, abs=0.7)
        assert meter.peak < 10 ** (-0.5 / 20)


def test_a_loud_recording_becomes_softer() -> None:
    loud = wav(np.clip(SAID * 30, -1, 1))
    listened = _heard(loud)
    assert listened.lufs is not None and listened.lufs > -15
    assert _meter(_made(loud, [], listened).mp3).lufs() == pytest.approx(-19, abs=0.7)


def test_silence_stays_silence() -> None:
    silent = wav(np.zeros(RATE))
    listened = _heard(silent)
    assert (listened.lufs, listened.peak, set(listened.peaks)) == (None, 0, {0})
    assert set(_made(silent, [], listened).peaks) == {0}


def test_both_files_are_exactly_as_long_as_the_recording(made: Plain) -> None:
    assert made.ms == HEARD.ms == 3_000
    for file in (made.opus, made.mp3):
        assert len(samples_of(file)) == pytest.approx(3 * RATE, abs=2_000)


def test_the_waveform_is_made_from_what_is_left(made: Plain) -> None:
    assert set(made.peaks[9:15]) == {0}, "850 to 1,550 ms"
    assert max(made.peaks[:8]) > 0 and max(made.peaks[16:]) > 0


def test_the_same_recording_gives_the_same_bytes_twice(made: Plain) -> None:
    assert _made(wav(SAID), [Cover(1_000, 1_400, "silence")], HEARD) == made


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = set(Path("/tmp").iterdir())  # noqa: S108 -- looked at, not written to.
    _made(wav(SAID), [], HEARD)
    with pytest.raises(BadInput):
        _heard(b"OggS" + bytes(60))
    assert not list(tmp_path.iterdir())
    assert not {one for one in set(Path("/tmp").iterdir()) - before if one.name.startswith("ihw")}  # noqa: S108


@pytest.mark.parametrize(
    ("covers", "sentence"),
    [
        ([Cover(500, 500, "tone")], "ends before it begins"),
        ([Cover(-5, 500, "tone")], "ends before it begins"),
        ([Cover(3_000, 3_100, "tone")], "begins after the recording has ended"),
        ([Cover(100, 200, "music")], "silence or a soft tone"),
    ],
)
def test_a_cover_that_makes_no_sense_is_refused(covers: Sequence[Cover], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        _made(wav(SAID), covers, HEARD)


def test_another_recording_than_the_one_heard_is_not_covered() -> None:
    with pytest.raises(BadInput, match="not the one that was listened to"):
        _made(wav(SAID[:-4_800]), [], HEARD)


# ------------------------------------------------------------------------------------------------------- covers
COVERS = st.builds(
    lambda start, length, how: Cover(start, start + length, how),
    st.integers(0, 4_999),
    st.integers(1, 900),
    st.sampled_from(sound.HOWS),
)


@given(st.lists(COVERS, max_size=8), st.integers(5_000, 6_000))
def test_widened_covers_hold_every_mark_and_never_touch(covers: list[Cover], ms: int) -> None:
    wide = sound.widened(covers, ms)
    gone = {at for one in wide for at in range(one.start, one.end)}
    for cover in covers:
        assert gone >= set(range(max(0, cover.start - WIDER), min(ms, cover.end + WIDER)))
    assert all(one.end < other.start for one, other in pairwise(wide))
    assert all(0 <= one.start < one.end <= ms for one in wide)
    assert len(gone) <= sum(cover.end - cover.start + 2 * WIDER for cover in covers)


def test_where_silence_and_tone_meet_there_is_silence() -> None:
    assert sound.widened([Cover(1_000, 1_500, "tone"), Cover(1_600, 1_700, "silence")], 5_000) == (
        Cover(850, 1_850, "silence"),
    )


@settings(max_examples=15)
@given(st.integers(100, 2_000), st.data())
def test_a_filler_read_in_pieces_is_the_filler(ms: int, data: st.DataObject) -> None:
    length = ms * MS
    filler = Filler("tone", length)
    cut = data.draw(st.integers(0, length))
    whole = filler.between(0, length).raw_data
    assert filler.between(0, cut).raw_data + filler.between(cut, length).raw_data == whole
    assert len(whole) == 2 * length
    samples = np.frombuffer(whole, np.int16)
    assert np.abs(samples).max() <= 32_768 * 10 ** (-32.9 / 20)
    assert abs(int(samples[0])) < 60 and abs(int(samples[-1])) < 60, (
        "it comes from nothing and goes to nothing"
    )


def test_a_long_tone_has_no_seam() -> None:
    samples = np.frombuffer(Filler("tone", 3 * RATE).between(0, 3 * RATE).raw_data, np.int16).astype(int)
    assert np.abs(np.diff(samples)).max() < 100, "800 Hz this soft never leaps further"
