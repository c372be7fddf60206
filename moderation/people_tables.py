"""Tables about who may know what: requests for an identity, vetoes of advisers, and worries about somebody's safety."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from stories.tables import DeskBase

SAFEGUARDING_KEY = "safeguarding"
"""The house key, in the desk's key store, that seals what is written about somebody's safety."""


class IdentityRequest(DeskBase):
    """That one of the staff asked how a mother can be reached, and what became of it."""

    __tablename__ = "identity_request"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    reason: Mapped[str] = mapped_column(comment="archive.rules.identity.Reason.")
    words: Mapped[bytes] = mapped_column(comment="Sealed with the story's key: what it is needed for.")
    asked_by: Mapped[str] = mapped_column(comment="Staff id.")
    asked_at: Mapped[datetime]
    agreed_by: Mapped[str | None] = mapped_column(
        comment="Staff id of the safeguarding lead, where two have to say yes."
    )
    decided_by: Mapped[str | None] = mapped_column(comment="Staff id of the custodian.")
    decided_at: Mapped[datetime | None]
    opened_to: Mapped[str | None] = mapped_column(comment="Staff id of whom it was opened to; none for a no.")
    shown_at: Mapped[datetime | None] = mapped_column(
        comment="When it was shown, which is once; none before."
    )
    reviewed_by: Mapped[str | None] = mapped_column(comment="Who looked at it after it was opened at once.")
    reviewed_at: Mapped[datetime | None]
    review: Mapped[str | None] = mapped_column(comment="right or wrong.")


class VetoRow(DeskBase):
    """That a lived-experience adviser said no to a story on the shelf, or to a wording; it holds until two have settled it."""

    __tablename__ = "veto"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    kind: Mapped[str] = mapped_column(comment="shelving or wording (moderation.concerns.vetoes.Kind).")
    words: Mapped[bytes] = mapped_column(comment="Sealed JSON: why, and which words.")
    staff_id: Mapped[str]
    at: Mapped[datetime]
    adviser: Mapped[str | None] = mapped_column(
        comment="Staff id of the adviser who said that it is settled."
    )
    reader: Mapped[str | None] = mapped_column(comment="Staff id of the moderator or reviewer who said so.")
    settled_at: Mapped[datetime | None]


class ConcernRow(DeskBase):
    """That one of the staff worries about somebody's safety; the words lie in `concern_note`."""

    __tablename__ = "concern"

    id: Mapped[str] = mapped_column(primary_key=True)
    story_id: Mapped[str] = mapped_column(ForeignKey("story.id"), index=True)
    about: Mapped[str] = mapped_column(
        comment="story, note or reply (moderation.concerns.concern_rows.About)."
    )
    about_id: Mapped[str] = mapped_column(comment="The id of that.")
    state: Mapped[str] = mapped_column(comment="Where it stands (moderation.concerns.concern_rows.Standing).")
    raised_by: Mapped[str] = mapped_column(comment="Staff id.")
    raised_at: Mapped[datetime]


class ConcernNote(DeskBase):
    """One thing that was written about a concern; its words go when it is closed and the story deleted."""

    __tablename__ = "concern_note"

    id: Mapped[str] = mapped_column(primary_key=True)
    concern_id: Mapped[str] = mapped_column(ForeignKey("concern.id"), index=True)
    words: Mapped[bytes | None] = mapped_column(comment="Sealed with a key of its own kind, not the story's.")
    staff_id: Mapped[str]
    at: Mapped[datetime]


class ConcernAction(DeskBase):
    """That a service outside is to be told, or was: two people, or one and a review within a day."""

    __tablename__ = "concern_action"

    id: Mapped[str] = mapped_column(primary_key=True)
    concern_id: Mapped[str] = mapped_column(ForeignKey("concern.id"), index=True)
    service: Mapped[str] = mapped_column(comment="Whom (archive.rules.safeguarding.SERVICES, or NOBODY).")
    words: Mapped[bytes | None] = mapped_column(comment="Sealed: what is to be told, and why.")
    is_emergency: Mapped[bool]
    by: Mapped[str] = mapped_column(comment="Staff id of who asks, or acted.")
    at: Mapped[datetime]
    second: Mapped[str | None] = mapped_column(comment="Staff id of who said yes or no to it.")
    second_at: Mapped[datetime | None]
    says_yes: Mapped[bool | None] = mapped_column(comment="What the second person said.")
    done_at: Mapped[datetime | None] = mapped_column(comment="When the service was told.")


class KnownRow(DeskBase):
    """For which roles one of the staff is known to a colleague; an account without a row is known for none."""

    __tablename__ = "known"

    person_id: Mapped[str] = mapped_column(primary_key=True)
    roles: Mapped[str] = mapped_column(comment="JSON list of role names; empty until a colleague knows them.")
    by: Mapped[str] = mapped_column(comment="Staff id of who said so; empty for the first of a house.")
    asked_by: Mapped[str] = mapped_column(comment="Staff id of the administrator who gave the newest roles.")
    asked_at: Mapped[datetime]


class PasskeyRow(DeskBase):
    """A passkey of one of the staff: its public half."""

    __tablename__ = "passkey"

    id: Mapped[str] = mapped_column(primary_key=True, comment="As the browser names it.")
    person_id: Mapped[str] = mapped_column(index=True)
    key: Mapped[bytes] = mapped_column(comment="The public key; it opens nothing.")
    uses: Mapped[int] = mapped_column(
        comment="How often it said that it was used; one that counts backwards is a copy."
    )
    name: Mapped[str]
    made_on: Mapped[date]
    used_on: Mapped[date | None]


class PasskeyChallenge(DeskBase):
    """A question to a passkey that waits for its one answer."""

    __tablename__ = "passkey_challenge"

    token: Mapped[str] = mapped_column(
        primary_key=True, comment="SHA-256 of what the browser's cookie holds."
    )
    challenge: Mapped[bytes]
    what: Mapped[str] = mapped_column(comment="sign-in or add.")
    login: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(comment="Who adds one.")
    ends: Mapped[datetime]
