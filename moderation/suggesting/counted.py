"""How many children, and how old, where only the place of a number says so: "Freya (5)", "I've six more", "two of five"."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import UNSHARED, WHICH_CHILDREN, Label, Suggestion, Tier

_SO_MANY = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HAVING = "(?:i|we)(?:['’]?(?:ve|d)| had| have| got)"
_NAME = "(?-i:[A-Z])[a-z’'-]{2,14}"
_LATER = "(?=[,.;!?)]|\n|\\Z)"


def _form(pattern: str, reason: str) -> Form:
    return worded(pattern, Label.AGE_FAMILY, Tier.CHECK, reason)


FORMS = (
    _form(rf"{_NAME} \((?P<it>\d{{1,2}}|{_SO_MANY})(?=\))", UNSHARED),
    _form(rf"(?:and|an|&) {_NAME} (?P<it>{_SO_MANY}){_LATER}", UNSHARED),
    _form(
        rf"{_HAVING} (?P<it>{_SO_MANY})(?= (?:more|others|mair)(?: and\b| at\b|[,.;!?])|:)", WHICH_CHILDREN
    ),
    _form(rf"(?P<it>(?:{_SO_MANY}) of (?:{_SO_MANY}|\d)){_LATER}", WHICH_CHILDREN),
)


def find(text: str) -> Iterator[Suggestion]:
    """Yield ages and counts that only their place tells. All of it is to be checked."""
    yield from said_by(FORMS, text)
