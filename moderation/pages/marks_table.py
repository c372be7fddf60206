"""The marks over her words as lines of a table, each with a sign for how it stands."""

from __future__ import annotations

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
    stood: str
    """A sign for how it stands, which its boxes carry: so a change of theirs is kept, and an old page changes nothing."""


def marks_of(words: str, body: Body) -> tuple[Marked, ...]:
    """Return every mark as it stands on the page."""
    return tuple(_marked(words, number, mark) for number, mark in enumerate(body.marks, start=1))


def _marked(words: str, number: int, mark: Mark) -> Marked:
    is_kept = anonymity.is_kept(words, mark)
    reason = mark.reason or REASONS[mark.kind]
    boxes = (mark.kind, "", "") if is_kept else (mark.kind, mark.replacement, reason)
    stood = forms.stood(f"{mark.start}-{mark.end}", *boxes)
    return Marked(number, words[mark.start : mark.end], mark.kind, mark.replacement, reason, is_kept, stood)
