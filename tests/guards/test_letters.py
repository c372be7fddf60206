"""A decision is told in words of one's own, a fact by a notice: no verb of the Desk leaves her anything else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import moderation
from moderation.letters import letters, notices

HOME = Path(moderation.__file__).parent
CHECKS = frozenset({"refuse_unless_written", "refuse_as_offered"})
"""What a function asks about words that somebody typed before it leaves them for her."""

PASSED_ON = {"going_out._keep_back": {"letter"}}
"""Functions that are handed a notice: which of their names holds it. Whoever calls them is looked at for that."""


def _unasked(source: str, module: str) -> Iterator[str]:
    """Yield where a note is left for a mother that is neither a notice nor asked about first."""
    for verb in ast.walk(ast.parse(source)):
        if not isinstance(verb, ast.FunctionDef):
            continue
        calls = [one for one in ast.walk(verb) if isinstance(one, ast.Call)]
        asks = any(isinstance(one.func, ast.Attribute) and one.func.attr in CHECKS for one in calls)
        for call in calls:
            if ast.unparse(call.func) != "messages.write" or asks:
                continue
            said = ast.unparse(call.args[3])
            if not said.startswith("notices.") and said not in PASSED_ON.get(f"{module}.{verb.name}", ()):
                yield f"{module}.{verb.name}: {said}"


def test_what_the_desk_leaves_her_is_a_notice_or_was_written() -> None:
    found = [where for path in HOME.rglob("*.py") for where in _unasked(path.read_text(), path.stem)]
    assert found == []


def test_a_letter_that_is_left_as_it_stands_is_seen() -> None:
    planted = (
        "def hold(desk, session, story, words):\n"
        "    messages.write(desk, session, story, letters.SAFETY_LETTER, staff_id='x')\n"
        "def ask(desk, session, story, words):\n"
        "    messages.write(desk, session, story, words, staff_id='x')\n"
        "def fair(desk, session, story, words):\n"
        "    letters.refuse_unless_written('court', words)\n"
        "    messages.write(desk, session, story, words, staff_id='x')\n"
        "def fact(desk, session, story):\n"
        "    messages.write(desk, session, story, notices.EVENT, staff_id='x')\n"
    )
    assert list(_unasked(planted, "planted")) == ["planted.hold: letters.SAFETY_LETTER", "planted.ask: words"]


def test_what_is_passed_on_is_a_notice() -> None:
    source = (HOME / "going_out.py").read_text()
    handed = [
        ast.unparse(one.value)
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "letter"
    ]
    assert handed == ["notices.GROUND_ENDED if has_run_out else notices.HELD"]
    assert source.count("_keep_back(") == 3, "once defined, called with a letter and with the notice below"
    assert source.count("_keep_back(desk, session, story, found, notices.HELD, moment)") == 1


def test_no_notice_is_a_letter_and_none_is_left_out() -> None:
    said = {value for name, value in vars(notices).items() if name.isupper() and isinstance(value, str)}
    assert said == set(notices.EVERY)
    to_edit = {one.words for one in letters.LETTERS.values()} | {letters.SEEN_AGAIN, letters.SAFETY_LETTER}
    assert not said & to_edit
