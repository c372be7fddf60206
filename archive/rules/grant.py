"""What an edition carries of her yes, and whether this viewer may meet it this way at this moment.

Deny by default: a way out, a form or a count that is not known here is a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from archive.rules.choices import NAMES, VOICES, Audience, Event, Medium, Option, Profession, Use
from archive.rules.clock import Moment, in_words
from archive.rules.errors import Unreadable


class Outlet(StrEnum):
    """A way by which bytes or facts of an edition can go out."""

    PAGE = "page"
    SEARCH = "search"
    COUNT = "count"
    SUGGESTION = "suggestion"
    PLAYLIST = "playlist"
    LINK = "link"
    MEDIA = "media"
    PACK = "pack"
    """A numbered, locked copy for a session with no internet."""

    CLIP = "clip"
    """A part of it, on its own: some sentences, or a stretch of a recording."""

    PREVIEW = "preview"
    EXPORT = "export"
    LOG = "log"


SHUT_OUTLETS = frozenset({Outlet.SUGGESTION, Outlet.PREVIEW, Outlet.LOG})
"""Ways that are shut for every story: no rule opens a suggestion or a preview yet, and none ever opens a log."""

LEAVING = frozenset({Use.RESEARCH, Use.BESIDE, Use.TALK_OR_REPORT})
"""What a copy for research needs besides a private link (`docs/decisions/0037-research.md`). Research alone says that
people may read it; of these only "a talk or a report" tells her that something goes which nobody can take back."""

OUTLET_USES: Mapping[str, Use] = {Outlet.CLIP: Use.SHORT_PART, Outlet.PACK: Use.OFFLINE}
"""Ways that need a use of their own, whatever else the viewer asks for: a part by itself needs her yes to "a short part", and
nobody is taken to have said yes to a copy that leaves."""

_SHUT: Mapping[str, str] = {
    Outlet.SUGGESTION: "No words of a story are offered while somebody types.",
    Outlet.PREVIEW: "No preview of a story is given: nothing uses one yet.",
    Outlet.LOG: "No part of a story is ever written to a log.",
}
_STAYS = "Only words in writing leave: for research, next to others, by a private link, where a part may be printed."
COUNTED_COPY = "It may be opened a number of times, and nobody can count that in a copy."
_UNKNOWN_OUTLET = "We do not know this way out, so nothing goes out by it."

_NOBODY = "We do not know who is in the room, so we cannot show it."
_NO_USE = "We do not know what it is for, so we cannot show it."
_NO_MEDIUM = "We do not know how it is to be shown, so we cannot show it."
NO_INTERNET = "Nothing here is open to anyone on the internet."
_NOT_COUNTED = "We do not know how often it was opened, so we cannot show it."
_NOT_IN_A_COPY = "Each opening of it counts, and nobody can count how often a copy is opened."
_OPENED = "It was opened as often as she said yes to."


@dataclass(frozen=True)
class Viewer:
    """Who is in the room, what for, from where and in which media: all of it must be allowed."""

    audience: Audience
    professions: frozenset[Profession]
    """Of everyone in the room; in a support group, of the worker who leads it. Empty is refused."""

    uses: frozenset[Use]
    areas: frozenset[str]
    """Ids of the organisation's areas (`archive.rules.areas`), set by an administrator."""

    media: frozenset[Medium] = frozenset({Medium.WORDS})
    finishing: frozenset[str] = frozenset()
    """Ids of editions that this very viewer opened a short while ago: that opening does not shut them in her own face."""

    def by(self, outlet: Outlet | str) -> Viewer:
        """Return the same viewer, who asks for the use that this way out needs besides her own."""
        needed = OUTLET_USES.get(outlet)
        # Who asks for no use at all has asked for nothing, by whatever way.
        return self if needed is None or not self.uses else replace(self, uses=self.uses | {needed})


