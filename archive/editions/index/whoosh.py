"""Whoosh 2.7.4 behind the one interface; the only file that knows it.

Measured (`design/search.md`): `compound=False` is the largest win; one searcher per thread and generation, never
`refresh()` (newer forks keep returning deleted documents); opened under a lock shared with commits; the filter stands
inside the matcher. Deleted words stay in its files, so a purge is a rebuild beside and a swap. Its files are pickles:
the folder is private to the service and never restored from a backup.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from heapq import nsmallest
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.base import Segment
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.matching import FilterMatcher
from whoosh.query import And, Or, Phrase, Query, Term

from archive.editions.index import WIDEN_BELOW, Entry, Hits
from archive.editions.index.words import Asked, Group, tokens

OPEN = "index.lock"
"""Shared while a reader opens its files, exclusive while a commit or a swap changes which files there are."""

WRITE = "index.write"
"""Exclusive for whoever writes: a rebuild and a put at the same time would lose what was put."""

THEME_WEIGHT = 0.6
"""A theme counts less than her own word for it. Our choice."""


# The library names its files by `random`: where somebody has seeded that, a new file would overwrite an old one (seen).
Segment._random_id = classmethod(lambda _, size=16: secrets.token_hex(size // 2))  # noqa: SLF001


class WhooshIndex:
    """An index in one folder; any number of processes read, one writes."""

    def __init__(self, folder: Path) -> None:
        """Make the folder and an empty index unless they exist."""
        self.folder = folder
        self._mine = threading.local()
        with self._locked(WRITE, fcntl.LOCK_EX), self._locked(OPEN, fcntl.LOCK_EX):
            if not whoosh_index.exists_in(folder):
                _make(folder)

    def put(self, entries: Iterable[Entry]) -> None:
        """Put entries in, in place of what stood under their ids."""
        self._write(lambda writer: [writer.update_document(**_document(entry)) for entry in entries])

    def drop(self, ids: Iterable[str]) -> None:
        """Take ids out; their words may stay in the files until `rebuild`."""
        self._write(lambda writer: [writer.delete_by_term("id", id) for id in ids])

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Make the index anew beside the old one and swap them; who reads meanwhile reads the old one."""
        fresh, old = self.folder.with_name("index.new"), self.folder.with_name("index.old")
        with self._locked(WRITE, fcntl.LOCK_EX):
            for folder in (fresh, old):
                shutil.rmtree(folder, ignore_errors=True)
            _fill(fresh, entries)
            with self._locked(OPEN, fcntl.LOCK_EX):
                if self.folder.exists():
                    self.folder.rename(old)
                fresh.rename(self.folder)
            shutil.rmtree(old, ignore_errors=True)

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""
        return frozenset(self._searcher().names)

    def search(self, asked: Asked, allowed: frozenset[str], *, most: int) -> Hits:
        """Return ids among `allowed`, at most `most` of them ranked; widened to any of the words below ten hits."""
        if asked.is_empty:
            return Hits((), frozenset())
        here = self._searcher()
        scope = here.scope(allowed)
        narrow = here.run(_query(asked, And), scope, most)
        if len(narrow.all) >= WIDEN_BELOW or len(asked.groups) < 2:  # noqa: PLR2004 -- one word cannot be widened.
            return narrow
        wide = here.run(_query(asked, Or), scope, most)
        return (
            Hits(_joined(narrow.best, wide.best)[:most], wide.all, widened=True)
            if wide.all > narrow.all
            else narrow
        )

    def _write(self, change: Callable[[Any], object]) -> None:
        with self._locked(WRITE, fcntl.LOCK_EX), self._locked(OPEN, fcntl.LOCK_EX):
            writer = whoosh_index.open_dir(self.folder).writer(limitmb=64)
            writer.compound = False
            try:
                change(writer)
            except BaseException:
                writer.cancel()
                raise
            writer.commit()

    def _searcher(self) -> _Reading:
        with self._locked(OPEN, fcntl.LOCK_SH):
            stamp = self._stamp()
            mine: _Reading | None = getattr(self._mine, "reading", None)
            if mine is None or mine.stamp != stamp:
                fresh = _Reading(self.folder, stamp)
                if mine is not None:
                    mine.close()
                self._mine.reading = mine = fresh
        return mine

    def _stamp(self) -> tuple[object, ...]:
        """Return what changes with every commit and every swap: the folder itself, and each generation's name and time."""
        with os.scandir(self.folder) as found:
            tocs = sorted(
                (entry.name, entry.stat().st_mtime_ns) for entry in found if entry.name.endswith(".toc")
            )
        return (self.folder.stat().st_ino, *tocs)

    @contextmanager
    def _locked(self, name: str, how: int) -> Iterator[None]:
        self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self.folder.with_name(name).open("w") as lock:
            fcntl.flock(lock, how)
            yield


