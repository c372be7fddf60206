"""A name in place of a name: like it by who bears it, when it was given and where, and never by its first letter.

Whether it is a she or a he is told by what somebody is to her, then by the name itself, and last by a "he" or a "she" near it,
which may be somebody else; where nothing tells it, the name is one that anybody may have. Who has an office beside the name
is offered that office, and nobody of her family.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.rules.folding import fold
from archive.rules.sounding import heads, is_heard_in
from moderation.suggesting.alike import NICKNAMES
from moderation.suggesting.lexicon import first_names_of
from moderation.suggesting.names import ALSO_WORDS, CALLS, TITLES
from moderation.suggesting.tokens import low, tokens_of
from moderation.wider import beasts, offices
from moderation.wider.names_by import GROWN, HE, HERE, KNOWN, LISTS, NAMES, NEUTRAL, OLD, SHE, SURNAMES, YOUNG
from moderation.wider.spot import Spot

OFFERED = 3
_CHILDREN = frozenset(
    "daughter son baby bairn wean kid child toddler eldest youngest twin lad lass girl boy little".split()
)
_GRANDPARENTS = frozenset(
    "nan nana nanna gran granny grandma grandad grandpa granda nain taid mamgu tadcu".split()
)
_HER_WORDS = frozenset(
    "daughter girl lass mum mam mom mummy mother nan nana nanna gran granny grandma nain mamgu aunt auntie aunty"
    " sister sis wife girlfriend niece stepmum stepdaughter woman lady mrs ms miss midwife matron".split()
)
_HIS_WORDS = frozenset(
    "son boy lad dad da daddy father grandad grandpa granda taid tadcu uncle brother bro husband boyfriend fella bloke nephew"
    " stepdad stepson man mr sir".split()
)
_SHE = {"she": 2, "she's": 2, "her": 1, "hers": 1, "herself": 2}
_HE = {"he": 2, "he's": 2, "him": 1, "his": 1, "himself": 2}
_AFTER = 90
"""Signs after a name in which a pronoun is taken for that name's."""

_WORD = re.compile(r"[\w']+")
_WIDEST = ("en_IE", "en_NZ", "en")
"""Lists that are asked last whether a name is hers or his: they have the rare ones."""

_PLAIN = frozenset("mr mrs ms miss mx".split())
_KIN = frozenset(
    "auntie aunty aunt uncle nan nanna nana gran granny grandma grandad baby sister brother".split()
)


def offers(
    text: str,
    places: Sequence[tuple[int, int]],
    spots: Sequence[Spot],
    phrase: str,
    others: Iterable[str],
    salt: str,
) -> tuple[str, ...]:
    """Return names that may stand in place of one, the first the likeliest, then words for who it is.

    Args:
        text: all of it.
        places: where the name stands in it.
        spots: the same places, read.
        phrase: the name, or every name of one person.
        others: further names of the same text: none offered begins like one of these.
        salt: something of this story alone, so that two stories are not offered the same names in the same order.
    """
    words = [token.low for token in tokens_of(phrase)]
    others = tuple(others)
    if beast := beasts.of(spots, may_be_somebody=any(map(sex_by_name, words))):
        return (*_free(beasts.NAMES, phrase, others, salt)[:OFFERED], f"our {beast}", f"the {beast}")
    title = words[0] if words and words[0] in TITLES and len(words) > 1 else ""
    sex = sex_of(text, places, spots, phrase)
    age, home = age_of(spots, words), community_of(words)
    drawn = [*_names(sex, age, home, phrase, others, salt)]
    office = offices.of(spots, words)
    wider = (office, "someone") if office else _wider(OLD if title in _PLAIN else age)
    head = phrase.partition(" ")[0]
    if title in offices.TITLES:
        return (offices.TITLES[title], *drawn, "someone")
    if title in _PLAIN:
        surname = next(iter(_free(SURNAMES, phrase, others, salt)), "")
        return tuple(filter(None, (f"{head} {surname}" if surname else "", *drawn, *wider)))
    if title in _KIN and drawn:
        return (f"{head} {drawn[0]}", *drawn, *wider)
    return (*drawn, *wider)


def sex_of(text: str, places: Sequence[tuple[int, int]], spots: Sequence[Spot], phrase: str) -> str:
    """Return whether a name is hers or his, by the words beside it and then by itself; empty when nothing tells it clearly."""
    hers = his = said_hers = said_his = 0
    for (_, end), one in zip(places, spots, strict=True):
        beside = {*one.before[-2:], *_said_after(one), *(token.low for token in tokens_of(phrase))}
        said_hers += 6 * (bool(beside & _HER_WORDS) + _is_she(one))
        said_his += 6 * (bool(beside & _HIS_WORDS) + (one.last == "him" and _is_called(one)))
        for word in _until_another(text, end):
            hers, his = hers + _SHE.get(word, 0), his + _HE.get(word, 0)
    known = {sex_by_name(token.low) for token in tokens_of(phrase)} - {""}
    if len(known) == 1 and not (said_hers or said_his):
        return known.pop()
    hers, his = hers + said_hers, his + said_his
    if max(hers, his) > 1 and max(hers, his) >= 2 * min(hers, his):
        return SHE if hers > his else HE
    return ""


