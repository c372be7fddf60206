"""What somebody typed, handed back to be copied where no box can hold it any more: decided, taken or deleted meanwhile.

Of a story that is gone, or with her again, only words of our own come back: what repeats hers is hers to take away.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from archive.editions.complaints import WHYS
from archive.rules.identity import REASONS
from moderation.letters import letters
from moderation.pages import forms

TO_HER = "The note to her"
OURS = {
    "note": "Your note", "to_her": TO_HER, "words-ask": TO_HER, "words-hold": TO_HER, "words-hide": TO_HER,
    "words-seen": TO_HER, "words-stays": TO_HER, "words": "What you wrote", "telling": "What is to be told, and why",
    "nobody": "Why nobody has to be told any more", "seen_why": "Why it may be seen again",
    "intruder_note": "Who could still tell", "why": "Why", "reason": "Why", "answer": "Your answers",
    "how": "How it was tried", "reference": "Reference of the check", "ground-reference": "Reference of the ground",
    "ground-scope": "What may be told on this ground",
}  # fmt: skip
"""The boxes for words of our own: the whole name, or how it begins before `-` and whose box it is."""

HERS = {
    "title": "Title", "what": "Gist", "in_short": "What it says, in short", "phrase": "Words to take out",
    "instead": "Put instead", "paper": "Words of the paper",
}  # fmt: skip
"""The boxes for words that are hers, or tell what she told."""

LINES = "Lines of the recording"
OF_PARTS = "What is read of her recordings and pictures"
_BESIDE_A_NUMBER = frozenset({"answer", "reason"})
"""Boxes of which a page has several, named with what each belongs to; those of parts: `forms.as_text`."""

_CHOSEN = frozenset({*REASONS, *WHYS})
"""What is chosen in a box of this name elsewhere, and typed by nobody."""


@dataclass(frozen=True)
class Typed:
    """What stood in one box, or in several of one kind."""

    label: str
    words: str


def of(form: forms.Form, besides: Collection[str] = (), *, ours_alone: bool = False) -> tuple[Typed, ...]:
    """Return what was typed, each kind once.

    Args:
        form: as it came.
        besides: boxes that still stand on the page, by name.
        ours_alone: leave out what repeats her words, for she has taken them away.
    """
    found: dict[str, list[str]] = {}
    for name, words in form.items(multi=True):
        label, is_ours = _named(form, name)
        kept = name in besides or (ours_alone and not is_ours)
        if label and words.strip() and not kept and words not in _CHOSEN and not letters.is_as_offered(words):
            found.setdefault(label, []).append(words)
    if not ours_alone and (read := forms.as_text(form)):
        found[OF_PARTS] = [read]
    return tuple(Typed(label, "\n\n".join(dict.fromkeys(every))) for label, every in found.items())


def is_known(name: str) -> bool:
    """Return whether a box is one that people type into."""
    return bool(_named(forms.NOTHING, name)[0])


def is_ours(name: str) -> bool:
    """Return whether a box holds words of our own."""
    return _named(forms.NOTHING, name)[1]


def _named(form: forms.Form, name: str) -> tuple[str, bool]:
    """Return what a box is called, and whether it holds words of our own; no name for a box that nobody types into."""
    if "in_short" in form and name == "words":
        return "The translation", False
    whose = name.rpartition("-")[0] if name.startswith(("words-seen-", "words-stays-")) else name
    begins = name.partition("-")[0]
    if whose in OURS:
        return OURS[whose], True
    if begins == "words":
        return LINES, False
    if begins in _BESIDE_A_NUMBER:
        return OURS[begins], True
    return HERS.get(begins, ""), False
