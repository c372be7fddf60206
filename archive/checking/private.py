"""Whether every sealed value and file of every live story opens with the story's own key, and deleted ones with none.

Which values those are is read from the tables: every binary column beside a `story_id`, sealed about
`table|column|row id` (`stories.tables`). A column that is added later is checked from its first day.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, LargeBinary, Table, select
from sqlalchemy.orm import Session

import moderation.tables  # noqa: F401 -- its tables join the desk's.
from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.ground.files import Blob
from archive.ground.keyring import DESTROYED, LIVE, KeyRow
from archive.rules.errors import Trouble, Unreadable
from stories import consenting, finished, identity
from stories.desk import Desk
from stories.tables import BlobRow, DeskBase, IdentityRow, Part, State, Story, WorkingCopy


def stories(desk: Desk) -> Iterator[str]:
    """Yield what is wrong with stories, one line for each kind of value that does not open."""
    with Session(reading(desk.keys.engine)) as session:
        states = {row.id: row.state for row in session.execute(select(KeyRow.id, KeyRow.state))}
    with Session(reading(desk.engine)) as session:
        for story in session.execute(select(Story)).scalars():
            yield from one_story(desk, session, story, states.get(story.id))


def one_story(desk: Desk, session: Session, story: Story, state: str | None) -> Iterator[str]:
    """Yield what is wrong with one story, whose key is in this state."""
    if story.state == State.DELETED:
        if state != DESTROYED or not desk.keys.is_buried(story.id):
            yield f"Story {story.id} was deleted, but its key or its tombstone is not as it should be."
        return
    if state != LIVE:
        yield f"Story {story.id} has no key."
        return
    try:
        key = desk.keys.get(story.id)
    except Unreadable:
        yield f"Story {story.id} has a key that cannot be opened with the master key."
        return
    closed = [
        about
        for about, sealed in sealed_values(session, story.id)
        if not _opens(desk, story.id, key, sealed, about)
    ]
    for value in dict.fromkeys(" ".join(about.split("|")[:2]) for about in closed):
        yield f"Story {story.id}: its {value} cannot be opened with its key."
    yield from _files(desk, session, story.id, key)
    if not closed and not _is_understood(desk, session, story.id):
        yield f"Story {story.id}: its newest consent or working copy opens, but cannot be understood."


def sealed_values(session: Session, story_id: str) -> Iterator[tuple[str, bytes]]:
    """Yield every sealed value of a story, with what it is about: `table|column|row id`."""
    for table, column in sealed_columns():
        mine = select(_id(table), column).where(_owner(table) == story_id, column.is_not(None))
        for id, sealed in session.execute(mine):
            yield f"{table.name}|{column.name}|{id}", sealed


def sealed_columns() -> tuple[tuple[Table, Column[bytes]], ...]:
    """Return every binary column of the tables that hold something of one story."""
    tables = DeskBase.metadata.sorted_tables
    mine = [table for table in tables if table is Story.__table__ or "story_id" in table.c]
    return tuple(
        (table, column) for table in mine for column in table.c if isinstance(column.type, LargeBinary)
    )


def _owner(table: Table) -> Column[str]:
    return table.c.id if table is Story.__table__ else table.c.story_id


def _id(table: Table) -> Column[str]:
    # A table that is only added to has a number as its key, and an id beside it.
    return table.c.id if "id" in table.c else next(iter(table.primary_key.columns))


def _opens(desk: Desk, story_id: str, key: bytes, sealed: bytes, about: str) -> bool:
    try:
        if about.startswith(f"{IdentityRow.__tablename__}|"):
            sealed = identity.without_ours(desk, story_id, sealed)
        unseal(key, sealed, about=about)
    except Unreadable:
        return False
    return True


def _files(desk: Desk, session: Session, story_id: str, key: bytes) -> Iterator[str]:
    query = select(BlobRow).join(Part, Part.id == BlobRow.part_id).where(Part.story_id == story_id)
    broken = [row for row in session.execute(query).scalars() if not _is_whole(desk, row, key)]
    for part_id in dict.fromkeys(row.part_id for row in broken):
        yield f"Story {story_id}: a file of its part {part_id} is gone, or cannot be opened with its key."


def _is_whole(desk: Desk, row: BlobRow, key: bytes) -> bool:
    try:
        blob = Blob(row.id, unseal(key, row.key, about=f"blob|key|{row.id}"), row.size)
    except Unreadable:
        return False
    return desk.originals.is_whole(blob)


def _is_understood(desk: Desk, session: Session, story_id: str) -> bool:
    copies = select(WorkingCopy).where(WorkingCopy.story_id == story_id)
    try:
        consenting.newest(desk, session, story_id)
        for copy in session.execute(copies).scalars():
            finished.read(desk, copy)
    except (Trouble, ValueError, KeyError, TypeError):
        return False
    return True
