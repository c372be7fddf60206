"""Which editions anything may have changed of since somebody counted: only those need to be asked again.

Everything that lets an edition be seen by more, by fewer or by nobody is a row more: a grant, a hide, an opening, a
complaint (`archive.editions.shelf.epoch`). When it cannot be told which editions it touched, nobody guesses: then all
are counted anew.
"""

from __future__ import annotations

from sqlalchemy import select

from archive.editions.shelf import MOST_IDS, Epoch, Shelf, spent
from archive.editions.tables import GrantRow, HideRow
from archive.ground.db import reading


def since(shelf: Shelf, then: Epoch, now: Epoch) -> frozenset[str] | None:
    """Return the ids of all editions that may have changed between two epochs, or more; None when that cannot be told.

    Args:
        shelf: the shelf, as it is now.
        then: read before the older count was begun.
        now: read just now.
    """
    # A complaint names a key and no edition; a shelf whose numbers went back is another one.
    if now.complaints != then.complaints or now.grant < then.grant or now.hide < then.hide:
        return None
    with reading(shelf.engine).connect() as connection:
        hidden = frozenset(
            connection.execute(select(HideRow.edition_id).where(HideRow.n > then.hide)).scalars()
        )
        given = frozenset(
            connection.execute(select(GrantRow.edition_id).where(GrantRow.n > then.grant)).scalars()
        )
        if len(hidden | given) > MOST_IDS:
            return None
        granted = select(GrantRow.edition_id).where(GrantRow.edition_id.in_(hidden))
        forgotten = hidden - frozenset(connection.execute(granted).scalars())
    # The numbers of grants that were deleted for good are given again: a newer grant may have one that is not above `then`.
    return None if forgotten else hidden | given | spent(shelf)
