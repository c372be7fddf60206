"""What must be gone before release: marks over her words, each with what stands there instead.

A mark replaces, it never hides: what is taken out is not in the result. A sentence below never carries a word
of the story; marks are spoken of by number, counted as they stand in her words. Sources: `domain/rules.md` 5-8
and 15 (replace, do not blank; consistent within one story); President of the Family Division, anonymisation
guidance (2018); UK Data Service, anonymising qualitative data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from archive.rules.errors import Refused
from archive.rules.folding import Folded, fold, joins
from archive.rules.sounding import heads, is_heard_in


class Kind(StrEnum):
    """What sort of detail it is."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    DATE = "date"
    AGE_FAMILY = "age-family"
    CODE = "code"
    CONTACT = "contact"
    BACKGROUND = "background"
    EVENT = "event"
    OTHER = "other"
    TAKEN_BACK = "taken-back"
    """Not a detail: a passage that she took back. Only she sets such a mark, and only she takes it away."""

    COURT = "court"
    """Not a detail either: a sentence about the court that the law does not let be shown (`archive.rules.sentences`)."""


REASONS: Mapping[Kind, str] = {
    Kind.PERSON: "A name could tell people who you are.",
    Kind.PLACE: "A place could tell people where you live.",
    Kind.ORGANISATION: "The name of a school or a team could lead to you.",
    Kind.DATE: "A date could be matched with your case.",
    Kind.AGE_FAMILY: "An age or a weight could be matched with your child.",
    Kind.CODE: "A number could be looked up.",
    Kind.CONTACT: "Someone could use it to find you.",
    Kind.BACKGROUND: "Not many people share this, so it could point to you.",
    Kind.EVENT: "People may have heard of this, so it could point to you.",
    Kind.OTHER: "Someone who knows you could know you by this.",
    Kind.TAKEN_BACK: "You took this back.",
    Kind.COURT: "The law does not let us show what was said in court.",
}
"""What she reads beside each change."""

KEPT = "This is a plain word here, not a name, so it stays."
"""The reason that keeps a word on purpose: a son called Will would hold back every "will" in her story."""

GAP = "[…]"
"""What stands where she took a passage back, or where the law does not let one be shown."""

UNDECIDED = "…"
"""What stands at a mark of which nobody has said yet what stands there instead."""

PASSAGES = frozenset({Kind.TAKEN_BACK, Kind.COURT})
"""Kinds of marks that take out a whole passage, and are set and taken away in a way of their own."""

_NOT_NAMES = frozenset(
    """a an another aunt auntie baby dad doctor dr father gran grandad grandma granny her his judge lady lord
    midwife miss mother mr mrs ms mum my nan nurse one our prof professor she sir sister social some somebody
    someone that the their this uncle worker your""".split()
)
"""Words that may begin with a capital and are no name: titles, roles, and how a sentence begins."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NAMED = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION})
"""What is called by a name of its own, so that a made-up one stands instead."""

_SHORTEST_WITHIN = 3
"""Letters from which a name is looked for inside other words too (Ann in Joanne)."""


@dataclass(frozen=True)
class Mark:
    """One stretch of her words (code points, `end` exclusive) and what stands there instead."""

    start: int
    end: int
    kind: Kind
    replacement: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)

    @property
    def is_decided(self) -> bool:
        """Whether somebody has said what stands there instead."""
        return bool(self.replacement.strip())

    @property
    def is_taken_back(self) -> bool:
        """Whether it is a passage that she took back: its words tell nobody who she is, and may stand elsewhere."""
        return self.kind == Kind.TAKEN_BACK

    @property
    def is_passage(self) -> bool:
        """Whether it takes out a whole passage for another reason than that its words could tell who she is."""
        return self.kind in PASSAGES


@dataclass(frozen=True)
class Piece:
    """A stretch of her words: unchanged, or with its mark and the number of that mark."""

    text: str = field(repr=False)
    mark: Mark | None = None
    number: int = 0

    @property
    def reads(self) -> str:
        """What others read there; an undecided mark leaves a gap, so that its words are not said to stand there."""
        return (self.mark.replacement or UNDECIDED) if self.mark else self.text


def find(words: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Return where `phrase` stands in `words` as whole words: (start, end) code points, in order, apart.

    Case, accents, apostrophes, dashes and line ends make no difference, nor does punctuation around it.
    """
    return _spans(words, fold(words), phrase)


def apply(words: str, marks: Iterable[Mark]) -> str:
    """Return `words` with every mark replaced.

    Raises:
        Refused: a mark is undecided, lies outside the words, or overlaps another; with every reason.
    """
    ordered = in_order(marks)
    problems = (*_misplaced(words, ordered), *_undecided(ordered))
    if problems:
        raise Refused(*problems)
    return as_read(pieces(words, ordered))


