"""`make judge JUDGE=steps`: each step of a softened voice can be left out, the others stay, and the house is as it was."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from archive.media.inside import voice_change
from archive.media.inside.voice_change import own_of, voice_by
from archive.media.inside.voice_frames import frames_of
from archive.media.inside.voice_synthesis import sound_of
from tests.bench import judges
from tests.bench.word_costs import SENTENCES, STEPS, Told, in_a_room, softened, told
from tests.voices import voice

HERS = np.asarray(voice(4.0)[::3], np.float32)


def test_with_nothing_left_out_it_is_what_the_house_makes() -> None:
    frames, samples = frames_of(iter([HERS]))
    own = own_of(frames)
    made = np.concatenate(list(sound_of(frames, samples, own, voice_by(Random(7), own))))  # noqa: S311 -- the same again.

    assert np.array_equal(softened(HERS, STEPS["nothing"], 7), made)


def test_every_step_left_out_is_heard_and_afterwards_the_house_is_as_it_was() -> None:
    before = (voice_change._LEVELLED.copy(), voice_change._CLEAR)

    made = [softened(HERS, left, 7).tobytes() for left in STEPS.values()]

    assert len(set(made)) == len(STEPS)
    assert np.array_equal(voice_change._LEVELLED, before[0]) and before[1] == voice_change._CLEAR
    assert softened(HERS, STEPS["nothing"], 7).tobytes() == made[0]


def test_with_every_step_left_out_the_colours_are_hers() -> None:
    hers, _ = frames_of(iter([HERS]))
    spoken = voice_change.speaking(hers)

    def off(name: str) -> float:
        made, _ = frames_of(iter([softened(HERS, STEPS[name], 7)]))
        return float(np.abs(made.colour[spoken, 1:].astype(float) - hers.colour[spoken, 1:]).mean())

    assert off("every step") < 0.6 * off("nothing")


def test_sentences_are_said_in_one_voice_or_each_in_another() -> None:
    twice = Told((HERS, HERS), "the same words twice")
    pause = len(HERS) + 9_600

    apart = twice.made(STEPS["nothing"], 7, apart=True)
    one = twice.made(STEPS["nothing"], 7, apart=False)

    assert len(apart) == len(one) == 2 * pause
    assert not np.array_equal(apart[: len(HERS)], apart[pause : pause + len(HERS)])
    assert np.array_equal(apart[: len(HERS)], softened(HERS, STEPS["nothing"], 7))


@pytest.mark.parametrize("below", [10.0, 22.0])
def test_a_room_is_as_far_below_loud_speech_as_asked_and_the_same_each_time(below: float) -> None:
    room = in_a_room(HERS, below) - HERS
    loud = np.percentile(
        (HERS[: len(HERS) // 400 * 400].reshape(-1, 400).astype(float) ** 2).mean(axis=1), 95
    )

    assert 10 * np.log10(loud / np.mean(room.astype(float) ** 2)) == pytest.approx(below, abs=0.1)
    strength = np.abs(np.fft.rfft(room)) ** 2
    low, high = (strength[at * 4 : (at + 500) * 4].mean() for at in (500, 4_000))
    assert low > 3 * high, "a room rumbles more than it hisses"
    assert np.array_equal(in_a_room(HERS, below) - HERS, room)
    assert np.array_equal(in_a_room(HERS, None), HERS)


def test_what_the_speakers_of_the_judge_say_is_read_half_a_minute_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        f'{{"role": "{role}", "speaker": "{who}", "file": "{at}.flac", "text": "word {at}"}}'
        for at, (role, who) in enumerate([("test", "a")] * 6 + [("impostor", "b"), ("test", "c")])
    ]
    (tmp_path / "manifest.json").write_text(f"[{','.join(lines)}]")
    monkeypatch.setattr("tests.bench.word_costs._read", lambda _: np.zeros(12 * 16_000, np.float32))

    found = told(tmp_path)
    loud = np.ones(12 * 16_000, np.float32)
    monkeypatch.setattr("tests.bench.word_costs._read", lambda _: loud)
    assert not np.array_equal(told(tmp_path, 22.0)[0].sounds[0], loud), "each is heard in a room, when asked"

    assert SENTENCES == 4
    assert [one.words for one in found] == ["word 0 word 1", "word 2 word 3", "word 7"]
    assert [len(one.sounds) for one in found] == [2, 2, 1]


def test_the_judges_own_python_measures_the_judges_own_voices(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    speech = tmp_path / "data" / "speech"
    speech.mkdir(parents=True)
    (speech / "manifest.json").write_text("[]")

    judges.main(["steps", "--documents", str(tmp_path), "--python", "echo", "--recogniser", "base"])

    assert capfd.readouterr().out.strip() == f"-m tests.bench.word_costs --speech {speech} --recogniser base"
