"""Her no: hide, narrow, delete. The shelf first, the record second, and a job that pulls again (b8, b10, b11).

Whatever breaks in between, less is public, never more. None of them takes more steps than saying yes did.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Set as AbstractSet
from datetime import date

from sqlalchemy import column
from sqlalchemy import delete as remove
from sqlalchemy import table as named
from sqlalchemy.orm import Session

from archive.editions import press
from archive.ground import audit, jobs
from archive.ground.crypto import new_id
from archive.media.kinds import Kind
from archive.rules.choices import Event, Then
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING, Consent, Status
from archive.rules.errors import BadInput, Refused, Unreadable
from archive.rules.grant import Grant
from stories import consenting, finished, machine_drafts, packages, parts, reading_rows, sayings, tongues
from stories.beside_tables import AssistedStory
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import form_of, in_form, reads_words, unread, voice_in
from stories.tables import (
    ConsentRow,
    ContactRow,
    IdentityRow,
    Message,
    Outing,
    Quarantined,
    Release,
    ReplyReading,
    State,
    Story,
    TranslationAnswer,
    TranslationRow,
    WishRow,
    WorkingCopy,
)
from stories.work_tables import (
    CopyBefore,
    GroundRow,
    GroundWord,
    KnownThere,
    PanelReason,
    PanelRow,
    ReadingRow,
    SofteningRow,
)

CLAIMS = named("claim", column("story_id"))
"""A table of the Desk, which this layer does not import: who had her story open is nobody's business once it is gone."""

_BEFORE_HER_YES = frozenset({State.SENT, State.SECOND, State.HERS})

PURGE_JOB = "purge-index"
ALONE_JOB = "ask-who-again"
"""Whether stories that stay are the only ones to tell something now, whatever left (rule 14; `moderation.alone`)."""

PURGE = "shelf"
"""The argument of a purge job: one index, one name."""


def hide(desk: Desk, session: Session, story: Story, moment: Moment, *, who: str = audit.HERS) -> None:
    """Take her story down everywhere, now. She can bring it back; no key of hers is destroyed. Safe to repeat.

    What was out until she hid it herself, and nobody else takes down, is kept as such: it comes back as it was.
    """
    rests = _resting(session, story, moment) if who == audit.HERS else {}
    _pull(desk, session, story, moment)
    for outing, day in rests.items():
        outing.rested_from = day
    story.note_hiders(story.hiders | {who})
    audit.note(session, who=who, act="hide", subject=story.id, at=moment.now)
    _afterwards(session, story, moment)


