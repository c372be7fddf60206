"""An age, a weight, how early, how many children: told by the stage of life, and so that the sentence goes on reading.

Whose age it is stands before it: "I was 18" becomes "I was a teenager", "she is 24" becomes "she is in her twenties". A
weight keeps its "was": "she was 5lb 1" becomes "she was small". What is no clear age is left to whoever reads.
"""

from __future__ import annotations

import re

from moderation.suggesting.lexicon import lexicon
from moderation.who.told_by import number, weight
from moderation.wider.spot import Spot, a

_SMALL, _LARGE = 2_500, 4_000
"""Grams: below the one a baby is small, above the other it is big (World Health Organization: low birth weight, macrosomia)."""

_N = r"[a-z]+(?:[ -][a-z]+)?|\d{1,3}"
_BE = r"(?:was|wis|is|am|were|im|i'm|he's|she's|turned|turns)"
_SAID = re.compile(rf"^(?P<be>{_BE})? ?(?P<how>only|just|nearly|almost|barely)? ?(?P<n>{_N})$")
_OLD = re.compile(
    rf"^(?P<n>{_N})[ -]{{0,2}}(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?|y/?o)(?P<old>[ -]{{1,2}}olds?)?$|"
    rf"^(?P<of>{_N}) (?P<unit_of>years?|months?|weeks?) of age$"
)
_AGED = re.compile(rf"^aged? (?P<n>{_N})$")
_PREGNANT = re.compile(rf"^(?:{_N})[ -](?:weeks?|wks?|months?|mths?) (?:pregnant|gone)$")
_EARLY = re.compile(rf"^(?:{_N})[ -](?:weeks?|wks?|months?|mths?|days?) (?:premature|prem|early)$")
_WEEKS = re.compile(r"^(?:at )?(?P<n>\d\d) ?(?:\+ ?\d)?(?: weeks?)?(?: gestation)?$")
_TERM = 37
_COUNTED = re.compile(
    rf"^(?P<whose>my |the |all |her |his |our |with |of )?(?P<n>{_N}) (?:[a-z]+ )?(?P<kids>[a-z]+)$"
)
_ALL = re.compile(rf"^all ({_N})( of (?:us|them))$")
_KIDS = {
    **dict.fromkeys("kids kidz children childer boys girls sons daughters bairns weans lads lasses babies".split(), "children"),
    **dict.fromkeys("brothers sisters siblings".split(), "brothers and sisters"),
    "grandchildren": "grandchildren", "grandkids": "grandchildren",
    "miscarriages": "losses", "pregnancies": "pregnancies",
}  # fmt: skip
_HERS = frozenset("she her daughter girl sister mum mam mother nan gran".split())
_HIS = frozenset("he his him son boy brother dad father lad".split())
_GROWN_TOO = frozenset("lads lasses boys girls".split())
"""Children where they are hers; "a house with four lads" is another thing."""

_SOMEBODY = _HERS | _HIS | {"i", "who", "baby", "lass", "wean", "bairn"}
_WITH_A_CHILD = frozenset("son daughter boy girl baby child kid brother sister lad lass little".split())
_BEFORE_ITS_WEIGHT = frozenset("weighed weighing weighs weight".split())
_OF_A_CHANGE = frozenset("lost gained put on dropped losing gaining".split())

OTHERS = ("at that age", "by then", "back then")
"""What else may stand there: it says nothing of how old."""

_OF_CHILDREN = frozenset(
    "child children kid kids twin twins triplet triplets son sons daughter daughters boy boys girl girls baby babies bairns".split()
)
OF_CHILDREN = ("children", "other children", "one of the children")
"""What else may stand for how many, or which: no stage of life, and no number."""


def first(one: Spot) -> str:
    """Return what is true of an age, a weight or how many children, and reads where it stands; empty for nothing."""
    asked = (_weight, _early, _pregnant, _counted, _all, _aged, _said, _old)
    return next((found for ask in asked if (found := ask(one))), "")


def others(one: Spot) -> tuple[str, ...]:
    """Return what else may stand there; of stages of life the true one alone."""
    years = _years_in(one.low)
    if years is None and _OF_CHILDREN & {*one.low.replace("-", " ").split()}:
        return OF_CHILDREN
    stage = _stage(years, one) if years is not None else ""
    return (stage, *OTHERS) if stage else OTHERS


def stage_of(years: int) -> str:
    """Return the stage of life of whoever is so many years old, up to nineteen; empty above."""
    for least, stage in (
        (20, ""),
        (13, "a teenager"),
        (8, "a child"),
        (3, "a young child"),
        (1, "a toddler"),
        (0, "a baby"),
    ):
        if years >= least:
            return stage
    return ""


