"""A name in place of the name of a beast of hers: what a dog is called is no woman's name, and tells as much.

That it is one is told by the words beside it: "our dog, Biscuit", "a cat called Tibbles", "Moss, my horse". Where somebody may
be called so as well, a comma is not enough: "I fed the dog, Mark said nothing" has Mark in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from moderation.suggesting.flat import PETS
from moderation.suggesting.names import CALLED, CALLS
from moderation.wider.spot import Spot

NAMES = tuple(
    "Bracken Bramble Domino Fudge Inky Marble Nutmeg Patch Pickle Rags Rusty Scruff Smudge Tinker Whiskers".split()
)
"""What a beast may be called, and nobody of hers: common, and of no sort of beast alone."""

_HERS = frozenset("my our me his her their".split())
_LISTS = frozenset({"and", "or"})


def of(spots: Sequence[Spot], *, may_be_somebody: bool) -> str:
    """Return what beast bears a name, by the words beside it in any of its places; empty when none says that one does.

    Args:
        spots: the places of the name, read.
        may_be_somebody: the name is one that people have.
    """
    ways: tuple[Callable[[Spot], str], ...] = (
        (_called, _closed) if may_be_somebody else (_called, _beside, _after)
    )
    return next((found for one in spots for way in ways if (found := way(one))), "")


def _beast(words: tuple[str, ...]) -> str:
    return words[0] if words and words[0] in PETS else ""


def _called(one: Spot) -> str:
    """Return the beast of "a dog called Biscuit"."""
    return _beast(one.before[-2:-1]) if one.follows in CALLS | CALLED else ""


def _beside(one: Spot) -> str:
    """Return the beast of "our dog Biscuit", and of "our dog, Biscuit"."""
    return _beast(one.before[-1:])


def _closed(one: Spot) -> str:
    """Return the beast of "our dog Wendy.": nothing goes on that somebody could be doing."""
    return "" if one.next else _beside(one)


def _after(one: Spot) -> str:
    """Return the beast of "Biscuit, our dog"; but not where she counts who was there: "Biscuit, our dog and I"."""
    is_hers = one.after[:1] and one.after[0] in _HERS and one.after[2:3] not in {(each,) for each in _LISTS}
    return _beast(one.after[1:2]) if is_hers else ""
