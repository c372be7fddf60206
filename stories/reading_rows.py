"""The rows of a reading by somebody else: where it stands, which are open, and closing one. Her no closes them too."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.rules.clock import Moment
from stories import parts
from stories.desk import Desk
from stories.tables import Part
from stories.work_tables import ReadingRow


class Standing(StrEnum):
    """Where a reading stands."""

    READY = "ready"
    """One person said that these words may be read; a second one asks a reader."""

    ASKED = "asked"
    """A reader has the link."""

    SENT = "sent"
    """The reading came in; the worker is about to open it."""

    HEARD = "heard"
    """It was made anew and waits for somebody to hear whether it says these words."""

    CHECKED = "checked"
    """It says these words; it is the sound of this recording."""

    CLOSED = "closed"
    """It is heard nowhere any more, and its files are destroyed."""


WAITS = frozenset({Standing.READY, Standing.ASKED})
"""It may be read, and nobody has read it yet."""

HAS_A_VOICE = frozenset({Standing.SENT, Standing.HEARD, Standing.CHECKED})


def of_part(session: Session, part_id: str) -> ReadingRow | None:
    """Return the newest reading of a recording's words; None when there is none, or it is closed."""
    query = (
        select(ReadingRow).where(ReadingRow.part_id == part_id).order_by(ReadingRow.number.desc()).limit(1)
    )
    found = session.execute(query).scalar_one_or_none()
    return None if found is None or found.state == Standing.CLOSED else found


def is_of_words(session: Session, row: ReadingRow) -> bool:
    """Return whether it is a reading of what she wrote, and of no recording."""
    part = session.get(Part, row.part_id)
    return part is not None and part.kind == parts.WORDS


def open_ones(session: Session, story_id: str) -> Sequence[ReadingRow]:
    """Return the readings of a story that are not closed."""
    query = select(ReadingRow).where(ReadingRow.story_id == story_id, ReadingRow.state != Standing.CLOSED)
    return session.execute(query).scalars().all()


def is_closed(session: Session, reading_id: str) -> bool:
    """Return whether there was such a reading, and it is heard nowhere any more."""
    row = session.get(ReadingRow, reading_id) if reading_id else None
    return row is not None and row.state == Standing.CLOSED


def close(desk: Desk, session: Session, row: ReadingRow, moment: Moment, *, who: str) -> None:
    """Close a reading for good: its files are destroyed. Whether something has to come down is the caller's business."""
    part = session.get(Part, row.part_id)
    if part is not None:
        parts.destroy_files(desk, session, part, parts.READ)
    row.state, row.facts = Standing.CLOSED, None
    audit.note(session, who=who, act="close a reading", subject=row.story_id, at=moment.now)


def ask_again(session: Session, reading_id: str) -> None:
    """Have a reading heard and checked once more: that somebody heard it was a slip."""
    row = session.get(ReadingRow, reading_id)
    if row is not None and row.state == Standing.CHECKED:
        row.state, row.checked = Standing.HEARD, None
