"""Who may look at stories for research, and the numbered copies that they took."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.reading.tables import ListBase


class Researcher(ListBase):
    """A trainer who was let in for research too, by name."""

    __tablename__ = "researcher"

    person_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[date]


class TakenCopy(ListBase):
    """A copy of words that left, with its number."""

    __tablename__ = "taken_copy"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    person_id: Mapped[str] = mapped_column(index=True)
    taken_on: Mapped[date]
    is_gone: Mapped[bool] = mapped_column(default=False)


class TakenItem(ListBase):
    """One edition in such a copy."""

    __tablename__ = "taken_item"

    copy_id: Mapped[str] = mapped_column(ForeignKey("taken_copy.id", ondelete="CASCADE"), primary_key=True)
    edition_id: Mapped[str] = mapped_column(primary_key=True)
