"""A worry about somebody's safety, on a way of its own: raised by any of the staff, looked after by the lead (c19, rule 21).

Nothing here publishes, holds or hides. What is written is sealed with a key of its own, so that it lasts while it is open
even if the story is deleted; once it is closed, and the story gone, all of it goes too (`moderation.forgetting`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import count as count_up

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from archive.editions import replies
from archive.ground import audit
from archive.ground.clean import plain
from archive.ground.crypto import new_id, seal_text, unseal_text
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules import safeguarding as rules
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.safeguarding import SERVICES, TALKED
from moderation import letters, staff
from moderation.people_tables import SAFEGUARDING_KEY, ConcernAction, ConcernNote, ConcernRow
from stories import drafts, finished, messages, parts, quarantine
from stories.desk import Desk
from stories.tables import Message, Outing, State, Story

LONGEST = 4_000
"""Characters of one note."""

NAMED: Mapping[Kind, str] = {Kind.SOUND: "Recording", Kind.PICTURE: "Picture"}


class About(StrEnum):
    """What made somebody worry."""

    STORY = "story"
    NOTE = "note"
    REPLY = "reply"


class Standing(StrEnum):
    """Where a concern stands."""

    NEW = "new"
    LOOKING = "looking"
    SECOND = "second"
    """It waits for a second person."""

    ACTED = "acted"
    """Somebody outside was told."""

    CLOSED = "closed"


STANDS = {
    Standing.NEW: "nobody has looked yet",
    Standing.LOOKING: "being looked at",
    Standing.SECOND: "waits for a second person",
    Standing.ACTED: "somebody outside was told",
    Standing.CLOSED: "closed",
}
TO_TELL = "a second person said yes, and nobody has been told yet"
NOT_TOLD = (
    "A second person said yes, and nobody has written down that they were told. Tell them, or say that nobody has to be told "
    "any more."
)
NOT_TYPED = "Nobody has typed what she says in it. Ask whoever heard it."


@dataclass(frozen=True)
class Line:
    """One concern in the lead's list; nothing of what it says."""

    id: str
    about: About
    stands: str
    is_closed: bool
    by: str
    at: datetime
    is_late: bool
    """Whether something that was done at once should have been looked at by now."""

    is_to_tell: bool
    """Whether a second person said yes to telling a service, and it is still to be told."""


@dataclass(frozen=True)
class Written:
    """One thing that was written."""

    by: str
    at: datetime
    words: str = field(repr=False)


@dataclass(frozen=True)
class Action:
    """One telling of a service, asked for or done."""

    id: str
    concern_id: str
    service: str
    talked: str
    words: str = field(repr=False)
    is_emergency: bool
    by: str
    is_mine: bool
    at: datetime
    second: str
    says_yes: bool | None
    done_at: datetime | None
    may_be_told: bool
    review_by: datetime | None
    is_late: bool


@dataclass(frozen=True)
class Concern:
    """One concern with all that was written."""

    line: Line
    story_id: str
    is_gone: bool
    """Whether she has deleted the story meanwhile."""

    met: str = field(repr=False)
    """The note or the reply that made somebody worry; empty for a story, and for what is gone."""

    written: tuple[Written, ...]
    actions: tuple[Action, ...]


# By any of the staff


def raise_one(
    desk: Desk, session: Session, staff_id: str, *, about: str, about_id: str, words: str, moment: Moment
) -> str:
    """Return the id of a new concern.

    Raises:
        NotFound: there is no such story, note or reply.
        BadInput: nothing was written.
    """
    story_id = story_of(desk, session, about, about_id)
    id = new_id()
    session.add(
        ConcernRow(
            id=id, story_id=story_id, about=about, about_id=about_id, state=Standing.NEW, raised_by=staff_id,
            raised_at=moment.now,
        )
    )  # fmt: skip
    session.flush()
    _write(desk, session, id, staff_id, words, moment)
    _log(session, staff_id, f"raise a concern: {about}", id, moment)
    return id


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


# By the lead


