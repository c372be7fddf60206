"""What advisers do: meet the finished version as others will, say no to it, and settle that with somebody who reads (4.4).

They never see what she sent. A no takes down what is out, at once; the worker then holds it, and tells her kindly.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import show
from archive.ground import audit, jobs
from archive.ground.clean import plain
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused, Unreadable
from archive.rules.roles import ADVISER, READERS
from moderation.concerns import vetoes
from moderation.concerns.vetoes import Kind, Veto
from moderation.decisions import decisions, files_gone, going_out
from moderation.people_tables import VetoRow
from moderation.tables import Decision
from stories import drafts, finished, gates, quarantine, withdrawal
from stories.desk import Desk
from stories.finished import Body
from stories.tables import State, Story, WorkingCopy

SHOWN = (State.SECOND, State.HERS, State.RELEASED, State.PUBLISHED, State.HELD)
STANDS = {
    State.SECOND: "being read",
    State.HERS: "with her, for her yes",
    State.RELEASED: "going out",
    State.PUBLISHED: "out",
    State.HELD: "held",
}
DAMAGED = "Something of it is damaged here, and it cannot be shown. Tell whoever looks after this archive: they may have a copy."
NO_WHY = "Write in a sentence or two what is wrong with it."
NOT_THERE = "Copy the words just as they stand in the story."
SETTLED = "This is settled already."
SAID_SO = "You have said so already. Somebody else has to say it too: an adviser, and one who reads."


@dataclass(frozen=True)
class Line:
    """One story in an adviser's list: what it is about, and where it stands."""

    id: str
    title: str
    gist: str
    stands: str
    is_held: bool
    damage: str = ""
    """That it cannot be opened, and what to do; empty otherwise."""


@dataclass(frozen=True)
class Page:
    """One story as an adviser meets it."""

    id: str
    title: str
    stands: str
    article: Markup
    vetoes: tuple[Veto, ...]


def waiting(desk: Desk, session: Session, moment: Moment) -> tuple[Line, ...]:
    """Return every story that has a finished version and is on its way out, or out; what waits for advisers stands first."""
    query = select(Story).where(Story.state.in_(SHOWN), Story.hidden_by.is_(None)).order_by(Story.sent_at)
    stories = session.execute(query).scalars().all()
    here = desk.not_deleted([story.id for story in stories])
    lines = [_named(desk, session, story, moment) for story in stories if story.id in here]
    return tuple(sorted(filter(None, lines), key=lambda line: not line.is_held))


def page(desk: Desk, session: Session, story_id: str, moment: Moment) -> Page:
    """Return one story as others will meet it.

    Raises:
        NotFound: it has no finished version, is not on its way out, or tells what the law locks or nobody has decided.
    """
    story, body = meet(desk, session, story_id, moment)
    return Page(
        story.id, body.title, STANDS[State(story.state)], show.article(finished.content(desk, story, body)),
        vetoes.standing(desk, session, story.id),
    )  # fmt: skip


def meet(desk: Desk, session: Session, story_id: str, moment: Moment) -> tuple[Story, Body]:
    """Return a story that advisers may meet, and its finished version.

    Raises:
        NotFound: as `page`.
    """
    story = drafts.story(session, story_id)
    copy = _finished(desk, session, story, moment)
    if story.state not in SHOWN or story.hidden_by is not None or copy is None:
        raise NotFound(NOTHING_HERE)
    return story, finished.read(desk, copy)


def say_no(
    desk: Desk, session: Session, story_id: str, staff_id: str, *, kind: str, why: str, phrase: str, moment: Moment
) -> None:  # fmt: skip
    """Hold a story, as an adviser. What is out of it is taken down by the same press.

    Raises:
        NotFound: as `page`.
        BadInput: it is not said to what, or why; or the words do not stand there.
    """
    story, body = meet(desk, session, story_id, moment)
    # As long as it is, and its words only where they are meant: it takes down what is out, which waits for no shorter reason.
    why, phrase = plain(why).strip(), " ".join(plain(phrase).split())
    if kind not in set(Kind):
        raise BadInput("Say whether it is the story, or some of its words.")
    if not why:
        raise BadInput(NO_WHY)
    words = " ".join(finished.content(desk, story, body).words.split())
    if kind == Kind.WORDING and (not phrase or phrase not in words):
        raise BadInput(NOT_THERE)
    said = phrase if kind == Kind.WORDING else ""
    id = vetoes.add(desk, session, story, staff_id, kind=Kind(kind), why=why, phrase=said, moment=moment)
    audit.note(session, who=staff_id, act=f"say no to {kind}", subject=id, at=moment.now)
    if story.state in (State.RELEASED, State.PUBLISHED):
        withdrawal.take_down(desk, session, story, moment)
        # The worker clears it anew, finds the no, holds it and tells her.
        jobs.later(session, "publish", story.id, due=moment.now, once=True)


