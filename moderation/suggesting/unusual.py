"""Words that few people use: whatever is not on the list of ordinary English. The last net, and the widest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import KNOWN, USUAL, lexicon
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token

SHORTEST = 3
ENOUGH, TOO_MANY = 40, 0.4
"""From so many words on, a text of which so large a share is unusual is in another language."""

REASON = "Few people use this word. If it is an ordinary word here, let it be."


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every word that is not ordinary English."""
    for token in _odd(tokens):
        yield Suggestion(token.start, token.end, Label.UNUSUAL, Tier.UNUSUAL, REASON)


def is_english(tokens: Sequence[Token]) -> bool:
    """Return whether enough of the words are ordinary English; of a short text it is taken for granted."""
    return len(tokens) < ENOUGH or len(_odd(tokens)) <= TOO_MANY * len(tokens)


def _odd(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if _is_odd(token)]


def _is_odd(token: Token) -> bool:
    word = token.low
    if len(word) < SHORTEST or word in SAFE_CAPITALS or any(letter.isdigit() for letter in word):
        return False
    return not lexicon().is_ordinary(word, USUAL if token.is_capital and not token.begins else KNOWN)
