"""What she tells: begun without a name, saved at every step, sealed as it arrives, found again by her code words."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.clean import one_line, plain
from archive.ground.crypto import fingerprint, new_id
from archive.ground.languages import say
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from stories.desk import Desk
from stories.tables import Notebook, State, Story

LONGEST = 50_000
"""Characters of one story (`design/decisions.md`, Numbers)."""

LONGEST_TITLE = 80
UNCLAIMED_LIVES = timedelta(days=2)
"""How long a notebook without code words is kept."""

DRAFT_LIVES = timedelta(days=90)
"""How long a saved draft is kept after her last visit."""

NOT_HERS = "There is nothing here."
BEING_READ = "Two people are reading this now. Ask for it back first, then you can change it."
WRITABLE = frozenset({State.DRAFT, State.BACK})


def begin(session: Session, moment: Moment) -> Notebook:
    """Return a new notebook without code words; it is destroyed after 48 hours unless she takes some."""
    notebook = Notebook(id=new_id(), made_on=moment.today, keep_until=moment.today + UNCLAIMED_LIVES)
    session.add(notebook)
    session.flush()
    return notebook


def new_story(desk: Desk, session: Session, notebook: Notebook, moment: Moment) -> Story:
    """Return a new, empty story in her notebook, with a key of its own."""
    id = new_id()
    desk.keys.mint(id)
    story = Story(
        id=id,
        notebook_id=notebook.id,
        state=State.DRAFT,
        title=desk.seal(id, "", f"story|title|{id}"),
        words=desk.seal(id, "", f"story|words|{id}"),
        language="en-GB",
        made_on=moment.today,
    )
    session.add(story)
    session.flush()
    audit.note(session, who=audit.HERS, act="begin", subject=id, at=moment.now)
    return story


def save(desk: Desk, session: Session, story: Story, *, title: str, words: str, moment: Moment) -> None:
    """Keep what she wrote, sealed. It is kept even when it is too long to send.

    Raises:
        BadInput: the story is being read by moderators, so it cannot be changed under their hands.
    """
    if story.state not in WRITABLE:
        raise BadInput(BEING_READ)
    story.title = desk.seal(story.id, one_line(title, most=LONGEST_TITLE), f"story|title|{story.id}")
    story.words = desk.seal(story.id, plain(words), f"story|words|{story.id}")
    audit.note(session, who=audit.HERS, act="save", subject=story.id, at=moment.now)


def title_of(desk: Desk, story: Story) -> str:
    """Return her title; empty when she gave none."""
    return desk.unseal(story.id, story.title, f"story|title|{story.id}")


def words_of(desk: Desk, story: Story) -> str:
    """Return what she wrote."""
    return desk.unseal(story.id, story.words, f"story|words|{story.id}")


def source_of(desk: Desk, story: Story) -> str:
    """Return a keyed hash of title and words as they stand: a working copy made from other words is stale."""
    return fingerprint(desk.keys.get(story.id), f"{title_of(desk, story)}\n\n{words_of(desk, story)}")


def length_problems(words: str) -> tuple[str, ...]:
    """Return why these words cannot be sent; empty when they can."""
    if not words.strip():
        return ("There is nothing here yet. Write a line first.",)
    if len(words) > LONGEST:
        over = len(words) - LONGEST
        return (
            say(
                "This is too long by {n} letters. It is all saved. Make it shorter, or tell it in two parts.",
                n=f"{over:,}",
            ),
        )
    return ()


def story(session: Session, id: str) -> Story:
    """Return one story, whoever's it is: for the Desk and for jobs.

    Raises:
        NotFound: there is none, or it was deleted.
    """
    found = session.get(Story, id)
    if found is None or found.state == State.DELETED:
        raise NotFound(NOT_HERS)
    return found


def hers(session: Session, notebook_id: str, id: str) -> Story:
    """Return one story of this notebook.

    Raises:
        NotFound: no such story, or somebody else's: the same answer.
    """
    found = session.get(Story, id)
    if found is None or found.notebook_id != notebook_id or found.state == State.DELETED:
        raise NotFound(NOT_HERS)
    return found


def all_of(session: Session, notebook_id: str) -> tuple[Story, ...]:
    """Return her stories, newest first, without deleted ones."""
    query = select(Story).where(Story.notebook_id == notebook_id, Story.state != State.DELETED)
    return tuple(session.execute(query.order_by(Story.made_on.desc(), Story.id)).scalars())
