"""`make judge JUDGE="steps --recogniser FOLDER"`: what each step of a softened voice costs in words (`word_costs`)."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from tests.bench.judge_place import TREE, Missing, Place

NOT_THERE = (
    "The voices of the design's judge are not at {place}. They are no part of this tree, and nothing here needs them. If you "
    "have the documents of the design, say where they lie: --documents FOLDER, or set IHW_JUDGES."
)


def grade(place: Place, words: Sequence[str]) -> None:
    """Measure it with the judge's Python, on the judge's voices.

    Raises:
        Missing: the voices are not there.
    """
    speech = place.documents / "data" / "speech"
    if not (speech / "manifest.json").is_file():
        raise Missing(NOT_THERE.format(place=speech))
    subprocess.run(
        [place.python, "-m", "tests.bench.word_costs", "--speech", str(speech), *words], check=True, cwd=TREE
    )
