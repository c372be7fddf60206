"""The people of an organisation: invited, renewed and ended by a steward, or by who looks after its trainers.

`within` is the organisation that somebody looks after: outside it nobody is there, and inside it only trainers are hers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.clean import plain
from archive.reading import shutting, trainers
from archive.reading.access import acts
from archive.reading.access.tables import Access
from archive.reading.tables import Trainer
from archive.reading.viewers import name_of, ordered
from archive.rules import access as rules
from archive.rules.choices import Profession, Use
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused

LONGEST = 1_000
"""Characters of what was agreed with somebody."""

NOBODY = "There is no such person here."
ONLY_A_STEWARD = "A steward of the archive ended this access, so only a steward lets her in again. Ask one if that is wrong."


@dataclass(frozen=True)
class Member:
    """Somebody of an organisation, as listed."""

    id: str
    name: str
    login: str
    is_trainer: bool
    is_admin: bool
    teaches: str
    until: date
    is_shut: bool
    """By the command line: neither renewed nor ended from a page."""

    may_come_in: bool
    ended_by_steward: bool


@dataclass(frozen=True)
class Wish:
    """What an invitation is to say."""

    roles: tuple[str, ...]
    professions: tuple[str, ...]
    until: date | None
    uses: tuple[str, ...] = ()
    conditions: str = ""


def members(session: Session, organisation_id: str, today: date) -> tuple[Member, ...]:
    """Return the people of an organisation by name."""
    query = (
        select(Access, Person, Trainer.professions)
        .join(Person, Person.id == Access.person_id)
        .outerjoin(Trainer, Trainer.person_id == Access.person_id)
        .where(Access.organisation_id == organisation_id)
        .order_by(Person.name, Person.id)
    )
    return tuple(_member(*row, today) for row in session.execute(query))


def _member(access: Access, person: Person, taught: str | None, today: date) -> Member:
    roles = accounts.roles_of(person)
    teaches = ordered(Profession(name) for name in json.loads(taught)) if taught else []
    return Member(
        person.id,
        person.name,
        person.login,
        rules.TRAINER in roles,
        rules.ADMIN in roles,
        ", ".join(name_of(profession) for profession in teaches),
        access.until,
        person.is_disabled,
        today <= access.until and not person.is_disabled,
        access.ended_by_steward,
    )


def invite(
    session: Session, organisation_id: str, wish: Wish, *, by: str, moment: Moment, within: str | None = None
) -> str:
    """Return the token of a one-use invitation. Who looks after one organisation invites its trainers, to teach.

    Raises:
        NotFound: no such organisation, or not hers.
        Refused: its access has ended.
        BadInput: no role, no profession, no last day, or too much was written.
    """
    if within is not None:
        if organisation_id != within:
            raise NotFound(trainers.NO_ORGANISATION)
        wish = Wish((rules.TRAINER,), wish.professions, wish.until)
    problems = [] if wish.until else [rules.NO_DAY]
    conditions = plain(wish.conditions).strip()
    if len(conditions) > LONGEST:
        problems.append(f"Say what was agreed in at most {LONGEST:,} characters.")
    if problems:
        raise BadInput(*problems)
    token = trainers.invite(
        session, organisation_id=organisation_id, now=moment.now, roles=wish.roles, until=wish.until,
        professions=[one for one in Profession if one in wish.professions and rules.TRAINER in wish.roles],
        uses=[use for use in Use if use in wish.uses], conditions=conditions,
    )  # fmt: skip
    acts.note(
        session, who=by, act=f"invite {' '.join(sorted(wish.roles))}", subject=organisation_id, at=moment.now
    )
    return token


def renew(
    session: Session,
    organisation_id: str,
    person_id: str,
    until: date | None,
    *,
    by: str,
    moment: Moment,
    within: str | None = None,
) -> None:
    """Say anew on which day somebody's access ends. Safe to repeat.

    Raises:
        NotFound: nobody there, or not hers to renew.
        Refused: a steward ended it, and it is no steward who asks.
        BadInput: no day, one that is past, or one too far off.
    """
    access = _hers(session, organisation_id, person_id, within)
    if access.ended_by_steward and within is not None:
        raise Refused(ONLY_A_STEWARD)
    problems = rules.until_objections(until, moment.today)
    if problems or until is None:
        raise BadInput(*problems)
    if access.until != until:
        access.until, access.ended_by_steward = until, False
        acts.note(session, who=by, act="renew", subject=person_id, at=moment.now)


def end(
    session: Session,
    organisation_id: str,
    person_id: str,
    *,
    by: str,
    moment: Moment,
    within: str | None = None,
) -> None:
    """End somebody's access at once: every sign-in of hers, every link. Safe to repeat.

    What a steward ends, who looks after the organisation does not renew; and with it goes what she kept for herself.

    Raises:
        NotFound: nobody there, or not hers to end.
    """
    access = _hers(session, organisation_id, person_id, within)
    is_steward = within is None
    if access.until >= moment.today or (is_steward and not access.ended_by_steward):
        access.until = min(access.until, moment.today - timedelta(days=1))
        access.ended_by_steward = access.ended_by_steward or is_steward
        acts.note(session, who=by, act="end access", subject=person_id, at=moment.now)
    if is_steward:
        shutting.forget_own(session, person_id)
    shutting.stop_person(session, person_id)


def _hers(session: Session, organisation_id: str, person_id: str, within: str | None) -> Access:
    access, person = session.get(Access, person_id), session.get(Person, person_id)
    if access is None or person is None or access.organisation_id != organisation_id:
        raise NotFound(NOBODY)
    # Nobody ends or lengthens the access of who looks after trainers, her own least of all, but a steward.
    if within is not None and (within != organisation_id or rules.ADMIN in accounts.roles_of(person)):
        raise NotFound(NOBODY)
    return access
