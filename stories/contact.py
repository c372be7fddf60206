"""Whether and how she may be contacted, in her own terms, sealed; "never" is what holds until she says otherwise (a18).

Nothing here sends anything: a person reads it, calls or writes by hand, and says nothing of what it is about.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules.errors import Unreadable
from stories import identity
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import ContactRow, IdentityRow, Story

NEUTRAL = "Hello, call when you can. Jo"
"""What is written or said when she did not choose words of her own: no topic, no name of ours."""

FINDS_HER = ("number", "hours", "say", "voicemail")
"""What of her terms could find her, or tells somebody how."""

LONGEST = 200
"""Characters of a line that she typed."""

A_NUMBER = re.compile(r"\+?[0-9]{7,15}")
NO_NUMBER = "Put in a phone number that is safe, or pick another answer. What you typed is kept."
NO_TIME = "Put in a time that is safe, such as Monday, 10 to 12. What you typed is kept."


class Way(StrEnum):
    """By which way (page 8-contact)."""

    NONE = "none"
    WORKER = "worker"
    PHONE = "phone"


class Led(StrEnum):
    """Whether she wants to hear what her story led to."""

    ALL = "all"
    GOOD = "good"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Contact:
    """Her terms, as she gave them; what she left open is a no."""

    way: str = ""
    number: str = field(default="", repr=False)
    hours: str = field(default="", repr=False)
    say: str = field(default="", repr=False)
    """Words of her own for a text or a call; empty leaves it to `NEUTRAL`."""

    voicemail: str = ""
    led: str = ""
    """What she wants to hear of what it led to (`Led`); kept on the story, where `stories.impact` asks for it."""

    @property
    def reaches_by(self) -> Way:
        """The way that may be used: a phone only with a number and a time that are safe."""
        if self.way == Way.PHONE and problems(self):
            return Way.NONE
        return Way(self.way) if self.way in set(Way) else Way.NONE

    @property
    def words(self) -> str:
        """What may be said or written."""
        return self.say or NEUTRAL

    @property
    def may_leave_a_message(self) -> bool:
        """Whether a voice message may be left; only when she ticked it."""
        return self.voicemail == "voicemail"

    def ticked(self, group: str) -> tuple[str, ...]:
        """Return what is ticked in one question."""
        named = {"contact": self.way, "voicemail": self.voicemail, "led": self.led}
        return tuple(filter(None, [named.get(group, "")]))


def way_of(desk: Desk, session: Session, story: Story) -> Way:
    """Return by which way she may be reached, and nothing that could find her: all that the Desk's readers are told."""
    kept = _kept(desk, session, story)
    # Older rows, and those from the road, hold everything in one.
    if "reaches" not in kept:
        return Contact(**kept).reaches_by
    return Way(kept["reaches"]) if kept["reaches"] in set(Way) else Way.NONE


def of(desk: Desk, session: Session, story: Story) -> Contact:
    """Return her terms; none, when she gave none. For her own pages, and for what a custodian opens."""
    kept = _kept(desk, session, story)
    kept.pop("reaches", None)
    details = json.loads(identity.read(desk, session, story) or "{}")
    return Contact(**{**kept, **details}, led=story.told or "")


def keep(desk: Desk, session: Session, story: Story, contact: Contact) -> None:
    """Keep her terms, sealed: the way by itself, the rest as what could find her. A number no longer wanted is not kept."""
    story.told = contact.led or None
    terms = (
        contact if contact.way == Way.PHONE else replace(contact, number="", hours="", say="", voicemail="")
    )
    details = {name: getattr(terms, name) for name in FINDS_HER}
    if identity.is_on_the_road(session):
        _keep_terms(desk, session, story, {"way": terms.way, **details})
        return
    _keep_terms(desk, session, story, {"way": terms.way, "reaches": terms.reaches_by})
    identity.keep(desk, session, story, json.dumps(details))


def seal_older(desk: Desk, session: Session) -> int:
    """Seal what older rows, and those that came in from the road, still hold in one; return how many. Safe to repeat."""
    query = (
        select(Story)
        .join(ContactRow, ContactRow.story_id == Story.id)
        .outerjoin(IdentityRow, IdentityRow.story_id == Story.id)
        .where(IdentityRow.story_id.is_(None))
    )
    if identity.is_on_the_road(session):
        return 0
    older = session.execute(query).scalars().all()
    readable = desk.readable([story.id for story in older])
    found = [story for story in older if story.id in readable]
    return sum(_seal_one(desk, session, story) for story in found)


def _seal_one(desk: Desk, session: Session, story: Story) -> bool:
    try:
        keep(desk, session, story, of(desk, session, story))
    except Unreadable:
        return False  # Damaged: it stays as it lies, for `ihw check` to name, and keeps no other from being sealed.
    return True


def _kept(desk: Desk, session: Session, story: Story) -> dict[str, str]:
    row = session.get(ContactRow, story.id)
    kept: dict[str, str] = {}
    if row is not None:
        kept = json.loads(desk.unseal(story.id, row.terms, _about(story)))
    return kept


def _keep_terms(desk: Desk, session: Session, story: Story, terms: dict[str, str]) -> None:
    sealed = desk.seal(story.id, json.dumps(terms), _about(story))
    session.merge(ContactRow(story_id=story.id, terms=sealed))
    session.flush()


def from_press(posted: Posted) -> Contact:
    """Return what one press of the page says."""

    def one(group: str) -> str:
        return next(iter(posted.ticks.get(group, ())), "")

    lines = {name: " ".join(getattr(posted, name).split())[:LONGEST] for name in ("number", "hours", "say")}
    return Contact(way=one("contact"), voicemail=one("voicemail"), led=one("led"), **lines)


def problems(contact: Contact) -> tuple[str, ...]:
    """Return what is missing before she may be called or written to; empty for every other way."""
    if contact.way != Way.PHONE:
        return ()
    digits = re.sub(r"[\s().-]", "", contact.number)
    found = () if A_NUMBER.fullmatch(digits) else (NO_NUMBER,)
    return found if contact.hours else (*found, NO_TIME)


def _about(story: Story) -> str:
    return f"contact|terms|{story.id}"
