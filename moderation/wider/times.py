"""A day, a month, a year or a length of time told more widely: the season of that very month, "that year", "some weeks".

Seasons are whole months: March begins the spring. A day in figures is read as here, the day first.
"""

from __future__ import annotations

import re

from moderation.wider.spot import PLACING, Spot, a

_MONTHS = {
    "winter": "december dec january jan february feb febuary",
    "spring": "march mar april apr may",
    "summer": "june jun july jul august aug",
    "autumn": "september sept sep october oct november nov",
}
SEASONS = {month: season for season, months in _MONTHS.items() for month in months.split()}
_OF_NUMBER = (
    "winter",
    "winter",
    "spring",
    "spring",
    "spring",
    "summer",
    "summer",
    "summer",
    "autumn",
    "autumn",
    "autumn",
    "winter",
)
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(SEASONS, key=len, reverse=True))})\b")
_IN_FIGURES = re.compile(r"^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(?:\d\d|\d{4})$")
_YEAR_FIRST = re.compile(r"^(?:19|20)\d\d-(\d\d)-(\d\d)$")
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?|[a-z]*(?:first|second|third|fifth|th)(?![a-z])|[a-z]+tieth"
_DAY_OF = re.compile(rf"\b(?:{_ORDINAL})(?: (?:day )?of)? [a-z]+\b|\b[a-z]+ (?:the )?(?:{_ORDINAL})(?!\d)")
_RANGE = re.compile(
    r"^(?:from|between) |\d(?:st|nd|rd|th)?(?:,| and| to| or|-) ?\d|\b(?:and|to|until|till|or)\b"
)
_YEAR = re.compile(r"^(?:(?:19|20)\d\d(?:[-/]\d\d)?|'\d\d|two thousand .+|(?:nineteen|twenty) .+)$")
_DECADE = re.compile(r"^(?:19|20)\d0s$")
_YEAR_AT_END = re.compile(r",? (?:of )?(?:\d{4}|\d\d)$")
_OF_A_YEAR = re.compile(r" of (?:that|this|the same|last) year$")
_LEADS = "in on at by of the a that this last next one late early mid every each since until till before after".split()
_PARTS = frozenset({"late", "early", "mid"})
_POINTING = frozenset("last next this that every each".split())
_WEEKDAY = re.compile(
    r"^(mon|tues|wednes|weds|thurs|fri|satur|sun)days?(?: (night|morning|evening|afternoon))?$"
)
_LENGTH = re.compile(
    r"^(?P<many>.+?)[ -](?P<unit>seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|nites?|weekends?|weeks?|wks?|fortnights?|"
    r"months?|mths?|years?|yrs?)(?P<then> (?:later|ago|before|after|earlier))?$"
)
_HAD = {("had",), ("have",), ("held",), ("kept",)}
_UNITS = {"min": "minute", "hr": "hour", "nite": "night", "wk": "week", "mth": "month", "yr": "year"}
_FOLLOWED_BY = frozenset(
    "i we he she they it and but so then when that who which was were is had came went in at on with for by to because as".split()
)
"""Words before which a time ends; another word is perhaps what the time is said of: "the 3 March hearing"."""

OTHERS = ("that day", "one day", "that time", "some time later")
"""What else may stand there: it says nothing of when."""


def first(one: Spot) -> str:
    """Return what is true of a time and reads where it stands; empty when that cannot be said."""
    asked = (_year, _in_figures, _of_month, _weekday, _length)
    return next((found for ask in asked if (found := ask(one))), "")


def season(low: str) -> str:
    """Return the season of a day or a month; empty when there is none in it, or when there are two."""
    found = {SEASONS[month] for month in _MONTH.findall(low)} | _season_in_figures(low)
    return found.pop() if len(found) == 1 else ""


def others(one: Spot) -> tuple[str, ...]:
    """Return what else may stand there; of seasons the true one alone."""
    of = season(one.low)
    return (f"one {of} day", f"the {of}", f"one {of}", *OTHERS) if of else OTHERS


