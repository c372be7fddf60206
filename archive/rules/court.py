"""The family court: when a story waits for the law. The law is data here, with its source, because it is under reform.

Not legal advice: a deployment needs a family-law solicitor before launch. Anonymising is not enough: publishing
information relating to private Children Act proceedings is contempt even without a name (Administration of Justice
Act 1960 s.12(1)(a); Children Act 1989 s.97).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    """One ground, in words, with where it comes from."""

    says: str
    source: str


LAWS: Mapping[Basis, Law] = {
    Basis.PERMISSION: Law(
        "The court allowed the mother herself to speak of it, in an order that still runs. An order that lets "
        "reporters report does not.",
        "AJA 1960 s.12(4); FPR 2010 PD12R; M v F [2025] EWHC 801 (Fam)",
    ),
    Basis.JUDGMENT: Law(
        "Everything it says of the case stands in a judgment that the court has published.",
        "AJA 1960 s.12(2); Practice Guidance: Transparency in the Family Courts (2014)",
    ),
    Basis.NOT_ABOUT: Law(
        "It tells of her own life. It says nothing of what was said in court or stands in its papers.",
        "AJA 1960 s.12(1)(a) read with Re B (A Child) [2004] EWHC 411 (Fam)",
    ),
}

HERSELF = "mother"
"""Who may publish under an order: it has to be her."""


@dataclass(frozen=True)
class CourtCheck:
    """A named reviewer's check: ground, reference, and what the story says of proceedings."""

    basis: Basis
    reference: str
    reviewer: str
    content: Content
    checked_on: date
    may_publish: str = ""
    until: date | None = None


def objections(stage: Stage | str | None, check: CourtCheck | None, today: date) -> tuple[str, ...]:
    """Return every reason of law why the story waits; empty means that a named person found it clear.

    Source: `domain/rules.md` 1 (anonymising is not enough), 2 (no safe end date), 3 (an order for reporters is not one
    for her), 9 (live proceedings hold).
    """
    return (*_stage(stage, check), *(_check(check, today) if check else ("Nobody has done the legal check yet.",)))


def _stage(stage: Stage | str | None, check: CourtCheck | None) -> Iterable[str]:
    has_permission = check is not None and check.basis == Basis.PERMISSION
    if stage is None or stage not in set(Stage):
        yield "We do not know whether a court is looking at the case, so it waits."
    elif stage == Stage.GOING_ON and not has_permission:
        yield "A court is looking at the case now. It waits, unless the court has allowed her to speak."
    elif stage == Stage.NOT_SURE and not has_permission:
        yield "She is not sure whether a court is looking at the case. It waits until that is known, or the court allows it."


def _check(check: CourtCheck, today: date) -> Iterable[str]:
    if not check.reference.strip():
        yield "The legal check has no reference: an order, a judgment, or what was read and when."
    if not check.reviewer.strip():
        yield "The legal check names nobody who did it."
    if check.basis == Basis.NOT_ABOUT and check.content in (Content.DESCRIBES, Content.QUOTES):
        yield "It describes or quotes what happened in court, so it needs the court's permission or a published judgment."
    if check.basis == Basis.PERMISSION:
        yield from _permission(check, today)


def _permission(check: CourtCheck, today: date) -> Iterable[str]:
    if check.may_publish != HERSELF:
        yield "The order does not say that the mother herself may speak. One that lets reporters report is not enough."
    if check.until is None:
        yield "The order's last day is not written down."
    elif check.until < today:
        yield f"The order ended on {check.until.day} {check.until:%B %Y}."
