"""What a reader sends, as it comes in: piece by piece from the recorder of the page, or one file of the phone (ADR 24).

The pieces are kept as hers are (`stories.pieces`), in a place of their own. Until the reader says that it is whole, nobody
hears it; a page that was closed goes on in a new segment, or begins anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit, jobs
from archive.ground.files import Blob
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from moderation.voices import readings
from stories import parts, pieces
from stories.arriving import Arriving
from stories.desk import Desk
from stories.parts import Role
from stories.reading_rows import HAS_A_VOICE, Standing
from stories.tables import BlobRow, Part
from stories.work_tables import ReadingRow

NO_FILE = "There is no recording yet. Choose the file that you recorded, and press once more."
NOTHING_YET = "There is no recording yet. Press Start, or choose a file."

KEPT: Mapping[str, Any] = {"part": "reading"}
"""What the recorder's script is told when something is safe; which reading it is stands in the address."""


def has_begun(session: Session, row: ReadingRow) -> bool:
    """Return whether a part of this reading is here, and not yet said to be whole."""
    if row.state != Standing.ASKED:
        return False
    _, count = pieces.last(session, _part(session, row), Role.READ_SENT)
    return count > 0


def fresh_segment(session: Session, row: ReadingRow) -> int:
    """Return the number of a segment that no page was given before, and give it."""
    last, count = pieces.last(session, _part(session, row), Role.READ_SENT)
    row.given = max(row.given, last if count else -1) + 1
    return row.given


def add(
    desk: Desk, session: Session, row: ReadingRow, blob: Blob, moment: Moment, *, segment: int = 0, n: int = 0
) -> None:
    """Keep one piece of a reading. One that comes twice counts once.

    Raises:
        BadInput: there was no yes, or it is too large.
        NotFound: there is nothing to read now, or a reading came in already.
    """
    readings.may_be_read(desk, session, row, moment)
    pieces.add(desk, session, _part(session, row), blob, Role.READ_SENT, segment=segment, n=n)


def begin_anew(desk: Desk, session: Session, row: ReadingRow, moment: Moment) -> int:
    """Destroy what is here of a reading that is not whole, and return the segment in which the next one begins.

    Raises:
        BadInput: there was no yes.
        NotFound: there is nothing to read now, or a reading came in already.
    """
    readings.may_be_read(desk, session, row, moment)
    segment = fresh_segment(
        session, row
    )  # Before they go: what a page still sends to an old one is none of the new.
    parts.destroy_files(desk, session, _part(session, row), {Role.READ_SENT})
    return segment


def whole(desk: Desk, session: Session, row: ReadingRow, moment: Moment) -> None:
    """Say that all of it is here; the worker opens it next.

    Raises:
        BadInput: there was no yes, or nothing is here.
        NotFound: there is nothing to read now, or a reading came in already.
    """
    readings.may_be_read(desk, session, row, moment)
    if not has_begun(session, row):
        raise BadInput(NOTHING_YET)
    row.state, row.why = Standing.SENT, None
    jobs.later(session, "open-reading", row.id, due=moment.now)
    audit.note(session, who=readings.READER, act="send a reading", subject=row.story_id, at=moment.now)


def send(desk: Desk, session: Session, row: ReadingRow, blob: Blob, moment: Moment) -> None:
    """Keep a file as the whole reading, in the place of whatever was begun.

    Raises:
        BadInput: there was no yes, or it is too large.
        NotFound: there is nothing to read now, or a reading came in already.
    """
    add(desk, session, row, blob, moment, segment=begin_anew(desk, session, row, moment))
    whole(desk, session, row, moment)


def by_script(
    desk: Desk, session: Session, row: ReadingRow, moment: Moment, do: str, file: Arriving | None, place: tuple[int, int]
) -> Mapping[str, Any]:  # fmt: skip
    """Do what the recorder's script asks for, and return what it is told.

    Args:
        desk: the private side.
        session: on the desk's store.
        row: the reading.
        moment: now.
        do: `where` (may it begin, and in which segment), `piece`, `close` (it is whole), or `anew`.
        file: the piece that came; it is kept only when the link takes it.
        place: the segment, and the number of the piece in it.

    Raises:
        BadInput: as the verbs above, or it is none of these.
        NotFound: as the verbs above.
    """
    if do == "where":
        readings.may_be_read(desk, session, row, moment)
        return {"open": True, "segment": fresh_segment(session, row)}
    if do == "anew":
        return {**KEPT, "segment": begin_anew(desk, session, row, moment)}
    if do == "close":
        if row.state not in HAS_A_VOICE:  # An answer that got lost is asked for again.
            whole(desk, session, row, moment)
        return KEPT
    readings.may_be_read(desk, session, row, moment)
    if file is None:
        raise BadInput(NO_FILE)
    add(desk, session, row, file.keep(), moment, segment=place[0], n=place[1])
    return KEPT


def forget_unsent(desk: Desk, session: Session, moment: Moment) -> int:
    """Destroy what was begun with a link that is over, and never sent; return how many. Run by the sweep; safe to repeat."""
    query = (
        select(ReadingRow)
        .join(BlobRow, BlobRow.part_id == ReadingRow.part_id)
        .where(ReadingRow.state == Standing.ASKED, ReadingRow.ends < moment.now)
        .where(BlobRow.role == Role.READ_SENT)
        .distinct()
    )
    rows = session.execute(query).scalars().all()
    for row in rows:
        parts.destroy_files(desk, session, _part(session, row), {Role.READ_SENT})
    return len(rows)


def _part(session: Session, row: ReadingRow) -> Part:
    return session.get_one(Part, row.part_id)
