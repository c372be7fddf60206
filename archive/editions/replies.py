"""What people wrote after they met a story: for her, if she wants it, once somebody has read it (g4, g5).

The Reading room appends; Notes and the Desk read, and the Desk adds which were read. The words are sealed with the
edition's standing key, which is destroyed when she deletes for good. A row holds no person, no area and no hour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.editions.ledger import UsesBase, once_id
from archive.editions.tables import PROMPT_KEY
from archive.ground.clean import plain
from archive.ground.crypto import seal_text, unseal_text
from archive.ground.db import APPEND_ONLY
from archive.ground.keyring import Keys
from archive.rules.errors import BadInput, Refused

LONGEST = 500
"""Characters of one of them."""

NO_LONGER = "This story cannot be shown just now, so it takes no words."


class Kind(StrEnum):
    """What was asked."""

    NEXT_TIME = "next-time"
    TO_HER = "to-her"
    CHANGED = "changed"
    """Written by a trainer: what an organisation does otherwise because of her."""


QUESTIONS: Mapping[Kind, str] = {
    Kind.NEXT_TIME: "What will you do differently?",
    Kind.TO_HER: "What would you like to say to her?",
    Kind.CHANGED: "Because of this story we now …",
}


class ReplyRow(UsesBase):
    """One of them."""

    __tablename__ = "reply"
    __table_args__ = {"info": APPEND_ONLY}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    id: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    words: Mapped[bytes] = mapped_column(comment="Sealed with the edition's standing key.")
    on: Mapped[date] = mapped_column(comment="Only to be read in order; she is never told.")


class ToldRow(UsesBase):
    """That somebody read some words and let them stand: the one thing that the Desk says here (ADR 37)."""

    __tablename__ = "reply_told"
    __table_args__ = {"info": APPEND_ONLY}  # noqa: RUF012 -- SQLAlchemy's own way to say it.

    reply_id: Mapped[str] = mapped_column(primary_key=True)


PASSED_ON = frozenset({Kind.NEXT_TIME, Kind.CHANGED})
"""What trainers are told too, once it was read. What was said to her is hers alone."""


@dataclass(frozen=True)
class Reply:
    """One of them, opened."""

    id: str
    edition_id: str
    kind: Kind
    words: str = field(repr=False)


def leave(
    session: Session, keys: Keys, *, edition_id: str, kind: Kind, words: str, on: date, once: str
) -> str:
    """Keep what somebody wrote, in the caller's transaction.

    Args:
        session: on the store of uses.
        keys: of the shelf.
        edition_id: the story.
        kind: what was asked.
        words: as typed.
        on: the day.
        once: a text with a 256-bit secret in it: repeated, it writes nothing more.

    Returns the id under which it is kept.

    Raises:
        BadInput: nothing was written, or too much.
        Refused: the story is gone for good.
    """
    words = plain(words).strip()
    if not words:
        raise BadInput("There is nothing written yet.")
    if len(words) > LONGEST:
        raise BadInput(f"Use at most {LONGEST} characters. This has {len(words):,}.")
    key = keys.get_many([PROMPT_KEY + edition_id]).get(PROMPT_KEY + edition_id)
    if key is None:
        raise Refused(NO_LONGER)
    id = once_id(once)
    sealed = seal_text(key, words, about=_about(id))
    row = insert(ReplyRow).values(id=id, edition_id=edition_id, kind=kind, words=sealed, on=on)
    session.execute(row.on_conflict_do_nothing(index_elements=["id"]))
    return id


def pass_on(session: Session, reply_id: str) -> None:
    """Write that these words were read and may be told to those who taught, in the caller's transaction. Safe to repeat."""
    row = insert(ToldRow).values(reply_id=reply_id)
    session.execute(row.on_conflict_do_nothing(index_elements=["reply_id"]))


def passed_on(session: Session, reply_ids: Sequence[str]) -> frozenset[str]:
    """Return which of these somebody has read and let stand."""
    query = select(ToldRow.reply_id).where(ToldRow.reply_id.in_(reply_ids))
    return frozenset(session.execute(query).scalars())


def of(session: Session, keys: Keys, edition_ids: Sequence[str]) -> tuple[Reply, ...]:
    """Return everything that was written for these editions, oldest first; nothing of a story that is gone for good."""
    known = keys.get_many([PROMPT_KEY + id for id in edition_ids])
    query = select(ReplyRow).where(ReplyRow.edition_id.in_(edition_ids)).order_by(ReplyRow.on, ReplyRow.id)
    return tuple(
        Reply(
            row.id,
            row.edition_id,
            Kind(row.kind),
            unseal_text(known[PROMPT_KEY + row.edition_id], row.words, about=_about(row.id)),
        )
        for row in session.execute(query).scalars()
        if PROMPT_KEY + row.edition_id in known
    )


def _about(id: str) -> str:
    return f"reply|words|{id}"
