"""What is offered on the page "Who could this be?": facts that the words themselves tell, each with the words (c9).

An offer is coded only when somebody ticks it; an offer that is left is kept nowhere. What she ticks is what she saw, word for
word: it comes back with her press, and nothing is looked for again meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from werkzeug.datastructures import MultiDict

from archive.rules import anonymity
from archive.rules.anonymity import Kind
from archive.rules.figures import OPTIONS, Level, Option, Told
from archive.rules.jigsaw import LONGEST_WORDS, Fact
from moderation import told_by
from moderation.forms import Form
from moderation.proposing import Read

TICKED = "take-{}"
NOT_THIS = "not "
"""Before what is offered: it is not what it looks like."""

SHOWN = "shown-{}"
"""What was offered on the page that comes back, so that "not told, or gone" is said of that."""

GONE = "gone"
"""Of one sort: it is not told, or gone."""

REST = "rest"
"""The sorts, with spaces between them, of which nothing was found, and nothing else is said: they are not told."""

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


def refused(form: Form) -> tuple[Fact, ...]:
    """Return what was refused: by "not this", or because its sort was said to be not told, or gone."""
    found = []
    for told in Told:
        answer = form.get(TICKED.format(told), "")
        shown = form.get(SHOWN.format(told), "") if form.get(f"told-{told}") == GONE and not answer else ""
        id, is_one, words = (answer.removeprefix(NOT_THIS) if _is_not_this(answer) else shown).partition(": ")
        if is_one and id in OPTIONS and OPTIONS[id].told == told:
            found.append(Fact(id, words))
    return tuple(found)


def not_told(form: Form) -> frozenset[str]:
    """Return the sorts that are said to be not told: each by itself, by its refusal, or with all the others that the page named."""
    rest = form.get(REST, "").split()
    return frozenset(
        told
        for told in Told
        if form.get(f"told-{told}") in (GONE, "", None)
        and (
            form.get(f"told-{told}") == GONE
            or _is_not_this(form.get(TICKED.format(told), ""))
            or told in rest
        )
    )


def _is_not_this(answer: str) -> bool:
    return answer.startswith(NOT_THIS)


def _is_refused(one: _Met, refused: Sequence[Fact]) -> bool:
    return any(
        one.option.told == fact.way.told and anonymity.same_phrase(one.phrase, phrase)
        for fact in refused
        for phrase in fact.phrases
    )


def taken(form: Form) -> Form:
    """Return what was typed, with every ticked offer in the boxes of its fact: beside what stood there, and as clear as either."""
    found: Form = MultiDict(form)
    for told in Told:
        id, is_ticked, words = form.get(TICKED.format(told), "").partition(": ")
        if not is_ticked or _is_not_this(id):
            continue
        found.poplist(TICKED.format(told))
        box, chosen = f"words-{told}", OPTIONS.get(form.get(f"told-{told}", ""))
        found[box] = "; ".join(_beside(form.get(box, ""), words))
        if chosen is None or (id in OPTIONS and OPTIONS[id].level > chosen.level):
            found[f"told-{told}"] = id
    return found


def _beside(typed: str, offered: str) -> Iterator[str]:
    stood = Fact("", typed).phrases
    yield from stood
    for phrase in Fact("", offered).phrases:
        if not any(anonymity.same_phrase(phrase, one) for one in stood):
            yield phrase


def _met(read: Read) -> Iterator[_Met]:
    for one in read.every:
        id = told_by.option(read.text, one)
        if id:
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
