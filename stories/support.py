"""A visit beside a support worker: begun with her, handed over, and after that hers to read only by the mother's yes.

What the worker sees is decided here and in `archive.rules.support`, from the rows, at each request. A kept cookie, an
old page and the words she saw being written down decide nothing (a3, a4, a5, a15; domain rules 4 and 20).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from itertools import product

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from archive.ground import audit, sign_ins
from archive.ground.crypto import new_id
from archive.rules import support as rules
from archive.rules.clock import Moment
from archive.rules.consent import Method
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.support import Beside, Category
from stories import codewords, drafts
from stories.beside_tables import Assisted, AssistedStory, RecoveryRow, Sight, SupporterRow
from stories.codewords import CodeWords, Drawn
from stories.desk import Desk
from stories.tables import Notebook, Story

COLOURS = ("Blue", "Brown", "Green", "Grey", "Red", "Round", "Small", "Tall", "White", "Yellow")
THINGS = ("bowl", "bridge", "button", "cup", "door", "hat", "jug", "kettle", "lamp", "spoon", "stone", "tree")
LABELS = tuple(f"{colour} {thing}" for colour, thing in product(COLOURS, THINGS))
"""What a visit can be called. Picked and never typed, so that no name of a mother can ever stand in a worker's list."""

OFFERED = 6
NO_SUCH_VISIT = "There is no such visit in your list."
IS_CLOSED = "This visit is closed. What was told is hers. She can let you see it, if she wants to."


@dataclass(frozen=True)
class Read:
    """One story that the mother lets her worker read."""

    title: str
    words: str


@dataclass(frozen=True)
class Told:
    """How a story came to be typed, for moderators: never who the worker is."""

    says: str
    category: str


def labels_for(session: Session, supporter_id: str) -> tuple[str, ...]:
    """Return a few neutral labels that this worker has not used yet; none when she used them all."""
    used = set(session.execute(select(Assisted.label).where(Assisted.supporter_id == supporter_id)).scalars())
    free = [label for label in LABELS if label not in used]
    return tuple(sorted(secrets.SystemRandom().sample(free, min(OFFERED, len(free)))))


def begin(
    session: Session, supporter_id: str, *, label: str, telling: str, moment: Moment
) -> tuple[Notebook, Assisted]:
    """Return a new notebook, begun beside this worker, and the visit.

    Raises:
        BadInput: no label of ours was picked, or it was not said whose story it is.
    """
    if label not in LABELS:
        raise BadInput("Pick one of the names for this visit.")
    if telling not in rules.TELLINGS:
        raise BadInput("Say whose story it is.")
    again = (Assisted.supporter_id == supporter_id, Assisted.label == label)
    if session.execute(select(Assisted.id).where(*again)).first():
        raise BadInput("You have a visit of that name. Pick another.")
    notebook = drafts.begin(session, moment)
    # Nobody but this worker can open it before the words are given, so it is kept as long as the visit can go on.
    notebook.keep_until = moment.today + rules.OPEN_LIVES
    visit = Assisted(
        id=new_id(), notebook_id=notebook.id, supporter_id=supporter_id, label=label, method=telling,
        begun_on=moment.today, handed_on=None, words_seen=False,
    )  # fmt: skip
    session.add(visit)
    session.flush()
    audit.note(session, who=supporter_id, act=f"begin visit {telling}", subject=visit.id, at=moment.now)
    return notebook, visit


def all_of(session: Session, supporter_id: str) -> tuple[Assisted, ...]:
    """Return the visits of one worker, newest first."""
    query = select(Assisted).where(Assisted.supporter_id == supporter_id)
    return tuple(session.execute(query.order_by(Assisted.begun_on.desc(), Assisted.label)).scalars())


def of_notebook(session: Session, notebook_id: str) -> tuple[Assisted, ...]:
    """Return the visits in which a notebook was filled."""
    query = select(Assisted).where(Assisted.notebook_id == notebook_id)
    return tuple(session.execute(query.order_by(Assisted.begun_on, Assisted.id)).scalars())


def hers(session: Session, supporter_id: str, id: str) -> Assisted:
    """Return one visit of this worker.

    Raises:
        NotFound: there is none, or it is somebody else's: the same answer.
    """
    found = session.get(Assisted, id)
    if found is None or found.supporter_id != supporter_id:
        raise NotFound(NO_SUCH_VISIT)
    return found


def as_rule(session: Session, visit: Assisted) -> Beside:
    """Return a visit as the rules know it."""
    return Beside(
        visit.supporter_id, visit.begun_on, visit.handed_on is not None, seen_until(session, visit.id)
    )


def open_again(session: Session, supporter_id: str, id: str, moment: Moment) -> Assisted:
    """Return a visit of this worker that goes on; whoever had it open before is out.

    Raises:
        NotFound: as `hers`.
        Refused: it was handed over, or lay too long.
    """
    visit = hers(session, supporter_id, id)
    if not rules.is_open(as_rule(session, visit), moment.today):
        raise Refused(IS_CLOSED)
    sign_ins.sign_out_everywhere(session, visit.notebook_id)
    audit.note(session, who=supporter_id, act="go on with visit", subject=visit.id, at=moment.now)
    return visit


