"""`python -m tests.bench.weigh`: fit the weights of the last net to our marked passages, and write them to their place in the tree.

With `--apart` nothing is written: the weights are fitted to all hands but one, and graded on what that one wrote, which they
have not seen (the nets have). A hand is whoever wrote a set; no set of the design's is fitted to.

The fit is that of a logistic regression with a penalty on large weights, by Newton's method: the same weights on every machine.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from moderation.suggesting import weighed, weights
from moderation.suggesting.finding import nets
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.suggestion import Suggestion
from moderation.suggesting.tokens import Token
from moderation.suggesting.traits import Traits, is_weighed, traits
from tests.bench.further_texts import LAST
from tests.bench.further_texts import TEXTS as FURTHER
from tests.bench.marked_texts import TEXTS, Marked, read
from tests.bench.suggest import joined_up
from tests.bench.unseen_texts import passages

HANDS: Mapping[str, tuple[str, ...]] = {
    "ours": ("unseen", "fresh", "third_tuning", "unseen_clean", "fresh_clean"),
    "the first blind": ("blind", "blind_clean"),
    "the second and third": ("blind_2", "blind_3", "blind_2_clean", "blind_3_clean"),
    "the fourth to sixth": ("blind_4", "blind_5", "blind_6", "blind_4_clean", "blind_5_clean", "blind_6_clean"),
}  # fmt: skip
"""Who wrote which sets of `passages/`. Our own short texts are the first's as well."""

PENALTY = 1.0
OFTEN = 6
"""In how many words a trait has to be, that it has a weight."""

TWICE = 2
_LEAST = 2.5
"""How common a word is at the least whose times free and told are kept: rarer ones are met by the nets."""

_STEPS, _INNER, _NEAR = 30, 200, 1e-6
_WIDE = 108
_PLACE = Path(weights.__file__)
_GROUPS = ("after ", "before ", "two after ", "two before ")

Floats = NDArray[np.float64]
Counts = Counter[str]


@dataclass(frozen=True)
class Read:
    """A marked text, its words, what the nets show in it, and how often its words stand free and tell."""

    text: Marked
    tokens: Sequence[Token]
    shown: Sequence[Suggestion]
    free: Counts
    told: Counts


def sets(hand: str) -> dict[str, tuple[Marked, ...]]:
    """Return the sets that somebody wrote."""
    found = {name: passages(name) for name in HANDS[hand]}
    if hand == "ours":
        found["short"] = tuple(read(text) for text in (*TEXTS, *FURTHER, *LAST))
    return found


def as_read(text: Marked) -> Read:
    """Return a text with what is found in it before anything is weighed."""
    tokens, shown = nets(text.text)
    free, told = Counter[str](), Counter[str]()
    for token in tokens:
        tells = _tells(text, token)
        if tells is not None:
            (told if tells else free)[token.low] += 1
    return Read(text, tokens, shown, free, told)


def _tells(text: Marked, token: Token) -> bool | None:
    """Return whether a word is marked as part of what tells beside others; None if it is part of what tells by itself."""
    spans = [span for span in text.spans if span.start < token.end and token.start < span.end]
    return None if any(span.is_direct for span in spans) else bool(spans)


def times(texts: Sequence[Read]) -> dict[str, tuple[int, int]]:
    """Return how often each word that is weighed stands free, and tells, in some texts."""
    free, told = Counter[str](), Counter[str]()
    for one in texts:
        free.update(one.free)
        told.update(one.told)
    often = lexicon().often
    said = {token.low for one in texts for token in one.tokens if is_weighed(token) and token.low.isalpha()}
    return {
        word: (free[word], told[word])
        for word in sorted(said)
        if free[word] + told[word] >= TWICE and often(word) >= _LEAST
    }


def rows(one: Read, told: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Traits, bool]]:
    """Yield what each word of a text is like and whether it tells, told by the other texts alone."""
    others = {
        word: (free - one.free[word], tells - one.told[word])
        for word in {token.low for token in one.tokens}
        for free, tells in [told.get(word, (one.free[word], one.told[word]))]
    }
    for n, like in traits(one.text.text, one.tokens, one.shown, others, every=True):
        tells = _tells(one.text, one.tokens[n])
        if tells is not None:
            yield like, tells


