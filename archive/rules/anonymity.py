"""What must be gone before release: marks over her words, each with what stands there instead.

A mark replaces, it never hides: what is taken out is not in the result. Names of the sentences below never carry a
word of the story; marks are spoken of by number. Sources: `domain/rules.md` 5-8, 15 (replace, do not blank; consistent
within one story); President of the Family Division, anonymisation guidance (2018); UK Data Service, step by step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.rules.errors import Refused


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


REASONS: Mapping[Kind, str] = {
    Kind.PERSON: "A name could tell people who you are.",
    Kind.PLACE: "A place could tell people where you live.",
    Kind.ORGANISATION: "The name of a school or hospital could tell people where you live.",
    Kind.DATE: "A date could be matched with your case.",
    Kind.AGE_FAMILY: "An age or a weight could be matched with your child.",
    Kind.CODE: "A number could be looked up.",
    Kind.CONTACT: "Someone could use it to find you.",
    Kind.BACKGROUND: "Not many people share this, so it could point to you.",
    Kind.EVENT: "People may have heard of this, so it could point to you.",
    Kind.OTHER: "Someone who knows you could know you by this.",
}
"""What she reads beside each change."""

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_NAME = re.compile(r"[A-Z][\w'\u2019-]*")


@dataclass(frozen=True)
class Mark:
    """One stretch of her words (code points, `end` exclusive) and what stands there instead."""

    start: int
    end: int
    kind: Kind
    replacement: str = ""
    reason: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether somebody has said what stands there instead."""
        return bool(self.replacement.strip())


@dataclass(frozen=True)
class Piece:
    """A stretch of her words: unchanged, or with its mark and its number."""

    text: str
    mark: Mark | None = None
    number: int = 0


def find(words: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Return where `phrase` stands in `words` as whole words, whatever its case or apostrophes: (start, end) pairs."""
    wanted = " ".join(phrase.translate(_APOSTROPHES).split())
    if not wanted:
        return ()
    pattern = r"\s+".join(re.escape(part) for part in wanted.split(" "))
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    folded = words.translate(_APOSTROPHES)
    return tuple(found.span() for found in re.finditer(before + pattern + after, folded, re.IGNORECASE))


def apply(words: str, marks: Iterable[Mark]) -> str:
    """Return `words` with every mark replaced.

    Raises:
        Refused: a mark is undecided, out of range, or overlaps another.
    """
    marks = tuple(marks)
    problems = (*_misplaced(words, marks), *_undecided(marks))
    if problems:
        raise Refused(*problems)
    return "".join(piece.mark.replacement if piece.mark else piece.text for piece in pieces(words, marks))


def pieces(words: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return `words` cut at its marks, in order; marks that overlap an earlier one are left out."""
    found: list[Piece] = []
    at = 0
    for number, mark in enumerate(in_order(marks), start=1):
        if mark.start < at or mark.end > len(words):
            continue
        if mark.start > at:
            found.append(Piece(words[at : mark.start]))
        found.append(Piece(words[mark.start : mark.end], mark, number))
        at = mark.end
    if at < len(words):
        found.append(Piece(words[at:]))
    return tuple(found)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order in which they stand."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def objections(words: str, marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return every reason why these marks do not make the words anonymous yet, by number, without a word of them."""
    ordered = in_order(marks)
    found = [*_misplaced(words, ordered), *_undecided(ordered)]
    for number, mark in enumerate(ordered, start=1):
        if mark.is_decided:
            found.extend(_replacement(number, words[mark.start : mark.end], mark))
    if not found:
        found.extend(_left_over(words, ordered))
    return tuple(found)


def _misplaced(words: str, marks: Sequence[Mark]) -> Iterable[str]:
    ordered = in_order(marks)
    for number, mark in enumerate(ordered, start=1):
        if not 0 <= mark.start < mark.end <= len(words):
            yield f"Mark {number} does not lie within the words."
    for number, (one, other) in enumerate(zip(ordered, ordered[1:], strict=False), start=1):
        if other.start < one.end:
            yield f"Marks {number} and {number + 1} overlap. Take one of them away."


def _undecided(marks: Sequence[Mark]) -> Iterable[str]:
    for number, mark in enumerate(in_order(marks), start=1):
        if not mark.is_decided:
            yield f"Mark {number} is not decided: say what stands there instead."


def _replacement(number: int, original: str, mark: Mark) -> Iterable[str]:
    if find(mark.replacement, original):
        yield f"What stands instead at mark {number} still holds what it takes out."
    if mark.kind == Kind.PERSON and _NAME.fullmatch(mark.replacement.strip()):
        initial = mark.replacement.strip()[0]
        if original.strip()[:1].upper() == initial:
            yield f"The name at mark {number} begins like the real one. Choose another."
        if initial in "ZQ":
            yield f"The name at mark {number} begins with Z or Q, which draws the eye. Choose another."


def _left_over(words: str, marks: Sequence[Mark]) -> Iterable[str]:
    result = "".join(piece.mark.replacement if piece.mark else piece.text for piece in pieces(words, marks))
    for number, mark in enumerate(marks, start=1):
        if find(result, words[mark.start : mark.end]):
            yield f"What mark {number} takes out still stands somewhere else in the words."
