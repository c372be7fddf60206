"""Her words as they are read aloud: line by line, as others may read them, and each line short enough for a caption (ADR 24)."""

from __future__ import annotations

from collections.abc import Iterator

from archive.rules.anonymity import GAP
from archive.rules.passages import sentences

LONGEST = 160
"""Letters of one line: two rows of a caption on a wide screen, with some room. Our choice."""

_BREATHS = ", ; : – —".split()
"""Signs after which a reader takes a breath."""


def of(words: str) -> tuple[str, ...]:
    """Return words in lines, in order: a sentence each, a long one in several. Nobody reads out where something is left out.

    Args:
        words: as others may read them.
    """
    told = (" ".join(words[start:end].split()) for start, end in sentences(words, ()))
    return tuple(line for one in told for line in _broken(one) if _says_something(line))


def _says_something(line: str) -> bool:
    return any(sign.isalnum() for sign in line.replace(GAP, ""))


def _broken(line: str) -> Iterator[str]:
    while len(line) > LONGEST:
        at = _edge(line)
        if at <= 0:
            break
        yield line[:at].rstrip()
        line = line[at:].lstrip()
    yield line


def _edge(line: str) -> int:
    """Return where a long line is best broken: after a breath in its later part, or between two words."""
    room = line[: LONGEST + 1]
    breath = max(room.rfind(f"{sign} ") + 1 for sign in _BREATHS)
    return breath if breath > LONGEST // 3 else room.rfind(" ") if " " in room else line.find(" ")
