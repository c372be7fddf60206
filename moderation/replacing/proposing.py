"""What is suggested for one story, and not decided yet: looked for in what others would read now (c8).

Looked for there, and not in what she sent: a name that survives in the title, a transcript or the words for a picture is
found like any other, and what has been taken out is not asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from archive.rules import anonymity
from archive.rules.anonymity import Kind, Mark, Piece
from moderation.suggesting import finding, modelled
from moderation.suggesting.suggestion import RARE, Label, Suggestion, Tier
from moderation.wider import places
from moderation.wider.names_by import EVERY, SURNAMES
from moderation.wider.offers import Offers, offered
from moderation.wider.spot import DETERMINERS, PLACING
from stories import consenting, drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story

MOST = 40
"""Shown of one tier at once; the next ones come when these are decided."""

_NAMES = EVERY | {*SURNAMES}
_LEADS = PLACING | DETERMINERS
"""Words that tell nothing before what tells."""

NAMED = {Tier.LIKELY: "Likely", Tier.CHECK: "Worth a look", Tier.UNUSUAL: "Words few people use"}
"""The tiers as moderators read them."""

KINDS = {
    Label.PERSON: Kind.PERSON, Label.PLACE: Kind.PLACE, Label.ORG: Kind.ORGANISATION, Label.DATE: Kind.DATE,
    Label.CODE: Kind.CODE, Label.CONTACT: Kind.CONTACT, Label.AGE_FAMILY: Kind.AGE_FAMILY,
    Label.DEMOGRAPHIC: Kind.BACKGROUND, Label.EVENT_MISC: Kind.EVENT, Label.UNUSUAL: Kind.OTHER,
}  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """One phrase that is suggested, with all its mentions."""

    phrase: str = field(repr=False)
    kind: Kind
    tier: Tier
    reason: str
    times: int
    is_in_words: bool
    """Whether it stands in her words; otherwise it is changed where it stands: title, gist, transcript, words for a picture."""

    chosen: str = field(repr=False)
    """What stands there instead unless somebody says otherwise: true, and it reads. Empty where nothing is known to be."""

    offers: tuple[str, ...] = field(repr=False)
    """What else may stand there."""


@dataclass(frozen=True)
class Shown:
    """A stretch of her words: as it is, with its mark, or as a suggestion of a tier."""

    text: str = field(repr=False)
    mark: Mark | None
    number: int
    tier: str = ""


@dataclass(frozen=True)
class Read:
    """What others would read now: her words in pieces, and all of it as one text that begins with them.

    It is read once for a page, and handed to whatever of the page asks.
    """

    story_id: str
    body: Body = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    text: str = field(repr=False)
    ends: int
    """Where her words end in it."""

    every: tuple[Suggestion, ...] = field(repr=False)
    """What is suggested in it, decided or not."""

    found: tuple[Suggestion, ...] = field(repr=False)
    """What is suggested in it and not decided."""

    barred: frozenset[str] = frozenset()
    """Parts of the country in which it may not be shown: nothing that is offered tells one."""

    def phrase(self, one: Suggestion) -> str:
        """Return the very words of a suggestion."""
        return self.text[one.start : one.end]

    @property
    def waiting(self) -> tuple[str, ...]:
        """Why it may not go on while a suggestion of any tier is unanswered; nothing when none is."""
        marks, let_be = self.body.marks, self.body.let_be
        likely, check, unusual = (
            # What the small model alone found may come after somebody was ready: it holds nothing back.
            [self.phrase(one) for one in self.found if one.tier == tier and one.reason != modelled.REASON]
            for tier in (Tier.LIKELY, Tier.CHECK, Tier.UNUSUAL)
        )
        return (
            *anonymity.waiting(likely, marks, self.body.said_singly),
            *anonymity.unlooked(NAMED[Tier.CHECK], check, marks, let_be),
            *anonymity.unlooked(NAMED[Tier.UNUSUAL], unusual, marks, let_be),
        )


def waiting(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return why it may not go on while a suggestion of any tier is unanswered; nothing when none is."""
    return read(desk, story, body).waiting


def by_tier(read: Read) -> dict[str, tuple[Proposal, ...]]:
    """Return what is suggested and not decided, each phrase once, by tier, in the order of the text."""
    people = [read.phrase(one) for one in read.found if one.label == Label.PERSON]
    mentions: dict[str, list[Suggestion]] = {}
    for one in read.found:
        mentions.setdefault(" ".join(read.phrase(one).casefold().split()), []).append(one)
    # A name that somebody in this story has by now is offered to nobody else, nor one of it: "Mr Young".
    given = names_given(one.instead for one in read.body.cast)
    every = []
    for each in mentions.values():
        every.append(_proposal(read, each, people, given))
        given |= names_given([every[-1].chosen])
    return {tier.value: tuple(one for one in every if one.tier == tier) for tier in Tier}


def names_given(instead: Iterable[str]) -> frozenset[str]:
    """Return the names of ours in what stands instead of names: "Young" of "Mr Young"."""
    return frozenset(word for one in instead for word in one.split()) & _NAMES


