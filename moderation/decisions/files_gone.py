"""A finished file that is gone when a story goes out: after a few tries it is held, a person reads why, and may try again.

She released these very bytes, and that stands: once the file is back, no more than a press is needed, and everything is
cleared anew. Where it cannot come back, the story goes into the queue, and what is missing is made, or read aloud, again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import stocktaking
from archive.ground import jobs
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Refused, Unreadable
from moderation.decisions import decisions, publishing
from moderation.letters import notices
from moderation.tables import Decision
from stories import consenting, finished, messages, next_version, parts, reading_rows
from stories.desk import Desk
from stories.partwork import PartWork
from stories.tables import State, Story

HELD = "held, a file is gone"
SAYS = (
    "One of its files is missing here, or damaged, so it could not go out. Tell whoever looks after this archive. Once they "
    "have put it back, press “Try to put it out again”: she need not say yes anew. If it cannot come back, put the story back "
    "into the queue: what is missing is made, or read aloud, again there, and she is asked for her yes."
)
NOT_FOR_A_FILE = "This story does not wait for a file. Look at the page again."
HIDDEN = "She has hidden this story, so it stays where it is. When she brings it back, it can be tried again."


def tell(desk: Desk, story_id: str, moment: Moment) -> None:
    """Hold a story that stays without one of its files, and tell her that it waits. Safe to repeat."""
    with Session(desk.engine) as session, session.begin():
        story = session.get(Story, story_id)
        if (
            story is None
            or story.state not in (State.RELEASED, State.PUBLISHED)
            or story.hidden_by is not None
        ):
            return
        if not desk.readable([story_id]) or _is_met(desk, session, story):
            return
        hold(desk, session, story, moment)


def hold(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Hold a story of which something is missing or damaged, also one that is out; what is hidden waits for whoever hid it."""
    publishing.pull(desk, session, story, moment)
    if story.state not in (State.RELEASED, State.PUBLISHED) or story.hidden_by is not None:
        return
    story.state = State.HELD
    # Where her key is damaged nothing can be written to her.
    if desk.readable([story.id]) and not _was_just_told(desk, session, story):
        messages.write(desk, session, story, notices.HELD, staff_id=decisions.WORKER, moment=moment)
    decisions.note(session, story, decisions.WORKER, HELD, "file", moment)


def why(session: Session, story: Story) -> str:
    """Return why it is held and what can be done, where that is a file; empty otherwise."""
    newest = select(Decision.kind).where(Decision.story_id == story.id).order_by(Decision.n.desc()).limit(1)
    is_it = story.state == State.HELD and session.execute(newest).scalar() == HELD
    return SAYS if is_it else ""


def try_again(session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Put out what she released once more, if it still clears.

    Raises:
        Refused: it is not held for a file, or somebody hid it meanwhile.
    """
    if not why(session, story):
        raise Refused(NOT_FOR_A_FILE)
    if story.hidden_by is not None:
        raise Refused(HIDDEN)
    story.state = State.RELEASED
    decisions.note(session, story, staff_id, "put out again", "file", moment)
    jobs.later(session, "publish", story.id, due=moment.now, once=True)


def have_made_again(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Let go of what was made and is gone, so that the page asks for it to be made, or read aloud, again."""
    copy = finished.newest_or_none(session, story.id)
    if copy is None:
        return
    body = finished.read(desk, copy)
    works = (*body.parts, *filter(None, [body.aloud]))
    gone = [work for work in works if work.made is not None and not _is_here(desk, session, story, work)]
    for work in gone:
        body = body.with_part(replace(work, made=None))
    if gone:
        finished.write(desk, copy, body)
    _close_readings(
        desk, session, story, [work.reading for work in gone if work.is_read_aloud], staff_id, moment
    )


def _close_readings(
    desk: Desk, session: Session, story: Story, ids: Sequence[str], staff_id: str, moment: Moment
) -> None:
    """Close readings by somebody else whose files are gone: nothing here can make them again but a reader."""
    rows = [row for row in reading_rows.open_ones(session, story.id) if row.id in ids]
    for row in rows:
        reading_rows.close(desk, session, row, moment, who=staff_id)
    if rows:
        next_version.without_readings(desk, session, story, {row.id for row in rows}, moment, who=staff_id)


def _was_just_told(desk: Desk, session: Session, story: Story) -> bool:
    """Return whether the newest note says so already: tried again in vain, she is not told the same twice."""
    notes = messages.thread(desk, session, story)
    return bool(notes) and notes[-1].words == notices.HELD


def _is_met(desk: Desk, session: Session, story: Story) -> bool:
    """Return whether what she released is out, mostly her own words: then it was a translation that could not go out."""
    consent = consenting.newest(desk, session, story.id)
    is_hers = consent is None or consent.grant.own_words  # Otherwise she released a translation alone.
    outings = consenting.outings(session, story.id)
    known = {one.edition_id for one in outings if (one.translation_id is None) == is_hers}
    return bool(known & stocktaking.ids(desk.press.shelf))


def _is_here(desk: Desk, session: Session, story: Story, work: PartWork) -> bool:
    made = work.made
    try:
        part = parts.hers(session, story, work.id)
        roles = [finished.role_of(work, file.encoding) for file in made.files] if made is not None else []
        return all(desk.originals.is_whole(parts.file_of(desk, session, part, role)) for role in roles)
    except (NotFound, Unreadable):
        return False
