"""The cast list as a moderator sees it: its lines, and which names may be one; proposed by rules that know text alone (c3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from archive.ground.crypto import token_hash
from archive.rules import anonymity, cast
from archive.rules.anonymity import Kind
from moderation.replacing import proposing
from moderation.replacing.proposing import KINDS
from moderation.suggesting import alike, finding, roles
from moderation.suggesting.suggestion import RARE_AND_ACTS, Label, Suggestion, Tier
from moderation.wider.offers import Offers, offered
from stories import drafts, finished, wishes
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story
from stories.wishes import Naming

LABELS: Mapping[Kind, Label] = {kind: label for label, kind in KINDS.items() if kind in cast.KINDS}
_GROUP = 2
MOST = 20
"""Groups shown at once; the next ones come when these are decided."""


@dataclass(frozen=True)
class Called:
    """One name of somebody, and how often it stands there."""

    phrase: str = field(repr=False)
    times: int
    is_role: bool = False
    """Whether it says only what somebody is to her ("my nan"): it tells by itself nothing, and need not be ticked."""


@dataclass(frozen=True)
class Line:
    """One line of the cast list as it stands on the page."""

    id: str
    number: int
    kind: Kind
    names: tuple[Called, ...]
    instead: str = field(repr=False)
    offers: tuple[str, ...] = field(repr=False)
    stood: str
    """A sign for what stands instead: so a change of its box is kept, and an old page changes nothing."""

    open: int
    """Mentions in her words that are under no mark yet."""


@dataclass(frozen=True)
class Guess:
    """Names that may be one, or one that may belong to a line that is there."""

    kind: Kind
    names: tuple[Called, ...]
    chosen: str = field(repr=False)
    """What is true and reads, and is chosen beforehand; empty for nothing."""

    offers: tuple[str, ...] = field(repr=False)
    line: Line | None
    """The line to which they may belong."""

    @property
    def first(self) -> str:
        """Return the name by which its button knows it."""
        return self.names[0].phrase


@dataclass(frozen=True)
class Cast:
    """The section of the review page."""

    lines: tuple[Line, ...] = ()
    guesses: tuple[Guess, ...] = ()


NOBODY = Cast()


@dataclass(frozen=True)
class _Put:
    """What of a story says what may stand instead, beside its text."""

    salt: str
    hers: tuple[str, ...] = field(repr=False)
    """The name that she chose."""

    barred: frozenset[str]


def shown(desk: Desk, session: Session, story: Story, body: Body) -> Cast:
    """Return the cast list of a story, and which names may be one."""
    words = drafts.words_of(desk, story)
    text = f"{words}\n\n{finished.around(body)}"
    said = wishes.of(desk, session, story)
    hers = (said.name,) if said.naming == Naming.CHOSEN and said.name else ()
    found = _named(text, words, body)
    put = _Put(story.id, hers, proposing.barred(desk, session, story))
    lines = tuple(_line(put, body, words, number, text) for number in range(1, len(body.cast) + 1))
    return Cast(lines, tuple(_guesses(put, body, text, found, lines))[:MOST])


def _named(text: str, words: str, body: Body) -> list[Suggestion]:
    """Return the names in what she sent and what stands beside it, also those that are marked already; no line has them yet."""
    found = [
        one
        for one in finding.suggest(text)
        if one.tier != Tier.UNUSUAL
        and KINDS[one.label] in cast.KINDS
        and cast.of(body.cast, text[one.start : one.end]) is None
    ]
    kept = [words[mark.start : mark.end] for mark in body.marks if anonymity.is_kept(words, mark)]
    phrases = [text[one.start : one.end] for one in found]
    asked = set(anonymity.unanswered(phrases, (), (*body.let_be, *kept)))
    instead = [mark.replacement for mark in body.marks] + [line.instead for line in body.cast]
    asked -= {one for one in asked if any(anonymity.find(said, one) for said in instead)}
    return [
        one
        for one, phrase in zip(found, phrases, strict=True)
        if any(anonymity.same_phrase(phrase, other) for other in asked)
    ]


def _guesses(
    put: _Put, body: Body, text: str, found: list[Suggestion], lines: tuple[Line, ...]
) -> Iterable[Guess]:
    sure = {text[one.start : one.end]: one.label for one in reversed(found) if _is_sure(one)}
    labels = {text[one.start : one.end]: one.label for one in reversed(found)}
    labels = {name: _label(name, label, sure) for name, label in labels.items()} | sure
    told = {text[one.start : one.end] for one in found if one.tier == Tier.LIKELY}
    people = [name for name, label in labels.items() if label == Label.PERSON]
    said = _roles(text, found)
    given = proposing.names_given(one.instead for one in body.cast)
    for group in alike.groups((name, labels[name]) for name in sorted(labels, key=text.find)):
        label = labels[group[0]]
        line = next((one for one in lines if _may_be(one, group, label)), None)
        beside = [role for role, name in said.items() if name in group]
        if line is None and (len(group) + len(beside) < _GROUP or told.isdisjoint(group)):
            continue
        names = tuple(Called(name, len(anonymity.find(text, name))) for name in group)
        names += tuple(Called(role, len(anonymity.find(text, role)), is_role=True) for role in beside)
        others = [*people, *(one.instead for one in body.cast)]
        offers = _offers(label, group, text, others, put, given)
        given |= proposing.names_given([offers.first])
        yield Guess(KINDS[label], names, offers.first, offers.others, line)


def _is_sure(one: Suggestion) -> bool:
    """Return whether it is also sure what sort of thing it is: "Skeggy is cold" names something, perhaps a town."""
    return one.tier == Tier.LIKELY and one.reason != RARE_AND_ACTS


def _label(name: str, label: Label, sure: Mapping[str, Label]) -> Label:
    """Return what a name that is not sure most likely is: "Skeggy" is a place where Skegness is one."""
    near = (other for one, other in sure.items() if one != name and alike.alike(name, one, other))
    return next(near, label)


def _may_be(line: Line, group: tuple[str, ...], label: Label) -> bool:
    return line.kind == KINDS[label] and any(
        alike.alike(name, one.phrase, label) for name in group for one in line.names if not one.is_role
    )


def _roles(text: str, found: list[Suggestion]) -> dict[str, str]:
    """Return what somebody is to her, and the one name that stands beside it; a role that two names have is nobody's."""
    beside: dict[str, dict[str, str]] = {}
    for one in found:
        for role in roles.beside(text, one) if one.label == Label.PERSON else ():
            beside.setdefault(role.casefold(), {})[text[one.start : one.end]] = role
    return {next(iter(names.values())): next(iter(names)) for names in beside.values() if len(names) == 1}


