"""When a custodian may open how a mother can be reached: for a reason, never for herself, and with a second where harm is feared.

`domain/features.md` c20; `domain/rules.md` 21: what is shared because somebody could be harmed is decided by two people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from archive.rules.safeguarding import SECONDS

SHOWN_WITHIN = timedelta(hours=2)
"""How long what was opened waits to be looked at, once."""

REVIEWED_WITHIN = timedelta(days=1)
"""How soon somebody looks at what one person opened at once."""


class Reason(StrEnum):
    """What it is needed for."""

    ENDING = "ending"
    URGENT = "urgent"
    HARM = "harm"
    NOW = "now"


REASONS: Mapping[Reason, str] = {
    Reason.ENDING: "Her yes ends, and she wanted to be asked",
    Reason.URGENT: "She has to know something before she comes back by herself",
    Reason.HARM: "Somebody could be harmed",
    Reason.NOW: "Somebody may be harmed today: it cannot wait for a second person",
}
ONLY_IF_SHE_SAID_SO = frozenset({Reason.ENDING, Reason.URGENT})
"""For these she is reached only by a way that she allowed."""

TWO = frozenset({Reason.HARM})
REVIEWED = frozenset({Reason.NOW})

REVIEWERS = SECONDS
"""Who may look at what was opened at once: a safeguarding lead or a custodian, who had no hand in it."""

A_HAND_IN_IT = "You had a hand in this. Somebody else has to look at it."
NOT_A_REVIEWER = "A safeguarding lead, or another identity custodian, looks at this."
NO_REASON = "Say what it is needed for."
NO_WORDS = "Write in a sentence or two what you have to tell her, or what you fear."
SHE_SAID_NO = (
    "She has not said that we may get in touch. Leave a note on her page: she reads it when she comes."
)
YOUR_OWN = "You asked for this yourself. Another custodian has to decide."
LEAD_FIRST = "The safeguarding lead has to agree first: where harm is feared, two people decide."
TWO_PEOPLE = "You agreed to this already. A second person has to decide."


def against_asking(reason: str, words: str, *, may_be_reached: bool) -> tuple[str, ...]:
    """Return every reason why a request cannot be filed like this."""
    found = [] if reason in set(Reason) else [NO_REASON]
    if not words.strip():
        found.append(NO_WORDS)
    if reason in ONLY_IF_SHE_SAID_SO and not may_be_reached:
        found.append(SHE_SAID_NO)
    return tuple(found)


def against_opening(
    reason: Reason, *, asked_by: str, agreed_by: str | None, custodian: str
) -> tuple[str, ...]:
    """Return every reason why this custodian may not open it.

    Args:
        reason: what it is needed for.
        asked_by: who asked.
        agreed_by: the safeguarding lead who agreed; the one who asked, if that was a lead.
        custodian: who would open it.
    """
    found = [YOUR_OWN] if custodian == asked_by else []
    if reason in TWO and agreed_by is None:
        found.append(LEAD_FIRST)
    if reason in TWO and agreed_by == custodian:
        found.append(TWO_PEOPLE)
    return tuple(found)


def against_review(
    who: str, roles: Collection[str], *, asked_by: str, decided_by: str | None
) -> tuple[str, ...]:
    """Return every reason why this person may not look at what one custodian opened at once.

    A house may have one safeguarding lead alone, who asked. So another custodian may look at it as well, as may be the
    second person where a service is told (`archive.rules.safeguarding`).

    Args:
        who: whoever would look at it.
        roles: theirs.
        asked_by: who asked for it.
        decided_by: the custodian who opened it.
    """
    found = [A_HAND_IN_IT] if who in (asked_by, decided_by) else []
    if not REVIEWERS & set(roles):
        found.append(NOT_A_REVIEWER)
    return tuple(found)


def may_be_shown(
    opened_to: str | None, who: str, opened_at: datetime | None, shown_at: datetime | None, now: datetime
) -> bool:
    """Return whether what was opened may be shown to `who` now: to that one person, once, and soon."""
    if opened_to != who or opened_at is None or shown_at is not None:
        return False
    return opened_at <= now <= opened_at + SHOWN_WITHIN
