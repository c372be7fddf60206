"""`make bench`: search beside raw SQLite FTS5, hide-to-gone, pages and ranges a second, sound and pictures, a phone on a poor line.

And how well suggestions find what could tell, court papers are told from tellings, and good recordings pass their proofs.
Figures of one run on one machine: compare within a run, never between runs. Nothing here decides a test.
How well a softened voice hides somebody is asked of a judge from outside: `make judge`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from archive.bench import searching, telling
from archive.editions.index import Search
from tests.bench import media
from tests.bench.pages import pages
from tests.bench.papers import papers
from tests.bench.phone import phone
from tests.bench.ranges import put_recording, ranges
from tests.bench.recognise import recognise
from tests.bench.served import served
from tests.bench.suggest import measure

PARTS = (
    "search",
    "pages",
    "ranges",
    "picture",
    "sound",
    "disguise",
    "phone",
    "papers",
    "suggest",
    "recognise",
    "proofs",
    "rooms",
)


def main() -> None:
    """Measure what was asked for and print it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when none is named")
    asked.add_argument("--stories", type=int, nargs="+", default=[1_000, 10_000], help="how many to search")
    asked.add_argument("--queries", type=int, default=60, help="of each class")
    asked.add_argument("--sound", type=int, nargs="+", default=[10, 60], help="minutes of the recordings")
    asked.add_argument("--rounds", type=int, default=40, help="recordings to prove")
    asked.add_argument("--seed", type=int, default=1, help="of these recordings; another one, others")
    asked.add_argument(
        "--texts", type=Path, default=os.environ.get("IHW_TEXTS"), help="folder of further marked texts"
    )
    how = asked.parse_args()
    if unknown := set(how.parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    wanted = set(how.parts or PARTS)
    _words(wanted, how)
    if {"pages", "ranges"} & wanted:
        with tempfile.TemporaryDirectory() as folder, served(Path(folder), put_recording) as room:
            pages(room)
            ranges(room, Path(folder))
    _media(wanted, how)


def _words(wanted: set[str], how: argparse.Namespace) -> None:
    if "papers" in wanted:
        papers()
    if "suggest" in wanted:
        measure(Path(how.texts) if how.texts else None)
    for count in how.stories if "search" in wanted else ():
        with tempfile.TemporaryDirectory() as folder:
            print(telling.in_words(searching.measure(Path(folder), count, Search, how.queries)))


def _media(wanted: set[str], how: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if "picture" in wanted:
            media.picture(Path(folder))
        if "sound" in wanted:
            media.sounds(Path(folder), how.sound)
        if "disguise" in wanted:
            media.softened(Path(folder), how.sound)
        if "phone" in wanted:
            phone(Path(folder) / "notes")
    if "recognise" in wanted:
        recognise()
    if "rooms" in wanted:
        # Of their own as well, for the same reason.
        sys.stdout.flush()
        subprocess.run([sys.executable, "-W", "ignore", "-m", "tests.bench.rooms"], check=True)
    if "proofs" in wanted:
        # A program of its own: it loads decoders, and whoever is measured beside it loads none.
        sys.stdout.flush()
        order = [sys.executable, "-W", "ignore", "-m", "tests.bench.proofs", str(how.rounds), str(how.seed)]
        subprocess.run(order, check=True)


if __name__ == "__main__":
    main()
