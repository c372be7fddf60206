"""Telling a service outside, or nobody any more: one of the leads asks, a second person decides (rule 21, c19).

In an emergency one acts and another looks at it within a day. What two agreed to tell is told, or two agree that nobody has to
be told any more: no lead closes over it alone. The second person reads what is written here, and nothing of the story.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from archive.ground import too_long
from archive.ground.crypto import new_id
from archive.rules import safeguarding as rules
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.safeguarding import NOBODY, SERVICES, TALKED
from moderation.concerns import concern_rows
from moderation.concerns.concern_rows import LONGEST, Standing
from moderation.people import staff
from moderation.people_tables import ConcernAction, ConcernRow
from stories.desk import Desk

ASKED_ALREADY = "A second person is asked already whether nobody has to be told any more."
NOTHING_LEFT = "Nobody is to be told just now. Close it as it is."


@dataclass(frozen=True)
class Action:
    """One telling of a service, asked for or done; or that nobody has to be told any more."""

    id: str
    concern_id: str
    service: str
    is_nobody: bool
    """Whether it asks that nobody is told any more."""

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
    given_up: tuple[tuple[str, str], ...] = field(repr=False)
    """What two had agreed to tell and nobody would be told by this: whom, and what."""

    review_by: datetime | None
    is_late: bool


# By the lead


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
    row = concern_rows.open_row(session, id)
    # An emergency waits for no shorter words.
    words = too_long.text(words, sys.maxsize if is_emergency else LONGEST, "What is to be told")
    reasons = rules.against_telling(service, talked, words)
    if reasons:
        raise BadInput(*reasons)
    said = {"talked": talked, "words": words}
    action = _add(
        desk, session, id, staff_id, service=service, said=said, is_emergency=is_emergency, moment=moment
    )
    row.state = Standing.ACTED if is_emergency else Standing.SECOND
    act = "tell a service, in an emergency" if is_emergency else "ask to tell a service"
    concern_rows.log(session, staff_id, act, action, moment)
    return action


def told(session: Session, action_id: str, staff_id: str, moment: Moment) -> None:
    """Note that the service was told. Whether nobody has to be told any more is asked no longer, when all are told.

    Raises:
        NotFound: there is no such thing.
        Refused: no second person has said yes; it was told already, or the worry is closed.
    """
    action = _action(session, action_id)
    concern = concern_rows.open_row(session, action.concern_id)
    if action.done_at is not None:
        raise Refused("It was told already.")
    if not rules.may_be_told(is_emergency=action.is_emergency, says_yes=action.says_yes):
        raise Refused(rules.NOT_AGREED)
    action.done_at, concern.state = moment.now, Standing.ACTED
    session.flush()
    concern_rows.log(session, staff_id, "tell a service", action_id, moment)
    if not is_left(session, concern.id) and (asked := _asked_nobody(session, concern.id)) is not None:
        concern_rows.log(session, staff_id, "take back: tell nobody", asked.id, moment)
        session.delete(asked)


def tell_nobody(desk: Desk, session: Session, id: str, staff_id: str, *, words: str, moment: Moment) -> str:
    """Put it to a second person that nobody has to be told any more what two had agreed to tell. Until then nothing changes.

    Raises:
        NotFound: there is no such concern.
        BadInput: no reason was written.
        Refused: it is closed, nothing is left to tell, or it is asked already.
    """
    row, words = concern_rows.open_row(session, id), too_long.text(words, LONGEST, "A reason")
    if not is_left(session, row.id):
        raise Refused(NOTHING_LEFT)
    if _asked_nobody(session, row.id) is not None:
        raise Refused(ASKED_ALREADY)
    if not words:
        raise BadInput(rules.NO_REASON)
    action = _add(
        desk,
        session,
        row.id,
        staff_id,
        service=NOBODY,
        said={"words": words},
        is_emergency=False,
        moment=moment,
    )
    concern_rows.log(session, staff_id, "ask to tell nobody any more", action, moment)
    return action


# By a second person


def for_second(desk: Desk, session: Session, staff_id: str, moment: Moment) -> tuple[Action, ...]:
    """Return what waits for a second person, and was not this one's own."""
    query = select(ConcernAction.concern_id).where(
        ConcernAction.second.is_(None), ConcernAction.by != staff_id
    )
    concerns = list(session.execute(query.distinct()).scalars())
    return tuple(
        one for one in of(desk, session, concerns, staff_id, moment) if not one.second and not one.is_mine
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
    session.flush()
    concern = concern_rows.row_of(session, action.concern_id)
    if action.service == NOBODY:
        _nobody(session, concern, action, moment)
        return
    if not action.is_emergency and not says_yes:
        concern.state = Standing.LOOKING
    what = "review an emergency" if action.is_emergency else "second a telling"
    concern_rows.log(session, staff_id, f"{what}: {_said(action)}", action_id, moment)


def _nobody(session: Session, concern: ConcernRow, action: ConcernAction, moment: Moment) -> None:
    """Close it by the second person's yes, if nothing else in it waits or is left."""
    who = str(action.second)
    concern_rows.log(session, who, f"second telling nobody: {_said(action)}", action.id, moment)
    if action.says_yes and not waits(session, concern.id) and not is_left(session, concern.id):
        concern.state = Standing.CLOSED
        concern_rows.log(session, who, "close a concern with nobody told", concern.id, moment)


def _said(action: ConcernAction) -> str:
    return "yes" if action.says_yes else "no"


def count_for_second(session: Session, staff_id: str) -> int:
    """Return how much waits for this person as the second one."""
    mine = select(func.count()).where(ConcernAction.second.is_(None), ConcernAction.by != staff_id)
    return int(session.execute(mine).scalar_one())


# Shared


def waits(session: Session, id: str) -> bool:
    """Return whether something in a concern waits for a second person."""
    query = select(ConcernAction.id).where(ConcernAction.concern_id == id, ConcernAction.second.is_(None))
    return session.execute(query.limit(1)).first() is not None


def is_left(session: Session, id: str) -> bool:
    """Return whether a second person said yes to telling a service in it that is still to be told."""
    query = select(ConcernAction.id).where(ConcernAction.concern_id == id, left_to_tell())
    return session.execute(query.limit(1)).first() is not None


def left_to_tell() -> ColumnElement[bool]:
    """Return what holds of an action that two agreed on, that is not told, and of which two have not said since: to nobody."""
    nobody = aliased(ConcernAction)
    given_up = exists().where(
        nobody.concern_id == ConcernAction.concern_id,
        nobody.service == NOBODY,
        nobody.says_yes.is_(True),
        nobody.at >= ConcernAction.second_at,
    )
    agreed = and_(ConcernAction.says_yes.is_(True), ConcernAction.done_at.is_(None))
    return and_(agreed, ConcernAction.service != NOBODY, ~given_up)


def of(
    desk: Desk, session: Session, concerns: list[str], staff_id: str, moment: Moment
) -> tuple[Action, ...]:
    """Return every telling in these concerns, as this person sees it, oldest first."""
    query = select(ConcernAction).where(ConcernAction.concern_id.in_(concerns)).order_by(ConcernAction.at)
    names = staff.names(session)
    return tuple(
        _as_action(desk, session, row, names, staff_id, moment) for row in session.execute(query).scalars()
    )


def _left(desk: Desk, session: Session, id: str) -> tuple[tuple[str, str], ...]:
    query = select(ConcernAction).where(ConcernAction.concern_id == id, left_to_tell())
    return tuple(
        (SERVICES[row.service], _words(desk, row)["words"]) for row in session.execute(query).scalars()
    )


def _words(desk: Desk, row: ConcernAction) -> Mapping[str, str]:
    said: Mapping[str, str] = json.loads(concern_rows.opened(desk, row.words, row.id) or "{}")
    return {"words": "", **said}


def _as_action(
    desk: Desk, session: Session, row: ConcernAction, names: dict[str, str], staff_id: str, moment: Moment
) -> Action:
    said = _words(desk, row)
    is_nobody = row.service == NOBODY
    due = rules.review_by(
        row.at, is_emergency=row.is_emergency or is_nobody, is_seconded=row.second is not None
    )
    may_be_told = rules.may_be_told(is_emergency=row.is_emergency, says_yes=row.says_yes) and not is_nobody
    return Action(
        id=row.id,
        concern_id=row.concern_id,
        service=SERVICES.get(row.service, rules.TO_NOBODY),
        is_nobody=is_nobody,
        talked=TALKED.get(said.get("talked", ""), ""),
        words=said["words"],
        is_emergency=row.is_emergency,
        by=names.get(row.by, "A colleague"),
        is_mine=row.by == staff_id,
        at=row.at,
        second=names.get(row.second, "A colleague") if row.second else "",
        says_yes=row.says_yes,
        done_at=row.done_at,
        may_be_told=may_be_told and row.done_at is None,
        given_up=_left(desk, session, row.concern_id) if is_nobody and row.second is None else (),
        review_by=due,
        is_late=due is not None and moment.now > due,
    )


def _add(
    desk: Desk, session: Session, id: str, staff_id: str, *, service: str, said: Mapping[str, str], is_emergency: bool,
    moment: Moment,
) -> str:  # fmt: skip
    action = new_id()
    session.add(
        ConcernAction(
            id=action, concern_id=id, service=service, words=concern_rows.sealed(desk, json.dumps(said), action),
            is_emergency=is_emergency, by=staff_id, at=moment.now, done_at=moment.now if is_emergency else None,
        )
    )  # fmt: skip
    session.flush()
    return action


def _asked_nobody(session: Session, id: str) -> ConcernAction | None:
    query = select(ConcernAction).where(
        ConcernAction.concern_id == id, ConcernAction.service == NOBODY, ConcernAction.second.is_(None)
    )
    return session.execute(query).scalar_one_or_none()


def _action(session: Session, id: str) -> ConcernAction:
    row = session.get(ConcernAction, id)
    if row is None:
        raise NotFound(NOTHING_HERE)
    return row
