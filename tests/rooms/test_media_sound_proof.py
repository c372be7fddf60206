"""The proof of a published recording: it passes what is right, and finds each planted fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO, Literal

import numpy as np
import pytest

from archive.media import sound, sound_proof
from archive.media.inside import encoding, making, proving, reading, remaking, repeated
from archive.media.inside.decoding import RATE
from archive.media.inside.likeness import LOUDEST, SMEAR, Range, inner, steps
from archive.media.kinds import Format
from archive.media.sound import Cover, Heard, Made
from tests.made import tagged, voice, wav
from tests.planted import BENEATH, BESIDE_A_TONE, PLANTED, band, spoilt
from tests.voices import encoded
from tests.voices import voice as spoken

VOICE = voice(6.0)
COVERS = (Cover(1000, 1400, "tone"), Cover(2500, 2900, "silence"), Cover(5900, 6000, "tone"))


class _Kept(BytesIO):
    """A file that outlives the container written into it."""

    def close(self) -> None:
        """Do nothing."""


def _heard(plain: bytes) -> Heard:
    return sound.hear([BytesIO(plain)])


HEARD = _heard(VOICE)


def _made(
    plain: bytes = VOICE,
    covers: tuple[Cover, ...] = COVERS,
    heard: Heard = HEARD,
    format: Format = Format.WAV,
) -> Made:
    """Make it without the cage, which costs a second: the faults are planted in the code that runs here."""
    outs: list[BinaryIO] = [_Kept(), _Kept()]
    order = {
        "formats": [format], "ms": heard.ms, "lufs": heard.lufs, "peak": heard.peak,
        "covers": [{"start": one.start, "end": one.end, "how": one.how} for one in sound.widened(covers, heard.ms)],
    }  # fmt: skip
    said = making.work(order, [BytesIO(plain)], outs)
    return Made(outs[0], outs[1], said["ms"], tuple(said["peaks"]))


def _faults(
    made: Made, covers: tuple[Cover, ...] = COVERS, plain: bytes = VOICE, heard: Heard = HEARD
) -> str:
    return " ".join(map(str, sound_proof.faults([BytesIO(plain)], covers, heard, made)))


def test_what_is_right_passes() -> None:
    assert _faults(_made()) == ""


@pytest.mark.parametrize(
    ("plain", "covers"),
    [
        (voice(0.5), (Cover(100, 200, "tone"),)),
        (voice(3.0), (Cover(0, 3000, "silence"),)),
        (voice(3.0), (Cover(0, 3000, "tone"),)),
        (voice(3.0), (Cover(0, 10, "tone"), Cover(2990, 3000, "silence"))),
        (voice(3.0), ()),
        (wav(np.zeros(2 * RATE)), (Cover(500, 700, "tone"),)),
        (wav(np.sign(np.sin(np.arange(3 * RATE) * 0.02))), (Cover(1000, 1200, "silence"),)),
        (wav(0.002 * np.sin(np.arange(3 * RATE) * 0.05)), (Cover(1000, 1200, "tone"),)),
        (wav(np.random.default_rng(1).normal(0, 0.2, 3 * RATE)), (Cover(1000, 1300, "tone"),)),
    ],
    ids=["short", "all silent", "all tone", "both ends", "nothing", "silence", "clipped", "a whisper", "noise"],
)  # fmt: skip
def test_no_false_alarm(plain: bytes, covers: tuple[Cover, ...]) -> None:
    heard = _heard(plain)
    assert _faults(_made(plain, covers, heard), covers, plain, heard) == ""


@pytest.mark.parametrize("level", [-40, -50, -56])
def test_a_voice_far_below_the_tone_is_no_false_alarm(level: int) -> None:
    loud = np.random.default_rng(3).normal(0, 0.1, 6 * RATE)
    loud[RATE : 3 * RATE] *= 10 ** ((level + 20) / 20)
    plain, covers = wav(loud), (Cover(1200, 2800, "tone"),)
    heard = _heard(plain)
    assert _faults(_made(plain, covers, heard), covers, plain, heard) == ""


def _with_rumble(seconds: float) -> dict[str, Any]:
    time = np.arange(int(seconds * RATE)) / RATE
    wind = np.cumsum(np.random.default_rng(2).normal(0, 1, len(time)))
    wind -= np.convolve(wind, np.ones(RATE // 10) / (RATE // 10), "same")
    return {
        "wind": 0.6 * wind / np.abs(wind).max(),
        "a lorry at 30 Hz": 0.4 * np.sin(2 * np.pi * 30 * time),
        "mains at 50 Hz": 0.2 * np.sin(2 * np.pi * 50 * time),
        "a shifted zero": np.full(len(time), 0.2),
    }


@pytest.mark.parametrize("how", ["tone", "silence"])
@pytest.mark.parametrize("what", ["wind", "a lorry at 30 Hz", "mains at 50 Hz", "a shifted zero"])
def test_what_rumbles_below_a_voice_is_no_false_alarm_and_hides_no_scrap(
    what: str, how: Literal["tone", "silence"], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = wav(0.3 * _irregular() + _with_rumble(4.0)[what])
    heard, covers = _heard(plain), (Cover(1000, 1400, how),)
    assert _faults(_made(plain, covers, heard), covers, plain, heard) == ""
    _cover_late(monkeypatch)
    assert "keeps a scrap" in _faults(_made(plain, covers, heard), covers, plain, heard)


_TIME = np.arange(3 * RATE) / RATE


@pytest.mark.parametrize(
    "plain",
    [
        _with_rumble(3.0)["wind"],
        _with_rumble(3.0)["a lorry at 30 Hz"],
        0.3 * np.sin(2 * np.pi * (100 + 1000 * _TIME) * _TIME),
        np.where(np.arange(3 * RATE) % (RATE // 3) == 0, 0.9, 0.0),
    ],
    ids=["wind", "a lorry", "a whistle that climbs", "clicks"],
)
def test_what_holds_no_voice_at_all_is_no_false_alarm(plain: Any) -> None:
    """A pocket, a lorry, a toy: nothing to understand, and no reason to keep the rest of a story back."""
    sent, covers = wav(plain), (Cover(1000, 1600, "tone"),)
    heard = _heard(sent)
    assert _faults(_made(sent, covers, heard), covers, sent, heard) == ""


def test_a_recording_with_tags_is_proved_and_its_words_are_looked_for() -> None:
    plain = tagged(3.0)
    heard = _heard(plain)
    made = _made(plain, COVERS[:1], heard, Format.MP4)
    assert _faults(made, COVERS[:1], plain, heard) == ""
    told = replace(made, mp3=_Kept(_bytes(made.mp3) + "canary in the corridor".encode("utf-16-le")))
    assert "repeats what a tag" in _faults(told, COVERS[:1], plain, heard)


def test_a_tag_of_one_letter_is_no_word_that_both_files_repeat() -> None:
    """MP3 fills its frames with the letter U: whoever called her recording so could never have it published."""
    plain = encoded(spoken(2.0, seed=5), "mp4", "aac", tags={"title": "UUUUUUUU", "artist": "abcabc"})
    mp3 = {"mp3": BytesIO(b"\0" * 50 + b"U" * 50 + b"\0" * 9)}
    assert list(proving.tags_repeated([BytesIO(plain)], [Format.MP4], mp3)) == []
    told = {"mp3": BytesIO(b"\0" * 50 + b"abcabc")}
    assert list(proving.tags_repeated([BytesIO(plain)], [Format.MP4], told)) == [
        {"what": "tag", "file": "mp3"}
    ]


def test_an_outline_of_what_is_covered_is_found() -> None:
    """What a page draws must not show how a covered name rises and falls, nor how long it was."""
    made, open_ = _made(), _made(covers=())
    assert "outline" in _faults(replace(made, peaks=open_.peaks))
    assert "outline" in _faults(replace(made, peaks=made.peaks[:-1]))
    assert "outline" in _faults(replace(made, ms=made.ms + 1))


def test_what_stays_uncovered_is_found() -> None:
    found = _faults(_made(covers=COVERS[:1]))
    assert (
        "keeps a scrap of the voice between 2350 and 3050 ms" in found and "opus" in found and "mp3" in found
    )


@pytest.mark.parametrize("how", ["tone", "silence"])
def test_a_scrap_of_twenty_milliseconds_at_an_edge_is_found(
    how: Literal["tone", "silence"], monkeypatch: pytest.MonkeyPatch
) -> None:
    covers = (Cover(1000, 1400, how),)
    _cover_late(monkeypatch)
    assert "keeps a scrap" in _faults(_made(covers=covers), covers)


def _cover_late(monkeypatch: pytest.MonkeyPatch) -> None:
    right = making._stretch

    def late(cover: dict[str, Any]) -> making.Stretch:
        return right({**cover, "start": cover["start"] + 20})

    monkeypatch.setattr(making, "_stretch", late)


def test_speech_that_is_only_ducked_under_the_tone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def ducked(block: Any, start: int, decibels: float, stretches: Any) -> Any:
        loud = block.astype(np.float64)
        for one in stretches:
            left, right = max(0, one.start - start), min(len(block), one.end - start)
            if left < right:
                tone = np.frombuffer(
                    one.filler.between(left + start - one.start, right + start - one.start).raw_data, np.int16
                )
                loud[left:right] = loud[left:right] * 10 ** (-34 / 20) + tone
        return np.clip(loud, -32768, 32767).astype(np.int16)

    monkeypatch.setattr(making, "_mastered", ducked)
    assert "lets something be heard" in _faults(_made())


def test_a_timeline_that_is_shifted_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = making._mastered

    def shifted(block: Any, *more: Any) -> Any:
        return np.roll(right(block, *more), RATE // 10)

    irregular = wav(_irregular())
    heard = _heard(irregular)
    monkeypatch.setattr(making, "_mastered", shifted)
    assert "does not keep the time" in _faults(_made(irregular, (), heard), (), irregular, heard)


def _irregular() -> Any:
    noise = np.random.default_rng(7).normal(0, 0.1, 4 * RATE)
    return noise * np.repeat(np.random.default_rng(3).uniform(0.1, 1, 40), RATE // 10)


def test_another_recording_is_found() -> None:
    other = wav(_irregular())[: len(VOICE)]
    made = _made(other, (), _heard(other))
    assert _faults(made, (), VOICE, HEARD) != ""


@pytest.mark.parametrize("name", ["opus", "mp3"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain + b"+51.5074-000.1278/",
        lambda plain: plain + b"TAG" + b"Alder Road".ljust(125, b"\0"),
        lambda plain: b"ID3\x04\0\0\0\0\0\x0f" + b"TIT2\0\0\0\x05\0\0\x03Kent" + plain,
        lambda plain: plain[: len(plain) // 2],
    ],
    ids=["a place at the end", "a tag at the end", "a tag in front", "half of it"],
)
def test_anything_beside_the_sound_is_found(name: str, spoil: Callable[[bytes], bytes]) -> None:
    made = _made()
    opus, mp3 = _bytes(made.opus), _bytes(made.mp3)
    spoilt = (
        replace(made, opus=BytesIO(spoil(opus))) if name == "opus" else replace(made, mp3=BytesIO(spoil(mp3)))
    )
    assert _faults(spoilt) != ""


@pytest.mark.parametrize(("name", "marked"), [("opus", b"location=+51"), ("mp3", b"+51.5074-000.1278")])
def test_a_place_in_the_container_is_found(name: str, marked: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A maker that lets a container carry where she was: a whole tag, as players read it, in a file that plays."""
    right = encoding.Out.__init__

    def placed(self: encoding.Out, *order: Any, **how: Any) -> None:
        right(self, *order, **how)
        self._container.metadata["location"] = "+51.5074-000.1278/"

    made = _made()
    monkeypatch.setattr(encoding.Out, "__init__", placed)
    monkeypatch.setattr(encoding, "_NO_TAGS", {"id3v2_version": "3"})
    told = getattr(_made(), name)
    assert marked in _bytes(told)
    assert f"{name} holds something beside the sound" in _faults(replace(made, **{name: told}))