def take_down(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Pull whatever of a story is out, now; who asks says why. Safe to repeat."""
    _pull(desk, session, story, moment)
    _afterwards(session, story, moment)


def bring_back(session: Session, story: Story, moment: Moment) -> None:
    """Take back her own hide. What she stopped before it was ever out waits for her yes again, and then its whole time.

    Raises:
        Refused: somebody else hid it, or it was not hidden.
    """
    if not story.hiders:
        raise Refused("This story is not hidden.")
    if story.hiders - {audit.HERS}:
        raise Refused("We hid this story to keep you safe. Leave us a note, and we will talk about it.")
    audit.note(session, who=audit.HERS, act="bring back", subject=story.id, at=moment.now)
    if story.state == State.RELEASED:
        story.state = State.HERS
    english = tongues.newest(session, story.id)
    if english is not None and not tongues.was_out(session, english):
        tongues.ask_anew(session, story.id)
    unhide(session, story, moment)


def unhide(session: Session, story: Story, moment: Moment) -> None:
    """Let a story be seen again as far as she said yes; the worker clears it anew before it goes out.

    Whose hide it was, and whose act this is, is the business of whoever calls.
    """
    story.note_hiders(frozenset())
    if story.state in (State.PUBLISHED, State.RELEASED):
        jobs.later(session, "publish", story.id, due=moment.now)


def narrow(
    desk: Desk,
    session: Session,
    story: Story,
    grant: Grant,
    *,
    version: str,
    moment: Moment,
    then: Then | None = None,
) -> bool:
    """Show her story to fewer people, for less, or for a shorter time. The shelf learns it first.

    `then` is what she wants at the end; None leaves it as she said before. Return whether it has to be made and read
    anew: in another voice it is another version, and nothing of the old one stays out.

    Raises:
        BadInput: nobody would be left to see it; that is what Hide is for.
        Refused: it is wider anywhere than what she said before, or there is no yes to narrow.
    """
    before = consenting.newest(desk, session, story.id)
    if before is None or before.status not in AUTHORISING:
        # Not one that is over either: recorded anew, it would hold again.
        raise Refused("You have not said yes yet, so there is nothing to change.")
    if not (grant.audiences and grant.professions and grant.uses) or not (
        grant.own_words or grant.translations
    ):
        raise BadInput(sayings.NO_ONE_LEFT)
    widest = before.grant.with_less_of_her()
    if not grant.narrows(widest):
        raise Refused(press.WIDER)
    is_anew = _in_another_voice(desk, session, story, grant, moment)
    _ask_no_reader(desk, session, story, grant, moment)
    _pull_versions(desk, session, story, grant, before.grant, moment)
    for outing in _out(session, story):
        elsewhere = consenting.opened(desk, session, story.id, besides=outing.edition_id)
        press.narrow(desk.press, outing.edition_id, grant, until_now=widest, elsewhere=elsewhere)
        consenting.note_out(desk, outing, grant)
    consent = dataclasses.replace(
        before, grant=grant, then=then or before.then, status=Status.RENEWED, given_on=moment.today
    )
    consenting.record(desk, session, story, _never_longer(consent, before), version=version, moment=moment)
    if not reads_words(grant):
        _end_reading(desk, session, story, moment)
    if grant.media != before.grant.media:
        # What is said in a voice that she took back leaves the index's files too.
        jobs.later(session, PURGE_JOB, PURGE, due=moment.now, once=True)
    return is_anew


def _in_another_voice(desk: Desk, session: Session, story: Story, grant: Grant, moment: Moment) -> bool:
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
    _pull(desk, session, story, moment)
    for part in parts.usable(session, story.id):
        # What was made of her in the old voice is needed no more, and lies nowhere where it could be taken for the new one.
        parts.destroy_files(desk, session, part, parts.HERS)
    works = tuple(in_form(work, wished) if work.kind == Kind.SOUND else work for work in body.parts)
    _next_copy(desk, session, story, copy, dataclasses.replace(body, parts=works), moment)
    _has_to_be_read(story)
    _note_taken(session, story, "another voice", moment)
    return True


def _ask_no_reader(desk: Desk, session: Session, story: Story, grant: Grant, moment: Moment) -> None:
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


def _end_reading(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
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


def _pull_versions(
    desk: Desk, session: Session, story: Story, grant: Grant, before: Grant, moment: Moment
) -> None:
    """Take down the versions that she does not let out any more: her own words, or a translation; the other one stays."""
    if (grant.own_words, grant.translations) == (before.own_words, before.translations):
        return
    gone = [one for one in _out(session, story) if not grant.lets_out(tongues.language_of(session, one))]
    press.pull(desk.press, [one.edition_id for one in gone], moment.now)
    for one in gone:
        one.is_out = False
    if before.translations - grant.translations:
        tongues.close(session, story, moment)
    _afterwards(session, story, moment)


def without_readings(
    desk: Desk, session: Session, story: Story, ids: AbstractSet[str], moment: Moment, *, who: str
) -> None:
    """Take down a story in which one of these readings by somebody else is heard; it is read anew. Safe to repeat."""
    copy = finished.newest_or_none(session, story.id)
    body = finished.read(desk, copy) if copy is not None else None
    if copy is None or body is None or not ids & {work.reading for work in finished.works(desk, story, body)}:
        return
    _pull(desk, session, story, moment)
    works = tuple(unread(work) if work.reading in ids else work for work in body.parts)
    aloud = unread(body.aloud) if body.aloud is not None and body.aloud.reading in ids else body.aloud
    _next_copy(desk, session, story, copy, dataclasses.replace(body, parts=works, aloud=aloud), moment)
    _has_to_be_read(story)
    audit.note(session, who=who, act="reading gone", subject=story.id, at=moment.now)
    _afterwards(session, story, moment)


def in_writing(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Have what she told go out in writing and be heard nowhere; the words are read by two anew."""
    copy = finished.newest(session, story.id)
    body = finished.read(desk, copy)
    _pull(desk, session, story, moment)
    works = tuple(in_form(unread(work), "") if work.kind == Kind.SOUND else work for work in body.parts)
    _next_copy(desk, session, story, copy, dataclasses.replace(body, parts=works, aloud=None), moment)
    _has_to_be_read(story)
    _note_taken(session, story, "in writing", moment)


def _has_to_be_read(story: Story) -> None:
    if story.state in {State.SECOND, State.HERS, State.RELEASED, State.PUBLISHED}:
        story.state = State.SENT


def take_back(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, left: Body, moment: Moment
) -> None:
    """Take passages back: all of it is pulled first, then what is left waits for one person, and for her.

    A pure removal keeps the name of the first reader, who has read all that is left; a second one looks at it as it
    stands now. Whatever is more than a removal (a form that she no longer allows puts words in its place) takes two.
    """
    _pull(desk, session, story, moment)
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
    _pull(desk, session, story, moment)
    _next_copy(desk, session, story, copy, whole, moment)
    story.state = State.SENT
    _note_taken(session, story, "put a part back", moment)


def delete(desk: Desk, session: Session, story: Story, moment: Moment, *, who: str = audit.HERS) -> None:
    """Delete her story for good: pulled, keys destroyed, a tombstone left. It cannot be undone.

    The key goes before the rows: what a crash leaves behind is unreadable.
    """
    _pull(desk, session, story, moment)
    known = [outing.edition_id for outing in consenting.outings(session, story.id)]
    press.forget(desk.press, known, moment.now)
    desk.keys.bury(story.id)
    desk.keys.destroy([story.id], why="deleted by her", now=moment.now)
    parts.destroy(desk, session, parts.every_place(session, story.id))
    for table in (
        AssistedStory, ContactRow, IdentityRow, Message, Outing, Quarantined, Release, ReplyReading, WishRow, TranslationAnswer,
        TranslationRow, CopyBefore, WorkingCopy,
        ConsentRow, KnownThere, PanelRow, PanelReason, SofteningRow, GroundRow, GroundWord, ReadingRow,
    ):  # fmt: skip
        session.execute(remove(table).where(table.story_id == story.id))
    session.execute(remove(CLAIMS).where(CLAIMS.c.story_id == story.id))
    story.state, story.deleted_on, story.hidden_by = State.DELETED, moment.today, audit.HERS
    story.title = story.words = b""
    story.kept = story.answers = story.stage = story.told = story.let_end = None
    audit.note(session, who=who, act="delete", subject=story.id, at=moment.now)
    # What was done stays in the log; that it was this story, or the package of this mark, goes.
    audit.forget(session, [story.id, packages.mark(desk, story.id)], at=moment.now)
    _afterwards(session, story, moment)
    jobs.later(session, "erase", story.id, due=moment.now)
    jobs.later(session, "rotate", "desk", due=moment.now, once=True)
    jobs.later(session, "rotate", "shelf", due=moment.now, once=True)


def lapse(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Take down a story whose time is up. Safe to repeat."""
    _pull(desk, session, story, moment)
    story.state = State.LAPSED
    audit.note(session, who="worker", act="lapse", subject=story.id, at=moment.now)
    _afterwards(session, story, moment)


def ask_who_again(session: Session, moment: Moment) -> None:
    """Have it asked in the background which stories are alone with what they tell, since the archive is another one now."""
    jobs.later(session, ALONE_JOB, "", due=moment.now, once=True)


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
    _afterwards(session, story, moment)


def event_came(
    desk: Desk, session: Session, story: Story, moment: Moment, *, who: str = audit.HERS
) -> frozenset[Event]:
    """Take it down because what she waited for has come; return what that was. Her yes is over: more needs a new one.

    If she wanted it deleted at its end, the sweep does so on the next day: whoever was told wrongly has that long.

    Raises:
        Refused: her yes does not end with an event, or is over already.
    """
    before = consenting.newest(desk, session, story.id)
    if before is None or before.status not in AUTHORISING or not before.grant.ends_with:
        raise Refused("Your yes does not end with something that happens.")
    was_with_us = story.state not in consenting.SENDABLE
    _pull(desk, session, story, moment)
    grant = dataclasses.replace(before.grant, until=min(before.grant.until, moment.today))
    over = dataclasses.replace(before, grant=grant, status=Status.EXPIRED)
    consenting.record(desk, session, story, over, version=consenting.NO_PAGE, moment=moment, who=who)
    if was_with_us:
        story.state = State.LAPSED
    _afterwards(session, story, moment)
    return before.grant.ends_with


def _pull(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    machine_drafts.destroy_all(session, story.id)
    known = [outing.edition_id for outing in consenting.outings(session, story.id)]
    press.pull(desk.press, known, moment.now)
    for outing in consenting.outings(session, story.id):
        outing.is_out = False
        outing.rested_from = None


def _resting(session: Session, story: Story, moment: Moment) -> dict[Outing, date]:
    """Return what is out, or rests by her own hide already, and the day from which it rests then."""
    found = consenting.outings(session, story.id)
    return {one: one.rested_from or moment.today for one in found if one.is_out or one.rested_from}


def _afterwards(session: Session, story: Story, moment: Moment) -> None:
    jobs.later(session, "pull-again", story.id, due=moment.now)
    jobs.later(session, PURGE_JOB, PURGE, due=moment.now, once=True)
    ask_who_again(session, moment)


def _out(session: Session, story: Story) -> list[Outing]:
    return [outing for outing in consenting.outings(session, story.id) if outing.is_out]


def _never_longer(consent: Consent, before: Consent) -> Consent:
    # A narrowing keeps the day she first said yes, so that two years stay two years from then.
    return dataclasses.replace(consent, given_on=before.given_on)
