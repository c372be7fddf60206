"""A process of its own that opens the Reading room and searches: so its memory is that of searching and of nothing else.

Run by `archive.bench.searching`; prints JSON. Each question goes through the product's own search: grants, page, facets,
snippets; and through raw FTS5, in turn.
"""

from __future__ import annotations

import json
import re
import sqlite3
import statistics
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from archive.bench import raw as raws
from archive.bench.asked import VIEWER, Query
from archive.bench.timing import Times
from archive.editions.index.words import understand
from archive.reading import search
from archive.reading.facets import Only
from archive.reading.room import Room, open_room
from archive.rules.clock import Moment
from archive.settings import Address, Place, reading_settings

KIB = 1024


def main(folder: str) -> None:
    """Measure the archive in `folder` with the questions that come by the standard input."""
    place = Place.at(Path(folder) / "data")
    room = open_room(reading_settings(place, Address("")))
    first = Times()
    moment = room.clock.moment()
    # The first question counts what this viewer may see; every change on the shelf makes that be counted anew.
    first.of(lambda: search.find(room, VIEWER, moment, text="warm"))
    with closing(sqlite3.connect(Path(folder) / "raw.sqlite")) as raw:
        classes = {
            name: _measured(room, raw, moment, queries) for name, queries in json.load(sys.stdin).items()
        }
    print(  # noqa: T201 -- what the other process reads.
        json.dumps(
            {
                "first_question": first.figures,
                "classes": classes,
                "rss_mb": _most_memory(),
            }
        )
    )


def _most_memory() -> float:
    """Return the most memory that this process ever held, in MB. What `getrusage` says was begun by the process that started it."""
    said = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return round(int(said[1]) / KIB, 1) if said else 0.0


def _measured(room: Room, raw: sqlite3.Connection, moment: Moment, queries: list[Query]) -> dict[str, Any]:
    ours, theirs, hits, widened = Times(), Times(), [], 0
    for text, themes in queries:
        only = Only(theme=tuple(themes))
        found = ours.of(lambda: search.find(room, VIEWER, moment, text=text, only=only))  # noqa: B023 -- called at once.
        asked = understand(text, frozenset(themes))
        theirs.of(lambda: raws.ask(raw, asked, str(moment.today)))  # noqa: B023 -- the same.
        hits.append(found.total)
        widened += found.widened
    return {
        "questions": len(queries),
        "hits_p50": statistics.median(hits),
        "widened": widened,
        **ours.figures,
        "raw": theirs.figures,
        "ratio_cpu_p50": round(ours.figures["cpu_p50"] / max(theirs.figures["cpu_p50"], 0.01), 1),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
