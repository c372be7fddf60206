"""What she said of her story, in words for whoever reads it at the Desk: her yes, how to reach and name her, who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from archive.ground import languages
from archive.rules.areas import AREAS
from archive.rules.choices import NAMES, Event, Then
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING
from archive.rules.grant import Grant
from stories import consenting
from stories.contact import Way
from stories.desk import Desk
from stories.tables import Story
from stories.wishes import Naming, Other, Wishes

THEN = {
    Then.ASK: "then ask her; hide it if she cannot be reached",
    Then.HIDE: "then hide it",
    Then.DELETE: "then delete it",
}


ENDS = {
    Event.CASE_ENDS: "her court case ends",
    Event.SETTLED: "it is settled where her child will live",
}


NAMED = {
    Naming.NONE: "She wants no name in it.",
    Naming.MADE_UP: "Named: by a name that you make up, with no initial of hers.",
    Naming.CHOSEN: "Named: “{name}”, which she picked. Check that nobody calls her that.",
    Naming.OWN: "Named: she wants her own first name. The law stands in the way (Children Act 1989 s.97). "
    "Tell her why; never show it.",
}
OTHERS = {
    "child": "Her child is in it.",
    "parent": "The other parent is in it.",
    "someone": "Somebody else is in it.",
}
HOW = {
    Other.KNOWS: "They know that she tells this.",
    Other.DOES_NOT_KNOW: "They do not know that she tells this.",
    Other.DANGER: "Someone could get hurt if they find out: could they know her by it?",
}
REACHED = {
    Way.NONE: "",
    Way.WORKER: "She may be told through her worker, when they next meet. The worker knows that she shared a story, "
    "and nothing of what it says.",
    Way.PHONE: "She may be called or written to, in her words and at her time only.",
}


@dataclass(frozen=True)
class Yes:
    """Her yes in words."""

    said: tuple[str, ...]
    until: date
    then: str
    ends_with: tuple[str, ...]
    waits: bool
    """Whether it holds, and may still end with one of these."""

    openings: int | None
    opened: int
    not_near: tuple[str, ...]
    problems: tuple[str, ...]


def in_words(desk: Desk, session: Session, story: Story, moment: Moment) -> Yes | None:
    """Return her newest yes; None when she was never asked."""
    consent = consenting.newest(desk, session, story.id)
    if consent is None:
        return None
    opened = consenting.opened(desk, session, story.id)
    grant = consent.grant
    ticked = [*sorted(grant.audiences), *sorted(grant.professions), *sorted(grant.uses), *sorted(grant.media)]
    return Yes(
        said=(*(NAMES[option] for option in ticked), *_versions(grant)),
        until=grant.until,
        then=THEN[consent.then],
        ends_with=tuple(ENDS[event] for event in sorted(grant.ends_with)),
        waits=bool(grant.ends_with) and consent.status in AUTHORISING,
        openings=grant.openings,
        opened=opened,
        not_near=tuple(AREAS[area] for area in sorted(grant.not_near)),
        problems=consent.objections(moment, opened=opened),
    )


def _versions(grant: Grant) -> tuple[str, ...]:
    own = () if grant.own_words else ("Not in her own language",)
    return (*own, *(f"Translated into {languages.english_name(tag)}" for tag in sorted(grant.translations)))


def wishes_in_words(said: Wishes) -> tuple[str, ...]:
    """Return how she wants to be named, and who else is in it."""
    named = NAMED[said.naming].format(name=said.name)
    return (named, *(f"{OTHERS[who]} {HOW[how]}" for who, how in said.others.items()))
