"""What one of us did at once and owes an account of: a story hidden by one press, an emergency, an identity opened (c19, c20).

Counts and ids alone: no words, and nobody's name.
"""

from __future__ import annotations

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from archive.ground import audit
from archive.rules import identity, safeguarding
from archive.rules.clock import Moment
from moderation.concerns import telling_services
from moderation.concerns.concern_rows import Standing
from moderation.decisions.decisions import WORKER
from moderation.people_tables import ConcernAction, ConcernRow, IdentityRequest
from moderation.tables import Decision
from stories.tables import Message, State, Story


def a_reason(session: Session) -> frozenset[str]:
    """Return the stories that one of us has hidden, and whose mother has not been told why since."""
    later = aliased(Decision)
    told = exists().where(
        Message.story_id == Decision.story_id,
        Message.is_hers.is_(False),
        Message.staff_id != WORKER,
        Message.at >= Decision.at,
    )
    newest = ~exists().where(
        later.story_id == Decision.story_id, later.kind == Decision.kind, later.n > Decision.n
    )
    query = (
        select(Story)
        .join(Decision, Decision.story_id == Story.id)
        .where(
            Decision.kind == "hide",
            newest,
            ~told,
            Story.hidden_by.is_not(None),
            Story.state != State.DELETED,
        )
    )
    return frozenset(story.id for story in session.execute(query).scalars() if story.hiders - {audit.HERS})


def late_reviews(session: Session, moment: Moment) -> int:
    """Return how many acts of one person alone nobody else has looked at within the day that they had for it."""
    emergencies = select(func.count()).where(
        ConcernAction.is_emergency.is_(True),
        ConcernAction.second.is_(None),
        ConcernAction.at < moment.now - safeguarding.REVIEWED_WITHIN,
    )
    openings = select(func.count()).where(
        IdentityRequest.reason.in_(identity.REVIEWED),
        IdentityRequest.opened_to.is_not(None),
        IdentityRequest.reviewed_by.is_(None),
        IdentityRequest.decided_at < moment.now - identity.REVIEWED_WITHIN,
    )
    return sum(int(session.execute(query).scalar_one()) for query in (emergencies, openings))


def late_worries(session: Session, moment: Moment) -> int:
    """Return how much about somebody's safety has waited for more than a day: for a lead, for a second person, or to be told."""
    before = moment.now - safeguarding.REVIEWED_WITHIN
    unread = select(func.count()).where(ConcernRow.state == Standing.NEW, ConcernRow.raised_at < before)
    asked = (
        select(func.count())
        .select_from(ConcernAction)
        .join(ConcernRow, ConcernRow.id == ConcernAction.concern_id)
        .where(ConcernRow.state != Standing.CLOSED, ConcernAction.is_emergency.is_(False))
    )
    undecided = asked.where(ConcernAction.second.is_(None), ConcernAction.at < before)
    untold = asked.where(telling_services.left_to_tell(), ConcernAction.second_at < before)
    return sum(int(session.execute(query).scalar_one()) for query in (unread, undecided, untold))
