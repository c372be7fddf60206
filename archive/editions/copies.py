"""What lies about out there: in how many lists a story was put, how many copies were printed, how many are destroyed (b12).

The Reading room appends; Notes and the Desk read. A row holds no person and no place. Three things are called a copy, each with
its own word: **printed** on paper (`archive.reading.printing`), **locked**, for a room with no internet (`teach.locked_copies`),
and **of words**, for research (`research.word_copies`). A playlist made once more is a duplicate, and no copy (`duplicating`).
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.editions.ledger import UsesBase
from archive.ground.crypto import new_id
from archive.ground.db import APPEND_ONLY

MOST_COPIES = 1_000


class Kind(StrEnum):
    """What became of it."""

    LISTED = "listed"
    """A trainer put it into a list, which shows a gap as soon as it is taken back: so she is told."""

    PRINTED = "printed"
    """A trainer printed it, so many times. We cannot reach those."""

    GONE = "gone"
    """So many of the printed copies are destroyed, a trainer says."""

    PACKED = "packed"
    """A trainer took it along in a locked copy. We cannot reach that."""

    PACK_GONE = "pack-gone"
    """Such a copy is destroyed, a trainer says."""

    EXPORTED = "exported"
    """Its words left in a numbered copy for research. We cannot reach that."""

    EXPORT_GONE = "export-gone"
    """Such a copy is destroyed, whoever took it says."""


class CopyRow(UsesBase):
    """One such fact."""

    __tablename__ = "copy"
    __table_args__ = {"info": APPEND_ONLY}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    id: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    many: Mapped[int]


@dataclass(frozen=True)
class Copies:
    """All of them, of some editions together."""

    lists: int
    printed: int
    gone: int
    packed: int = 0
    packs_gone: int = 0
    exported: int = 0
    exports_gone: int = 0


def note(session: Session, *, edition_id: str, kind: Kind, many: int = 1, once: str = "") -> None:
    """Write one fact in the caller's transaction.

    Args:
        session: on the store of uses.
        edition_id: the story.
        kind: what became of it.
        many: 1 to 1,000.
        once: a text with a random id in it: repeated, it writes nothing more.

    Raises:
        ValueError: `many` is below 1 or above 1,000.
    """
    if not 1 <= many <= MOST_COPIES:
        raise ValueError("There are 1 to 1,000 copies.")
    hashed = hashlib.sha256(f"copy|{kind}|{once}".encode()).digest()[:16]
    id = urlsafe_b64encode(hashed).decode().rstrip("=") if once else new_id()
    row = insert(CopyRow).values(id=id, edition_id=edition_id, kind=kind, many=many)
    session.execute(row.on_conflict_do_nothing(index_elements=["id"]))


def of(session: Session, edition_ids: Sequence[str]) -> Copies:
    """Return how many there are of these editions."""
    query = (
        select(CopyRow.kind, func.sum(CopyRow.many))
        .where(CopyRow.edition_id.in_(edition_ids))
        .group_by(CopyRow.kind)
    )
    found = {kind: int(many) for kind, many in session.execute(query)}
    return Copies(
        lists=found.get(Kind.LISTED, 0),
        printed=found.get(Kind.PRINTED, 0),
        gone=found.get(Kind.GONE, 0),
        packed=found.get(Kind.PACKED, 0),
        packs_gone=found.get(Kind.PACK_GONE, 0),
        exported=found.get(Kind.EXPORTED, 0),
        exports_gone=found.get(Kind.EXPORT_GONE, 0),
    )


def out_of_reach(session: Session) -> dict[str, Copies]:
    """Return, by edition, what was printed or taken along of all that ever left: for the desk, which knows what is out."""
    query = (
        select(CopyRow.edition_id)
        .where(CopyRow.kind.in_((Kind.PRINTED, Kind.PACKED, Kind.EXPORTED)))
        .distinct()
    )
    return {id: of(session, [id]) for id in session.execute(query).scalars()}
