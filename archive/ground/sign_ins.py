"""Who is signed in, for how long, and how often somebody may try: held in the database, whoever it is.

A cookie carries only a random token; the row behind it decides. Signed out, disabled or timed out, the same cookie
opens nothing: the library's own sign-out was measured to leave old cookies working (`design/dependencies.md` 0.2).
Parameters: `design/security.md` 1.3.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.ground.crypto import new_token, token_hash
from archive.ground.db import Base, new_metadata
from archive.rules.errors import SignedOut, TooMany

TRIES = 5
TRIES_WITHIN = timedelta(seconds=60)
SEEN_EVERY = timedelta(seconds=60)
SIGNED_OUT = "You are signed out. Please sign in again."


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
