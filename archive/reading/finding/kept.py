"""Searches that a trainer keeps, and how many stories each finds that it has not shown her before.

What it has shown is kept as keyed hashes of edition ids, and the set only grows: an edition keeps its id when it comes
back, so a story that was hidden meanwhile and returns is not told as new, and nothing else is told of it either. A number
that grows with each change of the shelf could not do that (`docs/decisions/0032-search-measured.md`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from archive.ground.crypto import fingerprint, new_id, seal, seal_text, unseal, unseal_text
from archive.reading.facets import Choice, Only, chosen
from archive.reading.finding.tables import KeptSearch
from archive.reading.forms import Asking
from archive.reading.room import Room
from archive.reading.scope import NOTHING
from archive.reading.search import stories_found
from archive.reading.tables import TRAINER_KEY
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.grant import Viewer

MOST = 20
"""Searches of one trainer: each is run when she looks at their page."""

BYTES = 8
"""Of each hash: two of a hundred thousand meet once in four billion such sets."""


@dataclass(frozen=True)
class Kept:
    """One kept search, ready for its line."""

    id: str
    text: str = field(repr=False)
    chosen: tuple[Choice, ...]
    total: int
    new: int
    """Stories that this viewer may see now and that it has not shown before."""


def keep(
    session: Session,
    room: Room,
    person_id: str,
    asking: Asking,
    viewer: Viewer,
    moment: Moment,
    *,
    spared: frozenset[str] = NOTHING,
) -> str:
    """Keep a search as seen now; return its id, also when it is kept already.

    What is `spared` her was not shown to her, so it is new on the day when she wants to meet it.

    Raises:
        BadInput: it asks for nothing.
        Refused: she keeps as many as there can be.
    """
    if not asking.text and not asking.only.query:
        raise BadInput("Search for words, or choose a theme, then keep that.")
    theirs = _rows(session, person_id)
    same = next((row for row in theirs if _asked(room, row) == (asking.text, asking.only)), None)
    if same is None and len(theirs) >= MOST:
        raise Refused(f"You keep {MOST} searches already. Let one go first.")
    row = same or KeptSearch(id=new_id(), person_id=person_id, asked=b"", seen=b"")
    plain = json.dumps({"text": asking.text, "only": asking.only.query})
    row.asked = seal_text(_key(room), plain, about=_about(row.id, "asked"))
    session.add(row)
    _note_seen(room, row, _stories(room, row, viewer, moment, spared))
    return row.id


def mine(
    session: Session,
    room: Room,
    person_id: str,
    viewer: Viewer,
    moment: Moment,
    *,
    spared: frozenset[str] = NOTHING,
) -> tuple[Kept, ...]:
    """Return the kept searches of one trainer, each with what it finds for this viewer now; those with new ones first."""
    lines = (_line(room, row, viewer, moment, spared) for row in _rows(session, person_id))
    return tuple(sorted(lines, key=lambda one: (-one.new, one.text, one.id)))


def how_many(session: Session, person_id: str) -> int:
    """Return how many searches a trainer keeps."""
    query = select(func.count()).where(KeptSearch.person_id == person_id)
    return int(session.execute(query).scalar_one())


def look(
    session: Session,
    room: Room,
    person_id: str,
    id: str,
    viewer: Viewer,
    moment: Moment,
    *,
    spared: frozenset[str] = NOTHING,
) -> Asking:
    """Return what a kept search asks; all that it finds now counts as seen, but for what is `spared` her.

    Raises:
        NotFound: there is none, or it is somebody else's: the same answer.
    """
    row = _owned(session, person_id, id)
    _note_seen(room, row, _stories(room, row, viewer, moment, spared))
    text, only = _asked(room, row)
    return Asking(text, only, 1)


def let_go(session: Session, person_id: str, id: str) -> None:
    """Delete a kept search, with what it has shown.

    Raises:
        NotFound: there is none, or it is somebody else's: the same answer.
    """
    session.execute(delete(KeptSearch).where(KeptSearch.id == _owned(session, person_id, id).id))


def _line(room: Room, row: KeptSearch, viewer: Viewer, moment: Moment, spared: frozenset[str]) -> Kept:
    text, only = _asked(room, row)
    stories, seen = _stories(room, row, viewer, moment, spared), _seen(room, row)
    mark = _marker(room, row)
    new = sum(1 for ids in stories if not any(mark(id) in seen for id in ids))
    return Kept(row.id, text, chosen(only), len(stories), new)


def _stories(
    room: Room, row: KeptSearch, viewer: Viewer, moment: Moment, spared: frozenset[str]
) -> tuple[frozenset[str], ...]:
    text, only = _asked(room, row)
    return stories_found(room, viewer, moment, text=text, only=only, spared=spared)


def _rows(session: Session, person_id: str) -> list[KeptSearch]:
    query = select(KeptSearch).where(KeptSearch.person_id == person_id).order_by(KeptSearch.id)
    return list(session.execute(query).scalars())


def _owned(session: Session, person_id: str, id: str) -> KeptSearch:
    row = session.get(KeptSearch, id)
    if row is None or row.person_id != person_id:
        raise NotFound(NOTHING_HERE)
    return row


def _asked(room: Room, row: KeptSearch) -> tuple[str, Only]:
    plain = json.loads(unseal_text(_key(room), row.asked, about=_about(row.id, "asked")))
    return plain["text"], Only.of(plain["only"])


def _seen(room: Room, row: KeptSearch) -> frozenset[bytes]:
    if not row.seen:
        return frozenset()
    marks = unseal(_key(room), row.seen, about=_about(row.id, "seen"))
    return frozenset(marks[at : at + BYTES] for at in range(0, len(marks), BYTES))


def _note_seen(room: Room, row: KeptSearch, stories: Iterable[Collection[str]]) -> None:
    mark = _marker(room, row)
    now = {mark(id) for ids in stories for id in ids}
    # In the order of the hashes: when a story was seen first stands nowhere.
    marks = b"".join(sorted(now | _seen(room, row)))
    row.seen = seal(_key(room), marks, about=_about(row.id, "seen"))


def _marker(room: Room, row: KeptSearch) -> Callable[[str], bytes]:
    """Return what hashes an edition id: with the house key, and for this one search, so that no two share a hash."""
    key = _key(room)
    return lambda id: bytes.fromhex(fingerprint(key, f"kept_search|{row.id}|{id}"))[:BYTES]


def _key(room: Room) -> bytes:
    return room.shelf.keys.get(TRAINER_KEY)


def _about(id: str, column: str) -> str:
    return f"kept_search|{column}|{id}"
