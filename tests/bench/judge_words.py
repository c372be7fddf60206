"""`make judge JUDGE=words`: how much of what could tell is suggested in texts that others marked, and whether the floors hold.

The judge is `eval_deid.py` of the design, with its three sets: `dev` (twenty texts to tune on), `clean` (the same, cleaned) and
`tab` (the test part of the Text Anonymization Benchmark). It asks the rules of this tree themselves. The floors are the design's
(section 3c); they are asked of the rules alone, never of the small model.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.media import naming
from moderation.suggesting import finding, modelled
from moderation.suggesting.suggestion import Suggestion, Tier
from tests.bench.judge_place import TREE, Place

PROGRAM = "eval_deid.py"
Spans = list[tuple[int, int, str]]

FLOORS = {
    ("dev", "every"): "direct_flag=0.99,docs0=0.95,quasi_flag=0.94,quasi_mask=0.78,fa=20",
    ("clean", "every"): "fa=30",
    (
        "tab",
        "looked_at",
    ): "direct_flag=0.995,direct_entity=0.99,docs0=1.0,quasi_flag=0.93,quasi_mask=0.84,fa=50",
    ("tab", "every"): "direct_flag=0.995,direct_entity=0.99,docs0=1.0,quasi_flag=0.95,quasi_mask=0.87,fa=65",
}
"""What is asked of which tiers on which set. Of `dev` that every mention of a person is found whole is shown, not asked."""


def likely(text: str) -> Spans:
    """Return what is suggested as likely."""
    return _spans(one for one in finding.suggest(text) if one.tier == Tier.LIKELY)


def looked_at(text: str) -> Spans:
    """Return what is suggested as likely, or as worth a look."""
    return _spans(one for one in finding.suggest(text) if one.tier != Tier.UNUSUAL)


def every(text: str) -> Spans:
    """Return what is suggested in all three tiers."""
    return _spans(finding.suggest(text))


def with_model(text: str) -> Spans:
    """Return the same with what the small model takes for a name, loaded here once for all texts, and not in the cage."""
    from archive.media.inside import naming as inside

    if not inside._LOADED:
        inside.warm()
    found = (*finding.suggest(text), *modelled.find(text, inside.found_in(text)))
    return _spans(finding.apart(text, found))


TIERS: dict[str, Callable[[str], Spans]] = {
    "likely": likely, "looked_at": looked_at, "every": every, "with_model": with_model,
}  # fmt: skip


def grade(place: Place, words: Sequence[str]) -> None:
    """Ask the judge of each set, print what it found, and say which floor was missed."""
    asked = argparse.ArgumentParser(prog="make judge JUDGE=words", description=__doc__)
    asked.add_argument("--sets", default="dev,clean,tab", help="of dev, clean and tab (%(default)s)")
    asked.add_argument("--model", action="store_true", help="with the small model beside the rules, too")
    how, further = asked.parse_known_args(words)
    if how.model and not naming.is_here():
        raise SystemExit(
            "The small model is not installed here. Install the extra `model`, or ask without it."
        )
    judge = [place.python, str(place.program(PROGRAM)), *further]
    tiers = [tier for tier in TIERS if how.model or tier != "with_model"]
    missed = [
        f"{name}, {tier}" for name in how.sets.split(",") for tier in tiers if not _holds(judge, name, tier)
    ]
    if missed:
        raise SystemExit(f"A floor was missed, or nothing was measured: {'; '.join(missed)}.")
    print("\nEvery floor that was asked holds.")


def _holds(judge: Sequence[str], name: str, tier: str) -> bool:
    """Return whether the judge measured it, and found it above its floor."""
    detector, floor = f"{__name__}:{tier}", FLOORS.get((name, tier), "")
    with TemporaryDirectory() as passing:
        found = Path(passing) / "found.json"
        asked = ["--sets", name, "--detectors", detector, "--json", str(found), "--require", floor]
        environment = {**os.environ, "PYTHONPATH": str(TREE)}
        ended = subprocess.run([*judge, *asked], check=False, cwd=TREE, env=environment)
        # It goes on when ours cannot be asked, and says well done of nothing.
        is_measured = found.is_file() and detector in json.loads(found.read_text()).get(name, {})
    return ended.returncode == 0 and is_measured


def _spans(found: Iterable[Suggestion]) -> Spans:
    return [(one.start, one.end, str(one.label)) for one in found]
