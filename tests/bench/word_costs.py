"""`make judge JUDGE=steps`: what each step of a softened voice costs in words.

    python -m tests.bench.word_costs --speech FOLDER --recogniser FOLDER

Each step is left out in turn, and a recogniser hears what was made. Two figures: the words that it mishears, and its *doubt*,
how much it is surprised by the right words when they are read to it one by one (mean of -ln p over their pieces). Words are a
rough measure, because a recogniser that loses its way leaves out all the rest; the doubt tells small steps apart.

A speaker's sentences are one recording here, so in one voice, as a story is. `--apart` gives each sentence a voice of its own,
as the design's judge does; `--room 22` puts a steady room behind all of them, 22 dB below loud speech. Needs the judge's packages; no proof is asked, and no draw refused.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from archive.media.inside import voice_change
from archive.media.inside.voice_change import COUNTED, Own, Voice, own_of, voice_by
from archive.media.inside.voice_frames import RATE, frames_of
from archive.media.inside.voice_synthesis import sound_of

Wave = npt.NDArray[np.float32]

SENTENCES = 4
"""Of each speaker, as the design asks of its judge."""

_LONGEST = 28 * RATE
"""A recogniser of this kind hears half a minute at once."""

_FRAME = RATE // 40

_PAUSE = np.zeros(int(0.6 * RATE), np.float32)


@dataclass(frozen=True)
class Left:
    """What is done instead, where a step is left out."""

    own: Callable[[Own], Own] = lambda own: own
    voice: Callable[[Voice, Own], Voice] = lambda voice, _: voice
    levelled: bool = True
    throat: bool = True
    """Whether the length of her throat is taken off."""


def _still_hers(own: Own) -> Own:
    nothing = np.zeros(COUNTED)
    return replace(own, to=np.eye(COUNTED), mean=nothing, target=nothing, steps=())


def _without_chance(voice: Voice, _: Own) -> Voice:
    return replace(voice, offset=0 * voice.offset, classes=0 * voice.classes, scale=1 + 0 * voice.scale)


def _her_throat(voice: Voice, _: Own) -> Voice:
    return replace(voice, stretch=1.0, bend=1.0)


def _her_pitch(voice: Voice, own: Own) -> Voice:
    return replace(voice, pitch=own.pitch)


def _none(voice: Voice, own: Own) -> Voice:
    return _her_pitch(_her_throat(_without_chance(voice, own), own), own)


STEPS: Mapping[str, Left] = {
    "nothing": Left(),
    "the length of her throat taken off": Left(throat=False),
    "colours by chance": Left(voice=_without_chance),
    "another throat": Left(voice=_her_throat),
    "another pitch": Left(voice=_her_pitch),
    "levelling": Left(levelled=False),
    "all that is put on": Left(voice=_none),
    "all that is put on, and levelling": Left(voice=_none, levelled=False),
    "every step": Left(own=_still_hers, voice=_none, levelled=False),
}
"""What is left out. The last is the vocoder alone, with the room behind her taken away."""


@contextmanager
def _levelling(wanted: bool) -> Iterator[None]:
    if wanted:
        yield
        return
    with (
        patch.object(voice_change, "_LEVELLED", 0 * voice_change._LEVELLED),
        patch.object(voice_change, "_CLEAR", 1.0),
    ):
        yield


@contextmanager
def _throat_taken_off(wanted: bool) -> Iterator[None]:
    if wanted:
        yield
        return
    with patch.object(voice_change, "octaves_of", lambda *_: 0.0):
        yield


def softened(sound: Wave, left: Left, seed: int) -> Wave:
    """Return a recording in a voice that this seed draws, with a step left out."""
    frames, samples = frames_of(iter([sound]))
    with _throat_taken_off(left.throat):
        own = own_of(frames)
    voice = voice_by(Random(seed), own)  # noqa: S311 -- for measuring only.
    own = left.own(own)
    with _levelling(left.levelled):
        return np.concatenate(list(sound_of(frames, samples, own, left.voice(voice, own))))


@dataclass(frozen=True)
class Told:
    """Sentences of one speaker, half a minute at most, and their words."""

    sounds: tuple[Wave, ...]
    words: str

    def made(self, left: Left, seed: int, *, apart: bool) -> Wave:
        """Return all of them softened, in one voice or each in another."""
        if not apart:
            return softened(_joined(self.sounds), left, seed)
        return _joined([softened(one, left, seed + 1_000 * at) for at, one in enumerate(self.sounds)])


def _joined(sounds: Sequence[Wave]) -> Wave:
    return np.concatenate([part for one in sounds for part in (one, _PAUSE)])


def in_a_room(sound: Wave, below: float | None) -> Wave:
    """Return it with a steady room behind it (as strong in each octave above 100 Hz), `below` dB under her loud moments.

    Loud is what a twentieth of all frames of 25 ms reach. The same room each time; none when `below` is None.
    """
    if below is None:
        return sound
    strength = np.fft.rfft(np.random.default_rng(7).standard_normal(len(sound)))
    room = np.fft.irfft(
        strength / np.sqrt(np.maximum(np.fft.rfftfreq(len(sound), 1 / RATE), 100)), len(sound)
    )
    frames = sound[: len(sound) // _FRAME * _FRAME].reshape(-1, _FRAME).astype(np.float64)
    loud = np.percentile((frames**2).mean(axis=1), 95) * 10 ** (-below / 10)
    return np.asarray(sound + room * np.sqrt(loud / np.mean(room**2)), np.float32)


def told(speech: Path, room: float | None = None) -> list[Told]:
    """Return what the speakers of the design's judge say, in a quiet place or with a room so many dB below."""
    every = [
        one for one in json.loads((speech / "manifest.json").read_text("utf-8")) if one["role"] == "test"
    ]
    found: list[Told] = []
    for name in sorted({one["speaker"] for one in every}):
        sounds: list[Wave] = []
        words: list[str] = []
        for one in [one for one in every if one["speaker"] == name][:SENTENCES]:
            sound = in_a_room(_read(speech / one["file"]), room)
            if sounds and len(_joined([*sounds, sound])) > _LONGEST:
                found.append(Told(tuple(sounds), " ".join(words)))
                sounds, words = [], []
            sounds.append(sound)
            words.append(one["text"])
        found.append(Told(tuple(sounds), " ".join(words)))
    return found


