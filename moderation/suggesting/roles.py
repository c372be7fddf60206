"""What somebody is to her, where it stands right beside a name: "my social worker, Philippa", "Sandra (the SW)"."""

from __future__ import annotations

import re

from moderation.suggesting.suggestion import Suggestion

_WHAT = (
    "social worker|sw|health visitor|hv|midwife|guardian|solicitor|barrister|judge|foster carer|foster mum|key ?worker|"
    "support worker|interpreter|nan|nana|gran|granny|mum|mam|mother|dad|da|father|sister|brother|eldest|oldest|youngest|"
    "middle one|son|daughter|boy|girl|husband|wife|partner|ex|boyfriend|girlfriend|baby|neighbour|friend|teacher"
)
_ROLE = rf"(?P<role>(?:the|my|our|her|his|me) (?:{_WHAT}))"
_BEFORE = re.compile(rf"(?<!\w){_ROLE}(?:[,:(]| was| is)?(?: called)? ?$", re.IGNORECASE)
_AFTER = re.compile(rf"(?:,| -| –)? ?\(?{_ROLE}(?!\w)", re.IGNORECASE)
_NEAR = 40
"""Signs before and after a name in which it is looked for."""


def beside(text: str, one: Suggestion) -> tuple[str, ...]:
    """Return what stands beside a name and says who that is, just as it is written."""
    before = _BEFORE.search(text[max(0, one.start - _NEAR) : one.start])
    after = _AFTER.match(text[one.end : one.end + _NEAR])
    return tuple(found["role"] for found in (before, after) if found)
