"""Whoosh 2.7.4 behind the one interface; the only file that knows it.

Measured (`design/search.md`): `compound=False` is the largest win; one searcher per thread and generation, never
`refresh()` (newer forks keep returning deleted documents); opened under a lock shared with commits; the filter stands
inside the matcher. Deleted words stay in its files, so a purge is a rebuild beside and a swap. Its files are pickles:
the folder is private to the service and never restored from a backup.
"""

from __future__ import annotations

import secrets
import weakref
from collections.abc import Iterable, Iterator
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

from archive.editions.index import Entry, Hits
from archive.editions.index.words import Asked, Group, tokens

THEME_WEIGHT = 0.6
"""A theme counts less than her own word for it. Our choice."""


# The library names its files by `random`: where somebody has seeded that, a new file would overwrite an old one (seen).
Segment._random_id = classmethod(lambda _, size=16: secrets.token_hex(size // 2))  # noqa: SLF001 -- see above.


class Whoosh:
    """The engine of Whoosh."""

    def make(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Make an index of these entries in a folder that is not there yet."""
        folder.mkdir(parents=True, mode=0o700)
        with _writer(whoosh_index.create_in(folder, _schema()), megabytes=128) as writer:
            for entry in entries:
                writer.add_document(**_document(entry))

    def change(self, folder: Path, *, put: Iterable[Entry] = (), drop: Iterable[str] = ()) -> None:
        """Put entries in, in place of what stood under their ids, and take ids out: all of it or nothing."""
        with _writer(whoosh_index.open_dir(folder), megabytes=64) as writer:
            for entry in put:
                writer.update_document(**_document(entry))
            for id in drop:
                writer.delete_by_term("id", id)

    def read(self, folder: Path) -> _Reading:
        """Open a searcher on the newest generation in `folder`."""
        return _Reading(folder)


class _Reading:
    """One open searcher, for one thread and one generation."""

    def __init__(self, folder: Path) -> None:
        self.searcher = whoosh_index.open_dir(folder).searcher()
        # A thread that ends takes its searcher with it; the library itself leaves the files open then.
        self.close = weakref.finalize(self, self.searcher.close)
        self._numbers = {fields["id"]: number for number, fields in self.searcher.reader().iter_docs()}
        self._by_number = {number: id for id, number in self._numbers.items()}

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""
        return frozenset(self._numbers)

    def terms(self) -> frozenset[str]:
        """Return every stem in its files."""
        return frozenset(self.searcher.reader().field_terms("words"))

    def find(self, asked: Asked, allowed: frozenset[str], *, every: bool, most: int) -> Hits:
        """Return what matches among `allowed`, scored in one pass.

        The library's collectors skip blocks that cannot reach the top, and then counting takes a second pass: together
        they took 1.5 to 2 times as long here, for the same hits in the same order.
        """
        query, scope = _query(asked, And if every else Or), self._scope(allowed)
        scored = self._scored(
            _Within(query, scope, {id(sub): at for sub, at in self.searcher.leaf_searchers()})
        )
        best = nsmallest(most, scored, key=lambda number: (-scored[number], number))
        names = self._by_number
        return Hits(tuple(names[number] for number in best), frozenset(names[number] for number in scored))

    def _scope(self, allowed: frozenset[str]) -> frozenset[int]:
        return frozenset(self._numbers[id] for id in allowed if id in self._numbers)

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


@contextmanager
def _writer(opened: Any, *, megabytes: int) -> Iterator[Any]:
    """Hand out a writer; commit at the end, or leave everything as it was."""
    writer = opened.writer(limitmb=megabytes)
    writer.compound = False
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
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
