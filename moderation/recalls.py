"""Copies that we asked trainers to destroy, and of which nobody has said so: a number, with no trainer in it (b12)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import copies, press
from archive.ground.db import reading
from archive.rules.consent import Use
from stories.desk import Desk
from stories.tables import Outing


def unconfirmed(desk: Desk, session: Session) -> int:
    """Return how many printed or locked copies there are of what was taken back, and nobody has said are destroyed.

    A locked copy is asked for as soon as her yes to such copies is gone, though the story itself may still be out.
    """
    out = frozenset(session.execute(select(Outing.edition_id).where(Outing.is_out)).scalars())
    with Session(reading(desk.uses)) as uses:
        found = copies.out_of_reach(uses)
    total = 0
    for id, left in found.items():
        grant = press.standing_grant(desk.press, id) if id in out else None
        if grant is None:
            total += max(0, left.printed - left.gone)
        if grant is None or Use.OFFLINE not in grant.uses:
            total += max(0, left.packed - left.packs_gone)
    return total
