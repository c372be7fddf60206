"""Complaints: somebody says that a story must not be seen. It is hidden by the next request, and people decide later (d10).

The Reading room appends; the gate of the shelf and the Desk read. A row holds no person and no hour. It names the key
under which the edition was put out that time: when people decide that it may be seen, it goes out under a new one, so
that nothing has to be taken back here, and a complaint that came once hides once.

Source: Oral History Society, take-down policies: acknowledge, remove for a time, then resolve (`domain/rules.md` 22).
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.editions.ledger import UsesBase, once_id
from archive.editions.tables import PROMPT_KEY
from archive.ground.clean import plain
from archive.ground.crypto import seal_text, unseal_text
from archive.ground.db import APPEND_ONLY
from archive.ground.keyring import Keys
from archive.rules.errors import BadInput, Refused, Unreadable

_log = logging.getLogger("ihw.complaints")

LONGEST = 1_000
"""Characters of what is written with it."""

NO_REASON = "Choose what is wrong. If nothing fits, choose the last one."
NO_LONGER = "This story cannot be seen by anyone just now. So there is nothing to hide."


class Why(StrEnum):
    """What is wrong, as whoever complains sees it."""

    IDENTIFIES = "identifies"
    ABOUT_ME = "about-me"
    COURT = "court"
    OTHER = "other"


WHYS: Mapping[Why, str] = {
    Why.IDENTIFIES: "I could tell who she is, or who somebody in it is",
    Why.ABOUT_ME: "It is about me, or about somebody I know",
    Why.COURT: "It says what happened in a court",
    Why.OTHER: "Something else should not be here",
}


class ComplaintRow(UsesBase):
    """One of them."""

    __tablename__ = "complaint"
    __table_args__ = {"info": APPEND_ONLY}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    id: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[str] = mapped_column(index=True)
    key_id: Mapped[str] = mapped_column(
        comment="Of the edition as it was out then; it hides that and no later one."
    )
    why: Mapped[str]
    words: Mapped[bytes] = mapped_column(comment="Sealed, like what is left for her.")
    on: Mapped[date]


@dataclass(frozen=True)
class Complaint:
    """One of them, opened."""

    id: str
    edition_id: str
    why: Why
    words: str = field(repr=False)
    on: date


def make(
    session: Session, keys: Keys, *, edition_id: str, key_id: str, why: str, words: str, on: date, once: str,
    most: int = LONGEST,
) -> None:  # fmt: skip
    """Keep a complaint, in the caller's transaction. From then on the gate shows that edition to nobody.

    Args:
        session: on the store of uses.
        keys: of the shelf.
        edition_id: the story.
        key_id: of the key under which it is out.
        why: one of `WHYS`.
        words: as typed; may be empty.
        on: the day.
        once: a text with a 256-bit secret in it: repeated, it writes nothing more.
        most: characters that it may have.

    Raises:
        BadInput: no reason was chosen, or `words` are more than `most`.
        Refused: the story is gone for good.
    """
    words = plain(words).strip()
    if why not in set(Why):
        raise BadInput(NO_REASON)
    if len(words) > most:
        raise BadInput(f"Use at most {most:,} characters. This has {len(words):,}.")
    key = keys.get_many([PROMPT_KEY + edition_id]).get(PROMPT_KEY + edition_id)
    if key is None:
        raise Refused(NO_LONGER)
    id = once_id(once)
    sealed = seal_text(key, words, about=_about(id))
    row = insert(ComplaintRow).values(
        id=id, edition_id=edition_id, key_id=key_id, why=why, words=sealed, on=on
    )
    session.execute(row.on_conflict_do_nothing(index_elements=["id"]))


def standing(connection: Connection) -> frozenset[str]:
    """Return the keys of every edition that was complained of, for the gate."""
    return frozenset(connection.execute(_STANDING).scalars())


_STANDING = select(ComplaintRow.key_id)


def all_of(session: Session, keys: Keys, *, besides: Collection[str] = ()) -> tuple[Complaint, ...]:
    """Return every complaint whose id is not among `besides`, oldest first; none about a story that is gone for good."""
    every = session.execute(select(ComplaintRow).order_by(ComplaintRow.on, ComplaintRow.id)).scalars()
    rows = [row for row in every if row.id not in besides]
    known = keys.get_many([PROMPT_KEY + row.edition_id for row in rows])
    return tuple(
        Complaint(
            row.id,
            row.edition_id,
            Why(row.why),
            _words(known[PROMPT_KEY + row.edition_id], row),
            row.on,
        )
        for row in rows
        if PROMPT_KEY + row.edition_id in known
    )


def _words(key: bytes, row: ComplaintRow) -> str:
    try:
        return unseal_text(key, row.words, about=_about(row.id))
    except Unreadable:
        # Damaged words hide their story all the same, and must not stop the sweep that takes in the others.
        _log.error("the words of complaint %s cannot be opened", row.id)
        return ""


def _about(id: str) -> str:
    return f"complaint|words|{id}"
