"""Things that not everybody has, found by where a word stands and how common it is: "in a drawer", "my dad's gloves".

A word that is neither rare nor on a list may still be the thing that people know her by. After "a", "my", "two" or "with"
stands a thing or a person, at the end of what is named so. Those that every home, body and file has are known (`everyday`);
what is left is suggested with the words few people use, for that is what it is in these stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.common_ground import is_met_at_work
from moderation.suggesting.everyday import OF_MATTERS, is_everybodys, names_nothing
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.matters import is_matter, is_spoken_here
from moderation.suggesting.names import RELATIONS
from moderation.suggesting.ordinary import OF_THIS_WORLD
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, gap

SAID_BY_MANY = 4.8
"""How common a word may be and still be no thing of everybody's; beyond it stand "game" and "town"."""

LESS_BESIDE = 4.4
"""How common the first of two things may be: "a laundry trolley"."""

_SHORTEST = 3
_POINTS = frozenset(
    """
    a an the my his her our their your this that these those some one two three four five six seven eight nine ten
    eleven twelve no any every each me ma wor mi another
    """.split()
)
_NEW = frozenset({"a", "an"})
_LEADS = frozenset(
    """
    in on at from with of for by into over under behind beside near through about like as round without got wi wiv fae
    frae across past off
    """.split()
)
_GOES_ON = frozenset(
    """
    and or but was is were are had has have who that when then so because in on at from with of for by to into out off
    over under till until if wis cos an n i he she they we it which while after before where now again there here wi
    wiv
    """.split()
)
"""After which what was named is at its end."""

_WHO = frozenset({"i", "he", "she", "we", "they", "who", "to"})
_OF_A_THING = ("al", "ic", "ish", "ary", "ant", "ent")
"""How words end that say what a thing is like."""

REASON = "Not everybody has this, or is this. If many do here, let it be."


def find(text: str, tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every thing that is not everybody's, alone or before another."""
    for n in range(1, len(tokens)):
        last = _last_of(text, tokens, n)
        if last is not None:
            yield Suggestion(tokens[n].start, tokens[last].end, Label.UNUSUAL, Tier.UNUSUAL, REASON)


def _last_of(text: str, tokens: Sequence[Token], n: int) -> int | None:
    """Return the last word of a thing that begins with word `n`; None when none does."""
    if not _is_said_small(tokens[n]) or gap(text, tokens, n - 1) not in {" ", "-"}:
        return None
    is_led = _leads(tokens[n - 1])
    if _ends(text, tokens, n):
        if _is_first_told(tokens, n):
            return n
        is_thing = is_led or _is_led_further(tokens, n) or _is_done_to(tokens, n)
        return n if is_thing and _is_rare(tokens[n].low, SAID_BY_MANY) else None
    is_pair = is_led and gap(text, tokens, n) == " " and _ends(text, tokens, n + 1)
    return n + 1 if is_pair and _is_rare_beside(tokens[n].low, tokens[n + 1]) else None


def _is_said_small(token: Token) -> bool:
    return not (token.begins or token.is_capital) and len(token.low) >= _SHORTEST and token.low.isalpha()


def _leads(token: Token) -> bool:
    return token.low in _POINTS or token.low in _LEADS or _owns(token)


def _owns(token: Token) -> bool:
    return token.text.lower().endswith(("'s", "’s"))


def _is_first_told(tokens: Sequence[Token], n: int) -> bool:
    """Return whether it is one of the world's own words, and new in the story: "in a drawer", where "the drawer" says nothing."""
    word, back = tokens[n].low, tokens[n - 1]
    is_new = back.low in _NEW or (
        n > 1 and not back.begins and back.low not in _GOES_ON and tokens[n - 2].low in _NEW
    )
    is_ours = word in OF_THIS_WORLD and not (is_everybodys(word) or names_nothing(word))
    return is_new and is_ours


def _is_led_further(tokens: Sequence[Token], n: int) -> bool:
    """Return whether one word stands between it and what leads to it: "a tied cottage"."""
    if n < 2 or tokens[n - 1].begins or tokens[n - 1].low in _GOES_ON | _LEADS | _POINTS:  # noqa: PLR2004 -- two words back.
        return False
    return tokens[n - 2].low in _POINTS or _owns(tokens[n - 2])


def _is_done_to(tokens: Sequence[Token], n: int) -> bool:
    """Return whether somebody does something to several of it: "she sold candles", "who bred mice"."""
    word, does = tokens[n].low, tokens[n - 1]
    is_several = word.endswith("s") and not word.endswith("ss")
    if n < 2 or not is_several or does.begins or does.low in _GOES_ON:  # noqa: PLR2004 -- who does it, and what.
        return False
    return tokens[n - 2].low in _WHO or tokens[n - 2].low in RELATIONS


def _ends(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Return whether what is named ends with word `n`."""
    return n + 1 >= len(tokens) or bool(gap(text, tokens, n).strip()) or tokens[n + 1].low in _GOES_ON


def _is_rare(word: str, least: float) -> bool:
    known = lexicon()
    if known.is_ordinary(word, least) or is_everybodys(word) or _is_passed_over(word):
        return False
    return not (names_nothing(word) or word.endswith(OF_MATTERS))


def _is_passed_over(word: str) -> bool:
    return is_matter(word) or is_spoken_here(word) or is_met_at_work(word)


def _is_rare_beside(word: str, after: Token) -> bool:
    """Return whether a word before a thing makes it one that few have."""
    if names_nothing(word) or word in RELATIONS or word.endswith(_OF_A_THING) or not _is_said_small(after):
        return False
    return _is_rare(word, LESS_BESIDE) and _is_thing(after.low)


def _is_thing(word: str) -> bool:
    if word in _GOES_ON or names_nothing(word):
        return False
    return is_everybodys(word) or word in OF_THIS_WORLD or _is_rare(word, SAID_BY_MANY)
