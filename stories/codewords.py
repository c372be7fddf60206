"""The way back in: a public locator and six words, of which only an argon2id hash is kept (a1).

Nobody forgets a word exactly as it was written: case, spaces, hyphens, commas, lines, a pasted card and one slip of the
finger in each word are all read as what she means. SecureDrop's users failed on spaces and capitals (issue 7661).
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import accounts, sign_ins
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from stories import pictured, wordlist
from stories.beside_tables import Carry, LentLocator
from stories.tables import Notebook

LONGEST = 200
"""Characters of what is typed; more is refused before anything is hashed."""

MOST_READINGS = 8
"""How many sets of words one try may stand for, when a slip fits several words. Each costs one hash."""

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
DIGITS = "23456789"
SHAPE = (LETTERS, DIGITS, LETTERS) * 2
"""Letter, digit, letter, twice: no word looks like it, and each place knows what a look-alike was meant to be."""

_AS_DIGIT = str.maketrans("ZSGBILJ", "2568777")
_AS_LETTER = str.maketrans("0O1IL2568", "QQJJJZSGB")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_PASTED = re.compile(r"(?<![A-Za-z0-9])([A-Za-z0-9]{3})[^A-Za-z0-9\n]{0,3}([A-Za-z0-9]{3})(?![A-Za-z0-9])")
_SPLIT_AT = 3


@dataclass(frozen=True)
class CodeWords:
    """What she is shown once."""

    locator: str
    """Six characters as stored; `shown` has the hyphen."""

    words: tuple[str, ...] = field(repr=False)

    @property
    def shown(self) -> str:
        """The locator as she copies it, e.g. `K7M-Q2X`."""
        return shown(self.locator)

    @property
    def pictured(self) -> tuple[tuple[str, str], ...]:
        """Each word with the kind of its picture, as `("heron", "bird")`; no kind when it cannot be drawn."""
        return tuple((word, pictured.kind_of(word)) for word in self.words)


@dataclass(frozen=True)
class Drawn:
    """Six new words and their hash, drawn before the write lock is taken; they open nothing until they are given."""

    words: tuple[str, ...] = field(repr=False)
    hashed: str = field(repr=False)


@dataclass(frozen=True)
class Typed:
    """What she typed, read: a locator and every set of six words it may stand for, likeliest first."""

    locator: str
    readings: tuple[str, ...] = field(repr=False)


def shown(locator: str) -> str:
    """Return a locator as she copies it, with its hyphen."""
    return f"{locator[:_SPLIT_AT]}-{locator[_SPLIT_AT:]}"


def draw() -> Drawn:
    """Return six new words. Slow on purpose, because of their hash: never while a write lock is held."""
    words = tuple(secrets.choice(wordlist.words()) for _ in range(wordlist.COUNT))
    return Drawn(words, accounts.hashed(" ".join(words)))


def give(session: Session, notebook: Notebook, drawn: Drawn) -> CodeWords:
    """Return new code words for her notebook; whatever opened it before does so no longer. The locator stays."""
    notebook.locator = notebook.locator or _free_locator(session)
    notebook.words = drawn.hashed
    return CodeWords(notebook.locator, drawn.words)


def read(locator: str, words: str) -> Typed:
    """Return what she meant. The locator may stand in the field of the words, as on the card.

    Raises:
        BadInput: it is much longer than six words can be.
    """
    if len(locator) + len(words) > LONGEST:
        raise BadInput("That is too long. Put in only your short code and your six words.")
    found, rest = locator_in(locator, words)
    return Typed(found, tuple(islice(_readings(rest), MOST_READINGS)))


def find(session: Session, typed: Typed, moment: Moment) -> Notebook | None:
    """Return the notebook that these words open, or None. The caller writes down a failed try (`note_failure`).

    An unknown locator and wrong words answer the same and cost the same hashes (ASVS 6.3.8).

    Raises:
        TooMany: this notebook was tried too often within a minute.
    """
    sign_ins.refuse_when_tried_too_often(session, account_of(typed.locator), moment.now)
    query = select(Notebook).where(Notebook.locator == typed.locator)
    notebook = session.execute(query).scalar_one_or_none()
    known = notebook.words if notebook is not None and notebook.words else _nobody()
    right = any(accounts.matches(known, reading) for reading in typed.readings or ("",))
    return notebook if right and notebook is not None else None


def spend() -> None:
    """Take as long as a try with words does: what a short code alone can do must not be cheap to guess either."""
    accounts.matches(_nobody(), "")


def note_failure(session: Session, locator: str, moment: Moment) -> None:
    """Write down a failed try, against the locator alone."""
    sign_ins.note_failed_try(session, account_of(locator), moment.now)


def account_of(locator: str) -> str:
    """Return the name under which tries at a notebook are counted."""
    return f"notebook {locator}"


@cache
def _nobody() -> str:
    return accounts.hashed(secrets.token_urlsafe(32))


def _free_locator(session: Session) -> str:
    return _lent(session) or new_locator(session)


def new_locator(session: Session) -> str:
    """Return a locator that no notebook has, and that was lent to no carried folder."""
    while True:
        locator = "".join(secrets.choice(place) for place in SHAPE)
        given = session.execute(select(Notebook.id).where(Notebook.locator == locator)).first()
        if given is None and session.get(LentLocator, locator) is None:
            return locator


def _lent(session: Session) -> str | None:
    """Return the next locator that the office lent to this folder; None at the office itself, or when all are given."""
    given = select(Notebook.locator).where(Notebook.locator.is_not(None))
    query = select(LentLocator.locator).join(Carry, Carry.id == LentLocator.carry_id)
    free = query.where(Carry.is_here.is_(True), LentLocator.locator.not_in(given))
    return session.execute(free.limit(1)).scalar_one_or_none()


# What she means


def locator_in(field: str, words: str) -> tuple[str, str]:
    """Return the locator and what is left for the words."""
    bare = re.sub(r"[^A-Za-z0-9]", "", field)
    if len(bare) == len(SHAPE):
        return _as_meant(bare), _without_locator(words, _as_meant(bare))
    both = f"{field}\n{words}"
    for found in _PASTED.finditer(both):
        if any(letter.isdigit() for letter in found[0]):
            return _as_meant(found[1] + found[2]), both[: found.start()] + " " + both[found.end() :]
    return bare.upper(), words


def _without_locator(words: str, locator: str) -> str:
    # The whole card pasted into the second field, and the locator typed in the first as well.
    for found in _PASTED.finditer(words):
        if any(letter.isdigit() for letter in found[0]) and _as_meant(found[1] + found[2]) == locator:
            return words[: found.start()] + " " + words[found.end() :]
    return words


def _as_meant(bare: str) -> str:
    pairs = zip(bare.upper(), SHAPE, strict=True)
    return "".join(
        letter if letter in place else letter.translate(_AS_DIGIT if place is DIGITS else _AS_LETTER)
        for letter, place in pairs
    )


def _readings(text: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    tokens = _apart(re.findall(r"[a-z]+", letters))
    if len(tokens) != wordlist.COUNT:
        return
    for words in product(*(_near(token) for token in tokens)):
        yield " ".join(words)


def _apart(tokens: list[str]) -> list[str]:
    """Return the tokens, with two words run together set apart when there are too few."""
    for at, token in enumerate(tokens):
        if len(tokens) >= wordlist.COUNT:
            break
        cut = next((n for n in range(2, len(token) - 1) if {token[:n], token[n:]} <= _known()), 0)
        if cut and token not in _known():
            return _apart([*tokens[:at], token[:cut], token[cut:], *tokens[at + 1 :]])
    return tokens


def _near(token: str) -> tuple[str, ...]:
    """Return the words that `token` may be: itself, or those one slip away."""
    if token in _known():
        return (token,)
    return tuple(sorted(_known().intersection(_slips(token))))


def _slips(token: str) -> Iterable[str]:
    """Yield everything at Damerau-Levenshtein distance 1: a letter too many, too few, wrong, or two swapped."""
    for at in range(len(token) + 1):
        before, after = token[:at], token[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _ALPHABET:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


@cache
def _known() -> frozenset[str]:
    return wordlist.readable()


# Looked up before a request takes the write lock: a hash is slow on purpose, and nobody else shall wait for it


@dataclass(frozen=True)
class Looked:
    """What a try came to."""

    locator: str
    notebook_id: str | None
    hashed: str | None = field(default=None, repr=False)
    """The hash that matched; when others were given meanwhile, the words open nothing any more."""


def look(session: Session, locator: str, words: str, moment: Moment) -> Looked:
    """Return which notebook these words open, on a session that only reads.

    Raises:
        BadInput: as `read`.
        TooMany: as `find`.
    """
    typed = read(locator, words)
    notebook = find(session, typed, moment)
    if notebook is None:
        return Looked(typed.locator, None)
    return Looked(typed.locator, notebook.id, notebook.words)
