"""What a part can be cut from: sentences, from the first that begins whole to one that ends whole. Plain Python.

Captions are lines, and a sentence may go over several of them: only where a line ends with the sign of a sentence, and the
next one begins, is there an edge (`domain/rules.md` 24).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.editions.edition import Content, Cue, Sound
from archive.rules.passages import sentences

WORDS = -1
"""The place of her written words; recordings have the number under which their files lie on the shelf."""

LONGEST_MS = 60_000
"""Of a part of a recording: she said yes to "one minute"."""

MOST_WORDS = 60
"""Of a part of her words, if it is more than one sentence: she said yes to "one line"; this is some three. Our choice."""

_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True)
class Sentence:
    """One sentence that a part may begin or end with."""

    start: int
    """Code points in her words, milliseconds in a recording; `end` is exclusive."""

    end: int
    text: str = field(repr=False)
    many: int
    """How many words it has."""


@dataclass(frozen=True)
class Source:
    """Her words, or one recording, sentence by sentence."""

    place: int
    sentences: tuple[Sentence, ...]
    seal: str = field(repr=False)
    """A hash of what it is cut from: when that changes in any way, nothing of it is cut any more."""

    @property
    def is_sound(self) -> bool:
        """Whether it is a recording."""
        return self.place != WORDS

    def fits(self, first: int, last: int) -> bool:
        """Return whether these sentences together are short enough for a part."""
        start, end = self.sentences[first], self.sentences[last]
        if self.is_sound:
            return end.end - start.start <= LONGEST_MS
        return first == last or sum(one.many for one in self.sentences[first : last + 1]) <= MOST_WORDS


def sources(content: Content) -> tuple[Source, ...]:
    """Return everything of a content that a part can be cut from: its recordings, then her words."""
    found = [_heard(place, one) for place, one in content.placed if isinstance(one, Sound)]
    written = _written(content.words)
    return tuple(source for source in (*found, written) if source.sentences)


def source_at(content: Content, place: int) -> Source | None:
    """Return one of them, or None."""
    return next((source for source in sources(content) if source.place == place), None)


def _written(words: str) -> Source:
    spans = sentences(words, ())
    found = (Sentence(start, end, words[start:end], len(words[start:end].split())) for start, end in spans)
    return Source(WORDS, tuple(found), hashlib.sha256(words.encode()).hexdigest())


def _heard(place: int, sound: Sound) -> Source:
    rows = [[cue.start, cue.end, cue.text] for cue in sound.cues]
    body = json.dumps([[file.sha256 for file in sound.files], rows], ensure_ascii=False)
    return Source(place, tuple(_spoken(sound.cues)), hashlib.sha256(body.encode()).hexdigest())


def _spoken(cues: Sequence[Cue]) -> list[Sentence]:
    found: list[Sentence] = []
    lines: list[Cue] = []
    for n, cue in enumerate(cues):
        lines.append(cue)
        is_last = n == len(cues) - 1
        # A line that overlaps the next one is no edge: what is said there is said in both.
        if is_last or (_ENDS.search(cue.text.rstrip()) and cue.end <= cues[n + 1].start):
            text = " ".join(line.text for line in lines)
            found.append(Sentence(lines[0].start, max(one.end for one in lines), text, len(text.split())))
            lines = []
    return found
