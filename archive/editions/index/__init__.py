"""One interface to search engines. An index holds ids and stems only, returns ids only, and decides nothing.

Who may see what comes from the shelf; whoever asks an index passes the ids that the viewer is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from archive.editions.edition import Content
from archive.editions.index.words import Asked

WIDEN_BELOW = 10
"""Hits below which all-of-these becomes any-of-these (`design/search.md`, decision 5)."""

FTS5_FROM = 20_000
"""Stories from which SQLite FTS5 is advised: its index takes a third of the computing and a quarter of the room (decision 32)."""


class Search(StrEnum):
    """The engines, by the names that `ihw rebuild --search` takes."""

    WHOOSH = "whoosh"
    FTS5 = "fts5"


@dataclass(frozen=True)
class Entry:
    """What an index is given of one edition."""

    id: str
    text: str
    themes: tuple[str, ...]

    @classmethod
    def of(cls, id: str, content: Content, themes: Iterable[str]) -> Entry:
        """Return the entry of an edition; the title counts twice, what is said and seen in its media once."""
        text = f"{content.title}\n{content.title}\n{content.words}\n{content.spoken}"
        return cls(id, text, tuple(sorted(themes)))


@dataclass(frozen=True)
class Hits:
    """Ids, the best of them first; all of them in no order, and whether the search was widened."""

    best: tuple[str, ...]
    all: frozenset[str]
    widened: bool = False


class Index(Protocol):
    """What whoever searches or publishes holds in hand; which engine is behind it shows nowhere.

    Every verb raises `Unreadable` when the files of the index are damaged; `rebuild` never reads the old ones.
    """

    def put(self, entries: Iterable[Entry]) -> None:
        """Put entries in, in place of what stood under their ids."""

    def drop(self, ids: Iterable[str]) -> None:
        """Take ids out; their words may stay in the files until `rebuild`."""

    def search(
        self, asked: Asked, allowed: frozenset[str], *, most: int, best_of: frozenset[str] | None = None
    ) -> Hits:
        """Return all ids among `allowed` that match, and the best of them.

        Args:
            asked: what is asked.
            allowed: what the viewer may see.
            most: how many are ranked.
            best_of: what is ranked, when that is not everything found; how widely is searched does not go by it.
        """

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Make the index anew beside the old one and swap them: no word of anything else is left in the files."""

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""

    def terms(self) -> frozenset[str]:
        """Return every stem in its files, also of what was taken out and not yet purged."""

    def left_over(self) -> tuple[str, ...]:
        """Return the names of folders that a rebuild, cut short, left beside it."""

    def engine(self) -> Search:
        """Return which engine made the files."""


class Reader(Protocol):
    """An index opened by an engine, for one thread, until its files change."""

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""

    def terms(self) -> frozenset[str]:
        """Return every stem in its files."""

    def find(
        self, asked: Asked, allowed: frozenset[str], best_of: frozenset[str], *, every: bool, most: int
    ) -> Hits:
        """Return ids among `allowed` that hold every group asked for, or any of them; and every theme of the filter.

        At most `most` of them are ranked, of those that are among `best_of`, which may be the very set `allowed`.
        """

    def close(self) -> object:
        """Let go of the files."""


class Engine(Protocol):
    """What a search engine does for `archive.editions.index.folder`, which holds the locks, the swap and the widening."""

    def make(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Make an index of these entries in a folder that is not there yet."""

    def change(self, folder: Path, *, put: Iterable[Entry] = (), drop: Iterable[str] = ()) -> None:
        """Put entries in, in place of what stood under their ids, and take ids out: all of it or nothing."""

    def read(self, folder: Path) -> Reader:
        """Open the index that lies in `folder`."""


def open_index(folder: Path, *, rebuild_with: Search | None = None) -> Index:
    """Return the index in `folder`, whichever engine made it; made empty when there is none.

    Args:
        folder: private to the service; never backed up, always rebuilt.
        rebuild_with: the engine that the next `rebuild` uses; the one it has when None.
    """
    from archive.editions.index.folder import FolderIndex  # noqa: PLC0415 -- it imports this module's interface.

    return FolderIndex(folder, rebuild_with)
