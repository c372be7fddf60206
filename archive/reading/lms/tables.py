"""What is known of other people's learning systems. Nothing here tells who learns there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.reading.tables import ListBase


class Platform(ListBase):
    """A learning system that one organisation uses, as it was registered by hand."""

    __tablename__ = "lti_platform"
    __table_args__ = (UniqueConstraint("issuer", "client_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(unique=True)
    issuer: Mapped[str]
    client_id: Mapped[str]
    deployments: Mapped[str] = mapped_column(comment="JSON list of deployment ids.")
    sign_in_url: Mapped[str] = mapped_column(comment="Where a launch is asked for.")
    keys: Mapped[str] = mapped_column(comment="Its public keys, a JSON Web Key Set.")
    registered_on: Mapped[date]
    is_ended: Mapped[bool] = mapped_column(default=False)


class SigningKey(ListBase):
    """What we sign with when we answer a learning system: the public half plain, the private half sealed."""

    __tablename__ = "lti_key"

    id: Mapped[str] = mapped_column(primary_key=True, comment="The key's id in what it signs.")
    public: Mapped[str] = mapped_column(comment="A JSON Web Key.")
    private: Mapped[bytes] = mapped_column(comment="Sealed.")


class Placement(ListBase):
    """That a course on a platform opens one learner link."""

    __tablename__ = "lti_placement"

    id: Mapped[str] = mapped_column(primary_key=True)
    platform_id: Mapped[str] = mapped_column(ForeignKey("lti_platform.id"), index=True)
    deployment: Mapped[str]
    link_id: Mapped[str] = mapped_column(ForeignKey("link.id", ondelete="CASCADE"), index=True)


class Launch(ListBase):
    """One launch that was proved: it lasts minutes, and opens in the browser that asked for it only."""

    __tablename__ = "lti_launch"

    id: Mapped[str] = mapped_column(
        primary_key=True, comment="Hash of the nonce: a second use meets the first."
    )
    browser: Mapped[str] = mapped_column(comment="Hash of what the browser's own cookie holds.")
    platform_id: Mapped[str] = mapped_column(ForeignKey("lti_platform.id"))
    deployment: Mapped[str]
    placement_id: Mapped[str | None] = mapped_column(ForeignKey("lti_placement.id", ondelete="CASCADE"))
    choosing: Mapped[str | None] = mapped_column(
        comment="JSON: where a choice is sent back to, and with what."
    )
    ends_at: Mapped[datetime]
