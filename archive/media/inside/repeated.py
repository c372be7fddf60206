"""In the cage, for the proof: is what was covered heard at another place, at another time, or under the tone?

A maker that takes the wrong block, an echo, a copy that was forgotten: nothing of it follows the original at its own time
(`likeness`). So all that may be there is taken from the published sound: the original where nothing is covered, the tone
where one stands. In what is left each covered stretch is looked for: forwards, backwards and upside down. Where the
original itself sounds like that, a hum, a drum, a song, it is no news.

Measured on both encoders with voices and with what is none: what MP3 leaves is like a covered stretch by less than 0.5 and a
thirtieth as loud at the most; Opus leaves more, up to a sixth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from archive.media.inside.following import without_tone
from archive.media.inside.likeness import SMEAR, Range, Values, decibels, without_rumble
from archive.media.inside.reading import RATE, Sound

_SLOWER = 6
_RATE = RATE // _SLOWER
"""Samples a second that are enough to know a voice by."""

_MS = _RATE // 1000
_LONGEST, _SHORTEST = 500 * _MS, 250 * _MS
"""Samples of a stretch that is looked for; what is shorter is like any vowel."""

_LEAST = 80
"""Milliseconds of sound that there must be in a stretch, as if all of them were as loud as its loud ones. Where the next
loud word begins in the last ten milliseconds of a pause, those alone are the stretch: what an encoder leaves of that very
word is like them, and every recording with such a place was refused."""

_EDGE = 25 * _MS
"""Samples of each end of a cover that are not looked for: there the voice beside it comes and goes."""

_HOP = 125 * _MS

_EACH = 2
"""Stretches of one cover: the loudest. A copy of the rest comes with a copy of them."""

_ENOUGH = _EACH * 2 * (_LONGEST // _HOP)
"""Pieces of one cover to choose from: more than can lie too near to those that are chosen before the last."""

_MOST = 40
"""Stretches of one recording: each takes nine seconds of computing when it is looked for in ninety minutes. The loudest of
every cover come first; where there are more covers than that, the loudest of all."""

_PIECE = 96_000
"""Samples looked through at a time: ten seconds, and a stretch before them."""

_LOWEST, _HIGHEST = 150, 3_800
_QUIET = -50.0
"""dBFS of a stretch in which nothing is said."""

_FAINT = 1e-7
"""Power of what is left, -70 dBFS, where nobody hears anything."""

MOST_LIKE, MOST_LIKE_OF_OPUS = 0.65, 0.9
"""What was in the sound before it was encoded is in the MP3 file as well, and that leaves little else. Opus alone was seen to
leave, under a short tone before a loud word, what was like the covered pause by 0.79."""

MOST_LOUD = 0.2
"""As a share of the stretch itself, at the gain of the recording."""

_KNOWN, _NEAR = 0.4, 5 * _MS
"""How like the original may be to a stretch, so many samples to either side, before finding it there is no news."""

_PITCHES = np.fft.rfftfreq(_PIECE, 1 / _RATE)
_OF_A_VOICE = ((_PITCHES >= _LOWEST) & (_PITCHES <= _HIGHEST)).astype(np.float64)


def stretches(blocks: Iterable[Sound], ranges: Sequence[Range]) -> list[Values]:
    """Return what is looked for of all that is covered in a sound, at most `_MOST` pieces, and none without a voice."""
    covered: dict[Range, _Loudest] = {}
    found: list[tuple[int, float, Values]] = []
    start = 0
    for block in blocks:
        sound = without_rumble(block).astype(np.float64)
        for one in ranges:
            inside = _within(one, start, len(block), _EDGE * _SLOWER)
            if inside.start < inside.stop:
                covered.setdefault(one, _Loudest()).add(_slower(sound[inside]))
        start += len(block)
        for one in [one for one in covered if one.last <= start]:
            found = _with(found, covered.pop(one))
    for loudest in covered.values():
        found = _with(found, loudest)
    return [piece for _, _, piece in found]


def _with(found: Sequence[tuple[int, float, Values]], loudest: _Loudest) -> list[tuple[int, float, Values]]:
    """Return what was found, and what is found of one more cover, as far as it is looked for: rank, how quiet, and it."""
    more = [(rank, -decibels(piece), piece) for rank, piece in enumerate(loudest.chosen())]
    return sorted([*found, *more], key=lambda one: one[:2])[:_MOST]


@dataclass
class _Loudest:
    """The loudest pieces of one cover that lie beside each other, found as it goes by: of half an hour no more is held."""

    _waiting: Values = field(default_factory=lambda: np.zeros(0))
    _first: int = 0
    """Where in the cover it begins that is waiting: the next piece, and what comes after it."""

    _kept: list[tuple[float, int, Values]] = field(default_factory=list)

    def add(self, covered: Values) -> None:
        """Go on with what comes next of the cover."""
        self._waiting = np.concatenate([self._waiting, covered])
        while len(self._waiting) > _LONGEST + _HOP:
            self._note(self._first, self._waiting[:_LONGEST])
            self._waiting, self._first = self._waiting[_HOP:], self._first + _HOP
        self._waiting = self._waiting.copy()

    def chosen(self) -> list[Values]:
        """Return them, the loudest first. The last one ends with the cover."""
        last = max(0, len(self._waiting) - _LONGEST)
        for at in (*range(0, last, _HOP), last):
            self._note(self._first + at, self._waiting[at : at + _LONGEST])
        found: dict[int, Values] = {}
        for _, at, piece in self._kept:
            if len(found) < _EACH and all(abs(at - other) >= _LONGEST for other in found):
                found[at] = piece
        return list(found.values())

    def _note(self, at: int, piece: Values) -> None:
        """Keep it while it may be chosen: of equally loud ones the first."""
        if _is_said(piece):
            self._kept.append((-decibels(piece), at, piece.copy()))
            self._kept = sorted(self._kept, key=lambda one: one[:2])[:_ENOUGH]


def _is_said(piece: Values) -> bool:
    """Return whether it is long and loud enough, and not one short burst."""
    if len(piece) < _SHORTEST or decibels(piece) <= _QUIET:
        return False
    each = 20 * _MS
    powers = (piece[: len(piece) // each * each].reshape(-1, each) ** 2).sum(axis=1)
    return float(powers.sum() ** 2 / (powers**2).sum()) * 20 >= _LEAST


@dataclass
class Rest:
    """What is left of one published file, searched block by block for `wanted`."""

    name: str
    wanted: Sequence[Values] = ()
    _owns: Sequence[float] = ()
    """Power of each that is wanted, where a voice lies."""

    _sums: list[float] = field(default_factory=lambda: [0.0, 0.0])
    _before: tuple[Values, Values] = (np.zeros(0), np.zeros(0))
    _found: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Measure what is wanted once, and not in every block."""
        self._owns = [_own(one) for one in self.wanted]

    def add(self, source: Sound, block: Sound, start: int, ranges: Sequence[Range]) -> None:
        """Go on with one block of both, whose first sample is `start`."""
        if not self.wanted:
            return
        known, left = source.astype(np.float64), block.astype(np.float64)
        for one in ranges:
            known[_within(one, start, len(known), 0)] = 0
        near = np.ones(len(known))
        for one in ranges:
            near[_within(one, start, len(near), -SMEAR)] = 0
        rest = (left - self._gain(known * near, left) * known) * near
        for one in ranges:
            inside = _within(one, start, len(rest), SMEAR)
            rest[inside] = without_tone(left[inside]) if one.how == "tone" else left[inside]
        self._search(_slower(rest), _slower(known), start)

    def faults(self) -> Iterator[dict[str, Any]]:
        """Yield where something covered was found."""
        yield from self._found

    def _gain(self, original: Values, published: Values) -> float:
        self._sums[0] += float(published @ original)
        self._sums[1] += float(original @ original)
        return self._sums[0] / self._sums[1] if self._sums[1] > 0 else 1.0

    def _search(self, rest: Values, known: Values, start: int) -> None:
        """Look through one block and the end of the one before it."""
        both = tuple(np.concatenate([had, has]) for had, has in zip(self._before, (rest, known), strict=True))
        first = start // (RATE // 1000) - len(self._before[0]) // _MS
        self._before = (both[0][-_LONGEST:], both[1][-_LONGEST:])
        place = _Place(*(np.fft.rfft(one, _PIECE) * _OF_A_VOICE for one in both))
        gain = abs(self._gain(np.zeros(1), np.zeros(1)))
        most = MOST_LIKE_OF_OPUS if self.name == "opus" else MOST_LIKE
        for stretch, own in zip(self.wanted, self._owns, strict=True):
            at = place.of(stretch, own, gain, most)
            if at is not None:
                begin = first + at // _MS
                end = begin + len(stretch) // _MS
                self._found.append({"what": "again", "file": self.name, "start": begin, "end": end})


