"""What the lesser tiers suggest, answered quickly and never by nobody (c8): "none of the rest tells; I have looked", by name.

Said of what stood on that person's page, and of nothing else. Who reads second sees what was let pass, by whom and how, and may
have it asked again. Likely ones may be taken in one press where what is offered is known to be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from archive.rules import anonymity, cast
from archive.rules.anonymity import Kind
from archive.rules.errors import BadInput, Refused
from moderation.anonymise import undoing
from moderation.anonymise.hands import Hands
from moderation.people import staff
from moderation.replacing import casting, every_place, proposing
from moderation.replacing.proposing import Proposal, Read
from moderation.suggesting import alike
from moderation.suggesting.suggestion import Label, Tier
from stories import finished
from stories.desk import Desk
from stories.finished import Body, Passed
from stories.tables import Story

NOTHING_SHOWN = "Nothing of that list stood on your page. Look at it below, then press once more."
NOTHING_OFFERED = "Nothing is chosen that could be taken. Take them one by one."
IS_ASKED = "That is asked already. Look at it below."
LESSER = (Tier.CHECK, Tier.UNUSUAL)


@dataclass(frozen=True)
class LetPass:
    """One phrase that still stands there because somebody said that it tells nobody apart."""

    phrase: str = field(repr=False)
    by: str
    """Who said so of a whole list; empty for one that was said by itself."""


def look_through(hands: Hands, tier: str, phrases: Iterable[str]) -> None:
    """Say that somebody has looked, and that none of these phrases of a lesser tier tells who somebody is.

    Nothing that others will see changes, so whoever has finished it need not look again.

    Raises:
        BadInput: no lesser tier, or none of its phrases.
    """
    body = finished.read(hands.desk, hands.copy)
    # What stands in that list now, with all that was typed beside the press: a name that has become likely is in it no more.
    there = [one.phrase for one in _open(hands.desk, hands.story, body, Tier(tier))] if tier in LESSER else []
    phrases = tuple(one for one in phrases if any(anonymity.same_phrase(one, two) for two in there))
    if not phrases:
        raise BadInput(NOTHING_SHOWN)
    fresh = anonymity.unanswered(phrases, (), body.let_be)
    passed = tuple(Passed(phrase, tier, hands.staff_id) for phrase in fresh)
    _write(
        hands, replace(body, let_be=(*body.let_be, *fresh), passed=(*body.passed, *passed)), "look through"
    )


def ask_again(hands: Hands, phrase: str) -> None:
    """Have a phrase asked again that somebody let pass.

    Raises:
        BadInput: nobody did.
    """
    body = finished.read(hands.desk, hands.copy)
    left = tuple(one for one in body.let_be if not anonymity.same_phrase(one, phrase))
    if left == body.let_be:
        raise BadInput(IS_ASKED)
    passed = tuple(one for one in body.passed if not anonymity.same_phrase(one.phrase, phrase))
    _write(hands, replace(body, let_be=left, passed=passed), "ask again")


def let_pass(session: Session, read: Read) -> tuple[LetPass, ...]:
    """Return what was let pass and still stands in what others would read, in the order of the text."""
    names, who = staff.names(session), {one.phrase: one.staff_id for one in read.body.passed}
    standing = {phrase: anonymity.find(read.text, phrase) for phrase in read.body.let_be}
    return tuple(
        LetPass(phrase, names.get(who[phrase], "somebody") if phrase in who else "")
        for phrase, places in sorted(standing.items(), key=lambda one: one[1][:1])
        if places
    )


def takable(proposals: Iterable[Proposal], body: Body) -> tuple[Proposal, ...]:
    """Return what can be taken in one press as it is: what has something chosen that is true, and is nobody under a second name."""
    return tuple(one for one in _nobody_twice(proposals, body) if one.chosen)


def _nobody_twice(proposals: Iterable[Proposal], body: Body) -> tuple[Proposal, ...]:
    every = tuple(proposals)
    names = [one.phrase for one in every if one.kind == Kind.PERSON]
    groups = alike.groups((name, Label.PERSON) for name in names)
    several = {name for group in groups if len(group) > 1 for name in group}
    listed = [alias for line in body.cast if line.kind == Kind.PERSON for alias in line.aliases]
    several |= {name for name in names if any(alike.alike(name, one, Label.PERSON) for one in listed)}
    return tuple(one for one in every if one.phrase not in several)


def take_all(hands: Hands, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Take every likely phrase with what was chosen or typed beside it, as one act of whoever has read it; return which.

    Args:
        hands: whose story, and who says so.
        chosen: what stands instead, by the phrase.

    Raises:
        BadInput: nothing of it can be taken.
        Refused: what would stand instead cannot.
    """
    barred = proposing.barred(hands.desk, hands.session, hands.story)
    read = proposing.read(hands.desk, hands.story, finished.read(hands.desk, hands.copy), barred)
    asked = [
        one
        for one in _nobody_twice(proposing.by_tier(read)[Tier.LIKELY], read.body)
        if chosen.get(one.phrase, "").strip()
    ]
    if not asked:
        raise BadInput(NOTHING_OFFERED)
    for one in asked:
        _take(hands, one, chosen[one.phrase])
    hands.log("take as offered")
    return tuple(one.phrase for one in asked)


def take(hands: Hands, phrase: str, kind: Kind, instead: str) -> None:
    """Put what was chosen wherever a phrase stands; of a person, a place or a house a line of the cast list begins."""
    if kind in cast.KINDS:
        casting.one_person(hands, [phrase], kind, instead=instead)
    else:
        every_place.take_out(hands, phrase, kind, instead=instead)


def _take(hands: Hands, one: Proposal, instead: str) -> None:
    try:
        take(hands, one.phrase, one.kind, instead)
    except Refused as found:
        raise Refused(f"“{one.phrase}”: {found.sentences[0]}", *found.sentences[1:]) from None


def _write(hands: Hands, body: Body, act: str) -> None:
    undoing.remember(
        hands.desk,
        hands.session,
        hands.story,
        hands.copy,
        body,
        act=act,
        staff_id=hands.staff_id,
        moment=hands.moment,
    )
    finished.write(hands.desk, hands.copy, body)
    hands.log(act)


def look_through_all(hands: Hands) -> None:
    """Have somebody look through both lesser tiers, to their end."""
    for tier in LESSER:
        phrases = tuple(
            one.phrase for one in _open(hands.desk, hands.story, finished.read(hands.desk, hands.copy), tier)
        )
        if phrases:
            look_through(hands, tier, phrases)


def _open(desk: Desk, story: Story, body: Body, tier: Tier) -> tuple[Proposal, ...]:
    return proposing.by_tier(proposing.read(desk, story, body))[tier]
