"""A folder made at the office: empty stores, the one worker's account, and nothing else of the office."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import stores
from archive.carrying import folder as folders
from archive.carrying import house
from archive.carrying.folder import Held, Letter
from archive.ground import accounts, audit
from archive.ground.accounts import Person
from archive.ground.crypto import SLOW, new_id, new_key, seal_text, unseal_text
from archive.ground.db import reading
from archive.ground.keyring import new_master
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from archive.settings import Place
from stories import codewords, supporters
from stories.beside_tables import Carry, LentLocator, SupporterRow
from stories.desk import Desk

LENT = 60
"""Mothers whom one folder can give code words of its own; after that words are drawn as at the office."""

NOT_EMPTY = "That folder is not empty. Name a new one."
NO_WORKER = "No support worker signs in with that name, or her account is over."


def make(place: Place, desk: Desk, folder: Path, *, login: str, passphrase: str, moment: Moment) -> None:
    """Make the folder for one support worker.

    Raises:
        BadInput: the folder, the worker or the passphrase cannot be used.
    """
    _can_be_made(place, folder, passphrase)
    with Session(reading(desk.engine)) as session:
        worker = _worker(session, login, moment)
    carry = Carry(id=new_id(), supporter_id=worker, out_on=moment.today, is_here=False)
    held = Held(new_master(), new_master(), new_key(), house.secret_of(desk, carry.id))
    lent = _note(desk, carry, moment)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with folders.locked(folder):
        stores.prepare_carried(folders.place_of(folder), held.masters)
        with folders.opened(folder, held) as away:
            _move_in(desk, away, worker, carry.id, lent, moment)
        _write_letter(desk, folder, held, carry.id, passphrase)


def _can_be_made(place: Place, folder: Path, passphrase: str) -> None:
    problems = accounts.password_problems(passphrase)
    here = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        problems += (NOT_EMPTY,)
    if {place.data, place.keys} & {here, *here.parents}:
        problems += ("Name a folder outside the data folder and the key folder.",)
    if problems:
        raise BadInput(*problems)


def _worker(session: Session, login: str, moment: Moment) -> str:
    id = session.execute(select(Person.id).where(Person.login == login.strip().lower())).scalar_one_or_none()
    known = supporters.active(session, id, moment.today) if id is not None else None
    if known is None:
        raise BadInput(NO_WORKER)
    return known.id


def _note(desk: Desk, carry: Carry, moment: Moment) -> tuple[str, ...]:
    """Write down at the office that it went out; return the locators that are its own from now on."""
    with Session(desk.engine) as session, session.begin():
        audit.note(session, who=carry.supporter_id, act="carry out", subject=carry.id, at=moment.now)
        session.add(carry)
        session.flush()
        for _ in range(LENT):
            session.add(LentLocator(locator=codewords.new_locator(session), carry_id=carry.id))
            session.flush()
        session.expunge(carry)
        mine = select(LentLocator.locator).where(LentLocator.carry_id == carry.id)
        return tuple(session.execute(mine).scalars())


def _move_in(desk: Desk, away: Desk, worker: str, carry: str, lent: tuple[str, ...], moment: Moment) -> None:
    with Session(reading(desk.engine)) as session:
        person, row = session.get_one(Person, worker), session.get_one(SupporterRow, worker)
    about = f"person|totp|{worker}"
    secret = unseal_text(supporters.totp_key(desk), person.totp, about=about)
    with Session(away.engine) as session, session.begin():
        session.add(
            Person(
                id=worker, login=person.login, name=person.name, roles=person.roles, password=person.password,
                totp=seal_text(supporters.totp_key(away), secret, about=about),
                totp_last=person.totp_last, is_disabled=False,
            )
        )  # fmt: skip
        session.add(SupporterRow(id=worker, category=row.category, ends_on=row.ends_on))
        session.flush()
        session.add(Carry(id=carry, supporter_id=worker, out_on=moment.today, is_here=True))
        session.flush()
        session.add_all(LentLocator(locator=locator, carry_id=carry) for locator in lent)


def _write_letter(desk: Desk, folder: Path, held: Held, carry: str, passphrase: str) -> None:
    seal_to, signed_by = house.publics(desk)
    salt = os.urandom(16)
    wrapped = folders.wrap(held, passphrase, carry=carry, salt=salt, slow=SLOW)
    folders.write_letter(folder, Letter(carry, seal_to, signed_by, salt, dict(SLOW), wrapped))
