"""One interface to search engines. An index holds ids and stems only, returns ids only, and decides nothing.

Who may see what comes from the shelf; whoever asks an index passes the ids that the viewer is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from archive.editions.edition import Content
from archive.editions.index.words import Asked

WIDEN_BELOW = 10
"""Hits below which all-of-these becomes any-of-these (`design/search.md`, decision 5)."""


@dataclass(frozen=True)
class Entry:
    """What an index is given of one edition."""

    id: str
    text: str
    themes: tuple[str, ...]

    @classmethod
    def of(cls, id: str, content: Content, themes: Iterable[str]) -> Entry:
        """Return the entry of an edition; the title counts twice."""
        return cls(
            id, f"{content.title}\n{content.title}\n{content.words}\n{content.spoken}", tuple(sorted(themes))
        )


@dataclass(frozen=True)
class Hits:
    """Ids, best first; all of them, and whether the search was widened."""

    best: tuple[str, ...]
    all: frozenset[str]
    widened: bool = False


class Index(Protocol):
    """What every engine does."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Put entries in, in place of what stood under their ids."""

    def drop(self, ids: Iterable[str]) -> None:
        """Take ids out; their words may stay in the files until `rebuild`."""

    def search(self, asked: Asked, allowed: frozenset[str], *, most: int) -> Hits:
        """Return ids among `allowed`, at most `most` of them ranked."""

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Make the index anew beside the old one and swap them: no word of anything else is left in the files."""

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""


def open_index(folder: Path) -> Index:
    """Return the index in `folder`; made empty when there is none."""
    from archive.editions.index.whoosh import WhooshIndex  # noqa: PLC0415 -- the one place that chooses an engine.

    return WhooshIndex(folder)
