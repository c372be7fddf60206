"""A place told more widely: the part of the country where it is known, another country, a street; nothing where it is not known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from archive.rules import census
from archive.rules.areas import AREAS
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.places import STREET_HEADS, TOWNS, WORLD
from moderation.wider.spot import Spot, a, with_article
from moderation.wider.where import CITIES, COUNTIES, LIES, REGIONS

_HOME = frozenset(
    "england scotland wales ireland britain cymru uk jersey northern northern-ireland great-britain".split()
)
"""So wide that nothing wider is truer."""

_COUNTRIES = frozenset(
    """
    poland romania ukraine lithuania latvia bulgaria hungary slovakia somalia somaliland eritrea ethiopia sudan nigeria ghana kenya
    uganda zimbabwe gambia senegal congo angola cameroon rwanda malawi zambia egypt libya morocco algeria tunisia syria iraq iran
    turkey afghanistan pakistan bangladesh india nepal china vietnam philippines thailand jamaica trinidad barbados brazil
    colombia portugal spain france germany italy greece albania kosovo serbia russia belarus moldova georgia armenia america
    canada australia
    """.split()
)
_STREETS = frozenset("road rd street st lane ln avenue ave close crescent cres drive way terrace".split())
_OTHER_HEADS = frozenset("estate park square farm bridge canal beach island harbour".split())
_NUMBERED = re.compile(r"^(flat|room|ward|house|plot|pitch|unit|block|cell)\b.*\d")
_HOUSE = re.compile(r"^(?:number|no\.?) \d")
_CENSUS = {"north": "north", "midlands": "midlands", "london": "london", "wales": "wales"}
"""Parts of the country that mean the same there; its south holds the east too, its "elsewhere" three countries."""
_SEVERAL = frozenset({"newport"})
"""Names of the census that other places bear as well."""

_LIES_OR_IS = {**LIES, "wales": "wales"}

OTHERS = ("a place", "another place", "where I live")
"""What else may stand there: it says nothing of where."""


def first(one: Spot, barred: Collection[str] = ()) -> str:
    """Return what is true of a place and reads where it stands; empty when that cannot be said.

    Of a place in a part of the country that is `barred` that part is not told.
    """
    if _NUMBERED.match(one.low):
        return "" if one.is_owned else a(one.low.split()[0])
    if _HOUSE.match(one.low):
        return "a house" if one.last in {"at", "in"} else ""
    words = one.low.replace("-", " ").split()
    if not words or any(sign.isdigit() for sign in words[0]):
        return _street(words[-1], one) if words else ""
    if words[-1] in STREET_HEADS and len(words) > 1:
        return _street(words[-1], one)
    if one.is_owned:
        return ""
    return kind(one.low, barred)


def kind(name: str, barred: Collection[str] = ()) -> str:
    """Return a place by its sort and the part of the country, from its name alone; empty when it is not known."""
    words = name.replace("-", " ").split()
    if name.replace(" ", "-") in _HOME or (words and words[-1] in _HOME):
        return ""
    if name == "london":
        return "a big city"
    region, known = region_of(name), words
    if not region:
        return _elsewhere(words) or ("a town" if _is_town(words) else "")
    if region == "london":
        return "" if region in barred else "a part of London"
    sort = "county" if COUNTIES & {*known} else "city" if CITIES & {*known} else "town"
    return a(sort) if region in barred else f"{a(sort)} in {REGIONS[region]}"


def barred_by(areas: Iterable[str]) -> frozenset[str]:
    """Return the ids of the parts of the country in which areas lie that she named: "not near Coventry" is not "the Midlands"."""
    words = {word for area in areas for word in AREAS.get(area, "").lower().replace(",", "").split()}
    return frozenset(region for word, region in _LIES_OR_IS.items() if word in words)


def region_of(name: str) -> str:
    """Return the id of the part of the country in which a place lies; empty when it is not known."""
    own = {LIES[word] for word in name.replace("-", " ").split() if word in LIES}
    if len(own) == 1:
        return own.pop()
    # Half a name is not asked there: Newcastle, Newport and Bangor are several.
    return (
        ""
        if own or name in _SEVERAL or name not in census.PLACES
        else _CENSUS.get(census.region_of(name), "")
    )


def _is_town(words: list[str]) -> bool:
    return any(word in TOWNS and word not in COUNTIES for word in words)


def _elsewhere(words: list[str]) -> str:
    if TOWNS & {*words}:
        return ""
    whole = " ".join(words)
    if whole in _COUNTRIES or (whole in lexicon().countries and whole not in _HOME) or _COUNTRIES & {*words}:
        return "another country"
    return "a place in another country" if WORLD & {*words} else ""


def _street(head: str, one: Spot) -> str:
    if one.low[0].isdigit() and one.last == "at":
        return "a house"
    thing = "street" if head in _STREETS else head if head in _OTHER_HEADS else ""
    return with_article(thing, one) if thing else ""
