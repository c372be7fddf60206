"""Grounds at the Desk: a reviewer enters on what a sentence about the court may be seen, somebody else confirms it (c10).

Rows are never changed: a ground is entered, confirmed and ended by rows of their own. All that is said in one is sealed with the
story's key: an order's number can identify a family, and its last day may be a child's birthday.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit, jobs, too_long
from archive.ground.crypto import new_id
from archive.rules import grounds
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grounds import Ground, Kind, Who
from moderation.court import ground_words
from stories import withdrawal
from stories.desk import Desk
from stories.gates import Says, grounds_of
from stories.tables import State, Story
from stories.work_tables import GroundRow, GroundWord

OUT = (State.RELEASED, State.PUBLISHED)
LONGEST_REFERENCE = 200
LONGEST_SCOPE = 1_000
NO_SUCH = "There is no such ground any more."
FOR_NOTHING = (
    "No sentence is decided yet as what happened in court, so there is nothing that a ground could be for."
)


@dataclass(frozen=True)
class Entered:
    """A ground as it was typed."""

    kind: Kind
    reference: str = field(repr=False)
    scope: str = field(repr=False)
    who: frozenset[Who]
    starts: date | None = field(repr=False)
    until: date | None = field(repr=False)


def enter(
    desk: Desk, session: Session, story: Story, said: Entered, covers: Iterable[str], *, staff_id: str, moment: Moment
) -> str:  # fmt: skip
    """Keep a ground for these sentences and return its id. Until somebody else confirms it, it carries nothing.

    Raises:
        BadInput: something that it has to say is missing; with everything at once.
    """
    fresh = _ground(new_id(), said, frozenset(covers), staff_id, moment)
    # Confirmed by nobody yet: that is no fault of whoever enters it. Nor is a day that is still to come.
    problems = [
        *(one for one in fresh.objections(max(fresh.starts, moment.today)) if one != grounds.NOT_CONFIRMED),
        *([] if fresh.covers else [FOR_NOTHING]),
    ]
    if problems:
        raise BadInput(*problems)
    sealed = desk.seal(story.id, _as_text(fresh), f"court_ground|said|{fresh.id}")
    session.add(GroundRow(id=fresh.id, story_id=story.id, said=sealed, staff_id=staff_id, on=moment.today))
    session.flush()
    audit.note(session, who=staff_id, act="enter a ground", subject=story.id, at=moment.now)
    return fresh.id


def confirm(desk: Desk, session: Session, story: Story, id: str, staff_id: str, moment: Moment) -> None:
    """Confirm a ground as a second person.

    Raises:
        NotFound: there is none.
        Refused: the same person entered it, it is confirmed or ended already, or they have not read what it is for.
    """
    ground = _one(desk, session, story, id)
    gate = ground_words.gate_of(desk, session, story)
    unread = ground_words.objections(session, story, gate, ground, staff_id=staff_id, moment=moment)
    if reasons := grounds.against_confirming(ground, staff_id, unread):
        raise Refused(*reasons)
    _say(session, story, id, Says.CONFIRM, staff_id, moment)


def end(desk: Desk, session: Session, story: Story, id: str, staff_id: str, moment: Moment) -> None:
    """End a ground now, alone: what rests on it comes down. Whoever needs it again enters it anew.

    Raises:
        NotFound: there is none, or it is ended already.
    """
    if _one(desk, session, story, id).is_ended:
        raise NotFound(NO_SUCH)
    _say(session, story, id, Says.END, staff_id, moment)
    gate = ground_words.gate_of(desk, session, story)
    if story.state in OUT and (gate is None or gate.locked(moment.today)):
        # By the same press: the worker publishes and holds nothing while the clock is in doubt, and this must not wait.
        withdrawal.take_down(desk, session, story, moment)


def stories_with(session: Session) -> frozenset[str]:
    """Return the stories for which a ground was ever entered: only these can lose one by the mere passing of days."""
    return frozenset(session.execute(select(GroundRow.story_id)).scalars())


def _say(session: Session, story: Story, id: str, says: Says, staff_id: str, moment: Moment) -> None:
    session.add(GroundWord(story_id=story.id, ground_id=id, staff_id=staff_id, says=says, at=moment.now))
    session.flush()
    audit.note(session, who=staff_id, act=f"{says} a ground", subject=story.id, at=moment.now)
    if story.state == State.PUBLISHED:
        # Cleared anew: with a longer day it may be seen for longer, without a ground it comes down.
        jobs.later(session, "publish", story.id, due=moment.now)


def _one(desk: Desk, session: Session, story: Story, id: str) -> Ground:
    found = next((one for one in grounds_of(desk, session, story) if one.id == id), None)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def _ground(id: str, said: Entered, covers: frozenset[str], staff_id: str, moment: Moment) -> Ground:
    return Ground(
        id=id,
        kind=said.kind,
        reference=too_long.line(said.reference, LONGEST_REFERENCE, "A reference"),
        scope=too_long.text(said.scope, LONGEST_SCOPE, "What may be published"),
        who=frozenset(said.who),
        starts=said.starts or moment.today,
        until=said.until,
        covers=covers,
        entered_by=staff_id,
        entered_on=moment.today,
    )


def _as_text(ground: Ground) -> str:
    plain_values = {
        "kind": str(ground.kind), "reference": ground.reference, "scope": ground.scope, "who": sorted(ground.who),
        "starts": ground.starts.isoformat(), "until": ground.until.isoformat() if ground.until else None,
        "covers": sorted(ground.covers),
    }  # fmt: skip
    return json.dumps(plain_values, ensure_ascii=False)
