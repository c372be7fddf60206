"""Words that few people use: whatever is not on the list of ordinary English. The last net, and the widest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.common_ground import is_met_at_work
from moderation.suggesting.everyday import OF_MATTERS, is_everybodys, names_nothing
from moderation.suggesting.lexicon import USUAL, lexicon
from moderation.suggesting.matters import is_matter, is_spoken_here
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token

SHORTEST = 3
USED_BY_MANY = 3.8
"""From how common on a word in small letters is passed over; the words of this world and of everyday are taught besides."""

NAMED_BY_MANY = 4.7
"""The same for what could be a thing: such a word tells more than how somebody felt."""

_OF_MANNER = ("ly", "ness", "ful", "less", "able", "ible", "ishly", "fully", "some")
"""How something was done or felt: such words are rare one by one, and tell nobody who somebody is."""

ENOUGH, TOO_MANY, ENGLISH = 40, 0.4, 4.4
"""From so many words on, a text of which so large a share is less common than that is in another language."""

REASON = "Few people use this word. If it is an ordinary word here, let it be."


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every word that is not ordinary English."""
    for token in tokens:
        if _is_odd(token):
            yield Suggestion(token.start, token.end, Label.UNUSUAL, Tier.UNUSUAL, REASON)


def is_english(tokens: Sequence[Token]) -> bool:
    """Return whether enough of the words are ordinary English; of a short text it is taken for granted."""
    rare = sum(_is_rare(token, ENGLISH) for token in tokens)
    return len(tokens) < ENOUGH or rare <= TOO_MANY * len(tokens)


def _is_odd(token: Token) -> bool:
    return _is_rare(token, NAMED_BY_MANY) and not _is_passed_over(token)


def _is_rare(token: Token, named: float) -> bool:
    word = token.low
    if len(word) < SHORTEST or word in SAFE_CAPITALS or any(letter.isdigit() for letter in word):
        return False
    if not token.is_capital and word.endswith(_OF_MANNER) and word in lexicon().zipf:
        return False
    if token.is_capital and not token.begins:
        return not lexicon().is_ordinary(word, USUAL)
    return not lexicon().is_ordinary(word, USED_BY_MANY if says_how(word) else named)


def _is_passed_over(token: Token) -> bool:
    """Return whether a word names nothing, or somebody met at work; a capital could be a name's."""
    word = token.low
    if token.is_capital and not token.begins:
        return False
    return is_matter(word) or is_met_at_work(word) or (is_spoken_here(word) and not token.is_capital)


def says_how(word: str) -> bool:
    """Return whether a word says what something is like or what was done, or names what everybody has."""
    return is_everybodys(word) or names_nothing(word) or word.endswith(OF_MATTERS)