def _stage(years: int, one: Spot) -> str:
    if years < 20:  # noqa: PLR2004 -- the teens end.
        return stage_of(years)
    tens = {2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties"}.get(years // 10)
    return f"in {_whose(one)} {tens}" if tens else ""


def _whose(one: Spot) -> str:
    """Return whose age it is: the nearest word before it that says so."""
    own = one.low.split()[0] if one.low else ""
    for word in (own, *reversed(one.before)):
        if word in {"i", "im", "i'm", "me", "my"}:
            return "my"
        if word in _HERS or word == "she's":
            return "her"
        if word in _HIS or word == "he's":
            return "his"
    return "their"


def _years_in(low: str) -> int | None:
    if found := _SAID.match(low):
        return _years_of(found)
    if found := _AGED.match(low):
        return _number(found["n"])
    if found := _OLD.match(low):
        unit = found["unit"] or found["unit_of"]
        return _number(found["n"] or found["of"]) if unit.startswith("y") else _below_a_year(found)
    return None


def _years_of(said: re.Match[str]) -> int | None:
    years = _number(said["n"])
    # Whoever is nearly one is a baby still.
    return max(years - 1, 0) if years is not None and said["how"] in {"nearly", "almost"} else years


def _below_a_year(found: re.Match[str]) -> int | None:
    many, unit = _number(found["n"] or found["of"]), (found["unit"] or found["unit_of"])[0]
    return many // {"m": 12, "w": 53, "d": 366}[unit] if many is not None else None


def _number(words: str) -> int | None:
    return number(words.replace("-", " "))


def _said(one: Spot) -> str:
    """Return it for "was 18", "I'm 17", "is only 3": where somebody is before it."""
    found = _SAID.match(one.low)
    years = _years_of(found) if found else None
    if found is None or years is None or not _is_of_somebody(one, found["be"] or ""):
        return ""
    be = {"turned": "was", "turns": "is"}.get(found["be"] or "", found["be"] or "")
    how = found["how"] if found["how"] in {"only", "just"} and years < 20 else ""  # noqa: PLR2004 -- as above.
    stage = _stage(years, one)
    return " ".join(filter(None, (be, how, stage))) if stage else ""


def _is_of_somebody(one: Spot, be: str) -> bool:
    if be in {"im", "i'm", "he's", "she's"}:
        return True
    if not be:
        return one.last in {"i'm", "im", "he's", "she's"}
    return one.last in _SOMEBODY or lexicon().is_clearly_name(one.last)


def _aged(one: Spot) -> str:
    found = _AGED.match(one.low)
    years = _number(found["n"]) if found else None
    if (
        years is None
        or one.next in {"and", "to", "or"}
        or one.is_owned
        or set(one.before) & {"kids", "children", "boys", "girls"}
    ):
        return ""
    stage = _stage(years, one)
    return f"still {stage}" if stage.startswith("a ") else stage


_LASTS = frozenset({"for", "after", "in", "within", "at", "about", "over", "of", "from", "until", "since"})
"""Before "3 weeks", these make it a time and no age."""

_IS = frozenset({"was", "is", "were", "wis", "he's", "she's", "only", "just", "be"})
_BESIDE_A_CHILD = {
    "baby": "baby",
    "toddler": "little",
    "young child": "young",
    "child": "young",
    "teenager": "teenage",
}


def _old(one: Spot) -> str:
    """Return it for "3 weeks old" and "14 year old", as a thing or beside one."""
    years = _years_in(one.low)
    if years is None or not _tells_an_age(one):
        return ""
    if one.is_owned:
        return _owned(stage_of(years).partition(" ")[2], one)
    return _stage(years, one) if one.last in _IS else ""


def _tells_an_age(one: Spot) -> bool:
    found = _OLD.match(one.low)
    is_age = found is not None and (found["old"] or found["of"] or (found["unit"] or "").startswith("y"))
    return bool(is_age) and one.last not in _LASTS and one.next not in {"ago", "later"}


def _owned(stage: str, one: Spot) -> str:
    """Return what stands for "my 3 year old": beside a child a word for it, alone the stage itself."""
    if one.next in _WITH_A_CHILD:
        return _BESIDE_A_CHILD.get(stage, "")
    return "" if one.next in {"woman", "man"} else stage


def _pregnant(one: Spot) -> str:
    return (
        "pregnant"
        if _PREGNANT.match(one.low) and one.last not in {"at", "a", "from", "until", "by", "since"}
        else ""
    )


def _early(one: Spot) -> str:
    if _EARLY.match(one.low):
        return "early"
    found = _WEEKS.match(one.low)
    if found is None or not ("weeks" in one.low or "+" in one.low) or int(found["n"]) >= _TERM:
        return ""
    is_born = one.follows in {"born", "came", "arrived", "delivered"} and one.last != ""
    return "early" if is_born and (one.low.startswith("at ") or "at" not in one.before[-1:]) else ""


def _weight(one: Spot) -> str:
    grams = weight(one.low)
    if grams is None or one.next == "of" or one.last in _OF_A_CHANGE:
        return ""
    size = "small" if grams < _SMALL else "big" if grams > _LARGE else "healthy"
    if one.is_owned:
        return size if one.next in _WITH_A_CHILD else ""
    if one.last in {"at", "of", "weight"}:
        return a({"small": "low", "big": "high"}.get(size, size) + " weight")
    if one.last in _BEFORE_ITS_WEIGHT:
        return {"small": "very little", "healthy": "a healthy amount", "big": "a lot"}[size]
    as_said = {"healthy": "" if one.last in {"only", "just"} else "a healthy weight"}
    return as_said.get(size, size)


def _all(one: Spot) -> str:
    found = _ALL.match(one.low)
    return f"all{found[2] or ''}" if found and _number(found[1]) else ""


def _counted(one: Spot) -> str:
    found = _COUNTED.match(one.low)
    many = _number(found["n"]) if found else None
    kids = _KIDS.get(found["kids"]) if found else None
    if found is None or many is None or kids is None or many < 2:  # noqa: PLR2004 -- one is no several.
        return ""
    whose = (found["whose"] or "").strip()
    if found["kids"] in _GROWN_TOO and whose not in {"my", "her", "his", "our"}:
        kids = found["kids"]
    if whose in {"my", "the", "her", "his", "our", "all"}:
        return f"{whose} {kids}"
    lead = f"{whose} " if whose else ""
    return f"{lead}{kids}" if one.is_owned or many == 2 else f"{lead}several {kids}"  # noqa: PLR2004 -- a pair stays a pair.
