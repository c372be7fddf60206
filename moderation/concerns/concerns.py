"""A worry about somebody's safety, on a way of its own: raised by any of the staff, looked after by the lead (c19, rule 21).

Nothing here publishes, holds or hides. How it is kept: `concern_rows.py`. What made somebody worry, and what she told:
`concern_words.py`. Telling a service outside, by two people: `telling_services.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground.clean import plain
from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused
from archive.rules.safeguarding import NOBODY, REVIEWED_WITHIN
from moderation.concerns import concern_rows, concern_words, telling_services
from moderation.concerns.concern_rows import LONGEST, About, Standing
from moderation.concerns.telling_services import Action
from moderation.letters import letters
from moderation.people import staff
from moderation.people_tables import ConcernAction, ConcernNote, ConcernRow
from stories import messages
from stories.desk import Desk
from stories.tables import State, Story

STANDS = {
    Standing.NEW: "nobody has looked yet",
    Standing.LOOKING: "being looked at",
    Standing.SECOND: "waits for a second person",
    Standing.ACTED: "somebody outside was told",
    Standing.CLOSED: "closed",
}
TO_TELL = "a second person said yes, and nobody has been told yet"
NOT_TOLD = (
    "A second person said yes, and nobody has written down that they were told. Tell them, or ask a second person whether "
    "nobody has to be told any more."
)
WAITS = "Something here still waits for a second person. Close it after that."


@dataclass(frozen=True)
class Line:
    """One concern in the lead's list; nothing of what it says."""

    id: str
    about: About
    stands: str
    is_closed: bool
    by: str
    at: datetime
    is_late: bool
    """Whether what one person did at once, or wants to tell to nobody, should have been looked at by now."""

    is_to_tell: bool
    """Whether a second person said yes to telling a service, and it is still to be told."""


@dataclass(frozen=True)
class Written:
    """One thing that was written."""

    by: str
    at: datetime
    words: str = field(repr=False)


@dataclass(frozen=True)
class Concern:
    """One concern with all that was written."""

    line: Line
    story_id: str
    is_gone: bool
    """Whether she has deleted the story meanwhile."""

    met: str = field(repr=False)
    """The note or the reply that made somebody worry; empty for a story, and for what is gone."""

    written: tuple[Written, ...]
    actions: tuple[Action, ...]

    @property
    def asks_nobody(self) -> bool:
        """Whether a second person is asked that nobody is told any more."""
        return any(one.is_nobody and not one.second for one in self.actions)


# By any of the staff


def raise_one(
    desk: Desk, session: Session, staff_id: str, *, about: str, about_id: str, words: str, moment: Moment
) -> str:
    """Return the id of a new concern.

    Raises:
        NotFound: there is no such story, note or reply.
        BadInput: nothing was written.
    """
    story_id = concern_words.story_of(desk, session, about, about_id)
    id = new_id()
    session.add(
        ConcernRow(
            id=id, story_id=story_id, about=about, about_id=about_id, state=Standing.NEW, raised_by=staff_id,
            raised_at=moment.now,
        )
    )  # fmt: skip
    session.flush()
    _write(desk, session, id, staff_id, words, moment)
    concern_rows.log(session, staff_id, f"raise a concern: {about}", id, moment)
    return id


# By the lead


def waiting(session: Session, moment: Moment) -> tuple[Line, ...]:
    """Return every concern: what is late or to be told first, then what is open, oldest first; the closed ones last."""
    rows = session.execute(select(ConcernRow).order_by(ConcernRow.raised_at)).scalars().all()
    names = staff.names(session)
    lines = [_line(session, row, names, moment) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.is_closed, not (line.is_late or line.is_to_tell))))


def count(session: Session) -> int:
    """Return how many wait for a lead: nobody has looked at them, or a service is still to be told."""
    to_tell = select(ConcernAction.concern_id).where(telling_services.left_to_tell())
    waits = (ConcernRow.state == Standing.NEW) | ConcernRow.id.in_(to_tell)
    query = select(func.count()).select_from(ConcernRow).where(waits, ConcernRow.state != Standing.CLOSED)
    return int(session.execute(query).scalar_one())


