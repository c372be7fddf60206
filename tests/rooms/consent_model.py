"""Who may see a story, told a second time, from the rules of consent alone: plain values, and no line of the archive.

It knows what she did and what day it is, and works out from that who could get her story. How the archive stores,
pulls, counts or searches is not in it; where both answer differently, one of them is wrong.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

AUDIENCES = ("training-room", "private-link")
JOBS = ("midwives-health-visitors", "students")
USES = ("teaching", "beside")
AREAS = ("", "cornwall")
"""Where the organisation is; empty is somewhere else."""

VOICES = ("read-by-other", "changed-voice", "own-voice")
"""How she may be heard, one of them at most; what holds the least of her first."""

FORMS = ("words", *VOICES, "art", "words-read")
"""The last is what she wrote, read aloud by somebody else."""

Asker = tuple[str, str, str, str, str]
"""Audience, job, use, area, form."""

EVERYONE: tuple[Asker, ...] = (
    *itertools.product(AUDIENCES, JOBS, USES, AREAS[:1], FORMS[:1]),
    *itertools.product(AUDIENCES, JOBS[:1], USES[:1], AREAS[:1], FORMS[1:]),
    *itertools.product(AUDIENCES, JOBS[:1], USES[:1], AREAS[1:], FORMS[:1]),
)
"""Everyone who reads it somewhere else; and of those who want it in another form, or near her, one job and one use."""


@dataclass
class Yes:
    """What she said, and what has become of it."""

    who: frozenset[str]
    jobs: frozenset[str]
    uses: frozenset[str]
    forms: frozenset[str]
    not_near: frozenset[str]
    until: date
    """The last day, and it counts."""

    ends_with: str = ""
    times: int | None = None
    """How often it may still be opened."""

    most: int | None = None
    """How often all in all, the times before this yes counted in."""

    was_alone: bool = True
    is_over: bool = False
    """What it waited for has come."""

    def holds(self, today: date) -> bool:
        """Rules 13, 20 and b7: hers alone, not over, in time, and not opened as often as she said."""
        is_used_up = self.times is not None and self.times <= 0
        return self.was_alone and not self.is_over and today <= self.until and not is_used_up

    def is_within(self, other: Yes) -> bool:
        """B14: whoever may get it under this, in whatever form and for as long as it lasts, may under the other one."""
        counted = self.most if self.most is not None else float("inf")
        return (
            self.who <= other.who
            and self.jobs <= other.jobs
            and self.uses <= other.uses
            and self.forms <= other.forms
            and self.not_near >= other.not_near
            and self.until <= other.until
            and other.ends_with in ("", self.ends_with)
            and counted <= (other.most if other.most is not None else float("inf"))
        )

    def admits(self, asker: Asker) -> bool:
        """Rule 11: each part of what is asked for has its own yes; where she said "not near", nobody."""
        audience, job, use, area, form = asker
        return (
            audience in self.who
            and job in self.jobs
            and use in self.uses
            and form in self.forms
            and area not in self.not_near
        )


@dataclass
class Model:
    """One story: her yes, who hides it, what she took back, and whether the very version she released is out."""

    today: date
    yes: Yes | None = None
    hidden_by: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """Passages that she took back."""

    is_released: bool = False
    """Whether she said yes to exactly what would go out, after two people read it (rule 19)."""

    is_asked_for: bool = False
    """Whether somebody has asked for it to be put out, and nobody has done so yet."""

    is_out: bool = False
    cooling: int = 0
    """How many whole days she has to change her mind."""

    out_from: date | None = None
    """The first day on which what she released may be out (b14)."""

    has_been_put_out: bool = False
    """Whether what she released last was out."""

    was_out: Yes | None = None
    """As what it was last out; None while it never was."""

    opened: int = 0

    def askers(self) -> frozenset[Asker]:
        """Return everyone who can get it now."""
        if not self.is_out or self.hidden_by or self.yes is None or not self.yes.holds(self.today):
            return frozenset()
        return frozenset(filter(self.yes.admits, EVERYONE))

    # What she does

    def says(self, yes: Yes) -> None:
        """Give a new yes, perhaps a wider one: it takes a new reading and a new release (rule 14)."""
        self.yes = yes
        self.has_to_be_read()

    def has_to_be_read(self) -> None:
        """Begin anew: what is there now was not read by two, or not released."""
        self.is_out = self.is_released = self.is_asked_for = self.has_been_put_out = False

    def narrows(self, name: str, wanted: frozenset[str]) -> None:
        """Take people, jobs, uses or forms away. What is more than before, or nothing at all, changes nothing."""
        if self.yes is not None and wanted and wanted <= getattr(self.yes, name):
            setattr(self.yes, name, wanted)
            self._notes_how_it_is_out()

    def keeps_away(self, areas: frozenset[str]) -> None:
        """Add places where it is not shown; fewer than before change nothing."""
        if self.yes is not None and areas >= self.yes.not_near:
            self.yes.not_near = areas
            self._notes_how_it_is_out()

    def ends_by(self, day: date) -> None:
        """Set an earlier last day; a later one changes nothing."""
        if self.yes is not None and day <= self.yes.until:
            self.yes.until = day
            self._notes_how_it_is_out()

    def ends_after(self, times: int) -> None:
        """Set how often more it may be opened; never more often than she said before."""
        if self.yes is not None:
            self.yes.times = times if self.yes.times is None else min(times, self.yes.times)
            self.yes.most = self.opened + self.yes.times
            self._notes_how_it_is_out()

    def gives_up(self, form: str) -> None:
        """Take one form back: her voice, however it is heard; her picture."""
        if self.yes is not None:
            self.yes.forms -= set(VOICES) if form in VOICES else {form}
            self._notes_how_it_is_out()

    def is_heard_as(self, form: str) -> None:
        """Choose how she is heard from now on: with less of her than before, or not at all. More of her changes nothing."""
        if self.yes is None:
            return
        now = next((n for n, voice in enumerate(VOICES) if voice in self.yes.forms), -1)
        if (VOICES.index(form) if form in VOICES else -1) <= now:
            self.yes.forms = self.yes.forms - set(VOICES) | {form}
            self._notes_how_it_is_out()

    def takes_back(self, passage: str) -> None:
        """Take a passage back: nothing is out until somebody looked at what is left, and she released it."""
        self.gone.add(passage)
        self.has_to_be_read()

    def puts_back(self) -> None:
        """Put all passages back: more than was out, so it is read anew."""
        self.gone.clear()
        self.has_to_be_read()

    def confirms(self, *, is_alone: bool) -> None:
        """Say it once more (rule 20): it counts only when nobody sits beside her."""
        if self.yes is not None and is_alone:
            self.yes.was_alone = True

    def comes_true(self) -> None:
        """What she waited for has come."""
        if self.yes is not None and self.yes.ends_with and not self.yes.is_over:
            self.yes.is_over = True
            self.has_to_be_read()

    def releases(self) -> None:
        """Say yes to the finished version; a yes that waits for her comes first, and one that would be over is none.

        What was out before, and gets no wider, does not wait.
        """
        if self.yes is None or not self.yes.was_alone:
            return
        waits = self.cooling and not (self.was_out is not None and self.yes.is_within(self.was_out))
        first = self.today + timedelta(days=self.cooling + 1 if waits else 0)
        if not self.today <= self.yes.until < first:
            self.is_released = self.is_asked_for = True
            self.out_from = first

    def hides(self, who: str) -> None:
        """Pause, by her or by us: nobody sees it."""
        self.hidden_by.add(who)
        self.is_out = False

    def _notes_how_it_is_out(self) -> None:
        if self.is_out and self.yes is not None:
            self.was_out = replace(self.yes)

    def brings_back(self) -> None:
        """End her own pause; ours stays, and hers with it. What she stopped before it was out takes a new yes to it."""
        if self.hidden_by == {"her"}:
            if not self.has_been_put_out:
                self.is_released = False
            self._unhidden()

    def lets_be_seen(self) -> None:
        """End our own pause; hers stays."""
        if "us" in self.hidden_by:
            self.hidden_by.discard("us")
            if not self.hidden_by:
                self._unhidden()

    def _unhidden(self) -> None:
        self.hidden_by.clear()
        self.is_asked_for = self.is_released

    def is_opened(self) -> None:
        """Somebody met it."""
        self.opened += 1
        if self.yes is not None and self.yes.times is not None:
            self.yes.times -= 1

    # What happens by itself

    def works(self) -> None:
        """Put out what was asked for, if it still holds; what does not hold is taken down and has to begin anew."""
        was_out = self.is_out
        holds = self.yes is not None and self.yes.holds(self.today)
        if self.is_asked_for and self.is_released and not holds:
            self.has_to_be_read() if not self.hidden_by else None
        elif self.is_asked_for and self.is_released and not self.hidden_by:
            self._goes_out()
        if self.hidden_by:
            self.is_asked_for = False
        if was_out and not holds:
            self.has_to_be_read()

    def _goes_out(self) -> None:
        if self.out_from is not None and self.today < self.out_from:
            return
        self.is_out, self.has_been_put_out, self.is_asked_for = True, True, False
        self._notes_how_it_is_out()
