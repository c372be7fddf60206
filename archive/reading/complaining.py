"""A trainer or a learner says that a story must not be seen: it is gone for everybody at the next request (d10, rule 22)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.editions import complaints, shelf
from archive.editions.edition import Edition
from archive.reading.room import Room
from archive.rules.clock import Moment
from archive.rules.errors import Refused

MOST_A_DAY = 10
"""Stories that one account, or one link, can hide in a day: nobody empties the archive by pressing.

Counted in memory; no row names anybody."""

VERY_MANY = "You have hidden very many stories today. Tell whoever runs the archive what is wrong, and they hide the rest."


def complain(
    room: Room, edition: Edition, why: str, words: str, *, who: str, sign_in: str, moment: Moment
) -> None:
    """Keep what somebody who can see this story says against it, in a transaction of its own.

    It hides every version of the story, also one in another language that this viewer may not see.

    Raises:
        BadInput: no reason was chosen, or too much was written.
        Refused: the story is gone for good; or this account or link has hidden very many today.
    """
    if room.complained[who, moment.today] >= MOST_A_DAY:
        raise Refused(VERY_MANY)
    with Session(room.uses) as session, session.begin():
        for id, key_id in shelf.all_of_the_story(room.shelf, edition):
            complaints.make(
                session, room.shelf.keys,
                edition_id=id, key_id=key_id, why=why, words=words, on=moment.today, once=f"{sign_in}|{key_id}",
            )  # fmt: skip
    room.complained[who, moment.today] += 1
