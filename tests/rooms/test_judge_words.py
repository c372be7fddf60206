"""`make judge JUDGE=words`: the design's judge asks our own rules; a missed floor, or nothing measured, is said and fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import judge_words, judges

JUDGE = """
import importlib, json, sys
said = dict(zip(sys.argv[1::2], sys.argv[2::2]))
module, function = said["--detectors"].split(":")
ours = getattr(importlib.import_module(module), function) if said["--sets"] == "tab" else lambda _: ()
spans = ours("I went to Leeds with Zubaida on 9 May 2020, past the cowslips.")
print(said["--sets"], function, len(spans), said["--require"])
if said["--sets"] != "silent":
    json.dump({said["--sets"]: {said["--detectors"]: {}}}, open(said["--json"], "w"))
sys.exit(said["--sets"] == "clean" and function == "every")
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder laid out like the documents of the design, with a judge that asks one sentence."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "eval_deid.py").write_text(JUDGE)
    return tmp_path


def test_every_tier_is_asked_of_every_set_with_its_floor(
    documents: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    judges.main(["words", "--documents", str(documents), "--sets", "tab"])

    said = capfd.readouterr().out
    asked = [line.split() for line in said.splitlines() if line.startswith("tab")]
    assert [one[1] for one in asked] == ["likely", "looked_at", "every"]
    assert (
        asked[1][3] == judge_words.FLOORS["tab", "looked_at"]
        and asked[2][3] == judge_words.FLOORS["tab", "every"]
    )
    assert int(asked[0][2]) <= int(asked[1][2]) < int(asked[2][2]), "each tier holds the ones before"
    assert "Every floor that was asked holds." in said


@pytest.mark.parametrize(("name", "missed"), [("clean", "clean, every"), ("silent", "silent, likely")])
def test_a_floor_that_is_missed_or_not_measured_is_said(documents: Path, name: str, missed: str) -> None:
    with pytest.raises(SystemExit, match=missed):
        judges.main(["words", "--documents", str(documents), "--sets", name])


def test_where_no_judge_is_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="say where they lie"):
        judges.main(["words", "--documents", str(tmp_path)])


def test_no_floor_is_asked_of_the_small_model() -> None:
    assert {tier for _, tier in judge_words.FLOORS} <= set(judge_words.TIERS) - {"with_model"}