def _read(path: Path) -> Wave:
    sound, rate = import_module("soundfile").read(path, dtype="float32")
    if rate != RATE:
        sound = import_module("librosa").resample(sound, orig_sr=rate, target_sr=RATE)
    return np.asarray(sound, np.float32)


class Recogniser:
    """A model of `faster_whisper`, as the design's judge asks it; and how surprised it is by the right words."""

    def __init__(self, folder: Path) -> None:
        """Load it."""
        whisper = import_module("faster_whisper")
        self._model: Any = whisper.WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)
        self._plain: Any = import_module("whisper_normalizer.english").EnglishTextNormalizer()
        self._words: Any = import_module("faster_whisper.tokenizer").Tokenizer(
            self._model.hf_tokenizer,
            self._model.model.is_multilingual,
            task="transcribe",
            language="en",
        )

    def hears(self, sound: Wave, words: str) -> tuple[int, int, list[float]]:
        """Return how many words it mishears, of how many, and its doubt of each piece of a word."""
        loud = sound / max(1e-4, float(np.abs(sound).max())) * 0.8
        heard, _ = self._model.transcribe(
            loud,
            beam_size=1,
            language="en",
            condition_on_previous_text=False,
            without_timestamps=True,
            temperature=0.0,
            no_speech_threshold=1.0,
        )
        right = self._plain(words)
        wrong = import_module("jiwer").process_words(right, self._plain(" ".join(one.text for one in heard)))
        return (
            wrong.substitutions + wrong.deletions + wrong.insertions,
            len(right.split()),
            self._doubt(loud, right),
        )

    def _doubt(self, sound: Wave, right: str) -> list[float]:
        seen = self._model.feature_extractor(sound)[:, :3000]
        heard = self._model.encode(np.pad(seen, ((0, 0), (0, 3000 - seen.shape[1]))))
        pieces = self._words.encode(" " + right)
        found = self._model.model.align(heard, self._words.sot_sequence, [pieces], seen.shape[1])[0]
        return [-float(np.log(max(one, 1e-6))) for one in found.text_token_probs[: len(pieces)]]


def main(given: Sequence[str] | None = None) -> None:
    """Print one line for the plain voices, and one for each step that is left out."""
    asked = argparse.ArgumentParser(prog="make judge JUDGE=steps", description=__doc__)
    asked.add_argument("--speech", type=Path, required=True, metavar="FOLDER")
    asked.add_argument("--recogniser", type=Path, required=True, metavar="FOLDER")
    asked.add_argument("--draws", type=int, default=2)
    asked.add_argument("--apart", action="store_true", help="each sentence in a voice of its own")
    asked.add_argument("--room", type=float, metavar="DB", help="a steady room, so many dB below loud speech")
    how = asked.parse_args(given)
    every, recogniser = told(how.speech, how.room), Recogniser(how.recogniser)
    _say("the plain voices", [recogniser.hears(_joined(one.sounds), one.words) for one in every])
    for name, left in STEPS.items():
        heard = [
            recogniser.hears(one.made(left, 1_000_000 * draw + at, apart=how.apart), one.words)
            for draw in range(how.draws)
            for at, one in enumerate(every)
        ]
        _say(f"{name} left out", heard)


def _say(name: str, heard: Sequence[tuple[int, int, list[float]]]) -> None:
    wrong, of = sum(one[0] for one in heard), sum(one[1] for one in heard)
    doubt = float(np.mean(np.concatenate([one[2] for one in heard])))
    print(f"{name:45} {100 * wrong / of:5.1f} of 100 words misheard, doubt {doubt:.3f}", flush=True)


if __name__ == "__main__":
    main()
