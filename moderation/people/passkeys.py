"""Passkeys of staff, beside password and six digits: each question is asked once, kept here, and answered once.

A passkey is two things in one: the device that holds it, and the finger, face or PIN that opens it (user verification is
required). Adding one takes password and six digits again. Whoever has none, or no account, is asked the same question.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.ground import accounts, audit, passkeys, sign_ins
from archive.ground.accounts import Person
from archive.ground.crypto import fingerprint, new_token, token_hash
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound
from archive.rules.roles import ROLES
from archive.settings import Address
from moderation.people import staff
from moderation.people_tables import PasskeyChallenge, PasskeyRow
from stories.desk import Desk

LIVES = timedelta(minutes=5)
SIGN_IN, ADD = "sign-in", "add"
LONGEST_NAME = 60


@dataclass(frozen=True)
class Asked:
    """A question to a browser."""

    token: str = field(repr=False)
    """What its cookie holds."""

    options: str
    """What its script is asked, as JSON."""


@dataclass(frozen=True)
class Mine:
    """One passkey, as its owner sees it."""

    id: str
    name: str
    made_on: date
    used_on: date | None


def mine(session: Session, person_id: str) -> tuple[Mine, ...]:
    """Return the passkeys of one person, oldest first."""
    return tuple(Mine(row.id, row.name, row.made_on, row.used_on) for row in _of(session, person_id))


def login_of(session: Session, person_id: str) -> str:
    """Return the sign-in name of one of the staff."""
    return session.get_one(Person, person_id).login


def ask_to_add(session: Session, person_id: str, address: Address, moment: Moment) -> Asked:
    """Return the question by which somebody who has just proved who it is adds a passkey."""
    person, challenge = session.get_one(Person, person_id), passkeys.new_challenge()
    known = [row.id for row in _of(session, person_id)]
    options = passkeys.to_add(address, challenge, person_id=person.id, login=person.login, known=known)
    return Asked(_keep(session, challenge, ADD, person.login, person.id, moment), options)


def add(
    session: Session, token: str, answer: str, name: str, person_id: str, address: Address, moment: Moment
) -> None:
    """Keep the passkey that a browser made.

    Raises:
        BadInput: no question waits for this answer, or it is not true.
    """
    asked = _take(session, token, ADD, moment)
    if asked is None or asked.person_id != person_id:
        raise BadInput(passkeys.NOT_TAKEN)
    made = passkeys.added(address, asked.challenge, answer)
    if session.get(PasskeyRow, made.id) is not None:
        raise BadInput("That passkey is here already.")
    name = " ".join(name.split())[:LONGEST_NAME] or "A passkey"
    session.add(
        PasskeyRow(
            id=made.id, person_id=person_id, key=made.key, uses=made.uses, name=name, made_on=moment.today
        )
    )
    audit.note(session, who=person_id, act="add a passkey", subject=person_id, at=moment.now)


def take_away(session: Session, id: str, person_id: str, moment: Moment) -> None:
    """Forget a passkey of one's own.

    Raises:
        NotFound: there is none.
    """
    row = session.get(PasskeyRow, id)
    if row is None or row.person_id != person_id:
        raise NotFound(NOTHING_HERE)
    session.delete(row)
    audit.note(session, who=person_id, act="take a passkey away", subject=person_id, at=moment.now)


def ask_to_sign_in(desk: Desk, session: Session, login: str, address: Address, moment: Moment) -> Asked:
    """Return the question by which somebody signs in. Whoever has no passkey, or no account, is asked a made-up one.

    Raises:
        TooMany: this name was tried too often within a minute.
    """
    login = login.strip().lower()[: accounts.LONGEST_LOGIN]
    sign_ins.refuse_when_tried_too_often(session, login, moment.now)
    person = _person(session, login)
    known = [row.id for row in _of(session, person.id)] if person is not None else []
    decoy = passkeys.made_up(fingerprint(staff.totp_key(desk), f"passkey|{login}"))
    challenge = passkeys.new_challenge()
    options = passkeys.to_sign_in(address, challenge, known=known or [decoy])
    return Asked(_keep(session, challenge, SIGN_IN, login, None, moment), options)


def sign_in(session: Session, token: str, answer: str, address: Address, moment: Moment) -> Person | None:
    """Return who may come in, or None; either is written down, and the question is used up."""
    asked = _take(session, token, SIGN_IN, moment)
    if asked is None:
        return None
    sign_ins.refuse_when_tried_too_often(session, asked.login, moment.now)
    person, row = _person(session, asked.login), session.get(PasskeyRow, passkeys.id_in(answer))
    if person is None or row is None or row.person_id != person.id:
        sign_ins.note_failed_try(session, asked.login, moment.now)
        return None
    try:
        row.uses = passkeys.used(address, asked.challenge, answer, key=row.key, uses=row.uses)
    except BadInput:
        sign_ins.note_failed_try(session, asked.login, moment.now)
        return None
    row.used_on = moment.today
    return person


def _person(session: Session, login: str) -> Person | None:
    person = session.execute(select(Person).where(Person.login == login)).scalar_one_or_none()
    is_staff = (
        person is not None and bool(accounts.roles_of(person)) and accounts.roles_of(person) <= set(ROLES)
    )
    return person if person is not None and is_staff and not person.is_disabled else None


def _of(session: Session, person_id: str) -> list[PasskeyRow]:
    query = select(PasskeyRow).where(PasskeyRow.person_id == person_id)
    return list(session.execute(query.order_by(PasskeyRow.made_on, PasskeyRow.id)).scalars())


def _keep(
    session: Session, challenge: bytes, what: str, login: str, person_id: str | None, moment: Moment
) -> str:
    session.execute(delete(PasskeyChallenge).where(PasskeyChallenge.ends < moment.now))
    token = new_token()
    session.add(
        PasskeyChallenge(
            token=token_hash(token), challenge=challenge, what=what, login=login, person_id=person_id,
            ends=moment.now + LIVES,
        )
    )  # fmt: skip
    return token


def _take(session: Session, token: str, what: str, moment: Moment) -> PasskeyChallenge | None:
    """Return the question that waits, and let it wait no more, whatever comes of it."""
    row = session.get(PasskeyChallenge, token_hash(token))
    if row is None or row.what != what:
        return None
    session.delete(row)
    session.flush()
    return row if row.ends >= moment.now else None
