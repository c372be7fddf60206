"""Staff: who is at the Desk, invited by an administrator, who can read no story and no identity (i2, c20)."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts, audit, sign_ins
from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.rules import roles as rules
from archive.rules import safeguarding
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from archive.rules.roles import (
    ADMINISTRATOR,
    ADVISER,
    ADVISES,
    ARCHIVIST,
    AUDITOR,
    CARES,
    CUSTODIAN,
    MEETS,
    MODERATOR,
    READERS,
    REVIEWER,
    ROLES,
    SAFEGUARDING,
    WAITS,
)
from moderation.people import knowing
from moderation.tables import STAFF_KEY
from stories import quarantine
from stories.desk import Desk

__all__ = [
    "ADMINISTRATOR", "ADVISER", "ADVISES", "ARCHIVIST", "AUDITOR", "CARES", "CUSTODIAN", "MEETS", "MODERATOR", "READERS",
    "REVIEWER", "ROLES", "SAFEGUARDING", "WAITS",
]  # fmt: skip

READ_LOG = (ADMINISTRATOR, AUDITOR)
"""Who reads the log and hands it out."""

CLAIMED = "claim"
"""The act in the log by which somebody had a story open."""

SHOWN = "show words"
"""The act by which somebody who had it open was shown her words, whoever took it."""

LED = "read for safeguarding"
"""The act by which the safeguarding lead was shown them."""

MET = "met words as adviser or lead"
"""Written of whoever leaves such a seat: stories and worries are met there that nobody takes, so no other act says it."""

READ = (CLAIMED, SHOWN, LED, quarantine.LOOKED, MET)
"""Whoever did one of these has read, and never comes to hold identities."""

OPENED = "open identity"
"""The act by which somebody opened who a mother is, or how she is reached."""

NO_ACCOUNT = "There is no such account."


@dataclass(frozen=True)
class Colleague:
    """One of the staff, as listed."""

    id: str
    name: str
    login: str
    roles: tuple[str, ...]
    is_disabled: bool
    waits: bool
    """Whether nobody has said yet that they know this person: until then they open nothing."""

    @property
    def works(self) -> bool:
        """Whether this person can sign in, and opens what their roles open."""
        return not self.is_disabled and not self.waits


def may_read_log(roles: Collection[str]) -> bool:
    """Return whether somebody with these roles reads the log and hands it out."""
    return not set(READ_LOG).isdisjoint(roles)


def may_read(roles: Collection[str]) -> bool:
    """Return whether somebody with these roles reads stories."""
    return not set(READERS).isdisjoint(roles)


def meets_hard_things(roles: Collection[str]) -> bool:
    """Return whether somebody with these roles meets what may be hard to read, and so has a Pause on every page."""
    return not set(CARES).isdisjoint(roles)


def totp_key(desk: Desk) -> bytes:
    """Return the house key that seals second factors."""
    return desk.keys.get(STAFF_KEY)


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Return all staff by name; support workers are no staff, and have a list of their own."""
    people = session.execute(select(Person).order_by(Person.name)).scalars().all()
    known = knowing.known(session)
    return tuple(
        Colleague(
            one.id, one.name, one.login, tuple(sorted(accounts.roles_of(one))), one.is_disabled,
            waits=not rules.is_known(accounts.roles_of(one), known.get(one.id, frozenset())),
        )
        for one in people
        if accounts.roles_of(one) <= set(ROLES)
    )  # fmt: skip


def names(session: Session) -> dict[str, str]:
    """Return the names of everyone with an account here by id, for the thread and the log."""
    return {one.id: one.name for one in session.execute(select(Person)).scalars()}


def holders(session: Session, role: str) -> tuple[str, ...]:
    """Return the ids of everybody who holds a role, can sign in and is known to a colleague."""
    return tuple(one.id for one in colleagues(session) if role in one.roles and one.works)


def seconds(session: Session, besides: str) -> frozenset[str]:
    """Return the ids of everybody who may be the second person where harm is feared, but this one."""
    return frozenset(id for role in safeguarding.SECONDS for id in holders(session, role)) - {besides}


