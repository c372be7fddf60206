"""The marks over her words as lines of a table, each with a sign for how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.rules import anonymity
from archive.rules.anonymity import REASONS, Mark
from moderation.pages import forms
from stories.finished import Body


@dataclass(frozen=True)
class Marked:
    """One mark as a line of the table."""

    number: int
    words: str
    kind: str
    instead: str
    reason: str
    is_kept: bool
    alike: tuple[int, ...]
    """The numbers of all marks over the same words that could be changed with it, its own with them."""

    stood: str
    """A sign for how it stands, which its boxes carry: so a change of theirs is kept, and an old page changes nothing."""


def marks_of(words: str, body: Body) -> tuple[Marked, ...]:
    """Return every mark as it stands on the page."""
    return tuple(
        _marked(words, number, mark, alike(words, body.marks, number))
        for number, mark in enumerate(body.marks, start=1)
    )


def alike(words: str, marks: Sequence[Mark], number: int) -> tuple[int, ...]:
    """Return the numbers of all marks over the same words as one of them; of what only she or the law decides its own alone."""
    one = marks[number - 1]
    if one.is_passage:
        return (number,)
    phrase = words[one.start : one.end]
    return tuple(
        n
        for n, other in enumerate(marks, start=1)
        if not other.is_passage and anonymity.same_phrase(words[other.start : other.end], phrase)
    )


def _marked(words: str, number: int, mark: Mark, alike: tuple[int, ...]) -> Marked:
    is_kept = anonymity.is_kept(words, mark)
    reason = mark.reason or REASONS[mark.kind]
    boxes = (mark.kind, "", "") if is_kept else (mark.kind, mark.replacement, reason)
    stood = forms.stood(f"{mark.start}-{mark.end}", *boxes)
    return Marked(
        number, words[mark.start : mark.end], mark.kind, mark.replacement, reason, is_kept, alike, stood
    )
