"""Trainers and where they work. Organisations, areas and professions are set by an administrator, never by a trainer."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts, too_long
from archive.ground.accounts import Password, Person
from archive.ground.clean import one_line
from archive.ground.crypto import new_id
from archive.reading.access import afterwards
from archive.reading.access.tables import Access
from archive.reading.tables import Organisation, Trainer
from archive.rules import access
from archive.rules.areas import AREAS
from archive.rules.choices import Profession, Use
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused

ROLE = access.TRAINER
ADMIN = access.ADMIN
"""Looks after the trainers of one organisation; sees no story by that."""

STEWARD = access.STEWARD
"""The archive's own person in the Reading room: decides who may come in, and looks at clips. Of no organisation."""

KIND = "trainer"
"""The kind of a sign-in of all three (`archive.ground.sign_ins.PATIENCE`)."""

LONGEST_NAME = 120
"""Characters of the name of an organisation."""

NO_ORGANISATION = "There is no such organisation."


@dataclass(frozen=True)
class Teaching:
    """What one trainer teaches, and where."""

    person_id: str
    organisation: str
    areas: frozenset[str]
    professions: frozenset[Profession]
    purpose: Use = Use.TEACHING
    """What this sign-in is for, as she said: a story whose mother did not say yes to it does not exist for her."""

    @property
    def area(self) -> str:
        """The one area of the organisation, or empty when it has several: what a showing says of where."""
        return next(iter(self.areas)) if len(self.areas) == 1 else ""


def found_organisation(session: Session, *, name: str, areas: Iterable[str]) -> str:
    """Return the id of a new organisation.

    Raises:
        BadInput: no name or too long a one, no area, or an area we do not know. Without an area "not near me" could never hold.
    """
    name = too_long.line(name, LONGEST_NAME, "A name")
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
        raise NotFound(NO_ORGANISATION)
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
    session: Session,
    *,
    organisation_id: str,
    professions: Iterable[Profession],
    now: datetime,
    roles: Collection[str] = (ROLE,),
    until: date | None = None,
    uses: Iterable[Use] = (),
    conditions: str = "",
) -> str:
    """Return the token of a one-use invitation for somebody of an organisation: a trainer, unless `roles` say otherwise.

    Args:
        session: of the lists.
        organisation_id: where she works.
        professions: whom she teaches; none for who is no trainer.
        now: the moment, aware.
        roles: of `archive.rules.access`.
        until: the last day on which she may come in; a year from now when it is not said.
        uses: what she may say she is here for, beside teaching.
        conditions: what was agreed with her, in words.

    Raises:
        NotFound: no such organisation.
        Refused: its access has ended.
        BadInput: no profession, no such roles, or no such day.
    """
    house = session.get(Organisation, organisation_id)
    if house is None:
        raise NotFound(NO_ORGANISATION)
    if house.ended_on is not None:
        raise Refused("The access of this organisation has ended. Open it again before you invite anybody.")
    today = Moment(now).today
    until = until or today + timedelta(days=365)
    taught = sorted(Profession(profession) for profession in professions)
    problems = [*access.role_objections(roles), *access.until_objections(until, today)]
    if ROLE in roles and not taught:
        problems.append("Choose at least one profession.")
    if problems:
        raise BadInput(*problems)
    about: dict[str, object] = {
        "organisation": organisation_id,
        "professions": taught,
        "until": until.isoformat(),
        "uses": sorted(access.purposes([*uses])),
        "conditions": conditions,
    }
    return accounts.invite(session, roles=tuple(sorted(roles)), now=now, about=about)


def invite_steward(session: Session, *, now: datetime) -> str:
    """Return the token of a one-use invitation for a steward: of no organisation, and without an end."""
    return accounts.invite(session, roles=(STEWARD,), now=now)


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
    """Return the account of somebody who took up an invitation; the invitation is used up.

    Raises:
        NotFound: the invitation is not open, or is not one for the Reading room.
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
    roles = accounts.roles_of(person)
    if access.role_objections(roles) or (STEWARD not in roles and "organisation" not in about):
        raise NotFound(accounts.NO_INVITATION)
    if STEWARD not in roles:
        _settle(session, person.id, roles, about, Moment(now).today)
        afterwards.note_taken_up(session, str(about["organisation"]), person.id, now)
    session.flush()
    return person


def _settle(
    session: Session, person_id: str, roles: Collection[str], about: dict[str, object], today: date
) -> None:
    house = str(about["organisation"])
    # An invitation of before there were ends says none: it holds for a year, as if it were made today.
    until = date.fromisoformat(str(about["until"])) if "until" in about else today + timedelta(days=365)
    session.add(
        Access(
            person_id=person_id,
            organisation_id=house,
            until=until,
            uses=json.dumps(about.get("uses", [Use.TEACHING])),
            conditions=str(about.get("conditions", "")),
        )
    )
    if ROLE in roles:
        taught = json.dumps(about["professions"])
        session.add(Trainer(person_id=person_id, organisation_id=house, professions=taught))


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
