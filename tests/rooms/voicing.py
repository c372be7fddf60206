"""A story with a recording that sounds like speech, for the tests of whose voice is heard."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.choices import Medium
from moderation.parts import making
from stories import finished, looking, parts, pieces, withdrawal
from stories.parts import Role
from stories.partwork import PartWork
from tests.rooms.test_desk_parts import Work
from tests.town import grant
from tests.voices import voice as spoken
from tests.voices import wav

HERS = wav(spoken(3.0, seed=5))
FACTS = {"ms": 3000, "lufs": -20.0, "peak": 0.5, "tracks": 1, "has_pictures": False, "peaks": [50] * 30}


def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let its picture be no picture at all."""
    size = {"width": 400, "height": 300, "mime": "image/png"}
    monkeypatch.setattr(looking, "_picture", lambda _: (size, {Role.CLEAN: BytesIO(b"clean")}))
    monkeypatch.setattr(
        making,
        "_picture",
        lambda *_: making._Made(((Role.PICTURE, "png", BytesIO(b"a picture")),), width=400, height=300),
    )


def no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody listen to her recording, which costs a cage."""
    monkeypatch.setattr(looking, "_sound", lambda *_: (dict(FACTS), {Role.HEARD: BytesIO(b"heard")}))


class Told(Work):
    """A story with a recording that sounds like speech."""

    def _add(self, session: Session, kind: Kind) -> str:
        if kind != Kind.SOUND:
            return super()._add(session, kind)
        story = self.story(session)
        part = parts.begin(session, story, kind, self.town.now)
        pieces.add(self.desk, session, part, self.desk.originals.keep(BytesIO(HERS)))
        parts.finish(session, part, self.town.now)
        return part.id

    @property
    def sound(self) -> PartWork:
        with Session(reading(self.desk.engine)) as session:
            return finished.read(self.desk, finished.newest(session, self.id)).part(self.ids[0])

    def roles(self) -> set[str]:
        with Session(reading(self.desk.engine)) as session:
            rows = parts.rows_of(session, parts.hers(session, self.story(session), self.ids[0]))
            return {row.role for row in rows}

    def file(self, role: Role) -> bytes:
        with Session(reading(self.desk.engine)) as session:
            part = parts.hers(session, self.story(session), self.ids[0])
            return b"".join(self.desk.originals.read(parts.file_of(self.desk, session, part, role)))

    def put(self, role: Role, plain: bytes) -> None:
        with Session(self.desk.engine) as session, session.begin():
            part = parts.hers(session, self.story(session), self.ids[0])
            parts.keep(self.desk, session, part, role, BytesIO(plain))

    def heard_by_her(self) -> bytes:
        """Return what the page with the finished version plays."""
        with Session(reading(self.desk.engine)) as session:
            blob = finished.file_of(self.desk, session, self.story(session), 0, "opus")
            return b"".join(self.desk.originals.read(blob))

    def narrow(self, media: frozenset[Medium]) -> bool:
        with Session(self.desk.engine) as session, session.begin():
            return withdrawal.narrow(
                self.desk, session, self.story(session), grant(media=media), version="5", moment=self.town.now
            )

    def state(self) -> str:
        with Session(reading(self.desk.engine)) as session:
            return self.story(session).state
