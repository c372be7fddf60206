"""Before her yes ends she is asked, on her own page: keep it as it is, or let it end. Silence ends it (g6).

Keeping is the same yes for the same length again, never a wider one, under words that have not changed. If they have,
she goes through the pages again.
"""

from __future__ import annotations

import dataclasses
from datetime import date

from archive.ground import audit, jobs
from archive.ground.languages import day, say
from archive.rules.consent import AUTHORISING, Consent, Status
from stories import answers, asking, consenting, sayings, withdrawal, wording
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import State, Story
from stories.visit import Turn, Visit

OUT = frozenset({State.PUBLISHED, State.RELEASED})
PART = 3
"""A short yes is asked about in its last third, not before."""


def is_asked(desk: Desk, story: Story, consent: Consent | None, today: date) -> bool:
    """Return whether she is asked now: it is out, its end is near, and she has not said to let it end."""
    if consent is None or consent.status not in AUTHORISING or story.hidden_by is not None:
        return False
    last = consent.grant.until
    window = min(desk.ask_days, max(1, (last - consent.given_on).days // PART))
    is_near = 0 <= (last - today).days <= window
    return story.state in OUT and is_near and story.let_end != last and kept_until(consent, today) > last


def kept_until(consent: Consent, today: date) -> date:
    """Return the last day if she keeps it today: as long again as she gave before, two years at most."""
    return min(today + (consent.grant.until - consent.given_on), answers.latest_day(today))


def has_new_words(consent: Consent) -> bool:
    """Return whether what she said yes to is worded otherwise now."""
    return consent.wording not in wording.accepted()


def question(desk: Desk, story: Story, consent: Consent | None, today: date) -> str:
    """Return what her page asks, in a sentence; empty when it asks nothing."""
    if consent is None or not is_asked(desk, story, consent, today):
        return ""
    said = sayings.ENDS_SOON_NEW_WORDS if has_new_words(consent) else sayings.ENDS_SOON
    return say(said, day=day(consent.grant.until), later=day(kept_until(consent, today)))


# Her moves


def keep(visit: Visit, posted: Posted) -> Turn:
    """Keep it as it is, for as long again; through all pages when the words have changed."""
    story = visit.story(posted.story)
    before = consenting.newest(visit.desk, visit.session, story.id)
    today = visit.moment.today
    if before is None or not is_asked(visit.desk, story, before, today):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    if has_new_words(before):
        withdrawal.lapse(visit.desk, visit.session, story, visit.moment)
        return asking.say_who(visit, posted)
    grant = dataclasses.replace(before.grant, until=kept_until(before, today))
    renewed = dataclasses.replace(before, grant=grant, status=Status.RENEWED, given_on=today)
    consenting.record(
        visit.desk, visit.session, story, renewed, version=wording.CURRENT.version, moment=visit.moment
    )
    # It is cleared anew before it stays: the worker puts it out again under its id, or holds it and tells her.
    jobs.later(visit.session, "publish", story.id, due=visit.moment.now)
    return Turn("status", story.id, told=(say(sayings.KEPT_ON, day=day(grant.until)),))


def let_end(visit: Visit, posted: Posted) -> Turn:
    """Let it end on its day, and ask no more."""
    story = visit.story(posted.story)
    consent = consenting.newest(visit.desk, visit.session, story.id)
    if consent is None or not is_asked(visit.desk, story, consent, visit.moment.today):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    story.let_end = consent.grant.until
    audit.note(visit.session, who=audit.HERS, act="let end", subject=story.id, at=visit.moment.now)
    return Turn("status", story.id, told=(say(sayings.ENDS_THEN, day=day(consent.grant.until)),))
