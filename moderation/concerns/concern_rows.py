"""Worries about somebody's safety as they are kept: where each stands, and words sealed with a key of their own (c19).

Not with the story's key, so that what is written lasts while the worry is open even if the story is deleted; once it is
closed, and the story gone, all of it goes too (`moderation.concerns.forgetting`).
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.crypto import seal_text, unseal_text
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, NotFound, Refused
from moderation.people_tables import SAFEGUARDING_KEY, ConcernRow
from stories.desk import Desk

LONGEST = 4_000
"""Characters of one note."""

CLOSED = "This is closed. Raise it anew if something has changed."


class About(StrEnum):
    """What made somebody worry."""

    STORY = "story"
    NOTE = "note"
    REPLY = "reply"


class Standing(StrEnum):
    """Where a concern stands."""

    NEW = "new"
    LOOKING = "looking"
    SECOND = "second"
    """It waits for a second person."""

    ACTED = "acted"
    """Somebody outside was told."""

    CLOSED = "closed"


def row_of(session: Session, id: str) -> ConcernRow:
    """Return the row of a worry.

    Raises:
        NotFound: there is none.
    """
    row = session.get(ConcernRow, id)
    if row is None:
        raise NotFound(NOTHING_HERE)
    return row


def open_row(session: Session, id: str) -> ConcernRow:
    """Return the row of a worry that is not closed.

    Raises:
        NotFound: there is none.
        Refused: it is closed.
    """
    row = row_of(session, id)
    if row.state == Standing.CLOSED:
        raise Refused(CLOSED)
    return row


def sealed(desk: Desk, words: str, id: str) -> bytes:
    """Return words sealed for the row of this id."""
    return seal_text(desk.keys.get(SAFEGUARDING_KEY), words, about=_about(id))


def opened(desk: Desk, kept: bytes | None, id: str) -> str:
    """Return the words of the row of this id; empty for what was let go."""
    return unseal_text(desk.keys.get(SAFEGUARDING_KEY), kept, about=_about(id)) if kept else ""


def log(session: Session, who: str, act: str, id: str, moment: Moment) -> None:
    """Write down who did what to it."""
    audit.note(session, who=who, act=act, subject=id, at=moment.now)


def _about(id: str) -> str:
    return f"concern|words|{id}"
