"""Facts, and a panel "Who could this be?" in order, for tests that change one thing in it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from archive.rules import jigsaw
from archive.rules.figures import Told
from archive.rules.grant import Grant
from archive.rules.how_many import Fact
from tests.rules.cases import TODAY, grant

TEXT = "a" * 64
YES = Grant(**grant(not_near=frozenset({"E08000035"})))
FAMILY, COLLEAGUE, CHILD = jigsaw.Knows
ANSWERS = {FAMILY: "His mother might.", COLLEAGUE: "No: roles only.", CHILD: "Yes, and she wants that."}


def facts(*ids: str) -> tuple[Fact, ...]:
    """Return facts told in these ways, without the words that tell them."""
    return tuple(Fact(id) for id in ids)


def panel(rules: ModuleType, **changes: Any) -> Any:
    """Return a panel in order, with changes."""
    parts: dict[str, Any] = {
        "facts": (),
        "not_told": None,
        "refused": (),
        "left": frozenset(),
        "answers": ANSWERS,
        "were_there": False,
        "her_word": rules.HerWord.NOT_ASKED,
        "was_read": True,
        "tried": rules.Tried("Ann", "two newspapers, her town's group", 30, TODAY),
        "stands_out": False,
        "by": "ann",
        "on": TODAY,
        "text": TEXT,
        "grant": YES,
    }
    parts |= changes
    if parts["not_told"] is None:
        parts["not_told"] = frozenset(Told) - {fact.way.told for fact in parts["facts"]}
    return rules.Panel(**parts)