def hand_over(
    session: Session, visit: Assisted, drawn: Drawn, moment: Moment, *, except_token: str | None
) -> CodeWords:
    """Give the words to her. From this moment the worker sees nothing of the visit; only this screen still shows them."""
    notebook = session.get_one(Notebook, visit.notebook_id)
    sign_ins.sign_out_everywhere(session, notebook.id, except_token=except_token)
    visit.handed_on, visit.words_seen = visit.handed_on or moment.today, True
    notebook.keep_until = moment.today + drafts.DRAFT_LIVES
    audit.note(session, who=visit.supporter_id, act="hand over", subject=visit.id, at=moment.now)
    return codewords.give(session, notebook, drawn)


def were_words_seen(session: Session, notebook_id: str) -> bool:
    """Return whether the words that open this notebook were shown beside a worker."""
    query = select(Assisted.id).where(Assisted.notebook_id == notebook_id, Assisted.words_seen.is_(True))
    return session.execute(query).first() is not None


def are_hers_alone(session: Session, notebook_id: str, moment: Moment) -> None:
    """Note that she has words now that no worker saw; a visit that was still open is over."""
    mine = update(Assisted).where(Assisted.notebook_id == notebook_id)
    session.execute(mine.where(Assisted.handed_on.is_(None)).values(handed_on=moment.today))
    session.execute(mine.values(words_seen=False))


# Which story


def note_story(session: Session, notebook_id: str, story: Story) -> None:
    """Record that a story was begun in a visit, if one is going on in this notebook."""
    for visit in of_notebook(session, notebook_id):
        if visit.handed_on is None:
            session.add(AssistedStory(story_id=story.id, assisted_id=visit.id))
            session.flush()


def how_told(session: Session, story_id: str) -> Told | None:
    """Return how a story came to be typed; None when she typed it herself."""
    query = (
        select(Assisted.method, SupporterRow.category)
        .join(AssistedStory, AssistedStory.assisted_id == Assisted.id)
        .join(SupporterRow, SupporterRow.id == Assisted.supporter_id)
        .where(AssistedStory.story_id == story_id)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    return Told(rules.TELLINGS[Method(row.method)], rules.CATEGORIES[Category(row.category)])


# What the worker sees afterwards


def seen_until(session: Session, visit_id: str) -> date | None:
    """Return her newest answer: until when her worker may see what they told, or None for no."""
    query = select(Sight.until).where(Sight.assisted_id == visit_id).order_by(Sight.n.desc()).limit(1)
    return session.execute(query).scalar_one_or_none()


def let_see(session: Session, visit: Assisted, until: date | None, moment: Moment) -> None:
    """Record her answer: the worker may see it until this day; None stops it now.

    Raises:
        BadInput: a day that is past, or too far off.
    """
    if until is not None and not moment.today <= until <= moment.today + rules.SEEN_AT_MOST:
        raise BadInput("Pick how long. It can be up to 3 months.")
    session.add(Sight(assisted_id=visit.id, until=until, on=moment.today))
    session.flush()
    act = "let worker see" if until is not None else "stop worker seeing"
    audit.note(session, who=audit.HERS, act=act, subject=visit.id, at=moment.now)


def readable(
    desk: Desk, session: Session, supporter_id: str, id: str, moment: Moment
) -> tuple[Assisted, tuple[Read, ...]]:
    """Return what the mother lets this worker read: the words of that visit, and nothing she told since or before.

    A story that she hides is hidden from her worker too.

    Raises:
        NotFound: it is not this worker's visit, or the mother has not said yes, or no more. The same answer.
    """
    visit = hers(session, supporter_id, id)
    if not rules.may_read(as_rule(session, visit), supporter_id, moment.today):
        raise NotFound(NO_SUCH_VISIT)
    told = select(AssistedStory.story_id).where(AssistedStory.assisted_id == visit.id)
    shown = select(Story).where(Story.id.in_(told), Story.hidden_by.is_(None), Story.deleted_on.is_(None))
    found = session.execute(shown.order_by(Story.made_on, Story.id)).scalars().all()
    live = desk.readable([story.id for story in found])
    return visit, tuple(
        Read(drafts.title_of(desk, story), drafts.words_of(desk, story))
        for story in found
        if story.id in live
    )


def worker_sees(session: Session, story: Story, today: date) -> bool:
    """Return whether a worker may see this story now: beside her in a visit that goes on, or by her later yes."""
    told = session.get(AssistedStory, story.id)
    visit = session.get(Assisted, told.assisted_id) if told is not None else None
    if visit is None or story.hidden_by is not None:
        return False
    known = as_rule(session, visit)
    return rules.is_open(known, today) or rules.may_read(known, visit.supporter_id, today)


def forget(session: Session, notebook_id: str) -> None:
    """Delete every trace of workers in a notebook that is destroyed."""
    visits = select(Assisted.id).where(Assisted.notebook_id == notebook_id)
    for table in (AssistedStory, Sight, RecoveryRow):
        session.execute(delete(table).where(table.assisted_id.in_(visits)))
    session.execute(delete(Assisted).where(Assisted.notebook_id == notebook_id))
