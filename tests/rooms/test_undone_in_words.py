"""The button that undoes says in words what it takes back, whatever the press was."""

from __future__ import annotations

import ast
from pathlib import Path

from moderation.anonymise import undone_in_words

KEEPERS = {"keep", "_keep", "remember", "_write", "_cut"}


def acts() -> set[str]:
    """Return every act with which a working copy is kept, as it stands in the code."""
    found: set[str] = set()
    for path in Path(undone_in_words.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = (
                [*node.args, *(one.value for one in node.keywords if one.arg == "act")]
                if name in KEEPERS
                else []
            )
            found |= {
                one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return found - {""}


def test_every_act_that_can_be_undone_has_words() -> None:
    assert len(acts()) > 15
    assert acts() <= {*undone_in_words.WORDS}


def test_no_raw_verb_is_said() -> None:
    assert not {*undone_in_words.WORDS} & {*undone_in_words.WORDS.values()}
    assert undone_in_words.said("something new") == "the last change"
