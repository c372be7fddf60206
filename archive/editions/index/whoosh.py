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
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.base import Segment
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.matching import FilterMatcher
from whoosh.query import Phrase, Query
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from archive.editions.index import Entry, Hits, blocks
from archive.editions.index.blocks import Blocks
from archive.editions.index.gathered import Gathered
from archive.editions.index.words import Asked, Group, tokens

THEME_WEIGHT = 0.6
"""A theme counts less than her own word for it. Our choice."""

MANY = 21
"""Small segments that are joined to one: fewer than five publications in a hundred do it. A question looks into each (0.03 ms)."""


# The library names its files by `random`: where somebody has seeded that, a new file would overwrite an old one (seen).
Segment._random_id = classmethod(lambda _, size=16: secrets.token_hex(size // 2))  # noqa: SLF001 -- see above.


class Whoosh:
    """The engine of Whoosh."""

    def make(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Make an index of these entries in a folder that is not there yet."""
        folder.mkdir(parents=True, mode=0o700)
        with _writer(whoosh_index.create_in(folder, _schema())) as writer:
            for entry in entries:
                writer.add_document(**_document(entry))

    def change(self, folder: Path, *, put: Iterable[Entry] = (), drop: Iterable[str] = ()) -> None:
        """Put entries in, in place of what stood under their ids, and take ids out: all of it or nothing."""
        with _writer(whoosh_index.open_dir(folder)) as writer:
            for entry in put:
                writer.update_document(**_document(entry))
            for id in drop:
                writer.delete_by_term("id", id)

    def read(self, folder: Path) -> _Reading:
        """Open a searcher on the newest generation in `folder`."""
        return _Reading(folder)


@dataclass(frozen=True)
class _Part:
    """One segment: its searcher, where its numbers begin among all, and its postings."""

    searcher: Any
    offset: int
    blocks: Blocks


class _Reading:
    """One open searcher, for one thread and one generation."""

    def __init__(self, folder: Path) -> None:
        self.searcher = whoosh_index.open_dir(folder).searcher()
        # A thread that ends takes its searcher with it; the library itself leaves the files open then.
        self.close = weakref.finalize(self, self.searcher.close)
        self._numbers = {fields["id"]: number for number, fields in self.searcher.reader().iter_docs()}
        self._by_number = {number: id for id, number in self._numbers.items()}
        self._parts = [_Part(sub, at, Blocks(sub, at)) for sub, at in self.searcher.leaf_searchers()]
        self._last: tuple[frozenset[str], frozenset[int]] | None = None

    def ids(self) -> frozenset[str]:
        """Return every id it holds."""
        return frozenset(self._numbers)

    def terms(self) -> frozenset[str]:
        """Return every stem in its files."""
        return frozenset(self.searcher.reader().field_terms("words"))

    def find(
        self, asked: Asked, allowed: frozenset[str], best_of: frozenset[str], *, every: bool, most: int
    ) -> Hits:
        """Return what matches among `allowed`, scored in one pass over blocks of postings (`blocks.py`)."""
        scope, scored = self._scope(allowed), dict[int, float]()
        for part in self._parts:
            scored.update(self._scored(part, asked, scope, every=every))
        names = self._by_number
        wanted: Iterable[int] = (
            scored if best_of is allowed else [number for number in scored if names[number] in best_of]
        )
        ranked = nsmallest(most, wanted, key=lambda number: (-round(scored[number], blocks.DIGITS), number))
        return Hits(tuple(names[number] for number in ranked), frozenset(names[number] for number in scored))

    def _scored(self, part: _Part, asked: Asked, scope: frozenset[int], *, every: bool) -> dict[int, float]:
        groups = [self._group(part, group, scope) for group in asked.groups]
        must = [part.blocks.term("themes", theme, scope) for theme in sorted(asked.themes)]
        joined = [blocks.every(groups) if every else blocks.some(groups)] if groups else []
        return blocks.every([*joined, *must])

    def _group(self, part: _Part, group: Group, scope: frozenset[int]) -> dict[int, float]:
        own = (
            self._phrase(part, group, scope)
            if group.is_phrase
            else part.blocks.term("words", group.stems[0], scope)
        )
        themes = [part.blocks.term("themes", theme, scope, THEME_WEIGHT) for theme in group.themes]
        return blocks.some([own, *themes]) if themes else own

    def _phrase(self, part: _Part, group: Group, scope: frozenset[int]) -> dict[int, float]:
        """Return where a phrase stands, asked of the library: among the stories that hold each of its words."""
        holding = [part.blocks.term("words", stem, scope) for stem in group.stems]
        among = frozenset(blocks.every(holding))
        if not among:
            return {}
        within = _Within(Phrase("words", list(group.stems)), among, {id(part.searcher): part.offset})
        return matched(within, part.searcher, part.offset, self.searcher.context())

    def _scope(self, allowed: frozenset[str]) -> frozenset[int]:
        # Whoever searches asks again and again with the very same set: its numbers are looked up once.
        if self._last is None or self._last[0] is not allowed:
            self._last = (allowed, frozenset(self._numbers[id] for id in allowed if id in self._numbers))
        return self._last[1]


def matched(query: Query, searcher: Any, offset: int, context: Any) -> dict[int, float]:
    """Return what a query matches in one segment, with the library's own scores, by its own matchers."""
    matcher, scored = query.matcher(searcher, context), {}
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
def _writer(opened: Any) -> Iterator[Any]:
    """Hand out a writer; commit at the end, or leave everything as it was."""
    writer = opened.writer()
    writer.compound = False
    writer.pool = Gathered(Path(writer.temp_storage().folder))
    writer.per_document_reader = lambda: _remembering(SegmentWriter.per_document_reader(writer))
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=_joined)


def _remembering(reader: Any) -> Any:
    """Let the length of a story be read once, not once for each of its words."""
    reader.doc_field_length = cache(reader.doc_field_length)
    return reader


def _joined(writer: Any, segments: list[Any]) -> list[Any]:
    """Take small segments into the new one once they are many, and larger ones that they would soon overtake; return the others.

    The library does it at one publication in five, and took in 5 to 30 stories, each at about the cost of the one put out.
    """
    by_size = sorted(segments, key=_stories)
    few = [segment for segment in by_size if _stories(segment) < MANY]
    if len(few) < MANY:
        return segments
    for larger in by_size[len(few) :]:
        if _stories(larger) > 2 * sum(map(_stories, few)):
            break
        few.append(larger)
    for segment in few:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            writer.add_reader(reader)
    return by_size[len(few) :]


def _stories(segment: Any) -> int:
    return int(segment.doc_count_all())


def _schema() -> Schema:
    words = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True, stored=False)
    return Schema(id=ID(unique=True, stored=True), words=words, themes=KEYWORD(scorable=True))


def _document(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "words": tokens(entry.text), "themes": " ".join(entry.themes)}
