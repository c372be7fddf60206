"""What happened in an organisation after a steward ended somebody's access there: for a steward to look at, and nobody else.

An invitation carries no name and no address, and nothing here says who an account belongs to but what its owner typed. So
nothing can refuse the same person under another name; a sign-in name alone is never given twice. A person has to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.reading.access import acts
from archive.reading.access.tables import Access, RoomAct
from archive.rules import access as rules
from archive.rules.clock import Moment

TAKEN_UP = "take up invitation"
"""The act by which somebody came into an organisation in which an ending stands. Elsewhere it is not written down."""


@dataclass(frozen=True)
class Line:
    """Somebody, and a day."""

    day: date
    name: str
    login: str


@dataclass(frozen=True)
class Afterwards:
    """What a steward is shown of one organisation."""

    ended: tuple[Line, ...]
    """Whose access a steward ended, when."""

    invited: tuple[Line, ...]
    """Who invited somebody after the first of these days; invitations by stewards are left out."""

    joined: tuple[Line, ...]
    """Who came in after it."""


NOTHING = Afterwards((), (), ())


def since_endings(session: Session, organisation_id: str) -> Afterwards:
    """Return what happened since the first ending by a steward that stands, as long as that is known."""
    endings = _endings(session, organisation_id)
    if not endings:
        return NOTHING
    first = min(row.n for row in endings)
    later = select(RoomAct).where(RoomAct.subject == organisation_id, RoomAct.n > first).order_by(RoomAct.n)
    rows = session.execute(later).scalars().all()
    invited = [row for row in rows if row.act.startswith("invite ") and not _is_steward(session, row.who)]
    return Afterwards(
        tuple(_line(session, row.at, row.subject) for row in endings),
        tuple(_line(session, row.at, row.who) for row in invited),
        tuple(_line(session, row.at, row.who) for row in rows if row.act == TAKEN_UP),
    )


def note_taken_up(session: Session, organisation_id: str, person_id: str, now: datetime) -> None:
    """Write down that somebody came into an organisation, where an ending stands; else nothing."""
    if _endings(session, organisation_id):
        acts.note(session, who=person_id, act=TAKEN_UP, subject=organisation_id, at=now)


def _endings(session: Session, organisation_id: str) -> Sequence[RoomAct]:
    """Return the first act by which a steward ended each access that stays ended by one, since it was last renewed."""
    stands = select(Access.person_id).where(
        Access.organisation_id == organisation_id, Access.ended_by_steward.is_(True)
    )
    acted = RoomAct.act.in_(("end access", "renew"))
    query = select(RoomAct).where(acted, RoomAct.subject.in_(stands)).order_by(RoomAct.n)
    found: dict[str, RoomAct] = {}
    for row in session.execute(query).scalars():
        if row.act == "renew":
            found.pop(row.subject, None)
        elif _is_steward(session, row.who):
            found.setdefault(row.subject, row)
    return tuple(found.values())


def _is_steward(session: Session, person_id: str) -> bool:
    person = session.get(Person, person_id)
    return person is not None and rules.STEWARD in accounts.roles_of(person)


def _line(session: Session, at: datetime, person_id: str) -> Line:
    person = session.get(Person, person_id)
    return Line(Moment(at).today, person.name if person else "", person.login if person else "")
