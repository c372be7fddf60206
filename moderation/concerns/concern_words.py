"""What made somebody worry, and what she told: the story, the note or the reply behind a worry (c19).

Her words are read by the lead on a press that is written down, and by nobody while she still writes on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count as count_up

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, NotFound, Refused
from moderation.concerns import concern_rows
from moderation.concerns.concern_rows import About, Standing
from moderation.people import staff
from moderation.people_tables import ConcernRow
from stories import drafts, finished, messages, parts, quarantine
from stories.desk import Desk
from stories.tables import Message, Outing, State, Story

NAMED: Mapping[Kind, str] = {Kind.SOUND: "Recording", Kind.PICTURE: "Picture"}


NOT_TYPED = "Nobody has typed what she says in it. Ask whoever heard it."


def story_of(desk: Desk, session: Session, about: str, about_id: str) -> str:
    """Return the story to which a story, a note or a reply belongs.

    Raises:
        NotFound: there is no such thing, or it is not with us.
    """
    found: str | None = None
    if about == About.STORY:
        found = about_id
    elif about == About.NOTE:
        note = session.get(Message, about_id)
        found = note.story_id if note is not None else None
    elif about == About.REPLY:
        found = _story_of_reply(desk, session, about_id)
    story = session.get(Story, found) if found else None
    if story is None or story.state in (State.DRAFT, State.DELETED):
        raise NotFound(NOTHING_HERE)
    return story.id


def read_hers(desk: Desk, session: Session, id: str, staff_id: str, moment: Moment) -> str:
    """Return what she told, this once: in writing, and what is typed of her recordings and pictures. It is written down.

    Raises:
        NotFound: there is no such concern.
        Refused: it is closed, the story is gone, or she is still writing on it.
    """
    row = concern_rows.open_row(session, id)
    story = session.get_one(Story, row.story_id)
    if story.state == State.DELETED or not desk.not_deleted([story.id]):
        raise Refused("She has deleted this story. Nothing of it is left.")
    if story.state in drafts.WRITABLE:
        raise Refused(
            "She is writing on this story. No one reads it before she sends it again. You can leave her a note."
        )
    if row.state == Standing.NEW:
        row.state = Standing.LOOKING
    concern_rows.log(session, staff_id, staff.LED, story.id, moment)
    return "\n\n".join(filter(None, (drafts.words_of(desk, story), *_shown(desk, session, story))))


def _shown(desk: Desk, session: Session, story: Story) -> Iterator[str]:
    """Yield what is typed of each of her recordings and pictures, or that nobody has: she may have told it aloud alone."""
    try:
        works = finished.read(desk, finished.newest(session, story.id)).parts
    except NotFound:
        works = ()
    typed = {work.id: (*(cue.text for cue in work.cues), work.alternative) for work in works}
    numbers = {kind: count_up(1) for kind in NAMED}
    aside = {one.part_id for one in quarantine.standing(session, story.id)}
    for part in parts.usable(session, story.id):
        if part.id in aside:
            continue
        lines = "\n".join(filter(None, typed.get(part.id, ())))
        yield f"{NAMED[Kind(part.kind)]} {next(numbers[Kind(part.kind)])}:\n{lines or NOT_TYPED}"


def met(desk: Desk, session: Session, row: ConcernRow) -> str:
    """Return the note or the reply that made somebody worry; empty for a story, and for what is gone."""
    story = session.get_one(Story, row.story_id)
    if story.state == State.DELETED or not desk.readable([story.id]):
        return ""
    if row.about == About.NOTE:
        thread = messages.thread(desk, session, story)
        return next((note.words for note in thread if note.id == row.about_id), "")
    if row.about == About.REPLY:
        return next((one.words for one in _replies(desk, session) if one.id == row.about_id), "")
    return ""


def _replies(desk: Desk, session: Session) -> tuple[replies.Reply, ...]:
    editions = list(session.execute(select(Outing.edition_id)).scalars())
    with Session(reading(desk.uses)) as uses:
        return replies.of(uses, desk.press.keys, editions)


def _story_of_reply(desk: Desk, session: Session, reply_id: str) -> str | None:
    edition = next((one.edition_id for one in _replies(desk, session) if one.id == reply_id), None)
    outing = session.get(Outing, edition) if edition else None
    return outing.story_id if outing is not None else None
