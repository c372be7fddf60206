"""Who looks at stories for research: one place decides it, and as whom the shelf is asked.

A researcher is let in by name, by whoever runs the archive. Nobody chooses here who is in the room: by switching, and
subtracting, one would read numbers that are too small to be said.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.reading import viewers
from archive.reading.access.tables import Access
from archive.reading.shutting import NO_TRAINER
from archive.reading.tables import Trainer
from archive.reading.trainers import Teaching
from archive.reading.viewers import InTheRoom
from archive.rules.choices import Audience, Use
from archive.rules.errors import NOTHING_HERE, NotFound
from archive.rules.grant import LEAVING, Viewer


def may(session: Session, person_id: str) -> bool:
    """Return whether this person may look at stories for research: her access says so (`archive.reading.access`)."""
    return Use.RESEARCH in _uses(session.get(Access, person_id))


def refuse_unless_may(session: Session, person_id: str) -> None:
    """Do nothing for somebody who may look for research.

    Raises:
        NotFound: for everybody else, as for a page that is not there.
    """
    if not may(session, person_id):
        raise NotFound(NOTHING_HERE)


def let_in(session: Session, login: str) -> None:
    """Let a trainer look at stories for research too. Safe to repeat.

    Raises:
        NotFound: no trainer has that sign-in name.
    """
    row = _trainer(session, login)
    row.uses = json.dumps(sorted(_uses(row) | {Use.RESEARCH}))


def let_go(session: Session, login: str) -> None:
    """Let a trainer look for research no longer, in force at the next request. Safe to repeat.

    Raises:
        NotFound: no trainer has that sign-in name.
    """
    row = _trainer(session, login)
    row.uses = json.dumps(sorted(_uses(row) - {Use.RESEARCH}))


def viewer(teaching: Teaching) -> Viewer:
    """Return as whom the shelf is asked what may be counted for research.

    Raises:
        Refused: the organisation has no area.
    """
    here = InTheRoom(Audience.TRAINING_ROOM, teaching.professions)
    return replace(viewers.viewer(teaching, here), uses=frozenset({Use.RESEARCH}))


def carrier(teaching: Teaching) -> Viewer:
    """Return as whom the shelf is asked what may leave in a copy: each yes that a copy needs (`archive.rules.grant.LEAVING`).

    Raises:
        Refused: the organisation has no area.
    """
    return replace(viewer(teaching), audience=Audience.PRIVATE_LINK, uses=LEAVING)


def _uses(access: Access | None) -> frozenset[str]:
    return frozenset(json.loads(access.uses)) if access else frozenset()


def _trainer(session: Session, login: str) -> Access:
    query = (
        select(Access)
        .join(Trainer, Trainer.person_id == Access.person_id)
        .join(Person, Person.id == Access.person_id)
        .where(Person.login == login.strip().lower())
    )
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        raise NotFound(NO_TRAINER)
    return found
