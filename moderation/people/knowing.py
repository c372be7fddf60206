"""Whom a colleague knows: an administrator invites, and cannot make themself a reader by it (c20, issue 5).

An account that comes to words of hers, or to who she is, by an administrator opens nothing before a person who works there
already says that they know this person. What is known is written with the roles it was said of, so that a role that
comes later is asked about again, and an account of which nothing is written opens nothing. The first of a house needs
nobody: until then there is nothing to read, and nobody to ask. Shutting everybody out makes nobody the first again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts, audit
from archive.ground.accounts import Person
from archive.rules import roles as rules
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, NotFound, Refused
from moderation.people_tables import KnownRow

KNOWN = "know a colleague"
MACHINE = "machine"
"""Who said it, where it was said on the machine and not at the Desk."""

ANSWERED = "Somebody has answered this already, or their account is shut. Look at the list again."
OTHER_ROLES = "Their roles have changed since you opened the page. Look at them again before you say it."
NOBODY_LEFT = (
    "Somebody waits, and no colleague is left who could say that they know them. Let one in again who reads or looks after "
    "identities; or whoever keeps the machine says it there: ihw know."
)


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom no colleague has said to know yet."""

    id: str
    name: str
    roles: tuple[str, ...]
    asked_by: str
    """Staff id of the administrator who invited them, or gave them these roles; empty where nothing is written."""

    asked_at: datetime | None


def known(session: Session) -> Mapping[str, frozenset[str]]:
    """Return for which roles each account is known, by id."""
    return {row.person_id: _roles(row) for row in session.execute(select(KnownRow)).scalars()}


def opens(session: Session, person: Person) -> frozenset[str]:
    """Return the roles that open to this person today: all they have, or none but to wait."""
    held = accounts.roles_of(person)
    row = session.get(KnownRow, person.id)
    is_known = rules.is_known(held, _roles(row) if row is not None else ())
    return held if is_known else frozenset({rules.WAITS})


def came(session: Session, person: Person, asked_by: str, at: datetime) -> None:
    """Write down by whom an account came to its roles. They wait, unless known in these or the first of a house."""
    held = accounts.roles_of(person) & set(rules.CARES)
    if held and all(roles.isdisjoint(rules.CARES) for roles in known(session).values()):
        _write(session, person.id, held, "", asked_by, at)
        return
    row = session.get(KnownRow, person.id)
    if row is None:
        _write(session, person.id, (), "", asked_by, at)
    else:
        row.asked_by, row.asked_at = asked_by, at


def let_stand(session: Session, person: Person, at: datetime) -> None:
    """Write an account down as known in all its roles: by who keeps the machine, who can do everything anyway."""
    _write(session, person.id, accounts.roles_of(person), MACHINE, "", at)


def from_machine(session: Session, login: str, at: datetime) -> None:
    """Let in who waits, where no colleague is left who could say that they know them.

    Raises:
        NotFound: nobody of this sign-in name waits.
    """
    person = session.execute(select(Person).where(Person.login == login.strip().lower())).scalar_one_or_none()
    if person is None or person.is_disabled or rules.WAITS not in opens(session, person):
        raise NotFound("Nobody of this sign-in name waits for somebody who knows them.")
    let_stand(session, person, at)
    audit.note(session, who=MACHINE, act=KNOWN, subject=person.id, at=at)


def waiting(session: Session) -> tuple[Newcomer, ...]:
    """Return who waits, by name."""
    rows = {row.person_id: row for row in session.execute(select(KnownRow)).scalars()}
    query = select(Person).where(Person.is_disabled.is_(False)).order_by(Person.name)
    return tuple(
        _newcomer_of(one, rows.get(one.id))
        for one in session.execute(query).scalars()
        if rules.WAITS in opens(session, one)
    )


def nobody_left(session: Session) -> bool:
    """Return whether somebody waits, and nobody is there who could say that they know them."""
    people = session.execute(select(Person)).scalars().all()
    return bool(waiting(session)) and not any(_may_say(session, one) for one in people)


def know(session: Session, person_id: str, roles: Collection[str], staff_id: str, moment: Moment) -> None:
    """Say that I know this person, in these roles: from now on they open what these open.

    Raises:
        NotFound: there is no such account, it is mine, or I am nobody who may say so.
        Refused: somebody answered already; or the roles are others by now.
    """
    person = _newcomer(session, person_id, roles, staff_id)
    row = session.get(KnownRow, person_id)
    asked_by, asked_at = (row.asked_by, row.asked_at) if row is not None else ("", moment.now)
    _write(session, person_id, accounts.roles_of(person), staff_id, asked_by, asked_at)
    audit.note(session, who=staff_id, act=KNOWN, subject=person_id, at=moment.now)


def do_not_know(
    session: Session, person_id: str, roles: Collection[str], staff_id: str, moment: Moment
) -> None:
    """Say that I do not know this person: the account is shut. An administrator can let it in again; it waits then as before.

    Raises:
        NotFound, Refused: as `know`.
    """
    accounts.shut(session, _newcomer(session, person_id, roles, staff_id))
    audit.note(session, who=staff_id, act="do not know a colleague", subject=person_id, at=moment.now)


def _newcomer_of(person: Person, row: KnownRow | None) -> Newcomer:
    roles = tuple(sorted(accounts.roles_of(person)))
    if row is None:
        return Newcomer(person.id, person.name, roles, "", None)
    return Newcomer(person.id, person.name, roles, row.asked_by, row.asked_at)


def _newcomer(session: Session, person_id: str, roles: Collection[str], staff_id: str) -> Person:
    person, me = session.get(Person, person_id), session.get(Person, staff_id)
    if person is None or person_id == staff_id or me is None or not _may_say(session, me):
        raise NotFound(NOTHING_HERE)
    if person.is_disabled or rules.WAITS not in opens(session, person):
        raise Refused(ANSWERED)
    if frozenset(roles) != accounts.roles_of(person):
        raise Refused(OTHER_ROLES)
    return person


def _may_say(session: Session, person: Person) -> bool:
    return not person.is_disabled and not opens(session, person).isdisjoint(rules.CARES)


def _write(
    session: Session, person_id: str, roles: Collection[str], by: str, asked_by: str, asked_at: datetime
) -> None:
    said = json.dumps(sorted(roles))
    session.merge(KnownRow(person_id=person_id, roles=said, by=by, asked_by=asked_by, asked_at=asked_at))
    session.flush()


def _roles(row: KnownRow) -> frozenset[str]:
    return frozenset(json.loads(row.roles))
