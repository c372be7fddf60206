"""Capitals that only stress: who writes "the Chair said Good Enough" gives a capital to more than names."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.suggesting.backgrounds import PEOPLES
from moderation.suggesting.lexicon import HEARD, USUAL, lexicon
from moderation.suggesting.names import RELATIONS, ROLES, TITLES
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.places import HOUSE_HEADS, STREET_HEADS, TOWNS, WORLD
from moderation.suggesting.tokens import Token

LEAST = 4
"""So many stressed words, and more than twice as many as names: then a capital on an everyday word says nothing."""

OF_OFFICES = frozenset(
    """
    additional law act advice advocate advocates agency agenda any assistant assistants attendance basic board bundle business
    capacity care carer carers case certificate chair chairman chairperson checklist compliance concern concerns consent
    contact contract counsel course decision disguised early emotional enough evidence expert feelings file files folder
    form forms good group guidance harm help home independent initial insight interim interpreter lack leaflet letter level
    log looked lower manager managers meeting meetings member minutes mothers multi note notes number office officer other
    outcome outcomes outline panel parent parenting parents pathway physical plan plans policy pre proceedings process
    professional professionals programme psychologist public record records referral report reports review reviewing
    reviews risk safety screening senior serious significant specialist stage standard standards statement statements
    step strategy strengths student summary supervised supervising support target team therapist therapists threshold
    timescale timescales timetable training transcript unborn unit universal viability views visit visiting visits voice
    volunteer welfare wishes working writing
    """.split()
)
"""Words of meetings and files, which are often written with a capital."""

_PLACES = TOWNS | WORLD
_NO_STRESS = PEOPLES | _PLACES | HOUSE_HEADS | STREET_HEADS | TITLES | SAFE_CAPITALS | RELATIONS
_EVERYBODYS = OF_OFFICES | ROLES | SAFE_CAPITALS


def is_of_offices(words: Sequence[str]) -> bool:
    """Return whether these words are everybody's in meetings: "Public Law Outline", "Health Care Assistant"."""
    return all(word in _EVERYBODYS for word in words)


def stresses(tokens: Sequence[Token]) -> bool:
    """Return whether the capitals of a text stress words more often than they name somebody."""
    inside = [token for token in tokens if token.is_capital and not token.begins and len(token.text) > 1]
    names = sum(_names(token.low) for token in inside)
    stressed = {token.low for token in inside if _is_stressed(token)}
    return len(stressed) >= LEAST and len(stressed) > 2 * names


def _names(word: str) -> bool:
    known = lexicon()
    return known.is_clearly_name(word) or word in _PLACES or not known.is_ordinary(word, HEARD)


def _is_stressed(token: Token) -> bool:
    word, known = token.low, lexicon()
    if word in _NO_STRESS or known.is_name(word) or known.is_clearly_surname(word):
        return False
    return known.often(word) >= USUAL or known.is_taught(word) or word in OF_OFFICES
