"""What could stand there instead: wider words by the sort of thing, and for people names with another first letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from moderation.suggesting.suggestion import Label
from moderation.suggesting.tokens import tokens_of

NAMES = """
    Alice Amber Arthur Beatrice Bella Callum Clara Dylan Daniel Edith Ella Felix Florence George Grace Harriet Harvey Ivan Isobel Joel
    Josephine Kate Keira Laura Leo Maria Marcus Nadia Noah Oscar Olga Paula Patrick Rita Robin Sara Simon Tanya Thomas Ursula Una Vera
    Victor Wanda Walter Yasmin
""".split()
OFFERED_NAMES = 3

_WIDER: dict[Label, tuple[str, ...]] = {
    Label.PERSON: ("my baby", "my eldest", "my youngest", "my partner", "the worker", "the doctor", "the judge", "a friend", "someone in my family"),
    Label.PLACE: (
        "a town in the north of England", "a town in the Midlands", "a town in the south of England", "a city", "a town in Wales",
        "a town in Scotland", "a town in Northern Ireland", "another country", "our street",
    ),
    Label.ORG: ("a hospital", "the ward", "a school", "the nursery", "the court", "a centre", "the team", "a church", "a prison"),
    Label.DATE: ("one spring", "one summer", "one autumn", "one winter", "that day", "some time later", "a few years ago"),
    Label.AGE_FAMILY: ("a young child", "a baby", "young", "small", "early", "several children", "a teenager"),
    Label.CODE: ("a number",),
    Label.CONTACT: ("a way to reach me",),
    Label.DEMOGRAPHIC: ("my background", "my language", "my faith", "an illness", "my work", "our way of life"),
    Label.EVENT_MISC: ("something that happened", "something of ours", "an animal", "somewhere"),
    Label.UNUSUAL: ("something", "somewhere", "something of ours"),
}  # fmt: skip
_FIRST: dict[str, tuple[str, ...]] = {
    "the worker": ("mr", "mrs", "ms", "miss", "mx"), "the doctor": ("dr", "doctor", "prof", "professor"),
    "the judge": ("judge", "honour", "justice", "recorder", "magistrate"),
    "a hospital": ("hospital", "infirmary", "royal", "general"), "the ward": ("ward", "unit", "nicu", "scbu"), "a school": ("school", "academy"),
    "the nursery": ("nursery",), "the court": ("court",), "a centre": ("centre", "center", "hub"), "a church": ("church", "chapel", "parish"),
    "a prison": ("prison", "hmp"), "one spring": ("march", "april", "may", "spring", "easter"), "one summer": ("june", "july", "august", "summer"),
    "one autumn": ("september", "october", "november", "autumn", "halloween"), "one winter": ("december", "january", "february", "winter", "christmas"),
    "small": ("lb", "lbs", "kilos", "kg", "oz", "pound"), "several children": ("kids", "children", "twins"),
    "our street": ("street", "road", "lane", "avenue", "close", "flat"), "an illness": ("cell", "palsy", "bipolar", "disorder"),
}  # fmt: skip
"""What is offered first, by a word of the original."""


def offers(label: Label, phrase: str, others: Iterable[str] = (), salt: str = "") -> tuple[str, ...]:
    """Return what could stand instead of `phrase`, the likeliest first; none begins a name like the original.

    Args:
        label: what sort of thing it is.
        phrase: what would be taken out.
        others: further phrases of the same text: a name offered begins like none of them.
        salt: something of this story alone, so that two stories are not offered the same names in the same order.
    """
    words = {token.low for token in tokens_of(phrase)}
    wider = sorted(_WIDER[label], key=lambda one: words.isdisjoint(_FIRST.get(one, ())))
    if label != Label.PERSON:
        return tuple(wider)
    # A name reads well wherever a name stood; who is called by a title is better called by what she does.
    names = _names(phrase, others, salt)
    by_role = not words.isdisjoint(_FIRST.get(wider[0], ()))
    return (*wider, *names) if by_role else (*names, *wider)


def _names(phrase: str, others: Iterable[str], salt: str) -> list[str]:
    taken = {token.low[0] for text in (phrase, *others) for token in tokens_of(text)}
    free = [name for name in NAMES if name[0].lower() not in taken]
    if not free:  # A story of twenty-six people: at least not like this one.
        taken = {token.low[0] for token in tokens_of(phrase)}
        free = [name for name in NAMES if name[0].lower() not in taken]
    return sorted(free, key=lambda name: hashlib.sha256(f"{salt} {name}".encode()).digest())[:OFFERED_NAMES]
