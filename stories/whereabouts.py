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
from archive.editions.ledger import MET, Kind, Lesson, Showing
from archive.ground.db import reading
from archive.ground.languages import month, say
from archive.rules.areas import AREAS
from archive.rules.choices import NAMES, Profession
from archive.rules.clock import LONDON
from archive.rules.counts import may_be_told
from stories import consenting
from stories.desk import Desk
from stories.sayings import how_many, how_often

_LESSON = {
    Lesson.LESSON: "A lesson",
    Lesson.TRAINING: "A training day",
    Lesson.TEAM: "A team meeting",
    Lesson.GROUP: "A support group",
}
_WHAT = {
    Kind.ROOM: "Shown in a training room",
    Kind.LINK: "Read through a private link",
    Kind.PREPARED: "Read by trainers who get a session ready",
    Kind.LOOKED: "Looked at by one of us, to see if a short part may be shown",
}


@dataclass(frozen=True)
class Been:
    """One line: what happened in one month, in one part of the country."""

    what: str
    where: str
    """The name of the area, or empty when it is not known."""

    when: str
    people: str
    whom: str = ""
    """Which workers were there; empty when there were several kinds, or so few that it could tell who."""


@dataclass(frozen=True)
class Whereabouts:
    """All lines, newest first, and the sum."""

    lines: tuple[Been, ...]
    times: int
    """How often it was shown or read, without trainers who only got ready and us."""

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

    taken: str = ""
    """How often her words left in a copy for research; empty when they never did."""

    taken_gone: str = ""
    """Whether those copies are destroyed, in a sentence; empty when none was taken."""


def of(desk: Desk, session: Session, story_id: str) -> Whereabouts:
    """Return where this story has been, by every edition that was ever put out from it."""
    editions = [outing.edition_id for outing in consenting.outings(session, story_id)]
    with Session(reading(desk.uses)) as uses:
        return _with_copies(told(ledger.showings_of(uses, editions)), copies.of(uses, editions))


def _with_copies(been: Whereabouts, left: Copies) -> Whereabouts:
    return replace(
        been,
        lists=how_often(left.lists) if left.lists else "",
        printed=how_often(left.printed) if left.printed else "",
        gone=_destroyed(left.printed, left.gone, _PRINTED),
        packed=how_often(left.packed) if left.packed else "",
        packs_gone=_destroyed(left.packed, left.packs_gone, _TAKEN),
        taken=how_often(left.exported) if left.exported else "",
        taken_gone=_destroyed(left.exported, left.exports_gone, _TAKEN),
    )


_PRINTED = (
    "None of the printed copies is destroyed so far.",
    "Some of the printed copies are destroyed.",
    "All the printed copies are destroyed.",
)
_TAKEN = (
    "None of these copies is destroyed so far.",
    "Some of these copies are destroyed.",
    "All of these copies are destroyed.",
)


def _destroyed(many: int, gone: int, sentences: tuple[str, str, str]) -> str:
    if not many:
        return ""
    return say(sentences[2] if gone >= many else sentences[1] if gone else sentences[0])


def told(showings: Iterable[Showing]) -> Whereabouts:
    """Return these showings in her words: those of one kind, area and month become one line."""
    seen = list(showings)
    lines = tuple(
        Been(
            _LESSON[line.lesson] if line.lesson else _WHAT[line.kind],
            AREAS.get(line.area, ""),
            line.when,
            how_many(people),
            NAMES[line.whom] if line.whom else "",
        )
        for line, people in _lines(seen).items()
    )
    out = [showing for showing in seen if showing.kind in MET]
    return Whereabouts(
        lines, len(out), how_many(sum(showing.people for showing in out)) if out else say("no one")
    )


@dataclass(frozen=True)
class _Line:
    when: str
    kind: Kind
    area: str
    lesson: Lesson | None
    whom: Profession | None


def _lines(seen: Iterable[Showing]) -> dict[_Line, int]:
    """Return how many people each line speaks of; what a small session was, and for whom, is not told."""
    fine: dict[_Line, int] = {}
    for one in seen:
        line = _Line(_month(one), one.kind, one.area, one.lesson, one.whom)
        fine[line] = fine.get(line, 0) + one.people
    coarse: dict[_Line, int] = {}
    for line, people in fine.items():
        # Three midwives in one county are not anonymous to each other, nor she to them.
        kept = line if may_be_told(people) else replace(line, lesson=None, whom=None)
        coarse[kept] = coarse.get(kept, 0) + people
    return coarse


def _month(showing: Showing) -> str:
    zone: ZoneInfo = LONDON
    return month(showing.hour.astimezone(zone).date())