def waiting(session: Session, moment: Moment) -> tuple[Line, ...]:
    """Return every concern: what is late or to be told first, then what is open, oldest first; the closed ones last."""
    rows = session.execute(select(ConcernRow).order_by(ConcernRow.raised_at)).scalars().all()
    names = staff.names(session)
    lines = [_line(session, row, names, moment) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.is_closed, not (line.is_late or line.is_to_tell))))


def count(session: Session) -> int:
    """Return how many wait for a lead: nobody has looked at them, or a service is still to be told."""
    waits = (ConcernRow.state == Standing.NEW) | ConcernRow.id.in_(_to_tell())
    query = select(func.count()).select_from(ConcernRow).where(waits, ConcernRow.state != Standing.CLOSED)
    return int(session.execute(query).scalar_one())


def count_for_second(session: Session, staff_id: str) -> int:
    """Return how much waits for this person as the second one."""
    mine = select(func.count()).where(ConcernAction.second.is_(None), ConcernAction.by != staff_id)
    return int(session.execute(mine).scalar_one())


def one(desk: Desk, session: Session, id: str, staff_id: str, moment: Moment) -> Concern:
    """Return one concern with all that was written.

    Raises:
        NotFound: there is none.
    """
    row, names = _row(session, id), staff.names(session)
    written = select(ConcernNote).where(ConcernNote.concern_id == id).order_by(ConcernNote.at)
    return Concern(
        line=_line(session, row, names, moment),
        story_id=row.story_id,
        is_gone=session.get_one(Story, row.story_id).state == State.DELETED,
        met=_met(desk, session, row),
        written=tuple(
            Written(names.get(note.staff_id, "A colleague"), note.at, _opened(desk, note.words, note.id))
            for note in session.execute(written).scalars()
        ),
        actions=_actions(desk, session, [id], staff_id, moment),
    )


def write(desk: Desk, session: Session, id: str, staff_id: str, words: str, moment: Moment) -> None:
    """Write a note, for the leads alone.

    Raises:
        NotFound: there is no such concern.
        BadInput: nothing was written, or too much.
        Refused: it is closed.
    """
    row = _open(session, id)
    _write(desk, session, id, staff_id, words, moment)
    if row.state == Standing.NEW:
        row.state = Standing.LOOKING
    _log(session, staff_id, "write on a concern", id, moment)


def read_hers(desk: Desk, session: Session, id: str, staff_id: str, moment: Moment) -> str:
    """Return what she told, this once: in writing, and what is typed of her recordings and pictures. It is written down.

    Raises:
        NotFound: there is no such concern.
        Refused: it is closed, the story is gone, or she is still writing on it.
    """
    row = _open(session, id)
    story = session.get_one(Story, row.story_id)
    if story.state == State.DELETED or not desk.readable([story.id]):
        raise Refused("She has deleted this story. Nothing of it is left.")
    if story.state in drafts.WRITABLE:
        raise Refused(
            "She is writing on this story. No one reads it before she sends it again. You can leave her a note."
        )
    if row.state == Standing.NEW:
        row.state = Standing.LOOKING
    _log(session, staff_id, staff.LED, story.id, moment)
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


def tell(
    desk: Desk, session: Session, id: str, staff_id: str, *, service: str, talked: str, words: str,
    is_emergency: bool, moment: Moment,
) -> str:  # fmt: skip
    """Put it to a second person that a service is told; in an emergency it is done now, and looked at within a day.

    Raises:
        NotFound: there is no such concern.
        BadInput: with everything that is missing.
        Refused: it is closed.
    """
    row, words = _open(session, id), plain(words).strip()[:LONGEST]
    reasons = rules.against_telling(service, talked, words)
    if reasons:
        raise BadInput(*reasons)
    action = new_id()
    sealed = _sealed(desk, json.dumps({"talked": talked, "words": words}), action)
    session.add(
        ConcernAction(
            id=action, concern_id=id, service=service, words=sealed, is_emergency=is_emergency, by=staff_id,
            at=moment.now, done_at=moment.now if is_emergency else None,
        )
    )  # fmt: skip
    session.flush()
    row.state = Standing.ACTED if is_emergency else Standing.SECOND
    act = "tell a service, in an emergency" if is_emergency else "ask to tell a service"
    _log(session, staff_id, act, action, moment)
    return action