def kind_of(read: Read, phrase: str) -> Kind:
    """Return what sort of thing a suggested phrase is; `OTHER` when it is suggested no more."""
    every = [one for each in by_tier(read).values() for one in each]
    return next((one.kind for one in every if anonymity.same_phrase(one.phrase, phrase)), Kind.OTHER)


def shown(read: Read) -> tuple[Shown, ...]:
    """Return her words in stretches, with what is marked and what is suggested in them; joined they are her words again."""
    found: list[Shown] = []
    at = 0
    waiting = [one for one in read.found if one.end <= read.ends]
    for piece in read.pieces:
        after = at + len(piece.reads)
        inside = (
            [one for one in waiting if at <= one.start and one.end <= after] if piece.mark is None else []
        )
        found += _cut(read, piece, at, inside)
        at = after
    return tuple(one for one in found if one.text)


def _cut(read: Read, piece: Piece, at: int, inside: list[Suggestion]) -> list[Shown]:
    if not inside:
        return [Shown(piece.text, piece.mark, piece.number)]
    found, done = [], at
    for one in inside:
        found += [Shown(read.text[done : one.start], None, 0), Shown(read.phrase(one), None, 0, one.tier)]
        done = one.end
    return [*found, Shown(read.text[done : at + len(piece.text)], None, 0)]


def barred(desk: Desk, session: Session, story: Story) -> frozenset[str]:
    """Return the parts of the country in which areas lie that her yes leaves out."""
    consent = consenting.newest(desk, session, story.id)
    return places.barred_by(consent.grant.not_near) if consent is not None else frozenset()


def read(desk: Desk, story: Story, body: Body, barred: frozenset[str] = frozenset()) -> Read:
    """Return what others would read of a copy, and what is suggested in it.

    Nothing that is offered there tells a part of the country that is `barred`; it matters where offers are shown or taken.
    """
    hers = drafts.words_of(desk, story)
    pieces = anonymity.pieces(hers, body.marks)
    words = anonymity.as_read(pieces)
    text = f"{words}\n\n{finished.around(body)}"
    found = find(desk, text, taken_out(hers, body), body)
    open_ = undecided(text, found, body)
    return Read(story.id, body, pieces, text, len(words), found, open_, barred)


def find(desk: Desk, text: str, taken_out: tuple[str, ...], body: Body) -> tuple[Suggestion, ...]:
    """Return what is suggested in a text of a story, decided or not, by the rules and by what the small model found in it."""
    found = finding.suggest(text, taken_out)
    if body.named and desk.small_model:
        found = finding.apart(text, (*found, *modelled.find(text, body.named)))
    return tuple(found)


def undecided(text: str, found: Sequence[Suggestion], body: Body) -> tuple[Suggestion, ...]:
    """Return those of what is suggested in a text that nobody has decided on in this copy."""
    phrases = [text[one.start : one.end] for one in found]
    left = set(anonymity.unanswered(phrases, body.marks, body.let_be))
    # "None of the rest": said of a lesser list. What has become likely since, by words that came later, is asked by itself.
    likely = set(anonymity.unanswered(phrases, body.marks, body.said_singly))
    return tuple(
        one
        for one, phrase in zip(found, phrases, strict=True)
        if any(
            anonymity.same_phrase(phrase, other) for other in (likely if one.tier == Tier.LIKELY else left)
        )
        and not _is_ours(phrase, body)
    )


def _is_ours(phrase: str, body: Body) -> bool:
    """Return whether it is what somebody put there, with a word of hers before it: "on" and "a spring day"."""
    words = phrase.casefold().split()
    while len(words) > 1 and words[0] in _LEADS:
        words.pop(0)
    core = " ".join(words)
    # What stands instead of a name beside her words has no mark there: the cast list knows it.
    ours = (
        *(mark.replacement for mark in body.marks if mark.is_decided),
        *(one.instead for one in body.cast),
    )
    return any(anonymity.find(each, core) for each in ours)


def taken_out(hers: str, body: Body) -> tuple[str, ...]:
    """Return the names that were taken out: what is almost one of them would tell as much."""
    marked = (
        hers[mark.start : mark.end]
        for mark in body.marks
        if mark.kind == Kind.PERSON and mark.is_decided and not anonymity.is_kept(hers, mark)
    )
    return (*marked, *(alias for one in body.cast if one.kind == Kind.PERSON for alias in one.aliases))


def _proposal(read: Read, mentions: list[Suggestion], people: list[str], given: Collection[str]) -> Proposal:
    first = min(mentions, key=lambda one: list(Tier).index(one.tier))
    phrase = read.phrase(first)
    offers = offered(read.text, first.label, [phrase], people, read.story_id, given, read.barred)
    if all(one.reason in RARE for one in mentions):
        offers = Offers("", offers.every)
    return Proposal(
        phrase,
        KINDS[first.label],
        first.tier,
        first.reason,
        len(mentions),
        is_in_words=any(one.end <= read.ends for one in mentions),
        chosen=offers.first,
        offers=offers.others,
    )
