"""The table of kept searches, in the store of the lists."""

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
