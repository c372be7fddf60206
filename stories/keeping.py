"""What is kept of hers, and how long: words typed too late, drafts, and notebooks that nobody came back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit, sign_ins
from archive.ground.clean import one_line, plain
from archive.rules.clock import Moment
from stories import drafts, support, withdrawal
from stories.desk import Desk
from stories.tables import Notebook, State, Story

MOST_KEPT = 2 * drafts.LONGEST
"""Characters kept of a text that is far too long to be a story."""


@dataclass(frozen=True)
class Kept:
    """What she typed last, handed back."""

    title: str
    words: str


def aside(desk: Desk, story: Story, title: str, words: str) -> None:
    """Keep a title and words beside the saved ones, sealed; the title stands in the first line."""
    kept = f"{one_line(title, most=drafts.LONGEST_TITLE)}\n{words[:MOST_KEPT]}"
    story.kept = desk.seal(story.id, plain(kept), f"story|kept|{story.id}")


def kept(desk: Desk, story: Story) -> Kept | None:
    """Return what was kept aside, which stays kept until the next save; None when there is nothing."""
    if story.kept is None:
        return None
    title, _, words = desk.unseal(story.id, story.kept, f"story|kept|{story.id}").partition("\n")
    return Kept(title, words)


def came_by(notebook: Notebook, moment: Moment) -> None:
    """Renew how long an unpublished notebook is kept. Without code words it is never renewed."""
    if notebook.locator is not None:
        notebook.keep_until = moment.today + drafts.DRAFT_LIVES


def as_typed(words: str) -> str:
    """Return words as they would be kept, to compare what was sent with what is there."""
    return plain(words).strip()


# Nobody came back


def overdue(session: Session, today: date) -> tuple[str, ...]:
    """Return the ids of notebooks past their day in which no story was ever sent to us."""
    late = select(Notebook.id).where(Notebook.keep_until < today).order_by(Notebook.id)
    return tuple(id for id in session.execute(late).scalars() if _waits_for_her_alone(session, id))


def destroy(desk: Desk, session: Session, notebook_id: str, moment: Moment) -> None:
    """Destroy an overdue notebook: its stories' keys, its stories, its code words. Safe to repeat.

    A notebook that somebody came back to in the meantime is left alone.
    """
    notebook = session.get(Notebook, notebook_id)
    if (
        notebook is None
        or notebook.keep_until >= moment.today
        or not _waits_for_her_alone(session, notebook_id)
    ):
        return
    for story in drafts.all_of(session, notebook_id):
        withdrawal.delete(desk, session, story, moment, who="worker")
    sign_ins.sign_out_everywhere(session, notebook_id)
    visits = [visit.id for visit in support.of_notebook(session, notebook_id)]
    support.forget(session, notebook_id)
    audit.note(session, who="worker", act="destroy notebook", subject=notebook_id, at=moment.now)
    audit.forget(session, [notebook_id, *visits], at=moment.now)
    if session.execute(select(Story.id).where(Story.notebook_id == notebook_id)).first() is None:
        session.delete(notebook)
    else:
        # Tombstones of its stories still point here; what opened it is gone, and it is never found again.
        notebook.locator = notebook.words = None
        notebook.keep_until = date.max


def _waits_for_her_alone(session: Session, notebook_id: str) -> bool:
    # What was ever with us is never destroyed by a clock alone: a question of ours gives it back to a mother who may be
    # away for months, and her silence is not her no.
    return all(
        story.state == State.DRAFT and story.sent_at is None for story in drafts.all_of(session, notebook_id)
    )
