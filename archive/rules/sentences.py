"""Sentence by sentence: what happened to her, and what happened in court (c10).

A decision is kept by the sentence and the one before it, never by its place: so it follows her words wherever they move, and a
sentence that changed, or that stands after another one now, is undecided again. Source: `domain/rules.md` 1 and 3.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from archive.rules.anonymity import GAP, REASONS, Kind, Mark, in_order
from archive.rules.court_words import Sign
from archive.rules.folding import fold
from archive.rules.passages import Cut, sentences

SHORT = 4
"""Words below which a locked sentence is looked for as a whole sentence alone: "No." stands in many."""


class Told(StrEnum):
    """What a sentence tells."""

    LIFE = "life"
    """What happened to her."""

    COURT = "court"
    """What happened in court."""

    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Sentence:
    """One sentence of her words, one line of a transcript, or one of what stands beside them: title, gist, words for a picture."""

    key: str
    where: str
    """Empty for her words, else the id of the recording, or the place in words ("the title")."""

    start: int
    """Code points in her words; milliseconds in a recording. `end` is exclusive."""

    end: int
    text: str = field(repr=False)
    seen: str = field(repr=False)
    """As others would read it: what is marked in it replaced."""

    told: Told
    is_left_out: bool = False
    """Whether it is in no edition: she took it back, or it was left out because of the law."""

    is_ours: bool = False
    """Whether we left it out; what she took back is hers."""

    is_beside: bool = False
    """Whether it stands beside what she told: it is never left out, it is written otherwise."""

    paragraph: int = 1
    signs: tuple[Sign, ...] = ()

    @property
    def proposed(self) -> Told:
        """What the signs make of it."""
        return Told.COURT if self.signs else Told.LIFE


def keys(where: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the key of each of these sentences, which follow each other."""
    plain = [" ".join(text.split()) for text in texts]
    return tuple(_key(where, before, text) for before, text in zip(["", *plain], plain, strict=False))


def told(key: str, decided: Mapping[str, str]) -> Told:
    """Return what was decided of a sentence; what we do not know is undecided."""
    try:
        return Told(decided.get(key, Told.UNDECIDED))
    except ValueError:
        return Told.UNDECIDED


def paragraphs(words: str, spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return in which paragraph each span stands, from 1: another one begins after a line's end."""
    numbers: list[int] = []
    before = 0
    for start, end in spans:
        is_new = bool(numbers) and "\n" in words[before:start]
        numbers.append((numbers[-1] if numbers else 1) + is_new)
        before = end
    return tuple(numbers)


def left_out(
    words: str, marks: Iterable[Mark], beneath: Iterable[Mark], spans: Iterable[tuple[int, int]]
) -> Cut:
    """Return the marks with exactly these spans left out because of the law; any other such gap is taken away again.

    Neighbours on one line become one gap. A gap never ends inside a mark; what it stands over is kept beneath it.
    """
    free = put_in(marks, beneath)
    gaps: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = _around(free.marks, span)
        if gaps and not words[gaps[-1][1] : start].strip() and "\n" not in words[gaps[-1][1] : start]:
            start = gaps.pop()[0]
        gaps.append((start, max(start, end)))
    under = [one for one in free.marks if any(at <= one.start and one.end <= to for at, to in gaps)]
    fresh = [Mark(at, to, Kind.COURT, GAP, REASONS[Kind.COURT]) for at, to in gaps]
    rest = [one for one in free.marks if one not in under]
    return Cut(in_order([*rest, *fresh]), (*free.beneath, *under))


def put_in(marks: Iterable[Mark], beneath: Iterable[Mark]) -> Cut:
    """Return the marks without any gap that stands there because of the law, and with what was beneath those."""
    every, under = [*marks], [*beneath]
    gaps = [one for one in (*every, *under) if one.kind == Kind.COURT]
    stays = [one for one in every if one.kind != Kind.COURT]
    back = [one for one in under if one.kind != Kind.COURT and any(_within(one, gap) for gap in gaps)]
    outer = [one for one in (*stays, *back) if one.is_taken_back]
    free = [one for one in back if not any(_within(one, gap) for gap in outer if gap is not one)]
    left = [one for one in under if one.kind != Kind.COURT and one not in free]
    return Cut(in_order([*stays, *free]), tuple(left))


def nested(marks: Iterable[Mark]) -> Cut:
    """Return marks that may lie inside each other with those that stand under a gap of the law beneath it."""
    every = [*marks]
    gaps = [one for one in every if one.kind == Kind.COURT]
    under = [one for one in every if any(_within(one, gap) for gap in gaps if gap is not one)]
    return Cut(in_order(one for one in every if one not in under), tuple(under))


def slipped(texts: Iterable[str], locked: Iterable[str]) -> int:
    """Return how many of the locked sentences stand somewhere in these texts, whatever their case or gaps."""
    whole = [_plain(text) for text in texts]
    single = {_plain(text[start:end]) for text in texts for start, end in sentences(text, ())}
    wanted = {_plain(text) for text in locked} - {""}
    return sum(
        one in single or (_is_long(one) and any(f" {one} " in f" {text} " for text in whole))
        for one in wanted
    )


def _key(where: str, before: str, text: str) -> str:
    plain = json.dumps([where, before, text], ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def _around(marks: Iterable[Mark], span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    for one in in_order(marks):
        if one.start < end and start < one.end:
            start, end = min(start, one.start), max(end, one.end)
    return start, end


def _within(one: Mark, gap: Mark) -> bool:
    return gap.start <= one.start and one.end <= gap.end


def _plain(text: str) -> str:
    return " ".join(
        "".join(letter if letter.isalnum() or letter == "'" else " " for letter in fold(text).text).split()
    )


def _is_long(plain: str) -> bool:
    return len(plain.split()) >= SHORT
