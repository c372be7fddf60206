"""A name that was found once, wherever it stands again: in small letters, or spelt a little differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.rules.sounding import sound
from moderation.suggesting import flat
from moderation.suggesting.introduced import A_REAL_NAME
from moderation.suggesting.lexicon import COMMON, HEARD, USUAL, lexicon
from moderation.suggesting.names import ACTS, ALSO_WORDS, TITLES, TWO_LETTERS
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before, low, tokens_of

_SHORTEST, _LONGEST = 3, 24
_SHORTEST_NEAR = 4
_SHORTEST_HEAD = 2
_LONG = 4
"""Letters of a name from which a longer one can be made: Kacperek of Kacper."""

_SAID_BY_ALL = 5.6
"""How common a word in small letters is that is no name even where it does something: "some", "he"."""

_JOINED = frozenset(
    {
        "",
        "and",
        "n",
        "but",
        "so",
        "then",
        "when",
        "because",
        "cos",
        "coz",
        "that",
        "said",
        "sed",
        "if",
        "how",
        "like",
    }
)
"""What stands before a name that does something, and not before a thing."""

_SHORT_ENDINGS = ("zza", "zer", "za", "ie", "y", "i", "s", "o")


@dataclass(frozen=True)
class _Shapes:
    """What further forms of some names are told by."""

    near: dict[str, str] = field(repr=False)
    """The names without one of their letters."""

    heads: frozenset[str] = field(repr=False)
    sounds: frozenset[str] = field(repr=False)
    long: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, names: set[str]) -> _Shapes:
        """Return those of these names."""
        near = [name for name in sorted(names) if len(name) >= _SHORTEST_NEAR]
        return cls(
            near={left: name for name in near for left in _one_less(name)},
            heads=frozenset(name[:n] for name in names for n in range(_SHORTEST_HEAD, len(name) + 1)),
            sounds=frozenset(sound(name) for name in names if len(sound(name)) > 1),
            long=frozenset(name for name in names if len(name) >= _LONG),
        )


def find(
    text: str, tokens: Sequence[Token], found: Iterable[Suggestion], taken_out: Iterable[str] = ()
) -> Iterator[Suggestion]:
    """Yield further mentions of the people in `found`, and of names that were `taken_out` of the text."""
    found, is_flat = list(found), flat.is_flat(tokens)
    sure = _names(text, found, Tier.LIKELY) | _words_of(taken_out)
    yield from _further(tokens, sure, is_flat=is_flat)
    known = lexicon()
    doubtful = {word for word in _names(text, found, Tier.CHECK) if known.is_name(word)} - sure
    if doubtful:
        yield from (replace(one, tier=Tier.CHECK) for one in _further(tokens, doubtful, is_flat=is_flat))


def _further(tokens: Sequence[Token], names: set[str], *, is_flat: bool) -> Iterator[Suggestion]:
    known, shapes = lexicon(), _Shapes.of(names)
    for n, token in enumerate(tokens):
        if token.low not in names:
            said = _like_one(tokens, n, shapes)
            if said is not None:
                yield _again(token, *said)
        elif token.is_capital or not (token.low in ALSO_WORDS or known.often(token.low) >= USUAL):
            yield _again(token, Tier.LIKELY, "It is called by this name elsewhere in the text.")
        elif _does_something(tokens, n) or (is_flat and flat.is_a_name_here(tokens, n)):
            yield _again(token, Tier.CHECK, "It is a name elsewhere in the text, and may be one here.")


def _like_one(tokens: Sequence[Token], n: int, shapes: _Shapes) -> tuple[Tier, str] | None:
    """Return how sure it is that a word is another form of a name, and why; None when it is like none."""
    token, word = tokens[n], tokens[n].low
    if token.is_capital and _short_of(word) in shapes.heads:
        return _sure_if(token), "It may be short for a name that stands elsewhere in the text."
    if _could_be_near(word):
        if token.is_capital and any(word[:at] in shapes.long for at in range(_LONG, len(word))):
            return Tier.LIKELY, "It is made of a name that stands elsewhere in the text."
        if sound(word) in shapes.sounds:
            return _sure_if(token), "It sounds like a name that stands elsewhere in the text."
        if any(_same_head(shapes.near.get(left), word) for left in _one_less(word)):
            return _sure_if(token), "Almost a name that stands elsewhere in the text."
    if not token.is_capital and _is_head(word, shapes.heads) and _does_something(tokens, n):
        return Tier.CHECK, "It may be short for a name that stands elsewhere in the text."
    return None


def _is_head(word: str, heads: frozenset[str]) -> bool:
    """Return whether a word in small letters begins a name, as "ez" does; two letters only if they are no word."""
    if len(word) < _SHORTEST:
        return word in heads and not lexicon().is_ordinary(word, USUAL)
    return word in heads or _short_of(word) in heads


def _does_something(tokens: Sequence[Token], n: int) -> bool:
    """Return whether a word in small letters is or does something, with nothing before it that makes it a thing."""
    word, after = tokens[n].low, tokens[n + 1] if n + 1 < len(tokens) else None
    if lexicon().often(word) >= _SAID_BY_ALL or after is None or after.begins:
        return False
    return after.low in ACTS and before(tokens, n) in _JOINED


def _names(text: str, found: Iterable[Suggestion], tier: Tier) -> set[str]:
    """Return the words of the names that are so sure; never a title, nor an everyday word."""
    said = [one for one in found if one.label == Label.PERSON and one.tier == tier]
    # A title that somebody is said to be called by ("Bishop, that is his last name") is a name in this text.
    titles = {low(text[one.start : one.end]) for one in said if one.reason == A_REAL_NAME} & TITLES
    return titles | _words_of(text[one.start : one.end] for one in said)


def _words_of(names: Iterable[str]) -> set[str]:
    words = {token.low for name in dict.fromkeys(names) for token in tokens_of(name)}
    return {
        word
        for word in words
        if word in TWO_LETTERS or (_SHORTEST <= len(word) <= _LONGEST and word not in TITLES | SAFE_CAPITALS)
    }


def _short_of(word: str) -> str | None:
    """Return what a short form is made of ("Pops", "Bernie"); None for a common word."""
    if lexicon().often(word) >= COMMON or word in SAFE_CAPITALS:
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
    # What it could be made of says nothing here: "oakly" beside an Oakley is no oak.
    known = lexicon()
    return _SHORTEST_NEAR <= len(word) <= _LONGEST and known.often(word) < HEARD and not known.is_taught(word)


def _same_head(name: str | None, word: str) -> bool:
    return name is not None and low(name)[:1] == word[:1]


def _one_less(word: str) -> set[str]:
    """Return the word, and the word without each of its letters: two that share one of these differ in a letter or two."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
