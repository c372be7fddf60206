"""Where a particular person may look for her: whose voice would be heard, and that she has thought of it since (ADR 24).

She says it under *Who else is in your story*, before she is asked about her voice or long after. What she said of one story
counts for the voice in each of hers: it is the same person who could find out. It is spoken of after her six words only, as
everything that she says of others; and what she leaves as it is, she leaves on her own, never beside a worker.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from archive.media.kinds import Kind
from archive.rules.choices import HER_VOICE, Medium
from archive.rules.consent import AUTHORISING
from stories import answers, consenting, parts, sayings, wishes
from stories.forms import Posted
from stories.partwork import voice_in
from stories.tables import State, Story
from stories.visit import Turn, Visit
from stories.wishes import Wishes

SUGGESTED = Medium.READ_BY_OTHER.value
"""The answer about her voice that we suggest then: it stands first. It is no more ticked than any other."""

ASKS: Mapping[str, str] = {
    Medium.OWN_VOICE: sayings.THINK_OF_VOICE,
    Medium.CHANGED_VOICE: sayings.THINK_OF_CHANGED_VOICE,
}
"""What she is told, by the form in which her voice would be heard."""


def is_told(visit: Visit) -> bool:
    """Return whether she told us of such a person, as far as this visit may speak of it."""
    return any(
        wishes.of(visit.desk, visit.session, one).is_looked_for
        for one in visit.stories()
        if visit.may_read(one.id)
    )


def asks(visit: Visit, story: Story, page: str = "status") -> str:
    """Return what is said to her where her voice would be heard, and she has not thought of it since she told us; or nothing.

    Where its time is over nobody hears it: it is asked when she sends it again, on the page `check`, and not before.
    """
    if story.state == State.LAPSED and page != "check":
        return ""
    form = _form(visit, story)
    if form not in ASKS or story.hidden_by is not None or not is_told(visit):
        return ""
    return ASKS[form] if wishes.of(visit.desk, visit.session, story).voice != form else ""


def said_of_others(visit: Visit, before: Wishes, after: Wishes) -> None:
    """Ask anew about every voice of hers, where she told us of somebody whom she had not told us of."""
    if after.feared <= before.feared:
        return
    for one in visit.stories():
        said = wishes.of(visit.desk, visit.session, one)
        if said.voice:
            wishes.keep(visit.desk, visit.session, one, dataclasses.replace(said, voice=""))


def thought_of(visit: Visit, story: Story, page: str, form: str) -> None:
    """Note that she was told what a voice can give away, and lets hers be heard in this form."""
    if page != "voice" or form not in HER_VOICE or visit.is_beside_worker or not is_told(visit):
        return
    said = wishes.of(visit.desk, visit.session, story)
    wishes.keep(visit.desk, visit.session, story, dataclasses.replace(said, voice=form))


def leave_it(visit: Visit, posted: Posted) -> Turn:
    """She leaves her voice as it is. Never beside a worker."""
    story = visit.story(posted.story)
    page = "check" if posted.page == "check" else "status"
    if visit.is_beside_worker:
        return Turn(page, story.id, problems=(sayings.NOT_ALONE_NOW,))
    if not asks(visit, story, page):
        return Turn(page, story.id, told=(sayings.ALREADY,))
    thought_of(visit, story, "voice", _form(visit, story))
    return Turn(page, story.id, told=(sayings.VOICE_STAYS,))


def _form(visit: Visit, story: Story) -> str:
    """Return how she lets her voice be heard: as she ticked it so far, or as it is on record; empty for not at all."""
    if Kind.SOUND not in parts.kinds_of(visit.session, story.id):
        return ""
    if story.state in consenting.SENDABLE:
        return answers.answers_of(visit.desk, story).voice
    consent = consenting.newest(visit.desk, visit.session, story.id)
    is_yes = consent is not None and consent.status in AUTHORISING
    return voice_in(consent.grant.media) if consent is not None and is_yes else ""
