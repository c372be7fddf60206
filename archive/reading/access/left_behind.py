"""What somebody leaves behind whose access has ended: what was hers alone goes, what colleagues share stays with them.

Ended by a steward or by the command line, her searches and topics go at once (`shutting.forget_own`). Otherwise they wait, as do
playlists that nobody else may change, for `archive.rules.access.KEPT` after the last day: a slip can be mended.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session

from archive.reading import playlists, printing, shutting
from archive.reading.access.tables import Access
from archive.reading.tables import Organisation, Playlist, PlaylistAuthor, PlaylistItem
from archive.rules import access as rules


def destroy_old(session: Session, today: date) -> int:
    """Destroy what nobody has come back for; return how much there was. Safe to repeat."""
    gone = _gone(session, today)
    many = sum(shutting.forget_own(session, person_id) for person_id in gone)
    return many + sum(_destroyed(session, row) for row in _of_nobody_else(session, gone))


def _gone(session: Session, today: date) -> Collection[str]:
    oldest = today - rules.KEPT
    query = (
        select(Access.person_id)
        .join(Organisation, Organisation.id == Access.organisation_id)
        .where(or_(Access.until < oldest, Organisation.ended_on < oldest))
    )
    return frozenset(session.execute(query).scalars())


def _of_nobody_else(session: Session, gone: Collection[str]) -> list[Playlist]:
    """Return the playlists of these people that no colleague may change who is still here, or was until a short while ago."""
    shared = exists().where(PlaylistAuthor.playlist_id == Playlist.id, PlaylistAuthor.person_id.not_in(gone))
    return list(session.execute(select(Playlist).where(Playlist.person_id.in_(gone), ~shared)).scalars())


def _destroyed(session: Session, playlist: Playlist) -> int:
    """Destroy a playlist; of one that was printed, and of which paper may lie about, only what was written in it."""
    if not printing.still_out(session, playlist):
        playlists.remove(session, playlist)
        return 1
    written = (PlaylistItem.playlist_id == playlist.id, PlaylistItem.prompts.is_not(None))
    wiped = session.execute(update(PlaylistItem).where(*written).values(prompts=None))
    return int(wiped.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result has it.
