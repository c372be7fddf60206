"""A few words around what was found, cut from the unsealed page itself; the index gives no text.

What was found in a recording is cut from its cues, and says at which moment it is heard.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from archive.editions.edition import Content, Cue, Picture, Sound
from archive.editions.index.words import first_letters, stems_of
from archive.rules.choices import Medium

LONGEST = 34
"""Words of one snippet: about two lines of a result."""

BEFORE = 8
"""Words before the first one that was found."""

MOST_LOOKED_AT = 200
"""Hits of one text among which the best place is looked for."""

MOST_SPOTS = 3
"""Places of one story in a result. No more than one trainer may be handed in a day before she has read it (`glimpses`)."""

APART = 3
"""Lines of a recording from one place to the next: a place is shown with the line before it and the one after."""

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True)
class Bit:
    """A run of text, and whether it is what was asked for."""

    text: str
    is_found: bool = False


_Hits = list[tuple[int, frozenset[str]]]
"""The number of each word of a text that was asked for, in order, with the stems it holds."""


@dataclass(frozen=True)
class Spot:
    """The place in a story that fits best."""

    bits: tuple[Bit, ...]
    said: str = ""
    """Where it is when it is not in her written words: "At 1:23", "In a picture"."""

    anchor: str = ""
    """The cue's own place on the story's page (`parts/edition.html`)."""

    worth: tuple[int, int] = (0, 0)
    """How many different words of the question stand there, and how often any of them."""

    line: tuple[int, int] = (0, 0)
    """In a recording: its number, and that of the line."""


def spot(content: Content, forms: Container[Medium], stems: frozenset[str]) -> Spot | None:
    """Return where most of `stems` stand: in her words, a recording or a picture, of those in these `forms`.

    Where her words hold as many, they are shown. None when no stem stands anywhere.
    """
    media = [(n, one) for n, one in content.told if one.form in forms]
    found = [_in_text(content.words, stems)]
    found += [
        _in_text(one.alternative, stems, "In a picture")
        if isinstance(one, Picture)
        else _in_cues(n, one.cues, stems)
        for n, one in media
    ]
    # `max` keeps the first of equals, and her words come first.
    return max(filter(None, found), key=lambda here: here.worth[0], default=None)


def spots(content: Content, forms: Container[Medium], stems: frozenset[str]) -> tuple[Spot, ...]:
    """Return the place that fits best, and with it further moments of the recordings, in the order in which they are said.

    A recording has no page to look over, so each moment is worth a way of its own. No two of them show the same line.
    """
    best = spot(content, forms, stems)
    if best is None:
        return ()
    shown = [best] if best.anchor else []
    room = MOST_SPOTS - 1
    said = (one for n, sound in _sounds(content, forms) for one in _moments(n, sound.cues, stems))
    for one in sorted(said, key=lambda here: here.worth, reverse=True):
        if room and all(_is_apart(one, other) for other in shown):
            shown.append(one)
            room -= 1
    shown.sort(key=lambda here: here.line)
    return tuple(shown) if best.anchor else (best, *shown)


def moment(ms: int) -> str:
    """Return a moment of a recording as a clock shows it: 1:23, or 1:02:03."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _in_text(
    text: str, stems: frozenset[str], said: str = "", *, opens: bool = True, ends: bool = True
) -> Spot | None:
    many, hits = _found(text, stems)
    if not hits:
        return None
    best, worth = _best(hits)
    first = max(0, best - BEFORE)
    last = min(many, first + LONGEST)
    shown = list(islice(WORD.finditer(text), first, last))
    marked = [(shown[number - first].span()) for number, _ in hits if first <= number < last]
    opens, ends = opens and first == 0, ends and last == many
    bits = _bits(text, (shown[0].start(), shown[-1].end()), marked, opens=opens, ends=ends)
    return Spot(tuple(bits), said, worth=worth)


def _sounds(content: Content, forms: Container[Medium]) -> Iterator[tuple[int, Sound]]:
    return ((n, one) for n, one in content.told if isinstance(one, Sound) and one.form in forms)


def _is_apart(one: Spot, other: Spot) -> bool:
    return one.line[0] != other.line[0] or abs(one.line[1] - other.line[1]) >= APART


