"""The court question at the Desk: a named reviewer records on what ground, with which reference (c10, rules 1-3, 9).

A check holds for what was read and heard: her words, recordings and pictures as they stood. For no others.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit, too_long
from archive.ground.crypto import new_id
from archive.rules import court
from archive.rules.clock import Moment
from archive.rules.court import Basis, Content, CourtCheck
from archive.rules.errors import BadInput
from moderation.tables import CourtCheckRow
from stories import finished
from stories.desk import Desk
from stories.tables import Story

LONGEST_REFERENCE = 200


def record(
    desk: Desk, session: Session, story: Story, *, basis: Basis, content: Content, reference: str, may_publish: str,
    until: date | None, staff_id: str, moment: Moment,
) -> tuple[str, ...]:  # fmt: skip
    """Record a check and return what still stands in the way after it; earlier checks stay, the newest holds.

    Raises:
        BadInput: it has no reference.
    """
    reference = too_long.line(reference, LONGEST_REFERENCE, "A reference")
    if not reference:
        raise BadInput("Write the reference: the order, the judgment, or what was read and when.")
    id = new_id()
    row = CourtCheckRow(
        id=id,
        story_id=story.id,
        source=finished.source_of(desk, session, story),
        basis=basis,
        content=content,
        reference=desk.seal(story.id, reference, f"court_check|reference|{id}"),
        may_publish=may_publish,
        until=until,
        reviewer=staff_id,
        checked_on=moment.today,
    )
    session.add(row)
    session.flush()
    audit.note(session, who=staff_id, act="court check", subject=story.id, at=moment.now)
    return court.objections(story.stage, newest(desk, session, story), moment.today)


def stories_ending(session: Session, first: date, last: date) -> frozenset[str]:
    """Return the stories for which a permission was ever recorded whose last day lies between these two, both counted.

    Nothing is opened: which of their checks holds for what she sent, is asked of each.
    """
    return frozenset(
        session.execute(
            select(CourtCheckRow.story_id).where(CourtCheckRow.until.between(first, last))
        ).scalars()
    )


def newest(desk: Desk, session: Session, story: Story) -> CourtCheck | None:
    """Return the check that holds for all that she sent as it stands; None when nobody has checked this."""
    query = (
        select(CourtCheckRow)
        .where(CourtCheckRow.story_id == story.id)
        .where(CourtCheckRow.source == finished.source_of(desk, session, story))
        .order_by(CourtCheckRow.n.desc())
        .limit(1)
    )
    row = session.execute(query).scalar_one_or_none()
    if row is None:
        return None
    return CourtCheck(
        basis=Basis(row.basis),
        reference=desk.unseal(story.id, row.reference, f"court_check|reference|{row.id}"),
        reviewer=row.reviewer,
        content=Content(row.content),
        checked_on=row.checked_on,
        may_publish=row.may_publish,
        until=row.until,
    )
