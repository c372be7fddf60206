"""Names told by what is said of a name: "that's his real name", "Lyla Ly we call her", "it is pronounced Shiv-awn"; initials; and who stands in a row of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from moderation.suggesting.suggestion import CALLED_SO, HERS, Label, Suggestion, Tier
from moderation.suggesting.tokens import low

_ONE = r"(?:(?-i:[A-Z])[\w’'-]{1,19} (?-i:[A-Z])[\w’'-]{1,19}|[^\W\d_][\w’'-]{1,19})"
_NAME = rf"(?P<it>{_ONE})"
_WHOSE = "his|her|their|my|our"
_SORT = "actual|real|right|proper|true|own|first|last|second|middle|full|maiden|married|given|christian|pet|nick|short|street|family|birth|old|new|muslim|baptismal"

_OF_A_NAME = re.compile(
    rf"(?<![\w’'-]){_NAME}(?:[,;]| [-–]|\.)? (?:and |n )?(?:that|which|that’?s|that's|thats|it’?s|it's)(?: is| was| wis)?(?: really| actually| honestly)? "
    rf"(?:(?:{_WHOSE})|the) (?:(?:{_SORT}) ?)?(?:name|nickname|surname|forename)(?!\w)(?! (?:on|of|for|in|they|we|i|she|he)\b)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?<![\w’'-]){_NAME},? (?:(?:is )?what |as |and |that's what |thats what )?(?:(?:we|they|everyone|everybody|i|she|he|people|the (?:kids|girls|lads|nurses|others))"
    r"(?:['’]ve|['’]d)? (?:all |always |only |both )?(?:call|calls|called|cry|cried) (?:him|her|me|them|us)|(?:he|she|i)(?:['’]s| is| was|['’]m| am) (?:known|called)(?: as)?)(?!\w)"
    r"(?=[,.;:!?)]|\n|\Z| (?:and|but|she|he|she['’]s|he['’]s|was|is|had|because|cos|for|now|still|in|at)\b)",
    re.IGNORECASE,
)
_SOUNDS = re.compile(
    r"(?<!\w)(?:pronounced|(?:you|they|we|people) (?:say|spell|pronounce) it|say it|spelt|spelled)(?: like| as| just| more like|:)? [\"“‘']?(?P<it>[^\W\d_]{1,12}(?:-[^\W\d_]{1,12}){0,3}(?: (?-i:[A-Z])[\w’'-]{1,19})?)(?!\w)",
    re.IGNORECASE,
)
_IS_HERS = re.compile(
    rf"(?<![\w’'-])(?P<it>(?-i:[A-Z])[\w’'-]{{1,19}}), (?:(?:{_WHOSE}|me|ma) (?:eldest|oldest|youngest|middle one|son|daughter|boy|girl|lad|baby|bairn|first|second|third|husband|"
    r"wife|partner|ex|sister|brother|cousin|nephew|niece|grandson|granddaughter|stepson|twin|fella)(?!\w)|"
    r"(?:(?:the|my|our|a) )?(?:social worker|worker|sw|midwife|nurse|guardian|solicitor|health visitor|key ?worker|foster carer|carer)(?=[,.;]))",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(
    r"(?<!\w)[A-Z][\w’'-]{1,19} [\"“‘'(](?P<it>[\w’'-]{2,15}(?: [\w’'-]{2,15})?)[\"”’')] [A-Z][\w’'-]{1,19}(?!\w)"
)
"""What stands between a first name and a surname: Trevor "Tiny" Pugh."""

_TWO_LETTERS = re.compile(
    r"(?<!\w)(?:called|named|name is|name was|name['’]?s) (?P<it>[a-z]{2})(?=[,.;!?]|\n|\Z| (?:and|who|he|she|from|at|on|in|but|came|said)\b)"
)
_INITIALS = re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?(?!\w)")
_LOW_INITIALS = re.compile(
    r"(?<![\w’'.-])(?:(?:baby|little|lil|wee|mr|mrs|ms|miss|master|cousin|uncle|auntie|sister|brother) [b-hj-mo-qstvwyz]|(?![dn]j)[a-z]j|j[bcdkpt]|k[cd]|m[cj]|r[jt]|[lt]c)(?![\w’'.-])",
    re.IGNORECASE,
)
"""A letter after "baby" or a title, and two letters that serve as a name: "tj wouldn't settle", "Baby K"."""

_NO_INITIALS = frozenset(
    """
    uk us usa eu nhs dna ps pps am pm tv id qc kc ba ma bsc ra re pe it mp gp aa ab cv ie eg nb hiv bbc iq pc hq ok rip dj ad bc ni vip diy gb un ac dc ec
    op cit llp plc pty ltd sa ag nv bv se ae ee
    """.split()
)
_ROW = re.compile(
    rf"(?<![\w’'-]){_ONE}(?:(?:, and |, then |, | then | and | n | & ){_ONE}){{2,9}}(?![\w’'-])",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(r"(?:, and |, then |, | then | and | n | & )", re.IGNORECASE)
_LEAST_NAMES = 2
_NO_ONE = NOT_A_NAME_AFTER | SAFE_CAPITALS | RELATIONS | ROLES | TITLES
_NO_WORD = frozenset(
    """
    lovely names name it this that who what him her them love darling sweetheart liar nothing everything like the a an as and or wrong right all out by
    one way same with how in for to i you he she we they mum mummy mam dad daddy nan back names again when because so if at
    """.split()
)
_WORDS = ALSO_WORDS | RARELY_NAMES

A_REAL_NAME = "What is said of it says that it is somebody's name."
SAID_SO = "How a name is said, or spelt: it tells the name."
INITIALS = "Initials: they may be somebody's."
IN_A_ROW = "It stands in a row of names: it may be one."


def find(text: str) -> Iterator[Suggestion]:
    """Yield what is a name by what is said of it, and what stands among names."""
    for pattern, tier, reason in (
        (_OF_A_NAME, Tier.LIKELY, A_REAL_NAME),
        (_CALLED, Tier.CHECK, CALLED_SO),
        (_IS_HERS, Tier.CHECK, HERS),
        (_IN_QUOTES, Tier.CHECK, CALLED_SO),
        (_TWO_LETTERS, Tier.CHECK, CALLED_SO),
        (_SOUNDS, Tier.CHECK, SAID_SO),
    ):
        for one in pattern.finditer(text):
            if _could_be(one["it"], reason):
                yield Suggestion(*one.span("it"), Label.PERSON, tier, reason)
    for one in _INITIALS.finditer(text):
        if "".join(filter(str.isalpha, one[0])).lower() not in _NO_INITIALS:
            yield Suggestion(*one.span(), Label.PERSON, Tier.CHECK, INITIALS)
    for one in _LOW_INITIALS.finditer(text):
        yield Suggestion(*one.span(), Label.PERSON, Tier.CHECK, INITIALS)
    for row in _ROW.finditer(text):
        yield from _among_names(row)


def _could_be(said: str, reason: str) -> bool:
    """Return whether these words could be a name; how a name is said is no word at all."""
    words = [low(word) for word in said.split()]
    if any(word in _NO_WORD for word in words):
        return False
    if reason == SAID_SO:
        return "-" in said or not lexicon().is_ordinary(words[0], COMMON) or words[0] in _WORDS
    # "Bishop, that is his last name": what is a title elsewhere is none where somebody says so.
    unlikely = _NO_ONE - (TITLES - RELATIONS) if reason == A_REAL_NAME else _NO_ONE
    return len(words) > 1 or words[0] in _WORDS or words[0] not in unlikely


def _among_names(row: re.Match[str]) -> Iterator[Suggestion]:
    """Yield what stands in a row with two names and more, and is none that a list knows: "Kyle, Leo, No Name"."""
    known, at, parts = lexicon(), row.start(), []
    for part in _IN_A_ROW.split(row[0]):
        start = row.string.index(part, at)
        at = start + len(part)
        parts.append((start, at, part))
    named = [known.is_clearly_name(low(part.split()[0])) for _, _, part in parts]
    if sum(named) < _LEAST_NAMES:
        return
    # The last of a row may go on as a clause ("Kyle, Leo and nobody knew"): alone it says nothing, unless it is such a word.
    first = named.index(True)
    for n, (start, end, part) in enumerate(parts):
        words = [low(word) for word in part.split()]
        is_word = words[0] in _WORDS
        is_capital = part[0].isupper() and (len(words) > 1 or words[0] not in _NO_ONE)
        if not named[n] and n > first and (is_word or is_capital):
            yield Suggestion(start, end, Label.PERSON, Tier.CHECK, IN_A_ROW)
