"""Words that few people use: whatever is not on the list of ordinary English. The last net, and the widest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import KNOWN, USUAL, lexicon
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token

SHORTEST = 3
ENOUGH, TOO_MANY = 40, 0.4
"""From so many words on, a text of which so large a share is unusual is in another language: the net says nothing of it."""

REASON = "Few people use this word. If it is an ordinary word here, let it be."


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every word that is not ordinary English; nothing when the text is in another language."""
    odd = [token for token in tokens if _is_odd(token)]
    if len(tokens) >= ENOUGH and len(odd) > TOO_MANY * len(tokens):
        return
    for token in odd:
        yield Suggestion(token.start, token.end, Label.UNUSUAL, Tier.UNUSUAL, REASON)


def _is_odd(token: Token) -> bool:
    word = token.low
    if len(word) < SHORTEST or word in SAFE_CAPITALS or any(letter.isdigit() for letter in word):
        return False
    return not lexicon().is_ordinary(word, USUAL if token.is_capital and not token.begins else KNOWN)
