"""The Desk's own tables: claims, court checks, decisions. They lie in the desk's store beside hers."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, true
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import APPEND_ONLY
from stories.tables import DeskBase

STAFF_KEY = "staff"
"""The house key, in the desk's key store, that seals the second factors of staff."""


class Claim(DeskBase):
    """That one moderator has a story open; one row a story, so that two cannot."""

    __tablename__ = "claim"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    staff_id: Mapped[str]
    until: Mapped[datetime]
    shown: Mapped[bool] = mapped_column(server_default=true())
    """Whether the words are shown: until somebody asks for them, a claim shows the gist."""

    given_by: Mapped[str | None]
    """Staff id of the colleague who handed it on."""


class MyReading(DeskBase):
    """How one of the staff wants to read; sealed, and read for that person alone."""

    __tablename__ = "my_reading"

    staff_id: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: what a person leaves to others, limits, keys; nobody else reads it."
    )


class MyDay(DeskBase):
    """What one of the staff opened and heard today; the next day writes over it, so that no record grows."""

    __tablename__ = "my_day"

    staff_id: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: what was opened and heard on this one day; the next day writes over it."
    )


class CourtCheckRow(DeskBase):
    """A named person's check of the court question; never edited, the newest of these words holds."""

    __tablename__ = "court_check"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    source: Mapped[str | None] = mapped_column(
        comment="SHA-256 (keyed) of the words that were read; of others, or of none, it is no check."
    )
    basis: Mapped[str]
    content: Mapped[str] = mapped_column(
        comment="What the story says of proceedings (archive.rules.court.Content)."
    )
    reference: Mapped[bytes] = mapped_column(comment="Sealed: an order's number can identify a family.")
    may_publish: Mapped[str]
    until: Mapped[date | None]
    reviewer: Mapped[str] = mapped_column(comment="Staff id.")
    checked_on: Mapped[date]


class Decision(DeskBase):
    """What a moderator decided, and the rule it rests on; the words to her are a message. Never edited."""

    __tablename__ = "decision"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    copy_id: Mapped[str | None]
    staff_id: Mapped[str]
    kind: Mapped[str]
    rule: Mapped[str] = mapped_column(comment="Which rule it rests on, by its short name.")
    at: Mapped[datetime]


class TakedownRow(DeskBase):
    """That somebody complained of a story: it was hidden then, and people owe her and themselves an answer by a day."""

    __tablename__ = "takedown"

    complaint_id: Mapped[str] = mapped_column(
        primary_key=True, comment="In the store of uses, where its words lie."
    )
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    came_on: Mapped[date]
    outcome: Mapped[str | None] = mapped_column(
        comment="moderation.concerns.takedowns.Outcome; none while it is open."
    )
    staff_id: Mapped[str | None]
    decided_at: Mapped[datetime | None]


class SeenAgainRow(DeskBase):
    """That one of us says that a story which we hid may be seen again: at most one a story, until somebody else decides."""

    __tablename__ = "seen_again"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    id: Mapped[str]
    staff_id: Mapped[str] = mapped_column(comment="Who proposes it; somebody else confirms.")
    words: Mapped[bytes] = mapped_column(comment="Sealed with the story's key: why it may be seen again.")
    hide: Mapped[int] = mapped_column(
        comment="The newest decision to hide it when this was said, or 0; after a newer one this is nothing."
    )
    at: Mapped[datetime]


class AloneRow(DeskBase):
    """That a story tells what no other mother's story in the archive tells any more, since somebody asked who it could be."""

    __tablename__ = "alone"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    since: Mapped[date]
    is_alone: Mapped[bool] = mapped_column(
        comment="Whether it is alone; else it was asked before it was kept for whom her yes was."
    )
