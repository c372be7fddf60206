"""What a story can tell of who she is, how it can be said more softly, and which public figure says how rare that is.

Data, to be renewed each year. A share stands here only where a published figure was read; elsewhere stands `None`, which is
counted as everyone: the number of mothers is then a most, never a guess. Sources:

- Broadhurst and others, "Born into care: newborns in care proceedings in England", Nuffield Family Justice Observatory,
  October 2018 (read again on 25 November 2026): 2,447 newborns in 2016/17, 42 % of all cases of infants; 47 % of newborns
  (2012/13 to 2016/17) had an older brother or sister who had been before the court.
- ONS, births in England and Wales by characteristics of birth, 2013: 15.6 maternities in 1,000 with more than one child,
  2.3 % of births at home. Taken from our notes of an earlier reading, and to be read again before launch.

Levels and softer words: UK Data Service, anonymising qualitative data (generalise before you cut); President of the Family
Division, anonymisation guidance (2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction


class Told(StrEnum):
    """What sort of fact it is."""

    PLACE = "place"
    TIME = "time"
    AGE = "age"
    CHILDREN = "children"
    BABY = "baby"
    BACKGROUND = "background"
    CONDITION = "condition"
    WORK = "work"
    INSTITUTION = "institution"
    EVENT = "event"
    NEWS = "news"
    JUDGMENT = "judgment"


class Level(IntEnum):
    """How much of it stands there."""

    GONE = 0
    SOFT = 1
    EXACT = 2


class Band(IntEnum):
    """What may come of it; a higher one is worse."""

    GREEN = 0
    AMBER = 1
    """A second moderator says why it may go out nevertheless."""

    RED = 2
    """It does not go out."""


@dataclass(frozen=True)
class Option:
    """One way in which a story can tell one fact."""

    id: str
    told: Told
    level: Level
    says: str
    """How it is spoken of; of a soft one, also what can stand there instead."""

    share: Fraction | None = None
    """Of all mothers, or how many years of them; None where no public figure says so."""

    source: str = ""
    softer: str = ""
    """The id of the next softer one; empty for none but not telling it."""

    ceiling: Band = Band.GREEN
    """The best that a story with it can be, however many mothers it could be."""


NAMES: Mapping[Told, str] = {
    Told.PLACE: "Where",
    Told.TIME: "When",
    Told.AGE: "Her age",
    Told.CHILDREN: "Her children",
    Told.BABY: "The baby",
    Told.BACKGROUND: "Background",
    Told.CONDITION: "Health",
    Told.WORK: "Work",
    Told.INSTITUTION: "Hospital, court, council, school",
    Told.EVENT: "Something rare",
    Told.NEWS: "Told in public before",
    Told.JUDGMENT: "A judgment",
}

COURT = "Nuffield Family Justice Observatory, Born into care, 2018"
BIRTHS = "ONS, births in England and Wales by characteristics of birth, 2013"
CALENDAR = "the calendar"
BASE = f"{COURT}: 2,447 newborns were 42 % of infants, 2016/17."
NO_FIGURE = "No public figure: counted as everyone."

A_YEAR = Fraction(2447) / Fraction(42, 100)
"""Mothers in a year: 2,447 newborns in proceedings were 42 % of all infants, England, 2016/17."""

YEARS = 5
"""The years that a reader takes "a few years ago" to be; a story that tells no time is counted as no more than these."""

_REGIONS = {
    "north": "the north of England",
    "midlands": "the Midlands",
    "london": "London",
    "south": "the south of England",
    "wales": "Wales",
    "elsewhere": "another part of the United Kingdom",
}
_AGES = {
    "teens": "a teenager",
    "twenties": "in her twenties",
    "thirties": "in her thirties",
    "forties": "in her forties",
}


def _exact(
    id: str, told: Told, says: str, softer: str, share: Fraction | None = None, source: str = ""
) -> Option:
    # What nobody has counted could be one mother alone: a second person looks at it, whatever the sum says.
    ceiling = Band.AMBER if share is None else Band.GREEN
    return Option(id, told, Level.EXACT, says, share, source, softer, ceiling)


def _soft(id: str, told: Told, says: str, share: Fraction | None = None, source: str = "") -> Option:
    return Option(id, told, Level.SOFT, says, share, source)


_ALL = (
    *(_exact(f"in-{id}", Told.PLACE, f"a town, a ward or a street in {says}", id) for id, says in _REGIONS.items()),
    *(_soft(id, Told.PLACE, says) for id, says in _REGIONS.items()),
    _exact("day", Told.TIME, "a day", "few-years", Fraction(1, 365), CALENDAR),
    _exact("month", Told.TIME, "a month and its year", "few-years", Fraction(1, 12), CALENDAR),
    _soft("season", Told.TIME, "a season and its year", Fraction(1, 4), CALENDAR),
    _soft("year", Told.TIME, "a year", Fraction(1), CALENDAR),
    _soft("few-years", Told.TIME, "a few years ago", Fraction(YEARS), f"our choice: {YEARS} years"),
    *(_exact(f"age-{id}", Told.AGE, f"her age as a number: {says}", id) for id, says in _AGES.items()),
    *(_soft(id, Told.AGE, says) for id, says in _AGES.items()),
    _exact("counted", Told.CHILDREN, "how many, which, in what order", "several"),
    _exact("twins", Told.CHILDREN, "twins, or more at once", "several", Fraction(156, 10_000), BIRTHS),
    _soft("several", Told.CHILDREN, "several children"),
    _soft("one-child", Told.CHILDREN, "one child"),
    _soft("older-before-court", Told.CHILDREN, "an older child who was before the court", Fraction(47, 100), COURT),
    _exact("measured", Told.BABY, "weeks, weight, a mark or a death", "early-or-small"),
    _exact("at-home", Told.BABY, "born at home", "", Fraction(23, 1000), BIRTHS),
    _soft("early-or-small", Told.BABY, "early, or small"),
    _soft("girl-or-boy", Told.BABY, "a girl, or a boy"),
    _exact("people", Told.BACKGROUND, "a people, a language, a faith or a country by name", "another-background"),
    _soft("another-background", Told.BACKGROUND, "my language"),
    _exact("diagnosis", Told.CONDITION, "an illness or a disability by name", "unwell"),
    _soft("unwell", Told.CONDITION, "unwell"),
    _exact("job", Told.WORK, "a job, a regiment or a course by name", "some-work"),
    _soft("some-work", Told.WORK, "a job"),
    _exact("named-house", Told.INSTITUTION, "one by its name", "kind-of-house"),
    _soft("kind-of-house", Told.INSTITUTION, "a maternity hospital"),
    Option("rare", Told.EVENT, Level.EXACT, "something that a search could find", softer="odd", ceiling=Band.RED),
    Option("odd", Told.EVENT, Level.SOFT, "something odd that no search finds", ceiling=Band.AMBER),
    Option("printed", Told.NEWS, Level.EXACT, "a newspaper, a broadcast or a fundraiser", softer="was-in-news", ceiling=Band.RED),
    Option("was-in-news", Told.NEWS, Level.SOFT, "that it was in the news", ceiling=Band.RED),
    Option("judge-wrote", Told.JUDGMENT, Level.EXACT, "words that stand in a judgment", ceiling=Band.RED),
)  # fmt: skip

OPTIONS: Mapping[str, Option] = {option.id: option for option in _ALL}
"""Every way to tell a fact, by its id. What is not told, or gone, has none."""
