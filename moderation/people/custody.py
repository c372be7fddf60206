"""How a mother can be reached is opened by a custodian, for a reason, to one person, once: asked, decided, logged (c20).

Nobody else at the Desk sees a number, an hour or the name of the worker who sat beside her. The rules are
`archive.rules.identity`; the wall is the key of `stories.identity`, which no other module of this room asks for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from archive.ground import audit, too_long
from archive.ground.accounts import Person
from archive.ground.crypto import new_id
from archive.rules import identity as rules
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused, Unreadable
from archive.rules.identity import REASONS, REVIEWED, REVIEWED_WITHIN, TWO, Reason
from archive.rules.support import CATEGORIES, Category
from moderation.letters import notices
from moderation.people import staff
from moderation.people_tables import IdentityRequest
from stories import contact, messages
from stories.beside_tables import Assisted, AssistedStory, SupporterRow
from stories.contact import Way
from stories.desk import Desk
from stories.tables import State, Story

LONGEST = 1_000
"""Characters of what a request says."""

NOT_ANY_MORE = "Somebody has decided this already. Look at the list again."
NOT_TO_SHOW = "This cannot be shown. It is shown once, within two hours, to the person it was opened to. Ask again if you need it."
DAMAGED = (
    "What was asked cannot be opened: something of it is damaged here. Tell whoever looks after this archive, they may have a"
    " copy; and ask your colleague what it is about."
)
NOTHING_HELD = "We hold nothing by which she could be reached."


@dataclass(frozen=True)
class Asked:
    """One request, as its page shows it: nothing of her, and nothing of the story."""

    id: str
    story_id: str
    reason: Reason
    why: str
    words: str = field(repr=False)
    by: str
    """The name of who asked."""

    at: datetime
    way: Way
    needs_lead: bool
    """Whether the safeguarding lead has yet to agree."""

    is_mine: bool
    stands: str
    """Where it stands, in words."""

    may_show: bool
    review_by: datetime | None
    """Until when somebody else has to look at what was opened at once; None when nobody has to."""

    is_late: bool
    is_damaged: bool = False
    """Whether it cannot be opened: what it says and how she may be reached are not known, and it is said so."""


@dataclass(frozen=True)
class Held:
    """What the house holds by which she could be found. Shown once."""

    number: str = field(repr=False)
    hours: str = field(repr=False)
    say: str = field(repr=False)
    may_leave_a_message: bool
    worker: str = field(repr=False)
    """The name of the worker who sat beside her; empty when nobody did."""

    category: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.number or self.worker)


def ask(
    desk: Desk, session: Session, story: Story, staff_id: str, *, reason: str, words: str, moment: Moment
) -> str:
    """Return the id of a new request to be told how a mother can be reached.

    Raises:
        BadInput: it says no reason, or nothing; or she has not said that we may get in touch.
    """
    words = too_long.text(words, LONGEST, "What you ask")
    may_be_reached = contact.way_of(desk, session, story) != Way.NONE
    reasons = rules.against_asking(reason, words, may_be_reached=may_be_reached)
    if reasons:
        raise BadInput(*reasons)
    id = new_id()
    is_lead = staff_id in staff.holders(session, staff.SAFEGUARDING)
    session.add(
        IdentityRequest(
            id=id, story_id=story.id, reason=reason, words=desk.seal(story.id, words, _about(id)), asked_by=staff_id,
            asked_at=moment.now, agreed_by=staff_id if is_lead else None,
        )
    )  # fmt: skip
    session.flush()
    _note(session, staff_id, f"ask for identity: {reason}", id, moment)
    return id


def agree(session: Session, id: str, staff_id: str, moment: Moment) -> None:
    """Agree, as the safeguarding lead, that somebody could be harmed. It opens nothing.

    Raises:
        NotFound: there is no such request.
        Refused: it does not wait for that, or it is your own.
    """
    row = _row(session, id)
    if row.reason not in TWO or row.agreed_by is not None or row.decided_by is not None:
        raise Refused(NOT_ANY_MORE)
    if row.asked_by == staff_id:
        raise Refused("You asked for this yourself. Somebody else has to agree.")
    row.agreed_by = staff_id
    _note(session, staff_id, "agree to identity", id, moment)


def open_it(
    desk: Desk, session: Session, id: str, staff_id: str, *, to_me: bool, tells_her: bool, moment: Moment
) -> None:
    """Open it, as a custodian: to whoever asked, or to oneself, who then tells her.

    Args:
        desk: the private side.
        session: on the desk's store.
        id: of the request.
        staff_id: the custodian.
        to_me: the custodian tells her; whoever asked is shown nothing.
        tells_her: it is safe that she reads on her page that somebody looked. If she never said that we may get in
            touch, nothing is left for her.
        moment: now.

    Raises:
        NotFound: there is no such request.
        Refused: with every reason why this custodian may not.
    """
    row = _waiting(session, id)
    reasons = rules.against_opening(
        Reason(row.reason), asked_by=row.asked_by, agreed_by=row.agreed_by, custodian=staff_id
    )
    if reasons:
        raise Refused(*reasons)
    row.decided_by, row.decided_at = staff_id, moment.now
    row.opened_to = staff_id if to_me else row.asked_by
    _note(session, staff_id, staff.OPENED, id, moment)
    story = session.get_one(Story, row.story_id)
    if tells_her and contact.way_of(desk, session, story) != Way.NONE:
        messages.write(desk, session, story, notices.LOOKED, staff_id=staff_id, moment=moment)


def refuse(session: Session, id: str, staff_id: str, moment: Moment) -> None:
    """Say no, as a custodian. Whoever asked sees that.

    Raises:
        NotFound: there is no such request.
        Refused: it is decided, or your own.
    """
    row = _waiting(session, id)
    if row.asked_by == staff_id:
        raise Refused(rules.YOUR_OWN)
    row.decided_by, row.decided_at = staff_id, moment.now
    _note(session, staff_id, "refuse identity", id, moment)


def show(desk: Desk, session: Session, id: str, staff_id: str, moment: Moment) -> Held:
    """Return what was opened, to the one person it was opened to, this once.

    Raises:
        NotFound: there is no such request.
        Refused: it was opened to somebody else, was shown, or its time is over.
    """
    row = _row(session, id)
    if not rules.may_be_shown(row.opened_to, staff_id, row.decided_at, row.shown_at, moment.now):
        raise Refused(NOT_TO_SHOW)
    row.shown_at = moment.now
    _note(session, staff_id, "see identity", id, moment)
    return _held(desk, session, session.get_one(Story, row.story_id), Reason(row.reason))


def review(
    session: Session, id: str, staff_id: str, roles: Collection[str], *, was_right: bool, moment: Moment
) -> None:
    """Say, as a safeguarding lead or another custodian, what one thinks of what was opened at once.

    Raises:
        NotFound: there is no such request.
        Refused: it does not wait for that, or with every reason why this person may not.
    """
    row = _row(session, id)
    if row.reason not in REVIEWED or row.opened_to is None or row.reviewed_by is not None:
        raise Refused(NOT_ANY_MORE)
    reasons = rules.against_review(staff_id, roles, asked_by=row.asked_by, decided_by=row.decided_by)
    if reasons:
        raise Refused(*reasons)
    row.reviewed_by, row.reviewed_at, row.review = staff_id, moment.now, "right" if was_right else "wrong"
    _note(session, staff_id, f"review identity: {row.review}", id, moment)


def waiting(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Asked, ...]:
    """Return what waits for a custodian, and what was opened to this one, oldest first."""
    query = select(IdentityRequest).where(
        IdentityRequest.decided_by.is_(None)
        | (
            (IdentityRequest.opened_to == staff_id)
            & IdentityRequest.shown_at.is_(None)
            & (IdentityRequest.decided_at >= moment.now - rules.SHOWN_WITHIN)
        )
    )
    return _lines(desk, session, query, staff_id, moment)


def mine(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Asked, ...]:
    """Return what one person asked for, the newest last."""
    return _lines(
        desk, session, select(IdentityRequest).where(IdentityRequest.asked_by == staff_id), staff_id, moment
    )


def for_lead(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Asked, ...]:
    """Return what waits for the safeguarding lead: to agree, or to look at what was opened at once."""
    to_agree = (
        IdentityRequest.reason.in_(TWO)
        & IdentityRequest.agreed_by.is_(None)
        & IdentityRequest.decided_by.is_(None)
    )
    to_review = (
        IdentityRequest.reason.in_(REVIEWED)
        & IdentityRequest.opened_to.is_not(None)
        & IdentityRequest.reviewed_by.is_(None)
    )
    query = select(IdentityRequest).where(to_agree | to_review)
    return _lines(desk, session, query, staff_id, moment)


def to_review(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Asked, ...]:
    """Return what was opened at once and waits for somebody to look at it who had no hand in it."""
    query = select(IdentityRequest).where(
        IdentityRequest.reason.in_(REVIEWED),
        IdentityRequest.opened_to.is_not(None),
        IdentityRequest.reviewed_by.is_(None),
        IdentityRequest.asked_by != staff_id,
        IdentityRequest.decided_by != staff_id,
    )
    return _lines(desk, session, query, staff_id, moment)


def count(session: Session) -> int:
    """Return how many requests wait for a custodian."""
    query = select(func.count()).select_from(IdentityRequest).where(IdentityRequest.decided_by.is_(None))
    return int(session.execute(query).scalar_one())


def _held(desk: Desk, session: Session, story: Story, reason: Reason) -> Held:
    terms = contact.of(desk, session, story)
    hers = terms.reaches_by == Way.PHONE
    # The worker is named where she said so, or where somebody could be harmed.
    names_worker = terms.reaches_by == Way.WORKER or reason not in rules.ONLY_IF_SHE_SAID_SO
    worker, category = _worker(session, story.id) if names_worker else ("", "")
    return Held(
        number=terms.number if hers else "",
        hours=terms.hours if hers else "",
        say=terms.words if hers else "",
        may_leave_a_message=hers and terms.may_leave_a_message,
        worker=worker,
        category=category,
    )


def _worker(session: Session, story_id: str) -> tuple[str, str]:
    query = (
        select(Person.name, SupporterRow.category)
        .join(SupporterRow, SupporterRow.id == Person.id)
        .join(Assisted, Assisted.supporter_id == SupporterRow.id)
        .join(AssistedStory, AssistedStory.assisted_id == Assisted.id)
        .where(AssistedStory.story_id == story_id)
    )
    row = session.execute(query).first()
    return (row.name, CATEGORIES[Category(row.category)]) if row is not None else ("", "")


def _lines(
    desk: Desk, session: Session, query: Select[IdentityRequest], staff_id: str, moment: Moment
) -> tuple[Asked, ...]:
    rows = session.execute(query.order_by(IdentityRequest.asked_at)).scalars().all()
    # One whose key is damaged was asked all the same, and somebody may be waiting for it.
    here, names = desk.not_deleted([row.story_id for row in rows]), staff.names(session)
    return tuple(_line(desk, session, row, names, staff_id, moment) for row in rows if row.story_id in here)


def _line(
    desk: Desk, session: Session, row: IdentityRequest, names: dict[str, str], staff_id: str, moment: Moment
) -> Asked:
    said, review_by = _said(desk, session, row), _review_by(row)
    words, way = said or (DAMAGED, Way.NONE)
    return Asked(
        id=row.id,
        story_id=row.story_id,
        reason=Reason(row.reason),
        why=REASONS[Reason(row.reason)],
        words=words,
        by=names.get(row.asked_by, "A colleague"),
        at=row.asked_at,
        way=way,
        needs_lead=row.reason in TWO and row.agreed_by is None,
        is_mine=row.asked_by == staff_id,
        stands=_stands(row, moment.now),
        may_show=rules.may_be_shown(row.opened_to, staff_id, row.decided_at, row.shown_at, moment.now),
        review_by=review_by,
        is_late=review_by is not None and moment.now > review_by,
        is_damaged=said is None,
    )


def _said(desk: Desk, session: Session, row: IdentityRequest) -> tuple[str, Way] | None:
    """Return what a request says, and how she may be reached; None when that cannot be opened."""
    try:
        words = desk.unseal(row.story_id, row.words, _about(row.id))
        return words, contact.way_of(desk, session, session.get_one(Story, row.story_id))
    except Unreadable:
        return None


def _review_by(row: IdentityRequest) -> datetime | None:
    if row.reason not in REVIEWED or row.opened_to is None or row.reviewed_by is not None:
        return None
    return row.decided_at + REVIEWED_WITHIN if row.decided_at is not None else None


def _stands(row: IdentityRequest, now: datetime) -> str:
    if row.decided_at is None:
        waits_for_lead = row.reason in TWO and row.agreed_by is None
        return "waits for the safeguarding lead" if waits_for_lead else "waits for a custodian"
    if row.opened_to is None:
        return "the custodian said no"
    if row.opened_to != row.asked_by:
        return "the custodian tells her"
    if row.shown_at is not None:
        return "shown, once"
    return "opened" if now <= row.decided_at + rules.SHOWN_WITHIN else "its time is over; ask again"


def _row(session: Session, id: str) -> IdentityRequest:
    row = session.get(IdentityRequest, id)
    if row is None or session.get_one(Story, row.story_id).state == State.DELETED:
        raise NotFound(NOTHING_HERE)
    return row


def _waiting(session: Session, id: str) -> IdentityRequest:
    row = _row(session, id)
    if row.decided_by is not None:
        raise Refused(NOT_ANY_MORE)
    return row


def _note(session: Session, who: str, act: str, id: str, moment: Moment) -> None:
    audit.note(session, who=who, act=act, subject=id, at=moment.now)


def _about(id: str) -> str:
    return f"identity_request|words|{id}"
