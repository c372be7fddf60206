"""What the tour and the README name is there: a newcomer who opens it finds the file, and in it the function."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ_FIRST = ("README.md", "docs/tour.md")
NAMED = re.compile(r"`([\w/.-]+\.(?:py|js|css|html|md|toml))(?::([\w.]+))?`")
FOLDER = re.compile(r"`([\w/.-]+/)`")
PUT_THERE = ("var/", "design/", "domain/")
"""Places beside the code: what `make demo` fills, and the team's own notes."""


def _names_of(source: str) -> set[str]:
    """Return what a file of Python defines at its top, and the methods of its classes as `Class.method`."""
    found: set[str] = set()
    for node in ast.parse(source).body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.Assign():
                found |= {one.id for one in node.targets if isinstance(one, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return found


def _missing(text: str, files: list[Path]) -> list[str]:
    """Return every name of a file, a folder or a function in `text` that is not there."""
    gone = []
    for name, function in NAMED.findall(text):
        here = [path for path in files if f"/{path}".endswith(f"/{name}")]
        if not any(not function or function in _names_of((ROOT / path).read_text()) for path in here):
            gone.append(f"{name}:{function}" if function else name)
    folders = {f"/{parent}/" for path in files for parent in path.parents}
    gone += [
        name
        for name in FOLDER.findall(text)
        if not name.startswith(PUT_THERE) and not any(one.endswith(f"/{name}") for one in folders)
    ]
    return gone


def _files() -> list[Path]:
    """Return every file of the tree, as the documents name them."""
    tops = ("archive", "stories", "moderation", "static", "templates", "tests", "docs")
    inside = [path for top in tops for path in (ROOT / top).rglob("*") if "__pycache__" not in path.parts]
    return [path.relative_to(ROOT) for path in (*inside, *ROOT.glob("*.*")) if path.is_file()]


def test_what_the_tour_and_the_readme_name_is_there() -> None:
    files = _files()
    gone = {name: _missing((ROOT / name).read_text(), files) for name in READ_FIRST}
    assert gone == {name: [] for name in READ_FIRST}


def test_a_name_that_is_gone_is_seen() -> None:
    text = "`stories/drafts.py:save`, `stories/drafts.py:kept`, `stories/lost_and_gone.py`, `archive/attic/`, `archive/rules/`"
    assert _missing(text, _files()) == [
        "stories/drafts.py:kept",
        "stories/lost_and_gone.py",
        "archive/attic/",
    ]