@dataclass(frozen=True)
class Grant:
    """The frozen copy of her consent that an edition carries."""

    audiences: frozenset[Audience]
    professions: frozenset[Profession]
    uses: frozenset[Use]
    media: frozenset[Medium]
    until: date
    """The last day it holds, inclusive, in Europe/London."""

    not_near: frozenset[str] = field(default=frozenset(), repr=False)
    """Ids of areas where it is not shown. Kept out of `repr`: where she lives is hers."""

    ends_with: frozenset[Event] = field(default=frozenset(), repr=False)
    """It ends with the first of these that comes, if one comes before its last day. Whoever is told that one came takes
    it down: the shelf never learns what she waits for."""

    openings: int | None = None
    """How often it may be opened, all in all, before it ends; None leaves it to the last day."""

    own_words: bool = True
    """Whether her words may be seen in the language in which she told them."""

    translations: frozenset[str] = field(default=frozenset())
    """The languages (BCP 47) in which a translation of them may be seen, each by a yes of its own."""

    def objections(
        self, viewer: Viewer, outlet: Outlet | str, moment: Moment, *, opened: int | None = None
    ) -> tuple[str, ...]:
        """Return every reason not to show it to `viewer` this way at this moment; empty means it may be.

        Args:
            viewer: who asks.
            outlet: the way out.
            moment: now.
            opened: how often others have opened it; None when nobody counted, and then a counted yes is a no.
        """
        return (
            *moment.objections(),
            *_against_outlet(outlet),
            *_against_leaving(self, viewer, outlet),
            *_against_audience(self, viewer.audience),
            *_beyond(viewer.professions, self.professions, _NOBODY),
            *_beyond(viewer.by(outlet).uses, self.uses, _NO_USE),
            *_beyond(viewer.media, self.media, _NO_MEDIUM),
            *(["She asked us not to show it near here."] if viewer.areas & self.not_near else []),
            *against_day(self.until, moment.today),
            *against_count(self.openings, opened),
            *_uncountable(outlet, self.openings),
        )

    def lets_out(self, translation: str) -> bool:
        """Return whether one version may be seen: the translation into this language, or (empty) her own words."""
        return translation in self.translations if translation else self.own_words

    @property
    def lets_copies_leave(self) -> bool:
        """Whether a copy of her words for research may be about at all, whoever took it (`_against_leaving`)."""
        by_link = Audience.PRIVATE_LINK in self.audiences and Medium.WORDS in self.media
        return by_link and self.uses >= LEAVING and self.openings is None

    def narrows(self, other: Grant) -> bool:
        """Return whether this grant is nowhere wider than `other`: who may see it under this may under that."""
        return (
            self.reaches_no_further(other)
            and self.until <= other.until
            and self.ends_with >= other.ends_with
            and _no_more(self.openings, other.openings)
            and self.own_words <= other.own_words
            and self.translations <= other.translations
        )

    def reaches_no_further(self, other: Grant) -> bool:
        """Return whether nobody more, nowhere more and in no more ways meets it than under `other`.

        How long is another matter, and so is in which language: a longer time is no wider circle, and what goes out in
        another tongue is read by two, and released by her, by itself.
        """
        return (
            self.audiences <= other.audiences
            and self.professions <= other.professions
            and self.uses <= other.uses
            and self.media <= other.media
            and self.not_near >= other.not_near
        )

    def with_less_of_her(self) -> Grant:
        """Return it with every form in which a recording holds less of her than in those she allowed.

        For the one question whether she makes it smaller: who hears her own voice gets no more of her when it is changed.
        It authorises nothing: another form is made, read by two and released anew.
        """
        most = max((n for n, form in enumerate(VOICES) if form in self.media), default=-1)
        return replace(self, media=self.media | frozenset(VOICES[: most + 1]))

    def as_json(self) -> dict[str, str | int | list[str]]:
        """Return it as plain values with sorted lists: the same grant always gives the same JSON.

        What she did not ask for, an end or a translation, is left out: so an older grant reads the same.
        """
        ends: dict[str, int | list[str]] = {"ends_with": sorted(self.ends_with)} if self.ends_with else {}
        if self.openings is not None:
            ends["openings"] = self.openings
        if not self.own_words:
            ends["own_words"] = self.own_words
        if self.translations:
            ends["translations"] = sorted(self.translations)
        return {
            "audiences": sorted(self.audiences),
            "professions": sorted(self.professions),
            "uses": sorted(self.uses),
            "media": sorted(self.media),
            "until": self.until.isoformat(),
            "not_near": sorted(self.not_near),
            **ends,
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, object]) -> Grant:
        """Return the grant that `as_json` wrote.

        Raises:
            Unreadable: a part is missing, unknown or one too many: what we do not know might forbid something.
        """
        try:
            grant = cls(
                audiences=frozenset(map(Audience, _texts(plain["audiences"]))),
                professions=frozenset(map(Profession, _texts(plain["professions"]))),
                uses=frozenset(map(Use, _texts(plain["uses"]))),
                media=frozenset(map(Medium, _texts(plain["media"]))),
                until=date.fromisoformat(str(plain["until"])),
                not_near=frozenset(_texts(plain["not_near"])),
                ends_with=frozenset(map(Event, _texts(plain.get("ends_with", [])))),
                openings=_count(plain["openings"]) if "openings" in plain else None,
                own_words=_false(plain["own_words"]) if "own_words" in plain else True,
                translations=frozenset(_texts(plain.get("translations", []))),
            )
        except (KeyError, TypeError, ValueError) as trouble:
            raise Unreadable(_UNREADABLE) from trouble
        if len(plain) != len(grant.as_json()):
            raise Unreadable(_UNREADABLE)
        return grant


