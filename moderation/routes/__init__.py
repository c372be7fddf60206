"""Every address of the Desk: the entrance, the queue and its stories, people and the log."""

from __future__ import annotations

from moderation.routes import (
    beside,
    custody,
    entrance,
    log,
    parts,
    passkeys,
    people,
    promises,
    replies,
    safeguarding,
    sentences,
    stories,
    takedowns,
    translating,
    vetoes,
    who,
    workers,
)

BLUEPRINTS = (
    entrance.bp, stories.bp, sentences.bp, translating.bp, parts.bp, who.bp, replies.bp, takedowns.bp, people.bp, workers.bp,
    log.bp, promises.bp,
    beside.bp, custody.bp, vetoes.bp, safeguarding.bp, passkeys.bp,
)  # fmt: skip
