"""The shelf: sealed editions, their grants and hides. SQLite refuses UPDATE on every table here.

Audiences, professions, uses and media are bit sets (the order of the enum, lowest bit first), so that one statement
checks the grant and fetches the page. Excluded areas are keyed tokens among decoys.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import APPEND_ONLY, Base, new_metadata
from archive.rules.choices import Option

PROMPT_KEY = "prompts|"
"""How the id of the key begins that seals what is written about an edition (by trainers, learners, or in a complaint); the
edition's id follows. It outlives a hide, and dies when she deletes for good."""


class ShelfBase(Base):
    """The tables of the shelf."""

    __abstract__ = True
    metadata = new_metadata()


class EditionRow(ShelfBase):
    """One sealed edition; the row goes when it is pulled, and nothing in it ever changes."""

    __tablename__ = "edition"
    __table_args__ = {"info": APPEND_ONLY}

    id: Mapped[str] = mapped_column(primary_key=True)
    key_id: Mapped[str] = mapped_column(comment="Random; a new one each time it is put out.")
    sealed: Mapped[bytes] = mapped_column(
        comment="Canonical JSON of the content, sealed with the edition key."
    )
    size: Mapped[int] = mapped_column(comment="Bytes of the plain canonical JSON.")
    seal: Mapped[str] = mapped_column(comment="SHA-256 of the plain canonical JSON.")
    minutes: Mapped[int]
    language: Mapped[str]
    kin: Mapped[str | None] = mapped_column(
        index=True,
        comment="The same for her own words and their translation; none where there is no other version.",
    )


class ThemeRow(ShelfBase):
    """One theme of an edition."""

    __tablename__ = "edition_theme"
    __table_args__ = {"info": APPEND_ONLY}

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    theme: Mapped[str] = mapped_column(primary_key=True)


class WarningRow(ShelfBase):
    """One content warning of an edition, beside the sealed words so that it can be counted and left out."""

    __tablename__ = "edition_warning"
    __table_args__ = {"info": APPEND_ONLY}

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    warning: Mapped[str] = mapped_column(primary_key=True)
    intensity: Mapped[str]


class MediumRow(ShelfBase):
    """One sealed file of a recording or a picture, in one encoding; its key is sealed with the edition's."""

    __tablename__ = "edition_medium"
    __table_args__ = {"info": APPEND_ONLY}

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, comment="Its place in the content's media, from 0.")
    encoding: Mapped[str] = mapped_column(
        primary_key=True, comment="opus, mp3, jpeg or png (archive.editions.edition)."
    )
    form: Mapped[int] = mapped_column(comment="The one bit of Medium that the grant must hold.")
    blob: Mapped[str] = mapped_column(comment="The sealed file in `published`; a new one each time.")
    key: Mapped[bytes] = mapped_column(comment="Sealed: the file's own key.")
    size: Mapped[int] = mapped_column(comment="Plain bytes.")


class GrantRow(ShelfBase):
    """One grant; the newest of an edition holds."""

    __tablename__ = "grant"
    __table_args__ = (
        Index("ix_grant_openings", "edition_id", sqlite_where=text("openings IS NOT NULL")),
        {"info": APPEND_ONLY},
    )

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    edition_id: Mapped[str] = mapped_column(index=True)
    audiences: Mapped[int]
    professions: Mapped[int]
    uses: Mapped[int]
    media: Mapped[int]
    until: Mapped[date] = mapped_column(comment="Last day, inclusive, Europe/London.")
    openings: Mapped[int | None] = mapped_column(
        comment="How often this edition may be opened, by the ledger; none when nothing counts that."
    )


class GrantAreaRow(ShelfBase):
    """A place where the grant does not hold, as a keyed token; some are decoys."""

    __tablename__ = "grant_area"
    __table_args__ = {"info": APPEND_ONLY}

    grant_n: Mapped[int] = mapped_column(ForeignKey("grant.n"), primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)


class HideRow(ShelfBase):
    """That an edition was taken down (or brought back); the newest row holds. The same for every cause."""

    __tablename__ = "hide"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    edition_id: Mapped[str] = mapped_column(index=True)
    hidden: Mapped[bool]


def bits(members: Iterable[StrEnum]) -> int:
    """Return the bit set of some members of one enum."""
    total = 0
    for member in members:
        total |= 1 << list(type(member)).index(member)
    return total


def members_of(kind: type[Option], value: int) -> frozenset[Option]:
    """Return the members whose bits are set in `value`."""
    return frozenset(member for position, member in enumerate(kind) if value >> position & 1)
