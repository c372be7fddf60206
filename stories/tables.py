"""The private side's tables about her: notebooks, stories, consents, working copies, releases, outings, messages.

What people find and decide while they work at a story lies in `work_tables`, who sat beside her in `beside_tables`.

Every word of hers, and every choice that could say where she lives, is sealed with the story's own key
(about = `table|column|row id`). `consent` and `release` are append-only; the newest row wins.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import APPEND_ONLY, Base, new_metadata


class DeskBase(Base):
    """The tables of the desk; `moderation.tables` adds its own to the same store."""

    __abstract__ = True
    metadata = new_metadata()


class State(StrEnum):
    """Where a story stands on its way."""

    DRAFT = "draft"
    """She is still telling, or has not said who may see it."""

    SENT = "sent"
    """She said yes to the checking; it waits for a first moderator."""

    SECOND = "second"
    """The first moderator is done; it waits for a second."""

    HERS = "hers"
    """Two moderators are done; it waits for her yes to the finished version."""

    RELEASED = "released"
    """She released it; the worker puts it out, at once or on the day that she was told."""

    PUBLISHED = "published"
    """It is out, as far as its grant goes."""

    BACK = "back"
    """A moderator asked her something; it waits for her."""

    HELD = "held"
    """It waits for the law, or a moderator keeps it for a reason she is told."""

    LAPSED = "lapsed"
    """Its time is up; nobody sees it."""

    DELETED = "deleted"
    """For good: the keys are destroyed, this row says only that it was."""


class Notebook(DeskBase):
    """What code words open: hers, with one or more stories. No name, no address, no e-mail."""

    __tablename__ = "notebook"

    id: Mapped[str] = mapped_column(primary_key=True)
    locator: Mapped[str | None] = mapped_column(
        unique=True, comment="Public, e.g. K7MQ2X; none until words are given."
    )
    words: Mapped[str | None] = mapped_column(comment="argon2id of the six words, in one form.")
    made_on: Mapped[date]
    keep_until: Mapped[date] = mapped_column(
        comment="A notebook of which nothing was ever sent is destroyed after this day; any visit renews it."
    )


class Story(DeskBase):
    """One story of a notebook."""

    __tablename__ = "story"
    __table_args__ = (Index("ix_story_state", "state"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    notebook_id: Mapped[str] = mapped_column(ForeignKey("notebook.id"), index=True)
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    title: Mapped[bytes] = mapped_column(comment="Sealed.")
    words: Mapped[bytes] = mapped_column(comment="Sealed: what she wrote, as she wrote it.")
    kept: Mapped[bytes | None] = mapped_column(
        comment="Sealed: typed after a sign-in ran out; handed back after the code words."
    )
    answers: Mapped[bytes | None] = mapped_column(comment="Sealed JSON: consent pages answered so far.")
    stage: Mapped[str | None] = mapped_column(
        comment="What she answered about a court (archive.rules.court.Stage)."
    )
    language: Mapped[str] = mapped_column(default="en-GB")
    hidden_by: Mapped[str | None] = mapped_column(
        comment="Who hid it, while it is hidden: 'contributor', staff ids, or both; by spaces."
    )
    told: Mapped[str | None] = mapped_column(
        comment="What people wrote that she wants to be told (stories.contact.Led); nothing until she was asked."
    )
    let_end: Mapped[date | None] = mapped_column(
        comment="The last day of a yes that she said to let end: she is asked no more."
    )
    made_on: Mapped[date]
    sent_at: Mapped[datetime | None] = mapped_column(comment="Rounded down to the hour.")
    deleted_on: Mapped[date | None]

    @property
    def hiders(self) -> frozenset[str]:
        """Everyone who has hidden it and not taken that back; it is seen only when there is nobody."""
        return frozenset((self.hidden_by or "").split())

    def note_hiders(self, hiders: frozenset[str]) -> None:
        """Keep who has hidden it."""
        self.hidden_by = " ".join(sorted(hiders)) or None


class PleaRow(DeskBase):
    """What somebody wrote who lost her code words and wants her story hidden; no notebook, because nobody knows which."""

    __tablename__ = "plea"

    id: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[bytes | None] = mapped_column(
        comment="Sealed with a key of the house; gone once it is done."
    )
    came_on: Mapped[date]
    done_by: Mapped[str | None] = mapped_column(comment="Staff id.")
    done_at: Mapped[datetime | None]


class PartState(StrEnum):
    """Where one recording or picture stands."""

    ARRIVING = "arriving"
    """Pieces of it come in; what is here is safe."""

    WAITING = "waiting"
    """It is all here; the worker is about to look at it."""

    MOVING = "moving"
    """It is a film: she is asked whether we may keep just its sound."""

    READY = "ready"
    """It was opened, and a clean copy made."""

    REFUSED = "refused"
    """It cannot be used; `why` says so in a sentence."""

    ASIDE = "aside"
    """It may be a court paper: sealed, and at no door (`stories.quarantine`)."""


class Part(DeskBase):
    """One recording or picture of a story, beside its words. No name of a file, no type that a sender claimed."""

    __tablename__ = "part"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    kind: Mapped[str] = mapped_column(
        comment="sound or picture (archive.media.kinds.Kind), or words (stories.parts)."
    )
    state: Mapped[str]
    position: Mapped[int] = mapped_column(comment="From 1, in the order in which she added them.")
    sound_only: Mapped[bool] = mapped_column(
        default=False, comment="She said: keep just the sound of this film."
    )
    why: Mapped[str | None] = mapped_column(comment="A sentence of ours, when it was refused.")
    facts: Mapped[bytes | None] = mapped_column(
        comment="Sealed JSON: length, loudness, outline; or width and height."
    )
    made_on: Mapped[date]


class BlobRow(DeskBase):
    """One sealed file of a part: what she sent, piece by piece, and what was made of it."""

    __tablename__ = "blob"
    __table_args__ = (UniqueConstraint("part_id", "role", "segment", "n", name="uq_blob_place"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    part_id: Mapped[str] = mapped_column(ForeignKey("part.id"), index=True)
    role: Mapped[str] = mapped_column(comment="What it is for (stories.parts.Role).")
    segment: Mapped[int] = mapped_column(
        default=0, comment="A recording taken up again after a pause of the page is a new segment."
    )
    n: Mapped[int] = mapped_column(default=0, comment="The piece of a segment, from 0.")
    key: Mapped[bytes] = mapped_column(comment="Sealed with the story's key: the file's own key.")
    size: Mapped[int] = mapped_column(comment="Plain bytes.")


class SealedPart(DeskBase):
    """What was written down of one sealed part: a file, her title or her words; the store itself keeps it from being changed.

    It goes with its part, by a trigger: with a file that is taken out, with words that she writes anew.
    """

    __tablename__ = "sealed_part"

    id: Mapped[str] = mapped_column(primary_key=True, comment="By chance; its name in a copy for keeping.")
    of: Mapped[str] = mapped_column(
        unique=True, comment="What it is: blob|id, story|title|id or story|words|id."
    )
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(comment="Of the sealed bytes, in hex.")
    size: Mapped[int] = mapped_column(comment="Sealed bytes.")
    key: Mapped[bytes | None] = mapped_column(
        comment="Sealed with the story's key: what seals words once more in a copy."
    )
    checked_on: Mapped[date] = mapped_column(index=True, comment="When it was last whole, or last looked at.")
    fault: Mapped[str | None] = mapped_column(comment="lost or changed; none while it is whole.")


class ConsentRow(DeskBase):
    """What she agreed to, as recorded, with the hash of the exact wording she saw; never edited."""

    __tablename__ = "consent"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    status: Mapped[str]
    grant: Mapped[bytes] = mapped_column(comment="Sealed JSON of the grant; it names places.")
    until: Mapped[date] = mapped_column(
        comment="Last day it holds, inclusive; beside the sealed grant so that the sweep finds it."
    )
    openings: Mapped[int | None] = mapped_column(
        comment="How often her story may be opened, in all its editions; beside the sealed grant so that the sweep finds it."
    )
    then: Mapped[str]
    given_on: Mapped[date]
    wording: Mapped[str] = mapped_column(comment="SHA-256 of the exact wording shown.")
    wording_version: Mapped[str]
    language: Mapped[str]
    method: Mapped[str]


class WorkingCopy(DeskBase):
    """A moderator's copy of a story with what is taken out; a new version after each change of hers."""

    __tablename__ = "working_copy"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    version: Mapped[int]
    source: Mapped[str] = mapped_column(
        comment="SHA-256 (keyed) of the words it was made from; a copy of older words is stale."
    )
    body: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: marks, title, content note, themes, intruder note."
    )
    first: Mapped[str | None] = mapped_column(comment="Staff id of the first moderator, once done.")
    second: Mapped[str | None] = mapped_column(comment="Staff id of the second moderator, once done.")
    seal: Mapped[str | None] = mapped_column(
        comment="Hash of the finished content, once the first moderator is done."
    )
    made_at: Mapped[datetime]


