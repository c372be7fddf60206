"""What is offered to stand instead of a suggested phrase, and which of it is chosen beforehand: what is true, and reads.

Wherever the phrase stands it has to read: of a phrase that stands twice, what fits one place alone is not chosen beforehand.
Where nothing fits, nothing is, and whoever reads types it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.rules import anonymity
from moderation.suggesting.suggestion import Label
from moderation.wider import ages, houses, people, places, things, times
from moderation.wider.spot import Spot, spot


@dataclass(frozen=True)
class Offers:
    """What may stand instead."""

    first: str = field(repr=False)
    """What is chosen beforehand; empty when nothing is."""

    others: tuple[str, ...] = field(repr=False)

    @property
    def every(self) -> tuple[str, ...]:
        """Return all of it, what is chosen beforehand first."""
        return tuple(filter(None, (self.first, *self.others)))


def offered(
    text: str,
    label: Label,
    phrases: Sequence[str],
    others: Iterable[str] = (),
    salt: str = "",
    given: Iterable[str] = (),
    barred: Collection[str] = (),
) -> Offers:
    """Return what may stand wherever these phrases, all names of one thing, stand in a text.

    Args:
        text: what others would read.
        label: what sort of thing it is.
        phrases: what would be taken out.
        others: further names of the same text; none offered begins like one of them.
        salt: something of this story alone.
        given: names that somebody has by now: offered to nobody else.
        barred: parts of the country that nothing may tell.
    """
    places_of = [place for phrase in phrases for place in anonymity.find(text, phrase)]
    spots = [spot(text, *place) for place in places_of]
    given = frozenset(given)
    if label == Label.PERSON:
        free = [
            one
            for one in people.offers(text, places_of, spots, " ".join(phrases), (*others, *given), salt)
            if given.isdisjoint(one.split())
        ]
        return Offers(_as_it_begins(free[0], spots) if free else "", tuple(free[1:]))
    found = [_first(label, one, barred) for one in spots]
    firsts = {one.casefold(): one for one in found}
    if len(phrases) > 1 and label in _NAMED and not any(one.is_owned for one in spots):
        firsts.pop("", "")  # A nickname tells less of a place than its name: "Skeggy", and "Skegness".
    first = firsts.popitem()[1] if len(firsts) == 1 else ""
    rest = dict.fromkeys(
        one for each in spots for one in _others(label, each) if one.casefold() != first.casefold()
    )
    return Offers(_as_it_begins(first, spots), tuple(rest))


def _as_it_begins(first: str, spots: Sequence[Spot]) -> str:
    """Return it with a capital where every sentence that has it begins with it, and with a capital."""
    begins = bool(spots) and all(one.is_capital and not one.before for one in spots)
    return first[:1].upper() + first[1:] if begins else first


def _first(label: Label, one: Spot, barred: Collection[str]) -> str:
    if label == Label.PLACE:
        return places.first(one, barred)
    ask = _FIRST.get(label)
    return ask(one) if ask is not None else ""


def _others(label: Label, one: Spot) -> tuple[str, ...]:
    ask = _OTHERS.get(label)
    return ask(one) if ask is not None else _PLAIN.get(label, ())


_NAMED = (Label.PLACE, Label.ORG)
_FIRST = {
    Label.ORG: houses.first, Label.DATE: times.first, Label.AGE_FAMILY: ages.first,
    Label.CODE: things.code, Label.CONTACT: things.contact, Label.DEMOGRAPHIC: things.background,
}  # fmt: skip
_OTHERS = {
    Label.DATE: times.others, Label.AGE_FAMILY: ages.others, Label.ORG: houses.others, Label.EVENT_MISC: things.event_others,
}  # fmt: skip
_PLAIN: Mapping[Label, tuple[str, ...]] = {
    Label.PLACE: places.OTHERS,
    Label.CODE: ("a number",),
    Label.CONTACT: ("a way to reach me",),
    Label.DEMOGRAPHIC: (
        "my background",
        "my language",
        "my faith",
        "an illness",
        "my work",
        "our way of life",
    ),
    Label.UNUSUAL: ("something", "somewhere", "something of ours"),
}
"""What may stand there as well, whatever it is."""
