"""What a trainer keeps of her own about finding, in the store of the lists: searches, and topics to be spared."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from archive.reading.tables import ListBase


class KeptSearch(ListBase):
    """A search that a trainer keeps. Its words may quote a story, so they are sealed; so is what she has seen of it."""

    __tablename__ = "kept_search"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(index=True)
    asked: Mapped[bytes] = mapped_column(comment="Sealed JSON: words and filters.")
    seen: Mapped[bytes] = mapped_column(comment="Sealed: keyed hashes of the editions it has shown her.")


class SparedTopics(ListBase):
    """What a trainer does not want to meet. It says something of herself, so it is sealed, and as long as any other such choice."""

    __tablename__ = "spared_topics"

    person_id: Mapped[str] = mapped_column(primary_key=True)
    topics: Mapped[bytes] = mapped_column(comment="Sealed: ids of warnings, padded to one length.")
