"""No test is borrowed from: what several need stands in a helper beside them, named for what it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNS_THEM = "tests/rules/test_planted_faults.py"
"""It imports tests in order to run them against a planted fault, and takes nothing out of them."""


def _imported(source: str) -> Iterator[str]:
    """Yield the dotted name of whatever of `tests` a source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{one.name}" for one in node.names)


def borrowed(sources: Mapping[str, str]) -> list[str]:
    """Return each import out of a `test_*` module, by the file that has it."""
    return sorted(
        f"{name}: {found}"
        for name, source in sources.items()
        for found in _imported(source)
        if found.startswith(("tests.", "."))
        and any(part.startswith("test_") for part in found.split(".")[1:])
    )


def test_no_test_is_borrowed_from() -> None:
    sources = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.glob("tests/**/*.py")}
    assert sources.pop(RUNS_THEM)
    assert borrowed(sources) == []


@pytest.mark.parametrize(
    "planted",
    [
        "from tests.rooms.test_shelf import open_press",
        "from tests.rooms import test_shelf as shelves",
        "import tests.rooms.test_shelf",
        "def later():\n    from tests.rooms.test_shelf import open_press",
        "from .test_shelf import open_press",
        "from . import test_shelf",
    ],
)
def test_a_borrowed_step_is_seen(planted: str) -> None:
    assert len(borrowed({"tests/rooms/test_planted.py": planted})) == 1
    assert not borrowed({"tests/rooms/test_planted.py": planted.replace("test_shelf", "shelving")})
