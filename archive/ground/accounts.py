"""Who is there: people with a password and a second factor, and their invitations. How long they stay signed in: `sign_ins`.

Parameters: `design/security.md` 1.3.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from threading import BoundedSemaphore

import pyotp
from argon2 import PasswordHasher, Type, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.crypto import new_id, new_token, seal_text, token_hash, unseal_text
from archive.ground.sign_ins import (
    AccountBase,
    note_failed_try,
    refuse_when_tried_too_often,
    sign_out_everywhere,
)
from archive.rules.errors import BadInput, NotFound

SHORTEST_LOGIN, LONGEST_LOGIN = 2, 64
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 128
INVITATION_LIVES = timedelta(days=14)
NO_INVITATION = "This invitation has been used or is over. Ask for a new one."
_AT_ONCE = BoundedSemaphore(4)


class Person(AccountBase):
    """Someone with an account: staff on the desk, a trainer in the lists."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(
        unique=True, comment="Lower case; chosen by the person, no e-mail needed."
    )
    name: Mapped[str] = mapped_column(comment="How colleagues see the person.")
    roles: Mapped[str] = mapped_column(comment="JSON list of role names.")
    password: Mapped[str] = mapped_column(comment="argon2id.")
    totp: Mapped[bytes] = mapped_column(comment="Sealed base32 secret.")
    totp_last: Mapped[int] = mapped_column(default=0, comment="The time step last used: a code works once.")
    is_disabled: Mapped[bool] = mapped_column(default=False)


class Invitation(AccountBase):
    """A one-use way in: only the hash of its token is kept."""

    __tablename__ = "invitation"

    token: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the token.")
    roles: Mapped[str]
    about: Mapped[str] = mapped_column(
        comment="JSON of ids for the door that made it (an organisation, professions)."
    )
    ends: Mapped[datetime]


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """Return the password hash of the house: argon2id, t=4, 64 MiB, p=2. Tests make it cheap by one named fixture."""
    return PasswordHasher(time_cost=4, memory_cost=64 * 1024, parallelism=2)


def matches(hashed: str, secret: str) -> bool:
    """Return whether `secret` is what was hashed. At most four are worked out at once: each takes 64 MiB.

    Call this, and `hashed`, before a write lock is taken: a hash is slow on purpose, and while one is worked out under
    the lock nobody can hide a story.
    """
    try:
        with _AT_ONCE:
            return hasher().verify(hashed, secret)
    except (VerificationError, InvalidHashError):
        return False


def hashed(secret: str) -> str:
    """Return the hash of a new secret. As `matches`."""
    with _AT_ONCE:
        return hasher().hash(secret)


def is_ours(known: str) -> bool:
    """Return whether a hash is of the house's kind, and costs no more to try than one made here."""
    try:
        found = extract_parameters(known)
    except InvalidHashError:
        return False
    mine = hasher()
    return (
        found.type is Type.ID
        and found.time_cost <= mine.time_cost
        and found.memory_cost <= mine.memory_cost
        and found.parallelism <= mine.parallelism
    )


def invite(
    session: Session, *, roles: tuple[str, ...], now: datetime, about: dict[str, object] | None = None
) -> str:
    """Return the token of a one-use invitation, good for 14 days."""
    token = new_token()
    row = Invitation(
        token=token_hash(token),
        roles=json.dumps(roles),
        about=json.dumps(about or {}),
        ends=now + INVITATION_LIVES,
    )
    session.add(row)
    return token


def invitation(
    session: Session, token: str, now: datetime, *, roles: Collection[str] | None = None
) -> Invitation:
    """Return the invitation that is still open, to one of `roles` if they are named: a door takes no other door's.

    Raises:
        NotFound: used, over, never made, or for another door.
    """
    row = session.get(Invitation, token_hash(token))
    if row is None or row.ends < now or (roles is not None and not set(json.loads(row.roles)) <= set(roles)):
        raise NotFound(NO_INVITATION)
    return row


def new_totp_secret() -> str:
    """Return a new base32 secret for an authenticator app."""
    return pyotp.random_base32()


