"""Her moves when what she pasted looks like a court paper: nothing is kept, it stands in the box again, and she says what it is.

A false alarm is a cold door. So the page never says that it is a court paper, only that it looks like one, and what she typed
stays on the page until she decides: take it out, tell it in her own words, or say that these are her own.
"""

from __future__ import annotations

from archive.rules.errors import BadInput, NotFound, Refused
from stories import asking, consenting, part_sayings, quarantine, sayings, telling
from stories.forms import Posted
from stories.visit import Turn, Visit

OWN_WORDS, PAPER_OUT = telling.OWN_WORDS, "paper-out"
SETTLES = frozenset({OWN_WORDS, PAPER_OUT})
"""What she may say of it."""


def own_words(visit: Visit, posted: Posted) -> Turn:
    """Set aside, sealed and unread, what she says are her own words. The first time, code words come with it."""
    if not posted.signs:
        return telling.save(visit, posted)
    story = telling.writable(visit, posted)
    try:
        telling.set_aside(visit, story, posted)
    except BadInput as found:
        return telling.met(visit, posted, found.sentences)
    turn = Turn("status" if visit.has_code_words else "write", story.id, told=(sayings.SET_ASIDE,))
    return turn if visit.has_code_words else telling.first_words(visit, turn, told=turn.told)


def paper_out(visit: Visit, posted: Posted) -> Turn:
    """Empty the box of it: what she had saved before stands there, and nothing of the paper was kept."""
    story = posted.story if posted.story in {one.id for one in visit.stories()} else ""
    return Turn("write", story, told=(sayings.PAPER_OUT,))


def tell_again(visit: Visit, posted: Posted) -> Turn:
    """Open her story for writing, so that she can tell it in her own words; it comes back to her for that."""
    story = visit.story(posted.story)
    if asking.is_with_us(story):
        try:
            consenting.ask_back(visit.session, story, visit.moment)
        except Refused as found:
            return Turn("status", story.id, problems=found.sentences)
    return Turn("write", story.id)


def take_out(visit: Visit, posted: Posted) -> Turn:
    """Take what is set aside out for good. Pressed twice, it is gone all the same."""
    story = visit.story(posted.story)
    try:
        quarantine.take_out(visit.desk, visit.session, story, posted.part, visit.moment)
    except NotFound:
        return Turn("status", story.id, told=(part_sayings.TAKEN_OUT,))
    return Turn("status", story.id, told=(part_sayings.TAKEN_OUT,))
