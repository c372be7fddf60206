"""Names in small letters: many type without a capital, and who shouts has nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.everyday import names_nothing
from moderation.suggesting.lexicon import COMMON, HEARD, lexicon
from moderation.suggesting.names import (
    ALSO_WORDS,
    CALLED,
    CALLS,
    MOSTLY_NAMES,
    NOT_A_NAME_AFTER,
    RELATIONS,
    ROLES,
    TITLES,
    TITLES_MID_SENTENCE_ONLY,
)
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.places import (
    AT_A_PLACE,
    HOUSE_HEADS,
    RIVERS,
    TOWNS,
    TOWNS_ALSO_WORDS,
    WORLD,
)
from moderation.suggesting.suggestion import (
    AFTER_TITLE,
    CALLED_SO,
    ELSEWHERE,
    HERS,
    OF_A_SAINT,
    Label,
    Suggestion,
    Tier,
)
from moderation.suggesting.tokens import Token, before

_SHORTEST = 3
SAID_BY_ALL = 5.6
"""How common a word in small letters is that is nobody's name, though some surname is spelt so."""

_HEADS = HOUSE_HEADS | {"general", "royal"}
_IS = frozenset("is was s wos woz be".split())
_HER_OWN = frozenset("my our me his her".split())
_WHERE = frozenset("in at from to into outside near leaving called".split())
_ALWAYS_NAMED = frozenset("inn arms infirmary academy priory hospice".split())
"""A house that has a name of its own, so that the word before it is the name."""

_SORTS_OF_HOUSES = frozenset(
    """
    primary secondary high special private public boarding nursery night art sunday summer drama medical law grammar county crown
    youth open safe foster care nursing children's family whole full every each his her their our this that another one any
    hospital school church college university town village city parish day group football rugby crisis sixth local private
    psychiatric general labour maternity children intensive big new old small back front two three
    """.split()
)
"""Everyday words before a house that say what sort of house it is, and not which."""

_WHOSE = frozenset("my me his her our the".split())
_OF_A_THING = frozenset({"a", "the", "this", "that", "another", "some"})
_ALSO_VERBS = frozenset("will may hope bless judge grant ever love just".split())
"""Of names that are words: those before which, or after which, somebody else often stands."""

