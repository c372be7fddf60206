"""Whether the search index holds what the shelf holds, word for word, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.editions import stocktaking
from archive.editions.index import Entry, Index
from archive.editions.index.words import tokens
from archive.ground import jobs
from archive.ground.db import reading
from archive.rules.errors import Trouble
from stories.desk import Desk
from stories.pulling import PURGE_JOB


@dataclass(frozen=True)
class _Compared:
    """What the index has beyond the shelf, and the shelf beyond the index: ids and stems."""

    more_ids: frozenset[str]
    fewer_ids: frozenset[str]
    more_terms: frozenset[str]
    fewer_terms: frozenset[str]
    purge_waits: bool
    """Whether the worker is about to make it anew: until then it may hold what was taken down."""


def faults(desk: Desk, index: Index) -> Iterator[str]:
    """Yield what is wrong with the index; what waits for its purge is not."""
    for name in index.left_over():
        yield f"The folder {name} is left beside the index, with words of it: a rebuild was cut short. Run: ihw rebuild"
    try:
        found = _compared(desk, index)
    except Trouble:
        yield "The search index cannot be used. Run: ihw rebuild"
        return
    for id in sorted(found.fewer_ids):
        yield f"The index misses {id}. Run: ihw rebuild"
    if found.fewer_terms:
        yield f"The index misses {len(found.fewer_terms)} words of stories on the shelf. Run: ihw rebuild"
    if found.purge_waits:
        return
    for id in sorted(found.more_ids):
        yield f"The index shows {id}, which is not on the shelf. Run: ihw rebuild"
    if found.more_terms:
        yield f"The index holds {len(found.more_terms)} words that no story on the shelf has. Run: ihw rebuild"


def waiting(desk: Desk, index: Index) -> tuple[str, ...]:
    """Return what of the index waits for its purge."""
    found = _compared(desk, index)
    count = len(found.more_terms)
    return (f"In the index {count} words wait for their purge.",) if count and found.purge_waits else ()


def _compared(desk: Desk, index: Index) -> _Compared:
    # Asked first: a purge that is done in between leaves less, never more.
    with Session(reading(desk.engine)) as session:
        purge_waits = bool(jobs.waiting(session, PURGE_JOB))
    on_shelf, indexed, terms = stocktaking.ids(desk.press.shelf), index.ids(), index.terms()
    stems, all_open = _stems(desk, on_shelf & indexed)
    return _Compared(
        more_ids=indexed - on_shelf,
        fewer_ids=on_shelf - indexed,
        # The words of an edition that cannot be opened are not known; it is named elsewhere.
        more_terms=terms - stems if all_open else frozenset(),
        fewer_terms=stems - terms,
        purge_waits=purge_waits,
    )


def _stems(desk: Desk, ids: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Return every stem of these editions, and whether all of them could be opened."""
    found: set[str] = set()
    all_open = True
    for id in ids:
        try:
            found.update(tokens(Entry.of(id, stocktaking.unsealed(desk.press.shelf, id), ()).text))
        except Trouble:
            all_open = False
    return frozenset(found), all_open
