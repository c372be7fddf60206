"""Which names may be one: a person, a place or a house under several of them. Proposed to a moderator, never decided.

A name that fits two groups joins neither: which Sandra it is, somebody who reads it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.rules.sounding import sound
from moderation.suggesting.names import PARTICLES, RELATIONS, ROLES, TITLES
from moderation.suggesting.places import HOUSE_HEADS
from moderation.suggesting.suggestion import Label
from moderation.suggesting.tokens import tokens_of

NICKNAMES = """
    alexander alex lex sandy sasha xander | alexandra alex lexi sandra sasha | andrew andy drew | anthony tony ant | barry baz
    bazza | benjamin ben benji | bernadette bernie bern detta | catherine cath cathy cat kate katie kathy kitty | charlotte
    charlie lottie | christina chris tina chrissie | christopher chris kit | darren daz dazza | david dave davey dai | deborah
    debbie debs | dorothy dot dottie | edward ed eddie ted teddy ned | eleanor ellie nell nora lena | elizabeth liz lizzie
    beth betty bess eliza libby lisa | elijah eli lige | frances fran frankie | francis frank frankie | gary gaz gazza |
    geraldine gerry | gwenllian gwen gwenno | harold harry hal | henry harry hal hank | isabella bella izzy | jacqueline
    jackie | james jim jimmy jamie | jennifer jen jenny | jeremy jez | joanne jo joey | john jack johnny | joseph joe joey |
    katherine kath kathy kate katie kitty kat | kenneth ken kenny | lawrence larry loz | margaret maggie meg peggy greta madge
    mags marge rita | maureen mo | mary molly polly may | matthew matt | michael mick mike mickey | mohammed mo | nicholas
    nick | nicola nicky nic | oluwaseun seun | oluwaseyi seyi | patricia pat patsy tricia trish | patrick pat paddy | peter
    pete | philippa pip pippa | rebecca becky becks bex | richard dick rich rick ricky | robert bob bobby rob bert | rosemary
    rose rosie | ronald ron ronnie | samantha sam sammy | samuel sam sammy | sarah sally sadie | sharon shaz shazza | stephen
    steve ste | steven steve ste | susan sue suzie | terence terry tel | teresa terry tess | theodora dora theo | theodore ted
    teddy theo | thomas tom tommy | timothy tim | tracey trace | victoria vicky tori | vincent vinny | wayne wazza | william
    bill billy will liam | zbigniew zbyszek | agnieszka aga | aleksandra ola | katarzyna kasia | malgorzata gosia | zuzanna
    zuzia | elzbieta ela | mihaela mihai | oleksandr sasha olek | volodymyr vova | yevhen zhenya | caoimhe keeva | saoirse
    seersha | siobhan shiv | niamh neve | aoife eefa | boleslaw bolek | grzegorz grzesiek
"""
"""People who are called by a name that does not begin like theirs, or spelt as it is heard; first the full one."""

ENDINGS = ("zza", "ster", "zer", "kins", "za", "ie", "ey", "y", "i", "s", "o", "a")
_SHORTEST, _SHORTEST_NEAR, _LONG = 3, 4, 7
_HIS, _HERS = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "madam"})
_BESIDE = TITLES | ROLES | RELATIONS | PARTICLES | {"the", "my", "our", "and", "of"}
_KNOWN = [frozenset(line.split()) for line in NICKNAMES.split("|")]


def groups(names: Iterable[tuple[str, Label]]) -> tuple[tuple[str, ...], ...]:
    """Return names in groups of those that may be one, longest first in each, in the order of the text."""
    order = {name: (n, label) for n, (name, label) in reversed(list(enumerate(names)))}
    found: list[list[str]] = []
    for name in sorted(order, key=lambda one: (-len(one), order[one][0])):
        label = order[name][1]
        fits = [
            group
            for group in found
            if any(order[one][1] == label and alike(name, one, label) for one in group)
        ]
        if len(fits) == 1:
            fits[0].append(name)
        else:
            found.append([name])
    return tuple(
        sorted((tuple(group) for group in found), key=lambda group: min(order[one][0] for one in group))
    )


def alike(one: str, other: str, label: Label) -> bool:
    """Return whether two names may be of one person, place or house."""
    left, right = _words(one), _words(other)
    if label != Label.PERSON:
        return _one_place(left, right) or _is_short_for(one, right) or _is_short_for(other, left)
    if _sex(left) * _sex(right) < 0:
        return False
    a, b = _names(left), _names(right)
    if not a or not b:
        return False
    if len(a) > 1 and len(b) > 1:
        is_first = one_name(a[0], b[0]) or (a[0][0] == b[0][0] and 1 in {len(a[0]), len(b[0])})
        return is_first and (one_name(a[-1], b[-1]) or not {*a[1:]}.isdisjoint(b[1:]))
    return any(one_name(x, y) for x in a for y in b if len(x) > 1 and len(y) > 1)


def one_name(one: str, other: str) -> bool:
    """Return whether two words may be one name: short for it, misspelt, or heard so."""
    short, long = sorted((one, other), key=len)
    if one == other or any({one, other} <= known for known in _KNOWN):
        return True
    if len(short) > _SHORTEST_NEAR and long.endswith(short):
        return True
    if len(short) < _SHORTEST or short[0] != long[0]:
        return False
    if long.startswith((short, _stem(short))) or _stem(one) == _stem(other):
        return True
    if len(short) < _SHORTEST_NEAR:
        return False
    return _slips(one, other) <= (2 if len(short) >= _LONG else 1) or (
        len(sound(one)) >= _SHORTEST and sound(one) == sound(other)
    )


def _words(name: str) -> list[str]:
    return [token.low for token in tokens_of(name)]


def _names(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _BESIDE]


def _sex(words: Sequence[str]) -> int:
    if not words:
        return 0
    return (words[0] in _HERS) - (words[0] in _HIS)


def _one_place(left: Sequence[str], right: Sequence[str]) -> bool:
    heads = [frozenset(words) & HOUSE_HEADS for words in (left, right)]
    a, b = (frozenset(words) - HOUSE_HEADS - {"the", "of", "at"} for words in (left, right))
    if not a or not b or (heads[0] and heads[1] and heads[0].isdisjoint(heads[1])):
        return False
    return (
        a <= b
        or b <= a
        or (len(a) == len(b) == 1 and one_name(*a, *b) and min(map(len, (*a, *b))) >= _SHORTEST_NEAR)
    )


def _is_short_for(name: str, words: Sequence[str]) -> bool:
    letters = name.replace(".", "").strip()
    initials = "".join(word[0] for word in words if word not in {"the", "of", "and", "at"})
    return len(letters) >= _SHORTEST and letters.isupper() and letters.lower() == initials


def _stem(word: str) -> str:
    ending = next((one for one in ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST), "")
    stem = word.removesuffix(ending)
    return stem[:-1] if len(stem) > _SHORTEST and stem[-1] == stem[-2] else stem


def _slips(one: str, other: str) -> int:
    """Return how many slips of the finger are between two words: a letter more, less, another, or two swapped."""
    if abs(len(one) - len(other)) > 2:  # noqa: PLR2004 -- more than any caller allows.
        return len(one) + len(other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        fresh = [n]
        for m, against in enumerate(other, start=1):
            cost = min(row[m] + 1, fresh[m - 1] + 1, row[m - 1] + (letter != against))
            if n > 1 and m > 1 and (letter, against) == (other[m - 2], one[n - 2]):
                cost = min(cost, before[m - 2] + 1)
            fresh.append(cost)
        before, row = row, fresh
    return row[-1]
