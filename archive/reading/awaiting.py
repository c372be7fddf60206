"""What waits for a trainer when she comes in: copies to destroy, places that are empty, searches that found something new.

Numbers and where to go; nothing here names a story. Said on the first page, because a copy that is asked back waits for
nobody (b12), and an empty place is better met at home than in the room (f8).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.reading import playlists, replacing
from archive.reading.finding import kept
from archive.reading.research import who, word_copies
from archive.reading.room import Room
from archive.reading.teach import locked_copies
from archive.reading.trainers import Teaching
from archive.rules.clock import Moment
from archive.rules.grant import Viewer


@dataclass(frozen=True)
class Awaiting:
    """How much waits, by where it is done."""

    locked: int
    """Locked copies that are to be deleted."""

    taken: int
    """Copies for research with a story that was taken back."""

    lists: int
    """Playlists with a place that is empty now."""

    one_list: str
    """The id of that playlist when it is one alone, so that she is led straight to it; empty otherwise."""

    searches: int
    """Kept searches with something new."""

    @property
    def is_any(self) -> bool:
        """Whether there is anything to say."""
        return any((self.locked, self.taken, self.lists, self.searches))


def awaiting(
    room: Room,
    session: Session,
    teaching: Teaching,
    viewer: Viewer,
    moment: Moment,
    *,
    spared: frozenset[str],
) -> Awaiting:
    """Return what waits for one trainer now.

    Args:
        room: what the Reading room reads from.
        session: on the lists.
        teaching: whose it is.
        viewer: who is in the room, for the kept searches; each playlist knows its own.
        moment: now.
        spared: topics that she does not want to meet.
    """
    person_id = teaching.person_id
    hers = playlists.mine(session, person_id)
    locked = sum(one.is_asked_for for one in locked_copies.standing(room, session, person_id, moment))
    taken = sum(
        one.must_go and not one.is_gone
        for one in (word_copies.mine(room, session, teaching, moment) if who.may(session, person_id) else ())
    )
    searches = sum(
        bool(one.new) for one in kept.mine(session, room, person_id, viewer, moment, spared=spared)
    )
    empty = tuple(replacing.empty_places(room, session, teaching, hers, moment))
    return Awaiting(locked, taken, len(empty), empty[0] if len(empty) == 1 else "", searches)
