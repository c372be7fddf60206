"""Who is in the room, as each visit asks first: the form holds what a trainer chose last, and else everybody she teaches."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.reading import viewers
from archive.reading.tables import Trainer
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.areas import AREAS
from archive.rules.choices import NAMES

MOST_AREAS = 2
"""Areas named on a line; beyond them their number is said."""


def last(session: Session, teaching: Teaching) -> InTheRoom:
    """Return who was in the room when this trainer last said so; what she no longer teaches is passed over by all of it."""
    row = session.get(Trainer, teaching.person_id)
    place = json.loads(row.last_room) if row and row.last_room else {}
    return viewers.from_place(teaching, place)


def keep(session: Session, teaching: Teaching, here: InTheRoom) -> None:
    """Keep who is in the room, for the form of her next visit."""
    session.get_one(Trainer, teaching.person_id).last_room = json.dumps(viewers.as_place(here))


@dataclass(frozen=True)
class Line:
    """Who is in the room, in few words, for the head of a page."""

    where: str
    professions: tuple[str, ...]
    near: str
    """Where the organisation works: nobody chooses it here."""

    use: str

    @property
    def words(self) -> tuple[str, ...]:
        """All of it, each to stand as a chip of its own."""
        return tuple(word for word in (self.where, *self.professions, self.near, self.use) if word)


def line(teaching: Teaching, here: InTheRoom) -> Line:
    """Return who is in the room, and for what, in few words."""
    professions = tuple(viewers.name_of(one) for one in viewers.ordered(here.professions))
    return Line(viewers.SAID[here.audience], professions, _near(teaching), NAMES[teaching.purpose].lower())


def _near(teaching: Teaching) -> str:
    names = sorted(AREAS[area] for area in teaching.areas if area in AREAS)
    more = len(names) - MOST_AREAS
    return ", ".join(names[:MOST_AREAS]) + (f" and {more} more" if more > 0 else "")
