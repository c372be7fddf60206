"""Organisations: made, given areas and ended by stewards alone. Whoever teaches never sets where she works (d1)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.reading import shutting, trainers
from archive.reading.access import acts
from archive.reading.access.tables import Access
from archive.reading.tables import Organisation
from archive.rules.areas import AREAS
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound


@dataclass(frozen=True)
class House:
    """An organisation as a steward sees it."""

    id: str
    name: str
    areas: tuple[str, ...]
    people: int
    ended_on: date | None

    @property
    def where(self) -> str:
        """Its areas in words."""
        return "; ".join(AREAS[area] for area in self.areas)


def all(session: Session) -> tuple[House, ...]:
    """Return every organisation by name."""
    many = select(func.count()).where(Access.organisation_id == Organisation.id).scalar_subquery()
    rows = session.execute(select(Organisation, many).order_by(Organisation.name, Organisation.id))
    return tuple(_house(row, count) for row, count in rows)


def one(session: Session, id: str) -> House:
    """Return one organisation.

    Raises:
        NotFound: no such organisation.
    """
    row = session.get(Organisation, id)
    if row is None:
        raise NotFound(trainers.NO_ORGANISATION)
    many = select(func.count()).where(Access.organisation_id == id)
    return _house(row, session.execute(many).scalar_one())


def _house(row: Organisation, people: int) -> House:
    return House(row.id, row.name, tuple(json.loads(row.areas)), people, row.ended_on)


def found(session: Session, *, name: str, areas: Iterable[str], by: str, moment: Moment) -> str:
    """Return the id of a new organisation.

    Raises:
        BadInput: no name, a name that is taken, or no area. A press that came twice meets its own name.
    """
    if trainers.organisation_named(session, name):
        raise BadInput(
            "There is an organisation of that name already. Open it in the list, or choose another name."
        )
    id = trainers.found_organisation(session, name=name, areas=areas)
    acts.note(session, who=by, act="make organisation", subject=id, at=moment.now)
    return id


def move(session: Session, id: str, areas: Iterable[str], *, by: str, moment: Moment) -> None:
    """Say anew where an organisation works. Its open links hold the old areas, so they stop.

    Raises:
        NotFound: no such organisation.
        BadInput: no area, or one we do not know.
    """
    before = one(session, id).areas
    trainers.move_organisation(session, organisation_id=id, areas=areas)
    if one(session, id).areas != before:
        shutting.stop_all_of(session, id)
        acts.note(session, who=by, act="move organisation", subject=id, at=moment.now)


def end(session: Session, id: str, *, by: str, moment: Moment) -> None:
    """End the access of an organisation at once. Safe to repeat.

    Raises:
        NotFound: no such organisation.
    """
    if one(session, id).ended_on is None:
        acts.note(session, who=by, act="end organisation", subject=id, at=moment.now)
    shutting.end_organisation(session, id, moment.today)


def open_again(session: Session, id: str, *, by: str, moment: Moment) -> None:
    """Let an organisation in again. Links that stopped stay stopped. Safe to repeat.

    Raises:
        NotFound: no such organisation.
    """
    if one(session, id).ended_on is not None:
        session.get_one(Organisation, id).ended_on = None
        acts.note(session, who=by, act="open organisation again", subject=id, at=moment.now)
