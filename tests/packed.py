"""Stories with sealed files, for tests of what becomes of those that lie: no one opens them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from stories import packages, parts
from stories.desk import Desk
from stories.parts import Role
from stories.tables import BlobRow, Part, PartState, SealedPart
from tests.town import Town


@dataclass(frozen=True)
class Packed:
    """One story that was sent, with one recording."""

    desk: Desk
    story_id: str
    part_id: str
    blob_id: str

    @property
    def path(self) -> Path:
        """Where the recording lies, as it lies."""
        return self.desk.originals.folder / self.blob_id

    @property
    def mark(self) -> str:
        """The mark of the package."""
        return packages.mark(self.desk, self.story_id)

    def flip(self, at: int = 40) -> None:
        """Flip one bit of the recording."""
        raw = bytearray(self.path.read_bytes())
        raw[at] ^= 1
        self.path.write_bytes(bytes(raw))

    def row(self, of: str = "") -> SealedPart | None:
        """Return what was written down of the recording, or of another part."""
        with Session(self.desk.engine) as session:
            query = select(SealedPart).where(SealedPart.of == (of or f"blob|{self.blob_id}"))
            return session.execute(query).scalar_one_or_none()

    def fault(self, of: str = "") -> str | None:
        """Return what is known to be wrong with it."""
        row = self.row(of)
        assert row is not None
        return row.fault


def tell(desk: Desk, words: str = "It rained.", *, sound: bytes = b"a recording" * 900) -> Packed:
    """Return a story that was told and sent, with a recording."""
    town = Town(desk)
    story_id = town.tell(words, title="Rain")
    with Session(desk.engine) as session, session.begin():
        part = Part(id=new_id(), story_id=story_id, kind="sound", state=PartState.READY, position=1, sound_only=False, made_on=date(2026, 11, 1))  # fmt: skip
        session.add(part)
        session.flush()
        blob = parts.keep(desk, session, part, Role.SENT, BytesIO(sound))
        return Packed(desk, story_id, part.id, blob.id)


def age(desk: Desk, day: date) -> None:
    """Have every part been looked at on a day, and never since."""
    with Session(desk.engine) as session, session.begin():
        for row in session.execute(select(SealedPart)).scalars():
            row.checked_on = day


def blobs(desk: Desk) -> list[BlobRow]:
    """Return the rows of all files."""
    with Session(desk.engine) as session:
        return list(session.execute(select(BlobRow)).scalars())


def now(desk: Desk) -> Moment:
    """Return the moment of now."""
    return desk.clock.moment()
