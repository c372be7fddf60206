"""On what ground a sentence about the court may be seen: who may publish what, from when and until when. Without one it is locked.

A ground is entered by a reviewer and confirmed by somebody else; it is for the sentences that it names and for no others. That
a case has ended is none, and an order that lets reporters report is none for her. Not legal advice. Sources: `domain/rules.md`
1-3 and 5 (it asks of no audience: a training room is a section of the public); AJA 1960 s.12; FPR 2010 PD12R; M v F [2025] EWHC
801 (Fam).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from archive.rules import sentences
from archive.rules.clock import in_words
from archive.rules.court import Basis, CourtCheck
from archive.rules.sentences import Sentence, Told


class Kind(StrEnum):
    """What a ground rests on."""

    PERMISSION = "court-permission"
    JUDGMENT = "published-judgment"
    TRANSPARENCY = "transparency-order"


class Who(StrEnum):
    """Whom it lets publish."""

    MOTHER = "mother"
    ANYONE = "anyone"
    REPORTERS = "reporters"
    OTHERS = "others"


@dataclass(frozen=True)
class Rule:
    """What a kind of ground has to say."""

    says: str
    needs: frozenset[Who]
    """One of them has to be among those who may publish."""

    ends: bool
    """Whether it has to have a last day."""


RULES: Mapping[Kind, Rule] = {
    Kind.PERMISSION: Rule(
        "The court gave the mother herself leave to publish this.", frozenset({Who.MOTHER}), ends=True
    ),
    Kind.JUDGMENT: Rule(
        "It stands in a judgment that the court has published, and says no more than that.",
        frozenset({Who.MOTHER, Who.ANYONE}),
        ends=False,
    ),
    Kind.TRANSPARENCY: Rule(
        "A transparency order that names the mother among those who may publish. One for reporters is not enough.",
        frozenset({Who.MOTHER}),
        ends=True,
    ),
}

NOT_READ = "Nobody has said yet which sentences tell what happened in court."
UNKNOWN = "The ground is one that we do not know. Enter it again."
NO_REFERENCE = "The ground has no reference: which order, or which judgment."
NO_SCOPE = "The ground does not say what may be published."
NOT_CONFIRMED = "Nobody has confirmed the ground yet. It takes a second person."
SAME_PERSON = "The same person entered and confirmed the ground. It takes two."
YOU_ENTERED = "You entered this ground. A second person has to confirm it."
NOT_WAITING = "This ground is confirmed or ended already."
NOT_HER = "The ground does not let the mother herself publish. One that lets reporters report is not enough."
NO_END = "The ground's last day is not written down."
ENDED_EARLY = "The ground was ended by one of us."
OUT_OR_ANEW = "Leave it out, or ask her to tell it anew."
WRITE_ANEW = "Write it otherwise where it stands: in the title, the gist or the words for a picture."
STILL_THERE = (
    "A sentence about the court that is left out still stands somewhere else. "
    "Look at the title, the note, the transcripts and her words."
)
TWO_ANSWERS = (
    "The legal check says that it is not about the proceedings, and a sentence in it tells what happened in court. "
    "Do the check again."
)


@dataclass(frozen=True)
class Ground:
    """One ground, as entered. Everything in it is sealed at rest: a number or a last day can identify a family."""

    id: str
    kind: Kind | str
    """A kind that we do not know stays a plain string, and is none."""

    reference: str = field(repr=False)
    scope: str = field(repr=False)
    """What it lets be published, in its own terms."""

    who: frozenset[str]
    starts: date = field(repr=False)
    until: date | None = field(repr=False)
    """Its last day, inclusive; None for a judgment that is public."""

    covers: frozenset[str] = field(repr=False)
    """Keys of the sentences that it is for."""

    entered_by: str
    entered_on: date
    confirmed_by: str = ""
    is_ended: bool = False

    def objections(self, today: date) -> tuple[str, ...]:
        """Return every reason why it carries nothing on this day; empty means that it holds."""
        return tuple(self._against(today))

    def has_run_out(self, today: date) -> bool:
        """Return whether its last day is over and nothing else is wrong with it, or one of us has ended it."""
        return self.is_ended or (self.until is not None and self.until < today)

    def _against(self, today: date) -> Iterator[str]:
        rule = RULES.get(Kind(self.kind)) if self.kind in set(Kind) else None
        if rule is None:
            yield UNKNOWN
        if not self.reference.strip():
            yield NO_REFERENCE
        if not self.scope.strip():
            yield NO_SCOPE
        if rule is not None and not self.who & rule.needs:
            yield NOT_HER
        yield from self._against_people()
        yield from self._against_days(today, must_end=rule is None or rule.ends)

    def _against_people(self) -> Iterator[str]:
        entered, confirmed = self.entered_by.strip(), self.confirmed_by.strip()
        if not entered or not confirmed:
            yield NOT_CONFIRMED
        elif entered == confirmed:
            yield SAME_PERSON

    def _against_days(self, today: date, *, must_end: bool) -> Iterator[str]:
        if self.is_ended:
            yield ENDED_EARLY
        if self.entered_on > today or self.starts > today:
            yield f"The ground starts on {in_words(max(self.starts, self.entered_on))}."
        if self.until is None and must_end:
            yield NO_END
        if self.until is not None and self.until < today:
            yield f"The ground ended on {in_words(self.until)}."


@dataclass(frozen=True)
class Gate:
    """Every sentence of a story, the grounds on record, and what others would read."""

    sentences: tuple[Sentence, ...]
    grounds: tuple[Ground, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)
    """Title, words, note, transcripts and words for pictures, as they would go out."""

    @property
    def undecided(self) -> tuple[Sentence, ...]:
        """Those that nobody has decided; what is left out needs no answer."""
        return tuple(one for one in self.sentences if one.told == Told.UNDECIDED and not one.is_left_out)

    @property
    def about_court(self) -> tuple[Sentence, ...]:
        """Those that would go out and tell what happened in court."""
        return tuple(one for one in self.sentences if one.told == Told.COURT and not one.is_left_out)

    def holding(self, one: Sentence, today: date) -> tuple[Ground, ...]:
        """Return the grounds on which this sentence may be seen on this day."""
        return tuple(it for it in self.grounds if one.key in it.covers and not it.objections(today))

    def locked(self, today: date) -> tuple[Sentence, ...]:
        """Return the sentences that would go out, and may not."""
        return tuple(one for one in self.about_court if not self.holding(one, today))

    def is_open_on(self, today: date) -> bool:
        """Return whether every sentence that would go out is decided, and none is locked."""
        return not self.undecided and not self.locked(today)

    def kept_out(self, today: date) -> frozenset[str]:
        """Return the sentences that may stand in no edition on this day, for the press: raw, and as they would be read.

        What a sentence of her own life says in the very same words may stand.
        """
        may: set[str] = set()
        may_not: set[str] = set()
        for one in self.sentences:
            holds = one.told == Told.LIFE or self.holding(one, today)
            (may if holds else may_not).update((one.text, one.seen))
        return frozenset(may_not - may)

    def last_day(self, today: date) -> date | None:
        """Return the last day on which all of it may be seen; None when no ground ends it."""
        ends = [_longest(self.holding(one, today)) for one in self.about_court]
        return min((end for end in ends if end is not None), default=None)

    def has_run_out(self, today: date) -> bool:
        """Return whether a sentence is locked whose ground ran out."""
        return any(
            it.has_run_out(today) for one in self.locked(today) for it in self.grounds if one.key in it.covers
        )


def against_confirming(ground: Ground, who: str, unread: Iterable[str]) -> tuple[str, ...]:
    """Return every reason why this person may not confirm a ground: two people, once, with the sentences before them.

    Args:
        ground: the one that waits.
        who: whoever would confirm it.
        unread: why this person has not read what it is for; none when they have.
    """
    found = [YOU_ENTERED] if who.strip() == ground.entered_by.strip() or not who.strip() else []
    if ground.is_ended or ground.confirmed_by:
        found.append(NOT_WAITING)
    return (*found, *unread)


def waiting(gate: Gate | None) -> tuple[str, ...]:
    """Return why nothing goes on to the second reader: what nobody has decided, by number and never by word."""
    if gate is None:
        return (NOT_READ,)
    if not (left := len(gate.undecided)):
        return ()
    one = "1 sentence is not decided yet" if left == 1 else f"{left} sentences are not decided yet"
    return (f"{one}: what happened to her, or what happened in court.",)


def objections(gate: Gate | None, check: CourtCheck | None, today: date) -> tuple[str, ...]:
    """Return every reason of law why a sentence may not go out on this day; empty means that each may."""
    if gate is None:
        return waiting(gate)
    return tuple(
        dict.fromkeys([*waiting(gate), *_against_locked(gate, today), *_against(gate, check, today)])
    )


def _against_locked(gate: Gate, today: date) -> Iterator[str]:
    locked = gate.locked(today)
    if not locked:
        return
    one = "1 sentence tells" if len(locked) == 1 else f"{len(locked)} sentences tell"
    is_ours = all(it.is_beside for it in locked)
    yield f"{one} what happened in court, without a ground that holds today. {WRITE_ANEW if is_ours else OUT_OR_ANEW}"
    for it in _about(gate, locked):
        yield from it.objections(today)


def _against(gate: Gate, check: CourtCheck | None, today: date) -> Iterator[str]:
    if gate.about_court and check is not None and check.basis == Basis.NOT_ABOUT:
        yield TWO_ANSWERS
    gone = {text for one in gate.sentences if one.is_left_out for text in (one.text, one.seen)}
    if sentences.slipped(gate.texts, gate.kept_out(today) & gone):
        yield STILL_THERE


def _about(gate: Gate, locked: Iterable[Sentence]) -> Iterator[Ground]:
    wanted = {one.key for one in locked}
    yield from (it for it in gate.grounds if it.covers & wanted)


def _longest(grounds: Iterable[Ground]) -> date | None:
    ends = [it.until for it in grounds]
    return None if None in ends else max((end for end in ends if end is not None), default=None)
