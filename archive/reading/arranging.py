"""Arranging a session: how long it is, places without a story in it, and an order by hand (f1)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from archive.reading import plans, playlists
from archive.reading.tables import Playlist
from archive.rules.errors import BadInput, NotFound, Refused


def put_place(
    session: Session, playlist: Playlist, purpose: str, minutes: int, *, after: str | None = None
) -> str:
    """Return the id of a new place without a story, at the end, or after another item.

    Raises:
        BadInput: there is no such purpose, or the minutes cannot be.
        Refused: the list is full.
        NotFound: the item is not in this playlist.
    """
    if purpose not in plans.PURPOSES:
        raise BadInput("Choose what the place is for.")
    order = list(playlists.items(session, playlist.id))
    if len(order) >= playlists.MOST_ITEMS:
        raise Refused(f"A playlist holds {playlists.MOST_ITEMS} places at most.")
    row = playlists.new_row(playlist, position=len(order))
    row.purpose, row.minutes = purpose, _minutes(minutes)
    session.add(row)
    if after is not None:
        order.insert(order.index(playlists.item_of(session, playlist, after)) + 1, row)
        playlists.number(order)
    session.flush()
    return row.id


def take_minutes(session: Session, playlist: Playlist, item_id: str, minutes: int) -> None:
    """Say how long a place without a story is.

    Raises:
        NotFound: it is not in this playlist, or a story stands in it: that is as long as she told it.
        BadInput: the minutes cannot be.
    """
    row = playlists.item_of(session, playlist, item_id)
    if row.edition_id:
        raise NotFound(playlists.NOT_YOURS)
    row.minutes = _minutes(minutes)


def last_for(playlist: Playlist, minutes: int) -> None:
    """Say how long the session is; 0 takes it back.

    Raises:
        BadInput: it is none of the lengths.
    """
    if minutes not in (0, *plans.LENGTHS):
        raise BadInput("Choose 30, 60 or 90 minutes, or none.")
    playlist.minutes = minutes


def begin_with(session: Session, playlist: Playlist, length: int) -> None:
    """Fill a new playlist with the places of the plan for a session so long; everything can be changed after.

    Raises:
        BadInput: there is no plan for that length.
    """
    if length not in plans.LENGTHS:
        raise BadInput("Choose a plan for 30, 60 or 90 minutes.")
    last_for(playlist, length)
    for planned in plans.plan(length):
        put_place(session, playlist, planned.purpose.id, planned.minutes)


def put_in_order(session: Session, playlist: Playlist, ids: Sequence[str]) -> None:
    """Put the items into this order, as they were dragged.

    What somebody else added meanwhile goes to the end, and what somebody took out is passed over: nothing is lost.
    """
    there = {item.id: item for item in playlists.items(session, playlist.id)}
    wanted = [id for id in dict.fromkeys(ids) if id in there]
    playlists.number([there[id] for id in (*wanted, *(id for id in there if id not in wanted))])


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= plans.MOST_MINUTES:
        raise BadInput(f"A place takes 1 to {plans.MOST_MINUTES} minutes.")
    return minutes
