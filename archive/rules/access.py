"""Who may come into the Reading room: in which roles, until when, for what, and how a viewing is numbered (d1, d3, d4, d5, d8).

`domain/vocabularies.md` 4.4: who looks after people sees no story by that; a steward the lines of a part that waits for her
(ADR 33, 34). Our choices, unless a source is named.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from archive.rules.choices import Use
from archive.rules.clock import in_words

TRAINER = "trainer"
ADMIN = "organisation-admin"
STEWARD = "steward"
ROLES = (TRAINER, ADMIN, STEWARD)

SHOWN_TO_OTHERS = frozenset({Use.TEACHING, Use.TALK_OR_REPORT})
"""What somebody shows stories to other people for. Research is read by those whom it was approved for, and shown to nobody."""

LONGEST = timedelta(days=366)
"""An access is looked at again once a year at least."""

SHOWN_BEFORE = timedelta(days=30)
"""How long beforehand a page says that an access ends."""

KEPT = timedelta(days=90)
"""How long a request to come in is kept after the last that happened to it."""

TOLD = timedelta(days=731)
"""How long it can be told whose screen a number was on, after the last day it could stand there, and what stewards did: two
years. A photograph comes to light late; but who watched what, for ever, would be a record of people that nobody needs."""

PURPOSES: Mapping[Use, str] = {
    Use.TEACHING: "Teaching: a course, a session or a team, and what I prepare for it",
    Use.TALK_OR_REPORT: "A talk or a report, to people outside my course",
    Use.RESEARCH: "Research, as it was approved",
}
"""What somebody may be here for. A purpose is a use that each mother said yes or no to."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: what is read off a photograph must not be read two ways (Crockford's base 32)."""

LETTERS = 6
"""Of the number of a viewing: 30 bits. Among ten thousand viewings a number that somebody makes up meets none."""

CODE_LETTERS = 20
"""Of the code of a request: 100 bits."""

_ALIKE = str.maketrans("ILO", "110")

WHO_RENEWS = "who looks after trainers at your organisation to renew it"
NO_ROLE = "Choose what this person is: a trainer, somebody who looks after trainers, or both."
STEWARD_ALONE = "A steward is nothing else here: who decides who may come in reads no story, but a part that waits for an answer."
NO_DAY = "Say the last day on which this person may come in."
NOT_TO_OTHERS = (
    "You are here for research, which is for you to read and not to show. To show stories to others, "
    "choose “Say something else” at the foot of a page, and say that you teach or give a talk."
)


def role_objections(roles: Collection[str]) -> tuple[str, ...]:
    """Return every reason why nobody can hold just these roles in the Reading room."""
    held = set(roles)
    if not held or not held <= set(ROLES):
        return (NO_ROLE,)
    return (STEWARD_ALONE,) if STEWARD in held and len(held) > 1 else ()


def until_objections(until: date | None, today: date) -> tuple[str, ...]:
    """Return every reason why an access cannot last until the end of this day."""
    if until is None:
        return (NO_DAY,)
    if until < today:
        return (f"{in_words(until)} is past. Choose today or a later day.",)
    if until - today > LONGEST:
        return (
            f"An access lasts a year at most: until {in_words(today + LONGEST)}. It can be made longer later.",
        )
    return ()


def objections(
    until: date, ended_on: date | None, today: date, *, by_steward: bool = False
) -> tuple[str, ...]:
    """Return every reason why somebody of an organisation may not come in today; empty means she may."""
    found = []
    if ended_on is not None:
        found.append(
            f"The access of your organisation ended on {in_words(ended_on)}. Ask whoever runs this archive if that is wrong."
        )
    if today > until:
        ask = "whoever runs this archive if that is wrong" if by_steward else WHO_RENEWS
        found.append(f"Your access ended on {in_words(until)}. Ask {ask}.")
    return tuple(found)


def ends_soon(until: date, today: date) -> bool:
    """Return whether the end is near enough to be said on every page."""
    return until - today <= SHOWN_BEFORE


def is_kept(asked_on: date, answered_on: date | None, today: date) -> bool:
    """Return whether a request may still be known today."""
    return today <= (answered_on or asked_on) + KEPT


def purposes(uses: Collection[str]) -> tuple[Use, ...]:
    """Return what somebody may say she is here for, in the order of `PURPOSES`. Everybody may teach."""
    return tuple(use for use in PURPOSES if use is Use.TEACHING or use in uses)


def shows_to_others(uses: Collection[Use]) -> bool:
    """Return whether somebody who is here for this may show stories to other people: in a room, by a link, in a copy or a plan."""
    return not SHOWN_TO_OTHERS.isdisjoint(uses)


def as_number(digits: str) -> str:
    """Return the number that a keyed hash (hex digits) becomes, as it stands on a screen: `4F7-K2Q`."""
    return "-".join(_groups(_drawn(digits, LETTERS), 3))


def as_code(digits: str) -> str:
    """Return the code that a keyed hash (hex digits, 25 or more) becomes: `7Q2KX-…`, 100 bits, which nobody guesses."""
    return "-".join(_groups(_drawn(digits, CODE_LETTERS), 5))


def number_typed(typed: str) -> str:
    """Return a number as `as_number` writes it, however somebody typed it off a photograph; empty when it is none."""
    return "-".join(_groups(_typed(typed, LETTERS), 3))


def code_typed(typed: str) -> str:
    """Return a code as `as_code` writes it, however somebody typed it; empty when it is none."""
    return "-".join(_groups(_typed(typed, CODE_LETTERS), 5))


def _drawn(digits: str, many: int) -> str:
    left, letters = int(digits, 16), []
    for _ in range(many):
        left, rest = divmod(left, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def _typed(typed: str, many: int) -> str:
    letters = "".join(letter for letter in typed.upper().translate(_ALIKE) if letter.isalnum())
    return letters if len(letters) == many and set(letters) <= set(ALPHABET) else ""


def _groups(letters: str, size: int) -> list[str]:
    return [letters[start : start + size] for start in range(0, len(letters), size)]