_SURE_TITLES = (
    TITLES - TITLES_MID_SENTENCE_ONLY - {"big", "wee", "doctor", "father", "uncle", "auntie", "aunt"}
)


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield names of people and places that are written in small letters, or in capitals that say nothing."""
    for n, token in enumerate(tokens):
        if (
            token.is_capital
            or len(token.low) < _SHORTEST
            or token.low in NOT_A_NAME_AFTER
            or token.low.isdigit()
        ):
            continue
        found = _saint(tokens, n) or _named(tokens, n) or _river_or_family(tokens, n) or _known(tokens, n)
        if found is not None:
            label, tier, reason = found
            yield Suggestion(token.start, token.end, label, tier, reason)
        if token.low in _HEADS and n and not token.begins:
            yield from _house(tokens, n)


def _house(tokens: Sequence[Token], n: int) -> Iterator[Suggestion]:
    """Yield a house or a team whose name stands before what it is: "the brandhall pub"."""
    word, known = tokens[n - 1].low, lexicon()
    reason = "The name of a house, a team or a paper, in small letters."
    if word in TOWNS or not known.is_ordinary(word, HEARD):
        yield Suggestion(tokens[n - 1].start, tokens[n].end, Label.ORG, Tier.LIKELY, reason)
    elif _is_called(tokens, n):
        yield Suggestion(tokens[n - 1].start, tokens[n].end, Label.ORG, Tier.CHECK, reason)


def _is_called(tokens: Sequence[Token], n: int) -> bool:
    """Return whether an everyday word is the name of a house: "in lavender house", where a thing would have an article."""
    word, back, known = tokens[n - 1].low, before(tokens, n, 2), lexicon()
    if word in NOT_A_NAME_AFTER or word in SAFE_CAPITALS or word in _SORTS_OF_HOUSES or known.is_taught(word):
        return False
    if tokens[n].low in _ALWAYS_NAMED or (back == "the" and tokens[n].low == "royal"):
        return True
    if known.is_name(word) and word not in _ALSO_VERBS and back not in {"i", "we", "they", "he", "she"}:
        return True
    return back in _WHERE and tokens[n].low not in {
        "team",
        "group",
        "services",
        "service",
        "home",
        "news",
        "party",
    }


def _saint(tokens: Sequence[Token], n: int) -> tuple[Label, Tier, str] | None:
    if before(tokens, n) not in {"st", "saint"}:
        return None
    return Label.ORG, Tier.LIKELY, OF_A_SAINT


def _named(  # noqa: PLR0911 -- one question a line.
    tokens: Sequence[Token], n: int
) -> tuple[Label, Tier, str] | None:
    word, back, further = tokens[n].low, before(tokens, n), before(tokens, n, 2)
    known = lexicon()
    is_owned = tokens[n - 1].text.lower().endswith(("'s", "’s"))  # "Her mother's house" names nobody.
    could_be = known.could_be_name(word) or _is_surname(word) or not known.is_ordinary(word, HEARD)
    if not could_be:
        is_named = back in CALLED | RELATIONS and further not in _OF_A_THING and not is_owned
        if is_named and word in known.foreign_firsts and known.often(word) < COMMON:
            return Label.PERSON, Tier.CHECK, HERS
        return None
    is_called = back in {"her", "him", "them"} and further in CALLS  # "we called her wren"
    if is_called or back in CALLED or (back in _IS and further in {"name", "names"}) or back == "names":
        return Label.PERSON, Tier.LIKELY, CALLED_SO
    if back in _SURE_TITLES or (back == "miss" and known.is_clearly_surname(word)):
        return Label.PERSON, Tier.LIKELY, AFTER_TITLE
    if back in _IS and further in ROLES and known.could_be_name(word) and not names_nothing(word):
        return Label.PERSON, Tier.LIKELY, "The name of somebody at work."
    if not is_owned and (back in RELATIONS or back in ROLES or back in TITLES) and known.could_be_name(word):
        return Label.PERSON, Tier.LIKELY, HERS
    if back in RELATIONS and further in _HER_OWN and word not in known.zipf:
        return Label.PERSON, Tier.CHECK, HERS
    return None


def _is_surname(word: str) -> bool:
    """Return whether it is a surname, and no word that everybody says: "she cried more"."""
    return word in lexicon().surnames and lexicon().often(word) < SAID_BY_ALL


def _known(  # noqa: PLR0911 -- one question a line.
    tokens: Sequence[Token], n: int
) -> tuple[Label, Tier, str] | None:
    word, back = tokens[n].low, before(tokens, n)
    known = lexicon()
    is_place = word in TOWNS and (word not in TOWNS_ALSO_WORDS) and not known.is_taught(word)
    if is_place:
        return (
            Label.PLACE,
            Tier.LIKELY if back in AT_A_PLACE or back == "at" else Tier.CHECK,
            "A place, in small letters.",
        )
    if word in WORLD or (word in known.countries and word not in {"georgia", "turkey", "jersey", "chad"}):
        return Label.PLACE, Tier.CHECK, ELSEWHERE
    if word in TITLES or word in RELATIONS:
        return None
    if back in _OF_A_THING:
        return None
    if known.is_clearly_name(word):
        tier = Tier.LIKELY if word in known.firsts else Tier.CHECK
        return Label.PERSON, tier, "A first name, in small letters."
    if word in MOSTLY_NAMES or (word in ALSO_WORDS and _is_somebody(tokens, n)):
        return Label.PERSON, Tier.CHECK, "A first name that is a word as well, in small letters."
    return None


def _river_or_family(tokens: Sequence[Token], n: int) -> tuple[Label, Tier, str] | None:
    """Return what may have "the" before it and is a name for all that: "the tees", "the campbells"."""
    word, known = tokens[n].low, lexicon()
    if word in RIVERS and before(tokens, n) == "the":
        return Label.PLACE, Tier.CHECK, "A river, in small letters."
    is_place = word in TOWNS and word not in TOWNS_ALSO_WORDS
    if known.is_family(word) and not known.is_taught(word) and not is_place:
        return Label.PERSON, Tier.CHECK, "A surname, in small letters."
    return None


def _is_somebody(tokens: Sequence[Token], n: int) -> bool:
    """Return whether it is said beside a word that is a name as well who that is: "grace my sister"."""
    word, after = tokens[n].low, tokens[n + 1 : n + 4]
    if word in _ALSO_VERBS or any(one.begins for one in after):
        return False
    lows = [one.low for one in after]
    lows = lows[1:] if lows[:1] in (["that's"], ["thats"], ["that"]) else lows[:2]
    return len(lows) > 1 and lows[0] in _WHOSE and lows[1] in RELATIONS | ROLES
