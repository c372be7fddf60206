"""What a translation could still tell: looked for anew in its title, words and gist, for a translator may put a name in (c8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.rules import anonymity
from moderation import proposing
from moderation.suggesting import finding
from moderation.suggesting.suggestion import Tier
from stories import drafts
from stories.desk import Desk
from stories.tables import Story
from stories.tongues import Basis, Words


@dataclass(frozen=True)
class Found:
    """One phrase that is likely to tell who somebody is, and the places where it stands."""

    phrase: str = field(repr=False)
    reason: str
    places: tuple[str, ...]
    is_let_be: bool
    """Whether somebody said that it is a plain word here."""


@dataclass(frozen=True)
class _Mention:
    phrase: str = field(repr=False)
    reason: str
    place: str


def likely(desk: Desk, story: Story, words: Words, of: Basis) -> tuple[Found, ...]:
    """Return what is likely to tell who somebody is, each phrase once; what was decided in her own words is not in it."""
    mentions: dict[str, list[_Mention]] = {}
    for one in _mentions(words, proposing.taken_out(drafts.words_of(desk, story), of.body)):
        mentions.setdefault(" ".join(one.phrase.casefold().split()), []).append(one)
    every = [_found(each, words) for each in mentions.values()]
    decided = (*of.body.let_be, *words.stay.split(","))
    left = anonymity.unanswered([one.phrase for one in every], of.body.marks, decided)
    return tuple(one for one in every if _is_in(one.phrase, left))


def waiting(desk: Desk, story: Story, words: Words, of: Basis) -> tuple[str, ...]:
    """Return why a translation may not go on while something likely is undecided in it: how many, never which."""
    open_ = [one.phrase for one in likely(desk, story, words, of) if not one.is_let_be]
    return anonymity.waiting(open_, (), ())


def _mentions(words: Words, taken_out: tuple[str, ...]) -> Iterator[_Mention]:
    text, ends = "", []
    for place, said in (("the title", words.title), ("her words", words.words), ("the gist", words.what)):
        text += f"{said}\n\n"
        ends.append((len(text), place))
    # As one text: a name that the words give away is known in the title too.
    for one in finding.suggest(text, taken_out):
        if one.tier == Tier.LIKELY:
            place = next(name for end, name in ends if one.start < end)
            yield _Mention(text[one.start : one.end], one.reason, place)


def _found(mentions: list[_Mention], words: Words) -> Found:
    first, places = mentions[0], dict.fromkeys(one.place for one in mentions)
    return Found(first.phrase, first.reason, tuple(places), is_let_be=_is_in(first.phrase, words.let_be))


def _is_in(phrase: str, others: tuple[str, ...]) -> bool:
    return any(anonymity.same_phrase(phrase, other) for other in others)