class Release(DeskBase):
    """That she released these exact bytes; never edited."""

    __tablename__ = "release"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    copy_id: Mapped[str] = mapped_column(ForeignKey("working_copy.id"))
    seal: Mapped[str]
    on: Mapped[date]
    out_from: Mapped[date | None] = mapped_column(
        comment="The first day on which it may be out, as she was told it; never made earlier."
    )


class Outing(DeskBase):
    """Which edition is, or was, out from this story: the only link between the sides, and it lies here."""

    __tablename__ = "outing"

    edition_id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    copy_id: Mapped[str] = mapped_column(ForeignKey("working_copy.id"))
    content: Mapped[bytes] = mapped_column(
        comment="Sealed canonical JSON, to put it out again with a new key."
    )
    themes: Mapped[str] = mapped_column(comment="JSON list of theme ids.")
    is_out: Mapped[bool]
    grant: Mapped[bytes | None] = mapped_column(
        comment="Sealed JSON of the grant it was last out under; what is no wider has been out before."
    )
    translation_id: Mapped[str | None] = mapped_column(
        comment="Which translation it is; none for her own words."
    )
    rested_from: Mapped[date | None] = mapped_column(
        comment="The day she hid it herself while it was out; none once anybody else takes it down."
    )


class TranslationRow(DeskBase):
    """A translation of one finished version of a story; it belongs to that version's hash and to no other."""

    __tablename__ = "translation"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    copy_id: Mapped[str] = mapped_column(ForeignKey("working_copy.id"))
    of_seal: Mapped[str] = mapped_column(comment="Hash of the finished version that was translated.")
    language: Mapped[str] = mapped_column(comment="Into which (BCP 47).")
    number: Mapped[int] = mapped_column(comment="From 1; the newest of a story counts.")
    state: Mapped[str] = mapped_column(comment="Where it stands (stories.tongues.Standing).")
    body: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: title, words, gist, who made it by kind, what it says in her language, intruder note."
    )
    saved: Mapped[int] = mapped_column(comment="How often it was kept: who kept an older one is told.")
    first: Mapped[str | None] = mapped_column(comment="Staff id of whoever said that it is done.")
    second: Mapped[str | None] = mapped_column(comment="Staff id of the second person.")
    seal: Mapped[str | None] = mapped_column(comment="Hash of its content, once it is done.")
    made_at: Mapped[datetime]