_UNREADABLE = "The record of what she said yes to cannot be read, so nothing is shown."


def _against_outlet(outlet: Outlet | str) -> tuple[str, ...]:
    if outlet not in set(Outlet):
        return (_UNKNOWN_OUTLET,)
    return (_SHUT.get(outlet, _UNKNOWN_OUTLET),) if outlet in SHUT_OUTLETS else ()


def _uncountable(outlet: Outlet | str, openings: int | None) -> tuple[str, ...]:
    return (_NOT_IN_A_COPY,) if outlet == Outlet.PACK and openings is not None else ()


def _against_leaving(grant: Grant, viewer: Viewer, outlet: Outlet | str) -> tuple[str, ...]:
    if outlet != Outlet.EXPORT:
        return ()
    is_by_link = viewer.audience == Audience.PRIVATE_LINK
    if not (is_by_link and viewer.uses >= LEAVING and viewer.media == frozenset({Medium.WORDS})):
        return (_STAYS,)
    return () if grant.openings is None else (COUNTED_COPY,)


def _against_audience(grant: Grant, audience: Audience) -> tuple[str, ...]:
    if audience == Audience.INTERNET:
        return (NO_INTERNET,)
    return () if audience in grant.audiences else (_not_said_yes(audience),)


def _beyond(wanted: frozenset[Option], granted: frozenset[Option], when_empty: str) -> tuple[str, ...]:
    return tuple(_not_said_yes(option) for option in sorted(wanted - granted)) if wanted else (when_empty,)


def _not_said_yes(option: StrEnum) -> str:
    return f"She has not said yes to this: {NAMES.get(option, 'something we do not know')}."


def against_day(until: date, today: date) -> tuple[str, ...]:
    """Return why nothing may be shown today, when her last day is over."""
    return (f"Her yes ended on {in_words(until)}.",) if today > until else ()


def against_count(openings: int | None, opened: int | None) -> tuple[str, ...]:
    """Return why it may not be opened once more, where she gave a number; uncounted is a no."""
    if openings is None:
        return ()
    if opened is None:
        return (_NOT_COUNTED,)
    return (_OPENED,) if opened >= openings else ()


def _no_more(openings: int | None, before: int | None) -> bool:
    return before is None or (openings is not None and openings <= before)


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise TypeError(_UNREADABLE)
    return value


def _false(value: object) -> bool:
    # Only a no is ever written down: anything else in its place is no record of ours.
    if value is not False:
        raise ValueError(_UNREADABLE)
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(_UNREADABLE)
    return value
