"""What a translation could still tell: looked for anew in its title, words and gist, as strictly as in her own words (c8).

A translator may put a name in, and what needs English to be found is found here first. All three tiers are asked; what was
answered of her own words stays answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.rules import anonymity
from moderation.replacing import proposing
from moderation.suggesting.suggestion import Suggestion, Tier
from stories import drafts
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story
from stories.tongues import Basis, Words

_TIERS = tuple(Tier)


@dataclass(frozen=True)
class Found:
    """One phrase that could tell who somebody is, and the places where it stands."""

    phrase: str = field(repr=False)
    tier: Tier
    reason: str
    places: tuple[str, ...]
    is_let_be: bool
    """Whether somebody said of it that it tells nobody apart."""

    passed_by: str = ""
    """The id of who let it pass with a whole list; empty for one that was answered by itself, or not at all."""


@dataclass(frozen=True)
class _Text:
    """A translation as one text: a name that the words give away is known in the title too."""

    text: str = field(repr=False)
    ends: tuple[tuple[int, str], ...]
    every: tuple[Suggestion, ...] = field(repr=False)

    def phrase(self, one: Suggestion) -> str:
        return self.text[one.start : one.end]


def found(desk: Desk, story: Story, words: Words, of: Basis) -> tuple[Found, ...]:
    """Return what could tell who somebody is, each phrase once, the likeliest first; not what was decided in her own words."""
    read = _read(desk, story, words, of)
    hers = replace(of.body, let_be=(*of.body.let_be, *words.stay.split(",")))
    open_ = {
        _key(read.phrase(one)) for one in proposing.undecided(read.text, read.every, _answered(words, of))
    }
    mentions: dict[str, list[Suggestion]] = {}
    for one in proposing.undecided(read.text, read.every, hers):
        mentions.setdefault(_key(read.phrase(one)), []).append(one)
    every = [_found(read, each, words, is_let_be=key not in open_) for key, each in mentions.items()]
    return tuple(sorted(every, key=lambda one: _TIERS.index(one.tier)))


def waiting(desk: Desk, story: Story, words: Words, of: Basis) -> tuple[str, ...]:
    """Return why a translation may not go on while anything in it is unanswered: how many of each tier, never which."""
    read, body = _read(desk, story, words, of), _answered(words, of)
    open_ = proposing.undecided(read.text, read.every, body)
    return proposing.Read(story.id, body, (), read.text, 0, read.every, open_).waiting


def _answered(words: Words, of: Basis) -> Body:
    """Return the copy as if what was answered of the translation had been answered of her own words."""
    listed = tuple(
        one
        for one in (*of.body.passed, *words.passed)
        if not any(anonymity.same_phrase(one.phrase, two) for two in words.let_be)
    )
    let_be = (*of.body.let_be, *words.stay.split(","), *words.let_be, *(one.phrase for one in words.passed))
    return replace(of.body, let_be=let_be, passed=listed)


def _read(desk: Desk, story: Story, words: Words, of: Basis) -> _Text:
    text, ends = "", []
    for place, said in (("the title", words.title), ("her words", words.words), ("the gist", words.what)):
        text += f"{said}\n\n"
        ends.append((len(text), place))
    taken_out = proposing.taken_out(drafts.words_of(desk, story), of.body)
    return _Text(text, tuple(ends), proposing.find(desk, text, taken_out, of.body))


def _found(read: _Text, mentions: Sequence[Suggestion], words: Words, *, is_let_be: bool) -> Found:
    first = min(mentions, key=lambda one: _TIERS.index(one.tier))
    phrase = read.phrase(first)
    places = dict.fromkeys(next(name for end, name in read.ends if one.start < end) for one in mentions)
    by = (one.staff_id for one in words.passed if anonymity.same_phrase(one.phrase, phrase))
    return Found(
        phrase, first.tier, first.reason, tuple(places), is_let_be, passed_by=next(by, "") if is_let_be else ""
    )  # fmt: skip


def _key(phrase: str) -> str:
    return " ".join(phrase.casefold().split())
