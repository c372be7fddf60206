"""Who may come into the Reading room, and every address of its door."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.reading import trainers
from archive.reading.access.tables import Access, RoomAct
from tests.rooms.shelving import Library, Signed, day


def set_until(library: Library, who: Signed, days: int) -> None:
    """Let somebody's access end in so many days."""
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Access, who.person_id).until = day(days)


def admin_of(library: Library, house: str, login: str = "ada") -> Signed:
    """Somebody who looks after the people of an organisation."""
    with Session(library.room.lists) as session, session.begin():
        token = trainers.invite(
            session, organisation_id=house, professions=(), roles=(trainers.ADMIN,), now=datetime.now(UTC)
        )
    return library.join(token, login)


def acts(library: Library) -> list[str]:
    """What was done in the room, in its order."""
    with Session(library.room.lists) as session:
        return list(session.execute(select(RoomAct.act).order_by(RoomAct.n)).scalars())


PLACEHOLDERS = {
    "id": "A" * 22,
    "item": "B" * 22,
    "link_id": "C" * 22,
    "printed_id": "D" * 22,
    "pack_id": "E" * 22,
    "clip": "F" * 22,
    "person": "G" * 22,
    "token": "D" * 43,
    "number": "1",
    "at": "1",
    "filename": "x",
}


def addresses(library: Library) -> list[tuple[str, str]]:
    """Every address of the door with every way of asking it, filled with ids that are nobody's."""
    found = []
    for rule in library.app.url_map.iter_rules():
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: PLACEHOLDERS[part[1]], rule.rule)
        found += [(method, address) for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"})]
    return found
