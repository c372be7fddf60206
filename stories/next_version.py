"""The version that follows when she takes a part of it back, puts it back, or wants another voice in it.

All of it is pulled first. What is left is another version, which waits for people and for her yes again; a reading by
somebody else that is wanted no more goes with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Set as AbstractSet

from sqlalchemy.orm import Session

from archive.ground import audit, jobs
from archive.ground.crypto import new_id
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from archive.rules.errors import Unreadable
from archive.rules.grant import Grant
from stories import consenting, finished, parts, pulling, reading_rows
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import form_of, in_form, reads_words, unread, voice_in
from stories.tables import State, Story, WorkingCopy

_BEFORE_HER_YES = frozenset({State.SENT, State.SECOND, State.HERS})


def take_back(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, left: Body, moment: Moment
) -> None:
    """Take passages back: all of it is pulled first, then what is left waits for one person, and for her.

    A pure removal keeps the name of the first reader, who has read all that is left; a second one looks at it as it
    stands now. Whatever is more than a removal (a form that she no longer allows puts words in its place) takes two.
    """
    pulling.pull(desk, session, story, moment)
    left = _without_unwanted(desk, session, story, left)
    is_removal = copy.first is not None and _in_forms_of_now(desk, session, story, left)
    fresh = _next_copy(desk, session, story, copy, left, moment)
    fresh.first = copy.first if is_removal else None
    story.state = State.SECOND if is_removal else State.SENT
    if is_removal and all(work.is_made for work in finished.works(desk, story, left) if work.goes_out):
        fresh.seal = finished.content(desk, story, left).seal
    _note_taken(session, story, "take back a part", moment)


def put_back(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, whole: Body, moment: Moment
) -> None:
    """Put back what she took back: that is more than was out, so it is pulled, and two people read it anew."""
    pulling.pull(desk, session, story, moment)
    _next_copy(desk, session, story, copy, whole, moment)
    story.state = State.SENT
    _note_taken(session, story, "put a part back", moment)


def in_another_voice(desk: Desk, session: Session, story: Story, grant: Grant, moment: Moment) -> bool:
    """Take everything down and have its recordings made in the voice that she allows now, if that is another one.

    A form that she only takes back needs none of this: what is out loses it where it stands.
    """
    wished = voice_in(grant.media)
    copy = finished.newest_or_none(session, story.id)
    if copy is None or not wished:
        return False
    body = finished.read(desk, copy)
    if all(work.kind != Kind.SOUND or work.form == wished for work in body.parts):
        return False
    pulling.pull(desk, session, story, moment)
    for part in parts.usable(session, story.id):
        # What was made of her in the old voice is needed no more, and lies nowhere where it could be taken for the new one.
        parts.destroy_files(desk, session, part, parts.HERS)
    works = tuple(in_form(work, wished) if work.kind == Kind.SOUND else work for work in body.parts)
    _next_copy(desk, session, story, copy, dataclasses.replace(body, parts=works), moment)
    _has_to_be_read(story)
    _note_taken(session, story, "another voice", moment)
    return True


def ask_no_reader(desk: Desk, session: Session, story: Story, grant: Grant, moment: Moment) -> None:
    """Close every reading that others have not heard yet and may not hear: its link ends, and what came in is destroyed.

    One that stands in the finished version stays with that, as her own voice does; what is out loses it where it stands.
    """
    copy = finished.newest_or_none(session, story.id)
    body = _body(desk, copy)
    heard = {work.reading for work in finished.works(desk, story, body) if work.reading and work.is_made}
    for row in reading_rows.open_ones(session, story.id):
        of_words = reading_rows.is_of_words(session, row)
        is_wanted = reads_words(grant) if of_words else bool(voice_in(grant.media))
        if not is_wanted and row.id not in heard:
            reading_rows.close(desk, session, row, moment, who=audit.HERS)
    is_waiting = body.aloud is not None and body.aloud.reading not in heard
    if copy is not None and is_waiting and not reads_words(grant):
        # Nothing of it was heard yet: her words wait for no reader any more.
        finished.write(desk, copy, dataclasses.replace(body, aloud=None))


def _body(desk: Desk, copy: WorkingCopy | None) -> Body:
    # What she makes smaller is made smaller, whatever became of the copy: one that cannot be opened goes out nowhere.
    try:
        return finished.read(desk, copy) if copy is not None else Body("")
    except Unreadable:
        return Body("")


def end_reading(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Destroy the reading of her words that she took back: somebody lent a voice for this and for nothing else.

    Before her yes to the finished version it leaves the copy too, and the words that were agreed to stay as they are. What
    she released names it still, so that copy keeps the name and goes out without it; the next one knows of none.
    """
    for row in reading_rows.open_ones(session, story.id):
        if reading_rows.is_of_words(session, row):
            reading_rows.close(desk, session, row, moment, who=audit.HERS)
    copy = finished.newest_or_none(session, story.id)
    if copy is None or story.state not in _BEFORE_HER_YES or (body := _body(desk, copy)).aloud is None:
        return
    body = dataclasses.replace(body, aloud=None)
    finished.write(desk, copy, body)
    if copy.seal is not None:
        copy.seal = finished.content(desk, story, body).seal


