"""The family court: when a story waits for the law. The law is data, with its source: it is under reform.

Not legal advice: a deployment needs a family-law solicitor before launch. Anonymising is not enough:
publishing information relating to private Children Act proceedings is contempt even without a name
(Administration of Justice Act 1960 s.12(1)(a); Children Act 1989 s.97).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from archive.rules.clock import in_words


class Stage(StrEnum):
    """What she answered: is a family court looking at your case now?"""

    GOING_ON = "going-on"
    ENDED = "ended"
    NONE = "none"
    NOT_SURE = "not-sure"


class Content(StrEnum):
    """What the story says of proceedings, as a reviewer read it."""

    OWN_LIFE = "own-life"
    MENTIONS = "mentions"
    DESCRIBES = "describes"
    QUOTES = "quotes"


class Basis(StrEnum):
    """On what legal ground it may go out."""

    PERMISSION = "court-permission"
    JUDGMENT = "published-judgment"
    NOT_ABOUT = "not-about-proceedings"


@dataclass(frozen=True)
class Law:
    """One ground: in words, where it comes from, and how far it carries."""

    says: str
    source: str
    clears: frozenset[Content]
    """What a story may say of proceedings on this ground."""

    lifts_hold: bool = False
    """Whether it holds while a court is, or may be, still looking at the case."""

    is_an_order: bool = False
    """Whether it names who may publish, and until when."""


LAWS: Mapping[Basis, Law] = {
    Basis.PERMISSION: Law(
        "The court allowed the mother herself to speak of it, in an order that still runs. "
        "An order that lets reporters report does not.",
        "AJA 1960 s.12; Children Act 1989 s.97; FPR 2010 PD12R; M v F [2025] EWHC 801 (Fam)",
        clears=frozenset(Content),
        lifts_hold=True,
        is_an_order=True,
    ),
    Basis.JUDGMENT: Law(
        "Everything it says of the case stands in a judgment that the court has published.",
        "AJA 1960 s.12; Practice Guidance: Transparency in the Family Courts (2014)",
        clears=frozenset(Content),
    ),
    Basis.NOT_ABOUT: Law(
        "It tells of her own life. It says nothing of what was said in court or stands in its papers.",
        "AJA 1960 s.12(1)(a), read as in Re B (A Child) [2004] EWHC 411 (Fam)",
        clears=frozenset({Content.OWN_LIFE, Content.MENTIONS}),
    ),
}
"""The only grounds. That a case has ended is none: nobody can say when s.12 stops."""

OPEN_STAGES = frozenset({Stage.ENDED, Stage.NONE})
"""Stages that do not hold by themselves; they need a check like any other."""

HERSELF = "mother"
"""Who may publish under an order: it has to be her."""

_HOLDS: Mapping[str, str] = {
    Stage.GOING_ON: "A court is looking at the case now. It waits, unless the court has allowed her to speak.",
    Stage.NOT_SURE: "She is not sure if a court is looking at the case. "
    "It waits until that is known, or the court allows it.",
}
_UNKNOWN_STAGE = "We do not know if a court is looking at the case. It waits until that is known."
_NO_CHECK = "Nobody has done the legal check yet."


@dataclass(frozen=True)
class CourtCheck:
    """A named reviewer's check: the ground, where it is written, and what the story says of proceedings."""

    basis: Basis
    reference: str = field(repr=False)
    """The order, the judgment, or a short note of what was read and when. Sealed at rest, never in a log."""

    reviewer: str
    """Staff id."""

    content: Content
    checked_on: date
    may_publish: str = ""
    """Whom the order lets speak; `HERSELF` is the only one that counts."""

    until: date | None = None
    """The order's last day, inclusive."""


def objections(stage: Stage | str | None, check: CourtCheck | None, today: date) -> tuple[str, ...]:
    """Return every reason of law why the story waits; empty means that a named person found it clear.

    Source: `domain/rules.md` 1 (anonymising is not enough), 2 (no safe end date), 3 (an order for reporters
    is not one for her), 9 (live proceedings hold).
    """
    law = LAWS.get(check.basis) if check else None
    waits = stage not in OPEN_STAGES and not (law and law.lifts_hold)
    hold = [_HOLDS.get(stage or "", _UNKNOWN_STAGE)] if waits else []
    return (*hold, *(_against(check, law, today) if check else [_NO_CHECK]))


def _against(check: CourtCheck, law: Law | None, today: date) -> Iterator[str]:
    if law is None:
        yield "The legal check rests on a ground we do not know. Please do it again."
    if not check.reference.strip():
        yield "The legal check has no reference: an order, a judgment, or what was read and when."
    if not check.reviewer.strip():
        yield "The legal check names nobody who did it."
    if check.checked_on > today:
        yield "The legal check is dated later than today. Please check the date."
    if law and check.content not in law.clears:
        yield (
            "It may describe or quote what happened in court. "
            "It needs the court's permission, or a published judgment."
        )
    if law and law.is_an_order:
        yield from _against_order(check, today)


def _against_order(check: CourtCheck, today: date) -> Iterator[str]:
    if check.may_publish != HERSELF:
        yield (
            "The order does not say that the mother herself may speak. "
            "One that lets reporters report is not enough."
        )
    if check.until is None:
        yield "The order's last day is not written down."
    elif check.until < today:
        yield f"The order ended on {in_words(check.until)}."
