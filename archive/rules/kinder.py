"""Words that hurt, or that an office writes, and kinder ones for them: for whoever writes to a mother.

Data, and a hint, never a rule: a word may be hers, and then it is right. Nothing is held back by it. Written by us after
`domain/rules.md` and what mothers say of the letters they were sent; to be added to by whoever reads these notes with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What is the matter with a word: goes on from "Words that"."""

    HURTS = "can hurt"
    OFFICE = "an office writes"


@dataclass(frozen=True)
class Found:
    """A word or phrase as it stands in a note, and what could stand there."""

    said: str
    why: Why
    kinder: str


_HURTS = {
    "addict | addicts | junkie": "someone who was using",
    "abandoned him | abandoned her | gave up your baby | gave your baby up": "you and your baby were apart",
    "admit | admits | admitted | confess | confessed": "told us",
    "allege | alleges | alleged | allegedly | allegation | allegations": "you say, you told us",
    "attention seeking | attention-seeking | manipulative": "leave it out",
    "bad mother | unfit | neglectful mother | bad parent": "leave it out",
    "broken home | broken family": "your family",
    "claim | claims | claimed": "say, told us",
    "chaotic | dysfunctional": "a lot was going on",
    "commit suicide | committed suicide": "died by suicide",
    "denial | in denial | lacks insight | lack insight": "you see it in your own way",
    "failed to | fail to | failure to": "could not, did not",
    "hard to reach | non-compliant | did not engage | failed to engage": "we did not find a way that suited you",
    "inappropriate | unacceptable | unsuitable": "not right for others to read, and say why",
    "mentally ill | the mentally ill": "unwell",
    "refuse | refuses | refused": "did not want to",
    "suffering from | suffers from": "living with",
    "victim | victims": "leave it out, or: who was hurt",
    "why did you not | why didn't you | you should have | you ought to have": "leave it out",
    "your fault": "not your fault",
}
_OFFICE = {
    "additional": "more",
    "anonymise | anonymised | anonymisation": "take out what could tell who you are",
    "appropriate": "right",
    "as per | in accordance with | pursuant to": "as you said, as the law says",
    "assess | assessed | assessment": "look at",
    "assist | assistance": "help",
    "at this moment in time | at this time": "now",
    "commence | commenced": "begin",
    "consent | consented": "your yes",
    "disclose | disclosed | disclosure": "tell, told us",
    "due to the fact that | owing to": "because",
    "edition | submission": "your story",
    "engage | engagement": "talk with us",
    "error | invalid": "say what went wrong",
    "in order to": "to",
    "inform | informed": "tell, told",
    "moderator | moderators": "one of us",
    "obtain | obtained": "get",
    "please note | be advised | kindly note": "leave it out",
    "policy | policies | procedure | procedures": "say the reason itself",
    "prior to": "before",
    "proceed": "go on",
    "provide | provided": "give",
    "regarding | in respect of | with regard to": "about",
    "rejected | declined | denied": "we could not, and say why",
    "require | requires | required": "need",
    "service user | service users | client | clients | the contributor": "you",
    "submit | submitted": "send, sent",
    "subsequently": "later",
    "sufficient": "enough",
    "unable to": "cannot",
    "unfortunately | regrettably": "we are sorry, or leave it out",
    "user | users": "people",
    "utilise | utilised": "use",
    "withdraw | withdrawn | withdrawal": "take back",
}


def _read(table: dict[str, str], why: Why) -> dict[str, tuple[Why, str]]:
    return {phrase.strip(): (why, kinder) for row, kinder in table.items() for phrase in row.split("|")}


PHRASES = _read(_HURTS, Why.HURTS) | _read(_OFFICE, Why.OFFICE)
"""By word or phrase, in small letters."""

_RIGHT = re.compile(
    r"\b(?:not|never)\s+(?:\w+\s+){0,3}your fault\b|\badmitted (?:to|on)\b(?! (?:us|me|them)\b)",
    re.IGNORECASE | re.ASCII,
)
"""What is said well with such a word: that it was not her fault, and who was admitted to hospital."""
_ANY = re.compile(
    r"(?<![\w'])(?:"
    + "|".join(re.escape(one) for one in sorted(PHRASES, key=len, reverse=True))
    + r")(?![\w'])",
    re.IGNORECASE | re.ASCII,
)


def found(text: str) -> tuple[Found, ...]:
    """Return each such word or phrase of a text once, in the order in which they stand there."""
    plain = text.replace("’", "'")
    spared = [match.span() for match in _RIGHT.finditer(plain)]
    seen: dict[str, Found] = {}
    for match in _ANY.finditer(plain):
        if any(start <= match.start() < end for start, end in spared):
            continue
        phrase = match[0].lower()
        why, kinder = PHRASES[phrase]
        seen.setdefault(phrase, Found(text[match.start() : match.end()], why, kinder))
    return tuple(seen.values())