def provisioning_uri(secret: str, login: str, issuer: str) -> str:
    """Return the `otpauth://` address that an authenticator app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def digits_of(secret: str, now: datetime) -> str:
    """Return the six digits that an authenticator app shows for `secret` at `now` (for the demo and for tests)."""
    return pyotp.TOTP(secret).at(now)


@dataclass(frozen=True)
class Password:
    """A new password, hashed; or what is wrong with it."""

    hashed: str = field(repr=False)
    problems: tuple[str, ...] = ()


def new_password(typed: str) -> Password:
    """Return a typed password ready to be kept. Slow on purpose: see `matches`."""
    problems = password_problems(typed)
    return Password("" if problems else hashed(typed), problems)


def add_person(
    session: Session,
    totp_key: bytes,
    *,
    login: str,
    name: str,
    roles: tuple[str, ...],
    password: Password,
    secret: str,
) -> Person:
    """Return the new account.

    Raises:
        BadInput: the name is taken, or the password is too short or too long.
    """
    login = login.strip().lower()
    problems = [*_login_problems(session, login), *password.problems]
    if problems:
        raise BadInput(*problems)
    id = new_id()
    person = Person(
        id=id,
        login=login,
        name=name.strip() or login,
        roles=json.dumps(roles),
        password=password.hashed,
        totp=seal_text(totp_key, secret, about=f"person|totp|{id}"),
        totp_last=0,
        is_disabled=False,
    )
    session.add(person)
    session.flush()
    return person


def accept(
    session: Session,
    totp_key: bytes,
    token: str,
    *,
    login: str,
    name: str,
    password: Password,
    secret: str,
    code: str,
    now: datetime,
) -> tuple[Person, dict[str, object]]:
    """Return the account that an invitation became, and what the invitation was about; the invitation is used up.

    Raises:
        NotFound: the invitation is not open.
        BadInput: the name, the password or the six digits cannot be used.
    """
    open_invitation = invitation(session, token, now)
    if _step_of(secret, code, now) is None:
        raise BadInput("The six digits do not match. Take the ones the app shows now.")
    roles = tuple(json.loads(open_invitation.roles))
    person = add_person(
        session, totp_key, login=login, name=name, roles=roles, password=password, secret=secret
    )
    session.delete(open_invitation)
    session.flush()
    return person, json.loads(open_invitation.about)


@dataclass(frozen=True)
class Checked:
    """What a try to sign in came to, worked out before the lock was taken; nobody is in yet."""

    login: str
    person_id: str | None
    """Whose password and digits these are; None when they do not belong together."""

    password: str = field(default="", repr=False)
    """The hash that matched."""

    step: int = 0
    """The time step of the six digits."""


def check(
    session: Session,
    totp_key: bytes,
    *,
    login: str,
    password: str,
    code: str,
    now: datetime,
    roles: Collection[str] | None = None,
) -> Checked:
    """Return whose password and six digits these are, on a session that only reads: no lock waits for the hash.

    Unknown name, wrong password, wrong digits, a disabled account and, if `roles` are named, an account of another
    door answer the same and cost one hash (ASVS 6.3.8).

    Raises:
        TooMany: tried too often within a minute.
    """
    login = login.strip().lower()
    refuse_when_tried_too_often(session, login, now)
    person = session.execute(select(Person).where(Person.login == login)).scalar_one_or_none()
    if person is not None and roles is not None and not roles_of(person) & set(roles):
        person = None
    right = len(password) <= LONGEST_PASSWORD and matches(person.password if person else _nobody(), password)
    if person is None or not right:
        return Checked(login, None)
    secret = unseal_text(totp_key, person.totp, about=f"person|totp|{person.id}")
    step = _step_of(secret, code, now)
    return Checked(login, None) if step is None else Checked(login, person.id, person.password, step)


def admit(session: Session, checked: Checked, now: datetime) -> Person | None:
    """Return the person who may come in now, or None; either is written down. Digits open once, however many press at once.

    Raises:
        TooMany: tried too often within a minute; those who tried at the same time are counted here.
    """
    refuse_when_tried_too_often(session, checked.login, now)
    person = session.get(Person, checked.person_id) if checked.person_id else None
    if (
        person is None
        or person.is_disabled
        or person.password != checked.password
        or checked.step <= person.totp_last
    ):
        note_failed_try(session, checked.login, now)
        return None
    person.totp_last = checked.step
    return person


def roles_of(person: Person) -> frozenset[str]:
    """Return the roles of an account."""
    return frozenset(json.loads(person.roles))


def shut(session: Session, person: Person) -> None:
    """Disable an account and end its sign-ins."""
    person.is_disabled = True
    sign_out_everywhere(session, person.id)


def password_problems(password: str) -> tuple[str, ...]:
    """Return what is wrong with a new password (ASVS 6.2.1, 6.2.9: length only, any characters)."""
    if len(password) < SHORTEST_PASSWORD:
        return (f"Use at least {SHORTEST_PASSWORD} characters. Three or four words are easiest.",)
    if len(password) > LONGEST_PASSWORD:
        return (f"Use at most {LONGEST_PASSWORD} characters.",)
    return ()


def _login_problems(session: Session, login: str) -> tuple[str, ...]:
    if not SHORTEST_LOGIN <= len(login) <= LONGEST_LOGIN or any(character.isspace() for character in login):
        return ("Choose a sign-in name of 2 to 64 characters without spaces.",)
    if session.execute(select(Person.id).where(Person.login == login)).first():
        return ("That sign-in name is taken. Choose another.",)
    return ()


@lru_cache(maxsize=1)
def _nobody() -> str:
    return hashed(new_token())


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the 30-second step whose digits `code` is, one step either side, or None (RFC 6238)."""
    totp, digits = pyotp.TOTP(secret), "".join(code.split())
    if len(digits) != totp.digits or not digits.isdecimal():
        return None
    current = totp.timecode(now)
    return next(
        (step for step in (current - 1, current, current + 1) if totp.generate_otp(step) == digits), None
    )
