"""In the cage: typed lines laid over the sound, so that the time of each word is known. Nothing is recognised here (ADR 29)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
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
    """Return start and end in milliseconds, and the number of its line and of the word in it, for each word laid.

    The sound goes by once, and no more of it is kept than the line needs that is laid: an hour takes hardly more memory than
    a minute. All of it is opened, so that what is damaged behind the last line is found, too.
    """
    del wanted
    pieces = decoding.joined(sources, task["formats"], Facts())
    heard = slower(np.asarray(piece, np.float32) for piece in pieces)
    passing = _Passing(np.rint(one).clip(-32_768, 32_767).astype(np.int16) for one in heard)
    found: list[list[Any]] = []
    for number, (start, end, words) in sorted(enumerate(task["lines"]), key=lambda line: line[1][0]):
        first = max(0, start - _AROUND)
        stretch = passing.stretch(first * RATE // 1000, (end + _AROUND) * RATE // 1000)
        for place, begins, ends in _laid(words, stretch):
            found.append([first + begins, first + ends, number, place])
    passing.end()
    return sorted(found, key=lambda word: word[2])


class _Passing:
    """A sound that goes by in pieces, of which stretches are cut, each beginning no earlier than the one before."""

    def __init__(self, pieces: Iterator[Pcm]) -> None:
        """Take nothing in yet."""
        self._pieces = pieces
        self._held: deque[Pcm] = deque()
        self._from = self._until = 0

    def stretch(self, first: int, last: int) -> Pcm:
        """Return the samples from `first` up to but not including `last`, as far as there are any; let go of those before."""
        self._let_go(first)
        while self._until < last and (piece := next(self._pieces, None)) is not None:
            self._held.append(piece)
            self._until += len(piece)
            self._let_go(first)
        held = np.concatenate([np.zeros(0, np.int16), *self._held])
        return held[max(0, first - self._from) : max(0, last - self._from)]

    def end(self) -> None:
        """Let the rest go by."""
        self._held.clear()
        for _ in self._pieces:
            pass

    def _let_go(self, first: int) -> None:
        while self._held and self._from + len(self._held[0]) <= first:
            self._from += len(self._held.popleft())


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