def told(session: Session, action_id: str, staff_id: str, moment: Moment) -> None:
    """Note that the service was told.

    Raises:
        NotFound: there is no such thing.
        Refused: no second person has said yes; or it was told already.
    """
    action = _action(session, action_id)
    if action.done_at is not None:
        raise Refused("It was told already.")
    if not rules.may_be_told(is_emergency=action.is_emergency, says_yes=action.says_yes):
        raise Refused(rules.NOT_AGREED)
    action.done_at = moment.now
    _row(session, action.concern_id).state = Standing.ACTED
    _log(session, staff_id, "tell a service", action_id, moment)


def write_to_her(
    desk: Desk, session: Session, id: str, staff_id: str, words: str, *, is_safe: bool, moment: Moment
) -> None:
    """Leave her a note on her page, in the lead's own words.

    Raises:
        NotFound: there is no such concern.
        BadInput: it was not said that it is safe; or the letter stands as it is.
        Refused: it is closed, or the story is gone.
    """
    row = _open(session, id)
    if not is_safe:
        raise BadInput("Say that it is safe: somebody else may read her page. When in doubt, do not write.")
    letters.refuse_unless_written("safety", words)
    story = session.get_one(Story, row.story_id)
    if story.state == State.DELETED:
        raise Refused("She has deleted this story. There is no page where she could read it.")
    messages.write(desk, session, story, words, staff_id=staff_id, moment=moment, rule="safety")
    _log(session, staff_id, "write to her for safety", id, moment)


def close(session: Session, id: str, staff_id: str, moment: Moment, *, is_told_no_more: bool = False) -> None:
    """Close it. What was done at once has to be looked at first, and what two people agreed on has to be done.

    `is_told_no_more` says that a service which two people wanted to tell has not to be told any more; the log says so.

    Raises:
        NotFound: there is no such concern.
        Refused: it is closed already; or something still waits for a second person, or is still to be told.
    """
    row = _open(session, id)
    waits = select(ConcernAction.id).where(ConcernAction.concern_id == id, ConcernAction.second.is_(None))
    if session.execute(waits).first() is not None:
        raise Refused("Something here still waits for a second person. Close it after that.")
    is_left = session.execute(_to_tell().where(ConcernAction.concern_id == id)).first() is not None
    if is_left and not is_told_no_more:
        raise Refused(NOT_TOLD)
    row.state = Standing.CLOSED
    _log(session, staff_id, "close a concern with nobody told" if is_left else "close a concern", id, moment)


# By a second person


def for_second(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Action, ...]:
    """Return what waits for a second person, and was not this one's own."""
    query = select(ConcernAction.concern_id).where(
        ConcernAction.second.is_(None), ConcernAction.by != staff_id
    )
    concerns = list(session.execute(query.distinct()).scalars())
    return tuple(
        one
        for one in _actions(desk, session, concerns, staff_id, moment)
        if not one.second and not one.is_mine
    )


def second(
    session: Session, action_id: str, staff_id: str, roles: frozenset[str], *, says_yes: bool, moment: Moment
) -> None:
    """Say yes or no to telling a service; or what one thinks of what was done at once.

    Raises:
        NotFound: there is no such thing.
        Refused: it is your own, or you may not, or it is decided.
    """
    action = _action(session, action_id)
    reasons = rules.against_second(action.by, staff_id, roles)
    if reasons:
        raise Refused(*reasons)
    if action.second is not None:
        raise Refused(rules.NOT_WAITING)
    action.second, action.second_at, action.says_yes = staff_id, moment.now, says_yes
    concern = _row(session, action.concern_id)
    if not action.is_emergency and not says_yes:
        concern.state = Standing.LOOKING
    what = "review an emergency" if action.is_emergency else "second a telling"
    _log(session, staff_id, f"{what}: {'yes' if says_yes else 'no'}", action_id, moment)


# Shared


