"""The private side, opened: what Notes, the Desk, the worker and the command line hold in their hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from archive.editions.press import Press
from archive.ground.clock import Clock
from archive.ground.crypto import seal_text, unseal_text
from archive.ground.db import open_store
from archive.ground.files import Files
from archive.ground.keyring import Keys, Master
from archive.settings import COOLING_DAYS, NOBODY_NAMED, Controller, DeskSettings


@dataclass(frozen=True)
class Desk:
    """Engines and keys of the private side, with the press."""

    engine: Engine
    keys: Keys
    originals: Files
    press: Press
    uses: Engine
    clock: Clock
    reading_days: int = 7
    ask_days: int = 42
    controller: Controller = NOBODY_NAMED
    cooling_days: int = COOLING_DAYS
    small_model: bool = False
    speech_model: str = ""

    @property
    def engines(self) -> tuple[Engine, ...]:
        """Every store this side has open: its own, its keys', the press's two and the ledger of showings."""
        return (self.engine, self.keys.engine, self.press.engine, self.press.keys.engine, self.uses)

    def close(self) -> None:
        """Let go of every store; whoever opened the desk calls it."""
        for engine in self.engines:
            engine.dispose()

    def seal(self, story_id: str, words: str, about: str) -> bytes:
        """Return `words` sealed with the story's key. `about` is `table|column|row id`."""
        return seal_text(self.keys.get(story_id), words, about=about)

    def readable(self, story_ids: Sequence[str]) -> frozenset[str]:
        """Return those of these stories whose key opens. A deletion that a crash cut short leaves a row without one."""
        return frozenset(self.keys.get_many(list(story_ids)))

    def not_deleted(self, story_ids: Sequence[str]) -> frozenset[str]:
        """Return those of these stories that nobody deleted: also one whose key is damaged, so that people hear of it."""
        return self.keys.live_among(story_ids)

    def answer_by(self, sent_at: datetime) -> date:
        """Return the day by which she hears from us, as her page says it."""
        return sent_at.date() + timedelta(days=self.reading_days)

    def unseal(self, story_id: str, sealed: bytes, about: str) -> str:
        """Return what was sealed with the story's key.

        Raises:
            Unreadable: the story was deleted.
        """
        return unseal_text(self.keys.get(story_id), sealed, about=about)


def open_desk(settings: DeskSettings, held: tuple[Master, Master] | None = None) -> Desk:
    """Return the private side of one deployment; nothing is read yet.

    Args:
        settings: where everything lies.
        held: the master keys of desk and shelf, when no file holds them (`archive.carrying`).
    """
    engine, uses = open_store(settings.desk), open_store(settings.uses)
    master, shelf_master = held or (Master(settings.master_key), Master(settings.shelf_master_key))
    shelf_keys = Keys(open_store(settings.shelf_keys, write_ahead=False), shelf_master)
    return Desk(
        engine=engine,
        keys=Keys(open_store(settings.keys), master),
        originals=Files(settings.originals),
        press=Press(
            open_store(settings.shelf, write_ahead=False), shelf_keys, Files(settings.published), uses
        ),
        uses=uses,
        clock=Clock(engine),
        reading_days=settings.reading_days,
        ask_days=settings.ask_days,
        controller=settings.controller,
        cooling_days=settings.cooling_days,
        small_model=settings.small_model,
        speech_model=settings.speech_model,
    )
