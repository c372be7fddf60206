"""When each word of a recording is said, where a machine has laid typed words over the sound; kept sealed in the working copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.editions.edition import Cue
from archive.rules.folding import fold

TAIL = 300
"""Milliseconds added after a phrase, at most up to the next word: measured, a laid word ends up to 270 ms before its sound does."""


@dataclass(frozen=True)
class Spoken:
    """One word, in milliseconds of the recording."""

    start: int
    end: int
    word: str = field(repr=False)


def of(spoken: Sequence[Spoken], cue: Cue, phrase: str) -> tuple[tuple[int, int], ...]:
    """Return from when to when a phrase is said in one line, each time that it is; empty when that is not known.

    A word that lies outside the times of its line is not believed: the same word of the line beside it may stand there.
    """
    near = [one for one in spoken if cue.start <= (one.start + one.end) / 2 <= cue.end]
    said, wanted = [_plain(one.word) for one in near], [_plain(word) for word in phrase.split()]
    wanted = [word for word in wanted if word]
    found, at = [], 0
    while wanted and at + len(wanted) <= len(said):
        if said[at : at + len(wanted)] == wanted:
            last = at + len(wanted) - 1
            after = near[last + 1].start if last + 1 < len(near) else near[last].end + TAIL
            found.append((near[at].start, max(near[last].end, min(after, near[last].end + TAIL))))
            at += len(wanted)
        else:
            at += 1
    return tuple(found)


def standing(spoken: Sequence[Spoken], before: Sequence[Cue], after: Sequence[Cue]) -> tuple[Spoken, ...]:
    """Return the times that still hold when lines are corrected: of no line whose words, or whose times, are others now.

    Words were laid over the sound as they were typed. Of a corrected line nothing is known, so it is covered whole.
    """
    changed = {*before} ^ {*after}
    return tuple(
        one for one in spoken if not any(cue.start < one.end and one.start < cue.end for cue in changed)
    )


def _plain(word: str) -> str:
    return "".join(letter for letter in fold(word).text if letter.isalnum())