def missing(session: Session) -> tuple[str, ...]:
    """Return who is missing for an emergency to be looked after; empty when nobody is."""
    return safeguarding.missing(len(holders(session, SAFEGUARDING)), len(holders(session, CUSTODIAN)))


def invite(session: Session, roles: Collection[str], staff_id: str, moment: Moment) -> str:
    """Return the token of a one-use invitation for these roles.

    Raises:
        BadInput: no such role, or nobody may hold these together.
    """
    _refuse(rules.objections(roles))
    about: dict[str, object] = {"by": staff_id, "at": moment.now.isoformat()}
    token = accounts.invite(session, roles=tuple(sorted(roles)), now=moment.now, about=about)
    audit.note(session, who=staff_id, act="invite", subject=" ".join(sorted(roles)), at=moment.now)
    return token


def accept(session: Session, key: bytes, token: str, **typed: Any) -> Person:
    """Return the account that an invitation became; what the invitation says is asked once more.

    It opens no story and no identity before a colleague knows who it is (`moderation/people/knowing.py`).

    Raises:
        NotFound: the invitation is not open.
        BadInput: nobody may hold these roles together; or as `accounts.accept`.
    """
    invited = accounts.invitation(session, token, typed["now"])
    _refuse(rules.objections(json.loads(invited.roles)))
    person, about = accounts.accept(session, key, token, **typed)
    at = datetime.fromisoformat(str(about["at"])) if "at" in about else typed["now"]
    knowing.came(session, person, str(about.get("by", "")), at)
    return person


def change_roles(
    session: Session, person_id: str, roles: Collection[str], staff_id: str, moment: Moment
) -> None:
    """Give one of the staff other roles, and end every sign-in of that person.

    A role that meets words or identities opens nothing before a colleague knows this person in it.

    Raises:
        NotFound: no such account among the staff.
        BadInput: it is your own; or nobody may hold these together; or that person knows too much for it.
    """
    person = _colleague(session, person_id)
    if person_id == staff_id:
        raise BadInput("You cannot change your own roles. Ask another administrator.")
    did, has_met = _acts_of(session, person_id), _has_met(session, person)
    has_read = has_met or not did.isdisjoint(READ)
    _refuse(rules.against_change(roles, has_read=has_read, has_held=OPENED in did))
    if has_met and MET not in did:
        audit.note(session, who=person_id, act=MET, subject=person_id, at=moment.now)
    person.roles = json.dumps(sorted(roles))
    knowing.came(session, person, staff_id, moment.now)
    sign_ins.sign_out_everywhere(session, person_id)
    audit.note(session, who=staff_id, act="change roles", subject=person_id, at=moment.now)


def shut(session: Session, person_id: str, staff_id: str, moment: Moment) -> None:
    """Disable an account and end its sign-ins.

    Raises:
        NotFound: no such account.
        BadInput: it is your own, and nobody could let you back in.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound(NO_ACCOUNT)
    if person_id == staff_id:
        raise BadInput("You cannot disable your own account. Ask another administrator.")
    accounts.shut(session, person)
    audit.note(session, who=staff_id, act="disable", subject=person_id, at=moment.now)


def open_again(session: Session, person_id: str, staff_id: str, moment: Moment) -> None:
    """Enable an account again.

    Raises:
        NotFound: no such account.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound(NO_ACCOUNT)
    person.is_disabled = False
    audit.note(session, who=staff_id, act="enable", subject=person_id, at=moment.now)


def _colleague(session: Session, person_id: str) -> Person:
    person = session.get(Person, person_id)
    if person is None or not accounts.roles_of(person) <= set(ROLES):
        raise NotFound(NO_ACCOUNT)
    return person


def _has_met(session: Session, person: Person) -> bool:
    """Return whether this person sits where words are met that nobody takes, and is known there."""
    return not knowing.opens(session, person).isdisjoint(MEETS)


def _acts_of(session: Session, person_id: str) -> set[str]:
    query = select(AuditRow.act).where(AuditRow.who == person_id, AuditRow.act.in_((*READ, OPENED)))
    return set(session.execute(query.distinct()).scalars())


def _refuse(reasons: tuple[str, ...]) -> None:
    if reasons:
        raise BadInput(*reasons)