class _Reading:
    """One open searcher, for one thread and one generation."""

    def __init__(self, folder: Path, stamp: tuple[object, ...]) -> None:
        self.stamp = stamp
        self.searcher = whoosh_index.open_dir(folder).searcher()
        # A thread that ends takes its searcher with it; the library itself leaves the files open then.
        self.close = weakref.finalize(self, self.searcher.close)
        self.names = [fields["id"] for _, fields in self.searcher.reader().iter_docs()]
        self._numbers = {fields["id"]: number for number, fields in self.searcher.reader().iter_docs()}
        self._by_number = {number: id for id, number in self._numbers.items()}

    def scope(self, allowed: frozenset[str]) -> frozenset[int]:
        """Return the document numbers of the allowed ids."""
        return frozenset(self._numbers[id] for id in allowed if id in self._numbers)

    def run(self, query: Query, scope: frozenset[int], most: int) -> Hits:
        """Return what matches within the scope, scored in one pass.

        The library's collectors skip blocks that cannot reach the top, and then counting takes a second pass: together
        they took 1.5 to 2 times as long here, for the same hits in the same order.
        """
        scored = self._scored(
            _Within(query, scope, {id(sub): at for sub, at in self.searcher.leaf_searchers()})
        )
        best = nsmallest(most, scored, key=lambda number: (-scored[number], number))
        names = self._by_number
        return Hits(tuple(names[number] for number in best), frozenset(names[number] for number in scored))

    def _scored(self, within: _Within) -> dict[int, float]:
        context, scored = self.searcher.context(), {}
        for sub, offset in self.searcher.leaf_searchers():
            matcher = within.matcher(sub, context)
            while matcher.is_active():
                scored[matcher.id() + offset] = matcher.score()
                matcher.next()
        return scored


class _Within(Query):  # type: ignore[misc]  # the library has no types.
    """A query that matches only some documents, decided inside the matcher so that whole blocks are skipped."""

    def __init__(self, child: Query, scope: frozenset[int], offsets: dict[int, int]) -> None:
        self.child = child
        self.scope = scope
        self.offsets = offsets

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        offset = self.offsets.get(id(searcher), 0)
        here = {number - offset for number in self.scope} if offset else self.scope
        return FilterMatcher(self.child.matcher(searcher, context), here)

    def estimate_size(self, reader: Any) -> int:
        return int(self.child.estimate_size(reader))

    def is_leaf(self) -> bool:
        return False

    def children(self) -> Iterator[Query]:
        return iter([self.child])


def _make(folder: Path) -> Any:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return whoosh_index.create_in(folder, _schema())


def _fill(folder: Path, entries: Iterable[Entry]) -> None:
    writer = _make(folder).writer(limitmb=128)
    writer.compound = False
    for entry in entries:
        writer.add_document(**_document(entry))
    writer.commit()


def _schema() -> Schema:
    words = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True, stored=False)
    return Schema(id=ID(unique=True, stored=True), words=words, themes=KEYWORD(scorable=True))


def _document(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "words": " ".join(tokens(entry.text)), "themes": " ".join(entry.themes)}


def _query(asked: Asked, joined: type[Query]) -> Query:
    words = [_group(group) for group in asked.groups]
    must = [Term("themes", theme) for theme in sorted(asked.themes)]
    whole = [joined(words)] if len(words) > 1 else words
    return And([*whole, *must]) if len(whole) + len(must) > 1 else [*whole, *must][0]


def _group(group: Group) -> Query:
    own = Phrase("words", list(group.stems)) if group.is_phrase else Term("words", group.stems[0])
    themes = [Term("themes", theme, boost=THEME_WEIGHT) for theme in group.themes]
    return Or([own, *themes]) if themes else own


def _joined(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(id for id in then if id not in first))