@dataclass(frozen=True)
class Table:
    """Words to fit to: which traits each has (by number, filled up with the last number), and whether it tells."""

    names: Sequence[str]
    has: NDArray[np.int64]
    tells: Floats

    def sums(self, by: Floats) -> Floats:
        """Return for each word the sum of its traits' numbers, and that of all words, which is the first."""
        found: Floats = by[0] + np.append(by, 0.0)[self.has].sum(1)
        return found

    def back(self, of: Floats) -> Floats:
        """Return for each trait the sum of the numbers of the words that have it."""
        size = len(self.names)
        found = np.bincount(self.has.ravel(), np.repeat(of, self.has.shape[1]), size + 1)[:size].astype(
            np.float64
        )
        found[0] = of.sum()
        return found

    def slope(self, by: Floats) -> Floats:
        """Return how much worse it gets for each weight, the penalty and all: nothing at the best ones."""
        return by + PENALTY * self.back(1 / (1 + np.exp(-self.sums(by))) - self.tells)


def table(texts: Sequence[Read], told: Mapping[str, tuple[int, int]]) -> Table:
    """Return the words of some texts as a table."""
    found = [row for one in texts for row in rows(one, told)]
    often = Counter(name for like, _ in found for name in like)
    names = ["", *sorted(name for name, many in often.items() if many >= OFTEN)]
    number = {name: n for n, name in enumerate(names)}
    wide = max(len(like) for like, _ in found)
    has = np.full((len(found), wide), len(names), np.int64)
    for n, (like, _) in enumerate(found):
        known = [number[name] for name in like if name in number]
        has[n, : len(known)] = known
    return Table(names, has, np.array([tells for _, tells in found], np.float64))


def fitted(given: Table) -> Floats:
    """Return the best weights: Newton's steps, each found by conjugate gradients."""
    by = np.zeros(len(given.names))
    for _ in range(_STEPS):
        slope = given.slope(by)
        if np.abs(slope).max() < _NEAR:
            break
        by = by - off_by(given, by)
    return by


def _solved(given: Table, bend: Floats, slope: Floats) -> Floats:
    step = np.zeros_like(slope)
    left, way = slope.copy(), slope.copy()
    size = left @ left
    for _ in range(_INNER):
        bent = way + given.back(bend * given.sums(way))
        far = size / (way @ bent)
        step += far * way
        left = left - far * bent
        size, last = left @ left, size
        if size < _NEAR**2:
            break
        way = left + (size / last) * way
    return step


def written(given: Table, by: Floats, told: Mapping[str, tuple[int, int]]) -> str:
    """Return the module that the weights are kept in."""
    kinds: dict[str, list[str]] = {kind: [] for kind in ("", *_GROUPS)}
    base = round(100 * by[0])
    for name, weight in zip(given.names[1:], by[1:], strict=True):
        kind = next((kind for kind in reversed(_GROUPS) if name.startswith(kind)), "")
        kinds[kind].append(f"{name.removeprefix(kind)} {round(100 * weight)}")
    lines = [line for kind, pairs in kinds.items() for line in _lines(pairs, f"{kind}:", " | ")]
    words = _lines([f"{word}/{free}/{tells}" for word, (free, tells) in told.items()], "", " ")
    return _MODULE.format(base=base, weights="\n".join(lines), told="\n".join(words))


def _lines(pairs: Sequence[str], head: str, between: str) -> Iterator[str]:
    line = ""
    for pair in pairs:
        if line and len(line) + len(between) + len(pair) > _WIDE:
            yield line
            line = ""
        line = f"{line}{between}{pair}" if line else f"{head}{pair}"
    if line:
        yield line


