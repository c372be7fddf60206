"""Lost code words: the worker who sat beside her vouches, a second person at the Desk says yes, then there are new ones.

No one role can do it: a worker says no yes, a custodian vouches for nobody, and neither can be both. Whoever
comes with the old words meanwhile has not lost them, so that ends it. Not a word of a story is read on the way (a1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.ground import audit, sign_ins
from archive.ground.crypto import new_id
from archive.rules import support as rules
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Refused
from stories import codewords, drafts, support, supporters
from stories.beside_tables import Assisted, RecoveryRow
from stories.codewords import CodeWords, Drawn
from stories.tables import Notebook

LIVES = timedelta(days=14)
"""How long a vouching, and a yes to it, holds: until they next meet."""

SHOWN_AGAIN = timedelta(minutes=2)
"""How long words that were just shown beside a worker can be drawn once more: for a double tap, whose first answer a
browser drops. Later the same press gives nothing, whatever cookie or page was kept."""


class Standing(StrEnum):
    """Where one request for new words stands."""

    ASKED = "asked"
    """The worker vouched; it waits for a second person."""

    APPROVED = "approved"
    """A second person said yes; the words wait to be shown to her."""

    REFUSED = "refused"
    USED = "used"
    STOPPED = "stopped"
    """She came with the words she had."""


OPEN = (Standing.ASKED, Standing.APPROVED)


@dataclass(frozen=True)
class Waiting:
    """One request, as the second person sees it: nothing of the mother, and not what the visit is called."""

    id: str
    worker: str
    category: str
    visit_on: date
    vouched_at: datetime


def vouch(session: Session, supporter_id: str, visit_id: str, moment: Moment) -> None:
    """Say that the mother of this visit asked for new words, and that it is she. Safe to repeat.

    Raises:
        NotFound: it is not a visit of this worker.
        Refused: there is nothing to open, or the visit still goes on.
    """
    visit = support.hers(session, supporter_id, visit_id)
    if rules.is_open(support.as_rule(session, visit), moment.today):
        raise Refused("This visit still goes on. Go on with it, and give her the words at the end.")
    if not drafts.all_of(session, visit.notebook_id):
        raise Refused("There is nothing left that words could open.")
    if standing(session, visit_id, moment) is not None:
        return
    session.add(
        RecoveryRow(
            id=new_id(), assisted_id=visit.id, state=Standing.ASKED, vouched_by=supporter_id,
            vouched_at=moment.now, decided_by=None, ends=moment.now + LIVES,
        )
    )  # fmt: skip
    session.flush()
    audit.note(session, who=supporter_id, act="vouch for new words", subject=visit.id, at=moment.now)


def standing(session: Session, visit_id: str, moment: Moment) -> Standing | None:
    """Return where the open request of a visit stands; None when there is none."""
    row = _open(session, visit_id, moment)
    return Standing(row.state) if row is not None else None


def waiting(session: Session, moment: Moment) -> tuple[Waiting, ...]:
    """Return what waits for a second person, oldest first."""
    query = (
        select(RecoveryRow, Assisted)
        .join(Assisted, Assisted.id == RecoveryRow.assisted_id)
        .where(RecoveryRow.state == Standing.ASKED, RecoveryRow.ends >= moment.now)
        .order_by(RecoveryRow.vouched_at)
    )
    found = []
    for row, visit in session.execute(query).all():
        worker = supporters.active(session, row.vouched_by, moment.today)
        if worker is not None:
            category = rules.CATEGORIES[worker.category]
            found.append(Waiting(row.id, worker.name, category, visit.begun_on, row.vouched_at))
    return tuple(found)


def decide(
    session: Session, id: str, staff_id: str, roles: frozenset[str], *, says_yes: bool, moment: Moment
) -> None:
    """Say yes or no to one request, as the second person.

    Raises:
        Refused: this person may not, or somebody has decided meanwhile.
        NotFound: there is no such request.
    """
    row = session.get(RecoveryRow, id)
    if row is None:
        raise NotFound("There is no such request.")
    reasons = rules.against_new_words(row.vouched_by, staff_id, roles)
    if reasons:
        raise Refused(*reasons)
    if row.state != Standing.ASKED or row.ends < moment.now:
        raise Refused("This request does not wait any more. Look at the list again.")
    row.state = Standing.APPROVED if says_yes else Standing.REFUSED
    row.decided_by, row.ends = staff_id, moment.now + LIVES
    act = "agree to new words" if says_yes else "refuse new words"
    audit.note(session, who=staff_id, act=act, subject=row.assisted_id, at=moment.now)


def give(session: Session, supporter_id: str, visit_id: str, drawn: Drawn, moment: Moment) -> CodeWords:
    """Return new words, to be shown to her once, with the worker beside her; the old ones die, and every sign-in with them.

    Raises:
        NotFound: it is not a visit of this worker.
        Refused: no second person has said yes, or the words were shown already.
    """
    visit = support.hers(session, supporter_id, visit_id)
    row = _open(session, visit_id, moment)
    may = (
        row is not None and row.state in (Standing.APPROVED, Standing.USED) and row.vouched_by == supporter_id
    )
    if (
        row is None
        or not may
        or rules.against_new_words(row.vouched_by, row.decided_by or "", rules.APPROVERS)
    ):
        raise Refused("There are no new words to show. Look at your list again.")
    if row.state == Standing.APPROVED:
        row.state, row.ends = Standing.USED, moment.now + SHOWN_AGAIN
    notebook = session.get_one(Notebook, visit.notebook_id)
    sign_ins.sign_out_everywhere(session, notebook.id)
    visit.handed_on, visit.words_seen = visit.handed_on or moment.today, True
    notebook.keep_until = moment.today + drafts.DRAFT_LIVES
    audit.note(session, who=supporter_id, act="show new words", subject=visit.id, at=moment.now)
    return codewords.give(session, notebook, drawn)


def stop_all(session: Session, notebook_id: str, moment: Moment) -> bool:
    """Stop every open request for a notebook, since somebody came with its words; return whether there was one."""
    visits = [visit.id for visit in support.of_notebook(session, notebook_id)]
    mine = (RecoveryRow.assisted_id.in_(visits), RecoveryRow.state.in_(OPEN), RecoveryRow.ends >= moment.now)
    if session.execute(select(RecoveryRow.id).where(*mine)).first() is None:
        return False
    session.execute(update(RecoveryRow).where(*mine).values(state=Standing.STOPPED))
    audit.note(session, who=audit.HERS, act="stop new words", subject=notebook_id, at=moment.now)
    return True


def _open(session: Session, visit_id: str, moment: Moment) -> RecoveryRow | None:
    query = select(RecoveryRow).where(
        RecoveryRow.assisted_id == visit_id,
        RecoveryRow.state.in_((*OPEN, Standing.USED)),
        RecoveryRow.ends >= moment.now,
    )
    return session.execute(query.order_by(RecoveryRow.vouched_at.desc()).limit(1)).scalar_one_or_none()
