"""What became of her yes, in order: every answer on record, and every time it was hidden, shown again, or over.

The rows of the consents say what was answered; the log says on which day, and what was done besides. A row that was carried
in from a worker's laptop has no line in the log: then the day that stands on the row is the one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.audit import Act
from archive.rules.consent import AUTHORISING, Consent, Status
from stories import consenting
from stories.consenting import Answered
from stories.desk import Desk
from stories.tables import Story

MOST_ACTS = 10_000
ANSWERED = "consent "
"""How the log begins the line of an answer."""


class Kind(StrEnum):
    """What happened."""

    YES = "yes"
    YES_AGAIN = "yes-again"
    CONFIRMED = "confirmed"
    """She said by herself what she had said beside somebody."""

    NARROWED = "narrowed"
    LEFT_OPEN = "left-open"
    EVENT_CAME = "event-came"
    NO = "no"
    """An answer that lets nothing out, or one that we do not know."""

    HID = "hid"
    WE_HID = "we-hid"
    BROUGHT_BACK = "brought-back"
    WE_LET = "we-let"
    LAPSED = "lapsed"
    TOOK_PART = "took-part"
    PUT_BACK = "put-back"


ACTS: dict[str, Kind] = {
    "bring back": Kind.BROUGHT_BACK,
    "let be seen": Kind.WE_LET,
    "lapse": Kind.LAPSED,
    "take back a part": Kind.TOOK_PART,
    "put a part back": Kind.PUT_BACK,
}
"""What the log calls it; to hide has two kinds, by who did it."""

_BY_STATUS: dict[str, Kind] = {
    Status.GIVEN: Kind.YES,
    Status.RENEWED: Kind.YES_AGAIN,
    Status.DEFERRED: Kind.LEFT_OPEN,
    Status.EXPIRED: Kind.EVENT_CAME,
}


@dataclass(frozen=True)
class Step:
    """One thing that happened, on which day, and how it stood from then on."""

    kind: Kind
    on: date
    answered: Answered
    """The answer that held then; of an answer, itself."""

    status: Status
    by_her: bool
    """Whether the mother did it, alone or with somebody beside her; not we, and not the clock."""

    @property
    def consent(self) -> Consent:
        """What was answered."""
        return self.answered.consent


def of(desk: Desk, session: Session, story: Story) -> tuple[Step, ...]:
    """Return everything that happened to her yes, oldest first; nothing, when she was never asked."""
    every = consenting.history(desk, session, story.id)
    acts = audit.read(session, most=MOST_ACTS, subject=story.id)[::-1]
    return tuple(told(every, acts))


def told(every: Sequence[Answered], acts: Sequence[Act]) -> Iterator[Step]:
    """Yield what happened, from the answers and the log, each oldest first."""
    logged = sum(act.act.startswith(ANSWERED) for act in acts)
    carried_in, here = list(every[: max(0, len(every) - logged)]), list(every[max(0, len(every) - logged) :])
    life = _Life()
    for answered in carried_in:
        yield life.answer(answered, None)
    for act in acts:
        if act.act.startswith(ANSWERED):
            if here:
                yield life.answer(here.pop(0), act)
        elif (step := life.act(act)) is not None:
            yield step


class _Life:
    """How a yes stands after each thing that happens to it."""

    def __init__(self) -> None:
        self.last: Answered | None = None
        self.hiders: frozenset[str] = frozenset()
        self.is_lapsed = False

    def answer(self, here: Answered, act: Act | None) -> Step:
        """Take an answer in; `act` is its line in the log."""
        before, self.last = self.last, here
        consent = here.consent
        self.is_lapsed = False
        kind = _BY_STATUS.get(consent.status, Kind.NO)
        if kind == Kind.YES_AGAIN and before is not None:
            kind = _again(consent, before.consent)
        # A smaller yes and a confirmed one keep the day of the first yes; the log knows when they were said.
        is_first = act is None or kind in (Kind.YES, Kind.YES_AGAIN)
        on = consent.given_on if act is None or is_first else max(consent.given_on, act.at.date())
        return Step(kind, on, here, self._status(here), act is None or act.who == audit.HERS)

    def act(self, act: Act) -> Step | None:
        """Take in a line of the log that is no answer; None when it says nothing of a yes, or nothing new."""
        is_twice = act.act == "hide" and act.who in self.hiders
        self.hiders = _hiders(self.hiders, act)
        self.is_lapsed = self.is_lapsed or act.act == "lapse"
        kind = _kind(act)
        if kind is None or self.last is None or is_twice:
            return None
        return Step(kind, act.at.date(), self.last, self._status(self.last, kind), act.who == audit.HERS)

    def _status(self, answered: Answered, kind: Kind | None = None) -> Status:
        held = answered.consent.status
        if held not in AUTHORISING:
            return held if isinstance(held, Status) else Status.UNKNOWN
        if self.is_lapsed:
            return Status.EXPIRED
        if self.hiders:
            return Status.WITHDRAWN if audit.HERS in self.hiders else Status.REVOKED
        return Status(held) if kind is None else Status.RENEWED


def _again(consent: Consent, before: Consent) -> Kind:
    if before.status not in AUTHORISING or consent.given_on != before.given_on:
        return Kind.YES_AGAIN
    if before.is_provisional and not consent.is_provisional and consent.grant == before.grant:
        return Kind.CONFIRMED
    return Kind.NARROWED if consent.grant.narrows(before.grant) else Kind.YES_AGAIN


def _hiders(hiders: frozenset[str], act: Act) -> frozenset[str]:
    if act.act == "hide":
        return hiders | {act.who}
    if act.act == "let be seen":
        return hiders & {audit.HERS}
    return frozenset() if act.act == "bring back" else hiders


def _kind(act: Act) -> Kind | None:
    if act.act == "hide":
        return Kind.HID if act.who == audit.HERS else Kind.WE_HID
    return ACTS.get(act.act)
