"""Passages of our own in mothers' voices, written without looking at the rules: what was found in them at first stands in ADR 19.

They lie as plain text in `passages/`: a line with the voice, then the passage, marked as those of `marked_texts.py`; `¶` begins a
new line of a poem or a list. All of it is invented. Nobody should make a rule for one of them: a rule is for a kind of thing.
`third_tuning` was written to be tuned on.

`python -m tests.bench.unseen_texts blind` prints a set as the design's judge reads it, `eval_deid.py`: one text a line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.marked_texts import Marked, Span, read

_HERE = Path(__file__).with_name("passages")


def passages(name: str) -> tuple[Marked, ...]:
    """Return the passages of one file of `passages/`: unseen, fresh or blind, or the clean ones beside each; or third_tuning."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(read(line.replace(" ¶ ", "\n")) for line in lines if line and not line.startswith("#"))


def without_capitals(text: Marked) -> Marked:
    """Return a passage as somebody types it who uses no capitals; its places stay."""
    return Marked("".join(low if len(low := sign.lower()) == 1 else sign for sign in text.text), text.spans)


def for_the_judge(name: str) -> Iterator[str]:
    """Yield the passages of one file as the design's judge reads them: a line of JSON for each."""
    for number, text in enumerate(passages(name), start=1):
        spans = [_span(text.text, span) for span in text.spans]
        yield json.dumps({"id": f"{name}{number:02}", "text": text.text, "spans": spans}, ensure_ascii=False)


def _span(text: str, span: Span) -> dict[str, str | int]:
    return {
        "start": span.start, "end": span.end, "type": str(span.label),
        "identifier_type": "direct" if span.is_direct else "quasi",
        "entity": f"{span.label} {text[span.start : span.end].lower()}",
    }  # fmt: skip


if __name__ == "__main__":
    for each in sys.argv[1:]:
        print(*for_the_judge(each), sep="\n")
