"""The folder of an index: who may read and write it when, how a new one takes the place of the old, which engine made it.

The engine is told from the files themselves, under the same lock as they are opened: no process can hold another
opinion than the files (`docs/decisions/0008-search-backends.md`).
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive.editions.index import WIDEN_BELOW, Engine, Entry, Hits, Reader, Search
from archive.editions.index.words import Asked
from archive.rules.errors import Unreadable

_log = logging.getLogger("ihw.index")

OPEN = "index.lock"
"""Shared while a reader opens its files, exclusive while a commit or a swap changes which files there are."""

WRITE = "index.write"
"""Exclusive for whoever writes: a rebuild and a put at the same time would lose what was put."""

AWAY = "Search is away for a moment. Stories, themes and playlists are all there; please look for words again a little later."

ENDINGS: dict[str, Search] = {".toc": Search.WHOOSH, ".sqlite": Search.FTS5}
"""By which file an engine is known."""


@dataclass(frozen=True)
class _Stamp:
    """What changes with every commit and every swap: the folder itself, and each generation's name and time."""

    inode: int
    files: tuple[tuple[str, int], ...]

    @property
    def search(self) -> Search:
        """The engine that made the files; the default for an empty folder."""
        made = {ENDINGS[os.path.splitext(name)[1]] for name, _ in self.files}  # noqa: PTH122 -- names, not paths.
        return Search.FTS5 if Search.FTS5 in made else Search.WHOOSH


class FolderIndex:
    """An index in one folder; any number of processes read, one writes."""

    def __init__(self, folder: Path, rebuild_with: Search | None = None) -> None:
        """Make the folder and an empty index unless they exist."""
        self.folder = folder
        self._rebuild_with = rebuild_with
        self._mine = threading.local()
        with self._writing():
            if not folder.exists() or not any(folder.iterdir()):
                shutil.rmtree(folder, ignore_errors=True)
                _engine(rebuild_with or Search.WHOOSH).make(folder, ())

    def put(self, entries: Iterable[Entry]) -> None:
        """Put entries in, in place of what stood under their ids."""
        # Made before the index is touched: what goes wrong in making them is no fault of the index.
        made = list(entries)
        self._change(lambda engine: engine.change(self.folder, put=made))

    def drop(self, ids: Iterable[str]) -> None:
        """Take ids out; their words may stay in the files until `rebuild`."""
        gone = list(ids)
        self._change(lambda engine: engine.change(self.folder, drop=gone))

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Make the index anew beside the old one and swap them; who reads meanwhile reads the old one."""
        fresh, old = self._beside()
        with self._locked(WRITE, fcntl.LOCK_EX):
            for folder in (fresh, old):
                shutil.rmtree(folder, ignore_errors=True)
            try:
                _engine(self._rebuild_with or self.engine()).make(fresh, entries)
                self._swap(fresh, old)
            finally:
                for folder in (fresh, old):
                    shutil.rmtree(folder, ignore_errors=True)

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""
        with self._calmly():
            return self._reader().ids()

    def terms(self) -> frozenset[str]:
        """Return every stem in its files, also of what was taken out and not yet purged."""
        with self._calmly():
            return self._reader().terms()

    def left_over(self) -> tuple[str, ...]:
        """Return the names of folders that a rebuild, cut short, left beside it; one that is under way is waited for."""
        with self._locked(WRITE, fcntl.LOCK_EX):
            return tuple(folder.name for folder in self._beside() if folder.exists())

    def _beside(self) -> tuple[Path, Path]:
        return self.folder.with_name("index.new"), self.folder.with_name("index.old")

    def search(
        self, asked: Asked, allowed: frozenset[str], *, most: int, best_of: frozenset[str] | None = None
    ) -> Hits:
        """Return ids among `allowed`, and at most `most` of them ranked; widened to any of the words below ten hits."""
        if asked.is_empty:
            return Hits((), frozenset())
        ranked = allowed if best_of is None else best_of
        with self._calmly():
            here = self._reader()
            narrow = here.find(asked, allowed, ranked, every=True, most=most)
            if len(narrow.all) >= WIDEN_BELOW or len(asked.groups) < 2:  # noqa: PLR2004 -- one word cannot be widened.
                return narrow
            wide = here.find(asked, allowed, ranked, every=False, most=most)
        if not wide.all > narrow.all:
            return narrow
        return Hits(_joined(narrow.best, wide.best)[:most], wide.all, widened=True)

    def engine(self) -> Search:
        """Return which engine made the files; the default when there are none."""
        return self._stamp().search if self.folder.exists() else Search.WHOOSH

    def _change(self, change: Callable[[Engine], None]) -> None:
        with self._writing(), self._calmly():
            change(_engine(self.engine()))

    def _swap(self, fresh: Path, old: Path) -> None:
        with self._locked(OPEN, fcntl.LOCK_EX):
            if self.folder.exists():
                self.folder.rename(old)
            fresh.rename(self.folder)

    def _reader(self) -> Reader:
        with self._locked(OPEN, fcntl.LOCK_SH):
            stamp = self._stamp()
            mine: tuple[_Stamp, Reader] | None = getattr(self._mine, "reading", None)
            if mine is None or mine[0] != stamp:
                self._mine.reading = fresh = (stamp, _engine(stamp.search).read(self.folder))
                if mine is not None:
                    mine[1].close()
                return fresh[1]
        return mine[1]

    def _stamp(self) -> _Stamp:
        with os.scandir(self.folder) as found:
            files = sorted(
                (entry.name, entry.stat().st_mtime_ns) for entry in found if entry.name.endswith((*ENDINGS,))
            )
        return _Stamp(self.folder.stat().st_ino, tuple(files))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._locked(WRITE, fcntl.LOCK_EX), self._locked(OPEN, fcntl.LOCK_EX):
            yield

    @contextmanager
    def _calmly(self) -> Iterator[None]:
        """Say of damaged files that search is away, whatever the engine stumbled over in them."""
        try:
            yield
        except Exception as found:
            # Pickles, packed numbers and pages that were changed break in any way there is. A message may quote stems.
            _log.error("the search index cannot be used: %s", type(found).__name__)
            self._mine.reading = None
            raise Unreadable(AWAY) from found

    @contextmanager
    def _locked(self, name: str, how: int) -> Iterator[None]:
        self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Opened for reading: the Reading room, as another user, may lock it and not write it.
        lock = os.open(self.folder.with_name(name), os.O_RDONLY | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, how)
            yield
        finally:
            os.close(lock)


def _engine(search: Search) -> Engine:
    if search == Search.FTS5:
        from archive.editions.index.fts5 import Fts5  # noqa: PLC0415 -- only the engine in use is loaded.

        return Fts5()
    from archive.editions.index.whoosh import Whoosh  # noqa: PLC0415 -- the same.

    return Whoosh()


def _joined(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    there = frozenset(first)
    return (*first, *(id for id in then if id not in there))
