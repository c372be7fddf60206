"""A trainer or a learner says that a story must not be seen: it is gone for everybody at the next request (d10, rule 22)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.editions import complaints
from archive.editions.edition import Edition
from archive.reading.room import Room
from archive.rules.clock import Moment


def complain(room: Room, edition: Edition, why: str, words: str, *, sign_in: str, moment: Moment) -> None:
    """Keep what somebody who can see this story says against it, in a transaction of its own.

    Raises:
        BadInput: no reason was chosen, or too much was written.
        Refused: the story is gone for good.
    """
    with Session(room.uses) as session, session.begin():
        complaints.make(
            session, room.shelf.keys,
            edition_id=edition.id, key_id=edition.key_id, why=why, words=words, on=moment.today,
            once=f"{sign_in}|{edition.key_id}",
        )  # fmt: skip
