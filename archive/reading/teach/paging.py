"""Words in pages that can be read from the back of a room: cut between sentences, and inside one only where it is too long."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from archive.rules.passages import sentences

MOST = 220
"""Characters of one page: at 70 px on a screen of 1920 by 1080 about seven lines of 34. Our choice, by eye."""


def pages(words: str, most: int = MOST) -> tuple[str, ...]:
    """Return `words` in pages of at most `most` characters, in their order; nothing is left out but spaces and empty lines.

    A page never runs over the end of a paragraph (an empty line): she paused there.
    """
    return tuple(page for block in _paragraphs(words) for page in _filled(block, most))


def _paragraphs(words: str) -> Iterator[list[str]]:
    block: list[str] = []
    before = 0
    for start, end in sentences(words, ()):
        if block and words[before:start].count("\n") > 1:
            yield block
            block = []
        block.append(words[start:end])
        before = end
    if block:
        yield block


def _filled(block: list[str], most: int) -> Iterator[str]:
    page = ""
    for piece in (piece for sentence in block for piece in _short(sentence, most)):
        if page and len(page) + 1 + len(piece) > most:
            yield page
            page = ""
        page = f"{page} {piece}" if page else piece
    if page:
        yield page


def _short(sentence: str, most: int) -> list[str]:
    # A word longer than a page is cut too: it must not run out of the screen.
    return textwrap.wrap(sentence, most) if len(sentence) > most else [" ".join(sentence.split())]
