"""What the boxes of the cast list send, read into values."""

from __future__ import annotations

from dataclasses import dataclass

from archive.rules.anonymity import Kind
from archive.rules.errors import BadInput
from moderation.pages import forms
from moderation.pages.forms import Form
from moderation.replacing.casting_shown import stood

_STOOD = "line-stood-"


@dataclass(frozen=True)
class Row:
    """The boxes of one line, and how it stood when the page was made."""

    line: str
    instead: str
    also: str
    stood: str

    @property
    def is_touched(self) -> bool:
        """Whether somebody typed something in it."""
        return bool(self.also.strip()) or self.stood != stood(self.instead)


@dataclass(frozen=True)
class Group:
    """The names that are ticked in one group, and what was chosen for them."""

    names: tuple[str, ...]
    kind: Kind
    instead: str
    line: str


def rows(form: Form) -> tuple[Row, ...]:
    """Return the boxes of every line on the page."""
    lines = [name.removeprefix(_STOOD) for name in form if name.startswith(_STOOD)]
    return tuple(
        Row(line, *(form.get(f"line-{box}-{line}", "") for box in ("instead", "also", "stood")))
        for line in lines
    )


def group(form: Form) -> Group:
    """Return the group whose button was pressed.

    Raises:
        BadInput: none was.
    """
    number, _, line = form.get("group", "").partition(" ")
    if not number:
        raise BadInput("Choose one of the groups of names.")
    return Group(
        tuple(form.getlist(f"one-{number}")),
        forms.kind(form, f"sort-{number}"),
        form.get(f"put-one-{number}", ""),
        line,
    )
