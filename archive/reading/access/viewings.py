"""What each sign-in and link is for, and the number that its screens carry (d5, d8).

A number is drawn with a house key from the viewing and the day, and is stored nowhere: whoever has a copy of the lists,
or a photograph, learns nothing by it. A steward's page draws the numbers of every viewing that is kept anew, and compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.ground.crypto import fingerprint, new_id
from archive.reading.access import acts, covenant, standing
from archive.reading.access.tables import Viewing
from archive.reading.tables import Link, Organisation
from archive.rules import access as rules
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound

SIGN_IN, LINK, STEWARD = "sign-in", "link", "steward"

LOOKED = "look up a number"
"""The act by which a steward asked whose screen it was."""

A_PART = "Looking at a part that a trainer asked for"
"""What a steward's viewing is for: it is no use that a mother was asked about."""

NO_PURPOSE = "Choose what you are here for."
NOT_PROMISED = "Tick that you promise this. Without it no story opens."
NO_NUMBER = "A number has six letters or digits, as in 4F7-K2Q. Look at the picture again."


@dataclass(frozen=True)
class Seen:
    """A screen whose number was found."""

    kind: str
    name: str
    login: str
    organisation: str
    purpose: str
    day: date


def number(key: bytes, viewing_id: str, day: date) -> str:
    """Return the number of a viewing on a day."""
    return rules.as_number(fingerprint(key, f"viewing|{viewing_id}|{day.isoformat()}"))


def state(session: Session, person_id: str, *, purpose: str, promised: bool, moment: Moment) -> str:
    """Write what a sign-in is for and that the covenant was accepted; return the id of that viewing.

    Raises:
        BadInput: no such purpose for her, or she did not promise.
        NotFound: she has no access.
    """
    stands = standing.of(session, person_id)
    if stands is None:
        raise NotFound(standing.NOT_SET_UP)
    problems = [] if purpose in rules.purposes(stands.uses) else [NO_PURPOSE]
    if not promised:
        problems.append(NOT_PROMISED)
    if problems:
        raise BadInput(*problems)
    return _write(
        session, new_id(), SIGN_IN, person_id, stands.organisation_id, purpose, *_days_of_sign_in(moment)
    )


def note_steward(session: Session, person_id: str, moment: Moment) -> str:
    """Write that a steward looks at parts of stories in this sign-in; return the id of that viewing."""
    return _write(session, new_id(), STEWARD, person_id, "", "", *_days_of_sign_in(moment))


def _days_of_sign_in(moment: Moment) -> tuple[date, date]:
    # A sign-in lasts hours: what begins late goes on after midnight.
    return moment.today, moment.today + timedelta(days=1)


def holding(session: Session, viewing_id: str, person_id: str) -> Viewing | None:
    """Return the viewing that a sign-in holds; None when it promised nothing yet, or other words than those of now."""
    row = session.get(Viewing, viewing_id) if viewing_id else None
    if row is None or row.person_id != person_id or row.covenant != covenant.VERSION:
        return None
    stands = standing.of(session, person_id)
    # A use that was taken from her is hers no longer in the sign-in that began with it.
    return row if stands is not None and row.purpose in rules.purposes(stands.uses) else None


def note_link(
    session: Session, link: Link, person_id: str, purpose: Use, *, opens_at: datetime, ends_at: datetime
) -> None:
    """Write that a link was made, for what and until when: its numbers lead to it even when it is deleted."""
    stands = standing.of(session, person_id)
    organisation = stands.organisation_id if stands else ""
    first, last = (Moment(time).today for time in (opens_at, ends_at))
    _write(session, link.id, LINK, person_id, organisation, purpose, first, last)


def maker_of(session: Session, link: Link) -> str | None:
    """Return who made a link; None for one of before that was written."""
    row = session.get(Viewing, link.id)
    return row.person_id if row is not None and row.kind == LINK else None


def links_of(person_id: str) -> Select[str]:
    """Return the select of the ids of all links that this person made, in her own playlists and in a colleague's."""
    return select(Viewing.id).where(Viewing.kind == LINK, Viewing.person_id == person_id)


def _write(
    session: Session, id: str, kind: str, who: str, organisation: str, purpose: str, first: date, last: date
) -> str:
    session.add(
        Viewing(
            id=id, kind=kind, person_id=who, organisation_id=organisation, purpose=purpose,
            covenant="" if kind == STEWARD else covenant.VERSION, first=first, last=last,
        )
    )  # fmt: skip
    session.flush()
    return id


def found(session: Session, key: bytes, typed: str, *, steward_id: str, moment: Moment) -> tuple[Seen, ...]:
    """Return whose screens a number was on. That somebody asked is written down, whatever comes of it.

    Two viewings out of many thousands can share a number: then both are returned, and the day tells.

    Raises:
        BadInput: it is no number.
    """
    wanted = rules.number_typed(typed)
    if not wanted:
        raise BadInput(NO_NUMBER)
    seen = [
        (row, day)
        for row in session.execute(select(Viewing).where(Viewing.first <= moment.today)).scalars()
        for day in _days(row, moment.today)
        if number(key, row.id, day) == wanted
    ]
    for row, _ in seen:
        acts.note(session, who=steward_id, act=LOOKED, subject=row.id, at=moment.now)
    if not seen:
        acts.note(session, who=steward_id, act=LOOKED, subject="", at=moment.now)
    return tuple(_seen(session, row, day) for row, day in seen)


def _days(row: Viewing, today: date) -> Iterator[date]:
    day = row.first
    while day <= min(row.last, today):
        yield day
        day += timedelta(days=1)


def _seen(session: Session, row: Viewing, day: date) -> Seen:
    person, house = session.get(Person, row.person_id), session.get(Organisation, row.organisation_id)
    return Seen(
        row.kind,
        person.name if person else "",
        person.login if person else "",
        house.name if house else "",
        A_PART if row.kind == STEWARD else rules.PURPOSES.get(Use(row.purpose), row.purpose),
        day,
    )


def destroy_old(session: Session, today: date) -> int:
    """Destroy the viewings whose numbers stood on no screen for too long; return how many there were."""
    too_old = delete(Viewing).where(Viewing.last < today - rules.TOLD)
    return int(session.execute(too_old).rowcount)  # type: ignore[attr-defined]  # a DELETE's result has it.
