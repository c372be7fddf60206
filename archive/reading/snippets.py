"""A few words around what was found, cut from the unsealed page itself; the index gives no text.

What was found in a recording is cut from its cues, and says at which moment it is heard.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.editions.edition import Content, Cue, Picture
from archive.editions.index.words import stems_of
from archive.rules.consent import Medium

LONGEST = 34
"""Words of one snippet: about two lines of a result."""

BEFORE = 8
"""Words before the first one that was found."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True)
class Bit:
    """A run of text, and whether it is what was asked for."""

    text: str
    is_found: bool = False


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    stems: frozenset[str]


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


def spot(content: Content, forms: Container[Medium], stems: frozenset[str]) -> Spot | None:
    """Return where most of `stems` stand: in her words, a recording or a picture, of those in these `forms`.

    Where her words hold as many, they are shown. None when no stem stands anywhere.
    """
    media = [(n, one) for n, one in content.placed if one.form in forms]
    found = [_in_text(content.words, stems)]
    found += [
        _in_text(one.alternative, stems, "In a picture")
        if isinstance(one, Picture)
        else _in_cues(n, one.cues, stems)
        for n, one in media
    ]
    # `max` keeps the first of equals, and her words come first.
    return max(filter(None, found), key=lambda here: here.worth[0], default=None)


def moment(ms: int) -> str:
    """Return a moment of a recording as a clock shows it: 1:23, or 1:02:03."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _in_text(
    text: str, stems: frozenset[str], said: str = "", *, opens: bool = True, ends: bool = True
) -> Spot | None:
    found = _words(text, stems)
    best = _best(found)
    if best is None:
        return None
    first, last = max(0, best - BEFORE), min(len(found), max(0, best - BEFORE) + LONGEST)
    opens, ends = opens and first == 0, ends and last == len(found)
    bits = _bits(text, found[first:last], opens=opens, ends=ends)
    return Spot(tuple(bits), said, worth=_worth(found, best))


def _in_cues(n: int, cues: Sequence[Cue], stems: frozenset[str]) -> Spot | None:
    """Return the cue that holds, with its neighbours, most of `stems`."""
    own = [[word.stems for word in _words(cue.text, stems) if word.stems] for cue in cues]

    def worth(number: int) -> tuple[int, int]:
        near = own[max(0, number - 1) : number + 2]
        return len(frozenset[str]().union(*(found for cue in near for found in cue))), len(own[number])

    best = max((number for number, found in enumerate(own) if found), key=worth, default=None)
    if best is None:
        return None
    first, last = max(0, best - 1), min(len(cues), best + 2)
    text, start = " ".join(cue.text for cue in cues[first:last]), cues[best].start
    here = _in_text(text, stems, f"At {moment(start)}", opens=first == 0, ends=last == len(cues))
    return here and replace(here, anchor=f"at-{n}-{start}", worth=worth(best))


def cut(words: str, stems: frozenset[str]) -> tuple[Bit, ...]:
    """Return the stretch of `words` that holds most of `stems`, in bits, with an ellipsis where it was cut.

    Empty when none of them stands there: a story found by its theme or its title has no snippet.
    """
    here = _in_text(words, stems)
    return here.bits if here else ()


def _words(words: str, stems: frozenset[str]) -> list[_Word]:
    return [_Word(hit.start(), hit.end(), stems & stems_of(hit[0])) for hit in _WORD.finditer(words)]


def _best(found: Sequence[_Word]) -> int | None:
    """Return where to begin so that the most different stems, then the most hits, follow closely; None when there are none."""
    hits = [number for number, word in enumerate(found) if word.stems]
    return max(hits[:200], key=lambda number: (*_worth(found, number), -number), default=None)


def _worth(found: Sequence[_Word], number: int) -> tuple[int, int]:
    near = [word.stems for word in found[number : number + LONGEST - BEFORE] if word.stems]
    return len(frozenset[str]().union(*near)), len(near)


def _bits(words: str, shown: Sequence[_Word], *, opens: bool, ends: bool) -> Iterator[Bit]:
    at = shown[0].start
    if not opens:
        yield Bit("… ")
    for word in shown:
        if word.stems:
            if at < word.start:
                yield Bit(_flat(words[at : word.start]))
            yield Bit(words[word.start : word.end], is_found=True)
            at = word.end
    tail = _flat(words[at:] if ends else words[at : shown[-1].end])
    if tail or not ends:
        yield Bit(tail + ("" if ends else " …"))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
