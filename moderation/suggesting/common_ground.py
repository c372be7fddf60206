"""What a form takes and every such story has: who is met at work, the two of us, one hour, two bottles, a list that is counted.

Home, court, ward and contact centre are common ground here. What stands on it tells nobody who somebody is, though it has the form
of what does: "the consultant came" beside "I am a consultant".
"""

from __future__ import annotations

import re

from moderation.suggesting.everyday import WHO_IS_MET, is_everybodys, is_plain
from moderation.suggesting.suggestion import BARE_NUMBER, UNSHARED, Label, Suggestion, Tier

_MET_AT_WORK = frozenset(
    """
    anaesthetist chemist clerk consultant copper dentist dietician doctor driver expert geneticist inspector magistrate
    midwife neurologist nurse obstetrician officer pharmacist physio physiotherapist porter radiographer radiologist registrar
    reporter surgeon usher
    """.split()
) | {
    "agency nurse", "allocated worker", "bank nurse", "children's nurse", "community midwife", "community nurse",
    "district nurse", "family support worker", "head teacher", "headteacher", "nursery nurse", "nursery worker",
    "occupational therapist", "police officer", "practice nurse", "school nurse", "speech therapist", "staff nurse",
    "student midwife", "student nurse", "taxi driver",
}  # fmt: skip
"""Whose work it is that she, or her child, comes before them."""

_ONE_THERE = re.compile(
    r"(?<!\w)(?P<is>(?:was|is|am|are|were|be|['’](?:s|m)|as) )?(?:the|this|that) \Z", re.IGNORECASE
)
_OF_US = frozenset({"one of us", "two of us", "1 of us", "2 of us"})
_OF_CONTACT = frozenset({"one hour", "1 hour", "1hr"})
"""What a contact lasts, nearly everywhere."""

_COUNTED = re.compile(r"[ -]([a-z]{3,14})(?!\w)")
_MET_IN_TWOS = frozenset("officers others ones lots sessions crises agency folk person persons".split())
_TELLS_BY_NUMBER = frozenset("names songs sleeps stars".split())
_ITEM = re.compile(r"[,:)]")
_HEADS = re.compile(r"(?:\A|[.!?\n] ?)\Z")
_NEAR = 16


def is_common_ground(text: str, one: Suggestion) -> bool:
    """Return whether a form took what every such story has; what is likely is never passed over."""
    if one.tier == Tier.LIKELY:
        return False
    said = text[one.start : one.end].lower()
    if said in _OF_US:
        return True
    if one.label == Label.DEMOGRAPHIC:
        return _is_plain(one, said) or _is_met(text, one, said)
    if one.label == Label.DATE:
        return said in _OF_CONTACT
    return one.label == Label.AGE_FAMILY and _is_counted(text, one)


def is_met_at_work(word: str) -> bool:
    """Return whether it is the work of somebody whom she meets by it: where it is her own, a form says so."""
    return word in _MET_AT_WORK


def _is_plain(one: Suggestion, said: str) -> bool:
    """Return whether a form took a single word that tells nothing by itself: "he was a gift"."""
    return one.reason == UNSHARED and is_plain(said)


def _is_met(text: str, one: Suggestion, said: str) -> bool:
    """Return whether it is who comes to her at work: "the consultant", but neither "a consultant" nor "I was the nurse"."""
    there = _ONE_THERE.search(text, max(0, one.start - _NEAR), one.start)
    return said in _MET_AT_WORK and there is not None and not there["is"]


def _is_counted(text: str, one: Suggestion) -> bool:
    """Return whether a bare number counts what everybody has, or the items of a list: "two bottles", "Two, the blanket"."""
    if one.reason != BARE_NUMBER or one.tier != Tier.UNUSUAL:
        return False
    if _ITEM.match(text, one.end) and _HEADS.search(text, max(0, one.start - 2), one.start):
        return True
    after = _COUNTED.match(text, one.end)
    return after is not None and _is_of_everybody(after[1])


def _is_of_everybody(word: str) -> bool:
    if word in _TELLS_BY_NUMBER or word.removesuffix("s") in WHO_IS_MET - {"officer"}:
        return False
    return word in _MET_IN_TWOS or is_everybodys(word)
