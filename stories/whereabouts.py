"""Where her story has been, in plain words: what kind of session, where, when, about how many; never who (g3, rule 17).

Numbers below five are "a few people", in each line and in the sum: three nurses in one small town are not anonymous.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from archive.editions import copies, ledger
from archive.editions.copies import Copies
from archive.editions.ledger import MET, Kind, Showing
from archive.ground.db import reading
from archive.ground.languages import month, say
from archive.rules.areas import AREAS
from archive.rules.clock import LONDON
from stories import consenting
from stories.desk import Desk
from stories.sayings import how_many, how_often

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
    lists: str = ""
    """How often trainers put it into a list; empty when nobody did."""

    printed: str = ""
    """How often it was printed on paper; empty when nobody wrote down that it was."""

    gone: str = ""
    """Whether the printed copies are destroyed, in a sentence; empty when none was printed."""

    packed: str = ""
    """How often a trainer took it along in a locked copy; empty when nobody did."""

    packs_gone: str = ""
    """Whether those copies are destroyed, in a sentence; empty when none was taken."""


def of(desk: Desk, session: Session, story_id: str) -> Whereabouts:
    """Return where this story has been, by every edition that was ever put out from it."""
    editions = [outing.edition_id for outing in consenting.outings(session, story_id)]
    with Session(reading(desk.uses)) as uses:
        return _with_copies(told(ledger.showings_of(uses, editions)), copies.of(uses, editions))


def _with_copies(been: Whereabouts, left: Copies) -> Whereabouts:
    some = (
        "Some of the printed copies are destroyed."
        if left.gone
        else "None of the printed copies is destroyed so far."
    )
    return replace(
        been,
        lists=how_often(left.lists) if left.lists else "",
        printed=how_often(left.printed) if left.printed else "",
        gone=""
        if not left.printed
        else say("All the printed copies are destroyed.")
        if left.gone >= left.printed
        else say(some),
        packed=how_often(left.packed) if left.packed else "",
        packs_gone=_of_packs(left),
    )


def _of_packs(left: Copies) -> str:
    if not left.packed:
        return ""
    if left.packs_gone >= left.packed:
        return say("All of these copies are destroyed.")
    return say(
        "Some of these copies are destroyed."
        if left.packs_gone
        else "None of these copies is destroyed so far."
    )


def told(showings: Iterable[Showing]) -> Whereabouts:
    """Return these showings in her words: those of one kind, area and month become one line."""
    months: dict[tuple[str, Kind, str], int] = {}
    seen = list(showings)
    for showing in seen:
        key = (_month(showing), showing.kind, showing.area)
        months[key] = months.get(key, 0) + showing.people
    lines = tuple(
        Been(_WHAT[kind], AREAS.get(area, ""), when, how_many(people))
        for (when, kind, area), people in months.items()
    )
    out = [showing for showing in seen if showing.kind in MET]
    return Whereabouts(
        lines, len(out), how_many(sum(showing.people for showing in out)) if out else say("no one")
    )


def _month(showing: Showing) -> str:
    zone: ZoneInfo = LONDON
    return month(showing.hour.astimezone(zone).date())