def _actions(
    desk: Desk, session: Session, concerns: list[str], staff_id: str, moment: Moment
) -> tuple[Action, ...]:
    query = select(ConcernAction).where(ConcernAction.concern_id.in_(concerns)).order_by(ConcernAction.at)
    names = staff.names(session)
    return tuple(_as_action(desk, row, names, staff_id, moment) for row in session.execute(query).scalars())


def _as_action(
    desk: Desk, row: ConcernAction, names: dict[str, str], staff_id: str, moment: Moment
) -> Action:
    said = json.loads(_opened(desk, row.words, row.id) or "{}")
    due = rules.review_by(row.at, is_emergency=row.is_emergency, is_seconded=row.second is not None)
    may_be_told = rules.may_be_told(is_emergency=row.is_emergency, says_yes=row.says_yes)
    return Action(
        id=row.id,
        concern_id=row.concern_id,
        service=SERVICES[row.service],
        talked=TALKED.get(said.get("talked", ""), ""),
        words=said.get("words", ""),
        is_emergency=row.is_emergency,
        by=names.get(row.by, "A colleague"),
        is_mine=row.by == staff_id,
        at=row.at,
        second=names.get(row.second, "A colleague") if row.second else "",
        says_yes=row.says_yes,
        done_at=row.done_at,
        may_be_told=may_be_told and row.done_at is None,
        review_by=due,
        is_late=due is not None and moment.now > due,
    )


def _line(session: Session, row: ConcernRow, names: dict[str, str], moment: Moment) -> Line:
    late = select(ConcernAction.id).where(
        ConcernAction.concern_id == row.id,
        ConcernAction.is_emergency.is_(True),
        ConcernAction.second.is_(None),
        ConcernAction.at < moment.now - rules.REVIEWED_WITHIN,
    )
    state = Standing(row.state)
    left = session.execute(_to_tell().where(ConcernAction.concern_id == row.id)).first()
    is_to_tell = left is not None and state != Standing.CLOSED
    return Line(
        row.id, About(row.about), TO_TELL if is_to_tell else STANDS[state], state == Standing.CLOSED,
        names.get(row.raised_by, "A colleague"), row.raised_at, session.execute(late).first() is not None, is_to_tell,
    )  # fmt: skip


def _to_tell() -> Select[str]:
    """Return the concerns in which a second person said yes to telling a service, and it was not told yet."""
    return select(ConcernAction.concern_id).where(
        ConcernAction.says_yes.is_(True), ConcernAction.done_at.is_(None)
    )


def _met(desk: Desk, session: Session, row: ConcernRow) -> str:
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


def _write(desk: Desk, session: Session, id: str, staff_id: str, words: str, moment: Moment) -> None:
    words = plain(words).strip()
    if not words:
        raise BadInput("Write in a sentence or two what worries you.")
    if len(words) > LONGEST:
        raise BadInput(f"A note can have {LONGEST:,} letters. This one has {len(words):,}.")
    note = new_id()
    sealed = _sealed(desk, words, note)
    session.add(ConcernNote(id=note, concern_id=id, words=sealed, staff_id=staff_id, at=moment.now))
    session.flush()


def _row(session: Session, id: str) -> ConcernRow:
    row = session.get(ConcernRow, id)
    if row is None:
        raise NotFound(NOTHING_HERE)
    return row


def _open(session: Session, id: str) -> ConcernRow:
    row = _row(session, id)
    if row.state == Standing.CLOSED:
        raise Refused("This is closed. Raise it anew if something has changed.")
    return row


def _action(session: Session, id: str) -> ConcernAction:
    row = session.get(ConcernAction, id)
    if row is None:
        raise NotFound(NOTHING_HERE)
    return row


def _sealed(desk: Desk, words: str, id: str) -> bytes:
    return seal_text(desk.keys.get(SAFEGUARDING_KEY), words, about=_about(id))


def _opened(desk: Desk, sealed: bytes | None, id: str) -> str:
    return unseal_text(desk.keys.get(SAFEGUARDING_KEY), sealed, about=_about(id)) if sealed else ""


def _log(session: Session, who: str, act: str, id: str, moment: Moment) -> None:
    audit.note(session, who=who, act=act, subject=id, at=moment.now)


def _about(id: str) -> str:
    return f"concern|words|{id}"
