"""How somebody stands here today: until when, for which organisation, on which terms. Asked at every request and every chunk."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.reading.access.tables import Access
from archive.reading.tables import Organisation
from archive.rules import access as rules
from archive.rules.choices import Use

NOT_SET_UP = "You are not set up here any more. Ask who looks after trainers at your organisation."


@dataclass(frozen=True)
class Standing:
    """The access of one person of an organisation, as it is now."""

    organisation_id: str
    organisation: str
    ended_on: date | None
    until: date
    uses: frozenset[str]
    conditions: str
    has_agreed: bool
    ended_by_steward: bool

    def objections(self, today: date) -> tuple[str, ...]:
        """Return every reason why she may not come in today."""
        return rules.objections(self.until, self.ended_on, today, by_steward=self.ended_by_steward)

    def may_be_for(self, uses: Collection[Use]) -> bool:
        """Return whether each purpose among these uses is one of hers still."""
        return {use for use in uses if use in rules.PURPOSES} <= {*rules.purposes(self.uses)}


def of(session: Session, person_id: str) -> Standing | None:
    """Return how somebody stands, or None for who belongs to no organisation."""
    query = (
        select(Access, Organisation.name, Organisation.ended_on)
        .join(Organisation, Organisation.id == Access.organisation_id)
        .where(Access.person_id == person_id)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    access: Access = row[0]
    return Standing(
        access.organisation_id,
        row.name,
        row.ended_on,
        access.until,
        frozenset(json.loads(access.uses)),
        access.conditions,
        has_agreed=not access.conditions or access.agreed_on is not None,
        ended_by_steward=access.ended_by_steward,
    )


def objections(session: Session, person_id: str, today: date) -> tuple[str, ...]:
    """Return every reason why somebody of an organisation may not come in today; without an access nobody may."""
    found = of(session, person_id)
    return (NOT_SET_UP,) if found is None else found.objections(today)


def may_come_in(session: Session, person_id: str, today: date) -> bool:
    """Return whether a person's account and access both hold today. A steward's has no end."""
    person = session.get(Person, person_id)
    if person is None or person.is_disabled:
        return False
    return rules.STEWARD in accounts.roles_of(person) or not objections(session, person_id, today)