def settle(
    desk: Desk, session: Session, story_id: str, id: str, staff_id: str, roles: frozenset[str], moment: Moment
) -> bool:
    """Say that a no is settled; return whether it is. An adviser and somebody who reads, and they are two people.

    Raises:
        NotFound: there is none.
        Refused: it is settled already, or this person has said so.
    """
    row = session.get(VetoRow, id)
    if row is None or row.story_id != story_id:
        raise NotFound(NOTHING_HERE)
    if row.settled_at is not None:
        raise Refused(SETTLED)
    _say_settled(row, staff_id, roles)
    is_settled = row.adviser is not None and row.reader is not None
    if is_settled:
        row.settled_at = moment.now
    act = "settle a no" if is_settled else "first to settle a no"
    audit.note(session, who=staff_id, act=act, subject=id, at=moment.now)
    session.flush()
    if is_settled:
        _go_on(desk, session, session.get_one(Story, story_id), moment)
    return is_settled


def _say_settled(row: VetoRow, staff_id: str, roles: frozenset[str]) -> None:
    if staff_id in (row.adviser, row.reader):
        raise Refused(SAID_SO)
    if row.adviser is None and ADVISER in roles:
        row.adviser = staff_id
    elif row.reader is None and roles & set(READERS):
        row.reader = staff_id
    else:
        raise Refused(SAID_SO)


def _go_on(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Let a story take up its way where the no stopped it, if nothing else stands in it."""
    if (
        story.state == State.HELD
        and _was_held_by_this(session, story)
        and _is_clear(desk, session, story, moment)
    ):
        story.state = State.RELEASED
    if story.state in (State.RELEASED, State.PUBLISHED):
        jobs.later(session, "publish", story.id, due=moment.now, once=True)


def _was_held_by_this(session: Session, story: Story) -> bool:
    newest = select(Decision).where(Decision.story_id == story.id).order_by(Decision.n.desc()).limit(1)
    found = session.execute(newest).scalar_one_or_none()
    return found is not None and found.staff_id == decisions.WORKER and found.kind != files_gone.HELD


def _is_clear(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    try:
        return not going_out.objections(desk, session, story, moment)
    except Refused:  # She has changed her words since: it is read anew.
        return False


def _named(desk: Desk, session: Session, story: Story, moment: Moment) -> Line | None:
    """Return the line of a story; of one of which something cannot be opened, that it is so: the list stands all the same."""
    try:
        return _line(desk, session, story, moment)
    except Unreadable:
        is_held = vetoes.is_held(session, story.id)
        return Line(story.id, "", "", STANDS[State(story.state)], is_held, damage=DAMAGED)


def _line(desk: Desk, session: Session, story: Story, moment: Moment) -> Line | None:
    copy = _finished(desk, session, story, moment)
    if copy is None:
        return None
    body = finished.read(desk, copy)
    return Line(
        story.id, body.title, body.what, STANDS[State(story.state)], vetoes.is_held(session, story.id)
    )


def _finished(desk: Desk, session: Session, story: Story, moment: Moment) -> WorkingCopy | None:
    """Return the copy that others will meet; None when there is none that an adviser may meet.

    It is not done, she has changed her words, some lie aside, or a sentence is locked or not decided: nobody without the
    story in hand reads what was said in court.
    """
    try:
        copy = finished.newest(session, story.id)
    except NotFound:
        return None
    is_usable = copy.first is not None and not finished.is_stale(desk, session, story, copy)
    if not is_usable or quarantine.objections(session, story.id):
        return None
    gate = gates.of(desk, session, story, finished.read(desk, copy))
    return copy if gate.is_open_on(moment.today) else None
