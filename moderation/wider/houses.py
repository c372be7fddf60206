"""A house, a team or a paper by what it is, as far as its name says so."""

from __future__ import annotations

from collections.abc import Mapping

from moderation.wider.spot import Spot, with_article

_KINDS = {
    "hospital": "hospital infirmary general", "hospice": "hospice", "maternity unit": "maternity", "clinic": "clinic",
    "surgery": "surgery practice", "ward": "ward nicu scbu neonatal", "unit": "unit", "court": "court courthouse magistrates",
    "council": "council", "school": "school academy primary secondary infants juniors", "college": "college",
    "university": "university uni", "nursery": "nursery playgroup", "centre": "centre center hub", "project": "project",
    "hostel": "hostel", "refuge": "refuge", "church": "church chapel parish", "mosque": "mosque", "temple": "temple",
    "gurdwara": "gurdwara", "synagogue": "synagogue", "pub": "pub inn arms", "club": "club", "prison": "prison hmp",
    "station": "station", "library": "library", "paper": "gazette echo chronicle herald observer advertiser",
    "charity": "charity", "trust": "trust", "association": "association", "agency": "agency", "team": "team",
    "service": "service", "department": "department", "food bank": "foodbank", "café": "cafe", "takeaway": "takeaway chippy",
    "market": "market", "factory": "factory", "warehouse": "warehouse", "chemist": "pharmacy chemist", "hotel": "hotel",
    "theatre": "theatre", "museum": "museum",
}  # fmt: skip
KIND_OF: Mapping[str, str] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""What a house is, by the last word of its name."""

_KNOWN_TO_ALL = frozenset({"council", "court"})
"""Of these everybody has one: "the council" tells no more than "a council", and is what people say."""


def first(one: Spot) -> str:
    """Return what it is, so that it reads where the name stands; empty when the name does not say."""
    kind = kind_of(one.low)
    if not kind:
        return ""
    if kind in _KNOWN_TO_ALL and not one.is_owned:
        return f"the {kind}"
    return with_article(kind, one)


def kind_of(name: str) -> str:
    """Return what a house is by its name; empty when that cannot be said."""
    words = name.replace("-", " ").split()
    if not words:
        return ""
    if words[0] == "hmp":
        return "prison"
    # "Trent City Council": the last word says it; "Royal Infirmary of Perth" says it in the middle.
    found = [KIND_OF[word] for word in words if word in KIND_OF]
    return KIND_OF.get(words[-1], found[0] if len({*found}) == 1 else "")


OTHERS = ("a place", "somewhere", "the people there")
"""What else may stand there: true of any house."""


def others(one: Spot) -> tuple[str, ...]:
    """Return what else may stand there and reads: after "the" or "my" only what needs no article, "the place"."""
    return ("place",) if one.is_owned else OTHERS
