"""When somebody outside may be told because a person could be harmed: two people, or one and a review within a day.

What two agreed to tell is also given up by two.

`domain/rules.md` 21 (limits of confidentiality are said first; risk of harm is shared by two people's decision, normally
talked over with her first); `domain/features.md` c19 (a way of its own, apart from publishing).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from archive.rules.roles import CUSTODIAN, SAFEGUARDING

REVIEWED_WITHIN = timedelta(days=1)

SERVICES: Mapping[str, str] = {
    "children": "Children’s social care",
    "adults": "Adult social care",
    "police": "The police",
    "ambulance": "An ambulance, or a hospital",
    "crisis": "A mental-health crisis team",
    "health": "Her GP or midwife",
    "abuse": "A domestic-abuse service",
}
NOBODY = "nobody"
"""In place of a service: what two agreed to tell has not to be told any more."""

TO_NOBODY = "Nobody any more"
TALKED: Mapping[str, str] = {
    "yes": "It was talked over with her first",
    "unsafe": "Not with her: it could put somebody in danger",
    "unreachable": "Not with her: she cannot be reached in time",
}
THREE = 3
"""Who asks, who opens, and who looks at it afterwards."""

SECONDS = frozenset({SAFEGUARDING, CUSTODIAN})
"""Who may be the second person: another lead, or the custodian, who reads no story."""

NO_LEAD = "Nobody is safeguarding lead yet. Until somebody is, nobody reads what worries a colleague."
NO_CUSTODIAN = (
    "Nobody is identity custodian yet. Until somebody is, no mother can be reached, not even in an emergency."
)
NO_THIRD = (
    "There is one safeguarding lead and one identity custodian. What these two do in an emergency, somebody else has to look at "
    "within a day, and nobody is there who may. Invite a second lead or a second custodian."
)
NO_SERVICE = "Say whom to tell."
NO_TALK = "Say whether it was talked over with her first."
NO_WORDS = "Write in a few sentences what is to be told, and why."
NO_REASON = "Write in a sentence or two why nobody has to be told any more. A second person decides by it."
NO_SECOND = (
    "Nobody is here now who may be the second person. It stays open, and is marked, until somebody has looked. Ask whoever "
    "looks after accounts to invite another safeguarding lead, or an identity custodian."
)
YOUR_OWN = "You asked for this, or did it. A second person has to decide."
NOT_YOURS = "A second person is another safeguarding lead, or an identity custodian."
NOT_WAITING = "This does not wait for a second person any more. Look at the list again."
NOT_AGREED = "A second person has to say yes first. If it cannot wait, say that it is an emergency."


def missing(leads: int, custodians: int) -> tuple[str, ...]:
    """Return who is missing in a house, for whoever invites people: an emergency needs two to act and a third to look at it."""
    found = [] if leads else [NO_LEAD]
    if not custodians:
        found.append(NO_CUSTODIAN)
    return (NO_THIRD,) if not found and leads + custodians < THREE else tuple(found)


def against_telling(service: str, talked: str, words: str) -> tuple[str, ...]:
    """Return every reason why it cannot be put to a second person, or done in an emergency, like this."""
    found = []
    if service not in SERVICES:
        found.append(NO_SERVICE)
    if talked not in TALKED:
        found.append(NO_TALK)
    if not words.strip():
        found.append(NO_WORDS)
    return tuple(found)


def against_second(by: str, second: str, roles: frozenset[str]) -> tuple[str, ...]:
    """Return every reason why this person may not be the second one."""
    found = [YOUR_OWN] if by == second else []
    if not roles & SECONDS:
        found.append(NOT_YOURS)
    return tuple(found)


def may_be_told(*, is_emergency: bool, says_yes: bool | None) -> bool:
    """Return whether the service may be told now: a second person said yes, or it is an emergency."""
    return is_emergency or says_yes is True


def review_by(at: datetime, *, is_emergency: bool, is_seconded: bool) -> datetime | None:
    """Return until when somebody has to look at what one person did at once; None when nobody has to."""
    return at + REVIEWED_WITHIN if is_emergency and not is_seconded else None
