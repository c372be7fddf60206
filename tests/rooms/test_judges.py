"""`make judge`: the judge is asked once a draw, no two with the same voices; and a kind sentence where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import judges

JUDGE = """
import json, pathlib, subprocess, sys
said = dict(zip(sys.argv[1::2], sys.argv[2::2]))
work = pathlib.Path(said["--work"])
out = work / (said["--name"] + ".txt")
command = said["--cmd"].replace("{in}", "a.wav").replace("{out}", str(out)).replace("{seed}", "7")
subprocess.run(command, shell=True, check=True)
eer = 20.0 if said["--name"] == "draw-0" else 30.0
found = {"worst_case_eer": {"ignorant": eer, "lazy": eer + 1}, "wer_ratio": None, "f0_rank_corr": 0.99}
if "--asr" in sys.argv[-2:]:
    found |= {"asr": sys.argv[-1], "wer_ratio": 1.5}
(work / (said["--name"] + ".json")).write_text(json.dumps(found))
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder laid out like the documents of the design, with a judge that hardly listens."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "disguise_eval.py").write_text(JUDGE)
    return tmp_path


def test_every_draw_has_seeds_of_its_own_and_the_mean_is_said(
    documents: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["--documents", str(documents), "--draws", "2", "--work", str(documents)]

    judges.main(["voice", *words, "--beside", "echo {in} {seed} > {out}"])

    assert (documents / "draw-0.txt").read_text() == "a.wav 7\n"
    assert (documents / "draw-1.txt").read_text() == f"a.wav {7 + 2**28}\n"
    said = capfd.readouterr().out
    assert "mean of 2 draws" in said and " 25.00  (20.00 to 30.00)" in said
    assert "words misheard" not in said  # This judge counted none, so nothing is said of them.


@pytest.mark.parametrize(("recogniser", "most"), [("tiny", "3.1"), ("base", "2.0")])
def test_words_are_held_against_what_is_asked_of_that_recogniser(
    documents: Path, capfd: pytest.CaptureFixture[str], recogniser: str, most: str
) -> None:
    words = ["--documents", str(documents), "--draws", "1", "--work", str(documents)]

    judges.main(["voice", *words, "--beside", "echo {in} {seed} > {out}", "--asr", recogniser])

    assert f"asked at most {most} " in capfd.readouterr().out


def test_where_no_judge_is_a_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IHW_JUDGES", str(tmp_path))

    for name in ("voice", "steps"):
        with pytest.raises(SystemExit, match="say where they lie"):
            judges.main([name])


def test_a_judge_that_stops_is_no_crash_of_ours(documents: Path) -> None:
    with pytest.raises(SystemExit, match="stopped before"):
        judges.main(["voice", "--documents", str(documents), "--draws", "1", "--beside", "false {seed}"])


def test_without_a_name_every_judge_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    judges.main([])

    said = capsys.readouterr().out
    assert all(name in said for name in judges.JUDGES)
