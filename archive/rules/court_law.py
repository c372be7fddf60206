"""The law about telling of the family courts, as data: what each forbids, until when, where it stands, and when we last read it.

Not legal advice: it is shown beside the question so that whoever decides knows what to ask the solicitor. It is under reform;
`read_on` is the day on which we last read the text itself, None where we know of it and have not read it. Texts were read at
legislation.gov.uk, justice.gov.uk and BAILII.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOT_ADVICE = "This is not legal advice. If you are not sure, leave it locked and ask the solicitor."
READ = date(2026, 11, 26)


class Where(StrEnum):
    """Where it is law."""

    ENGLAND_WALES = "England and Wales"
    NORTHERN_IRELAND = "Northern Ireland"
    SCOTLAND = "Scotland"


@dataclass(frozen=True)
class Statute:
    """One rule of law, in plain words."""

    name: str
    where: tuple[Where, ...]
    forbids: str
    until: str
    citation: str
    read_on: date | None = None
    how_far: str = ""
    """How much of it was read, when it was not the whole of what counts here."""


STATUTES: tuple[Statute, ...] = (
    Statute(
        "What was said or filed in a private hearing about a child",
        (Where.ENGLAND_WALES, Where.NORTHERN_IRELAND),
        "Publishing information about such proceedings can be contempt of court, even with no name in it. "
        "That a court allowed it is the way out. The text or a summary of an order is treated apart (subsection 2), "
        "unless the court has forbidden that too.",
        "Nobody can say. That the case has ended does not end it.",
        "Administration of Justice Act 1960 s.12(1)(a) and (2)",
        READ,
    ),
    Statute(
        "What could tell which child it is",
        (Where.ENGLAND_WALES,),
        "Publishing to the public, or a part of the public, anything likely to identify a child in proceedings, or the "
        "child's home or school. A training room is a part of the public.",
        "While the case runs by its words; a court can make it longer. We treat it as lasting.",
        "Children Act 1989 s.97(2)",
        READ,
    ),
    Statute(
        "To whom she may speak of the case",
        (Where.ENGLAND_WALES,),
        "A party may tell a lay adviser, an adviser on domestic or sexual violence, a health worker or a counsellor, for her "
        "own help. That is telling, not publishing: it lets nothing go out here.",
        "As long as the court says nothing else.",
        "Family Procedure Rules 2010 r.12.73 and PD12G",
        READ,
        "the opening of the practice direction",
    ),
    Statute(
        "The same in adoption and placement",
        (Where.ENGLAND_WALES,),
        "A party may tell an adviser, her partner or close family, or a health worker, for help and support. "
        "It lets nothing go out here.",
        "As long as the court says nothing else.",
        "Family Procedure Rules 2010 r.14.14 and PD14E",
        READ,
        "the opening of the practice direction",
    ),
    Statute(
        "Open reporting: a transparency order",
        (Where.ENGLAND_WALES,),
        "A reporter who attends may report as far as the order says. It lets the mother publish only where it says so of "
        "her. What it keeps out (names, places, dates of birth, pictures) stays out for everybody.",
        "As the order says; the usual one runs until the youngest child is 18.",
        "Family Procedure Rules 2010 r.12.73A and PD12R, in force from 27 January 2025",
        READ,
        "its scope; the usual order as Counsel magazine describes it",
    ),
    Statute(
        "A mother who wants to speak herself",
        (Where.ENGLAND_WALES,),
        "She needed the court's leave to write, and to speak at events for professionals, though under another name. "
        "That is what happens here.",
        "As her own order says.",
        "M v F [2025] EWHC 801 (Fam)",
        READ,
        "its opening, and a solicitor's note on it",
    ),
    Statute(
        "What is no information about the proceedings",
        (Where.ENGLAND_WALES,),
        "That there was a case, and what happened in her life, is not caught by section 12 by itself. "
        "What was said, filed or reasoned in court is.",
        "Not a time limit.",
        "Re B (A Child) [2004] EWHC 411 (Fam)",
    ),
    Statute(
        "What could tell which child it is, in Northern Ireland",
        (Where.NORTHERN_IRELAND,),
        "A rule like section 97 of the Children Act. Ask the solicitor there.",
        "Ask the solicitor.",
        "Children (Northern Ireland) Order 1995 art.170",
    ),
    Statute(
        "A children's hearing, told of in the rest of the United Kingdom",
        (Where.ENGLAND_WALES, Where.NORTHERN_IRELAND),
        "Publishing anything about a children's hearing in Scotland, or the sheriff's part in it, that is likely to identify "
        "a child, a home or a school.",
        "No end is written down.",
        "Children's Hearings (Scotland) Act 2011 (Consequential and Transitional Provisions and Savings) Order 2013 art.12",
        READ,
    ),
    Statute(
        "A children's hearing, told of in Scotland",
        (Where.SCOTLAND,),
        "A rule like the one above. Ask the solicitor there.",
        "Ask the solicitor.",
        "Children's Hearings (Scotland) Act 2011 s.182",
    ),
)


def by_place() -> dict[Where, tuple[Statute, ...]]:
    """Return what is law in each place."""
    return {place: tuple(one for one in STATUTES if place in one.where) for place in Where}
