"""A story as one moderator has it in hand: its copy, her words, whose claim it is, and what others would read of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.rules.clock import Moment
from archive.rules.errors import NotFound
from archive.rules.grounds import Gate
from moderation.queue import queue
from moderation.replacing import proposing
from moderation.replacing.proposing import Read
from moderation.tables import Claim
from stories import drafts, finished, gates
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story, WorkingCopy


@dataclass(frozen=True)
class Hand:
    """What a page of it is drawn from."""

    copy: WorkingCopy | None
    body: Body
    words: str
    claim: Claim | None
    """Of this moderator; None when somebody else has it, or nobody."""

    is_stale: bool
    gate: Gate | None
    """What the law asks of each sentence; None while there is no copy of her words as they are."""

    read: Read | None
    """What others would read of it, for whoever has claimed it."""

    @property
    def shows_hers(self) -> bool:
        """Whether it is this moderator's, and about her words as they are."""
        return self.claim is not None and not self.is_stale

    @property
    def is_open(self) -> bool:
        """Whether its words are shown to this moderator: it is theirs, and they asked for them."""
        return self.shows_hers and self.claim is not None and self.claim.shown


def of(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> Hand:
    """Return it as this moderator has it now."""
    copy, body = _copy(desk, session, story)
    claim = queue.holder(session, story.id, moment)
    is_stale = copy is not None and finished.is_stale(desk, session, story, copy)
    mine = claim if claim is not None and claim.staff_id == staff_id else None
    return Hand(
        copy,
        body,
        drafts.words_of(desk, story),
        mine,
        is_stale,
        gates.of(desk, session, story, body) if copy is not None and not is_stale else None,
        proposing.read(desk, story, body, proposing.barred(desk, session, story))
        if mine is not None and not is_stale
        else None,
    )


def _copy(desk: Desk, session: Session, story: Story) -> tuple[WorkingCopy | None, Body]:
    try:
        copy = finished.newest(session, story.id)
    except NotFound:
        return None, Body("")
    return copy, finished.read(desk, copy)
