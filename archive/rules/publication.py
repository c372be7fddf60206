"""When a story may go out: all reasons at once, or a `Clearance`, which is the only way to the press.

Consent, nothing identifying open, the court question clear, two different people, and her release of the exact bytes
(`domain/rules.md` 1, 6, 8, 13, 19; `features.md` b13, c10, c11).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn
from weakref import WeakSet

from archive.rules import court
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Grant
from archive.rules.court import CourtCheck, Stage
from archive.rules.errors import Refused


@dataclass(frozen=True)
class Facts:
    """Everything the decision rests on; nothing here is fetched."""

    consent: Consent | None
    wording_now: frozenset[str]
    open_marks: tuple[str, ...]
    """What `anonymity.objections` still says."""

    intruder_note: str
    """Who could still tell, what was tried, what came of it."""

    stage: Stage | str | None
    check: CourtCheck | None
    first: str | None
    second: str | None
    released_hash: str | None
    edition_hash: str
    hidden: bool = False
    deleted: bool = False


class Clearance:
    """Leave to put out these exact bytes under this grant. Made by `clear` alone; it cannot be copied or stored."""

    __slots__ = ("__weakref__", "edition_hash", "grant", "on")

    grant: Grant
    edition_hash: str
    on: date

    def __init__(self) -> None:
        """Refuse: a clearance is not made by hand.

        Raises:
            TypeError: always.
        """
        raise TypeError("A clearance is made by publication.clear alone.")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a clearance never changes."""
        raise TypeError("A clearance never changes.")

    def __reduce__(self) -> NoReturn:
        """Refuse: a clearance holds for one moment, so it is neither copied nor stored."""
        raise TypeError("A clearance is neither copied nor stored.")

    @staticmethod
    def genuine(found: object) -> bool:
        """Return whether `clear` made it."""
        return isinstance(found, Clearance) and found in _made


_made: WeakSet[Clearance] = WeakSet()


def objections(facts: Facts, moment: Moment) -> tuple[str, ...]:
    """Return every reason why this may not go out now; empty means it may."""
    return tuple(dict.fromkeys((*_gone(facts), *_consent(facts, moment), *_made_safe(facts), *_law(facts, moment), *_people(facts))))


def clear(facts: Facts, moment: Moment) -> Clearance:
    """Return leave to put it out.

    Raises:
        Refused: with every reason.
    """
    reasons = objections(facts, moment)
    if reasons or facts.consent is None:
        raise Refused(*reasons)
    made = object.__new__(Clearance)
    object.__setattr__(made, "grant", facts.consent.grant)
    object.__setattr__(made, "edition_hash", facts.edition_hash)
    object.__setattr__(made, "on", moment.today)
    _made.add(made)
    return made


def _gone(facts: Facts) -> Iterable[str]:
    if facts.deleted:
        yield "It was deleted for good."
    if facts.hidden:
        yield "It is hidden."


def _consent(facts: Facts, moment: Moment) -> Iterable[str]:
    yield from moment.publishing_objections()
    if facts.consent is None:
        yield "She has not said who may see it."
    else:
        yield from facts.consent.objections(moment, wording_now=facts.wording_now)


def _made_safe(facts: Facts) -> Iterable[str]:
    yield from facts.open_marks
    if not facts.intruder_note.strip():
        yield "Nobody has written down who could still tell that it is her, and what was tried."


def _law(facts: Facts, moment: Moment) -> Iterable[str]:
    return court.objections(facts.stage, facts.check, moment.today)


def _people(facts: Facts) -> Iterable[str]:
    if not facts.first:
        yield "No first moderator has finished it."
    if not facts.second:
        yield "No second moderator has agreed."
    if facts.first and facts.first == facts.second:
        yield "The first and the second moderator are the same person. It takes two."
    if facts.released_hash is None:
        yield "She has not released the finished version."
    elif facts.released_hash != facts.edition_hash:
        yield "What she released is not what would go out. She has to see it again."
