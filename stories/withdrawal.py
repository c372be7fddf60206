"""Her no: hide, narrow, delete. The shelf first, the record second, and a job that pulls again (b8, b10, b11).

Whatever breaks in between, less is public, never more. None of them takes more steps than saying yes did.
"""

from __future__ import annotations

import dataclasses
from datetime import date

from sqlalchemy import column
from sqlalchemy import delete as remove
from sqlalchemy import table as named
from sqlalchemy.orm import Session

from archive.editions import press
from archive.ground import audit, jobs
from archive.rules.choices import Event, Then
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING, Consent, Status
from archive.rules.errors import BadInput, Refused
from archive.rules.grant import Grant
from stories import (
    consenting,
    next_version,
    packages,
    parts,
    pulling,
    sayings,
    tongues,
)
from stories.beside_tables import AssistedStory
from stories.desk import Desk
from stories.partwork import reads_words
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


def hide(desk: Desk, session: Session, story: Story, moment: Moment, *, who: str = audit.HERS) -> None:
    """Take her story down everywhere, now. She can bring it back; no key of hers is destroyed. Safe to repeat.

    What was out until she hid it herself, and nobody else takes down, is kept as such: it comes back as it was.
    """
    rests = _resting(session, story, moment) if who == audit.HERS else {}
    pulling.pull(desk, session, story, moment)
    for outing, day in rests.items():
        outing.rested_from = day
    story.note_hiders(story.hiders | {who})
    audit.note(session, who=who, act="hide", subject=story.id, at=moment.now)
    pulling.afterwards(session, story, moment)


def take_down(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Pull whatever of a story is out, now; who asks says why. Safe to repeat."""
    pulling.pull(desk, session, story, moment)
    pulling.afterwards(session, story, moment)


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
    is_anew = next_version.in_another_voice(desk, session, story, grant, moment)
    next_version.ask_no_reader(desk, session, story, grant, moment)
    _pull_versions(desk, session, story, grant, before.grant, moment)
    for outing in pulling.out(session, story):
        elsewhere = consenting.opened(desk, session, story.id, besides=outing.edition_id)
        press.narrow(desk.press, outing.edition_id, grant, until_now=widest, elsewhere=elsewhere)
        consenting.note_out(desk, outing, grant)
    consent = dataclasses.replace(
        before, grant=grant, then=then or before.then, status=Status.RENEWED, given_on=moment.today
    )
    consenting.record(desk, session, story, _never_longer(consent, before), version=version, moment=moment)
    if not reads_words(grant):
        next_version.end_reading(desk, session, story, moment)
    if grant.media != before.grant.media:
        # What is said in a voice that she took back leaves the index's files too.
        jobs.later(session, pulling.PURGE_JOB, pulling.PURGE, due=moment.now, once=True)
    return is_anew


def _pull_versions(
    desk: Desk, session: Session, story: Story, grant: Grant, before: Grant, moment: Moment
) -> None:
    """Take down the versions that she does not let out any more: her own words, or a translation; the other one stays."""
    if (grant.own_words, grant.translations) == (before.own_words, before.translations):
        return
    gone = [
        one for one in pulling.out(session, story) if not grant.lets_out(tongues.language_of(session, one))
    ]
    press.pull(desk.press, [one.edition_id for one in gone], moment.now)
    for one in gone:
        one.is_out = False
    if before.translations - grant.translations:
        tongues.close(session, story, moment)
    pulling.afterwards(session, story, moment)


def delete(desk: Desk, session: Session, story: Story, moment: Moment, *, who: str = audit.HERS) -> None:
    """Delete her story for good: pulled, keys destroyed, a tombstone left. It cannot be undone.

    The key goes before the rows: what a crash leaves behind is unreadable.
    """
    pulling.pull(desk, session, story, moment)
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
    pulling.afterwards(session, story, moment)
    jobs.later(session, "erase", story.id, due=moment.now)
    jobs.later(session, "rotate", "desk", due=moment.now, once=True)
    jobs.later(session, "rotate", "shelf", due=moment.now, once=True)


def lapse(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Take down a story whose time is up. Safe to repeat."""
    pulling.pull(desk, session, story, moment)
    story.state = State.LAPSED
    audit.note(session, who="worker", act="lapse", subject=story.id, at=moment.now)
    pulling.afterwards(session, story, moment)


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
    pulling.pull(desk, session, story, moment)
    grant = dataclasses.replace(before.grant, until=min(before.grant.until, moment.today))
    over = dataclasses.replace(before, grant=grant, status=Status.EXPIRED)
    consenting.record(desk, session, story, over, version=consenting.NO_PAGE, moment=moment, who=who)
    if was_with_us:
        story.state = State.LAPSED
    pulling.afterwards(session, story, moment)
    return before.grant.ends_with


def _resting(session: Session, story: Story, moment: Moment) -> dict[Outing, date]:
    """Return what is out, or rests by her own hide already, and the day from which it rests then."""
    found = consenting.outings(session, story.id)
    return {one: one.rested_from or moment.today for one in found if one.is_out or one.rested_from}


def _never_longer(consent: Consent, before: Consent) -> Consent:
    # A narrowing keeps the day she first said yes, so that two years stay two years from then.
    return dataclasses.replace(consent, given_on=before.given_on)
