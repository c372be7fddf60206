"""Whether people who were there could know her: she is asked, and says that it stays as it is (rule 23).

Her answer is of her words as they stand when she gives it. Once she changes them she is asked again. That she would rather
change it needs no row of its own: she asks for it back, and what she sends then are other words.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.rules.clock import Moment
from archive.rules.errors import Refused, Unreadable
from archive.rules.jigsaw import HerWord
from stories import finished
from stories.desk import Desk
from stories.tables import State, Story
from stories.work_tables import KnownThere

IN_HER_HANDS = frozenset({State.DRAFT, State.BACK, State.LAPSED, State.DELETED})
"""Where nothing waits for what she says: nobody reads it before she sends it."""


def ask(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Note that she is asked, of her words as they stand. The note to her is written beside this."""
    _note(desk, session, story, HerWord.WAITS, staff_id, moment)
    audit.note(
        session,
        who=staff_id,
        act="ask whether she may be known by those who were there",
        subject=story.id,
        at=moment.now,
    )


def leave_it(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Note that it is all right with her as it is.

    Raises:
        Refused: nothing is asked of her just now.
    """
    if not waits(desk, session, story):
        raise Refused("There is nothing to answer here just now.")
    _note(desk, session, story, HerWord.LEAVES_IT, None, moment)
    audit.note(session, who=audit.HERS, act="leave it as it is", subject=story.id, at=moment.now)


def ask_no_more(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Note that she is not asked any more, if she was and has not answered: nobody could know her after all."""
    if word(desk, session, story) != HerWord.WAITS:
        return
    _note(desk, session, story, HerWord.NOT_ASKED, staff_id, moment)
    audit.note(
        session, who=staff_id, act="ask her no more who could know her", subject=story.id, at=moment.now
    )


def word(desk: Desk, session: Session, story: Story) -> HerWord:
    """Return what she says of her words as they stand."""
    row = _newest(session, story.id)
    if row is None or row.source != finished.source_of(desk, session, story):
        return HerWord.NOT_ASKED
    return HerWord(row.word)


def waits(desk: Desk, session: Session, story: Story) -> bool:
    """Return whether she was asked of these words, and has not answered; never of a story that is in her own hands."""
    return story.state not in IN_HER_HANDS and word(desk, session, story) == HerWord.WAITS


def waiting(desk: Desk, session: Session) -> frozenset[str]:
    """Return the stories that wait for what she says to it. What she has hidden waits for nothing."""
    newest = select(func.max(KnownThere.n)).group_by(KnownThere.story_id)
    asked = select(Story).join(KnownThere, KnownThere.story_id == Story.id)
    query = asked.where(KnownThere.n.in_(newest), KnownThere.word == HerWord.WAITS, Story.hidden_by.is_(None))
    found = session.execute(query).scalars().all()
    readable = desk.readable([story.id for story in found])
    return frozenset(story.id for story in found if story.id in readable and _may_wait(desk, session, story))


def _may_wait(desk: Desk, session: Session, story: Story) -> bool:
    try:
        return waits(desk, session, story)
    except Unreadable:
        return True  # Damaged: nobody can say that her words are others now, so she is still owed the time to answer.


def _note(
    desk: Desk, session: Session, story: Story, said: HerWord, staff_id: str | None, moment: Moment
) -> None:
    source = finished.source_of(desk, session, story)
    # Hers know only their hour, as her notes do.
    at = moment.now if staff_id else moment.now.replace(minute=0, second=0, microsecond=0)
    session.add(KnownThere(story_id=story.id, source=source, word=said, staff_id=staff_id, at=at))
    session.flush()


def _newest(session: Session, story_id: str) -> KnownThere | None:
    query = select(KnownThere).where(KnownThere.story_id == story_id).order_by(KnownThere.n.desc()).limit(1)
    return session.execute(query).scalar_one_or_none()
