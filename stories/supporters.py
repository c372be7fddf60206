"""Support workers' accounts at the mothers' door: by invitation, with a kind that the law knows, and an end (a3).

An account opens a list of visits and nothing else. Password and second factor are as for staff (`archive.ground.accounts`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts, audit
from archive.ground.accounts import Checked, Password, Person
from archive.rules import support as rules
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from archive.rules.support import Category
from stories.beside_tables import SUPPORTER_KEY, SupporterRow
from stories.desk import Desk

ROLE = "supporter"
KIND = "supporter"
"""The kind of a support worker's sign-in (`archive.ground.sign_ins.PATIENCE`)."""


@dataclass(frozen=True)
class Supporter:
    """A support worker, as the pages know her."""

    id: str
    name: str
    category: Category
    ends_on: date
    is_disabled: bool


@dataclass(frozen=True)
class Joining:
    """What a worker typed to make her account."""

    invitation: str = field(repr=False)
    login: str
    name: str
    password: Password = field(repr=False)
    secret: str = field(repr=False)
    digits: str = field(repr=False)


def totp_key(desk: Desk) -> bytes:
    """Return the house key that seals second factors of support workers."""
    return desk.keys.standing(SUPPORTER_KEY)


def invite(session: Session, *, category: str, ends_on: date, staff_id: str, moment: Moment) -> str:
    """Return the token of a one-use invitation.

    Raises:
        BadInput: no such kind of worker, or an end that is past or too far off.
    """
    if category not in set(Category):
        raise BadInput("Choose what kind of worker it is.")
    if not moment.today < ends_on <= moment.today + rules.ACCOUNT_AT_MOST:
        raise BadInput("Choose an end within the next two years.")
    about: dict[str, object] = {"category": category, "ends_on": ends_on.isoformat()}
    token = accounts.invite(session, roles=(ROLE,), now=moment.now, about=about)
    audit.note(session, who=staff_id, act="invite", subject=f"{ROLE} {category}", at=moment.now)
    return token


def accept(desk: Desk, session: Session, joining: Joining, moment: Moment) -> Supporter:
    """Return the account that an invitation became.

    Raises:
        NotFound: the invitation is not open, or is for another door.
        BadInput: the name, the password or the six digits cannot be used.
    """
    accounts.invitation(session, joining.invitation, moment.now, roles=(ROLE,))
    person, about = accounts.accept(
        session, totp_key(desk), joining.invitation, login=joining.login, name=joining.name,
        password=joining.password, secret=joining.secret, code=joining.digits, now=moment.now,
    )  # fmt: skip
    ends_on = date.fromisoformat(str(about["ends_on"]))
    row = SupporterRow(id=person.id, category=str(about["category"]), ends_on=ends_on)
    session.add(row)
    session.flush()
    audit.note(session, who=person.id, act="join", subject=person.id, at=moment.now)
    return _supporter(row, person)


def check(desk: Desk, session: Session, *, login: str, password: str, digits: str, moment: Moment) -> Checked:
    """Return whose password and digits these are, before a write lock is taken (`accounts.check`)."""
    return accounts.check(
        session, totp_key(desk), login=login, password=password, code=digits, now=moment.now, roles=(ROLE,)
    )


def admit(session: Session, checked: Checked, moment: Moment) -> Supporter | None:
    """Return the support worker who may come in now, or None: wrong, shut or past her last day answer the same."""
    person = accounts.admit(session, checked, moment.now)
    return active(session, person.id, moment.today) if person is not None else None


def active(session: Session, id: str, today: date) -> Supporter | None:
    """Return the support worker whose account holds today, or None."""
    found = known(session, id)
    if found is None or not rules.still_works(found.ends_on, today, is_disabled=found.is_disabled):
        return None
    return found


def known(session: Session, id: str) -> Supporter | None:
    """Return a support worker, whether her account still holds or not."""
    row, person = session.get(SupporterRow, id), session.get(Person, id)
    return _supporter(row, person) if row is not None and person is not None else None


def all_of(session: Session) -> tuple[Supporter, ...]:
    """Return all support workers by name, for the administrator."""
    ids = session.execute(select(SupporterRow.id)).scalars()
    found = (known(session, id) for id in ids)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.name, one.id)))


def _supporter(row: SupporterRow, person: Person) -> Supporter:
    return Supporter(person.id, person.name, Category(row.category), row.ends_on, person.is_disabled)
