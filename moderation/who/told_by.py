"""Which fact a suggested phrase most likely tells, and how exactly: "17" after "I was" is her age, "4lb 3oz" the baby's weight.

A proposal for whoever codes, no more: what cannot be said with some confidence is no fact here. Ids are those of
`archive.rules.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from archive.rules import census
from archive.rules.folding import fold
from moderation.suggesting.backgrounds import EVENTS, HEALTH, LIFE, PEOPLES, WORK
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.places import STREET_HEADS
from moderation.suggesting.suggestion import ELSEWHERE, Label, Suggestion

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty".split()
_NUMBERS: Mapping[str, int] = {
    **{word: n for n, word in enumerate(_SMALL)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    **{
        f"{ten} {one}": 10 * n + m
        for n, ten in enumerate(_TENS, start=2)
        for m, one in enumerate(_SMALL[1:10], start=1)
    },
}
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|apr|jul|aug|sept?|oct|nov|dec"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?|first|second|third|[a-z]{4,10}th"
_DAY = re.compile(
    rf"\b(?:{_ORDINAL})(?: of)? (?:{_MONTH})\b|\b(?:{_MONTH}) (?:the )?(?:{_ORDINAL})\b|"
    r"\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
)
_MONTHS = re.compile(rf"\b(?:{_MONTH})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|^(?:two thousand|nineteen|twenty) ")
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b")
_POUNDS = re.compile(
    rf"\b({_NUMBER}) ?(?:lbs?|pounds?)\b(?:\W{{0,3}}(?:and )?({_NUMBER}) ?(?:oz|ounces?)?\b)?|\b({_NUMBER}) ?lb ?(\d{{1,2}})"
)
_KILOS = re.compile(r"\b(\d)(?:[.,](\d{1,3}))? ?(?:kgs?|kilos?|kilograms?)\b")
_GRAMS = re.compile(r"\b(\d{3,4}) ?(?:g|grams?)\b")
_WEEKS = re.compile(
    rf"\b{_NUMBER} ?\+ ?\d|\bat {_NUMBER} weeks|{_NUMBER} weeks (?:premature|prem|early|gestation)"
)
_SEVERAL_BORN = re.compile(r"\b(?:twins?|triplets?|quads|quadruplets)\b")
_FIRST = re.compile(r"\bfirst ?born\b|\bfirst (?:child|baby|kid|bairn|wean|boy|girl|son|daughter)\b")
_ELDEST = re.compile(r"\b(?:eldest|oldest|youngest|middle)\b")
_KIDS = (
    r"(?:kids?|kidz|child(?:ren)?|boys?|girls?|sons?|daughters?|brothers?|sisters?|bab(?:y|ies)|bairns?|weans?|"
    r"siblings?|lads|lasses)"
)
_COUNTED = re.compile(
    rf"\b(?:{_NUMBER}|{_ORDINAL}|only) (?:[a-z]+ )?{_KIDS}\b|\b(?:of|all) {_NUMBER}\b|\b{_NUMBER} of (?:my|them|us)\b"
)
_OF_HERS = re.compile(
    r"\b(?:i|im|i['’]m|me)(?: (?:was|am|were|wis|turned|only|just|had))*[ ,]*$", re.IGNORECASE
)
_AGE = re.compile(rf"\b{_NUMBER}\b")
_LENGTH = re.compile(r"\b(?:days?|weeks?|wks?|months?|hours?)\b")
_YOUNGEST, _OLDEST = 12, 55
_HEAVIEST = 7_000

_PAPERS = frozenset(
    "gazette echo chronicle mercury argus herald observer express post advertiser newspaper newspapers headline headlines petition"
    " documentary fundraiser podcast paper papers news radio youtube".split()
)
"""Words by which something was told in public."""


def option(text: str, one: Suggestion) -> str:
    """Return the id of the way in which a suggestion tells something; empty when that cannot be said."""
    ask = _BY_LABEL.get(one.label)
    return ask(text, one) if ask is not None else ""


def phrase_of(text: str, one: Suggestion) -> str:
    """Return its very words."""
    return text[one.start : one.end]


def _low(text: str, one: Suggestion) -> str:
    return (
        fold(phrase_of(text, one)).text.replace("-", " ")
        if one.label == Label.AGE_FAMILY
        else fold(phrase_of(text, one)).text
    )


def number(words: str) -> int | None:
    """Return a number in figures or in words, up to sixty-nine in words; None for what is none."""
    return int(words) if words.isascii() and words.isdecimal() else _NUMBERS.get(words)


def _date(text: str, one: Suggestion) -> str:
    low = _low(text, one)
    for found, id in ((_DAY, "day"), (_MONTHS, "month"), (_YEAR, "year"), (_SEASON, "season")):
        if found.search(low):
            return id
    return ""


def _age_or_family(text: str, one: Suggestion) -> str:
    low = _low(text, one)
    grams = weight(fold(phrase_of(text, one)).text)
    if grams is not None:
        return "under-1500" if grams < 1_500 else "under-2500" if grams < 2_500 else "over-2500"  # noqa: PLR2004
    for found, id in (
        (_WEEKS, "measured"),
        (_SEVERAL_BORN, "twins"),
        (_FIRST, "first-child"),
        (_ELDEST, "several"),
        (_COUNTED, "counted"),
    ):
        if found.search(low):
            return id
    return _her_age(text, one, low)


def weight(low: str) -> int | None:
    """Return the weight of a baby in grams; None when the words are no such weight."""
    if found := _POUNDS.search(low):
        pounds, ounces = number(found[1] or found[3]), number(found[2] or found[4] or "0")
        grams = round((pounds or 0) * 453.6 + (ounces or 0) * 28.35)
    elif found := _KILOS.search(low):
        grams = int(found[1]) * 1_000 + int((found[2] or "0").ljust(3, "0"))
    elif found := _GRAMS.search(low):
        grams = int(found[1])
    else:
        return None
    return grams if 0 < grams <= _HEAVIEST else None


def _her_age(text: str, one: Suggestion, low: str) -> str:
    found = _AGE.search(low)
    years = number(found.group()) if found else None
    said = text[max(0, one.start - 30) : one.start] + low[: found.start()] if found else ""
    if _LENGTH.search(low) or years is None or not _YOUNGEST <= years <= _OLDEST or not _OF_HERS.search(said):
        return ""
    band = next(name for least, name in _BANDS if years >= least)
    return f"age-{band}"


_BANDS = ((40, "forties"), (30, "thirties"), (20, "twenties"), (0, "teens"))


_HOME = {
    "england": "", "britain": "", "great britain": "", "uk": "", "united kingdom": "",
    "london": "london", "wales": "wales", "scotland": "elsewhere", "northern ireland": "elsewhere",
}  # fmt: skip
"""Names so wide that they are told softly, or tell nothing here."""


def _place(text: str, one: Suggestion) -> str:
    low = _low(text, one)
    if low in _HOME:
        return _HOME[low]
    if one.reason == ELSEWHERE:
        return "people"
    region = "" if low.split()[-1] in STREET_HEADS else census.region_of(low)
    return f"in-{region}" if region else "in-a-place"


def _house(text: str, one: Suggestion) -> str:
    return "printed" if _low(text, one).split()[-1] in _PAPERS else "named-house"


def _few_share(text: str, one: Suggestion) -> str:
    words = _words(text, one)
    if words & HEALTH - LIFE:
        return "diagnosis"
    if words & WORK:
        return "job"
    is_tongue = any(word in lexicon().languages or word in lexicon().countries for word in words)
    return "people" if words & PEOPLES or is_tongue else ""


def _event(text: str, one: Suggestion) -> str:
    words = _words(text, one)
    return "printed" if words & _PAPERS else "odd" if words & EVENTS else ""


def _code(text: str, one: Suggestion) -> str:
    return "judge-wrote" if re.search(r"\b(?:ewfc|ewhc|ewca|uksc)\b", _low(text, one)) else ""


def _words(text: str, one: Suggestion) -> frozenset[str]:
    return frozenset(re.findall(r"[\w']+", _low(text, one)))


_BY_LABEL: Mapping[Label, Callable[[str, Suggestion], str]] = {
    Label.DATE: _date,
    Label.AGE_FAMILY: _age_or_family,
    Label.PLACE: _place,
    Label.ORG: _house,
    Label.DEMOGRAPHIC: _few_share,
    Label.EVENT_MISC: _event,
    Label.CODE: _code,
}
