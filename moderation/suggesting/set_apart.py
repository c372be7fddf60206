"""What sets one apart: which of several, the only one, the smallest ever; who has the child; what somebody never will do."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import (
    A_FAMILY,
    HEARD_OF,
    UNSHARED,
    WHICH_CHILDREN,
    Label,
    Suggestion,
    Tier,
)

_IS = r"(?:was|is|wis|were|are|am|be|been|came|[a-z]{1,12}['’](?:s|m))"
_WHOSE = "my|his|her|our|their|me|ma|mi"
_NTH = (
    "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|youngest|eldest|oldest|"
    "middle one|last one|first one"
)
_KIN = (
    "sister|brother|cousin|aunt|auntie|aunty|uncle|nan|nana|nain|gran|granny|grandma|grandad|grandmother|mum|mam|mom|mother|dad|father|niece|nephew|"
    "stepmum|stepdad|mother[ -]in[ -]law|in[ -]laws|parents|ex|eldest|oldest|daughter|son|twin|godmother"
)
_CHILD = (
    r"(?:him|her|them|me|us|both|my (?:boy|girl|lad|eldest|son|daughter|baby)|the (?:boys|girls|kids|"
    r"twins|baby|bairn|wean|little one))"
)
_SO_MANY = "two|three|four|five|six|seven|eight|nine"
_END = (
    r"(?=[,.;:!?)]|\n|\Z| (?:and|but|so|when|in|at|on|for|from|now|then|till|until|because|cos|that|who|"
    r"he|she|they|i|of|to|back|both|myself)\b)"
)
_JUDGED = (
    "best|worst|hardest|saddest|happiest|lowest|kindest|nearest|closest|loneliest|longest|cruellest|"
    "darkest|proudest|scariest|safest|strangest|easiest|fairest|least|rest|latest"
)
"""How something felt: it sets nobody apart."""

_NOBLE = (
    "king|queen|pope|princess|prince|mayor|mayoress|bishop|archbishop|duke|duchess|prime minister|"
    "president|home secretary|lord lieutenant|first minister"
)


def _form(pattern: str, label: Label, reason: str) -> Form:
    return worded(pattern, label, Tier.CHECK, reason)


FORMS = (
    _form(
        rf"(?:carrying|expecting|lost|having|had|with|call|called|named) (?P<it>the (?:{_NTH})){_END}",
        Label.AGE_FAMILY,
        WHICH_CHILDREN,
    ),
    _form(
        r"(?P<it>(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) of (?:them|us)) (?:in|at|to|under|on|sharing)",
        Label.AGE_FAMILY,
        WHICH_CHILDREN,
    ),
    _form(r"his husband|her wife|(?:two|both) (?:mums|mams|dads)", Label.DEMOGRAPHIC, UNSHARED),
    _form(
        r"(?:turned|turnt|just) (?P<it>one|two|three|four|five|six)(?=[,.;!?]|\n|\Z| (?:when|and|that)\b)",
        Label.AGE_FAMILY,
        UNSHARED,
    ),
    _form(
        r"(?:i|he|she|we) (?:like|likes|love|loves|enjoy|enjoys|do|does) (?P<it>[a-z]{3,12} [a-z]{3,9}ing)"
        r"(?=[,.;!?]|\n|\Z| (?:and|on|at|with)\b)",
        Label.EVENT_MISC,
        HEARD_OF,
    ),
    _form(
        rf"{_IS} (?:only |just )?(?P<it>(?:the|{_WHOSE}) (?:{_NTH})){_END}", Label.AGE_FAMILY, WHICH_CHILDREN
    ),
    _form(
        rf"(?:(?<=[.!?] )|(?<=\n))(?P<it>(?:the )?(?:{_NTH})) (?:was|is|were|wis|came|died|lives|went)",
        Label.AGE_FAMILY,
        WHICH_CHILDREN,
    ),
    _form(
        rf"(?:got|get|have|had|has|kept|keep|lost|took|taken|see|saw|raised|"
        rf"buried) (?:back )?(?P<it>(?:{_SO_MANY}) of (?:them|mine|ours|my own|my kids|the kids))",
        Label.AGE_FAMILY,
        WHICH_CHILDREN,
    ),
    _form(
        r"(?:lived|lasted|breathed|survived) (?:only |just |for |about |nearly |barely )*(?P<it>(?:an?|one|"
        r"half an?) (?:minute|hour|day|night|week))",
        Label.AGE_FAMILY,
        UNSHARED,
    ),
    _form(
        rf"(?P<it>(?:{_WHOSE}) (?:{_KIN}) (?:now )?(?:has|have|got|took|kept|keeps|adopted|fostered|raised|"
        rf"reared|minded|brought up)) {_CHILD}{_END}",
        Label.AGE_FAMILY,
        A_FAMILY,
    ),
    _form(
        rf"{_IS} (?P<it>the (?:only|first|last|(?!(?:{_JUDGED})\b)[a-z]{{3,9}}est)(?: (?!(?:person|one|thing|"
        rf"time|day|way|place)\b)[a-z]{{3,12}})?) (?:to|on|in|at|they|he|she|ever|there|who|whose|left|out of)",
        Label.EVENT_MISC,
        UNSHARED,
    ),
    _form(
        r"(?:changed|changing) (?P<it>(?:his|her|their) (?:first |middle |last |sur|maiden |birth )names?)",
        Label.EVENT_MISC,
        UNSHARED,
    ),
    _form(
        r"(?:will|would|may|might|could|can)(?:['’]?ll)? (?P<it>never (?:walk|talk|speak|see|hear|swallow|"
        r"sit up|live alone))",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        rf"(?:{_WHOSE}) (?P<it>(?:left|right) (?:side|ear|eye|hand|arm|leg|foot|lung|kidney|breast|hip|knee|"
        rf"wrist|shoulder|thumb))",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        rf"(?:against|in|of|to|by|with|from|left|for) (?P<it>(?:{_WHOSE}) (?:own )?(?:faith|religion|beliefs|"
        rf"tribe|clan|caste|tongue|mother tongue|church))",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        rf"(?:covers?|covered|covering) (?P<it>(?:{_WHOSE}) (?:hair|head|face))",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        r"(?:keeps?|kept|keeping) (?P<it>(?:the )?(?:sabbath|kosher|halal|shabbat|lent|ramadan))",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        r"(?:do|did|does)(?:n['’]?t| not) (?:celebrate|keep) (?:birthdays|christmas|easter)",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        r"(?:i|we|he|she|they) (?:always |still )?fast(?:s|ed)? (?:in|for|on|at|every)",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        rf"(?:from|by|met|to|with|for|told|wrote to) (?P<it>the (?:{_NOBLE})){_END}",
        Label.EVENT_MISC,
        HEARD_OF,
    ),
    _form(
        r"(?:shot|stabbed|axed|torched|pawned|petrol[ -]bombed|poisoned) (?P<it>(?:the|my|his|her|our|"
        r"an?) [a-z]{3,14})",
        Label.EVENT_MISC,
        HEARD_OF,
    ),
    _form(
        rf"(?P<it>(?:metal|a plate|plates|pins?|screws|rods?|a rod|a shunt|a stent|wires?) in (?:{_WHOSE}) "
        rf"(?:back|spine|head|skull|arm|leg|ankle|hip|knee|wrist|neck|jaw|heart|shoulder))",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
    _form(
        r"(?:the )?(?:air|flying|sea) (?:ambulance|doctors?|rescue)|(?:the |a )?(?:coastguard|lifeboat|"
        r"mountain rescue)(?= (?:came|took|landed|had|was|flew)\b)",
        Label.EVENT_MISC,
        HEARD_OF,
    ),
    _form(
        r"the (?:drugs?|alcohol|drink|crisis|leaving care|pre[ -]birth|edge of care|early help|asylum|"
        r"homeless|probation|perinatal) team|the (?:child(?:ren)?['’]?s?['’]?|sure start|family) "
        r"(?:centre|center)|the children['’]?s services",
        Label.ORG,
        HEARD_OF,
    ),
    _form(
        r"(?:high up|something big|second in command|number two|a boss|big) in the (?P<it>[a-z]{4,14})",
        Label.DEMOGRAPHIC,
        UNSHARED,
    ),
)


def find(text: str) -> Iterator[Suggestion]:
    """Yield what sets somebody apart from others. All of it is to be checked."""
    yield from said_by(FORMS, text)