class TranslationAnswer(DeskBase):
    """What she said to exactly these bytes of a translation, and how she met them; never edited, the newest holds."""

    __tablename__ = "translation_answer"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    translation_id: Mapped[str] = mapped_column(ForeignKey("translation.id"))
    seal: Mapped[str]
    is_yes: Mapped[bool]
    how: Mapped[str] = mapped_column(
        comment="How she met it (stories.tongues.How); empty when she did not say."
    )
    on: Mapped[date]
    out_from: Mapped[date | None] = mapped_column(
        comment="Of a yes: the first day on which it may be out, as she was told."
    )


class ContactRow(DeskBase):
    """How she may be contacted about a story; no row is never."""

    __tablename__ = "contact"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    terms: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: by which way. On a laptop on the road also number, hours, words and voice messages."
    )


class IdentityRow(DeskBase):
    """At which number and hours she may be reached: sealed with the story's key, and that with a key of the custodian's."""

    __tablename__ = "identity"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    details: Mapped[bytes] = mapped_column(comment="Sealed twice (stories.identity).")


class WishRow(DeskBase):
    """How she wants to be named, and who else is in her story."""

    __tablename__ = "wish"

    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), primary_key=True)
    said: Mapped[bytes] = mapped_column(comment="Sealed JSON of both pages (stories.wishes).")


class Message(DeskBase):
    """A note between her and the moderators."""

    __tablename__ = "message"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    is_hers: Mapped[bool]
    staff_id: Mapped[str | None]
    words: Mapped[bytes] = mapped_column(comment="Sealed.")
    at: Mapped[datetime] = mapped_column(comment="Rounded down to the hour when it is hers.")
    is_read: Mapped[bool]
    rule: Mapped[str | None] = mapped_column(
        comment="Of a decision: which rule it rests on, by its short name."
    )


class Quarantined(DeskBase):
    """That something of a story may be a court paper: nobody reads it before two reviewers say that it is none.

    A row stands as long as that is open. Words are moved here out of the story; a recording or picture stays its part.
    """

    __tablename__ = "quarantine"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    part_id: Mapped[str | None] = mapped_column(comment="The recording or picture; none when it is words.")
    words: Mapped[bytes | None] = mapped_column(comment="Sealed JSON: the words, and where they stood.")
    why: Mapped[str] = mapped_column(comment="How it came here (stories.quarantine.Why).")
    on: Mapped[date]
    seen_by: Mapped[str] = mapped_column(
        default="", comment="Staff ids of reviewers who opened it; by spaces."
    )
    first: Mapped[str | None] = mapped_column(
        comment="Staff id of the reviewer who said that it is no court paper."
    )


class ReplyReading(DeskBase):
    """That a moderator has read what somebody wrote for her, and whether it is for her to see."""

    __tablename__ = "reply_reading"

    reply_id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    verdict: Mapped[str] = mapped_column(comment="good, hard or left-out.")
    staff_id: Mapped[str]
    at: Mapped[datetime]
