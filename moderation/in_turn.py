"""Steps that must not stop one another, and what is read, decided and written as one (the sweeps).

One damaged story, or one sweep that fails, keeps no other from its turn: a yes ends on its day whatever lies beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial

from sqlalchemy.orm import Session

from archive.ground import failures
from stories.desk import Desk
from stories.tables import Story

_log = logging.getLogger("ihw.worker")


def each(steps: Iterable[Callable[[], object]]) -> None:
    """Take every one of these steps, whatever becomes of the others.

    What goes wrong after the first is told to the log here: a deletion that fails must not lie hidden behind something else.

    Raises:
        Exception: whatever went wrong first, once all have had their turn.
    """
    first: Exception | None = None
    for step in steps:
        try:
            step()
        except Exception as found:  # noqa: BLE001 -- whatever it is, the others have their turn.
            if first is not None:
                _log.warning("a step failed: %s", failures.told(found))
            first = first or found
    if first is not None:
        raise first


def locked(desk: Desk, do: Callable[[Session], object]) -> None:
    """Do it inside the desk's write lock: what it reads there is what stands until it has written."""
    with Session(desk.engine) as session, session.begin():
        do(session)


def with_each(desk: Desk, ids: Iterable[str], do: Callable[[Session, Story], bool]) -> int:
    """Do it with each of these stories in a transaction of its own; return with how many it had to be done.

    Which ones they are was read without the lock that writers wait for: `do` looks once more before it writes.

    Raises:
        Exception: whatever went wrong first, once all have had their turn.
    """
    done: list[str] = []

    def one(id: str, session: Session) -> None:
        story = session.get(Story, id)
        if story is not None and do(session, story):
            done.append(id)

    each(partial(locked, desk, partial(one, id)) for id in ids)
    return len(done)
