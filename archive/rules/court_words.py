"""Signs that a sentence tells what happened in court, as data: wordings, what they are a sign of, and the source.

A sign proposes and decides nothing: a reader does, for each sentence. So signs find too much rather than too little. That
there was a case, and what a mother felt on the day, is hers to tell; what was said, filed or decided in a court that sat in
private is not (Administration of Justice Act 1960 s.12(1)(a); Re B (A Child) [2004] EWHC 411 (Fam)).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.rules.folding import fold

S12 = "AJA 1960 s.12(1)(a)"
PAPERS = "FPR 2010 r.12.73 and PD12G (information relating to proceedings, in a document or not)"
ORDERS = "AJA 1960 s.12(2): the text or a summary of an order, unless the court has forbidden it; ask the solicitor"
CHILD = "AJA 1960 s.12(1)(a); Children Act 1989 s.97(2)"
SCOTLAND = "Children's Hearings (Scotland) Act 2011 s.182"


@dataclass(frozen=True)
class Sign:
    """One kind of sign."""

    id: str
    says: str
    """A short reason beside the sentence."""

    source: str
    phrases: tuple[str, ...]
    """Patterns over folded words (one case, no accents, plain apostrophes), whole words each."""

    is_somebody: bool = False
    """Whether it names somebody of a court: a "he said" right after may still be theirs."""


_COURT_DID = (
    "said|says|found|finds|ordered|agreed|made|gave|granted|heard|decided|thought|ruled|wanted|saw|took|told"
)
_THEY_DID = (
    "said|says|told|asked|wrote|read|argued|agreed|thought|wanted|looked|called|found|decided|gave|made|refused|didn't|"
    "did not|wouldn't|would not|was|were|had"
)

SIGNS: tuple[Sign, ...] = (
    Sign(
        "judge",
        "A judge or a magistrate",
        S12,
        (
            r"judges?",
            r"magistrates?",
            r"sheriffs?",
            r"recorder",
            r"(?:from|on) the bench (?:said|told|asked|looked)",
            r"justices of the peace",
            r"(?:his|her|your|their) (?:honour|ladyship|lordship)",
            r"my (?:lady|lord)",
            r"legal advis[eo]r",
            r"barnwr",
        ),
        is_somebody=True,
    ),
    Sign(
        "lawyer",
        "A lawyer",
        S12,
        (
            r"barristers?",
            r"solicitors?",
            r"counsel",
            r"advocates?",
            r"lawyers?",
            r"kcs?",
            r"qcs?",
            r"(?:for|acted for) the (?:local authority|council|father|child)",
            r"cyfreithiwr",
            r"bargyfreithiwr",
        ),
        is_somebody=True,
    ),
    Sign(
        "guardian",
        "The child's guardian, or somebody whom the court asked",
        S12,
        (
            r"guardian(?:s|'s)?(?! angels?)",
            r"cafcass(?: cymru)?",
            r"safeguarder",
            r"curator ad litem",
            r"official solicitor",
            r"expert(?:s| witness(?:es)?)?",
            r"psych(?:ologist|iatrist) (?:said|says|told|wrote|found|thought|wanted)",
            r"independent (?:social worker|psychologist|psychiatrist)",
            r"intermediary",
            r"gwarcheidwad",
        ),
        is_somebody=True,
    ),
    Sign(
        "hearing",
        "A hearing",
        S12,
        (
            r"(?<!hard of )(?<!keep )(?<!kept )hearings?(?! (?:aids?|tests?|loss|about|from|her|him|it|that|them|voices|my|your))",
            r"court ?rooms?",
            r"(?:in|at|to|of|from|before) (?:the )?(?:family )?court",
            r"trial",
            r"(?:took|in|on) the (?:witness )?stand",
            r"witness(?:es)?(?: box)?",
            r"cross[ -]?examin\w+",
            r"(?:gave|giving|give) (?:my |her |his |their )?evidence",
            r"(?:swore|sworn) (?:on|in|that)|(?:on|under|took the) oath",
            r"usher",
            r"adjourn\w*",
            r"submissions?",
            r"gwrandawiad",
            r"(?:yn|i'r) llys",
        ),
    ),
    Sign(
        "court-said",
        "What a court said or did",
        S12,
        (
            rf"the (?:family )?courts?(?:'s)? (?:{_COURT_DID})",
            r"(?:said|told|read(?: it)? out|argued|claimed|asked) (?:it |this |that |them |me )?(?:in|to|before) (?:the )?court",
            r"(?:he|she|they) (?:ruled|adjourned|granted)",
            r"ruled that",
            r"rulings?",
            r"judge?ments?",
            r"findings?(?: of fact)?",
            r"fact[ -]finding",
            r"threshold",
            r"significant harm",
        ),
    ),
    Sign(
        "order",
        "An order",
        ORDERS,
        (
            r"(?:court|care|interim(?: care)?|supervision|placement|adoption|protection|residence|contact) orders?",
            r"(?:child arrangements|special guardianship|non[ -]molestation|permanence|recovery|consent) orders?",
            r"(?:the|an|that|his|her) order(?:s|ed)? (?:said|says|was|were|made|read|that|to|meant)",
            r"made an order",
            r"orders? (?:was|were) made",
            r"epo",
            r"ico",
            r"sgo",
            r"the recitals?",
            r"gorchymyn",
        ),
    ),
    Sign(
        "papers",
        "Something that was filed or written for the court",
        PAPERS,
        (
            r"(?:witness |position |my |her |his |their |the )statements?(?! (?:of account))",
            r"filed",
            r"bundles?",
            r"skeleton argument",
            r"affidavits?",
            r"exhibits?",
            r"court (?:papers?|documents?|reports?|bundle)",
            r"case summary",
            r"chronology",
            r"final evidence",
            r"care plans?",
            r"viability assessment",
            r"parenting assessments?",
            r"psychological (?:assessment|report)s?",
            r"psychiatric reports?",
            r"(?:the|their|her|his|a|final) reports? (?:said|says|to the court|for the court|was filed|told|found|recommended)",
            r"recommended (?:adoption|that|to the)",
            r"section (?:7|37|38)",
            r"word for word",
            r"(?:mother|father|parents?) (?:minimis\w+|presents?|lacks?|(?:has )?failed|denies|accepts?|is unable|does not)",
            r"presents? as",
        ),
    ),
    Sign(
        "wishes",
        "What the child wished or said, as it was told to a court",
        CHILD,
        (
            r"wishes and feelings",
            r"told the (?:judge|guardian|court|expert|social worker in court)",
            r"(?:his|her|their) (?:wishes|views) (?:were|was|to)",
        ),
    ),
    Sign(
        "hearing-scotland",
        "A children's hearing",
        SCOTLAND,
        (r"children's (?:hearing|panel)s?", r"panel members?", r"the reporter", r"grounds of referral"),
        is_somebody=True,
    ),
)
"""Every kind of sign; nothing here was copied out of a paper."""

GOES_ON = Sign(
    "goes-on",
    "It goes on from the sentence before",
    S12,
    (
        rf"^[\"'\u201c ]*(?:then |and |but |so )?(?:he|she|they|it|who) (?:also |then |just |even |only )?(?:{_THEY_DID})",
        r"^[\"'\u201c ]*(?:that|this) (?:i|my|we|the)",
    ),
)
"""A sentence without a sign of its own, right after one that tells of somebody in court."""

AMONG = Sign("among", "It stands between sentences about the court", S12, ())
"""A sentence without a sign of its own, with such sentences before and after it in the same paragraph."""

FURTHEST = 3
"""How many sentences without a sign in a row may stand between two with one, and be taken for the same."""


def _pattern(sign: Sign) -> re.Pattern[str]:
    every = "|".join(phrase if phrase.startswith("^") else rf"\b(?:{phrase})\b" for phrase in sign.phrases)
    return re.compile(every)


_PATTERNS = tuple((sign, _pattern(sign)) for sign in SIGNS)
_GOES_ON = _pattern(GOES_ON)


def signs(texts: Sequence[str], paragraphs: Sequence[int] = ()) -> tuple[tuple[Sign, ...], ...]:
    """Return the signs of each of these sentences, which follow each other; that there is none speaks for her own life.

    Args:
        texts: the sentences.
        paragraphs: in which paragraph each stands; all in one when nothing is said.
    """
    return _among(_found(texts), paragraphs or [1] * len(texts))


def _found(texts: Sequence[str]) -> list[tuple[Sign, ...]]:
    found: list[tuple[Sign, ...]] = []
    goes_on = False
    for text in texts:
        plain = fold(text).text
        own = tuple(sign for sign, pattern in _PATTERNS if pattern.search(plain))
        if not own and goes_on and _GOES_ON.search(plain):
            own = (GOES_ON,)
        goes_on = any(sign.is_somebody for sign in own) or (goes_on and own == (GOES_ON,))
        found.append(own)
    return found


def _among(found: list[tuple[Sign, ...]], paragraphs: Sequence[int]) -> tuple[tuple[Sign, ...], ...]:
    told = [n for n, one in enumerate(found) if one]
    for before, after in pairwise(told):
        if paragraphs[before] == paragraphs[after] and after - before <= FURTHEST + 1:
            found[before + 1 : after] = [(AMONG,)] * (after - before - 1)
    return tuple(found)
