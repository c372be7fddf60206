"""How many of the things that could tell are suggested, tier by tier and label by label, and how many alarms are false.

The texts are our own (`marked_texts.py`). With a folder, every `.jsonl` in it is read as well: one text a line, with
`text` and `spans` of `start`, `end`, `type`, `identifier_type`. Nothing is decided here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from moderation.suggesting.finding import suggest
from moderation.suggesting.suggestion import STRENGTH, Suggestion, Tier
from tests.bench.further_texts import LAST
from tests.bench.further_texts import TEXTS as FURTHER
from tests.bench.marked_texts import TEXTS, Marked, Span, read
from tests.bench.timing import timed


def measure(folder: Path | None) -> None:
    """Print the figures of our own texts, and of every set in `folder`."""
    own = {"our own texts": TEXTS, "fifteen more": FURTHER, "the last ten": LAST}
    sets = {name: [read(text) for text in texts] for name, texts in own.items()}
    for path in sorted(folder.glob("*.jsonl")) if folder else ():
        sets[path.stem] = [_of_line(line) for line in path.read_text().splitlines() if line.strip()]
    timed("first suggestion, lists and all", lambda: suggest("A word."))
    for name, texts in sets.items():
        _of_set(name, texts)


def _of_line(line: str) -> Marked:
    said = json.loads(line)
    told = (one for one in said["spans"] if one["identifier_type"] != "none")
    spans = (Span(one["start"], one["end"], one["type"], one["identifier_type"] == "direct") for one in told)
    return Marked(said["text"], tuple(spans))


def _of_set(name: str, texts: Sequence[Marked]) -> None:
    words = sum(len(one.text.split()) for one in texts)
    print(f"\n{name}: {len(texts)} texts, {words} words")
    found = timed("  all of it", lambda: [suggest(one.text) for one in texts])
    for tier in Tier:
        shown = [[one for one in each if STRENGTH[one.tier] <= STRENGTH[tier]] for each in found]
        print(f"  up to {tier}: {_figures(texts, shown, words)}")


def _figures(texts: Sequence[Marked], shown: Sequence[Sequence[Suggestion]], words: int) -> str:
    met: Counter[str] = Counter()
    total: Counter[str] = Counter()
    false = spans = 0
    for text, each in zip(texts, shown, strict=True):
        for span in text.spans:
            for name in ("direct" if span.is_direct else "indirect", str(span.label)):
                total[name] += 1
                met[name] += _touches(span, each)
        spans += len(each)
        flagged = joined_up(text.text, each)
        false += sum(
            not any(start < span.end and span.start < end for span in text.spans) for start, end in flagged
        )
    recall = ", ".join(f"{name} {met[name] / total[name]:.3f} of {total[name]}" for name in sorted(total))
    precise = (spans - false) / spans if spans else 1.0
    return f"{recall or 'nothing to find'}; precision {precise:.3f}; {1000 * false / words:.1f} false alarms in 1,000 words"


def _touches(span: Span, shown: Iterable[Suggestion]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in shown)


def joined_up(text: str, shown: Sequence[Suggestion]) -> list[list[int]]:
    """Return the stretches that are shown, those that touch as one: so the design's judge counts them."""
    stretches: list[list[int]] = []
    for one in shown:
        if stretches and re.fullmatch(r"[\s\-'’,.]{0,2}", text[stretches[-1][1] : one.start]):
            stretches[-1][1] = one.end
        else:
            stretches.append([one.start, one.end])
    return stretches
