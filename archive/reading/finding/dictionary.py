"""A dictionary of plain English words and how common each is (wordfreq, read here only): never a word of a story."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

FEWEST = 3
"""Letters of a word that is looked at; shorter ones are near everything."""


@cache
def common_words() -> Mapping[str, float]:
    """Return about 29,000 words with how often each stands among all words, commonest first."""
    # Loaded with the first question that needs it: it takes a second, and 25 MB.
    from wordfreq import get_frequency_dict  # noqa: PLC0415 -- see above.

    found = get_frequency_dict("en", wordlist="small")
    return {word: often for word, often in found.items() if word.isalpha() and word.isascii()}
