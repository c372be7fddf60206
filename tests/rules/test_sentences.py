"""What a refusal sounds like: read by tired staff, or by the mother herself."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from archive.rules import anonymity, clock, consent, court, publication
from archive.rules.anonymity import KEPT, REASONS
from tests.rules.plain_sentences import MOST_WORDS, NEVER, grade


def texts(tree: ast.AST) -> Iterator[str]:
    """Return every text in some code that is no docstring; what is filled in stands as one word."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "One" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | parts:
            yield node.value


def sentences(module: ModuleType) -> list[str]:
    """Return the sentences a module can say, cut at their full stops."""
    found = [
        text for text in texts(ast.parse(inspect.getsource(module))) if re.fullmatch(r"[A-Z].* .*\.\s?", text)
    ]
    return [one for text in found for one in re.split(r"(?<=[.:]) ", text) if " " in one.strip()]


SAID = [
    (module.__name__.rpartition(".")[2], one)
    for module in (anonymity, clock, consent, court, publication)
    for one in sentences(module)
]


def test_the_grade_is_counted_as_it_should_be() -> None:
    assert grade("The cat sat on the mat.") < 0
    assert grade("Institutional accountability necessitates comprehensive documentation procedures.") > 20


def test_all_sentences_are_found() -> None:
    assert len(SAID) > 60
    for one in ("She said no.", "It takes two.", "Mark that place too.", "This story is hidden."):
        assert one in [text for _, text in SAID]


@pytest.mark.parametrize(("module", "sentence"), SAID)
def test_a_sentence_is_short_and_blames_nobody(module: str, sentence: str) -> None:
    assert len(sentence.split()) <= MOST_WORDS
    assert not any(never in sentence.lower() for never in NEVER)


@pytest.mark.parametrize("reason", [*REASONS.values(), KEPT])
def test_what_she_reads_beside_a_change_is_easy_to_read(reason: str) -> None:
    assert grade(reason) <= 6
    assert reason.endswith(".")
    assert len(reason.split()) <= 14
