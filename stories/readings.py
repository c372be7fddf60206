"""Her words, read by somebody else: where each reading stands, and what she says of it when she has heard it (ADR 24)."""

from __future__ import annotations

import dataclasses
import json

from archive.ground import audit
from archive.ground.crypto import fingerprint
from archive.rules.choices import READ_ALOUD, VOICES
from archive.rules.errors import BadInput, Refused
from stories import consenting, finished, next_version, sayings, withdrawal, wording
from stories.desk import Desk
from stories.finished import Body
from stories.forms import Posted
from stories.partwork import PartWork
from stories.reading_rows import close, open_ones
from stories.tables import State, Story
from stories.visit import Turn, Visit


def words_of(work: PartWork) -> tuple[str, ...]:
    """Return what is read aloud, line by line: what others may read of a recording, or of her words, and nothing else."""
    return tuple(cue.text for cue in work.said)


def source_of(desk: Desk, story_id: str, work: PartWork) -> str:
    """Return a keyed hash of what is read aloud."""
    return fingerprint(desk.keys.get(story_id), json.dumps([work.id, *words_of(work)]))


def let_out(desk: Desk, story_id: str, work: PartWork, body: Body) -> str:
    """Return a keyed hash of all that a reader is shown: of what is read aloud, then of what it is about with its warnings."""
    about = fingerprint(desk.keys.get(story_id), json.dumps([body.what, body.warnings]))
    return source_of(desk, story_id, work) + about


# Her answers, when she has heard it


def another(visit: Visit, posted: Posted) -> Turn:
    """She would like somebody else to read it. No reason is asked."""
    story = visit.story(posted.story)
    if not _is_heard_first(visit, story):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    ids = _close_all(visit, story)
    next_version.without_readings(visit.desk, visit.session, story, ids, visit.moment, who=audit.HERS)
    return Turn("status", story.id, told=(sayings.ANOTHER_READER,))


def none(visit: Visit, posted: Posted) -> Turn:
    """She would like nobody to read it: her words stand in writing."""
    story = visit.story(posted.story)
    consent = consenting.newest(visit.desk, visit.session, story.id)
    if consent is None or not _is_heard_first(visit, story):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    left = dataclasses.replace(consent.grant, media=consent.grant.media - {*VOICES, *READ_ALOUD})
    try:
        withdrawal.narrow(
            visit.desk, visit.session, story, left, version=wording.CURRENT.version, moment=visit.moment
        )
    except (BadInput, Refused) as found:
        return Turn("status", story.id, problems=found.sentences)
    _close_all(visit, story)
    next_version.in_writing(visit.desk, visit.session, story, visit.moment)
    return Turn("status", story.id, told=(sayings.NO_READING,))


def is_read(visit: Visit, story: Story) -> bool:
    """Return whether the finished version is heard in somebody else's voice."""
    body = finished.read(visit.desk, finished.newest(visit.session, story.id))
    return any(work.is_read_aloud and work.is_made for work in finished.works(visit.desk, story, body))


def _is_heard_first(visit: Visit, story: Story) -> bool:
    return story.state == State.HERS and is_read(visit, story)


def _close_all(visit: Visit, story: Story) -> frozenset[str]:
    rows = open_ones(visit.session, story.id)
    for row in rows:
        close(visit.desk, visit.session, row, visit.moment, who=audit.HERS)
    return frozenset(row.id for row in rows)