def _in_cues(n: int, cues: Sequence[Cue], stems: frozenset[str]) -> Spot | None:
    """Return the line that holds, with its neighbours, most of `stems`."""
    return next(_moments(n, cues, stems), None)


def _moments(n: int, cues: Sequence[Cue], stems: frozenset[str]) -> Iterator[Spot]:
    """Yield the lines that hold one of `stems`, first those that hold, with their neighbours, most of them; none beside another."""
    own = [[found for _, found in _found(cue.text, stems)[1]] for cue in cues]

    def worth(number: int) -> tuple[int, int]:
        near = own[max(0, number - 1) : number + 2]
        return len(frozenset[str]().union(*(found for cue in near for found in cue))), len(own[number])

    taken: list[int] = []
    for best in sorted((at for at, found in enumerate(own) if found), key=worth, reverse=True):
        if len(taken) < MOST_SPOTS and all(abs(best - other) >= APART for other in taken):
            taken.append(best)
            yield from _around(n, cues, best, stems, worth(best))


def _around(
    n: int, cues: Sequence[Cue], at: int, stems: frozenset[str], worth: tuple[int, int]
) -> Iterator[Spot]:
    first, last = max(0, at - 1), min(len(cues), at + 2)
    text, start = " ".join(cue.text for cue in cues[first:last]), cues[at].start
    here = _in_text(text, stems, f"At {moment(start)}", opens=first == 0, ends=last == len(cues))
    if here is not None:
        yield replace(here, anchor=f"at-{n}-{start}", worth=worth, line=(n, at))


def cut(words: str, stems: frozenset[str]) -> tuple[Bit, ...]:
    """Return the stretch of `words` that holds most of `stems`, in bits, with an ellipsis where it was cut.

    Empty when none of them stands there: a story found by its theme or its title has no snippet.
    """
    here = _in_text(words, stems)
    return here.bits if here else ()


def _found(text: str, stems: frozenset[str]) -> tuple[int, _Hits]:
    """Return how many words `text` has, and those that were asked for; each different word is looked at once."""
    words, holding = WORD.findall(text), _holding(stems)
    wanted = {word: held for word in frozenset(words) if (held := holding[word])}
    hits = [(number, wanted[word]) for number, word in enumerate(words) if word in wanted] if wanted else []
    return len(words), hits


class _Holding(dict[str, frozenset[str]]):
    """Which of the stems asked for a word holds, remembered for the stories of one page: most of their words are the same."""

    def __init__(self, stems: frozenset[str]) -> None:
        super().__init__()
        self.stems, self.first = stems, first_letters(stems)

    def __missing__(self, word: str) -> frozenset[str]:
        # A stem begins as its words do; so of most words only the first letter is looked at.
        is_other = word.isascii() and "'" not in word and word[0].lower() not in self.first
        self[word] = held = frozenset() if is_other else self.stems & stems_of(word)
        return held


@lru_cache(maxsize=4)
def _holding(stems: frozenset[str]) -> _Holding:
    return _Holding(stems)


def _best(hits: _Hits) -> tuple[int, tuple[int, int]]:
    """Return where to begin so that the most different stems, then the most hits, follow closely; and how many of both."""
    best, worth, end = hits[0][0], (0, 0), 0
    for at, (number, _) in enumerate(hits[:MOST_LOOKED_AT]):
        while end < len(hits) and hits[end][0] < number + LONGEST - BEFORE:
            end += 1
        here = len(frozenset[str]().union(*(held for _, held in hits[at:end]))), end - at
        if here > worth:
            best, worth = number, here
    return best, worth


def _bits(
    text: str, span: tuple[int, int], marked: Sequence[tuple[int, int]], *, opens: bool, ends: bool
) -> Iterator[Bit]:
    at, last = span
    if not opens:
        yield Bit("… ")
    for start, end in marked:
        if at < start:
            yield Bit(_flat(text[at:start]))
        yield Bit(text[start:end], is_found=True)
        at = end
    tail = _flat(text[at:] if ends else text[at:last])
    if tail or not ends:
        yield Bit(tail + ("" if ends else " …"))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
