"""How well court papers are told from tellings, on the fixed set, and how long the look takes."""

from __future__ import annotations

from functools import partial

from archive.rules.court_papers import looks
from tests.bench.timing import milliseconds
from tests.papers import unseen
from tests.papers.papers import PAPERS
from tests.papers.tellings import TELLINGS

STORY = 50_000
"""Letters of the longest story."""


def papers() -> None:
    """Print recall, precision and the time of the longest story."""
    known = sum(looks(text).is_paper for text in PAPERS.values())
    alarms = sum(looks(text).is_paper for text in TELLINGS.values())
    print("\n== court papers, on invented ones (tests/papers)")
    print(f"known {known} of {len(PAPERS)} papers; taken for one {alarms} of {len(TELLINGS)} tellings")
    print(f"recall {known / len(PAPERS):.3f}, precision {known / (known + alarms):.3f}")
    later = sum(looks(text).is_paper for text in unseen.PAPERS)
    print(f"of {len(unseen.PAPERS)} papers that the signs were not set with, known {later}")
    for name, texts in (("tellings", TELLINGS), ("papers", PAPERS)):
        text = ("\n\n".join(texts.values()) * 20)[:STORY]
        print(f"{STORY:,} letters of {name}: {milliseconds(partial(looks, text)):.0f} ms")
