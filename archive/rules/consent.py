"""Her consent as recorded: what she said yes to (`grant.py`, in the words of `choices.py`), how, when, and whether it holds.

Deny by default: a status that is not known here is no. Sources: UK GDPR Art. 7 and ICO on consent (granular,
refreshed, as easy to withdraw as to give); ISO/IEC TS 27560; W3C DPV for the statuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archive.rules.choices import Audience, Then
from archive.rules.clock import Moment
from archive.rules.grant import NO_INTERNET, Grant, against_count, against_day

LONGEST = 2
"""Years a yes may last before she is asked again: until is at most the same day, so many years later."""


class Status(StrEnum):
    """Where a consent stands, after the W3C Data Privacy Vocabulary.

    ConsentRequested, ConsentRequestDeferred, ConsentGiven, ConsentRefused, RenewedConsentGiven,
    ConsentExpired, ConsentWithdrawn (by her), ConsentRevoked (by us), ConsentInvalidated, ConsentUnknown.
    PAUSED is ours: DPV has no such state, and it authorises nothing.
    """

    REQUESTED = "requested"
    DEFERRED = "deferred"
    GIVEN = "given"
    REFUSED = "refused"
    RENEWED = "renewed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    INVALIDATED = "invalidated"
    UNKNOWN = "unknown"
    PAUSED = "paused"


class Method(StrEnum):
    """How a yes was given; only one that she gave by herself counts (domain rule 20)."""

    OWN_SCREEN = "own-screen"
    BESIDE_WORKER = "beside-worker"
    WITH_INTERPRETER = "with-interpreter"
    """Beside a worker, and in words that an interpreter carried both ways (domain rule 12)."""

    ON_BEHALF = "on-behalf"


AUTHORISING = frozenset({Status.GIVEN, Status.RENEWED})
"""The only two statuses that authorise anything (DPV; domain rule 13)."""

_STATUS_REFUSED: Mapping[str, str] = {
    Status.REQUESTED: "She has been asked, and has not answered yet.",
    Status.DEFERRED: "She wants more time before she decides.",
    Status.REFUSED: "She said no.",
    Status.EXPIRED: "The time she said yes to is over. Ask her again before anything is shown.",
    Status.WITHDRAWN: "She has taken back her yes.",
    Status.REVOKED: "We have stopped this ourselves. The reason is on record.",
    Status.INVALIDATED: "Her yes does not count, as something was wrong in how it was given. Ask her again.",
    Status.UNKNOWN: "We do not know what she answered, so it is a no.",
    Status.PAUSED: "She has paused this. It can come back when she says so.",
}
_UNKNOWN_STATUS = "Her answer is recorded in a way we do not know, so it is a no. Ask her again."
_PROVISIONAL = "She was not on her own when she said yes. It waits until she confirms it by herself."
NO_VERSION = "She has not ticked in which words it may be seen."

_ASKED_INTERNET = f"{NO_INTERNET} Ask her to choose again."


@dataclass(frozen=True)
class Consent:
    """One answer of hers, as recorded: what, until when, and the exact wording she saw."""

    status: Status | str
    """A status we do not know stays a plain string, and is a no."""

    grant: Grant
    then: Then
    given_on: date
    wording: str
    """SHA-256 in hex of the exact wording shown."""

    language: str = "en-GB"
    method: Method | str = Method.OWN_SCREEN
    """A method we do not know stays a plain string, and waits for her as one beside a worker does."""

    @property
    def is_provisional(self) -> bool:
        """Whether it is a yes that she still has to confirm by herself."""
        return self.status in AUTHORISING and self.method != Method.OWN_SCREEN

    def objections(
        self, moment: Moment, *, wording_now: frozenset[str] | None = None, opened: int | None = None
    ) -> tuple[str, ...]:
        """Return every reason why this consent authorises nothing at this moment; empty means it holds.

        Args:
            moment: now.
            wording_now: hashes of the wordings in force; None when only the answer itself is asked about.
            opened: how often her story was opened, in all its editions; None when nobody counted.
        """
        return (
            *moment.objections(),
            *_against_status(self.status),
            *([_PROVISIONAL] if self.is_provisional else []),
            *_nothing_ticked(self.grant),
            *([_ASKED_INTERNET] if Audience.INTERNET in self.grant.audiences else []),
            *against_day(self.grant.until, moment.today),
            *against_count(self.grant.openings, opened),
            *_against_length(self.given_on, self.grant.until, moment.today),
            *_against_wording(self.wording, wording_now),
        )


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes 28 February, never a day longer."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28) if is_leap_day else day.replace(year=day.year + years)


def _against_status(status: Status | str) -> tuple[str, ...]:
    return () if status in AUTHORISING else (_STATUS_REFUSED.get(status, _UNKNOWN_STATUS),)


def _nothing_ticked(grant: Grant) -> tuple[str, ...]:
    asked: tuple[tuple[Iterable[StrEnum], str], ...] = (
        (grant.audiences, "She has not ticked anyone who may see it."),
        (grant.professions, "She has not ticked any workers who may learn from it."),
        (grant.uses, "She has not ticked anything it may be used for."),
        (grant.media, "She has not ticked any way to show it."),
    )
    found = tuple(sentence for ticked, sentence in asked if not ticked)
    return found if grant.own_words or grant.translations else (*found, NO_VERSION)


def _against_length(given_on: date, until: date, today: date) -> tuple[str, ...]:
    found = []
    if until > years_after(given_on, LONGEST):
        found.append(f"A yes holds for {LONGEST} years at most. Ask her for an earlier last day.")
    # A day to come is a fault of a clock or a form, and would make the two years longer.
    if given_on > today:
        found.append("Her yes is dated later than today. Please check the date it was given.")
    return tuple(found)


def _against_wording(wording: str, wording_now: frozenset[str] | None) -> tuple[str, ...]:
    if not wording:
        return ("It is not recorded which words she was shown. Ask her again.",)
    if wording_now is not None and wording not in wording_now:
        return ("We have changed the words she said yes to. Ask her again with the new ones.",)
    return ()
