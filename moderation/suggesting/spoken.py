"""Names told by how somebody is spoken to or named beside another: "night night bear", "me and spud", "jo's idea", "saint's dad"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import COMMON, lexicon
from moderation.suggesting.names import (
    ALSO_WORDS,
    NOT_A_NAME_AFTER,
    RARELY_NAMES,
    RELATIONS,
    ROLES,
    TITLES,
)
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before, low

_GREETING = re.compile(
    r"(?<!\w)(?:come on|night night|nighty night|nite nite|goodnight|good night|happy birthday|bye bye|love you|love u|miss you|miss u|well done|sleep tight|sweet dreams|fly high|"
    r"dear|oi|hiya|sorry|goodbye|where is|where['’]s|wheres|were is)(?: always| loads| so much| forever| lots)?,? (?:(?:my )?(?:little|darling|sweet|lovely|baby|wee) )?(?P<it>[^\W\d_][\w'’-]{1,19})"
    r"(?=[,.!?\n]|\Z| (?:from|love|xx?x?|wherever|i|its|it['’]s|my|mummy|mammy)\b)",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?<![\w'’-])(?P<it>[^\W\d_][\w'’-]{1,19}) (?:(?:is|was|wis|wos|woz|were|will be|would be|would have been|turned) (?:(?:only|just|nearly|almost|about) )?"
    r"(?:born(?!\w)|\d{1,2}(?![\w:.,-]\d)(?! ?(?:am|pm|weeks|days|hours|minutes|months|of|percent|%))|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen)(?= (?:and|now|then|when|so)\b|[,.;!?]|\n|\Z)|"
    r"(?:my|me|our) (?:oldest|eldest|youngest|middle one|first|second|third|fourth|baby|son|daughter|boy|girl|lad|little girl|little boy|brother|sister|ex|x|partner|cousin|mate|best mate|nan|mum|dad|sw|social worker|"
    r"solicitor|worker|midwife|health visitor|guardian)(?!\w))|weighed (?:\w))",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    """
    he she it they we i you who that this there which what one all both baby babies child children kid kids twins twin hers his theirs mine here everyone
    everybody nobody somebody someone things time house flat room order number age contact hearing court birthday name names son daughter boy girl other others
    youngest eldest oldest middle first second third last mother father yes no and but so then now when where how today because if after before
    sister brother bairn wean weans bairns lad lass thing another woman man each every either neither only just still even also never always
    """.split()
)
"""What is born, is four or is mine, and has no name in it."""

_BETWEEN = re.compile(
    r"(?<=\w), (?P<it>[a-z]{3,14})(?=, (?:i|he|she|they|we|you|u|says|said|it|this|that|please|listen|look|come|why|what|are|do|will|can|my|mummy)\b)"
)
_NO_NAMES = frozenset(
    """
    all always anyway everybody everyone family friend friends guys hun huns love loves loads lots darling sweetheart babe babes bab pet
    petal duck hen son sons pal pals kids kid mums mums sunshine treasure sweetie sweetpea honey angel angels chick lovely ladies girls boys
    madam reader readers diary world too more much both then now later you u yous ya him her them us it again out in over up down there here
    soon forever tonight today tomorrow judge whoever stranger people everything anything nothing parents carers
    """.split()
)
_NEVER = _NO_NAMES | SAFE_CAPITALS | RELATIONS | ROLES | TITLES
_NAMES_AND_WORDS = ALSO_WORDS | RARELY_NAMES
_BESIDE = frozenset({"and", "n", "an", "&"})
_SELF = frozenset({"me", "i", "myself"})
_BEFORE_A_THING = frozenset("a the an no her his my this that their our your in of".split())
_BELONGS = frozenset(
    """
    dad da dads daddy father mum mam mom mums mummy mother nan nana gran grandad gran's nans sister brother cousin aunt auntie uncle house flat gaff place
    room birthday school funeral grave ashes social sw solicitor boyfriend girlfriend wife husband mate car van hair eyes face name cot bed idea
    """.split()
)
"""What somebody has, and no thing."""

A_STOP = "It stands between two commas, as somebody who is spoken to does: it may be a name."
BORN_SO = "It is somebody: born, of an age, or one of hers."
A_CALL = "Somebody is spoken to so: it may be a name."
A_PAIR = "It stands beside her: it may be a name."
AN_OWNER = "Somebody's father, house or birthday: it may be a name."


def find(text: str, tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield what could be a name by what is said to it or of it, or beside it."""
    yield from _said(text)
    for n, token in enumerate(tokens):
        reason = A_PAIR if _is_beside_her(tokens, n) else AN_OWNER if _is_owner(tokens, n) else None
        if reason is not None:
            yield Suggestion(token.start, token.end, Label.PERSON, Tier.CHECK, reason)


def _said(text: str) -> Iterator[Suggestion]:
    for pattern, reason in ((_GREETING, A_CALL), (_OF_SOMEBODY, BORN_SO), (_BETWEEN, A_STOP)):
        for one in pattern.finditer(text):
            word = low(one["it"])
            if _could_be(word) and word not in _NOBODY and (reason != A_STOP or word in _NAMES_AND_WORDS):
                yield Suggestion(*one.span("it"), Label.PERSON, Tier.CHECK, reason)


def _could_be(word: str) -> bool:
    return word not in _NEVER and (word in _NAMES_AND_WORDS or word not in NOT_A_NAME_AFTER)


def _is_beside_her(tokens: Sequence[Token], n: int) -> bool:
    """Return whether it is one of two with her: "me and spud", "Honor and me"."""
    is_after = n > 1 and tokens[n - 1].low in _BESIDE
    after = tokens[n + 1 : n + 3]
    is_pair = len(after) > 1 and after[0].low in _BESIDE and after[1].low in _SELF and not after[1].begins
    if not (is_after or is_pair):
        return False
    word, known, back = tokens[n].low, lexicon(), before(tokens, n)
    is_after = is_after and back in _BESIDE
    if not (is_after or is_pair) or not _could_be(word) or word.isdigit():
        return False
    other = before(tokens, n, 2)
    if is_after and (other in _SELF or known.is_clearly_name(other)):
        is_capital = tokens[n].is_capital and not tokens[n].begins
        is_name = is_capital or known.could_be_name(word) or not known.is_ordinary(word, COMMON)
        return is_name and not word.endswith(("ed", "ing", "ly"))
    return is_pair and known.could_be_name(word) and back not in _BEFORE_A_THING


def _is_owner(tokens: Sequence[Token], n: int) -> bool:
    """Return whether somebody's father or house follows it, in small letters or with a capital that says nothing."""
    token, after = tokens[n], tokens[n + 1] if n + 1 < len(tokens) else None
    if after is None or after.begins or after.low not in _BELONGS or (token.is_capital and not token.begins):
        return False
    word, known = token.low, lexicon()
    if before(tokens, n) in _BEFORE_A_THING:
        return False
    is_said = token.text.lower().endswith(("'s", "’s"))
    stem = word if is_said else word.removesuffix("s")
    if stem == word and not is_said:
        return False
    is_name = stem in {"jo", "mo"} or known.could_be_name(stem) or known.is_clearly_surname(stem)
    return is_name and _could_be(stem) and len(stem) > 1
