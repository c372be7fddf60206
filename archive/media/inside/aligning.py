"""In the cage: typed lines laid over the sound, so that the time of each word is known. Nothing is recognised here (ADR 29)."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
from pocketsphinx import Decoder

from archive.media.inside import decoding
from archive.media.inside.decoding import Facts
from archive.media.inside.voice_rate import slower

Pcm = npt.NDArray[np.int16]

RATE = 16_000
_AROUND, _FRAME = 300, 10
"""Milliseconds heard before and after the times of a line, and of one step of the model."""

_WORD = re.compile(r"[a-z'-]+")
_AGAIN = re.compile(r"\(\d+\)$")
_PAIRS = {
    "ch": "CH", "sh": "SH", "th": "TH", "ph": "F", "ee": "IY", "oo": "UW", "ou": "AW", "ck": "K", "ng": "NG", "qu": "K W",
    "ai": "EY", "ay": "EY", "ea": "IY", "ll": "L", "dd": "TH", "ff": "F",
}  # fmt: skip
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "AE B K D EH F G HH IH JH K L M N AA P K R S T AH V W K IY Z".split(),
        strict=True,
    )
)
_LOADED: list[Any] = []


def warm() -> None:
    """Load the model, and lay one word over silence, so that nothing loads late."""
    _LOADED.append(Decoder(samprate=RATE, lm=None, bestpath=False, loglevel="FATAL"))
    _laid(["hello"], np.zeros(RATE, np.int16))
    for _ in slower(iter([np.zeros(4_800, np.float32)])):
        pass


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> list[list[Any]]:
    """Return start and end in milliseconds, and the number of its line and of the word in it, for each word laid."""
    del wanted
    pieces = decoding.joined(sources, task["formats"], Facts())
    heard = slower(np.asarray(piece, np.float32) for piece in pieces)
    sound = np.concatenate(
        [np.zeros(0, np.int16), *(np.rint(one).clip(-32_768, 32_767).astype(np.int16) for one in heard)]
    )
    found: list[list[Any]] = []
    for number, (start, end, words) in enumerate(task["lines"]):
        first = max(0, start - _AROUND)
        stretch = sound[first * RATE // 1000 : (end + _AROUND) * RATE // 1000]
        for place, begins, ends in _laid(words, stretch):
            found.append([first + begins, first + ends, number, place])
    return found


def _laid(words: list[str], sound: Pcm) -> list[tuple[int, int, int]]:
    """Return which of the words, from when to when; none when one was left out, for then no time can be trusted."""
    spoken = [(place, _WORD.findall(word.lower())) for place, word in enumerate(words)]
    parts = [(place, part) for place, split in spoken for part in split]
    if not parts or len(sound) < RATE // 10:
        return []
    for _, part in parts:
        if _LOADED[0].lookup_word(part) is None:
            _LOADED[0].add_word(part, _sounds(part), True)
    decoder = _LOADED[0]
    decoder.set_align_text(" ".join(part for _, part in parts))
    decoder.start_utt()
    decoder.process_raw(sound.tobytes(), full_utt=True)
    decoder.end_utt()
    if decoder.hyp() is None:
        return []
    times = [
        (one.start_frame * _FRAME, (one.end_frame + 1) * _FRAME)
        for one in decoder.seg()
        if _AGAIN.sub("", one.word) not in {"<s>", "</s>", "<sil>", "[NOISE]", "[SPEECH]"}
    ]
    if len(times) != len(parts):
        return []
    return _whole(parts, times)


def _whole(parts: list[tuple[int, str]], times: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Put the pieces of one word together again."""
    found: dict[int, tuple[int, int]] = {}
    for (place, _), (start, end) in zip(parts, times, strict=True):
        found[place] = (found.get(place, (start, end))[0], end)
    return [(place, start, end) for place, (start, end) in found.items()]


def _sounds(word: str) -> str:
    """Return how a word might sound that no dictionary has, a name mostly: letter by letter, near enough to be found."""
    sounds, at = [], 0
    plain = "".join(letter for letter in word if letter in _LETTERS) or "a"
    while at < len(plain):
        pair = plain[at : at + 2]
        sounds.append(_PAIRS.get(pair) or _LETTERS[plain[at]])
        at += 2 if pair in _PAIRS else 1
    return " ".join(sounds)
