"""What waits for a moderator, and whose hands it is in: one winner a story, for an hour (c1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from archive.editions.edition import minutes_of
from archive.ground import audit
from archive.media.kinds import Kind
from archive.rules.choices import NAMES
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING, Consent
from archive.rules.court import Stage
from archive.rules.errors import NotFound, Refused, Unreadable
from moderation.anonymise import undoing
from moderation.concerns import takedowns
from moderation.people import staff
from moderation.queue import caring
from moderation.tables import Claim
from moderation.who import asking_again
from stories import consenting, drafts, finished, known_there, lost, messages, parts, quarantine, support
from stories.desk import Desk
from stories.finished import Body
from stories.support import Told
from stories.tables import ConsentRow, PartState, State, Story, WorkingCopy

CLAIM_LASTS = timedelta(minutes=60)
SOON = timedelta(days=30)
WORK = (State.SENT, State.SECOND)
SHOWN = (
    State.SENT,
    State.SECOND,
    State.HELD,
    State.BACK,
    State.HERS,
    State.PUBLISHED,
    State.LAPSED,
    State.RELEASED,
)


DAMAGED = "Something of it is damaged here. Tell whoever looks after this archive: they may have a copy."


@dataclass(frozen=True)
class Waiting:
    """One line of the queue: enough to choose, nothing of the story but its gist."""

    id: str
    state: State
    gist: str
    length: str
    """How much there is to read, hear and look at; nothing of what it says."""

    stage: str
    sent_on: date | None
    days: int
    claimed_by: str
    """Staff id, or empty."""

    is_mine: bool
    given_by: str
    """Staff id of the colleague who handed it to this person, or empty."""

    read_first_by_me: bool
    is_hidden: bool
    for_whom: tuple[str, ...]
    """Where she said it may be shown; empty while she has said yes to no one."""

    notes: int
    """Notes of hers that nobody has read yet."""

    told: Told | None
    """How it came to be typed, when a support worker sat beside her."""

    out_from: date | None
    """The first day on which it may be out, while she may still change her mind."""

    answer_by: date | None
    """The day that her page names, while we owe her an answer."""

    is_set_aside: bool
    """Whether something of it may be a court paper, and lies unread."""

    may_hold: tuple[str, ...] = ()
    """Hard things that its words may tell of, while nobody has read it."""


@dataclass(frozen=True)
class Counts:
    """How much waits, for the head of the page (i6)."""

    first: int
    second: int
    hers: int
    held: int
    lapsing: int
    takedowns: int
    """Stories that somebody complained of, and mothers who lost their words."""

    again: int
    """Out, and to be asked again who they could be (rule 14)."""


def waiting(
    desk: Desk,
    session: Session,
    staff_id: str,
    moment: Moment,
    states: Iterable[State] = WORK,
    *,
    only: frozenset[str] | None = None,
    topics: Iterable[str] = (),
) -> tuple[Waiting, ...]:
    """Return what is in these states, longest waiting first; hidden stories are in nobody's queue.

    Or `only` these stories, wherever they stand with us. What tells of the `topics` that this person leaves to others is
    offered to the others, and nothing says so.
    """
    which = (
        (Story.state.in_(tuple(states)), Story.hidden_by.is_(None)) if only is None else (Story.id.in_(only),)
    )
    query = select(Story).where(*which).order_by(Story.sent_at)
    found = session.execute(query).scalars().all()
    here = desk.not_deleted([story.id for story in found])
    lines = (_told(desk, session, story, staff_id, moment, topics) for story in found if story.id in here)
    return tuple(line for line in lines if line is not None)


def counts(session: Session, moment: Moment) -> Counts:
    """Return how much waits."""
    rows = session.execute(
        select(Story.state, func.count()).where(Story.hidden_by.is_(None)).group_by(Story.state)
    ).all()
    by_state = {row[0]: int(row[1]) for row in rows}
    return Counts(
        first=by_state.get(State.SENT, 0),
        second=by_state.get(State.SECOND, 0),
        hers=by_state.get(State.HERS, 0),
        held=by_state.get(State.HELD, 0),
        lapsing=len(ending_soon(session, moment)),
        takedowns=takedowns.count(session) + lost.count(session),
        again=len(asking_again.asked_again(session, moment)),
    )


def ending_soon(session: Session, moment: Moment) -> frozenset[str]:
    """Return the stories that are out, and whose yes ends soon."""
    newest = select(func.max(ConsentRow.n)).group_by(ConsentRow.story_id)
    query = (
        select(Story.id)
        .join(ConsentRow, ConsentRow.story_id == Story.id)
        .where(Story.hidden_by.is_(None), Story.state == State.PUBLISHED, ConsentRow.n.in_(newest))
        .where(ConsentRow.status.in_(AUTHORISING), ConsentRow.until <= moment.today + SOON)
    )
    return frozenset(session.execute(query).scalars())


def claim(
    session: Session, story_id: str, staff_id: str, moment: Moment, *, gist_first: bool = False
) -> None:
    """Take a story, or keep it for another hour; with the gist first, its words are shown when somebody asks for them.

    The row's primary key decides a race: whoever comes second is refused.

    Raises:
        Refused: somebody else has it, it is hidden, it is not in the queue, or the first reader would be the second.
    """
    story = drafts.story(session, story_id)
    if story.state not in WORK or story.hidden_by is not None:
        raise Refused("This story is not in the queue just now.")
    copy = _copy(session, story_id)
    if story.state == State.SECOND and copy is not None and copy.first == staff_id:
        raise Refused("You did the first reading. A second person has to take it now.")
    before = session.get(Claim, story_id, populate_existing=True)
    is_mine = before is not None and before.staff_id == staff_id
    shown = before.shown if before is not None and is_mine and before.until >= moment.now else not gist_first
    given_by = before.given_by if before is not None and is_mine else None
    session.execute(
        delete(Claim).where(
            Claim.story_id == story_id, or_(Claim.until < moment.now, Claim.staff_id == staff_id)
        )
    )
    row = insert(Claim).values(
        story_id=story_id, staff_id=staff_id, until=moment.now + CLAIM_LASTS, shown=shown, given_by=given_by
    )
    taken = session.execute(row.on_conflict_do_nothing())
    if taken.rowcount == 0:  # type: ignore[attr-defined]  # an UPDATE's result has it.
        raise Refused("A colleague has this one open. Please take another.")
    undoing.forget(session, story_id, besides=staff_id)
    audit.note(session, who=staff_id, act=staff.CLAIMED, subject=story_id, at=moment.now)


def show(session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Show the words of a story to whoever has it, from now on: they have read the gist. That they are shown is written down."""
    session.execute(
        update(Claim).where(Claim.story_id == story_id, Claim.staff_id == staff_id).values(shown=True)
    )
    audit.note(session, who=staff_id, act=staff.SHOWN, subject=story_id, at=moment.now)


