"""A name that was found once, wherever it stands again: in small letters, or spelt a little differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from moderation.suggesting.lexicon import COMMON, HEARD, USUAL, lexicon
from moderation.suggesting.names import ALSO_WORDS, TITLES
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, low, tokens_of

_SHORTEST, _LONGEST = 3, 24
_SHORTEST_NEAR = 4
_LONG = 4
"""Letters of a name from which a longer one can be made: Kacperek of Kacper."""

_SHORT_ENDINGS = ("zza", "zer", "za", "ie", "y", "i", "s", "o")
_ALIKE = {"c": "k", "q": "k", "z": "s", "v": "f"}


def find(
    text: str, tokens: Sequence[Token], found: Iterable[Suggestion], taken_out: Iterable[str] = ()
) -> Iterator[Suggestion]:
    """Yield further mentions of the people in `found`, and of names that were `taken_out` of the text."""
    names = _names(text, found) | _words_of(taken_out)
    near = {left: name for name in sorted(names) if len(name) >= _SHORTEST_NEAR for left in _one_less(name)}
    heads = {name[:n] for name in names for n in range(_SHORTEST, len(name) + 1)}
    sounds = {sound(name) for name in names if len(sound(name)) > 1}
    known, long = lexicon(), {name for name in names if len(name) >= _LONG}
    for token in tokens:
        word = token.low
        if word in names:
            if token.is_capital or not (word in ALSO_WORDS or known.often(word) >= USUAL):
                yield _again(token, Tier.LIKELY, "It is called by this name elsewhere in the text.")
        elif token.is_capital and _short_of(word) in heads:
            yield _again(
                token, _sure_if(token), "It may be short for a name that stands elsewhere in the text."
            )
        elif (
            token.is_capital
            and _could_be_near(word)
            and any(word[:n] in long for n in range(_LONG, len(word)))
        ):
            yield _again(token, Tier.LIKELY, "It is made of a name that stands elsewhere in the text.")
        elif _could_be_near(word) and sound(word) in sounds:
            yield _again(token, _sure_if(token), "It sounds like a name that stands elsewhere in the text.")
        elif _could_be_near(word) and any(_same_head(near.get(left), word) for left in _one_less(word)):
            yield _again(token, _sure_if(token), "Almost a name that stands elsewhere in the text.")


def _names(text: str, found: Iterable[Suggestion]) -> set[str]:
    """Return the words of the names that are sure; never a title, nor an everyday word."""
    spans = [
        text[one.start : one.end] for one in found if one.label == Label.PERSON and one.tier == Tier.LIKELY
    ]
    return _words_of(spans)


def _words_of(names: Iterable[str]) -> set[str]:
    words = {token.low for name in dict.fromkeys(names) for token in tokens_of(name)}
    return {
        word for word in words if _SHORTEST <= len(word) <= _LONGEST and word not in TITLES | SAFE_CAPITALS
    }


def sound(word: str) -> str:
    """Return roughly how a word sounds: its first letter, then its consonants, those that sound alike as one."""
    spelt = (
        word.replace("ph", "f").replace("ce", "se").replace("ci", "si").replace("cy", "sy").replace("ck", "k")
    )
    letters = [_ALIKE.get(letter, letter) for letter in spelt[1:] if letter not in "aeiouyhw'"]
    once = [letter for n, letter in enumerate(letters) if n == 0 or letter != letters[n - 1]]
    return _ALIKE.get(spelt[:1], spelt[:1]) + "".join(once)


def _short_of(word: str) -> str | None:
    """Return what a short form is made of ("Pops", "Bernie"); None for a common word."""
    if len(word) < _SHORTEST or lexicon().often(word) >= COMMON or word in SAFE_CAPITALS:
        return None
    stem = next((word[: -len(ending)] for ending in _SHORT_ENDINGS if word.endswith(ending)), word)
    return stem if len(stem) >= _SHORTEST else word


def _again(token: Token, tier: Tier, reason: str) -> Suggestion:
    return Suggestion(token.start, token.end, Label.PERSON, tier, reason)


def _sure_if(token: Token) -> Tier:
    """Return likely for a capital that hardly anybody writes as a word; check for what could be one."""
    is_rare = not lexicon().is_ordinary(token.low, HEARD)
    return Tier.LIKELY if token.is_capital and (is_rare or not token.begins) else Tier.CHECK


def _could_be_near(word: str) -> bool:
    return _SHORTEST_NEAR <= len(word) <= _LONGEST and not lexicon().is_ordinary(word, HEARD)


def _same_head(name: str | None, word: str) -> bool:
    return name is not None and low(name)[:1] == word[:1]


def _one_less(word: str) -> set[str]:
    """Return the word, and the word without each of its letters: two that share one of these differ in a letter or two."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