def without_readings(
    desk: Desk, session: Session, story: Story, ids: AbstractSet[str], moment: Moment, *, who: str
) -> None:
    """Take down a story in which one of these readings by somebody else is heard; it is read anew. Safe to repeat."""
    copy = finished.newest_or_none(session, story.id)
    body = finished.read(desk, copy) if copy is not None else None
    if copy is None or body is None or not ids & {work.reading for work in finished.works(desk, story, body)}:
        return
    pulling.pull(desk, session, story, moment)
    works = tuple(unread(work) if work.reading in ids else work for work in body.parts)
    aloud = unread(body.aloud) if body.aloud is not None and body.aloud.reading in ids else body.aloud
    _next_copy(desk, session, story, copy, dataclasses.replace(body, parts=works, aloud=aloud), moment)
    _has_to_be_read(story)
    audit.note(session, who=who, act="reading gone", subject=story.id, at=moment.now)
    pulling.afterwards(session, story, moment)


def in_writing(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Have what she told go out in writing and be heard nowhere; the words are read by two anew."""
    copy = finished.newest(session, story.id)
    body = finished.read(desk, copy)
    pulling.pull(desk, session, story, moment)
    works = tuple(in_form(unread(work), "") if work.kind == Kind.SOUND else work for work in body.parts)
    _next_copy(desk, session, story, copy, dataclasses.replace(body, parts=works, aloud=None), moment)
    _has_to_be_read(story)
    _note_taken(session, story, "in writing", moment)


def _has_to_be_read(story: Story) -> None:
    if story.state in {State.SECOND, State.HERS, State.RELEASED, State.PUBLISHED}:
        story.state = State.SENT


def _next_copy(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, body: Body, moment: Moment
) -> WorkingCopy:
    fresh = WorkingCopy(
        id=new_id(), story_id=story.id, version=copy.version + 1, source=copy.source, body=b"", made_at=moment.now
    )  # fmt: skip
    finished.write(desk, fresh, body)
    session.add(fresh)
    session.flush()
    for work in body.parts:
        if work.goes_out and not work.is_made and not work.is_read_aloud:
            jobs.later(session, "make", f"{fresh.id}.{work.id}", due=moment.now, once=True)
    return fresh


def _without_unwanted(desk: Desk, session: Session, story: Story, body: Body) -> Body:
    """Return the version without the reading of her words that she took back: it was heard no more anyway."""
    consent = consenting.newest(desk, session, story.id)
    return (
        body if consent is not None and reads_words(consent.grant) else dataclasses.replace(body, aloud=None)
    )


def _in_forms_of_now(desk: Desk, session: Session, story: Story, body: Body) -> bool:
    consent = consenting.newest(desk, session, story.id)
    return all(work.form == form_of(work.kind, consent) for work in body.parts)


def _note_taken(session: Session, story: Story, act: str, moment: Moment) -> None:
    story.sent_at = moment.now.replace(minute=0, second=0, microsecond=0)
    audit.note(session, who=audit.HERS, act=act, subject=story.id, at=moment.now)
    pulling.afterwards(session, story, moment)
