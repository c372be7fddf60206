"""Sealed files that no row is to name any more: they go when that is committed, and stay when it is not.

Whoever is killed between the two, or whose press comes to nothing, must find the old bytes again. What a kill after the
commit leaves behind is noise, whose only key went with its row, and the sweep takes it (`Files.sweep`).
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import cast

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from stories.desk import Desk
from stories.tables import BlobRow

_SPENT = "spent files"
"""Under which a session remembers the ids."""


def destroy_once_committed(desk: Desk, session: Session, ids: Collection[str]) -> None:
    """Destroy these files as soon as the session has committed that no row names them; safe to repeat."""
    if _SPENT not in session.info:
        session.info[_SPENT] = set()
        event.listen(session, "after_commit", partial(_destroy, desk))
    _spent(session).update(ids)


def _destroy(desk: Desk, session: Session) -> None:
    if session.in_nested_transaction():
        return
    spent = _spent(session)
    # Asked of the store, for a part of what the session did may have been rolled back.
    with Session(reading(desk.engine)) as other:
        named = set(other.execute(select(BlobRow.id).where(BlobRow.id.in_(spent))).scalars())
    for id in spent - named:
        desk.originals.destroy(id)
    spent.clear()


def _spent(session: Session) -> set[str]:
    return cast("set[str]", session.info[_SPENT])
