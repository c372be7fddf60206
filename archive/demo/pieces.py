"""What a demo story is made of: frozen values. Nothing opens a store; days are counted from a given today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from archive.editions.edition import Content, ContentNote, Cue
from archive.rules import anonymity
from archive.rules.anonymity import Kind, Mark
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, CourtCheck, Stage
from archive.rules.court import Content as CourtContent
from archive.rules.grant import Grant
from stories.tongues import Words


class Standing(StrEnum):
    """Where a demo story stands when the demo begins."""

    PUBLISHED = "published"
    LAPSING = "lapsing"
    """Published, and her yes ends in a few days."""

    HIDDEN = "hidden"
    """It was published, and she has hidden it."""

    ASKED_DOWN = "asked-down"
    """It was published; somebody asked us to take it down, and it is hidden until people decide."""

    WITH_HER = "with-her"
    """Two moderators are done; it waits for her yes."""

    QUEUE = "queue"
    """Sent, claimed by nobody; its marks and covers are the answer key."""

    BACK = "back"
    """Given back to her with a question, and hers to change."""

    HELD = "held"
    """Kept back under the rules of the family court, and she was told."""


@dataclass(frozen=True)
class Swap:
    """One phrase to take out, exactly as it stands, and what stands there instead."""

    phrase: str
    kind: Kind
    instead: str
    reason: str = ""
    """Said to her beside the kind's own sentence, where that is not enough."""

    nth: int | None = None
    """Which occurrence, from 1; None for all of them."""

    def marks(self, words: str) -> tuple[Mark, ...]:
        """Return its marks in `words`, in order.

        Raises:
            ValueError: the phrase does not stand there, or not that often.
        """
        # Exactly as it stands: `anonymity.find` forgives case and punctuation, and an answer key must not.
        spans = [found.span() for found in re.finditer(rf"(?<!\w){re.escape(self.phrase)}(?!\w)", words)]
        chosen = spans if self.nth is None else spans[self.nth - 1 : self.nth]
        if not chosen:
            raise ValueError(f"{self.phrase!r} does not stand there.")
        return tuple(Mark(start, end, self.kind, self.instead, self.reason) for start, end in chosen)


@dataclass(frozen=True)
class Covered:
    """One stretch of a recording that nobody will hear, in milliseconds as a moderator marked it."""

    start: int
    end: int
    how: str
    """`silence` or `tone`."""

    reason: str
    said: str
    """The answer key: what is said there, and may stand in nothing that is published."""


@dataclass(frozen=True)
class Recording:
    """One recording: a file of `archive/demo/voices`, what is covered, and what is read instead of listening."""

    file: str
    ms: int
    """How long it is, in milliseconds."""

    covers: tuple[Covered, ...]
    cues: tuple[Cue, ...]
    """The transcript as it is published, with plain words where something is covered."""


@dataclass(frozen=True)
class ReadAloud:
    """A reading by somebody else of what others may read: of what she wrote, or in place of her own recording."""

    file: str
    """A file of `archive/demo/voices`."""

    reader: str
    """Who read it, by the name on the Desk's list of readers."""


@dataclass(frozen=True)
class Frame:
    """A part of a drawing, in pixels from its left and its top."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Boxed:
    """One part of a drawing that nobody will see, as a moderator marked it."""

    frame: Frame
    reason: str
    shows: str
    """The answer key: what can be read there, and may stand in nothing that is published; empty when it is no word."""


@dataclass(frozen=True)
class Drawing:
    """One drawing: a file of `archive/demo/drawings`, what is covered, and what is read instead of seeing it."""

    file: str
    width: int
    height: int
    alternative: str
    """The drawing in words as they are published, without what is covered or lies outside the part."""

    covers: tuple[Boxed, ...] = ()
    part: Frame | None = None
    """The part that she lets be seen; None for all of it."""


@dataclass(frozen=True)
class Choices:
    """What she said yes to; days are counted from today."""

    audiences: frozenset[Audience]
    professions: frozenset[Profession]
    uses: frozenset[Use]
    until_in_days: int
    """The last day it holds, inclusive."""

    given_days_ago: int
    then: Then
    not_near: frozenset[str] = frozenset()
    media: frozenset[Medium] = frozenset({Medium.WORDS})
    translations: frozenset[str] = frozenset()

    def grant(self, today: date) -> Grant:
        """Return the grant."""
        until = today + timedelta(days=self.until_in_days)
        return Grant(
            self.audiences, self.professions, self.uses, self.media, until, self.not_near,
            translations=self.translations,
        )  # fmt: skip


@dataclass(frozen=True)
class Court:
    """What she answered about a court, what the story says of one, and the reviewer's check if it is done."""

    stage: Stage
    content: CourtContent
    basis: Basis | None = None
    reference: str = ""
    checked_days_ago: int = 0

    def check(self, reviewer: str, today: date) -> CourtCheck | None:
        """Return the check by this staff id, or None while nobody has done it."""
        if self.basis is None:
            return None
        on = today - timedelta(days=self.checked_days_ago)
        return CourtCheck(self.basis, self.reference, reviewer, self.content, on)


@dataclass(frozen=True)
class Letter:
    """One note between her and the moderators."""

    is_hers: bool
    words: str
    days_ago: int


@dataclass(frozen=True)
class Told:
    """One demo story: what she sent, what is taken out, what she chose, and where it stands."""

    key: str
    title: str
    sent: str
    swaps: tuple[Swap, ...]
    note: ContentNote
    themes: tuple[str, ...]
    intruder: str
    """Who could still tell that it is her, what was tried, and what came of it."""

    choices: Choices
    court: Court
    standing: Standing
    sent_days_ago: int
    letters: tuple[Letter, ...] = ()
    language: str = "en-GB"
    recordings: tuple[Recording, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    reading: ReadAloud | None = None
    asked: str = ""
    """What she was told when it was given back or held."""

    hard: tuple[tuple[str, str], ...] = ()
    """Where hard things are heard: pairs of a warning and the times, as a moderator types them."""

    english: Words | None = None
    """Her words in English, as two people finished them; out when her own are, otherwise waiting for her."""

    @property
    def seconds(self) -> int:
        """How long it is to hear."""
        return sum(one.ms for one in self.recordings) // 1000

    @property
    def answer_key(self) -> tuple[str, ...]:
        """Everything that is taken out of what she sent, as words: none of it may stand in what is published."""
        said = [cover.said for one in self.recordings for cover in one.covers]
        shown = [cover.shows for one in self.drawings for cover in one.covers if cover.shows]
        return (*(swap.phrase for swap in self.swaps if swap.nth is None), *said, *shown)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all swaps, in the order in which they stand."""
        return anonymity.in_order(mark for swap in self.swaps for mark in swap.marks(self.sent))

    @property
    def shown(self) -> str:
        """Her words with every mark replaced."""
        return anonymity.apply(self.sent, self.marks)

    @property
    def content(self) -> Content:
        """What an edition of it holds."""
        return Content(self.title, self.shown, self.note, self.language)


def prose(text: str) -> str:
    """Return `text` with its lines joined into paragraphs, one empty line between two of them."""
    return "\n\n".join(" ".join(lines.split()) for lines in re.split(r"\n\s*\n", text.strip()))


def hers(words: str, days_ago: int) -> Letter:
    """Return a note from her."""
    return Letter(is_hers=True, words=words, days_ago=days_ago)


def ours(words: str, days_ago: int) -> Letter:
    """Return a note from a moderator."""
    return Letter(is_hers=False, words=words, days_ago=days_ago)