def _line(put: _Put, body: Body, words: str, number: int, text: str) -> Line:
    figure = body.cast[number - 1]
    spans = [span for alias in figure.aliases for span in anonymity.find(words, alias)]
    free = {
        span for span in spans if all(span[1] <= mark.start or mark.end <= span[0] for mark in body.marks)
    }
    others = [word for one in body.cast if one != figure for word in (*one.aliases, one.instead)]
    offers = _offers(LABELS[figure.kind], figure.aliases, text, others, put).every
    names = tuple(Called(alias, len(anonymity.find(text, alias))) for alias in figure.aliases)
    return Line(
        figure.id, number, figure.kind, names, figure.instead, offers, stood(figure.instead), len(free)
    )


def _offers(
    label: Label, names: Iterable[str], text: str, others: Iterable[str], put: _Put, given: Iterable[str] = ()
) -> Offers:
    names = tuple(names)
    offers = offered(text, label, names, others, put.salt, given, put.barred)
    hers = put.hers
    wished = (
        hers
        if label == Label.PERSON and not any(anonymity.begins_like(one, hers[0]) for one in names if hers)
        else ()
    )
    return replace(offers, others=(*offers.others, *wished))


def stood(replacement: str) -> str:
    """Return a sign for what stands instead in one line."""
    return token_hash(replacement)[:16]
