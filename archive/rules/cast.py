"""The cast list of one story: who is called what in it, and the one thing that each is called instead (c3).

It belongs to one story, is sealed with its key and goes with it; nothing in it is ever looked up for another. A sentence
below never carries a word of the story: a line is spoken of by its number, a place by its name. Sources:
`domain/rules.md` 15 (consistent within one story, never across stories); UK Data Service, anonymising qualitative data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.rules import anonymity
from archive.rules.anonymity import Kind, Mark

KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
"""What has a line: whoever and whatever has a name, and may have more than one."""


@dataclass(frozen=True)
class Figure:
    """One person, place or organisation of a story: everything it is called there, and what it is called instead."""

    id: str
    kind: Kind
    aliases: tuple[str, ...] = field(repr=False)
    instead: str = field(default="", repr=False)

    def is_called(self, phrase: str) -> bool:
        """Return whether this is one of its names, however it is typed."""
        return any(anonymity.same_phrase(alias, phrase) for alias in self.aliases)


def of(cast: Iterable[Figure], phrase: str) -> Figure | None:
    """Return whoever is called so, or None."""
    return next((one for one in cast if one.is_called(phrase)), None)


def against(figure: Figure, cast: Iterable[Figure]) -> tuple[str, ...]:
    """Return every reason why a line cannot stand so beside the others; empty means none."""
    return (*_beside(figure, cast), *(_against_choice(figure) if figure.instead else ()))


def choices(cast: Iterable[Figure]) -> tuple[str, ...]:
    """Return which names of the list are badly chosen; asked when `anonymity.choices` is."""
    return tuple(dict.fromkeys(problem for one in cast if one.instead for problem in _against_choice(one)))


def objections(
    words: str, marks: Sequence[Mark], cast: Sequence[Figure], places: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """Return where a line of the cast list does not hold: under another name, or with a name of it left bare.

    Args:
        words: hers, unmarked.
        marks: over them, in order.
        cast: the lines.
        places: what others read beside her words, each with the name of the place.
    """
    output = anonymity.as_read(anonymity.pieces(words, marks))
    kept = [words[mark.start : mark.end] for mark in marks if anonymity.is_kept(words, mark)]
    found: list[str] = []
    for number, figure in enumerate(cast, start=1):
        found += _beside(figure, cast)
        found += _under_two(number, figure, words, marks)
        found += _bare(number, figure, [("her words", output), *places], kept)
    return tuple(dict.fromkeys(found))


def _beside(figure: Figure, cast: Iterable[Figure]) -> Iterator[str]:
    others = [one for one in cast if one.id != figure.id]
    if any(one.is_called(alias) for one in others for alias in figure.aliases):
        yield "That name is in another line of the cast list. Join the two, or split it off there first."
    if figure.instead:
        yield from _against_instead(figure, others)


def _against_choice(figure: Figure) -> Iterator[str]:
    if any(
        anonymity.begins_like(alias, figure.instead, is_name=figure.kind == Kind.PERSON)
        for alias in figure.aliases
    ):
        yield "What stands instead begins like one of the real names of that line. Choose another."
    elif figure.kind == Kind.PERSON and any(
        anonymity.sounds_like(alias, figure.instead) for alias in figure.aliases
    ):
        yield "What stands instead sounds like one of the real names of that line. Choose another."
    if anonymity.draws_the_eye(figure.instead):
        yield "What stands instead begins with Z or Q, which draws the eye. Choose another."


def _against_instead(figure: Figure, others: Sequence[Figure]) -> Iterator[str]:
    if any(anonymity.find(figure.instead, alias) for one in (figure, *others) for alias in one.aliases):
        yield "What stands instead is, or holds, a real name of this story. Choose another."
    is_a_name = figure.instead[:1].isupper() and bool(anonymity.names_in(figure.instead))
    if is_a_name and any(anonymity.same_phrase(one.instead, figure.instead) for one in others):
        yield "Somebody else in this story has that name already. Choose another, or join the two lines."


def _under_two(number: int, figure: Figure, words: str, marks: Sequence[Mark]) -> Iterator[str]:
    for n, mark in enumerate(marks, start=1):
        phrase = words[mark.start : mark.end]
        if mark.is_passage or anonymity.is_kept(words, mark) or not figure.is_called(phrase):
            continue
        if mark.is_decided and mark.replacement != figure.instead:
            yield f"Line {number} of the cast list stands under another name at mark {n}. Mark all its mentions again."


def _bare(
    number: int, figure: Figure, places: Iterable[tuple[str, str]], kept: Sequence[str]
) -> Iterator[str]:
    for alias in figure.aliases:
        stays = any(anonymity.same_phrase(alias, one) for one in kept)
        for name, text in places:
            if anonymity.find(text, alias) and not (stays and name == "her words"):
                yield f"A name of line {number} of the cast list stands bare in {name}."


def placed(words: str, marks: Iterable[Mark], figure: Figure) -> tuple[Mark, ...]:
    """Return marks so that every mention of every name of a line stands under its one replacement.

    What is kept on purpose, what she took back, and a mark that takes out more than the name stay as they are.
    """
    left = list(marks)
    for alias in figure.aliases:
        for start, end in anonymity.find(words, alias):
            over = [mark for mark in left if mark.start < end and start < mark.end]
            if any(_stays(words, mark, start, end) for mark in over):
                continue
            reason = next((mark.reason for mark in over if (mark.start, mark.end) == (start, end)), "")
            left = [mark for mark in left if mark not in over]
            left.append(Mark(start, end, figure.kind, figure.instead, reason))
    return anonymity.in_order(left)


def followed(words: str, marks: Sequence[Mark], cast: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the lines after marks were changed by hand: where all mentions of one stand under another name, it follows."""
    return tuple(_followed(words, marks, figure) for figure in cast)


def _followed(words: str, marks: Sequence[Mark], figure: Figure) -> Figure:
    stands = {
        mark.replacement
        for mark in marks
        if not (mark.is_passage or anonymity.is_kept(words, mark))
        and figure.is_called(words[mark.start : mark.end])
    }
    return replace(figure, instead=stands.pop()) if len(stands) == 1 else figure


def _stays(words: str, mark: Mark, start: int, end: int) -> bool:
    is_wider = mark.start < start or end < mark.end
    return is_wider or mark.is_passage or anonymity.is_kept(words, mark)