def _is_she(one: Spot) -> bool:
    """Return whether it is how the mother calls herself, or what "her" is called."""
    is_hers = (
        one.before[-1:] in {("im",), ("i'm",)}
        or one.before[-2:] == ("i", "am")
        or one.before[-3:] == ("my", "name", "is")
    )
    return is_hers or (one.last == "her" and _is_called(one))


def _is_called(one: Spot) -> bool:
    return one.before[-2:-1] != () and one.before[-2] in CALLS


def age_of(spots: Sequence[Spot], words: Sequence[str]) -> str:
    """Return roughly when a name was given: by what somebody is to her, then by the name."""
    beside = {word for one in spots for word in (*one.before[-2:], *_said_after(one))} | {*words}
    if beside & _GRANDPARENTS:
        return OLD
    if beside & _CHILDREN:
        return YOUNG
    return next((KNOWN[word][2] for word in words if word in KNOWN), GROWN)


def community_of(words: Sequence[str]) -> str:
    """Return where a name comes from, if the name itself says so; else that it could be anybody's here."""
    if known := [KNOWN[word][0] for word in words if word in KNOWN]:
        return known[0]
    # A name that is a word as well is on many lists: Rose, Joy, Hope.
    telling = (word for word in words if word not in ALSO_WORDS)
    return next((found for word in telling if (found := _community(word)) != HERE), HERE)


@lru_cache(maxsize=1)
def _english() -> tuple[frozenset[str], frozenset[str]]:
    return first_names_of("en_GB")


def _community(word: str) -> str:
    if any(word in names for names in _english()):
        return HERE
    return next(
        (home for locale, home in LISTS.items() if any(word in names for names in first_names_of(locale))),
        HERE,
    )


def sex_by_name(word: str) -> str:
    """Return whether a first name is hers or his by the lists; empty when they do not say, or say both."""
    if word in KNOWN:
        return KNOWN[word][1]
    by_lists = _sex_by_lists(word, ("en_GB", *LISTS))
    full = next((line.split()[0] for line in NICKNAMES.split("|") if word in line.split()[1:]), "")
    if by_lists is None and full:
        return sex_by_name(full)
    return (_sex_by_lists(word, _WIDEST) if by_lists is None else by_lists) or ""


def _sex_by_lists(word: str, locales: Iterable[str]) -> str | None:
    """Return what the first list that has a name says; empty when it has it for both, None when none has it."""
    for locale in locales:
        hers, his = (word in names for names in first_names_of(locale))
        if hers != his:
            return SHE if hers else HE
        if hers:
            return ""
    return None


def _said_after(one: Spot) -> tuple[str, ...]:
    """Return who somebody is, where it is said right after the name: "Denise, my sister"."""
    return one.after[1:2] if one.after and one.after[0] in {"my", "our", "the", "his", "her", "me"} else ()


def _until_another(text: str, end: int) -> list[str]:
    """Return the words after a name, up to another that somebody may have."""
    found: list[str] = []
    for one in _WORD.finditer(text[end : end + _AFTER].partition("\n")[0].replace("’", "'")):
        if low(one.group()) in KNOWN:
            break
        found.append(one.group().lower())
    return found


def _names(sex: str, age: str, home: str, phrase: str, others: tuple[str, ...], salt: str) -> list[str]:
    pools: list[tuple[str, ...]] = (
        [NAMES.get((home, sex, age), ()), NAMES.get((home, sex, GROWN), ())] if sex else []
    )
    pools += [NAMES[(HERE, sex, each)] for each in dict.fromkeys((age, GROWN, YOUNG, OLD))] if sex else []
    pools.append(tuple(NEUTRAL))
    found: list[str] = []
    for pool in dict.fromkeys(pools):
        found += [name for name in _free(pool, phrase, others, salt) if name not in found]
        if len(found) >= OFFERED:
            break
    # A story of very many people: at least not like this one.
    return (found or [name for pool in pools for name in _free(pool, phrase, (), salt)])[:OFFERED]


def _free(pool: Iterable[str], phrase: str, others: Iterable[str], salt: str) -> list[str]:
    real = [fold(token.text).text for text in (phrase, *others) for token in tokens_of(text)]
    taken = frozenset[str]().union(*map(heads, real))
    hers = [fold(token.text).text for token in tokens_of(phrase)]
    free = [
        name
        for name in pool
        if not heads(name.lower()) & taken and not any(is_heard_in(name.lower(), one) for one in hers)
    ]
    return sorted(free, key=lambda name: hashlib.sha256(f"{salt} {name}".encode()).digest())


def _wider(age: str) -> tuple[str, ...]:
    if age == YOUNG:
        return ("my child", "my eldest", "my youngest", "someone in my family")
    hers = () if age == OLD else ("my eldest", "my youngest")
    return ("the worker", "a friend", *hers, "someone in my family", "someone")
