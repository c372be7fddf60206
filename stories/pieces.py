"""The pieces of which a recording is made, as they arrive: of hers, and of a reader's who reads her words aloud.

A recording is made of segments (the page was closed and opened again) and each of pieces (5 seconds, say); a file from a
phone is one segment of one piece. A piece that comes twice counts once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground.files import Blob
from archive.media.kinds import LARGEST_SOUND
from archive.media.memory import filled
from archive.rules.errors import BadInput
from stories import parts
from stories.desk import Desk
from stories.parts import Role
from stories.tables import BlobRow, Part, PartState

MOST = 4_000
"""Of one recording: 90 minutes in pieces of 5 seconds are 1,080; a page that sends smaller ones is none of ours."""

TOO_LARGE = "This is too large to keep. It is safe up to here. Make a new recording for the rest."


def add(
    desk: Desk, session: Session, part: Part, blob: Blob, role: Role = Role.SENT, *, segment: int = 0, n: int = 0
) -> bool:  # fmt: skip
    """Keep one sealed piece; return whether it is new. One that came before is thrown away.

    Whether a reader's may come at all is for the caller to say: the part is whole long before.

    Raises:
        BadInput: her recording is finished, or it is too large.
    """
    of_these = (BlobRow.part_id == part.id, BlobRow.role == role)
    known = select(BlobRow.id).where(*of_these, BlobRow.segment == segment, BlobRow.n == n)
    if session.execute(known).first():
        desk.originals.destroy(blob.id)
        return False
    total, count = session.execute(
        select(func.coalesce(func.sum(BlobRow.size), 0), func.count()).where(*of_these)
    ).one()
    is_whole = role == Role.SENT and is_closed(part)
    if is_whole or count >= MOST or total + blob.size > LARGEST_SOUND:
        desk.originals.destroy(blob.id)
        raise BadInput(parts.NO_SUCH_PART if is_whole else TOO_LARGE)
    parts.keep_row(desk, session, part, blob, role, segment=segment, n=n)
    return True


def is_closed(part: Part) -> bool:
    """Return whether a part takes nothing more of hers: it was kept as it is, here or on another page."""
    return part.state != PartState.ARRIVING


def last(session: Session, part: Part, role: Role = Role.SENT) -> tuple[int, int]:
    """Return the last segment and how many pieces of it are here, none as 0 and 0: where a page that lost its line goes on."""
    query = (
        select(BlobRow.segment, func.count())
        .where(BlobRow.part_id == part.id, BlobRow.role == role)
        .group_by(BlobRow.segment)
        .order_by(BlobRow.segment.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return (row[0], row[1]) if row else (0, 0)


def segments(desk: Desk, session: Session, part: Part, role: Role = Role.SENT) -> list[BinaryIO]:
    """Return what was sent, one file in memory for each segment; the caller closes them.

    A segment ends where a piece is missing: what came after a gap cannot be opened without it. One without a beginning is
    left out. Of a part that is set aside there are none.
    """
    if part.state == PartState.ASIDE:
        return []
    every = groupby(parts.rows_of(session, part, role), key=lambda row: row.segment)
    whole = [list(these) for _, these in every]
    return [filled(_bytes_of(desk, part, these), most=LARGEST_SOUND) for these in whole if these[0].n == 0]


def _bytes_of(desk: Desk, part: Part, rows: list[BlobRow]) -> Iterator[bytes]:
    for n, row in enumerate(rows):
        if row.n != n:
            return
        yield from desk.originals.read(parts.opened(desk, part, row))
