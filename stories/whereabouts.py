"""Where her story has been, in plain words: what kind of session, where, when, about how many; never who (g3, rule 17).

Numbers below five are "a few people", in each line and in the sum: three nurses in one small town are not anonymous.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from archive.editions import ledger
from archive.editions.ledger import Kind, Showing
from archive.ground.db import reading
from archive.rules.areas import AREAS
from archive.rules.clock import LONDON
from archive.rules.counts import how_many
from stories import consenting
from stories.desk import Desk

_WHAT = {
    Kind.ROOM: "Shown in a training room",
    Kind.LINK: "Read through a private link",
    Kind.PREPARED: "Read by trainers who get a session ready",
}


@dataclass(frozen=True)
class Been:
    """One line: what happened in one month, in one part of the country."""

    what: str
    where: str
    """The name of the area, or empty when it is not known."""

    when: str
    people: str


@dataclass(frozen=True)
class Whereabouts:
    """All lines, newest first, and the sum."""

    lines: tuple[Been, ...]
    times: int
    """How often it was shown or read, without trainers who only got ready."""

    people: str


def of(desk: Desk, session: Session, story_id: str) -> Whereabouts:
    """Return where this story has been, by every edition that was ever put out from it."""
    editions = [outing.edition_id for outing in consenting.outings(session, story_id)]
    with Session(reading(desk.uses)) as uses:
        return told(ledger.showings_of(uses, editions))


def told(showings: Iterable[Showing]) -> Whereabouts:
    """Return these showings in her words: those of one kind, area and month become one line."""
    months: dict[tuple[str, Kind, str], int] = {}
    seen = list(showings)
    for showing in seen:
        key = (_month(showing), showing.kind, showing.area)
        months[key] = months.get(key, 0) + showing.people
    lines = tuple(
        Been(_WHAT[kind], AREAS.get(area, ""), month, how_many(people))
        for (month, kind, area), people in months.items()
    )
    out = [showing for showing in seen if showing.kind != Kind.PREPARED]
    return Whereabouts(lines, len(out), how_many(sum(showing.people for showing in out)) if out else "no one")


def _month(showing: Showing) -> str:
    zone: ZoneInfo = LONDON
    return f"{showing.hour.astimezone(zone):%B %Y}"
