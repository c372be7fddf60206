"""The lists: organisations, trainers, playlists, learner links. Edition ids only; never a word of a story."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from archive.ground.db import Base, new_metadata

TRAINER_KEY = "trainers"
"""The house key, in the shelf's key store, that seals trainers' second factors: this side holds no key of the desk."""


class ListBase(Base):
    """The tables of the lists; accounts and the clock add theirs to the same store."""

    __abstract__ = True
    metadata = new_metadata()


class Organisation(ListBase):
    """Where trainers work; its areas are set by an administrator and never chosen per search."""

    __tablename__ = "organisation"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    areas: Mapped[str] = mapped_column(comment="JSON list of area ids (archive.rules.areas).")
    ended_on: Mapped[date | None] = mapped_column(comment="Since when nobody of it may come in.")


class Trainer(ListBase):
    """What a person of the accounts teaches, and where."""

    __tablename__ = "trainer"

    person_id: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    professions: Mapped[str] = mapped_column(comment="JSON list of professions this trainer teaches.")
    last_room: Mapped[str] = mapped_column(
        default="",
        server_default="",
        comment="JSON: who was in the room when she last said so; empty when she never did.",
    )


class Playlist(ListBase):
    """An ordered set of editions for one kind of room."""

    __tablename__ = "playlist"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    audience: Mapped[str]
    professions: Mapped[str] = mapped_column(comment="JSON list: who is in the room.")
    made_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(
        default=0, server_default="0", comment="How long the session is: 30, 60 or 90; 0 when nobody said."
    )


class PlaylistItem(ListBase):
    """One edition in a playlist, with what the trainer says before and asks after."""

    __tablename__ = "playlist_item"

    id: Mapped[str] = mapped_column(primary_key=True)
    playlist_id: Mapped[str] = mapped_column(ForeignKey("playlist.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    edition_id: Mapped[str]
    prompts: Mapped[bytes | None] = mapped_column(
        comment="Sealed JSON: what the trainer says before and asks after."
    )
    quiet_minutes: Mapped[int] = mapped_column(comment="A pause after it, 0 to 60 minutes.")
    clip_id: Mapped[str | None] = mapped_column(
        comment="Only this part of it is shown; none shows the whole."
    )
    purpose: Mapped[str] = mapped_column(
        default="",
        server_default="",
        comment="Of a place without a story (no edition): what it is for (archive.reading.plans).",
    )
    minutes: Mapped[int] = mapped_column(
        default=0, server_default="0", comment="Of a place without a story: how long."
    )
    theme: Mapped[str] = mapped_column(
        default="",
        server_default="",
        comment="What a trainer wants in this place: a theme she chose, never one read from a story.",
    )


class Clip(ListBase):
    """A part of a story, on its own. Where it begins and ends is sealed with the story's own key: after a delete nothing tells."""

    __tablename__ = "clip"

    id: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[str] = mapped_column(comment="Who chose it: somebody else looks at what is asked for.")
    made_on: Mapped[date]
    cut: Mapped[bytes] = mapped_column(
        comment="Sealed JSON: whole sentences, and a hash of what they were cut from."
    )
    asked: Mapped[bytes | None] = mapped_column(
        comment="Sealed JSON: an edge inside a sentence, and why; locked until a steward says yes."
    )
    viewer: Mapped[str | None] = mapped_column(
        comment="JSON: for whom it was asked, so that a steward meets it as they would."
    )
    answer: Mapped[str] = mapped_column(
        default="", comment="Empty, asked, yes or no (archive.reading.clips.asking)."
    )
    reason: Mapped[bytes | None] = mapped_column(comment="Sealed: why a steward said yes or no.")


class PlaylistAuthor(ListBase):
    """A colleague who may change a playlist beside its owner."""

    __tablename__ = "playlist_author"

    playlist_id: Mapped[str] = mapped_column(ForeignKey("playlist.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True, index=True)


class Link(ListBase):
    """A learner link: counted, ending, revocable; the viewer of the trainer who made it is frozen in it."""

    __tablename__ = "link"

    id: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the token in the address.")
    playlist_id: Mapped[str] = mapped_column(ForeignKey("playlist.id", ondelete="CASCADE"), index=True)
    viewer: Mapped[str] = mapped_column(comment="JSON: audience, professions, uses, areas.")
    opens_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    most: Mapped[int] = mapped_column(comment="How many learners may start.")
    started: Mapped[int] = mapped_column(default=0)
    is_stopped: Mapped[bool] = mapped_column(default=False)


class LinkItem(ListBase):
    """What a link shows, frozen when it was made; an item that is pulled later becomes a calm gap."""

    __tablename__ = "link_item"

    link_id: Mapped[str] = mapped_column(ForeignKey("link.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[str]
    clip_id: Mapped[str | None] = mapped_column(
        comment="Only this part of it is shown; none shows the whole."
    )


class Printed(ListBase):
    """That a trainer printed a story, so many times, and whether those are destroyed."""

    __tablename__ = "printed"

    id: Mapped[str] = mapped_column(primary_key=True)
    playlist_id: Mapped[str] = mapped_column(ForeignKey("playlist.id", ondelete="CASCADE"), index=True)
    edition_id: Mapped[str]
    many: Mapped[int]
    use: Mapped[str] = mapped_column(
        default="teaching",
        server_default="teaching",
        comment="What it was printed for (archive.rules.choices.Use).",
    )
    is_gone: Mapped[bool] = mapped_column(default=False)


class Pack(ListBase):
    """A numbered, locked copy that a trainer took along. It outlives its playlist: what lies about is still asked for."""

    __tablename__ = "pack"

    id: Mapped[str] = mapped_column(primary_key=True)
    playlist_id: Mapped[str | None] = mapped_column(ForeignKey("playlist.id", ondelete="SET NULL"))
    person_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(comment="SHA-256 of its code.")
    viewer: Mapped[str] = mapped_column(comment="JSON, as a link's: who may meet it.")
    ends_at: Mapped[datetime]
    is_saved: Mapped[bool] = mapped_column(
        default=False, comment="Whether its file left; until then there is nothing to destroy."
    )
    is_gone: Mapped[bool] = mapped_column(default=False)


class PackItem(ListBase):
    """One edition in a pack, or a part of it."""

    __tablename__ = "pack_item"

    pack_id: Mapped[str] = mapped_column(ForeignKey("pack.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[str]
    clip_id: Mapped[str | None] = mapped_column(
        comment="Only this part of it is in the copy; none says the whole."
    )
