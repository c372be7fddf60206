"""She lost her code words, and her story must not be seen any more: hidden by the short code alone, or found by people (rule 22).

Hiding needs less than anything else, because it shows nothing to anybody and her words undo it. The short code stands on
her card alone. Whoever tries codes by guessing hides, at worst, a story whose mother brings it back; tries are counted
against each code, as those with words are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground import audit, sign_ins
from archive.ground.clean import plain
from archive.ground.crypto import new_id, seal_text, unseal_text
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused, TooMany
from stories import codewords, drafts, sayings, withdrawal
from stories.asking import is_with_us
from stories.beside_tables import Carry
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import Notebook, PleaRow
from stories.visit import Turn, Visit

LONGEST = 1_000
"""Characters of what she writes so that people can find it."""

PLEA_KEY = "pleas"
"""The house key, in the desk's key store, that seals what is written here."""

MOST_WAITING = 200
"""Notes that nobody has looked for yet; more than that is a flood, and would bury those that are meant."""

SHORT = len(codewords.SHAPE)


def show(_visit: Visit, posted: Posted) -> Turn:
    """Say what can be done."""
    return Turn("lost", typed=(posted.locator, ""), note=posted.note)


def hide(visit: Visit, posted: Posted) -> Turn:
    """Hide what is kept under a short code."""
    try:
        hide_by_code(visit.desk, visit.session, posted.locator, visit.moment)
    except (BadInput, Refused, TooMany) as refused:
        return _again(posted, refused.sentences)
    # The same words whether there is such a code, and a story: who found her card learns nothing by it.
    return Turn("lost", typed=(posted.locator, ""), note=posted.note, told=(sayings.HIDDEN_BY_CODE,))


def plead(visit: Visit, posted: Posted) -> Turn:
    """Have people look for a story, and hide it."""
    try:
        ask(visit.desk, visit.session, posted.note, visit.moment)
    except (BadInput, Refused) as refused:
        return _again(posted, refused.sentences)
    return Turn("lost", typed=(posted.locator, ""), told=(sayings.WILL_LOOK,))


def _again(posted: Posted, problems: tuple[str, ...]) -> Turn:
    return Turn("lost", problems=problems, typed=(posted.locator, ""), note=posted.note)


@dataclass(frozen=True)
class Plea:
    """One of them, opened."""

    id: str
    words: str = field(repr=False)
    came_on: date


def hide_by_code(desk: Desk, session: Session, typed: str, moment: Moment) -> int:
    """Hide every story of the notebook with this short code that is with us; return how many.

    Raises:
        BadInput: it is no short code.
        Refused: this is a worker's laptop on the road, where nothing is shown to anybody.
        TooMany: this code was tried too often within a minute.
    """
    _refuse_on_the_road(session)
    locator = codewords.read(typed, "").locator
    if len(locator) != SHORT:
        raise BadInput(sayings.NO_SHORT_CODE)
    sign_ins.refuse_when_tried_too_often(session, codewords.account_of(locator), moment.now)
    notebook = session.execute(select(Notebook).where(Notebook.locator == locator)).scalar_one_or_none()
    if notebook is None:
        return 0
    stories = [story for story in drafts.all_of(session, notebook.id) if is_with_us(story)]
    for story in stories:
        withdrawal.hide(desk, session, story, moment)
    audit.note(session, who=audit.HERS, act="hide by short code", subject=notebook.id, at=moment.now)
    return len(stories)


def ask(desk: Desk, session: Session, words: str, moment: Moment) -> None:
    """Keep what she wrote so that people can find her story and hide it.

    Raises:
        BadInput: nothing was written, or too much.
        Refused: this is a worker's laptop on the road; or so many wait already that nobody could read another.
    """
    _refuse_on_the_road(session)
    if count(session) >= MOST_WAITING:
        raise Refused(sayings.ASK_A_PERSON)
    words = plain(words).strip()
    if not words:
        raise BadInput(sayings.NOTHING_TO_FIND)
    if len(words) > LONGEST:
        raise BadInput(sayings.TOO_LONG_TO_FIND)
    id = new_id()
    sealed = seal_text(desk.keys.get(PLEA_KEY), words, about=_about(id))
    session.add(PleaRow(id=id, words=sealed, came_on=moment.today, done_by=None, done_at=None))
    audit.note(session, who=audit.HERS, act="ask to hide without words", subject=id, at=moment.now)


def waiting(desk: Desk, session: Session) -> tuple[Plea, ...]:
    """Return what people have to look for, oldest first."""
    query = select(PleaRow).where(PleaRow.done_at.is_(None)).order_by(PleaRow.came_on, PleaRow.id)
    key = desk.keys.get(PLEA_KEY)
    return tuple(
        Plea(row.id, unseal_text(key, row.words, about=_about(row.id)), row.came_on)
        for row in session.execute(query).scalars()
        if row.words is not None
    )


def done(session: Session, id: str, staff_id: str, moment: Moment) -> None:
    """Note that people have looked, and let go of what she wrote. Safe to repeat.

    Raises:
        NotFound: there is none.
    """
    row = session.get(PleaRow, id)
    if row is None:
        raise NotFound(NOTHING_HERE)
    if row.done_at is None:
        row.words, row.done_by, row.done_at = None, staff_id, moment.now
        audit.note(session, who=staff_id, act="looked for a story to hide", subject=id, at=moment.now)


def count(session: Session) -> int:
    """Return how many wait."""
    query = select(func.count()).select_from(PleaRow).where(PleaRow.done_at.is_(None))
    return int(session.execute(query).scalar_one())


def _refuse_on_the_road(session: Session) -> None:
    """What is asked on a worker's laptop without a line would reach nobody, and is wiped with the folder."""
    if session.execute(select(Carry.id).where(Carry.is_here.is_(True))).first() is not None:
        raise Refused(sayings.ASK_A_PERSON)


def _about(id: str) -> str:
    return f"plea|words|{id}"
