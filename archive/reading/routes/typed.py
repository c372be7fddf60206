"""What somebody typed whose press could not be done, on a page that has no box for it: handed back to be copied.

A sign-in ends after half an hour, and whoever signs in anew in another tab holds a form that no longer counts. The words come
back in the answer to the very press that carried them; nothing of it is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request
from werkzeug.exceptions import HTTPException

from archive.editions.complaints import Why
from archive.editions.replies import QUESTIONS
from archive.ground import web
from archive.reading.access import asking

BOXES: Mapping[str, str] = {
    **asking.LABELS,
    **{kind.value: question for kind, question in QUESTIONS.items()},
    "say_first": "Say first",
    "ask_after": "Ask after",
    "words": "What you wrote",
    "title": "Title",
    "why": "Why",
    "reason": "Why",
    "conditions": "What is agreed with them",
}
"""The boxes that people write into, by name, and what each is called here; never a password, a code or what is chosen."""

CHOSEN = frozenset(Why)
"""What is chosen in a box of such a name elsewhere, and typed by nobody."""


@dataclass(frozen=True)
class Typed:
    """What stood in one box."""

    label: str
    words: str = field(repr=False)


def what_was_typed() -> tuple[Typed, ...]:
    """Return what the form that came held of its writer's own words; nothing of a page that was only asked for."""
    if request.method != "POST" or web.is_forged():
        return ()
    try:
        form = request.form
    except HTTPException:
        return ()  # More than this door takes, or no form.
    held = {name: form.get(name, "") for name in BOXES}
    return tuple(
        Typed(BOXES[name], words) for name, words in held.items() if words.strip() and words not in CHOSEN
    )
