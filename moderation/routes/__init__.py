"""Every address of the Desk: the entrance, the queue and its stories, people and the log."""

from __future__ import annotations

from moderation.routes import (
    entrance,
    parts,
    people,
    readers,
    replies,
    stories,
    takedowns,
    translating,
    who,
    workers,
)

BLUEPRINTS = (
    entrance.bp, stories.bp, translating.bp, parts.bp, who.bp, replies.bp, takedowns.bp, people.bp, workers.bp, readers.bp,
)  # fmt: skip
