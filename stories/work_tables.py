"""What people find, decide and ask for while they work at a story: who it could be, grounds, a step back, a reading, a guess.

In the desk's store, and sealed as in `tables`. Most rows are never edited; the newest holds.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import APPEND_ONLY
from stories.tables import DeskBase


class PanelRow(DeskBase):
    """What was found when a moderator asked who this could be (archive.rules.jigsaw); never edited, the newest holds."""

    __tablename__ = "panel"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    text: Mapped[str] = mapped_column(
        comment="SHA-256 (keyed) of what others would read, hear and see; of another it is no panel."
    )
    said: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: facts with their words, answers, the test, for whom her yes was."
    )
    staff_id: Mapped[str] = mapped_column(comment="Whose coding it is.")
    on: Mapped[date]


class PanelReason(DeskBase):
    """Why a second moderator says that it may go out although few mothers could have told it. Never edited."""

    __tablename__ = "panel_reason"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    panel_id: Mapped[str] = mapped_column(index=True)
    words: Mapped[bytes] = mapped_column(comment="Sealed.")
    staff_id: Mapped[str]
    at: Mapped[datetime]


class KnownThere(DeskBase):
    """That people who were there could know her: she was asked, or leaves it as it is. Never edited, the newest holds."""

    __tablename__ = "known_there"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    source: Mapped[str] = mapped_column(
        comment="As working_copy.source: of other words of hers it is no answer."
    )
    word: Mapped[str] = mapped_column(comment="waits, leaves-it, or not-asked: she is asked no more.")
    staff_id: Mapped[str | None] = mapped_column(comment="Who asked; empty where she answers.")
    at: Mapped[datetime]


class SofteningRow(DeskBase):
    """That a detail was softened: what it read before and after as hashes, who did it, and why. Never edited."""

    __tablename__ = "softening"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    before: Mapped[str] = mapped_column(comment="As panel.text.")
    after: Mapped[str]
    reason: Mapped[bytes] = mapped_column(comment="Sealed.")
    staff_id: Mapped[str]
    at: Mapped[datetime]


class GroundRow(DeskBase):
    """On what ground sentences about the court may be seen (archive.rules.grounds), as somebody entered it. Never edited."""

    __tablename__ = "court_ground"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    said: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: kind, reference, scope, who, from, until, for which sentences."
    )
    staff_id: Mapped[str] = mapped_column(comment="Who entered it.")
    on: Mapped[date]


class GroundWord(DeskBase):
    """That somebody confirmed a ground, or ended it. Never edited."""

    __tablename__ = "court_ground_word"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    ground_id: Mapped[str]
    staff_id: Mapped[str]
    says: Mapped[str] = mapped_column(comment="stories.gates.Says.")
    at: Mapped[datetime]


class CopyBefore(DeskBase):
    """How a working copy stood before one press, for whoever has it open to go back to; gone when they let go of it."""

    __tablename__ = "copy_before"

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    copy_id: Mapped[str]
    staff_id: Mapped[str]
    act: Mapped[str]
    said: Mapped[bytes] = mapped_column(comment="Sealed JSON, as working_copy.body.")
    language: Mapped[str]
    state: Mapped[str]
    first: Mapped[str | None]
    seal: Mapped[str | None]
    after: Mapped[str] = mapped_column(
        comment="SHA-256 (keyed) of what was decided afterwards: of anything else it undoes nothing."
    )
    at: Mapped[datetime]


# Somebody else reads her words


class ReaderRow(DeskBase):
    """Somebody who may be asked to read a mother's words aloud: no account, no page but that of one link."""

    __tablename__ = "reader"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(comment="As staff call them; shown to staff only.")
    made_on: Mapped[date]
    gone_on: Mapped[date | None] = mapped_column(comment="Asked no more from this day.")


class ReadingRow(DeskBase):
    """That the words of one recording are read aloud by somebody else; it belongs to those words and to no others."""

    __tablename__ = "reading"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    part_id: Mapped[str] = mapped_column(comment="The recording whose words are read.")
    number: Mapped[int] = mapped_column(comment="From 1; the newest of a recording counts.")
    state: Mapped[str] = mapped_column(comment="Where it stands (stories.readings.Standing).")
    of: Mapped[str] = mapped_column(comment="SHA-256 (keyed) of the words; of others it is no reading.")
    first: Mapped[str] = mapped_column(comment="Staff id of whoever said that the words are ready.")
    second: Mapped[str | None] = mapped_column(comment="Staff id of the second person, who asked the reader.")
    checked: Mapped[str | None] = mapped_column(comment="Staff id of whoever heard that it says these words.")
    reader_id: Mapped[str | None] = mapped_column(ForeignKey("reader.id"))
    token: Mapped[str | None] = mapped_column(unique=True, comment="SHA-256 of the link's token.")
    ends: Mapped[datetime | None] = mapped_column(
        comment="After this the link shows no words and takes no reading."
    )
    yes_on: Mapped[date | None] = mapped_column(comment="When the reader said yes to being heard.")
    yes_to: Mapped[str | None] = mapped_column(comment="SHA-256 of the sentences the reader said yes to.")
    why: Mapped[str | None] = mapped_column(comment="A sentence of ours, when a file could not be used.")
    given: Mapped[int] = mapped_column(
        default=-1, comment="The last segment that was given to a page; no two pages share one."
    )
    facts: Mapped[bytes | None] = mapped_column(
        comment="Sealed JSON: files, length and outline of what was made."
    )


class MachineDraft(DeskBase):
    """What a machine guessed that is said in one recording, while the first reader types it (ADR 39). Never a transcript."""

    __tablename__ = "machine_draft"

    part_id: Mapped[str] = mapped_column(ForeignKey("part.id"), primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    copy_id: Mapped[str] = mapped_column(
        comment="The working copy it was asked for; beside another one it is nothing."
    )
    until: Mapped[date] = mapped_column(comment="Last day, inclusive; then it is destroyed.")
    said: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: the guesses, how far it heard, and what was covered then."
    )
