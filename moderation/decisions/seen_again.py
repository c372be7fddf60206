"""Letting a story be seen again that one of us hid: one person proposes it and says why, another one confirms (c11, ADR 22).

To hide takes one press of one person. Nobody alone undoes that, not even whoever hid it: two different people say so, whoever
they are. A newer hide ends what was proposed before it, and her own hide is hers. Until it is confirmed nothing changes, for
anybody, and her page goes on saying that we hid it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.clean import plain
from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused
from moderation.concerns import takedowns
from moderation.decisions import decisions
from moderation.people import staff
from moderation.tables import Decision, SeenAgainRow
from stories import withdrawal
from stories.desk import Desk
from stories.tables import State, Story

LONGEST = 1_000
"""Characters of a reason."""

NOT_OURS = "We have not hidden this story. If she has, only she can bring it back."
NO_REASON = "Write in a sentence why it may be seen again. Your colleague decides by it."
ASKED_ALREADY = "A colleague has asked for this already. Read why below, and say yes or no to that."
YOUR_OWN = "You asked for this. Somebody else has to look at it: it takes two of us."
MOVED_ON = "This does not wait any more: it was taken back, decided, or hidden anew. Look at the story again."


@dataclass(frozen=True)
class Proposal:
    """What waits for a second person."""

    id: str
    words: str = field(repr=False)
    by: str
    """Name of who asks."""

    is_mine: bool
    at: datetime


def propose(desk: Desk, session: Session, story: Story, staff_id: str, *, words: str, moment: Moment) -> None:
    """Ask a second person to let it be seen again.

    Raises:
        BadInput: no reason was written, or a very long one.
        Refused: none of us has hidden it, somebody asks for it already, or a complaint has to be decided.
    """
    _refuse_unless_ours(session, story)
    if _standing(session, story) is not None:
        raise Refused(ASKED_ALREADY)
    words = plain(words).strip()
    if not words:
        raise BadInput(NO_REASON)
    if len(words) > LONGEST:
        raise BadInput(f"A reason can have {LONGEST:,} letters. This one has {len(words):,}.")
    _forget(session, story)  # One that a newer hide has ended.
    id, hide = new_id(), _newest_hide(session, story)
    sealed = desk.seal(story.id, words, f"seen_again|words|{id}")
    session.add(
        SeenAgainRow(story_id=story.id, id=id, staff_id=staff_id, words=sealed, hide=hide, at=moment.now)
    )
    session.flush()
    audit.note(session, who=staff_id, act="propose to let be seen", subject=story.id, at=moment.now)


def confirm(session: Session, story: Story, staff_id: str, id: str, moment: Moment) -> None:
    """Let it be seen again, as the second person. What she has hidden herself stays hidden until she brings it back.

    Raises:
        Refused: it was this person's own proposal, or it does not stand any more; or a complaint has to be decided.
    """
    row = _named(session, story, id)
    if row.staff_id == staff_id:
        raise Refused(YOUR_OWN)
    _refuse_unless_ours(session, story)
    _forget(session, story)
    hers = story.hiders & {audit.HERS}
    story.note_hiders(hers)
    if not hers:
        withdrawal.unhide(session, story, moment)
    decisions.note(session, story, staff_id, "let be seen", "safety", moment)


def drop(session: Session, story: Story, staff_id: str, id: str, moment: Moment) -> None:
    """Take back one's own proposal, or say no to a colleague's: it stays hidden, and one person is enough for that.

    Raises:
        Refused: it does not stand any more.
    """
    row = _named(session, story, id)
    act = "take back what was proposed" if row.staff_id == staff_id else "say no to let be seen"
    _forget(session, story)
    audit.note(session, who=staff_id, act=act, subject=story.id, at=moment.now)


def standing(desk: Desk, session: Session, story: Story, staff_id: str) -> Proposal | None:
    """Return what waits for a second person, as this one sees it; None when nothing does."""
    row = _standing(session, story)
    if row is None:
        return None
    words = desk.unseal(story.id, row.words, f"seen_again|words|{row.id}")
    by = staff.names(session).get(row.staff_id, "A colleague")
    return Proposal(row.id, words, by, row.staff_id == staff_id, row.at)


def waiting(session: Session) -> frozenset[str]:
    """Return the stories that one of us says may be seen again, and that wait for somebody else to look."""
    newer = exists().where(
        Decision.story_id == Story.id, Decision.kind == "hide", Decision.n > SeenAgainRow.hide
    )
    query = (
        select(Story)
        .join(SeenAgainRow, SeenAgainRow.story_id == Story.id)
        .where(~newer, Story.state != State.DELETED)
    )
    return frozenset(story.id for story in session.execute(query).scalars() if _is_ours(story))


def _named(session: Session, story: Story, id: str) -> SeenAgainRow:
    row = _standing(session, story)
    if row is None or row.id != id:
        raise Refused(MOVED_ON)
    return row


def _standing(session: Session, story: Story) -> SeenAgainRow | None:
    row = session.get(SeenAgainRow, story.id)
    if row is None or not _is_ours(story) or row.hide != _newest_hide(session, story):
        return None
    return row


def _newest_hide(session: Session, story: Story) -> int:
    query = select(func.max(Decision.n)).where(Decision.story_id == story.id, Decision.kind == "hide")
    return session.execute(query).scalar() or 0


def _is_ours(story: Story) -> bool:
    return bool(story.hiders - {audit.HERS})


def _refuse_unless_ours(session: Session, story: Story) -> None:
    if not _is_ours(story):
        raise Refused(NOT_OURS)
    takedowns.refuse_while_open(session, story)


def _forget(session: Session, story: Story) -> None:
    session.execute(delete(SeenAgainRow).where(SeenAgainRow.story_id == story.id))
