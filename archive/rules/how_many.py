"""About how many mothers in the world could have told this, by public figures, and what would be told more softly (c9, c12).

It is a measure of caution and no count. Sources: ICO, anonymisation (singling out, linking, inference; the motivated
intruder); Brophy, anonymisation of children judgments (2016): weigh "the distinctive but also the mundane".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from archive.rules.figures import (
    A_YEAR,
    BASE,
    NO_FIGURE,
    NOT_COUNTED_THERE,
    OPTIONS,
    YEARS,
    Band,
    Level,
    Option,
    Told,
    counted,
    is_estimate,
)

RED_BELOW = 20
"""Fewer mothers than this: it does not go out."""

GREEN_ABOVE = 200
"""Up to this many: a second moderator says why it may go out nevertheless."""

LONGEST_WORDS = 300
"""Letters of the words that tell one fact."""

INDEPENDENT = (
    "The shares are multiplied as if these things had nothing to do with each other. Often they have: take the sum for a "
    "measure of caution, never for a count."
)


@dataclass(frozen=True)
class Fact:
    """One fact as it stands in what others would read, hear and see."""

    option: str
    words: str = field(default="", repr=False)
    """The very words that tell it, several by semicolons; empty when it is told without a word of its own."""

    @property
    def way(self) -> Option:
        """How it is told."""
        return OPTIONS[self.option]

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words that tell it, one by one."""
        return tuple(filter(None, (one.strip() for one in self.words.split(";"))))

    @property
    def label(self) -> str:
        """How it is spoken of among moderators."""
        return self.words if self.way.level == Level.EXACT and self.words else self.way.says

    @property
    def figure(self) -> tuple[Fraction | None, str]:
        """Which share of mothers it leaves, and whose figure that is: of its very words where they are counted, else of its way.

        Of several words it is the rarest that is counted; they are never multiplied, for they mostly name one thing.
        """
        found = [one for one in self._counted if one is not None]
        return min(found, default=(self.way.share, self.way.source))

    @property
    def ceiling(self) -> Band:
        """The best that a story with it can be: no exact word that nobody has counted is green by itself.

        Nor is a people, a tongue, a faith or a country by its name, however many there are: it is told more softly, or a
        reviewer says why not (rule 7; Brophy, 2016).
        """
        if self.names_origin:
            return Band.AMBER
        is_counted = bool(self._counted) and all(one is not None for one in self._counted)
        return Band.GREEN if is_counted else self.way.ceiling

    @property
    def names_origin(self) -> bool:
        """Whether it names where she comes from, what she speaks or what she believes."""
        return (self.way.told, self.way.level) == (Told.BACKGROUND, Level.EXACT)

    @property
    def _counted(self) -> tuple[tuple[Fraction, str] | None, ...]:
        if self.way.level != Level.EXACT:
            return ()
        return tuple(counted(self.way.told, phrase) for phrase in self.phrases)


@dataclass(frozen=True)
class Line:
    """One line of the funnel."""

    says: str
    share: str
    source: str
    women: int

    @property
    def is_estimate(self) -> bool:
        """Whether its share is an estimate of ours."""
        return is_estimate(self.source)


def mothers(facts: Iterable[Fact]) -> Fraction:
    """Return about how many mothers it could be: those of a year, times the share of each fact."""
    facts = tuple(facts)
    found = A_YEAR if any(fact.way.told == Told.TIME for fact in facts) else A_YEAR * YEARS
    for fact in facts:
        share, _ = fact.figure
        found *= 1 if share is None else share
    return found


def funnel(facts: Sequence[Fact]) -> tuple[Line, ...]:
    """Return every step from all mothers to those that it could be: what, which share, whose figure, how many are left."""
    years = 1 if any(fact.way.told == Told.TIME for fact in facts) else YEARS
    lines = [Line(*_everyone(years), floor(A_YEAR * years))]
    # Time first: it says of how many years the mothers are counted.
    ordered = sorted(facts, key=lambda fact: fact.way.told != Told.TIME)
    lines += [_line(fact, floor(mothers(ordered[:n]))) for n, fact in enumerate(ordered, start=1)]
    return tuple(lines)


def _everyone(years: int) -> tuple[str, str, str]:
    mothers = "Mothers of infants in care proceedings in England"
    if years == 1:
        return f"{mothers}, in a year", "everyone", BASE
    return f"{mothers}, in {years} years", "everyone", f"{BASE} No time is told: counted as {years} years."


def _line(fact: Fact, women: int) -> Line:
    share, source = fact.figure
    if share is None:
        source = NOT_COUNTED_THERE if fact.way.is_outside else NO_FIGURE
        return Line(fact.label, "everyone", source, women)
    return Line(fact.label, in_words(share), source, women)


def in_words(share: Fraction) -> str:
    """Return a share without a decimal: "1 in 64", "47 in 100", "5 times"."""
    if share >= 1:
        return "as many" if share == 1 else f"{floor(share)} times"
    if share.numerator == 1 or share < Fraction(1, 10):
        return f"1 in {round(1 / share)}"
    return f"{round(share * 100)} in 100"


def about(women: int) -> str:
    """Return how many mothers, in words, rounded down and without a decimal."""
    if women < 1:
        return "almost certainly one mother"
    if women < 1000:  # noqa: PLR2004 -- from here on the last digits say nothing.
        return f"about {women} {'mother' if women == 1 else 'mothers'}"
    step = 10 ** (len(str(women)) - 2)
    return f"about {women // step * step:,} mothers"


def band_of(women: int) -> Band:
    """Return what so many mothers allow."""
    if women < RED_BELOW:
        return Band.RED
    return Band.GREEN if women > GREEN_ABOVE else Band.AMBER


def band(facts: Sequence[Fact]) -> Band:
    """Return what the facts allow: no better than any one of them, whatever the funnel says (look-up keys are red)."""
    return max([band_of(floor(mothers(facts))), *(fact.ceiling for fact in facts)])


# Softening


@dataclass(frozen=True)
class Softening:
    """One change, and what comes of it."""

    fact: Fact
    softer: Fact | None
    """None: it is told no more."""

    left: Fraction
    band: Band
    lost: int
    """How many words of the story fewer."""

    keys: int
    """How many look-up keys are left; while there is one, nothing else helps."""

    @property
    def women(self) -> int:
        """About how many mothers it could be then."""
        return floor(self.left)


def softenings(facts: Sequence[Fact]) -> tuple[Softening, ...]:
    """Return every single change, the best first: no key left, the best band, the most mothers, the fewest words lost."""
    found = [_softened(facts, n) for n in range(len(facts))]
    return tuple(sorted(found, key=lambda one: (one.keys, one.band, -one.left, one.lost)))


def _softened(facts: Sequence[Fact], n: int) -> Softening:
    fact = facts[n]
    way = OPTIONS.get(fact.way.softer)
    softer = Fact(way.id, way.says) if way is not None else None
    left = [*facts[:n], *([softer] if softer else []), *facts[n + 1 :]]
    lost = sum(len(phrase.split()) for phrase in fact.phrases) - len(softer.words.split() if softer else [])
    return Softening(fact, softer, mothers(left), band(left), max(lost, 0), look_up_keys(left))


def look_up_keys(facts: Iterable[Fact]) -> int:
    """Return how many details lead to her by themselves, whoever looks them up."""
    return sum(fact.way.ceiling == Band.RED for fact in facts)