_MODULE = '''"""How much each trait of a word weighs, in hundredths, as `python -m tests.bench.weigh` fitted it to our marked passages. Data.

A line has a kind (what stands before its colon) and traits of that kind: "after my" is of the kind "after". Above nothing it
speaks for a word that tells, below nothing against. `TOLD` has how often a word stood free in those passages, and in what tells.
"""

from __future__ import annotations

BASE = {base}
"""What all words begin with."""

WEIGHTS = """
{weights}
"""

TOLD = """
{told}
"""
'''


def figures(texts: Sequence[Read], shown: Sequence[Sequence[Suggestion]]) -> str:
    """Return the share found of what tells by itself and beside others, and false alarms in 1,000 words, as a row of a table."""
    found = Counter[bool]()
    total = Counter[bool]()
    false = words = 0
    for one, each in zip(texts, shown, strict=True):
        for span in one.text.spans:
            total[span.is_direct] += 1
            found[span.is_direct] += any(s.start < span.end and span.start < s.end for s in each)
        for start, end in joined_up(one.text.text, each):
            false += not any(start < span.end and span.start < end for span in one.text.spans)
        words += len(one.text.text.split())
    told = [f"{found[kind] / total[kind]:.3f}" if total[kind] else "    -" for kind in (True, False)]
    return f"{told[0]} {told[1]} {1000 * false / words:5.1f}"


def _apart(every: Mapping[str, Mapping[str, Sequence[Read]]], enough: Sequence[float]) -> None:
    for hand, by_name in every.items():
        others = [
            one for each, named in every.items() if each != hand for texts in named.values() for one in texts
        ]
        told = times(others)
        given = table(others, told)
        weight = dict(zip(given.names, map(float, fitted(given)), strict=True))
        print(
            f"\n{hand}, by weights of the others: direct, indirect, false alarms; the nets alone, then weighed"
        )
        for name, texts in by_name.items():
            after = [_weighed(one, weight, told, enough) for one in texts]
            print(f"  {name:15} {figures(texts, [one.shown for one in texts])}", *(f"| {figures(texts, each)}" for each in zip(*after, strict=True)))  # fmt: skip


def _weighed(
    one: Read, weight: Mapping[str, float], told: dict[str, tuple[int, int]], enough: Sequence[float]
) -> list[Sequence[Suggestion]]:
    if len(one.tokens) < weighed.ENOUGH_WORDS or not weighed.is_told_by_her(one.tokens):
        return [one.shown for _ in enough]
    how = dict(weighed.weighed(one.text.text, one.tokens, one.shown, weight, told))
    return [weighed.chosen(one.tokens, one.shown, how, least) for least in enough]


def all_read() -> dict[str, dict[str, list[Read]]]:
    """Return every text of every hand."""
    return {
        hand: {name: [as_read(one) for one in texts] for name, texts in sets(hand).items()} for hand in HANDS
    }


def to_fit(every: Mapping[str, Mapping[str, Sequence[Read]]]) -> tuple[Table, dict[str, tuple[int, int]]]:
    """Return the words of all texts as a table, and how often each stands free and tells."""
    texts = [one for named in every.values() for each in named.values() for one in each]
    told = times(texts)
    return table(texts, told), told


def off_by(given: Table, by: Floats) -> Floats:
    """Return how far each weight is from the best one, when all are near."""
    likely = 1 / (1 + np.exp(-given.sums(by)))
    return _solved(given, PENALTY * likely * (1 - likely), given.slope(by))


def main(given: Sequence[str] | None = None) -> None:
    """Fit and write, or fit apart and print."""
    asked: Any = argparse.ArgumentParser(prog="python -m tests.bench.weigh", description=__doc__)
    asked.add_argument("--apart", action="store_true", help="fit to all hands but one, and grade on that one")
    asked.add_argument("--enough", type=float, nargs="*", default=[weighed.ENOUGH])
    how = asked.parse_args(given)
    every = all_read()
    if how.apart:
        _apart(every, how.enough)
        return
    found, told = to_fit(every)
    _PLACE.write_text(written(found, fitted(found), told), encoding="utf-8")
    print(f"{len(found.names)} weights and {len(told)} words, fitted to {len(found.tells)} words.")


if __name__ == "__main__":
    main()