def _season_in_figures(low: str) -> set[str]:
    if found := _IN_FIGURES.match(low):
        day, month = int(found[1]), int(found[2])
        day, month = (day, month) if month <= len(_OF_NUMBER) else (month, day)
    elif found := _YEAR_FIRST.match(low):
        month, day = int(found[1]), int(found[2])
    else:
        return set()
    return {_OF_NUMBER[month - 1]} if 1 <= month <= len(_OF_NUMBER) and 1 <= day <= 31 else set()  # noqa: PLR2004 -- days.


def _year(one: Spot) -> str:
    if _DECADE.match(one.low):
        return "past" if one.last == "the" else ""
    if not _YEAR.match(one.low) or one.is_owned or one.last == "year":
        return ""
    return "that year"


def _in_figures(one: Spot) -> str:
    return _day(_season_in_figures(one.low).pop(), one) if _season_in_figures(one.low) else ""


def _day(of: str, one: Spot) -> str:
    if one.is_owned or (one.low.startswith("the ") and one.next and one.next not in _FOLLOWED_BY):
        return ""
    return a(f"{of} day") if one.last in PLACING else f"one {of} day"


def _of_month(one: Spot) -> str:
    of = season(one.low)
    if not of or _RANGE.search(one.low) or len(_MONTH.findall(one.low)) > 1:
        return ""
    tail = found.group() if (found := _OF_A_YEAR.search(one.low)) else ""
    whole = _YEAR_AT_END.sub("", one.low.removesuffix(tail)) if not tail else one.low.removesuffix(tail)
    leads, core = _led(whole)
    if not _MONTH.fullmatch(core):
        is_day = _DAY_OF.search(_YEAR_AT_END.sub("", whole)) or _DAY_OF.search(whole)
        return _day(of, one) if is_day and not set(leads) - {"the"} else ""
    if not leads and one.is_owned and one.last not in _POINTING:
        return ""
    return _of_season(of, leads, one) + tail


def _of_season(of: str, leads: list[str], one: Spot) -> str:
    leads = [word for word in leads if word not in _PARTS]
    nearest = leads[-1] if leads else one.last
    if nearest in _POINTING | {"the", "one"}:
        return " ".join([*leads, of])
    return " ".join([*leads, f"the {of}" if nearest in PLACING else f"one {of}"])


def _led(low: str) -> tuple[list[str], str]:
    words, leads = low.split(), []
    while len(words) > 1 and words[0] in _LEADS:
        leads.append(words.pop(0))
    return leads, " ".join(words)


_UNTIL = {
    "by": "by then",
    "until": "until then",
    "till": "till then",
    "since": "since then",
    "before": "before then",
}


def _weekday(one: Spot) -> str:
    leads, core = _led(one.low)
    found = _WEEKDAY.match(core)
    if not found or (not leads and one.is_owned):
        return ""
    part = found[2] or "day"
    if leads and leads[0] in _UNTIL:
        return _UNTIL[leads[0]]
    if leads and leads[-1] in {"every", "each"}:
        return "every week"
    if leads and leads[-1] in {"that", "the", "this"}:
        return f"that {part}"
    if set(leads) & {"last", "next", "after"}:
        return ""
    # "On one day" says it too; "one day" alone is what people say.
    return f"that {part}" if not leads and one.last in PLACING else f"one {part}"


def _length(one: Spot) -> str:
    found = _LENGTH.match(one.low)
    if not found or one.last in {"a", "an", "another", "no", "point"}:
        return ""
    unit = found["unit"].removesuffix("s")
    unit, is_one = _UNITS.get(unit, unit), found["many"] in {"1", "one", "a"}
    then = found["then"] or ""
    if is_one:
        return "" if one.is_owned else f"a while{then}"
    if not found["unit"].endswith("s"):
        return ""
    if one.last in {"every", "last", "first", "next", "past"}:
        return ""
    if one.last == "her":  # "I had her 31 hours", and "her 31 hours".
        return f"for some {unit}s{then}" if one.before[-2:-1] in _HAD else ""
    return f"{unit}s{then}" if one.is_owned else f"some {unit}s{then}"