class _Place:
    """Ten seconds in which a stretch is looked for: what is left there, and what is known to be there."""

    def __init__(self, rest: Any, known: Any) -> None:
        self._sounds = rest, known
        self._powers = [np.cumsum(np.append(0.0, np.fft.irfft(one, _PIECE) ** 2)) for one in (rest, known)]

    def of(self, stretch: Values, own: float, gain: float, most: float) -> int | None:
        """Return the first sample of the place that is most like `stretch`, if it is like enough, loud enough, and news."""
        if self._is_too_quiet(stretch, MOST_LOUD * gain * own):
            return None
        wanted = np.fft.rfft(stretch, _PIECE) * _OF_A_VOICE
        for turned, late in ((np.conj(wanted), 0), (wanted, len(stretch) - 1)):
            fits, around = self._fits(0, turned, late, len(stretch))
            like = fits / np.sqrt(around * own + 1e-20)
            heard = (around > _FAINT * len(stretch)) & (fits > MOST_LOUD * gain * own) & (like > most)
            if heard.any():
                heard &= ~self._is_known(turned, late, len(stretch), own)
            if heard.any():
                return int(np.argmax(np.where(heard, like, 0)))
        return None

    def _is_too_quiet(self, stretch: Values, least: float) -> bool:
        """Return whether nothing here can fit by `least`: nothing fits by more than its power and that of the stretch allow.

        (The inequality of Cauchy and Schwarz; what is left out of one of two sounds is left out of how they fit. A thousandth is
        for rounding.) So most of what MP3 leaves is never searched, and searching is what a proof mostly does.
        """
        around = self._powers[0][len(stretch) :] - self._powers[0][: -len(stretch)]
        return float(around.max()) * float(stretch @ stretch) < 0.999 * least**2

    def _fits(self, which: int, turned: Any, late: int, length: int) -> tuple[Values, Values]:
        power = self._powers[which]
        around = power[length:] - power[:-length]
        fits = np.abs(np.fft.irfft(self._sounds[which] * turned, _PIECE))[late : late + len(around)]
        return fits, around[: len(fits)]

    def _is_known(self, turned: Any, late: int, length: int, own: float) -> npt.NDArray[np.bool_]:
        fits, around = self._fits(1, turned, late, length)
        like = np.pad(fits / np.sqrt(around * own + 1e-12), _NEAR)
        return np.asarray(sliding_window_view(like, 2 * _NEAR + 1).max(axis=1) > _KNOWN)


def _own(stretch: Values) -> float:
    return float((np.fft.irfft(np.fft.rfft(stretch, _PIECE) * _OF_A_VOICE, _PIECE) ** 2).sum()) + 1e-20


def _within(one: Range, start: int, length: int, narrower: int) -> slice:
    """Return where in a block of `length` from `start` a range lies, narrower or wider by so many samples at each edge."""
    first = min(length, max(0, one.first + narrower - start))
    return slice(first, max(first, min(length, one.last - narrower - start)))


def _slower(sound: Values) -> Values:
    whole = len(sound) // _SLOWER * _SLOWER
    return np.asarray(sound[:whole].reshape(-1, _SLOWER).mean(axis=1))
