"""Every address of the Desk: the entrance, the queue and its stories, people and the log."""

from __future__ import annotations

from moderation.routes import (
    anonymise,
    beside,
    caring,
    casting,
    custody,
    entrance,
    first_drafts,
    knowing,
    log,
    packages,
    papers,
    parts,
    passkeys,
    people,
    promises,
    readers,
    replies,
    safeguarding,
    sentences,
    stories,
    takedowns,
    translating,
    typed_again,
    vetoes,
    who,
    workers,
)

BLUEPRINTS = (
    entrance.bp, passkeys.bp, people.bp, knowing.bp, workers.bp, log.bp, packages.bp, promises.bp,
    stories.bp, anonymise.bp, papers.bp, caring.bp, casting.bp, sentences.bp, translating.bp, parts.bp,
    first_drafts.bp, readers.bp, who.bp, typed_again.bp,
    replies.bp, takedowns.bp, beside.bp, custody.bp, vetoes.bp, safeguarding.bp,
)  # fmt: skip
