"""The numbered copies that were taken for research."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.reading.tables import ListBase


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
