"""Each room of the Desk says in its first lines what is in it, file by file, and is neither a cupboard nor a hall (ADR 42)."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import moderation

HOME = Path(moderation.__file__).parent
OF_ONE_SORT = {"routes", "suggesting", "wider"}
"""A file for each sort of page, detail or way of saying it wider: no list of them would help anybody."""

FEWEST, MOST = 3, 20


def unsaid(rooms: Mapping[str, tuple[str, AbstractSet[str]]]) -> list[str]:
    """Return what is wrong with rooms, given as what each says of itself and the names of its files."""
    found = []
    for room, (said, files) in rooms.items():
        named = set(re.findall(r"`(\w+)`", said))
        found += [f"{room} does not name {name}" for name in sorted(files - named)]
        found += [f"{room} names {name}, which is not there" for name in sorted(named - files)]
        if not FEWEST <= len(files) <= MOST:
            found.append(f"{room} has {len(files)} files")
    return found


def _rooms() -> dict[str, tuple[str, AbstractSet[str]]]:
    return {
        opening.parent.name: (
            ast.get_docstring(ast.parse(opening.read_text())) or "",
            {path.stem for path in opening.parent.glob("*.py") if path != opening},
        )
        for opening in HOME.glob("*/__init__.py")
        if opening.parent.name not in OF_ONE_SORT
    }


def test_each_room_says_what_is_in_it() -> None:
    assert len(_rooms()) > 10
    assert unsaid(_rooms()) == []


def test_a_room_that_does_not_is_seen() -> None:
    assert unsaid({"attic": ("Old things: `lamp`, `chair`, `gone`.", {"lamp", "chair", "trunk"})}) == [
        "attic does not name trunk",
        "attic names gone, which is not there",
    ]
    assert unsaid({"cupboard": ("`lamp`", {"lamp"})}) == ["cupboard has 1 files"]
    many = {f"chair_{n}" for n in range(21)}
    assert unsaid({"hall": (" ".join(f"`{one}`" for one in many), many)}) == ["hall has 21 files"]
