"""A lived-experience adviser's no, to a story on the shelf or to a wording: it holds until two people have settled it (4.4).

One of the two is an adviser, the other a moderator or reviewer, so that nobody is overruled by those who read alone.
What is decided with it is `moderation.decisions.advising`'s; here is what stands.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from archive.rules.publication import VETOED
from moderation.people import staff
from moderation.people_tables import VetoRow
from stories.desk import Desk
from stories.tables import Story


class Kind(StrEnum):
    """What the no is to."""

    SHELVING = "shelving"
    WORDING = "wording"


KINDS = {
    Kind.SHELVING: "This story should not go out",
    Kind.WORDING: "These words should not go out like this",
}


@dataclass(frozen=True)
class Veto:
    """One no that stands, opened."""

    id: str
    says: str
    why: str = field(repr=False)
    phrase: str = field(repr=False)
    """The words that are meant; empty when it is the story."""

    by: str
    at: datetime
    adviser: str
    """Who of the advisers said that it is settled; empty when nobody did."""

    reader: str
    """Who of the moderators and reviewers said so."""


def standing(desk: Desk, session: Session, story_id: str) -> tuple[Veto, ...]:
    """Return what stands against a story, oldest first."""
    names = staff.names(session)
    return tuple(_opened(desk, row, names) for row in _open(session, story_id))


def is_held(session: Session, story_id: str) -> bool:
    """Return whether a story waits for that."""
    return bool(_open(session, story_id))


def objections(session: Session, story_id: str) -> tuple[str, ...]:
    """Return why a story may not go on, in a sentence; empty when nothing stands against it."""
    return (VETOED,) if is_held(session, story_id) else ()


def add(
    desk: Desk,
    session: Session,
    story: Story,
    staff_id: str,
    *,
    kind: Kind,
    why: str,
    phrase: str,
    moment: Moment,
) -> str:
    """Keep a no, and return its id."""
    id = new_id()
    sealed = desk.seal(story.id, json.dumps({"why": why, "phrase": phrase}), _about(id))
    session.add(VetoRow(id=id, story_id=story.id, kind=kind, words=sealed, staff_id=staff_id, at=moment.now))
    session.flush()
    return id


def _open(session: Session, story_id: str) -> list[VetoRow]:
    query = select(VetoRow).where(VetoRow.story_id == story_id, VetoRow.settled_at.is_(None))
    return list(session.execute(query.order_by(VetoRow.at)).scalars())


def _opened(desk: Desk, row: VetoRow, names: dict[str, str]) -> Veto:
    said = json.loads(desk.unseal(row.story_id, row.words, _about(row.id)))
    return Veto(
        id=row.id,
        says=KINDS[Kind(row.kind)],
        why=said["why"],
        phrase=said["phrase"],
        by=names.get(row.staff_id, "A colleague"),
        at=row.at,
        adviser=names.get(row.adviser or "", ""),
        reader=names.get(row.reader or "", ""),
    )


def _about(id: str) -> str:
    return f"veto|words|{id}"
