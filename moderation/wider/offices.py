"""Who has an office: a judge, a solicitor, a worker. It stands instead of the name, and never somebody of her family does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moderation.suggesting.names import RELATIONS
from moderation.wider.spot import Spot

TITLES: Mapping[str, str] = {
    **dict.fromkeys("dr doctor prof professor".split(), "the doctor"),
    **dict.fromkeys("judge justice recorder magistrate".split(), "the judge"),
    **dict.fromkeys("pc dc dci ds sgt sergeant inspector constable".split(), "the police officer"),
    **dict.fromkeys("nurse matron".split(), "the nurse"),
}
"""Titles that say an office by themselves."""

_SHORT = {"gp": "GP", "sw": "social worker", "hv": "health visitor", "headteacher": "head teacher"}
_OFFICES = frozenset(
    """
    judge solicitor barrister lawyer worker doctor midwife consultant psychologist psychiatrist therapist counsellor
    paediatrician teacher guardian advocate interpreter visitor manager officer policeman policewoman keyworker nurse
    """.split()
) | frozenset(_SHORT)
_SORTS = frozenset("social support family key health head foster student police housing".split())
"""Words before an office that belong to it: "social worker"."""

_OURS = frozenset({"my", "our"})


def of(spots: Sequence[Spot], words: Sequence[str]) -> str:
    """Return the office of whoever has a name, with "my" where she says so; empty when no place says one."""
    every = [said for one in spots if (said := _beside(one))]
    if every or not words:
        return every[0] if every else ""
    return f"the {_SHORT.get(words[0], words[0])}" if len(words) > 1 and words[0] in _OFFICES else ""


def _beside(one: Spot) -> str:
    after = one.after[:4]
    whose = after[0] if after and after[0] in {"my", "our", "the", "his", "her", "a"} else ""
    told = after[1:] if whose else ()
    if any(word in RELATIONS for word in told[:1]):
        return ""
    return _said(one.before[-3:]) or (_said((whose, *told[: _until(told)])) if whose else "")


def _until(words: Sequence[str]) -> int:
    return 2 if words and words[0] in _SORTS else 1


def _said(words: Sequence[str]) -> str:
    """Return the office with which some words end, as it stands instead of a name."""
    if not words or words[-1] not in _OFFICES:
        return ""
    sort = words[-2] if len(words) > 1 and words[-2] in _SORTS else ""
    rest = words[: -2 if sort else -1]
    whose = rest[-1] if rest and rest[-1] in _OURS else "the"
    return " ".join(filter(None, (whose, sort, _SHORT.get(words[-1], words[-1]))))
