"""Whether something a trainer wrote repeats what is a mother's own: it then stays in the house, where it goes with the story.

A file or a sheet of paper cannot be called back. What a trainer says and asks may stand on it, but not in her words.
"""

from __future__ import annotations

from archive.editions.edition import Content
from archive.rules.folding import fold, joins

RUN = 4
"""Words in a row that make a quote; three are said by anybody ("I do not"). Our choice."""


def quotes(text: str, content: Content) -> bool:
    """Return whether `text` holds the title of a story, or four words in a row of anything in it."""
    said = _in_a_row(_words(text))
    title = _words(content.title)
    if title and _in_a_row(title) in said:
        return True
    return any(run in said for hers in content.every_text for run in _runs(_words(hers)))


def _runs(words: list[str]) -> set[str]:
    return {_in_a_row(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _in_a_row(words: list[str]) -> str:
    # A space on either side, so that a word is found whole.
    return f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    letters = (letter if joins(letter) else "" if letter == "'" else " " for letter in fold(text).text)
    return "".join(letters).split()
