"""What a story can tell of who she is, how it can be said more softly, and which public figure says how rare that is.

Data, to be renewed each year. A share stands here only where a published figure is known; elsewhere stands `None`, which is
counted as everyone: the number of mothers is then a most, never a guess. Every source says who published it, in which table,
of which year, and how it came here: read in the publication, or an estimate, written down from memory. The page shows both.

Most are of all births or of all people, not of mothers before the court, who are younger and poorer than others. So a teenager
is counted too rare, which is the careful side, and a mother in her thirties or forties too common, which is not: still nearer
than everyone. Levels and softer words: UK Data Service, anonymising qualitative data (generalise before you cut); President of
the Family Division, anonymisation guidance (2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction

from archive.rules import census


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

    is_outside: bool = False
    """Whether it is told of a part of the country for which the mothers of `BASE` do not stand."""


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

READ = "Read in the publication."
ESTIMATE = "An estimate: from memory, and not yet found in a publication."


def _source(table: str, how: str) -> str:
    return f"{table}. {how}"


COURT = _source(
    "Nuffield Family Justice Observatory, Born into care: newborns in care proceedings in England, 2018", READ
)
BIRTHS = _source("ONS, births in England and Wales by characteristics of birth 2, 2013", READ)
WEIGHTS = _source("ONS, birth characteristics in England and Wales, 2016: under 2,500 grams", READ)
VERY_SMALL = _source("ONS, birth characteristics in England and Wales, 2016: by birthweight", ESTIMATE)
EARLY = _source("ONS, birth characteristics in England and Wales, 2022: before 37 weeks", READ)
EARLY_OR_SMALL = _source("ONS, birth characteristics, 2016 and 2022: the two shares added, so a most", READ)
# 52 in 100 were 30 and over, 20 under 25, 16.2 of these 20 to 24; 21 were 35 and over, 16.6 of these under 40.
AGES = _source(
    "ONS, births by parents’ characteristics, 2014, worked out from its bands: all births, not those before the court",
    READ,
)
ORDER = _source("ONS, births by parents’ characteristics, 2014: all births, by how many came before", READ)
# 3.7 in 1,000 born alive died in the year; 4.1 in 1,000 were born dead.
DEATHS = _source("ONS, child and infant mortality, 2021; births, 2022, for the stillbirths of 2021", READ)
SEXES = _source("ONS, birth characteristics in England and Wales, 2016", READ)
_PLACES = "ONS, Census 2021, TS001: people living there, to 10,000, of those of England"
_PEOPLES = "ONS, Census 2021, TS022, TS024 and TS030: ethnic group, language and religion"
PLACES, PLACES_ESTIMATED = _source(_PLACES, READ), _source(_PLACES, ESTIMATE)
PEOPLES, PEOPLES_ESTIMATED = _source(_PEOPLES, READ), _source(_PEOPLES, ESTIMATE)
LANGUAGES = _source(
    "ONS, Census 2021, TS024: another main language than English, from three years of age", READ
)
DISABLED = _source("ONS, Census 2021: disabled under the Equality Act, at all ages", READ)
CALENDAR = "The calendar."
BASE = (
    "Nuffield Family Justice Observatory, Born into care, 2018: 2,447 newborns were 42 % of infants, 2016/17."
)
NO_FIGURE = "No public figure: counted as everyone."
NOT_COUNTED_THERE = "The mothers counted here are those of England. For this place the number says nothing."

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
_OUTSIDE = frozenset({"elsewhere"})
_AGES = {
    "teens": ("a teenager", Fraction(4, 100)),
    "twenties": ("in her twenties", Fraction(44, 100)),
    "thirties": ("in her thirties", Fraction(48, 100)),
    "forties": ("in her forties", Fraction(4, 100)),
}


def _exact(
    id: str,
    told: Told,
    says: str,
    softer: str,
    share: Fraction | None = None,
    source: str = "",
    *,
    is_counted: bool = True,
) -> Option:
    # What nobody has counted could be one mother alone: a second person looks at it, whatever the sum says. So it is with
    # what was only counted together with more (`is_counted` is false): all babies under three pounds, of one by the ounce.
    ceiling = Band.GREEN if share is not None and is_counted else Band.AMBER
    return Option(id, told, Level.EXACT, says, share, source, softer, ceiling, is_outside=softer in _OUTSIDE)


def _soft(id: str, told: Told, says: str, share: Fraction | None = None, source: str = "") -> Option:
    # Where the count of mothers does not hold, a second person looks at it, whatever the sum says.
    is_outside = id in _OUTSIDE
    ceiling = Band.AMBER if is_outside else Band.GREEN
    return Option(id, told, Level.SOFT, says, share, source, ceiling=ceiling, is_outside=is_outside)


def _of_region(id: str) -> tuple[Fraction | None, str]:
    share = census.of_region(id)
    return share, PLACES if share is not None else ""


_ALL = (
    *(_exact(f"in-{id}", Told.PLACE, f"a town, a ward or a street in {says}", id, *_of_region(id), is_counted=False)
      for id, says in _REGIONS.items()),
    _exact("in-a-place", Told.PLACE, "a town, a ward or a street, wherever it is", "a-town"),
    *(_soft(id, Told.PLACE, says, *_of_region(id)) for id, says in _REGIONS.items()),
    _soft("a-town", Told.PLACE, "a town"),
    _exact("day", Told.TIME, "a day", "few-years", Fraction(1, 365), CALENDAR),
    _exact("month", Told.TIME, "a month and its year", "few-years", Fraction(1, 12), CALENDAR),
    _soft("season", Told.TIME, "a season and its year", Fraction(1, 4), CALENDAR),
    _soft("year", Told.TIME, "a year", Fraction(1), CALENDAR),
    _soft("few-years", Told.TIME, "a few years ago", Fraction(YEARS), f"Our choice: {YEARS} years."),
    *(_exact(f"age-{id}", Told.AGE, f"her age as a number: {says}", id, share, AGES, is_counted=False)
      for id, (says, share) in _AGES.items()),
    *(_soft(id, Told.AGE, says, share, AGES) for id, (says, share) in _AGES.items()),
    _exact("counted", Told.CHILDREN, "how many, which, in what order", "several"),
    _exact("twins", Told.CHILDREN, "twins, or more at once", "several", Fraction(156, 10_000), BIRTHS),
    _exact("first-child", Told.CHILDREN, "that it was her first child", "", Fraction(53, 100), COURT),
    _soft("several", Told.CHILDREN, "several children", Fraction(62, 100), ORDER),
    _soft("four-or-more", Told.CHILDREN, "four children or more", Fraction(10, 100), ORDER),
    _soft("one-child", Told.CHILDREN, "one child", Fraction(53, 100), COURT),
    _soft("older-before-court", Told.CHILDREN, "an older child who was before the court", Fraction(47, 100), COURT),
    _exact("measured", Told.BABY, "weeks, length, a mark", "early-or-small"),
    _exact("under-1500", Told.BABY, "a weight: under 1,500 grams (3lb 5oz)", "small", Fraction(1, 100), VERY_SMALL,
           is_counted=False),
    _exact("under-2500", Told.BABY, "a weight: 1,500 to 2,499 grams (up to 5lb 8oz)", "small", Fraction(6, 100), VERY_SMALL,
           is_counted=False),
    _exact("over-2500", Told.BABY, "a weight: 2,500 grams or more", "", Fraction(93, 100), WEIGHTS, is_counted=False),
    _exact("died", Told.BABY, "a baby who was born dead, or died in the first year", "", Fraction(8, 1000), DEATHS),
    _exact("at-home", Told.BABY, "born at home", "", Fraction(23, 1000), BIRTHS),
    _soft("early-or-small", Told.BABY, "early, or small", Fraction(15, 100), EARLY_OR_SMALL),
    _soft("small", Told.BABY, "small", Fraction(7, 100), WEIGHTS),
    _soft("early", Told.BABY, "early", Fraction(8, 100), EARLY),
    _soft("girl-or-boy", Told.BABY, "a girl, or a boy", Fraction(1, 2), SEXES),
    _exact("people", Told.BACKGROUND, "a people, a language, a faith or a country by name", "another-background"),
    _soft("another-background", Told.BACKGROUND, "my language", Fraction(9, 100), LANGUAGES),
    _exact("diagnosis", Told.CONDITION, "an illness or a disability by name", "unwell"),
    _soft("unwell", Told.CONDITION, "unwell"),
    _soft("disabled", Told.CONDITION, "a disability, or a long illness", Fraction(17, 100), DISABLED),
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


def counted(told: Told, words: str) -> tuple[Fraction, str] | None:
    """Return the share, and its source, of what exact words name: a place or a people. None when nobody has counted that."""
    if told == Told.PLACE:
        share, read, estimated = census.of_place(words), PLACES, PLACES_ESTIMATED
    elif told == Told.BACKGROUND:
        share, read, estimated = census.of_people(words), PEOPLES, PEOPLES_ESTIMATED
    else:
        return None
    if share is None:
        return None
    return share, read if census.is_read(words) else estimated


def is_estimate(source: str) -> bool:
    """Return whether a share is no published figure that somebody here has read; the page says so."""
    return source.endswith(ESTIMATE)
