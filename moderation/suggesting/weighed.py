"""The last net, weighed: which words of it are let go, and which that no net met are shown besides.

The nets say yes or no. Here it is added up what a word is like, how common it is, what stands beside it and what else is
suggested near it (`traits`), with the weights of `weights`, which are fitted to marked passages by `python -m
tests.bench.weigh`. Only the lowest tier is touched, and nothing in it that could be a name, has a capital or a digit is let go.
The passages are told by somebody who says "I"; of any other text, such as a judgment, the nets alone decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp

from moderation.suggesting import nouns, unusual
from moderation.suggesting.lexicon import HEARD, lexicon
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token
from moderation.suggesting.traits import Traits, traits
from moderation.suggesting.weights import BASE, TOLD, WEIGHTS

ENOUGH = 0.47
"""How likely it has to be that a word is part of something that tells: nearly as likely as not."""

ENOUGH_WORDS = 40
"""From so many words on what is suggested round about a word says something; a shorter text is left to the nets."""

_WIDEST = frozenset({nouns.REASON, unusual.REASON})
"""What the widest nets say, which alone may be let go: what was taken for a name stays."""

_HERSELF = frozenset(
    "i me my mine we us our im ive id ill i'm i've i'd i'll ah ma mi mysel myself meself".split()
)
_OFTEN_HERSELF = 0.03
"""The share of words like "I" and "my" from which a text is told by the one who lived it.

None of the benchmark's 127 judgments has it.
"""

_SHORTEST = 3
_HUNDREDTHS = 100

REASON = (
    "In stories like these, such a word in such a place often tells. If many could say it here, let it be."
)


def weigh(text: str, tokens: Sequence[Token], shown: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return suggestions, none over another and in order, without those that weigh too little and with what weighs enough."""
    if len(tokens) < ENOUGH_WORDS or not is_told_by_her(tokens):
        return tuple(shown)
    return chosen(tokens, shown, dict(weighed(text, tokens, shown, *weights())))


def is_told_by_her(tokens: Sequence[Token]) -> bool:
    """Return whether whoever tells it tells of herself."""
    return sum(token.low in _HERSELF for token in tokens) >= _OFTEN_HERSELF * len(tokens)


def weighed(
    text: str,
    tokens: Sequence[Token],
    shown: Sequence[Suggestion],
    weight: Mapping[str, float],
    told: Mapping[str, tuple[int, int]],
) -> list[tuple[int, float]]:
    """Return for each word that is weighed how likely it is part of what tells, from 0 to 1."""
    return [(n, likely(like, weight)) for n, like in traits(text, tokens, shown, told)]


def likely(like: Traits, weight: Mapping[str, float]) -> float:
    """Return how likely a word of these traits is part of what tells."""
    return 1 / (1 + exp(-weight[""] - sum(weight.get(one, 0.0) for one in like)))


def chosen(
    tokens: Sequence[Token],
    shown: Sequence[Suggestion],
    how: Mapping[int, float],
    enough: float = ENOUGH,
) -> tuple[Suggestion, ...]:
    """Return what is shown when each word is as likely as `how` says."""
    kept: list[Suggestion] = []
    free = dict(how)
    n = 0
    for one in shown:
        while n < len(tokens) and tokens[n].end <= one.start:
            n += 1
        at, words = n, []
        while at < len(tokens) and tokens[at].start < one.end:
            words.append(at)
            at += 1
        if one.reason in _WIDEST and _is_let_go(tokens, words, how, enough):
            continue
        kept.append(one)
        for word in words:
            free.pop(word, None)
    kept += (_of_word(tokens[n]) for n, share in free.items() if share >= enough and _may_be_shown(tokens[n]))
    return tuple(sorted(kept, key=lambda each: each.start))


def _is_let_go(
    tokens: Sequence[Token], words: Sequence[int], how: Mapping[int, float], enough: float
) -> bool:
    likely_so = [how[n] for n in words if n in how]
    return bool(likely_so) and max(likely_so) < enough and not any(_could_name(tokens[n]) for n in words)


def _could_name(token: Token) -> bool:
    """Return whether a word could be somebody's name, or is no English word: it is never let go."""
    known = lexicon()
    if token.is_capital or not token.low.isalpha() or known.could_be_name(token.low):
        return True
    return known.is_clearly_surname(token.low) or not known.is_ordinary(token.low, HEARD)


def _may_be_shown(token: Token) -> bool:
    return len(token.low) >= _SHORTEST


def _of_word(token: Token) -> Suggestion:
    return Suggestion(token.start, token.end, Label.UNUSUAL, Tier.UNUSUAL, REASON)


@lru_cache(maxsize=1)
def weights() -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    """Return the weight of each trait, that of all words under no name; and how often words stood free, and told."""
    found = {"": BASE / _HUNDREDTHS}
    for line in WEIGHTS.strip().splitlines():
        kind, _, rest = line.strip().partition(":")
        for pair in rest.split("|"):
            name, _, value = pair.strip().rpartition(" ")
            found[f"{kind}{name}"] = int(value) / _HUNDREDTHS
    return found, _told()


def _told() -> dict[str, tuple[int, int]]:
    found = {}
    for pair in TOLD.split():
        word, free, told = pair.rsplit("/", 2)
        found[word] = (int(free), int(told))
    return found
