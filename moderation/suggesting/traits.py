"""What a word is like and where it stands, in names that can be read: what its weight in a story is added up from (`weighed`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log2

from moderation.suggesting.everyday import OF_MATTERS, SAID_OF_MANY, WHO_IS_MET, is_everybodys, names_nothing
from moderation.suggesting.lexicon import Lexicon, lexicon
from moderation.suggesting.names import RELATIONS, ROLES
from moderation.suggesting.ordinary import OF_THIS_WORLD, SPOKEN
from moderation.suggesting.suggestion import Suggestion, Tier
from moderation.suggesting.tokens import Token, gap

Traits = tuple[str, ...]

SAID_BY_ALL = 6.2
"""From how common on a word is not weighed: "the", "was"."""

_KNOWN_BESIDE = 5.6
"""From how common on a word beside it is known by itself; rarer ones by how common they are."""

_HAND, _FAR, _AROUND = 3, 8, 40
"""Words to each side: near by, further off, and round about."""

_ENDS = tuple(
    """
    ed ing ly ness ful less ous able ive ment ity ence ance tion ship hood er or ist ian s es ies al ic ish y en est
    eer ling age ery ure th ism an le et ie
    """.split()
)
_OF_DIALECT = frozenset({"wi", "fae", "ma", "wis", "tae"})
_POINTS = frozenset("a an the my his her our in on at with two of to".split())
_HOW_COMMON = ((5.2, "common"), (4.5, "known"), (3.8, "heard"), (0.0, "rare"))
_SHARE = 5


def traits(
    text: str,
    tokens: Sequence[Token],
    shown: Sequence[Suggestion],
    told: Mapping[str, tuple[int, int]],
    *,
    every: bool = False,
) -> Iterator[tuple[int, Traits]]:
    """Yield the number of every word that is to be weighed, and what it is like; never whether it is suggested itself.

    What is likely or to be checked stays shown, so its words are left out unless `every` one is asked for. `told` has how
    often a word stood in marked passages outside of what tells, and in it.
    """
    met = _met(tokens, shown)
    sure = [tier in {Tier.LIKELY, Tier.CHECK} for tier in met]
    so_far = [0]
    for one in sure:
        so_far.append(so_far[-1] + one)
    for n, token in enumerate(tokens):
        if is_weighed(token) and (every or not sure[n]):
            first, last = max(0, n - _AROUND), min(len(tokens), n + _AROUND + 1)
            share = (so_far[last] - so_far[first] - sure[n]) / (last - first)
            word = _of_word(token, *told.get(token.low, (0, 0)))
            place, company = _of_place(text, tokens, n), _of_company(tokens, n, met, sure)
            yield n, (*word, *place, *company, f"around {min(6, int(share * 30))}")


def is_weighed(token: Token) -> bool:
    """Return whether a word is rare enough to be weighed."""
    return lexicon().often(token.low) < SAID_BY_ALL or token.low[0].isdigit()


def _met(tokens: Sequence[Token], shown: Sequence[Suggestion]) -> list[Tier | None]:
    """Return by which tier each word is met."""
    found: list[Tier | None] = [None] * len(tokens)
    n = 0
    for one in shown:
        while n < len(tokens) and tokens[n].end <= one.start:
            n += 1
        at = n
        while at < len(tokens) and tokens[at].start < one.end:
            found[at] = one.tier
            at += 1
    return found


def _of_word(token: Token, free: int, told: int) -> Iterator[str]:
    """Yield what a word is like by itself, and how often it stood free in marked passages, and told."""
    word, often = token.low, lexicon().often(token.low)
    yield f"common {min(7.0, int(often * 2) / 2)}"
    yield f"free {min(6, int(log2(free + 1)))}"
    yield f"told {min(5, int(log2(told + 1)))}"
    if free + told > 2:  # noqa: PLR2004 -- fewer say nothing of its share.
        yield f"share {_SHARE * told // (free + told)}"
    yield from (f"-{end}" for end in _ENDS if word.endswith(end) and len(word) > len(end) + 2)
    yield f"letters {min(10, len(word))}"
    kinds = {
        "everybody's": is_everybodys(word),
        "names nothing": names_nothing(word),
        "of this world": word in OF_THIS_WORLD,
        "spoken": word in SPOKEN,
        "who is met": word in WHO_IS_MET,
        "said of many": word in SAID_OF_MANY,
        "a matter": word.endswith(OF_MATTERS),
        "a relation": word in RELATIONS,
        "a role": word in ROLES,
        "a capital": token.is_capital,
        "begins": token.begins,
        "a digit": not word.isalpha() and any(sign.isdigit() for sign in word),
    }
    yield from (kind for kind, is_so in kinds.items() if is_so)


def _of_place(text: str, tokens: Sequence[Token], n: int) -> Iterator[str]:
    """Yield what stands beside a word, two words to each side."""
    known = lexicon()
    is_first = tokens[n].begins
    is_last = n + 1 >= len(tokens) or tokens[n + 1].begins
    yield "after " + ("nothing" if n == 0 or is_first else _beside(known, tokens[n - 1]))
    is_second = is_first or n < 2 or tokens[n - 1].begins  # noqa: PLR2004 -- two words back.
    yield "two after " + ("nothing" if is_second else _beside(known, tokens[n - 2]))
    yield "before " + ("nothing" if is_last else _beside(known, tokens[n + 1]))
    is_last = is_last or n + 2 >= len(tokens) or tokens[n + 2].begins
    yield "two before " + ("nothing" if is_last else _beside(known, tokens[n + 2]))
    yield "then " + (gap(text, tokens, n).strip()[:1] or "a space")
    yield "first " + ((gap(text, tokens, n - 1).strip()[-1:] if n else "") or "a space")
    if not is_first and n and tokens[n - 1].low in _POINTS:
        often = known.often(tokens[n].low)
        how = next(name for least, name in _HOW_COMMON if often >= least)
        yield f"{tokens[n - 1].low} and {how}"


def _beside(known: Lexicon, token: Token) -> str:
    """Return what a word beside another is called: itself if many say it, otherwise its kind."""
    word, often = token.low, known.often(token.low)
    if often >= _KNOWN_BESIDE or word in _OF_DIALECT:
        return word
    if word in RELATIONS:
        return "a relation"
    end = next((f" -{end}" for end in ("ed", "ing", "s") if word.endswith(end)), "")
    return f"one of {int(often)}{end}"


def _of_company(
    tokens: Sequence[Token], n: int, met: Sequence[Tier | None], sure: Sequence[bool]
) -> Iterator[str]:
    """Yield what else is suggested beside a word and near it."""
    yield "left " + ("nothing" if n == 0 or tokens[n].begins else str(met[n - 1] or "free"))
    is_last = n + 1 >= len(tokens) or tokens[n + 1].begins
    yield "right " + ("nothing" if is_last else str(met[n + 1] or "free"))
    for at in range(1, _FAR + 1):
        if (n >= at and sure[n - at]) or (n + at < len(tokens) and sure[n + at]):
            yield f"near {at if at <= _HAND else 4 if at < _FAR - 1 else 7}"
            return
    yield "near none"
