"""`make judge JUDGE=voice`: how well `ihw disguise` hides a speaker, and what of the words is still understood.

The judge is `disguise_eval.py` of the design. It hears the command as anybody would call it, cage, proofs and all. Which voice
is drawn counts for much, so it is asked several times, with other voices each time, and the mean is printed beside the range.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.judge_place import TREE, Place

PROGRAM = "disguise_eval.py"
OURS = "{python} -c 'from archive.cli import main; main()' disguise {{in}} {{out}} --seed {{seed}}"
ASKED = ("--utts", "4", "--imps", "8", "--attackers", "campplus,resemblyzer", "--asr", "tiny")
"""As the design asks for it; words after ours are added, and the last one counts."""

_MOST = {"tiny": 3.1, "base": 2.0}
"""Words misheard, times plain, that the design allows by which recogniser; `--asr base` asks the better one."""

_APART = 2**28
"""More than any seed of the judge's, so that no two draws share one."""

_FIGURES = {
    "plain voice known, EER %, asked 20": ("worst_case_eer", "ignorant"),
    "other softened ones known, EER %, asked 25": ("worst_case_eer", "lazy"),
    "words misheard, times plain, asked at most {most}": ("wer_ratio",),
    "melody follows, asked 0.95": ("f0_rank_corr",),
}


def grade(place: Place, words: Sequence[str]) -> None:
    """Ask the judge once for each draw, and print what it found each time and on the whole."""
    asked = argparse.ArgumentParser(prog="make judge JUDGE=voice", description=__doc__)
    asked.add_argument(
        "--draws", type=int, default=3, help="how many times, each with other voices (%(default)s)"
    )
    asked.add_argument(
        "--first", type=int, default=0, help="number of the first draw; 0 has the judge's own seeds"
    )
    asked.add_argument(
        "--beside", metavar="COMMAND", help="grade this one instead: words with {in}, {out} and {seed}"
    )
    asked.add_argument(
        "--work", type=Path, metavar="FOLDER", help="keep what was made here; it is thrown away if not"
    )
    how, further = asked.parse_known_args(words)
    command = how.beside or OURS.format(python=shlex.quote(sys.executable))
    program = place.program(PROGRAM)
    with TemporaryDirectory() as passing:
        work = how.work or Path(passing)
        found = [
            _asked(_Draw(number, command, work), [place.python, str(program), *ASKED], further)
            for number in range(how.first, how.first + how.draws)
        ]
    _say(found)


@dataclass(frozen=True)
class _Draw:
    number: int
    command: str
    work: Path

    @property
    def name(self) -> str:
        return f"draw-{self.number}"

    def words(self) -> list[str]:
        """Return what the judge is told of it: the command, with seeds that no other draw has."""
        seed = f"$(({{seed}} + {self.number * _APART}))"
        return ["--name", self.name, "--cmd", self.command.replace("{seed}", seed), "--work", str(self.work)]


def _asked(draw: _Draw, judge: Sequence[str], further: Sequence[str]) -> dict[str, Any]:
    print(f"\n== {draw.name}", flush=True)
    subprocess.run([*judge, *draw.words(), *further], check=True, cwd=TREE)
    found: dict[str, Any] = json.loads((draw.work / f"{draw.name}.json").read_text())
    return found


def _say(found: Sequence[dict[str, Any]]) -> None:
    print(f"\n== the worse attacker, mean of {len(found)} draws (lowest to highest)")
    most = _MOST.get(found[0].get("asr", ""), "nothing")
    for name, way in _FIGURES.items():
        values = [value for one in found if (value := _at(one, way)) is not None]
        if values:
            print(
                f"{name.format(most=most):50} {mean(values):6.2f}  ({min(values):.2f} to {max(values):.2f})"
            )


def _at(found: dict[str, Any], way: Sequence[str]) -> float | None:
    value: Any = found
    for name in way:
        value = value[name]
    return value if value is None else float(value)
