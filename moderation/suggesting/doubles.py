"""Double names, which are one: "kayleigh-mae", and "nevaeh-rose" of which a list knows one half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import HEARD, lexicon
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, gap

MOST = 3
_HYPHENS = frozenset("-‐‑–")
REASON = "A double name."


def find(text: str, tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every word of two or three names that stand together with a hyphen, as one suggestion."""
    n = 0
    while n < len(tokens):
        last = n
        while last - n < MOST and gap(text, tokens, last) in _HYPHENS:
            last += 1
        if 0 < last - n < MOST and _is_name([token.low for token in tokens[n : last + 1]]):
            yield Suggestion(tokens[n].start, tokens[last].end, Label.PERSON, Tier.LIKELY, REASON)
        n = last + 1


def _is_name(words: Sequence[str]) -> bool:
    """Return whether each half could be a name, and one of them is hardly anything else."""
    known = lexicon()
    if not all(
        word.isalpha() and (known.could_be_name(word) or not known.is_ordinary(word, HEARD)) for word in words
    ):
        return False
    names = [known.could_be_name(word) for word in words]
    # A rare word alone is no name ("saxon-ware"), nor are two words that are names as well ("hope-grace").
    return any(names) and (any(map(known.is_clearly_name, words)) or not all(names))
