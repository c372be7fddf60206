"""Who may be asked to read a mother's words aloud: names on a list, without an account."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit, too_long
from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from stories.work_tables import ReaderRow

LONGEST = 60
NO_SUCH_READER = "There is no such reader on the list."


def every(session: Session) -> Sequence[ReaderRow]:
    """Return those who may be asked, by name."""
    query = select(ReaderRow).where(ReaderRow.gone_on.is_(None)).order_by(ReaderRow.name)
    return session.execute(query).scalars().all()


def one(session: Session, id: str) -> ReaderRow:
    """Return somebody who may be asked.

    Raises:
        NotFound: no such reader, or asked no more.
    """
    found = session.get(ReaderRow, id)
    if found is None or found.gone_on is not None:
        raise NotFound(NO_SUCH_READER)
    return found


def add(session: Session, name: str, staff_id: str, moment: Moment) -> None:
    """Put somebody on the list.

    Raises:
        BadInput: there is no name.
    """
    name = too_long.line(name, LONGEST, "A name")
    if not name:
        raise BadInput("Type a name for the reader, as you call them here.")
    reader = ReaderRow(id=new_id(), name=name, made_on=moment.today, gone_on=None)
    session.add(reader)
    session.flush()
    audit.note(session, who=staff_id, act="add a reader", subject=reader.id, at=moment.now)


def let_go(session: Session, id: str, staff_id: str, moment: Moment) -> None:
    """Ask somebody no more. What they have read stays till they, she or we take it back."""
    one(session, id).gone_on = moment.today
    audit.note(session, who=staff_id, act="let a reader go", subject=id, at=moment.now)