def go_on(session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Give whoever had a story another hour, where nobody has taken it since: nothing that was typed is lost to a clock alone."""
    mine = update(Claim).where(Claim.story_id == story_id, Claim.staff_id == staff_id)
    session.execute(mine.where(Claim.until < moment.now).values(until=moment.now + CLAIM_LASTS))


def let_go(session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Give a story back to the queue, without a reason. Safe to repeat."""
    session.execute(delete(Claim).where(Claim.story_id == story_id, Claim.staff_id == staff_id))
    undoing.forget(session, story_id)
    audit.note(session, who=staff_id, act="let go", subject=story_id, at=moment.now)


def holder(session: Session, story_id: str, moment: Moment) -> Claim | None:
    """Return the claim that holds, or None: it ends with its hour, and as soon as she hides it or asks it back."""
    row, story = session.get(Claim, story_id), session.get(Story, story_id)
    if story is None or story.state not in WORK or story.hidden_by is not None:
        return None
    return row if row is not None and row.until >= moment.now else None


def held_by(session: Session, story_id: str, staff_id: str, moment: Moment) -> Story:
    """Return the story that this person has claimed.

    Raises:
        Refused: somebody else has it, or the claim ran out.
        NotFound: there is no such story.
    """
    story = drafts.story(session, story_id)
    mine = holder(session, story_id, moment)
    if mine is None or mine.staff_id != staff_id:
        raise Refused("You do not have this story open, or your hour is over. Take it from the queue again.")
    return story


def shows(session: Session, story_id: str, staff_id: str, moment: Moment) -> bool:
    """Return whether this person has the story open, and asked for its words: nothing of hers is handed out before."""
    claim = holder(session, story_id, moment)
    return claim is not None and claim.staff_id == staff_id and claim.shown


def refuse_unless_shown(session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Do nothing when her words are shown to this person.

    Raises:
        Refused: they read no more than the gist yet.
    """
    if not shows(session, story_id, staff_id, moment):
        raise Refused("You have met the gist alone. Press Show her words on its page first.")


def refuse_if_gist_only(session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Do nothing unless this person has the story and has met no more than its gist.

    Raises:
        Refused: they have; her notes come with her words.
    """
    claim = holder(session, story_id, moment)
    if claim is not None and claim.staff_id == staff_id:
        refuse_unless_shown(session, story_id, staff_id, moment)


def _told(
    desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment, topics: Iterable[str]
) -> Waiting | None:
    try:
        return _line(desk, session, story, staff_id, moment, topics)
    except Unreadable:
        return _damaged(session, story, staff_id, moment)


def _damaged(session: Session, story: Story, staff_id: str, moment: Moment) -> Waiting:
    """Return the line of a story of which something cannot be opened: the list must stand all the same, and say so."""
    row, sent = holder(session, story.id, moment), story.sent_at.date() if story.sent_at else None
    is_mine = row is not None and row.staff_id == staff_id
    return Waiting(
        id=story.id, state=State(story.state), gist="", length=DAMAGED, stage=story.stage or Stage.NOT_SURE, sent_on=sent,
        days=(moment.today - sent).days if sent else 0, claimed_by=row.staff_id if row else "", is_mine=is_mine, given_by="",
        read_first_by_me=False, is_hidden=story.hidden_by is not None, for_whom=(), notes=0, told=None, out_from=None,
        answer_by=None, is_set_aside=bool(quarantine.standing(session, story.id)),
    )  # fmt: skip


def _line(
    desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment, topics: Iterable[str]
) -> Waiting | None:
    # What she still writes, after she asked it back, is counted by nobody.
    words = drafts.words_of(desk, story) if story.state != State.BACK else ""
    row = holder(session, story.id, moment)
    copy = _copy(session, story.id)
    body = _read(desk, copy)
    is_mine = row is not None and row.staff_id == staff_id
    if not is_mine and caring.left_to_others(topics, words, body):
        return None
    sent = story.sent_at.date() if story.sent_at else None
    return Waiting(
        id=story.id,
        state=State(story.state),
        gist=body.what if body is not None else "",
        length=_length(desk, session, story, words),
        stage=story.stage or Stage.NOT_SURE,
        sent_on=sent,
        days=(moment.today - sent).days if sent else 0,
        claimed_by=row.staff_id if row else "",
        is_mine=is_mine,
        given_by=(row.given_by or "") if row is not None and is_mine else "",
        read_first_by_me=copy is not None and copy.first == staff_id,
        is_hidden=story.hidden_by is not None,
        for_whom=_for_whom(consenting.newest(desk, session, story.id)),
        notes=messages.unread(session, story, by_her=False),
        told=support.how_told(session, story.id),
        out_from=consenting.waits_until(desk, session, story, moment),
        answer_by=_answer_by(desk, session, story),
        is_set_aside=bool(quarantine.standing(session, story.id)),
        may_hold=caring.may_hold(words, body),
    )


def _answer_by(desk: Desk, session: Session, story: Story) -> date | None:
    # While it waits for her word, her page names no day that is ours to keep.
    is_ours = story.state in WORK and not known_there.waits(desk, session, story)
    return desk.answer_by(story.sent_at) if story.sent_at and is_ours else None


def _read(desk: Desk, copy: WorkingCopy | None) -> Body | None:
    """Return what stands in a copy; None without one, and of a damaged one: the list must stand all the same."""
    try:
        return finished.read(desk, copy) if copy is not None else None
    except Unreadable:
        return None


def _length(desk: Desk, session: Session, story: Story, words: str) -> str:
    typed = len(words.split())
    said = [f"{_many(typed, 'word')}, about {minutes_of(words)} min"] if typed else []
    hers = [part for part in parts.all_of(session, story.id) if part.state != PartState.REFUSED]
    sounds = [part for part in hers if part.kind == Kind.SOUND]
    pictures = [part for part in hers if part.kind == Kind.PICTURE]
    if sounds:
        ms = [int(parts.facts_of(desk, part).get("ms", 0)) for part in sounds]
        long = f" of {minutes_of('', ms=sum(ms))} min" if all(ms) else ", not opened yet"
        said.append(f"{_many(len(sounds), 'recording')}{long}")
    if pictures:
        said.append(_many(len(pictures), "picture"))
    return "; ".join(said) or "nothing yet"


def _many(count: int, what: str) -> str:
    return f"a {what}" if count == 1 and what != "word" else f"{count} {what}{'' if count == 1 else 's'}"


def _for_whom(consent: Consent | None) -> tuple[str, ...]:
    if consent is None or consent.status not in AUTHORISING:
        return ()
    grant = consent.grant
    return tuple(NAMES[option] for option in (*sorted(grant.audiences), *sorted(grant.professions)))


def _copy(session: Session, story_id: str) -> WorkingCopy | None:
    try:
        return finished.newest(session, story_id)
    except NotFound:
        return None
