"""Shutting doors at once: a person who has to go, an organisation that ended, and the links of one that has moved."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from archive.ground import sign_ins
from archive.ground.accounts import Invitation, Person
from archive.reading.access import viewings
from archive.reading.access.tables import Access
from archive.reading.finding.tables import KeptSearch, SparedTopics
from archive.reading.tables import Link, Organisation, Playlist, Trainer
from archive.reading.trainers import NO_ORGANISATION
from archive.rules.errors import NotFound

NO_TRAINER = "Nobody in the Reading room has that sign-in name."


def shut_out(session: Session, login: str) -> int:
    """Shut a trainer out, in force at the next request: the account, every sign-in, every link. Safe to repeat.

    Returns how many links were stopped.

    Raises:
        NotFound: nobody here has that sign-in name.
    """
    person = session.execute(select(Person).where(Person.login == login.strip().lower())).scalar_one_or_none()
    if person is None:
        raise NotFound(NO_TRAINER)
    person.is_disabled = True
    forget_own(session, person.id)
    return stop_person(session, person.id)


def stop_person(session: Session, person_id: str) -> int:
    """End every sign-in of a person, and stop every link of hers; return how many links. Safe to repeat."""
    sign_ins.sign_out_everywhere(session, person_id)
    in_hers = select(Link.id).join(Playlist).where(Playlist.person_id == person_id)
    return stop_links(session, in_hers) + stop_links(session, viewings.links_of(person_id))


def forget_own(session: Session, person_id: str) -> int:
    """Destroy what a person keeps for herself alone: her searches, and the topics she chose not to meet; return how much."""
    many = 0
    for table in (KeptSearch, SparedTopics):
        gone = session.execute(delete(table).where(table.person_id == person_id))
        many += int(gone.rowcount)  # type: ignore[attr-defined]  # a DELETE's result has it.
    return many


def end_organisation(session: Session, organisation_id: str, today: date) -> int:
    """End the access of an organisation, in force at the next request; return how many links were stopped. Safe to repeat.

    Every sign-in of its people ends, every link stops, and invitations that nobody took up yet are gone.

    Raises:
        NotFound: no such organisation.
    """
    house = session.get(Organisation, organisation_id)
    if house is None:
        raise NotFound(NO_ORGANISATION)
    house.ended_on = house.ended_on or today
    members = session.execute(select(Access.person_id).where(Access.organisation_id == organisation_id))
    for person_id in members.scalars().all():
        sign_ins.sign_out_everywhere(session, person_id)
    for invitation in session.execute(select(Invitation)).scalars().all():
        if json.loads(invitation.about).get("organisation") == organisation_id:
            session.delete(invitation)
    return stop_all_of(session, organisation_id)


def stop_all_of(session: Session, organisation_id: str) -> int:
    """Stop every link that trainers of this organisation have open; return how many. For when it has moved."""
    theirs = (
        select(Link.id)
        .join(Playlist)
        .join(Trainer, Trainer.person_id == Playlist.person_id)
        .where(Trainer.organisation_id == organisation_id)
    )
    return stop_links(session, theirs)


def stop_links(session: Session, ids: Select[str]) -> int:
    """Stop the links of these ids; return how many were open. Safe to repeat."""
    open_ones = (Link.id.in_(ids), Link.is_stopped.is_(False))
    stopped = session.execute(update(Link).where(*open_ones).values(is_stopped=True))
    return int(stopped.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result has it.
