"""The Reading room, opened: the shelf read-only, the lists, the ledger of showings and the index.

No path of the private side is among its settings, so no mistake in this process can name it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Engine

from archive.editions.index import Index, open_index
from archive.editions.shelf import Shelf
from archive.ground.clock import Clock
from archive.ground.db import open_store
from archive.ground.files import Files
from archive.ground.keyring import Keys, Master
from archive.reading.scope import Scopes
from archive.settings import ReadingSettings


@dataclass(frozen=True)
class Room:
    """What the pages of the Reading room hold in their hands."""

    shelf: Shelf
    """Opened with `mode=ro`: SQLite itself refuses a write to it, and to the keys of its editions."""

    lists: Engine
    uses: Engine
    index: Index
    clock: Clock
    scopes: Scopes = field(default_factory=Scopes)
    complained: Counter[tuple[str, date]] = field(default_factory=Counter, repr=False)
    """How many stories each account or link has hidden on a day; forgotten when the process ends."""


def open_room(settings: ReadingSettings) -> Room:
    """Return the Reading room of one deployment; nothing of a story is read yet."""
    keys = Keys(open_store(settings.shelf_keys, read_only=True), Master(settings.shelf_master_key))
    lists, uses = open_store(settings.lists), open_store(settings.uses)
    return Room(
        shelf=Shelf(open_store(settings.shelf, read_only=True), keys, Files(settings.published), uses),
        lists=lists,
        uses=uses,
        index=open_index(settings.index),
        clock=Clock(lists),
    )
