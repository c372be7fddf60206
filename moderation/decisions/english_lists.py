"""The lesser lists of a translation looked through in one press, by name and never by nobody, as those of her own words are."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from archive.rules import anonymity
from archive.rules.clock import Moment
from archive.rules.errors import BadInput
from moderation.decisions import english_names, translating
from moderation.replacing.looking_through import LESSER, NOTHING_SHOWN
from stories.desk import Desk
from stories.finished import Passed
from stories.tables import Story, TranslationRow
from stories.tongues import Words


def look_through(
    desk: Desk,
    session: Session,
    story: Story,
    words: Words,
    *,
    tier: str,
    phrases: Collection[str],
    saved: int,
    staff_id: str,
    moment: Moment,
) -> TranslationRow:
    """Keep what was typed, and that somebody has looked: none of these phrases of a lesser tier tells who somebody is.

    Args:
        desk: the private side.
        session: of the desk's store.
        story: whose.
        words: as typed.
        tier: of which list.
        phrases: what stood in it on the page.
        saved: how often it had been kept when the page was made.
        staff_id: who has looked.
        moment: now.

    Raises:
        BadInput: no lesser tier, or none of these stands in it.
        Refused: as `translating.keep`.
    """
    _, of = translating.open_for(desk, session, story)
    there = english_names.found(desk, story, words, of) if tier in LESSER else ()
    fresh = tuple(
        Passed(one.phrase, tier, staff_id)
        for one in there
        if one.tier == tier
        and not one.is_let_be
        and any(anonymity.same_phrase(one.phrase, two) for two in phrases)
    )
    if not fresh:
        raise BadInput(NOTHING_SHOWN)
    return translating.keep(
        desk, session, story, words, saved=saved, staff_id=staff_id, moment=moment, looked=fresh
    )
