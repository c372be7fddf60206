"""What is offered on the page "Who could this be?": facts that the words themselves tell, each with the words (c9).

An offer is coded only when somebody ticks it; an offer that is left is kept nowhere. What she ticks is what she saw, word for
word: it comes back with her press, and nothing is looked for again meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from archive.rules import anonymity
from archive.rules.anonymity import Kind
from archive.rules.figures import OPTIONS, Level, Option, Told
from archive.rules.how_many import LONGEST_WORDS, Fact
from moderation.replacing.proposing import Read
from moderation.who import told_by

IN_THE_CAST = "It stands in the cast list."
IN_THE_WORDS = "It stands there just so."
_AROUND = 36
"""Signs of the text shown before and after the words that tell it."""

_REGIONS = ("north", "midlands", "london", "south", "wales", "elsewhere")
_SAID_SO = tuple(
    OPTIONS[id]
    for id in (
        *_REGIONS,
        "few-years",
        "teens",
        "twenties",
        "thirties",
        "forties",
        "several",
        "another-background",
        "kind-of-house",
    )
)
"""Soft ways that are spoken of in words which stand in a text just so, most often because somebody put them there."""

_SOMEWHERE = "in-a-place"
_OF_HER_CHILDREN = frozenset({"my eldest", "my youngest", "my middle one"})


@dataclass(frozen=True)
class Offer:
    """One fact that the words tell: which, in what words, and where they were met first."""

    option: Option
    phrases: tuple[str, ...] = field(repr=False)
    seen: str = field(repr=False)
    """The words around the first of them."""

    why: str

    @property
    def words(self) -> str:
        """The words that tell it, as they go into the box."""
        lengths = accumulate(len(phrase) + 2 for phrase in self.phrases)
        kept = (
            phrase for phrase, length in zip(self.phrases, lengths, strict=True) if length <= LONGEST_WORDS
        )
        return "; ".join(kept)

    @property
    def value(self) -> str:
        """What comes back when it is ticked."""
        return f"{self.option.id}: {self.words}"


@dataclass(frozen=True)
class _Met:
    option: Option
    phrase: str = field(repr=False)
    at: int
    why: str


def offers(read: Read, facts: Sequence[Fact], refused: Sequence[Fact] = ()) -> Mapping[Told, Offer]:
    """Return what the words and the cast list tell beside what is coded already: of each sort the clearest, in its very words.

    What was refused is offered no more; something less clear of the same sort is, if it stands there.
    """
    met: dict[Told, list[_Met]] = {}
    for one in _met(read):
        if not _is_refused(one, refused):
            met.setdefault(one.option.told, []).append(one)
    coded = {fact.way.told: fact for fact in facts}
    every = {told: _offer(read, found, coded.get(told)) for told, found in met.items()}
    return {told: offer for told, offer in every.items() if offer is not None}


def _is_refused(one: _Met, refused: Sequence[Fact]) -> bool:
    return any(
        one.option.told == fact.way.told and anonymity.same_phrase(one.phrase, phrase)
        for fact in refused
        for phrase in fact.phrases
    )


def _met(read: Read) -> Iterator[_Met]:
    said_so = [
        (option.told, start, end)
        for option in _SAID_SO
        for start, end in anonymity.find(read.text, option.says)
    ]
    for one in read.every:
        id = told_by.option(read.text, one)
        # The name of a house is none in "a maternity hospital": those are the softer words themselves.
        is_softer = any(
            id and told == OPTIONS[id].told and start <= one.start and one.end <= end
            for told, start, end in said_so
        )
        if id and not is_softer:
            yield _Met(OPTIONS[id], read.phrase(one).replace(";", ","), one.start, one.reason)
    yield from _of_cast(read)
    for option in _SAID_SO:
        for start, end in anonymity.find(read.text, option.says):
            yield _Met(option, read.text[start:end], start, IN_THE_WORDS)


def _of_cast(read: Read) -> Iterator[_Met]:
    """Yield what the lines of the cast list put in place of names, where that stands in what others read."""
    for line in read.body.cast:
        places = anonymity.find(read.text, line.instead) if line.instead else ()
        id = _soft_of(line.kind, line.instead) if places else ""
        if id:
            yield _Met(OPTIONS[id], line.instead, places[0][0], IN_THE_CAST)


def _soft_of(kind: Kind, instead: str) -> str:
    if kind == Kind.PLACE:
        return next((id for id in _REGIONS if OPTIONS[id].says in instead), "a-town")
    if kind == Kind.ORGANISATION:
        return "kind-of-house"
    return "several" if instead in _OF_HER_CHILDREN else ""


def _offer(read: Read, met: Iterable[_Met], coded: Fact | None) -> Offer | None:
    ordered = sorted(met, key=lambda one: (-one.option.level, _clearness(one.option), one.at))
    clearest = ordered[0].option
    if coded is not None and coded.way.level > clearest.level:
        return None
    # All that tells it exactly goes into the box together: to soften it is to change every one of them.
    alike = [
        one
        for one in ordered
        if one.option.level == clearest.level and (one.option == clearest or clearest.level == Level.EXACT)
    ]
    stood = coded.phrases if coded is not None else ()
    left = {one.phrase: one for one in sorted(alike, key=lambda one: one.at, reverse=True)}
    left = {
        phrase: one
        for phrase, one in left.items()
        if not any(anonymity.same_phrase(phrase, other) for other in stood)
    }
    if not left and (coded is None or coded.way.level == clearest.level):
        return None
    first = min(left.values(), key=lambda one: one.at, default=ordered[0])
    return Offer(
        clearest,
        tuple(sorted(left, key=lambda phrase: left[phrase].at)),
        _around(read.text, first),
        first.why,
    )


def _clearness(option: Option) -> float:
    # Of two days and years the rarer; of two places the first that is known, for the part of the country tells nothing of rarity.
    if option.told == Told.PLACE:
        return float(option.id == _SOMEWHERE)
    return float(option.share) if option.share is not None else 1.0


def _around(text: str, one: _Met) -> str:
    """Return the words around it; one that would be cut is left out."""
    before, after = text[: one.at], text[one.at + len(one.phrase) :]
    head, tail = before[-_AROUND:], after[:_AROUND]
    if len(head) < len(before):
        head = f"… {head.partition(' ')[2]}"
    if len(tail) < len(after):
        tail = f"{tail.rpartition(' ')[0]} …"
    return " ".join(f"{head}{one.phrase}{tail}".split())
