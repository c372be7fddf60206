"""Whether a text that somebody pasted looks like a paper of a family court, and every reason for it.

Keeping such a paper, or showing it on, can be contempt for her and for whoever keeps it (Administration of Justice Act
1960 s.12; Children Act 1989 s.97; FPR 2010 r.12.73 and PD12G). A mother who tells of the court in her own words must
never be met with that: one sign alone is nothing, signs must be of different kinds and stand close together, and the more a
stretch speaks as "I" and "my", the more of them it takes. It is a hint and no proof: she may say that the words are hers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from archive.rules.court_signs import REASONS, SIGNS, Family, Reason, Sign
from archive.rules.folding import fold

WINDOWS = (180, 300, 500, 800, 1_200)
"""Letters in which signs count together, less than a page: a few lines pasted into a telling, up to the whole head of an order."""

LONGEST = 120_000
"""Letters looked at; more than any story may have."""

AFTER = 50
"""Letters after where the last sign begins that tell who speaks as well."""

MOST_OF_ONE = 4.0
"""How much one family of signs may weigh: ten wordings of an order are still one kind of sign."""

_MIXED_UP = str.maketrans({"0": "o", "1": "i", "l": "i", "5": "s"})
_STROKES = str.maketrans({"|": "i", "!": "i"})
"""What a scanner takes for each other; the first in words and phrases alike."""

_CASE_NUMBER = re.compile(
    r"\b[a-z]{2}[ ]?\d[\doil][ ]?[cpzfdjv][ ]?[\doils]{5}\b"
    r"|\b(?:case|claim|court|rhif)\s?(?:no|number|ref|yr achos|achos)?[.:]?\s?[a-z]{0,3}\d{2}/?[a-z]\d{3,5}\b"
    r"|\b(?:fd|zc|zw|zz|bm|ls|nr)\d{2}\s?/?\s?[pcf]\s?\d{3,5}\b"
    r"|\b[a-z]{3}[-/]?f\d{2,4}[-/]\d{2}\b|\b\d{2}/\d{5,6}/\d{2}\b"
)
_CITATION = re.compile(r"[\[(]20[0-4]\d[\])]\s?(?:ewfc|ewhc|ewca|uksc|ukhl|nifam|nica|csih|csoh|sc|fam)\b")
_NUMBERED = re.compile(
    r"(?m)^\W*(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]|\([a-z]\)|para(?:graph)? \d+|\[\d{1,3}\])[ \t]+\S"
)
_FEWEST_LINES = 3
_OUTSIDE = re.compile(
    r"\b(?:the|y|yr)\s(?:mother|father|child|children|subject\schild|local\sauthority|parents|guardian|social\sworker|"
    r"fam|tad|plentyn|plant|awdurdod\slleol|court|llys|sheriff)\b"
)
_FEWEST_OUTSIDE = 3
_HERS = frozenset(
    {"i", "i'm", "im", "i've", "ive", "i'd", "i'll", "me", "my", "mine", "myself", "we", "us", "our"}
)
_HERS_IN_WELSH = frozenset({"fi", "fy", "mi", "minnau", "finnau", "ni", "ein"})
_WELSH = frozenset({"y", "yr", "yn", "mae", "ar", "wedi", "oedd", "gan", "ei", "bod", "ac", "roedd"})
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")

_STEPS = (
    (0.015, 4.5, 3), (0.015, 5.0, 2), (0.04, 7.0, 4), (0.08, 10.0, 5),
)  # fmt: skip
"""Up to this share of words that say "I": how much signs must weigh, and how many families there must be.

Where more of them do, it is somebody's own telling, whatever else stands in it."""

_LEAST = min(needed for _, needed, _ in _STEPS)
_ONE_MORE = 1.0
"""What a further wording of a sign adds."""

_OFFICIAL = frozenset({Family.JUDGMENT, Family.SIGNED})
"""Signs in which a judge, an expert or a witness says "I" as the form prescribes: that is nobody's own voice."""


@dataclass(frozen=True)
class Found:
    """A sign where it stands."""

    at: int
    family: Family
    sign: int
    phrase: int
    weight: float


@dataclass(frozen=True)
class Looks:
    """How a text looks."""

    is_paper: bool
    reasons: tuple[Reason, ...] = field(default=())
    """Each kind of sign once, the weightiest first; empty when it is taken for her own words."""


