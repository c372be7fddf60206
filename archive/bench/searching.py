"""`ihw bench search`: a synthetic archive in a folder of its own, built, searched, published to, withdrawn from and purged."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from archive.bench import filling
from archive.bench import raw as raws
from archive.bench.asked import VIEWER
from archive.bench.corpus import CANARY, Corpus, Synthetic
from archive.bench.timing import Times, once
from archive.editions import press as presses
from archive.editions import shelf
from archive.editions.index import FTS5_FROM, Entry, Index, Search, open_index
from archive.editions.press import Press
from archive.ground.clock import Clock
from archive.reading import search
from archive.reading.room import Room, open_room
from archive.rules.clock import Moment
from archive.rules.grant import Outlet
from archive.settings import Address, Place, desk_settings, reading_settings
from archive.stores import prepare
from stories.desk import open_desk

PUBLISHED = 30
"""Stories put out and taken back, one by one, for the figures of both."""


@dataclass(frozen=True)
class Built:
    """The archive that is measured."""

    folder: Path
    press: Press
    corpus: Corpus
    stories: int
    moment: Moment

    @property
    def place(self) -> Place:
        """Where it lies."""
        return Place.at(self.folder / "data")

    def editions(self) -> Iterator[Synthetic]:
        """Yield every story again: the same, without keeping them."""
        return self.corpus.editions(self.stories, self.moment.today)

    def entries(self) -> Iterator[Entry]:
        """Yield what an index is given of each."""
        return (entry_of(one) for one in self.editions())


def entry_of(one: Synthetic) -> Entry:
    """Return what an index is given of one story."""
    return Entry.of(one.id, one.content, one.themes)


def backends_for(stories: int) -> tuple[Search, ...]:
    """Return the engines to measure when none is named: Whoosh takes far longer where it is not advised."""
    return tuple(Search) if stories < FTS5_FROM else (Search.FTS5,)


def measure(folder: Path, stories: int, backends: Iterable[Search], questions: int) -> dict[str, Any]:
    """Return every figure of one run. Nothing is written outside `folder`."""
    built, shelf_took = _built(folder, stories)
    raw_took = once(lambda: raws.build(folder / "raw.sqlite", built.editions()))
    figures: dict[str, Any] = {
        "stories": stories,
        "words": sum(len(one.content.words.split()) for one in built.editions()),
        "shelf": {"filled": shelf_took, "mb": _megabytes([built.place.store("shelf")])},
        "raw_fts5": {"built": raw_took, "mb": _megabytes([folder / "raw.sqlite"])},
        "backends": {},
    }
    for backend in backends:
        figures["backends"][str(backend)] = _backend(built, backend, questions)
    return figures


def _built(folder: Path, stories: int) -> tuple[Built, dict[str, float]]:
    place = Place.at(folder / "data")
    prepare(place)
    desk = open_desk(desk_settings(place, Address("")))
    moment = Clock(desk.engine).moment()
    built = Built(folder, desk.press, Corpus(), stories, moment)
    filling.quickly(built.press)
    took = once(lambda: filling.fill(built.press, built.editions()))
    filling.carefully(built.press)
    return built, took


def _backend(built: Built, backend: Search, questions: int) -> dict[str, Any]:
    index = open_index(built.place.index, rebuild_with=backend)
    took = once(lambda: index.rebuild(built.entries()))
    megabytes = _megabytes(built.place.index.iterdir())
    asked = subprocess.run(  # noqa: S603 -- our own module, with arguments of our own.
        [sys.executable, "-m", "archive.bench.asking", str(built.folder)],
        input=json.dumps(built.corpus.queries(questions)),
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {
        "built": took,
        "index_mb": megabytes,
        **json.loads(asked.stdout),
        **_changes(built, index, str(backend)),
    }


def _changes(built: Built, index: Index, name: str) -> dict[str, Any]:
    """Put stories out one by one, take them back, and purge: with a word that stands in one of them alone."""
    room = open_room(reading_settings(built.place, Address("")))
    some = [_single(built, f"{name}-{n}") for n in range(PUBLISHED)]
    out, indexed, pulled, refused, found = Times(), Times(), Times(), Times(), []
    asked = Times()
    # The first question of a process counts all that its viewer may see; a change makes the next one count what changed.
    search.find(room, VIEWER, built.moment, text=built.corpus.heavy[0])
    for one in some:
        out.of(lambda: filling.put_out(built.press, one, built.moment))  # noqa: B023 -- called at once.
        indexed.of(lambda: index.put([entry_of(one)]))  # noqa: B023 -- the same.
        asked.of(lambda: search.find(room, VIEWER, built.moment, text=built.corpus.heavy[0]))
    found.append(_is_found(room, built.moment))
    for one in some:
        pulled.of(lambda: presses.pull(built.press, [one.id], built.moment.now))  # noqa: B023 -- the same.
        there = refused.of(lambda: shelf.find(room.shelf, [one.id], VIEWER, Outlet.PAGE, built.moment))  # noqa: B023 -- the same.
        found.append(bool(there))
    found.append(_is_found(room, built.moment))
    dropped = Times()
    for one in some:
        dropped.of(lambda: index.drop([one.id]))  # noqa: B023 -- the same.
    before = _holds_canary(built.place.index)
    purged = once(lambda: index.rebuild(built.entries()))
    return {
        "publish": {
            "put_out": out.figures,
            "index": indexed.figures,
            "next_question": asked.figures,
            "found_after": found[0],
        },
        "withdraw": {
            "pull": pulled.figures,
            "gate_answers_after_commit": refused.figures,
            "shown_after_commit": sum(found[1:-1]),
            "found_after_commit_with_a_stale_index": found[-1],
            "index": dropped.figures,
        },
        "purge": {
            **purged,
            "canary_in_files_before": before,
            "canary_in_files_after": _holds_canary(built.place.index),
        },
    }


def _single(built: Built, name: str) -> Synthetic:
    words = " ".join(chain(built.corpus.words[:300], [CANARY]))
    return built.corpus.one(f"single-{name}", words, built.moment.today)


def _is_found(room: Room, moment: Moment) -> bool:
    return bool(search.find(room, VIEWER, moment, text=CANARY).total)


def _holds_canary(folder: Path) -> bool:
    return any(CANARY.encode() in path.read_bytes() for path in folder.iterdir())


def _megabytes(paths: Iterable[Path]) -> float:
    return round(sum(path.stat().st_size for path in paths if path.is_file()) / 1e6, 1)
