"""A stream that is under way ends with the access of whoever began it: asked before each chunk, like her grant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from archive.ground import sign_ins
from archive.ground.db import reading
from archive.reading import sharing
from archive.reading.access import standing
from archive.reading.room import Room
from archive.rules.clock import Moment
from archive.rules.errors import Trouble

Pieces = Callable[[int, int], Iterator[bytes]]


def while_in(room: Room, pieces: Pieces, token: str) -> Pieces:
    """Return the same pieces, as long as the sign-in of `token` may have them."""

    def watched(start: int, end: int) -> Iterator[bytes]:
        for piece in pieces(start, end):
            if not is_in(room, token):
                return
            yield piece

    return watched


def is_in(room: Room, token: str) -> bool:
    """Return whether whoever holds this sign-in, a trainer or a learner, may see a story at this moment."""
    moment = room.clock.moment()
    with Session(reading(room.lists)) as session:
        here = sign_ins.not_ended(session, token)
        if here is None:
            return False
        if here.kind == sharing.KIND:
            return _is_link_open(session, here.who, moment)
        return standing.may_come_in(session, here.who, moment.today)


def _is_link_open(session: Session, link_id: str, moment: Moment) -> bool:
    try:
        sharing.refuse_unless_open(session, sharing.by_id(session, link_id), moment.now)
    except Trouble:
        return False
    return True