OWN_WORDS = Looks(is_paper=False)


def looks(text: str) -> Looks:
    """Return whether this looks like a court paper, or a piece of one, and every reason.

    Source: `domain/rules.md` 1, 4 and 5; the weights were set on invented papers and tellings (`tests/papers/`).
    """
    plain = _plain(text[:LONGEST])
    found = sorted(_signs(plain), key=lambda one: one.at)
    best: dict[Family, float] = {}
    places = [one.at for one in found]
    for (first, at), window in product(enumerate(places), WINDOWS):
        near = found[first : bisect_right(places, at + window)]
        weighed = _weigh(near)
        weight = sum(weighed.values())
        if weight >= max(_LEAST, sum(best.values()) + _ONE_MORE):
            best = weighed if _is_enough(weighed, _voice(plain, near)) else best
    ranked = sorted(best, key=lambda family: (-best[family], list(Family).index(family)))
    return Looks(is_paper=True, reasons=tuple(REASONS[family] for family in ranked)) if best else OWN_WORDS


def _weigh(near: list[Found]) -> dict[Family, float]:
    """Return what each family weighs among signs that stand together; the same wording twice counts once."""
    weights: dict[Family, float] = {}
    wordings: set[tuple[int, int]] = set()
    signs: set[int] = set()
    for one in near:
        if (one.sign, one.phrase) not in wordings:
            more = _ONE_MORE if one.sign in signs else one.weight
            weights[one.family] = min(MOST_OF_ONE, weights.get(one.family, 0) + more)
        wordings.add((one.sign, one.phrase))
        signs.add(one.sign)
    return weights


def _is_enough(weighed: dict[Family, float], voice: float) -> bool:
    return any(
        voice <= most and sum(weighed.values()) >= needed and len(weighed) >= families
        for most, needed, families in _STEPS
    )


def _voice(plain: str, near: list[Found]) -> float:
    """Return the share of words from the first of these signs on that say "I": a telling is made of them."""
    words = _WORD.findall(plain, near[0].at, near[-1].at + AFTER)
    if not words:
        return 0.0
    is_welsh = sum(word in _WELSH for word in words) > len(words) / 10
    # In Welsh "i" is "to": there only the longer forms tell who speaks.
    hers = sum(word in (_HERS_IN_WELSH if is_welsh else _HERS) for word in words)
    official = {one.at for one in near if one.family in _OFFICIAL}
    return max(0, hers - len(official)) / len(words)


def _signs(plain: str) -> Iterator[Found]:
    level = plain.translate(_MIXED_UP).translate(_STROKES)
    for number, sign in enumerate(SIGNS):
        for phrase, pattern in enumerate(_patterns(sign)):
            for one in pattern.finditer(level):
                yield Found(one.start(), sign.family, number, phrase, sign.weight)
    for phrase, pattern in enumerate((_CASE_NUMBER, _CITATION)):
        yield from (Found(one.start(), Family.NUMBER, -1, phrase, 2.0) for one in pattern.finditer(plain))
    yield from _often(_NUMBERED, plain, _FEWEST_LINES, Family.NUMBERED)
    yield from _often(_OUTSIDE, plain, _FEWEST_OUTSIDE, Family.OUTSIDE)


def _often(pattern: re.Pattern[str], plain: str, fewest: int, family: Family) -> Iterator[Found]:
    """Yield a sign at the first of so many in one window."""
    places = [one.start() for one in pattern.finditer(plain)]
    for first, last in zip(places, places[fewest - 1 :], strict=False):
        if last - first <= WINDOWS[-1]:
            yield Found(first, family, -2, list(Family).index(family), 1.0)


@lru_cache(maxsize=len(SIGNS))
def _patterns(sign: Sign) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_pattern(phrase), re.MULTILINE) for phrase in sign.phrases)


def _pattern(phrase: str) -> str:
    starts = r"^\W*" if phrase.startswith("^") else r"(?<![a-z])"
    body = phrase.removeprefix("^").translate(_MIXED_UP).rstrip(" ").replace(" ", r"\s?")
    return f"{starts}{body}" if body.endswith(("$", ")", "\\b", "\\(")) else f"{starts}{body}(?![a-z])"


def _plain(text: str) -> str:
    """Return the words in one form, line by line: papers are known by what stands at the head of a line."""
    return "\n".join(filter(None, (fold(line).text.strip() for line in text.splitlines())))
