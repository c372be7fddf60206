"""What a room still says of a covered word, behind the cover: can a machine read it, or tell which of a few words it was?

A recording in a room goes on ringing when a word is over; covers are 150 ms wider because of that, and what rings longer is
real sound of the recording, outside the mark. Pieces of the demo's voices ring here in rooms that answer as loudly as the
voice, worse than any phone held to a mouth. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from archive.demo.bringing import VOICES
from archive.media import recognising
from archive.media.inside import reading
from archive.media.inside.likeness import decibels
from archive.media.kinds import Format
from archive.media.sound import WIDER
from tests.bench.recognise import _english
from tests.planted import room
from tests.voices import RATE

Wave = npt.NDArray[np.float64]

PIECE, EACH = round(0.7 * RATE), 3
"""Samples of a covered piece, and pieces of one recording."""

ROOMS = (0.5, 1.0)
"""Seconds in which a room falls by 60 dB: a bedroom, a stairwell."""

_BANDS = np.geomspace(150, 6_000, 25)
_LOUD = 0.1
_AT_ONCE = 8


def rooms() -> None:
    """Print how loud it is behind a cover, what a recogniser reads there, and how often the word is told from the others."""
    pieces = _pieces()
    print(f"\n== what a room says behind a cover: {len(pieces)} pieces of 0.7 s, each among all of them")
    reader = _Reader()
    dry = reader.words(pieces)
    for length in ROOMS:
        heard = [_ringing(piece, room(length)) for piece in pieces]
        left = [one[PIECE + WIDER * RATE // 1000 :] for one in heard]
        below = [
            decibels(one[: RATE // 10]) - decibels(piece) for one, piece in zip(left, pieces, strict=True)
        ]
        other = [_ringing(piece, room(length, seed=9))[PIECE + WIDER * RATE // 1000 :] for piece in pieces]
        print(
            f"{length} s: the first 100 ms {np.median(below):.0f} dB below the piece at the median, {max(below):.0f} at the most; "
            f"told by its colour {_told(left, other)} of {len(pieces)}; {len(dry & reader.words(heard))} words read in the whole, "
            f"{len(dry & reader.words(left))} behind the cover, of {len(dry)}"
        )  # fmt: skip


def _pieces() -> list[Wave]:
    """Return the loudest pieces of every English voice of the demo, none of which lies in another."""
    found = []
    for recording in _english():
        with (VOICES / recording.file).open("rb") as file:
            whole = np.concatenate(list(reading.sound_of([file], [Format.OGG]))).astype(np.float64)
        rows = whole[: len(whole) // PIECE * PIECE].reshape(-1, PIECE)
        found += [rows[at] for at in np.argsort(-(rows**2).sum(axis=1))[:EACH]]
    return found


def _ringing(piece: Wave, answer: Wave) -> Wave:
    size = 1 << (len(piece) + len(answer)).bit_length()
    rung = np.fft.irfft(np.fft.rfft(piece, size) * np.fft.rfft(answer, size), size)[
        : len(piece) + len(answer)
    ]
    rung[: len(piece)] += piece
    return np.asarray(rung)


def _told(left: Sequence[Wave], other: Sequence[Wave]) -> int:
    """Return how many are most like themselves, as they ring in another room that is as large."""
    mine, theirs = (np.array([_colour(one) for one in ones]) for ones in (left, other))
    return int((np.argmax(mine @ theirs.T, axis=1) == np.arange(len(left))).sum())


def _colour(sound: Wave) -> Wave:
    """Return how loud its bands are, as a vector of unit length without its mean."""
    power, pitch = np.abs(np.fft.rfft(sound)) ** 2, np.fft.rfftfreq(len(sound), 1 / RATE)
    bands = np.add.reduceat(power, np.searchsorted(pitch, _BANDS))[:-1]
    logs = np.log10(bands + 1e-12)
    logs -= logs.mean()
    return np.asarray(logs / np.linalg.norm(logs))


class _Reader:
    """The recogniser of the house, taken at its word: what it holds for unlikely is counted as well."""

    def __init__(self) -> None:
        self._is_here = recognising.is_here()
        if self._is_here:
            from archive.media.inside import recognising as inside

            inside.warm()
            self._inside = inside

    def words(self, sounds: Sequence[Wave]) -> set[str]:
        """Return the words it reads in sounds, each made as loud as a voice; some after one another, for a window is half a minute."""
        if not self._is_here:
            return set()
        found: set[str] = set()
        for at in range(0, len(sounds), _AT_ONCE):
            loud = [
                np.pad(_LOUD * one / (np.sqrt((one**2).mean()) + 1e-9), RATE)
                for one in sounds[at : at + _AT_ONCE]
            ]
            whole = np.concatenate(loud)
            low = whole[: len(whole) // 3 * 3].reshape(-1, 3).mean(axis=1).astype(np.float32)
            found |= set(re.findall(r"[a-z']+", self._inside._said(self._inside._guess(low)[0]).lower()))
        return found


if __name__ == "__main__":
    rooms()
