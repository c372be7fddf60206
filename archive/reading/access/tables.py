"""What the lists hold of who may come in: until when, what was asked for, what was promised, and what stewards did."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import APPEND_ONLY
from archive.reading.tables import ListBase

ASKING_KEY = "access-requests"
"""The house key, in the shelf's key store, that seals what somebody who asks to come in tells of herself."""

VIEWING_KEY = "viewings"
"""The house key from which the number of a viewing is drawn: without it no number leads to anybody."""


class Access(ListBase):
    """Until when somebody of an organisation may come in, and on which terms. Without such a row nobody may."""

    __tablename__ = "access"

    person_id: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    until: Mapped[date] = mapped_column(comment="Last day she may come in, inclusive, Europe/London.")
    uses: Mapped[str] = mapped_column(comment="JSON list of the uses she may say she is here for.")
    conditions: Mapped[str] = mapped_column(comment="What was agreed with her, in a steward's words.")
    agreed_on: Mapped[date | None] = mapped_column(comment="The day she agreed to them.")
    ended_by_steward: Mapped[bool] = mapped_column(
        default=False, server_default=false(), comment="Only a steward lets her in again."
    )


class AccessRequest(ListBase):
    """That somebody without an account asked to come in; destroyed after `archive.rules.access.KEPT`."""

    __tablename__ = "access_request"

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the code she got.")
    told: Mapped[bytes] = mapped_column(comment="Sealed JSON: who she is, where, whom she teaches.")
    asked_on: Mapped[date]
    answer: Mapped[str] = mapped_column(comment="Empty, 'yes' or 'no'.")
    said: Mapped[bytes | None] = mapped_column(comment="Sealed: the reason of a no, the conditions of a yes.")
    answered_on: Mapped[date | None]


class Viewing(ListBase):
    """That somebody said what it is for and accepted the covenant, made a link under it, or, a steward, looked at a part.

    Never a word of a story. Destroyed after `archive.rules.access.TOLD`.
    """

    __tablename__ = "viewing"
    __table_args__ = {"info": APPEND_ONLY}

    id: Mapped[str] = mapped_column(primary_key=True, comment="Of its own, or of the link.")
    kind: Mapped[str] = mapped_column(comment="'sign-in', 'link' or 'steward'.")
    person_id: Mapped[str] = mapped_column(comment="Who said it, or who made the link.")
    organisation_id: Mapped[str]
    purpose: Mapped[str] = mapped_column(comment="A use (archive.rules.choices.Use); empty for a steward.")
    covenant: Mapped[str] = mapped_column(
        comment="SHA-256 of the covenant that was accepted; empty for a steward."
    )
    first: Mapped[date]
    last: Mapped[date] = mapped_column(comment="The last day on which its number can have been shown.")


class RoomAct(ListBase):
    """What a steward, or who looks after an organisation, did to which id. Destroyed after `archive.rules.access.TOLD`."""

    __tablename__ = "room_act"
    __table_args__ = {"info": APPEND_ONLY}

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    who: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
