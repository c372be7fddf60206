"""`ihw check`: prove seals, sizes, keys, and that nothing shows what the shelf does not hold. Says ids and counts, never words.

First that the stores and keys can be read at all (`ground`), that the log is whole (`log`), then every sealed value of the
private side (`private`, `house`), then what is out (`public`) and what finds it (`finding`).
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.checking import finding, ground, house, log, private, public
from archive.editions import stocktaking
from archive.editions.index import FTS5_FROM, Search, open_index
from archive.ground.db import reading
from archive.settings import Address, Place, desk_settings
from stories.desk import Desk, open_desk
from stories.tables import State, Story


def faults(place: Place) -> tuple[str, ...]:
    """Return everything that is not as it should be; empty means all is well."""
    # What cannot be read answers no further question.
    broken = (*ground.stores(place), *ground.keys(place))
    if broken:
        return broken
    desk = _desk(place)
    return (
        *ground.open_to_others(place),
        *ground.old_masters(place),
        *ground.tombstones(desk),
        *log.faults(desk),
        *private.stories(desk),
        *house.faults(desk),
        *public.shelf(desk),
        *public.outings(desk),
        *finding.faults(desk, open_index(place.index)),
    )


def advice(place: Place) -> tuple[str, ...]:
    """Return what waits, or would serve better than it is, though nothing is wrong. Ask it when there is no fault."""
    desk, index = _desk(place), open_index(place.index)
    count = len(stocktaking.ids(desk.press.shelf))
    waits = finding.waiting(desk, index)
    if count < FTS5_FROM or index.engine() == Search.FTS5:
        return waits
    return (
        *waits,
        f"Advice: with {count:,} stories, SQLite FTS5 is the better search. Run: ihw rebuild --search fts5",
    )


def counts(place: Place) -> dict[str, int]:
    """Return how much was checked."""
    desk = _desk(place)
    with Session(reading(desk.engine)) as session:
        stories = len(session.execute(select(Story.id).where(Story.state != State.DELETED)).all())
    return {
        "stories": stories,
        "editions": len(stocktaking.ids(desk.press.shelf)),
        "indexed": len(open_index(place.index).ids()),
    }


def _desk(place: Place) -> Desk:
    return open_desk(desk_settings(place, Address("")))
