"""She knows only the picture of a word: she finds the word by it, and it goes into the box among those she typed.

The list of words is public, so a picture tells nobody whose words they are: nothing is looked up here, nothing is kept,
and no try is counted. What she typed travels in the form from page to page, never in an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from stories import codewords, pictured, sayings
from stories.forms import Posted
from stories.visit import Turn, Typing, Visit
from stories.wordlist import COUNT

PAGES = frozenset({"by-picture", "of-kind"})
BOXES = frozenset({"back", "unlock"})
"""Pages on which she types her words."""

PLACES = range(1, COUNT + 1)
_WORD = re.compile(r"(\d*)[^\w\n]*([^\W\d_]+)")
"""A word, with the number that may stand before it."""


def typed(posted: Posted) -> Typing | None:
    """Return what she typed of her words so far; None on a page that has nothing of it."""
    if not {posted.page, posted.was} & (BOXES | PAGES):
        return None
    place = posted.place if posted.place in PLACES else 0
    return Typing(posted.locator, posted.code, place, posted.sheet, posted.kind)


def show(_visit: Visit, posted: Posted) -> Turn:
    """Show the pictures. The first place that is still empty is ticked for her."""
    so_far = _so_far(posted)
    if not so_far.place:
        filled = _places(so_far)
        so_far = replace(so_far, place=next((place for place in PLACES if place not in filled), 0))
    return _turn("by-picture", posted, so_far)


def turn_over(_visit: Visit, posted: Posted) -> Turn:
    """Show other pictures."""
    return _turn("by-picture", posted, replace(_so_far(posted), sheet=posted.picked))


def choose(_visit: Visit, posted: Posted) -> Turn:
    """Show the words of one picture, once it is known which of the six it is."""
    so_far = _so_far(posted)
    if not so_far.place:
        return _turn("by-picture", posted, so_far, problems=(sayings.WHICH_OF_SIX,))
    if not pictured.words_of(posted.picked):
        return _turn("by-picture", posted, so_far)
    return _turn("of-kind", posted, replace(so_far, kind=posted.picked))


def put(visit: Visit, posted: Posted) -> Turn:
    """Put the word that she found into its place in the box; she still has to press Go on herself."""
    so_far, page = _so_far(posted), _box(visit, posted)
    if not so_far.place or not pictured.kind_of(posted.picked):
        return _turn(page, posted, so_far)
    return _turn(page, posted, _with(so_far, posted.picked), told=(sayings.WORD_IS_IN,))


def back(visit: Visit, posted: Posted) -> Turn:
    """Go back: from the words to the pictures, from the pictures to the box."""
    page = "by-picture" if posted.page == "of-kind" else _box(visit, posted)
    return _turn(page, posted, _so_far(posted))


Move = Callable[[Visit, Posted], Turn]
VERBS: Mapping[str, Move] = {"by-picture": show, "sheet": turn_over, "kind": choose, "put": put}


def _so_far(posted: Posted) -> Typing:
    return typed(posted) or Typing(posted.locator, posted.code)


def _box(visit: Visit, posted: Posted) -> str:
    return "unlock" if visit.is_in and posted.after else "back"


def _turn(
    page: str, posted: Posted, so_far: Typing, *, problems: tuple[str, ...] = (), told: tuple[str, ...] = ()
) -> Turn:
    return Turn(
        page, posted.story, after=posted.after, note=posted.note, typing=so_far, problems=problems, told=told
    )


def _places(so_far: Typing) -> dict[int, str]:
    """Return each word by its place: the number before it, or else the place after the word before it."""
    if len(so_far.locator) + len(so_far.code) > codewords.LONGEST:
        return {}
    found: dict[int, str] = {}
    place = 0
    for number, word in _WORD.findall(codewords.locator_in(so_far.locator, so_far.code)[1]):
        named = int(number) if len(number) == 1 else 0
        place = named if named in PLACES and named not in found else place + 1
        while place in found:
            place += 1
        found[place] = word
    return found


def _with(so_far: Typing, word: str) -> Typing:
    if len(so_far.locator) + len(so_far.code) > codewords.LONGEST:
        return replace(so_far, code=f"{so_far.code}\n{word}")
    locator = codewords.locator_in(so_far.locator, so_far.code)[0]
    places = _places(so_far)
    moved, at = word, so_far.place
    if len(places) < COUNT:
        # She typed the others one after the other: they make room.
        while at in places:
            moved, places[at] = places[at], moved
            at += 1
    places[at] = moved
    code = "\n".join(f"{place}. {one}" for place, one in sorted(places.items()))
    return Typing(codewords.shown(locator) if len(locator) == len(codewords.SHAPE) else so_far.locator, code)
