"""Who is in the room? The answer filters everything: search, counts, stories, playlists and links.

A trainer says for which audience and for which of the professions she teaches; the areas are her organisation's and
are never chosen here, because switching them would show which stories vanish.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.reading.trainers import Teaching
from archive.rules import access
from archive.rules.choices import NAMES, Audience, Profession, Use
from archive.rules.errors import BadInput, Refused
from archive.rules.grant import Grant, Viewer

OFFERED = (Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP)
"""Anyone on the internet is not offered: no page here is open to everyone."""

SAID: Mapping[Audience, str] = {
    Audience.TRAINING_ROOM: "a training room",
    Audience.PRIVATE_LINK: "a private link",
    Audience.SUPPORT_GROUP: "a support group",
}
WITHIN: Mapping[Audience, str] = {
    Audience.TRAINING_ROOM: "in a training room",
    Audience.PRIVATE_LINK: "by a private link",
    Audience.SUPPORT_GROUP: "in a support group",
}
"""The same with its preposition, inside a sentence."""


@dataclass(frozen=True)
class InTheRoom:
    """For whom something is shown: one audience, and every profession that sits there."""

    audience: Audience
    professions: frozenset[Profession]

    @property
    def said(self) -> str:
        """The two in words, as a heading or a line of its own, e.g. "A training room: social workers, students"."""
        who = ", ".join(name_of(profession) for profession in ordered(self.professions))
        return f"{SAID[self.audience].capitalize()}: {who}"

    @property
    def said_within(self) -> str:
        """The same inside a sentence, after "show", e.g. "in a training room, to social workers and to students"."""
        names = [f"to {name_of(profession)}" for profession in ordered(self.professions)]
        whom = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return f"{WITHIN[self.audience]}, {whom}"


def chosen(teaching: Teaching, audience: str, professions: Iterable[str]) -> InTheRoom:
    """Return who is in the room, as a trainer said.

    Raises:
        BadInput: no such audience here, nobody named, or a profession she does not teach.
    """
    if audience not in OFFERED:
        raise BadInput("Choose where you will show it.")
    taught = {str(profession): profession for profession in teaching.professions}
    asked = list(professions)
    if not asked or any(name not in taught for name in asked):
        raise BadInput("Choose at least one of the professions you teach.")
    return InTheRoom(Audience(audience), frozenset(taught[name] for name in asked))


def everyone_taught(teaching: Teaching) -> InTheRoom:
    """Return the safest first answer: a training room with all the professions she teaches in it."""
    return InTheRoom(Audience.TRAINING_ROOM, teaching.professions)


def as_place(here: InTheRoom) -> dict[str, str]:
    """Return the answer as the sign-in keeps it."""
    return {"audience": here.audience, "professions": ",".join(sorted(here.professions))}


def from_place(teaching: Teaching, place: Mapping[str, str]) -> InTheRoom:
    """Return the answer that the sign-in holds; the first one when there is none, or when it holds no longer."""
    try:
        return chosen(teaching, place.get("audience", ""), place.get("professions", "").split(","))
    except BadInput:
        return everyone_taught(teaching)


def viewer(teaching: Teaching, here: InTheRoom) -> Viewer:
    """Return the viewer that the shelf is asked for, for what she said that she is here for.

    Raises:
        Refused: her organisation has no area: then nobody could tell who works near whom.
    """
    if not teaching.areas:
        raise Refused("Your organisation has no area yet. Ask your administrator to set it, then come back.")
    # A colleague's playlist may name professions that she does not teach: she meets in it only what those she teaches may see too.
    is_hers = here.professions <= teaching.professions
    professions = here.professions if is_hers else here.professions | teaching.professions
    return Viewer(here.audience, professions, frozenset({teaching.purpose}), teaching.areas)


def refuse_unless_for_others(viewer: Viewer) -> None:
    """Do nothing when what this viewer asks for may be shown to other people.

    Raises:
        Refused: she is here for research.
    """
    if not access.shows_to_others(viewer.uses):
        raise Refused(access.NOT_TO_OTHERS)


def frozen(viewer: Viewer) -> str:
    """Return a viewer as JSON, for a link that keeps it."""
    sets = {name: sorted(getattr(viewer, name)) for name in ("professions", "uses", "areas")}
    return json.dumps({"audience": viewer.audience, **sets})


def thawed(text: str) -> Viewer:
    """Return the viewer that `frozen` wrote."""
    plain = json.loads(text)
    professions = frozenset(Profession(name) for name in plain["professions"])
    uses = frozenset(Use(name) for name in plain["uses"])
    return Viewer(Audience(plain["audience"]), professions, uses, frozenset(plain["areas"]))


def ordered(professions: Iterable[Profession]) -> list[Profession]:
    """Return professions in the order of the consent pages."""
    found = frozenset(professions)
    return [profession for profession in Profession if profession in found]


def name_of(profession: Profession) -> str:
    """Return a profession as it stands in the middle of a sentence."""
    return NAMES[profession].lower()


def who_may_see(grant: Grant) -> str:
    """Return who may see an edition now, in words: "In a training room only · until November 2027"."""
    places = [SAID[audience] for audience in OFFERED if audience in grant.audiences]
    where = (
        f"In {places[0]} only" if len(places) == 1 else "In " + ", ".join(places[:-1]) + f" or {places[-1]}"
    )
    counted = "" if grant.openings is None else " · each opening counts, and their number is limited"
    return f"{where} · until {grant.until:%B %Y}{counted}"


def for_whom(grant: Grant) -> str:
    """Return for which professions, in words."""
    return ", ".join(name_of(profession) for profession in ordered(grant.professions)).capitalize()


def for_what(grant: Grant) -> str:
    """Return what it may be used for, in words."""
    return ", ".join(NAMES[use].lower() for use in Use if use in grant.uses).capitalize()
