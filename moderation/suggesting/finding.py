"""Every suggestion for a text, in order and apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from moderation.suggesting import (
    again,
    backgrounds,
    callings,
    capitals,
    circumstances,
    counted,
    doubles,
    families,
    flat,
    habits,
    happenings,
    introduced,
    joined,
    kinds,
    nouns,
    numbers,
    occasions,
    particulars,
    set_apart,
    smalls,
    spelt,
    spoken,
    standings,
    things,
    times,
    unusual,
    whereabouts,
)
from moderation.suggesting.capitals import CALENDAR
from moderation.suggesting.common_ground import is_common_ground
from moderation.suggesting.names import NOT_A_NAME_AFTER
from moderation.suggesting.seen import seen
from moderation.suggesting.suggestion import STRENGTH, Label, Suggestion
from moderation.suggesting.tokens import tokens_of

NOBODY = -1
_OWNS = re.compile(r"['’](?:s|d|ll|ve)\Z", re.IGNORECASE)
_LONGEST_OWNS = 3


def suggest(text: str, taken_out: Iterable[str] = ()) -> tuple[Suggestion, ...]:
    """Return what in `text` could tell who somebody is: in order, none over another, none empty.

    Names that were `taken_out` of it already are looked for as if they stood there: misspelt, or short for one.

    It takes time in step with the length of the text, whatever the text is.
    """
    bare = seen(text)
    return _suggested(text, taken_out) if bare is None else bare.typed(_suggested(bare.text, taken_out))


def _suggested(text: str, taken_out: Iterable[str]) -> tuple[Suggestion, ...]:
    tokens = tokens_of(text)
    # In another language every word is rare here, and "una" no name: small letters say nothing then.
    is_english = unusual.is_english(tokens)
    found = [
        *((*spoken.find(text, tokens), *introduced.find(text)) if is_english else ()),
        *numbers.find(text),
        *spelt.find(text),
        *times.find(text),
        *capitals.find(text, tokens),
        *backgrounds.find(tokens),
        *circumstances.find(text),
        *callings.find(text),
        *families.find(text),
        *occasions.find(text),
        *happenings.find(text),
        *habits.find(text),
        *standings.find(text),
        *whereabouts.find(text),
        *things.find(tokens),
        *particulars.find(text),
        *set_apart.find(text),
        *counted.find(text),
    ]
    found = [one for one in found if not is_common_ground(text, one)]
    if is_english:
        found += smalls.find(tokens)
        found += flat.find(tokens) if flat.is_flat(tokens) else ()
        found += doubles.find(text, tokens)
    found += again.find(text, tokens, found, taken_out)
    found += (*unusual.find(tokens), *nouns.find(text, tokens), *kinds.find(tokens)) if is_english else ()
    found += tuple(joined.find(text, found))
    return apart(text, found)


def apart(text: str, found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return suggestions so that none stands over another: the surer wins, then the longer.

    What is left of one that gives way is kept if a word is left of it.
    """
    owner = [NOBODY] * len(text)
    kept: list[Suggestion] = []
    for one in sorted(found, key=lambda each: (STRENGTH[each.tier], each.start - each.end, each.start)):
        for start, end in _free(text, owner, one):
            owner[start:end] = [len(kept)] * (end - start)
            kept.append(Suggestion(start, end, one.label, one.tier, one.reason))
    return tuple(sorted(kept, key=lambda each: each.start))


def _free(text: str, owner: Sequence[int], one: Suggestion) -> list[tuple[int, int]]:
    """Return the stretches of a suggestion that nothing stands on, without the gaps at their edges."""
    found, at = [], one.start
    while at < one.end:
        after = at + 1
        while after < one.end and (owner[after] == NOBODY) == (owner[at] == NOBODY):
            after += 1
        if owner[at] == NOBODY:
            found.append(_trimmed(text, at, after, is_name=one.label == Label.PERSON))
        at = after
    whole = all(owner[place] == NOBODY for place in range(one.start, one.end))
    return [(start, end) for start, end in found if _tells(text[start:end], is_whole=whole)]


def _tells(left: str, *, is_whole: bool) -> bool:
    """Return whether what is left of a suggestion still says something."""
    if is_whole:
        return any(sign.isalnum() for sign in left)
    lows = [token.low for token in tokens_of(left)]
    return any(len(low) > 1 and (low not in NOT_A_NAME_AFTER or low in CALENDAR) for low in lows)


def _trimmed(text: str, start: int, end: int, *, is_name: bool) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "@+[#"):
        start += 1
    if is_name:
        owns = _OWNS.search(text, max(start, end - _LONGEST_OWNS), end)
        end = owns.start() if owns else end
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+]/"):
        end -= 1
    return start, end
