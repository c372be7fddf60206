"""Sessions that were taught, as their organisation remembers them, and which words came from there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.reading.tables import ListBase


class Taught(ListBase):
    """One session in a room; for a week, people who were there can leave words."""

    __tablename__ = "taught"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(index=True)
    organisation_id: Mapped[str] = mapped_column(index=True)
    people: Mapped[int]
    audience: Mapped[str]
    professions: Mapped[str] = mapped_column(comment="JSON list: who was in the room.")
    token: Mapped[str] = mapped_column(
        unique=True, comment="SHA-256 of the token in the address for the people in the room."
    )
    ends_at: Mapped[datetime]
    answered: Mapped[int] = mapped_column(
        default=0, comment="How often words were left; never more than people × stories."
    )


class TaughtItem(ListBase):
    """One story of such a session."""

    __tablename__ = "taught_item"

    taught_id: Mapped[str] = mapped_column(ForeignKey("taught.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[str]


class Said(ListBase):
    """That some words were left by people whom this organisation taught."""

    __tablename__ = "said"

    reply_id: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(index=True)
