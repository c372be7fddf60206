"""What a machine guessed that somebody says: which of it may still stand in front of a moderator (ADR 39).

A guess is no transcript. It leaves by no rule of this file; it only goes: near whatever is covered since, and where a
line that a person wrote stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

LASTS = timedelta(days=14)
"""How long a draft is kept, if nobody throws it away before."""

NEAR = 2_000
"""Milliseconds: a machine's times are rough, so a guess this near to a covered stretch may hold what was said in it."""

LONGEST = 200
"""Letters of one guess; a longer one is cut, so that every line can be listened to by itself."""

Stretch = tuple[int, int]
"""From when to when, in milliseconds of the recording."""


@dataclass(frozen=True)
class Guess:
    """One line as a machine heard it."""

    start: int
    """Milliseconds from the beginning."""

    end: int
    text: str = field(repr=False)

    @property
    def sign(self) -> str:
        """How a form names it: by its time, which no other guess of the recording has."""
        return f"{self.start}-{self.end}"


def last_day(asked_on: date) -> date:
    """Return the last day on which a draft asked for on this day is kept."""
    return asked_on + LASTS


def uncovered(
    guesses: Iterable[Guess], heard_under: Sequence[Stretch], now: Sequence[Stretch]
) -> tuple[Guess, ...]:
    """Return the guesses that hold nothing of what is covered now.

    Args:
        guesses: as the machine made them.
        heard_under: what was covered then; the machine heard silence there.
        now: what is covered now.
    """
    fresh = [one for one in now if not any(a <= one[0] and one[1] <= b for a, b in heard_under)]
    return tuple(
        guess
        for guess in guesses
        if all(guess.end <= start - NEAR or end + NEAR <= guess.start for start, end in fresh)
    )


def offered(guesses: Iterable[Guess], lines: Sequence[Stretch]) -> tuple[Guess, ...]:
    """Return the guesses in whose middle no line of a person stands."""
    return tuple(
        guess
        for guess in guesses
        if not any(start <= (guess.start + guess.end) // 2 < end for start, end in lines)
    )


def in_short_lines(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return the same words with none longer than `LONGEST`; the time of a longer one is shared out by letters."""
    found: list[Guess] = []
    for guess in guesses:
        found += _cut(guess)
    return tuple(found)


def _cut(guess: Guess) -> list[Guess]:
    words = guess.text.split()
    if len(guess.text) <= LONGEST or len(words) < 2 or guess.end - guess.start < 2:  # noqa: PLR2004 -- two of each.
        return [Guess(guess.start, guess.end, guess.text[:LONGEST])]
    half = len(words) // 2
    first, second = " ".join(words[:half]), " ".join(words[half:])
    share = len(first) / (len(first) + len(second))
    middle = min(guess.end - 1, max(guess.start + 1, guess.start + round((guess.end - guess.start) * share)))
    return [*_cut(Guess(guess.start, middle, first)), *_cut(Guess(middle, guess.end, second))]
