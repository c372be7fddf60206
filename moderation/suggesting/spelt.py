"""A word that is said letter by letter, as on the phone or so that no machine reads it: "T y l e r", "b-y-k-e-r"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.suggestion import Label, Suggestion, Tier

_BETWEEN = r"(?: |\. ?| ?[-‐‑–] ?|, )"
_SPELT = re.compile(rf"(?<![^\W_])(?<!['’])[^\W\d_](?:{_BETWEEN}[^\W\d_](?![^\W_]|['’])){{2,15}}")
"""Three letters and more that stand alone; each is followed by no letter, so a text is read once."""

A_NAME = "A name, said letter by letter."
PERHAPS = "Said letter by letter: it may spell a name or a place."


_SHORTEST = 4
"""Letters of what is worth a look though no name is spelt so: "i c u" and "N. H. S." are shorter."""


def find(text: str) -> Iterator[Suggestion]:
    """Yield every word that is spelt out, surer where the letters make a name."""
    for match in _SPELT.finditer(text):
        word = "".join(filter(str.isalpha, match[0])).casefold()
        if lexicon().could_be_name(word):
            yield Suggestion(match.start(), match.end(), Label.PERSON, Tier.LIKELY, A_NAME)
        elif len(word) >= _SHORTEST and not ascii_lowercase.startswith(word):
            yield Suggestion(match.start(), match.end(), Label.PERSON, Tier.CHECK, PERHAPS)
