"""Passages of our own in mothers' voices, written without looking at the rules: what was found in them at first stands in ADR 19.

They lie as plain text in `passages/`: a line with the voice, then the passage, marked as those of `marked_texts.py`. All of it is
invented. Nobody should make a rule for one of them: a rule is for a kind of thing. `third_tuning` was written to be tuned on.
"""

from __future__ import annotations

from pathlib import Path

from tests.bench.marked_texts import Marked, read

_HERE = Path(__file__).with_name("passages")


def passages(name: str) -> tuple[Marked, ...]:
    """Return the passages of one file of `passages/`: unseen, unseen_clean, fresh, fresh_clean or third_tuning."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(read(line) for line in lines if line and not line.startswith("#"))


def without_capitals(text: Marked) -> Marked:
    """Return a passage as somebody types it who uses no capitals; its places stay."""
    return Marked("".join(low if len(low := sign.lower()) == 1 else sign for sign in text.text), text.spans)
