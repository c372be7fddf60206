"""Names in small letters: many type without a capital, and who shouts has nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import HEARD, lexicon
from moderation.suggesting.names import (
    CALLED,
    CALLS,
    NOT_A_NAME_AFTER,
    RELATIONS,
    ROLES,
    TITLES,
    TITLES_MID_SENTENCE_ONLY,
)
from moderation.suggesting.places import AT_A_PLACE, HOUSE_HEADS, TOWNS, TOWNS_ALSO_WORDS, WORLD
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
_HEADS = HOUSE_HEADS | {"general"}
_IS = frozenset("is was s wos woz be".split())
_HER_OWN = frozenset("my our me his her".split())
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
        found = _saint(tokens, n) or _named(tokens, n) or _known(tokens, n)
        if found is not None:
            label, tier, reason = found
            yield Suggestion(token.start, token.end, label, tier, reason)
        if token.low in _HEADS and n and not token.begins:
            yield from _house(tokens, n)


def _house(tokens: Sequence[Token], n: int) -> Iterator[Suggestion]:
    """Yield a house or a team whose name stands before what it is: "the brandhall pub"."""
    word, known = tokens[n - 1].low, lexicon()
    if word in TOWNS or not known.is_ordinary(word, HEARD):
        reason = "The name of a house, a team or a paper, in small letters."
        yield Suggestion(tokens[n - 1].start, tokens[n].end, Label.ORG, Tier.LIKELY, reason)


def _saint(tokens: Sequence[Token], n: int) -> tuple[Label, Tier, str] | None:
    if before(tokens, n) not in {"st", "saint"}:
        return None
    return Label.ORG, Tier.LIKELY, OF_A_SAINT


def _named(  # noqa: PLR0911 -- one question a line.
    tokens: Sequence[Token], n: int
) -> tuple[Label, Tier, str] | None:
    word, back, further = tokens[n].low, before(tokens, n), before(tokens, n, 2)
    known = lexicon()
    could_be = known.could_be_name(word) or word in known.surnames or not known.is_ordinary(word, HEARD)
    if not could_be:
        return None
    is_called = back in {"her", "him", "them"} and further in CALLS  # "we called her wren"
    if is_called or back in CALLED or (back in _IS and further in {"name", "names"}) or back == "names":
        return Label.PERSON, Tier.LIKELY, CALLED_SO
    if back in _SURE_TITLES or (back == "miss" and known.is_clearly_surname(word)):
        return Label.PERSON, Tier.LIKELY, AFTER_TITLE
    if back in _IS and (further in ROLES) and known.could_be_name(word):
        return Label.PERSON, Tier.LIKELY, "The name of somebody at work."
    is_owned = tokens[n - 1].text.lower().endswith(("'s", "’s"))  # "Her mother's house" names nobody.
    if not is_owned and (back in RELATIONS or back in ROLES or back in TITLES) and known.could_be_name(word):
        return Label.PERSON, Tier.LIKELY, HERS
    if back in RELATIONS and further in _HER_OWN and word not in known.zipf:
        return Label.PERSON, Tier.CHECK, HERS
    return None


def _known(tokens: Sequence[Token], n: int) -> tuple[Label, Tier, str] | None:
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
    if known.is_clearly_name(word) and back not in {"a", "the", "this", "that", "another", "some"}:
        tier = Tier.LIKELY if word in known.firsts else Tier.CHECK
        return Label.PERSON, tier, "A first name, in small letters."
    return None
