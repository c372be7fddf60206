"""Staff: who is at the Desk, invited by an administrator, who can read no story (i2, c20)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts, audit
from archive.ground.accounts import Person
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from moderation.tables import STAFF_KEY
from stories.desk import Desk

MODERATOR = "moderator"
REVIEWER = "reviewer"
ADMINISTRATOR = "administrator"
ROLES = {
    MODERATOR: "Moderator: reads stories, first or second",
    REVIEWER: "Reviewer: the court question, and second readings",
    ADMINISTRATOR: "Administrator: accounts and the log; reads no story",
}
READERS = (MODERATOR, REVIEWER)
READ_LOG = (ADMINISTRATOR,)
"""Who reads the log and hands it out."""


@dataclass(frozen=True)
class Colleague:
    """One of the staff, as listed."""

    id: str
    name: str
    login: str
    roles: tuple[str, ...]
    is_disabled: bool


def may_read_log(roles: Collection[str]) -> bool:
    """Return whether somebody with these roles reads the log and hands it out."""
    return not set(READ_LOG).isdisjoint(roles)


def totp_key(desk: Desk) -> bytes:
    """Return the house key that seals second factors."""
    return desk.keys.get(STAFF_KEY)


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Return all staff by name; support workers are no staff, and have a list of their own."""
    people = session.execute(select(Person).order_by(Person.name)).scalars()
    return tuple(
        Colleague(one.id, one.name, one.login, tuple(sorted(accounts.roles_of(one))), one.is_disabled)
        for one in people
        if accounts.roles_of(one) <= set(ROLES)
    )


def names(session: Session) -> dict[str, str]:
    """Return the names of everyone with an account here by id, for the thread and the log."""
    return {one.id: one.name for one in session.execute(select(Person)).scalars()}


def invite(session: Session, role: str, staff_id: str, moment: Moment) -> str:
    """Return the token of a one-use invitation for one role; nobody holds two.

    Raises:
        BadInput: no such role.
    """
    if role not in ROLES:
        raise BadInput("Choose one role from the list.")
    token = accounts.invite(session, roles=(role,), now=moment.now)
    audit.note(session, who=staff_id, act="invite", subject=role, at=moment.now)
    return token


def shut(session: Session, person_id: str, staff_id: str, moment: Moment) -> None:
    """Disable an account and end its sign-ins.

    Raises:
        NotFound: no such account.
        BadInput: it is your own, and nobody could let you back in.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("There is no such account.")
    if person_id == staff_id:
        raise BadInput("You cannot disable your own account. Ask another administrator.")
    person.is_disabled = True
    accounts.sign_out_everywhere(session, person_id)
    audit.note(session, who=staff_id, act="disable", subject=person_id, at=moment.now)


def open_again(session: Session, person_id: str, staff_id: str, moment: Moment) -> None:
    """Enable an account again.

    Raises:
        NotFound: no such account.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("There is no such account.")
    person.is_disabled = False
    audit.note(session, who=staff_id, act="enable", subject=person_id, at=moment.now)
