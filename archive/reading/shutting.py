"""Shutting doors from outside: a trainer who has to go, and the links of an organisation that has moved. For the command line."""

from __future__ import annotations

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.reading.tables import Link, Playlist, Trainer
from archive.rules.errors import NotFound

NO_TRAINER = "No trainer has that sign-in name."


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
    accounts.sign_out_everywhere(session, person.id)
    return _stop_all(session, select(Playlist.id).where(Playlist.person_id == person.id))


def stop_all_of(session: Session, organisation_id: str) -> int:
    """Stop every link that trainers of this organisation have open; return how many. For when it has moved."""
    theirs = (
        select(Playlist.id)
        .join(Trainer, Trainer.person_id == Playlist.person_id)
        .where(Trainer.organisation_id == organisation_id)
    )
    return _stop_all(session, theirs)


def _stop_all(session: Session, playlists: Select[str]) -> int:
    open_ones = (Link.playlist_id.in_(playlists), Link.is_stopped.is_(False))
    stopped = session.execute(update(Link).where(*open_ones).values(is_stopped=True))
    return int(stopped.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result has it.
