"""Her moves about the two versions of her words, her own and the English ones: each has a yes of its own, and a no."""

from __future__ import annotations

import dataclasses
from datetime import date

from archive.ground.languages import named_day, say
from archive.rules.consent import Status
from archive.rules.errors import BadInput, Refused
from archive.rules.grant import Grant
from stories import answers, consenting, sayings, tongues, withdrawal, wording
from stories.answers import OWN_WORDS
from stories.forms import Posted
from stories.tables import State, Story
from stories.tongues import How
from stories.visit import Turn, Visit

PAGE = "tongue"


def choose(visit: Visit, story: Story, ticks: tuple[str, ...]) -> Turn:
    """Keep in which words a story that is with us may be seen: less at once; English anew, as nothing of it exists yet."""
    before = consenting.newest(visit.desk, visit.session, story.id)
    if before is None or not tongues.has_another(story):
        return Turn("status", story.id)
    wanted = frozenset(ticks) & {OWN_WORDS, *tongues.INTO}
    grant = dataclasses.replace(
        before.grant, own_words=OWN_WORDS in wanted, translations=wanted - {OWN_WORDS}
    )
    problems = _problems(visit, before.wording, before.grant, grant)
    if problems:
        return Turn(PAGE, story.id, problems=problems)
    if not grant.translations <= before.grant.translations:
        _widen(visit, story, grant.translations)
    try:
        _narrow(visit, story, grant)
    except (BadInput, Refused) as found:
        return Turn(PAGE, story.id, problems=found.sentences)
    return Turn("narrow", story.id, told=(sayings.CHANGED,))


def show(visit: Visit, posted: Posted) -> Turn:
    """Show the English words, the very bytes that others will get, beside her own."""
    story = visit.story(posted.story)
    waits = tongues.waits_for_her(visit.desk, visit.session, story)
    return Turn("english" if waits is not None else "status", story.id)


def say_yes(visit: Visit, posted: Posted) -> Turn:
    """She says yes to exactly the English words that stood on the page, and how she met them is kept with it."""
    story = visit.story(posted.story)
    given = consenting.newest(visit.desk, visit.session, story.id)
    if given is not None and given.is_provisional:
        return Turn("status", story.id, problems=(sayings.CONFIRM_FIRST,))
    how = _how(posted)
    if how is None and tongues.waits_for_her(visit.desk, visit.session, story) is not None:
        return Turn("english", story.id, problems=(sayings.HOW_MET,))
    try:
        first = tongues.release(
            visit.desk, visit.session, story, seal=posted.seal, how=how or How.READ, moment=visit.moment
        )
    except Refused as found:
        return Turn("status", story.id, problems=found.sentences)
    return Turn("status", story.id, told=(_told(visit, story, first),))


def _told(visit: Visit, story: Story, first: date) -> str:
    if story.state == State.HERS:
        return sayings.ENGLISH_AFTER_OWN
    if visit.moment.today < first:
        return say(sayings.ENGLISH_RELEASED_WAITS, day=named_day(first))
    return sayings.ENGLISH_RELEASED


def say_no(visit: Visit, posted: Posted) -> Turn:
    """She does not want the English words. Her own stay as they are."""
    story = visit.story(posted.story)
    row = tongues.waits_for_her(visit.desk, visit.session, story)
    if row is None:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    tongues.refuse(visit.session, story, row, _how(posted), visit.moment)
    return _without_translation(visit, story, sayings.NO_ENGLISH)


def take_back_translation(visit: Visit, posted: Posted) -> Turn:
    """Take the English words back, now. Her own stay as they are."""
    return _without_translation(visit, visit.story(posted.story), sayings.ENGLISH_BACK)


def take_back_own(visit: Visit, posted: Posted) -> Turn:
    """Take her own words back, now. The English ones stay as they are."""
    story = visit.story(posted.story)
    given = consenting.newest(visit.desk, visit.session, story.id)
    if given is None or not given.grant.own_words:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    return _left(visit, story, dataclasses.replace(given.grant, own_words=False), sayings.OWN_BACK)


def _without_translation(visit: Visit, story: Story, told: str) -> Turn:
    given = consenting.newest(visit.desk, visit.session, story.id)
    if given is None or not given.grant.translations:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    return _left(visit, story, dataclasses.replace(given.grant, translations=frozenset()), told)


def _left(visit: Visit, story: Story, grant: Grant, told: str) -> Turn:
    if not (grant.own_words or grant.translations):
        withdrawal.hide(visit.desk, visit.session, story, visit.moment)
        return Turn("hidden", story.id, told=(sayings.THAT_WAS_ALL,))
    try:
        _narrow(visit, story, grant)
    except (BadInput, Refused) as found:
        return Turn("status", story.id, problems=found.sentences)
    return Turn("status", story.id, told=(told,))


def _problems(visit: Visit, worded: str, before: Grant, grant: Grant) -> tuple[str, ...]:
    if grant.own_words and not before.own_words:
        return (sayings.TOO_MANY_PEOPLE,)
    if grant.translations <= before.translations:
        return ()
    if visit.is_beside_worker:
        return (sayings.NOT_ALONE_NOW,)
    return () if worded in wording.accepted() else (sayings.NEW_WORDS_FIRST,)


def _widen(visit: Visit, story: Story, translations: frozenset[str]) -> None:
    """Record a yes to a translation. Nothing goes out by it: a translation has to be made, read by two, and released."""
    before = consenting.newest(visit.desk, visit.session, story.id)
    if before is None:
        return
    grant = dataclasses.replace(before.grant, translations=before.grant.translations | translations)
    shown = wording.shown()
    fresh = dataclasses.replace(
        before, grant=grant, status=Status.RENEWED, wording=shown.hash, language=shown.language
    )
    consenting.record(
        visit.desk, visit.session, story, fresh, version=wording.CURRENT.version, moment=visit.moment
    )


def _narrow(visit: Visit, story: Story, grant: Grant) -> None:
    withdrawal.narrow(
        visit.desk, visit.session, story, grant, version=wording.CURRENT.version, moment=visit.moment
    )
    if story.answers is not None:
        # What stands on the pages when she says yes again must not be more than she says now.
        before, kept = answers.answers_of(visit.desk, story), answers.tongue_of(grant)
        answers.keep(visit.desk, story, dataclasses.replace(before, tongue=kept))


def _how(posted: Posted) -> How | None:
    ticked = next(iter(posted.ticks.get("how", ())), "")
    return How(ticked) if ticked in set(How) else None