def one(desk: Desk, session: Session, id: str, staff_id: str, moment: Moment) -> Concern:
    """Return one concern with all that was written.

    Raises:
        NotFound: there is none.
    """
    row, names = concern_rows.row_of(session, id), staff.names(session)
    written = select(ConcernNote).where(ConcernNote.concern_id == id).order_by(ConcernNote.at)
    return Concern(
        line=_line(session, row, names, moment),
        story_id=row.story_id,
        is_gone=session.get_one(Story, row.story_id).state == State.DELETED,
        met=concern_words.met(desk, session, row),
        written=tuple(
            Written(
                names.get(note.staff_id, "A colleague"),
                note.at,
                concern_rows.opened(desk, note.words, note.id),
            )
            for note in session.execute(written).scalars()
        ),
        actions=telling_services.of(desk, session, [id], staff_id, moment),
    )


def write(desk: Desk, session: Session, id: str, staff_id: str, words: str, moment: Moment) -> None:
    """Write a note, for the leads alone.

    Raises:
        NotFound: there is no such concern.
        BadInput: nothing was written, or too much.
        Refused: it is closed.
    """
    row = concern_rows.open_row(session, id)
    _write(desk, session, id, staff_id, words, moment)
    if row.state == Standing.NEW:
        row.state = Standing.LOOKING
    concern_rows.log(session, staff_id, "write on a concern", id, moment)


def write_to_her(
    desk: Desk, session: Session, id: str, staff_id: str, words: str, *, is_safe: bool, moment: Moment
) -> None:
    """Leave her a note on her page, in the lead's own words.

    Raises:
        NotFound: there is no such concern.
        BadInput: it was not said that it is safe; or the letter stands as it is.
        Refused: it is closed, or the story is gone.
    """
    row = concern_rows.open_row(session, id)
    if not is_safe:
        raise BadInput("Say that it is safe: somebody else may read her page. When in doubt, do not write.")
    letters.refuse_unless_written("safety", words)
    story = session.get_one(Story, row.story_id)
    if story.state == State.DELETED:
        raise Refused("She has deleted this story. There is no page where she could read it.")
    messages.write(desk, session, story, words, staff_id=staff_id, moment=moment, rule="safety")
    concern_rows.log(session, staff_id, "write to her for safety", id, moment)


def close(session: Session, id: str, staff_id: str, moment: Moment) -> None:
    """Close it. What was done at once has to be looked at first, and what two people agreed on has to be done, or given up by two.

    Raises:
        NotFound: there is no such concern.
        Refused: it is closed already; or something still waits for a second person, or is still to be told.
    """
    row = concern_rows.open_row(session, id)
    if telling_services.waits(session, id):
        raise Refused(WAITS)
    if telling_services.is_left(session, id):
        raise Refused(NOT_TOLD)
    row.state = Standing.CLOSED
    concern_rows.log(session, staff_id, "close a concern", id, moment)


# Shared


def _line(session: Session, row: ConcernRow, names: dict[str, str], moment: Moment) -> Line:
    late = select(ConcernAction.id).where(
        ConcernAction.concern_id == row.id,
        (ConcernAction.is_emergency.is_(True)) | (ConcernAction.service == NOBODY),
        ConcernAction.second.is_(None),
        ConcernAction.at < moment.now - REVIEWED_WITHIN,
    )
    state = Standing(row.state)
    is_to_tell = state != Standing.CLOSED and telling_services.is_left(session, row.id)
    return Line(
        row.id, About(row.about), TO_TELL if is_to_tell else STANDS[state], state == Standing.CLOSED,
        names.get(row.raised_by, "A colleague"), row.raised_at, session.execute(late).first() is not None, is_to_tell,
    )  # fmt: skip


def _write(desk: Desk, session: Session, id: str, staff_id: str, words: str, moment: Moment) -> None:
    words = plain(words).strip()
    if not words:
        raise BadInput("Write in a sentence or two what worries you.")
    if len(words) > LONGEST:
        raise BadInput(f"A note can have {LONGEST:,} letters. This one has {len(words):,}.")
    note = new_id()
    sealed = concern_rows.sealed(desk, words, note)
    session.add(ConcernNote(id=note, concern_id=id, words=sealed, staff_id=staff_id, at=moment.now))
    session.flush()
