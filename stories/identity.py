"""At which number and hours she may be reached, sealed under a key that the readers' pages never open (c20).

Sealed with the story's key, so that deleting the story ends it; and that once more with a key of the house of its own.
Her own pages open it for her. At the Desk `moderation.people.custody` alone does, after a custodian has said yes;
`tests/guards/test_identity.py` watches which page asks for the key.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.crypto import seal, unseal
from stories.beside_tables import Carry
from stories.desk import Desk
from stories.tables import IdentityRow, Story

IDENTITY_KEY = "identity"
"""The house key, in the desk's key store."""


def keep(desk: Desk, session: Session, story: Story, details: str) -> None:
    """Keep what can find her, sealed twice."""
    inner = desk.seal(story.id, details, _about(story.id))
    outer = seal(desk.keys.get(IDENTITY_KEY), inner, about=_about(story.id))
    session.merge(IdentityRow(story_id=story.id, details=outer))
    session.flush()


def read(desk: Desk, session: Session, story: Story) -> str | None:
    """Return what can find her, opened; None when nothing is kept here.

    Raises:
        Unreadable: the story was deleted.
    """
    row = session.get(IdentityRow, story.id)
    if row is None:
        return None
    return desk.unseal(story.id, without_ours(desk, story.id, row.details), _about(story.id))


def without_ours(desk: Desk, story_id: str, details: bytes) -> bytes:
    """Return what is kept without the house's own seal: still sealed with the story's key.

    Raises:
        Unreadable: it cannot be opened with the house's key.
    """
    return unseal(desk.keys.get(IDENTITY_KEY), details, about=_about(story_id))


def is_on_the_road(session: Session) -> bool:
    """Return whether this store is a worker's folder: the office's key is not there, and the whole folder is ciphertext."""
    return session.execute(select(Carry.id).where(Carry.is_here.is_(True))).first() is not None


def _about(story_id: str) -> str:
    return f"identity|details|{story_id}"
