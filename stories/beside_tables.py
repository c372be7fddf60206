"""Tables about who sat beside her: workers, their visits, what she lets them see, new words by two people, folders they carry.

In the desk's store, as those in `tables`.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import APPEND_ONLY
from stories.tables import DeskBase

SUPPORTER_KEY = "supporters"
"""The house key, in the desk's key store, that seals the second factors of support workers."""


class SupporterRow(DeskBase):
    """What is known of a support worker beside her account (`archive.ground.accounts.Person`, with the same id)."""

    __tablename__ = "supporter"

    id: Mapped[str] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(comment="What PD12G calls her (archive.rules.support.Category).")
    ends_on: Mapped[date] = mapped_column(comment="The account's last day, inclusive.")


class Assisted(DeskBase):
    """One visit: a notebook that was begun beside a support worker. No name of the mother, and none can be typed."""

    __tablename__ = "assisted"
    __table_args__ = (UniqueConstraint("supporter_id", "label", name="uq_assisted_label"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    notebook_id: Mapped[str] = mapped_column(ForeignKey("notebook.id"), index=True)
    supporter_id: Mapped[str] = mapped_column(ForeignKey("supporter.id"))
    label: Mapped[str] = mapped_column(comment="A neutral one of ours that the worker picked.")
    method: Mapped[str] = mapped_column(comment="Whose story it is (archive.rules.consent.Method).")
    begun_on: Mapped[date]
    handed_on: Mapped[date | None] = mapped_column(
        comment="When her words were given to her; from then on the worker sees nothing."
    )
    words_seen: Mapped[bool] = mapped_column(
        default=False,
        comment="Her words were shown beside the worker: they change when she first comes in alone.",
    )


class AssistedStory(DeskBase):
    """That a story was begun in such a visit."""

    __tablename__ = "assisted_story"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    assisted_id: Mapped[str] = mapped_column(ForeignKey("assisted.id"), index=True)


class Sight(DeskBase):
    """That she let her worker see what they told together, until a day; or stopped it. Never edited, the newest holds."""

    __tablename__ = "sight"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    assisted_id: Mapped[str] = mapped_column(ForeignKey("assisted.id"), index=True)
    until: Mapped[date | None] = mapped_column(comment="Last day, inclusive; none when she stopped it.")
    on: Mapped[date]


class RecoveryRow(DeskBase):
    """That a worker vouched for a mother who lost her words, and what a second person said to it."""

    __tablename__ = "recovery"

    id: Mapped[str] = mapped_column(primary_key=True)
    assisted_id: Mapped[str] = mapped_column(ForeignKey("assisted.id"), index=True)
    state: Mapped[str] = mapped_column(comment="Where it stands (stories.recovering.Standing).")
    vouched_by: Mapped[str] = mapped_column(comment="The worker's id.")
    vouched_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(
        comment="Staff id of the second person, who said yes or no."
    )
    ends: Mapped[datetime] = mapped_column(comment="After this it gives no words any more.")


# A folder that is carried to a place without a line (`archive.carrying`)


class Carry(DeskBase):
    """That a folder went out with a worker's laptop, and what came in from it. On the laptop, that it is such a folder."""

    __tablename__ = "carry"

    id: Mapped[str] = mapped_column(primary_key=True)
    supporter_id: Mapped[str] = mapped_column(ForeignKey("supporter.id"))
    out_on: Mapped[date]
    is_here: Mapped[bool] = mapped_column(default=False, comment="This store is that folder.")
    came_on: Mapped[date | None] = mapped_column(comment="When its bundle was carried in.")
    digest: Mapped[str | None] = mapped_column(comment="SHA-256 of what the bundle held.")
    receipt: Mapped[str | None] = mapped_column(comment="The receipt as it was given, to give it again.")


class LentLocator(DeskBase):
    """A locator that only this folder gives to mothers, so that two houses never give the same."""

    __tablename__ = "lent_locator"

    locator: Mapped[str] = mapped_column(primary_key=True)
    carry_id: Mapped[str] = mapped_column(ForeignKey("carry.id"), index=True)
