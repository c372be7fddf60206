"""Whose yes ends soon and who has not answered yet, and who wanted to be asked at the end: to be told the way she said (g6).

Who never said that we may get in touch stands in no list: her own page asks her when she next comes (a18).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.consent import Consent
from archive.rules.errors import NotFound
from moderation.letters.her_yes import REACHED
from stories import consenting, contact, finished, lasting
from stories.contact import Way
from stories.desk import Desk
from stories.tables import State, Story


@dataclass(frozen=True)
class Ending:
    """One story whose mother is to be told that her page asks her something."""

    id: str
    gist: str
    until: date
    days: int
    """Until its last day; below 0 it is over."""

    then: Then
    reach: str
    """The way she said; number, hours and words stand on her story's page, where looking at them is written down."""


def due(desk: Desk, session: Session, moment: Moment) -> tuple[Ending, ...]:
    """Return those whom she let us tell, the one that ends first at the head."""
    states = (State.PUBLISHED, State.LAPSED)
    query = select(Story).where(Story.state.in_(states), Story.hidden_by.is_(None))
    stories = session.execute(query).scalars().all()
    readable = desk.readable([story.id for story in stories])
    found = [
        (story, consent)
        for story in stories
        if story.id in readable and (consent := consenting.newest(desk, session, story.id)) is not None
    ]
    lines = [
        _line(desk, session, story, consent, way, moment)
        for story, consent in found
        if _is_due(desk, story, consent, moment) and (way := contact.way_of(desk, session, story)) != Way.NONE
    ]
    return tuple(sorted(lines, key=lambda line: (line.until, line.id)))


def _is_due(desk: Desk, story: Story, consent: Consent, moment: Moment) -> bool:
    if story.state == State.LAPSED:
        return consent.then == Then.ASK
    return lasting.is_asked(desk, story, consent, moment.today)


def _line(desk: Desk, session: Session, story: Story, consent: Consent, way: Way, moment: Moment) -> Ending:
    try:
        gist = finished.read(desk, finished.newest(session, story.id)).what
    except NotFound:
        gist = ""
    last = consent.grant.until
    return Ending(story.id, gist, last, (last - moment.today).days, consent.then, REACHED[way])
