"""What a small model took for a name, wherever it stands: in the lowest tier, for it errs as often as it is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from moderation.suggesting.lexicon import USUAL, lexicon
from moderation.suggesting.names import RELATIONS, ROLES, TITLES
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import tokens_of

LABELS = {"PERSON": Label.PERSON, "GPE": Label.PLACE, "ORG": Label.ORG}
REASON = "A small model takes it for a name. It knows sentences, not people: it is often wrong."
_SAID_OF_ALL = SAFE_CAPITALS | RELATIONS | ROLES | TITLES


def find(text: str, named: Iterable[tuple[str, str]]) -> Iterator[Suggestion]:
    """Yield every place where one of these phrases stands as whole words; never for words that name nobody."""
    for phrase, label in named:
        if label not in LABELS or not _tells(phrase):
            continue
        for one in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
            yield Suggestion(*one.span(), LABELS[label], Tier.UNUSUAL, REASON)


def _tells(phrase: str) -> bool:
    """Return whether something in it is no everyday word in small letters, and none of this world's own."""
    return any(
        token.low not in _SAID_OF_ALL
        and (token.text[0].isupper() or not lexicon().is_ordinary(token.low, USUAL))
        for token in tokens_of(phrase)
    )
