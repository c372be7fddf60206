"""Postings gathered word by word while Whoosh writes, in place of its own pool, which sorts and parks each posting by itself.

Documents come in the order of their numbers, so the postings of a word are in order as they come, and only words are
sorted. What no longer fits into memory is parked word by word in files of the writer's own folder, which end with it.
The writer is handed the very same postings in the very same order; a test compares the two.
"""

from __future__ import annotations

import marshal
import secrets
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

MOST_HELD = 700_000
"""Postings in memory at once: about 120 MB, 3,000 stories."""

Posting = tuple[int, float, bytes]
"""The number of a document, how much the word weighs in it, and where it stands."""

Word = tuple[str, bytes]
"""A field and a word of it."""

Part = tuple[Word, list[Posting]]
"""One word, and where it stands."""

_word = itemgetter(0)


class Gathered:
    """What a Whoosh writer asks of its pool."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the writer's temporary files."""
        self._folder = folder
        self._held: dict[Word, list[Posting]] = {}
        self._many = 0
        self._parked: list[Path] = []

    def add(self, item: tuple[str, bytes, int, float, bytes | None]) -> None:
        """Take one posting; those of one word come in the order of their documents."""
        field, word, number, weight, places = item
        self._held.setdefault((field, word), []).append((number, weight, places or b""))
        self._many += 1
        if self._many >= MOST_HELD:
            self._park()

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """Yield every posting, by field, word and document."""
        # Earlier files hold earlier documents, and `merge` keeps what is equal in the order of its sources.
        parts = merge(*map(_read, self._parked), self._sorted(), key=_word)
        for (field, word), same in groupby(parts, key=_word):
            for _, postings in same:
                for number, weight, places in postings:
                    yield field, word, number, weight, places

    def cleanup(self) -> None:
        """Take the files away: they hold words."""
        for path in self._parked:
            path.unlink()
        self._parked = []

    def _park(self) -> None:
        path = self._folder / f"{secrets.token_hex(8)}.run"
        self._parked.append(path)
        with path.open("wb") as file:
            for part in self._sorted():
                marshal.dump(part, file)
        self._held, self._many = {}, 0

    def _sorted(self) -> Iterable[Part]:
        return ((word, self._held[word]) for word in sorted(self._held))


def _read(path: Path) -> Iterator[Part]:
    with path.open("rb") as file:
        while True:
            try:
                yield marshal.load(file)  # noqa: S302 -- written by this very process, a moment ago.
            except EOFError:
                return
