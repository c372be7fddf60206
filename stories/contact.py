"""Whether and how she may be contacted, in her own terms, sealed; "never" is what holds until she says otherwise (a18).

Nothing here sends anything: a person reads it, calls or writes by hand, and says nothing of what it is about.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from sqlalchemy.orm import Session

from stories.desk import Desk
from stories.forms import Posted
from stories.tables import ContactRow, Story

NEUTRAL = "Hello, call when you can. Jo"
"""What is written or said when she did not choose words of her own: no topic, no name of ours."""

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


def of(desk: Desk, session: Session, story: Story) -> Contact:
    """Return her terms; none, when she gave none."""
    row = session.get(ContactRow, story.id)
    kept = json.loads(desk.unseal(story.id, row.terms, _about(story))) if row is not None else {}
    return Contact(**kept, led=story.told or "")


def keep(desk: Desk, session: Session, story: Story, contact: Contact) -> None:
    """Keep her terms, sealed. A number that she no longer wants used is not kept."""
    kept = (
        contact if contact.way == Way.PHONE else replace(contact, number="", hours="", say="", voicemail="")
    )
    terms = {name: value for name, value in asdict(kept).items() if name != "led"}
    sealed = desk.seal(story.id, json.dumps(terms), _about(story))
    story.told = contact.led or None
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
