"""Trainers and where they work. Organisations, areas and professions are set by an administrator, never by a trainer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Password, Person
from archive.ground.clean import one_line
from archive.ground.crypto import new_id
from archive.reading.tables import Organisation, Trainer
from archive.rules.areas import AREAS
from archive.rules.consent import Profession
from archive.rules.errors import BadInput, NotFound

ROLE = "trainer"
ADMIN = "organisation-admin"
"""Looks after the trainers of one organisation; sees no story by that."""

STEWARD = "steward"
"""The archive's own person in the Reading room: decides who may come in, and looks at clips. Of no organisation."""

KIND = "trainer"
"""The kind of a trainer's sign-in (`archive.ground.accounts.PATIENCE`)."""


@dataclass(frozen=True)
class Teaching:
    """What one trainer teaches, and where."""

    person_id: str
    organisation: str
    areas: frozenset[str]
    professions: frozenset[Profession]

    @property
    def area(self) -> str:
        """The one area of the organisation, or empty when it has several: what a showing says of where."""
        return next(iter(self.areas)) if len(self.areas) == 1 else ""


def found_organisation(session: Session, *, name: str, areas: Iterable[str]) -> str:
    """Return the id of a new organisation.

    Raises:
        BadInput: no name, no area, or an area we do not know. Without an area "not near me" could never hold.
    """
    name = one_line(name)
    if not name:
        raise BadInput("Give the organisation a name.")
    row = Organisation(id=new_id(), name=name, areas=_known(areas))
    session.add(row)
    session.flush()
    return row.id


def move_organisation(session: Session, *, organisation_id: str, areas: Iterable[str]) -> None:
    """Say anew where an organisation works; in force at the next request of all its trainers.

    A link froze the old areas when it was made: stop those too (`shutting.stop_all_of`).

    Raises:
        NotFound: no such organisation.
        BadInput: no area, or an area we do not know.
    """
    row = session.get(Organisation, organisation_id)
    if row is None:
        raise NotFound("There is no such organisation.")
    row.areas = _known(areas)


def organisation_named(session: Session, name: str) -> str | None:
    """Return the id of the organisation of that name, or None."""
    return session.execute(
        select(Organisation.id).where(Organisation.name == one_line(name))
    ).scalar_one_or_none()


def _known(areas: Iterable[str]) -> str:
    places = sorted(set(areas))
    if not places or any(area not in AREAS for area in places):
        raise BadInput("Choose at least one area from the list.")
    return json.dumps(places)


def invite(
    session: Session, *, organisation_id: str, professions: Iterable[Profession], now: datetime
) -> str:
    """Return the token of a one-use invitation for a trainer of an organisation.

    Raises:
        NotFound: no such organisation.
        BadInput: no profession.
    """
    if session.get(Organisation, organisation_id) is None:
        raise NotFound("There is no such organisation.")
    taught = sorted(Profession(profession) for profession in professions)
    if not taught:
        raise BadInput("Choose at least one profession.")
    about: dict[str, object] = {"organisation": organisation_id, "professions": taught}
    return accounts.invite(session, roles=(ROLE,), now=now, about=about)


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
) -> Person:
    """Return the account of a trainer who took up an invitation; the invitation is used up.

    Raises:
        NotFound: the invitation is not open, or is not one for a trainer.
        BadInput: the name, the password or the six digits cannot be used.
    """
    person, about = accounts.accept(
        session,
        totp_key,
        token,
        login=login,
        name=one_line(name),
        password=password,
        secret=secret,
        code=code,
        now=now,
    )
    if ROLE not in accounts.roles_of(person) or "organisation" not in about:
        raise NotFound(accounts.NO_INVITATION)
    session.add(
        Trainer(
            person_id=person.id,
            organisation_id=str(about["organisation"]),
            professions=json.dumps(about["professions"]),
        )
    )
    session.flush()
    return person


def teaching_of(session: Session, person_id: str) -> Teaching:
    """Return what a trainer teaches, and where, as it stands now.

    Raises:
        NotFound: this person is no trainer.
    """
    query = (
        select(Trainer.professions, Organisation.name, Organisation.areas)
        .join(Organisation)
        .where(Trainer.person_id == person_id)
    )
    row = session.execute(query).first()
    if row is None:
        raise NotFound("You are not set up as a trainer yet. Ask your administrator.")
    professions = frozenset(Profession(name) for name in json.loads(row.professions))
    return Teaching(person_id, row.name, frozenset(json.loads(row.areas)), professions)
