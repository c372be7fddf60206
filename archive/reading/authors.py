"""Who may change a playlist: its owner, and colleagues of the same organisation whom the owner asked in. Decided here alone.

A colleague sees only what her own viewer may see; what she may not is a calm gap to her. Who made which change is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import Session, aliased

from archive.ground.accounts import Person
from archive.ground.clean import one_line
from archive.reading import shutting
from archive.reading.access import viewings
from archive.reading.tables import Link, Playlist, PlaylistAuthor, Trainer
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused

MOST_COLLEAGUES = 12
NOBODY = "We know nobody by that name at your organisation. Ask her how she signs in, and write it just so."
TOO_MANY = f"{MOST_COLLEAGUES} colleagues can change one playlist. Let somebody go first."


@dataclass(frozen=True)
class Colleague:
    """Somebody who may change a playlist."""

    person_id: str
    name: str


def may_change(person_id: str) -> Select[str]:
    """Return the select of the ids of all playlists that this person may change: the one decision, asked by every page.

    An account that is shut, or has moved to another organisation, opens nothing of its colleagues' any more.
    """
    hers, owners = aliased(Trainer), aliased(Trainer)
    shared = (
        select(PlaylistAuthor.playlist_id)
        .join(Playlist, Playlist.id == PlaylistAuthor.playlist_id)
        .join(hers, hers.person_id == PlaylistAuthor.person_id)
        .join(owners, owners.person_id == Playlist.person_id)
        .where(PlaylistAuthor.person_id == person_id, hers.organisation_id == owners.organisation_id)
    )
    return select(Playlist.id).where(or_(Playlist.person_id == person_id, Playlist.id.in_(shared)))


def open_to(session: Session, person_id: str, id: str) -> Playlist:
    """Return a playlist that this person may change.

    Raises:
        NotFound: there is none, or it is not hers to change: the same answer.
    """
    query = select(Playlist).where(Playlist.id == id, Playlist.id.in_(may_change(person_id)))
    row = session.execute(query).scalar_one_or_none()
    if row is None:
        raise NotFound(NOTHING_HERE)
    return row


def own(session: Session, person_id: str, id: str) -> Playlist:
    """Return a playlist that this person owns: only she deletes it, asks colleagues in, and lets them go.

    Raises:
        NotFound: there is none, or somebody else owns it: the same answer.
    """
    row = open_to(session, person_id, id)
    if row.person_id != person_id:
        raise NotFound(NOTHING_HERE)
    return row


def ask_in(session: Session, playlist: Playlist, typed: str) -> None:
    """Let a colleague change a playlist, found by her sign-in name or her name. Safe to repeat.

    A name that nobody has, somebody of another organisation, a shut account and a name that two colleagues share answer alike.

    Raises:
        BadInput: nobody at this organisation is called that.
        Refused: as many as can be are there already.
    """
    name = one_line(typed).lower()
    theirs = select(Trainer.organisation_id).where(Trainer.person_id == playlist.person_id).scalar_subquery()
    query = (
        select(Person.id)
        .join(Trainer, Trainer.person_id == Person.id)
        .where(
            Trainer.organisation_id == theirs, Person.is_disabled.is_(False), Person.id != playlist.person_id
        )
    )
    found = session.execute(query.where(Person.login == name)).scalars().all()
    found = found or session.execute(query.where(func.lower(Person.name) == name)).scalars().all()
    if not name or len(found) != 1:
        raise BadInput(NOBODY)
    if session.get(PlaylistAuthor, (playlist.id, found[0])) is not None:
        return
    if len(colleagues(session, playlist)) >= MOST_COLLEAGUES:
        raise Refused(TOO_MANY)
    session.add(PlaylistAuthor(playlist_id=playlist.id, person_id=found[0]))
    session.flush()


def let_go(session: Session, playlist: Playlist, person_id: str) -> None:
    """Take a colleague out again, or let her leave. The list stays as it is; links to it that she made stop. Safe to repeat."""
    gone = (PlaylistAuthor.playlist_id == playlist.id, PlaylistAuthor.person_id == person_id)
    session.execute(delete(PlaylistAuthor).where(*gone))
    if person_id != playlist.person_id:
        made = Link.id.in_(viewings.links_of(person_id))
        shutting.stop_links(session, select(Link.id).where(Link.playlist_id == playlist.id, made))


def colleagues(session: Session, playlist: Playlist) -> tuple[Colleague, ...]:
    """Return who may change a playlist beside its owner, by name."""
    query = (
        select(Person.id, Person.name)
        .join(PlaylistAuthor, PlaylistAuthor.person_id == Person.id)
        .where(PlaylistAuthor.playlist_id == playlist.id)
        .order_by(Person.name, Person.id)
    )
    return tuple(Colleague(row.id, row.name) for row in session.execute(query))


def owner_of(session: Session, playlist: Playlist) -> str:
    """Return the name of a playlist's owner."""
    return (
        session.execute(select(Person.name).where(Person.id == playlist.person_id)).scalar_one_or_none() or ""
    )