def _bytes(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


# --------------------------------------------------------------------- what is covered, heard where nobody looks for it
SPOKEN = wav(spoken(7.0, seed=5))
_WORD = slice(2 * RATE - 7200, 2 * RATE + 24_000 + 7200)
"""Half a second that is covered, and 150 ms on each side."""


@pytest.fixture(scope="module")
def told() -> Heard:
    """What listening to `SPOKEN` shows."""
    return _heard(SPOKEN)


@pytest.mark.parametrize("what", PLANTED)
def test_a_word_that_is_heard_after_all_is_found(what: str, told: Heard) -> None:
    covers = (Cover(2000, 2500, "tone" if what in BESIDE_A_TONE or len(what) % 2 else "silence"),)
    with spoilt(PLANTED[what], _WORD):
        made = _made(SPOKEN, covers, told)
    found = _found(made, covers, told)
    assert "remade" in found and found - {"remade"}, "by making it once more, and by measure as well"


@pytest.mark.parametrize("what", BENEATH)
def test_what_no_measure_tells_is_found_by_making_it_once_more(what: str, told: Heard) -> None:
    covers = (Cover(2000, 2500, "tone" if len(what) % 2 else "silence"),)
    with spoilt(BENEATH[what], _WORD):
        made = _made(SPOKEN, covers, told)
    assert "remade" in _found(made, covers, told)


@pytest.mark.parametrize("how", ["tone", "silence"])
def test_what_only_the_mp3_file_holds_is_found_sixty_decibels_down(
    how: Literal["tone", "silence"], told: Heard
) -> None:
    """The other file is right, to the byte: of this one MP3 leaves so little that it can be held to more."""
    covers = (Cover(2000, 2500, how),)
    right = _made(SPOKEN, covers, told)
    with spoilt(lambda master, bare, word: _with(master, word, bare[word] / 1000), _WORD):
        wrong = _made(SPOKEN, covers, told)
    assert _found(replace(right, mp3=wrong.mp3), covers, told) == {"loud", "remade"}


@pytest.mark.parametrize("name", ["opus", "mp3"])
@pytest.mark.parametrize("samples", [48, 720])
def test_a_scrap_at_an_edge_in_one_file_alone_is_found_however_short(
    name: str, samples: int, told: Heard
) -> None:
    """One millisecond, and fifteen: no measure tells such a thing from what an encoder smears there."""
    covers = (Cover(2000, 2500, "tone"),)
    scrap = slice(_WORD.start, _WORD.start + samples)
    right = _made(SPOKEN, covers, told)
    with spoilt(lambda master, bare, _: _with(master, scrap, bare[scrap] / 4), _WORD):
        wrong = _made(SPOKEN, covers, told)
    found = sound_proof.faults(
        [BytesIO(SPOKEN)], covers, told, replace(right, **{name: getattr(wrong, name)})
    )
    assert f"{name} is not what the recording gives when it is made once more." in map(str, found)
    assert not any(one.what == "remade" and str(one).startswith(_OTHER[name]) for one in found)


_OTHER = {"opus": "mp3", "mp3": "opus"}


def _with(master: Any, word: slice, added: Any) -> Any:
    master[word] += added
    return master


@pytest.mark.parametrize("name", ["opus", "mp3"])
def test_a_file_of_more_or_less_than_what_was_made_again_is_found(name: str, told: Heard) -> None:
    covers = (Cover(2000, 2500, "tone"),)
    made = _made(SPOKEN, covers, told)
    plain = _bytes(getattr(made, name))
    for other in (plain + b"OggS", plain[:-9]):
        spoilt_one: dict[str, Any] = {name: _Kept(other)}
        assert "remade" in _found(replace(made, **spoilt_one), covers, told)


def test_the_same_sound_gives_the_same_mp3_in_whatever_pieces_it_comes() -> None:
    voice = (spoken(4.0, seed=8) * 20_000).astype(np.int16)
    files = []
    for size in (10 * RATE, 1152, 4097, 100_003):
        out = encoding.Mp3(file := _Kept())
        for start in range(0, len(voice), size):
            out.add(voice[start : start + size])
        out.finish()
        files.append(file.getvalue())
    assert len(set(files)) == 1


def test_what_is_written_last_at_the_beginning_is_held_against_the_file_as_it_is_then() -> None:
    told = b"length 9" + bytes(5000) + b"end"
    for first, is_same in ((b"length 9", True), (b"length 8", False)):
        held = remaking.Held(BytesIO(told))
        held.write(b"length ?" + bytes(5000))
        held.write(b"end")
        held.seek(0)
        held.write(first)
        held.seek(0, 2)
        assert held.tell() == len(told) and held.is_same() is is_same


def test_a_recording_in_parts_and_one_at_another_level_are_made_again_as_they_are() -> None:
    """Over the borders of parts, of blocks of ten seconds and of the file's own end."""
    parts = [
        BytesIO(wav(spoken(length, seed=6) / quieter)) for length, quieter in ((7.3, 9), (6.1, 1), (9.0, 30))
    ]
    heard = sound.hear(parts)
    covers = (Cover(7000, 7900, "tone"), Cover(9400, 10_300, "tone"), Cover(13_300, 13_500, "silence"),
              Cover(heard.ms - 300, heard.ms, "tone"))  # fmt: skip
    made = sound.make(parts, covers, heard)
    with made.opus, made.mp3:
        assert sound_proof.faults(parts, covers, heard, made) == ()


def test_beside_the_tone_both_files_stay_five_decibels_below_what_is_allowed() -> None:
    """On the telephone, where Opus leaves most, at several levels: what is honest may not live at the edge of the limit."""
    voices = [
        band(spoken(8.0, seed=seed) * level, 300, 3_400)
        for seed, level in ((5, 1.0), (6, 0.1), (7, 0.02), (8, 3.0))
    ]
    plain = wav(np.concatenate(voices))
    covers = tuple(
        Cover(at + number * 8000, at + number * 8000 + length, "tone")
        for number in range(4) for at, length in ((600, 100), (2000, 400), (4000, 2500))
    )  # fmt: skip
    made = _made(plain, covers, _heard(plain))
    for file, format in ((made.opus, Format.OGG), (made.mp3, Format.MP3)):
        file.seek(0)
        heard = np.concatenate(list(reading.sound_of([file], [format])))
        for one in covers:
            deep = heard[(one.start - 150) * 48 + SMEAR : (one.end + 150) * 48 - SMEAR]
            assert 20 * np.log10(steps(inner(deep, "tone")).max()) < LOUDEST["opus"]["tone"] - 5


@pytest.mark.parametrize("how", ["tone", "silence"])
def test_a_voice_that_was_covered_well_is_no_false_alarm(
    how: Literal["tone", "silence"], told: Heard
) -> None:
    covers = (Cover(2000, 2500, how), Cover(4000, 4060, how))
    assert _found(_made(SPOKEN, covers, told), covers, told) == set()


def _found(made: Made, covers: tuple[Cover, ...], heard: Heard, plain: bytes = SPOKEN) -> set[str]:
    """Prove it without the cage, as it was made."""
    task = {
        "formats": [Format.WAV], "ms": heard.ms, "lufs": heard.lufs, "peak": heard.peak,
        "covers": [{"start": one.start, "end": one.end, "how": one.how} for one in covers],
    }  # fmt: skip
    files = [BytesIO(plain), made.opus, made.mp3]
    for file in files:
        file.seek(0)
    return {one["what"] for one in proving.work(task, files, [])}


def test_what_is_looked_for_is_the_loudest_of_every_cover_and_never_more_than_can_be_looked_for() -> None:
    loud = np.random.default_rng(1).normal(0, 0.1, 60 * RATE).astype(np.float32)
    loud[: 30 * RATE] *= 0.1
    halves = [loud[:480_000], *np.split(loud[480_000:], 5)]
    few = [Range(1000, 3000, "tone"), Range(40_000, 41_600, "silence"), Range(58_000, 58_200, "tone")]
    assert [len(one) for one in repeated.stretches(iter(halves), few)] == [4000] * 4
    many = [Range(at, at + 400, "tone") for at in range(0, 59_000, 500)]
    found = repeated.stretches(iter(halves), many)
    assert len(found) == repeated._MOST and min(one.std() for one in found) > 0.03
    assert repeated.stretches(iter([loud * 1e-3]), few[:1]) == []


_LONG = np.arange(5 * RATE) / RATE


@pytest.mark.parametrize(
    "plain",
    [
        0.3 * np.sin(2 * np.pi * 440 * _LONG),
        0.3 * np.sin(2 * np.pi * 800 * _LONG),
        np.where(np.arange(5 * RATE) % (RATE // 3) == 0, 0.9, 0.0),
        np.tile(spoken(1.0, seed=4), 5),
    ],
    ids=["a whistle", "a whistle like the tone", "a drum", "a song that comes again"],
)
def test_what_sounds_again_and_again_by_itself_is_no_news(plain: Any) -> None:
    """The original has it there as well, and only what is covered need be gone."""
    sent, covers = wav(plain), (Cover(1200, 1700, "silence"), Cover(3000, 3300, "tone"))
    heard = _heard(sent)
    assert _found(_made(sent, covers, heard), covers, heard, sent) == set()


def test_a_loud_word_that_begins_as_a_cover_ends_is_not_what_is_looked_for() -> None:
    """Nothing but its first moment is covered, and what an encoder leaves of the rest is like it."""
    quiet, loud = spoken(3.0, seed=5) * 10 ** (-34 / 20), spoken(3.0, seed=5)
    sent, covers = wav(np.concatenate([quiet, loud])), (Cover(2000, 2860, "tone"),)
    heard = _heard(sent)
    assert heard.ms == 6000
    assert _found(_made(sent, covers, heard), covers, heard, sent) == set()
    pause = np.random.default_rng(2).normal(0, 1e-3, RATE).astype(np.float32)
    pause[-2400:] = 0.5
    assert repeated.stretches(iter([pause * np.sin(np.arange(RATE))]), [Range(0, 1000, "tone")]) == []
