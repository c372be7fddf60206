"""What two people of the Desk do together, for tests that are about something else."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.rules.clock import Moment
from moderation.decisions import seen_again
from moderation.tables import SeenAgainRow
from stories.desk import Desk
from stories.tables import Story


def let_be_seen(
    desk: Desk, session: Session, story: Story, moment: Moment, *, first: str = "ann", second: str = "bea"
) -> None:
    """Let a story be seen again that one of us hid: one says why, another says yes."""
    seen_again.propose(desk, session, story, first, words="We talked about it.", moment=moment)
    seen_again.confirm(session, story, second, session.get_one(SeenAgainRow, story.id).id, moment)
