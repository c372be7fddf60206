"""What is said twice is changed once and wrong the second time: a sentence has one home, and the sheets no rule for nobody."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("archive", "moderation", "stories")
APART = ("archive/migrations/", "archive/demo/")
"""Migrations stand still by rule; the demo's stories are told by people."""

SHORTEST = 30
"""Characters of a sentence that is worth a home of its own. Our choice."""


def sources() -> dict[str, str]:
    """Return the text of every module by its path."""
    paths = (path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    named = {path.relative_to(ROOT).as_posix(): path.read_text() for path in paths}
    return {name: text for name, text in named.items() if not name.startswith(APART)}


def sentences(source: str) -> Iterator[str]:
    """Yield every sentence that a module says, without what it says to whoever reads the code."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            said = node.value.strip()
            if len(said) >= SHORTEST and " " in said and said.endswith((".", "?", "!")):
                yield said


def said_twice(modules: dict[str, str]) -> dict[str, list[str]]:
    """Return each sentence that stands in several modules, with where it stands."""
    homes: dict[str, list[str]] = {}
    for name, text in modules.items():
        for said in dict.fromkeys(sentences(text)):
            homes.setdefault(said, []).append(name)
    return {said: where for said, where in homes.items() if len(where) > 1}


def dead(sheet: str, pages: Iterable[str]) -> set[str]:
    """Return the classes that a stylesheet knows and no page, script or module names as a string."""
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", sheet, flags=re.DOTALL)
    named = {word for page in pages for quoted in re.findall(r"[\"'][^\"'<>]*[\"']|class=[^>]*", page)
             for word in re.findall(r"[\w-]+", quoted)}  # fmt: skip
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", rules)) - named


def test_a_sentence_has_one_home() -> None:
    said = 'raise BadInput("That is too much at once. Make it shorter.")'
    assert said_twice({"one": said, "two": f"SAID = {said[15:-1]}"}), "planted"
    assert said_twice(sources()) == {}


def test_the_sheets_have_no_rule_for_nobody() -> None:
    pages = [path.read_text() for path in (*ROOT.glob("templates/**/*.html"), *ROOT.glob("static/*.js"))]
    pages += sources().values()
    sheet = "".join(path.read_text() for path in ROOT.glob("static/*.css"))
    assert dead(sheet + ".nobody-here { color: red }", pages) == {"nobody-here"}, "planted"
    assert dead(sheet, pages) == set()


PLAYS = re.compile(r"\b(?:hand_out|\w+\.playing|captions\.vtt)\(")
PLAYER = "archive/reading/routes/here.py"
"""The one place that answers `?medium=`: it writes an opening down before a byte leaves."""


def played_elsewhere(modules: dict[str, str]) -> list[str]:
    """Return the modules with pages of the Reading room that hand a recording out past that place."""
    pages = {name: text for name, text in modules.items() if name.startswith("archive/reading/routes/")}
    return sorted(name for name, text in pages.items() if name != PLAYER and PLAYS.search(text))


def test_a_recording_leaves_the_reading_room_where_its_opening_is_written_down() -> None:
    assert PLAYS.search(sources()[PLAYER])
    planted = "found = shelf.playing(room().shelf, id, 0, 'opus', viewer(), clock)\n"
    assert played_elsewhere({"archive/reading/routes/new.py": planted}) == ["archive/reading/routes/new.py"]
    assert not played_elsewhere(sources())


HOW_MUCH = re.compile(r"""["']in detail["']|[!=]=\s*["']detailed["']""")
"""Where a page puts "in detail" for the strongest warning by itself: `archive.rules.themes.how_much` says it."""


def test_how_much_of_something_hard_there_is_is_said_in_one_place() -> None:
    pages = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.glob("templates/**/*.html")}
    said = sorted(name for name, text in {**pages, **sources()}.items() if HOW_MUCH.search(text))
    assert said == ["archive/rules/themes.py"]
    assert HOW_MUCH.search('{{ "in detail" if how == "detailed" else how }}'), "planted"