def as_read(cut: Iterable[Piece]) -> str:
    """Return what others would read of words that were cut at their marks, decided or not."""
    return "".join(piece.reads for piece in cut)


def pieces(words: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return `words` cut at its marks, in order; joined they are `words` again.

    For showing alone: a mark that overlaps an earlier one, or lies outside, is left out; `objections` says so.
    """
    found: list[Piece] = []
    at = 0
    for number, mark in enumerate(in_order(marks), start=1):
        if not _lies_within(words, mark) or mark.start < at:
            continue
        if mark.start > at:
            found.append(Piece(words[at : mark.start]))
        found.append(Piece(words[mark.start : mark.end], mark, number))
        at = mark.end
    if at < len(words):
        found.append(Piece(words[at:]))
    return tuple(found)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order in which they stand; their numbers count from one in this order."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def is_kept(words: str, mark: Mark) -> bool:
    """Return whether somebody kept these very words on purpose, with `KEPT` as the reason she reads."""
    return mark.reason == KEPT and mark.replacement == words[mark.start : mark.end]


def objections(words: str, marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return every reason why these marks do not make the words anonymous yet; by number, never by word."""
    ordered = in_order(marks)
    found = [*_misplaced(words, ordered), *_undecided(ordered)]
    for number, mark in enumerate(ordered, start=1):
        if _stands_instead(words, mark):
            found.extend(_against_replacement(number, words[mark.start : mark.end], mark))
    found.extend(_left_over(words, ordered))
    return tuple(found)


def choices(words: str, marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return which names that stand instead are badly chosen; by number, never by word.

    Asked before each of the two readings, and of nothing that two people have agreed to: a name that is chosen badly
    leaves nothing bare, and a rule that learns to hear more must not take down what is out.
    """
    ordered = enumerate(in_order(marks), start=1)
    return tuple(
        sentence
        for number, mark in ordered
        if _stands_instead(words, mark)
        for sentence in _against_choice(number, words[mark.start : mark.end], mark)
    )


def unanswered(phrases: Iterable[str], marks: Iterable[Mark], let_be: Iterable[str]) -> tuple[str, ...]:
    """Return those of the suggested phrases that nobody has decided on, each once.

    Decided is what people said is no such thing (`let_be`), and what they themselves put in place of something else.
    """
    decided = {_core(phrase) for phrase in let_be}
    instead = [mark.replacement for mark in marks if mark.is_decided]
    left = {_core(phrase): phrase for phrase in phrases}
    return tuple(
        phrase
        for core, phrase in left.items()
        if core and core not in decided and not any(find(one, phrase) for one in instead)
    )


def waiting(likely: Iterable[str], marks: Iterable[Mark], let_be: Iterable[str]) -> tuple[str, ...]:
    """Return the reason why nothing goes on while a likely suggestion is undecided; it says how many, never which."""
    left = len(unanswered(likely, marks, let_be))
    if not left:
        return ()
    things = "1 suggestion that is likely is" if left == 1 else f"{left} suggestions that are likely are"
    return (f"{things} not decided yet. Take each out, or say that it is not one.",)


def unlooked(
    named: str, phrases: Iterable[str], marks: Iterable[Mark], let_be: Iterable[str]
) -> tuple[str, ...]:
    """Return the reason why nothing goes on while nobody has looked through a lesser list; it says how many, never which."""
    left = len(unanswered(phrases, marks, let_be))
    if not left:
        return ()
    are = "is" if left == 1 else "are"
    return (
        f"{left} under “{named}” {are} not answered yet. Take out what tells, then say that you have looked.",
    )


def same_phrase(one: str, other: str) -> bool:
    """Return whether two phrases are the same to whoever looks for them."""
    return _core(one) == _core(other)


def begins_like(original: str, replacement: str, *, is_name: bool = True) -> bool:
    """Return whether a name that stands instead begins like one of the real ones.

    By letter or by ear: Kaitlyn and Caitlin, Geoff and Jeff. Of a place or a house (`is_name` is false) only a made-up name
    at its head counts: "a town in England" is none. In a story without capitals one word alone is a name.
    """
    return bool(_initials(_named(original)) & _initials(_made_up(original, replacement, is_name=is_name)))


def sounds_like(original: str, replacement: str) -> bool:
    """Return whether a name that stands instead is one of the real ones in other letters, or ends as it does."""
    made_up = _made_up(original, replacement, is_name=True)
    return any(is_heard_in(fold(one).text, fold(other).text) for one in _named(original) for other in made_up)


def _named(original: str) -> tuple[str, ...]:
    return names_in(original) or _words(original)


def _made_up(original: str, replacement: str, *, is_name: bool) -> tuple[str, ...]:
    if is_name and not names_in(original) and " " not in replacement.strip():
        return _words(replacement)
    return names_in(replacement) if is_name or replacement[:1].isupper() else ()


def draws_the_eye(replacement: str) -> bool:
    """Return whether a name begins with a letter that hardly any begins with."""
    begins = _initials(names_in(replacement))
    return bool(begins & {"z", "q"}) or replacement.strip(" .").casefold() in {"z", "q"}


def names_in(text: str) -> tuple[str, ...]:
    """Return the words of a text that begin with a capital and are no title, no role and no head of a sentence."""
    return tuple(word for word in _words(text) if word[0].isupper())


def _spans(words: str, folded: Folded, phrase: str) -> tuple[tuple[int, int], ...]:
    wanted, text = _core(phrase), folded.text
    found: list[tuple[int, int]] = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        after = at + len(wanted)
        start, end = folded.places[at], _past_accents(words, folded.places[after - 1] + 1)
        if _is_whole(text, at, after) and start >= (found[-1][1] if found else 0):
            found.append((start, end))
        at = text.find(wanted, at + 1)
    return tuple(found)


def _core(phrase: str) -> str:
    # Who marks "Anna," with its comma means Anna; a lone sign (a heart, a rose) is looked for as it is.
    text = fold(phrase).text.strip()
    inner = [at for at, letter in enumerate(text) if joins(letter)]
    return text[inner[0] : inner[-1] + 1] if inner else text


def _is_whole(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not (joins(text[start]) and joins(text[start - 1]))
    return begins and (end == len(text) or not (joins(text[end - 1]) and joins(text[end])))


def _past_accents(words: str, end: int) -> int:
    while end < len(words) and not fold(words[end]).text:
        end += 1
    return end


def _lies_within(words: str, mark: Mark) -> bool:
    return 0 <= mark.start < mark.end <= len(words)


def _misplaced(words: str, ordered: Sequence[Mark]) -> Iterator[str]:
    for number, mark in enumerate(ordered, start=1):
        if not _lies_within(words, mark):
            yield f"Mark {number} does not lie within the words. Take it away and mark the place again."
    furthest = 0
    for number, (one, other) in enumerate(pairwise(ordered), start=1):
        furthest = max(furthest, one.end)
        if other.start < furthest:
            yield f"Mark {number + 1} overlaps one before it. Take one of them away."


def _undecided(ordered: Sequence[Mark]) -> Iterator[str]:
    for number, mark in enumerate(ordered, start=1):
        if not mark.is_decided:
            yield f"Mark {number} is not decided: say what stands there instead."


def _stands_instead(words: str, mark: Mark) -> bool:
    return mark.is_decided and _lies_within(words, mark) and not (mark.is_passage or is_kept(words, mark))


def _against_replacement(number: int, original: str, mark: Mark) -> Iterator[str]:
    name, instead = _core(original), fold(mark.replacement).text
    is_inside = mark.kind == Kind.PERSON and len(name) >= _SHORTEST_WITHIN and name in instead
    if is_inside or find(mark.replacement, original):
        yield f"What stands instead at mark {number} still holds what it takes out. Choose other words."


def _against_choice(number: int, original: str, mark: Mark) -> Iterator[str]:
    # "Lower town" at the head of a sentence is a wider word; Halifax is a name.
    if mark.kind == Kind.PERSON or (mark.kind in _NAMED and mark.replacement.istitle()):
        yield from _against_name(number, original, mark.replacement, is_person=mark.kind == Kind.PERSON)


def _against_name(number: int, original: str, replacement: str, *, is_person: bool) -> Iterator[str]:
    if begins_like(original, replacement, is_name=is_person):
        yield f"The name at mark {number} begins like the real one. Choose another."
    elif is_person and sounds_like(original, replacement):
        yield f"The name at mark {number} sounds like the real one. Choose another."
    if draws_the_eye(replacement):
        yield f"The name at mark {number} begins with Z or Q, which draws the eye. Choose another."


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text) if word.casefold() not in _NOT_NAMES)


def _initials(names: Iterable[str]) -> frozenset[str]:
    return frozenset(letter for name in names for letter in heads(fold(name).text))


def _left_over(words: str, ordered: Sequence[Mark]) -> Iterator[str]:
    result, kept = _result(words, ordered)
    folded = fold(result)
    for number, mark in enumerate(ordered, start=1):
        if not _lies_within(words, mark) or mark.is_passage or is_kept(words, mark):
            continue
        spans = _spans(result, folded, words[mark.start : mark.end])
        if any(not any(start <= one and other <= end for start, end in kept) for one, other in spans):
            yield f"What mark {number} takes out still stands somewhere else. Mark that place too."


def _result(words: str, ordered: Sequence[Mark]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return what would stand there now, and where in it words are kept on purpose."""
    parts: list[str] = []
    kept: list[tuple[int, int]] = []
    at = 0
    for piece in pieces(words, ordered):
        parts.append(piece.reads)
        if piece.mark and is_kept(words, piece.mark):
            kept.append((at, at + len(parts[-1])))
        at += len(parts[-1])
    return "".join(parts), tuple(kept)
