"""A support worker beside a mother: whom the law lets listen, how long she sees, and who may give new words.

She types with her, and is let out again: what she sees ends with the hand-over unless the mother asks her back
(domain rules 4, 12, 20; features a3, a4, a5, a15). Deny by default: a day that was never said is no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from archive.rules.consent import Method
from archive.rules.roles import CUSTODIAN

OPEN_LIVES = timedelta(days=14)
"""How long a visit that was not handed over can be taken up again. Our choice: two visits are often a week apart."""

SEEN_AT_MOST = timedelta(days=90)
"""The longest a mother can let her worker see in one go; she can say it again."""

ACCOUNT_AT_MOST = timedelta(days=731)
"""The longest an account can be made for, as a yes of hers (`archive.rules.consent.LONGEST`)."""


class Category(StrEnum):
    """What the worker is to the mother, after Practice Direction 12G to the Family Procedure Rules 2010."""

    LAY_ADVISER = "lay-adviser"
    ABUSE_ADVISER = "abuse-adviser"
    HEALTH = "health-counselling"
    OTHER = "other"


CATEGORIES: Mapping[Category, str] = {
    Category.LAY_ADVISER: "Lay adviser or McKenzie friend",
    Category.ABUSE_ADVISER: "Independent domestic or sexual violence adviser",
    Category.HEALTH: "Health care or counselling",
    Category.OTHER: "Another kind of support, which PD12G does not name",
}

COVERED = frozenset(Category) - {Category.OTHER}
"""To these she may tell of private proceedings; to others she may not, however kind they are (EBK v DLO [2023] EWHC 1074)."""


TELLINGS: Mapping[Method, str] = {
    Method.BESIDE_WORKER: "Told beside a support worker: her own story",
    Method.WITH_INTERPRETER: "Told through an interpreter, beside a support worker: her own story",
    Method.ON_BEHALF: "Typed by a support worker on her behalf",
}
"""Whose story is typed in a visit, for staff."""

APPROVERS = frozenset({CUSTODIAN})
"""Roles at the Desk that may say yes to new code words: they open no story (vocabularies 4.4)."""


@dataclass(frozen=True)
class Beside:
    """What is known of one visit that was told beside a worker."""

    supporter_id: str
    begun_on: date
    is_handed_over: bool
    seen_until: date | None
    """Her newest answer: the last day on which the worker may see it, inclusive; None is no."""


def still_works(ends_on: date, today: date, *, is_disabled: bool) -> bool:
    """Return whether an account of a support worker holds on `today`; its last day is inclusive."""
    return not is_disabled and today <= ends_on


def is_open(visit: Beside, today: date) -> bool:
    """Return whether the visit goes on: not handed over, and not left lying for longer than it may."""
    return not visit.is_handed_over and visit.begun_on <= today <= visit.begun_on + OPEN_LIVES


def may_read(visit: Beside, supporter_id: str, today: date) -> bool:
    """Return whether this worker may read what was told then: only by the mother's own, later yes."""
    asked_back = visit.seen_until is not None and today <= visit.seen_until
    return visit.supporter_id == supporter_id and visit.is_handed_over and asked_back


def against_new_words(vouched_by: str, decided_by: str, roles: frozenset[str]) -> tuple[str, ...]:
    """Return why `decided_by` may not say yes to new code words; two people, of whom one opens no story."""
    found = []
    if not roles & APPROVERS:
        found.append("Only an identity custodian can say yes to new code words.")
    if vouched_by == decided_by:
        found.append("A second person has to say yes to new code words.")
    return tuple(found)
