"""A story of hers that cannot be opened, because its key is damaged: what she is told of it, and what she can still do.

Her words are lost to us until somebody puts the key back from a copy. That it may be seen no longer, and that nothing of it stays,
are hers all the same: neither hiding nor deleting opens anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.ground.languages import month
from stories import consenting
from stories.tables import Story
from stories.visit import Visit


@dataclass(frozen=True)
class Shut:
    """What can be said of it without a word of it."""

    id: str
    begun: str
    is_with_us: bool
    is_hidden: bool


def all_of(visit: Visit) -> tuple[Shut, ...]:
    """Return those of the open notebook, newest first."""
    return tuple(map(_as_told, visit.shut()))


def one(visit: Visit, id: str) -> Shut | None:
    """Return one of them; None when it can be opened, or is not hers."""
    return next((story for story in all_of(visit) if story.id == id), None)


def is_shut(visit: Visit, story: Story) -> bool:
    """Return whether it cannot be opened."""
    return not visit.desk.readable([story.id])


def _as_told(story: Story) -> Shut:
    return Shut(
        id=story.id,
        begun=month(story.made_on),
        is_with_us=story.state not in consenting.SENDABLE,
        is_hidden=story.hidden_by is not None,
    )
