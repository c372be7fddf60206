"""Who is there: people with a password and a second factor, their invitations, and sign-ins held in the database.

A cookie carries only a random token; the row behind it decides. Signed out, disabled or timed out, the same cookie
opens nothing: the library's own sign-out was measured to leave old cookies working (`design/dependencies.md` 0.2).
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
from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.crypto import new_id, new_token, seal_text, token_hash, unseal_text
from archive.ground.db import Base, new_metadata
from archive.rules.errors import BadInput, NotFound, SignedOut, TooMany

SHORTEST_LOGIN, LONGEST_LOGIN = 2, 64
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 128
INVITATION_LIVES = timedelta(days=14)
TRIES = 5
TRIES_WITHIN = timedelta(seconds=60)
SEEN_EVERY = timedelta(seconds=60)
SIGNED_OUT = "You are signed out. Please sign in again."
NO_INVITATION = "This invitation has been used or is over. Ask for a new one."
_AT_ONCE = BoundedSemaphore(4)


@dataclass(frozen=True)
class Patience:
    """How long a sign-in lasts: without a move, and in all."""

    idle: timedelta
    most: timedelta


PATIENCE = {
    "staff": Patience(timedelta(minutes=30), timedelta(hours=8)),
    "trainer": Patience(timedelta(minutes=30), timedelta(hours=8)),
    "notebook": Patience(timedelta(minutes=30), timedelta(hours=2)),
    "learner": Patience(timedelta(hours=2), timedelta(hours=8)),
    "supporter": Patience(timedelta(minutes=15), timedelta(hours=2)),
}
"""By kind of sign-in (`design/security.md` 1.3: GlobaLeaks 30 min, SecureDrop 120 min, ASVS 7.3)."""


class AccountBase(Base):
    """The tables of people and sign-ins; the desk has its own copy and the lists have theirs."""

    __abstract__ = True
    metadata = new_metadata()


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


class SignInRow(AccountBase):
    """One sign-in; the row, not the cookie, decides."""

    __tablename__ = "sign_in"

    token: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the token in the cookie.")
    kind: Mapped[str]
    who: Mapped[str] = mapped_column(index=True, comment="The id of a person, a notebook or a link.")
    place: Mapped[str] = mapped_column(
        default="{}", comment="JSON of ids: where in the door this sign-in stands."
    )
    began: Mapped[datetime]
    seen: Mapped[datetime]
    ended: Mapped[bool] = mapped_column(default=False)


class Attempt(AccountBase):
    """A failed try, kept for an hour: an account's name as a hash, nothing of where it came from."""

    __tablename__ = "attempt"

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    account: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


@dataclass(frozen=True)
class SignIn:
    """A sign-in that holds now."""

    token: str
    kind: str
    who: str
    place: dict[str, str]


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


# Sign-ins


def sign_in(
    session: Session, *, kind: str, who: str, now: datetime, place: dict[str, str] | None = None
) -> str:
    """Return the token of a new sign-in; only its hash is stored."""
    token = new_token()
    row = SignInRow(
        token=token_hash(token), kind=kind, who=who, place=json.dumps(place or {}), began=now, seen=now
    )
    session.add(row)
    session.flush()
    return token


def signed_in(session: Session, token: str | None, *, kind: str, now: datetime) -> SignIn:
    """Return the sign-in behind `token`.

    Raises:
        SignedOut: there is none, it was ended, or it has waited too long.
    """
    row = _row(session, token, kind)
    if row is None or row.ended or not _in_time(row, now):
        raise SignedOut(SIGNED_OUT)
    return SignIn(token=token or "", kind=row.kind, who=row.who, place=json.loads(row.place))


def not_ended(session: Session, token: str) -> SignIn | None:
    """Return the sign-in behind `token` unless somebody ended it. How long it waited is not asked: a recording can run long."""
    row = session.get(SignInRow, token_hash(token))
    if row is None or row.ended:
        return None
    return SignIn(token=token, kind=row.kind, who=row.who, place=json.loads(row.place))


def lapsed(session: Session, token: str | None, *, kind: str, now: datetime) -> str | None:
    """Return whom a sign-in belonged to that ran out of time (not one that was ended by a person)."""
    row = _row(session, token, kind)
    return row.who if row is not None and not row.ended and not _in_time(row, now) else None


def keep_alive(engine: Engine, token: str, now: datetime) -> None:
    """Note that the sign-in was used; at most once a minute, in a transaction of its own."""
    stale = SignInRow.seen < now - SEEN_EVERY
    with engine.begin() as connection:
        connection.execute(
            update(SignInRow).where(SignInRow.token == token_hash(token), stale).values(seen=now)
        )


def is_stale(session: Session, token: str, now: datetime) -> bool:
    """Return whether `keep_alive` would write."""
    seen = session.execute(
        select(SignInRow.seen).where(SignInRow.token == token_hash(token))
    ).scalar_one_or_none()
    return seen is not None and now - seen > SEEN_EVERY


def move(session: Session, token: str, **place: str) -> None:
    """Note where in its door the sign-in stands now (ids only)."""
    row = session.get_one(SignInRow, token_hash(token))
    row.place = json.dumps({**json.loads(row.place), **place})


def sign_out(session: Session, token: str | None) -> None:
    """End one sign-in. Safe to repeat."""
    if token:
        session.execute(update(SignInRow).where(SignInRow.token == token_hash(token)).values(ended=True))


def sign_out_everywhere(session: Session, who: str, *, except_token: str | None = None) -> None:
    """End every sign-in of one person, notebook or link."""
    mine = update(SignInRow).where(SignInRow.who == who)
    if except_token:
        mine = mine.where(SignInRow.token != token_hash(except_token))
    session.execute(mine.values(ended=True))


def forget_old_sign_ins(session: Session, now: datetime) -> None:
    """Delete sign-ins begun more than a day ago, and failed tries older than an hour."""
    session.execute(delete(SignInRow).where(SignInRow.began < now - timedelta(days=1)))
    session.execute(delete(Attempt).where(Attempt.at < now - timedelta(hours=1)))


def _row(session: Session, token: str | None, kind: str) -> SignInRow | None:
    row = session.get(SignInRow, token_hash(token)) if token else None
    return row if row is not None and row.kind == kind else None


def _in_time(row: SignInRow, now: datetime) -> bool:
    patience = PATIENCE[row.kind]
    # A clock that ran backwards must not make an old sign-in young again.
    return row.began <= now <= row.began + patience.most and now <= row.seen + patience.idle


# Tries


def refuse_when_tried_too_often(session: Session, account: str, now: datetime) -> None:
    """Do nothing unless this one account was tried too often within a minute; others are never held up.

    Raises:
        TooMany: five failed tries within sixty seconds.
    """
    recent = (
        select(func.count())
        .select_from(Attempt)
        .where(Attempt.account == token_hash(account), Attempt.at > now - TRIES_WITHIN)
    )
    if session.execute(recent).scalar_one() >= TRIES:
        raise TooMany("That was tried too often. Please wait a minute, then try again.")


def note_failed_try(session: Session, account: str, now: datetime) -> None:
    """Write down a failed try."""
    session.add(Attempt(account=token_hash(account), at=now))


# People


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
