"""`make judge JUDGE=NAME`: the design's own judges grade what is built. Figures of one run; nothing here decides a test.

The judges and their data are not in the tree. They are looked for in the folder `shared` beside it, or where --documents or
IHW_JUDGES says. They need packages of their own: --python or IHW_JUDGE_PYTHON names a Python that has them.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import judge_steps, judge_voice, judge_words
from tests.bench.judge_place import Missing, Place, place_of

JUDGES: dict[str, Callable[[Place, Sequence[str]], None]] = {
    "steps": judge_steps.grade,
    "voice": judge_voice.grade,
    "words": judge_words.grade,
}
"""What each judge is called, and what asks it. It gets the words after its name that are not for us."""


def main(given: Sequence[str] | None = None) -> None:
    """Ask the judge that is named; a kind sentence when it is not there."""
    asked = argparse.ArgumentParser(prog="make judge", description=__doc__, add_help=False)
    asked.add_argument(
        "name",
        nargs="?",
        choices=sorted(JUDGES),
        help='whom to ask; JUDGE="NAME --help" says what each takes',
    )
    asked.add_argument("--documents", type=Path, metavar="FOLDER", help="of the design: tools beside data")
    asked.add_argument("--python", metavar="PROGRAM", help="with the packages that the judge works with")
    how, words = asked.parse_known_args(given)
    if how.name is None:
        asked.print_help()
        return
    try:
        JUDGES[how.name](place_of(how.documents, how.python), words)
    except Missing as missing:
        raise SystemExit(str(missing)) from missing
    except subprocess.CalledProcessError as stopped:
        raise SystemExit("The judge stopped before it was done. What it said stands above.") from stopped


if __name__ == "__main__":
    main()
