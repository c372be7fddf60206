"""What a moderator can do when what was made of a recording did not pass its proof. Her covers are kept, whatever it was."""

from __future__ import annotations

from collections.abc import Sequence

from archive.media.sound_proof import Fault
from archive.rules.errors import BadInput
from moderation.parts.covering import clock

_KEPT = "It was thrown away, and what you covered is kept."
_MORE = 500
"""Milliseconds by which a cover is made wider: an edge elsewhere lies beside other sounds."""

AT_A_COVER = (
    "What was made did not pass its check: something could still be heard at what is covered. "
    + _KEPT
    + " Cover {where} as silence too, and make it again."
)
ELSEWHERE = (
    "What was made did not pass its check: something that is covered seems to be heard again, {where}. "
    + _KEPT
    + " Listen there. If it is said again, or you are not sure, cover that as well; then make it again."
)
BESIDE = (
    "What was made did not pass its check: it holds sounds, {where}, that are not in her recording. "
    + _KEPT
    + " Make it again. If it comes back, cover that as well."
)
TOO_NEAR = (
    "The changed voice came out too near to hers. "
    + _KEPT
    + " Make it again: another voice is drawn. If that does not help, ask her about another form."
)
NO_PLACE = (
    "What was made did not pass its check. "
    + _KEPT
    + " Make it again. If this comes back, tell whoever looks after this archive that the proof found: {what}"
)

_SENTENCES = {
    "again": ELSEWHERE,
    "beside": BESIDE,
    "colour": TOO_NEAR,
    "loud": AT_A_COVER,
    "outline": AT_A_COVER,
    "own": TOO_NEAR,
    "pitch": TOO_NEAR,
    "scrap": AT_A_COVER,
    "shrill": TOO_NEAR,
}
NOT_HERS = frozenset(what for what, sentence in _SENTENCES.items() if sentence is TOO_NEAR)
"""What is found when a changed voice is too near to hers: another draw is another voice."""

_FEW = 3
"""Places that are named; the next proof names the next."""


class TooNear(BadInput):
    """Nothing is wrong but the changed voice itself: another one may be drawn."""


def refused(faults: Sequence[Fault], ms: int) -> BadInput:
    """Return the refusal that says what to do about the faults of a recording so long."""
    kind = TooNear if all(one.what in NOT_HERS for one in faults) else BadInput
    return kind(sentence(faults, ms))


def sentence(faults: Sequence[Fault], ms: int) -> str:
    """Return what to do: what is covered comes before whose voice it is."""
    first = min(faults, key=lambda one: (one.what not in _SENTENCES, one.what in NOT_HERS))
    pattern = _SENTENCES.get(first.what, NO_PLACE)
    same = sorted({(one.start, one.end) for one in faults if _SENTENCES.get(one.what) is pattern})
    wider = _MORE if pattern is AT_A_COVER else 0
    places = [f"{clock(max(0, start - wider))} to {clock(min(ms, end + wider))}" for start, end in same]
    return pattern.format(where=_listed(places[:_FEW]), what=first)


def _listed(places: Sequence[str]) -> str:
    if not places:
        return ""
    *most, last = places
    return f"{', '.join(most)} and {last}" if most else last
