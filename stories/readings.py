"""Her words, read by somebody else: where each reading stands, and what she says of it when she has heard it (ADR 24)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.crypto import fingerprint
from archive.rules.clock import Moment
from archive.rules.consent import VOICES, Medium
from archive.rules.errors import BadInput, Refused
from stories import consenting, finished, parts, sayings, withdrawal, wording
from stories.desk import Desk
from stories.forms import Posted
from stories.partwork import PartWork
from stories.tables import Part, ReadingRow, State, Story
from stories.visit import Turn, Visit


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


HAS_A_VOICE = frozenset({Standing.SENT, Standing.HEARD, Standing.CHECKED})


def of_part(session: Session, part_id: str) -> ReadingRow | None:
    """Return the newest reading of a recording's words; None when there is none, or it is closed."""
    query = (
        select(ReadingRow).where(ReadingRow.part_id == part_id).order_by(ReadingRow.number.desc()).limit(1)
    )
    found = session.execute(query).scalar_one_or_none()
    return None if found is None or found.state == Standing.CLOSED else found


def open_ones(session: Session, story_id: str) -> Sequence[ReadingRow]:
    """Return the readings of a story that are not closed."""
    query = select(ReadingRow).where(ReadingRow.story_id == story_id, ReadingRow.state != Standing.CLOSED)
    return session.execute(query).scalars().all()


def words_of(work: PartWork) -> tuple[str, ...]:
    """Return what is read aloud, line by line: what others may read of a recording, and nothing else."""
    return tuple(cue.text for cue in work.said)


def source_of(desk: Desk, story_id: str, work: PartWork) -> str:
    """Return a keyed hash of what is read aloud."""
    return fingerprint(desk.keys.get(story_id), json.dumps([work.id, *words_of(work)]))


def ask_again(session: Session, reading_id: str) -> None:
    """Have a reading heard and checked once more: that somebody heard it was a slip."""
    row = session.get(ReadingRow, reading_id)
    if row is not None and row.state == Standing.CHECKED:
        row.state, row.checked = Standing.HEARD, None


def close(desk: Desk, session: Session, row: ReadingRow, moment: Moment, *, who: str) -> None:
    """Close a reading for good: its files are destroyed. Whether something has to come down is the caller's business."""
    part = session.get(Part, row.part_id)
    if part is not None:
        parts.destroy_files(desk, session, part, parts.READ)
    row.state, row.facts = Standing.CLOSED, None
    audit.note(session, who=who, act="close a reading", subject=row.story_id, at=moment.now)


# Her answers, when she has heard it


def another(visit: Visit, posted: Posted) -> Turn:
    """She would like somebody else to read it. No reason is asked."""
    story = visit.story(posted.story)
    if not _is_heard_first(visit, story):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    ids = _close_all(visit, story)
    withdrawal.without_readings(visit.desk, visit.session, story, ids, visit.moment, who=audit.HERS)
    return Turn("status", story.id, told=(sayings.ANOTHER_READER,))


def none(visit: Visit, posted: Posted) -> Turn:
    """She would like nobody to read it: her words stand in writing."""
    story = visit.story(posted.story)
    consent = consenting.newest(visit.desk, visit.session, story.id)
    if consent is None or not _is_heard_first(visit, story):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    left = dataclasses.replace(consent.grant, media=consent.grant.media - frozenset(VOICES))
    try:
        withdrawal.narrow(
            visit.desk, visit.session, story, left, version=wording.CURRENT.version, moment=visit.moment
        )
    except (BadInput, Refused) as found:
        return Turn("status", story.id, problems=found.sentences)
    _close_all(visit, story)
    withdrawal.in_writing(visit.desk, visit.session, story, visit.moment)
    return Turn("status", story.id, told=(sayings.NO_READING,))


def is_read(visit: Visit, story: Story) -> bool:
    """Return whether the finished version is heard in somebody else's voice."""
    body = finished.read(visit.desk, finished.newest(visit.session, story.id))
    return any(work.form == Medium.READ_BY_OTHER and work.is_made for work in body.parts)


def _is_heard_first(visit: Visit, story: Story) -> bool:
    return story.state == State.HERS and is_read(visit, story)


def _close_all(visit: Visit, story: Story) -> frozenset[str]:
    rows = open_ones(visit.session, story.id)
    for row in rows:
        close(visit.desk, visit.session, row, visit.moment, who=audit.HERS)
    return frozenset(row.id for row in rows)
