"""Every decision stands in their index, under its own number and title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).resolve().parents[2] / "docs" / "decisions"
NEVER_USED = {30, 31}


def index_faults(index: str, files: Mapping[str, str]) -> list[str]:
    """Return what of these files, by name, does not stand in the index as it is, and what stands there and is no file."""
    rows = {name: (number, title) for number, title, name in ROW.findall(index)}
    found = [f"not there: {name}" for name in rows.keys() - files.keys()]
    for name, text in files.items():
        number = str(int(name[:4]))
        if rows.get(name) != (number, text.partition("\n")[0].removeprefix(f"# {number}. ")):
            found.append(f"not in the index as it is: {name}")
    return found


ROW = re.compile(r"^\| (\d+) \| \[(.+)\]\((\d{4}-[\w-]+\.md)\) \| \w.*\. \|$", re.MULTILINE)


def test_every_decision_stands_in_the_index() -> None:
    index = (HOME / "README.md").read_text()
    files = {path.name: path.read_text() for path in HOME.glob("0*.md")}
    assert index_faults(index, {**files, "0099-planted.md": "# 99. Planted"}), "planted"
    assert index_faults(index.replace("| 5 |", "| 6 |"), files), "planted"
    assert index_faults(index, files) == []
    numbers = {int(name[:4]) for name in files}
    assert set(range(1, max(numbers) + 1)) - numbers == NEVER_USED and "30 and 31 were never" in index
